// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import KVM
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
/// Made ready by `init`, run once by `run`, which returns when the guest is done; `stop`, `pause`, `resume`, `sendInput`
/// and `statistics` may come from other threads meanwhile. Everything the machine has is freed with the object.
public final class Machine: Sendable {
    private let environment: GuestEnvironment
    private let configuration: MachineConfiguration

    /// Main memory's physical address: above 4 GiB, where nothing else on a PC can be.
    private static let mainMemory = GuestAddress(1 << 32)
    /// The executable's physical address.
    private static let imageMemory = GuestAddress(1 << 30)

    public init(
        _ configuration: MachineConfiguration, executable: GuestExecutable, system: KVMSystem,
        console: any MachineConsole = StandardConsole()
    ) throws(MachineError) {
        try configuration.check()
        self.configuration = configuration
        let kernelMachine = try inLayer { () throws(KVMError) in
            try VCPU.installKickSignal()
            let machine = try system.makeMachine()
            try machine.setHiddenPages(tssAddress: 0xfffb_d000, identityMapAddress: 0xfffb_c000)
            return machine
        }
        let memory = GuestMemory()
        let (main, image) = try inLayer { () throws(GuestMemoryError) in
            let main = try MemoryRegion(
                start: Machine.mainMemory, size: configuration.memorySize, backing: .anonymous)
            let image = try MemoryRegion(
                start: Machine.imageMemory, size: executable.file.size,
                backing: .privateFile(descriptor: executable.file.descriptor, offset: 0))
            try memory.add(main)
            try memory.add(image)
            return (main, image)
        }
        for (number, region) in [main, image].enumerated() {
            try inLayer { () throws(KVMError) in
                try kernelMachine.setMemorySlot(
                    MemorySlot(
                        number: UInt32(number), guestAddress: region.start.rawValue, size: UInt64(region.size),
                        hostAddress: region.host))
            }
        }
        let scheduler = Scheduler(
            processorLimit: configuration.processors, threadLimit: configuration.threadLimit)
        environment = GuestEnvironment(
            kernelMachine: kernelMachine, memory: memory,
            addressSpace: try AddressSpace(memory: memory, main: main), scheduler: scheduler, console: console,
            executableName: "/" + (configuration.arguments.first ?? "guest"),
            processorCount: configuration.processors)
        try environment.makeSystemArea()
        try load(executable, image)
    }

    /// Maps the executable and the first thread's stack, and makes the thread.
    private func load(_ executable: GuestExecutable, _ image: MemoryRegion) throws(MachineError) {
        let space = environment.addressSpace
        do throws(GuestCallError) {
            for segment in executable.segments {
                space.replaceAreas(
                    in: segment.pages,
                    by: [AddressSpace.Area(range: segment.pages, protection: segment.protection, kind: .image)])
                for address in stride(from: segment.pages.lowerBound, to: segment.pages.upperBound, by: 4_096) {
                    let entry = PageTableEntry(
                        frame: image.start &+ (address - executable.base), protection: segment.protection)
                    guard space.table.set(address, entry, frames: &space.frames) else { throw .noMemory }
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
        let limit = configuration.timeLimit.map { environment.monotonicNow &+ $0 }
        var sliceEnd: UInt64?
        while scheduler.outcome == nil {
            let now = environment.monotonicNow
            if let limit, now >= limit {
                scheduler.finish(.timeLimitReached)
                break
            }
            scheduler.expire(now: now) { environment.answerToExpiredWait($0) }
            if scheduler.isOversubscribed, hosts.count < scheduler.processorLimit {
                addProcessor(&hosts)
                continue  // the lock was given up: look again
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
            let wake = [scheduler.nextDeadline, limit, sliceEnd].compactMap { $0 }.min()
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
        lock.withLock { scheduler.dismissProcessors() }
        return outcome
    }

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

    /// What is wrong with the machine's own records; empty if nothing is. Slow: for tests.
    public func brokenInvariants() -> [String] {
        environment.scheduler.lock.withLock { environment.addressSpace.brokenInvariants() }
    }

    /// Counts since the machine was made.
    public struct Statistics: Sendable, Equatable {
        public var exits: UInt64
        public var calls: UInt64
        public var threads: Int
        public var processors: Int
        /// Bytes of main memory in use by the guest's mappings and page tables, touched or not.
        public var committedMemory: Int
    }

    public var statistics: Statistics {
        environment.scheduler.lock.withLock {
            let frames = environment.addressSpace.frames
            return Statistics(
                exits: environment.exitCount, calls: environment.callCount,
                threads: environment.scheduler.threads.count, processors: environment.scheduler.processorCount,
                committedMemory: (frames.totalCount - frames.freeCount) * 4_096)
        }
    }
}
