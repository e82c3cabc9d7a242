// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaCompiler
import JavaSyntax
import Swiftlet

// A session at a prompt: snippets, what they declare, and what depends on what.
//
// A declaration is compiled together with everything that mentions its name, directly or through others, because those
// have to refer to its new class; what cannot be compiled yet, since it mentions something that does not exist, is first
// tried with bodies that throw, and then left out until somebody declares what is missing. What a snippet depends on is
// what attribution found its names to mean, and the names that mean nothing yet.

/// Snippets and their machine. Used on the thread that made it.
final class Session {
    let universe: Universe
    let machine: SnippetMachine
    /// All of them, in the order in which they were evaluated.
    private(set) var snippets: [SessionSnippet] = []
    var wraps: [String: Wrap] = [:]
    private var keyNumbers: [String: Int] = [:]
    private var generations: [String: Int] = [:]
    private var nextID: Int = 1
    private var nextErrorID: Int = 1
    private var nextStartupID: Int = 1
    var probes: Int = 0
    private var scratchNumber: Int = 0
    /// Set while start-up snippets are evaluated.
    var isStartingUp: Bool = false
    /// Class files of the session, by name with dots, and those of the snippet evaluated last.
    var classes: [(name: String, bytes: [UInt8])] = []
    var lastClasses: [(name: String, bytes: [UInt8])] = []

    /// How all snippets are compiled.
    let options: CompilationOptions

    /// Names that completion offers.
    let classIndex: ClassIndex

    init(universe: Universe, options: CompilationOptions, classIndex: ClassIndex, machine: SnippetMachine) {
        self.universe = universe
        self.classIndex = classIndex
        var options: CompilationOptions = options
        // What a snippet waits for are the names that it lacks.
        options.namesAllUnknown = true
        self.options = options
        self.machine = machine
    }

    var active: [SessionSnippet] { snippets.filter { $0.status.isActive } }

    var idOfNext: String { String(nextID) }

    func declared(_ key: String) -> SessionSnippet? { snippets.last { $0.key == key && $0.status.isActive } }

    // MARK: - Evaluating

