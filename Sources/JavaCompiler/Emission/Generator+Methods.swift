// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

/// What goes into a method.
struct MethodBody {
    /// The method whose variables are meant; `none` for what the compiler adds.
    var symbol: SymbolID = .none
    var isStatic: Bool
    var isConstructor: Bool = false
    /// Erased.
    var resultType: TypeID = .void
    /// What lambdas in it are called after.
    var prefix: String = ""
    /// Declares the parameters.
    var setUp: (MethodContext) -> Void
    var emit: () -> Void
}

// Methods: the frame around a body, and the bodies that methods and constructors of source have.

extension Generator {
    /// Emits a method with code. The body is emitted a second time with wide branches if a narrow one does not reach.
    func emitMethod(
        to out: RawVector<UInt8>, flags: UInt16, _ name: NameID, _ descriptor: NameID, body: MethodBody,
        attributes: ((RawVector<UInt8>) -> Int)? = nil
    ) {
        let (outerMethod, outerCode): (MethodContext, CodeWriter) = (method, code)
        let outerFailures: [Int] = matchFailures
        let outerLabels: [NameID] = pendingLabels
        let writer: CodeWriter =
            freeWriters.popLast() ?? CodeWriter(pool: c.pool, typeNames: typeNames)
        writer.pool = c.pool
        var isResolved: Bool = false
        for isWide: Bool in [false, true] {
            writer.reset(isWide: isWide)
            code = writer
            let context: MethodContext = MethodContext(code: writer, symbol: body.symbol, isStatic: body.isStatic)
            context.isConstructor = body.isConstructor
            context.resultType = body.resultType
            context.lambdaPrefix = body.prefix
            method = context
            matchFailures = []
            pendingLabels = []
            if !body.isStatic {
                let slot: Int = writer.newLocal(slots: 1)
                let isObject: Bool = c.type == object
                writer.define(slot, body.isConstructor && !isObject ? .uninitializedThis : .object(c.type))
                if options.hasVariables && !body.symbol.isNone && !context.isLambda {
                    writer.declare(c.symbol, slot: slot)
                    writer.beginRange(slot: slot)
                }
            }
            body.setUp(context)
            _ = writer.saveState()
            body.emit()
            emitMatchFailures()
            writer.endScopes(from: 0)
            isResolved = writer.resolveJumps()
            if isResolved || !writer.state.pointee.needsWideBranches { break }
        }
        if writer.pc > 0xFFFF || writer.pc == 0 || !isResolved || writer.state.pointee.maxLocals > 0xFFFF {
            reportTooLarge(body.symbol)
        }
        out.u2(flags)
        out.u2(c.pool.utf8(name))
        out.u2(c.pool.utf8(descriptor))
        let countOffset: Int = out.count
        out.u2(0)
        writer.writeAttribute(
            to: out, initialState: 0, names: attributeNames, lines: options.hasLines ? lines : nil,
            variables: options.hasVariables, attributes: { self.writeCodeTypeAnnotations(to: $0) })
        out.patchU2(1 + (attributes?(out) ?? 0), at: countOffset)
        freeWriters.append(writer)
        (method, code) = (outerMethod, outerCode)
        matchFailures = outerFailures
        pendingLabels = outerLabels
    }

    private func reportTooLarge(_ symbol: SymbolID) {
        let node: NodeID = symbol.isNone ? c.info.node : universe[symbol].node
        universe.report(results.unit.index, tree.position(node), "limit.code", "code too large")
    }

    /// A parameter in the next slot.
    func addParameter(_ symbol: SymbolID, _ type: TypeID) {
        let kind: VerificationType = VerificationType(type)
        let slot: Int = code.newLocal(slots: kind.slots)
        code.define(slot, kind)
        if symbol.isNone { return }
        setSlot(slot, of: symbol)
        if options.hasVariables && universe[symbol].name != .underscore {
            code.declare(symbol, slot: slot)
            code.beginRange(slot: slot)
        }
    }

