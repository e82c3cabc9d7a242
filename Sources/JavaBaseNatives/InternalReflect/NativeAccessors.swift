// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.reflect.DirectMethodHandleAccessor$NativeAccessor.
enum MethodNativeAccessorNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind(
            "invoke0", "(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;", invoke)
    }

    private static func invoke(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = try call.required()
        let receiver = call.handle()
        let arguments = call.handle()
        guard let method = call.vm.methodOf(object.reference, isConstructor: false) else {
            throw call.thread.exception("java/lang/InternalError", "invoke")
        }
        let offset = call.vm.offset(call.vm.classes.reflectMethod!, "parameterTypes", "[Ljava/lang/Class;")
        let types = call.thread.handle(call.space.loadReference(object.reference, offset))
        return .reference(
            try ReflectiveCall(call: call, method: method, parameterTypes: types, arguments: arguments)
                .invoke(receiver))
    }
}

/// Natives of jdk.internal.reflect.DirectConstructorHandleAccessor$NativeAccessor.
enum ConstructorNativeAccessorNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind(
            "newInstance0", "(Ljava/lang/reflect/Constructor;[Ljava/lang/Object;)Ljava/lang/Object;", newInstance)
    }

    private static func newInstance(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = try call.required()
        let arguments = call.handle()
        guard let method = call.vm.methodOf(object.reference, isConstructor: true) else {
            throw call.thread.exception("java/lang/InternalError", "newInstance")
        }
        let offset = call.vm.offset(call.vm.classes.reflectConstructor!, "parameterTypes", "[Ljava/lang/Class;")
        let types = call.thread.handle(call.space.loadReference(object.reference, offset))
        return .reference(
            try ReflectiveCall(call: call, method: method, parameterTypes: types, arguments: arguments)
                .instantiate())
    }
}
