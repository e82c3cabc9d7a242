// SPDX-License-Identifier: Apache-2.0
// java.lang.StackWalker: Java hands in an array of frame objects, the VM fills a batch of them, and as long as Java's
// `doStackWalk`, which the VM calls, is running, Java may ask for further batches.
//
// Where the next batch starts is kept in the frame of the native `callStackWalk` itself, in the slot of its second int
// argument, which nobody reads again. The anchor that Java passes back only names that frame and is looked for among
// the frames of the thread, so that a made-up anchor leads nowhere.

import ObjectModel
import Runtime

/// Natives of java.lang.StackStreamFactory.
enum StackStreamFactoryNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("checkStackWalkModes", "()Z", checkModes)
    }

    /// The modes are those of JDK 25.
    private static func checkModes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .boolean(true) }
}

/// Natives of java.lang.StackStreamFactory$AbstractStackWalker.
enum StackWalkerNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind(
            "callStackWalk",
            "(IILjdk/internal/vm/ContinuationScope;Ljdk/internal/vm/Continuation;II[Ljava/lang/Object;)Ljava/lang/Object;",
            callStackWalk)
        binder.bind("fetchStackFrames", "(IJIII[Ljava/lang/Object;)I", fetchStackFrames)
        binder.ignore("setContinuation", "(J[Ljava/lang/Object;Ljdk/internal/vm/Continuation;)V")
    }

    private enum Mode {
        static let classInfoOnly: Int32 = 0x2
        static let showHidden: Int32 = 0x20
    }

    /// Slot of `callStackWalk`'s arguments that holds the position: receiver, mode, then this one.
    private static let positionSlot = 2

    private static func positionAddress(_ thread: Thread, _ frame: Frame) -> UnsafeMutableRawPointer {
        let slots = Int(frame.method.pointee.argumentSlots)
        return UnsafeMutableRawPointer(frame.fp) - (slots - positionSlot) * 4
    }

    /// A frame as a number: its offset in the stack, which does not move.
    private static func number(_ frame: Frame?) -> UInt32 {
        guard let frame else { return 0 }
        return UInt32(frame.fp - frame.thread.raw.pointee.stackBase)
    }

    private static func callStackWalk(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let walker = call.handle()
        let mode = call.int()
        let skipped = Int(call.int())
        _ = call.handle()
        _ = call.handle()
        let batchSize = Int(call.int())
        let startIndex = Int(call.int())
        let frames = try call.required()
        let thread = call.thread
        guard let own = Frame.innermost(thread) else { throw corrupted(thread) }
        var next = own.caller
        let walkerClass = call.space.classMetadata(of: walker.reference)
        while let frame = next, isImplementation(call, frame.method.pointee.holder, walkerClass) { next = frame.caller }
        for _ in 0..<max(0, skipped) { next = next?.caller }
        let position = positionAddress(thread, own)
        position.storeBytes(of: number(next), as: UInt32.self)
        let count = try fill(call, mode, position, batchSize, startIndex, frames)
        let doStackWalk = try call.vm.knownMethod(walkerClass, "doStackWalk", "(JIIII)Ljava/lang/Object;", thread)
        let result = try thread.call(
            doStackWalk,
            [
                .handle(walker), .long(Int64(number(own))), .int(Int32(truncatingIfNeeded: skipped)),
                .int(Int32(count)),
                .int(Int32(startIndex)), .int(Int32(startIndex + count)),
            ])
        return .reference(result.reference)
    }

    private static func corrupted(_ thread: Thread) -> JavaThrow {
        thread.exception("java/lang/InternalError", "doStackWalk: corrupted buffers")
    }

    /// Whether a class belongs to the walking machinery, whose frames nobody sees: StackWalker, the walker's class, and
    /// the classes between that and AbstractStackWalker.
    private static func isImplementation(_ call: NativeCall, _ holder: ClassRef, _ walker: ClassPointer) -> Bool {
        if call.space.isSubclass(call.space.ref(walker), of: holder), holder != call.space.ref(call.vm.classes.object!)
        {
            return true
        }
        return call.vm.names.matches(call.space[holder].pointee.name, "java/lang/StackWalker")
    }

    private static func fetchStackFrames(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let mode = call.int()
        let anchor = call.long()
        _ = call.int()
        let batchSize = Int(call.int())
        let startIndex = Int(call.int())
        let frames = try call.required()
        var candidate = Frame.innermost(call.thread)
        while let frame = candidate {
            if Int64(number(frame)) == anchor { break }
            candidate = frame.caller
        }
        guard let frame = candidate, call.vm.names.matches(frame.method.pointee.name, "callStackWalk"),
            frame.method.isNative
        else { throw corrupted(call.thread) }
        return .int(try fill(call, mode, positionAddress(call.thread, frame), batchSize, startIndex, frames))
    }

    /// Fills the elements from `startIndex` to `batchSize`, as far as there are frames, and moves the position. Returns how
    /// many were filled.
    private static func fill(
        _ call: NativeCall, _ mode: Int32, _ position: UnsafeMutableRawPointer, _ batchSize: Int, _ startIndex: Int,
        _ frames: Handle
    ) throws(JavaThrow) -> Int {
        let thread = call.thread
        guard startIndex >= 0, batchSize <= Int(call.space.arrayLength(frames.reference)) else {
            throw thread.exception("java/lang/IllegalArgumentException", "not enough space in buffers")
        }
        var count = 0
        var offset = position.load(as: UInt32.self)
        while offset != 0, startIndex + count < batchSize {
            let frame = Frame(thread: thread, fp: thread.raw.pointee.stackBase + Int(offset), callee: nil)
            let method = frame.method
            let bytecodeIndex = frame.bytecodeIndex
            offset = number(frame.caller)
            if method.isHidden && mode & Mode.showHidden == 0 { continue }
            let element = SwiftletArrayData4 + (startIndex + count) * 4
            try thread.withHandleScope { () throws(JavaThrow) in
                let info = thread.handle(call.space.loadReference(frames.reference, element))
                if info.isNull { throw corrupted(thread) }
                try describe(call, info, method, bytecodeIndex, mode)
            }
            count += 1
        }
        position.storeBytes(of: offset, as: UInt32.self)
        return count
    }

    /// Fills a ClassFrameInfo or a StackFrameInfo.
    private static func describe(
        _ call: NativeCall, _ info: Handle, _ method: MethodPointer, _ bytecodeIndex: Int, _ mode: Int32
    ) throws(JavaThrow) {
        let flags = call.intField(info, "flags") | memberFlags(method)
        call.setField(info, "flags", "I", flags)
        if mode & Mode.classInfoOnly != 0 {
            let mirror = call.space[method.pointee.holder].pointee.mirror
            call.setReferenceField(info, "classOrMemberName", "Ljava/lang/Object;", mirror)
            return
        }
        let name = try resolvedName(call, method)
        call.setReferenceField(info, "classOrMemberName", "Ljava/lang/Object;", name)
        call.setField(info, "bci", "I", Int32(max(0, bytecodeIndex)))
    }

    /// The flags of a method as a MemberName has them.
    private static func memberFlags(_ method: MethodPointer) -> Int32 {
        let flags = method.pointee.flags
        var result = Int32(flags & 0xFFFF)
        result |= method.isConstructor || method.isClassInitializer ? 0x2_0000 : 0x1_0000
        if flags & UInt32(SwiftletMethodCallerSensitive) != 0 { result |= 0x10_0000 }
        if method.isHidden { result |= 0x40_0000 }
        return result
    }

    /// A ResolvedMethodName for the method. Frames need no identity, so it is not the one that MemberNames share.
    private static func resolvedName(_ call: NativeCall, _ method: MethodPointer) throws(JavaThrow) -> Reference {
        let object = try call.vm.allocateObject(call.vm.classes.resolvedMethodName!, call.thread)
        let holder = call.space[method.pointee.holder].pointee.mirror
        call.space.storeReference(object, call.vm.fields.resolvedMethodHolder, holder)
        let offset = Int(call.vm.wellKnown.pointee.resolvedMethodTarget)
        call.space.store(object, offset, call.space.ref(method).rawValue)
        return object
    }
}

/// Natives of java.lang.StackFrameInfo.
enum StackFrameInfoNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("expandStackFrameInfo", "()V", expand)
    }

    /// The method that a StackFrameInfo stands for.
    static func method(_ call: NativeCall, _ info: Handle) throws(JavaThrow) -> MethodPointer {
        let name = call.referenceField(info, "classOrMemberName", "Ljava/lang/Object;")
        let target =
            name.isNull || call.space.classMetadata(of: name) != call.vm.classes.resolvedMethodName
            ? 0 : call.space.load(name, Int(call.vm.wellKnown.pointee.resolvedMethodTarget), as: UInt32.self)
        if target == 0 { throw call.thread.exception("java/lang/InternalError", "stack frame without method") }
        return call.space[MethodRef(rawValue: target)]
    }

    private static func expand(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let info = call.handle()
        let method = try method(call, info)
        let name = try call.vm.internedString(method.pointee.name, call.thread)
        call.setReferenceField(info, "name", "Ljava/lang/String;", name)
        let descriptor = try call.vm.internedString(method.pointee.descriptor, call.thread)
        call.setReferenceField(info, "type", "Ljava/lang/Object;", descriptor)
        return .void
    }
}
