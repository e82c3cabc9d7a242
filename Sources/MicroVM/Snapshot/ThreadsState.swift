// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import MachineState

/// All threads of a guest: registers, what they wait for, and in which order.
///
/// Taken while no processor holds a thread's registers. A thread that waits stands behind its call, with what ends the
/// wait; one that is ready may have an answer still to receive.
struct ThreadsState: StateComponent {
    static let stateTag = StateTag("THRD")
    static let stateVersion: UInt16 = 2

    var nextID: Int32
    /// In the order of the ready queue, then those that wait, in the order in which they began to.
    var threads: [GuestThread]

    init(_ scheduler: Scheduler) {
        nextID = scheduler.nextID
        threads = scheduler.threadsInOrder
    }

    func save(to encoder: inout StateEncoder) {
        encoder.put(nextID)
        encoder.put(threads) { encoder, thread in
            encoder.put(thread.id)
            switch thread.state {
            case .waiting(.futex(let word, let bits)):
                encoder.put(UInt8(1))
                encoder.put(word.rawValue)
                encoder.put(UInt64(bits))
            case .waiting(.time):
                encoder.put(UInt8(2))
                encoder.put(UInt64(0))
                encoder.put(UInt64(0))
            case .waiting(.input(let address, let count)):
                encoder.put(UInt8(3))
                encoder.put(address)
                encoder.put(count)
            case .runnable, .running, .ended, .waiting(.events):
                encoder.put(UInt8(0))
                encoder.put(UInt64(0))
                encoder.put(UInt64(0))
            }
            for optional in [thread.answer, thread.deadline] {
                encoder.put(optional != nil)
                encoder.put(optional ?? 0)
            }
            encoder.put(thread.processorTime)
            encoder.put(thread.clearAddress)
            encoder.put(thread.signalMask)
            encoder.put(layoutOf: thread.registers)
            encoder.put(thread.fsBase)
            encoder.put(thread.gsBase)
            encoder.put(thread.extended)
            encoder.put(thread.pendingSignals)
            encoder.put(thread.mustRetry || thread.state == .waiting(.events))
            encoder.put(thread.callDeadline != nil)
            encoder.put(thread.callDeadline ?? 0)
        }
    }

    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError) {
        nextID = try decoder.get()
        guard nextID > 0 else { throw .invalidValue("thread number") }
        var seen: Set<Int32> = []
        threads = try decoder.getArray { (decoder) throws(StateError) in
            let thread = GuestThread(id: try decoder.get())
            guard thread.id > 0, seen.insert(thread.id).inserted else { throw .invalidValue("thread number") }
            let kind = try decoder.get(UInt8.self)
            let first = try decoder.get(UInt64.self)
            let second = try decoder.get(UInt64.self)
            switch kind {
            case 0: thread.state = .runnable
            case 1:
                guard let bits = UInt32(exactly: second), bits != 0 else { throw .invalidValue("futex bits") }
                thread.state = .waiting(.futex(word: GuestAddress(first), bits: bits))
            case 2: thread.state = .waiting(.time)
            case 3:
                guard second <= UInt64(GuestProtocol.transferLimit) else { throw .invalidValue("bytes waited for") }
                thread.state = .waiting(.input(address: first, count: second))
            default: throw .invalidValue("thread state")
            }
            thread.answer = try decoder.getOptional()
            thread.deadline = try decoder.getOptional()
            thread.processorTime = try decoder.get()
            thread.clearAddress = try decoder.get()
            thread.signalMask = try decoder.get()
            try decoder.get(layoutInto: &thread.registers)
            // Only flags that user code can have; no I/O privilege in particular.
            thread.registers.rflags = thread.registers.rflags & 0x24_0dd5 | 0x202
            thread.fsBase = try decoder.get()
            thread.gsBase = try decoder.get()
            guard thread.fsBase < PageTable.userAddresses.upperBound, thread.gsBase < PageTable.userAddresses.upperBound
            else { throw .invalidValue("base") }
            thread.extended = try decoder.getBytes()
            guard version >= 2 else { return thread }
            thread.pendingSignals = try decoder.get()
            thread.mustRetry = try decoder.getBool()
            thread.callDeadline = try decoder.getOptional()
            return thread
        }
    }
}

extension StateDecoder {
    fileprivate mutating func getOptional() throws(StateError) -> UInt64? {
        let isPresent = try getBool()
        let value = try get(UInt64.self)
        return isPresent ? value : nil
    }
}
