// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Definite assignment and unassignment (JLS 16): variables must have a value before they are read, final ones get one
// exactly once, and a variable that is never assigned when it may have a value already is effectively final (4.12.4).
//
// Each variable has a number. Two sets follow control: `assigned` holds the variables that certainly have a value,
// `unassigned` those that certainly have none. Where ways meet the sets are intersected; in code that cannot be reached
// both hold everything. Conditions leave two pairs of sets, for true and for false. A loop body is gone through a second
// time if it assigns variables that were unassigned before it.

final class AssignmentAnalysis {
    /// Both sets at one place.
    struct Facts: Equatable {
        var assigned: VariableSet = VariableSet()
        var unassigned: VariableSet = VariableSet()

        static var unreachable: Facts { Facts(assigned: .all, unassigned: .all) }

        mutating func meet(_ other: Facts) {
            assigned.formIntersection(other.assigned)
            unassigned.formIntersection(other.unassigned)
        }
    }

    let universe: Universe
    let results: AttributionResults
    let tree: Tree
    /// Local variables that are assigned when they may have a value.
    private(set) var reassigned: Set<SymbolID> = []
    var now: Facts = Facts()
    var whenTrue: Facts = Facts()
    var whenFalse: Facts = Facts()
    var numbers: [SymbolID: Int] = [:]
    var count: Int = 0
    var scopes: FlowScopes = FlowScopes()
    /// What holds at jumps to a statement: behind it, and at its next iteration.
    var breaks: [NodeID: Facts] = [:]
    var continues: [NodeID: Facts] = [:]
    /// What holds at the returns of a constructor.
    var returns: [(position: SourcePosition, facts: Facts)] = []
    var isSecondPass: Bool = false
    /// Variables below this number belong to code around a class.
    var firstOwn: Int = 0
    var currentClass: SymbolID = .none
    /// Whether final fields may be assigned here: initializers, constructors.
    var isInitializing: Bool = false
    /// Members of the class at hand, and those of its fields whose value constructors have to give.
    var members: NodeList = .empty
    var blankInstanceFields: [SymbolID] = []

    init(_ universe: Universe, _ results: AttributionResults) {
        self.universe = universe
        self.results = results
        tree = results.unit.tree
    }

    func report(_ position: SourcePosition, _ key: String, _ text: String) {
        universe.report(results.unit.index, position, key, text)
    }

    func name(_ symbol: SymbolID) -> String { universe.names.text(of: universe[symbol].name) }

    // MARK: - Classes

    /// Looks at a class that is not declared in a method. `outer`: what holds around a local one.
    ///
    /// Initializers of instances run when `super(...)` returns: they are looked at once for each constructor that calls it,
    /// with what holds there.
    func analyze(_ info: ClassInfo) {
        let saved: (Facts, FlowScopes, SymbolID, Bool) = (now, scopes.enterBody(), currentClass, isInitializing)
        let savedReturns: [(position: SourcePosition, facts: Facts)] = returns
        let savedFields: (NodeList, [SymbolID]) = (members, blankInstanceFields)
        defer {
            (now, scopes, currentClass, isInitializing) = saved
            returns = savedReturns
            (members, blankInstanceFields) = savedFields
        }
        currentClass = info.symbol
        let view: ClassView = tree.classDeclaration(info.node)
        members = view.members
        isInitializing = true
        let statics: [SymbolID] = blankFields(isStatic: true)
        initializers(isStatic: true)
        for field: SymbolID in statics { check(field, tree.position(universe[field].node)) }
        blankInstanceFields = blankFields(isStatic: false)
        if view.flavor == .record {
            for component: NodeID in tree.elements(view.recordComponents) {
                let fields: [SymbolID] = universe.members(tree.variable(component).name, .field, of: info.symbol)
                for field: SymbolID in fields {
                    declare(field)
                    blankInstanceFields.append(field)
                }
            }
        }
        let behindStatics: Facts = now
        var hasConstructor: Bool = false
        for member: NodeID in tree.elements(members) where tree.kind(member) == .methodDeclaration {
            let method: MethodView = tree.method(member)
            now = behindStatics
            isInitializing = method.name == .constructor
            hasConstructor = hasConstructor || isInitializing
            returns = []
            if method.name != .constructor { for field: SymbolID in blankInstanceFields { assume(field) } }
            self.method(method)
        }
        if hasConstructor { return }
        now = behindStatics
        isInitializing = true
        initializers(isStatic: false)
        if view.flavor == .record { return }
        for field: SymbolID in blankInstanceFields where !isAssigned(field) {
            report(
                tree.position(universe[field].node), "var.not.initialized.in.default.constructor",
                "variable \(name(field)) not initialized in the default constructor")
        }
    }

