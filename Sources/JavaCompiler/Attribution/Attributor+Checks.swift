// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Rules about declarations: bodies of methods, abstract methods to implement, assignments to final variables.

extension Attributor {
    func checkBodyPresence(_ view: MethodView, _ method: SymbolID) {
        let symbol: Symbol = universe[method]
        let isInterface: Bool = universe.isInterface(symbol.owner)
        let position: SourcePosition = tree.position(symbol.node)
        if view.body.isNone {
            let needsBody: Bool =
                isInterface
                ? !symbol.flags.contains(.abstract)
                : symbol.flags.isDisjoint(with: [.abstract, .native])
            if needsBody && view.defaultValue.isNone && universe.flavor(symbol.owner) != .annotation {
                report(at: position, "missing.meth.body.or.decl.abstract", "missing method body, or declare abstract")
            }
            return
        }
        if isInterface {
            if symbol.flags.contains(.abstract) {
                report(
                    at: tree.position(view.body), "intf.meth.cant.have.body",
                    "interface abstract methods cannot have body")
            }
        } else if symbol.flags.contains(.abstract) {
            report(at: position, "abstract.meth.cant.have.body", "abstract methods cannot have a body")
        } else if symbol.flags.contains(.native) {
            report(at: position, "native.meth.cant.have.body", "native methods cannot have a body")
        }
    }

    /// Fields that may never be assigned where they are: flow analysis checks the rest.
    func checkFinalAssignment(_ symbol: SymbolID, _ node: NodeID) {
        let found: Symbol = universe[symbol]
        if found.kind == .localVariable {
            if found.flags.contains(.final) && isOutsideClass(symbol) {
                // Whatever it is, no code of this class can be what gives it a value.
                let name: String = names.text(of: found.name)
                report(node, "cant.assign.val.to.var", "cannot assign a value to final variable \(name)")
                return
            }
            checkLocalAssignment(found, node)
            return
        }
        guard found.flags.contains(.final), found.kind == .field else { return }
        let name: String = names.text(of: found.name)
        let isOwn: Bool = found.owner == currentClass
        let mayBeInitialized: Bool = isOwn && mayInitialize(found, node)
        if mayBeInitialized { return }
        if found.traits.contains(.isRecordField), isOwn, isInCompactConstructor {
            report(node, "cant.assign.val.to.var", "cannot assign a value to final variable \(name)")
            return
        }
        report(
            node, "cant.assign.val.to.var",
            "cannot assign a value to \(found.flags.contains(.static) ? "static final" : "final") variable \(name)")
    }

    /// Whether a local variable is declared outside of the class whose code this is.
    private func isOutsideClass(_ variable: SymbolID) -> Bool {
        var at: Int = Int(env.scope)
        while at != 0 {
            let entry: ScopeEntry = scopes[at]
            if entry.kind == .variable && entry.symbol == variable { return false }
            if entry.kind == .classBody { return true }
            at = Int(entry.parent)
        }
        return false
    }

    /// Local variables that are final and have their value from the beginning.
    private func checkLocalAssignment(_ local: Symbol, _ node: NodeID) {
        let name: String = names.text(of: local.name)
        if env.guardNode.isNone == false, tree[env.guardNode].start > tree[local.node].start {
            report(
                node, "cannot.assign.not.declared.guard",
                "cannot assign to \(name), as it was not declared inside the guard")
            return
        }
        if local.traits.contains(.isResource) {
            report(
                node, "try.resource.may.not.be.assigned", "auto-closeable resource \(name) may not be assigned")
            return
        }
        guard local.flags.contains(.final), !local.traits.contains(.isParameter), !local.node.isNone else { return }
        let isBinding: Bool = local.traits.contains(.isBinding)
        let isInitialized: Bool =
            tree.kind(local.node) == .variableDeclaration && !tree.variable(local.node).initializer.isNone
        if isBinding || isInitialized {
            report(node, "cant.assign.val.to.var", "cannot assign a value to final variable \(name)")
        }
    }

    private var isInCompactConstructor: Bool {
        guard env.function >= 0 else { return false }
        let owner: Symbol = universe[functions[Int(env.function)].owner]
        return owner.kind == .method && !owner.node.isNone && tree[owner.node].flags.contains(.isCompactConstructor)
    }

    /// Whether code here may initialize a final field of the class: initializers and constructors without other means.
    private func mayInitialize(_ field: Symbol, _ node: NodeID) -> Bool {
        guard env.function >= 0 else { return false }
        let function: FunctionFrame = functions[Int(env.function)]
        if function.kind == .lambda { return false }
        let isPlain: Bool = tree.kind(node) == .identifier || isThisSelection(node)
        guard isPlain else { return false }
        let hasInitializer: Bool =
            !field.node.isNone && tree.kind(field.node) == .variableDeclaration
            && !tree.variable(field.node).initializer.isNone
        if hasInitializer { return false }
        if field.flags.contains(.static) { return function.kind == .initializer && env.isStatic }
        if function.kind == .initializer { return !env.isStatic }
        return universe[function.owner].name == .constructor && !isInCompactConstructor
    }

