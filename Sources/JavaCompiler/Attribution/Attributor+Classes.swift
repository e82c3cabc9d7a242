// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Bodies of classes: fields, methods, constructors, initializers, enum constants.

extension Attributor {
    func attributeFile() {
        universe.resolveImports(unit)
        for symbol: SymbolID in unit.declared { universe.complete(symbol) }
        universe.reportMissingPackages(unit)
        checkStaticImports()
        checkModule()
        attributeFileAnnotations()
        for symbol: SymbolID in unit.declared { attributeMember(symbol) }
        checkWrittenTypes()
        warnTextBlocks()
        if universe.hasErrors(in: unit) {
            results.incompleteSwitches = incompleteSwitches
            return
        }
        for (node, isExpression): (NodeID, Bool) in incompleteSwitches {
            universe.reportIncompleteSwitch(node, isExpression: isExpression, unit)
        }
    }

    /// Annotations of the package, in package-info.java.
    private func attributeFileAnnotations() {
        let package: NodeID = tree.compilationUnit(tree.root).package
        if package.isNone { return }
        for annotation: NodeID in tree.elements(NodeList(tree[package].b)) { attributeAnnotation(annotation) }
    }

    /// A single static import must name something (JLS 7.5.3).
    private func checkStaticImports() {
        for declaration: NodeID in tree.elements(tree.compilationUnit(tree.root).imports) {
            let found: Node = tree[declaration]
            guard found.flags.contains(.isStatic), !found.flags.contains(.isOnDemand) else { continue }
            let name: Node = tree[NodeID(found.a)]
            guard name.kind == .fieldAccess, let owner: SymbolID = universe.qualifiedClass(NodeID(name.a), tree) else {
                continue
            }
            let member: NameID = NameID(name.b)
            let type: TypeID = universe.details(owner).erasure
            let members: [SymbolID] = universe.cachedFields(member, in: type) + universe.cachedMethods(member, in: type)
            let all: [SymbolID] = (universe.memberClass(member, in: type).map { [$0] } ?? []) + members
            if all.contains(where: { isImportable($0) }) { continue }
            report(
                at: SourcePosition(found.start), "cant.resolve.location",
                "cannot find symbol\nsymbol:   static \(names.text(of: member))\nlocation: \(universe.location(owner))",
                suggestion: suggestedImport(member, of: type))
        }
    }

    private func isImportable(_ member: SymbolID) -> Bool {
        let isClass: Bool = universe[member].kind == .class
        if isClass { universe.completeHeader(member) }
        let flags: AccessFlags = universe[member].flags
        guard flags.contains(.static) || isClass, !flags.contains(.private) else { return false }
        return flags.contains(.public)
            || universe.package(of: isClass ? member : universe[member].owner) == unit.package
    }

    /// A top-level or nested class, in an environment made from the classes around it.
    private func attributeMember(_ symbol: SymbolID) {
        universe.complete(symbol)
        env = Environment(types: TypeScope(unit: unit, owner: .none))
        scopes.removeSubrange(1...)
        classFrames.removeAll()
        functions.removeAll()
        yields.removeAll()
        pendings.removeAll()
        inference.variables.removeAll()
        var around: [SymbolID] = []
        var next: SymbolID = universe[symbol].owner
        while universe[next].kind == .class {
            around.append(next)
            next = universe[next].owner
        }
        for outer: SymbolID in around.reversed() { enterBody(outer) }
        var info: ClassInfo = ClassInfo(symbol: symbol, node: universe[symbol].node)
        info.hasOuterInstance = universe.isInner(symbol)
        info.enclosingClass = around.first ?? .none
        results.add(info)
        attributeBody(symbol)
    }

    /// Makes the environment that of a class's body.
    func enterBody(_ symbol: SymbolID) {
        let isOutsideStatic: Bool =
            env.isStatic || universe[symbol].flags.contains(.static)
            || universe[symbol].traits.contains(.isInStaticContext)
        let frame: ClassFrame = ClassFrame(
            symbol: symbol, type: universe.ownType(symbol), isOutsideStatic: isOutsideStatic, parent: env.classFrame,
            isOutsidePrologue: env.isPrologue)
        pushScope(ScopeEntry(kind: .classBody, parent: env.scope, link: Int32(classFrames.count)))
        env.classFrame = Int32(classFrames.count)
        classFrames.append(frame)
        env.function = -1
        env.yield = -1
        env.isStatic = false
        env.isPrologue = false
        env.types = TypeScope(unit: unit, owner: symbol)
    }

