// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.ref.Reference: the ReferenceHandler's end of the pending list, and the referent.
enum ReferenceNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getAndClearReferencePendingList", "()Ljava/lang/ref/Reference;", takePending)
        binder.bind("hasReferencePendingList", "()Z", hasPending)
        binder.bind("waitForReferencePendingList", "()V", waitForPending)
        binder.bind("refersTo0", "(Ljava/lang/Object;)Z", refersTo)
        binder.bind("clear0", "()V", clear)
    }

    private static func takePending(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(call.vm.heap.takePendingReferences())
    }

    private static func hasPending(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(call.vm.heap.hasPendingReferences)
    }

    private static func waitForPending(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        let thread = call.thread
        let isAwaited = thread.inNative {
            vm.references.wait { vm.heap.hasPendingReferences || thread.isCancelRequested }
        }
        try call.thread.poll()
        if !isAwaited { vm.giveBackIdleMemory(call.thread) }
        return .void
    }

    static func refersTo(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let reference = call.handle()
        let object = call.handle()
        let referent = call.space.loadReference(
            reference.reference, Int(call.vm.wellKnown.pointee.referenceReferent))
        return .boolean(referent == object.reference)
    }

    static func clear(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let reference = call.handle()
        call.space.storeReference(
            reference.reference, Int(call.vm.wellKnown.pointee.referenceReferent), .null)
        return .void
    }
}

/// Natives of java.lang.ref.PhantomReference.
enum PhantomReferenceNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("refersTo0", "(Ljava/lang/Object;)Z", ReferenceNatives.refersTo)
        binder.bind("clear0", "()V", ReferenceNatives.clear)
    }
}

/// Natives of java.lang.ref.Finalizer.
enum FinalizerNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("isFinalizationEnabled", "()Z", isEnabled)
        binder.ignore("reportComplete", "(Ljava/lang/Object;)V")
    }

    private static func isEnabled(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(call.vm.options.isFinalizationEnabled)
    }
}
