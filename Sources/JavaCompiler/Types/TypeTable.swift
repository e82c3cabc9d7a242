// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// All types of a compilation, each stored once.
//
// Hash-consing makes identity of types a comparison of numbers, lets results of type operations be cached by number, and
// bounds memory by the number of different types. Lists of types are interned the same way. A type whose meaning can
// still change (a type variable whose bounds are not read yet, a class that is not complete) is represented by its
// symbol, so no record ever changes.

/// The types of one compilation. Not thread-safe.
package final class TypeTable {
    let records: RecordTable<TypeRecord>
    /// Lists: at a list's index its length, then the words.
    private var words: [UInt32] = [0]
    private var typeSlots: [UInt32]
    private var listSlots: [UInt32]
    private var listCount: Int = 0

    package init() {
        records = RecordTable(absent: TypeRecord(kind: .none), capacity: 1024)
        typeSlots = [UInt32](repeating: 0, count: 2048)
        listSlots = [UInt32](repeating: 0, count: 1024)
        for kind: UInt8 in 0...8 {
            let isVoid: Bool = kind == PrimitiveKind.void.rawValue
            _ = intern(TypeRecord(kind: isVoid ? .void : .primitive, variant: kind))
        }
        _ = intern(TypeRecord(kind: .null))
        _ = intern(TypeRecord(kind: .error, flags: .mentionsErrors))
        assert(records.count == 12)
    }

    deinit { records.destroy() }

    package var count: Int { records.count }

    @inline(__always)
    package subscript(type: TypeID) -> TypeRecord { records[type.rawValue] }

    @inline(__always)
    package func kind(_ type: TypeID) -> TypeKind { records[type.rawValue].kind }

    // MARK: - Making types

    package func classType(_ symbol: SymbolID, enclosing: TypeID = .none, arguments: TypeList = .empty) -> TypeID {
        var flags: TypeFlags = enclosing.isNone ? [] : self[enclosing].flags
        for argument: TypeID in elements(arguments) {
            flags.formUnion(self[argument].flags.subtracting(.hasWildcardArguments))
            if kind(argument) == .wildcard { flags.insert(.hasWildcardArguments) }
        }
        return intern(
            TypeRecord(
                kind: .class, flags: flags, a: symbol.rawValue, b: enclosing.rawValue, c: arguments.words.rawValue))
    }

    package func array(of element: TypeID) -> TypeID {
        intern(
            TypeRecord(
                kind: .array, flags: self[element].flags.subtracting(.hasWildcardArguments), a: element.rawValue))
    }

    package func typeVariable(_ symbol: SymbolID, isCaptured: Bool = false) -> TypeID {
        intern(
            TypeRecord(
                kind: .typeVariable, flags: isCaptured ? [.mentionsVariables, .mentionsCaptured] : .mentionsVariables,
                a: symbol.rawValue))
    }

    /// The inference variable of an index (JLS 18.1.1).
    func inferenceVariable(_ index: Int) -> TypeID {
        intern(TypeRecord(kind: .inferenceVariable, flags: .mentionsInference, a: UInt32(truncatingIfNeeded: index)))
    }

    /// Whether an inference variable occurs in a type.
    @inline(__always)
    func mentionsInference(_ type: TypeID) -> Bool { records[type.rawValue].flags.contains(.mentionsInference) }

    package func wildcard(_ kind: WildcardKind, _ bound: TypeID = .none) -> TypeID {
        let flags: TypeFlags = bound.isNone ? [] : self[bound].flags.subtracting(.hasWildcardArguments)
        return intern(TypeRecord(kind: .wildcard, variant: kind.rawValue, flags: flags, a: bound.rawValue))
    }

    /// Precondition: two components or more.
    package func intersection(_ components: [TypeID]) -> TypeID {
        assert(components.count > 1)
        return intern(
            TypeRecord(kind: .intersection, flags: flags(of: components), c: list(components).words.rawValue))
    }

    package func method(parameters: [TypeID], result: TypeID, thrown: [TypeID]) -> TypeID {
        intern(
            TypeRecord(
                kind: .method, flags: flags(of: parameters).union(flags(of: thrown)).union(flags(of: [result])),
                a: result.rawValue, b: list(parameters).words.rawValue, c: list(thrown).words.rawValue))
    }

    package func genericMethod(_ method: TypeID, variables: TypeList) -> TypeID {
        intern(
            TypeRecord(
                kind: .genericMethod, flags: self[method].flags, a: method.rawValue, c: variables.words.rawValue))
    }

    private func flags(of types: [TypeID]) -> TypeFlags {
        var flags: TypeFlags = []
        for type: TypeID in types { flags.formUnion(self[type].flags) }
        return flags.subtracting(.hasWildcardArguments)
    }

    // MARK: - Lists

    package func list(_ types: [TypeID]) -> TypeList { TypeList(list(words: types.map(\.rawValue))) }

    package func elements(_ list: TypeList) -> [TypeID] { self.words(list.words).map { TypeID($0) } }

    package func count(_ list: TypeList) -> Int { Int(words[Int(list.words.rawValue)]) }

    package func element(_ list: TypeList, _ index: Int) -> TypeID {
        precondition(index >= 0 && index < count(list))
        return TypeID(words[Int(list.words.rawValue) + 1 + index])
    }

    func words(_ list: WordList) -> ArraySlice<UInt32> {
        let start: Int = Int(list.rawValue)
        return words[(start + 1)..<(start + 1 + Int(words[start]))]
    }

    func list(words new: [UInt32]) -> WordList {
        if new.isEmpty { return .empty }
        var hash: UInt32 = UInt32(truncatingIfNeeded: new.count)
        for word: UInt32 in new { hash = TypeTable.mix(hash, word) }
        var slot: Int = Int(hash) & (listSlots.count - 1)
        while listSlots[slot] != 0 {
            let found: Int = Int(listSlots[slot])
            if Int(words[found]) == new.count, words[(found + 1)..<(found + 1 + new.count)].elementsEqual(new) {
                return WordList(UInt32(found))
            }
            slot = (slot + 1) & (listSlots.count - 1)
        }
        let index: UInt32 = UInt32(words.count)
        words.append(UInt32(new.count))
        words.append(contentsOf: new)
        listSlots[slot] = index
        listCount += 1
        if listCount * 2 > listSlots.count { growLists() }
        return WordList(index)
    }

    // MARK: - Interning

    private func intern(_ record: TypeRecord) -> TypeID {
        var slot: Int = Int(TypeTable.hash(record)) & (typeSlots.count - 1)
        while typeSlots[slot] != 0 {
            if records[typeSlots[slot]] == record { return TypeID(typeSlots[slot]) }
            slot = (slot + 1) & (typeSlots.count - 1)
        }
        let index: UInt32 = records.append(record)
        typeSlots[slot] = index
        if records.count * 2 > typeSlots.count { growTypes() }
        return TypeID(index)
    }

    private static func mix(_ hash: UInt32, _ word: UInt32) -> UInt32 {
        let product: UInt64 = UInt64(hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return UInt32(truncatingIfNeeded: product ^ product >> 32)
    }

    private static func hash(_ record: TypeRecord) -> UInt32 {
        mix(mix(mix(UInt32(record.kind.rawValue) << 8 | UInt32(record.variant), record.a), record.b), record.c)
    }

    private func growTypes() {
        typeSlots = [UInt32](repeating: 0, count: typeSlots.count * 2)
        for index: UInt32 in 1..<UInt32(records.count) {
            var slot: Int = Int(TypeTable.hash(records[index])) & (typeSlots.count - 1)
            while typeSlots[slot] != 0 { slot = (slot + 1) & (typeSlots.count - 1) }
            typeSlots[slot] = index
        }
    }

    private func growLists() {
        listSlots = [UInt32](repeating: 0, count: listSlots.count * 2)
        var index: Int = 1
        while index < words.count {
            let length: Int = Int(words[index])
            var hash: UInt32 = UInt32(length)
            for word: UInt32 in words[(index + 1)..<(index + 1 + length)] { hash = TypeTable.mix(hash, word) }
            var slot: Int = Int(hash) & (listSlots.count - 1)
            while listSlots[slot] != 0 { slot = (slot + 1) & (listSlots.count - 1) }
            listSlots[slot] = UInt32(index)
            index += length + 1
        }
    }
}
