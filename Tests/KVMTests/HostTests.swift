// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import KVM
import KVMTestSupport
import Platform
import Testing

/// The typed layer against the kernel: tiny real-mode programs.
@Suite(.enabled(if: KVMAvailability.isAvailable, "\(KVMAvailability.reason)"), .serialized)
struct HostTests {
    /// One page of memory at 0x1000 with a program in it, and a VCPU about to run it.
    final class Bench {
        let page: UnsafeMutableRawPointer
        let machine: KVMMachine
        let vcpu: VCPU
        static let size = 16 * 4_096

        init(_ code: [UInt8], options: MemorySlot.Options = []) throws {
            page = mmap(nil, Bench.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            page.copyMemory(from: code, byteCount: code.count)
            machine = try KVMSystem().makeMachine()
            try machine.setHiddenPages(tssAddress: 0xfffb_d000, identityMapAddress: 0xfffb_c000)
            try machine.setMemorySlot(
                MemorySlot(
                    number: 0, guestAddress: 0x1000, size: UInt64(Bench.size), hostAddress: page, options: options))
            vcpu = try machine.makeVCPU(number: 0)
            var system = try vcpu.loadSystemRegisters()
            system.cs.base = 0
            system.cs.selector = 0
            try vcpu.storeSystemRegisters(system)
            var registers = kvm_regs()
            registers.rip = 0x1000
            registers.rflags = 2
            registers.rax = 0x2a
            registers.rbx = 0x3000
            vcpu.registers = registers
        }
        deinit { munmap(page, Bench.size) }

        func slot(_ options: MemorySlot.Options) -> MemorySlot {
            MemorySlot(number: 0, guestAddress: 0x1000, size: UInt64(Bench.size), hostAddress: page, options: options)
        }
    }

    @Test func outAndHalt() throws {
        let bench = try Bench([0xe6, 0x10, 0x04, 0x01, 0xe6, 0x11, 0xf4])  // out 10,al; add al,1; out 11,al; hlt
        #expect(try bench.vcpu.enter() == .portOutput(port: 0x10, size: 1, count: 1, value: 0x2a))
        bench.vcpu.setResult(0x50)
        #expect(try bench.vcpu.enter() == .portOutput(port: 0x11, size: 1, count: 1, value: 0x51))
        #expect(try bench.vcpu.enter() == .halted)
        #expect(bench.vcpu.registers.rip == 0x1007)
    }

    @Test func inputIsDelivered() throws {
        let bench = try Bench([0xe4, 0x20, 0xe6, 0x21, 0xf4])  // in al,20; out 21,al; hlt
        #expect(try bench.vcpu.enter() == .portInput(port: 0x20, size: 1, count: 1))
        bench.vcpu.setPortInput(0x77)
        #expect(try bench.vcpu.enter() == .portOutput(port: 0x21, size: 1, count: 1, value: 0x77))
    }

    @Test func storesOutsideMemoryAndIntoReadOnlyMemoryAreReported() throws {
        let code: [UInt8] = [0x88, 0x07, 0xf4]  // mov [bx],al; hlt
        let readOnly = try Bench(code, options: .readOnly)
        #expect(try readOnly.vcpu.enter() == .memoryWrite(address: 0x3000, size: 1, value: 0x2a))
        let writable = try Bench(code)
        #expect(try writable.vcpu.enter() == .halted)
        #expect(writable.page.load(fromByteOffset: 0x2000, as: UInt8.self) == 0x2a)
    }

    @Test func dirtyLogNamesThePageWritten() throws {
        let bench = try Bench([0x88, 0x07, 0xf4], options: .logsDirtyPages)
        #expect(try bench.vcpu.enter() == .halted)
        var words: [UInt64] = [0]
        try words.withUnsafeMutableBufferPointer { (buffer) throws in
            try bench.machine.takeDirtyLog(slot: 0, into: buffer)
        }
        #expect(words[0] & (1 << 2) != 0)
        try words.withUnsafeMutableBufferPointer { (buffer) throws in
            try bench.machine.takeDirtyLog(slot: 0, into: buffer)
        }
        #expect(words[0] == 0)
    }

    @Test func kickBeforeEntryInterrupts() throws {
        let bench = try Bench([0xeb, 0xfe])  // jmp self
        bench.vcpu.requestExit()
        #expect(try bench.vcpu.enter() == .interrupted)
    }

    @Test func doorbellSignalsWithoutLeaving() throws {
        let bench = try Bench([0xe6, 0x30, 0xf4])
        let event = try EventDescriptor()
        try bench.machine.connect(.port(0x30, size: 1), to: event.number)
        #expect(try bench.vcpu.enter() == .halted)
        #expect(event.take() == 1)
        #expect(event.take() == 0)
        try bench.machine.disconnect(.port(0x30, size: 1), from: event.number)
    }

