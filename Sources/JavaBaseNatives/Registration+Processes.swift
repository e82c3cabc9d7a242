// SPDX-License-Identifier: Apache-2.0
import Runtime

extension JavaBaseNatives {
    /// Other programs and native libraries.
    static func registerProcesses(_ table: NativeTable) {
        table.register("java/lang/ProcessImpl", ProcessImplNatives.bind)
        table.register("java/lang/ProcessHandleImpl", ProcessHandleNatives.bind)
        table.register("java/lang/ProcessHandleImpl$Info", ProcessHandleNatives.bindInfo)
        table.register("jdk/internal/loader/NativeLibrary", NativeLibraryNatives.bind)
        table.register("jdk/internal/loader/RawNativeLibraries", NativeLibraryNatives.bindRaw)
    }
}
