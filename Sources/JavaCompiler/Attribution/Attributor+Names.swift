// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// The meaning of names in expressions (JLS 6.5): variables before types before packages.

/// What stands before a dot.
enum Qualifier {
    case expression(TypeID)
    case type(TypeID)
    case package(NameID)
    /// `super` or `Outer.super`, with the type whose members are meant and the class whose `this` it is.
    case `super`(TypeID, ReceiverKind, SymbolID)
    /// Complained about already.
    case error
}

/// What a simple name found among variables.
enum FoundVariable {
    case local(SymbolID)
    /// A field, the class around through which it is found, and whether there is no instance of that class here.
    case field(SymbolID, in: SymbolID, isStatic: Bool)
    case staticImport(SymbolID)
    case ambiguous([SymbolID])
    /// A field that exists and may not be used here.
    case inaccessible(SymbolID)
    /// A local variable of the code around a local class that captures nothing.
    case outside(SymbolID)
    case none
}

extension Attributor {
    // MARK: - Simple names

    /// Looks for a variable: local ones and fields of the classes around from the inside out, then static imports.
    func findVariable(_ name: NameID) -> FoundVariable {
        var at: Int = Int(env.scope)
        var isStatic: Bool = env.isStatic
        var crossedClass: Bool = false
        // Whether a local record, enum or interface is between: those capture nothing.
        var isOutsideStatic: Bool = false
        var hidden: SymbolID = .none
        while at != 0 {
            let entry: ScopeEntry = scopes[at]
            switch entry.kind {
            case .variable:
                if entry.name == name {
                    if isOutsideStatic, !isConstant(entry.symbol) || universe[entry.symbol].kind != .localVariable {
                        return .outside(entry.symbol)
                    }
                    if crossedClass || universe[entry.symbol].owner != currentOwner {
                        if !isConstant(entry.symbol) { noteCapture(of: entry.symbol) }
                    }
                    return .local(entry.symbol)
                }
            case .lambda: break
            case .classBody:
                let frame: ClassFrame = classFrames[Int(entry.link)]
                let found: [SymbolID] = universe.cachedFields(name, in: frame.type)
                if found.count == 1 {
                    if isAccessible(found[0], frame.type) {
                        return .field(found[0], in: frame.symbol, isStatic: isStatic)
                    }
                    if hidden.isNone { hidden = found[0] }
                } else if found.count > 1 {
                    let usable: [SymbolID] = found.filter { isAccessible($0, frame.type) }
                    if usable.count == 1 { return .field(usable[0], in: frame.symbol, isStatic: isStatic) }
                    if usable.count > 1 { return .ambiguous(usable) }
                }
                isStatic = frame.isOutsideStatic
                crossedClass = true
                if universe[frame.symbol].traits.contains(.isLocal), universe[frame.symbol].flags.contains(.static) {
                    isOutsideStatic = true
                }
            }
            at = Int(entry.parent)
        }
        if let found: SymbolID = importedField(name) { return .staticImport(found) }
        return hidden.isNone ? .none : .inaccessible(hidden)
    }

    private var currentOwner: SymbolID {
        // In a lambda the owner is the method around too: crossing is found by walking.
        guard env.function >= 0, functions[Int(env.function)].kind != .lambda else { return .none }
        return functions[Int(env.function)].owner
    }

    func isConstant(_ variable: SymbolID) -> Bool { universe[variable].details != 0 }

    private func importedField(_ name: NameID) -> SymbolID? {
        for member: (owner: SymbolID, name: NameID) in unit.staticMembers where member.name == name {
            let found: [SymbolID] = universe.cachedFields(name, in: universe.details(member.owner).erasure)
            if let field: SymbolID = found.first(where: { isImportable($0, universe.details(member.owner).erasure) }) {
                return field
            }
        }
        for owner: SymbolID in unit.staticClasses {
            let type: TypeID = universe.details(owner).erasure
            let found: [SymbolID] = universe.cachedFields(name, in: type)
            if let field: SymbolID = found.first(where: { isImportable($0, type) }) { return field }
        }
        return nil
    }

    func isImportable(_ member: SymbolID, _ site: TypeID) -> Bool {
        universe[member].flags.contains(.static) && isAccessible(member, site)
    }

