// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

extension VirtualMachine {
    /// Sees to it that guests have stdlib/swiftlet/vm beside the class library, and starts what serves the host.
    func startGuestServices(_ thread: Thread) throws(JavaThrow) {
        if options.guestServices.isEmpty { return }
        try thread.withHandleScope { () throws(JavaThrow) in
            if !hasOwnClass("swiftlet/vm/Channel") { try define([.guest], thread) }
            guard options.guestServices.contains(.executions) else { return }
            let holder = try bootClass("swiftlet/vm/Executions", thread)
            try initialize(holder, thread)
            try thread.call(try staticMethod("swiftlet/vm/Executions", "start", "()V", thread), [])
        }
    }
}
