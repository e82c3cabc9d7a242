// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Runtime

// Calls from Swift. Classes are named as in Java source or class files (`java.util.HashMap`, `java/util/HashMap`), methods
// by name and descriptor. Access is not checked; that values fit the descriptor is. `limits` say how far a call may go.

extension HostedThread {
    /// Calls a static method of a class that the application's class loader finds.
    @discardableResult
    public func callStatic(
        _ className: String, _ name: String, _ descriptor: String, _ arguments: [JavaValue] = [],
        limits: CallLimits = CallLimits()
    ) throws(JavaError) -> JavaValue {
        try call(arguments, limits) { (thread) throws(JavaThrow) in
            let holder = try findClass(className, thread)
            try machine.initialize(holder, thread)
            let found = machine.lookupMethod(holder, machine.intern(name), machine.intern(descriptor))
            return (try checked(found, isStatic: true, holder, name, descriptor, thread), nil)
        }
    }

    /// Calls a method of an object, as selected by its class.
    @discardableResult
    public func call(
        _ receiver: JavaObject, _ name: String, _ descriptor: String, _ arguments: [JavaValue] = [],
        limits: CallLimits = CallLimits()
    ) throws(JavaError) -> JavaValue {
        guard receiver.machine === machine else { throw .invalidCall("the receiver is of another machine") }
        return try call(arguments, limits) { (thread) throws(JavaThrow) in
            let handle = receiver.global.handle
            let found = try machine.virtualMethod(handle, machine.intern(name), machine.intern(descriptor), thread)
            let holder = machine.space.classMetadata(of: handle.reference)
            return (try checked(found, isStatic: false, holder, name, descriptor, thread), handle)
        }
    }

    /// Makes an object with the constructor that has `descriptor`.
    public func construct(
        _ className: String, _ descriptor: String = "()V", _ arguments: [JavaValue] = [],
        limits: CallLimits = CallLimits()
    ) throws(JavaError) -> JavaObject {
        var made: JavaObject?
        try call(arguments, limits) { (thread) throws(JavaThrow) in
            let holder = try findClass(className, thread)
            try machine.initialize(holder, thread)
            let found = machine.declaredMethod(holder, machine.names.objectInitializer, machine.intern(descriptor))
            guard let found, !holder.isAbstract, !holder.isInterface else {
                throw thread.exception("java/lang/InstantiationException", className)
            }
            let object = thread.handle(try machine.allocateObject(holder, thread))
            made = JavaObject(machine, object.reference)
            return (found, object)
        }
        guard let made else { throw .invalidCall("no object was made") }
        return made
    }

    // MARK: - One call

    /// Finds the method and the receiver by `target`, then calls it.
    @discardableResult
    private func call(
        _ arguments: [JavaValue], _ limits: CallLimits,
        _ target: (Thread) throws(JavaThrow) -> (method: MethodPointer, receiver: Handle?)
    ) throws(JavaError) -> JavaValue {
        var refusal: String?
        let result = try inJava(limits) { (thread) throws(JavaThrow) -> JavaValue in
            try thread.checkCancel()
            let (method, receiver) = try target(thread)
            var actual: [JavaArgument] = []
            if let receiver { actual.append(.handle(receiver)) }
            do throws(ArgumentRefusal) {
                try append(arguments, for: method, &actual, thread)
            } catch {
                switch error {
                case .text(let text):
                    refusal = text
                    return .void
                case .java(let error): throw error
                }
            }
            return value(try thread.call(method, actual), of: method)
        }
        if let refusal { throw .invalidCall(refusal) }
        return result
    }

    private func findClass(_ name: String, _ thread: Thread) throws(JavaThrow) -> ClassPointer {
        let symbol = machine.intern(String(decoding: name.utf8.map { $0 == 0x2E ? 0x2F : $0 }, as: UTF8.self))
        let method = try machine.staticMethod(
            "java/lang/ClassLoader", "getSystemClassLoader", "()Ljava/lang/ClassLoader;", thread)
        let loader = thread.handle(try thread.call(method, []).reference)
        return try machine.loadClass(symbol, machine.loaderData(loader), thread)
    }

