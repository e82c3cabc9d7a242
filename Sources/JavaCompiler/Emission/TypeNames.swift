// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Types as class files spell them: internal names, descriptors and signatures (JVMS 4.2.1, 4.3, 4.7.9.1). Names and
// descriptors are interned and remembered by type and by method.

/// Spells types. One per compilation; not thread-safe.
final class TypeNames {
    let universe: Universe
    private var names: NameTable { universe.names }
    /// Descriptors by type; 0 is not known yet.
    private let descriptors: RawVector<UInt32> = RawVector(capacity: 4096)
    /// Descriptors by method symbol.
    private let methods: RawVector<UInt32> = RawVector(capacity: 4096)
    private let buffer: RawVector<UInt8> = RawVector(capacity: 256)

    init(_ universe: Universe) { self.universe = universe }

    deinit {
        descriptors.destroy()
        methods.destroy()
        buffer.destroy()
    }

    /// `java/util/Map$Entry` of a class type, the descriptor of an array type. Precondition: erased.
    func internalName(_ type: TypeID) -> NameID {
        let record: TypeRecord = universe.types[type]
        return record.kind == .class ? universe.binaryName(SymbolID(record.a)) : descriptor(type)
    }

    /// The descriptor of an erased type.
    func descriptor(_ type: TypeID) -> NameID {
        let index: Int = Int(type.rawValue)
        if index >= descriptors.count { descriptors.resize(to: universe.types.count, filling: 0) }
        if descriptors[index] != 0 { return NameID(descriptors[index]) }
        let mark: Int = buffer.count
        append(type)
        let name: NameID = names.intern(
            UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer.elements)[mark...]))
        buffer.truncate(to: mark)
        descriptors[index] = name.rawValue
        return name
    }

    private func append(_ type: TypeID) {
        switch type {
        case .boolean: buffer.append(0x5A)
        case .byte: buffer.append(0x42)
        case .char: buffer.append(0x43)
        case .short: buffer.append(0x53)
        case .int: buffer.append(0x49)
        case .long: buffer.append(0x4A)
        case .float: buffer.append(0x46)
        case .double: buffer.append(0x44)
        case .void: buffer.append(0x56)
        default:
            let record: TypeRecord = universe.types[type]
            if record.kind == .array {
                buffer.append(0x5B)
                append(TypeID(record.a))
            } else if record.kind == .class {
                buffer.append(0x4C)
                buffer.append(contentsOf: names.bytes(of: universe.binaryName(SymbolID(record.a))))
                buffer.append(0x3B)
            } else {
                append(record.kind == .null || record.kind == .error ? universe.known.object : universe.erasure(type))
            }
        }
    }

    /// A method descriptor of erased types.
    func descriptor(_ parameters: [TypeID], _ result: TypeID) -> NameID {
        let mark: Int = buffer.count
        buffer.append(0x28)
        for parameter: TypeID in parameters { append(parameter) }
        buffer.append(0x29)
        append(result)
        let name: NameID = names.intern(
            UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer.elements)[mark...]))
        buffer.truncate(to: mark)
        return name
    }

    /// The descriptor of a method or constructor as declared: without what lowering adds.
    func descriptor(method: SymbolID) -> NameID {
        let index: Int = Int(method.rawValue)
        if index >= methods.count { methods.resize(to: index + 1024, filling: 0) }
        if methods[index] != 0 { return NameID(methods[index]) }
        let type: TypeID = universe[method].type
        let name: NameID = descriptor(
            universe.parameterTypes(type).map { universe.erasure($0) }, universe.erasure(universe.resultType(type)))
        methods[index] = name.rawValue
        return name
    }

    // MARK: - Signatures

    /// The signature of a field, or nil if it says no more than the descriptor.
    func signature(_ type: TypeID) -> NameID? {
        guard needsSignature(type) else { return nil }
        var text: [UInt8] = []
        append(signature: type, to: &text)
        return intern(text)
    }

    /// The signature of a method, or nil. `thrown` types belong to it when one of them is a type variable.
    func signature(method type: TypeID) -> NameID? {
        let parameters: [TypeID] = universe.parameterTypes(type)
        let result: TypeID = universe.resultType(type)
        let thrown: [TypeID] = universe.thrownTypes(type)
        let variables: [TypeID] = universe.typeVariables(type)
        let hasThrown: Bool = thrown.contains { needsSignature($0) }
        guard
            !variables.isEmpty || hasThrown || needsSignature(result)
                || parameters.contains(where: { needsSignature($0) })
        else { return nil }
        var text: [UInt8] = []
        append(parameters: variables, to: &text)
        text.append(0x28)
        for parameter: TypeID in parameters { append(signature: parameter, to: &text) }
        text.append(0x29)
        append(signature: result, to: &text)
        if hasThrown {
            for type: TypeID in thrown {
                text.append(0x5E)
                append(signature: type, to: &text)
            }
        }
        return intern(text)
    }

    /// The signature of a class, or nil.
    func signature(class symbol: SymbolID) -> NameID? {
        let variables: [TypeID] = universe.types.elements(universe.typeParameters(symbol))
        let own: TypeID = universe.ownType(symbol)
        let parent: TypeID = universe.isInterface(symbol) ? universe.known.object : universe.superclass(own)
        let interfaces: [TypeID] = universe.interfaces(own)
        guard !variables.isEmpty || needsSignature(parent) || interfaces.contains(where: { needsSignature($0) }) else {
            return nil
        }
        var text: [UInt8] = []
        append(parameters: variables, to: &text)
        append(signature: parent.isNone ? universe.known.object : parent, to: &text)
        for interface: TypeID in interfaces { append(signature: interface, to: &text) }
        return intern(text)
    }

    private func intern(_ text: [UInt8]) -> NameID { text.withUnsafeBufferPointer { names.intern($0) } }

    private func needsSignature(_ type: TypeID) -> Bool {
        let record: TypeRecord = universe.types[type]
        switch record.kind {
        case .class: return record.b != 0 || record.c != 0
        case .array: return needsSignature(TypeID(record.a))
        case .typeVariable, .intersection, .wildcard: return true
        default: return false
        }
    }

    private func append(parameters: [TypeID], to text: inout [UInt8]) {
        if parameters.isEmpty { return }
        text.append(0x3C)
        for variable: TypeID in parameters {
            let symbol: SymbolID = SymbolID(universe.types[variable].a)
            text.append(contentsOf: names.bytes(of: universe[symbol].name))
            let bounds: [TypeID] = universe.bounds(symbol)
            // The class bound stands between two colons, and is left out when there are only interfaces.
            if let first: TypeID = bounds.first, universe.isInterfaceType(first) { text.append(0x3A) }
            for bound: TypeID in bounds {
                text.append(0x3A)
                append(signature: bound, to: &text)
            }
        }
        text.append(0x3E)
    }

    func append(signature type: TypeID, to text: inout [UInt8]) {
        let record: TypeRecord = universe.types[type]
        switch record.kind {
        case .array:
            text.append(0x5B)
            append(signature: TypeID(record.a), to: &text)
        case .typeVariable:
            let symbol: Symbol = universe[SymbolID(record.a)]
            if symbol.traits.contains(.isCaptured) {
                return append(signature: universe.erasure(type), to: &text)
            }
            text.append(0x54)
            text.append(contentsOf: names.bytes(of: symbol.name))
            text.append(0x3B)
        case .intersection:
            append(signature: universe.types.element(TypeList(WordList(record.c)), 0), to: &text)
        case .wildcard:
            switch WildcardKind(rawValue: record.variant) ?? .unbounded {
            case .unbounded: text.append(0x2A)
            case .extends:
                text.append(0x2B)
                append(signature: TypeID(record.a), to: &text)
            case .super:
                text.append(0x2D)
                append(signature: TypeID(record.a), to: &text)
            }
        case .class:
            text.append(0x4C)
            append(classSignature: record, to: &text)
            text.append(0x3B)
        default:
            text.append(contentsOf: names.bytes(of: descriptor(type)))
        }
    }

    private func append(classSignature record: TypeRecord, to text: inout [UInt8]) {
        let symbol: SymbolID = SymbolID(record.a)
        let binaryName: UnsafeBufferPointer<UInt8> = names.bytes(of: universe.binaryName(symbol))
        if record.b != 0 {
            let outer: TypeRecord = universe.types[TypeID(record.b)]
            append(classSignature: outer, to: &text)
            text.append(0x2E)
            let outerName: Int = names.bytes(of: universe.binaryName(SymbolID(outer.a))).count
            let isPrefixed: Bool = binaryName.count > outerName + 1
            text.append(contentsOf: isPrefixed ? binaryName[(outerName + 1)...] : binaryName[...])
        } else {
            text.append(contentsOf: binaryName)
        }
        let arguments: [TypeID] = universe.types.elements(TypeList(WordList(record.c)))
        if arguments.isEmpty { return }
        text.append(0x3C)
        for argument: TypeID in arguments { append(signature: argument, to: &text) }
        text.append(0x3E)
    }
}
