// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaSyntax

// The compiler from one end to the other: files in, class files or complaints out.
//
//     parse ─▶ enter ─▶ attribute ─▶ flow ─▶ emit
//
// Each step covers all files before the next begins, and a step that finds errors is the last one: what follows would
// only complain about their consequences.

/// What a compilation is asked to do beside compiling.
package struct CompilationOptions {
    package var emission: EmissionOptions = EmissionOptions()
    /// Report warnings of these kinds.
    package var lints: LintSet = .standard
    /// Modules of the class library whose classes are compiled: `--patch-module`.
    package var patchedModules: Set<String> = []
    package var modules: ModuleOptions = ModuleOptions()
    /// `-Xdiags:verbose`.
    package var listsCandidates: Bool = false
    /// For those who want to know every name that is missing: complain of it also where an unknown supertype might have it.
    package var namesAllUnknown: Bool = false

    package init() {}
}

/// A complaint and the file it is about.
package struct CompilationMessage {
    package let file: SourceFile
    package let diagnostic: Diagnostic
}

/// One run of the compiler over a set of files. Not thread-safe.
package final class JavaCompilation {
    package let universe: Universe
    package let options: CompilationOptions
    private var units: [Tree] = []
    /// In the order in which they were found.
    package private(set) var messages: [CompilationMessage] = []
    /// What attribution found, file by file.
    package private(set) var results: [AttributionResults] = []
    /// Where the files of this compilation begin in `universe.sources`.
    private let firstSource: Int
    /// Empty if there are errors.
    package private(set) var classes: [CompiledClass] = []

    package convenience init(finder: any ClassFinder, options: CompilationOptions = CompilationOptions()) {
        self.init(Universe(names: NameTable(), finder: finder), options: options)
    }

    /// A compilation of further files in a universe that knows the classes of earlier ones, as a session at a prompt needs it.
    package init(_ universe: Universe, options: CompilationOptions = CompilationOptions()) {
        self.universe = universe
        universe.lints = options.lints
        universe.checksModules = options.patchedModules.isEmpty
        universe.modules.options = options.modules
        self.options = options
        universe.listsCandidates = options.listsCandidates
        universe.namesAllUnknown = options.namesAllUnknown
        firstSource = universe.sources.count
        takenMessages = universe.diagnostics.count
    }

    package var errorCount: Int { messages.reduce(0) { $0 + ($1.diagnostic.severity == .error ? 1 : 0) } }
    package var warningCount: Int { messages.reduce(0) { $0 + ($1.diagnostic.severity == .warning ? 1 : 0) } }

    /// Parses a file and makes it part of the compilation.
    package func add(_ file: SourceFile) {
        let result: ParseResult = Parser.parse(file, names: universe.names)
        for diagnostic: Diagnostic in result.diagnostics {
            messages.append(CompilationMessage(file: file, diagnostic: diagnostic))
        }
        units.append(result.tree)
    }

    /// Compiles what was added. True if class files came out.
    @discardableResult
    package func run() -> Bool {
        let isDone: Bool = runSteps()
        takeNotes()
        return isDone
    }

    private func takeNotes() {
        for (source, diagnostic): (Int, Diagnostic) in universe.notes where source >= firstSource {
            messages.append(CompilationMessage(file: universe.sources[source].tree.file, diagnostic: diagnostic))
        }
        if universe.areMessagesCompressed, let file: SourceFile = units.first?.file {
            let text: String =
                "Some messages have been simplified; recompile with -Xdiags:verbose to get full output"
            let note: Diagnostic = Diagnostic(severity: .note, key: "compressed.diags", text: text, position: .none)
            messages.append(CompilationMessage(file: file, diagnostic: note))
        }
    }

    private func runSteps() -> Bool {
        if errorCount > 0 { return false }
        for tree: Tree in units { universe.enter(tree) }
        universe.enterModules()
        // Source files that are found on the way are part of the compilation, too.
        while firstSource + results.count < universe.sources.count {
            results.append(universe.attribute(universe.sources[firstSource + results.count]))
        }
        if universe.diagnostics[takenMessages...].contains(where: { $0.diagnostic.severity == .error }) {
            checkFlowBeforeErrors()
        }
        takeMessages()
        if errorCount > 0 { return false }
        checkFlowUntilError()
        takeMessages()
        if errorCount > 0 { return false }
        for found: AttributionResults in results {
            for late: (position: SourcePosition, key: String, text: String) in found.lateErrors {
                universe.report(found.unit.index, late.position, late.key, late.text)
            }
            if found.lateErrors.isEmpty { emit(found) }
        }
        takeMessages()
        if errorCount > 0 { classes = [] }
        return errorCount == 0
    }

    /// Flow of one class after the other; as in javac, an error leaves out the classes behind it.
    private func checkFlowUntilError() {
        for found: AttributionResults in results {
            let classes: [SymbolID] = found.unit.declared.filter { universe[universe[$0].owner].kind == .package }
            for symbol: SymbolID in classes {
                checkFlow(found, of: classes.count > 1 ? symbol : .none)
                if universe.diagnostics[takenMessages...].contains(where: { $0.diagnostic.severity == .error }) {
                    return
                }
            }
        }
    }

    /// Flow of a file's classes, or of one and those in it.
    func checkFlow(_ results: AttributionResults, of symbol: SymbolID = .none) {
        let classes: [ClassInfo] =
            symbol.isNone ? results.classes : results.classes.filter { universe.outermost($0.symbol) == symbol }
        let reachability: ReachabilityAnalysis = ReachabilityAnalysis(universe, results)
        for info: ClassInfo in classes { reachability.analyze(info) }
        let assignment: AssignmentAnalysis = AssignmentAnalysis(universe, results)
        for info: ClassInfo in classes where !info.isLocal && !isInsideLocal(info) { assignment.analyze(info) }
        let exceptions: ExceptionAnalysis = ExceptionAnalysis(
            universe, results, deadFinally: reachability.deadFinally)
        for info: ClassInfo in classes { exceptions.analyze(info) }
        CaptureAnalysis(universe, results, reassigned: assignment.reassigned).analyze(
            symbol.isNone ? results.unit.tree.root : universe[symbol].node)
    }

    /// Whether a class is a member of a local one.
    private func isInsideLocal(_ info: ClassInfo) -> Bool {
        var around: SymbolID = universe[info.symbol].owner
        while universe[around].kind == .class {
            if universe[around].traits.contains(.isLocal) { return true }
            around = universe[around].owner
        }
        return false
    }

    private var generator: Generator?

    private func emit(_ results: AttributionResults) {
        if let module: CompiledClass = ModuleEmission.emit(universe, results.unit) { classes.append(module) }
        if results.classes.isEmpty { return }
        if let generator: Generator = generator {
            generator.select(results)
        } else {
            generator = Generator(universe, results, options: options.emission)
        }
        guard let generator: Generator = generator else { return }
        generator.files = self.results
        generator.emitFile()
        classes += generator.takeOutput()
    }

    var takenMessages: Int

    private func takeMessages() {
        let all: [(source: Int, diagnostic: Diagnostic)] = universe.diagnostics
        for entry: (source: Int, diagnostic: Diagnostic) in all[takenMessages...].sorted(by: { $0.source < $1.source })
        {
            let file: SourceFile = universe.sources[entry.source].tree.file
            messages.append(CompilationMessage(file: file, diagnostic: entry.diagnostic))
        }
        takenMessages = all.count
    }
}
