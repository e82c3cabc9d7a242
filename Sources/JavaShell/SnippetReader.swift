// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// Turns a parsed snippet into what a session keeps: what it is called, and how it stands in a class.
struct SnippetReader {
    let source: String
    let parsed: Snippet
    private let bytes: [UInt8]

    init(_ source: String, _ parsed: Snippet) {
        self.source = source
        self.parsed = parsed
        bytes = Array(source.utf8)
    }

    private var tree: Tree { parsed.tree }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    func range(_ node: NodeID) -> Range<Int> {
        let start: Int = min(Int(tree[node].start), bytes.count)
        return start..<max(start, min(Int(tree[node].end), bytes.count))
    }

    private func piece(_ range: Range<Int>) -> WrapPiece { WrapPiece(text(range), at: range.lowerBound) }

    private var words: Set<String> { Set(parsed.words.map { tree.names.text(of: $0) }) }

    private func snippet(_ kind: SessionSnippet.Kind, _ name: String, _ key: String) -> SessionSnippet {
        let made: SessionSnippet = SessionSnippet(source: source, kind: kind, name: name, key: key)
        made.words = words
        made.mentioned = words
        return made
    }

    // MARK: - Declarations

    func importSnippet() -> SessionSnippet {
        let node: Node = tree[parsed.nodes[0]]
        let isStatic: Bool = node.flags.contains(.isStatic)
        let name: String = tree.dottedName(NodeID(node.a)) + (node.flags.contains(.isOnDemand) ? ".*" : "")
        let prefix: String = node.flags.contains(.isModule) ? "module " : isStatic ? "static " : ""
        let made: SessionSnippet = snippet(.import, prefix + name, "import \(prefix)\(name)")
        made.words = []
        made.member = [piece(range(parsed.nodes[0]))]
        return made
    }

    func classSnippet() -> SessionSnippet {
        let node: NodeID = parsed.nodes[0]
        let view: ClassView = tree.classDeclaration(node)
        let name: String = tree.names.text(of: view.name)
        let made: SessionSnippet = snippet(.type(view.flavor), name, "type \(name)")
        made.words.remove(name)
        // A public record's constructors would have to be public, too.
        let prefix: [WrapPiece] = [WrapPiece(view.flavor == .record ? "static " : "public static ")]
        made.member = prefix + withoutModifiers(view.modifiers, range(node))
        var bodies: [Range<Int>] = []
        tree.forEachDescendant(of: node) { inner in
            if tree.kind(inner) == .methodDeclaration, !tree.method(inner).body.isNone {
                bodies.append(range(tree.method(inner).body))
            }
        }
        made.corralled = prefix + withoutModifiers(view.modifiers, range(node), replacing: bodies)
        return made
    }

    func methodSnippet() -> SessionSnippet {
        let node: NodeID = parsed.nodes[0]
        let view: MethodView = tree.method(node)
        let name: String = tree.names.text(of: view.name)
        let types: [String] = tree.elements(view.parameters).map { parameter in
            let variable: VariableView = tree.variable(parameter)
            let written: String = text(range(variable.type))
            return variable.flags.contains(.isVarargs) && !written.hasSuffix("...") ? written + "..." : written
        }
        let parameters: String = types.joined(separator: ",")
        let made: SessionSnippet = snippet(.method, name, "method \(name)(\(parameters))")
        made.parameterTypes = parameters
        made.resultType = text(range(view.returnType))
        made.member = [WrapPiece("public static ")] + withoutModifiers(view.modifiers, range(node))
        let bodies: [Range<Int>] = view.body.isNone ? [] : [range(view.body)]
        made.corralled =
            [WrapPiece("public static ")] + withoutModifiers(view.modifiers, range(node), replacing: bodies)
        return made
    }

    /// What a method's body is replaced with while what it calls does not exist; `#` stands for the snippet's key.
    static let corral: String = "{ throw new java.lang.IllegalStateException(\"\(corralMark)#\"); }"
    static let corralMark: String = "swiftlet: unresolved "

    /// A declaration without the modifiers that mean nothing in a session, bodies replaced.
    private func withoutModifiers(
        _ modifiers: NodeID, _ whole: Range<Int>, replacing bodies: [Range<Int>] = []
    ) -> [WrapPiece] {
        var pieces: [WrapPiece] = []
        var at: Int = whole.lowerBound
        if !modifiers.isNone {
            var kept: String = ""
            for annotation: NodeID in tree.elements(tree.modifiers(modifiers).annotations) {
                kept += text(range(annotation)) + " "
            }
            let set: ModifierSet = tree.modifiers(modifiers).set
            let words: [(ModifierSet, String)] = [
                (.abstract, "abstract "), (.synchronized, "synchronized "), (.strictfp, "strictfp "),
                (.native, "native "), (.sealed, "sealed "), (.nonSealed, "non-sealed "),
            ]
            for (modifier, word): (ModifierSet, String) in words where set.contains(modifier) { kept += word }
            pieces.append(WrapPiece(kept))
            at = max(at, range(modifiers).upperBound)
        }
        for body: Range<Int> in bodies where body.lowerBound >= at {
            pieces.append(piece(at..<body.lowerBound))
            pieces.append(WrapPiece(SnippetReader.corral))
            at = body.upperBound
        }
        pieces.append(piece(at..<max(at, whole.upperBound)))
        return pieces
    }