    /// Attributes everything in a class except the classes that are its members.
    func attributeBody(_ symbol: SymbolID) {
        let outer: Environment = env
        let scopeCount: Int = scopes.count
        let frameCount: Int = classFrames.count
        let savedLabels: ([(name: NameID, isLoop: Bool)], Int, Int) = (labels, breakDepth, loopDepth)
        labels = []
        breakDepth = 0
        loopDepth = 0
        enterBody(symbol)
        let declaration: NodeID = universe[symbol].node
        let view: ClassView = tree.classDeclaration(declaration)
        results.set(symbol: symbol, declaration)
        results.set(type: universe.ownType(symbol), declaration)
        attributeHeader(view)
        var membersByNode: [NodeID: SymbolID] = [:]
        for member: SymbolID in universe.members(of: symbol) where !universe[member].node.isNone {
            membersByNode[universe[member].node] = member
        }
        checkClass(symbol, view)
        attributeImplicitConstructor(symbol)
        for member: NodeID in tree.elements(view.members) {
            switch tree.kind(member) {
            case .variableDeclaration: attributeField(member, membersByNode[member])
            case .enumConstant: attributeConstant(member, membersByNode[member])
            case .methodDeclaration: attributeMethod(member, membersByNode[member])
            case .initializerBlock: attributeInitializer(member)
            default: break
            }
        }
        checkConstructorCycles(view)
        env = outer
        (labels, breakDepth, loopDepth) = savedLabels
        scopes.removeSubrange(scopeCount...)
        classFrames.removeSubrange(frameCount...)
    }

    private func attributeHeader(_ view: ClassView) {
        isInTopLevelHeader = universe[universe[currentClass].owner].kind == .package
        env.types.isInHeader = isInTopLevelHeader
        attributeAnnotations(view.modifiers)
        attributeHeaderTypes(view)
        isInTopLevelHeader = false
        env.types.isInHeader = false
        let isAnnotation: Bool = view.flavor == .annotation
        checkAnnotations(
            view.modifiers, isAnnotation ? [.type, .annotationType] : [.type], on: universe[currentClass].node,
            type: .none)
        for component: NodeID in tree.elements(view.recordComponents) {
            let variable: VariableView = tree.variable(component)
            attribType(variable.type)
            attributeAnnotations(variable.modifiers)
            checkAnnotations(
                variable.modifiers, [.recordComponent, .field, .method, .parameter], on: component, type: variable.type)
        }
    }

    private func attributeField(_ declaration: NodeID, _ field: SymbolID?) {
        let variable: VariableView = tree.variable(declaration)
        attributeAnnotations(variable.modifiers)
        attributeTypeAnnotations(variable.type, env.types)
        checkAnnotations(variable.modifiers, [.field], on: declaration, type: variable.type)
        guard let field: SymbolID = field else { return }
        checkFieldModifiers(field, variable.modifiers)
        let type: TypeID = universe[field].type
        results.set(symbol: field, declaration)
        results.set(type: type, declaration)
        if !variable.type.isNone { results.set(type: type, variable.type) }
        warnType(variable.type, type)
        guard !variable.initializer.isNone else { return }
        inInitializer(isStatic: universe[field].flags.contains(.static)) {
            attribInitializer(variable.initializer, type)
            if let value: TypedConstant = universe.constantValue(of: field) {
                results.set(constant: value.value, declaration)
            }
        }
    }

    private func attributeInitializer(_ declaration: NodeID) {
        let node: Node = tree[declaration]
        inInitializer(isStatic: node.flags.contains(.isStatic)) { attribStatement(NodeID(node.a)) }
    }

    private func inInitializer(isStatic: Bool, _ body: () -> Void) {
        let saved: Environment = env
        env.isStatic = isStatic
        env.types.isStatic = isStatic
        env.function = Int32(functions.count)
        functions.append(FunctionFrame(kind: .initializer, owner: currentClass, result: .none))
        body()
        endFunction(saved)
    }

    /// Leaves a member. What was pending in it is complete, so its frames are not needed any more.
    private func endFunction(_ saved: Environment) {
        functions.removeSubrange(Int(env.function)...)
        env = saved
    }

    private func attributeConstant(_ declaration: NodeID, _ field: SymbolID?) {
        let view: EnumConstantView = tree.enumConstant(declaration)
        attributeAnnotations(view.modifiers)
        checkAnnotations(view.modifiers, [.field], on: declaration, type: .none)
        if let field: SymbolID = field { results.set(symbol: field, declaration) }
        results.set(type: currentType, declaration)
        inInitializer(isStatic: true) { attribEnumConstant(declaration, view) }
    }

    // MARK: - Methods

    private func checkMethodAnnotations(_ view: MethodView, _ declaration: NodeID) {
        let kind: AnnotatedKind = view.name == .constructor ? .constructor : .method
        checkAnnotations(view.modifiers, [kind], on: declaration, type: view.returnType)
    }

