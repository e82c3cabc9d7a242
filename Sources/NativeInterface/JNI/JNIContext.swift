// SPDX-License-Identifier: Apache-2.0
// References of native code (JNI 2, 5.1). A local reference is the address of a 4-byte slot: of the thread's handle area,
// or of an argument on the Java stack. A global one is the address of a global handle's slot, a weak one the same of a
// WeakReference, with the lowest bit set. Slots are multiples of 4, so the bit is free. Null is null.
//
// Native code runs in native state; each function of the table enters VM state for its time, and only there are slots
// read, since the collector updates them.

import CJavaNativeInterface
import ObjectModel
import Runtime

typealias JNIEnvironment = UnsafeMutablePointer<SwiftletJNIEnvironment>
/// A reference, or an id of a method or field, as native code holds it.
typealias JNIReference = UnsafeMutableRawPointer

/// A function of the table at work: in VM state, on the thread whose environment it was given.
struct JNIContext {
    let thread: Thread

    var vm: VirtualMachine { thread.vm }
    var space: AddressSpace { thread.space }

    /// Runs a function's body. Exceptions stay pending for native code to look at; `failure` is what it gets then.
    static func run<Result>(
        _ environment: JNIEnvironment?, _ failure: Result, _ body: (JNIContext) throws(JavaThrow) -> Result
    ) -> Result {
        guard let environment else { return failure }
        let context = JNIContext(thread: Thread(environment.pointee.thread.assumingMemoryBound(to: JavaThread.self)))
        return context.thread.inVM {
            do throws(JavaThrow) { return try body(context) } catch { return failure }
        }
    }

    /// As `run`, for bodies that make handles: they are released.
    static func scoped<Result>(
        _ environment: JNIEnvironment?, _ failure: Result, _ body: (JNIContext) throws(JavaThrow) -> Result
    ) -> Result {
        run(environment, failure) { (context) throws(JavaThrow) in
            try context.thread.withHandleScope { () throws(JavaThrow) in try body(context) }
        }
    }

    /// As `scoped`, for functions that return an object: it becomes a local reference.
    static func reference(
        _ environment: JNIEnvironment?, _ body: (JNIContext) throws(JavaThrow) -> Reference
    ) -> JNIReference? {
        run(environment, nil) { (context) throws(JavaThrow) -> JNIReference? in
            // Nothing moves between the end of the scope and the new reference.
            context.local(try context.thread.withHandleScope { () throws(JavaThrow) in try body(context) })
        }
    }

    private static let weakBit: UInt = 1

    // MARK: - References

    func object(_ reference: JNIReference?) -> Reference {
        guard let reference else { return .null }
        let bits = UInt(bitPattern: reference)
        let slot = UnsafePointer<Reference>(bitPattern: bits & ~JNIContext.weakBit)!
        guard bits & JNIContext.weakBit != 0, !slot.pointee.isNull else { return slot.pointee }
        return space.loadReference(slot.pointee, Int(vm.wellKnown.pointee.referenceReferent))
    }

    /// A handle for calls that may move objects.
    func handle(_ reference: JNIReference?) -> Handle { thread.handle(object(reference)) }

    /// A new local reference. When the area is full, places that DeleteLocalRef emptied are used again.
    func local(_ object: Reference) -> JNIReference? {
        if object.isNull { return nil }
        let raw = thread.raw
        // Room is left for what the VM itself needs.
        if raw.pointee.handleTop! + JNIContext.reservedHandles < raw.pointee.handleLimit! {
            return JNIReference(thread.handle(object).slot)
        }
        var slot = raw.pointee.handleBase!
        while slot < raw.pointee.handleTop! {
            if slot.pointee.isNull {
                slot.pointee = object
                return JNIReference(slot)
            }
            slot += 1
        }
        _ = thread.exception("java/lang/OutOfMemoryError", "too many local references")
        return nil
    }

    private static let reservedHandles = 4096

    func deleteLocal(_ reference: JNIReference?) {
        guard let reference else { return }
        let slot = reference.assumingMemoryBound(to: Reference.self)
        let raw = thread.raw
        guard slot >= raw.pointee.handleBase!, slot < raw.pointee.handleTop! else { return }
        slot.pointee = .null
        if slot + 1 == raw.pointee.handleTop! { raw.pointee.handleTop = slot }
    }

    func weakGlobal(_ object: Reference) throws(JavaThrow) -> JNIReference? {
        if object.isNull { return nil }
        return try thread.withHandleScope { () throws(JavaThrow) -> JNIReference? in
            let target = thread.handle(object)
            let holder = try vm.bootClass("java/lang/ref/WeakReference", thread)
            let made = try thread.construct(
                holder, vm.intern("(Ljava/lang/Object;)V" as StaticString), [.handle(target)])
            return JNIReference(vm.globals.make(made).slot) + Int(JNIContext.weakBit)
        }
    }

    func deleteGlobal(_ reference: JNIReference?) {
        guard let reference else { return }
        let bits = UInt(bitPattern: reference) & ~JNIContext.weakBit
        vm.globals.release(GlobalHandle(slot: UnsafeMutablePointer<Reference>(bitPattern: bits)!))
    }

    static func isWeak(_ reference: JNIReference) -> Bool { UInt(bitPattern: reference) & weakBit != 0 }

    // MARK: - Classes, methods and fields

    /// The class that a jclass stands for.
    func metadata(_ reference: JNIReference?) throws(JavaThrow) -> ClassPointer {
        let mirror = object(reference)
        if mirror.isNull { throw thread.exception("java/lang/NullPointerException") }
        return vm.classOfMirror(mirror)
    }

    func mirror(_ metadata: ClassPointer) -> JNIReference? { local(metadata.pointee.mirror) }

    static func method(_ id: JNIReference) -> MethodPointer { id.assumingMemoryBound(to: MethodMetadata.self) }

    static func field(_ id: JNIReference) -> FieldPointer { id.assumingMemoryBound(to: FieldMetadata.self) }

    /// A symbol of bytes that end in NUL.
    func symbol(_ text: UnsafePointer<CChar>?) -> SymbolRef {
        guard let text else { return vm.names.empty }
        var count = 0
        while text[count] != 0 { count += 1 }
        return vm.intern(UnsafeRawBufferPointer(start: text, count: count))
    }

    func text(_ bytes: UnsafePointer<CChar>?) -> String { bytes.map { String(cString: $0) } ?? "" }
}

/// Characters of a method's parameters, L for every reference, and of its result.
struct JNISignature {
    private(set) var parameters: [UInt8] = []
    private(set) var result = UInt8(ascii: "V")

    init(_ descriptor: UnsafeRawBufferPointer) {
        var position = 1
        while position < descriptor.count {
            var character = descriptor[position]
            if character == UInt8(ascii: ")") {
                position += 1
                guard position < descriptor.count else { return }
                let last = descriptor[position]
                result = last == UInt8(ascii: "[") ? UInt8(ascii: "L") : last
                return
            }
            let isArray = character == UInt8(ascii: "[")
            while position + 1 < descriptor.count, descriptor[position] == UInt8(ascii: "[") { position += 1 }
            if descriptor[position] == UInt8(ascii: "L") {
                while position + 1 < descriptor.count, descriptor[position] != UInt8(ascii: ";") { position += 1 }
                character = UInt8(ascii: "L")
            }
            position += 1
            parameters.append(isArray ? UInt8(ascii: "L") : character)
        }
    }
}
