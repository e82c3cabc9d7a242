// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What inner and local classes know of the code around them (JLS 8.1.3, 15.9.2): the instance around is a field
// `this$n`, each local variable they use a field `val$x`. Constructors get both as parameters, the instance first, the
// variables last, and store them before they call the superclass's constructor; code in a constructor uses the
// parameters, since `this` may not be used yet. An instance that nothing but constructors uses is not stored.

extension Generator {
    /// Whether instances of a class have an instance of the class around.
    func hasOuterInstance(_ symbol: SymbolID) -> Bool {
        results.classInfo(symbol)?.hasOuterInstance ?? universe.isInner(symbol)
    }

    /// The class of the instance around.
    func outerClass(of symbol: SymbolID) -> SymbolID {
        if let info: ClassInfo = results.classInfo(symbol) {
            if !info.outerInstanceClass.isNone { return info.outerInstanceClass }
            if !info.enclosingClass.isNone { return info.enclosingClass }
        }
        return universe[symbol].owner
    }

    /// Local variables of the code around that a local class uses.
    func capturedVariables(of symbol: SymbolID) -> [SymbolID] { results.classInfo(symbol)?.captured ?? [] }

    /// `this$n`, where n counts the instances around the one it refers to.
    func outerFieldName(of symbol: SymbolID) -> NameID {
        var level: Int = 0
        var around: SymbolID = outerClass(of: symbol)
        while hasOuterInstance(around) {
            level += 1
            around = outerClass(of: around)
        }
        var name: String = "this$\(level)"
        while !universe.members(names.intern(name), .field, of: symbol).isEmpty { name += "$" }
        return names.intern(name)
    }

    /// Pushes `this`, or the instance of a class further out.
    func loadThis(_ target: SymbolID) -> TypeID {
        if target == c.symbol || target.isNone || c.outerClass.isNone {
            code.load(0, .object(c.type))
            return c.type
        }
        var current: SymbolID = c.outerClass
        var type: TypeID = universe.details(current).erasure
        if method.outerSlot >= 0 {
            code.load(method.outerSlot, .object(type))
        } else {
            code.load(0, .object(c.type))
            readOuterFields.insert(c.symbol)
            getField(c.name, c.outerField, type)
        }
        while current != target && hasOuterInstance(current) {
            let outer: SymbolID = outerClass(of: current)
            readOuterFields.insert(current)
            let field: NameID = outerFieldName(of: current)
            let owner: NameID = universe.binaryName(current)
            type = universe.details(outer).erasure
            getField(owner, field, type)
            current = outer
        }
        return type
    }

    private func getField(_ owner: NameID, _ name: NameID, _ type: TypeID) {
        guard code.isAlive else { return }
        code.op2(.getfield, c.pool.field(owner, name, typeNames.descriptor(type)), pops: 1, push: .object(type))
    }

    /// Pushes a local variable, wherever it is here.
    func loadVariable(_ symbol: SymbolID) -> TypeID {
        let type: TypeID = erasure(universe[symbol].type)
        guard code.isAlive else { return type }
        if let slot: Int = method.capturedSlots[symbol] {
            code.load(slot, VerificationType(type))
        } else if let field: NameID = capturedField(symbol) {
            code.load(0, .object(c.type))
            code.op2(
                .getfield, c.pool.field(c.name, field, typeNames.descriptor(type)), pops: 1,
                push: VerificationType(type))
        } else {
            let slot: Int = slot(of: symbol)
            guard slot >= 0 else {
                assertionFailure("variable without slot")
                return type
            }
            code.load(slot, VerificationType(type))
        }
        return type
    }

    /// The field of the class at hand that holds a variable captured from around the class; nil for variables of its own.
    func capturedField(_ symbol: SymbolID) -> NameID? {
        if c.captured.isEmpty || isDeclaredInClass(symbol) { return nil }
        return c.captured.first { $0.variable == symbol }?.field
    }

    private func isDeclaredInClass(_ symbol: SymbolID) -> Bool {
        let node: NodeID = universe[symbol].node
        if node.isNone { return true }
        let start: UInt32 = tree[node].start
        return start >= c.start && start < c.end
    }

    // MARK: - Constructors

    /// Parameter types of a constructor as class files have them, erased.
    func constructorParameters(_ constructor: SymbolID) -> [TypeID] {
        let owner: SymbolID = universe[constructor].owner
        var types: [TypeID] = leadingParameters(of: owner)
        types += universe.parameterTypes(universe[constructor].type).map { erasure($0) }
        types += capturedVariables(of: owner).map { erasure(universe[$0].type) }
        return types
    }

    func constructorDescriptor(_ constructor: SymbolID) -> NameID {
        typeNames.descriptor(constructorParameters(constructor), .void)
    }

    /// Whether instances are constants of an enum: of the enum itself, or of the body of one of its constants.
    func isEnumClass(_ symbol: SymbolID) -> Bool {
        if universe.flavor(symbol) == .enum { return true }
        guard results.classInfo(symbol)?.isAnonymous == true else { return false }
        let parent: SymbolID = universe.classSymbol(of: universe.superclass(universe.ownType(symbol)))
        return !parent.isNone && universe.flavor(parent) == .enum
    }

    /// Name and ordinal of an enum constant, the instance around an inner class.
    func leadingParameters(of symbol: SymbolID) -> [TypeID] {
        if isEnumClass(symbol) { return [string, .int] }
        return hasOuterInstance(symbol) ? [universe.details(outerClass(of: symbol)).erasure] : []
    }

    /// Pushes the instance around for a constructor of `owner`: the value of `qualifier`, or `this` of a class around.
    /// The result is the number of values.
    func pushOuterInstance(for owner: SymbolID, _ call: CallInfo, qualifier: NodeID) -> Int {
        guard !isEnumClass(owner), hasOuterInstance(owner) else { return 0 }
        if !qualifier.isNone {
            let type: TypeID = universe.details(outerClass(of: owner)).erasure
            _ = castReference(emit(qualifier), to: type)
            nullCheck()
            return 1
        }
        _ = loadThis(call.outerClass.isNone ? enclosingClass(for: owner) : call.outerClass)
        return 1
    }

    /// The class around the one at hand, itself included, whose instances can be around those of `owner`.
    func enclosingClass(for owner: SymbolID) -> SymbolID {
        let wanted: SymbolID = outerClass(of: owner)
        // In a constructor the instance being made is no candidate for its superclass's outer instance.
        var around: SymbolID = method.isConstructor ? c.outerClass : c.symbol
        while !around.isNone, universe[around].kind == .class {
            if universe.isSubclass(around, of: wanted) { return around }
            around = outerClass(of: around)
        }
        return wanted
    }

    func pushCaptured(for owner: SymbolID) -> Int {
        let captured: [SymbolID] = capturedVariables(of: owner)
        for variable: SymbolID in captured { _ = loadVariable(variable) }
        return captured.count
    }

    /// `Objects.requireNonNull` on the value on top, which stays.
    func nullCheck() {
        guard code.isAlive else { return }
        dup()
        invokeStatic(
            known.objects, known.requireNonNull, known.requireNonNullDescriptor, pops: 1, push: .object(object))
        discardTop()
    }
}
