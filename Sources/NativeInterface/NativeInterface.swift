// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Native code of others: foreign functions by libffi.
public enum NativeInterface {
    /// Announces the natives to a machine that has not booted.
    public static func register(in machine: VirtualMachine) {
        machine.natives.register("jdk/internal/foreign/abi/fallback/LibFallback", LibFallbackNatives.bind)
    }
}
