// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Lambda expressions (JLS 15.27): the body becomes a private method of the class, `lambda$method$n`, whose first
// parameters are the captured variables; the expression itself is an `invokedynamic` instruction that LambdaMetafactory
// links. The method is static unless the body needs `this`.

extension Generator {
    func emitLambda(_ node: NodeID, _ found: Node) -> TypeID {
        let made: LambdaCode = c.lambdas[node] ?? makeLambda(node, found)
        c.lambdas[node] = made
        return emitFunction(made)
    }

    /// Pushes what the function captures and makes it.
    private func emitFunction(_ made: LambdaCode) -> TypeID {
        var count: Int = 0
        if made.capturesThis {
            if made.usesOuterParameter {
                code.load(method.outerSlot, .object(universe.details(c.outerClass).erasure))
            } else {
                code.load(0, .object(c.type))
            }
            count += 1
        }
        for variable: SymbolID in made.captured { _ = loadVariable(variable) }
        count += made.captured.count
        invokeDynamic(constant: made.constant, pops: count, push: .object(made.interface))
        return made.interface
    }

    private func makeLambda(_ node: NodeID, _ found: Node) -> LambdaCode {
        let info: LambdaInfo = results.lambda(node)
        var captured: [SymbolID] = []
        var capturesThis: Bool = info.capturesThis
        for variable: SymbolID in info.captured {
            let isField: Bool = method.capturedSlots[variable] == nil && capturedField(variable) != nil
            if isField { capturesThis = true } else { captured.append(variable) }
        }
        if method.isStatic { capturesThis = false }
        // Before the superclass's constructor was called there is no `this`, but perhaps the instance around.
        let hasThis: Bool = !(code.nextLocal > 0 && code.locals[0] == .uninitializedThis)
        let usesOuter: Bool = capturesThis && (!hasThis || (method.isLambda && method.outerSlot >= 0))
        let capturesInstance: Bool = capturesThis && !usesOuter
        let descriptor: TypeID = info.function.descriptor
        let result: TypeID = erasure(universe.resultType(descriptor))
        let name: NameID = nextLambdaName()
        var parameters: [(type: TypeID, symbol: SymbolID)] = captured.map { (erasure(universe[$0].type), $0) }
        parameters += info.parameters.map { (erasure(universe[$0].type), $0) }
        let outerType: TypeID = usesOuter ? universe.details(c.outerClass).erasure : .none
        let allTypes: [TypeID] = (usesOuter ? [outerType] : []) + parameters.map { $0.type }
        let text: NameID = typeNames.descriptor(allTypes, result)
        let savedSlots: [(SymbolID, Int)] = captured.map { ($0, slot(of: $0)) }
        let body: NodeID = NodeID(found.b)
        emitLambdaMethod(
            name, text, isStatic: !capturesInstance, parameters: parameters, outerType: outerType, result: result,
            attributes: { self.writeTypeAnnotations(self.parameterTypeAnnotations(NodeList(found.a)), to: $0) }
        ) {
            self.emitLambdaBody(body, result)
        }
        for (variable, slot): (SymbolID, Int) in savedSlots { setSlot(slot, of: variable) }
        let interface: TypeID = erasure(info.function.interface)
        var capturedTypes: [TypeID] = captured.map { erasure(universe[$0].type) }
        if usesOuter { capturedTypes.insert(outerType, at: 0) }
        if capturesInstance { capturedTypes.insert(c.type, at: 0) }
        let kind: ClassFile.ReferenceKind =
            !capturesInstance ? .invokeStatic : c.isInterface ? .invokeInterface : .invokeVirtual
        let implementation: FunctionImplementation = FunctionImplementation(
            kind: kind, owner: c.name, name: name, descriptor: text, isInterface: c.isInterface)
        let constant: UInt16 = functionConstant(info.function, implementation, capturedTypes)
        return LambdaCode(
            constant: constant, capturesThis: capturesThis, usesOuterParameter: usesOuter, captured: captured,
            interface: interface)
    }

    private func emitLambdaBody(_ body: NodeID, _ result: TypeID) {
        let found: Node = tree[body]
        if found.kind == .block {
            emitStatements(NodeList(found.a))
            if code.isAlive {
                code.mark(found.end - 1)
                emitReturn(.void)
            }
        } else if result == .void {
            code.mark(found.position)
            discard(body)
            emitReturn(.void)
        } else {
            code.mark(found.position)
            let target: TypeID = results.target(body)
            value(body, as: target.isNone ? result : target)
            emitReturn(result)
        }
    }

