// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.Object.
enum ObjectNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getClass", "()Ljava/lang/Class;", getClass)
        binder.bind("hashCode", "()I", hashCode)
        binder.bind("clone", "()Ljava/lang/Object;", clone)
        binder.bind("notify", "()V", notify)
        binder.bind("notifyAll", "()V", notifyAll)
        binder.bind("wait0", "(J)V", wait)
    }

    private static func getClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .reference(call.space.classMetadata(of: call.handle().reference).pointee.mirror)
    }

    private static func hashCode(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int32(bitPattern: call.thread.identityHash(call.handle().reference)))
    }

    private static func clone(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let original = call.handle()
        let vm = call.vm
        let space = call.space
        let metadata = space.classMetadata(of: original.reference)
        if metadata.isArray {
            let length = Int(space.arrayLength(original.reference))
            let copy = try vm.allocateArray(metadata, length: length, call.thread)
            let bytes = length << Int(metadata.pointee.elementShift)
            space.arrayData(copy).copyMemory(from: space.arrayData(original.reference), byteCount: bytes)
            if Int(metadata.pointee.elementType) == SwiftletTypeReference {
                space.afterStores(space.arrayData(copy), count: length)
            }
            return .reference(copy)
        }
        guard metadata.pointee.flags & UInt32(SwiftletClassCloneable) != 0, metadata.pointee.referenceKind == 0,
            metadata.pointee.flags & UInt32(SwiftletClassMirrorClass) == 0
        else {
            throw call.thread.exception("java/lang/CloneNotSupportedException", vm.externalName(metadata))
        }
        let copy = call.thread.handle(try vm.allocateObject(metadata, call.thread))
        let size = Int(metadata.pointee.instanceSize) - SwiftletObjectHeaderSize
        let target = space[copy.reference] + SwiftletObjectHeaderSize
        target.copyMemory(from: space[original.reference] + SwiftletObjectHeaderSize, byteCount: size)
        space.afterStores(target, count: size / 4)
        if metadata.pointee.flags & UInt32(SwiftletClassFinalizable) != 0 {
            try vm.registerFinalizer(copy, call.thread)
        }
        return .reference(copy)
    }

    private static func notify(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.vm.monitors.notify(call.handle(), all: false, call.thread)
        return .void
    }

    private static func notifyAll(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.vm.monitors.notify(call.handle(), all: true, call.thread)
        return .void
    }

    private static func wait(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        let milliseconds = call.long()
        let deadline: UInt64? =
            milliseconds == 0 ? nil : call.vm.deadline(nanoseconds: milliseconds.multipliedSaturating(by: 1_000_000))
        if try !call.vm.monitors.wait(object, deadline: deadline, call.thread) {
            call.thread.clearInterrupt()
            throw call.thread.exception("java/lang/InterruptedException")
        }
        return .void
    }
}

extension Int64 {
    /// The product, or the largest value if it overflows. Both factors are positive.
    func multipliedSaturating(by factor: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
