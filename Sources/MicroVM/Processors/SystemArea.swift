// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import KVM

/// The few structures that an x86-64 processor wants in memory though no kernel runs: descriptor tables, exception
/// stubs, and per VCPU a task state segment with the I/O permission bitmap and an exception stack.
///
/// They lie in the upper half of the address space, for the supervisor only:
///
///     base            GDT at 0, IDT at 0x200, stubs at 0x800        one page, executable, not writable
///     base + (n+1)p   VCPU n: TSS at 0, exception stack below p     p = 4096
///
/// The two ways out of user code:
/// - *Calls* are `out` to a port that the bitmap opens. They leave straight from user code; no stub is involved.
/// - *Exceptions* enter the stub of their vector on the exception stack. The stub is `out %al,$vector`, which only the
///   supervisor may do; the monitor reads the interrupted state from that stack and never returns through the stub.
///
/// All other ports, and all privileged instructions, are exceptions.
struct SystemArea {
    static let base: UInt64 = 0xffff_ffff_8000_0000
    static let pageSize: UInt64 = 4_096
    static let maximumVCPUs = 256

    static let interruptTableOffset: UInt64 = 0x200
    static let stubsOffset: UInt64 = 0x800
    static let stubSize: UInt64 = 16
    static let vectorCount = 32

    /// Where SYSCALL would go: an address that is never mapped, so that a stray one is a recognizable page fault.
    static let strayCallTarget: UInt64 = 0xffff_ffff_c000_0000

    // Selectors: null, supervisor code and data, user data and code, TSS (two slots).
    static let supervisorCode: UInt16 = 0x08
    static let supervisorData: UInt16 = 0x10
    static let userData: UInt16 = 0x1b
    static let userCode: UInt16 = 0x23
    static let task: UInt16 = 0x28
    static let descriptorTableSize = 0x38

    /// The TSS proper, then a bitmap for ports 0-255 and the byte of ones that must follow it.
    static let permissionBitmapOffset = 104
    static let taskSize = permissionBitmapOffset + 32 + 1

    static func taskAddress(_ vcpu: Int) -> UInt64 { base + UInt64(vcpu + 1) * pageSize }

    /// The shared page's contents.
    static func sharedPage() -> [UInt8] {
        var page = [UInt8](repeating: 0, count: Int(pageSize))
        func put(_ value: UInt64, _ offset: UInt64) {
            for byte in 0..<8 { page[Int(offset) + byte] = UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)) }
        }
        // Present, accessed descriptors; the long bit for code. The TSS slots are loaded by hand and stay empty.
        put(0x00af_9b00_0000_ffff, UInt64(supervisorCode))
        put(0x00cf_9300_0000_ffff, UInt64(supervisorData))
        put(0x00cf_f300_0000_ffff, UInt64(userData & ~3))
        put(0x00af_fb00_0000_ffff, UInt64(userCode & ~3))
        for vector in 0..<UInt64(vectorCount) {
            let stub = base + stubsOffset + vector * stubSize
            // Interrupt gate, present, for the supervisor's use only, on interrupt stack 1.
            let low =
                (stub & 0xffff) | UInt64(supervisorCode) << 16 | 1 << 32 | 0x8e << 40 | (stub >> 16 & 0xffff) << 48
            put(low, interruptTableOffset + vector * 16)
            put(stub >> 32, interruptTableOffset + vector * 16 + 8)
            let code: [UInt8] = [0xe6, UInt8(vector), 0xf4, 0xeb, 0xfd]  // out %al,$vector; hlt; jmp to the hlt
            page.replaceSubrange(
                Int(stubsOffset + vector * stubSize)...,
                with: code + page[Int(stubsOffset + vector * stubSize) + code.count..<page.count])
        }
        return page
    }

    /// A VCPU's page: the stack above, the segment below.
    static func taskPage(_ vcpu: Int) -> [UInt8] {
        var page = [UInt8](repeating: 0, count: Int(pageSize))
        let stackTop = taskAddress(vcpu) + pageSize
        for slot in [4, 36] {  // the stack for entering ring 0, and interrupt stack 1
            for byte in 0..<8 { page[slot + byte] = UInt8(truncatingIfNeeded: stackTop >> UInt64(8 * byte)) }
        }
        page[102] = UInt8(permissionBitmapOffset)
        for index in permissionBitmapOffset..<taskSize { page[index] = 0xff }
        page[permissionBitmapOffset + Int(GuestProtocol.callPort / 8)] = 0xf0  // a 4-byte access checks four bits
        return page
    }

    // MARK: Processor state

    /// The system registers of a processor in user code, from what the processor had after creation.
    static func userState(from initial: kvm_sregs, vcpu: Int, pageTable: GuestAddress) -> kvm_sregs {
        var state = initial
        state.cs = segment(selector: userCode, type: 11, isCode: true)
        let data = segment(selector: userData, type: 3, isCode: false)
        state.ss = data
        state.ds = data
        state.es = data
        state.fs = data
        state.gs = data
        state.tr = kvm_segment()
        state.tr.base = taskAddress(vcpu)
        state.tr.limit = UInt32(taskSize - 1)
        state.tr.selector = task
        state.tr.type = 11
        state.tr.present = 1
        state.ldt = kvm_segment()
        state.ldt.unusable = 1
        state.gdt.base = base
        state.gdt.limit = UInt16(descriptorTableSize - 1)
        state.idt.base = base + interruptTableOffset
        state.idt.limit = UInt16(vectorCount * 16 - 1)
        state.cr0 = 0x8005_0033  // PG AM WP NE ET MP PE
        state.cr3 = pageTable.rawValue
        state.cr4 = 0x0004_0620  // OSXSAVE OSXMMEXCPT OSFXSR PAE
        state.efer = 0x0000_0d01  // NXE LMA LME SCE
        return state
    }

    private static func segment(selector: UInt16, type: UInt8, isCode: Bool) -> kvm_segment {
        var segment = kvm_segment()
        segment.limit = 0xffff_ffff
        segment.selector = selector
        segment.type = type
        segment.present = 1
        segment.dpl = 3
        segment.db = isCode ? 0 : 1
        segment.s = 1
        segment.l = isCode ? 1 : 0
        segment.g = 1
        return segment
    }
}

/// What a processor pushed when an exception interrupted it.
struct ExceptionFrame {
    var errorCode: UInt64
    var position: UInt64
    var codeSegment: UInt64
    var flags: UInt64
    var stackPointer: UInt64

    /// Vectors whose frame starts with an error code.
    static func hasErrorCode(_ vector: Int) -> Bool {
        switch vector {
        case 8, 10...14, 17, 21, 29, 30: true
        default: false
        }
    }

    /// Reads the frame of `vector` from a VCPU's page; `stack` is the stack pointer in the stub. Nil if that is not in
    /// the page, which only a broken processor state can bring about.
    init?(vector: Int, stack: UInt64, vcpu: Int, page: UnsafeRawPointer) {
        let offset = stack &- SystemArea.taskAddress(vcpu)
        guard
            offset <= SystemArea.pageSize - 48
                || (!ExceptionFrame.hasErrorCode(vector) && offset <= SystemArea.pageSize - 40)
        else { return nil }
        var words = page + Int(offset)
        errorCode = 0
        if ExceptionFrame.hasErrorCode(vector) {
            errorCode = words.loadUnaligned(as: UInt64.self)
            words += 8
        }
        position = words.loadUnaligned(as: UInt64.self)
        codeSegment = words.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        flags = words.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        stackPointer = words.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }
}