    /// A method the compiler adds. `body` gets the slots of the parameters.
    func emitSynthetic(
        _ name: NameID, _ descriptor: NameID, _ flags: AccessFlags, parameters: [TypeID], _ result: TypeID,
        prefix: String = "", attributes: ((RawVector<UInt8>) -> Int)? = nil, _ body: @escaping ([Int]) -> Void
    ) {
        var slots: [Int] = []
        emitMethod(
            to: c.methods, flags: flags.rawValue, name, descriptor,
            body: MethodBody(
                isStatic: flags.contains(.static), resultType: result, prefix: prefix,
                setUp: { _ in
                    slots = []
                    for type: TypeID in parameters {
                        slots.append(self.code.nextLocal)
                        self.addParameter(.none, type)
                    }
                },
                emit: {
                    self.code.mark(self.tree[self.c.info.node].position)
                    body(slots)
                }), attributes: attributes)
        c.methodCount += 1
    }

    // MARK: - Methods of source

    func emitSourceMethod(_ symbol: SymbolID) {
        let found: Symbol = universe[symbol]
        let view: MethodView = tree.method(found.node)
        let isConstructor: Bool = found.name == .constructor
        let descriptor: NameID =
            isConstructor ? constructorDescriptor(symbol) : typeNames.descriptor(method: symbol)
        let flags: UInt16 = found.access & 0x1DFF
        let attributes: (RawVector<UInt8>) -> Int = { self.writeMethodAttributes(symbol, view, to: $0) }
        if view.body.isNone {
            c.methods.u2(flags)
            c.methods.u2(c.pool.utf8(found.name))
            c.methods.u2(c.pool.utf8(descriptor))
            let countOffset: Int = c.methods.count
            c.methods.u2(0)
            c.methods.patchU2(attributes(c.methods), at: countOffset)
            c.methodCount += 1
            return
        }
        let isStatic: Bool = found.flags.contains(.static)
        let body: Node = tree[view.body]
        let parameters: [(symbol: SymbolID, type: TypeID)] = parameterSymbols(symbol, view)
        emitMethod(
            to: c.methods, flags: flags, found.name, descriptor,
            body: MethodBody(
                symbol: symbol, isStatic: isStatic, isConstructor: isConstructor,
                resultType: erasure(universe.resultType(found.type)),
                prefix: isConstructor ? "new" : names.text(of: found.name),
                setUp: { context in
                    if isConstructor { self.addLeadingParameters(context) }
                    for parameter: (symbol: SymbolID, type: TypeID) in parameters {
                        self.addParameter(parameter.symbol, parameter.type)
                    }
                    if isConstructor { self.addCapturedParameters(context) }
                },
                emit: {
                    if isConstructor {
                        self.emitConstructorBody(symbol, view, body)
                    } else {
                        self.emitStatements(NodeList(body.a))
                    }
                    if self.code.isAlive {
                        self.code.mark(body.end - 1)
                        self.emitReturn(.void)
                    }
                }), attributes: attributes)
        c.methodCount += 1
    }

    /// Symbols and erased types of a method's parameters; of a compact constructor those that attribution made for the
    /// components.
    func parameterSymbols(_ symbol: SymbolID, _ view: MethodView) -> [(symbol: SymbolID, type: TypeID)] {
        let types: [TypeID] = universe.parameterTypes(universe[symbol].type).map { erasure($0) }
        if view.flags.contains(.isCompactConstructor) {
            return zip(tree.elements(c.view.recordComponents), types).map { (results.symbol($0), $1) }
        }
        return zip(tree.elements(view.parameters), types).map { (results.symbol($0), $1) }
    }

    // MARK: - Constructors

