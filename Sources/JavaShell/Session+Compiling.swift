// SPDX-License-Identifier: Apache-2.0
import JavaCompiler
import JavaSyntax
import Swiftlet

// The classes around snippets: made, compiled, and what is wrong with them in terms of the snippets.

extension Session {
    func makeWraps(
        _ set: [SessionSnippet], _ statuses: [SessionSnippet.Status], _ main: SessionSnippet?,
        _ previous: SessionSnippet?
    ) -> [Wrap] {
        var groups: [[Int]] = []
        for (index, snippet): (Int, SessionSnippet) in set.enumerated() where statuses[index] != .unresolvedHeader {
            if snippet.kind == .method,
                let group: Int = groups.firstIndex(where: {
                    set[$0[0]].kind == .method && set[$0[0]].name == snippet.name
                })
            {
                groups[group].append(index)
            } else {
                groups.append([index])
            }
        }
        let names: [String] = groups.map { newWrapperName(set[$0[0]].key) }
        var places: [(snippet: SessionSnippet, wrapper: String)] = []
        for (group, name): ([Int], String) in zip(groups, names) {
            for index in group { places.append((set[index], name)) }
        }
        for other: SessionSnippet in active
        where other.isDeclaration && other.status != .unresolvedHeader && other !== previous
            && !set.contains(where: { $0 === other })
        {
            places.append((other, other.wrapper))
        }
        return zip(groups, names).map { group, name in
            var wrap: Wrap = newWrap(
                name, mentions: group.reduce(into: []) { $0.formUnion(set[$1].mentioned) }, places: places)
            for index: Int in group {
                let snippet: SessionSnippet = set[index]
                var pieces: [WrapPiece] = statuses[index] == .valid ? snippet.member : snippet.corralled
                if snippet.isVariable && snippet !== main { pieces = SnippetReader.emptied(snippet) }
                let key: String = snippet.key
                wrap.append(
                    pieces.map { piece in
                        piece.offset != nil || !piece.text.contains(SnippetReader.corralMark)
                            ? piece : WrapPiece(SnippetReader.corral.split(separator: "#").joined(separator: key))
                    }, of: snippet)
                wrap.append("\n")
            }
            wrap.append("}\n")
            return wrap
        }
    }

    /// The head of a class that mentions certain words.
    func newWrap(
        _ name: String, mentions words: Set<String>, places: [(snippet: SessionSnippet, wrapper: String)]? = nil
    ) -> Wrap {
        var wrap: Wrap = Wrap(className: name)
        wrap.append("package REPL;\n")
        for found: SessionSnippet in active where found.kind == .import {
            wrap.append(found.source.hasSuffix(";") ? found.source : found.source + ";")
            wrap.append("\n")
        }
        let places: [(snippet: SessionSnippet, wrapper: String)] =
            places
            ?? active.filter { $0.isDeclaration && $0.status != .unresolvedHeader }.map { ($0, $0.wrapper) }
        for (snippet, wrapper): (SessionSnippet, String) in places
        where words.contains(snippet.name) && wrapper != name {
            wrap.append("import static REPL.\(wrapper).\(snippet.name);\n")
        }
        wrap.append("public class \(name) {\n")
        return wrap
    }

    // MARK: - Compiling

    struct CompiledWraps {
        var errors: [(snippet: SessionSnippet?, diagnostic: SnippetDiagnostic)] = []
        var warnings: [(snippet: SessionSnippet?, diagnostic: SnippetDiagnostic)] = []

        func warnings(about snippet: SessionSnippet) -> [SnippetDiagnostic] {
            warnings.filter { $0.snippet === snippet }.map(\.diagnostic)
        }
        var classes: [CompiledClass] = []
        var results: [AttributionResults] = []
    }

    func compile(_ wraps: [Wrap]) -> CompiledWraps {
        var out: CompiledWraps = CompiledWraps()
        let compilation: JavaCompilation = JavaCompilation(universe, options: options)
        var files: [SourceFile] = []
        for wrap: Wrap in wraps {
            guard let file: SourceFile = try? SourceFile(name: "\(wrap.className).java", bytes: wrap.bytes) else {
                continue
            }
            files.append(file)
            compilation.add(file)
        }
        compilation.run()
        for message: CompilationMessage in compilation.messages where message.diagnostic.severity != .note {
            guard let index: Int = files.firstIndex(where: { $0 === message.file }) else { continue }
            let isError: Bool = message.diagnostic.severity == .error
            let range: Range<Int> = self.range(of: message.diagnostic.position, in: message.file)
            let start = wraps[index].origin(of: range.lowerBound)
            let end = wraps[index].origin(of: range.upperBound)
            let position = wraps[index].origin(of: Int(message.diagnostic.position.rawValue))
            let snippet: SessionSnippet? = position?.snippet ?? start?.snippet ?? wraps[index].snippets.first
            var found: Range<Int>?
            if let from: Int = start?.offset ?? position?.offset {
                found = from..<max(from + 1, end?.offset ?? from + 1)
            }
            // The same mistake in a copy of the text that is not the snippet's own.
            if found == nil, !isError || out.errors.contains(where: { $0.snippet === snippet }) { continue }
            let diagnostic: SnippetDiagnostic = SnippetDiagnostic(
                isError: isError, key: message.diagnostic.key, text: Session.withoutWrappers(message.diagnostic.text),
                missing: Session.missingName(message.diagnostic), range: found)
            if isError { out.errors.append((snippet, diagnostic)) } else { out.warnings.append((snippet, diagnostic)) }
        }
        out.classes = compilation.classes
        out.results = compilation.results
        return out
    }

