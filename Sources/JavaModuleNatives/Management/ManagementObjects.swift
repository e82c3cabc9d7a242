// SPDX-License-Identifier: Apache-2.0
import JavaBaseNatives
import ObjectModel
import Runtime

// Objects of java.lang.management and of its implementation that natives make.

extension NativeCall {
    /// A new java.lang.management.MemoryUsage.
    func memoryUsage(_ usage: PoolUsage) throws(JavaThrow) -> Reference {
        try thread.construct(
            vm.intern("java/lang/management/MemoryUsage" as StaticString), "(JJJJ)V",
            [
                .long(Int64(usage.initial)), .long(Int64(usage.used)), .long(Int64(usage.committed)),
                .long(Int64(usage.maximum)),
            ])
    }

    /// A new array of a boot class with these elements.
    func array(of className: StaticString, _ elements: [Handle]) throws(JavaThrow) -> Reference {
        let arrayClass = try vm.arrayClass(of: try vm.bootClass(className, thread), thread)
        let array = try vm.allocateArray(arrayClass, length: elements.count, thread)
        for (i, element) in elements.enumerated() {
            space.storeReference(array, SwiftletArrayData4 + i * 4, element.reference)
        }
        return array
    }

    /// Calls a static method of a boot class, which is initialized first.
    func callStatic(
        _ className: StaticString, _ name: StaticString, _ descriptor: StaticString, _ arguments: [JavaArgument]
    ) throws(JavaThrow) -> JavaResult {
        try thread.call(try vm.staticMethod(className, name, descriptor, thread), arguments)
    }

    /// The elements of a long[].
    func longs(of array: Handle) -> [Int64] {
        (0..<Int(space.arrayLength(array.reference))).map {
            space.load(array.reference, SwiftletArrayData8 + $0 * 8, as: Int64.self)
        }
    }

    /// Sets an element of a long[] that has it.
    func setLong(_ array: Handle, _ index: Int, _ value: Int64) {
        space.store(array.reference, SwiftletArrayData8 + index * 8, value)
    }
}

/// The beans of memory pools and their managers, made once a machine: pools in the order of `MemoryPool`, then the
/// collectors, then the manager of metadata.
struct ManagementBeans {
    /// Names are those of HotSpot's serial collector, which tools know.
    static let minorCollector = "Copy"
    static let majorCollector = "MarkSweepCompact"
    static let metadataManager = "Metaspace Manager"

    /// Positions of managers in the array of beans.
    static let firstManager = MemoryPool.allCases.count
    static let managerCount = 3

    let call: NativeCall
    private let array: Handle

    init(_ call: NativeCall) throws(JavaThrow) {
        self.call = call
        if let made = call.vm.management.beans {
            array = made.handle
            return
        }
        let all = call.thread.handle(
            try call.vm.allocateArray(
                call.vm.classes.objectArray!, length: ManagementBeans.firstManager + ManagementBeans.managerCount,
                call.thread))
        for pool in MemoryPool.allCases {
            let name = call.thread.handle(try call.vm.newString(pool.name, call.thread))
            // Thresholds start at 0, which is off; those of collections are for what collections leave behind.
            let made = try call.callStatic(
                "sun/management/ManagementFactoryHelper", "createMemoryPool",
                "(Ljava/lang/String;ZJJ)Ljava/lang/management/MemoryPoolMXBean;",
                [
                    .handle(name), .boolean(pool.isHeap), .long(pool == .nursery ? -1 : 0),
                    .long(pool.isHeap ? 0 : -1),
                ]
            ).reference
            call.space.storeReference(all.reference, SwiftletArrayData4 + pool.rawValue * 4, made)
        }
        let collectors = [ManagementBeans.minorCollector, ManagementBeans.majorCollector]
        for (i, collector) in collectors.enumerated() {
            let name = call.thread.handle(try call.vm.newString(collector, call.thread))
            let made = try ManagementBeans.makeCollector(call, name)
            call.space.storeReference(
                all.reference, SwiftletArrayData4 + (ManagementBeans.firstManager + i) * 4, made)
        }
        let name = call.thread.handle(try call.vm.newString(ManagementBeans.metadataManager, call.thread))
        let manager = try call.callStatic(
            "sun/management/ManagementFactoryHelper", "createMemoryManager",
            "(Ljava/lang/String;)Ljava/lang/management/MemoryManagerMXBean;", [.handle(name)]
        ).reference
        call.space.storeReference(
            all.reference, SwiftletArrayData4 + (ManagementBeans.firstManager + 2) * 4, manager)
        // The callers hold the lock of the class whose static field keeps the arrays, so this happens once.
        let kept = call.vm.globals.make(all.reference)
        call.vm.management.beans = kept
        array = kept.handle
    }

    /// With module jdk.management the extended bean, which knows the last collection.
    private static func makeCollector(_ call: NativeCall, _ name: Handle) throws(JavaThrow) -> Reference {
        let descriptor: StaticString =
            "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/management/GarbageCollectorMXBean;"
        let extended: StaticString = "com/sun/management/internal/GarbageCollectorExtImpl"
        let isExtended = call.vm.hasBootClass(extended)
        return try call.callStatic(
            isExtended ? extended : "sun/management/ManagementFactoryHelper", "createGarbageCollector", descriptor,
            [.handle(name), .null]
        ).reference
    }

    private func bean(_ index: Int) -> Handle {
        call.thread.handle(call.space.loadReference(array.reference, SwiftletArrayData4 + index * 4))
    }

    func pools(_ chosen: [MemoryPool]) throws(JavaThrow) -> NativeResult {
        let beans = chosen.map { bean($0.rawValue) }
        return .reference(try call.array(of: "java/lang/management/MemoryPoolMXBean", beans))
    }

    func managers(_ chosen: [Int]) throws(JavaThrow) -> NativeResult {
        let beans = chosen.map { bean(ManagementBeans.firstManager + $0) }
        return .reference(try call.array(of: "java/lang/management/MemoryManagerMXBean", beans))
    }

    /// Position of a manager among the managers, or of a pool among the pools; nil for any other object.
    func position(of object: Handle) -> Int? {
        let count = ManagementBeans.firstManager + ManagementBeans.managerCount
        return (0..<count).first {
            call.space.loadReference(array.reference, SwiftletArrayData4 + $0 * 4) == object.reference
        }.map { $0 < ManagementBeans.firstManager ? $0 : $0 - ManagementBeans.firstManager }
    }
}
