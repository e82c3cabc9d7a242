// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc
import GuestProtocol
import KVM
import Platform

/// The host thread that takes output from the ring while the guest makes no calls, and brings backlogs where they go.
///
/// The guest rings when it has put something into the ring and the thread sleeps; where the kernel can tell an event
/// descriptor of that by itself, the guest does not stop for it. Woken, the thread lets some output gather first: a program that
/// prints line by line rings once for many lines. Whoever would notice the delay makes a call, which takes the output itself.
final class OutputServer: @unchecked Sendable {
    // The server belongs to the environment's transfer state, and ends before it.
    private unowned let environment: GuestEnvironment
    private let bell: Int32
    private var host: NativeThread?
    private let isConnected: Bool

    /// How long output gathers, microseconds.
    private static let patience: UInt32 = 200

    /// The lock is held. Nil if the host has no thread or descriptor for it: then output comes by calls.
    init?(_ environment: GuestEnvironment) {
        self.environment = environment
        let bell = hostCall(.eventCounter, 0, Int(O_CLOEXEC) | 0o4000)
        guard bell >= 0 else { return nil }
        self.bell = Int32(bell)
        let isConnected: Bool
        do throws(KVMError) {
            try environment.kernelMachine.connect(
                .port(GuestProtocol.callPort, size: 4), to: self.bell, match: GuestCall.outputBell.rawValue)
            isConnected = true
        } catch {
            // The bell is a call like others then.
            isConnected = false
        }
        self.isConnected = isConnected
        do throws(SystemError) {
            host = try NativeThread.start(name: "output") { [unowned self] in serve() }
        } catch { return nil }
    }

    deinit { close(bell) }

    /// Makes the thread look.
    func ring() {
        var one: UInt64 = 1
        _ = write(bell, &one, 8)
    }

    private func serve() {
        HostFile.keepBrokenPipesQuiet()
        let lock = environment.scheduler.lock
        while true {
            var entries = [pollfd(fd: bell, events: Int16(POLLIN), revents: 0)]
            let isOver = lock.withLock { () -> Bool in
                environment.takeOutput()
                environment.bringBacklogs()
                for backlog in environment.transfers?.backlogs ?? [] {
                    entries.append(pollfd(fd: backlog.file.descriptor, events: Int16(POLLOUT), revents: 0))
                }
                environment.askForBell()
                return environment.scheduler.outcome != nil
            }
            if isOver { return }
            _ = poll(&entries, UInt(entries.count), -1)
            guard entries[0].revents != 0 else { continue }
            var count: UInt64 = 0
            _ = read(bell, &count, 8)
            usleep(OutputServer.patience)
        }
    }

    /// Ends the thread; the machine has an outcome. Without the lock.
    func finish() {
        ring()
        try? host?.join()  // fails only for threads that are not ours to join
        host = nil
        if isConnected {
            // Fails only where it was never connected.
            try? environment.kernelMachine.disconnect(
                .port(GuestProtocol.callPort, size: 4), from: bell, match: GuestCall.outputBell.rawValue)
        }
    }
}

extension GuestEnvironment {
    /// The bell where the kernel does not keep it to itself: what is in the ring has been taken before this call.
    func ringOutputBell() -> CallOutcome {
        askForBell()
        return .result(0)
    }

    /// Has the guest ring for the next record. One that came before it saw this is taken now. The lock is held.
    func askForBell() {
        guard let transfers, !transfers.isBroken else { return }
        let flag = transfers.address + TransferArea.sleeps
        guard (try? addressSpace.updateFutexWord(flag) { _ in 1 }) != nil,
            let written = try? addressSpace.loadCounter(transfers.address + TransferArea.written),
            written != transfers.position
        else { return }
        // It may have rung, or not: look again.
        transfers.server?.ring()
    }
}
