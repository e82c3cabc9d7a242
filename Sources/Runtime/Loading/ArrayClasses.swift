// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension VirtualMachine {
    /// The class of arrays with component type `element` (JVMS 5.3.3), made on first use.
    public func arrayClass(of element: ClassPointer, _ thread: Thread) throws(JavaThrow) -> ClassPointer {
        let known = atomic32LoadAcquire(element.address(of: \.arrayClass))
        if known != 0 { return space[ClassRef(rawValue: known)] }
        // The class whose arrays are this one's superclass in the display: String[] is an Object[].
        var displaySuper = classes.object!
        if !element.isPrimitive, space.ref(element) != space.ref(displaySuper) {
            let above = element.isArray ? displayParent(ofArray: element) : (space.superclass(element) ?? displaySuper)
            displaySuper = try arrayClass(of: above, thread)
        }
        var secondary: [ClassRef] = [space.ref(classes.cloneable!), space.ref(classes.serializable!)]
        if !element.isPrimitive {
            let inherited = Array(space.classList(element.pointee.secondarySupers))
            for ref in inherited where ref != space.ref(element) {
                let array = space.ref(try arrayClass(of: space[ref], thread))
                if !secondary.contains(array) { secondary.append(array) }
            }
        }
        try ensureMetadata(1 << 14, thread)
        return try loadingLock.withLock(thread) { () throws(JavaThrow) -> ClassPointer in
            let again = atomic32LoadAcquire(element.address(of: \.arrayClass))
            if again != 0 { return space[ClassRef(rawValue: again)] }
            let made = try buildArrayClass(element, displaySuper, secondary, thread)
            atomic32StoreRelease(element.address(of: \.arrayClass), space.ref(made).rawValue)
            return made
        }
    }

    /// Component of the array class above an array class in the display: for A[] with superclass B, B; for int[] Object.
    private func displayParent(ofArray array: ClassPointer) -> ClassPointer {
        // An array of interfaces is not in its own display, so the last entry is its parent.
        let depth = Int(array.pointee.depth) + (hasInterfaceElements(array) ? 1 : 0)
        // Deep hierarchies are in the list instead of the display, the parent among them.
        let parent: ClassPointer
        if depth >= 1, depth <= Int(SwiftletPrimarySupers) {
            parent = space[array.supers[depth - 1]]
        } else {
            parent = classes.object!
        }
        return parent
    }

    /// Whether the innermost element type of arrays of `element` is an interface.
    private func hasInterfaceElements(_ element: ClassPointer) -> Bool {
        var current = element
        while current.isArray { current = space[current.pointee.elementClass] }
        return current.isInterface
    }

    private func buildArrayClass(
        _ element: ClassPointer, _ displaySuper: ClassPointer, _ secondaryInterfaces: [ClassRef], _ thread: Thread
    ) throws(JavaThrow) -> ClassPointer {
        let loader = loaders[element.pointee.loader]
        let owner = owner(element)
        let object = classes.object!
        let vtableLength = Int(object.pointee.vtableLength)
        let memory = metadataMemory(owner, MemoryLayout<ClassMetadata>.size + vtableLength * 4)
        let metadata = memory.bindMemory(to: ClassMetadata.self, capacity: 1)
        metadata.pointee.vtableLength = UInt32(vtableLength)
        for i in 0..<vtableLength { metadata.vtable[i] = object.vtable[i] }
        let elementName = symbols.string(element.pointee.name)
        let name: String =
            if element.isPrimitive {
                "[" + String(BasicType.character(element.pointee.elementType))
            } else if element.isArray {
                "[" + elementName
            } else {
                "[L" + elementName + ";"
            }
        metadata.pointee.name = intern(name)
        metadata.pointee.loader = element.pointee.loader
        metadata.pointee.unit = element.pointee.unit
        metadata.pointee.package = element.pointee.package
        let type = element.isPrimitive ? element.pointee.elementType : UInt8(SwiftletTypeReference)
        let size = FieldLayout.size(type)
        metadata.pointee.kind = UInt8(
            element.isPrimitive ? SwiftletClassPrimitiveArray : SwiftletClassReferenceArray)
        metadata.pointee.elementType = type
        metadata.pointee.elementShift = UInt8(size.trailingZeroBitCount)
        metadata.pointee.elementOffset = UInt8(size == 8 ? SwiftletArrayData8 : SwiftletArrayData4)
        metadata.pointee.elementClass = space.ref(element)
        metadata.pointee.dimensions = UInt8(min(255, Int(element.pointee.dimensions) + 1))
        metadata.pointee.superclass = space.ref(object)
        metadata.pointee.flags =
            element.pointee.flags & AccessFlag.public | AccessFlag.final | AccessFlag.abstract
            | UInt32(SwiftletClassCloneable)
        metadata.pointee.accessFlags =
            element.pointee.accessFlags & (AccessFlag.public | AccessFlag.private | AccessFlag.protected)
            | AccessFlag.final | AccessFlag.abstract
        let this = space.ref(metadata)
        let depth = Int(displaySuper.pointee.depth) + 1
        metadata.pointee.depth = UInt8(min(255, depth))
        for i in 0..<Int(SwiftletPrimarySupers) { metadata.supers[i] = displaySuper.supers[i] }
        var secondary = secondaryInterfaces
        for ref in space.classList(displaySuper.pointee.secondarySupers) where !secondary.contains(ref) {
            secondary.append(ref)
        }
        // Arrays of interfaces are superclasses of many unrelated arrays, so like interfaces they are not in the display.
        if depth < Int(SwiftletPrimarySupers), !hasInterfaceElements(element) {
            metadata.supers[depth] = this
            metadata.pointee.superCheckOffset = UInt32(SwiftletSupersOffset + depth * 4)
        } else {
            metadata.pointee.superCheckOffset = UInt32(SwiftletSecondarySuperCacheOffset)
            if depth < Int(SwiftletPrimarySupers) {
                metadata.pointee.depth = UInt8(depth - 1)
            } else {
                secondary.append(this)
            }
        }
        let list = metadataMemory(owner, 4 + secondary.count * 4)
        list.storeBytes(of: UInt32(secondary.count), as: UInt32.self)
        for (i, ref) in secondary.enumerated() {
            list.storeBytes(of: ref, toByteOffset: 4 + 4 * i, as: ClassRef.self)
        }
        metadata.pointee.secondarySupers = BytesRef(rawValue: space.metadataOffset(list))
        let interfaces = metadataMemory(owner, 12)
        interfaces.storeBytes(of: 2, as: UInt32.self)
        interfaces.storeBytes(of: space.ref(classes.cloneable!), toByteOffset: 4, as: ClassRef.self)
        interfaces.storeBytes(of: space.ref(classes.serializable!), toByteOffset: 8, as: ClassRef.self)
        metadata.pointee.interfaces = BytesRef(rawValue: space.metadataOffset(interfaces))
        metadata.pointee.itable = .none
        metadata.pointee.mirrorSize = 0
        metadata.pointee.state = UInt8(SwiftletStateInitialized)
        try makeMirror(
            of: metadata, loader: loader.object?.handle, protectionDomain: nil, classData: nil, thread)
        // Nobody finds arrays of hidden classes by name, and some go before their loader.
        if owner === loader { _ = loader.record(metadata.pointee.name, this) }
        return metadata
    }
}
