// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import KVM
import MachineState
import Platform

/// How a machine ended.
public enum MachineOutcome: Sendable, Equatable {
    /// The guest exited with a status, 0 to 255.
    case exited(Int32)
    case crashed(CrashReport)
    /// Somebody called `stop`.
    case stopped
    case timeLimitReached
    /// The monitor or the host could not go on; the guest is not to blame.
    case failed(String)
}

/// A system virtual machine: a guest executable in a memory of its own, without a kernel.
///
/// Made ready by `init`, run once by `run`, which returns when the guest is done; `stop`, `pause`, `resume`,
/// `sendInput` and `statistics` may come from other threads meanwhile. Everything the machine has is freed with the
/// object.
public final class Machine: Sendable {
    let environment: GuestEnvironment
    private let configuration: MachineConfiguration
    private let image: MemoryRegion
    /// The regions in the order of the kernel's slots.
    let slots: [MemoryRegion]

    /// Main memory's physical address: above 4 GiB, where nothing else on a PC can be.
    private static let mainMemory = GuestAddress(1 << 32)
    /// The executable's physical address.
    private static let imageMemory = GuestAddress(1 << 30)

    /// A machine about to run an executable from its start.
    public convenience init(
        _ configuration: MachineConfiguration, executable: GuestExecutable, system: KVMSystem,
        console: any MachineConsole = StandardConsole()
    ) throws(MachineError) {
        try configuration.check()
        let (main, image) = try inLayer { () throws(GuestMemoryError) in
            (
                try MemoryRegion(start: Machine.mainMemory, size: configuration.memorySize, backing: .anonymous),
                try MemoryRegion(
                    start: Machine.imageMemory, size: executable.imageSize,
                    backing: .privateFile(
                        descriptor: executable.file.descriptor, offset: Int64(executable.imageOffset)))
            )
        }
        let files = try FileRegion.openAll(configuration.files, from: main.end)
        try self.init(
            configuration, main: main, image: image, files: files, system: system, console: console,
            executableName: "/" + (configuration.arguments.first ?? "guest"),
            executableStatus: GuestEnvironment.status(
                mode: 0o100_555, size: executable.imageSize, modified: executable.modified)
        ) { (memory) throws(MachineError) in try AddressSpace(memory: memory, main: main) }
        environment.addressSpace.plantedFault = configuration.plantedFault
        try environment.makeSystemArea()
        try load(executable)
        // Large pages of the file, where the host's cache has it so; see `GuestExecutable.write`.
        try? image.allowLargePages(offset: 0, size: image.size)
        configuration.hotPages?.populate(slots)
    }

    /// A machine that goes on where the one of a snapshot was. Memory size, processors, arguments and environment are
    /// the snapshot's; the rest of the configuration is new.
    public convenience init(
        restoring snapshot: Snapshot, _ configuration: MachineConfiguration = MachineConfiguration(),
        system: KVMSystem, console: any MachineConsole = StandardConsole()
    ) throws(MachineError) {
        let state: (environment: EnvironmentState, space: AddressSpaceState, threads: ThreadsState, files: FilesState)
        do throws(StateError) {
            state = (
                try snapshot.state.restore(), try snapshot.state.restore(), try snapshot.state.restore(),
                try snapshot.state.restore()
            )
            guard state.environment.memorySize == UInt64(snapshot.mainSize),
                state.environment.imageSize == UInt64(snapshot.imageSize)
            else { throw .invalidValue("memory size") }
            for thread in state.threads.threads
            where !thread.extended.isEmpty && thread.extended.count != system.xsaveSize {
                throw .invalidValue("size of extended state")
            }
        } catch {
            throw .state(error)
        }
        var configuration = configuration
        configuration.memorySize = snapshot.mainSize
        configuration.processors = Int(clamping: state.environment.processors)
        configuration.files = state.files.grants
        try configuration.check()
        let (main, image) = try inLayer { () throws(GuestMemoryError) in
            let descriptor = snapshot.memory.descriptor
            return (
                try MemoryRegion(
                    start: Machine.mainMemory, size: snapshot.mainSize,
                    backing: .privateFile(descriptor: descriptor, offset: 0)),
                try MemoryRegion(
                    start: Machine.imageMemory, size: snapshot.imageSize,
                    backing: .privateFile(descriptor: descriptor, offset: Int64(snapshot.mainSize)))
            )
        }
        let files = try FileRegion.openAll(configuration.files, from: main.end)
        guard FilesState(files) == state.files else { throw .state(.invalidValue("a granted file has changed")) }
        for case .granted(let index, _) in state.environment.descriptors.values where index >= files.count {
            throw .state(.invalidValue("granted file"))
        }
        try self.init(
            configuration, main: main, image: image, files: files, system: system, console: console,
            executableName: state.environment.executableName,
            executableStatus: GuestEnvironment.status(mode: 0o100_555, size: snapshot.imageSize)
        ) { (memory) throws(MachineError) in
            do throws(StateError) {
                return try AddressSpace(memory: memory, main: main, restoring: state.space)
            } catch {
                throw .state(error)
            }
        }
        if !snapshot.isOwn, let fault = environment.addressSpace.brokenInvariants().first {
            throw .state(.invalidValue(fault))
        }
        // The guest's clock goes on from where it stood.
        environment.monotonicOffset = Int64(
            bitPattern: state.environment.monotonicNow &- SystemClock.monotonicNanoseconds)
        environment.descriptors = DescriptorTable(files: state.environment.descriptors)
        environment.signalActions = state.environment.signalActions
        if state.environment.timePage != 0, environment.clockIsCounter {
            environment.startTimePage(at: state.environment.timePage)
        }
        if let saved = state.environment.transfers {
            environment.transfers = TransferState(
                address: saved.address, position: saved.position, accepted: Set(saved.accepted))
        }
        environment.input = ConsoleInput(
            bytes: state.environment.input, isClosed: state.environment.inputIsClosed)
        environment.scheduler.adopt(state.threads.threads, nextID: state.threads.nextID)
    }

