// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Attribution: names, types and calls of the bodies of one source file.
//
// Expressions are attributed from the leaves up. Where a type depends on the context (lambdas, method references, calls of
// generic methods, diamonds, conditional and switch expressions over such), attribution of the expression yields an
// `Operand` that is pending; it is completed when the target type is known (Attributor+Completion). Bodies of lambdas are
// attributed once, when inference knows the types of their parameters. The exception are lambdas whose body decides
// between overloaded methods: they are attributed speculatively first, without complaints, and then again.
//
// Scopes are a chain of entries in one array; an environment is a position in that chain and a few facts, so a pending
// operand keeps the environment in which it has to be completed.

/// What a chain of scopes consists of.
struct ScopeEntry: BitwiseCopyable {
    enum Kind: UInt8 {
        /// A local variable.
        case variable
        /// Everything further out is outside a lambda body; `link` is its frame in `functions`.
        case lambda
        /// Everything further out is outside a class body; `link` is its frame in `classFrames`.
        case classBody
    }

    var kind: Kind
    var name: NameID = .none
    var symbol: SymbolID = .none
    var parent: Int32
    var link: Int32 = 0
}

/// A class whose body is being attributed.
struct ClassFrame {
    let symbol: SymbolID
    let type: TypeID
    /// Whether the code around the class has no instance of the class around.
    let isOutsideStatic: Bool
    let parent: Int32
    /// Whether the code around the class stands before the constructor call of the class around.
    var isOutsidePrologue: Bool = false
}

/// A method, initializer or lambda whose body is being attributed.
struct FunctionFrame {
    enum Kind: UInt8 {
        case method, initializer, lambda
    }

    let kind: Kind
    /// The method, or the class of an initializer: owner of local variables.
    let owner: SymbolID
    /// What `return` returns; `none` where it must not stand or, in a lambda, is still to be found out.
    var result: TypeID
    /// Of a lambda its node and what it returns.
    var node: NodeID = .none
    var returns: [Operand] = []
    /// Local variables and `this` of the code around that the body of a lambda uses.
    var captured: [SymbolID] = []
    var capturesThis: Bool = false
    /// Whether results are collected for inference instead of being converted to `result`.
    var collectsReturns: Bool = false
}

/// A switch expression whose cases are being attributed.
struct YieldFrame {
    var results: [Operand] = []
}

/// Where code stands.
struct Environment {
    /// Head of the chain of scopes.
    var scope: Int32 = 0
    var classFrame: Int32 = -1
    var function: Int32 = -1
    /// The switch expression around, inside the same function.
    var yield: Int32 = -1
    /// Whether there is no `this`.
    var isStatic: Bool = false
    /// Whether the code stands before the call of another constructor.
    var isPrologue: Bool = false
    var types: TypeScope
    /// The guard of a case around, if any.
    var guardNode: NodeID = .none
}

/// An expression whose type is known, or waits for a target.
struct Operand {
    let node: NodeID
    /// The type; of a pending operand `none`.
    let type: TypeID
    /// Index in `Attributor.pendings`, -1 if nothing is pending.
    let pending: Int32

    init(_ node: NodeID, _ type: TypeID) {
        self.node = node
        self.type = type
        pending = -1
    }

    init(_ node: NodeID, pending: Int32) {
        self.node = node
        type = .none
        self.pending = pending
    }

    var isPending: Bool { pending >= 0 }
}

/// Attributes the classes of one file. Not thread-safe.
final class Attributor {
    let universe: Universe
    let unit: SourceUnit
    let tree: Tree
    let results: AttributionResults
    let names: NameTable
    let types: TypeTable
    let inference: Inference
    let known: KnownClasses
    let folding: ConstantFolding

