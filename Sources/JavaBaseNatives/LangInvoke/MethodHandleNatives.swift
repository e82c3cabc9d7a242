// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.invoke.MethodHandleNatives.
enum MethodHandleNativesNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("registerNatives")
        binder.bind("init", "(Ljava/lang/invoke/MemberName;Ljava/lang/Object;)V", initialize)
        binder.bind("expand", "(Ljava/lang/invoke/MemberName;)V", expand)
        binder.bind(
            "resolve", "(Ljava/lang/invoke/MemberName;Ljava/lang/Class;IZ)Ljava/lang/invoke/MemberName;", resolve)
        binder.bind("objectFieldOffset", "(Ljava/lang/invoke/MemberName;)J", fieldOffset)
        binder.bind("staticFieldOffset", "(Ljava/lang/invoke/MemberName;)J", fieldOffset)
        binder.bind("staticFieldBase", "(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;", staticFieldBase)
        binder.bind("getMemberVMInfo", "(Ljava/lang/invoke/MemberName;)Ljava/lang/Object;", getMemberVMInfo)
        binder.bind(
            "setCallSiteTargetNormal", "(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V", setTarget)
        binder.bind(
            "setCallSiteTargetVolatile", "(Ljava/lang/invoke/CallSite;Ljava/lang/invoke/MethodHandle;)V",
            setTargetVolatile)
        binder.bind("getNamedCon", "(I[Ljava/lang/Object;)I", getNamedCon)
    }

    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let member = try call.required()
        let target = try call.required()
        try call.vm.initialize(memberName: member, from: target, call.thread)
        return .void
    }

    private static func expand(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.vm.expand(memberName: try call.required(), call.thread)
        return .void
    }

    private static func resolve(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let member = try call.required()
        let caller = call.handle()
        let lookupMode = call.int()
        let isSpeculative = call.boolean()
        let callerClass = caller.isNull ? nil : call.vm.classOfMirror(caller.reference)
        do throws(JavaThrow) {
            try call.vm.resolve(memberName: member, caller: callerClass, lookupMode: lookupMode, call.thread)
        } catch {
            if !isSpeculative { throw error }
            call.thread.clearException()
            return .null
        }
        return .reference(member)
    }

    private static func index(_ call: NativeCall, _ member: Handle) -> Int64 {
        call.space.load(member.reference, Int(call.vm.wellKnown.pointee.memberNameIndex), as: Int64.self)
    }

    private static func fieldOffset(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(index(call, try call.required()))
    }

    private static func staticFieldBase(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let member = try call.required()
        return .reference(call.space.loadReference(member.reference, call.vm.fields.memberNameClass))
    }

    /// {index, target}, for assertions of the library.
    private static func getMemberVMInfo(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let member = try call.required()
        let vm = call.vm
        let array = call.thread.handle(try vm.allocateArray(vm.classes.objectArray!, length: 2, call.thread))
        let index = UInt64(bitPattern: index(call, member))
        let box = try vm.box(index, type: UInt8(SwiftletTypeLong), call.thread)
        call.space.storeReference(array.reference, SwiftletArrayData4, box)
        let flags = call.space.load(member.reference, vm.fields.memberNameFlags, as: UInt32.self)
        let target =
            flags & MemberNameFlag.isField != 0
            ? call.space.loadReference(member.reference, vm.fields.memberNameClass) : member.reference
        call.space.storeReference(array.reference, SwiftletArrayData4 + 4, target)
        return .reference(array)
    }

    private static func setTarget(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let site = try call.required()
        call.space.storeReference(site.reference, call.vm.fields.callSiteTarget, call.handle().reference)
        return .void
    }

    private static func setTargetVolatile(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let result = try setTarget(&call)
        atomicFence()
        return result
    }

    /// No constants of the VM are named: the library's cross-check finds none to compare.
    private static func getNamedCon(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(0)) }
}