    private init(
        _ configuration: MachineConfiguration, main: MemoryRegion, image: MemoryRegion, files: [FileRegion],
        system: KVMSystem, console: any MachineConsole, executableName: String,
        executableStatus: [UInt8], makeSpace: (GuestMemory) throws(MachineError) -> AddressSpace
    ) throws(MachineError) {
        let memory = GuestMemory()
        let regions = [main, image] + files.compactMap(\.region)
        let kernelMachine = try inLayer { () throws(KVMError) in
            try VCPU.installKickSignal()
            let machine = try system.makeMachine()
            try machine.setHiddenPages(tssAddress: 0xfffb_d000, identityMapAddress: 0xfffb_c000)
            for (number, region) in regions.enumerated() {
                try machine.setMemorySlot(
                    MemorySlot(
                        number: UInt32(number), guestAddress: region.start.rawValue, size: UInt64(region.size),
                        hostAddress: region.host, options: region.isWritable ? [] : .readOnly))
            }
            return machine
        }
        try inLayer { () throws(GuestMemoryError) in
            for region in regions { try memory.add(region) }
        }
        let scheduler = Scheduler(
            processorLimit: configuration.processors, threadLimit: configuration.threadLimit)
        self.configuration = configuration
        self.image = image
        slots = regions
        scheduler.eventWaiter = try EventWaiter(scheduler: scheduler)
        var grants: [FolderGrant] = []
        let resolve = configuration.plantedFault == .followedLinks ? 0 : OpenRequest.strict
        for folder in configuration.folders { grants.append(try FolderGrant(folder, resolve: resolve)) }
        var devices: [Device] = []
        for device in configuration.devices { devices.append(try Device(device)) }
        environment = GuestEnvironment(
            kernelMachine: kernelMachine, memory: memory, addressSpace: try makeSpace(memory), scheduler: scheduler,
            console: console, executableName: executableName, executableStatus: executableStatus,
            processorCount: configuration.processors,
            files: files,
            names: GuestNames(
                grants: grants, texts: configuration.texts + devices.map { (path: $0.path.text, text: "") },
                slots: configuration.files.map(\.guestPath),
                workingDirectory: configuration.workingDirectory),
            network: GuestNetwork(configuration.network, outside: configuration.outsideSockets), devices: devices,
            slotCount: regions.count)
        if configuration.inheritsStreams {
            for number in 0...2 as ClosedRange<Int32> {
                guard let file = HostFile(inherited: number, isWritable: number > 0) else { continue }
                environment.descriptors[UInt64(number)] = .host(file)
            }
        }
    }

