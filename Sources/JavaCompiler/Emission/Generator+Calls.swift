// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Calls of methods and constructors (JLS 15.9, 15.12, 8.8.7.1).

extension Generator {
    func emitCall(_ node: NodeID, _ found: Node) -> TypeID {
        let wanted: TypeID? = polymorphicResult
        polymorphicResult = nil
        let call: CallInfo = results.call(node)
        let callee: Node = tree[NodeID(found.a)]
        let symbol: Symbol = universe[call.method]
        if symbol.name == .constructor {
            noteTypeArguments(NodeList(found.b), 0x48)
            emitConstructorCall(call, callee, NodeList(found.c))
            return .void
        }
        let qualifier: NodeID = callee.kind == .fieldAccess ? NodeID(callee.a) : .none
        let isStatic: Bool = symbol.flags.contains(.static)
        noteTypeArguments(NodeList(found.b), 0x49)
        if call.receiver == .outerSuper {
            return emitOuterSuperCall(call, NodeList(found.c))
        }
        var owner: TypeID = erasure(
            call.qualifyingType.isNone ? universe.details(symbol.owner).erasure : call.qualifyingType)
        // Interfaces do not declare what they share with Object, and arrays declare nothing but `clone`.
        if universe.details(symbol.owner).erasure == object {
            owner = object
            if symbol.name == known.clone && call.receiver == .expression {
                let receiver: TypeID = erasedType(qualifier)
                if universe.types.kind(receiver) == .array { owner = receiver }
            }
        }
        if let around: SymbolID = protectedAccessClass(call.method, call.receiver, qualifier) {
            return emitAccessorCall(call, found, qualifier, around)
        }
        if isStatic {
            if call.receiver == .expression && isValue(qualifier) { discard(qualifier) }
        } else {
            emitReceiver(call.receiver, call.receiverClass, qualifier, owner)
        }
        emitArguments(call, NodeList(found.c))
        code.mark(found.position)
        polymorphicResult = wanted
        defer { polymorphicResult = nil }
        return invoke(call, owner, isStatic: isStatic)
    }

    /// Calls a method whose receiver and arguments are on the stack.
    func invoke(_ call: CallInfo, _ owner: TypeID, isStatic: Bool) -> TypeID {
        let symbol: Symbol = universe[call.method]
        var parameters: [TypeID] = universe.parameterTypes(symbol.type)
        var result: TypeID = erasure(universe.resultType(symbol.type))
        var descriptor: NameID = typeNames.descriptor(method: call.method)
        if call.isSignaturePolymorphic {
            parameters = universe.parameterTypes(call.type)
            // Only a method declared to give Object gives what the context says.
            if result == object { result = polymorphicResult ?? object }
            descriptor = typeNames.descriptor(parameters.map { erasure($0) }, result)
        }
        guard code.isAlive else { return result }
        let push: VerificationType? = result == .void ? nil : VerificationType(result)
        let isInterface: Bool = universe.isInterfaceType(owner)
        let name: NameID = typeNames.internalName(owner)
        let isSuper: Bool = call.receiver == .super || call.receiver == .interfaceSuper
        if isInterface && !isStatic && !isSuper {
            let slots: Int = parameters.reduce(0) { $0 + VerificationType(erasure($1)).slots }
            invokeInterface(
                name, symbol.name, descriptor, arguments: parameters.count, argumentSlots: slots, push: push)
        } else {
            let opcode: Opcode = isStatic ? .invokestatic : isSuper ? .invokespecial : .invokevirtual
            code.op2(
                opcode, c.pool.method(name, symbol.name, descriptor, isInterface: isInterface),
                pops: parameters.count + (isStatic ? 0 : 1), push: push)
        }
        return result
    }

    private func emitAccessorCall(_ call: CallInfo, _ found: Node, _ qualifier: NodeID, _ around: SymbolID) -> TypeID {
        let symbol: Symbol = universe[call.method]
        let isStatic: Bool = symbol.flags.contains(.static)
        let type: TypeID = universe.details(around).erasure
        if !isStatic { emitReceiver(call.receiver, call.receiverClass, qualifier, type, around: around) }
        emitArguments(call, NodeList(found.c))
        return invokeAccessor(call, .call, around, type)
    }