    /// Name and ordinal of an enum constant; the instance around.
    func addLeadingParameters(_ context: MethodContext) {
        for type: TypeID in leadingParameters(of: c.symbol) {
            if !isEnumClass(c.symbol) {
                context.outerSlot = code.nextLocal
            }
            addParameter(.none, type)
        }
    }

    func addCapturedParameters(_ context: MethodContext) {
        for entry: (variable: SymbolID, field: NameID) in c.captured {
            context.capturedSlots[entry.variable] = code.nextLocal
            addParameter(.none, erasure(universe[entry.variable].type))
        }
    }

    private func emitConstructorBody(_ symbol: SymbolID, _ view: MethodView, _ body: Node) {
        let statement: NodeID = tree.explicitConstructorCall(view.body)
        let call: NodeID = statement.isNone ? .none : NodeID(tree[statement].a)
        code.mark(body.start)
        var isDelegating: Bool = false
        if !call.isNone {
            let callee: Node = tree[NodeID(tree[call].a)]
            isDelegating = callee.kind == .identifier && NameID(callee.a) == .this
        }
        code.mark(tree[universe[symbol].node].position)
        if !isDelegating { storeContext() }
        if call.isNone && c.type != object { emitImplicitSuper() }
        emitStatements(NodeList(body.a))
        if view.flags.contains(.isCompactConstructor) {
            if code.isAlive { code.mark(body.end - 1) }
            storeRecordFields(parameterSymbols(symbol, view).map { slot(of: $0.symbol) })
        }
    }

    /// Stores the instance around, which must not be null, and captured variables into their fields.
    func storeContext() {
        if !c.outerField.isNone && method.outerSlot >= 0 && code.isAlive {
            let type: TypeID = universe.details(c.outerClass).erasure
            let isStored: Bool = !omittedOuterFields.contains(c.symbol)
            if isStored { code.load(0, .object(c.type)) }
            code.load(method.outerSlot, .object(type))
            nullCheck()
            if isStored {
                code.op2(.putfield, c.pool.field(c.name, c.outerField, typeNames.descriptor(type)), pops: 2)
            } else {
                discardTop()
            }
        }
        for entry: (variable: SymbolID, field: NameID) in c.captured {
            let type: TypeID = erasure(universe[entry.variable].type)
            code.load(0, .object(c.type))
            _ = loadVariable(entry.variable)
            code.op2(.putfield, c.pool.field(c.name, entry.field, typeNames.descriptor(type)), pops: 2)
        }
    }

    /// `super()` where none is written: the superclass's constructor without parameters, or with a variable number.
    func emitImplicitSuper() {
        let superclass: TypeID = erasure(universe.superclass(universe.ownType(c.symbol)))
        let owner: SymbolID = universe.classSymbol(of: superclass)
        code.load(0, .object(c.type))
        var count: Int = pushEnumParameters(owner)
        if superclass == universe.known.recordClass || superclass == object {
            finishConstructorCall(owner, known.void, 0, isSuper: true)
            return
        }
        if superclass == enumType {
            finishConstructorCall(owner, names.intern("(Ljava/lang/String;I)V"), count, isSuper: true)
            return
        }
        count += pushOuterInstance(for: owner, CallInfo(), qualifier: .none)
        let constructors: [SymbolID] = universe.members(.constructor, .method, of: owner)
        let plain: SymbolID? = constructors.first { universe.parameterTypes(universe[$0].type).isEmpty }
        let varying: SymbolID? = constructors.first {
            universe[$0].traits.contains(.isVarargs) && universe.parameterTypes(universe[$0].type).count == 1
        }
        guard let constructor: SymbolID = plain ?? varying else { return }
        if plain == nil, let array: TypeID = universe.parameterTypes(universe[constructor].type).first {
            _ = emitArray(of: array, elements: EmptyCollection<NodeID>())
            count += 1
        }
        count += pushCaptured(for: owner)
        finishConstructorCall(owner, constructorDescriptor(constructor), count, isSuper: true)
    }

