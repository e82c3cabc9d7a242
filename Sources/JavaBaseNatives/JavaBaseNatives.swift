// SPDX-License-Identifier: Apache-2.0
import Runtime

/// The native methods of java.base, one file a Java class. A missing one throws UnsatisfiedLinkError when called.
public enum JavaBaseNatives {
    /// Announces the natives to a machine that has not booted.
    public static func register(in machine: VirtualMachine) {
        let table = machine.natives
        registerLang(table)
        registerInternal(table)
        registerInputOutput(table)
        registerReflection(table)
        registerZip(table)
        registerFiles(table)
        registerNetwork(table)
        registerProcesses(table)
        registerAbsent(table)
    }

    private static func registerLang(_ table: NativeTable) {
        table.register("java/lang/Object", ObjectNatives.bind)
        table.register("java/lang/Class", ClassNatives.bind)
        table.register("java/lang/ClassLoader", ClassLoaderNatives.bind)
        table.register("java/lang/System", SystemNatives.bind)
        table.register("java/lang/Thread", ThreadNatives.bind)
        table.register("java/lang/Throwable", ThrowableNatives.bind)
        table.register("java/lang/StackTraceElement", StackTraceElementNatives.bind)
        table.register("java/lang/NullPointerException", NullPointerExceptionNatives.bind)
        table.register("java/lang/Module", ModuleNatives.bind)
        table.register("java/lang/Runtime", RuntimeNatives.bind)
        table.register("java/lang/Shutdown", ShutdownNatives.bind)
        table.register("java/lang/String", StringNatives.bind)
        table.register("java/lang/Float", FloatNatives.bind)
        table.register("java/lang/Double", DoubleNatives.bind)
        table.register("java/lang/ref/Reference", ReferenceNatives.bind)
        table.register("java/lang/ref/PhantomReference", PhantomReferenceNatives.bind)
        table.register("java/lang/ref/Finalizer", FinalizerNatives.bind)
        table.register("java/lang/invoke/MethodHandleNatives", MethodHandleNativesNatives.bind)
    }

    private static func registerInternal(_ table: NativeTable) {
        table.register("jdk/internal/misc/Unsafe", UnsafeNatives.bind)
        table.register("jdk/internal/misc/CDS", CDSNatives.bind)
        table.register("jdk/internal/misc/VM", VMNatives.bind)
        table.register("jdk/internal/misc/Signal", SignalNatives.bind)
        table.register("jdk/internal/misc/ScopedMemoryAccess", ScopedMemoryAccessNatives.bind)
        table.register("jdk/internal/misc/PreviewFeatures", PreviewFeaturesNatives.bind)
        table.register("jdk/internal/reflect/Reflection", ReflectionNatives.bind)
        table.register("jdk/internal/loader/BootLoader", BootLoaderNatives.bind)
        table.register("jdk/internal/loader/NativeLibraries", NativeLibrariesNatives.bind)
        table.register("jdk/internal/util/SystemProps$Raw", SystemPropsNatives.bind)
        table.register("jdk/internal/vm/ContinuationSupport", ContinuationSupportNatives.bind)
        table.register("jdk/internal/vm/ThreadSnapshot", ThreadSnapshotNatives.bind)
        table.register("jdk/internal/vm/Continuation", ContinuationNatives.bind)
    }

    private static func registerInputOutput(_ table: NativeTable) {
        table.register("java/io/FileDescriptor", FileDescriptorNatives.bind)
        table.register("java/io/FileInputStream", FileInputStreamNatives.bind)
        table.register("java/io/FileOutputStream", FileOutputStreamNatives.bind)
        table.register("java/io/UnixFileSystem", UnixFileSystemNatives.bind)
    }
}
