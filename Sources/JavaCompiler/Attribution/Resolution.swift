// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Which method a call means (JLS 15.12.2): potentially applicable methods are tried by strict invocation, then with boxing,
// then by variable arity; of those applicable in the first phase that has any the most specific one is chosen.

enum ResolutionPhase: UInt8, CaseIterable {
    case strict, loose, variableArity
}

/// A method applicable to the arguments at hand.
struct Candidate {
    let method: SymbolID
    let phase: ResolutionPhase
    /// The method's type as a member of the site; declared, with its own type variables.
    let declared: TypeID
    /// As used: a plain method type, its type variables replaced by inference variables or type arguments.
    let type: TypeID
    /// The type of the parameter for each argument.
    let formals: [TypeID]
    /// The state of inference in which the arguments fit.
    let variables: [InferenceVariable]
    let isUnchecked: Bool
    /// Whether inference variables were made for it.
    let isInferred: Bool
}

enum Selection {
    case found(Candidate)
    case ambiguous(Candidate, Candidate)
    case none
}

extension Attributor {
    /// Chooses among methods of a name.
    func select(
        _ methods: [SymbolID], site: TypeID, _ operands: [Operand], typeArguments: [TypeID], diamond: Bool = false
    ) -> Selection {
        let saved: [InferenceVariable] = inference.variables
        var hasVarargs: Bool = false
        var fitting: [SymbolID] = []
        for method: SymbolID in methods {
            let isVarargs: Bool = universe[method].traits.contains(.isVarargs)
            let count: Int = universe.parameterCount(universe[method].type)
            if isVarargs {
                hasVarargs = true
                if operands.count >= count - 1 { fitting.append(method) }
            } else if operands.count == count {
                fitting.append(method)
            }
        }
        if fitting.isEmpty { return .none }
        let isOnly: Bool = fitting.count == 1
        for phase: ResolutionPhase in ResolutionPhase.allCases {
            if phase == .variableArity && !hasVarargs { break }
            var applicable: [Candidate] = []
            for method: SymbolID in fitting {
                inference.failure = nil
                if let found: Candidate = applies(
                    method, site, operands, typeArguments, phase, diamond: diamond, isOnly: isOnly)
                {
                    applicable.append(found)
                }
                if inference.variables.count != saved.count || !saved.isEmpty { inference.variables = saved }
            }
            if applicable.isEmpty { continue }
            let chosen: Selection =
                applicable.count == 1 ? .found(applicable[0]) : mostSpecific(applicable, operands, site)
            if case .found(let candidate) = chosen {
                inference.variables = candidate.variables
            }
            return chosen
        }
        return .none
    }

    /// The candidate if a method applies in a phase (JLS 15.12.2.2 to 15.12.2.4, 18.5.1).
    private func applies(
        _ method: SymbolID, _ site: TypeID, _ operands: [Operand], _ typeArguments: [TypeID],
        _ phase: ResolutionPhase, diamond: Bool, isOnly: Bool
    ) -> Candidate? {
        let isVarargs: Bool = universe[method].traits.contains(.isVarargs)
        if phase == .variableArity && !isVarargs { return nil }
        var declared: TypeID = universe.memberType(method, in: site)
        if diamond { declared = diamondType(method, site) }
        if phase != .variableArity && universe.parameterCount(declared) != operands.count { return nil }
        var type: TypeID = universe.plainType(declared)
        let variables: [TypeID] = universe.typeVariables(declared)
        var isInferred: Bool = false
        if !variables.isEmpty {
            if typeArguments.isEmpty {
                isInferred = true
                let thrown: [TypeID] = universe.thrownTypes(declared)
                type = universe.substitute(type, variables, inference.introduce(variables, thrown: thrown))
            } else {
                guard typeArguments.count == variables.count else { return nil }
                for (variable, argument): (TypeID, TypeID) in zip(variables, typeArguments) {
                    let bounds: [TypeID] = universe.substitute(
                        universe.bounds(SymbolID(types[variable].a)), variables, typeArguments)
                    guard bounds.allSatisfy({ universe.isSubtypeLoosely(argument, $0) }) else { return nil }
                }
                type = universe.substitute(type, variables, typeArguments)
            }
        }
        let wasUnchecked: Bool = inference.isUnchecked
        inference.isUnchecked = false
        defer { inference.isUnchecked = wasUnchecked }
        let formals: [TypeID] = formals(type, count: operands.count, phase)
        for (operand, formal): (Operand, TypeID) in zip(operands, formals) {
            if !fits(operand, formal, phase, isOnly: isOnly) { return nil }
        }
        return Candidate(
            method: method, phase: phase, declared: declared, type: type, formals: formals,
            variables: inference.variables, isUnchecked: inference.isUnchecked, isInferred: isInferred)
    }

