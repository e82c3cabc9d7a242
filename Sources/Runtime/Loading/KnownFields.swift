// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Byte offsets of library fields that the runtime reads and writes, found by name and type when their classes are
/// loaded (class-library contract of JDK 25).
public struct KnownFields: BitwiseCopyable {
    // java.lang.Class
    public internal(set) var classLoader = 0
    public internal(set) var classComponentType = 0
    public internal(set) var classModifiers = 0
    public internal(set) var classPrimitive = 0
    public internal(set) var classProtectionDomain = 0
    public internal(set) var classModule = 0
    public internal(set) var classData = 0
    public internal(set) var className = 0
    // java.lang.String
    public internal(set) var stringValue = 0
    public internal(set) var stringCoder = 0
    public internal(set) var stringHash = 0
    // java.lang.Throwable
    public internal(set) var throwableMessage = 0
    public internal(set) var throwableCause = 0
    public internal(set) var throwableBacktrace = 0
    public internal(set) var throwableDepth = 0
    public internal(set) var throwableStackTrace = 0
    // java.lang.Thread and its holder
    public internal(set) var threadName = 0
    public internal(set) var threadHandle = 0
    public internal(set) var threadHolder = 0
    public internal(set) var threadInterrupted = 0
    public internal(set) var threadStatus = 0
    public internal(set) var threadStackSize = 0
    public internal(set) var threadDaemon = 0
    public internal(set) var threadPriority = 0
    public internal(set) var threadGroup = 0
    public internal(set) var threadID = 0
    // java.lang.ClassLoader, java.lang.Module
    public internal(set) var classLoaderNameAndId = 0
    public internal(set) var classLoaderName = 0
    public internal(set) var classLoaderUnnamedModule = 0
    public internal(set) var classLoaderParallelLockMap = 0
    public internal(set) var classLoaderParent = 0
    public internal(set) var moduleName = 0
    public internal(set) var moduleLoader = 0
    package var loaderData = 0
    package var moduleData = 0
    // java.lang.invoke
    public internal(set) var methodTypeParameters = 0
    public internal(set) var methodTypeReturn = 0
    public internal(set) var memberNameClass = 0
    public internal(set) var memberNameName = 0
    public internal(set) var memberNameType = 0
    public internal(set) var memberNameFlags = 0
    public internal(set) var memberNameMethod = 0
    public internal(set) var resolvedMethodHolder = 0
    public internal(set) var callSiteTarget = 0
    // java.lang.reflect
    public internal(set) var fieldClass = 0
    public internal(set) var fieldSlot = 0
    public internal(set) var methodClass = 0
    public internal(set) var methodSlot = 0
    public internal(set) var constructorClass = 0
    public internal(set) var constructorSlot = 0
}

extension VirtualMachine {
    /// Offset of an instance field that the class library must have. Precondition: it does; a library that lacks it is
    /// not JDK 25's, which was checked before booting.
    public func offset(_ holder: ClassPointer, _ name: StaticString, _ descriptor: StaticString) -> Int {
        guard let nameSymbol = symbols.lookup(name), let descriptorSymbol = symbols.lookup(descriptor),
            let field = lookupField(holder, nameSymbol, descriptorSymbol)
        else { preconditionFailure("the class library lacks field \(name) \(descriptor)") }
        return Int(field.pointee.offset)
    }
}

extension KnownFields {
    /// When java.lang.Class is defined.
    package mutating func resolveClassFields(_ vm: VirtualMachine) {
        let holder = vm.classes.classClass!
        classLoader = vm.offset(holder, "classLoader", "Ljava/lang/ClassLoader;")
        classComponentType = vm.offset(holder, "componentType", "Ljava/lang/Class;")
        classModifiers = vm.offset(holder, "modifiers", "C")
        classPrimitive = vm.offset(holder, "primitive", "Z")
        classProtectionDomain = vm.offset(holder, "protectionDomain", "Ljava/security/ProtectionDomain;")
        classModule = vm.offset(holder, "module", "Ljava/lang/Module;")
        classData = vm.offset(holder, "classData", "Ljava/lang/Object;")
        className = vm.offset(holder, "name", "Ljava/lang/String;")
        vm.wellKnown.pointee.mirrorComponent = UInt32(classComponentType)
    }

