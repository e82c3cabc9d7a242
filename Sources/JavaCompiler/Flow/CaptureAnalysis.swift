// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Local variables that lambdas, local classes and guards use from around must be final or effectively final (JLS 8.1.3,
// 15.27.2, 14.11.1).

struct CaptureAnalysis {
    let universe: Universe
    let results: AttributionResults
    /// Local variables that are assigned more than once.
    let reassigned: Set<SymbolID>
    private var tree: Tree { results.unit.tree }

    init(_ universe: Universe, _ results: AttributionResults, reassigned: Set<SymbolID>) {
        self.universe = universe
        self.results = results
        self.reassigned = reassigned
    }

    /// Looks at a file, or one of its classes.
    func analyze(_ root: NodeID) {
        if reassigned.isEmpty { return }
        // What is around each node: start of the innermost body that captures, and what kind it is.
        visit(root, from: 0, "")
    }

    private func visit(_ node: NodeID, from start: UInt32, _ place: String) {
        let found: Node = tree[node]
        var (start, place): (UInt32, String) = (start, place)
        switch found.kind {
        case .lambda: (start, place) = (found.start, "a lambda expression")
        case .classDeclaration:
            if let info: ClassInfo = results.classInfo(results.symbol(node)), info.isLocal {
                (start, place) = (found.start, "an inner class")
            }
        case .switchCase:
            for label: NodeID in tree.elements(NodeList(found.a)) { visit(label, from: start, place) }
            if !NodeID(found.b).isNone { visit(NodeID(found.b), from: found.start, "a guard") }
            for part: NodeID in tree.elements(NodeList(found.c)) { visit(part, from: start, place) }
            return
        case .tryStatement:
            for resource: NodeID in tree.elements(NodeList(found.a)) { checkResource(resource) }
        case .identifier where !place.isEmpty: check(node, start, place)
        default: break
        }
        tree.forEachChild(of: node) { visit($0, from: start, place) }
    }

    /// A variable as resource must keep its value.
    private func checkResource(_ node: NodeID) {
        let symbol: SymbolID = results.symbol(node)
        guard tree.kind(node) == .identifier, universe[symbol].kind == .localVariable, reassigned.contains(symbol)
        else {
            return
        }
        let name: String = universe.names.text(of: universe[symbol].name)
        universe.report(
            results.unit.index, tree.position(node), "try.with.resources.expr.effectively.final.var",
            "variable \(name) used as a try-with-resources resource neither final nor effectively final")
    }

    private func check(_ node: NodeID, _ start: UInt32, _ place: String) {
        let symbol: SymbolID = results.symbol(node)
        guard universe[symbol].kind == .localVariable, reassigned.contains(symbol),
            !universe[symbol].flags.contains(.final), !universe[symbol].node.isNone,
            tree[universe[symbol].node].start < start
        else { return }
        universe.report(
            results.unit.index, tree.position(node), "cant.ref.non.effectively.final.var",
            "local variables referenced from \(place) must be final or effectively final")
    }
}
