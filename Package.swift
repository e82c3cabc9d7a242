// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Targets in dependency order; arrows point only upwards in this file. scripts/check verifies the imports.
// Targets in dependency order; arrows point only upwards in this file. scripts/check sees to it.
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
        // 2 — decide whether methods are type-safe, given what a class hierarchy says.
        .target(name: "Verifier", dependencies: ["ClassFile", "DataStructures"]),
        // 2 — layout of objects, classes, methods and tables in raw memory.
        .target(name: "ObjectModel", dependencies: ["CSwiftlet"]),
        // tests — class files: views, checks, builder, printer; and a tool that runs them over directories of classes.
        // tests — modified UTF-8 and byte cursors.
        .testTarget(name: "DataStructuresTests", dependencies: ["DataStructures"]),
        // tests — files, mutants and class files at hand, for the tests and the tool below.
        .target(name: "ClassFileTestSupport", dependencies: ["ClassFile"], path: "Tests/ClassFileTestSupport"),
        // tests — class files: views, checks, builder, writer, printer.
        .testTarget(name: "ClassFileTests", dependencies: ["ClassFile", "DataStructures", "ClassFileTestSupport"]),
        // tests — runs the class-file library over directories of classes and compares with javap.
        .executableTarget(
            name: "disassemble-classes", dependencies: ["ClassFile", "DataStructures", "ClassFileTestSupport"],
            path: "Tests/DisassembleClasses"),
        // 2 — find classes and resources in folders, jars and the class library's image.
        .target(name: "ClassPath", dependencies: ["CZlib", "Platform"]),
        // 2 — the only way from natives to the outside: files, clocks, entropy, environment.
        .target(name: "HostInterface", dependencies: ["Platform"]),

        // Shared by tests: temporary folders, repeatable random sequences.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "ClassPathTests", dependencies: ["CZlib", "ClassPath", "Platform", "TestSupport"]),
        .testTarget(name: "HostInterfaceTests", dependencies: ["HostInterface", "TestSupport"]),
        .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
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
        .testTarget(
            name: "VerifierTests",
            dependencies: [
                "Verifier", "ClassFile", "ClassPath", "DataStructures", "ClassFileTestSupport", "VerifierTestSupport",
            ],
            exclude: ["Seeds", "Expected-mutate.txt", "Expected-random.txt"]),
        // 3 — decoded bytecode and its handlers. Handlers end in tail calls, which only the optimiser makes: -O always.
        .target(
            name: "Interpreter", dependencies: ["CSwiftlet", "ObjectModel"],
            swiftSettings: [
                .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "1"], .when(configuration: .debug)),
                // Merging similar functions would put a parameter on the native stack, and a call where a jump must be.
                .unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer", "-Xllvm", "-swiftmergefunc-threshold=0"]),
            ]),
        .testTarget(name: "InterpreterTests", dependencies: ["Interpreter", "ObjectModel"]),
        // 3 — allocate, trace, move and reclaim objects; roots only by protocol.
        .target(name: "Heap", dependencies: ["ObjectModel", "CSwiftlet"]),
        .testTarget(name: "HeapTests", dependencies: ["Heap"]),
        .testTarget(name: "ObjectModelTests", dependencies: ["ObjectModel"]),
        // 4 — load, link, initialize, execute, schedule, synchronize, unwind.
        .target(
            name: "Runtime",
            dependencies: [
                "ClassFile", "ClassPath", "DataStructures", "Heap", "HostInterface", "Interpreter", "ObjectModel",
                "Platform",
            ]),
        // tests — parts of the runtime that need no running machine.
        .testTarget(
            name: "RuntimeTests", dependencies: ["Runtime", "ClassFile", "ClassFileTestSupport"],
            exclude: ["NullPointerTexts"]),
    ]
)
