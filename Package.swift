// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
// Targets in dependency order; arrows point only upwards in this file. scripts/check verifies the imports.
import PackageDescription

let package = Package(
    name: "Swiftlet",
    products: [],
    targets: [
        // 0 — C structures whose offsets machine code and handlers bake in; shims Swift cannot express.
        .target(name: "CSwiftlet"),
        // 0 — typed indices, bit sets, byte cursors, modified UTF-8.
        .target(name: "DataStructures"),
        // 1 — memory mapping, native threads, futexes, clocks.
        .target(name: "Platform", dependencies: ["CSwiftlet"]),
        // 1 — read, check, build, write and print class files.
        .target(name: "ClassFile", dependencies: ["DataStructures"]),
        // 2 — layout of objects, classes, methods and tables in raw memory.
        .target(name: "ObjectModel", dependencies: ["CSwiftlet"]),
        // 3 — decoded bytecode and its handlers. Handlers end in tail calls, which only the optimiser makes: -O always.
        .target(
            name: "Interpreter", dependencies: ["CSwiftlet", "ObjectModel"],
            swiftSettings: [
                .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "1"], .when(configuration: .debug)),
                // Merging similar functions would put a parameter on the native stack, and a call where a jump must be.
                .unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer", "-Xllvm", "-swiftmergefunc-threshold=0"]),
            ]),
        .testTarget(name: "InterpreterTests", dependencies: ["Interpreter", "ObjectModel"], exclude: ["Samples.java"]),
    ]
)