    /// An identifier as an expression. Variables to be assigned keep wildcards, values are captured.
    func attribIdentifier(_ node: NodeID, _ found: Node, isAssigned: Bool = false) -> TypeID {
        let name: NameID = NameID(found.a)
        if name == .this { return attribThis(node) }
        if name.isNone { return .error }
        switch findVariable(name) {
        case .none:
            reportMissingVariable(name, node)
            return .error
        case let found:
            return useVariable(found, node, name, isAssigned: isAssigned)
        }
    }

    /// Whether one of the classes around may inherit what is being looked for from a class that cannot be found.
    var isUnknownInherited: Bool {
        var index: Int32 = env.classFrame
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            if universe.mayHaveUnknownMembers(frame.type) { return true }
            index = frame.parent
        }
        return false
    }

    func reportMissingVariable(_ name: NameID, _ node: NodeID) {
        if name.isNone || isUnknownInherited { return }
        reportMissing(
            "variable \(names.text(of: name))", node, hasPlace: !isInTopLevelHeader, suggestion: suggestedVariable(name)
        )
    }

    /// Complains that a simple name means nothing in the current class. A class without a name is no place to speak of.
    func reportMissing(
        _ what: String, _ node: NodeID, hasPlace: Bool = true, suffix: String = "",
        suggestion: @autoclosure () -> String
    ) {
        if hasPlace && !universe[currentClass].name.isNone {
            report(
                node, "cant.resolve.location" + suffix,
                "cannot find symbol\nsymbol:   \(what)\nlocation: \(universe.location(currentClass))",
                suggestion: suggestion())
        } else {
            report(node, "cant.resolve" + suffix, "cannot find symbol\nsymbol: \(what)", suggestion: suggestion())
        }
    }

    private func useVariable(_ found: FoundVariable, _ node: NodeID, _ name: NameID, isAssigned: Bool) -> TypeID {
        switch found {
        case .local(let symbol):
            let local: Symbol = universe[symbol]
            results.set(symbol: symbol, node)
            results.set(constant: universe.constant(of: symbol), node)
            if local.type.isNone {
                // `var x = ... x ...`
                report(
                    local.node, "cant.infer.local.var.type",
                    "cannot infer type for local variable \(names.text(of: name))\n(cannot use 'var' on self-referencing variable)"
                )
                return .error
            }
            return isAssigned ? local.type : universe.capture(local.type)
        case .field(let field, let owner, let isStatic):
            return useField(field, node, owner, isStatic: isStatic, isAssigned: isAssigned)
        case .staticImport(let field):
            var info: AccessInfo = AccessInfo()
            info.qualifyingType = universe.details(universe[field].owner).erasure
            results.set(info, node)
            results.set(symbol: field, node)
            results.set(constant: universe.constantValue(of: field)?.value, node)
            let type: TypeID = universe[field].type
            return isAssigned ? type : universe.capture(type)
        case .ambiguous(let fields):
            reportAmbiguous(fields, node)
            return .error
        case .inaccessible(let field):
            reportInaccessible(field, node)
            return .error
        case .outside:
            report(
                node, "non-static.cant.be.ref",
                "non-static variable \(names.text(of: name)) cannot be referenced from a static context")
            return .error
        case .none: return .error
        }
    }

    private func useField(
        _ field: SymbolID, _ node: NodeID, _ owner: SymbolID, isStatic: Bool, isAssigned: Bool
    ) -> TypeID {
        let symbol: Symbol = universe[field]
        var info: AccessInfo = AccessInfo()
        info.qualifyingType = universe.details(owner).erasure
        if !symbol.flags.contains(.static) {
            if isStatic {
                report(
                    node, "non-static.cant.be.ref",
                    "non-static variable \(names.text(of: symbol.name)) cannot be referenced from a static context")
                return .error
            }
            info.receiver = .this
            info.receiverClass = owner
            markThisCaptured()
            if isUnderConstruction(owner) {
                let mayAssign: Bool =
                    isAssigned && owner == currentClass && symbol.owner == currentClass && !hasInitializer(symbol)
                if !mayAssign, isAssigned, symbol.owner == currentClass {
                    report(
                        node, "cant.assign.initialized.before.ctor.called",
                        "cannot assign initialized field '\(names.text(of: symbol.name))' before supertype constructor has been called"
                    )
                } else if !mayAssign {
                    reportPrologue(names.text(of: symbol.name), node)
                }
            }
        }
        checkForwardReference(field, symbol, node, isAssigned: isAssigned)
        warnUse(of: field, tree.position(node))
        results.set(info, node)
        results.set(symbol: field, node)
        results.set(constant: universe.constantValue(of: field)?.value, node)
        let type: TypeID = universe.memberType(field, in: universe.ownType(owner))
        return isAssigned ? type : universe.capture(type)
    }

    /// A field of the class whose initializer this is, before it is declared, or in its own initializer (JLS 8.3.3).
    private func checkForwardReference(_ field: SymbolID, _ symbol: Symbol, _ node: NodeID, isAssigned: Bool) {
        if symbol.owner != currentClass || symbol.node.isNone || env.function < 0 { return }
        var index: Int = Int(env.function)
        while functions[index].kind == .lambda && index > 0 { index -= 1 }
        let frame: FunctionFrame = functions[index]
        let isEnumConstructor: Bool =
            universe.flavor(currentClass) == .enum && symbol.flags.contains(.static) && !env.isStatic
            && (frame.kind == .initializer || universe[frame.owner].name == .constructor)
        if isEnumConstructor {
            let isConstant: Bool = universe.constantValue(of: field) != nil
            if !isConstant {
                report(node, "illegal.enum.static.ref", "illegal reference to static field from initializer")
            }
            return
        }
        guard !isAssigned, frame.kind == .initializer, frame.owner == currentClass,
            symbol.flags.contains(.static) == env.isStatic
        else { return }
        let declaration: Node = tree[symbol.node]
        let use: UInt32 = tree[node].position
        if declaration.position > use {
            report(node, "illegal.forward.ref", "illegal forward reference")
        } else if use < declaration.end && tree.kind(symbol.node) == .variableDeclaration {
            report(node, "illegal.self.ref", "self-reference in initializer")
        }
    }

    private func hasInitializer(_ field: Symbol) -> Bool {
        !field.node.isNone && tree.kind(field.node) == .variableDeclaration
            && !tree.variable(field.node).initializer.isNone
    }

    /// Whether the code at hand runs before the constructor of a class around, or of the class itself, has called another.
    func isUnderConstruction(_ symbol: SymbolID) -> Bool {
        var isPrologue: Bool = env.isPrologue
        var index: Int32 = env.classFrame
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            if frame.symbol == symbol { return isPrologue }
            isPrologue = frame.isOutsidePrologue
            index = frame.parent
        }
        return false
    }

    func reportPrologue(_ name: String, _ node: NodeID) {
        report(
            node, "cant.ref.before.ctor.called",
            "cannot reference \(name) before supertype constructor has been called")
    }

    func reportAmbiguous(_ fields: [SymbolID], _ node: NodeID) {
        guard fields.count > 1 else { return }
        let (one, other): (Symbol, Symbol) = (universe[fields[0]], universe[fields[1]])
        let name: String = names.text(of: one.name)
        report(
            node, "ref.ambiguous",
            "reference to \(name) is ambiguous\nboth variable \(name) in \(universe.messageName(one.owner)) and variable \(name) in \(universe.messageName(other.owner)) match"
        )
    }

    // MARK: - this

    func attribThis(_ node: NodeID) -> TypeID {
        if env.isStatic || env.classFrame < 0 {
            report(
                node, "non-static.cant.be.ref", "non-static variable this cannot be referenced from a static context")
            return .error
        }
        if env.isPrologue && !isAssignmentTarget {
            reportPrologue("this", node)
            return .error
        }
        var info: AccessInfo = AccessInfo()
        info.receiver = .this
        info.receiverClass = currentClass
        results.set(info, node)
        results.set(symbol: currentClass, node)
        markThisCaptured()
        return currentType
    }

    /// `Outer.this`.
    func attribQualifiedThis(_ node: NodeID, _ found: Node) -> TypeID {
        guard case .type(let type) = attribQualifier(NodeID(found.a), allowsPackage: true) else {
            return .error
        }
        let symbol: SymbolID = universe.classSymbol(of: type)
        guard let owner: ClassFrame = enclosing(symbol, node, name: "this") else { return .error }
        var info: AccessInfo = AccessInfo()
        info.receiver = .this
        info.receiverClass = owner.symbol
        results.set(info, node)
        results.set(symbol: symbol, node)
        markThisCaptured()
        return owner.type
    }

    /// The class around that is `symbol`, if an instance of it is at hand.
    func enclosing(_ symbol: SymbolID, _ node: NodeID, name: String) -> ClassFrame? {
        var index: Int32 = env.classFrame
        var isStatic: Bool = env.isStatic
        while index >= 0 {
            let frame: ClassFrame = classFrames[Int(index)]
            if frame.symbol == symbol {
                if isStatic {
                    report(
                        node, "non-static.cant.be.ref",
                        "non-static variable \(name) cannot be referenced from a static context")
                    return nil
                }
                if isUnderConstruction(frame.symbol) && !(isAssignmentTarget && frame.symbol == currentClass) {
                    reportPrologue(name, node)
                    return nil
                }
                return frame
            }
            isStatic = frame.isOutsideStatic
            index = frame.parent
        }
        if !symbol.isNone {
            report(node, "not.encl.class", "not an enclosing class: \(names.text(of: universe[symbol].name))")
        }
        return nil
    }

    // MARK: - Qualified names

    /// What a node before a dot denotes, stored with the node.
    func attribQualifier(_ node: NodeID, allowsPackage: Bool) -> Qualifier {
        let found: Node = tree[node]
        switch found.kind {
        case .identifier:
            let name: NameID = NameID(found.a)
            if name == .super { return attribSuper(node) }
            if name == .this { return expressionQualifier(node, finish(node, attribThis(node))) }
            return attribSimpleQualifier(node, found, name, allowsPackage: allowsPackage)
        case .fieldAccess:
            let name: NameID = NameID(found.b)
            if name == .super { return attribOuterSuper(node, found) }
            if name == .class || name == .this { return expressionQualifier(node, attribExpr(node)) }
            return attribFieldAccess(node, found, allowsPackage: allowsPackage, isAssigned: false)
        case .parameterizedType, .arrayType, .primitiveType, .annotatedType:
            let type: TypeID = attribType(node)
            return type == .error ? .error : .type(type)
        default:
            if found.kind == .methodCall, let type: TypeID = settledCalls.removeValue(forKey: node) {
                return expressionQualifier(node, type)
            }
            return expressionQualifier(node, attribExpr(node))
        }
    }

    private func expressionQualifier(_ node: NodeID, _ type: TypeID) -> Qualifier {
        type == .error ? .error : .expression(type)
    }

    private func attribSimpleQualifier(
        _ node: NodeID, _ found: Node, _ name: NameID, allowsPackage: Bool
    ) -> Qualifier {
        let variable: FoundVariable = findVariable(name)
        switch variable {
        case .none, .inaccessible: break
        default:
            let type: TypeID = finish(node, useVariable(variable, node, name, isAssigned: false))
            return expressionQualifier(node, type)
        }
        if let type: TypeID = universe.simpleTypeIfAny(name, env.types) {
            results.set(type: type, node)
            results.set(symbol: universe.classSymbol(of: type), node)
            return type == .error ? .error : .type(type)
        }
        if case .inaccessible(let field) = variable {
            reportInaccessible(field, node)
            return .error
        }
        if allowsPackage {
            results.set(symbol: universe.package(name), node)
            return .package(name)
        }
        if !name.isNone && !isUnknownInherited {
            reportMissing(
                "variable \(names.text(of: name))", node, suggestion: suggestedVariable(name, orType: true))
        }
        results.set(type: .error, node)
        return .error
    }

    /// `a.b` in any meaning.
    /// With `isValue` the node itself must be a value, so that what stands before the dot cannot be a package.
    func attribFieldAccess(
        _ node: NodeID, _ found: Node, allowsPackage: Bool, isAssigned: Bool, isValue: Bool = false
    ) -> Qualifier {
        let name: NameID = NameID(found.b)
        let qualifier: NodeID = NodeID(found.a)
        if name.isNone {
            _ = attribQualifier(qualifier, allowsPackage: true)
            return .error
        }
        switch attribQualifier(qualifier, allowsPackage: !isValue) {
        case .error:
            results.set(type: .error, node)
            return .error
        case .expression(let type):
            let result: TypeID = finish(
                node, attribField(node, name, site: type, .expression, currentClass, isAssigned: isAssigned))
            return result == .error ? .error : .expression(result)
        case .super(let type, let kind, let owner):
            let result: TypeID = finish(node, attribField(node, name, site: type, kind, owner, isAssigned: isAssigned))
            return result == .error ? .error : .expression(result)
        case .type(let type):
            return attribStaticMember(node, name, site: type, isAssigned: isAssigned)
        case .package(let package):
            let full: NameID = names.intern(names.text(of: package) + "." + names.text(of: name))
            if let symbol: SymbolID = universe.qualifiedClass(package, name) {
                if speculation == 0, !universe.checkVisible(package, at: tree.position(qualifier), unit) {
                    results.set(type: .error, node)
                    return .error
                }
                let type: TypeID = universe.details(symbol).erasure
                results.set(type: type, node)
                results.set(symbol: symbol, node)
                if !isAccessibleClass(symbol) {
                    reportInaccessible(symbol, node)
                    return .error
                }
                return .type(type)
            }
            if allowsPackage {
                results.set(symbol: universe.package(full), node)
                return .package(full)
            }
            if speculation == 0 {
                universe.reportMissingInPackage(name, package: package, at: tree.position(node), unit) {
                    // A simple name that was no variable and no type has been taken for a package.
                    tree.kind(qualifier) == .identifier ? suggestedVariable(package, orType: true) : ""
                }
            }
            results.set(type: .error, node)
            return .error
        }
    }

    private func attribStaticMember(_ node: NodeID, _ name: NameID, site: TypeID, isAssigned: Bool) -> Qualifier {
        let fields: [SymbolID] = universe.cachedFields(name, in: site)
        let usable: [SymbolID] = fields.filter { isAccessible($0, site) }
        if usable.isEmpty, let nested: SymbolID = universe.memberClass(name, in: site) {
            var type: TypeID = universe.details(nested).erasure
            if universe.isInner(nested), let around: TypeID = universe.asSuper(site, universe[nested].owner),
                universe.isParameterized(around)
            {
                type = types.classType(nested, enclosing: around)
            }
            results.set(type: type, node)
            results.set(symbol: nested, node)
            if !isAccessibleClass(nested) {
                reportInaccessible(nested, node)
                return .error
            }
            return .type(type)
        }
        let result: TypeID = finish(node, attribField(node, name, site: site, .none, .none, isAssigned: isAssigned))
        return result == .error ? .error : .expression(result)
    }

    /// A field of a type. `kind` says what stands before the dot: `none` for a type.
    private func attribField(
        _ node: NodeID, _ name: NameID, site: TypeID, _ kind: ReceiverKind, _ owner: SymbolID, isAssigned: Bool
    ) -> TypeID {
        if site == .error { return .error }
        if site.isPrimitive || site == .void || site == .null {
            report(node, "cant.deref", "\(universe.messageText(site)) cannot be dereferenced")
            return .error
        }
        if types.kind(site) == .array && name == .length && kind != .none { return .int }
        let found: [SymbolID] = universe.cachedFields(name, in: site)
        let usable: [SymbolID] = found.count <= 1 ? found : found.filter { isAccessible($0, site) }
        guard let field: SymbolID = usable.first else {
            reportMissingMember(
                "variable \(names.text(of: name))", .field, name, site, node, qualifierIsType: kind == .none)
            return .error
        }
        if usable.count > 1 {
            reportAmbiguous(usable, node)
            return .error
        }
        guard isAccessible(field, site, isSuper: kind == .super) else {
            reportInaccessible(field, node)
            return .error
        }
        let symbol: Symbol = universe[field]
        let isStatic: Bool = symbol.flags.contains(.static)
        warnUse(of: field, tree.position(node))
        if isStatic && kind == .expression { warnStatic("variable", symbol.owner, node) }
        if kind == .none && !isStatic {
            report(
                node, "non-static.cant.be.ref",
                "non-static variable \(names.text(of: name)) cannot be referenced from a static context")
            return .error
        }
        var info: AccessInfo = AccessInfo()
        info.receiver = isStatic ? .none : kind
        info.receiverClass = owner
        info.qualifyingType = qualifyingType(site, field)
        results.set(info, node)
        results.set(symbol: field, node)
        if isStatic || kind == .none { results.set(constant: universe.constantValue(of: field)?.value, node) }
        let type: TypeID = universe.memberType(field, in: site)
        return isAssigned ? type : universe.capture(type)
    }

    /// The class that a reference in a class file names for a member used through a type (JLS 13.1).
    func qualifyingType(_ site: TypeID, _ member: SymbolID) -> TypeID {
        let owner: SymbolID = universe[member].owner
        if universe.details(owner).erasure == known.object { return known.object }
        let record: TypeRecord = types[site]
        switch record.kind {
        case .class: return universe.erasure(site)
        case .typeVariable, .intersection:
            // The component that has the member.
            for part: TypeID in universe.closureRoots(site) where universe.asSuper(part, owner) != nil {
                return universe.erasure(part)
            }
            return universe.details(owner).erasure
        case .array: return site
        default: return universe.details(owner).erasure
        }
    }

    // MARK: - super

    private func attribSuper(_ node: NodeID) -> Qualifier {
        if env.isStatic || env.classFrame < 0 {
            report(
                node, "non-static.cant.be.ref", "non-static variable super cannot be referenced from a static context")
            return .error
        }
        if env.isPrologue {
            reportPrologue("super", node)
            return .error
        }
        let parent: TypeID = universe.superclass(currentType)
        if parent.isNone { return .error }
        results.set(type: parent, node)
        markThisCaptured()
        return .super(parent, .super, currentClass)
    }

    /// `Outer.super` or `Interface.super`.
    private func attribOuterSuper(_ node: NodeID, _ found: Node) -> Qualifier {
        guard case .type(let type) = attribQualifier(NodeID(found.a), allowsPackage: true) else { return .error }
        let symbol: SymbolID = universe.classSymbol(of: type)
        guard !symbol.isNone else { return .error }
        if universe.isInterface(symbol), symbol != currentClass {
            if let direct: TypeID = universe.interfaces(currentType).first(where: {
                universe.classSymbol(of: $0) == symbol
            }) {
                if env.isStatic {
                    report(
                        node, "non-static.cant.be.ref",
                        "non-static variable super cannot be referenced from a static context")
                    return .error
                }
                results.set(type: direct, node)
                markThisCaptured()
                return .super(direct, .interfaceSuper, currentClass)
            }
        }
        guard let frame: ClassFrame = enclosing(symbol, node, name: "super") else { return .error }
        let parent: TypeID = universe.superclass(frame.type)
        if parent.isNone { return .error }
        results.set(type: parent, node)
        markThisCaptured()
        return .super(parent, frame.symbol == currentClass ? .super : .outerSuper, frame.symbol)
    }

    // MARK: - Complaints

    /// - Parameter what: kind, name and arguments as the message has them.
    func reportMissingMember(
        _ what: String, _ kind: SymbolKind, _ name: NameID, _ site: TypeID, _ node: NodeID, qualifierIsType: Bool
    ) {
        if site == .error || universe.mayHaveUnknownMembers(site) { return }
        let callee: Node = tree[node]
        var location: String = ""
        if callee.kind == .fieldAccess, !qualifierIsType {
            // A variable before the dot is named with its type; other expressions are not named.
            let qualifier: SymbolID = results.symbol(NodeID(callee.a))
            let qualifierKind: SymbolKind = qualifier.isNone ? .none : universe[qualifier].kind
            let isName: Bool = tree.kind(NodeID(callee.a)) == .identifier || tree.kind(NodeID(callee.a)) == .fieldAccess
            if isName, qualifierKind == .field || qualifierKind == .localVariable {
                location =
                    "variable \(names.text(of: universe[qualifier].name)) of type \(universe.messageText(site))"
            } else if isName, tree.kind(NodeID(callee.a)) == .identifier,
                NameID(tree[NodeID(callee.a)].a) == .this || NameID(tree[NodeID(callee.a)].a) == .super
            {
                if isUnknownInherited { return }
                let isCall: Bool = what.hasPrefix("method ")
                report(
                    node, isCall ? "cant.resolve.args" : "cant.resolve", "cannot find symbol\nsymbol: \(what)",
                    suggestion: suggestedMember(name, kind, in: site))
                return
            }
        }
        if location.isEmpty {
            let symbol: SymbolID = universe.classSymbol(of: site)
            if symbol.isNone {
                location = "class \(universe.messageText(site))"
            } else if universe.isParameterized(site) {
                location = universe.location(symbol).split(separator: " ")[0] + " " + universe.messageText(site)
            } else {
                location = universe.location(symbol)
            }
        }
        let isCall: Bool = what.hasPrefix("method ") || what.hasPrefix("constructor ")
        report(
            node, isCall ? "cant.resolve.location.args" : "cant.resolve.location",
            "cannot find symbol\nsymbol:   \(what)\nlocation: \(location)",
            suggestion: name == .constructor ? "" : suggestedMember(name, kind, in: site))
    }

    func reportInaccessible(_ member: SymbolID, _ node: NodeID) {
        let (key, text): (String, String) = universe.inaccessible(member, memberText(member))
        report(node, key, text)
    }

    func inaccessibleText(_ member: SymbolID) -> String { universe.inaccessible(member, memberText(member)).text }

    private func memberText(_ member: SymbolID) -> String {
        let symbol: Symbol = universe[member]
        switch symbol.kind {
        case .method: return methodText(member)
        case .class: return universe.messageName(member)
        default: return names.text(of: symbol.name)
        }
    }
}
