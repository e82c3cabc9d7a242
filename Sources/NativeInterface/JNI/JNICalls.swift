// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import ObjectModel
import Runtime

typealias JNIArguments = UnsafePointer<SwiftletJNIValue>

// Calls of methods (JNI 4.6 to 4.8, 4.16). C functions unpack other kinds of arguments into arrays and come here.

extension JNIContext {
    enum Selection {
        case virtual
        case exact
    }

    /// Calls a method with an array of arguments; 0 if an exception is pending afterwards, or was before.
    func call(
        _ selection: Selection, _ receiver: JNIReference?, _ id: JNIReference?, _ arguments: JNIArguments?
    ) throws(JavaThrow) -> UInt64 {
        guard let id, !thread.hasPendingException else { return 0 }
        return try thread.withHandleScope { () throws(JavaThrow) -> UInt64 in
            var method = JNIContext.method(id)
            var values: [JavaArgument] = []
            if method.isStatic {
                try vm.initialize(space[method.pointee.holder], thread)
            } else {
                let target = handle(receiver)
                if target.isNull { throw thread.exception("java/lang/NullPointerException") }
                if selection == .virtual { method = try select(method, target) }
                values.append(.handle(target))
            }
            append(arguments, of: method, to: &values)
            let bits = try thread.call(method, values).bits
            return JNIContext.widened(bits, method.pointee.returnType)
        }
    }

    /// The implementation that the receiver's class selects (JVMS 5.4.6).
    private func select(_ method: MethodPointer, _ receiver: Handle) throws(JavaThrow) -> MethodPointer {
        if method.isPrivate || method.isConstructor { return method }
        let index = Int(method.pointee.vtableIndex)
        let metadata = space.classMetadata(of: receiver.reference)
        if index >= 0, index < Int(metadata.pointee.vtableLength) { return space[metadata.vtable[index]] }
        return try vm.virtualMethod(receiver, method.pointee.name, method.pointee.descriptor, thread)
    }

    func append(_ arguments: JNIArguments?, of method: MethodPointer, to values: inout [JavaArgument]) {
        guard let arguments else { return }
        let signature = JNISignature(vm.symbols.bytes(method.pointee.descriptor))
        for (i, type) in signature.parameters.enumerated() {
            let value = arguments[i]
            switch type {
            case UInt8(ascii: "Z"): values.append(.int(value.z != 0 ? 1 : 0))
            case UInt8(ascii: "B"): values.append(.int(Int32(value.b)))
            case UInt8(ascii: "C"): values.append(.int(Int32(value.c)))
            case UInt8(ascii: "S"): values.append(.int(Int32(value.s)))
            case UInt8(ascii: "I"): values.append(.int(value.i))
            case UInt8(ascii: "J"): values.append(.long(value.j))
            case UInt8(ascii: "F"): values.append(.float(value.f))
            case UInt8(ascii: "D"): values.append(.double(value.d))
            default: values.append(.handle(handle(value.l)))
            }
        }
    }

    /// A result as the whole register, so that it can be read at any width.
    static func widened(_ bits: UInt64, _ type: UInt8) -> UInt64 {
        switch Int(type) {
        case SwiftletTypeBoolean: bits & 1
        case SwiftletTypeByte, SwiftletTypeShort, SwiftletTypeInt:
            UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: bits)))
        case SwiftletTypeChar: bits & 0xFFFF
        default: bits
        }
    }

    /// As `call` with the result in a word; an object becomes a local reference.
    static func word(
        _ environment: JNIEnvironment?, _ selection: Selection, _ receiver: JNIReference?, _ id: JNIReference?,
        _ arguments: JNIArguments?
    ) -> UInt64 {
        run(environment, 0) { (context) throws(JavaThrow) -> UInt64 in
            let bits = try context.call(selection, receiver, id, arguments)
            guard let id, method(id).pointee.returnType == UInt8(SwiftletTypeReference) else { return bits }
            let made = context.local(Reference(rawValue: UInt32(truncatingIfNeeded: bits)))
            return UInt64(UInt(bitPattern: made))
        }
    }

    static func float(
        _ environment: JNIEnvironment?, _ selection: Selection, _ receiver: JNIReference?, _ id: JNIReference?,
        _ arguments: JNIArguments?
    ) -> Float {
        run(environment, 0) { (context) throws(JavaThrow) -> Float in
            Float(bitPattern: UInt32(truncatingIfNeeded: try context.call(selection, receiver, id, arguments)))
        }
    }

    static func double(
        _ environment: JNIEnvironment?, _ selection: Selection, _ receiver: JNIReference?, _ id: JNIReference?,
        _ arguments: JNIArguments?
    ) -> Double {
        run(environment, 0) { (context) throws(JavaThrow) -> Double in
            Double(bitPattern: try context.call(selection, receiver, id, arguments))
        }
    }
}

