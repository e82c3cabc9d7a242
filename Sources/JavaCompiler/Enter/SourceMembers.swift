// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Members of classes declared in source: fields and methods with their types, and what the language adds by itself
// (JLS 8.3, 8.4, 8.8.9, 8.9.3, 8.10.3, 9.3, 9.4).

struct SourceMembers {
    let universe: Universe
    let unit: SourceUnit
    let symbol: SymbolID
    let view: ClassView
    private var tree: Tree { unit.tree }
    private var names: NameTable { universe.names }

    static func read(_ symbol: SymbolID, of universe: Universe) {
        let unit: SourceUnit = universe.sources[Int(universe.details(symbol).source) - 1]
        let view: ClassView = unit.tree.classDeclaration(universe[symbol].node)
        SourceMembers(universe: universe, unit: unit, symbol: symbol, view: view).read()
    }

    private var scope: TypeScope { TypeScope(unit: unit, owner: symbol) }

    private func scope(_ access: UInt16) -> TypeScope {
        TypeScope(unit: unit, owner: symbol, isStatic: access & AccessFlags.static.rawValue != 0)
    }

    private var isInterface: Bool { view.flavor == .interface || view.flavor == .annotation }

    private func read() {
        if view.flavor == .record { addRecordFields() }
        for member: NodeID in tree.elements(view.members) {
            switch tree.kind(member) {
            case .variableDeclaration: addField(member)
            case .enumConstant: addConstant(member)
            case .methodDeclaration: addMethod(member)
            default: break
            }
        }
        switch view.flavor {
        case .record: addRecordMethods()
        case .enum:
            addEnumMethods()
            addDefaultConstructor(access: AccessFlags.private.rawValue)
        case .class:
            let mask: UInt16 =
                AccessFlags.public.rawValue | AccessFlags.protected.rawValue | AccessFlags.private.rawValue
            addDefaultConstructor(access: universe[symbol].access & mask)
        case .interface, .annotation: break
        }
    }

    // MARK: - Fields

    private func addField(_ declaration: NodeID) {
        let field: VariableView = tree.variable(declaration)
        var access: UInt16 = accessFlags(field.modifiers)
        if isInterface {
            access |= AccessFlags.public.rawValue | AccessFlags.static.rawValue | AccessFlags.final.rawValue
        }
        add(
            Symbol(
                kind: .field, access: access, traits: deprecation(field.flags, field.modifiers), name: field.name,
                owner: symbol,
                type: universe.type(field.type, scope(access)), node: declaration))
    }

    private func addConstant(_ declaration: NodeID) {
        let constant: EnumConstantView = tree.enumConstant(declaration)
        let access: AccessFlags = [.public, .static, .final, .enum]
        add(
            Symbol(
                kind: .field, access: access.rawValue,
                traits: deprecation(tree[declaration].flags, constant.modifiers).union(.isEnumConstant),
                name: constant.name,
                owner: symbol, type: universe[symbol].type, node: declaration))
    }

    /// Adds a field unless there is one of its name.
    private func add(_ field: Symbol) {
        if field.name.isNone { return }
        let isTaken: Bool = !universe.members(field.name, .field, of: symbol).isEmpty
        if isTaken {
            reportTaken("variable \(names.text(of: field.name))", at: field.node)
        } else {
            _ = universe.append(field)
        }
    }

    private func reportTaken(_ what: String, at node: NodeID) {
        universe.report(
            unit.index, tree.position(node), "already.defined",
            "\(what) is already defined in \(universe.kindAndName(symbol))")
    }

    // MARK: - Methods

