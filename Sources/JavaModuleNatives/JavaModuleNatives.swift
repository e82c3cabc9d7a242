// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import Runtime

/// The native methods of modules above java.base, one file a Java class or two.
public enum JavaModuleNatives {
    /// Announces the natives to a machine that has not booted.
    public static func register(in machine: VirtualMachine) {
        let table = machine.natives
        registerManagement(table)
        registerManagementExtension(table)
        table.register("java/util/prefs/FileSystemPreferences", FileSystemPreferencesNatives.bind)
        for name in FieldIdentifierNatives.classes { table.register(name, FieldIdentifierNatives.bind) }
    }

    private static func registerManagement(_ table: NativeTable) {
        table.register("sun/management/ClassLoadingImpl", ClassLoadingImplNatives.bind)
        table.register("sun/management/GarbageCollectorImpl", GarbageCollectorImplNatives.bind)
        table.register("sun/management/MemoryImpl", MemoryImplNatives.bind)
        table.register("sun/management/MemoryManagerImpl", PoolOwnerNatives.bind)
        table.register("sun/management/MemoryPoolImpl", MemoryPoolImplNatives.bind)
        table.register("sun/management/ThreadImpl", ThreadImplNatives.bind)
        table.register("sun/management/VMManagementImpl", VMManagementImplNatives.bind)
    }

    private static func registerManagementExtension(_ table: NativeTable) {
        table.register("com/sun/management/internal/Flag", FlagNatives.bind)
        table.register("com/sun/management/internal/GarbageCollectorExtImpl", GarbageCollectorExtImplNatives.bind)
        table.register("com/sun/management/internal/GcInfoBuilder", GcInfoBuilderNatives.bind)
        table.register("com/sun/management/internal/HotSpotDiagnostic", HotSpotDiagnosticNatives.bind)
        table.register("com/sun/management/internal/OperatingSystemImpl", OperatingSystemImplNatives.bind)
    }
}
