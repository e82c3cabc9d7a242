// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures
import ObjectModel

/// What is to be made a class (JVMS 5.3.5).
package struct ClassDefinition {
    /// The class file, already copied into metadata of the defining loader.
    package var bytes: UnsafeRawBufferPointer
    package var loader: ClassLoaderData
    /// Whose memory the class lives in and with which it is unloaded: the loader, but for some hidden classes.
    package var owner: ClassLoaderData
    /// The name asked for; a class file with another name is refused.
    package var expectedName: SymbolRef?
    /// Hidden classes (JVMS 5.3.5, Lookup.defineHiddenClass): suffix of the name.
    package var hiddenSuffix: String?
    /// Nest host given to a hidden class.
    package var nestHost: ClassRef = .none
    /// Honour the library's VM annotations although the loader is not the boot loader.
    package var isTrusted: Bool

    package init(
        bytes: UnsafeRawBufferPointer, loader: ClassLoaderData, owner: ClassLoaderData? = nil,
        expectedName: SymbolRef? = nil, isTrusted: Bool = false
    ) {
        self.bytes = bytes
        self.loader = loader
        self.owner = owner ?? loader
        self.expectedName = expectedName
        self.isTrusted = isTrusted
    }
}

/// Turns a class file into metadata: pool, fields, methods, tables, class, in that order, and publishes nothing.
///
/// The superclass and superinterfaces are given: loading them may run Java and is done before. Errors are those of
/// class files; running out of metadata is one of the loader.
package struct ClassBuilder {
    package let vm: VirtualMachine
    package let definition: ClassDefinition
    package let view: ClassFileView
    package let superclass: ClassPointer?
    package let interfaces: [ClassPointer]
    package let name: SymbolRef

    private var space: AddressSpace { vm.space }
    private var arena: MetadataArena { definition.owner.arena }

    package init(
        _ vm: VirtualMachine, _ definition: ClassDefinition, _ view: ClassFileView, name: SymbolRef,
        superclass: ClassPointer?, interfaces: [ClassPointer]
    ) {
        self.vm = vm
        self.definition = definition
        self.view = view
        self.superclass = superclass
        self.interfaces = interfaces
        self.name = name
    }

    /// Builds the class. It is in state Loaded, without mirror, known to nobody.
    package func build() throws(MetadataExhausted) -> ClassPointer {
        let flags = UInt32(view.accessFlags.rawValue)
        let pool = try buildPool()
        let methods = try buildMethods()
        let dispatch = DispatchTables(
            vm, className: name, flags: flags, package: definition.loader.package(packageName, vm.packages),
            superclass: superclass, interfaces: interfaces, methods: methods, arena: arena)
        let vtable = try dispatch.vtable()
        let memory = try arena.allocate(MemoryLayout<ClassMetadata>.size + vtable.count * 4)
        let metadata = memory.bindMemory(to: ClassMetadata.self, capacity: 1)
        metadata.pointee.vtableLength = UInt32(vtable.count)
        for (i, entry) in vtable.enumerated() { metadata.vtable[i] = entry }
        pool.pointee.holder = space.ref(metadata)
        metadata.pointee.pool = space.ref(pool)
        metadata.pointee.name = name
        metadata.pointee.loader = definition.loader.index
        metadata.pointee.unit = definition.owner.unit
        metadata.pointee.package = definition.loader.package(packageName, vm.packages)
        metadata.pointee.classFile = BytesRef(rawValue: space.metadataOffset(definition.bytes.baseAddress!))
        metadata.pointee.classFileSize = UInt32(definition.bytes.count)
        metadata.pointee.attributes = UInt32(view.attributesOffset)
        metadata.pointee.superclass = superclass.map { space.ref($0) } ?? .none
        metadata.pointee.kind = UInt8(
            flags & AccessFlag.interface != 0 ? SwiftletClassInterface : SwiftletClassInstance)
        metadata.pointee.flags = classFlags(flags)
        metadata.pointee.accessFlags = effectiveFlags(flags)
        metadata.pointee.referenceKind = referenceKind()
        metadata.pointee.interfaces = try classList(interfaces.map { space.ref($0) })
        if let first = methods.first {
            metadata.pointee.methods = BytesRef(rawValue: space.metadataOffset(first))
            metadata.pointee.methodCount = UInt16(methods.count)
            for method in methods {
                method.pointee.holder = space.ref(metadata)
                if method.isClassInitializer { metadata.pointee.flags |= UInt32(SwiftletClassHasInitializer) }
            }
        }
        dispatch.adoptOverpasses(holder: space.ref(metadata))
        try buildSupers(metadata)
        try buildFields(metadata)
        metadata.pointee.itable = try dispatch.itable(metadata)
        if !definition.nestHost.isNone { metadata.pointee.nestHost = definition.nestHost }
        if definition.hiddenSuffix != nil {
            ConstantPool(vm, metadata).setHigh(Int(view.thisClassIndex), space.ref(metadata).rawValue)
        }
        return metadata
    }

    /// Package part of the name with slashes; the empty symbol for the unnamed package.
    private var packageName: SymbolRef { vm.packageName(of: name) }

    // MARK: - Constant pool

    private func buildPool() throws(MetadataExhausted) -> UnsafeMutablePointer<ConstantPoolMetadata> {
        let source = view.constantPool
        let count = source.count
        let size = MemoryLayout<ConstantPoolMetadata>.size
        let memory = try arena.allocate(size + count * 9)
        let pool = memory.bindMemory(to: ConstantPoolMetadata.self, capacity: 1)
        pool.pointee.count = UInt32(count)
        let tags = memory + size + count * 8
        pool.pointee.tags = BytesRef(rawValue: space.metadataOffset(tags))
        if let attribute = view.first(.bootstrapMethods, in: view.attributes) {
            pool.pointee.bootstrapMethods = BytesRef(rawValue: attribute.offset)
        }
        let entries = memory + size
        var index = 1
        while index < count {
            let at = UInt16(index)
            let tag = source.tag(at: at)
            tags.storeBytes(of: tag.rawValue, toByteOffset: index, as: UInt8.self)
            let word: UInt64 =
                switch tag {
                case .utf8: UInt64(source.offset(at: at) + 1)
                case .integer, .float: UInt64(source.u4(at: at))
                case .long, .double: source.u8(at: at)
                case .class, .string, .methodType, .module, .package: UInt64(source.u2(at: at))
                case .methodHandle: UInt64(source.u1(at: at)) | UInt64(source.methodHandleReference(at: at)) << 16
                case .fieldref, .methodref, .interfaceMethodref, .nameAndType, .dynamic, .invokeDynamic:
                    UInt64(source.u2(at: at)) | UInt64(source.secondU2(at: at)) << 16
                case .unusable: 0
                }
            entries.storeBytes(of: word, toByteOffset: index * 8, as: UInt64.self)
            index = source.index(after: index)
        }
        return pool
    }

    // MARK: - Members

    private func symbol(_ index: UInt16) -> SymbolRef { vm.intern(view.constantPool.utf8Bytes(at: index)) }

    private func buildMethods() throws(MetadataExhausted) -> [MethodPointer] {
        let source = view.methods
        if source.isEmpty { return [] }
        let memory = try arena.allocate(MemoryLayout<MethodMetadata>.stride * source.count)
        let base = memory.bindMemory(to: MethodMetadata.self, capacity: source.count)
        let isInterface = view.accessFlags.rawValue & UInt16(AccessFlag.interface) != 0
        let isPolymorphicHolder = definition.loader.isBoot && vm.names.isPolymorphicHolder(name)
        var pointers: [MethodPointer] = []
        pointers.reserveCapacity(source.count)
        for (i, member) in source.enumerated() {
            let method = base + i
            pointers.append(method)
            method.pointee.name = symbol(member.nameIndex)
            method.pointee.descriptor = symbol(member.descriptorIndex)
            method.pointee.flags = UInt32(member.accessFlags.rawValue) & KnownFlags.method
            // Of a class initializer nothing else counts.
            if method.pointee.name == vm.names.classInitializer, method.isStatic || view.majorVersion < 51 {
                method.pointee.flags = AccessFlag.static | method.pointee.flags & KnownFlags.strict
            }
            method.pointee.index = UInt16(i)
            method.pointee.vtableIndex = Int32(SwiftletVtableNone)
            method.pointee.itableIndex = -1
            method.pointee.attributes = UInt32(member.offset + 6)
            let descriptor = view.constantPool.utf8Bytes(at: member.descriptorIndex)
            let slots = (Descriptor.shape(descriptor)?.argumentSlots ?? 0) + (method.isStatic ? 0 : 1)
            method.pointee.argumentSlots = UInt16(truncatingIfNeeded: slots)
            method.pointee.returnType = BasicType.ofReturn(descriptor)
            method.pointee.maxLocals = UInt16(truncatingIfNeeded: slots)
            method.pointee.frameSize = UInt32(SwiftletFrameHeaderSize)
            if method.pointee.name == vm.names.objectInitializer {
                method.pointee.flags |= UInt32(SwiftletMethodConstructor)
            } else if method.pointee.name == vm.names.classInitializer, method.isStatic || view.majorVersion < 51 {
                method.pointee.flags |= UInt32(SwiftletMethodClassInitializer) | AccessFlag.static
            }
            if isInterface && method.isPrivate { method.pointee.vtableIndex = Int32(SwiftletVtableNone) }
            readAttributes(of: method, member)
            if isPolymorphicHolder, method.isNative, method.pointee.flags & AccessFlag.varargs != 0 {
                method.pointee.flags |= UInt32(SwiftletMethodSignaturePolymorphic)
            }
            if definition.hiddenSuffix != nil { method.pointee.flags |= UInt32(SwiftletMethodHidden) }
        }
        return pointers
    }

    private func readAttributes(of method: MethodPointer, _ member: MemberView) {
        for attribute in member.attributes {
            switch view.kind(of: attribute) {
            case .code:
                guard let code = try? CodeView(attribute, className: "") else { continue }
                method.pointee.codeAttribute = attribute.offset
                method.pointee.maxLocals = max(code.maxLocals, method.pointee.argumentSlots)
                method.pointee.maxStack = code.maxStack
                let extra = UInt32(method.pointee.maxLocals) - UInt32(method.pointee.argumentSlots)
                method.pointee.extraLocalsSize = extra * 4
                // One slot more than the code asks for: the appendix of a call site.
                method.pointee.frameSize = UInt32(SwiftletFrameHeaderSize) + (UInt32(code.maxStack) + 1) * 4
                if !code.exceptionTable.isEmpty { method.pointee.flags |= UInt32(SwiftletMethodHasHandlers) }
            case .runtimeVisibleAnnotations where definition.isTrusted:
                method.pointee.flags |= VMAnnotations.methodFlags(attribute.payload, view.constantPool)
            default: break
            }
        }
    }

    private func buildFields(_ metadata: ClassPointer) throws(MetadataExhausted) {
        let source = view.fields
        var instance: [FieldLayout.Item] = []
        var statics: [FieldLayout.Item] = []
        var instanceFields: [Int] = []
        var staticFields: [Int] = []
        if !source.isEmpty {
            let memory = try arena.allocate(MemoryLayout<FieldMetadata>.stride * source.count)
            let base = memory.bindMemory(to: FieldMetadata.self, capacity: source.count)
            metadata.pointee.fields = BytesRef(rawValue: space.metadataOffset(memory))
            metadata.pointee.fieldCount = UInt16(source.count)
            for (i, member) in source.enumerated() {
                let field = base + i
                field.pointee.name = symbol(member.nameIndex)
                field.pointee.descriptor = symbol(member.descriptorIndex)
                field.pointee.flags = UInt32(member.accessFlags.rawValue) & KnownFlags.field
                field.pointee.holder = space.ref(metadata)
                field.pointee.index = UInt16(i)
                field.pointee.attributes = UInt32(member.offset + 6)
                field.pointee.type = BasicType.of(view.constantPool.utf8Bytes(at: member.descriptorIndex))
                if field.isStatic {
                    for attribute in member.attributes where view.kind(of: attribute) == .constantValue {
                        field.pointee.constantValue = UInt32(attribute.u2)
                    }
                    staticFields.append(i)
                    statics.append(.init(type: field.pointee.type))
                } else {
                    instanceFields.append(i)
                    instance.append(.init(type: field.pointee.type))
                }
            }
        }
        let injected = InjectedField.allCases.filter { definition.loader.isBoot && vm.names.matches(name, $0.holder) }
        for field in injected { instance.append(.init(type: field.type)) }

        let fields = space.fields(metadata)
        var layout = FieldLayout(start: superclass?.pointee.reserved ?? UInt32(SwiftletObjectHeaderSize))
        layout.place(&instance)
        for (item, index) in zip(instance, instanceFields) { fields[index].offset = item.offset }
        for (item, field) in zip(instance.suffix(injected.count), injected) { vm.injected(field, at: item.offset) }
        metadata.pointee.reserved = layout.end
        metadata.pointee.instanceSize = metadata.isInterface ? 0 : (layout.end + 7) & ~7
        try buildReferenceMap(metadata, layout)

        var staticLayout = FieldLayout(start: vm.mirrorFieldsEnd(building: metadata))
        staticLayout.place(&statics)
        for (item, index) in zip(statics, staticFields) { fields[index].offset = item.offset }
        metadata.pointee.staticReferenceOffset = staticLayout.referenceOffset
        metadata.pointee.staticReferenceCount = staticLayout.referenceCount
        metadata.pointee.mirrorSize = (staticLayout.end + 7) & ~7
        if metadata.pointee.flags & (AccessFlag.abstract | AccessFlag.interface) == 0,
            metadata.pointee.flags & UInt32(SwiftletClassFinalizable | SwiftletClassMirrorClass) == 0
        {
            metadata.pointee.flags |= UInt32(SwiftletClassFastAllocatable)
        }
    }

    /// The superclass's runs, then this class's.
    private func buildReferenceMap(_ metadata: ClassPointer, _ layout: FieldLayout) throws(MetadataExhausted) {
        let inherited = superclass?.pointee.referenceMap ?? .none
        if layout.referenceCount == 0 {
            metadata.pointee.referenceMap = inherited
            return
        }
        let count = inherited.isNone ? 0 : Int(space[inherited].load(as: UInt32.self))
        let memory = try arena.allocate(4 + (count + 1) * 4)
        memory.storeBytes(of: UInt32(count + 1), as: UInt32.self)
        if count > 0 { (memory + 4).copyMemory(from: space[inherited] + 4, byteCount: count * 4) }
        let run = layout.referenceOffset / 4 | layout.referenceCount << 16
        memory.storeBytes(of: run, toByteOffset: 4 + count * 4, as: UInt32.self)
        metadata.pointee.referenceMap = BytesRef(rawValue: space.metadataOffset(memory))
    }

    // MARK: - Supers

    private func classList(_ list: [ClassRef]) throws(MetadataExhausted) -> BytesRef {
        if list.isEmpty { return .none }
        let memory = try arena.allocate(4 + list.count * 4)
        memory.storeBytes(of: UInt32(list.count), as: UInt32.self)
        for (i, entry) in list.enumerated() {
            memory.storeBytes(of: entry, toByteOffset: 4 + i * 4, as: ClassRef.self)
        }
        return BytesRef(rawValue: space.metadataOffset(memory))
    }

    private func buildSupers(_ metadata: ClassPointer) throws(MetadataExhausted) {
        let this = space.ref(metadata)
        let depth = superclass.map { Int($0.pointee.depth) + 1 } ?? 0
        metadata.pointee.depth = UInt8(min(depth, 255))
        var secondary: [ClassRef] = []
        if let superclass {
            for i in 0..<Int(SwiftletPrimarySupers) { metadata.supers[i] = superclass.supers[i] }
            secondary = Array(space.classList(superclass.pointee.secondarySupers))
        }
        if metadata.isInterface || depth >= Int(SwiftletPrimarySupers) {
            metadata.pointee.superCheckOffset = UInt32(SwiftletSecondarySuperCacheOffset)
            if !metadata.isInterface { secondary.append(this) }
        } else {
            metadata.supers[depth] = this
            metadata.pointee.superCheckOffset = UInt32(SwiftletSupersOffset + depth * 4)
        }
        for interface in interfaces {
            let ref = space.ref(interface)
            if !secondary.contains(ref) { secondary.append(ref) }
            for inherited in space.classList(interface.pointee.secondarySupers) where !secondary.contains(inherited) {
                secondary.append(inherited)
            }
        }
        metadata.pointee.secondarySupers = try classList(secondary)
    }

    // MARK: - Flags

    private func classFlags(_ flags: UInt32) -> UInt32 {
        var result = flags
        if definition.hiddenSuffix != nil { result |= UInt32(SwiftletClassHidden) }
        if definition.isTrusted { result |= UInt32(SwiftletClassTrusted) }
        if definition.loader.isBoot, name == vm.names.classClass { result |= UInt32(SwiftletClassMirrorClass) }
        let inherited = UInt32(SwiftletClassFinalizable) | UInt32(SwiftletClassLoaderClass)
        result |= (superclass?.pointee.flags ?? 0) & inherited
        if definition.loader.isBoot, vm.names.matches(name, "java/lang/ClassLoader") {
            result |= UInt32(SwiftletClassLoaderClass)
        }
        if hasFinalizer() { result |= UInt32(SwiftletClassFinalizable) }
        let inheritsCloneable =
            (superclass?.pointee.flags ?? 0) & UInt32(SwiftletClassCloneable) != 0
            || interfaces.contains { $0.pointee.flags & UInt32(SwiftletClassCloneable) != 0 }
            || (definition.loader.isBoot && name == vm.names.cloneable)
        if inheritsCloneable { result |= UInt32(SwiftletClassCloneable) }
        if view.majorVersion >= AttributeKind.record.firstMajorVersion, view.first(.record, in: view.attributes) != nil
        {
            result |= UInt32(SwiftletClassRecord)
        }
        return result
    }

    /// Whether this class itself declares a `finalize()` with a body (Object's and empty ones do not count).
    private func hasFinalizer() -> Bool {
        guard superclass != nil, view.accessFlags.rawValue & UInt16(AccessFlag.interface) == 0 else { return false }
        let pool = view.constantPool
        for member in view.methods {
            guard vm.names.matches(symbol(member.nameIndex), "finalize"),
                vm.names.matches(symbol(member.descriptorIndex), "()V"),
                member.accessFlags.rawValue & UInt16(AccessFlag.static) == 0
            else { continue }
            _ = pool
            if let code = try? view.code(of: member) { return code.codeLength > 1 }
            return true
        }
        return false
    }

    /// The flags `Class.getModifiers` shows: those of the InnerClasses entry for this class, if there is one.
    private func effectiveFlags(_ flags: UInt32) -> UInt32 {
        var result = flags & KnownFlags.type
        if let attribute = view.first(.innerClasses, in: view.attributes) {
            let rows = attribute.rows(columns: 4)
            for row in 0..<rows.count {
                let inner = view.constantPool.className(at: rows[row, 0])
                if inner.elementsEqualFast(view.thisClassName) { result = UInt32(rows[row, 3]) & KnownFlags.inner }
            }
        }
        return result & ~AccessFlag.super
    }

    private func referenceKind() -> UInt8 {
        if let inherited = superclass?.pointee.referenceKind, inherited != 0 { return inherited }
        guard definition.loader.isBoot else { return 0 }
        if vm.names.matches(name, "java/lang/ref/SoftReference") { return UInt8(SwiftletReferenceSoft) }
        if vm.names.matches(name, "java/lang/ref/WeakReference") { return UInt8(SwiftletReferenceWeak) }
        if vm.names.matches(name, "java/lang/ref/FinalReference") { return UInt8(SwiftletReferenceFinal) }
        if vm.names.matches(name, "java/lang/ref/PhantomReference") { return UInt8(SwiftletReferencePhantom) }
        return 0
    }
}

/// The flags that mean something (JVMS 4.5, 4.6, 4.7.6); reflection shows no others.
private enum KnownFlags {
    static let field: UInt32 = 0x50DF
    static let method: UInt32 = 0x1DFF
    static let type: UInt32 = 0x7631
    static let inner: UInt32 = 0x763F
    static let strict: UInt32 = 0x0800
}
