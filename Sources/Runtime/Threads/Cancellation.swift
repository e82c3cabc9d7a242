// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension VirtualMachine {
    /// What is thrown in a cancelled thread. Handlers do not catch it (`findHandler` looks at the record), finally blocks
    /// do not run; monitors are released on the way.
    package func cancelToken(_ thread: Thread) -> Reference { preallocatedOutOfMemory?.reference ?? .null }

    /// Asks every thread to end: at its next poll it unwinds.
    public func cancelAll() {
        shutdown.stop()
        for record in threads.all {
            record.request(SwiftletRequestCancel)
            record.parker.interrupt()
        }
        references.signalPending()
    }
}