    func blankFields(isStatic: Bool) -> [SymbolID] {
        var fields: [SymbolID] = []
        for member: NodeID in tree.elements(members) where tree.kind(member) == .variableDeclaration {
            let field: SymbolID = results.symbol(member)
            let flags: AccessFlags = universe[field].flags
            guard universe[field].kind == .field, flags.contains(.final), flags.contains(.static) == isStatic,
                tree.variable(member).initializer.isNone
            else { continue }
            declare(field)
            fields.append(field)
        }
        return fields
    }

    func initializers(isStatic: Bool) {
        for member: NodeID in tree.elements(members) {
            let found: Node = tree[member]
            switch found.kind {
            case .initializerBlock where found.flags.contains(.isStatic) == isStatic: statement(NodeID(found.a))
            case .variableDeclaration
            where universe[results.symbol(member)].flags.contains(.static) == isStatic:
                expression(tree.variable(member).initializer)
            case .enumConstant where isStatic:
                for argument: NodeID in tree.elements(tree.enumConstant(member).arguments) { expression(argument) }
                localClass(tree.enumConstant(member).body)
            default: break
            }
        }
    }

    func method(_ method: MethodView) {
        guard !method.body.isNone else { return }
        let isCompact: Bool = method.flags.contains(.isCompactConstructor)
        let parameters: NodeList =
            isCompact
            ? tree.classDeclaration(universe[currentClass].node).recordComponents : method.parameters
        for parameter: NodeID in tree.elements(parameters) { parameterDeclared(results.symbol(parameter)) }
        if method.name == .constructor, tree.explicitConstructorCall(method.body).isNone {
            initializers(isStatic: false)
        }
        statement(method.body)
        guard method.name == .constructor, !isCompact else { return }
        let behindBody: Facts = now
        for exit: (position: SourcePosition, facts: Facts) in returns {
            now = exit.facts
            for field: SymbolID in blankInstanceFields { check(field, exit.position) }
        }
        now = behindBody
        let end: SourcePosition = SourcePosition(tree[method.body].end - 1)
        for field: SymbolID in blankInstanceFields { check(field, end) }
    }

    // MARK: - Variables

    /// A variable of a class that is looked at again, in initializers as often as there are constructors, gets another number:
    /// its old one is that of code around the class.
    func declare(_ symbol: SymbolID) {
        let known: Int = numbers[symbol] ?? -1
        let number: Int = known >= firstOwn ? known : count
        if number == count {
            numbers[symbol] = number
            count += 1
        }
        now.assigned.remove(number)
        now.unassigned.insert(number)
    }

    func parameterDeclared(_ symbol: SymbolID) {
        declare(symbol)
        assume(symbol)
    }

    /// From here on the variable has a value.
    func assume(_ symbol: SymbolID) {
        guard let number: Int = numbers[symbol] else { return }
        now.assigned.insert(number)
        now.unassigned.remove(number)
    }

    func isAssigned(_ symbol: SymbolID) -> Bool {
        guard let number: Int = numbers[symbol] else { return true }
        return now.assigned.contains(number)
    }

    func check(_ symbol: SymbolID, _ position: SourcePosition) {
        if isAssigned(symbol) { return }
        report(
            position, "var.might.not.have.been.initialized",
            "variable \(name(symbol)) might not have been initialized")
        if let number: Int = numbers[symbol] { now.assigned.insert(number) }
    }