    /// When the known classes are loaded.
    package mutating func resolve(_ vm: VirtualMachine, _ load: (StaticString) throws(JavaThrow) -> ClassPointer)
        throws(JavaThrow)
    {
        let string = vm.classes.string!
        stringValue = vm.offset(string, "value", "[B")
        stringCoder = vm.offset(string, "coder", "B")
        stringHash = vm.offset(string, "hash", "I")
        let throwable = vm.classes.throwable!
        throwableMessage = vm.offset(throwable, "detailMessage", "Ljava/lang/String;")
        throwableCause = vm.offset(throwable, "cause", "Ljava/lang/Throwable;")
        throwableBacktrace = vm.offset(throwable, "backtrace", "Ljava/lang/Object;")
        throwableDepth = vm.offset(throwable, "depth", "I")
        throwableStackTrace = vm.offset(throwable, "stackTrace", "[Ljava/lang/StackTraceElement;")
        let thread = vm.classes.thread!
        threadName = vm.offset(thread, "name", "Ljava/lang/String;")
        threadHandle = vm.offset(thread, "eetop", "J")
        threadHolder = vm.offset(thread, "holder", "Ljava/lang/Thread$FieldHolder;")
        threadInterrupted = vm.offset(thread, "interrupted", "Z")
        threadID = vm.offset(thread, "tid", "J")
        let holder = try load("java/lang/Thread$FieldHolder")
        threadStatus = vm.offset(holder, "threadStatus", "I")
        threadStackSize = vm.offset(holder, "stackSize", "J")
        threadDaemon = vm.offset(holder, "daemon", "Z")
        threadPriority = vm.offset(holder, "priority", "I")
        threadGroup = vm.offset(holder, "group", "Ljava/lang/ThreadGroup;")
        let loader = vm.classes.classLoader!
        classLoaderNameAndId = vm.offset(loader, "nameAndId", "Ljava/lang/String;")
        classLoaderName = vm.offset(loader, "name", "Ljava/lang/String;")
        classLoaderUnnamedModule = vm.offset(loader, "unnamedModule", "Ljava/lang/Module;")
        classLoaderParallelLockMap = vm.offset(
            loader, "parallelLockMap", "Ljava/util/concurrent/ConcurrentHashMap;")
        classLoaderParent = vm.offset(loader, "parent", "Ljava/lang/ClassLoader;")
        let module = vm.classes.module!
        moduleName = vm.offset(module, "name", "Ljava/lang/String;")
        moduleLoader = vm.offset(module, "loader", "Ljava/lang/ClassLoader;")
        try resolveInvoke(vm, load)
        try resolveReflection(vm, load)
    }

    private mutating func resolveInvoke(
        _ vm: VirtualMachine, _ load: (StaticString) throws(JavaThrow) -> ClassPointer
    ) throws(JavaThrow) {
        let known = vm.wellKnown
        let type = vm.classes.methodType!
        methodTypeParameters = vm.offset(type, "ptypes", "[Ljava/lang/Class;")
        methodTypeReturn = vm.offset(type, "rtype", "Ljava/lang/Class;")
        let member = vm.classes.memberName!
        memberNameClass = vm.offset(member, "clazz", "Ljava/lang/Class;")
        memberNameName = vm.offset(member, "name", "Ljava/lang/String;")
        memberNameType = vm.offset(member, "type", "Ljava/lang/Object;")
        memberNameFlags = vm.offset(member, "flags", "I")
        memberNameMethod = vm.offset(member, "method", "Ljava/lang/invoke/ResolvedMethodName;")
        resolvedMethodHolder = vm.offset(vm.classes.resolvedMethodName!, "vmholder", "Ljava/lang/Class;")
        callSiteTarget = vm.offset(
            try load("java/lang/invoke/CallSite"), "target", "Ljava/lang/invoke/MethodHandle;")
        known.pointee.methodHandleForm = UInt32(
            vm.offset(vm.classes.methodHandle!, "form", "Ljava/lang/invoke/LambdaForm;"))
        known.pointee.lambdaFormEntry = UInt32(
            vm.offset(try load("java/lang/invoke/LambdaForm"), "vmentry", "Ljava/lang/invoke/MemberName;"))
        known.pointee.memberNameMethod = UInt32(memberNameMethod)
        known.pointee.memberNameClass = UInt32(memberNameClass)
        known.pointee.stringValue = UInt32(stringValue)
        known.pointee.stringCoder = UInt32(stringCoder)
        known.pointee.stringHash = UInt32(stringHash)
        let reference = vm.classes.reference!
        known.pointee.referenceReferent = UInt32(vm.offset(reference, "referent", "Ljava/lang/Object;"))
        known.pointee.referenceNext = UInt32(vm.offset(reference, "next", "Ljava/lang/ref/Reference;"))
        known.pointee.referenceDiscovered = UInt32(vm.offset(reference, "discovered", "Ljava/lang/ref/Reference;"))
        known.pointee.referenceQueue = UInt32(vm.offset(reference, "queue", "Ljava/lang/ref/ReferenceQueue;"))
        known.pointee.softTimestamp = UInt32(
            vm.offset(try load("java/lang/ref/SoftReference"), "timestamp", "J"))
    }

    private mutating func resolveReflection(
        _ vm: VirtualMachine, _ load: (StaticString) throws(JavaThrow) -> ClassPointer
    ) throws(JavaThrow) {
        fieldClass = vm.offset(vm.classes.reflectField!, "clazz", "Ljava/lang/Class;")
        fieldSlot = vm.offset(vm.classes.reflectField!, "slot", "I")
        methodClass = vm.offset(vm.classes.reflectMethod!, "clazz", "Ljava/lang/Class;")
        methodSlot = vm.offset(vm.classes.reflectMethod!, "slot", "I")
        constructorClass = vm.offset(vm.classes.reflectConstructor!, "clazz", "Ljava/lang/Class;")
        constructorSlot = vm.offset(vm.classes.reflectConstructor!, "slot", "I")
    }
}