    private func emitOuterSuperCall(_ call: CallInfo, _ arguments: NodeList) -> TypeID {
        _ = loadThis(call.receiverClass)
        emitArguments(call, arguments)
        let owner: TypeID = erasure(call.qualifyingType)
        if call.receiverClass == c.symbol {
            var direct: CallInfo = call
            direct.receiver = .super
            return invoke(direct, owner, isStatic: false)
        }
        return invokeAccessor(call, .callSuper, call.receiverClass, owner)
    }

    func invokeAccessor(
        _ call: CallInfo, _ operation: Accessor.Operation, _ around: SymbolID, _ qualifyingType: TypeID
    ) -> TypeID {
        let symbol: Symbol = universe[call.method]
        let accessor: (name: NameID, descriptor: NameID) = accessor(
            call.method, operation, in: around, qualifyingType: qualifyingType)
        let result: TypeID = erasure(universe.resultType(symbol.type))
        let count: Int = universe.parameterTypes(symbol.type).count + (symbol.flags.contains(.static) ? 0 : 1)
        invokeAccessor(
            around, accessor.name, accessor.descriptor, pops: count,
            push: result == .void ? nil : VerificationType(result))
        return result
    }

    // MARK: - Arguments

    /// Pushes the arguments as the method declares its parameters, those of variable arity in an array.
    func emitArguments(_ call: CallInfo, _ list: NodeList) {
        let arguments: UnsafeBufferPointer<NodeID> = tree.elements(list)
        if call.isSignaturePolymorphic {
            for (argument, type): (NodeID, TypeID) in zip(arguments, universe.parameterTypes(call.type)) {
                value(argument, as: results.type(argument) == .null ? .null : type)
            }
            return
        }
        let parameters: [TypeID] = universe.parameterTypes(universe[call.method].type).map { erasure($0) }
        guard call.isVariableArity, let last: TypeID = parameters.last else {
            for (argument, type): (NodeID, TypeID) in zip(arguments, parameters) { emitArgument(argument, type) }
            return
        }
        for (argument, type): (NodeID, TypeID) in zip(arguments, parameters.dropLast()) { emitArgument(argument, type) }
        var array: TypeID = last
        if let inferred: TypeID = universe.parameterTypes(call.type).last {
            let erased: TypeID = erasure(inferred)
            if universe.types.kind(erased) == .array && isSubtype(erased, last) { array = erased }
        }
        _ = emitArray(of: array, elements: arguments.dropFirst(parameters.count - 1))
    }

    private func emitArgument(_ node: NodeID, _ declared: TypeID) {
        // A primitive value goes to a box of the type that inference found; a reference only has to fit the declaration.
        if declared.isPrimitive {
            value(node, as: declared)
        } else if results.type(node).isPrimitive {
            let target: TypeID = results.target(node)
            value(node, as: target.isNone ? declared : target)
        } else {
            let actual: TypeID = emit(node)
            coerce(actual, results.type(node), to: declared)
        }
    }

    // MARK: - Constructors

    /// `this(...)` or `super(...)`.
    private func emitConstructorCall(_ call: CallInfo, _ callee: Node, _ arguments: NodeList) {
        let isSuper: Bool =
            callee.kind == .fieldAccess ? NameID(callee.b) == .super : NameID(callee.a) == .super
        let qualifier: NodeID = callee.kind == .fieldAccess ? NodeID(callee.a) : .none
        let owner: SymbolID = universe[call.method].owner
        code.load(0, .object(c.type))
        var count: Int = pushEnumParameters(owner)
        if isSuper {
            count += pushOuterInstance(for: owner, call, qualifier: qualifier)
        } else if method.outerSlot >= 0 {
            code.load(method.outerSlot, .object(universe.details(c.outerClass).erasure))
            count += 1
        }
        emitArguments(call, arguments)
        count += universe.parameterTypes(universe[call.method].type).count
        count += pushCaptured(for: owner)
        finishConstructorCall(owner, constructorDescriptor(call.method), count, isSuper: isSuper)
    }

