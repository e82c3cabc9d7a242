// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

extension ClassReader {
    func readMembers() {
        for field: MemberView in view.fields where !field.accessFlags.contains(.synthetic) { readField(field) }
        for method: MemberView in view.methods where !method.accessFlags.contains(.synthetic) { readMethod(method) }
        if let record: AttributeView = view.first(.record, in: view.attributes) { readComponents(record) }
    }

    private func readField(_ field: MemberView) {
        var signature: UnsafeRawBufferPointer = utf8(field.descriptorIndex)
        let descriptor: UnsafeRawBufferPointer = signature
        var traits: SymbolTraits = field.accessFlags.contains(.enum) ? .isEnumConstant : []
        var constant: UInt32 = 0
        for attribute: AttributeView in field.attributes {
            switch view.kind(of: attribute) {
            case .signature: signature = utf8(attribute.u2)
            case .deprecated: traits.insert(.isDeprecated)
            case .runtimeVisibleAnnotations where isForRemoval(attribute): traits.insert(.isForRemoval)
            case .constantValue where field.accessFlags.contains(.final):
                if let value: ConstantValue = constantValue(attribute.u2) {
                    constant = UInt32(universe.constants.count)
                    universe.constants.append(value)
                }
            default: break
            }
        }
        var reader: SignatureReader = SignatureReader(universe, signature, scope: scope)
        var fallback: SignatureReader = SignatureReader(universe, descriptor, scope: [])
        let type: TypeID = reader.type() ?? fallback.type() ?? .error
        _ = universe.append(
            Symbol(
                kind: .field, access: field.accessFlags.rawValue, traits: traits, name: name(utf8(field.nameIndex)),
                owner: symbol, type: type, details: constant))
    }

    private func constantValue(_ index: UInt16) -> ConstantValue? {
        let pool: ConstantPoolView = view.constantPool
        switch pool.tag(at: index) {
        case .integer: return .int(Int32(bitPattern: pool.u4(at: index)))
        case .long: return .long(Int64(bitPattern: pool.u8(at: index)))
        case .float: return .float(bits: pool.u4(at: index))
        case .double: return .double(bits: pool.u8(at: index))
        case .string: return .string(name(pool.stringBytes(at: index)))
        default: return nil
        }
    }

    private func readMethod(_ method: MemberView) {
        let methodName: NameID = name(utf8(method.nameIndex))
        if methodName == .classInitializer { return }
        let flags: AccessFlags = method.accessFlags
        let descriptor: UnsafeRawBufferPointer = utf8(method.descriptorIndex)
        var signature: UnsafeRawBufferPointer?
        var thrown: [TypeID] = []
        var traits: SymbolTraits = flags.contains(.varargs) ? .isVarargs : []
        for attribute: AttributeView in method.attributes {
            switch view.kind(of: attribute) {
            case .signature: signature = utf8(attribute.u2)
            case .exceptions:
                thrown = attribute.indices.map { index in
                    universe.details(universe.classSymbol(name(view.constantPool.className(at: index)))).erasure
                }
            case .deprecated: traits.insert(.isDeprecated)
            case .runtimeVisibleAnnotations where isForRemoval(attribute): traits.insert(.isForRemoval)
            case .annotationDefault: traits.insert(.hasDefaultValue)
            default: break
            }
        }
        if isInterface && flags.isDisjoint(with: [.abstract, .static, .private]) { traits.insert(.isDefault) }
        if flags.contains(.native) && flags.contains(.varargs) && isPolymorphicOwner {
            traits.insert(.isSignaturePolymorphic)
        }
        let member: SymbolID = universe.append(
            Symbol(kind: .method, access: flags.rawValue, traits: traits, name: methodName, owner: symbol))
        let type: TypeID? = signature.flatMap { methodType($0, of: member, thrown) }
        let result: TypeID = type ?? methodTypeFromDescriptor(descriptor, methodName, thrown)
        universe.update(member) { $0.type = result }
    }

