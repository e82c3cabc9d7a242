// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

/// An argument of a Java method.
enum Argument {
    case int(Int32)
    case long(Int64)
    case float(Float)
    case double(Double)
    case reference(Reference)
}

/// How a call ended.
enum Outcome: Equatable {
    case returned(UInt64)
    case threw(String)
}

extension MiniVM {
    /// A method that still has no code.
    func declare(
        arguments: Int, returns: Int, maxLocals: Int = 8, maxStack: Int = 16, flags: UInt32 = 8,
        entry: Operation = .enter_unprepared
    ) -> MethodRef {
        let method = MethodRef(rawValue: allocateMetadata(MemoryLayout<MethodMetadata>.size))
        let m = space[method]
        m.pointee.entry = HandlerTable.shared[entry]
        m.pointee.argumentSlots = UInt16(arguments)
        m.pointee.maxLocals = UInt16(max(maxLocals, arguments))
        m.pointee.maxStack = UInt16(maxStack)
        m.pointee.returnType = UInt8(returns)
        m.pointee.extraLocalsSize = Interpreter.extraLocalsSize(
            maxLocals: m.pointee.maxLocals, argumentSlots: m.pointee.argumentSlots)
        m.pointee.frameSize = Interpreter.frameSize(maxStack: UInt16(maxStack))
        m.pointee.flags = flags
        m.pointee.holder = holder
        return method
    }

    /// A method with code.
    func method(
        _ bytecode: [UInt8], arguments: Int = 0, returns: Int = SwiftletTypeInt, maxLocals: Int = 8,
        maxStack: Int = 16, flags: UInt32 = 8
    ) -> MethodRef {
        let method = declare(
            arguments: arguments, returns: returns, maxLocals: maxLocals, maxStack: maxStack, flags: flags)
        decode(bytecode, method)
        return method
    }

    func decode(_ bytecode: [UInt8], _ method: MethodRef) {
        let code = try! decodeChecked(bytecode, method).get()
        code.install(in: space[method])
        let isSynchronized = space[method].pointee.flags & 0x20 != 0
        space[method].pointee.entry = HandlerTable.shared[isSynchronized ? .enter_synchronized : .enter_interpreted]
    }

    func decodeChecked(_ bytecode: [UInt8], _ method: MethodRef) -> Result<DecodedCode, DecodeError> {
        bytecode.withUnsafeBytes { bytes in
            do throws(DecodeError) {
                return .success(
                    try Decoder.decode(bytes, of: method, in: space, wellKnown: wellKnown, isFusing: isFusing) {
                        BytesRef(rawValue: allocateMetadata($0))
                    })
            } catch {
                return .failure(error)
            }
        }
    }

    /// A native method.
    func native(
        arguments: Int, returns: Int, flags: UInt32 = 0x108, _ body: @escaping (MiniVM) -> Void
    ) -> MethodRef {
        let method = declare(
            arguments: arguments, returns: returns, maxLocals: arguments, maxStack: 0, flags: flags,
            entry: .enter_native)
        natives[method] = body
        return method
    }

    func makeCallSite(
        _ method: MethodRef = .none, arguments: Int, returns: Int, index: Int32 = 0, interface: ClassRef = .none
    ) -> CallSiteRef {
        let site = CallSiteRef(rawValue: allocateMetadata(MemoryLayout<CallSiteMetadata>.size))
        space[site].pointee.method = method
        space[site].pointee.index = index
        space[site].pointee.interface_ = interface
        space[site].pointee.argumentSlots = UInt16(arguments)
        space[site].pointee.returnType = UInt8(returns)
        space[site].pointee.continuation = Interpreter.continuation(returning: UInt8(returns))
        return site
    }

    func push(_ argument: Argument) {
        switch argument {
        case .int(let value): pushBits(value)
        case .long(let value): pushBits(value)
        case .float(let value): pushBits(value)
        case .double(let value): pushBits(value)
        case .reference(let value): pushBits(value.rawValue)
        }
    }

    private func pushBits<V: BitwiseCopyable>(_ value: V) {
        UnsafeMutableRawPointer(thread.pointee.sp).storeBytes(of: value, as: V.self)
        thread.pointee.sp += MemoryLayout<V>.size
    }

    /// Calls a method and checks that the stack is as before.
    func call(_ method: MethodRef, _ arguments: Argument...) -> Outcome { call(method, arguments) }

    func call(_ method: MethodRef, _ arguments: [Argument]) -> Outcome {
        let sp = thread.pointee.sp
        let fp = thread.pointee.fp
        for argument in arguments { push(argument) }
        Interpreter.enter(thread, method: method)
        precondition(thread.pointee.sp == sp && thread.pointee.fp == fp, "the stack is not balanced")
        let exception = thread.pointee.pendingException
        if exception.isNull { return .returned(thread.pointee.result) }
        thread.pointee.pendingException = .null
        return .threw(exceptions[exception] ?? "?")
    }

    func int(_ method: MethodRef, _ arguments: Argument...) -> Int32? {
        guard case .returned(let bits) = call(method, arguments) else { return nil }
        return Int32(truncatingIfNeeded: bits)
    }

    func long(_ method: MethodRef, _ arguments: Argument...) -> Int64? {
        guard case .returned(let bits) = call(method, arguments) else { return nil }
        return Int64(bitPattern: bits)
    }

    func float(_ method: MethodRef, _ arguments: Argument...) -> Float? {
        guard case .returned(let bits) = call(method, arguments) else { return nil }
        return Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    }

    func double(_ method: MethodRef, _ arguments: Argument...) -> Double? {
        guard case .returned(let bits) = call(method, arguments) else { return nil }
        return Double(bitPattern: bits)
    }

    /// Argument slot `index` of the native whose frame is on top.
    func nativeArgument(_ index: Int) -> Int32 {
        let method = UnsafeRawPointer(thread.pointee.fp!).load(fromByteOffset: 4, as: MethodRef.self)
        let locals = UnsafeRawPointer(thread.pointee.fp!) - Int(space[method].pointee.argumentSlots) * 4
        return locals.load(fromByteOffset: index * 4, as: Int32.self)
    }
}