    /// The method, if it is of the right kind and can be called by name.
    private func checked(
        _ method: MethodPointer?, isStatic: Bool, _ holder: ClassPointer, _ name: String, _ descriptor: String,
        _ thread: Thread
    ) throws(JavaThrow) -> MethodPointer {
        if let method, method.isStatic == isStatic, !method.isConstructor, !method.isClassInitializer,
            !method.isSignaturePolymorphic
        {
            return method
        }
        throw thread.exception(
            "java/lang/NoSuchMethodError",
            "'\(machine.externalSignature(machine.externalName(holder), machine.intern(name), machine.intern(descriptor)))'"
        )
    }

    // MARK: - Values

    private enum ArgumentRefusal: Error {
        case text(String)
        case java(JavaThrow)
    }

    private func append(
        _ arguments: [JavaValue], for method: MethodPointer, _ actual: inout [JavaArgument], _ thread: Thread
    ) throws(ArgumentRefusal) {
        let descriptor = machine.symbols.bytes(method.pointee.descriptor)
        var index = 0
        for parameter in Descriptor.parameters(descriptor) {
            guard index < arguments.count else { throw .text("too few arguments") }
            if parameter.kind.isReference {
                let type = UnsafeRawBufferPointer(rebasing: descriptor[parameter.range])
                actual.append(.handle(try reference(arguments[index], type, index, method, thread)))
            } else if let value = HostedThread.primitive(arguments[index], parameter.kind) {
                actual.append(value)
            } else {
                throw .text("argument \(index + 1) does not fit the descriptor")
            }
            index += 1
        }
        guard index == arguments.count else { throw .text("too many arguments") }
    }

    private static func primitive(_ value: JavaValue, _ kind: Descriptor.Kind) -> JavaArgument? {
        switch (kind, value) {
        case (.int, .int(let number)): .int(number)
        case (.byte, .int(let number)) where Int8(exactly: number) != nil: .int(number)
        case (.short, .int(let number)) where Int16(exactly: number) != nil: .int(number)
        case (.char, .int(let number)) where UInt16(exactly: number) != nil: .int(number)
        case (.long, .long(let number)): .long(number)
        case (.float, .float(let number)): .float(number)
        case (.double, .double(let number)): .double(number)
        case (.boolean, .boolean(let truth)): .boolean(truth)
        default: nil
        }
    }

    /// A reference argument that is an instance of the parameter's type.
    private func reference(
        _ value: JavaValue, _ type: UnsafeRawBufferPointer, _ index: Int, _ method: MethodPointer, _ thread: Thread
    ) throws(ArgumentRefusal) -> Handle {
        if case .null = value { return thread.nullHandle() }
        var handle: Handle?
        var isInstance = false
        do throws(JavaThrow) {
            switch value {
            case .string(let text): handle = thread.handle(try machine.newString(text, thread))
            case .object(let object) where object.machine === machine: handle = object.global.handle
            default: handle = nil
            }
            if let handle {
                let holder = machine.space[method.pointee.holder]
                let wanted = try machine.classOfDescriptor(type, machine.loaders[holder.pointee.loader], thread)
                isInstance = machine.space.isSubclass(
                    machine.space.classRef(of: handle.reference), of: machine.space.ref(wanted))
            }
        } catch { throw .java(error) }
        guard let handle, isInstance else { throw .text("argument \(index + 1) does not fit the descriptor") }
        return handle
    }

    private func value(_ result: JavaResult, of method: MethodPointer) -> JavaValue {
        switch Descriptor.result(machine.symbols.bytes(method.pointee.descriptor))?.kind {
        case .byte, .short, .char, .int: return .int(result.int)
        case .long: return .long(result.long)
        case .float: return .float(result.float)
        case .double: return .double(result.double)
        case .boolean: return .boolean(result.boolean)
        case .object, .array:
            let reference = result.reference
            if reference.isNull { return .null }
            if machine.space.classMetadata(of: reference) == machine.classes.string {
                return .string(machine.string(reference))
            }
            return .object(JavaObject(machine, reference))
        case .void, nil: return .void
        }
    }
}
