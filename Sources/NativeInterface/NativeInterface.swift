// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Native code of others: foreign functions by libffi, and libraries with native methods (JNI).
public enum NativeInterface {
    /// Announces the natives to a machine that has not booted.
    public static func register(in machine: VirtualMachine) {
        machine.natives.register("jdk/internal/foreign/abi/fallback/LibFallback", LibFallbackNatives.bind)
        // In place of java.base's, which knows only libraries that the VM implements.
        machine.natives.register("jdk/internal/loader/NativeLibraries", JNILibraryNatives.bind)
    }
}
