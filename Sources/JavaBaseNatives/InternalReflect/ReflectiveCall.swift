// SPDX-License-Identifier: Apache-2.0
// Reflective calls by the VM itself: what Method.invoke and Constructor.newInstance use until java.lang.invoke is
// initialized, and always under -Djdk.reflect.useNativeAccessorOnly=true.
//
// The receiver is checked and the method selected, arguments are unboxed and widened to the parameter types, the method
// is called and its result boxed. What the method throws is wrapped in InvocationTargetException; what goes wrong
// before (initialization of the class, wrong arguments) is not. Access was checked in Java.

import ObjectModel
import Runtime

struct ReflectiveCall {
    let call: NativeCall
    let method: MethodPointer
    /// The Class[] of the parameters.
    let parameterTypes: Handle
    /// The Object[] of the arguments; null for none.
    let arguments: Handle

    private var vm: VirtualMachine { call.vm }
    private var thread: Thread { call.thread }
    private var space: AddressSpace { call.space }

    private func illegalArgument(_ text: String? = nil) -> JavaThrow {
        thread.exception("java/lang/IllegalArgumentException", text)
    }

    /// Calls the method on a receiver, null for static methods, and boxes the result; void gives null.
    func invoke(_ receiver: Handle) throws(JavaThrow) -> Reference {
        var target = method
        var values: [JavaArgument] = []
        if method.isStatic {
            try vm.initialize(space[method.pointee.holder], thread)
        } else {
            if receiver.isNull { throw thread.exception("java/lang/NullPointerException") }
            guard space.isSubclass(space.classRef(of: receiver.reference), of: method.pointee.holder) else {
                throw illegalArgument("object is not an instance of declaring class")
            }
            target = try select(receiver)
            values.append(.handle(receiver))
        }
        try appendArguments(to: &values)
        let result = try run(target, values)
        let type = method.pointee.returnType
        switch Int(type) {
        case SwiftletTypeVoid: return .null
        case SwiftletTypeReference: return result.reference
        default: return try vm.box(result.bits, type: type, thread)
        }
    }

    /// Makes an instance with the constructor.
    func instantiate() throws(JavaThrow) -> Reference {
        let holder = space[method.pointee.holder]
        let isMirrorClass = holder.pointee.flags & UInt32(SwiftletClassMirrorClass) != 0
        if holder.isAbstract || holder.isInterface || isMirrorClass {
            throw thread.exception("java/lang/InstantiationException", vm.externalName(holder))
        }
        try vm.initialize(holder, thread)
        let made = thread.handle(try vm.allocateObject(holder, thread))
        var values: [JavaArgument] = [.handle(made)]
        try appendArguments(to: &values)
        _ = try run(method, values)
        return made.reference
    }

    /// The implementation that the receiver's class selects (JVMS 5.4.6).
    private func select(_ receiver: Handle) throws(JavaThrow) -> MethodPointer {
        if method.isPrivate || method.isConstructor { return method }
        let index = Int(method.pointee.vtableIndex)
        let metadata = space.classMetadata(of: receiver.reference)
        if index >= 0, index < Int(metadata.pointee.vtableLength) { return space[metadata.vtable[index]] }
        return try vm.virtualMethod(receiver, method.pointee.name, method.pointee.descriptor, thread)
    }

    private func appendArguments(to values: inout [JavaArgument]) throws(JavaThrow) {
        let expected = Int(space.arrayLength(parameterTypes.reference))
        let given = arguments.isNull ? 0 : Int(space.arrayLength(arguments.reference))
        if given != expected { throw illegalArgument("wrong number of arguments") }
        for i in 0..<expected {
            let type = vm.classOfMirror(space.loadReference(parameterTypes.reference, SwiftletArrayData4 + i * 4))
            let value = space.loadReference(arguments.reference, SwiftletArrayData4 + i * 4)
            values.append(try argument(value, type))
        }
    }

    private func argument(_ value: Reference, _ type: ClassPointer) throws(JavaThrow) -> JavaArgument {
        if !type.isPrimitive {
            if !value.isNull, !space.isSubclass(space.classRef(of: value), of: space.ref(type)) {
                throw illegalArgument("argument type mismatch")
            }
            return .handle(thread.handle(value))
        }
        if value.isNull { throw illegalArgument() }
        guard let boxed = vm.boxedType(value),
            let widened = PrimitiveValue(type: boxed, bits: vm.unboxed(value, as: boxed))
                .widened(to: type.pointee.elementType)
        else { throw illegalArgument("argument type mismatch") }
        switch Int(widened.type) {
        case SwiftletTypeLong: return .long(Int64(bitPattern: widened.bits))
        case SwiftletTypeDouble: return .double(Double(bitPattern: widened.bits))
        case SwiftletTypeFloat: return .float(Float(bitPattern: UInt32(truncatingIfNeeded: widened.bits)))
        default: return .int(Int32(truncatingIfNeeded: widened.bits))
        }
    }

    private func run(_ target: MethodPointer, _ values: [JavaArgument]) throws(JavaThrow) -> JavaResult {
        do throws(JavaThrow) { return try thread.call(target, values) } catch {
            // A thread that is being cancelled has nothing to report.
            if thread.record.isCancelled { throw error }
            let cause = thread.handle(thread.clearException())
            throw thread.exception(
                constructing: "java/lang/reflect/InvocationTargetException", "(Ljava/lang/Throwable;)V",
                [.handle(cause)])
        }
    }
}
