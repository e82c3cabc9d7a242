// SPDX-License-Identifier: Apache-2.0
import GuestProtocol

// Entropy, limits, names, and the protocol's version.

extension GuestEnvironment {
    func entropy(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.c & ~7 == 0 else { throw .invalid }
        let count = Int(min(arguments.b, UInt64(GuestProtocol.transferLimit)))
        try addressSpace.write(GuestEnvironment.randomBytes(count), at: arguments.a)
        return .result(UInt64(count))
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) }
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// prlimit64: what a C library asks about itself. Nothing can be changed.
    func limits(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.a == 0 || arguments.a == UInt64(GuestIdentity.process) else { throw .notPermitted }
        guard arguments.b < 16 else { throw .invalid }
        guard arguments.c == 0 else { throw .notPermitted }
        if arguments.d != 0 {
            let value: UInt64
            switch arguments.b {
            case 3: value = MachineConfiguration.stackSize
            case 7: value = DescriptorTable.limit
            case 6: value = UInt64(scheduler.threadLimit)
            default: value = .max
            }
            try addressSpace.store(value, at: arguments.d)
            try addressSpace.store(value, at: arguments.d &+ 8)
        }
        return .result(0)
    }

    /// uname: six fields of 65 bytes.
    func systemName(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        var bytes: [UInt8] = []
        for field in ["Linux", "swiftlet", "5.10.0", "swiftlet guest", "x86_64", ""] {
            bytes += Array(field.utf8) + [UInt8](repeating: 0, count: 65 - field.utf8.count)
        }
        try addressSpace.write(bytes, at: arguments.a)
        return .result(0)
    }

    /// sysinfo: the machine's memory, in bytes; nothing else that would concern a guest.
    func systemInformation(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        var bytes = [UInt8](repeating: 0, count: 112)
        func put(_ value: UInt64, _ offset: Int) {
            withUnsafeBytes(of: value) { bytes.replaceSubrange(offset..<offset + 8, with: $0) }
        }
        put(monotonicNow / 1_000_000_000, 0)
        put(UInt64(addressSpace.main.size), 32)
        put(UInt64(addressSpace.frames.freeCount) * AddressSpace.pageSize, 40)
        bytes[80] = UInt8(clamping: scheduler.threads.count)
        bytes[104] = 1  // bytes a unit
        try addressSpace.write(bytes, at: arguments.a)
        return .result(0)
    }

    /// getrusage: processor time, all of it the user's.
    func resourceUsage(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        var bytes = [UInt8](repeating: 0, count: 144)
        let time = scheduler.processors.reduce(0) { $0 &+ $1.processorTime }
        withUnsafeBytes(of: time / 1_000_000_000) { bytes.replaceSubrange(0..<8, with: $0) }
        withUnsafeBytes(of: time % 1_000_000_000 / 1_000) { bytes.replaceSubrange(8..<16, with: $0) }
        try addressSpace.write(bytes, at: arguments.b)
        return .result(0)
    }

    func negotiate(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        guard arguments.a > 0 else { throw .invalid }
        return .result(min(arguments.a, GuestProtocol.version))
    }
}
