// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.reflect.Reflection.
enum ReflectionNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getCallerClass", "()Ljava/lang/Class;", getCallerClass)
        binder.bind("getClassAccessFlags", "(Ljava/lang/Class;)I", getClassAccessFlags)
        binder.bind("areNestMates", "(Ljava/lang/Class;Ljava/lang/Class;)Z", areNestMates)
    }

    /// Frame 0 is this native, frame 1 the caller-sensitive method; the next that is not plumbing of reflection counts.
    private static func getCallerClass(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let vm = call.vm
        guard let sensitive = Frame.innermost(call.thread)?.caller else { return .null }
        if sensitive.method.pointee.flags & UInt32(SwiftletMethodCallerSensitive) == 0 {
            throw call.thread.exception(
                "java/lang/InternalError", "CallerSensitive annotation expected at frame 1")
        }
        var frame = sensitive.caller
        while let current = frame {
            if !vm.isReflectionFrame(current.method) {
                return .reference(call.space[current.method.pointee.holder].pointee.mirror)
            }
            frame = current.caller
        }
        return .null
    }

    private static func getClassAccessFlags(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(Int32(try call.classArgument().pointee.flags & 0xFFFF))
    }

    private static func areNestMates(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let a = try call.classArgument()
        let b = try call.classArgument()
        call.vm.loadNestHost(a, call.thread)
        call.vm.loadNestHost(b, call.thread)
        return .boolean(call.vm.areNestMates(a, b))
    }
}