    private func addMethod(_ declaration: NodeID) {
        let method: MethodView = tree.method(declaration)
        if method.name.isNone { return }
        var access: UInt16 = accessFlags(method.modifiers)
        var traits: SymbolTraits = deprecation(method.flags, method.modifiers)
        let modifiers: ModifierSet = tree.modifiers(method.modifiers).set
        if isInterface {
            if !modifiers.contains(.private) { access |= AccessFlags.public.rawValue }
            if modifiers.contains(.default) { traits.insert(.isDefault) }
            if modifiers.isDisjoint(with: [.default, .static, .private]) { access |= AccessFlags.abstract.rawValue }
        }
        if view.flavor == .enum && method.name == .constructor { access |= AccessFlags.private.rawValue }
        if !method.defaultValue.isNone { traits.insert(.hasDefaultValue) }
        // Parameters of a compact constructor are the record's components.
        let parameters: NodeList =
            method.flags.contains(.isCompactConstructor) ? view.recordComponents : method.parameters
        if let last: NodeID = tree.elements(parameters).last, tree[last].flags.contains(.isVarargs) {
            access |= AccessFlags.varargs.rawValue
            traits.insert(.isVarargs)
            if modifiers.contains(.native), tree.count(parameters) == 1, isHandleClass {
                traits.insert(.isSignaturePolymorphic)
            }
        }
        // The symbol comes first, as the owner of the type variables; it becomes a member when its type is known.
        let member: SymbolID = SymbolID(
            universe.symbols.append(
                Symbol(
                    kind: .method, access: access, traits: traits, name: method.name, owner: symbol, node: declaration))
        )
        var scope: TypeScope = scope(access)
        let declared: [SymbolID] = universe.declareTypeParameters(method.typeParameters, of: member, &scope)
        universe.resolveBounds(method.typeParameters, of: declared, scope)
        let variables: TypeList = universe.types.list(declared.map { universe[$0].type })
        let result: TypeID = method.returnType.isNone ? .void : universe.type(method.returnType, scope)
        let type: TypeID = universe.types.method(
            parameters: tree.elements(parameters).map { universe.type(tree.variable($0).type, scope) }, result: result,
            thrown: tree.elements(method.thrown).map { universe.type($0, scope) })
        universe.update(member) {
            $0.type = variables.isEmpty ? type : universe.types.genericMethod(type, variables: variables)
        }
        if !method.receiver.isNone { checkReceiver(method, isStatic: access & AccessFlags.static.rawValue != 0, scope) }
        link(member)
    }

    /// Whether the class is one of those with signature-polymorphic methods (JLS 15.12.3).
    private var isHandleClass: Bool {
        let name: NameID = universe.binaryName(symbol)
        return name == names.intern("java/lang/invoke/MethodHandle")
            || name == names.intern("java/lang/invoke/VarHandle")
    }

    /// Makes a method a member unless one of the same erasure is there.
    private func link(_ member: SymbolID) {
        let type: TypeID = universe[member].type
        // Nothing is known of what has a parameter of an unknown type.
        let clash: SymbolID? =
            universe.hasUnknownParameter(type)
            ? nil
            : universe.members(universe[member].name, .method, of: symbol).first {
                !universe.hasUnknownParameter(universe[$0].type) && universe.haveSameSignature(universe[$0].type, type)
            }
        if clash == nil {
            universe.link(member, into: symbol)
            return
        }
        let isConstructor: Bool = universe[member].name == .constructor
        let name: String = names.text(of: isConstructor ? universe[symbol].name : universe[member].name)
        let parameters: String = universe.messageText(universe.parameterTypes(type))
        reportTaken("\(isConstructor ? "constructor" : "method") \(name)(\(parameters))", at: universe[member].node)
    }

    // MARK: - What is not written

    private func addDefaultConstructor(access: UInt16) {
        guard universe.members(.constructor, .method, of: symbol).isEmpty else { return }
        addImplicit(.constructor, parameters: [], result: .void, access: access)
    }

    /// Written methods that the enum gets anyway.
    private func checkPredefined(_ name: NameID, _ parameters: [TypeID]) {
        let taken: SymbolID? = universe.members(name, .method, of: symbol).first {
            universe.parameterTypes(universe[$0].type) == parameters
        }
        guard let method: SymbolID = taken else { return }
        reportTaken(
            "method \(names.text(of: name))(\(universe.messageText(parameters)))", at: universe[method].node)
    }

    private func addEnumMethods() {
        checkPredefined(names.intern("values"), [])
        checkPredefined(names.intern("valueOf"), [universe.known.string])
        let access: AccessFlags = [.public, .static]
        let type: TypeID = universe[symbol].type
        addImplicit(
            names.intern("values"), parameters: [], result: universe.types.array(of: type), access: access.rawValue)
        addImplicit(
            names.intern("valueOf"), parameters: [universe.known.string], result: type, access: access.rawValue)
    }

