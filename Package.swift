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
        // 3 — allocate, trace, move and reclaim objects; roots only by protocol.
        .target(name: "Heap", dependencies: ["ObjectModel", "CSwiftlet"]),
        .testTarget(name: "HeapTests", dependencies: ["Heap"]),
        .testTarget(name: "ObjectModelTests", dependencies: ["ObjectModel"]),
    ]
)