    /// Only these classes may have signature-polymorphic methods (JLS 15.12.3).
    private var isPolymorphicOwner: Bool {
        view.thisClassName.equals("java/lang/invoke/MethodHandle")
            || view.thisClassName.equals("java/lang/invoke/VarHandle")
    }

    private func methodType(
        _ signature: UnsafeRawBufferPointer, of member: SymbolID, _ declared: [TypeID]
    ) -> TypeID? {
        var reader: SignatureReader = SignatureReader(universe, signature, scope: scope)
        guard let variables: TypeList = reader.typeParameters(of: member),
            let (parameters, result, thrown): ([TypeID], TypeID, [TypeID]) = reader.method()
        else { return nil }
        // Exceptions are in the signature only if one of them is generic.
        let type: TypeID = universe.types.method(
            parameters: parameters, result: result, thrown: thrown.isEmpty ? declared : thrown)
        return variables.isEmpty ? type : universe.types.genericMethod(type, variables: variables)
    }

    private func methodTypeFromDescriptor(
        _ descriptor: UnsafeRawBufferPointer, _ name: NameID, _ thrown: [TypeID]
    ) -> TypeID {
        var reader: SignatureReader = SignatureReader(universe, descriptor, scope: [])
        guard let read: ([TypeID], TypeID, [TypeID]) = reader.method() else { return .error }
        var parameters: [TypeID] = read.0
        // Descriptors of constructors show parameters the language does not: the instance around an inner class, name
        // and ordinal of an enum constant.
        if name == .constructor {
            if universe[symbol].flavor == ClassFlavor.enum.rawValue, parameters.count >= 2 {
                parameters.removeFirst(2)
            } else if universe[universe[symbol].owner].kind == .class, !universe[symbol].flags.contains(.static),
                !parameters.isEmpty
            {
                parameters.removeFirst()
            }
        }
        return universe.types.method(parameters: parameters, result: read.1, thrown: thrown)
    }

    private func readComponents(_ attribute: AttributeView) {
        guard let components: RecordComponents = RecordComponents(attribute) else { return }
        var fields: [UInt32] = []
        for component: RecordComponents.Component in components {
            let name: NameID = name(utf8(component.nameIndex))
            guard let field: SymbolID = universe.members(name, .field, of: symbol).first else { continue }
            universe.update(field) { $0.traits.insert(.isRecordField) }
            fields.append(field.rawValue)
        }
        let list: WordList = universe.types.list(words: fields)
        universe.updateDetails(symbol) { $0.recordFields = list }
    }
}

extension Universe {
    /// Fields of a record's components, in order.
    package func recordFields(_ symbol: SymbolID) -> [SymbolID] {
        complete(symbol)
        return types.words(details(symbol).recordFields).map { SymbolID($0) }
    }
}

extension ClassReader {
    /// Whether annotations have `@Deprecated(forRemoval = true)`. Gives up at values that are no plain constants.
    func isForRemoval(_ attribute: AttributeView) -> Bool {
        let bytes: UnsafeRawBufferPointer = attribute.payload
        var at: Int = 0
        func next() -> Int? {
            guard at + 2 <= bytes.count else { return nil }
            defer { at += 2 }
            return Int(bytes[at]) << 8 | Int(bytes[at + 1])
        }
        guard let count: Int = next() else { return false }
        for _: Int in 0..<count {
            guard let type: Int = next(), let pairs: Int = next() else { return false }
            let isDeprecated: Bool = text(type) == "Ljava/lang/Deprecated;"
            for _: Int in 0..<pairs {
                guard let element: Int = next(), at < bytes.count else { return false }
                let tag: UInt8 = bytes[at]
                at += 1
                guard "BCDFIJSZs".utf8.contains(tag), let value: Int = next() else { return false }
                if isDeprecated, text(element) == "forRemoval", let index: UInt16 = UInt16(exactly: value),
                    case .int(1)? = constantValue(index)
                {
                    return true
                }
            }
        }
        return false
    }

    private func text(_ index: Int) -> String {
        String(decoding: utf8(UInt16(truncatingIfNeeded: index)), as: UTF8.self)
    }
}
