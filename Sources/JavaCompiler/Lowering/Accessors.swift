// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Members that the language lets a nested class use but the virtual machine does not: protected members that the class
// around inherits from another package, and methods of the class around's superclass (`Outer.super.m()`). The class around
// gets a static method `access$n` that does it. Private members need none, since nest mates may use them.

/// A method that uses a member on behalf of nested classes.
struct Accessor {
    enum Operation: Hashable {
        case get, put, call
        /// A call without dynamic dispatch of what the class around inherits.
        case callSuper
    }

    struct Key: Hashable {
        let member: SymbolID
        let operation: Operation
    }

    let key: Key
    let name: NameID
    let descriptor: NameID
    let parameters: [TypeID]
    let result: TypeID
    /// The class that is named in the instruction.
    let qualifyingType: TypeID
}

extension Generator {
    /// The class around the one at hand that must use a protected member for it; nil if it may itself.
    func protectedAccessClass(_ member: SymbolID, _ receiver: ReceiverKind, _ qualifier: NodeID) -> SymbolID? {
        let symbol: Symbol = universe[member]
        guard symbol.flags.contains(.protected), universe.package(of: symbol.owner) != universe.package(of: c.symbol)
        else { return nil }
        let isStatic: Bool = symbol.flags.contains(.static)
        let isQualified: Bool = receiver == .expression && isValue(qualifier)
        var site: SymbolID = .none
        if isQualified && !isStatic {
            let type: TypeID = erasedType(qualifier)
            if universe.types.kind(type) != .class { return nil }
            site = universe.classSymbol(of: type)
        }
        if universe.isSubclass(c.symbol, of: symbol.owner) {
            if isStatic || !isQualified || universe.isSubclass(site, of: c.symbol) { return nil }
        }
        var around: SymbolID = outerClass(of: c.symbol)
        while universe[around].kind == .class {
            let fits: Bool =
                site.isNone ? universe.isSubclass(around, of: symbol.owner) : universe.isSubclass(site, of: around)
            if fits && universe.isSubclass(around, of: symbol.owner) { return around }
            around = outerClass(of: around)
        }
        return nil
    }

    /// The accessor for an operation in a class around; it is made when that class is finished.
    func accessor(
        _ member: SymbolID, _ operation: Accessor.Operation, in owner: SymbolID, qualifyingType: TypeID = .none
    ) -> (name: NameID, descriptor: NameID) {
        let key: Accessor.Key = Accessor.Key(member: member, operation: operation)
        if let found: Accessor = accessors[owner]?.first(where: { $0.key == key }) {
            return (found.name, found.descriptor)
        }
        let symbol: Symbol = universe[member]
        var parameters: [TypeID] = symbol.flags.contains(.static) ? [] : [universe.details(owner).erasure]
        var result: TypeID = .void
        switch operation {
        case .get: result = erasure(symbol.type)
        case .put: parameters.append(erasure(symbol.type))
        case .call, .callSuper:
            parameters += universe.parameterTypes(symbol.type).map { erasure($0) }
            result = erasure(universe.resultType(symbol.type))
        }
        let name: NameID = names.intern("access$\(accessors[owner]?.count ?? 0)00")
        let descriptor: NameID = typeNames.descriptor(parameters, result)
        accessors[owner, default: []].append(
            Accessor(
                key: key, name: name, descriptor: descriptor, parameters: parameters, result: result,
                qualifyingType: qualifyingType.isNone ? universe.details(owner).erasure : qualifyingType))
        return (name, descriptor)
    }

    func invokeAccessor(
        _ owner: SymbolID, _ name: NameID, _ descriptor: NameID, pops: Int, push: VerificationType?
    ) {
        guard code.isAlive else { return }
        let reference: UInt16 = c.pool.method(
            universe.binaryName(owner), name, descriptor, isInterface: universe.isInterface(owner))
        code.op2(.invokestatic, reference, pops: pops, push: push)
    }

    /// Emits the accessors that others asked the class at hand for.
    func emitAccessors() {
        for accessor: Accessor in accessors[c.symbol] ?? [] {
            let flags: AccessFlags = [.static, .synthetic]
            emitSynthetic(accessor.name, accessor.descriptor, flags, parameters: accessor.parameters, accessor.result) {
                slots in self.emitBody(of: accessor, slots)
            }
        }
    }

    private func emitBody(of accessor: Accessor, _ slots: [Int]) {
        for (slot, type): (Int, TypeID) in zip(slots, accessor.parameters) { code.load(slot, VerificationType(type)) }
        let member: Symbol = universe[accessor.key.member]
        let isStatic: Bool = member.flags.contains(.static)
        let owner: NameID = typeNames.internalName(erasure(accessor.qualifyingType))
        let result: VerificationType? = accessor.result == .void ? nil : VerificationType(accessor.result)
        switch accessor.key.operation {
        case .get:
            let field: UInt16 = c.pool.field(owner, member.name, typeNames.descriptor(accessor.result))
            code.op2(isStatic ? .getstatic : .getfield, field, pops: isStatic ? 0 : 1, push: result)
        case .put:
            let type: TypeID = erasure(member.type)
            let field: UInt16 = c.pool.field(owner, member.name, typeNames.descriptor(type))
            code.op2(isStatic ? .putstatic : .putfield, field, pops: isStatic ? 1 : 2)
        case .call, .callSuper:
            let isInterface: Bool = universe.isInterfaceType(accessor.qualifyingType)
            let reference: UInt16 = c.pool.method(
                owner, member.name, typeNames.descriptor(method: accessor.key.member), isInterface: isInterface)
            let opcode: Opcode =
                accessor.key.operation == .callSuper ? .invokespecial : isStatic ? .invokestatic : .invokevirtual
            code.op2(opcode, reference, pops: accessor.parameters.count, push: result)
        }
        emitReturn(accessor.result)
    }
}