    /// What is missing, if that is all that is wrong and it is looked for in the session: `variable x`.
    static func missingName(_ diagnostic: Diagnostic) -> String? {
        guard diagnostic.key.hasPrefix("cant.resolve") else { return nil }
        var symbol: String?
        for line: Substring in diagnostic.text.split(separator: "\n") {
            let words: Substring = line.drop { $0 == " " }
            if words.hasPrefix("symbol:") {
                symbol = String(words.dropFirst("symbol:".count)).trimmed
            } else if words.hasPrefix("location:"), !words.contains("REPL.$JShell$") {
                return nil
            }
        }
        return symbol
    }

    /// The node that a complaint is about: the smallest one that shows its messages there.
    func range(of position: SourcePosition, in file: SourceFile) -> Range<Int> {
        let at: Int = Int(position.rawValue)
        guard let tree: Tree = universe.sources.last(where: { $0.tree.file === file })?.tree else {
            return at..<(at + 1)
        }
        var best: Range<Int>?
        tree.forEachDescendant(of: tree.root) { node in
            let found: Node = tree[node]
            guard Int(found.position) == at, found.end > found.start else { return }
            let range: Range<Int> = Int(found.start)..<Int(found.end)
            if best.map({ $0.count > range.count }) ?? true { best = range }
        }
        if let best: Range<Int> = best { return best }
        // The end of a block.
        tree.forEachDescendant(of: tree.root) { node in
            let found: Node = tree[node]
            guard Int(found.end) == at + 1, found.kind == .block else { return }
            let range: Range<Int> = Int(found.start)..<Int(found.end)
            if best.map({ $0.count > range.count }) ?? true { best = range }
        }
        return best ?? at..<(at + 1)
    }

    func define(_ compiled: CompiledWraps, _ made: [Wrap]) {
        for wrap: Wrap in made { wraps[wrap.className] = wrap }
        lastClasses = compiled.classes.map { (String($0.binaryName.map { $0 == "/" ? "." : $0 }), $0.bytes) }
        for (name, bytes): (String, [UInt8]) in lastClasses { machine.add(name, bytes) }
        classes += lastClasses
    }

    /// The class files of the snippet evaluated last, or of a snippet's wrapper.
    func classFiles(of wrapper: String?) -> [(name: String, bytes: [UInt8])] {
        guard let wrapper: String = wrapper else { return lastClasses }
        return classes.filter { $0.name == "REPL.\(wrapper)" || $0.name.hasPrefix("REPL.\(wrapper)$") }
    }

    // MARK: - Completion

    /// The type of an expression that is only being written.
    ///
    /// - Parameter head: what stands before the statement that it is part of, for the variables declared there.
    func type(of expression: String, after head: String) -> TypeID? {
        let probe: String = "var \(SnippetReader.probe) = \(expression);"
        let text: String = head.isEmpty ? expression : head + probe + Session.closers(head)
        guard let parsed: Snippet = Parser.parseSnippet(text, names: universe.names), parsed.diagnostics.isEmpty,
            let node: NodeID = parsed.nodes.first
        else { return nil }
        let reader: SnippetReader = SnippetReader(text, parsed)
        let made: SessionSnippet
        let member: [WrapPiece]
        switch parsed.form {
        case .method:
            made = reader.methodSnippet()
            member = made.member
        case .class:
            made = reader.classSnippet()
            member = made.member
        case .expression where head.isEmpty:
            made = SessionSnippet(source: text, kind: .statement, name: "", key: "")
            member = reader.typeProbe(node)
        case .expression, .statement:
            made = reader.statementSnippet(0)
            member = made.member
        default: return nil
        }
        var wrap: Wrap = newProbe(parsed)
        wrap.append(member, of: made)
        wrap.append("\n}\n")
        let compiled: CompiledWraps = compile([wrap])
        guard head.isEmpty ? compiled.errors.isEmpty : true, let results: AttributionResults = compiled.results.first
        else { return nil }
        return universe.localVariableType(SnippetReader.probe, in: results)
    }

    /// What closes the brackets that are open at the end of a text.
    private static func closers(_ text: String) -> String {
        var open: [Character] = []
        for character: Character in text {
            switch character {
            case "(": open.append(")")
            case "[": open.append("]")
            case "{": open.append("}")
            case ")", "]", "}": _ = open.popLast()
            default: break
            }
        }
        var closers: String = String(open.reversed())
        if closers.last == ")" { closers += ";" }
        return closers
    }

    /// The class a name means where snippets stand, or one by its full name.
    func classNamed(_ name: String) -> TypeID? {
        if name.contains(".") { return universe.publicClass(name) }
        var whole: Wrap = newProbe(nil, mentions: [name])
        whole.append("}\n")
        return compile([whole]).results.first.flatMap { universe.classNamed(name, in: $0) }
    }

    func newProbe(_ parsed: Snippet?, mentions: Set<String> = []) -> Wrap {
        probes += 1
        let words: Set<String> = parsed.map { Set($0.words.map { universe.names.text(of: $0) }) } ?? mentions
        return newWrap("$JShell$probe\(probes)", mentions: words)
    }
}
