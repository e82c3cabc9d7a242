// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel

// Allocation on behalf of Java, with the collection it may bring about. All of these are safepoints.

extension VirtualMachine {
    /// A new, zeroed instance of an initialized class.
    public func allocateObject(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) -> Reference {
        let ref = space.ref(metadata)
        let size = Int(metadata.pointee.instanceSize)
        let object = heap.allocate(ref, sizeInBytes: size, thread: thread.raw)
        if !object.isNull { return object }
        return try collectAndAllocate(AllocationRequest(class_: ref, sizeInBytes: size), thread)
    }

    /// A new, zeroed array of class `arrayClass`. `length` is not negative.
    public func allocateArray(
        _ arrayClass: ClassPointer, length: Int, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        let ref = space.ref(arrayClass)
        guard length <= Int(Int32.max) - 2 else {
            dumpHeapOnce(because: "Requested array size exceeds VM limit", thread)
            throw thread.exception("java/lang/OutOfMemoryError", "Requested array size exceeds VM limit")
        }
        let array = heap.allocateArray(ref, length: Int32(length), thread: thread.raw)
        if !array.isNull { return array }
        let size = space.arraySize(ref, length: Int32(length))
        return try collectAndAllocate(
            AllocationRequest(class_: ref, sizeInBytes: size, arrayLength: Int32(length)), thread)
    }

    /// An array of arrays; `lengths` for the outer dimensions (JVMS 6.5 multianewarray).
    public func allocateMultiArray(
        _ arrayClass: ClassPointer, _ lengths: [Int32], _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        try allocateNested(arrayClass, lengths[...], thread)
    }

    private func allocateNested(
        _ arrayClass: ClassPointer, _ lengths: ArraySlice<Int32>, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        guard let length = lengths.first else { return .null }
        return try thread.withHandleScope { () throws(JavaThrow) -> Reference in
            if length < 0 { throw thread.negativeArraySize(length) }
            let array = thread.handle(try allocateArray(arrayClass, length: Int(length), thread))
            // With nothing inside, the other lengths have to be right all the same.
            if length == 0 { for inner in lengths where inner < 0 { throw thread.negativeArraySize(inner) } }
            if lengths.count > 1 {
                let element = space[arrayClass.pointee.elementClass]
                for i in 0..<Int(length) {
                    let inner = try allocateNested(element, lengths.dropFirst(), thread)
                    space.storeReference(array.reference, SwiftletArrayData4 + i * 4, inner)
                }
            }
            return array.reference
        }
    }

    /// A mirror, an object that does not move.
    package func allocateMirror(
        _ classClass: ClassPointer, sizeInBytes: Int, isUnloadable: Bool, _ thread: Thread
    ) throws(JavaThrow) -> Reference {
        func attempt() -> Reference {
            isUnloadable
                ? heap.allocateMirror(space.ref(classClass), sizeInBytes: sizeInBytes)
                : heap.allocateNonMoving(space.ref(classClass), sizeInBytes: sizeInBytes)
        }
        let object = attempt()
        if !object.isNull { return object }
        collect(.major, cause: .allocation, thread)
        let again = attempt()
        if again.isNull { throw outOfMemory(thread) }
        return again
    }

    private func collectAndAllocate(_ request: AllocationRequest, _ thread: Thread) throws(JavaThrow) -> Reference {
        var made: Reference = .null
        var failed = false
        threads.stopTheWorld(thread) {
            collecting {
                do throws(HeapExhausted) {
                    made = try heap.collectAndAllocate(request, thread: thread.raw, roots: RuntimeRoots(vm: self))
                } catch {
                    failed = true
                }
            }
        }
        if failed { throw outOfMemory(thread) }
        if options.collectsAtPolls { thread.record.request(SwiftletRequestStress) }
        return made
    }

    /// Collects now. A safepoint.
    public func collect(_ kind: CollectionKind, cause: CollectionCause, _ thread: Thread) {
        threads.stopTheWorld(thread) {
            collecting { heap.collect(kind, cause: cause, roots: RuntimeRoots(vm: self)) }
        }
    }

    /// If nothing has been allocated for a while: collects what may be garbage by now and returns free memory to the system.
    /// Happens once after a time with collections, so a program that is only idle is left alone. A safepoint.
    package func giveBackIdleMemory(_ thread: Thread) {
        guard heap.isIdle() else { return }
        if heap.usage.used > 16 << 20 { collect(.major, cause: .idle, thread) }
        heap.trim()
        references.noteTrimmed()
    }

    /// Runs `body`, which may collect: another thread may have made room just before. At a safepoint.
    private func collecting(_ body: () -> Void) {
        for record in threads.all { heap.retire(record.raw) }
        management.collections.begin(poolUsage, host.monotonicNanoseconds)
        let majorBefore = heap.statistics.major.count
        body()
        monitors.deflateIdle()
        if heap.statistics.major.count != majorBefore {
            for unit in loaders.all { unit.noteNothingYoung() }
            chooseMetadataThreshold()
        }
        reclaimMachineCode()
        if !heap.findings.isEmpty { reportFindings() }
        logCollections()
        management.collections.end(poolUsage, heap.statistics, host.monotonicNanoseconds)
        references.signalPending()
    }

    /// The heap is no longer what Java code takes it for: says how, and stops the process before it spreads.
    private func reportFindings() -> Never {
        logError(
            "Heap verification failed during a \(heap.statistics.last.map { "\($0.kind)" } ?? "first") collection:")
        for finding in heap.findings { logError("  \(finding)") }
        preconditionFailure("heap verification failed")
    }

    /// OutOfMemoryError: a fresh one if there is room for it, else the one made at boot.
    package func outOfMemory(_ thread: Thread) -> JavaThrow {
        guard let preallocated = preallocatedOutOfMemory, !thread.record.isThrowingOutOfMemory else {
            if let preallocated = preallocatedOutOfMemory { return thread.throwing(preallocated.reference) }
            preconditionFailure("heap exhausted before the machine booted")
        }
        _ = preallocated
        dumpHeapOnce(because: "Java heap space", thread)
        if options.haltsOnOutOfMemory {
            log("Terminating due to java.lang.OutOfMemoryError: Java heap space")
            return halt(3, thread)
        }
        thread.record.isThrowingOutOfMemory = true
        defer { thread.record.isThrowingOutOfMemory = false }
        return thread.exception("java/lang/OutOfMemoryError", "Java heap space")
    }
}
