// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Method references (JLS 15.13). LambdaMetafactory takes the method itself where a method handle can do all there is to
// do; otherwise (variable arity, `super`, arrays, inner classes, members out of reach) a method like a lambda's calls it.

extension Generator {
    func emitMethodReference(_ node: NodeID, _ found: Node) -> TypeID {
        let info: ReferenceInfo = results.reference(node)
        let interface: TypeID = erasure(info.function.interface)
        let qualifier: NodeID = NodeID(found.a)
        var capturedTypes: [TypeID] = []
        let isConstructor: Bool = info.kind == .constructor || info.kind == .arrayConstructor
        noteTypeUse(qualifier, isConstructor ? 0x45 : 0x46)
        noteTypeArguments(NodeList(found.b), isConstructor ? 0x4A : 0x4B)
        if info.kind == .bound {
            capturedTypes = [emitBoundReceiver(qualifier, info)]
        }
        let needsMethod: Bool = needsMethod(info, qualifier)
        if needsMethod && info.kind != .bound && needsThis(info) && !method.isStatic {
            code.load(0, .object(c.type))
            capturedTypes = [c.type]
        }
        var variables: [SymbolID] = []
        if info.kind == .constructor && needsMethod {
            variables = capturedVariables(of: universe[info.method].owner)
            for variable: SymbolID in variables { capturedTypes.append(loadVariable(variable)) }
        }
        let constant: UInt16
        if let made: LambdaCode = c.lambdas[node] {
            constant = made.constant
        } else {
            constant =
                needsMethod
                ? makeReferenceMethod(info, capturedTypes, variables) : directReference(info, capturedTypes)
            c.lambdas[node] = LambdaCode(
                constant: constant, capturesThis: false, usesOuterParameter: false, captured: [], interface: interface)
        }
        invokeDynamic(constant: constant, pops: capturedTypes.count, push: .object(interface))
        return interface
    }

    private func owner(of info: ReferenceInfo) -> TypeID {
        let symbol: Symbol = universe[info.method]
        let declaring: TypeID = universe.details(symbol.owner).erasure
        let owner: TypeID = info.qualifyingType.isNone ? declaring : erasure(info.qualifyingType)
        if declaring == object && universe.types.kind(owner) != .array { return object }
        return owner
    }

    /// The receiver before `::`, checked not to be null.
    private func emitBoundReceiver(_ qualifier: NodeID, _ info: ReferenceInfo) -> TypeID {
        var actual: TypeID = emit(qualifier)
        if actual.isPrimitive { actual = box(actual) }
        let wanted: TypeID = owner(of: info)
        actual = castReference(actual, to: wanted)
        if actual == .null { actual = wanted }
        nullCheck()
        return actual
    }

    private func needsThis(_ info: ReferenceInfo) -> Bool {
        switch info.kind {
        case .super: return true
        case .constructor: return hasOuterInstance(universe[info.method].owner)
        default:
            let isStatic: Bool = universe[info.method].flags.contains(.static)
            return !isStatic && protectedAccessClass(info.method, .this, .none) != nil
        }
    }

    private func needsMethod(_ info: ReferenceInfo, _ qualifier: NodeID) -> Bool {
        switch info.kind {
        case .super, .arrayConstructor: return true
        case .constructor:
            let owner: SymbolID = universe[info.method].owner
            if hasOuterInstance(owner) || !capturedVariables(of: owner).isEmpty { return true }
        default: break
        }
        if info.isVariableArity || universe[info.method].traits.contains(.isSignaturePolymorphic) { return true }
        if universe.types.kind(owner(of: info)) == .array { return true }
        for parameter: TypeID in universe.parameterTypes(info.function.descriptor) {
            let kind: TypeKind = universe.types.kind(parameter)
            if kind == .intersection { return true }
            if kind == .typeVariable, universe.bounds(SymbolID(universe.types[parameter].a)).count > 1 { return true }
        }
        let symbol: Symbol = universe[info.method]
        return symbol.flags.contains(.protected) && universe.package(of: symbol.owner) != universe.package(of: c.symbol)
    }

    private func directReference(_ info: ReferenceInfo, _ capturedTypes: [TypeID]) -> UInt16 {
        let symbol: Symbol = universe[info.method]
        let owner: TypeID = owner(of: info)
        let isInterface: Bool = universe.isInterfaceType(owner)
        let isStatic: Bool = symbol.flags.contains(.static)
        let kind: ClassFile.ReferenceKind =
            symbol.name == .constructor
            ? .newInvokeSpecial : isStatic ? .invokeStatic : isInterface ? .invokeInterface : .invokeVirtual
        let descriptor: NameID =
            symbol.name == .constructor
            ? constructorDescriptor(info.method) : typeNames.descriptor(method: info.method)
        let implementation: FunctionImplementation = FunctionImplementation(
            kind: kind, owner: typeNames.internalName(owner), name: symbol.name, descriptor: descriptor,
            isInterface: isInterface)
        return functionConstant(info.function, implementation, capturedTypes)
    }

    // MARK: - By a method

