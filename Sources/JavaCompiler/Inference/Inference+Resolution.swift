// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Resolution (JLS 18.4): from bounds to types.
//
// Variables are resolved in the order of their dependencies: a group that depends only on itself comes first. Within a
// group, equality has decided already; then proper lower bounds (least upper bound), then exceptions that nothing
// constrains, then upper bounds (greatest lower bound). What is left has bounds that mention itself and becomes a fresh
// type variable.

extension Inference {
    /// Resolves all variables from an index on.
    func resolveAll(from first: Int) -> Bool {
        guard first < variables.count else { return true }
        return resolve(Array(first..<variables.count))
    }

    /// Resolves some variables and those they depend on. False if their bounds contradict each other.
    func resolve(_ wanted: [Int]) -> Bool {
        while true {
            var smallest: [Int] = []
            for variable: Int in wanted where variables[variable].instance.isNone {
                let closure: [Int] = dependencies(of: variable)
                if smallest.isEmpty || closure.count < smallest.count { smallest = closure }
                if smallest.count == 1 { break }
            }
            if smallest.isEmpty { return true }
            // The group inside that depends on nothing outside itself.
            var group: [Int] = smallest
            for variable: Int in smallest {
                let closure: [Int] = dependencies(of: variable)
                if closure.count < group.count { group = closure }
            }
            if !resolveOne(of: group) { return false }
        }
    }

    /// The unresolved variables that a variable's resolution needs, itself first.
    func dependencies(of variable: Int) -> [Int] {
        var found: [Int] = [variable]
        var next: Int = 0
        while next < found.count {
            let current: InferenceVariable = variables[found[next]]
            for bound: TypeID in current.equal where !isProper(bound) { mentioned(bound, &found) }
            for bound: TypeID in current.lower where !isProper(bound) { mentioned(bound, &found) }
            for bound: TypeID in current.upper where !isProper(bound) { mentioned(bound, &found) }
            next += 1
        }
        return found
    }

    private func resolveOne(of group: [Int]) -> Bool {
        for variable: Int in group {
            let lower: [TypeID] = variables[variable].lower.filter { isProper($0) }
            if lower.isEmpty { continue }
            let bound: TypeID = universe.lub(lower.map { universe.boxed($0) })
            return instantiate(variable, bound)
        }
        // What an error leaves unknown is not worth another one.
        for variable: Int in group where variables[variable].isErroneous && variables[variable].equal.isEmpty {
            variables[variable].instance = .error
            return true
        }
        for variable: Int in group where variables[variable].isThrown && isUnconstrainedException(variable) {
            return instantiate(variable, universe.known.runtimeException)
        }
        for variable: Int in group {
            let upper: [TypeID] = variables[variable].upper
            guard !upper.contains(where: { mentioned($0).contains(variable) }) else { continue }
            let proper: [TypeID] = upper.filter { isProper($0) }
            if proper.isEmpty { continue }
            let bound: TypeID = universe.glb(proper)
            return instantiate(variable, bound == .error ? proper[0] : bound)
        }
        return instantiateFresh(group)
    }

    private func isUnconstrainedException(_ variable: Int) -> Bool {
        let found: InferenceVariable = variables[variable]
        return found.equal.isEmpty && found.lower.isEmpty
            && found.upper.allSatisfy {
                !isProper($0) || universe.isSubtype(universe.known.runtimeException, $0)
            }
    }

    /// Fresh type variables for variables with bounds in terms of themselves (JLS 18.4, second attempt).
    private func instantiateFresh(_ group: [Int]) -> Bool {
        var fresh: [(variable: Int, symbol: SymbolID)] = []
        for variable: Int in group {
            let declared: SymbolID = SymbolID(types[variables[variable].declared].a)
            let symbol: SymbolID = universe.makeTypeVariable(
                .none, owner: universe[declared].owner, traits: .isCaptured)
            universe.variables.update(universe[symbol].details) { $0.wildcard = universe.types.wildcard(.unbounded) }
            fresh.append((variable, symbol))
        }
        for (variable, symbol): (Int, SymbolID) in fresh { variables[variable].instance = universe[symbol].type }
        for (variable, symbol): (Int, SymbolID) in fresh {
            let bounds: [TypeID] = variables[variable].upper.map { apply($0) }.filter { isProper($0) }
            universe.setBounds(universe.glbComponents(bounds), of: symbol)
        }
        for (variable, _): (Int, SymbolID) in fresh where !instantiate(variable, variables[variable].instance) {
            return false
        }
        return true
    }
}
