// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import Platform

/// A new thread, as `clone3` asked for it.
struct CloneRequest: Sendable {
    var stackPointer: UInt64
    var threadBase: UInt64
    /// Where the new thread's id is stored before it runs; 0 for nowhere.
    var identityAddress: UInt64
    var clearAddress: UInt64
}

// Threads and futexes.

extension GuestEnvironment {
    // MARK: Threads

    /// clone3, for threads only: exactly what a C library's thread creation asks for.
    func cloneRequest(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.b >= 64, arguments.b <= 4_096 else { throw .invalid }
        let bytes = try addressSpace.read(arguments.a, count: 64)
        let words: [UInt64] = (0..<8).map { index in
            bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self) }
        }
        let (flags, stack, stackSize) = (words[0], words[5], words[6])
        // VM, FS, FILES, SIGHAND, THREAD, SYSVSEM needed; SETTLS, PARENT_SETTID, CHILD_CLEARTID, CHILD_SETTID possible.
        let needed: UInt64 = 0x0005_0f00
        let possible: UInt64 = 0x0138_0000
        guard flags & needed == needed, flags & ~(needed | possible) == 0 else { throw .invalid }
        let (top, overflow) = stack.addingReportingOverflow(stackSize)
        guard !overflow, top <= PageTable.userAddresses.upperBound, words[7] < PageTable.userAddresses.upperBound else {
            throw .invalid
        }
        return .clone(
            CloneRequest(
                stackPointer: top, threadBase: flags & 0x8_0000 != 0 ? words[7] : 0,
                identityAddress: flags & 0x10_0000 != 0 ? words[3] : 0,
                clearAddress: flags & 0x20_0000 != 0 ? words[2] : 0))
    }

    /// Makes the thread, given the parent's registers behind the call. The result is the parent's.
    func clone(_ request: CloneRequest, parent: kvm_regs, extended: [UInt8]) -> UInt64 {
        guard let thread = scheduler.makeThread() else { return GuestCallError.tryAgain.result }
        do throws(GuestCallError) {
            if request.identityAddress != 0 {
                try addressSpace.store(thread.id, at: request.identityAddress)
            }
        } catch {
            scheduler.end(thread)
            return error.result
        }
        thread.registers = parent
        thread.registers.rsp = request.stackPointer
        thread.registers.rax = 0
        thread.fsBase = request.threadBase
        thread.extended = extended
        thread.clearAddress = request.clearAddress
        scheduler.makeReady(thread)
        return UInt64(thread.id)
    }

    func setThreadAddress(_ arguments: CallArguments, _ thread: GuestThread) -> CallOutcome {
        thread.clearAddress = arguments.a
        return .result(UInt64(thread.id))
    }

    /// Ends the calling thread. The last one's status is the machine's.
    func exit(_ arguments: CallArguments, _ thread: GuestThread) -> CallOutcome {
        if thread.clearAddress != 0, (try? addressSpace.store(UInt32(0), at: thread.clearAddress)) != nil,
            let (_, word) = try? addressSpace.loadFutexWord(thread.clearAddress)
        {
            wake(word, limit: 1, bits: .max)
        }
        scheduler.end(thread)
        if scheduler.threads.isEmpty { scheduler.finish(.exited(Int32(truncatingIfNeeded: arguments.a & 0xff))) }
        return .ended
    }

    func exitAll(_ arguments: CallArguments) -> CallOutcome {
        scheduler.finish(.exited(Int32(truncatingIfNeeded: arguments.a & 0xff)))
        return .ended
    }

    /// arch_prctl: the bases by which threads find their own data.
    func archControl(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        switch arguments.a {
        case 0x1001, 0x1002:
            guard arguments.b < PageTable.userAddresses.upperBound else { throw .notPermitted }
            return arguments.a == 0x1002 ? .setBases(fs: arguments.b, gs: nil) : .setBases(fs: nil, gs: arguments.b)
        case 0x1003, 0x1004: return .getBases
        default: throw .invalid
        }
    }

    /// Stores the base that `archControl` was asked for.
    func reportBase(_ arguments: CallArguments, fs: UInt64, gs: UInt64) -> UInt64 {
        do throws(GuestCallError) {
            try addressSpace.store(arguments.a == 0x1003 ? fs : gs, at: arguments.b)
            return 0
        } catch {
            return error.result
        }
    }

    /// The processors threads may run on: the first `processorCount`.
    func getAffinity(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        let size = (processorCount + 63) / 64 * 8
        guard arguments.b >= UInt64(size), arguments.b % 8 == 0 else { throw .invalid }
        var mask = [UInt8](repeating: 0, count: size)
        for processor in 0..<processorCount { mask[processor / 8] |= 1 << UInt8(processor % 8) }
        try addressSpace.write(mask, at: arguments.c)
        return .result(UInt64(size))
    }

    // MARK: Futexes

    /// futex. Private and shared words are the same here, since there is one address space.
    func futex(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        let isRealTime = arguments.b & 0x100 != 0
        let limit = Int(Int32(truncatingIfNeeded: arguments.c).magnitude)
        switch arguments.b & ~0x180 {
        case 0:  // WAIT: relative
            return try futexWait(arguments, thread, bits: .max, isAbsolute: false, isRealTime: isRealTime)
        case 9:  // WAIT_BITSET: absolute
            let bits = UInt32(truncatingIfNeeded: arguments.f)
            return try futexWait(arguments, thread, bits: bits, isAbsolute: true, isRealTime: isRealTime)
        case 1, 10:  // WAKE, WAKE_BITSET
            let bits = arguments.b & 0x7f == 1 ? UInt32.max : UInt32(truncatingIfNeeded: arguments.f)
            guard bits != 0 else { throw .invalid }
            let (_, word) = try addressSpace.loadFutexWord(arguments.a)
            return .result(UInt64(wake(word, limit: limit, bits: bits)))
        case 3, 4:  // REQUEUE, CMP_REQUEUE
            let (value, word) = try addressSpace.loadFutexWord(arguments.a)
            let (_, target) = try addressSpace.loadFutexWord(arguments.e)
            if arguments.b & 0x7f == 4, value != UInt32(truncatingIfNeeded: arguments.f) { throw .tryAgain }
            let woken = wake(word, limit: limit, bits: .max)
            let moved =
                word == target
                ? 0
                : scheduler.futexes.move(
                    from: word, to: target, limit: Int(Int32(truncatingIfNeeded: arguments.d).magnitude))
            return .result(UInt64(woken + moved))
        case 5: return try futexWakeOperation(arguments, limit: limit)
        case 6, 13: return try futexLock(arguments, thread, isRealTime: arguments.b & 0x7f == 6 || isRealTime)
        case 7: return try futexUnlock(arguments, thread)
        case 8: return try futexTryLock(arguments, thread)
        default: throw .notImplemented
        }
    }

    private func futexWait(
        _ arguments: CallArguments, _ thread: GuestThread, bits: UInt32, isAbsolute: Bool, isRealTime: Bool
    ) throws(GuestCallError) -> CallOutcome {
        guard bits != 0 else { throw .invalid }
        var deadline: UInt64?
        if arguments.d != 0 {
            deadline = try self.deadline(at: arguments.d, isAbsolute: isAbsolute, isRealTime: isRealTime)
        }
        let (value, word) = try addressSpace.loadFutexWord(arguments.a)
        guard value == UInt32(truncatingIfNeeded: arguments.c) else { throw .tryAgain }
        scheduler.wait(thread, for: .futex(word: word, bits: bits), deadline: deadline)
        return .blocked
    }

    // LOCK_PI and its kin: the word holds its owner's id, and a bit while somebody waits; the next owner is chosen by who
    // unlocks. No priorities are inherited, since there are none.

    private static let ownerMask: UInt32 = 0x3fff_ffff
    private static let waitersBit: UInt32 = 0x8000_0000

    /// Takes the word if it has no owner, and otherwise marks it as waited for. Whether it was taken.
    private func takeOwnership(_ address: UInt64, _ thread: GuestThread) throws(GuestCallError) -> Bool {
        let (_, word) = try addressSpace.loadFutexWord(address)
        let mark = scheduler.futexes.hasWaiters(word) ? GuestEnvironment.waitersBit : 0
        let own = UInt32(bitPattern: thread.id)
        let old = try addressSpace.updateFutexWord(address) { value in
            value & GuestEnvironment.ownerMask == 0 ? own | mark : value | GuestEnvironment.waitersBit
        }
        guard old & GuestEnvironment.ownerMask != own else { throw .wouldDeadlock }
        return old & GuestEnvironment.ownerMask == 0
    }

    private func futexLock(
        _ arguments: CallArguments, _ thread: GuestThread, isRealTime: Bool
    ) throws(GuestCallError) -> CallOutcome {
        var deadline: UInt64?
        if arguments.d != 0 {
            deadline = try self.deadline(at: arguments.d, isAbsolute: true, isRealTime: isRealTime)
        }
        if try takeOwnership(arguments.a, thread) { return .result(0) }
        let (_, word) = try addressSpace.loadFutexWord(arguments.a)
        scheduler.wait(thread, for: .futex(word: word, bits: .max), deadline: deadline)
        return .blocked
    }

    private func futexTryLock(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        guard try takeOwnership(arguments.a, thread) else { throw .tryAgain }
        return .result(0)
    }

    private func futexUnlock(_ arguments: CallArguments, _ thread: GuestThread) throws(GuestCallError) -> CallOutcome {
        let (value, word) = try addressSpace.loadFutexWord(arguments.a)
        guard value & GuestEnvironment.ownerMask == UInt32(bitPattern: thread.id) else { throw .notPermitted }
        // The word must be writable before anybody is taken out of the queue.
        _ = try addressSpace.updateFutexWord(arguments.a) { $0 }
        let next = scheduler.futexes.take(word: word, limit: 1, bits: .max).first
        let mark = scheduler.futexes.hasWaiters(word) ? GuestEnvironment.waitersBit : 0
        let owner = next.map { UInt32(bitPattern: $0.id) | mark } ?? 0
        _ = try addressSpace.updateFutexWord(arguments.a) { _ in owner }
        if let next {
            next.answer = 0
            scheduler.makeReady(next)
        }
        return .result(0)
    }

    /// WAKE_OP: changes the second word, wakes waiters of the first, and of the second if its old value compares.
    private func futexWakeOperation(_ arguments: CallArguments, limit: Int) throws(GuestCallError) -> CallOutcome {
        let operation = UInt32(truncatingIfNeeded: arguments.f)
        var operand = operation >> 12 & 0xfff
        if operation >> 31 != 0 { operand = 1 << (operand & 31) }
        let comparand = operation & 0xfff
        let (_, word) = try addressSpace.loadFutexWord(arguments.a)
        let (_, second) = try addressSpace.loadFutexWord(arguments.e)
        guard operation >> 28 & 7 < 5, operation >> 24 & 15 < 6 else { throw .notImplemented }
        let old = try addressSpace.updateFutexWord(arguments.e) { value in
            switch operation >> 28 & 7 {
            case 0: operand
            case 1: value &+ operand
            case 2: value | operand
            case 3: value & ~operand
            default: value ^ operand
            }
        }
        var woken = wake(word, limit: limit, bits: .max)
        let (left, right) = (Int32(bitPattern: old), Int32(bitPattern: comparand))
        let isTrue =
            switch operation >> 24 & 15 {
            case 0: left == right
            case 1: left != right
            case 2: left < right
            case 3: left <= right
            case 4: left > right
            default: left >= right
            }
        if isTrue {
            woken += wake(second, limit: Int(Int32(truncatingIfNeeded: arguments.d).magnitude), bits: .max)
        }
        return .result(UInt64(woken))
    }

    /// Wakes waiters of a word; how many.
    @discardableResult
    private func wake(_ word: GuestAddress, limit: Int, bits: UInt32) -> Int {
        let woken = scheduler.futexes.take(word: word, limit: limit, bits: bits)
        for thread in woken {
            thread.answer = 0
            scheduler.makeReady(thread)
        }
        return woken.count
    }
}