    func assign(_ symbol: SymbolID, _ position: SourcePosition) {
        let variable: Symbol = universe[symbol]
        guard let number: Int = numbers[symbol], number >= firstOwn else {
            reassigned.insert(symbol)
            // Of code around a class: what runs when cannot be told.
            if numbers[symbol] != nil, variable.flags.contains(.final) {
                report(
                    position, "var.might.already.be.assigned",
                    "variable \(name(symbol)) might already have been assigned")
            }
            return
        }
        let isUnassigned: Bool = now.unassigned.contains(number)
        if variable.kind == .localVariable && !variable.flags.contains(.final) {
            if !isUnassigned { reassigned.insert(symbol) }
        } else if variable.flags.contains(.final) && !isUnassigned {
            let isParameter: Bool = variable.traits.contains(.isParameter)
            if isParameter {
                report(
                    position, "final.parameter.may.not.be.assigned",
                    "final parameter \(name(symbol)) may not be assigned")
            } else if isSecondPass {
                report(
                    position, "var.might.be.assigned.in.loop", "variable \(name(symbol)) might be assigned in loop")
            } else {
                report(
                    position, "var.might.already.be.assigned",
                    "variable \(name(symbol)) might already have been assigned")
            }
        }
        now.assigned.insert(number)
        now.unassigned.remove(number)
    }

    /// The variable an assignment target names, if its state is followed: a local one, or a blank final field of `this`.
    func target(_ node: NodeID) -> SymbolID {
        let found: Node = tree[node]
        switch found.kind {
        case .parenthesized: return target(NodeID(found.a))
        case .identifier:
            let symbol: SymbolID = results.symbol(node)
            return universe[symbol].kind == .localVariable || isFollowedField(symbol) ? symbol : .none
        case .fieldAccess:
            let qualifier: Node = tree[NodeID(found.a)]
            guard qualifier.kind == .identifier, NameID(qualifier.a) == .this else { return .none }
            let symbol: SymbolID = results.symbol(node)
            return isFollowedField(symbol) ? symbol : .none
        default: return .none
        }
    }

    func isFollowedField(_ symbol: SymbolID) -> Bool {
        isInitializing && universe[symbol].kind == .field && universe[symbol].owner == currentClass
            && numbers[symbol] != nil
    }

    // MARK: - Statements

    func statement(_ node: NodeID) {
        if node.isNone { return }
        let found: Node = tree[node]
        switch found.kind {
        case .block: for statement: NodeID in tree.elements(NodeList(found.a)) { self.statement(statement) }
        case .expressionStatement: expression(NodeID(found.a))
        case .variableDeclaration:
            let symbol: SymbolID = results.symbol(node)
            declare(symbol)
            let initializer: NodeID = tree.variable(node).initializer
            if !initializer.isNone {
                expression(initializer)
                assume(symbol)
            }
        case .ifStatement:
            condition(NodeID(found.a))
            let otherwise: Facts = whenFalse
            now = whenTrue
            statement(NodeID(found.b))
            let behindFirst: Facts = now
            now = otherwise
            statement(NodeID(found.c))
            now.meet(behindFirst)
        case .whileStatement, .doStatement, .forStatement, .forEachStatement: loop(node, found)
        case .labeledStatement:
            scopes.push(node, found)
            statement(NodeID(found.b))
            scopes.pop()
            resolveBreaks(node)
        case .switchStatement: switchBody(node, found)
        case .synchronizedStatement:
            expression(NodeID(found.a))
            statement(NodeID(found.b))
        case .tryStatement: tryStatement(found)
        case .returnStatement:
            expression(NodeID(found.a))
            returns.append((SourcePosition(found.start), now))
            now = .unreachable
        case .throwStatement:
            expression(NodeID(found.a))
            now = .unreachable
        case .yieldStatement: yield(NodeID(found.a))
        case .breakStatement: jump(to: scopes.breakTarget(NameID(found.a)), &breaks)
        case .continueStatement: jump(to: scopes.continueTarget(NameID(found.a), tree), &continues)
        case .assertStatement:
            let before: Facts = now
            condition(NodeID(found.a))
            let holds: Facts = whenTrue
            now = whenFalse
            expression(NodeID(found.b))
            now = before
            now.unassigned.formIntersection(holds.unassigned)
        case .classDeclaration: localClass(node)
        default: break
        }
    }

    func jump(to node: NodeID, _ targets: inout [NodeID: Facts]) {
        var facts: Facts = now
        if let before: Facts = targets[node] { facts.meet(before) }
        targets[node] = facts
        now = .unreachable
    }

    func resolveBreaks(_ node: NodeID) {
        if let facts: Facts = breaks.removeValue(forKey: node) { now.meet(facts) }
    }