    /// A constructor that is not written.
    func emitDefaultConstructor(_ symbol: SymbolID) {
        let flags: UInt16 = universe[symbol].access & 0x0007
        emitMethod(
            to: c.methods, flags: flags, .constructor, constructorDescriptor(symbol),
            body: MethodBody(
                symbol: symbol, isStatic: false, isConstructor: true, prefix: "new",
                setUp: { context in
                    self.addLeadingParameters(context)
                    self.addCapturedParameters(context)
                },
                emit: {
                    self.code.mark(self.tree[self.c.info.node].position)
                    self.storeContext()
                    self.emitImplicitSuper()
                    self.emitReturn(.void)
                }))
        c.methodCount += 1
    }

    /// The constructor of a class without name passes everything on to the superclass.
    func emitAnonymousConstructor() {
        guard let creation: (call: CallInfo, hasOuterArgument: Bool) = anonymousCalls[c.symbol] else { return }
        let symbol: SymbolID = creation.call.method
        let owner: SymbolID = universe[symbol].owner
        let parameters: [TypeID] = universe.parameterTypes(universe[symbol].type).map { erasure($0) }
        let outerType: TypeID = creation.hasOuterArgument ? universe.details(outerClass(of: owner)).erasure : .none
        var outerArgument: Int = -1
        var slots: [Int] = []
        emitMethod(
            to: c.methods, flags: 0, .constructor, typeNames.descriptor(anonymousParameters(c.symbol), .void),
            body: MethodBody(
                symbol: .none, isStatic: false, isConstructor: true, prefix: "new",
                setUp: { context in
                    slots = []
                    self.addLeadingParameters(context)
                    if creation.hasOuterArgument {
                        outerArgument = self.code.nextLocal
                        self.addParameter(.none, outerType)
                    }
                    for type: TypeID in parameters {
                        slots.append(self.code.nextLocal)
                        self.addParameter(.none, type)
                    }
                    self.addCapturedParameters(context)
                },
                emit: {
                    self.code.mark(self.tree[self.c.info.node].position)
                    self.storeContext()
                    self.code.load(0, .object(self.c.type))
                    var count: Int = self.pushEnumParameters(owner)
                    if outerArgument >= 0 {
                        self.code.load(outerArgument, .object(outerType))
                        count += 1
                    } else {
                        count += self.pushOuterInstance(for: owner, creation.call, qualifier: .none)
                    }
                    for (slot, type): (Int, TypeID) in zip(slots, parameters) {
                        self.code.load(slot, VerificationType(type))
                    }
                    count += parameters.count
                    count += self.pushCaptured(for: owner)
                    self.finishConstructorCall(owner, self.constructorDescriptor(symbol), count, isSuper: true)
                    self.emitReturn(.void)
                }))
        c.methodCount += 1
    }

    // MARK: - Initializers

    /// Field initializers and initializer blocks, which run behind the superclass's constructor.
    func emitInstanceInitializers() {
        // `this` may be used by now, its field for the instance around as well.
        let slot: Int = method.outerSlot
        method.outerSlot = -1
        defer { method.outerSlot = slot }
        let labels: [NameID] = pendingLabels
        pendingLabels = []
        for member: NodeID in tree.elements(c.view.members) {
            let found: Node = tree[member]
            if found.kind == .initializerBlock && !found.flags.contains(.isStatic) {
                let limit: Int = code.nextLocal
                emitStatement(NodeID(found.a))
                code.endScopes(from: limit)
            } else if found.kind == .variableDeclaration {
                let field: SymbolID = results.symbol(member)
                guard universe[field].kind == .field, !universe[field].flags.contains(.static) else { continue }
                let initializer: NodeID = tree.variable(member).initializer
                if initializer.isNone { continue }
                code.mark(found.position)
                code.load(0, .object(c.type))
                storeInitializer(field, initializer)
            }
        }
        pendingLabels = labels
    }

