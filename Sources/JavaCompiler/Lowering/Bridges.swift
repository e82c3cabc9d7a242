// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Bridge methods (JLS 15.12.4.5): where a method overrides one whose erasure differs, callers of the overridden method
// would not find it. A synthetic method with the overridden erasure calls it.
//
// A public class also gets them for public methods that it inherits from a class that is not public: reflection finds a
// method in the class that declares it, where nobody else may call it.

extension Generator {
    func emitBridges() {
        var made: Set<Accessor.Bridge> = []
        let own: TypeID = universe.ownType(c.symbol)
        for supertype: TypeID in universe.closure(own) {
            let owner: SymbolID = universe.classSymbol(of: supertype)
            if owner == c.symbol || universe.details(owner).erasure == object && c.isInterface { continue }
            for member: SymbolID in universe.members(of: owner) where universe[member].kind == .method {
                addBridge(for: member, owner, own, &made)
            }
        }
    }

    private func addBridge(
        for member: SymbolID, _ owner: SymbolID, _ own: TypeID, _ made: inout Set<Accessor.Bridge>
    ) {
        let overridden: Symbol = universe[member]
        if overridden.name == .constructor || !overridden.flags.isDisjoint(with: [.private, .static]) { return }
        if isHiddenByClass(member, owner, own) {
            let key: Accessor.Bridge = Accessor.Bridge(
                name: overridden.name, descriptor: typeNames.descriptor(method: member))
            if made.insert(key).inserted { emitBridge(member, member, key.descriptor) }
            return
        }
        // Members in source that take part have been declared under the name in this class or one above it.
        let isDeclaredHere: Bool = !universe.firstMember(overridden.name, of: c.symbol).isNone
        if !isDeclaredHere && !universe.isInterface(owner) { return }
        guard universe.isInherited(member, by: c.symbol), let found: SymbolID = implementation(of: member, own) else {
            return
        }
        if found == member { return }
        let implemented: Symbol = universe[found]
        if implemented.flags.contains(.private) && implemented.owner != c.symbol { return }
        let descriptor: NameID = typeNames.descriptor(method: member)
        let ownDescriptor: NameID = typeNames.descriptor(method: found)
        let key: Accessor.Bridge = Accessor.Bridge(name: overridden.name, descriptor: descriptor)
        if descriptor == ownDescriptor || made.contains(key) { return }
        if implemented.owner != c.symbol {
            // An inherited method needs a bridge only if none of the classes between has one, or the method itself.
            if !universe.isInterface(owner) || hasBinaryImplementation(overridden.name, descriptor, implemented.owner) {
                return
            }
            let superclass: TypeID = universe.superclass(own)
            if !c.isInterface, universe.asSuper(superclass, owner) != nil { return }
            if universe.isInterface(implemented.owner) { return }
        }
        // The class may declare a method of that erasure itself.
        let isTaken: Bool = universe.members(overridden.name, .method, of: c.symbol).contains {
            typeNames.descriptor(method: $0) == descriptor
        }
        if isTaken { return }
        made.insert(key)
        emitBridge(member, found, descriptor)
    }

    /// Whether a method is public and inherited by this public class from one that is not, and no class between has a bridge to it.
    private func isHiddenByClass(_ member: SymbolID, _ owner: SymbolID, _ own: TypeID) -> Bool {
        let found: Symbol = universe[member]
        guard universe[c.symbol].flags.contains(.public), !universe[owner].flags.contains(.public), !c.isInterface,
            !universe.isInterface(owner), found.flags.contains(.public),
            found.flags.isDisjoint(with: [.abstract, .final, .synthetic])
        else { return false }
        var between: TypeID = universe.superclass(own)
        while universe.types.kind(between) == .class, universe.classSymbol(of: between) != owner {
            let symbol: SymbolID = universe.classSymbol(of: between)
            // A class around this one gets its bridges after it.
            if universe[symbol].flags.contains(.public) && !isAround(symbol) { return false }
            between = universe.superclass(between)
        }
        return universe.isInherited(member, by: c.symbol) && implementation(of: member, own) == member
    }

    private func isAround(_ symbol: SymbolID) -> Bool {
        var around: SymbolID = universe[c.symbol].owner
        while !around.isNone, universe[around].kind != .package {
            if around == symbol { return true }
            around = universe[around].owner
        }
        return false
    }

