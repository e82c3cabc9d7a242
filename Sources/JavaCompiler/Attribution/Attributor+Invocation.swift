// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Invocation type inference (JLS 18.5.2): a pending call meets its target.
//
// The bounds from applicability are in the inference variables already. The target adds a constraint on the result; then
// lambdas and method references among the arguments, and among the arguments of pending calls inside, are reduced in an
// order in which the types of their parameters are known; then everything is resolved, and the results are written.

/// A lambda or method reference that inference still has to look at.
struct DeferredArgument {
    let operand: Operand
    let formal: TypeID
}

extension Attributor {
    /// Infers the type arguments of a pending call and stores what it is. Returns its type.
    func completeCall(_ index: Int, _ conversion: Conversion) -> TypeID {
        if !pendings[index].isInferred {
            let firstVariable: Int = pendings[index].firstVariable
            let newVariable: Int = inference.variables.count
            inference.failure = nil
            var isFine: Bool = true
            var isReturnWrong: Bool = false
            let saved: [InferenceVariable] = inference.variables
            if !conversion.isStandalone && conversion.context != .cast && conversion.target != .error {
                isFine = returnFits(index, conversion.target)
                isReturnWrong = !isFine
                // Without the target the rest can still be inferred, for a useful type in the message.
                if isReturnWrong { inference.variables = saved }
            }
            let failure: InferenceFailure? = inference.failure
            var work: [DeferredArgument] = []
            collect(index, &work)
            if !processDeferred(&work) { isFine = false }
            // Those of this call, and those that lambdas have added; operands beside it have theirs between.
            let own: [Int] =
                Array(firstVariable..<pendings[index].endVariable) + Array(newVariable..<inference.variables.count)
            if !inference.resolve(own) { isFine = false }
            if !isFine {
                let isReported: Bool = reportFailedInference(
                    index, failure ?? inference.failure, conversion, isReturnWrong: isReturnWrong)
                for variable: Int in own where inference.variables[variable].instance.isNone {
                    inference.variables[variable].instance = .error
                }
                let type: TypeID = finalizeCall(index)
                return isReported ? failed(pendings[index].node) : type
            }
        }
        return finalizeCall(index)
    }

    private func failed(_ node: NodeID) -> TypeID { finish(node, .error) }

    /// Stores a call whose inference variables are resolved, and completes its arguments.
    private func finalizeCall(_ index: Int) -> TypeID {
        let pending: Pending = pendings[index]
        let methodType: TypeID = inference.apply(pending.methodType)
        var result: TypeID = inference.apply(pending.result)
        if pending.isUnchecked && pending.info.anonymousClass.isNone
            && universe.name(of: pending.info.method) != .constructor
        {
            result = universe.erasureOfResult(result)
        }
        var info: CallInfo = pending.info
        info.type = methodType
        if info.isVariableArity, let last: TypeID = pending.formals.last {
            warnArrayCreation(pending.node, info.method, inference.apply(last))
        }
        for (operand, formal): (Operand, TypeID) in zip(pending.children, pending.formals) {
            complete(operand, Conversion(inference.apply(formal), .invocation))
        }
        if !pending.body.isNone {
            let saved: Environment = env
            env = pending.env
            info.anonymousClass = attribAnonymousClass(pending.body, result, isDiamond: true)
            env = saved
            if !info.anonymousClass.isNone { result = universe.ownType(info.anonymousClass) }
        }
        results.set(info, pending.node)
        return finish(pending.node, universe.capture(result))
    }

    // MARK: - The result

    /// ‹call → T›: what compatibility of a pending call's result with a target says about its variables (JLS 18.5.2.1).
    func returnFits(_ index: Int, _ target: TypeID) -> Bool {
        let target: TypeID = inference.apply(target)
        let result: TypeID = inference.apply(pendings[index].result)
        if target == .error || result == .error { return true }
        if result == .void { return false }
        if pendings[index].isUnchecked && universe.name(of: pendings[index].info.method) != .constructor {
            let wasUnchecked: Bool = inference.isUnchecked
            defer { inference.isUnchecked = wasUnchecked }
            return inference.compatible(universe.erasureOfResult(result), target)
        }
        guard let variable: Int = inference.index(result) else { return inference.compatible(result, target) }
        if target.isPrimitive {
            let bounds: [TypeID] = inference.variables[variable].lower + inference.variables[variable].equal
            if bounds.contains(where: { inference.isProper($0) && universe.unboxed($0) != nil }) {
                return inference.resolve([variable]) && inference.compatible(inference.apply(result), target)
            }
            return inference.equal(result, universe.boxed(target))
        }
        if inference.isProper(target) || inference.index(target) == nil, needsEagerResolution(variable, target) {
            guard inference.resolve([variable]) else { return false }
            return inference.compatible(universe.capture(inference.apply(result)), target)
        }
        return inference.compatible(result, target)
    }