    private func attributeMethod(_ declaration: NodeID, _ method: SymbolID?) {
        let view: MethodView = tree.method(declaration)
        attributeAnnotations(view.modifiers)
        guard let method: SymbolID = method else { return checkMethodAnnotations(view, declaration) }
        let symbol: Symbol = universe[method]
        let saved: Environment = env
        checkMethodModifiers(method, view.modifiers)
        checkOverride(view.modifiers, method)
        checkDiamondMethod(view, method)
        checkOverriding(method)
        results.set(symbol: method, declaration)
        results.set(type: symbol.type, declaration)
        env.isStatic = symbol.flags.contains(.static)
        env.types.isStatic = env.isStatic
        for variable: TypeID in universe.typeVariables(symbol.type) {
            env.types.variables.append((name: universe[SymbolID(types[variable].a)].name, type: variable))
        }
        attributeMethodTypes(view)
        checkMethodAnnotations(view, declaration)
        let result: TypeID = universe.resultType(symbol.type)
        if !view.returnType.isNone { results.set(type: result, view.returnType) }
        warnType(view.returnType, result)
        for (node, type): (NodeID, TypeID) in zip(tree.elements(view.thrown), universe.thrownTypes(symbol.type)) {
            results.set(type: type, node)
        }
        env.function = Int32(functions.count)
        functions.append(FunctionFrame(kind: .method, owner: method, result: result))
        let isCompact: Bool = view.flags.contains(.isCompactConstructor)
        let parameters: NodeList =
            isCompact
            ? tree.classDeclaration(universe[currentClass].node).recordComponents : view.parameters
        var parameterNames: Set<NameID> = []
        for (parameter, type): (NodeID, TypeID) in zip(
            tree.elements(parameters), universe.parameterTypes(symbol.type))
        {
            let variable: VariableView = tree.variable(parameter)
            attributeAnnotations(variable.modifiers)
            attributeTypeAnnotations(variable.type, env.types)
            if !isCompact { checkAnnotations(variable.modifiers, [.parameter], on: parameter, type: variable.type) }
            let access: UInt16 =
                tree.modifiers(variable.modifiers).set.contains(.final) ? AccessFlags.final.rawValue : 0
            // Of two parameters of one name javac says so before it knows the method's type.
            if parameterNames.insert(variable.name).inserted || variable.name == .underscore {
                declareLocal(variable.name, type, parameter, access: access, traits: .isParameter)
            } else {
                report(
                    parameter, "already.defined",
                    "variable \(names.text(of: variable.name)) is already defined in method \(names.text(of: symbol.name))"
                )
            }
            if !isCompact { warnType(variable.type, type) }
            if !variable.type.isNone { results.set(type: type, variable.type) }
        }
        checkTypeParameters(
            view.typeParameters, universe.typeVariables(symbol.type), place: "method \(names.text(of: symbol.name))")
        checkMethodRules(method, view)
        if !view.defaultValue.isNone { attributeAnnotationValue(view.defaultValue, result) }
        attributeMethodBody(view, method, isCompact: isCompact)
        endFunction(saved)
    }

    private func attributeMethodBody(_ view: MethodView, _ method: SymbolID, isCompact: Bool) {
        checkBodyPresence(view, method)
        guard !view.body.isNone else { return }
        guard view.name == .constructor else {
            attribStatement(view.body)
            return
        }
        let explicit: NodeID = tree.explicitConstructorCall(view.body)
        if explicit.isNone {
            if !isCompact { attributeImplicitSuper(tree.position(view.body), store: view.body) }
            attribStatement(view.body)
        } else {
            attribConstructorBody(view.body, explicit)
        }
    }

    private func attribConstructorBody(_ body: NodeID, _ explicit: NodeID) {
        let saved: Environment = env
        env.isPrologue = true
        for statement: NodeID in tree.elements(NodeList(tree[body].a)) {
            attribStatement(statement)
            if statement == explicit { env.isPrologue = false }
        }
        env.scope = saved.scope
        env.types = saved.types
        env.isPrologue = false
    }

    // MARK: - Implicit calls of superclass constructors

    private func attributeImplicitConstructor(_ symbol: SymbolID) {
        guard universe.flavor(symbol) == .class, !universe[symbol].traits.contains(.isAnonymous) else { return }
        guard let only: SymbolID = universe.members(.constructor, .method, of: symbol).first,
            universe[only].traits.contains(.isImplicit)
        else { return }
        attributeImplicitSuper(tree.position(universe[symbol].node), store: .none)
    }

    /// Finds the constructor that `super()` calls. Stored with the constructor's body, or the class's information.
    private func attributeImplicitSuper(_ position: SourcePosition, store node: NodeID) {
        let symbol: SymbolID = currentClass
        guard universe.flavor(symbol) == .class else { return }
        let parent: TypeID = universe.superclass(universe.ownType(symbol))
        guard types.kind(parent) == .class else { return }
        let saved: Environment = env
        env.isPrologue = true
        defer { env = saved }
        guard let info: CallInfo = resolveSuperConstructor(parent, position) else { return }
        if node.isNone {
            results.updateClass(symbol) { $0.implicitSuper = info }
        } else {
            results.set(info, node)
        }
    }
}