    private func makeReferenceMethod(
        _ info: ReferenceInfo, _ capturedTypes: [TypeID], _ variables: [SymbolID]
    ) -> UInt16 {
        let descriptor: TypeID = info.function.descriptor
        let parameters: [TypeID] = universe.parameterTypes(descriptor)
        let result: TypeID = universe.resultType(descriptor)
        let name: NameID = nextLambdaName()
        // A captured `this` is the receiver of the method, if it is what the method is called on.
        let isInstance: Bool = info.kind != .bound && capturedTypes.first == c.type && needsThis(info)
        let own: [TypeID] = isInstance ? Array(capturedTypes.dropFirst()) : capturedTypes
        let types: [TypeID] = own + parameters.map { erasure($0) }
        let text: NameID = typeNames.descriptor(types, erasure(result))
        emitLambdaMethod(
            name, text, isStatic: !isInstance, parameters: types.map { ($0, .none) }, result: erasure(result)
        ) {
            let first: Int = isInstance ? 1 : 0
            var slots: [Int] = []
            var slot: Int = first
            for type: TypeID in types {
                slots.append(slot)
                slot += VerificationType(type).slots
            }
            self.emitReferenceBody(info, own, variables, slots)
        }
        let kind: ClassFile.ReferenceKind =
            !isInstance ? .invokeStatic : c.isInterface ? .invokeInterface : .invokeVirtual
        let implementation: FunctionImplementation = FunctionImplementation(
            kind: kind, owner: c.name, name: name, descriptor: text, isInterface: c.isInterface)
        return functionConstant(info.function, implementation, capturedTypes)
    }

    private func emitReferenceBody(
        _ info: ReferenceInfo, _ captured: [TypeID], _ variables: [SymbolID], _ slots: [Int]
    ) {
        let parameters: [TypeID] = universe.parameterTypes(info.function.descriptor)
        let result: TypeID = universe.resultType(info.function.descriptor)
        var arguments: [(slot: Int, type: TypeID)] = Array(zip(slots.dropFirst(captured.count), parameters))
            .map { (slot: $0.0, type: $0.1) }
        var actual: TypeID
        var type: TypeID = universe.resultType(info.type)
        if info.kind == .arrayConstructor {
            code.load(arguments[0].slot, VerificationType(erasure(arguments[0].type)))
            coerce(erasure(arguments[0].type), arguments[0].type, to: .int)
            actual = erasure(type)
            newArray(actual)
            return finish(actual, type, result)
        }
        let symbol: Symbol = universe[info.method]
        let owner: TypeID = owner(of: info)
        let isStatic: Bool = symbol.flags.contains(.static)
        if symbol.name == .constructor {
            let made: TypeID = universe.details(symbol.owner).erasure
            newObject(made)
            var call: CallInfo = CallInfo()
            call.outerClass = info.outerClass
            var count: Int = pushOuterInstance(for: symbol.owner, call, qualifier: .none)
            count += pushArguments(arguments, info)
            for (index, variable): (Int, SymbolID) in variables.enumerated() {
                code.load(slots[index], VerificationType(erasure(universe[variable].type)))
                count += 1
            }
            construct(made, constructorDescriptor(info.method), arguments: count)
            actual = made
            type = made
        } else {
            if !isStatic {
                switch info.kind {
                case .bound: code.load(slots[0], VerificationType(captured[0]))
                case .super: _ = loadThis(info.receiverClass.isNone ? c.symbol : info.receiverClass)
                default:
                    let receiver: (slot: Int, type: TypeID) = arguments.removeFirst()
                    let receiverType: TypeID = erasure(receiver.type)
                    code.load(receiver.slot, VerificationType(receiverType))
                    _ = coerce(receiverType, receiver.type, to: owner)
                }
            }
            var call: CallInfo = CallInfo()
            call.method = info.method
            call.type = info.type
            call.receiver = info.kind == .super ? info.receiver : .expression
            if info.kind == .super && call.receiver == .none { call.receiver = .super }
            call.isSignaturePolymorphic = symbol.traits.contains(.isSignaturePolymorphic)
            _ = pushArguments(arguments, info)
            if info.kind == .super && call.receiver == .outerSuper && info.receiverClass != c.symbol {
                actual = invokeAccessor(call, .callSuper, info.receiverClass, owner)
            } else if info.kind != .super, let around: SymbolID = protectedAccessClass(info.method, .this, .none) {
                actual = invokeAccessor(call, .call, around, universe.details(around).erasure)
            } else {
                if call.receiver == .outerSuper { call.receiver = .super }
                actual = invoke(call, owner, isStatic: isStatic)
            }
        }
        finish(actual, type, result)
    }

    private func finish(_ actual: TypeID, _ type: TypeID, _ result: TypeID) {
        if result == .void {
            if actual != .void { discardTop() }
        } else {
            coerce(actual, type, to: result)
        }
        emitReturn(erasure(result))
    }

    private func pushArguments(_ arguments: [(slot: Int, type: TypeID)], _ info: ReferenceInfo) -> Int {
        let parameters: [TypeID] = universe.parameterTypes(info.type)
        let fixed: Int = info.isVariableArity ? parameters.count - 1 : parameters.count
        for (argument, parameter): ((slot: Int, type: TypeID), TypeID) in zip(arguments, parameters.prefix(fixed)) {
            pushArgument(argument, parameter)
        }
        guard info.isVariableArity, let last: TypeID = parameters.last, let element: TypeID = universe.elementType(last)
        else { return parameters.count }
        code.push(int: Int32(max(0, arguments.count - fixed)))
        newArray(erasure(last))
        for (index, argument): (Int, (slot: Int, type: TypeID)) in arguments.dropFirst(fixed).enumerated() {
            dup()
            code.push(int: Int32(index))
            pushArgument(argument, element)
            code.op(arrayStore(erasure(element)), pops: 3)
        }
        return parameters.count
    }

    private func pushArgument(_ argument: (slot: Int, type: TypeID), _ parameter: TypeID) {
        let type: TypeID = erasure(argument.type)
        code.load(argument.slot, VerificationType(type))
        coerce(type, argument.type, to: parameter)
    }
}
