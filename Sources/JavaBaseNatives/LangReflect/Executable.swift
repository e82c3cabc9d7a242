// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Runtime

/// Natives of java.lang.reflect.Executable.
enum ExecutableNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getParameters0", "()[Ljava/lang/reflect/Parameter;", getParameters)
        binder.bind("getTypeAnnotationBytes0", "()[B", getTypeAnnotationBytes)
    }

    /// The method behind the receiver, a Method or a Constructor.
    private static func method(_ call: NativeCall, _ executable: Handle) throws(JavaThrow) -> MethodPointer {
        let isConstructor = call.space.classMetadata(of: executable.reference) == call.vm.classes.reflectConstructor
        guard let found = call.vm.methodOf(executable.reference, isConstructor: isConstructor) else {
            throw call.thread.exception("java/lang/InternalError", "bad slot of a reflected method")
        }
        return found
    }

    /// Parameter objects made from MethodParameters (JVMS 4.7.24); null without that attribute.
    private static func getParameters(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let executable = call.handle()
        let vm = call.vm
        let thread = call.thread
        let method = try method(call, executable)
        guard let payload = vm.methodAttribute(method, .methodParameters) else { return .null }
        let count = payload.isEmpty ? 0 : Int(payload[0])
        func malformed() -> JavaThrow {
            thread.exception("java/lang/reflect/MalformedParametersException", "Invalid constant pool index")
        }
        guard payload.count >= 1 + count * 4 else { throw malformed() }
        let parameterClass = try vm.bootClass("java/lang/reflect/Parameter", thread)
        try vm.initialize(parameterClass, thread)
        let arrayClass = try vm.arrayClass(of: parameterClass, thread)
        let array = thread.handle(try vm.allocateArray(arrayClass, length: count, thread))
        let pool = ConstantPool(vm, call.space[method.pointee.holder])
        let nameOffset = vm.offset(parameterClass, "name", "Ljava/lang/String;")
        let modifiersOffset = vm.offset(parameterClass, "modifiers", "I")
        let executableOffset = vm.offset(parameterClass, "executable", "Ljava/lang/reflect/Executable;")
        let indexOffset = vm.offset(parameterClass, "index", "I")
        for i in 0..<count {
            let nameIndex = Int(payload[1 + i * 4]) << 8 | Int(payload[2 + i * 4])
            let flags = Int32(payload[3 + i * 4]) << 8 | Int32(payload[4 + i * 4])
            if nameIndex != 0, pool.tag(nameIndex) != .utf8 { throw malformed() }
            try thread.withHandleScope { () throws(JavaThrow) in
                let parameter = thread.handle(try vm.allocateObject(parameterClass, thread))
                if nameIndex != 0 {
                    let name = try vm.internedString(pool.symbol(nameIndex), thread)
                    call.space.storeReference(parameter.reference, nameOffset, name)
                }
                call.space.store(parameter.reference, modifiersOffset, flags)
                call.space.storeReference(parameter.reference, executableOffset, executable.reference)
                call.space.store(parameter.reference, indexOffset, Int32(i))
                call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, parameter.reference)
            }
        }
        return .reference(array)
    }

    private static func getTypeAnnotationBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let method = try method(call, call.handle())
        return try call.result(bytes: call.vm.methodAttribute(method, .runtimeVisibleTypeAnnotations))
    }
}

/// Natives of java.lang.reflect.Field.
enum FieldNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getTypeAnnotationBytes0", "()[B", getTypeAnnotationBytes)
    }

    private static func getTypeAnnotationBytes(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let object = call.handle()
        guard let field = call.vm.fieldOf(object.reference) else {
            throw call.thread.exception("java/lang/InternalError", "bad slot of a reflected field")
        }
        return try call.result(bytes: call.vm.fieldAttribute(field, .runtimeVisibleTypeAnnotations))
    }
}
