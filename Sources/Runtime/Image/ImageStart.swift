// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel

// Starting from an image: the machine is in the state that boot left, and what depends on this process and this moment is
// done again (spec/start-up-image.md has the list). Most of it is what `System.initPhase1` does, which simply runs once more.

extension VirtualMachine {
    /// Makes a machine of an image one of this process, on `thread`, which becomes Java's main thread.
    func resume(_ startupImage: StartupImage, _ thread: Thread) throws(JavaThrow) {
        modules.attach(self)
        natives.bindAgain(self, startupImage.state.boundClasses)
        bind(thread.handle(startupImage.state.mainThread), to: thread)
        try setUnsafeConstants(thread)
        try renewThreadIdentifiers(thread)
        try setStatic("jdk/internal/misc/VM", "initLevel", .int(0), thread)
        try setStatic("jdk/internal/misc/VM", "savedProps", .null, thread)
        try setStatic("java/lang/Terminator", "handler", .null, thread)
        try thread.call(try staticMethod("java/lang/System", "initPhase1", "()V", thread), [])
        for name: StaticString in ["jdk/internal/util/StaticProperty"] { try initializeAgain(name, thread) }
        try setStatic("jdk/internal/misc/VM", "initLevel", .int(4), thread)
        try renewCounters(thread)
        try renewPaths(thread)
        try renewLocale(thread)
        try renewSeeds(thread)
        for object in startupImage.state.startedThreads { _ = start(thread.handle(object), thread) }
        hasBooted = true
    }

    /// Takes note of a thread that is to run in the machines that start from the image. The two threads that every boot makes
    /// are made again by `System.initPhase1`.
    func startInImage(_ object: Handle) {
        let name = space.classMetadata(of: object.reference).pointee.name
        for renewed: StaticString in [
            "java/lang/ref/Reference$ReferenceHandler", "java/lang/ref/Finalizer$FinalizerThread",
        ] where names.matches(name, renewed) { return }
        threadsForImage.append(globals.make(object.reference))
    }

    /// The JDK's performance counters lie in native memory: an image has none, whoever starts from it makes new ones.
    func forgetCounters() {
        guard let holder = counters else { return }
        for field in space.fields(holder) where field.flags & UInt32(AccessFlag.static) != 0 {
            space.storeReference(holder.pointee.mirror, Int(field.offset), .null)
        }
    }

    private func renewCounters(_ thread: Thread) throws(JavaThrow) {
        if counters != nil { try initializeAgain("jdk/internal/perf/PerfCounter$CoreCounters", thread) }
    }

    /// The class that keeps the counters, once it is initialized. Its static fields are all references.
    private var counters: ClassPointer? {
        guard let name = symbols.lookup("jdk/internal/perf/PerfCounter$CoreCounters"),
            let ref = loaders.boot.lookup(name), space[ref].state >= SwiftletStateInitialized
        else { return nil }
        return space[ref]
    }

    /// Where Java counts thread ids: a number outside of its heap.
    private func renewThreadIdentifiers(_ thread: Thread) throws(JavaThrow) {
        let address = Int64(Int(bitPattern: javaThreadIDs.address))
        try setStatic("java/lang/Thread$ThreadIdentifiers", "NEXT_TID_OFFSET", .long(address), thread)
    }

    /// The working folder that files are resolved against, and the class path, which is made of such files.
    private func renewPaths(_ thread: Thread) throws(JavaThrow) {
        try thread.withHandleScope { () throws(JavaThrow) in
            let folder = thread.handle(
                try thread.call(
                    try staticMethod("jdk/internal/util/StaticProperty", "userDir", "()Ljava/lang/String;", thread), []
                ).reference)
            let fileSystem = try staticReference("java/io/File", "FS", "Ljava/io/FileSystem;", thread)
            let userDir = offset(try bootClass("java/io/UnixFileSystem", thread), "userDir", "Ljava/lang/String;")
            space.storeReference(fileSystem, userDir, folder.reference)
            try renewFileSystem(folder, thread)
            let holder = try bootClass("jdk/internal/loader/URLClassPath", thread)
            let text = thread.handle(try newString(options.classPath, thread))
            let path = thread.handle(
                try thread.construct(
                    holder, intern("(Ljava/lang/String;Z)V" as StaticString), [.handle(text), .boolean(false)]))
            let offset = try classPathOffset(thread)
            if let loader = applicationLoader() { space.storeReference(loader, offset, path.reference) }
        }
    }

