// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaCompiler
import JavaSyntax
import Swiftlet

// A session at a prompt: snippets, what they declare, and what depends on what.
//
// A declaration is compiled together with everything that mentions its name, directly or through others, because those
// have to refer to its new class; what cannot be compiled yet, since it mentions something that does not exist, is first
// tried with bodies that throw, and then left out until somebody declares what is missing. Dependencies are found by
// words: a snippet depends on a name if the word occurs in it. That is more than there is, and never less.

/// Snippets and their machine. Used on the thread that made it.
final class Session {
    let universe: Universe
    let machine: SnippetMachine
    /// All of them, in the order in which they were evaluated.
    private(set) var snippets: [SessionSnippet] = []
    private var wraps: [String: Wrap] = [:]
    private var keyNumbers: [String: Int] = [:]
    private var generations: [String: Int] = [:]
    private var nextID: Int = 1
    private var nextErrorID: Int = 1
    private var nextStartupID: Int = 1
    private var probes: Int = 0
    private var scratchNumber: Int = 0
    /// Set while start-up snippets are evaluated.
    var isStartingUp: Bool = false
    /// Class files of the session, by name with dots, and those of the snippet evaluated last.
    private var classes: [(name: String, bytes: [UInt8])] = []
    private var lastClasses: [(name: String, bytes: [UInt8])] = []

    init(universe: Universe, machine: SnippetMachine) {
        self.universe = universe
        self.machine = machine
    }

    var active: [SessionSnippet] { snippets.filter { $0.status.isActive } }

    var idOfNext: String { String(nextID) }

    private func declared(_ key: String) -> SessionSnippet? { snippets.last { $0.key == key && $0.status.isActive } }

    // MARK: - Evaluating

    /// Evaluates a text that is one snippet.
    func evaluate(_ source: String) -> [SessionEvent] {
        guard let parsed: Snippet = Parser.parseSnippet(source, names: universe.names), parsed.form != .empty else {
            return []
        }
        let reader: SnippetReader = SnippetReader(source, parsed)
        if let complaint: Diagnostic = parsed.diagnostics.first {
            let position: Int = min(Int(complaint.position.rawValue), max(0, source.utf8.count - 1))
            return [
                reject(
                    source,
                    [SnippetDiagnostic(
                        isError: true, key: complaint.key, text: complaint.text, range: position..<(position + 1))])
            ]
        }
        switch parsed.form {
        case .empty: return []
        case .import: return declareImport(reader.importSnippet())
        case .class: return declare(reader.classSnippet())
        case .method: return declare(reader.methodSnippet())
        case .variables: return declareVariables(reader)
        case .expression: return evaluateExpression(reader)
        case .statement: return run(reader.statementSnippet(snippets.count))
        }
    }

    private func reject(_ source: String, _ complaints: [SnippetDiagnostic]) -> SessionEvent {
        let made: SessionSnippet = SessionSnippet(
            source: source, kind: .erroneous, name: "", key: "erroneous \(snippets.count)")
        return reject(made, complaints)
    }

    private func reject(_ made: SessionSnippet, _ complaints: [SnippetDiagnostic]) -> SessionEvent {
        made.diagnostics = complaints
        made.status = .rejected
        install(made)
        return SessionEvent(snippet: made, isUpdate: false, previous: nil, hasNewSignature: false, outcome: .none)
    }

    private func install(_ made: SessionSnippet) {
        _ = number(of: made.key)
        if isStartingUp {
            made.id = "s\(nextStartupID)"
            made.isStartup = true
            nextStartupID += 1
        } else if made.status == .rejected {
            made.id = "e\(nextErrorID)"
            nextErrorID += 1
        } else {
            made.id = String(nextID)
            nextID += 1
        }
        snippets.append(made)
    }

    private func number(of key: String) -> Int {
        if let known: Int = keyNumbers[key] { return known }
        keyNumbers[key] = keyNumbers.count + 1
        return keyNumbers.count
    }

