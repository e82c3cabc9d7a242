// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Descriptors and signatures (JVMS 4.3, 4.7.9.1) to types.
//
// Type variables are resolved in a stack of scopes, innermost last; a variable nobody declares becomes the erroneous
// type. Malformed text gives nil, never a trap: class files are input. Depth is bounded like source's.

struct SignatureReader {
    private let universe: Universe
    private let bytes: UnsafeRawBufferPointer
    private(set) var position: Int = 0
    /// Variables in scope, innermost last.
    private(set) var scope: [(name: NameID, type: TypeID)]
    private var depth: Int = 0

    static let maximumDepth: Int = 200

    init(_ universe: Universe, _ bytes: UnsafeRawBufferPointer, scope: [(name: NameID, type: TypeID)]) {
        self.universe = universe
        self.bytes = bytes
        self.scope = scope
    }

    var isAtEnd: Bool { position >= bytes.count }
    private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    mutating func take(_ byte: UInt8) -> Bool {
        if current != byte || isAtEnd { return false }
        position += 1
        return true
    }

    // MARK: - Types

    /// A field type, or `V`.
    mutating func type() -> TypeID? {
        depth += 1
        defer { depth -= 1 }
        guard depth < SignatureReader.maximumDepth else { return nil }
        let first: UInt8 = current
        position += 1
        switch first {
        case 0x5A: return .boolean
        case 0x42: return .byte
        case 0x43: return .char
        case 0x53: return .short
        case 0x49: return .int
        case 0x4A: return .long
        case 0x46: return .float
        case 0x44: return .double
        case 0x56: return .void
        case 0x5B:
            guard let element: TypeID = type(), element != .void else { return nil }
            return universe.types.array(of: element)
        case 0x54:
            guard let name: NameID = name(until: 0x3B), take(0x3B) else { return nil }
            return scope.last { $0.name == name }?.type ?? .error
        case 0x4C:
            return classType()
        default:
            return nil
        }
    }

    /// Behind `L`: `java/util/Map<TK;TV;>.Entry<...>;`.
    private mutating func classType() -> TypeID? {
        let start: Int = position
        while !isAtEnd && current != 0x3B && current != 0x3C && current != 0x2E { position += 1 }
        var binaryName: [UInt8] = Array(bytes[start..<min(position, bytes.count)])
        if binaryName.isEmpty { return nil }
        var type: TypeID = .none
        while true {
            var arguments: TypeList = .empty
            if take(0x3C) {
                guard let list: TypeList = typeArguments() else { return nil }
                arguments = list
            }
            let name: NameID = universe.name(modified: binaryName)
            // A raw or ungeneric outer type says nothing that the class itself does not say.
            let isOuterParameterized: Bool =
                !type.isNone && (universe.types[type].c != 0 || universe.types[type].b != 0)
            type = universe.types.classType(
                universe.classSymbol(name), enclosing: isOuterParameterized ? type : .none, arguments: arguments)
            if take(0x3B) { return type }
            guard take(0x2E) else { return nil }
            binaryName.append(0x24)
            let segment: Int = position
            while !isAtEnd && current != 0x3B && current != 0x3C && current != 0x2E { position += 1 }
            if position == segment { return nil }
            binaryName.append(contentsOf: bytes[segment..<position])
        }
    }

    /// Behind `<`, up to and including `>`.
    private mutating func typeArguments() -> TypeList? {
        var arguments: [TypeID] = []
        while !take(0x3E) {
            switch current {
            case 0x2A:
                position += 1
                arguments.append(universe.types.wildcard(.unbounded))
            case 0x2B, 0x2D:
                let kind: WildcardKind = current == 0x2B ? .extends : .super
                position += 1
                guard let bound: TypeID = type() else { return nil }
                arguments.append(universe.types.wildcard(kind, bound))
            default:
                guard let argument: TypeID = type() else { return nil }
                arguments.append(argument)
            }
        }
        return arguments.isEmpty ? nil : universe.types.list(arguments)
    }

    private mutating func name(until end: UInt8) -> NameID? {
        let start: Int = position
        while !isAtEnd && current != end { position += 1 }
        if isAtEnd || position == start { return nil }
        return universe.name(modified: Array(bytes[start..<position]))
    }

    // MARK: - Declarations

    /// `<T:Ljava/lang/Object;U::...>` if there is one: declares the variables as owned by `owner` and brings them into
    /// scope. Bounds may mention any of them, so they are read in a second pass.
    mutating func typeParameters(of owner: SymbolID) -> TypeList? {
        guard take(0x3C) else { return .empty }
        let start: Int = position
        var declared: [SymbolID] = []
        // First pass: names. Bounds are crossed with a scope in which the variables do not exist yet.
        while !take(0x3E) {
            guard let name: NameID = name(until: 0x3A) else { return nil }
            declared.append(universe.makeTypeVariable(name, owner: owner))
            guard bounds() != nil else { return nil }
        }
        let variables: [TypeID] = declared.map { universe[$0].type }
        for (index, symbol): (Int, SymbolID) in declared.enumerated() {
            scope.append((name: universe[symbol].name, type: variables[index]))
        }
        // Second pass: bounds.
        position = start
        for symbol: SymbolID in declared {
            guard name(until: 0x3A) != nil, let bounds: [TypeID] = bounds() else { return nil }
            universe.setBounds(bounds, of: symbol)
        }
        return take(0x3E) ? universe.types.list(variables) : nil
    }

    private mutating func bounds() -> [TypeID]? {
        var bounds: [TypeID] = []
        while take(0x3A) {
            // The class bound may be empty when interfaces follow.
            if bounds.isEmpty && current == 0x3A { continue }
            guard let bound: TypeID = type() else { return nil }
            bounds.append(bound)
        }
        return bounds
    }

    /// `(parameters)result^thrown`.
    mutating func method() -> (parameters: [TypeID], result: TypeID, thrown: [TypeID])? {
        guard take(0x28) else { return nil }
        var parameters: [TypeID] = []
        while !take(0x29) {
            guard let parameter: TypeID = type(), parameter != .void else { return nil }
            parameters.append(parameter)
        }
        guard let result: TypeID = type() else { return nil }
        var thrown: [TypeID] = []
        while take(0x5E) {
            guard let exception: TypeID = type() else { return nil }
            thrown.append(exception)
        }
        return isAtEnd ? (parameters, result, thrown) : nil
    }
}
