// SPDX-License-Identifier: Apache-2.0
import Interpreter
import ObjectModel

// Entry points of the mini VM. Throwing makes an object for the exception's name and unwinds.

private typealias T = UnsafeMutablePointer<JavaThread>

extension MiniVM {
    func fillEntryPoints(_ e: UnsafeMutablePointer<EntryPoints>) {
        e.pointee = EntryPoints(
            resolveConstant: { MiniVM.of($0).resolve("resolveConstant") },
            resolveField: { MiniVM.of($0).resolve("resolveField") },
            resolveInvoke: { MiniVM.of($0).resolve("resolveInvoke") },
            resolveClass: { MiniVM.of($0).resolve("resolveClass") },
            initializeClass: { MiniVM.of($0).run("initializeClass") },
            allocateObject: { MiniVM.of($0).allocateObject() },
            allocateArray: { MiniVM.of($0).allocateArray() },
            allocateMultiArray: { MiniVM.of($0).run("allocateMultiArray") },
            monitorEnter: { MiniVM.of($0).run("monitorEnter") },
            monitorExit: { MiniVM.of($0).run("monitorExit") },
            enterSynchronized: { MiniVM.of($0).run("enterSynchronized") },
            leaveSynchronized: { MiniVM.of($0).run("leaveSynchronized") },
            throwNullPointer: { MiniVM.of($0).raise("NullPointer") },
            throwArrayIndex: { MiniVM.of($0).raise("ArrayIndex") },
            throwArrayStore: { MiniVM.of($0).raise("ArrayStore") },
            throwClassCast: { MiniVM.of($0).raise("ClassCast") },
            throwDivideByZero: { MiniVM.of($0).raise("Arithmetic") },
            throwNegativeArraySize: { MiniVM.of($0).raise("NegativeArraySize") },
            throwIncompatibleClass: { MiniVM.of($0).raise("IncompatibleClassChange") },
            throwException: { MiniVM.of($0).rethrow() },
            pollLoop: { MiniVM.of($0).poll("pollLoop") },
            pollEntry: { MiniVM.of($0).poll("pollEntry") },
            prepareMethod: { MiniVM.of($0).prepare() },
            invokeAbstract: { MiniVM.of($0).leavePending("AbstractMethod") },
            callNative: { MiniVM.of($0).callNative() },
            unwind: { MiniVM.of($0).unwind() },
            countOverflow: { MiniVM.of($0).run("countOverflow") },
            registerFinalizer: { MiniVM.of($0).run("registerFinalizer") },
            breakpoint: { MiniVM.of($0).run("breakpoint") },
            overflowStack: { MiniVM.of($0).leavePending("StackOverflow") })
    }

    func run(_ name: String) {
        log.append(name)
        hooks[name]?(self)
    }

    func resolve(_ name: String) {
        log.append(name)
        let index = UInt32(truncatingIfNeeded: thread.pointee.argument2) & 0xFFFF
        if let resolution = resolutions[index] {
            Quickening.publish(resolution(self), at: thread.pointee.pc, isFusing: isFusing)
        } else {
            raise("NoSuch")
        }
    }

    func makeException(_ name: String) -> Reference {
        let object = newObject(objectClass)
        exceptions[object] = name
        return object
    }

    /// Throws in the innermost frame.
    func raise(_ name: String) {
        log.append(name)
        thread.pointee.pendingException = makeException(name)
        unwind()
    }

    func leavePending(_ name: String) {
        log.append(name)
        thread.pointee.pendingException = makeException(name)
    }

    func rethrow() {
        let reference = Reference(rawValue: UnsafeRawPointer(thread.pointee.sp - 4).load(as: UInt32.self))
        if reference.isNull { return raise("NullPointer") }
        thread.pointee.pendingException = reference
        unwind()
    }

    /// Finds the handler of the pending exception, or leaves to Swift.
    func unwind() {
        while let fp = thread.pointee.fp {
            let header = UnsafeRawPointer(fp).load(as: FrameHeader.self)
            let method = space[header.method]
            if method.pointee.code != .none, header.position != .none {
                let cell = Int(header.position.rawValue - method.pointee.code.rawValue) / 8
                if let found = handlers[header.method]?.first(where: { $0.start <= cell && cell < $0.end }) {
                    let operands = UnsafeMutableRawPointer(fp) + Int(SwiftletFrameHeaderSize)
                    operands.storeBytes(of: thread.pointee.pendingException.rawValue, as: UInt32.self)
                    thread.pointee.pendingException = .null
                    thread.pointee.sp = (operands + 4).assumingMemoryBound(to: UInt8.self)
                    let target = UnsafeRawPointer(space[method.pointee.code]) + found.handler * 8
                    thread.pointee.pc = target.assumingMemoryBound(to: UInt8.self)
                    return
                }
            }
            let continuation = Int(header.continuationLow) | Int(header.continuationHigh) << 32
            thread.pointee.sp = fp - Int(method.pointee.maxLocals) * 4
            let caller = header.callerFrame == 0 ? nil : thread.pointee.stackBase + Int(header.callerFrame)
            thread.pointee.fp = caller
            if continuation == Interpreter.leaveContinuation { break }
        }
        thread.pointee.pc = UnsafeRawPointer(thread.pointee.leaveCell).assumingMemoryBound(to: UInt8.self)
    }

    func poll(_ name: String) {
        log.append(name)
        let isRequest = thread.pointee.limit == 0
        thread.pointee.limit = thread.pointee.realLimit
        if isRequest || hooks[name] != nil {
            hooks[name]?(self)
        } else {
            raise("StackOverflow")
        }
    }

    func prepare() {
        log.append("prepareMethod")
        let method = MethodRef(rawValue: UInt32(truncatingIfNeeded: thread.pointee.argument))
        guard let bytecode = prepared[method] else { return leavePending("NoClassDef") }
        decode(bytecode, method)
    }

    func callNative() {
        let method = UnsafeRawPointer(thread.pointee.fp!).load(fromByteOffset: 4, as: MethodRef.self)
        natives[method]!(self)
    }

    func allocateObject() {
        log.append("allocateObject")
        let object = newObject(ClassRef(rawValue: UInt32(thread.pointee.argument)))
        complete(popping: 0, pushing: object)
    }

    func allocateArray() {
        log.append("allocateArray")
        let length = UnsafeRawPointer(thread.pointee.sp - 4).load(as: Int32.self)
        complete(popping: 1, pushing: newArray(ClassRef(rawValue: UInt32(thread.pointee.argument)), Int(length)))
    }

    /// Completes the instruction at the thread's pc.
    func complete(popping slots: Int, pushing result: Reference?) {
        thread.pointee.sp -= slots * 4
        if let result {
            UnsafeMutableRawPointer(thread.pointee.sp).storeBytes(of: result.rawValue, as: UInt32.self)
            thread.pointee.sp += 4
        }
        thread.pointee.pc += 8
    }
}