    /// The default java.nio file system, if the image has one: its constructor runs again.
    private func renewFileSystem(_ folder: Handle, _ thread: Thread) throws(JavaThrow) {
        guard let name = symbols.lookup("sun/nio/fs/DefaultFileSystemProvider"), let ref = loaders.boot.lookup(name),
            space[ref].state >= SwiftletStateInitialized
        else { return }
        let provider = thread.handle(
            try staticReference(
                "sun/nio/fs/DefaultFileSystemProvider", "INSTANCE", "Lsun/nio/fs/LinuxFileSystemProvider;", thread))
        let field = offset(
            try bootClass("sun/nio/fs/UnixFileSystemProvider", thread), "theFileSystem",
            "Lsun/nio/fs/UnixFileSystem;")
        let fileSystem = thread.handle(space.loadReference(provider.reference, field))
        let constructor = try knownMethod(
            try bootClass("sun/nio/fs/LinuxFileSystem", thread), "<init>",
            "(Lsun/nio/fs/UnixFileSystemProvider;Ljava/lang/String;)V", thread)
        try thread.call(constructor, [.handle(fileSystem), .handle(provider), .handle(folder)])
    }

    /// The default locale, which comes from properties.
    private func renewLocale(_ thread: Thread) throws(JavaThrow) {
        let holder = try bootClass("java/util/Locale", thread)
        guard holder.state >= SwiftletStateInitialized else { return }
        let locale = try thread.call(
            try staticMethod("java/util/Locale", "initDefault", "()Ljava/util/Locale;", thread), []
        ).reference
        try setStatic("java/util/Locale", "defaultLocale", .reference(locale), thread)
        try setStatic("java/util/Locale", "defaultDisplayLocale", .null, thread)
        try setStatic("java/util/Locale", "defaultFormatLocale", .null, thread)
    }

    /// What differs from run to run on purpose.
    private func renewSeeds(_ thread: Thread) throws(JavaThrow) {
        var seed: UInt64 = 0
        _ = withUnsafeMutableBytes(of: &seed) { host.fillWithEntropy($0) }
        // As ImmutableCollections does it: a number below 2^32, whose top bit is the direction of iteration.
        try setStatic(
            "java/util/ImmutableCollections", "SALT32L", .long(Int64(bitPattern: seed & 0xFFFF_FFFF)), thread)
        try setStatic("java/util/ImmutableCollections", "REVERSE", .int(seed >> 63 == 0 ? 0 : 1), thread)
    }

    // MARK: - Statics

    private enum StaticValue {
        case int(Int32)
        case long(Int64)
        case null
        case reference(Reference)
    }

    /// Sets a static field of a boot class by name, if the class has been loaded and has it.
    private func setStatic(
        _ className: StaticString, _ name: StaticString, _ value: StaticValue, _ thread: Thread
    ) throws(JavaThrow) {
        guard let symbol = symbols.lookup(className), let ref = loaders.boot.lookup(symbol),
            let fieldName = symbols.lookup(name)
        else { return }
        let holder = space[ref]
        for field in space.fields(holder)
        where field.name == fieldName && field.flags & UInt32(AccessFlag.static) != 0 {
            let offset = Int(field.offset)
            switch value {
            case .int(let number):
                if field.type == UInt8(SwiftletTypeBoolean) {
                    space.store(holder.pointee.mirror, offset, UInt8(truncatingIfNeeded: number))
                } else {
                    space.store(holder.pointee.mirror, offset, number)
                }
            case .long(let number): space.store(holder.pointee.mirror, offset, number)
            case .null: space.storeReference(holder.pointee.mirror, offset, .null)
            case .reference(let reference): space.storeReference(holder.pointee.mirror, offset, reference)
            }
        }
    }

    private func staticReference(
        _ className: StaticString, _ name: StaticString, _ descriptor: StaticString, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        let holder = try bootClass(className, thread)
        guard let field = declaredField(holder, intern(name), intern(descriptor)) else { return .null }
        return space.loadReference(holder.pointee.mirror, Int(field.pointee.offset))
    }

    /// Runs the initializer of an initialized class once more.
    private func initializeAgain(_ className: StaticString, _ thread: Thread) throws(JavaThrow) {
        let holder = try bootClass(className, thread)
        guard let initializer = declaredMethod(holder, names.classInitializer, names.emptyDescriptor) else { return }
        try thread.call(initializer, [])
    }
}