    /// The type of the parameter for each of some arguments.
    func formals(_ type: TypeID, count: Int, _ phase: ResolutionPhase) -> [TypeID] {
        var formals: [TypeID] = universe.parameterTypes(type)
        guard phase == .variableArity, let last: TypeID = formals.popLast() else { return formals }
        let element: TypeID = universe.elementType(last) ?? last
        while formals.count < count { formals.append(element) }
        return formals
    }

    /// Whether an argument may be passed, as far as applicability depends on it.
    func fits(_ operand: Operand, _ formal: TypeID, _ phase: ResolutionPhase, isOnly: Bool) -> Bool {
        guard operand.isPending else {
            if operand.type == .void { return false }
            return phase == .strict
                ? inference.strictlyCompatible(operand.type, formal) : inference.compatible(operand.type, formal)
        }
        let index: Int = Int(operand.pending)
        switch pendings[index].kind {
        case .parenthesized, .conditional, .switchExpression:
            return pendings[index].children.allSatisfy { fits($0, formal, phase, isOnly: isOnly) }
        case .call:
            if phase == .strict && inference.apply(formal).isPrimitive { return false }
            return returnFits(index, formal)
        case .lambda: return lambdaFits(index, formal, isOnly: isOnly)
        case .reference: return referenceFits(index, formal, isOnly: isOnly)
        }
    }

    // MARK: - Most specific

    private func mostSpecific(_ candidates: [Candidate], _ operands: [Operand], _ site: TypeID) -> Selection {
        var best: [Candidate] = []
        for (index, one): (Int, Candidate) in candidates.enumerated() {
            let isBest: Bool = candidates.enumerated().allSatisfy { other, candidate in
                other == index || isMoreSpecific(one, candidate, operands)
            }
            if isBest { best.append(one) }
        }
        if best.count == 1 { return .found(best[0]) }
        if best.isEmpty {
            // Complain about two that do not beat each other.
            for (index, one): (Int, Candidate) in candidates.enumerated() {
                for other: Candidate in candidates[(index + 1)...]
                where !isMoreSpecific(one, other, operands) && !isMoreSpecific(other, one, operands) {
                    return .ambiguous(one, other)
                }
            }
            return .ambiguous(candidates[0], candidates[1])
        }
        return preferred(best, site)
    }

    /// Among methods of equal parameters: one with a body, or of abstract ones that with the most specific result
    /// (JLS 15.12.2.5).
    private func preferred(_ candidates: [Candidate], _ site: TypeID) -> Selection {
        let concrete: [Candidate] = candidates.filter { !universe[$0.method].flags.contains(.abstract) }
        if concrete.count == 1 { return .found(concrete[0]) }
        if concrete.count > 1 {
            // One overrides the other, or hides it.
            for one: Candidate in concrete {
                let beatsAll: Bool = concrete.allSatisfy {
                    $0.method == one.method
                        || universe.isSubclass(universe[one.method].owner, of: universe[$0.method].owner)
                }
                if beatsAll { return .found(one) }
            }
            return .ambiguous(concrete[0], concrete[1])
        }
        for one: Candidate in candidates {
            let result: TypeID = universe.resultType(one.declared)
            let isLeast: Bool = candidates.allSatisfy { other in
                let theirs: TypeID = universe.resultType(other.declared)
                return result == theirs || universe.isSubtype(result, theirs)
                    || universe.isSubtype(universe.erasure(result), universe.erasure(theirs))
            }
            if isLeast { return .found(one) }
        }
        return .found(candidates[0])
    }

