// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Attribution finds errors: what is still said about flow.
//
// javac takes one class at the top of a file after the other through attribution and flow, and leaves flow out once there
// is an error. So a class whose flow is wrong is complained about if only classes behind it have errors of attribution.
// Errors outside of bodies are found before any class is attributed, and then nothing is said about flow at all.

extension JavaCompilation {
    /// Flow of the classes before the first with an error, up to the first complaint.
    func checkFlowBeforeErrors() {
        var errors: [(source: Int, position: SourcePosition)] = []
        for entry: (source: Int, diagnostic: Diagnostic) in universe.diagnostics[takenMessages...]
        where entry.diagnostic.severity == .error {
            errors.append((entry.source, entry.diagnostic.position))
        }
        for found: AttributionResults in results {
            let inFile: [SourcePosition] = errors.filter { $0.source == found.unit.index }.map(\.position)
            let tree: Tree = found.unit.tree
            if !inFile.allSatisfy({ isInBody($0, tree) }) { return }
        }
        for found: AttributionResults in results {
            let inFile: [SourcePosition] = errors.filter { $0.source == found.unit.index }.map(\.position)
            for symbol: SymbolID in found.unit.declared where universe[universe[symbol].owner].kind == .package {
                let node: Node = found.unit.tree[universe[symbol].node]
                if inFile.contains(where: { contains(node, $0) }) { return }
                let count: Int = universe.diagnostics.count
                checkFlow(found, of: symbol)
                for (place, isExpression): (NodeID, Bool) in found.incompleteSwitches
                where contains(node, found.unit.tree.position(place)) {
                    universe.reportIncompleteSwitch(place, isExpression: isExpression, found.unit)
                }
                if universe.diagnostics[count...].contains(where: { $0.diagnostic.severity == .error }) { return }
            }
        }
    }

    private func contains(_ node: Node, _ position: SourcePosition) -> Bool {
        node.start <= position.rawValue && position.rawValue < node.end
    }

    /// Whether a position lies in a method's body, an initializer or the value of a field.
    private func isInBody(_ position: SourcePosition, _ tree: Tree) -> Bool {
        (0..<UInt32(tree.nodeCount)).contains { index in
            let found: Node = tree[NodeID(index)]
            switch found.kind {
            case .block: return contains(found, position)
            case .variableDeclaration:
                let initializer: NodeID = tree.variable(NodeID(index)).initializer
                return !initializer.isNone && contains(tree[initializer], position)
            default: return false
            }
        }
    }
}

extension Universe {
    func reportIncompleteSwitch(_ node: NodeID, isExpression: Bool, _ unit: SourceUnit) {
        let what: String = isExpression ? "expression" : "statement"
        report(
            unit.index, unit.tree.position(node), isExpression ? "not.exhaustive" : "not.exhaustive.statement",
            "the switch \(what) does not cover all possible input values")
    }
}
