// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestProtocol

/// The six arguments of a call. Smaller ones are taken from the low bits, as the kernel does.
struct CallArguments: Sendable {
    let a, b, c, d, e, f: UInt64

    init(_ a: UInt64 = 0, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0, _ e: UInt64 = 0, _ f: UInt64 = 0) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    init(registers: kvm_regs) {
        self.init(registers.rdi, registers.rsi, registers.rdx, registers.r10, registers.r8, registers.r9)
    }
}

/// What becomes of a call.
enum CallOutcome {
    case result(UInt64)
    /// Bytes for the console; the result is their number. Written without the lock, since the other side may block.
    case output([UInt8], isError: Bool)
    /// Work for the host that may take its time: done without the lock.
    case deferred(HostWork)
    /// New bases for the thread; nil keeps one.
    case setBases(fs: UInt64?, gs: UInt64?)
    /// The thread's bases are asked for.
    case getBases
    case clone(CloneRequest)
    /// A signal's handler is done.
    case signalReturned
    /// The thread lets others run.
    case yielded
    /// The thread waits; whoever wakes it supplies the result.
    case blocked
    /// The guest sent itself a deadly signal.
    case aborted(signal: Int32)
    /// The thread is no more, or the machine is finished.
    case ended
}

/// A piece of work for the host. It touches nothing that the machine's lock guards.
struct HostWork {
    let body: () -> HostAnswer
}

/// What a piece of work gave; `GuestEnvironment.settle` brings it to the guest.
enum HostAnswer {
    /// The result, or the negated error number.
    case value(Int)
    /// Bytes for the guest's memory, piece by piece; the result is theirs, or their number.
    case bytes([UInt8], at: [GuestPiece], result: Int? = nil)
    case opened(GuestNames.Opened, flags: UInt64)
    case ahead(ReadAhead)
}

/// A piece of a guest's memory, as the guest named it.
struct GuestPiece {
    var address: UInt64
    var count: Int
}

extension GuestEnvironment {
    /// Performs one call of a guest. The lock is held.
    func perform(_ number: UInt64, _ arguments: CallArguments, _ thread: GuestThread) -> CallOutcome {
        callCount &+= 1
        refreshTimePage()
        guard let call = GuestCall(rawValue: number) else { return .result(GuestCallError.notImplemented.result) }
        settleTransfers(before: call, arguments)
        let waited = thread.waitedFile
        thread.waitedFile = nil
        do throws(GuestCallError) {
            // Of what was granted as a device, the name is the argument.
            if thread.isRetrying, call != .open, let waited, descriptors[arguments.a] != .host(waited) {
                throw .badDescriptor
            }
            return try perform(call, arguments, thread)
        } catch {
            return .result(error.result)
        }
    }

    private func perform(
        _ call: GuestCall, _ arguments: CallArguments, _ thread: GuestThread
    ) throws(GuestCallError) -> CallOutcome {
        switch call {
        case .map: try map(arguments)
        case .protect: try protect(arguments)
        case .unmap: try unmap(arguments)
        case .remap: try remap(arguments)
        case .advise: try advise(arguments)
        case .setBreak: .result(addressSpace.setBreak(arguments.a))
        case .mapAlias: try mapAlias(arguments)

        case .archControl: try archControl(arguments)
        case .setThreadAddress: setThreadAddress(arguments, thread)
        case .clone3: try cloneRequest(arguments)
        case .exit: exit(arguments, thread)
        case .exitAll: exitAll(arguments)
        case .yield: .yielded
        case .threadIdentity: .result(UInt64(thread.id))
        case .setAffinity: .result(0)
        case .getAffinity: try getAffinity(arguments)
        case .futex: try futex(arguments, thread)
        case .setRobustList: .result(0)
        case .restartableSequences: throw .notImplemented

        case .signalAction: try signalAction(arguments)
        case .signalMask: try signalMask(arguments, thread)
        case .signalReturn: .signalReturned
        case .signalStack: .result(0)
        case .kill: try kill(arguments.a, signal: arguments.b, thread)
        case .killInGroup: try kill(arguments.b, signal: arguments.c, thread)
        case .killProcess: try killProcess(arguments, thread)

        case .read, .readAt, .readVector, .write, .writeAt, .writeVector:
            try transfer(call, arguments, thread)
        case .seek, .close, .status, .control, .descriptorControl, .duplicate, .duplicateOnto, .duplicateWithFlags,
            .synchronize, .synchronizeData, .truncate, .adviseFile, .listDirectory, .changeModeOf, .changeOwnerOf,
            .fileSystemStatusOf, .setAttributeOf, .getAttributeOf, .listAttributesOf, .removeAttributeOf:
            try ofDescriptor(call, arguments, thread)
        case .open, .statusByName, .linkStatus, .statusAt, .extendedStatus, .access, .accessAt, .accessWithFlags,
            .readLink, .readLinkAt, .makeDirectory, .makeDirectoryAt, .removeDirectory, .unlink, .unlinkAt, .rename,
            .renameAt, .renameWithFlags, .link, .linkAt, .symbolicLink, .symbolicLinkAt, .changeMode, .changeModeAt,
            .changeOwner, .changeLinkOwner, .changeOwnerAt, .setTimesAt, .fileSystemStatus, .workingDirectory:
            try ofName(call, arguments, thread)
        case .socket, .socketPair, .connect, .bind, .listen, .accept, .acceptWithFlags, .socketName, .peerName,
            .setSocketOption, .getSocketOption, .sendTo, .receiveFrom, .sendMessage, .receiveMessage, .shutdown:
            try ofSocket(call, arguments, thread)
        case .poll, .pollPrecisely: try poll(call, arguments, thread)
        case .makeEventQueue, .eventCounter, .pipe: try makeStream(call, arguments)
        case .makeWatch, .addWatch, .removeWatch: try watch(call, arguments)
        case .controlEventQueue: try controlEventQueue(arguments)
        case .waitForEvents, .waitForEventsMasked: try waitForEvents(arguments, thread)

        case .clockTime: try clockTime(arguments, thread)
        case .clockResolution: try clockResolution(arguments)
        case .timeOfDay: try timeOfDay(arguments)
        case .sleep: try sleep(at: arguments.a, isAbsolute: false, clock: 1, thread)
        case .clockSleep: try sleep(at: arguments.c, isAbsolute: arguments.b & 1 != 0, clock: arguments.a, thread)

        case .entropy: try entropy(arguments)
        case .limits: try limits(arguments)
        case .systemName: try systemName(arguments)
        case .systemInformation: try systemInformation(arguments)
        case .resourceUsage: try resourceUsage(arguments)
        case .time: try secondsSinceEpoch(arguments)
        case .parentIdentity, .processControl: .result(0)
        case .fileModeMask: .result(0o022)
        case .synchronizeMapping: try synchronizeMapping(arguments)
        case .residentPages: throw .notImplemented
        case .processIdentity: .result(UInt64(GuestIdentity.process))
        case .userIdentity, .groupIdentity, .effectiveUserIdentity, .effectiveGroupIdentity:
            .result(GuestIdentity.user)
        case .negotiate: try negotiate(arguments)
        case .timePage: try makeTimePage(arguments)
        case .transferArea: try makeTransferArea()
        case .outputBell: ringOutputBell()
        }
    }
}
