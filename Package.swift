// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Targets in dependency order; arrows point only upwards in this file. scripts/check sees to it.
import PackageDescription

// Guests of virtual machines are linked statically where scripts/build-guest asks for it; their objects are everybody's.
let guestLinking: [LinkerSetting] =
    Context.environment["SWIFTLET_STATIC_GUEST"] == nil ? [] : [.unsafeFlags(["-static-executable"])]

let package = Package(
    name: "Swiftlet",
    products: [
        .library(name: "Swiftlet", targets: ["Swiftlet"]),
        .library(name: "MicroVMClient", targets: ["MicroVMClient"]),
        .library(name: "jvm", type: .dynamic, targets: ["JavaInvocation"]),
        .executable(name: "swiftlet", targets: ["swiftlet"]),
        .executable(name: "swiftlet-guest", targets: ["swiftlet-guest"]),
        .executable(name: "prepare-guest", targets: ["prepare-guest"]),
        .executable(name: "swiftlet-javac", targets: ["swiftlet-javac"]),
    ],
    targets: [
        // 0 — C structures whose offsets machine code and handlers bake in; shims Swift cannot express.
        .target(name: "CSwiftlet"),
        // 0 — typed indices, bit sets, byte cursors, modified UTF-8.
        .target(name: "DataStructures"),
        // 0 — zlib, from the system.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // 0 — libffi, from the system.
        .systemLibrary(name: "CLibFFI", providers: [.apt(["libffi-dev"])]),
        // 0 — layouts and variadic functions of the Java Native Interface.
        .target(name: "CJavaNativeInterface"),
        // 1 — memory mapping, native threads, futexes, clocks.
        .target(name: "Platform", dependencies: ["CSwiftlet"]),
        // 1 — read, check, build, write and print class files.
        .target(name: "ClassFile", dependencies: ["DataStructures"]),
        // 1 — lexer, parser, trees and diagnostics of Java source.
        .target(name: "JavaSyntax", dependencies: ["DataStructures"]),
        // 1 — encode and decode x86-64 instructions into a code buffer with labels.
        .target(name: "AssemblerX64", dependencies: ["DataStructures", "CSwiftlet"]),
        // 1 — the calls and constants that host and guest share.
        .target(name: "GuestProtocol"),
        // 1 — versioned, checksummed sections of saved machine state.
        .target(name: "MachineState"),
        // 2 — decide whether methods are type-safe, given what a class hierarchy says.
        .target(name: "Verifier", dependencies: ["ClassFile", "DataStructures"]),
        // 2 — layout of objects, classes, methods and tables in raw memory.
        .target(name: "ObjectModel", dependencies: ["CSwiftlet", "Platform"]),
        // 2 — find classes and resources in folders, jars and the class library's image.
        .target(name: "ClassPath", dependencies: ["CZlib", "Platform"]),
        // 2 — the only way from natives to the outside: files, clocks, entropy, environment.
        .target(name: "HostInterface", dependencies: ["CSwiftlet", "Platform"]),
        // 2 — memory and streams between a guest and a program on the host, from the host's side.
        .target(name: "CMachineChannel"),
        .target(name: "MachineChannel", dependencies: ["CMachineChannel", "CSwiftlet", "Platform"]),
        // 2 — machine code as text, by Zydis where it is installed: for tests and dumps.
        .target(name: "MachineCodeText", dependencies: ["AssemblerX64"]),
        // 2 — executable memory, code blobs, frame descriptors, patching, pc lookup.
        .target(name: "CodeCache", dependencies: ["Platform", "AssemblerX64"]),
        // 2 — guest physical memory: regions, checked access, dirty pages, sharing.
        .target(name: "GuestMemory", dependencies: ["CSwiftlet", "Platform"]),
        // 2 — /dev/kvm as typed values: capabilities, machines, memory slots, processors, exits.
        .target(name: "KVM", dependencies: ["CSwiftlet", "Platform"]),
        // 3 — `swiftlet vm` for Swift programs: starts machines in jailed processes, and talks to them.
        .target(name: "MicroVMClient", dependencies: ["CSwiftlet", "MachineChannel", "Platform"]),
        // 3 — Java source to class files: symbols, types, attribution, lowering, emission.
        .target(name: "JavaCompiler", dependencies: ["JavaSyntax", "ClassFile", "ClassPath", "Platform"]),
        // 3 — decoded bytecode and its handlers. Handlers end in tail calls, which only the optimiser makes: -O always.
        .target(
            name: "Interpreter", dependencies: ["CSwiftlet", "ObjectModel"],
            swiftSettings: [
                .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "1"], .when(configuration: .debug)),
                // Merging similar functions would put a parameter on the native stack, and a call where a jump must be.
                .unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer", "-Xllvm", "-swiftmergefunc-threshold=0"]),
            ]),
        // 3 — allocate, trace, move and reclaim objects; roots only by protocol.
        .target(name: "Heap", dependencies: ["CSwiftlet", "ObjectModel", "Platform"]),
        // 4 — machines: load a static executable as a guest, run it, answer its calls, copy it.
        .target(
            name: "MicroVM",
            dependencies: [
                "AssemblerX64", "CSwiftlet", "GuestMemory", "GuestProtocol", "KVM", "MachineState", "Platform",
            ]),
        // 4 — all that a compiler may ask of the machine and must hand back.
        .target(name: "CompilerInterface", dependencies: ["AssemblerX64", "Interpreter", "ObjectModel"]),
        // 5 — machine code in one pass over the instructions, on the interpreter's frames.
        .target(name: "BaselineCompiler", dependencies: ["AssemblerX64", "CompilerInterface"]),
        // 6 — load, link, initialize, execute, schedule, synchronize, unwind.
        .target(
            name: "Runtime",
            dependencies: [
                "AssemblerX64", "BaselineCompiler", "ClassFile", "ClassPath", "CodeCache", "CompilerInterface",
                "DataStructures", "Heap", "HostInterface", "Interpreter", "MachineCodeText", "ObjectModel", "Platform",
                "Verifier",
            ]),
        // 7 — native methods of java.base, one file a Java class.
        .target(
            name: "JavaBaseNatives",
            dependencies: ["CZlib", "ClassFile", "HostInterface", "ObjectModel", "Platform", "Runtime"]),
        // 7 — native methods of the other modules: management, preferences, a little of java.desktop.
        .target(
            name: "JavaModuleNatives",
            dependencies: ["HostInterface", "JavaBaseNatives", "ObjectModel", "Runtime"]),
        // 7 — native code of others: foreign functions, libraries with native methods.
        .target(
            name: "NativeInterface",
            dependencies: [
                "CJavaNativeInterface", "CLibFFI", "DataStructures", "HostInterface", "JavaBaseNatives", "ObjectModel",
                "Runtime",
            ]),
        // 7 — the Java sources of stdlib/, as part of the executable.
        .target(
            name: "StandardLibrary", path: "stdlib",
            resources: [.embedInCode("swiftlet/internal"), .embedInCode("swiftlet/vm")]),
        // 8 — the embedding API; assembles the parts.
        .target(
            name: "Swiftlet",
            dependencies: [
                "ClassFile", "ClassPath", "Heap", "HostInterface", "JavaBaseNatives", "JavaCompiler",
                "JavaModuleNatives", "JavaSyntax", "NativeInterface", "ObjectModel", "Platform", "Runtime",
                "StandardLibrary",
            ]),
        // 8 — the Java compiler's command line; also an executable of its own, which starts without the machine.
        .target(name: "CompilerCommand", dependencies: ["ClassPath", "JavaCompiler", "JavaSyntax", "Platform"]),
        .executableTarget(name: "swiftlet-javac", dependencies: ["CompilerCommand"]),
        // 9 — jar files made, listed, taken apart.
        .target(name: "JarTool", dependencies: ["CZlib", "ClassFile", "ClassPath", "Platform"]),
        // 9 — the prompt: snippets, what depends on what, commands, line editing.
        .target(
            name: "JavaShell",
            dependencies: [
                "ClassFile", "ClassPath", "CompilerCommand", "JavaCompiler", "JavaSyntax", "Platform", "Swiftlet",
            ]),
        // 10 — the command line as a library, and the executable of a few lines.
        .target(
            name: "CommandLine",
            dependencies: ["ClassFile", "ClassPath", "CompilerCommand", "JarTool", "JavaShell", "Platform", "Swiftlet"]),
        // 11 — libjvm.so: machines made by C programs, through JNI.
        .target(
            name: "JavaInvocation",
            dependencies: [
                "CJavaNativeInterface", "ClassPath", "CommandLine", "NativeInterface", "Platform", "Swiftlet",
            ],
            exclude: ["exports.map"],
            linkerSettings: [
                .unsafeFlags([
                    "-use-ld=lld", "-Xlinker", "--version-script=Sources/JavaInvocation/exports.map",
                    "-Xlinker", "--gc-sections",
                ])
            ]),
        // 11 — `swiftlet vm`: programs in machines of their own.
        .target(
            name: "MachineCommand",
            dependencies: [
                "CSwiftlet", "ClassPath", "CommandLine", "GuestProtocol", "KVM", "MachineChannel", "MicroVM",
                "Platform",
            ]),
        // 11 — the runtime inside a machine: scripts/build-guest builds the static executable.
        .target(name: "CGuestRuntime"),
        .target(name: "GuestRuntime", dependencies: ["CGuestRuntime", "CommandLine", "GuestProtocol", "Swiftlet"]),
        .executableTarget(name: "swiftlet-guest", dependencies: ["GuestRuntime"], linkerSettings: guestLinking),
        .executableTarget(name: "prepare-guest", dependencies: ["MicroVM"]),
        // Packed relocations and static C++ support halve the time until `main`; scripts/build lays out the folder. What a
        // start calls lies together, so that a small program has few pages of the launcher in memory.
        .executableTarget(
            name: "swiftlet", dependencies: ["CommandLine", "MachineCommand"], exclude: ["startup.order"],
            linkerSettings: [
                .unsafeFlags([
                    "-use-ld=lld", "-L.build/static-libraries", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
                    "-Xlinker", "--symbol-ordering-file=Sources/swiftlet/startup.order",
                    "-Xlinker", "--no-warn-symbol-ordering",
                ])
            ]),

        // benchmarks — figures of machines, against the least that KVM can be asked for.
        .target(name: "CBareKVM", path: "Benchmarks/CBareKVM"),
        .executableTarget(
            name: "machine-benchmark", dependencies: ["CBareKVM", "KVM", "MicroVM", "Platform"],
            path: "Benchmarks/Machines"),
        // benchmarks — figures of channels between guests and the host.
        .executableTarget(
            name: "channel-benchmark", dependencies: ["MicroVMClient", "Platform"], path: "Benchmarks/Channel",
            exclude: ["ChannelEcho.java"]),

        // tests — temporary folders, repeatable random sequences.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        // tests — files, mutants and class files at hand, for the tests and the tool below.
        .target(name: "ClassFileTestSupport", dependencies: ["ClassFile"], path: "Tests/ClassFileTestSupport"),
        // tests — runs the class-file library over directories of classes and compares with javap.
        .executableTarget(
            name: "disassemble-classes", dependencies: ["ClassFile", "DataStructures", "ClassFileTestSupport"],
            path: "Tests/DisassembleClasses"),
        // tests — a scripted KVM device, and whether guests can run here.
        .target(name: "KVMTestSupport", dependencies: ["KVM"], path: "Tests/KVMTestSupport"),
        // tests — the guest that machine tests run; scripts/build-probe-guest builds it as a static executable.
        .target(name: "CProbeGuest", path: "Tests/CProbeGuest"),
        .executableTarget(
            name: "probe-guest", dependencies: ["CGuestRuntime", "CProbeGuest"], path: "Tests/ProbeGuest",
            linkerSettings: guestLinking),
        .testTarget(name: "DataStructuresTests", dependencies: ["DataStructures"]),
        .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
        .testTarget(name: "ClassFileTests", dependencies: ["ClassFile", "DataStructures", "ClassFileTestSupport"]),
        .testTarget(name: "ObjectModelTests", dependencies: ["ObjectModel"]),
        .testTarget(name: "ClassPathTests", dependencies: ["CZlib", "ClassPath", "Platform", "TestSupport"]),
        .testTarget(name: "HostInterfaceTests", dependencies: ["HostInterface", "TestSupport"]),
        .testTarget(name: "JavaBaseNativesTests", dependencies: ["CZlib", "JavaBaseNatives", "ObjectModel"]),
        .testTarget(
            name: "InterpreterTests", dependencies: ["Interpreter", "ObjectModel"], exclude: ["Samples.java"]),
        .testTarget(name: "HeapTests", dependencies: ["Heap", "ObjectModel"]),
        // tests — parts of the runtime that need no running machine.
        .testTarget(
            name: "RuntimeTests",
            dependencies: ["Runtime", "ClassFile", "ClassFileTestSupport", "CompilerInterface"],
            exclude: ["NullPointerTexts"]),
        .testTarget(name: "JavaSyntaxTests", dependencies: ["JavaSyntax", "TestSupport"], exclude: ["Cases"]),
        // tests — attributes source files and prints what is complained about.
        .executableTarget(
            name: "attribute-sources", dependencies: ["JavaCompiler", "JavaSyntax", "ClassPath"],
            path: "Tests/AttributeSources"),
        .testTarget(
            name: "JavaCompilerTests",
            dependencies: ["JavaCompiler", "JavaSyntax", "ClassFile", "ClassPath", "TestSupport"], exclude: ["Cases"]),
        .testTarget(name: "AssemblerX64Tests", dependencies: ["AssemblerX64", "MachineCodeText", "TestSupport"]),
        .testTarget(name: "CodeCacheTests", dependencies: ["AssemblerX64", "CodeCache", "Platform", "TestSupport"]),
        .testTarget(
            name: "BaselineCompilerTests",
            dependencies: ["AssemblerX64", "BaselineCompiler", "CSwiftlet", "CodeCache", "CompilerInterface"]),
        .testTarget(name: "MachineStateTests", dependencies: ["MachineState"]),
        .testTarget(name: "CommandLineTests", dependencies: ["CommandLine", "Runtime", "Swiftlet"]),
        // tests — channels between two ends in one process, honest and not; clients against real machines.
        .testTarget(
            name: "MachineChannelTests", dependencies: ["CSwiftlet", "MachineChannel", "MicroVMClient", "Platform"]),
        .testTarget(name: "GuestMemoryTests", dependencies: ["GuestMemory"]),
        .testTarget(name: "KVMTests", dependencies: ["CSwiftlet", "KVM", "KVMTestSupport", "Platform"]),
        .testTarget(
            name: "MicroVMTests",
            dependencies: [
                "AssemblerX64", "GuestMemory", "GuestProtocol", "KVM", "KVMTestSupport", "MachineState", "MicroVM",
                "Platform", "TestSupport",
            ]),
        // tests — the client library against real machines, which the release launcher starts.
        .testTarget(
            name: "MicroVMClientTests", dependencies: ["CSwiftlet", "KVMTestSupport", "MicroVMClient", "TestSupport"]),
        // tests — settings and files of machines, without machines; the verbs against real ones.
        .testTarget(name: "MachineCommandTests", dependencies: ["KVMTestSupport", "MachineCommand"]),
        // tests — whole machines through the embedding API; they need a JDK 25 class library.
        .testTarget(
            name: "SwiftletTests",
            dependencies: [
                "ClassPath", "CompilerCommand", "Heap", "ObjectModel", "Platform", "Runtime", "Swiftlet", "TestSupport",
            ],
            exclude: ["Programs"]),
        // tests — class hierarchies from files and from the class library, damaged methods.
        .target(
            name: "VerifierTestSupport",
            dependencies: ["Verifier", "ClassFile", "ClassPath", "DataStructures", "ClassFileTestSupport"],
            path: "Tests/VerifierTestSupport"),
        // tests — what the verifier says of class files, for comparison with HotSpot; how fast it is.
        .executableTarget(
            name: "verify-classes",
            dependencies: ["Verifier", "ClassFile", "DataStructures", "ClassFileTestSupport", "VerifierTestSupport"],
            path: "Tests/VerifyClasses"),
        // tests — compiles many small programs in one process and verifies what comes out.
        .executableTarget(
            name: "batch-compile",
            dependencies: [
                "ClassFile", "ClassFileTestSupport", "ClassPath", "CompilerCommand", "JavaCompiler", "JavaSyntax",
                "Verifier", "VerifierTestSupport",
            ],
            path: "Tests/BatchCompile"),
        .testTarget(
            name: "VerifierTests",
            dependencies: [
                "Verifier", "ClassFile", "ClassPath", "DataStructures", "ClassFileTestSupport", "VerifierTestSupport",
            ],
            exclude: ["Seeds", "Expected-mutate.txt", "Expected-random.txt"]),
    ]
)

// A function a section: the linker can then order them, and leave out what nothing calls.
for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? [])
        + [.unsafeFlags(["-Xfrontend", "-function-sections"], .when(configuration: .release))]
    target.cSettings =
        (target.cSettings ?? []) + [.unsafeFlags(["-ffunction-sections"], .when(configuration: .release))]
}