    // MARK: - Variables

    /// A declared variable; `inferred` is the type of one that is declared with `var`.
    func variableSnippet(_ node: NodeID, inferred: (text: String, shown: String)?) -> SessionSnippet {
        let view: VariableView = tree.variable(node)
        let name: String = tree.names.text(of: view.name)
        let made: SessionSnippet = snippet(.variable, name, "var \(name)")
        var type: [WrapPiece] = []
        if let inferred: (text: String, shown: String) = inferred {
            made.typeText = inferred.text
            made.shownType = inferred.shown
            type = [WrapPiece(inferred.text)]
        } else {
            var base: NodeID = view.type
            var brackets: String = ""
            while tree.kind(base) == .arrayType {
                base = NodeID(tree[base].a)
                brackets += "[]"
            }
            made.typeText = text(range(base)) + brackets
            made.shownType = made.typeText
            type = [piece(range(base)), WrapPiece(brackets)]
        }
        made.words = SnippetReader.words(in: made.typeText)
        made.mentioned.formUnion(made.words)
        made.hasInitializer = !view.initializer.isNone
        var value: [WrapPiece] = [WrapPiece(SnippetReader.defaultValue(made.typeText))]
        if !view.initializer.isNone { value = [piece(range(view.initializer))] }
        let local: [WrapPiece] = [WrapPiece("\(made.typeText) \(name)_ = ")] + value
        made.member =
            [WrapPiece("public static ")] + type + [WrapPiece(" "), namePiece(node, name), WrapPiece(";\n")]
            + [WrapPiece("public static Object do_it$() throws java.lang.Throwable {\n")] + local
            + [WrapPiece(";\nreturn \(name) = \(name)_;\n}")]
        return made
    }

    private func namePiece(_ node: NodeID, _ name: String) -> WrapPiece {
        let position: Int = Int(tree[node].position)
        return WrapPiece(name, at: text(position..<(position + name.utf8.count)) == name ? position : nil)
    }

    /// A variable that remembers the value of the expression.
    func scratchSnippet(_ name: String, type: (text: String, shown: String)) -> SessionSnippet {
        let made: SessionSnippet = snippet(.scratch, name, "var \(name)")
        made.typeText = type.text
        made.shownType = type.shown
        made.words = SnippetReader.words(in: type.text)
        made.mentioned.formUnion(made.words)
        made.member = [
            WrapPiece("public static \(type.text) \(name);\n"),
            WrapPiece("public static Object do_it$() throws java.lang.Throwable {\nreturn \(name) = "),
            piece(range(parsed.nodes[0])), WrapPiece(";\n}"),
        ]
        return made
    }

    /// The field alone, for a variable whose class has been replaced.
    static func emptied(_ variable: SessionSnippet) -> [WrapPiece] {
        [WrapPiece("public static \(variable.typeText) \(variable.name);")]
    }

    private static func defaultValue(_ type: String) -> String {
        switch type {
        case "byte", "short", "int": "0"
        case "long": "0L"
        case "float": "0.0f"
        case "double": "0.0d"
        case "boolean": "false"
        case "char": "'\\u0000'"
        default: "null"
        }
    }

    static func words(in type: String) -> Set<String> {
        Set(type.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }.map { String($0) })
    }

    // MARK: - Code

    /// An expression whose value is shown, of a variable or assigned to one.
    func valueSnippet(_ kind: SessionSnippet.Kind, _ name: String) -> SessionSnippet {
        let made: SessionSnippet = snippet(kind, name, "\(kind == .assignment ? "assignment" : "value") \(name)")
        made.member = [
            WrapPiece("public static Object do_it$() throws java.lang.Throwable {\nreturn "),
            piece(range(parsed.nodes[0])), WrapPiece(";\n}"),
        ]
        return made
    }

    func statementSnippet(_ number: Int) -> SessionSnippet {
        let made: SessionSnippet = snippet(.statement, "", "statement \(number)")
        let node: NodeID = parsed.nodes[0]
        let isReturn: Bool = tree.kind(node) == .returnStatement
        let body: [WrapPiece] = [
            piece(range(node)), WrapPiece(parsed.form == .expression || parsed.lacksSemicolon ? ";" : ""),
        ]
        made.member =
            [WrapPiece("public static \(isReturn ? "Object" : "void") do_it$() throws java.lang.Throwable {\n")] + body
            + [WrapPiece("\n}")]
        return made
    }

    /// A method that declares a local variable with `var`, to learn the type of an expression.
    func typeProbe(_ expression: NodeID) -> [WrapPiece] {
        [
            WrapPiece("public static void do_it$() throws java.lang.Throwable {\nvar \(SnippetReader.probe) = "),
            piece(range(expression)), WrapPiece(";\n}"),
        ]
    }

    static let probe: String = "$probe"
}