    /// An enum's constructors pass on name and ordinal.
    func pushEnumParameters(_ owner: SymbolID) -> Int {
        guard universe.flavor(owner) == .enum || universe.details(owner).erasure == enumType else { return 0 }
        code.load(1, .object(string))
        code.load(2, .int)
        return 2
    }

    var enumType: TypeID { universe.details(universe.known.enumClass).erasure }

    func finishConstructorCall(_ owner: SymbolID, _ descriptor: NameID, _ count: Int, isSuper: Bool) {
        guard code.isAlive else { return }
        let reference: UInt16 = c.pool.method(
            universe.binaryName(owner), .constructor, descriptor, isInterface: false)
        code.op2(.invokespecial, reference, pops: count)
        code.initialize(.object(c.type))
        if isSuper { emitInstanceInitializers() }
    }

    /// `new C(...)`, also with a body.
    func emitCreation(_ node: NodeID, _ found: Node) -> TypeID {
        let call: CallInfo = results.call(node)
        let qualifier: NodeID = NodeID(found.a)
        if !call.anonymousClass.isNone {
            return emitAnonymousCreation(call, qualifier, NodeList(found.c), found)
        }
        let owner: SymbolID = universe[call.method].owner
        let type: TypeID = universe.details(owner).erasure
        noteTypeUse(createdType(found), 0x44)
        newObject(type)
        var count: Int = pushOuterInstance(for: owner, call, qualifier: qualifier)
        emitArguments(call, NodeList(found.c))
        count += universe.parameterTypes(universe[call.method].type).count
        count += pushCaptured(for: owner)
        construct(type, constructorDescriptor(call.method), arguments: count)
        return type
    }

    /// The type in `new`, behind type arguments for the constructor, which are noted.
    private func createdType(_ found: Node) -> NodeID {
        let type: NodeID = NodeID(found.b)
        guard tree.kind(type) == .constructorTypeArguments else { return type }
        noteTypeArguments(NodeList(tree[type].b), 0x48)
        return NodeID(tree[type].a)
    }

    /// A class without name: its only constructor takes the instance around, the instance around its superclass if that
    /// is written before the dot, the arguments, and the captured variables.
    private func emitAnonymousCreation(
        _ call: CallInfo, _ qualifier: NodeID, _ arguments: NodeList, _ found: Node
    ) -> TypeID {
        let symbol: SymbolID = call.anonymousClass
        let type: TypeID = universe.details(symbol).erasure
        anonymousCalls[symbol] = (call, !qualifier.isNone)
        let written: NodeID = createdType(found)
        anonymousTypes[symbol] = written
        noteAnonymousCreation(written, symbol)
        newObject(type)
        var count: Int = 0
        if hasOuterInstance(symbol) {
            _ = loadThis(outerClass(of: symbol))
            count += 1
        }
        if !qualifier.isNone {
            let superclass: SymbolID = universe[call.method].owner
            _ = castReference(emit(qualifier), to: universe.details(outerClass(of: superclass)).erasure)
            nullCheck()
            count += 1
        }
        emitArguments(call, arguments)
        count += universe.parameterTypes(universe[call.method].type).count
        count += pushCaptured(for: symbol)
        let descriptor: NameID = typeNames.descriptor(anonymousParameters(symbol), .void)
        construct(type, descriptor, arguments: count)
        return type
    }

    /// Parameter types of the constructor of a class without name.
    func anonymousParameters(_ symbol: SymbolID) -> [TypeID] {
        guard let creation: (call: CallInfo, hasOuterArgument: Bool) = anonymousCalls[symbol] else { return [] }
        let constructor: Symbol = universe[creation.call.method]
        var types: [TypeID] = leadingParameters(of: symbol)
        if creation.hasOuterArgument { types.append(universe.details(outerClass(of: constructor.owner)).erasure) }
        types += universe.parameterTypes(constructor.type).map { erasure($0) }
        types += capturedVariables(of: symbol).map { erasure(universe[$0].type) }
        return types
    }
}