    func resolveContinues(_ node: NodeID) {
        if let facts: Facts = continues.removeValue(forKey: node) { now.meet(facts) }
    }

    func loop(_ node: NodeID, _ found: Node) {
        scopes.push(node, found)
        if found.kind == .forStatement {
            for first: NodeID in tree.elements(NodeList(found.a)) { statement(first) }
        } else if found.kind == .forEachStatement {
            expression(NodeID(found.b))
        }
        let wasSecondPass: Bool = isSecondPass
        var entry: Facts = now
        while true {
            let before: Facts = now
            let exit: Facts = iteration(node, found)
            let back: Facts = now
            now = exit
            if isSecondPass && !wasSecondPass || !entry.unassigned.exceeds(back.unassigned, below: count) { break }
            if wasSecondPass { break }
            // Some variable is assigned in the loop: the next iteration begins without knowing it unassigned.
            entry = before
            entry.unassigned.formIntersection(back.unassigned)
            now = entry
            isSecondPass = true
        }
        isSecondPass = wasSecondPass
        scopes.pop()
        resolveBreaks(node)
    }

    /// One iteration; `now` is what holds at the jump back, the result what holds behind the loop.
    func iteration(_ node: NodeID, _ found: Node) -> Facts {
        switch found.kind {
        case .doStatement:
            statement(NodeID(found.a))
            resolveContinues(node)
            condition(NodeID(found.b))
            now = whenTrue
            return whenFalse
        case .whileStatement:
            condition(NodeID(found.a))
            let exit: Facts = whenFalse
            now = whenTrue
            statement(NodeID(found.b))
            resolveContinues(node)
            return exit
        case .forStatement:
            var exit: Facts = .unreachable
            if !NodeID(found.b).isNone {
                condition(NodeID(found.b))
                exit = whenFalse
                now = whenTrue
            }
            statement(NodeID(found.d))
            resolveContinues(node)
            for update: NodeID in tree.elements(NodeList(found.c)) {
                tree.kind(update) == .expressionStatement ? statement(update) : expression(update)
            }
            return exit
        default:
            let exit: Facts = now
            let variable: SymbolID = results.symbol(NodeID(found.a))
            declare(variable)
            assume(variable)
            statement(NodeID(found.c))
            resolveContinues(node)
            var behind: Facts = exit
            behind.unassigned.formIntersection(now.unassigned)
            return behind
        }
    }

    func tryStatement(_ found: Node) {
        let before: Facts = now
        typealias Exit = (position: SourcePosition, facts: Facts)
        let (outerBreaks, outerContinues, outerReturns): ([NodeID: Facts], [NodeID: Facts], [Exit]) =
            (breaks, continues, returns)
        (breaks, continues, returns) = ([:], [:], [])
        for resource: NodeID in tree.elements(NodeList(found.a)) {
            tree.kind(resource) == .variableDeclaration ? statement(resource) : expression(resource)
        }
        statement(NodeID(found.b))
        var behind: Facts = now
        // Anything in the body may have happened, or nothing, when a handler begins.
        var atHandlers: Facts = before
        atHandlers.unassigned.formIntersection(now.unassigned)
        for facts: Facts in Array(breaks.values) + Array(continues.values) + returns.map(\.facts) {
            atHandlers.unassigned.formIntersection(facts.unassigned)
        }
        atHandlers.unassigned.formIntersection(assignedInside(NodeID(found.b), before.unassigned))
        var atFinally: Facts = atHandlers
        for clause: NodeID in tree.elements(NodeList(found.c)) {
            now = atHandlers
            parameterDeclared(results.symbol(NodeID(tree[clause].a)))
            statement(NodeID(tree[clause].b))
            atFinally.unassigned.formIntersection(now.unassigned)
            atFinally.unassigned.formIntersection(assignedInside(NodeID(tree[clause].b), before.unassigned))
            behind.meet(now)
        }
        let finalizer: NodeID = NodeID(found.d)
        if !finalizer.isNone {
            now = atFinally
            let inner: ([NodeID: Facts], [NodeID: Facts], [Exit]) = (breaks, continues, returns)
            (breaks, continues, returns) = ([:], [:], [])
            statement(finalizer)
            let added: Facts = now
            // What the finally block assigns is assigned on every way out.
            func through(_ facts: Facts) -> Facts {
                var facts: Facts = facts
                facts.assigned.formUnion(added.assigned)
                facts.unassigned.formIntersection(added.unassigned)
                return facts
            }
            behind = through(behind)
            for (node, facts): (NodeID, Facts) in inner.0 { merge(through(facts), node, &breaks) }
            for (node, facts): (NodeID, Facts) in inner.1 { merge(through(facts), node, &continues) }
            returns += inner.2.map { ($0.position, through($0.facts)) }
        }
        for (node, facts): (NodeID, Facts) in outerBreaks { merge(facts, node, &breaks) }
        for (node, facts): (NodeID, Facts) in outerContinues { merge(facts, node, &continues) }
        returns = outerReturns + returns
        now = behind
    }

