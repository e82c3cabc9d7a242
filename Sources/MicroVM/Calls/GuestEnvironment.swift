// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import KVM
import Platform

/// What a guest lives in: its address space, threads, files and clock, behind the calls it may make.
///
/// `perform` is the only way in from guest code. It is called with the machine's lock held, on arguments that may be
/// anything, and answers with a result or with something that the processor must do. Handlers are grouped by subject in
/// `GuestEnvironment+*.swift`; each judges its own arguments before it changes anything.
final class GuestEnvironment: @unchecked Sendable {
    let kernelMachine: KVMMachine
    let memory: GuestMemory
    let addressSpace: AddressSpace
    let scheduler: Scheduler
    let console: any MachineConsole
    let executableName: String
    /// The executable as `stat` shows it to the guest: size and time of the prepared file, so that builds differ.
    let executableStatus: [UInt8]
    let processorCount: Int
    /// Granted files that are memory slots.
    let files: [FileRegion]
    /// What names of files mean.
    let names: GuestNames
    let network: GuestNetwork
    /// Memory and streams that the guest shares with programs on the host.
    let devices: [Device]
    /// Memory slots the machine was made with; mapped files have numbers from here on.
    let slotCount: Int
    /// What the guest wants done about signals 1 to 64.
    var signalActions = [SignalAction](repeating: SignalAction(), count: 64)

    var descriptors = DescriptorTable()
    var input = ConsoleInput()
    /// Exits from guest mode so far.
    var exitCount: UInt64 = 0
    /// Calls performed so far.
    var callCount: UInt64 = 0
    /// Bytes moved so far.
    var traffic = GuestTraffic()
    /// Added to the host's clocks to give the guest's, ns.
    var monotonicOffset: Int64 = 0
    /// Pages of private files that have been mapped, physical addresses. Each is mapped once in a machine's life: what
    /// was written to it would be there again.
    var mappedPrivatePages: [Range<UInt64>] = []
    /// Files of the host that are mapped for writing.
    var fileMappings: [FileMapping] = []
    /// Where the guest reads the time without a call; nil if it has not asked for that.
    var timePage: TimePage?
    /// Memory for small transfers; nil if the guest has not asked for that.
    var transfers: TransferState?
    let clockIsCounter = GuestEnvironment.hostTrustsCounter

    init(
        kernelMachine: KVMMachine, memory: GuestMemory, addressSpace: AddressSpace, scheduler: Scheduler,
        console: any MachineConsole, executableName: String, executableStatus: [UInt8], processorCount: Int,
        files: [FileRegion], names: GuestNames, network: GuestNetwork, devices: [Device], slotCount: Int
    ) {
        self.files = files
        self.names = names
        self.network = network
        self.devices = devices
        self.slotCount = slotCount
        self.kernelMachine = kernelMachine
        self.memory = memory
        self.addressSpace = addressSpace
        self.scheduler = scheduler
        self.console = console
        self.executableName = executableName
        self.executableStatus = executableStatus
        self.processorCount = processorCount
    }

    // MARK: The supervisor's pages

    /// Maps the shared page of the system area. Once, before any processor.
    func makeSystemArea() throws(MachineError) {
        _ = try mapSupervisorPage(
            SystemArea.base, contents: SystemArea.sharedPage(), isWritable: false, isExecutable: true)
    }

    /// Maps a processor's own page, and returns where it lies in the host: valid as long as the machine's memory.
    func makeTaskPage(_ number: Int) throws(MachineError) -> UnsafeRawPointer {
        scheduler.lock.lock()
        defer { scheduler.lock.unlock() }
        let frame: GuestAddress
        if let existing = addressSpace.table.supervisorFrame(SystemArea.taskAddress(number)) {
            frame = existing  // a restored machine has the pages of the processors there were
        } else {
            frame = try mapSupervisorPage(
                SystemArea.taskAddress(number), contents: SystemArea.taskPage(number), isWritable: true,
                isExecutable: false)
        }
        return try inLayer { () throws(GuestMemoryError) in try memory.readable(frame, count: 4_096) }
    }

    private func mapSupervisorPage(
        _ address: UInt64, contents: [UInt8], isWritable: Bool, isExecutable: Bool
    ) throws(MachineError) -> GuestAddress {
        guard let frame = addressSpace.frames.allocate() else { throw .configuration("memory too small") }
        try inLayer { () throws(GuestMemoryError) in
            try memory.writable(frame, count: contents.count).copyMemory(from: contents, byteCount: contents.count)
        }
        let entry = PageTableEntry(supervisorFrame: frame, isWritable: isWritable, isExecutable: isExecutable)
        guard addressSpace.table.set(address, entry, frames: &addressSpace.frames) else {
            throw .configuration("memory too small")
        }
        return frame
    }

    // MARK: Code

    /// Whether there is a system-call instruction, replaced already or not, at an address of executable memory.
    func isCallSite(_ address: UInt64) -> Bool {
        guard let bytes = try? addressSpace.read(address, count: 2),
            addressSpace.table.translate(address)?.entry.protection.contains(.execute) == true
        else { return false }
        return bytes == GuestProtocol.systemCallInstruction || bytes == GuestProtocol.callInstruction
    }

    /// Replaces the system-call instruction at `address`; true if the call instruction is there now.
    func patchCall(at address: UInt64) -> Bool {
        if addressSpace.patchCode(
            address, expecting: GuestProtocol.systemCallInstruction, with: GuestProtocol.callInstruction)
        {
            return true
        }
        return (try? addressSpace.read(address, count: 2)) == GuestProtocol.callInstruction
    }

    // MARK: Reports

    /// Describes a thread that cannot go on.
    func report(
        _ cause: CrashReport.Cause, _ thread: GuestThread, registers: kvm_regs, faultAddress: UInt64?
    ) -> CrashReport {
        var code: [UInt8] = []
        for offset in 0..<16 as Range<UInt64> {
            guard let byte = try? addressSpace.read(registers.rip &+ offset, count: 1) else { break }
            code += byte
        }
        var callers: [UInt64] = []
        var frame = registers.rbp
        while callers.count < 64, let caller = try? addressSpace.load(frame &+ 8, as: UInt64.self), caller != 0,
            let next = try? addressSpace.load(frame, as: UInt64.self)
        {
            callers.append(caller)
            guard next > frame else { break }
            frame = next
        }
        return CrashReport(
            cause: cause, thread: thread.id, registers: CrashReport.list(registers), faultAddress: faultAddress,
            code: code, callers: callers)
    }
}