    /// Whether one candidate could take over every call of the other (JLS 15.12.2.5, 18.5.4).
    private func isMoreSpecific(_ one: Candidate, _ other: Candidate, _ operands: [Operand]) -> Bool {
        let saved: [InferenceVariable] = inference.variables
        defer { inference.variables = saved }
        var target: TypeID = universe.plainType(other.declared)
        let variables: [TypeID] = universe.typeVariables(other.declared)
        if !variables.isEmpty {
            target = universe.substitute(target, variables, inference.introduce(variables, thrown: []))
        }
        var count: Int = operands.count
        if one.phase == .variableArity {
            count = max(
                count, universe.parameterCount(one.declared), universe.parameterCount(other.declared))
        }
        let own: [TypeID] = formals(universe.plainType(one.declared), count: count, one.phase)
        let theirs: [TypeID] = formals(target, count: count, other.phase)
        for index: Int in 0..<min(own.count, theirs.count) {
            let operand: Operand? = index < operands.count ? operands[index] : nil
            if !isMoreSpecificType(own[index], theirs[index], operand) { return false }
        }
        return true
    }

    private func isMoreSpecificType(_ one: TypeID, _ other: TypeID, _ operand: Operand?) -> Bool {
        if let operand: Operand = operand, operand.isPending, isFunctional(one), isFunctional(inference.apply(other)),
            let verdict: Bool = isMoreSpecificFunction(one, other, operand)
        {
            return verdict
        }
        if one.isPrimitive || other.isPrimitive { return one == other || universe.isSubtype(one, other) }
        return inference.strictlyCompatible(one, other)
    }

    func isFunctional(_ type: TypeID) -> Bool {
        types.kind(type) == .class && universe.cachedFunctionalMethod(universe.classSymbol(of: type)) != nil
    }

    /// For lambdas with known parameter types and exact method references: by result (JLS 15.12.2.5). Nil where the
    /// ordinary rule decides.
    private func isMoreSpecificFunction(_ one: TypeID, _ other: TypeID, _ operand: Operand) -> Bool? {
        let index: Int = Int(operand.pending)
        switch pendings[index].kind {
        case .parenthesized, .conditional, .switchExpression:
            for child: Operand in pendings[index].children where child.isPending {
                guard let verdict: Bool = isMoreSpecificFunction(one, other, child) else { return nil }
                if !verdict { return false }
            }
            return true
        case .call: return nil
        case .lambda:
            guard isExplicit(pendings[index].node) else { return nil }
        case .reference:
            guard pendings[index].reference?.exact.isNone == false else { return nil }
        }
        let (first, second): (SymbolID, SymbolID) = (universe.classSymbol(of: one), universe.classSymbol(of: other))
        if first == second || universe.isSubclass(first, of: second) || universe.isSubclass(second, of: first) {
            return nil
        }
        guard let left: FunctionTarget = functionTarget(one), let right: FunctionTarget = functionTarget(other) else {
            return nil
        }
        let own: [TypeID] = universe.parameterTypes(left.descriptor)
        let theirs: [TypeID] = universe.parameterTypes(right.descriptor)
        guard own.count == theirs.count, zip(own, theirs).allSatisfy({ inference.equal($0, $1) }) else { return false }
        let result: TypeID = universe.resultType(left.descriptor)
        let target: TypeID = inference.apply(universe.resultType(right.descriptor))
        if target == .void { return true }
        if result == .void { return false }
        if result.isPrimitive != target.isPrimitive {
            guard let isPrimitive: Bool = returnsPrimitive(index) else { return false }
            return isPrimitive == result.isPrimitive
        }
        if result.isPrimitive { return result == target || universe.isSubtype(result, target) }
        return inference.subtype(result, target)
    }

    /// Whether the results of a lambda, or of the method of an exact reference, are primitive; nil if mixed.
    private func returnsPrimitive(_ index: Int) -> Bool? {
        if let reference: ReferenceForm = pendings[index].reference {
            return universe.resultType(universe[reference.exact].type).isPrimitive
        }
        let found: [TypeID] = speculativeResults(index)
        if found.allSatisfy(\.isPrimitive) { return true }
        return found.contains(where: \.isPrimitive) ? nil : false
    }
}
