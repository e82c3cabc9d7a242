// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

/// An argument of a call from Swift into Java.
public enum JavaArgument {
    case int(Int32)
    case long(Int64)
    case float(Float)
    case double(Double)
    case boolean(Bool)
    case handle(Handle)
    /// A reference that no safepoint has made stale since it was read.
    case reference(Reference)
    case null
}

/// What a call into Java returned: the 64 bits of the accumulator.
public struct JavaResult {
    public let bits: UInt64

    public var int: Int32 { Int32(truncatingIfNeeded: bits) }
    public var boolean: Bool { bits & 1 != 0 }
    public var long: Int64 { Int64(bitPattern: bits) }
    public var float: Float { Float(bitPattern: UInt32(truncatingIfNeeded: bits)) }
    public var double: Double { Double(bitPattern: bits) }
    /// Valid until the next safepoint.
    public var reference: Reference { Reference(rawValue: UInt32(truncatingIfNeeded: bits)) }
}

extension Thread {
    /// Calls a Java method, exactly this one: no selection, no class initialization. Arguments include the receiver.
    ///
    /// A Java exception stays pending and is thrown as `JavaThrow`. May be called from natives and slow paths.
    @discardableResult
    public func call(_ method: MethodPointer, _ arguments: [JavaArgument]) throws(JavaThrow) -> JavaResult {
        try prepareCall(method)
        let savedStack = raw.pointee.sp
        let savedFrame = raw.pointee.fp
        let savedPC = raw.pointee.pc
        var sp = savedStack
        guard UInt64(UInt(bitPattern: sp)) + UInt64(arguments.count) * 8 < raw.pointee.realLimit else {
            throw stackOverflow()
        }
        for argument in arguments { push(argument, &sp) }
        return try enter(method, sp, savedStack, savedFrame, savedPC)
    }

    /// As `call`. `sheltered`: the class library is at work on something that would be unusable if left halfway (a class, a call
    /// site, a class loader's state); limits of calls wait for it to come to its end.
    @discardableResult
    package func call(
        _ method: MethodPointer, _ arguments: [JavaArgument], sheltered: Bool
    ) throws(JavaThrow) -> JavaResult {
        if !sheltered { return try call(method, arguments) }
        let raw = raw
        raw.pointee.shelter += 1
        defer {
            raw.pointee.shelter -= 1
            if raw.pointee.shelter == 0 { record.refreshLimit(self) }
        }
        return try call(method, arguments)
    }

    /// As `call` with arguments already encoded in slots; `roots` tells which slots are references at this moment.
    package func call(_ method: MethodPointer, slots: UnsafeBufferPointer<UInt32>) throws(JavaThrow) -> JavaResult {
        let savedStack = raw.pointee.sp
        let savedFrame = raw.pointee.fp
        let savedPC = raw.pointee.pc
        guard UInt64(UInt(bitPattern: savedStack)) + UInt64(slots.count) * 4 < raw.pointee.realLimit else {
            throw stackOverflow()
        }
        if let source = slots.baseAddress {
            UnsafeMutableRawPointer(savedStack).copyMemory(from: source, byteCount: slots.count * 4)
        }
        return try enter(method, savedStack + slots.count * 4, savedStack, savedFrame, savedPC)
    }

    /// Whatever must happen before arguments are pushed, because it may be a safepoint.
    package func prepareCall(_ method: MethodPointer) throws(JavaThrow) {
        try checkNativeStack()
        try vm.prepare(method, self)
    }

    /// For recursion whose depth others decide. Errors: StackOverflowError.
    package func checkNativeStack() throws(JavaThrow) {
        if UInt(bitPattern: withUnsafeAddress()) < record.nativeStackLimit { throw stackOverflow() }
    }

    private func enter(
        _ method: MethodPointer, _ sp: UnsafeMutablePointer<UInt8>, _ savedStack: UnsafeMutablePointer<UInt8>,
        _ savedFrame: UnsafeMutablePointer<UInt8>?, _ savedPC: UnsafePointer<UInt8>
    ) throws(JavaThrow) -> JavaResult {
        raw.pointee.sp = sp
        Interpreter.enter(raw, method: space.ref(method))
        raw.pointee.sp = savedStack
        raw.pointee.fp = savedFrame
        raw.pointee.pc = savedPC
        if hasPendingException { throw JavaThrow() }
        return JavaResult(bits: raw.pointee.result)
    }

    private func push(_ argument: JavaArgument, _ sp: inout UnsafeMutablePointer<UInt8>) {
        let slot = UnsafeMutableRawPointer(sp)
        switch argument {
        case .int(let value): slot.storeBytes(of: value, as: Int32.self)
        case .boolean(let value): slot.storeBytes(of: value ? 1 : 0, as: Int32.self)
        case .float(let value): slot.storeBytes(of: value, as: Float.self)
        case .handle(let value): slot.storeBytes(of: value.reference, as: Reference.self)
        case .reference(let value): slot.storeBytes(of: value, as: Reference.self)
        case .null: slot.storeBytes(of: .null, as: Reference.self)
        case .long(let value):
            slot.storeBytes(of: value, as: Int64.self)
            sp += 4
        case .double(let value):
            slot.storeBytes(of: value, as: Double.self)
            sp += 4
        }
        sp += 4
    }

    /// An address in the native frame of the caller, to compare with the stack's bounds.
    @inline(never)
    private func withUnsafeAddress() -> UnsafeRawPointer {
        var marker: UInt8 = 0
        return withUnsafePointer(to: &marker) { UnsafeRawPointer($0) }
    }
}

extension VirtualMachine {
    /// A static method that must exist in a boot class, which is initialized first.
    package func staticMethod(
        _ className: StaticString, _ name: StaticString, _ descriptor: StaticString, _ thread: Thread
    ) throws(JavaThrow) -> MethodPointer {
        let holder = try bootClass(className, thread)
        try initialize(holder, thread)
        return try knownMethod(holder, name, descriptor, thread)
    }

    /// A method that must exist in the class or its superclasses.
    package func knownMethod(
        _ holder: ClassPointer, _ name: StaticString, _ descriptor: StaticString, _ thread: Thread
    ) throws(JavaThrow) -> MethodPointer {
        let nameSymbol = intern(name)
        let descriptorSymbol = intern(descriptor)
        if let found = lookupClassMethod(holder, nameSymbol, descriptorSymbol) { return found }
        throw thread.exception(
            "java/lang/NoSuchMethodError",
            "'\(externalSignature(externalName(holder), nameSymbol, descriptorSymbol))'")
    }
}