    private func isThisSelection(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        guard found.kind == .fieldAccess else { return false }
        let qualifier: Node = tree[NodeID(found.a)]
        return qualifier.kind == .identifier && NameID(qualifier.a) == .this
    }

    // MARK: - Classes

    func checkClass(_ symbol: SymbolID, _ view: ClassView) {
        let position: SourcePosition = tree.position(universe[symbol].node)
        checkClassModifiers(symbol, view)
        let place: String = universe.location(symbol)
        checkTypeParameters(view.typeParameters, types.elements(universe.typeParameters(symbol)), place: place)
        let isSound: Bool = checkSupertypes(symbol, view)
        checkSealing(symbol, view)
        if view.flavor == .record { checkRecord(symbol, view) }
        if view.flavor == .annotation { checkAnnotationHeader(symbol, view) }
        checkFunctionalInterface(symbol, view)
        checkClassRules(symbol, view)
        if !isSound { return }
        let flags: AccessFlags = universe[symbol].flags
        guard !universe.isInterface(symbol), !flags.contains(.abstract) else { return }
        if universe.flavor(symbol) == .enum, hasConstantBodies(view) { return }
        guard let missing: SymbolID = firstUnimplemented(symbol) else { return }
        let owner: SymbolID = universe[missing].owner
        let name: String =
            universe[symbol].traits.contains(.isAnonymous)
            ? "<anonymous \(anonymousText(symbol))>" : universe.messageName(symbol)
        report(
            at: position, "does.not.override.abstract",
            "\(name) is not abstract and does not override abstract method \(methodTextIn(missing, symbol)) in \(universe.messageName(owner))"
        )
    }

    func anonymousText(_ symbol: SymbolID) -> String { universe.qualifiedAnonymousName(symbol) }

    private func hasConstantBodies(_ view: ClassView) -> Bool {
        tree.elements(view.members).contains {
            tree.kind($0) == .enumConstant && !tree.enumConstant($0).body.isNone
        }
    }

    private func methodTextIn(_ method: SymbolID, _ symbol: SymbolID) -> String {
        let type: TypeID = universe.memberType(method, in: universe.ownType(symbol))
        let variables: [TypeID] = universe.typeVariables(type)
        let prefix: String = variables.isEmpty ? "" : "<" + universe.messageText(variables) + ">"
        return prefix + names.text(of: universe[method].name) + "("
            + universe.messageText(universe.parameterTypes(type))
            + ")"
    }

    /// An abstract method that a concrete class neither declares nor inherits an implementation of.
    private func firstUnimplemented(_ symbol: SymbolID) -> SymbolID? {
        let own: TypeID = universe.ownType(symbol)
        for supertype: TypeID in universe.closure(own) {
            let owner: SymbolID = universe.classSymbol(of: supertype)
            guard owner == symbol || universe.isInterface(owner) || universe[owner].flags.contains(.abstract) else {
                continue
            }
            for member: SymbolID in universe.members(of: owner).reversed() {
                let found: Symbol = universe[member]
                guard found.kind == .method, found.flags.contains(.abstract), found.name != .constructor else {
                    continue
                }
                if implementation(of: member, in: own) == nil { return member }
            }
        }
        return nil
    }

    private func implementation(of method: SymbolID, in type: TypeID) -> SymbolID? {
        let found: Symbol = universe[method]
        // Methods of superclasses come before those of interfaces, Object's included.
        var parent: TypeID = type
        while types.kind(parent) == .class {
            for candidate: SymbolID in universe.members(found.name, .method, of: universe.classSymbol(of: parent))
            where universe[candidate].flags.isDisjoint(with: [.abstract, .static]) {
                if universe.isSubsignature(candidate, method, in: type) || overrides(candidate, method) {
                    return candidate
                }
            }
            parent = universe.superclass(parent)
        }
        for candidate: SymbolID in universe.cachedMethods(found.name, in: type) where candidate != method {
            let other: Symbol = universe[candidate]
            if other.flags.contains(.abstract) || other.flags.contains(.static) { continue }
            if universe.isSubsignature(candidate, method, in: type) { return candidate }
        }
        return nil
    }

    /// Whether a method overrides another one in the class that declares it, whatever a raw subclass makes of both.
    private func overrides(_ method: SymbolID, _ other: SymbolID) -> Bool {
        let (owner, above): (SymbolID, SymbolID) = (universe[method].owner, universe[other].owner)
        return owner != above && universe.isSubclass(owner, of: above)
            && universe.isSubsignature(method, other, in: universe.ownType(owner))
    }
}