    /// Whether a variable has bounds that only resolving and capturing it can relate to a target.
    private func needsEagerResolution(_ variable: Int, _ target: TypeID) -> Bool {
        let found: InferenceVariable = inference.variables[variable]
        for bound: TypeID in found.lower + found.equal {
            if types[bound].flags.contains(.hasWildcardArguments), types.kind(bound) == .class { return true }
            // A raw type below a parameterized target.
            if universe.isParameterized(target), let above = universe.asSuper(bound, universe.classSymbol(of: target)),
                universe.isRaw(above)
            {
                return true
            }
        }
        return false
    }

    // MARK: - Lambdas and method references

    /// Collects lambdas and references among the arguments of a call, also inside pending calls.
    private func collect(_ index: Int, _ work: inout [DeferredArgument]) {
        pendings[index].isInferred = true
        for (operand, formal): (Operand, TypeID) in zip(pendings[index].children, pendings[index].formals) {
            collect(operand, formal, &work)
        }
    }

    func collect(_ operand: Operand, _ formal: TypeID, _ work: inout [DeferredArgument]) {
        guard operand.isPending else { return }
        let index: Int = Int(operand.pending)
        switch pendings[index].kind {
        case .parenthesized, .conditional, .switchExpression:
            for child: Operand in pendings[index].children { collect(child, formal, &work) }
        case .call: if !pendings[index].isInferred { collect(index, &work) }
        case .lambda, .reference: work.append(DeferredArgument(operand: operand, formal: formal))
        }
    }

    private func processDeferred(_ work: inout [DeferredArgument]) -> Bool {
        var isFine: Bool = true
        while !work.isEmpty {
            let next: Int = pick(work)
            let argument: DeferredArgument = work.remove(at: next)
            let inputs: [Int] = inputVariables(argument)
            if !inputs.isEmpty && !inference.resolve(inputs) { isFine = false }
            let index: Int = Int(argument.operand.pending)
            let isReduced: Bool =
                pendings[index].kind == .lambda
                ? reduceLambda(index, argument.formal, &work) : reduceReference(index, argument.formal)
            if !isReduced { isFine = false }
        }
        return isFine
    }

    /// The first argument whose inputs do not depend on what others will say.
    private func pick(_ work: [DeferredArgument]) -> Int {
        if work.count == 1 { return 0 }
        for (position, argument): (Int, DeferredArgument) in work.enumerated() {
            let inputs: [Int] = inputVariables(argument)
            if inputs.isEmpty { return position }
            var needed: Set<Int> = []
            for input: Int in inputs { needed.formUnion(inference.dependencies(of: input)) }
            let isBlocked: Bool = work.enumerated().contains { other, candidate in
                other != position && outputVariables(candidate).contains { needed.contains($0) }
            }
            if !isBlocked { return position }
        }
        return 0
    }

    /// Variables that must be resolved before an argument can be looked at (JLS 18.5.2.2).
    private func inputVariables(_ argument: DeferredArgument) -> [Int] {
        let formal: TypeID = inference.apply(argument.formal)
        if let variable: Int = inference.index(formal) { return [variable] }
        guard let function: FunctionTarget = functionTarget(formal) else { return inference.mentioned(formal) }
        let pending: Pending = pendings[Int(argument.operand.pending)]
        if pending.kind == .lambda && isExplicit(pending.node) { return [] }
        if let reference: ReferenceForm = pending.reference, !reference.exact.isNone { return [] }
        var found: [Int] = []
        for parameter: TypeID in universe.parameterTypes(function.descriptor) { inference.mentioned(parameter, &found) }
        return found
    }

    private func outputVariables(_ argument: DeferredArgument) -> [Int] {
        let formal: TypeID = inference.apply(argument.formal)
        guard let function: FunctionTarget = functionTarget(formal) else { return [] }
        let inputs: [Int] = inputVariables(argument)
        return inference.mentioned(universe.resultType(function.descriptor)).filter { !inputs.contains($0) }
    }
}