    /// Evaluates an initializer and stores it; for instance fields the object is on the stack.
    private func storeInitializer(_ field: SymbolID, _ initializer: NodeID) {
        let type: TypeID = universe[field].type
        let erased: TypeID = erasure(type)
        value(initializer, as: type)
        guard code.isAlive else { return }
        let isStatic: Bool = universe[field].flags.contains(.static)
        let reference: UInt16 = c.pool.field(c.name, universe[field].name, typeNames.descriptor(erased))
        code.op2(isStatic ? .putstatic : .putfield, reference, pops: isStatic ? 1 : 2)
    }

    /// `<clinit>`, if there is anything to do in it.
    func emitClassInitializer() {
        let hasConstants: Bool = c.view.flavor == .enum
        var work: [NodeID] = []
        for member: NodeID in tree.elements(c.view.members) {
            let found: Node = tree[member]
            switch found.kind {
            case .initializerBlock where found.flags.contains(.isStatic): work.append(member)
            case .enumConstant: work.append(member)
            case .variableDeclaration:
                let field: SymbolID = results.symbol(member)
                let isWanted: Bool =
                    universe[field].kind == .field && universe[field].flags.contains(.static)
                    && !tree.variable(member).initializer.isNone && universe.constantValue(of: field) == nil
                if isWanted { work.append(member) }
            default: break
            }
        }
        if work.isEmpty && !hasConstants && !c.usesAssertions { return }
        emitMethod(
            to: c.methods, flags: AccessFlags.static.rawValue, .classInitializer, known.void,
            body: MethodBody(
                symbol: .none, isStatic: true, prefix: "static", setUp: { _ in },
                emit: {
                    self.code.mark(self.tree[self.c.info.node].position)
                    // Whether the initializer itself asserts anything is known only behind it.
                    let asserts: Bool = self.c.usesAssertions || self.containsAssert(work)
                    if asserts { self.initializeAssertions() }
                    var areValuesStored: Bool = !hasConstants
                    for member: NodeID in work {
                        if !areValuesStored && self.tree.kind(member) != .enumConstant {
                            self.storeEnumValues()
                            areValuesStored = true
                        }
                        self.emitStaticMember(member)
                    }
                    if !areValuesStored { self.storeEnumValues() }
                    if self.code.isAlive { self.emitReturn(.void) }
                }))
        c.methodCount += 1
    }

    private func containsAssert(_ work: [NodeID]) -> Bool {
        var isFound: Bool = false
        for member: NodeID in work {
            tree.forEachDescendant(of: member) { if tree.kind($0) == .assertStatement { isFound = true } }
        }
        return isFound
    }

    private func emitStaticMember(_ member: NodeID) {
        let found: Node = tree[member]
        switch found.kind {
        case .initializerBlock: emitStatement(NodeID(found.a))
        case .enumConstant: emitEnumConstant(member)
        default:
            code.mark(found.position)
            storeInitializer(results.symbol(member), tree.variable(member).initializer)
        }
    }

    /// `$assertionsDisabled = !Outermost.class.desiredAssertionStatus()`.
    private func initializeAssertions() {
        c.usesAssertions = true
        let classType: TypeID = emitClassLiteral(universe.details(outermost(c.symbol)).erasure)
        invokeVirtual(
            typeNames.internalName(classType), names.intern("desiredAssertionStatus"), known.booleanResult, pops: 1,
            push: .int)
        let isOn: Label = code.newLabel()
        let end: Label = code.newLabel()
        code.jump(.ifne, isOn)
        code.push(int: 1)
        code.jump(.goto, end)
        code.bind(isOn)
        code.push(int: 0)
        code.bind(end)
        if code.isAlive {
            let field: UInt16 = c.pool.field(c.name, known.assertionsDisabled, known.booleanDescriptor)
            code.op2(.putstatic, field, pops: 1)
        }
    }
}