    /// Evaluates a text that is one snippet.
    func evaluate(_ source: String) -> [SessionEvent] {
        guard let parsed: Snippet = Parser.parseSnippet(source, names: universe.names), parsed.form != .empty else {
            return []
        }
        let reader: SnippetReader = SnippetReader(source, parsed)
        if !parsed.diagnostics.isEmpty { return [reject(source, SyntaxReport.complaints(source, parsed))] }
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
    func newWrapperName(_ key: String) -> String {
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
        var inferred: Inferred = infer(reader, node)
        if case .null = inferred { inferred = .type(text: "Object", shown: "Object") }
        switch inferred {
        case .nothing, .null: return run(reader.statementSnippet(snippets.count))
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
        made.diagnostics = compiled.warnings(about: made)
        install(made)
        define(compiled, [wrap])
        let outcome: SessionOutcome = outcome(machine.run("REPL.\(made.wrapper)"))
        return [SessionEvent(snippet: made, isUpdate: false, previous: nil, hasNewSignature: false, outcome: outcome)]
    }

    private enum Inferred {
        case type(text: String, shown: String)
        /// There is no value; or it is null, whose type has no name.
        case nothing, null
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
            if problem.key == "cant.infer.local.var.type", problem.text.contains("null") { return .null }
            return .failed(compiled.errors.map(\.diagnostic))
        }
        guard let results: AttributionResults = compiled.results.first,
            let type: TypeID = universe.localVariableType(SnippetReader.probe, in: results)
        else { return .nothing }
        let declarable: TypeID = universe.declarable(type)
        return .type(
            text: Session.withoutWrappers(universe.text(declarable)), shown: universe.shortText(declarable))
    }

    /// Class names in terms of the session.
    static func withoutWrappers(_ text: String) -> String {
        var rest: Substring = text[...]
        var out: String = ""
        while let found: Range<Substring.Index> = rest.firstRange(of: "REPL.$JShell$") {
            out += rest[..<found.lowerBound]
            let name: Substring = rest[found.upperBound...].prefix { $0.isNumber || $0.isLetter }
            rest = rest[name.endIndex...]
            // A wrapper by itself is not the session's, but a place.
            if rest.first == "." { rest.removeFirst() } else { out += "$JShell$" + name }
        }
        return out + rest
    }

    /// The same of names of classes at run time: `REPL.$JShell$4$A` is `A`.
    static func withoutClassNames(_ text: String) -> String {
        var rest: Substring = text[...]
        var out: String = ""
        while let found: Range<Substring.Index> = rest.firstRange(of: "REPL.$JShell$") {
            out += rest[..<found.lowerBound]
            rest = rest[found.upperBound...].drop { $0.isNumber || ($0.isLetter && $0.isASCII) }
            if rest.first == "$" || rest.first == "." { rest.removeFirst() }
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
                let found: Inferred = view.initializer.isNone ? .nothing : infer(reader, view.initializer)
                switch found {
                case .type(let text, let shown): inferred = (text, shown)
                case .nothing, .null:
                    var word: String = "void"
                    if case .null = found { word = "null" }
                    let name: String = universe.names.text(of: view.name)
                    let reason: String =
                        view.initializer.isNone
                        ? "cannot use 'var' on variable without initializer" : "variable initializer is '\(word)'"
                    let complaint: SnippetDiagnostic = SnippetDiagnostic(
                        isError: true, key: "cant.infer.local.var.type",
                        text: "cannot infer type for local variable \(name)\n(\(reason))", missing: nil,
                        range: reader.range(node))
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
        let wasUnresolved: Bool = previous?.status == .unresolvedHeader
        previous?.status = .overwritten
        install(made)
        var outcome: SessionOutcome = .none
        if made.isVariable, made.status == .valid { outcome = self.outcome(machine.run("REPL.\(made.wrapper)")) }
        let hasNewSignature: Bool =
            made.kind == .method
            ? previous.map { $0.resultType != made.resultType } ?? false
                // What did not exist yet and still does not has no class that another could take the place of.
            : !(made.status == .unresolvedHeader && wasUnresolved)
        var events: [SessionEvent] = [
            SessionEvent(
                snippet: made, isUpdate: false, previous: previous == nil ? nil : .valid,
                hasNewSignature: hasNewSignature, outcome: outcome)
        ]
        for (changed, status): (SessionSnippet, SessionSnippet.Status) in zip(set, before).dropFirst() {
            events.append(updateEvent(changed, status))
        }
        if let previous: SessionSnippet = previous, !previous.isVariable {
            events.append(updateEvent(previous, .valid))
        }
        return events
    }

    private func updateEvent(_ changed: SessionSnippet, _ before: SessionSnippet.Status) -> SessionEvent {
        SessionEvent(
            snippet: changed, isUpdate: true, previous: before, hasNewSignature: changed.kind != .method, outcome: .none
        )
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
    func drop(_ dropped: SessionSnippet) -> [SessionEvent] {
        dropped.status = .dropped
        let event: SessionEvent = SessionEvent(
            snippet: dropped, isUpdate: false, previous: .valid, hasNewSignature: false, outcome: .none)
        guard dropped.isDeclaration else { return [event] }
        let dependents: [SessionSnippet] = active.filter {
            $0.isDeclaration && !$0.isVariable && $0.words.contains(dropped.name)
        }
        return [event] + (dependents.isEmpty ? [] : update(dependents, because: dropped))
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
        var complaints: [[SnippetDiagnostic]] = set.map { _ in [] }
        for _: Int in 0..<(2 * set.count + 2) {
            let wraps: [Wrap] = makeWraps(set, statuses, main, previous)
            let compiled: CompiledWraps = compile(wraps)
            if compiled.errors.isEmpty {
                for (index, snippet): (Int, SessionSnippet) in set.enumerated() {
                    snippet.status = statuses[index]
                    snippet.unresolved = unresolved[index]
                    snippet.diagnostics = complaints[index] + compiled.warnings(about: snippet)
                    // What does not make sense may do so after any change to what it mentions.
                    if !snippet.isVariable { snippet.words = statuses[index] == .valid ? [] : snippet.mentioned }
                    snippet.wrapper =
                        wraps.first { $0.snippets.contains { $0 === snippet } }?.className ?? snippet.wrapper
                }
                noteDependencies(compiled, wraps, types: Set((set + active).filter(\.isType).map(\.name)))
                define(compiled, wraps)
                return nil
            }
            for (index, snippet): (Int, SessionSnippet) in set.enumerated() {
                let errors: [SnippetDiagnostic] = compiled.errors.filter { $0.snippet === snippet }.map(\.diagnostic)
                if errors.isEmpty { continue }
                var missing: [String] = []
                for name: String in errors.compactMap({ $0.missing }) where !missing.contains(name) {
                    missing.append(name)
                }
                let isRecoverable: Bool = errors.allSatisfy { $0.missing != nil } && canWait(snippet, missing)
                if snippet === main && !isRecoverable { return errors }
                // What the bodies lack was found with what the header lacks.
                if statuses[index] == .unresolvedBody {
                    missing = unresolved[index] + missing.filter { !unresolved[index].contains($0) }
                }
                statuses[index] =
                    statuses[index] == .valid && !snippet.corralled.isEmpty ? .unresolvedBody : .unresolvedHeader
                unresolved[index] = missing
                complaints[index] = errors.filter { $0.missing == nil }
            }
            let isAttributed: Bool = compiled.errors.contains { error in set.contains { $0 === error.snippet } }
            if !isAttributed { return compiled.errors.map(\.diagnostic) }
        }
        return []
    }

    /// Writes down which declarations of the session the names in methods and classes mean.
    private func noteDependencies(_ compiled: CompiledWraps, _ wraps: [Wrap], types: Set<String>) {
        // Types in headers are not part of what attribution writes down.
        for snippet: SessionSnippet in wraps.flatMap(\.snippets) where !snippet.isVariable {
            snippet.words.formUnion(snippet.mentioned.intersection(types))
            snippet.words.remove(snippet.name)
        }
        for (wrap, results): (Wrap, AttributionResults) in zip(wraps, compiled.results) {
            let tree: Tree = results.unit.tree
            tree.forEachDescendant(of: tree.root) { node in
                var symbol: SymbolID = results.symbol(node)
                guard !symbol.isNone, [.class, .method, .field].contains(universe[symbol].kind) else { return }
                var owner: SymbolID = universe[symbol].owner
                while universe[owner].kind == .class, universe[universe[owner].owner].kind != .package {
                    symbol = owner
                    owner = universe[owner].owner
                }
                guard universe[owner].kind == .class else { return }
                let around: String = universe.names.text(of: universe.binaryName(owner))
                guard around.hasPrefix("REPL/$JShell$"), around.dropFirst("REPL/".count) != wrap.className,
                    let snippet: SessionSnippet = wrap.origin(of: Int(tree[node].start))?.snippet, !snippet.isVariable
                else { return }
                snippet.words.insert(universe.names.text(of: universe[symbol].name))
            }
        }
    }

    private func canWait(_ snippet: SessionSnippet, _ missing: [String]) -> Bool {
        guard snippet.isVariable else { return snippet.isDeclaration }
        // A variable waits for its type only.
        return snippet.kind == .variable
            && missing.allSatisfy { $0.hasPrefix("class ") && snippet.words.contains(String($0.dropFirst(6))) }
    }
}
