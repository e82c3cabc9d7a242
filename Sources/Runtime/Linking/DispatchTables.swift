// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Builds the virtual and interface method tables of a class (JVMS 5.4.5, 5.4.6).
///
/// The vtable starts as the superclass's; a method replaces every entry it may override, or is appended. Methods of
/// superinterfaces that no class implements get an entry too: the maximally-specific default method, the abstract method
/// itself, or, where several defaults conflict, an *overpass* that throws when called. So invokevirtual never looks at
/// interfaces, and the itables are filled from the vtable alone.
package final class DispatchTables {
    private let vm: VirtualMachine
    private let space: AddressSpace
    private let package: UInt32
    private let superclass: ClassPointer?
    private let interfaces: [ClassPointer]
    private let methods: [MethodPointer]
    private let arena: MetadataArena
    private let isInterface: Bool
    private var table: [MethodRef] = []
    private var overpasses: [MethodPointer] = []
    /// Positions in `table` by name and descriptor, ascending; nil while searching costs less.
    private var positions: [MethodKey: [Int]]?

    package init(
        _ vm: VirtualMachine, className: SymbolRef, flags: UInt32, package: UInt32, superclass: ClassPointer?,
        interfaces: [ClassPointer], methods: [MethodPointer], arena: MetadataArena
    ) {
        self.vm = vm
        self.space = vm.space
        self.package = package
        self.superclass = superclass
        self.interfaces = interfaces
        self.methods = methods
        self.arena = arena
        isInterface = flags & AccessFlag.interface != 0
    }

    /// The vtable; sets `vtableIndex` or `itableIndex` of the declared methods. Empty for interfaces.
    package func vtable() throws(MetadataExhausted) -> [MethodRef] {
        if isInterface {
            numberInterfaceMethods()
            return []
        }
        if let superclass {
            table = Array(
                UnsafeBufferPointer(start: superclass.vtable, count: Int(superclass.pointee.vtableLength)))
        }
        makePositions()
        for method in methods where DispatchTables.isVirtual(method) { place(method) }
        try addInterfaceMethods()
        return table
    }

    private static func isVirtual(_ method: MethodPointer) -> Bool {
        !method.isStatic && !method.isPrivate && !method.isConstructor && !method.isClassInitializer
    }

    private func numberInterfaceMethods() {
        var index: Int32 = 0
        for method in methods where DispatchTables.isVirtual(method) {
            method.pointee.vtableIndex = Int32(SwiftletVtableItable)
            method.pointee.itableIndex = index
            index += 1
        }
    }

    /// Puts a method of this class over the entries it overrides, or behind them.
    private func place(_ method: MethodPointer) {
        var isPlaced = false
        let ref = space.ref(method)
        let inherited = superclass.map { Int($0.pointee.vtableLength) } ?? 0
        func override(_ i: Int) {
            let entry = space[table[i]]
            guard entry.pointee.name == method.pointee.name, entry.pointee.descriptor == method.pointee.descriptor,
                canOverride(entry)
            else { return }
            table[i] = ref
            if !isPlaced { method.pointee.vtableIndex = Int32(i) }
            isPlaced = true
        }
        if let positions {
            for i in positions[MethodKey(method)] ?? [] where i < inherited { override(i) }
        } else {
            for i in 0..<inherited { override(i) }
        }
        if !isPlaced {
            method.pointee.vtableIndex = Int32(table.count)
            append(ref)
        }
    }

    private func append(_ ref: MethodRef) {
        positions?[MethodKey(space[ref]), default: []].append(table.count)
        table.append(ref)
    }

    /// Makes `positions` if the methods to be searched for and the entries to be looked at are many.
    private func makePositions() {
        var searches = methods.count
        for interface in interfaces { searches += Int(interface.pointee.methodCount) }
        guard max(searches, table.count) >= MethodIndices.threshold, searches > 8 else { return }
        var made: [MethodKey: [Int]] = [:]
        for (i, ref) in table.enumerated() { made[MethodKey(space[ref]), default: []].append(i) }
        positions = made
    }

    /// JVMS 5.4.5: public and protected methods, and package-private ones of the same run-time package.
    private func canOverride(_ inherited: MethodPointer) -> Bool {
        if inherited.pointee.flags & (AccessFlag.public | AccessFlag.protected) != 0 { return true }
        return space[inherited.pointee.holder].pointee.package == package
    }

    // MARK: - Interfaces

    /// All superinterfaces, of the superclass too.
    private func allInterfaces() -> [ClassPointer] {
        var result: [ClassPointer] = []
        func add(_ interface: ClassPointer) { if !result.contains(interface) { result.append(interface) } }
        if let superclass {
            for ref in space.classList(superclass.pointee.secondarySupers) where space[ref].isInterface {
                add(space[ref])
            }
        }
        for interface in interfaces {
            add(interface)
            for ref in space.classList(interface.pointee.secondarySupers) { add(space[ref]) }
        }
        return result
    }

    private func addInterfaceMethods() throws(MetadataExhausted) {
        if interfaces.isEmpty { return }
        let all = allInterfaces()
        var own: [ClassPointer] = []
        for interface in interfaces {
            if !own.contains(interface) { own.append(interface) }
            for ref in space.classList(interface.pointee.secondarySupers) where !own.contains(space[ref]) {
                own.append(space[ref])
            }
        }
        for interface in own {
            for index in space.methods(interface).indices {
                let method = space.methods(interface).baseAddress! + index
                guard method.pointee.itableIndex >= 0 else { continue }
                let position = find(method)
                if let position, !space[space[table[position]].pointee.holder].isInterface,
                    space[table[position]].pointee.flags & UInt32(SwiftletMethodOverpass) == 0
                {
                    continue
                }
                let selected = try select(method, among: all)
                if let position { table[position] = selected } else { append(selected) }
            }
        }
    }

    /// Position of the entry with the method's name and descriptor.
    private func find(_ method: MethodPointer) -> Int? {
        if let positions { return positions[MethodKey(method)]?.last }
        // From the end: a redeclared package-private method is behind the one it does not override.
        var i = table.count - 1
        while i >= 0 {
            let entry = space[table[i]]
            if entry.pointee.name == method.pointee.name, entry.pointee.descriptor == method.pointee.descriptor {
                return i
            }
            i -= 1
        }
        return nil
    }

    /// The maximally-specific superinterface method (JVMS 5.4.3.3) with the name and descriptor of `method`.
    private func select(_ method: MethodPointer, among all: [ClassPointer]) throws(MetadataExhausted) -> MethodRef {
        var candidates: [MethodPointer] = []
        for interface in all {
            if let found = vm.declaredMethod(interface, method.pointee.name, method.pointee.descriptor),
                found.pointee.itableIndex >= 0
            {
                candidates.append(found)
            }
        }
        let specific = candidates.filter { candidate in
            !candidates.contains { other in
                other != candidate && space.isSubclass(other.pointee.holder, of: candidate.pointee.holder)
            }
        }
        let defaults = specific.filter { !$0.isAbstract }
        if defaults.count == 1 { return space.ref(defaults[0]) }
        if defaults.isEmpty { return space.ref(specific.first ?? method) }
        return try conflict(method, defaults)
    }

    /// A method that throws IncompatibleClassChangeError, as several unrelated defaults compete.
    private func conflict(_ method: MethodPointer, _ defaults: [MethodPointer]) throws(MetadataExhausted) -> MethodRef {
        let names = defaults.map { vm.symbols.string(space[$0.pointee.holder].pointee.name) }
        let text = names.map { $0 + "." + vm.symbols.string(method.pointee.name) }.joined(separator: " ")
        let overpass = try self.overpass(like: method, text: "Conflicting default methods: " + text)
        overpasses.append(overpass)
        return space.ref(overpass)
    }

    /// A method that throws when it is called.
    private func overpass(like method: MethodPointer, text: String) throws(MetadataExhausted) -> MethodPointer {
        let memory = try arena.allocate(MemoryLayout<MethodMetadata>.stride)
        let overpass = memory.bindMemory(to: MethodMetadata.self, capacity: 1)
        overpass.pointee = method.pointee
        overpass.pointee.flags = AccessFlag.public | AccessFlag.abstract | UInt32(SwiftletMethodOverpass)
        overpass.pointee.vtableIndex = -1
        overpass.pointee.itableIndex = -1
        overpass.pointee.machineEntry = MachineCode.interpreterEntry
        overpass.pointee.code = .none
        overpass.pointee.codeAttribute = 0
        // The method it is a copy of may have been called already.
        vm.prepareEntry(overpass)
        overpass.pointee.coldIndex = vm.overpassMessages.add(text)
        return overpass
    }

    /// What an interface call of a method enters: what the class has in its place, which must be public (JVMS 6.5
    /// invokeinterface).
    private func publicTarget(_ selected: MethodRef) throws(MetadataExhausted) -> MethodRef {
        let method = space[selected]
        if method.isPublic { return selected }
        let overpass = try self.overpass(like: method, text: "")
        overpass.pointee.holder = method.pointee.holder
        return space.ref(overpass)
    }

    /// Tells the overpasses their class, which did not exist when they were made.
    package func adoptOverpasses(holder: ClassRef) {
        for overpass in overpasses { overpass.pointee.holder = holder }
    }

    /// The itable, in the form of `ClassMetadata.itable`. The class's secondary supers and vtable are set.
    package func itable(_ metadata: ClassPointer) throws(MetadataExhausted) -> BytesRef {
        if metadata.isInterface { return .none }
        let list = space.classList(metadata.pointee.secondarySupers).filter { space[$0].isInterface }
        if list.isEmpty { return .none }
        let memory = try arena.allocate(4 + list.count * 8)
        memory.storeBytes(of: UInt32(list.count), as: UInt32.self)
        for (i, ref) in list.enumerated() {
            memory.storeBytes(of: ref.rawValue, toByteOffset: 4 + i * 8, as: UInt32.self)
            let targets = try itableMethods(of: space[ref])
            memory.storeBytes(of: targets.rawValue, toByteOffset: 8 + i * 8, as: UInt32.self)
        }
        return BytesRef(rawValue: space.metadataOffset(memory))
    }

    private func itableMethods(of interface: ClassPointer) throws(MetadataExhausted) -> BytesRef {
        let declared = space.methods(interface)
        let count = declared.reduce(0) { $1.itableIndex >= 0 ? $0 + 1 : $0 }
        if count == 0 { return .none }
        let memory = try arena.allocate(count * 4)
        for i in declared.indices where declared[i].itableIndex >= 0 {
            let method = declared.baseAddress! + i
            let target = try publicTarget(find(method).map { table[$0] } ?? space.ref(method))
            memory.storeBytes(of: target, toByteOffset: Int(method.pointee.itableIndex) * 4, as: MethodRef.self)
        }
        return BytesRef(rawValue: space.metadataOffset(memory))
    }
}

/// Texts of the IncompatibleClassChangeErrors that overpass methods throw (empty: an IllegalAccessError without one), by `MethodMetadata.coldIndex`. Written under the loading lock.
package final class OverpassMessages {
    package private(set) var texts: [String]

    package init(_ texts: [String] = []) { self.texts = texts }

    package func add(_ text: String) -> UInt32 {
        texts.append(text)
        return UInt32(texts.count - 1)
    }

    package subscript(index: UInt32) -> String { texts[Int(index)] }
}
