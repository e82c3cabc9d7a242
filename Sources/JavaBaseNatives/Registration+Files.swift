// SPDX-License-Identifier: Apache-2.0
import Runtime

extension JavaBaseNatives {
    /// java.nio.file, file channels and mapped memory.
    static func registerFiles(_ table: NativeTable) {
        table.register("sun/nio/fs/UnixNativeDispatcher", UnixNativeDispatcherNatives.bind)
        table.register("sun/nio/fs/LinuxNativeDispatcher", LinuxNativeDispatcherNatives.bind)
        table.register("sun/nio/fs/UnixFileSystem", NioUnixFileSystemNatives.bind)
        table.register("sun/nio/fs/LinuxWatchService", LinuxWatchServiceNatives.bind)
        table.register("sun/nio/ch/UnixFileDispatcherImpl", UnixFileDispatcherNatives.bind)
        table.register("sun/nio/ch/FileDispatcherImpl", FileDispatcherNatives.bind)
        table.register("sun/nio/ch/FileKey", FileKeyNatives.bind)
        table.register("sun/nio/ch/IOUtil", ChannelDescriptorNatives.bind)
        table.register("sun/nio/ch/NativeThread", NativeThreadNatives.bind)
        table.register("sun/nio/ch/UnixDispatcher", UnixDispatcherNatives.bind)
        table.register("java/nio/MappedMemoryUtils", MappedMemoryNatives.bind)
        table.register("jdk/internal/jimage/NativeImageBuffer", NativeImageBufferNatives.bind)
    }
}
