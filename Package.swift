// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Targets in dependency order; arrows point only upwards in this file. Tests/StructureTests checks it.
import PackageDescription

let package = Package(
    name: "Swiftlet",
    products: [],
    targets: [
        // 0 — C structures whose offsets machine code and handlers bake in; shims Swift cannot express.
        .target(name: "CSwiftlet"),
        // 0 — typed indices, bit sets, byte cursors, modified UTF-8.
        .target(name: "DataStructures"),
        // 0 — zlib, from the system.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // 1 — memory mapping, native threads, futexes, clocks.
        .target(name: "Platform", dependencies: ["CSwiftlet"]),
        // 1 — read, check, build, write and print class files.
        .target(name: "ClassFile", dependencies: ["DataStructures"]),
        // 1 — encode and decode x86-64 instructions into a code buffer with labels.
        .target(name: "AssemblerX64", dependencies: ["DataStructures", "CSwiftlet"]),
        // 1 — the calls and constants that host and guest share.
        .target(name: "GuestProtocol"),
        // 1 — versioned, checksummed sections of saved machine state.
        .target(name: "MachineState"),
        // 2 — machine code as text, by Zydis where it is installed: for tests and dumps.
        .target(name: "MachineCodeText", dependencies: ["AssemblerX64"]),
        // 2 — find classes and resources in folders, jars and the class library's image.
        .target(name: "ClassPath", dependencies: ["CZlib", "Platform"]),
        // 2 — executable memory, code blobs, frame descriptors, patching, pc lookup.
        .target(name: "CodeCache", dependencies: ["Platform", "AssemblerX64"]),
        // 2 — guest physical memory: regions, checked access, dirty pages, sharing.
        .target(name: "GuestMemory", dependencies: ["CSwiftlet", "Platform"]),
        // 2 — /dev/kvm as typed values: capabilities, machines, memory slots, processors, exits.
        .target(name: "KVM", dependencies: ["CSwiftlet", "Platform"]),
        // 4 — machines: load a static executable as a guest, run it, answer its calls, copy it.
        .target(
            name: "MicroVM",
            dependencies: [
                "AssemblerX64", "CSwiftlet", "GuestMemory", "GuestProtocol", "KVM", "MachineState", "Platform",
            ]),

        // Benchmarks: figures of machines, against the least that KVM can be asked for.
        .target(name: "CBareKVM", path: "Benchmarks/CBareKVM"),
        .executableTarget(
            name: "machine-benchmark", dependencies: ["CBareKVM", "KVM", "MicroVM", "Platform"],
            path: "Benchmarks/Machines"),

        // Shared by tests: temporary folders, repeatable random sequences.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        // Shared by tests: a scripted KVM device, and whether guests can run here.
        .target(name: "KVMTestSupport", dependencies: ["KVM"], path: "Tests/KVMTestSupport"),
        // The guest that machine tests run; scripts/build-probe-guest builds it as a static executable.
        .target(name: "CProbeGuest", path: "Tests/CProbeGuest"),
        .executableTarget(name: "probe-guest", dependencies: ["CProbeGuest"], path: "Tests/ProbeGuest"),

        .testTarget(name: "AssemblerX64Tests", dependencies: ["AssemblerX64", "MachineCodeText", "TestSupport"]),
        .testTarget(name: "CodeCacheTests", dependencies: ["AssemblerX64", "CodeCache", "Platform", "TestSupport"]),
        .testTarget(name: "ClassPathTests", dependencies: ["ClassPath", "CZlib", "TestSupport"]),
        .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
        .testTarget(name: "MachineStateTests", dependencies: ["MachineState"]),
        .testTarget(name: "GuestMemoryTests", dependencies: ["GuestMemory"]),
        .testTarget(name: "KVMTests", dependencies: ["CSwiftlet", "KVM", "KVMTestSupport", "Platform"]),
        .testTarget(
            name: "MicroVMTests",
            dependencies: [
                "AssemblerX64", "GuestMemory", "GuestProtocol", "KVM", "KVMTestSupport", "MachineState", "MicroVM",
                "Platform",
            ]),
    ]
)
