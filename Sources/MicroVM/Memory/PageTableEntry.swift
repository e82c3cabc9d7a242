// SPDX-License-Identifier: Apache-2.0
import GuestMemory
import Platform

/// An entry of a guest page table.
///
/// Accessed and dirty are always set, so that processors never write tables. A page without any access keeps its frame
/// in an entry that is not present but `isRetained`: `mprotect` may give the access back, and the contents must be
/// there.
struct PageTableEntry: Equatable {
    var bits: UInt64

    static let empty = PageTableEntry(bits: 0)

    static let present: UInt64 = 1
    static let writable: UInt64 = 1 << 1
    static let user: UInt64 = 1 << 2
    static let accessed: UInt64 = 1 << 5
    static let dirty: UInt64 = 1 << 6
    static let large: UInt64 = 1 << 7
    static let retained: UInt64 = 1 << 9  // software's
    static let noExecute: UInt64 = 1 << 63
    static let addressMask: UInt64 = 0x000f_ffff_ffff_f000

    init(bits: UInt64) { self.bits = bits }

    /// A leaf for user code.
    init(frame: GuestAddress, protection: MemoryProtection, isLarge: Bool = false) {
        bits = frame.rawValue | PageTableEntry.retained | (isLarge ? PageTableEntry.large : 0)
        self.protection = protection
    }

    /// A link to a lower table. Rights are decided by leaves; `user` opens the path to them.
    init(table: GuestAddress, isUser: Bool) {
        bits =
            table.rawValue | PageTableEntry.present | PageTableEntry.writable | PageTableEntry.accessed
            | (isUser ? PageTableEntry.user : 0)
    }

    /// A leaf for the monitor's own structures.
    init(supervisorFrame frame: GuestAddress, isWritable: Bool, isExecutable: Bool) {
        bits = frame.rawValue | PageTableEntry.present | PageTableEntry.accessed | PageTableEntry.dirty
        if isWritable { bits |= PageTableEntry.writable }
        if !isExecutable { bits |= PageTableEntry.noExecute }
    }

    var isPresent: Bool { bits & PageTableEntry.present != 0 }
    var isLarge: Bool { bits & PageTableEntry.large != 0 }
    var isEmpty: Bool { bits == 0 }
    var frame: GuestAddress { GuestAddress(bits & PageTableEntry.addressMask) }

    /// What user code may do. x86-64 cannot withhold reading from what may be written or executed.
    var protection: MemoryProtection {
        get {
            guard isPresent, bits & PageTableEntry.user != 0 else { return .none }
            var result: MemoryProtection = .read
            if bits & PageTableEntry.writable != 0 { result.insert(.write) }
            if bits & PageTableEntry.noExecute == 0 { result.insert(.execute) }
            return result
        }
        set {
            bits &= PageTableEntry.addressMask | PageTableEntry.large | PageTableEntry.retained
            guard !newValue.isEmpty else { return }
            bits |= PageTableEntry.present | PageTableEntry.user | PageTableEntry.accessed | PageTableEntry.dirty
            if newValue.contains(.write) { bits |= PageTableEntry.writable }
            if !newValue.contains(.execute) { bits |= PageTableEntry.noExecute }
        }
    }

    /// The part of a large leaf that a small one at `index` stands for.
    func small(_ index: UInt64) -> PageTableEntry {
        PageTableEntry(bits: (bits & ~PageTableEntry.large) + index * FrameAllocator.frameSize)
    }
}