    @Test func stateSurvivesARoundTrip() throws {
        let bench = try Bench([0xf4])
        _ = try bench.vcpu.enter()
        try bench.vcpu.completePendingExit()
        let size = bench.machine.system.xsaveSize
        let area = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
        defer { area.deallocate() }
        try bench.vcpu.loadXSave(into: area)
        try bench.vcpu.storeXSave(from: area)
        try bench.vcpu.storeExtendedControl(bench.vcpu.loadExtendedControl())
        try bench.vcpu.storeEvents(bench.vcpu.loadEvents())
        try bench.vcpu.storeDebugRegisters(bench.vcpu.loadDebugRegisters())
        try bench.vcpu.storeMPState(bench.vcpu.loadMPState())
        var registers = try bench.vcpu.loadRegisters()
        registers.r12 = 0xfeed
        try bench.vcpu.storeRegisters(registers)
        #expect(try bench.vcpu.loadRegisters().r12 == 0xfeed)
    }

    @Test func manualProtectionKeepsBitsUntilCleared() throws {
        let bench = try Bench([0x88, 0x07, 0xf4])
        try bench.machine.useManualDirtyLogProtection()
        try bench.machine.setMemorySlot(bench.slot(.logsDirtyPages))
        #expect(try bench.vcpu.enter() == .halted)
        var words: [UInt64] = [0]
        func take() throws -> Bool {
            try words.withUnsafeMutableBufferPointer { (buffer) throws in
                try bench.machine.takeDirtyLog(slot: 0, into: buffer)
            }
            return words[0] & (1 << 2) != 0
        }
        #expect(try take())
        #expect(try take())  // reading does not clear
        try words.withUnsafeMutableBufferPointer { (buffer) throws in
            try bench.machine.protectAgain(slot: 0, firstPage: 0, pageCount: 16, bitmap: buffer)
        }
        #expect(try !take())
    }

    @Test func kickFromAnotherThreadInterruptsALoop() throws {
        let bench = try Bench([0xeb, 0xfe])
        try VCPU.installKickSignal()
        VCPU.acceptKicks()
        let (vcpu, runner) = (bench.vcpu, pthread_self())
        let kicker = try NativeThread.start {
            usleep(20_000)
            vcpu.kick(thread: runner)
        }
        #expect(try vcpu.enter() == .interrupted)
        try kicker.join()
        #expect(vcpu.registers.rip == 0x1000)
    }

    @Test func modelSpecificRegistersAreWrittenAndRead() throws {
        let bench = try Bench([0xf4])
        try bench.vcpu.storeMSRs([(index: 0xc000_0082, value: 0x1234_5000), (index: 0xc000_0081, value: 0x23 << 48)])
        #expect(try bench.vcpu.loadMSRs([0xc000_0082, 0xc000_0081]) == [0x1234_5000, 0x23 << 48])
        #expect(throws: KVMError.partialMSRs(call: .getMSRs, done: 1, requested: 2)) {
            _ = try bench.vcpu.loadMSRs([0xc000_0082, 0xdead_beef])
        }
    }

    @Test func clockIsSet() throws {
        let bench = try Bench([0xf4])
        try bench.machine.setClock(5_000_000_000)
        let clock = try bench.machine.clock()
        #expect(clock >= 5_000_000_000 && clock < 6_000_000_000)
    }

    @Test func interruptLinesConnectOnlyWithAController() throws {
        let event = try EventDescriptor()
        let plain = try KVMSystem().makeMachine()
        #expect(throws: KVMError.self) { try plain.connectInterrupt(eventDescriptor: event.number, line: 5) }
        let machine = try KVMSystem().makeMachine()
        try machine.createInterruptController()
        try machine.connectInterrupt(eventDescriptor: event.number, line: 5)
        try machine.disconnectInterrupt(eventDescriptor: event.number, line: 5)
    }

    @Test func memoryCanBeTakenAway() throws {
        let bench = try Bench([0x88, 0x07, 0xe6, 0x10, 0x88, 0x07, 0xf4])  // mov [bx],al; out; mov [bx],al; hlt
        #expect(try bench.vcpu.enter() == .portOutput(port: 0x10, size: 1, count: 1, value: 0x2a))
        try bench.machine.removeMemorySlot(number: 0)
        try bench.machine.setMemorySlot(bench.slot([.readOnly]))
        let exit = try bench.vcpu.enter()
        #expect(exit == .memoryWrite(address: 0x3000, size: 1, value: 0x2a))
    }
}
