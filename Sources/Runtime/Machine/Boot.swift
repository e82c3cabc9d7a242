// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel
import Platform

// Booting: the order in which JDK 25's class library expects a virtual machine to bring it up.

extension VirtualMachine {
    /// Boots the machine on `thread`, which becomes Java's main thread. Returns when the class library is ready to run
    /// programs. On failure the exception is pending.
    public func boot(_ thread: Thread) throws(JavaThrow) {
        if let startupImage {
            try resume(startupImage, thread)
        } else {
            try bootLongWay(thread)
        }
        startSignalDispatch()
        if options.stressInterval > 0 { try startStress(thread) }
        startLimits(thread)
    }

    /// From here on the machine's own limits count.
    private func startLimits(_ thread: Thread) {
        if let units = options.fuel {
            thread.returnFuel()
            fuel.limit(to: units)
        }
        if let limit = options.timeLimit {
            calls.setMachineDeadline(host.monotonicNanoseconds &+ limit.nanosecondsClamped) { [weak self] in
                self?.end(.deadlineExceeded)
            }
        }
    }

    /// Boots without an image.
    private func bootLongWay(_ thread: Thread) throws(JavaThrow) {
        modules.attach(self)
        try loadKnownClasses(thread)
        try preallocate(thread)
        try initializeCore(thread)
        try createMainThread(thread)
        for name: StaticString in [
            "java/lang/Module", "java/lang/reflect/Method", "java/lang/ref/Finalizer",
        ] {
            try initialize(try bootClass(name, thread), thread)
            if name.description == "java/lang/Module" { try setUnsafeConstants(thread) }
        }
        try thread.call(try staticMethod("java/lang/System", "initPhase1", "()V", thread), [])
        for name: StaticString in [
            "java/lang/OutOfMemoryError", "java/lang/NullPointerException", "java/lang/ClassCastException",
            "java/lang/ArrayStoreException", "java/lang/ArithmeticException",
            "java/lang/ArrayIndexOutOfBoundsException", "java/lang/StackOverflowError",
            "java/lang/IllegalMonitorStateException", "java/lang/IllegalArgumentException", "java/lang/InternalError",
            "java/lang/invoke/MethodHandle", "java/lang/invoke/ResolvedMethodName", "java/lang/invoke/MemberName",
            "java/lang/invoke/MethodHandleNatives",
        ] {
            try initialize(try bootClass(name, thread), thread)
        }
        let phase2 = try staticMethod("java/lang/System", "initPhase2", "(ZZ)I", thread)
        // Java has told the user what is wrong with the modules, on standard output as HotSpot does.
        if try thread.call(phase2, [.boolean(false), .boolean(false)]).int != 0 { throw halt(1, thread) }
        try thread.call(try staticMethod("java/lang/System", "initPhase3", "()V", thread), [])
        hasBooted = true
    }

    /// `SoftReference.clock`: the collector writes it, `get` copies it, and the difference is a reference's idle time.
    /// To be shared before there are soft references; the class needs no initialization for it.
    private func shareSoftReferenceClock(_ thread: Thread) throws(JavaThrow) {
        let holder = try bootClass("java/lang/ref/SoftReference", thread)
        guard let clock = declaredField(holder, intern("clock" as StaticString), intern("J" as StaticString)) else {
            throw thread.exception("java/lang/NoSuchFieldError", "clock")
        }
        heap.setSoftReferenceClock(mirror: holder.pointee.mirror, offset: Int(clock.pointee.offset))
    }

    /// Stress begins when programs may run. The collection takes the allocation buffers of boot away, out of which a
    /// short program would otherwise live to its end.
    private func startStress(_ thread: Thread) throws(JavaThrow) {
        let fault = options.plantedFault.flatMap { PlantedFault(rawValue: $0) }
        if fault == nil, options.compilerFault == nil, let name = options.plantedFault {
            throw thread.exception("java/lang/InternalError", "no fault called \(name)")
        }
        heap.startStress(
            interval: options.stressInterval, majorInterval: options.stressMajorInterval, fault: fault)
        collect(.minor, cause: .stress, thread)
    }

