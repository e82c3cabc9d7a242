// SPDX-License-Identifier: Apache-2.0

/// Remembered results of type operations. Types never change, and results are asked for only of complete classes.
struct TypeCaches {
    /// Two types in one key.
    struct Pair: Hashable {
        let first: TypeID
        let second: TypeID
    }

    var subtypes: [Pair: Bool] = [:]
    var asSuper: [UInt64: TypeID] = [:]
    /// Fields and methods by class (or type) and name.
    var fields: [UInt64: [SymbolID]] = [:]
    var methods: [UInt64: [SymbolID]] = [:]
    var memberClasses: [UInt64: SymbolID] = [:]
    /// The abstract method of functional interfaces; `none` for other classes.
    var functions: [SymbolID: SymbolID] = [:]
    var captures: [TypeID: TypeID] = [:]
    var annotations: [SymbolID: AnnotationFacts] = [:]
    /// Subtyping questions being answered: asking one again means that the answer would never come.
    var active: Set<Pair> = []
    /// Pairs of type arguments being compared for a cast.
    var comparing: Set<Pair> = []
    /// Longest paths from classes up to Object.
    var ranks: [SymbolID: Int] = [:]
    /// Nesting of least upper bounds inside type arguments.
    var boundDepth: Int = 0
    /// Least upper bounds of arguments being computed.
    var merging: Set<Pair> = []
}