    /// Maps the executable and the first thread's stack, and makes the thread.
    private func load(_ executable: GuestExecutable) throws(MachineError) {
        let space = environment.addressSpace
        do throws(GuestCallError) {
            for segment in executable.segments {
                space.replaceAreas(
                    in: segment.pages,
                    by: [AddressSpace.Area(range: segment.pages, protection: segment.protection, kind: .image)])
                let frame = image.start &+ (segment.pages.lowerBound - executable.base)
                guard space.table.map(segment.pages, to: frame, segment.protection, frames: &space.frames) else {
                    throw .noMemory
                }
                space.heapStart = max(space.heapStart, segment.pages.upperBound)
            }
            // A gap of a large page keeps heap entries apart from the image's.
            space.heapStart = (space.heapStart + FrameAllocator.largeFrameSize) & ~(FrameAllocator.largeFrameSize - 1)
            space.heapEnd = space.heapStart
            let top: UInt64 = space.mappingBase - FrameAllocator.largeFrameSize
            _ = try space.map(
                top - MachineConfiguration.stackSize, MachineConfiguration.stackSize, .readWrite, kind: .stack,
                isFixed: true)
            let stack = StartStack(
                top: top, arguments: configuration.arguments, environment: configuration.environment,
                executable: executable, random: GuestEnvironment.randomBytes(16),
                name: environment.executableName)
            try space.write(stack.bytes, at: stack.pointer)
            guard let thread = environment.scheduler.makeThread() else { throw .noMemory }
            thread.registers.rip = executable.entry
            thread.registers.rsp = stack.pointer
            thread.registers.rflags = 0x202
            environment.scheduler.makeReady(thread)
        } catch {
            throw .configuration("memory too small for the executable")
        }
    }

    // MARK: Running

    /// Runs the guest to its end. The calling thread keeps time; processors run on threads of their own. Once only.
    public func run() -> MachineOutcome {
        let scheduler = environment.scheduler
        let lock = scheduler.lock
        var hosts: [NativeThread] = []
        lock.lock()
        let limit = configuration.timeLimit.map { environment.monotonicNow + min($0, MachineConfiguration.never) }
        var sliceEnd: UInt64?
        // Since when more has been ready than can run, while another processor could be made.
        var crowdedSince: UInt64?
        while scheduler.outcome == nil {
            if scheduler.isPaused {
                scheduler.attention.wait(lock)
                continue
            }
            let now = environment.monotonicNow
            if let limit, now >= limit {
                scheduler.finish(.timeLimitReached)
                break
            }
            scheduler.expire(now: now) { environment.answerToExpiredWait($0) }
            if !scheduler.isOversubscribed {
                crowdedSince = nil
            } else if hosts.count < scheduler.processorLimit {
                let since = crowdedSince ?? now
                crowdedSince = since
                if hosts.isEmpty || now >= since + Machine.patience {
                    addProcessor(&hosts)
                    continue  // the lock was given up: look again
                }
            }
            // More to run than can run: the processors' threads go to the end of the queue, slice after slice.
            if scheduler.isOversubscribed {
                if let end = sliceEnd, now >= end {
                    for processor in scheduler.processors { processor.preempt() }
                    sliceEnd = now + configuration.timeSlice
                } else if sliceEnd == nil {
                    sliceEnd = now + configuration.timeSlice
                }
            } else {
                sliceEnd = nil
            }
            let another = hosts.count < scheduler.processorLimit ? crowdedSince.map { $0 + Machine.patience } : nil
            let wake = [scheduler.nextDeadline, limit, sliceEnd, another].compactMap { $0 }.min()
            if let wake {
                let host = Int64(bitPattern: wake) &- environment.monotonicOffset
                _ = scheduler.attention.wait(lock, untilNanoseconds: UInt64(max(host, 0)))
            } else {
                scheduler.attention.wait(lock)
            }
        }
        let outcome = scheduler.outcome ?? .stopped
        lock.unlock()
        for host in hosts { try? host.join() }  // fails only for threads that are not ours to join
        scheduler.eventWaiter?.finish()
        lock.withLock { scheduler.dismissProcessors() }
        // On a thread of its own, which a broken pipe does not end.
        if environment.transfers != nil {
            let last = try? NativeThread.start(name: "output") { [environment] in
                HostFile.keepBrokenPipesQuiet()
                environment.finishOutput(outcome)
            }
            try? last?.join()
        }
        return outcome
    }

    /// How long more than can run must be ready before another processor is made, ns. Making one costs about a millisecond,
    /// and two that work on the same locks hand them to and fro by calls: short programs with some short threads, such as
    /// Java's own, are done sooner, and with a quarter less processor time, on one.
    private static let patience: UInt64 = 5_000_000

