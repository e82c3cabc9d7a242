// SPDX-License-Identifier: Apache-2.0
import HostInterface
import JavaBaseNatives
import Runtime

/// Natives of com.sun.management.internal.HotSpotDiagnostic.
enum HotSpotDiagnosticNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("dumpHeap0", "(Ljava/lang/String;Z)V", dumpHeap)
    }

    /// The heap, or what is live of it, to a new file.
    private static func dumpHeap(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let name = try call.required()
        let isLive = call.boolean()
        let path = call.vm.string(name.reference)
        if isLive { call.vm.collect(.major, cause: .heapDump, call.thread) }
        do throws(HostErrorNumber) { _ = try call.vm.dumpHeap(to: path, call.thread) } catch {
            throw call.thread.exception("java/io/IOException", NativeCall.text(of: error))
        }
        return .void
    }
}