    // MARK: - Classes

    private func loadKnownClasses(_ thread: Thread) throws(JavaThrow) {
        try makePrimitiveClasses(thread)
        classes.object = try bootClass("java/lang/Object", thread)
        wellKnown.pointee.objectClass = space.ref(classes.object!)
        classes.serializable = try bootClass("java/io/Serializable", thread)
        classes.cloneable = try bootClass("java/lang/Cloneable", thread)
        wellKnown.pointee.cloneableInterface = space.ref(classes.cloneable!)
        wellKnown.pointee.serializableInterface = space.ref(classes.serializable!)
        classes.string = try bootClass("java/lang/String", thread)
        wellKnown.pointee.stringClass = space.ref(classes.string!)
        _ = try bootClass("java/lang/Class", thread)
        try makeEarlyMirrors(thread)
        try makePrimitiveArrays(thread)
        classes.throwable = try bootClass("java/lang/Throwable", thread)
        classes.error = try bootClass("java/lang/Error", thread)
        classes.thread = try bootClass("java/lang/Thread", thread)
        classes.threadGroup = try bootClass("java/lang/ThreadGroup", thread)
        classes.classLoader = try bootClass("java/lang/ClassLoader", thread)
        classes.system = try bootClass("java/lang/System", thread)
        classes.module = try bootClass("java/lang/Module", thread)
        classes.stackTraceElement = try bootClass("java/lang/StackTraceElement", thread)
        classes.methodType = try bootClass("java/lang/invoke/MethodType", thread)
        classes.methodHandle = try bootClass("java/lang/invoke/MethodHandle", thread)
        classes.memberName = try bootClass("java/lang/invoke/MemberName", thread)
        classes.resolvedMethodName = try bootClass("java/lang/invoke/ResolvedMethodName", thread)
        classes.methodHandleNatives = try bootClass("java/lang/invoke/MethodHandleNatives", thread)
        classes.reflectField = try bootClass("java/lang/reflect/Field", thread)
        classes.reflectMethod = try bootClass("java/lang/reflect/Method", thread)
        classes.reflectConstructor = try bootClass("java/lang/reflect/Constructor", thread)
        classes.reference = try bootClass("java/lang/ref/Reference", thread)
        classes.objectArray = try arrayClass(of: classes.object!, thread)
        classes.classArray = try arrayClass(of: classes.classClass!, thread)
        classes.stringArray = try arrayClass(of: classes.string!, thread)
        var known = fields
        try known.resolve(self) { (name: StaticString) throws(JavaThrow) in try bootClass(name, thread) }
        fields = known
    }

    private func makePrimitiveClasses(_ thread: Thread) throws(JavaThrow) {
        for type in BasicType.primitives {
            let memory = metadataMemory(loaders.boot, MemoryLayout<ClassMetadata>.size)
            let metadata = memory.bindMemory(to: ClassMetadata.self, capacity: 1)
            metadata.pointee.kind = UInt8(SwiftletClassPrimitive)
            metadata.pointee.state = UInt8(SwiftletStateInitialized)
            metadata.pointee.name = intern(BasicType.keyword(type))
            metadata.pointee.elementType = type
            metadata.pointee.flags = AccessFlag.public | AccessFlag.final | AccessFlag.abstract
            metadata.pointee.accessFlags = metadata.pointee.flags
            metadata.pointee.package = loaders.boot.package(names.empty, packages)
            metadata.pointee.superCheckOffset = UInt32(SwiftletSecondarySuperCacheOffset)
            classes.primitive[Int(type)] = metadata
            classesWithoutMirror.append(metadata)
        }
    }