    /// Starts a processor on a host thread of its own. The lock is held, and given up meanwhile.
    private func addProcessor(_ hosts: inout [NativeThread]) {
        let scheduler = environment.scheduler
        let number = hosts.count
        scheduler.lock.unlock()
        do throws(MachineError) {
            let processor = try Processor(environment: environment, number: number)
            scheduler.lock.withLock { scheduler.add(processor) }
            do throws(SystemError) {
                hosts.append(try NativeThread.start(name: "vcpu \(number)") { processor.drive() })
            } catch {
                throw .system(error)
            }
            scheduler.lock.lock()
        } catch {
            scheduler.lock.lock()
            scheduler.finish(.failed("\(error)"))
        }
    }

    /// Ends the machine as soon as its processors have left user code.
    public func stop() { environment.scheduler.lock.withLock { environment.scheduler.finish(.stopped) } }

    /// Stops the guest's time: returns when no processor runs guest code any more. The machine may be running, or not.
    public func pause() { environment.scheduler.lock.withLock { environment.scheduler.pause() } }

    /// Lets a paused machine go on, when every `pause` has been taken back.
    public func resume() { environment.scheduler.lock.withLock { environment.scheduler.resume() } }

    /// Copies the machine as it is now. It is paused meanwhile, and goes on afterwards unless it was paused before.
    public func snapshot() throws(MachineError) -> Snapshot {
        let scheduler = environment.scheduler
        scheduler.lock.lock()
        defer { scheduler.lock.unlock() }
        scheduler.pause()
        defer { scheduler.resume() }
        guard scheduler.outcome == nil else { throw .configuration("the machine has ended") }
        for file in environment.descriptors.files.values {
            switch file {
            case .host, .listing: throw .configuration("files that the guest has open cannot be saved")
            case .input, .output, .text, .granted: break
            }
        }
        guard environment.fileMappings.isEmpty else {
            throw .configuration("files that the guest has mapped for writing cannot be saved")
        }
        guard environment.mappedPrivatePages.isEmpty else {
            throw .configuration("private pages of files that the guest has mapped cannot be saved")
        }
        for thread in scheduler.threads.values where !thread.interruptedStates.isEmpty {
            throw .configuration("a thread that handles a signal cannot be saved")
        }
        environment.suspendTimePage()
        environment.takeOutput()
        var state = MachineState()
        let space = environment.addressSpace
        state.save(EnvironmentState(environment, memorySize: space.main.size, imageSize: image.size))
        state.save(AddressSpaceState(space))
        state.save(ThreadsState(scheduler))
        state.save(FilesState(environment.files))
        return try inLayer { () throws(GuestMemoryError) in
            try Snapshot(state: state, frames: space.frames, image: image)
        }
    }

    /// Passes a signal on to the guest. False if the guest has no handler for it: then it is for the caller to act.
    public func deliver(signal: Int32) -> Bool {
        environment.scheduler.lock.withLock { environment.deliverFromOutside(Int(signal)) }
    }

    /// Gives the guest's standard input more bytes.
    public func sendInput(_ bytes: [UInt8]) {
        environment.scheduler.lock.withLock {
            environment.input.append(bytes)
            environment.serveInputReaders()
        }
    }

    /// Ends the guest's standard input.
    public func closeInput() {
        environment.scheduler.lock.withLock {
            environment.input.close()
            environment.serveInputReaders()
        }
    }

    /// The pages that the guest has written so far, for later machines of the same kind.
    ///
    /// - Parameter map: /proc/self/pagemap, opened for reading.
    public func hotPages(map: Int32) -> HotPages { HotPages(of: slots, map: map) }

    /// What is wrong with the machine's own records; empty if nothing is. Slow: for tests.
    public func brokenInvariants() -> [String] {
        environment.scheduler.lock.withLock {
            environment.addressSpace.brokenInvariants() + environment.brokenTransferInvariants()
        }
    }

    /// Counts since the machine was made.
    public struct Statistics: Sendable, Equatable {
        public var exits: UInt64
        public var calls: UInt64
        public var threads: Int
        public var processors: Int
        /// What the guest has read and written.
        public var traffic: GuestTraffic
        /// The host threads that run guest code, by their numbers for the kernel.
        public var hostThreads: [Int32]
        /// Bytes of main memory in use by the guest's mappings and page tables, touched or not.
        public var committedMemory: Int
    }

    public var statistics: Statistics {
        environment.scheduler.lock.withLock {
            let frames = environment.addressSpace.frames
            return Statistics(
                exits: environment.exitCount, calls: environment.callCount,
                threads: environment.scheduler.threads.count, processors: environment.scheduler.processorCount,
                traffic: environment.traffic, hostThreads: environment.scheduler.processors.compactMap(\.hostThreadID),
                committedMemory: (frames.totalCount - frames.freeCount) * 4_096)
        }
    }
}
