// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
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
        // 1 — lexer, parser, trees, printer and diagnostics for Java SE 25 source.
        .target(name: "JavaSyntax", dependencies: ["DataStructures"]),
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
        // 3 — attribute, check, lower and emit Java source as class files.
        .target(name: "JavaCompiler", dependencies: ["JavaSyntax", "ClassFile", "ClassPath"]),
        // 2 — the only way from natives to the outside: files, clocks, entropy, environment.
        .target(name: "HostInterface", dependencies: ["Platform"]),

        // Shared by tests: temporary folders, repeatable random sequences.
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "ClassPathTests", dependencies: ["CZlib", "ClassPath", "Platform", "TestSupport"]),
        .testTarget(name: "HostInterfaceTests", dependencies: ["HostInterface", "TestSupport"]),
        .testTarget(name: "PlatformTests", dependencies: ["Platform"]),
        .testTarget(name: "JavaSyntaxTests", dependencies: ["JavaSyntax", "TestSupport"], exclude: ["Cases"]),
        .testTarget(
            name: "JavaCompilerTests",
            dependencies: ["JavaCompiler", "JavaSyntax", "ClassFile", "ClassPath", "TestSupport"], exclude: ["Cases"]),
    ]
)