    private func addRecordFields() {
        var fields: [UInt32] = []
        for component: NodeID in tree.elements(view.recordComponents) {
            let variable: VariableView = tree.variable(component)
            if variable.name.isNone { continue }
            let access: AccessFlags = [.private, .final]
            let field: SymbolID = universe.append(
                Symbol(
                    kind: .field, access: access.rawValue, traits: [.isRecordField, .isImplicit], name: variable.name,
                    owner: symbol, type: universe.type(variable.type, scope), node: component))
            fields.append(field.rawValue)
        }
        let list: WordList = universe.types.list(words: fields)
        universe.updateDetails(symbol) { $0.recordFields = list }
    }

    /// Accessors and canonical constructor, unless they are written.
    private func addRecordMethods() {
        let fields: [SymbolID] = universe.types.words(universe.details(symbol).recordFields).map { SymbolID($0) }
        for field: SymbolID in fields {
            let name: NameID = universe[field].name
            let isWritten: Bool = universe.members(name, .method, of: symbol).contains {
                universe.parameterTypes(universe[$0].type).isEmpty
            }
            if isWritten { continue }
            addImplicit(name, parameters: [], result: universe[field].type, access: AccessFlags.public.rawValue)
        }
        addRecordObjectMethods()
        let types: [TypeID] = fields.map { universe[$0].type }
        let isWritten: Bool = universe.members(.constructor, .method, of: symbol).contains {
            universe.parameterTypes(universe[$0].type).map { universe.erasure($0) }
                == types.map { universe.erasure($0) }
        }
        if isWritten { return }
        let mask: UInt16 = AccessFlags.public.rawValue | AccessFlags.protected.rawValue | AccessFlags.private.rawValue
        var access: UInt16 = universe[symbol].access & mask
        if let last: NodeID = tree.elements(view.recordComponents).last, tree[last].flags.contains(.isVarargs) {
            access |= AccessFlags.varargs.rawValue
        }
        addImplicit(.constructor, parameters: types, result: .void, access: access)
    }

    /// `toString`, `hashCode` and `equals` (JLS 8.10.3).
    private func addRecordObjectMethods() {
        let access: AccessFlags = [.public, .final]
        let methods: [(String, [TypeID], TypeID)] = [
            ("toString", [], universe.known.string), ("hashCode", [], .int),
            ("equals", [universe.known.object], .boolean),
        ]
        for (text, parameters, result): (String, [TypeID], TypeID) in methods {
            let name: NameID = names.intern(text)
            let isWritten: Bool = universe.members(name, .method, of: symbol).contains {
                universe.parameterTypes(universe[$0].type) == parameters
            }
            if !isWritten { addImplicit(name, parameters: parameters, result: result, access: access.rawValue) }
        }
    }

    private func addImplicit(_ name: NameID, parameters: [TypeID], result: TypeID, access: UInt16) {
        let type: TypeID = universe.types.method(parameters: parameters, result: result, thrown: [])
        let isVarargs: Bool = access & AccessFlags.varargs.rawValue != 0
        _ = universe.append(
            Symbol(
                kind: .method, access: access, traits: isVarargs ? [.isImplicit, .isVarargs] : .isImplicit, name: name,
                owner: symbol, type: type))
    }

    // MARK: - Flags

    /// Those modifiers that are access flags. `strictfp` has no meaning any more.
    private func accessFlags(_ modifiers: NodeID) -> UInt16 {
        UInt16(truncatingIfNeeded: tree.modifiers(modifiers).set.subtracting(.strictfp).rawValue)
    }

    private func deprecation(_ flags: NodeFlags, _ modifiers: NodeID) -> SymbolTraits {
        let written: SymbolTraits = tree.deprecation(modifiers)
        return flags.contains(.isDeprecatedByComment) ? written.union(.isDeprecated) : written
    }
}

extension Universe {
    /// Whether a method has a parameter of a type that could not be found.
    func hasUnknownParameter(_ type: TypeID) -> Bool {
        parameterTypes(type).contains { parameter in
            var element: TypeID = parameter
            while let inner: TypeID = elementType(element) { element = inner }
            return element == .error
        }
    }
}