    var env: Environment
    var scopes: [ScopeEntry] = [ScopeEntry(kind: .variable, parent: 0)]
    var classFrames: [ClassFrame] = []
    var functions: [FunctionFrame] = []
    var yields: [YieldFrame] = []
    var pendings: [Pending] = []
    /// Labels around the current statement and whether they belong to loops.
    var labels: [(name: NameID, isLoop: Bool)] = []
    var breakDepth: Int = 0
    var loopDepth: Int = 0
    /// Above zero while a lambda body is attributed only to learn its type.
    var speculation: Int = 0
    /// Errors found while speculating.
    var hiddenErrors: Int = 0
    /// Bindings of the expression attributed last, when it is true or false (JLS 6.3.1).
    var whenTrue: [SymbolID] = []
    var whenFalse: [SymbolID] = []
    /// Those that are in scope behind a statement, and those that have been complained about.
    var outerBindings: Set<SymbolID> = []
    var clashingBindings: Set<SymbolID> = []
    /// Next number of anonymous and local classes, by class around and name.
    var localNumbers: [UInt64: Int] = [:]
    /// Classes declared in blocks, by node: a body attributed twice declares them once.
    var localClasses: [NodeID: SymbolID] = [:]
    /// Classes without name whose type arguments were inferred: their methods must override something (JLS 15.9.5).
    var diamondClasses: Set<SymbolID> = []
    /// Switches that do not cover all values: a complaint of flow analysis, made if there is no other.
    var incompleteSwitches: [(node: NodeID, isExpression: Bool)] = []
    var nesting: Int = 0
    /// Whether the operand being attributed is `this.x` on the left of an assignment.
    var isAssignmentTarget: Bool = false
    /// The expression whose context decides the result of a signature-polymorphic call, and that result.
    var polymorphicContext: (node: NodeID, type: TypeID) = (.none, .none)
    /// Whether annotations of a top-level class are being attributed: nothing around them has a name.
    var isInTopLevelHeader: Bool = false
    /// Types of calls in a long chain that are attributed before those around them.
    var settledCalls: [NodeID: TypeID] = [:]
    var lambdaShapes: [NodeID: LambdaShape] = [:]
    /// Types of the results of lambdas that have been attributed speculatively.
    var lambdaResults: [NodeID: [TypeID]] = [:]

    static let maximumNesting: Int = 1_500

    init(universe: Universe, unit: SourceUnit) {
        self.universe = universe
        self.unit = unit
        tree = unit.tree
        results = AttributionResults(unit: unit)
        names = universe.names
        types = universe.types
        known = universe.known
        folding = ConstantFolding(names: universe.names, string: universe.known.string)
        inference = Inference(universe)
        env = Environment(types: TypeScope(unit: unit, owner: .none))
    }

    // MARK: - Where we are

    var currentClass: SymbolID {
        env.classFrame < 0 ? .none : classFrames[Int(env.classFrame)].symbol
    }

    var currentType: TypeID {
        env.classFrame < 0 ? .error : classFrames[Int(env.classFrame)].type
    }

    // MARK: - Scopes

    func pushScope(_ entry: ScopeEntry) {
        env.scope = Int32(scopes.count)
        scopes.append(entry)
    }

    /// Makes a symbol for a local variable and brings it into scope. Unnamed ones get no scope.
    @discardableResult
    func declareLocal(_ name: NameID, _ type: TypeID, _ node: NodeID, access: UInt16 = 0, traits: SymbolTraits = [])
        -> SymbolID
    {
        checkUnique(name, node)
        let symbol: SymbolID = makeLocal(name, type, node, access: access, traits: traits)
        bring(symbol)
        return symbol
    }

    func makeLocal(_ name: NameID, _ type: TypeID, _ node: NodeID, access: UInt16 = 0, traits: SymbolTraits = [])
        -> SymbolID
    {
        let owner: SymbolID = env.function < 0 ? currentClass : functions[Int(env.function)].owner
        let symbol: SymbolID = SymbolID(
            universe.symbols.append(
                Symbol(
                    kind: .localVariable, access: access, traits: traits, name: name, owner: owner, type: type,
                    node: node)))
        results.set(symbol: symbol, node)
        results.set(type: type, node)
        return symbol
    }

    /// Brings a local variable into scope.
    func bring(_ symbol: SymbolID) {
        let name: NameID = universe[symbol].name
        if name == .underscore || name.isNone { return }
        pushScope(ScopeEntry(kind: .variable, name: name, symbol: symbol, parent: env.scope))
    }

    func bring(_ bindings: [SymbolID]) {
        for binding: SymbolID in bindings { bring(binding) }
    }

    /// Complains about a local variable of the same name in the same method (JLS 6.4). `binding` is the variable if a
    /// pattern declares it.
    func checkUnique(_ name: NameID, _ node: NodeID, binding: SymbolID = .none) {
        if name == .underscore || name.isNone { return }
        var at: Int = Int(env.scope)
        while at != 0 {
            let entry: ScopeEntry = scopes[at]
            if entry.kind == .classBody { return }
            if entry.kind == .variable && entry.name == name {
                let isOther: Bool =
                    !binding.isNone && universe[entry.symbol].traits.contains(.isBinding)
                    && !outerBindings.contains(entry.symbol)
                if isOther { return reportBindingExists(binding, node) }
                report(
                    node, "already.defined",
                    "variable \(names.text(of: name)) is already defined in \(functionText())")
                return
            }
            at = Int(entry.parent)
        }
    }