    private func makePrimitiveArrays(_ thread: Thread) throws(JavaThrow) {
        for type in BasicType.primitives.dropLast() {
            let array = try arrayClass(of: classes.primitive(type), thread)
            classes.primitiveArray[Int(type)] = array
            withUnsafeMutablePointer(to: &wellKnown.pointee.primitiveArrays) {
                UnsafeMutableRawPointer($0).assumingMemoryBound(to: ClassRef.self)[Int(type)] = space.ref(array)
            }
        }
    }

    /// Errors that must exist before memory runs out.
    private func preallocate(_ thread: Thread) throws(JavaThrow) {
        let holder = try bootClass("java/lang/OutOfMemoryError", thread)
        try link(holder, thread)
        let error = try allocateObject(holder, thread)
        preallocatedOutOfMemory = globals.make(error)
        let text = try newString("Java heap space", thread)
        space.storeReference(preallocatedOutOfMemory!.reference, fields.throwableMessage, text)
    }

    // MARK: - Steps

    private func initializeCore(_ thread: Thread) throws(JavaThrow) {
        try shareSoftReferenceClock(thread)
        try initialize(classes.string!, thread)
        let compact = declaredField(
            classes.string!, intern("COMPACT_STRINGS" as StaticString), intern("Z" as StaticString))
        if let compact { space.store(classes.string!.pointee.mirror, Int(compact.pointee.offset), UInt8(1)) }
        try initialize(classes.system!, thread)
        try initialize(classes.classClass!, thread)
        try initialize(classes.threadGroup!, thread)
    }

    /// The system and main thread groups, and the Thread of the primordial thread, whose constructor runs bound to it.
    private func createMainThread(_ thread: Thread) throws(JavaThrow) {
        try thread.withHandleScope { () throws(JavaThrow) in
            let group = classes.threadGroup!
            let systemGroup = thread.handle(try thread.construct(group, names.emptyDescriptor, []))
            let name = thread.handle(try newString("main", thread))
            let mainGroup = thread.handle(
                try thread.construct(
                    group, intern("(Ljava/lang/ThreadGroup;Ljava/lang/String;)V" as StaticString),
                    [.handle(systemGroup), .handle(name)]))
            try initialize(classes.thread!, thread)
            let object = thread.handle(try allocateObject(classes.thread!, thread))
            bind(object, to: thread)
            mainThreadGroup = globals.make(mainGroup.reference)
            let constructor = try knownMethod(
                classes.thread!, "<init>", "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V", thread)
            try thread.call(constructor, [.handle(object), .handle(mainGroup), .handle(name)])
            thread.setStatus(.runnable)
        }
    }

    /// Makes a java.lang.Thread the one of an attached native thread.
    package func bind(_ object: Handle, to thread: Thread) {
        thread.raw.pointee.threadObject = object.reference
        thread.raw.pointee.carrierObject = object.reference
        let address = UInt64(UInt(bitPattern: thread.raw))
        atomic64Store(space[object.reference] + fields.threadHandle, address)
    }

    /// Facts about the machine that Unsafe copies into constants.
    func setUnsafeConstants(_ thread: Thread) throws(JavaThrow) {
        let holder = try bootClass("jdk/internal/misc/UnsafeConstants", thread)
        try initialize(holder, thread)
        func set(_ name: StaticString, _ descriptor: StaticString, _ value: Int32) {
            guard let field = declaredField(holder, intern(name), intern(descriptor)) else { return }
            if descriptor.description == "Z" {
                space.store(holder.pointee.mirror, Int(field.pointee.offset), UInt8(truncatingIfNeeded: value))
            } else {
                space.store(holder.pointee.mirror, Int(field.pointee.offset), value)
            }
        }
        set("ADDRESS_SIZE0", "I", 8)
        set("PAGE_SIZE", "I", Int32(VirtualMemory.pageSizeInBytes))
        set("BIG_ENDIAN", "Z", 0)
        set("UNALIGNED_ACCESS", "Z", 1)
        set("DATA_CACHE_LINE_FLUSH_SIZE", "I", 0)
    }
}