    /// `lambda$name$n`, counted for each name.
    func nextLambdaName() -> NameID {
        let prefix: String = "lambda$" + method.lambdaPrefix + "$"
        let number: Int = c.lambdaNumbers[prefix, default: 0]
        c.lambdaNumbers[prefix] = number + 1
        return names.intern(prefix + String(number))
    }

    /// Emits a private synthetic method, in the middle of another one.
    func emitLambdaMethod(
        _ name: NameID, _ descriptor: NameID, isStatic: Bool, parameters: [(type: TypeID, symbol: SymbolID)],
        outerType: TypeID = .none, result: TypeID, attributes: ((RawVector<UInt8>) -> Int)? = nil,
        body: @escaping () -> Void
    ) {
        var flags: AccessFlags = [.private, .synthetic]
        if isStatic { flags.insert(.static) }
        let prefix: String = method.lambdaPrefix
        let owner: SymbolID = method.symbol
        emitMethod(
            to: c.lambdaMethods, flags: flags.rawValue, name, descriptor,
            body: MethodBody(
                symbol: owner, isStatic: isStatic, resultType: result, prefix: prefix,
                setUp: { context in
                    context.isLambda = true
                    if !outerType.isNone {
                        context.outerSlot = self.code.newLocal(slots: 1)
                        self.code.define(context.outerSlot, .object(outerType))
                    }
                    for parameter: (type: TypeID, symbol: SymbolID) in parameters {
                        // What the class has in a field is a parameter here: there may be no `this`.
                        if !parameter.symbol.isNone, self.capturedField(parameter.symbol) != nil {
                            context.capturedSlots[parameter.symbol] = self.code.nextLocal
                        }
                        self.addParameter(parameter.symbol, parameter.type)
                    }
                }, emit: body), attributes: attributes)
        c.lambdaCount += 1
    }

    // MARK: - Metafactory

    /// The method behind a function object.
    struct FunctionImplementation {
        let kind: ClassFile.ReferenceKind
        let owner: NameID
        let name: NameID
        let descriptor: NameID
        let isInterface: Bool
    }

    /// The `invokedynamic` constant that makes function objects of an interface (LambdaMetafactory).
    func functionConstant(
        _ function: FunctionTarget, _ implementation: FunctionImplementation, _ capturedTypes: [TypeID]
    ) -> UInt16 {
        let interface: TypeID = erasure(function.interface)
        let abstract: Symbol = universe[function.method]
        let abstractDescriptor: NameID = typeNames.descriptor(method: function.method)
        let reference: UInt16 = c.pool.method(
            implementation.owner, implementation.name, implementation.descriptor,
            isInterface: implementation.isInterface)
        let instantiated: NameID = typeNames.descriptor(
            universe.parameterTypes(function.descriptor).map { erasure($0) },
            erasure(universe.resultType(function.descriptor)))
        var arguments: [UInt16] = [
            c.pool.methodType(abstractDescriptor), c.pool.methodHandle(implementation.kind, reference),
            c.pool.methodType(instantiated),
        ]
        let serializable: TypeID = universe.known.serializable
        let isSerializable: Bool =
            universe.isSubtype(interface, serializable)
            || function.markers.contains { universe.isSubtype(erasure($0), serializable) }
        let markers: [TypeID] = function.markers.map { erasure($0) }.filter {
            $0 != serializable && $0 != interface && $0 != object
        }
        let bridges: [NameID] = bridgeDescriptors(function, abstractDescriptor)
        let isPlain: Bool = !isSerializable && function.markers.isEmpty && bridges.isEmpty
        if !isPlain {
            let flags: Int32 = (isSerializable ? 1 : 0) | (markers.isEmpty ? 0 : 2) | (bridges.isEmpty ? 0 : 4)
            arguments.append(c.pool.integer(flags))
            if !markers.isEmpty {
                arguments.append(c.pool.integer(Int32(markers.count)))
                arguments += markers.map { classIndex($0) }
            }
            if !bridges.isEmpty {
                arguments.append(c.pool.integer(Int32(bridges.count)))
                arguments += bridges.map { c.pool.methodType($0) }
            }
        }
        let common: String =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
        let handle: UInt16 = bootstrapHandle(
            "java/lang/invoke/LambdaMetafactory", isPlain ? "metafactory" : "altMetafactory",
            common
                + (isPlain
                    ? "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
                    : "[Ljava/lang/Object;)") + "Ljava/lang/invoke/CallSite;")
        let row: UInt16 = c.bootstrap.row(handle, arguments)
        let descriptor: NameID = typeNames.descriptor(capturedTypes, interface)
        let constant: UInt16 = c.pool.invokeDynamic(row, abstract.name, descriptor)
        if isSerializable {
            c.serializable.append(
                SerializableLambda(
                    constant: constant, implementationName: implementation.name,
                    implementationKind: Int(implementation.kind.rawValue),
                    interfaceClass: typeNames.internalName(interface), interfaceMethod: abstract.name,
                    interfaceDescriptor: abstractDescriptor, implementationClass: implementation.owner,
                    implementationDescriptor: implementation.descriptor, capturedTypes: capturedTypes,
                    interface: interface))
        }
        return constant
    }

