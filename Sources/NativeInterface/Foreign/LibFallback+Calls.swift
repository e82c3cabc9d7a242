// SPDX-License-Identifier: Apache-2.0
import CLibFFI
import Glibc
import JavaBaseNatives
import ObjectModel
import Runtime

// Down-calls, and the functions that make up-calls.

extension LibFallbackNatives {
    static func bindCalls(_ binder: NativeBinder) {
        binder.bind("doDowncall", "(JJJJLjava/lang/Object;JI[Ljava/lang/Object;I)V", doDowncall)
        binder.bind("createClosure", "(JLjava/lang/Object;[J)I", createClosure)
        binder.bind("freeClosure", "(JJ)V", freeClosure)
    }

    /// Bit of the mask of states to capture that stands for errno, the only one on Linux.
    private static let errorNumberBit: Int32 = 4

    /// Calls a C function. With heap bases, those arguments that are arrays arrive as offsets into them: they are pinned,
    /// and the offsets replaced by addresses, during the call.
    private static func doDowncall(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        guard let description = pointer(&call, to: ffi_cif.self) else {
            throw call.thread.exception("java/lang/NullPointerException")
        }
        let function = UnsafeMutableRawPointer(bitPattern: Int(call.long()))
        let result = UnsafeMutableRawPointer(bitPattern: Int(call.long()))
        let arguments = pointer(&call, to: UnsafeMutableRawPointer?.self)
        let stateBase = call.handle()
        let stateAddress = Int(call.long())
        let captured = call.int()
        let bases = call.handle()
        let space = call.space
        let heap = call.vm.heap
        var pinned: [Reference] = []
        func pin(_ array: Reference) -> UnsafeMutableRawPointer {
            heap.pin(array)
            pinned.append(array)
            return space.arrayData(array)
        }
        if !bases.isNull, let arguments {
            for i in 0..<Int(description.pointee.nargs) where i < Int(space.arrayLength(bases.reference)) {
                let base = space.loadReference(bases.reference, SwiftletArrayData4 + i * 4)
                if base.isNull { continue }
                guard let slot = arguments[i] else { continue }
                let offset = slot.loadUnaligned(as: Int.self)
                slot.storeBytes(of: pin(base) + offset, as: UnsafeMutableRawPointer.self)
            }
        }
        let state =
            stateBase.isNull
            ? UnsafeMutableRawPointer(bitPattern: stateAddress) : pin(stateBase.reference) + stateAddress
        let error = call.thread.inNative { ForeignCall.run(description, function, result, arguments) }
        if captured & errorNumberBit != 0 { state?.storeBytes(of: error, as: Int32.self) }
        for array in pinned { heap.unpin(array) }
        // An up-call inside may have ended in the machine being stopped.
        if call.thread.hasPendingException { throw JavaThrow() }
        return .void
    }

    /// Makes a function that calls the method handle, and fills in the closure, its code and what `freeClosure` releases.
    private static func createClosure(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        guard let description = pointer(&call, to: ffi_cif.self) else {
            throw call.thread.exception("java/lang/NullPointerException")
        }
        let target = try call.required()
        let results = try call.required()
        guard call.space.arrayLength(results.reference) >= 3 else {
            throw call.thread.exception("java/lang/IllegalArgumentException")
        }
        let method = try call.vm.staticMethod(
            "jdk/internal/foreign/abi/fallback/LibFallback", "doUpcall", "(JJLjava/lang/invoke/MethodHandle;)V",
            call.thread)
        var code: UnsafeMutableRawPointer?
        guard let memory = ffi_closure_alloc(MemoryLayout<ffi_closure>.size, &code), let code else {
            throw call.thread.exception("java/lang/OutOfMemoryError", "Failed to allocate closure")
        }
        let upcall = Upcall(call.vm, call.vm.globals.make(target.reference), method)
        let retained = Unmanaged.passRetained(upcall).toOpaque()
        let closure = memory.assumingMemoryBound(to: ffi_closure.self)
        let status = ffi_prep_closure_loc(closure, description, Upcall.enter, retained, code)
        if status != FFI_OK {
            ffi_closure_free(memory)
            release(retained)
            return .int(Int32(bitPattern: status.rawValue))
        }
        for (i, address) in [memory, code, retained].enumerated() {
            call.space.store(results.reference, SwiftletArrayData8 + i * 8, Int64(Int(bitPattern: address)))
        }
        return .int(Int32(0))
    }

    private static func freeClosure(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let closure = UnsafeMutableRawPointer(bitPattern: Int(call.long()))
        let retained = UnsafeMutableRawPointer(bitPattern: Int(call.long()))
        if let closure { ffi_closure_free(closure) }
        if let retained { release(retained) }
        return .void
    }

    private static func release(_ retained: UnsafeMutableRawPointer) {
        let upcall = Unmanaged<Upcall>.fromOpaque(retained)
        let target = upcall.takeUnretainedValue()
        target.vm.globals.release(target.target)
        upcall.release()
    }
}

/// One call through libffi.
enum ForeignCall {
    /// Calls the function and returns errno as it left it. In native state.
    ///
    /// libffi widens integers narrower than a word in the result, for which Java's memory has no room: they go through a
    /// word of our own.
    static func run(
        _ description: UnsafeMutablePointer<ffi_cif>, _ function: UnsafeMutableRawPointer?,
        _ result: UnsafeMutableRawPointer?, _ arguments: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) -> Int32 {
        guard let result, let type = description.pointee.rtype, isNarrow(type.pointee) else {
            errno = 0
            swiftlet_ffi_call(description, function, result, arguments)
            return errno
        }
        var word: UInt64 = 0
        errno = 0
        swiftlet_ffi_call(description, function, &word, arguments)
        let error = errno
        // The low bytes come first.
        withUnsafeBytes(of: word) { result.copyMemory(from: $0.baseAddress!, byteCount: type.pointee.size) }
        return error
    }

    /// Whether values of the type are integers of fewer than 8 bytes.
    static func isNarrow(_ type: ffi_type) -> Bool {
        switch Int32(type.type) {
        case FFI_TYPE_UINT8, FFI_TYPE_SINT8, FFI_TYPE_UINT16, FFI_TYPE_SINT16, FFI_TYPE_UINT32, FFI_TYPE_SINT32,
            FFI_TYPE_INT:
            true
        default: false
        }
    }
}
