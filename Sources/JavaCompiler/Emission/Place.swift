// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Variables as things that can be read and written: where their value is, and what stands on the stack for it.

/// A variable whose operands, if it has any, are on the stack.
struct Place {
    enum Kind {
        /// A local variable in a slot.
        case local(Int)
        case staticField(owner: NameID, name: NameID)
        /// An object is on the stack.
        case field(owner: NameID, name: NameID)
        /// An array and an index are on the stack.
        case element
        /// A field that only methods of a class around may touch (Accessors).
        case accessor(SymbolID, owner: SymbolID, isStatic: Bool)
    }

    let kind: Kind
    /// The erased type of the variable as declared.
    let type: TypeID
    var symbol: SymbolID = .none

    /// Values on the stack that stand for the variable.
    var operands: Int {
        switch kind {
        case .local, .staticField: 0
        case .field: 1
        case .element: 2
        case .accessor(_, _, let isStatic): isStatic ? 0 : 1
        }
    }
}

extension Generator {
    /// Emits the operands of a variable: a name, a field access or an array access.
    func place(_ node: NodeID) -> Place {
        let found: Node = tree[node]
        switch found.kind {
        case .parenthesized: return place(NodeID(found.a))
        case .arrayAccess: return Place(kind: .element, type: emitArrayOperands(found))
        default: break
        }
        let symbol: SymbolID = results.symbol(node)
        let variable: Symbol = universe[symbol]
        let type: TypeID = erasure(variable.type)
        if variable.kind == .localVariable {
            return Place(kind: .local(slot(of: symbol)), type: type, symbol: symbol)
        }
        let access: AccessInfo = results.access(node)
        let isStatic: Bool = variable.flags.contains(.static)
        let qualifier: NodeID = found.kind == .fieldAccess ? NodeID(found.a) : .none
        let owner: TypeID = erasure(
            access.qualifyingType.isNone ? universe.details(variable.owner).erasure : access.qualifyingType)
        if let around: SymbolID = protectedAccessClass(symbol, access.receiver, qualifier) {
            if !isStatic { emitReceiver(access.receiver, access.receiverClass, qualifier, owner, around: around) }
            return Place(kind: .accessor(symbol, owner: around, isStatic: isStatic), type: type, symbol: symbol)
        }
        if isStatic {
            if access.receiver == .expression && isValue(qualifier) { discard(qualifier) }
            return Place(
                kind: .staticField(owner: typeNames.internalName(owner), name: variable.name), type: type,
                symbol: symbol)
        }
        emitReceiver(access.receiver, access.receiverClass, qualifier, owner)
        return Place(
            kind: .field(owner: typeNames.internalName(owner), name: variable.name), type: type, symbol: symbol)
    }

    /// Whether a qualifier is an expression with a value: not a package, type or `super`.
    func isValue(_ node: NodeID) -> Bool {
        let found: Node = tree[node]
        switch found.kind {
        case .none, .parameterizedType, .arrayType, .primitiveType, .annotatedType: return false
        case .identifier:
            if NameID(found.a) == .super { return false }
            if NameID(found.a) == .this { return true }
            let kind: SymbolKind = universe[results.symbol(node)].kind
            return kind == .field || kind == .localVariable
        case .fieldAccess:
            let name: NameID = NameID(found.b)
            if name == .super { return false }
            if name == .this || name == .class { return true }
            let symbol: SymbolID = results.symbol(node)
            if symbol.isNone { return name == .length }
            return universe[symbol].kind == .field
        default: return true
        }
    }

    /// The object a member belongs to.
    func emitReceiver(
        _ receiver: ReceiverKind, _ receiverClass: SymbolID, _ qualifier: NodeID, _ owner: TypeID,
        around: SymbolID = .none
    ) {
        switch receiver {
        case .none: break
        case .expression:
            let actual: TypeID = emit(qualifier)
            let type: TypeID = around.isNone ? owner : universe.details(around).erasure
            coerceReceiver(actual, qualifier, type)
        case .this, .outerSuper: _ = loadThis(receiverClass.isNone ? c.symbol : receiverClass)
        case .super, .interfaceSuper: _ = loadThis(c.symbol)
        }
    }

    /// Casts a receiver first to its own type, which checks what erasure forgot, then to the member's owner.
    func coerceReceiver(_ actual: TypeID, _ node: NodeID, _ owner: TypeID) {
        if actual == .null { return }
        if owner == object && universe.types.kind(actual) != .array && isSubtype(actual, object) { return }
        _ = castReference(actual, to: owner)
    }

    // MARK: - Reading and writing

    /// Replaces the operands by the variable's value.
    func load(_ place: Place) {
        guard code.isAlive else { return }
        let type: VerificationType = VerificationType(place.type)
        switch place.kind {
        case .local(let slot):
            if slot < 0 { _ = loadVariable(place.symbol) } else { code.load(slot, type) }
        case .staticField(let owner, let name):
            code.op2(
                .getstatic, c.pool.field(owner, name, typeNames.descriptor(place.type)), pops: 0, push: type)
        case .field(let owner, let name):
            code.op2(.getfield, c.pool.field(owner, name, typeNames.descriptor(place.type)), pops: 1, push: type)
        case .element: code.op(arrayLoad(place.type), pops: 2, push: type)
        case .accessor(let field, let owner, let isStatic):
            let accessor: (name: NameID, descriptor: NameID) = accessor(field, .get, in: owner)
            invokeAccessor(owner, accessor.name, accessor.descriptor, pops: isStatic ? 0 : 1, push: type)
        }
    }

    /// Takes operands and value from the stack and stores the value.
    func store(_ place: Place) {
        guard code.isAlive else { return }
        switch place.kind {
        case .local(let slot):
            code.store(slot, VerificationType(place.type))
            if options.hasVariables { code.beginRange(slot: slot) }
        case .staticField(let owner, let name):
            code.op2(.putstatic, c.pool.field(owner, name, typeNames.descriptor(place.type)), pops: 1)
        case .field(let owner, let name):
            code.op2(.putfield, c.pool.field(owner, name, typeNames.descriptor(place.type)), pops: 2)
        case .element: code.op(arrayStore(place.type), pops: 3)
        case .accessor(let field, let owner, let isStatic):
            let accessor: (name: NameID, descriptor: NameID) = accessor(field, .put, in: owner)
            invokeAccessor(owner, accessor.name, accessor.descriptor, pops: isStatic ? 1 : 2, push: nil)
        }
    }

    /// Copies the operands.
    func dupOperands(_ place: Place) {
        switch place.operands {
        case 1: dup()
        case 2:
            guard code.isAlive else { return }
            let count: Int = code.stack.count
            let (array, index): (VerificationType, VerificationType) = (code.stack[count - 2], code.stack[count - 1])
            code.op(.dup2, pops: 0)
            code.push(array)
            code.push(index)
        default: break
        }
    }
}