    /// Erasures, other than the abstract method's own, under which superinterfaces declare the same method.
    private func bridgeDescriptors(_ function: FunctionTarget, _ own: NameID) -> [NameID] {
        let symbol: Symbol = universe[function.method]
        let count: Int = universe.parameterTypes(symbol.type).count
        var found: [NameID] = []
        let sources: [TypeID] = [function.interface] + function.markers
        for source: TypeID in sources {
            for supertype: TypeID in universe.closure(source) where universe.isInterfaceType(supertype) {
                for other: SymbolID in universe.members(symbol.name, .method, of: universe.classSymbol(of: supertype))
                where other != function.method && universe[other].flags.contains(.abstract) {
                    guard universe.parameterTypes(universe[other].type).count == count else { continue }
                    let descriptor: NameID = typeNames.descriptor(method: other)
                    if descriptor != own && !found.contains(descriptor) { found.append(descriptor) }
                }
            }
        }
        return found
    }

    // MARK: - Deserialization

    /// `$deserializeLambda$`, which makes serializable functions of this class again from their description.
    func emitDeserialization() {
        if c.serializable.isEmpty { return }
        let form: TypeID = universe.details(universe.classSymbol(names.intern("java/lang/invoke/SerializedLambda")))
            .erasure
        let formName: NameID = typeNames.internalName(form)
        let flags: AccessFlags = [.private, .static, .synthetic]
        let descriptor: NameID = typeNames.descriptor([form], object)
        let failure: TypeID = universe.details(universe.classSymbol(names.intern("java/lang/IllegalArgumentException")))
            .erasure
        emitSynthetic(names.intern("$deserializeLambda$"), descriptor, flags, parameters: [form], object) { slots in
            for lambda: SerializableLambda in self.c.serializable {
                self.emitDeserializationCase(lambda, slots[0], form, formName)
            }
            self.newObject(failure)
            self.pushString(self.names.intern("Invalid lambda deserialization"))
            self.construct(failure, self.names.intern("(Ljava/lang/String;)V"), arguments: 1)
            self.code.op(.athrow, pops: 1)
        }
    }

    private func emitDeserializationCase(
        _ lambda: SerializableLambda, _ slot: Int, _ form: TypeID, _ formName: NameID
    ) {
        let next: Label = code.newLabel()
        code.load(slot, .object(form))
        invokeVirtual(formName, names.intern("getImplMethodKind"), known.intResult, pops: 1, push: .int)
        code.push(int: Int32(lambda.implementationKind))
        code.jump(.if_icmpne, next)
        let tests: [(String, NameID)] = [
            ("getImplMethodName", lambda.implementationName),
            ("getFunctionalInterfaceClass", lambda.interfaceClass),
            ("getFunctionalInterfaceMethodName", lambda.interfaceMethod),
            ("getFunctionalInterfaceMethodSignature", lambda.interfaceDescriptor),
            ("getImplClass", lambda.implementationClass),
            ("getImplMethodSignature", lambda.implementationDescriptor),
        ]
        for (getter, expected): (String, NameID) in tests {
            code.load(slot, .object(form))
            invokeVirtual(formName, names.intern(getter), known.toStringDescriptor, pops: 1, push: .object(string))
            pushString(expected)
            invokeVirtual(known.object, known.equals, known.equalsDescriptor, pops: 2, push: .int)
            code.jump(.ifeq, next)
        }
        for (index, type): (Int, TypeID) in lambda.capturedTypes.enumerated() {
            code.load(slot, .object(form))
            code.push(int: Int32(index))
            invokeVirtual(
                formName, names.intern("getCapturedArg"), names.intern("(I)Ljava/lang/Object;"), pops: 2,
                push: .object(object))
            if type.isPrimitive { unbox(object, object, type) } else { _ = castReference(object, to: type) }
        }
        invokeDynamic(constant: lambda.constant, pops: lambda.capturedTypes.count, push: .object(lambda.interface))
        code.op(.areturn, pops: 1)
        code.bind(next)
    }
}
