// SPDX-License-Identifier: Apache-2.0
import Platform
import Runtime

/// Natives of jdk.internal.misc.Signal. The embedder owns the process's signals unless it hands them to the machine
/// (`MachineOptions.signals`); without that there is no signal of any name.
enum SignalNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("findSignal0", "(Ljava/lang/String;)I", findSignal)
        binder.bind("handle0", "(IJ)J", handle)
        binder.bind("raise0", "(I)V", raise)
    }

    private static func findSignal(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.required()
        guard call.vm.ownsSignals else { return .int(-1) }
        return .int(ProcessSignals.number(ofName: call.vm.string(name.reference)) ?? -1)
    }

    private static func handle(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let signal = call.int()
        let code = call.long()
        return .long(call.vm.handleSignal(signal, UInt64(bitPattern: code)))
    }

    private static func raise(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let signal = call.int()
        if call.vm.ownsSignals { call.vm.raiseSignal(signal) }
        return .void
    }
}