    func merge(_ facts: Facts, _ node: NodeID, _ targets: inout [NodeID: Facts]) {
        var facts: Facts = facts
        if let before: Facts = targets[node] { facts.meet(before) }
        targets[node] = facts
    }

    /// A set of unassigned variables without those that something assigns, wherever in it.
    func assignedInside(_ node: NodeID, _ unassigned: VariableSet) -> VariableSet {
        var set: VariableSet = unassigned
        tree.forEachDescendant(of: node) { inner in
            switch tree.kind(inner) {
            case .assignment, .compoundAssignment, .unary:
                let symbol: SymbolID = target(NodeID(tree[inner].a))
                let isStep: Bool =
                    tree.kind(inner) != .unary || tree[inner].variant >= UnaryOperator.preIncrement.rawValue
                if isStep, let number: Int = numbers[symbol] { set.remove(number) }
            default: break
            }
        }
        return set
    }

    // MARK: - Switches

    func switchBody(_ node: NodeID, _ found: Node) {
        expression(NodeID(found.a))
        let info: SwitchInfo = results.switchInfo(node)
        var entry: Facts = now
        scopes.push(node, found)
        let isExpression: Bool = found.kind == .switchExpression
        now = .unreachable
        for clause: NodeID in tree.elements(NodeList(found.b)) {
            let record: Node = tree[clause]
            // Control comes from the selector, or falls through.
            var facts: Facts = entry
            facts.unassigned.formIntersection(now.unassigned)
            let isFallThrough: Bool = record.variant == CaseBody.statements.rawValue
            if isFallThrough { facts.assigned.formIntersection(now.assigned) }
            now = facts
            for label: NodeID in tree.elements(NodeList(record.a)) { bindPatterns(label) }
            if !NodeID(record.b).isNone {
                condition(NodeID(record.b))
                now = whenTrue
            }
            switch CaseBody(rawValue: record.variant) ?? .statements {
            case .expression:
                for part: NodeID in tree.elements(NodeList(record.c)) {
                    let inner: NodeID = tree.kind(part) == .expressionStatement ? NodeID(tree[part].a) : part
                    if isExpression {
                        yield(inner)
                    } else {
                        expression(inner)
                        jump(to: node, &breaks)
                    }
                }
            case .statements:
                for statement: NodeID in tree.elements(NodeList(record.c)) {
                    self.statement(statement)
                    // Cases below see the variable, and come by without its initializer.
                    if tree.kind(statement) == .variableDeclaration,
                        let number: Int = numbers[results.symbol(statement)]
                    {
                        entry.unassigned.insert(number)
                    }
                }
            case .block, .throw:
                for statement: NodeID in tree.elements(NodeList(record.c)) { self.statement(statement) }
                jump(to: node, &breaks)
            }
        }
        scopes.pop()
        let isComplete: Bool =
            isExpression || info.hasDefault || info.hasUnconditionalPattern || info.mustBeExhaustive
            || info.isExhaustive && info.kind == .pattern
        if !isComplete || tree.count(NodeList(found.b)) == 0 { now.meet(entry) }
        if isExpression { now = .unreachable }
        resolveBreaks(node)
    }

    func yield(_ node: NodeID) {
        let target: NodeID = scopes.yieldTarget()
        expression(node)
        jump(to: target, &breaks)
    }

    func bindPatterns(_ node: NodeID) {
        tree.forEachDescendant(of: node) {
            if tree.kind($0) == .variableDeclaration { parameterDeclared(results.symbol($0)) }
        }
    }
}