    /// Whether a class or one above it declares a method of a descriptor.
    private func hasBinaryImplementation(_ name: NameID, _ descriptor: NameID, _ start: SymbolID) -> Bool {
        var type: TypeID = universe.details(start).erasure
        while universe.types.kind(type) == .class {
            let symbol: SymbolID = universe.classSymbol(of: type)
            for other: SymbolID in universe.members(name, .method, of: symbol)
            where typeNames.descriptor(method: other) == descriptor && !universe[other].flags.contains(.abstract) {
                return true
            }
            type = universe.superclass(type)
        }
        return false
    }

    /// The method that a call of `member` on an instance of the class at hand would reach: the class's own, or one of its
    /// superclasses'.
    private func implementation(of member: SymbolID, _ own: TypeID) -> SymbolID? {
        var type: TypeID = own
        let name: NameID = universe[member].name
        let parameterCount: Int = universe.parameterTypes(universe[member].type).count
        while universe.types.kind(type) == .class {
            let symbol: SymbolID = universe.classSymbol(of: type)
            var best: SymbolID?
            for other: SymbolID in universe.members(name, .method, of: symbol) {
                if other == member { return other }
                let flags: AccessFlags = universe[other].flags
                if flags.contains(.static) || flags.contains(.private) { continue }
                guard universe.parameterTypes(universe[other].type).count == parameterCount else { continue }
                guard universe.isSubsignature(other, member, in: own) else { continue }
                best = other
                if !flags.contains(.abstract) { break }
            }
            if let best: SymbolID = best { return best }
            if c.isInterface { return nil }
            type = universe.superclass(type)
        }
        return nil
    }

    private func emitBridge(_ member: SymbolID, _ target: SymbolID, _ descriptor: NameID) {
        let overridden: Symbol = universe[member]
        let implemented: Symbol = universe[target]
        let mask: UInt16 = 0x0007
        let flags: AccessFlags = AccessFlags(
            rawValue: implemented.access & mask | AccessFlags.synthetic.rawValue | AccessFlags.bridge.rawValue)
        let parameters: [TypeID] = universe.parameterTypes(overridden.type).map { erasure($0) }
        let result: TypeID = erasure(universe.resultType(overridden.type))
        let targets: [TypeID] = universe.parameterTypes(implemented.type).map { erasure($0) }
        let actual: TypeID = erasure(universe.resultType(implemented.type))
        let thrown: [TypeID] = universe.thrownTypes(implemented.type).map { erasure($0) }
        emitSynthetic(
            overridden.name, descriptor, flags, parameters: parameters, result,
            attributes: { self.writeExceptions(thrown, to: $0) + self.writeBridgeAttributes(target, to: $0) }
        ) { slots in
            self.code.load(0, .object(self.c.type))
            for (index, slot): (Int, Int) in slots.enumerated() {
                self.code.load(slot, VerificationType(parameters[index]))
                _ = self.castIfReference(parameters[index], to: targets[index])
            }
            let isOwn: Bool = implemented.owner == self.c.symbol
            let superclass: SymbolID = self.universe.classSymbol(
                of: self.universe.superclass(self.universe.ownType(self.c.symbol)))
            let owner: NameID = isOwn ? self.c.name : self.universe.binaryName(superclass)
            let push: VerificationType? = actual == .void ? nil : VerificationType(actual)
            let own: NameID = self.typeNames.descriptor(method: target)
            if isOwn && self.c.isInterface {
                let slotCount: Int = targets.reduce(0) { $0 + VerificationType($1).slots }
                self.invokeInterface(
                    owner, implemented.name, own, arguments: targets.count, argumentSlots: slotCount, push: push)
            } else {
                let reference: UInt16 = self.c.pool.method(
                    owner, implemented.name, own, isInterface: isOwn && self.c.isInterface)
                self.code.op2(
                    isOwn ? .invokevirtual : .invokespecial, reference, pops: targets.count + 1, push: push)
            }
            if result != .void { _ = self.castIfReference(actual, to: result) }
            self.emitReturn(result)
        }
    }

    private func castIfReference(_ type: TypeID, to target: TypeID) -> TypeID {
        type.isPrimitive || type == .void ? type : castReference(type, to: target)
    }
}

extension Accessor {
    /// A bridge that has been made.
    struct Bridge: Hashable {
        let name: NameID
        let descriptor: NameID
    }
}
