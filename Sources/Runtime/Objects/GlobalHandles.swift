// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

/// A handle that lives until it is released: JNI's global references and the VM's own roots.
public struct GlobalHandle: @unchecked Sendable {
    // The slot is only written by its owner and by the collector at a safepoint.
    public let slot: UnsafeMutablePointer<Reference>

    /// The handle of a slot that `GlobalHandles.make` gave out.
    package init(slot: UnsafeMutablePointer<Reference>) { self.slot = slot }

    public var handle: Handle { Handle(slot: slot) }
    public var reference: Reference { slot.pointee }
}

/// The strong global handles of a machine: blocks of slots at fixed addresses with a free list. Thread-safe.
public final class GlobalHandles: @unchecked Sendable {
    private let mutex = NativeMutex()
    private var blocks: [UnsafeMutablePointer<Reference>] = []
    private var free: [UnsafeMutablePointer<Reference>] = []
    private let slotsInBlock: Int

    package init(slotsInBlock: Int = 512) { self.slotsInBlock = slotsInBlock }

    deinit {
        for block in blocks { block.deallocate() }
        mutex.destroy()
    }

    /// A new root that holds `reference`.
    public func make(_ reference: Reference) -> GlobalHandle {
        mutex.withLock {
            if free.isEmpty {
                let block = UnsafeMutablePointer<Reference>.allocate(capacity: slotsInBlock)
                block.initialize(repeating: .null, count: slotsInBlock)
                blocks.append(block)
                for i in (0..<slotsInBlock).reversed() { free.append(block + i) }
            }
            let slot = free.removeLast()
            slot.pointee = reference
            return GlobalHandle(slot: slot)
        }
    }

    /// Gives the slot back. The handle must not be used afterwards.
    public func release(_ handle: GlobalHandle) {
        mutex.withLock {
            handle.slot.pointee = .null
            free.append(handle.slot)
        }
    }

    /// Calls `body` with every block of slots; at a safepoint.
    package func forEachBlock(_ body: (UnsafeMutablePointer<Reference>, Int) -> Void) {
        for block in blocks { body(block, slotsInBlock) }
    }
}