    /// A class name for a snippet's next class.
    private func newWrapperName(_ key: String) -> String {
        let number: Int = number(of: key)
        let generation: Int = generations[key] ?? 0
        generations[key] = generation + 1
        guard generation > 0 else { return "$JShell$\(number)" }
        var letters: String = ""
        var rest: Int = generation
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest /= 26
        }
        return "$JShell$\(number)\(letters)"
    }

    // MARK: - Code that runs once

    private func evaluateExpression(_ reader: SnippetReader) -> [SessionEvent] {
        let tree: Tree = reader.parsed.tree
        let node: NodeID = reader.parsed.nodes[0]
        switch infer(reader, node) {
        case .nothing: return run(reader.statementSnippet(snippets.count))
        case .failed(let complaints): return [reject(reader.source, complaints)]
        case .type(let text, let shown):
            if tree.kind(node) == .identifier {
                return run(named(reader.valueSnippet(.variableValue, tree.dottedName(node)), shown))
            }
            if tree.kind(node) == .assignment || tree.kind(node) == .compoundAssignment {
                let target: NodeID = NodeID(tree[node].a)
                if tree.kind(node) == .assignment && tree.kind(target) == .identifier {
                    return run(named(reader.valueSnippet(.assignment, tree.dottedName(target)), shown))
                }
            }
            var name: String = "$\(nextID)"
            if isStartingUp { name = "$s\(nextStartupID)" }
            while declared("var \(name)") != nil { name += "_" }
            return declare(reader.scratchSnippet(name, type: (text, shown)))
        }
    }

    private func named(_ made: SessionSnippet, _ type: String) -> SessionSnippet {
        made.shownType = type
        return made
    }

    /// Compiles and runs what declares nothing.
    private func run(_ made: SessionSnippet) -> [SessionEvent] {
        var wrap: Wrap = newWrap(newWrapperName(made.key), mentions: made.mentioned)
        wrap.append(made.member, of: made)
        wrap.append("\n}\n")
        let compiled: CompiledWraps = compile([wrap])
        if !compiled.errors.isEmpty { return [reject(made, compiled.errors.map(\.diagnostic))] }
        made.wrapper = wrap.className
        install(made)
        define(compiled, [wrap])
        let outcome: SessionOutcome = outcome(machine.run("REPL.\(made.wrapper)"))
        return [SessionEvent(snippet: made, isUpdate: false, previous: nil, hasNewSignature: false, outcome: outcome)]
    }

    private enum Inferred {
        case type(text: String, shown: String)
        /// There is no value.
        case nothing
        case failed([SnippetDiagnostic])
    }

    /// The type of an expression.
    private func infer(_ reader: SnippetReader, _ expression: NodeID) -> Inferred {
        var wrap: Wrap = newProbe(reader.parsed)
        let made: SessionSnippet = SessionSnippet(source: reader.source, kind: .statement, name: "", key: "")
        wrap.append(reader.typeProbe(expression), of: made)
        wrap.append("\n}\n")
        let compiled: CompiledWraps = compile([wrap])
        if let problem: SnippetDiagnostic = compiled.errors.first?.diagnostic {
            if problem.key == "cant.infer.local.var.type", problem.text.contains("void") { return .nothing }
            if problem.key == "cant.infer.local.var.type", problem.text.contains("null") {
                return .type(text: "Object", shown: "Object")
            }
            return .failed(compiled.errors.map(\.diagnostic))
        }
        guard let results: AttributionResults = compiled.results.first,
            let type: TypeID = universe.localVariableType(SnippetReader.probe, in: results)
        else { return .nothing }
        let declarable: TypeID = universe.declarable(type)
        return .type(
            text: Session.withoutWrappers(universe.text(declarable)), shown: universe.messageText(declarable))
    }

    /// Class names in terms of the session.
    static func withoutWrappers(_ text: String) -> String {
        var rest: Substring = text[...]
        var out: String = ""
        while let found: Range<Substring.Index> = rest.firstRange(of: "REPL.$JShell$") {
            out += rest[..<found.lowerBound]
            rest = rest[found.upperBound...].drop { $0 != "." }.dropFirst()
        }
        return out + rest
    }

    // MARK: - Declaring

    private func declareVariables(_ reader: SnippetReader) -> [SessionEvent] {
        var events: [SessionEvent] = []
        for node: NodeID in reader.parsed.nodes {
            let view: VariableView = reader.parsed.tree.variable(node)
            var inferred: (text: String, shown: String)?
            if view.flags.contains(.isVar) {
                switch view.initializer.isNone ? .nothing : infer(reader, view.initializer) {
                case .type(let text, let shown): inferred = (text, shown)
                case .nothing:
                    let name: String = universe.names.text(of: view.name)
                    let reason: String =
                        view.initializer.isNone
                        ? "cannot use 'var' on variable without initializer" : "variable initializer is 'void'"
                    let complaint: SnippetDiagnostic = SnippetDiagnostic(
                        isError: true, key: "cant.infer.local.var.type",
                        text: "cannot infer type for local variable \(name)\n(\(reason))", range: reader.range(node))
                    return events + [reject(reader.source, [complaint])]
                case .failed(let complaints): return events + [reject(reader.source, complaints)]
                }
            }
            let next: [SessionEvent] = declare(reader.variableSnippet(node, inferred: inferred))
            events += next
            if next.contains(where: { $0.snippet.status == .rejected }) { break }
        }
        return events
    }

    private func declareImport(_ made: SessionSnippet) -> [SessionEvent] {
        var wrap: Wrap = Wrap(className: newWrapperName(made.key))
        wrap.append("package REPL;\n")
        wrap.append(made.member, of: made)
        if made.member.last?.text.hasSuffix(";") == false { wrap.append(";") }
        wrap.append("\nclass \(wrap.className) {}\n")
        let compiled: CompiledWraps = compile([wrap])
        if !compiled.errors.isEmpty { return [reject(made, compiled.errors.map(\.diagnostic))] }
        let previous: SessionSnippet? = declared(made.key)
        previous?.status = .overwritten
        install(made)
        let waiting: [SessionSnippet] = active.filter { $0.isDeclaration && $0.status != .valid }
        let main: SessionEvent = SessionEvent(
            snippet: made, isUpdate: false, previous: previous == nil ? nil : .valid, hasNewSignature: false,
            outcome: .none)
        return [main] + (waiting.isEmpty ? [] : update(waiting, because: made))
    }

    /// Compiles a declaration and all that depends on it.
    private func declare(_ made: SessionSnippet) -> [SessionEvent] {
        let previous: SessionSnippet? = declared(made.key)
        var set: [SessionSnippet] = [made]
        close(&set, without: previous, replacesType: previous != nil)
        let before: [SessionSnippet.Status] = set.map(\.status)
        if let complaints: [SnippetDiagnostic] = compile(set, main: made, without: previous) {
            return [reject(made, complaints)]
        }
        previous?.status = .overwritten
        install(made)
        var outcome: SessionOutcome = .none
        if made.isVariable, made.status == .valid { outcome = self.outcome(machine.run("REPL.\(made.wrapper)")) }
        let hasNewSignature: Bool =
            made.kind == .method ? previous.map { $0.resultType != made.resultType } ?? false : true
        var events: [SessionEvent] = [
            SessionEvent(
                snippet: made, isUpdate: false, previous: previous == nil ? nil : .valid,
                hasNewSignature: hasNewSignature, outcome: outcome)
        ]
        for (changed, status): (SessionSnippet, SessionSnippet.Status) in zip(set, before).dropFirst() {
            events.append(updateEvent(changed, status))
        }
        return events
    }

    private func updateEvent(_ changed: SessionSnippet, _ before: SessionSnippet.Status) -> SessionEvent {
        SessionEvent(snippet: changed, isUpdate: true, previous: before, hasNewSignature: true, outcome: .none)
    }

    /// Compiles snippets again because of a change elsewhere.
    private func update(_ first: [SessionSnippet], because cause: SessionSnippet) -> [SessionEvent] {
        var set: [SessionSnippet] = first
        close(&set, without: nil, replacesType: true)
        let before: [SessionSnippet.Status] = set.map(\.status)
        _ = compile(set, main: nil, without: nil)
        return zip(set, before).map { updateEvent($0, $1) }
    }

    /// Makes a snippet inactive, and what mentions it wait for it.
    func drop(_ dropped: SessionSnippet) {
        dropped.status = .dropped
        guard dropped.isDeclaration else { return }
        let dependents: [SessionSnippet] = active.filter {
            $0.isDeclaration && !$0.isVariable && $0.words.contains(dropped.name)
        }
        if !dependents.isEmpty { _ = update(dependents, because: dropped) }
    }

    /// Adds what has to be compiled again with the snippets of a set: what mentions them, and methods of the same name,
    /// which have to be in the same class.
    private func close(_ set: inout [SessionSnippet], without previous: SessionSnippet?, replacesType: Bool) {
        var at: Int = 0
        while at < set.count {
            let changed: SessionSnippet = set[at]
            at += 1
            var isType: Bool = false
            if case .type = changed.kind { isType = replacesType || at > 1 }
            for other: SessionSnippet in active
            where other.isDeclaration && other !== previous && !set.contains(where: { $0 === other }) {
                let mentions: Bool = other.words.contains(changed.name)
                let waits: Bool = other.status != .valid
                if other.isVariable ? mentions && (isType || waits) : mentions {
                    set.append(other)
                } else if changed.kind == .method && other.kind == .method && other.name == changed.name {
                    set.append(other)
                }
            }
        }
    }

    /// Compiles declarations that belong together. What is wrong with `main` alone is returned, and nothing changes then.
    private func compile(
        _ set: [SessionSnippet], main: SessionSnippet?, without previous: SessionSnippet?
    ) -> [SnippetDiagnostic]? {
        // How much of each is compiled: all, the header with bodies that throw, nothing.
        var statuses: [SessionSnippet.Status] = set.map { _ in .valid }
        var unresolved: [[String]] = set.map { _ in [] }
        for _: Int in 0..<(2 * set.count + 2) {
            let wraps: [Wrap] = makeWraps(set, statuses, main, previous)
            let compiled: CompiledWraps = compile(wraps)
            if compiled.errors.isEmpty {
                for (index, snippet): (Int, SessionSnippet) in set.enumerated() {
                    snippet.status = statuses[index]
                    snippet.unresolved = unresolved[index]
                    snippet.wrapper =
                        wraps.first { $0.snippets.contains { $0 === snippet } }?.className ?? snippet.wrapper
                }
                define(compiled, wraps)
                return nil
            }
            for (index, snippet): (Int, SessionSnippet) in set.enumerated() {
                let errors: [SnippetDiagnostic] = compiled.errors.filter { $0.snippet === snippet }.map(\.diagnostic)
                if errors.isEmpty { continue }
                var missing: [String] = []
                for name: String in errors.compactMap({ $0.unresolvedName }) where !missing.contains(name) {
                    missing.append(name)
                }
                let isRecoverable: Bool = errors.allSatisfy { $0.unresolvedName != nil } && canWait(snippet, missing)
                if snippet === main && !isRecoverable { return errors }
                // A header that does not make sense says what is missing; what its bodies lack comes later.
                statuses[index] =
                    statuses[index] == .valid && !snippet.corralled.isEmpty ? .unresolvedBody : .unresolvedHeader
                unresolved[index] = missing
            }
            let isAttributed: Bool = compiled.errors.contains { error in set.contains { $0 === error.snippet } }
            if !isAttributed { return compiled.errors.map(\.diagnostic) }
        }
        return []
    }

    private func canWait(_ snippet: SessionSnippet, _ missing: [String]) -> Bool {
        guard snippet.isVariable else { return snippet.isDeclaration }
        // A variable waits for its type only.
        return snippet.kind == .variable
            && missing.allSatisfy { $0.hasPrefix("class ") && snippet.words.contains(String($0.dropFirst(6))) }
    }

    // MARK: - Classes

    private func makeWraps(
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
        for (group, name): ([Int], String) in zip(groups, names) { for index in group { places.append((set[index], name)) } }
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
    private func newWrap(
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

    private struct CompiledWraps {
        var errors: [(snippet: SessionSnippet?, diagnostic: SnippetDiagnostic)] = []
        var classes: [CompiledClass] = []
        var results: [AttributionResults] = []
    }

    private func compile(_ wraps: [Wrap]) -> CompiledWraps {
        var out: CompiledWraps = CompiledWraps()
        let compilation: JavaCompilation = JavaCompilation(universe)
        var files: [SourceFile] = []
        for wrap: Wrap in wraps {
            guard let file: SourceFile = try? SourceFile(name: "\(wrap.className).java", bytes: wrap.bytes) else {
                continue
            }
            files.append(file)
            compilation.add(file)
        }
        compilation.run()
        for message: CompilationMessage in compilation.messages where message.diagnostic.severity == .error {
            guard let index: Int = files.firstIndex(where: { $0 === message.file }) else { continue }
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
            if found == nil, out.errors.contains(where: { $0.snippet === snippet }) { continue }
            out.errors.append(
                (
                    snippet,
                    SnippetDiagnostic(
                        isError: true, key: message.diagnostic.key, text: Session.withoutWrappers(message.diagnostic.text),
                        range: found)
                ))
        }
        out.classes = compilation.classes
        out.results = compilation.results
        return out
    }

    /// The node that a complaint is about: the smallest one that shows its messages there.
    private func range(of position: SourcePosition, in file: SourceFile) -> Range<Int> {
        let at: Int = Int(position.rawValue)
        guard let tree: Tree = universe.sources.last(where: { $0.tree.file === file })?.tree else { return at..<(at + 1) }
        var best: Range<Int>?
        tree.forEachDescendant(of: tree.root) { node in
            let found: Node = tree[node]
            guard Int(found.position) == at, found.end > found.start else { return }
            let range: Range<Int> = Int(found.start)..<Int(found.end)
            if best.map({ $0.count > range.count }) ?? true { best = range }
        }
        return best ?? at..<(at + 1)
    }

    private func define(_ compiled: CompiledWraps, _ made: [Wrap]) {
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
    func type(of expression: String) -> TypeID? {
        guard let parsed: Snippet = Parser.parseSnippet(expression, names: universe.names), parsed.form == .expression,
            parsed.diagnostics.isEmpty, let node: NodeID = parsed.nodes.first
        else { return nil }
        let reader: SnippetReader = SnippetReader(expression, parsed)
        var wrap: Wrap = newProbe(parsed)
        wrap.append(
            reader.typeProbe(node), of: SessionSnippet(source: expression, kind: .statement, name: "", key: ""))
        wrap.append("\n}\n")
        let compiled: CompiledWraps = compile([wrap])
        guard compiled.errors.isEmpty, let results: AttributionResults = compiled.results.first else { return nil }
        return universe.localVariableType(SnippetReader.probe, in: results)
    }

    /// The class a name means where snippets stand.
    func classNamed(_ name: String) -> TypeID? {
        let wrap: Wrap = newProbe(nil, mentions: [name])
        var whole: Wrap = wrap
        whole.append("}\n")
        return compile([whole]).results.first.flatMap { universe.classNamed(name, in: $0) }
    }

    private func newProbe(_ parsed: Snippet?, mentions: Set<String> = []) -> Wrap {
        probes += 1
        let words: Set<String> = parsed.map { Set($0.words.map { universe.names.text(of: $0) }) } ?? mentions
        return newWrap("$JShell$probe\(probes)", mentions: words)
    }

    // MARK: - Values

    /// The value of a variable, or why it cannot be had.
    func value(of variable: SessionSnippet) -> String {
        guard variable.status == .valid else { return "(not-active)" }
        if case .value(let text) = machine.value("REPL.\(variable.wrapper)", variable.name) { return text }
        return "(error)"
    }

    private func outcome(_ outcome: SnippetMachine.Outcome) -> SessionOutcome {
        switch outcome {
        case .value(let text): return .value(text)
        case .stopped: return .stopped
        case .ended: return .ended
        case .thrown(let exceptions):
            for exception: SnippetMachine.Exception in exceptions {
                guard let message: String = exception.message, message.hasPrefix(SnippetReader.corralMark) else { continue }
                let key: String = String(message.dropFirst(SnippetReader.corralMark.count))
                if let waiting: SessionSnippet = declared(key) { return .unresolved(waiting) }
            }
            return .thrown(
                exceptions.map {
                    ShownException(className: $0.className, message: $0.message, frames: shown($0.frames))
                })
        }
    }

    /// Frames as `f (#6:1)`; those below the last one of a snippet are not the snippet's.
    private func shown(_ frames: [SnippetMachine.Frame]) -> [String] {
        let last: Int = frames.lastIndex { $0.className.hasPrefix("REPL.$JShell$") } ?? frames.count - 1
        return frames.prefix(last + 1).map { frame in
            var className: String = frame.className
            var method: String = frame.method
            var place: String = frame.line >= 0 ? "\(frame.file):\(frame.line)" : frame.file
            if frame.file.isEmpty { place = "Unknown Source" }
            if frame.isNative { place = "Native Method" }
            if className.hasPrefix("REPL.$JShell$") {
                let rest: Substring = className.dropFirst("REPL.".count)
                let wrapper: String = "$JShell$" + rest.dropFirst("$JShell$".count).prefix { $0 != "$" }
                className = String(rest.dropFirst(wrapper.count).drop { $0 == "$" })
                if method == "do_it$" { method = "" }
                if let origin = wraps[wrapper]?.origin(ofLine: frame.line) {
                    place = "#\(origin.snippet.id):\(origin.line)"
                }
            }
            if let dot: String.Index = className.lastIndex(of: ".") { className = String(className[className.index(after: dot)...]) }
            return (className.isEmpty ? "" : className + ".") + (method.isEmpty ? "" : method + " ") + "(\(place))"
        }
    }
}