    /// Notes that the lambdas around, up to the class body, need `this`.
    func markThisCaptured() {
        guard speculation == 0 else { return }
        var at: Int = Int(env.scope)
        while at != 0 {
            let entry: ScopeEntry = scopes[at]
            if entry.kind == .classBody { return }
            if entry.kind == .lambda { functions[Int(entry.link)].capturesThis = true }
            at = Int(entry.parent)
        }
    }

    /// Notes that a local variable declared further out is used here.
    func noteCapture(of symbol: SymbolID) {
        guard speculation == 0 else { return }
        var at: Int = Int(env.scope)
        var crossed: [ScopeEntry] = []
        while at != 0 {
            let entry: ScopeEntry = scopes[at]
            if entry.kind == .variable {
                if entry.symbol == symbol { break }
            } else {
                crossed.append(entry)
            }
            at = Int(entry.parent)
        }
        if at == 0 { return }
        for entry: ScopeEntry in crossed { addCapture(symbol, entry) }
    }

    func addCapture(_ symbol: SymbolID, _ entry: ScopeEntry) {
        if entry.kind == .lambda {
            if !functions[Int(entry.link)].captured.contains(symbol) {
                functions[Int(entry.link)].captured.append(symbol)
            }
        } else {
            results.updateClass(classFrames[Int(entry.link)].symbol) {
                if !$0.captured.contains(symbol) { $0.captured.append(symbol) }
            }
        }
    }

    // MARK: - Types

    /// The type a type node denotes, stored with the node.
    @discardableResult
    func attribType(_ node: NodeID) -> TypeID {
        if node.isNone { return .error }
        let type: TypeID = universe.type(node, env.types)
        results.set(type: type, node)
        attributeTypeAnnotations(node, env.types)
        let symbol: SymbolID = universe.classSymbol(of: type)
        if !symbol.isNone {
            results.set(symbol: symbol, node)
        }
        return type
    }

    // MARK: - Complaints

    /// - Parameter suggestion: what could have been meant, empty if there is no telling.
    func report(
        _ node: NodeID, _ key: String, _ text: @autoclosure () -> String,
        suggestion: @autoclosure () -> String = ""
    ) {
        let found: Node = tree[node]
        guard found.kind == .enumConstant else {
            report(at: SourcePosition(found.position), key, text(), suggestion: suggestion())
            return
        }
        // The creation of a constant begins behind its name.
        var offset: Int = Int(found.position) + names.bytes(of: NameID(found.b)).count
        while offset < tree.file.count, [0x20, 0x09, 0x0A, 0x0D].contains(tree.file.base[offset]) { offset += 1 }
        report(at: SourcePosition(UInt32(truncatingIfNeeded: offset)), key, text())
    }

    func report(
        at position: SourcePosition, _ key: String, _ text: @autoclosure () -> String,
        suggestion: @autoclosure () -> String = ""
    ) {
        if speculation > 0 {
            hiddenErrors += 1
            return
        }
        universe.report(unit.index, position, key, text(), suggestion: suggestion)
    }

    /// The method, constructor or class around, as messages name it.
    func functionText() -> String {
        let owner: SymbolID = env.function < 0 ? currentClass : functions[Int(env.function)].owner
        let found: Symbol = universe[owner]
        guard found.kind == .method else { return universe.location(owner) }
        if found.name == .constructor {
            return "constructor " + methodText(owner)
        }
        return "method " + methodText(owner)
    }

    /// A method with its parameter types.
    func methodText(_ method: SymbolID) -> String {
        let found: Symbol = universe[method]
        let name: NameID = found.name == .constructor ? universe[found.owner].name : found.name
        let variables: [TypeID] = universe.typeVariables(found.type)
        let prefix: String = variables.isEmpty ? "" : "<" + universe.messageText(variables) + ">"
        return prefix + names.text(of: name) + "(" + parameterText(method) + ")"
    }

    func parameterText(_ method: SymbolID) -> String {
        let parameters: [TypeID] = universe.parameterTypes(universe[method].type)
        guard universe[method].traits.contains(.isVarargs), let last: TypeID = parameters.last,
            let element: TypeID = universe.elementType(last)
        else { return universe.messageText(parameters) }
        return universe.messageText(parameters.dropLast() + [element]) + "..."
    }
}

extension Universe {
    /// Attributes everything in a file. All files that belong together must have been entered.
    package func attribute(_ unit: SourceUnit) -> AttributionResults {
        let attributor: Attributor = Attributor(universe: self, unit: unit)
        attributor.attributeFile()
        return attributor.results
    }
}
