// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Swiftlet

/// Ctrl-C: ends the snippet that runs; while none runs it does nothing. A native thread waits for the signal, which all other
/// threads keep blocked, so one of these has to be made before any machine.
package final class Interruption: @unchecked Sendable {
    private let mutex: NativeMutex = NativeMutex()
    private var running: SnippetMachine?
    /// Counts snippets, so that none is ended for the sake of the one before.
    private var turn: Int = 0

    package init() {}

    /// Blocks the signal on this thread and those it starts, and begins to wait for it.
    package func start() {
        var signals: sigset_t = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let thread: NativeThread? = try? NativeThread.start(stackSizeInBytes: 256 << 10) { [self] in wait() }
        try? thread?.detach()
    }

    private func wait() {
        var signals: sigset_t = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        var number: Int32 = 0
        while sigwait(&signals, &number) == 0 {
            // Until it has been noticed: see `SnippetMachine.interrupt`.
            let turn: Int = mutex.withLock { self.turn }
            for _: Int in 0..<40 {
                guard mutex.withLock({ self.turn == turn && running?.interrupt() != nil }) else { break }
                usleep(25_000)
            }
        }
    }

    func begin(_ machine: SnippetMachine) { mutex.withLock { (running, turn) = (machine, turn + 1) } }

    func end() { mutex.withLock { running = nil } }
}
