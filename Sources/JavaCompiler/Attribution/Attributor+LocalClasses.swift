// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Classes declared in blocks, and classes without name (JLS 14.3, 15.9.5).

extension Attributor {
    /// Declares a local class, brings it into scope and attributes it.
    func attribLocalClass(_ node: NodeID) {
        let view: ClassView = tree.classDeclaration(node)
        if view.name.isNone { return }
        let symbol: SymbolID
        if let known: SymbolID = localClasses[node] {
            symbol = known
        } else {
            if isLocalClassTaken(view.name) {
                report(
                    node, "already.defined",
                    "class \(names.text(of: view.name)) is already defined in \(functionText())")
            }
            universe.checkUnlikeOuter(view.name, in: currentClass, at: tree.position(node), unit)
            symbol = makeLocalClass(node, view.name)
            localClasses[node] = symbol
        }
        let isStaticFlavor: Bool = view.flavor != .class
        // Its own name is in scope in its body.
        var type: TypeID = universe.details(symbol).erasure
        if !isStaticFlavor, !env.isStatic, universe.isParameterized(currentType) {
            type = types.classType(symbol, enclosing: currentType)
        }
        env.types.variables.append((name: view.name, type: type))
        universe.localScopes[symbol] = env.types.variables
        universe.complete(symbol)
        if speculation > 0 { return }
        var info: ClassInfo = ClassInfo(symbol: symbol, node: node)
        info.isLocal = true
        describe(&info, hasOuterInstance: !env.isStatic && !isStaticFlavor)
        results.add(info)
        attributeBody(symbol)
        attributeMembers(of: symbol)
    }

    private func isLocalClassTaken(_ name: NameID) -> Bool {
        env.types.variables.contains {
            $0.name == name && universe[universe.classSymbol(of: $0.type)].traits.contains(.isLocal)
                && universe[universe.classSymbol(of: $0.type)].owner == currentClass
        }
    }

    private func describe(_ info: inout ClassInfo, hasOuterInstance: Bool) {
        info.enclosingClass = currentClass
        info.hasOuterInstance = hasOuterInstance
        if hasOuterInstance && env.isPrologue {
            // The instance around is not there yet; the one around that is.
            let around: ClassInfo? = results.classInfo(currentClass)
            info.hasOuterInstance = around?.hasOuterInstance ?? universe.isInner(currentClass)
            if info.hasOuterInstance {
                let candidates: [SymbolID] = [around?.outerInstanceClass ?? .none, around?.enclosingClass ?? .none]
                info.outerInstanceClass = candidates.first { !$0.isNone } ?? universe[currentClass].owner
            }
        }
        if env.function >= 0 {
            let owner: SymbolID = functions[Int(env.function)].owner
            if universe[owner].kind == .method { info.enclosingMethod = owner }
        }
    }

    /// The classes that are members of a local one.
    private func attributeMembers(of symbol: SymbolID) {
        let saved: Environment = env
        for member: SymbolID in universe.members(of: symbol) where universe[member].kind == .class {
            env = saved
            enterBody(symbol)
            universe.complete(member)
            var info: ClassInfo = ClassInfo(symbol: member, node: universe[member].node)
            info.hasOuterInstance = universe.isInner(member)
            info.enclosingClass = symbol
            results.add(info)
            attributeBody(member)
            attributeMembers(of: member)
        }
        env = saved
    }

    private func makeLocalClass(_ node: NodeID, _ name: NameID) -> SymbolID {
        let symbol: SymbolID = universe.declareLocalClass(
            name, node, in: currentClass, unit, isStaticContext: env.isStatic, number: nextNumber(name))
        return symbol
    }

    /// The number in the binary name `Outer$1Name`: the first that is free.
    private func nextNumber(_ name: NameID) -> Int {
        let key: UInt64 = UInt64(currentClass.rawValue) << 32 | UInt64(name.rawValue)
        let number: Int = (localNumbers[key] ?? 0) + 1
        localNumbers[key] = number
        return number
    }

    /// Declares and attributes an anonymous class. Returns `none` while speculating.
    func attribAnonymousClass(
        _ node: NodeID, _ supertype: TypeID, isEnumConstant: Bool = false, isDiamond: Bool = false
    ) -> SymbolID {
        if speculation > 0 { return .none }
        let symbol: SymbolID
        if let known: SymbolID = localClasses[node] {
            return known
        } else {
            symbol = makeLocalClass(node, .none)
            localClasses[node] = symbol
        }
        if isDiamond { diamondClasses.insert(symbol) }
        let isInterface: Bool = universe.isInterface(universe.classSymbol(of: supertype))
        universe.update(symbol) {
            $0.traits.insert(.isAnonymous)
            if isEnumConstant { $0.access |= AccessFlags.enum.rawValue | AccessFlags.final.rawValue }
        }
        universe.localScopes[symbol] = env.types.variables
        let parent: TypeID = types.kind(supertype) == .class ? supertype : known.object
        universe.setAnonymousHeader(
            symbol, superclass: isInterface ? known.object : parent, interfaces: isInterface ? [parent] : [])
        universe.complete(symbol)
        var info: ClassInfo = ClassInfo(symbol: symbol, node: node)
        info.isLocal = true
        info.isAnonymous = true
        describe(&info, hasOuterInstance: !env.isStatic)
        results.add(info)
        if info.hasOuterInstance { markThisCaptured() }
        noteCreation(of: universe.classSymbol(of: parent))
        let savedBindings: ([SymbolID], [SymbolID]) = (whenTrue, whenFalse)
        attributeBody(symbol)
        attributeMembers(of: symbol)
        (whenTrue, whenFalse) = savedBindings
        return symbol
    }
}
