// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Pattern variables that conditions introduce when they are true or false (JLS 6.3.1). Two operands may not introduce one
// name where their bindings meet; a variable that has been complained about is not compared again.

extension Attributor {
    /// Brings bindings into scope behind the statement whose condition introduces them (JLS 6.3.2).
    func bringBehind(_ bindings: [SymbolID]) {
        outerBindings.formUnion(bindings)
        bring(bindings)
    }

    /// Bindings of two operands that hold together.
    func union(_ one: [SymbolID], _ other: [SymbolID], _ node: NodeID) -> [SymbolID] {
        if !one.isEmpty && !other.isEmpty { reportCommonBindings(one, other, node) }
        return one + other
    }

    /// Bindings of two operands of which either may hold: neither is usable, and there may be none in common.
    func reportCommonBindings(_ one: [SymbolID], _ other: [SymbolID], _ node: NodeID) {
        for first: SymbolID in one {
            for second: SymbolID in other where universe[first].name == universe[second].name {
                if clashingBindings.contains(first) || clashingBindings.contains(second) { continue }
                reportBindingExists(second, node)
            }
        }
    }

    func reportBindingExists(_ symbol: SymbolID, _ node: NodeID) {
        clashingBindings.insert(symbol)
        report(node, "match.binding.exists", "illegal attempt to redefine an existing match binding")
    }
}
