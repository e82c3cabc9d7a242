// SPDX-License-Identifier: Apache-2.0
import Runtime

extension JavaBaseNatives {
    /// Reflection, stack walking, and what is small: time zones, console, serialization, counters.
    static func registerReflection(_ table: NativeTable) {
        table.register("java/lang/reflect/Array", ArrayNatives.bind)
        table.register("java/lang/reflect/Executable", ExecutableNatives.bind)
        table.register("java/lang/reflect/Field", FieldNatives.bind)
        table.register(
            "jdk/internal/reflect/DirectMethodHandleAccessor$NativeAccessor", MethodNativeAccessorNatives.bind)
        table.register(
            "jdk/internal/reflect/DirectConstructorHandleAccessor$NativeAccessor",
            ConstructorNativeAccessorNatives.bind)
        table.register("jdk/internal/reflect/ConstantPool", ConstantPoolNatives.bind)
        table.register("java/lang/StackStreamFactory", StackStreamFactoryNatives.bind)
        table.register("java/lang/StackStreamFactory$AbstractStackWalker", StackWalkerNatives.bind)
        table.register("java/lang/StackFrameInfo", StackFrameInfoNatives.bind)
        table.register("java/io/ObjectStreamClass", ObjectStreamClassNatives.bind)
        table.register("java/util/TimeZone", TimeZoneNatives.bind)
        table.register("java/io/Console", ConsoleNatives.bind)
        table.register("jdk/internal/io/JdkConsoleImpl", JdkConsoleNatives.bind)
        table.register("java/io/FileCleanable", FileCleanableNatives.bind)
        table.register("java/io/RandomAccessFile", RandomAccessFileNatives.bind)
        table.register("java/lang/ProcessEnvironment", ProcessEnvironmentNatives.bind)
        table.register("jdk/internal/perf/Perf", PerfNatives.bind)
    }
}