extension JNIFunctionTable {
    /// Positions within a kind of call: object, boolean, byte, char, short, int, long, float, double, void.
    private static let floatResult = 7
    private static let doubleResult = 8

    func setCalls() {
        swiftlet_jni_set_variadic(functions)
        let word: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIArguments?) -> UInt64 = {
            JNIContext.word($0, .virtual, $1, $2, $3)
        }
        let float: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIArguments?) -> Float = {
            JNIContext.float($0, .virtual, $1, $2, $3)
        }
        let double: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIArguments?) -> Double = {
            JNIContext.double($0, .virtual, $1, $2, $3)
        }
        // Calls that select nothing have the class in front of the method, and static ones have it as target.
        let exactWord:
            @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIReference?, JNIArguments?) -> UInt64 = {
                JNIContext.word($0, .exact, $1, $3, $4)
            }
        let exactFloat:
            @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIReference?, JNIArguments?) -> Float = {
                JNIContext.float($0, .exact, $1, $3, $4)
            }
        let exactDouble:
            @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIReference?, JNIArguments?) -> Double = {
                JNIContext.double($0, .exact, $1, $3, $4)
            }
        for result in 0..<10 {
            let isFloat = result == JNIFunctionTable.floatResult
            let isDouble = result == JNIFunctionTable.doubleResult
            let call =
                isFloat
                ? unsafeBitCast(float, to: UnsafeRawPointer.self)
                : isDouble
                    ? unsafeBitCast(double, to: UnsafeRawPointer.self) : unsafeBitCast(word, to: UnsafeRawPointer.self)
            let exact =
                isFloat
                ? unsafeBitCast(exactFloat, to: UnsafeRawPointer.self)
                : isDouble
                    ? unsafeBitCast(exactDouble, to: UnsafeRawPointer.self)
                    : unsafeBitCast(exactWord, to: UnsafeRawPointer.self)
            functions[34 + result * 3 + 2] = call
            functions[64 + result * 3 + 2] = exact
            functions[114 + result * 3 + 2] = call
        }
        setConstruction()
    }

    private func setConstruction() {
        let allocate: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, class_ in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                try context.instantiate(try context.metadata(class_))
            }
        }
        functions[27] = unsafeBitCast(allocate, to: UnsafeRawPointer.self)
        let make: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, JNIArguments?) -> JNIReference? = {
            environment, class_, id, arguments in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                guard let id else { return .null }
                let made = context.thread.handle(try context.instantiate(try context.metadata(class_)))
                var values: [JavaArgument] = [.handle(made)]
                context.append(arguments, of: JNIContext.method(id), to: &values)
                try context.thread.call(JNIContext.method(id), values)
                return made.reference
            }
        }
        functions[30] = unsafeBitCast(make, to: UnsafeRawPointer.self)
    }
}

extension JNIContext {
    /// A new object whose constructor has not run.
    func instantiate(_ metadata: ClassPointer) throws(JavaThrow) -> Reference {
        let isMirrorClass = metadata.pointee.flags & UInt32(SwiftletClassMirrorClass) != 0
        if metadata.isAbstract || metadata.isInterface || metadata.isArray || metadata.isPrimitive || isMirrorClass {
            throw thread.exception("java/lang/InstantiationException", vm.externalName(metadata))
        }
        try vm.initialize(metadata, thread)
        return try vm.allocateObject(metadata, thread)
    }
}
