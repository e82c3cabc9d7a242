// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import Glibc
import ObjectModel
import Runtime

// References, objects, monitors, direct buffers and the rest (JNI 4.1, 4.4, 4.5, 4.14, 4.15, 4.17 to 4.19).

extension JNIFunctionTable {
    /// What GetVersion returns: JNI_VERSION_24.
    static let version: Int32 = 0x0018_0000

    func setObjects() {
        let version: @convention(c) (JNIEnvironment?) -> Int32 = { _ in JNIFunctionTable.version }
        functions[4] = unsafeBitCast(version, to: UnsafeRawPointer.self)
        let fatal: @convention(c) (JNIEnvironment?, UnsafePointer<CChar>?) -> Void = { environment, message in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                context.vm.log("FATAL ERROR in native method: \(context.text(message))")
                JNIFunctionTable.of(context.vm)?.services.abort()
            }
            abort()
        }
        functions[18] = unsafeBitCast(fatal, to: UnsafeRawPointer.self)
        setReferences()
        setFrames()
        setQueries()
        setMonitors()
        setBuffers()
    }

    private func setReferences() {
        let newGlobal: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, object in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                let found = context.object(object)
                return found.isNull ? nil : JNIReference(context.vm.globals.make(found).slot)
            }
        }
        let deleteGlobal: @convention(c) (JNIEnvironment?, JNIReference?) -> Void = { environment, reference in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in context.deleteGlobal(reference) }
        }
        let newWeak: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, object in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                try context.weakGlobal(context.object(object))
            }
        }
        let newLocal: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, object in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in context.local(context.object(object)) }
        }
        let deleteLocal: @convention(c) (JNIEnvironment?, JNIReference?) -> Void = { environment, reference in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in context.deleteLocal(reference) }
        }
        functions[21] = unsafeBitCast(newGlobal, to: UnsafeRawPointer.self)
        functions[22] = unsafeBitCast(deleteGlobal, to: UnsafeRawPointer.self)
        functions[23] = unsafeBitCast(deleteLocal, to: UnsafeRawPointer.self)
        functions[25] = unsafeBitCast(newLocal, to: UnsafeRawPointer.self)
        functions[226] = unsafeBitCast(newWeak, to: UnsafeRawPointer.self)
        functions[227] = unsafeBitCast(deleteGlobal, to: UnsafeRawPointer.self)
    }

    private func setFrames() {
        let push: @convention(c) (JNIEnvironment?, Int32) -> Int32 = { environment, _ in
            JNIContext.run(environment, -1) { (context) throws(JavaThrow) in
                context.thread.record.localFrames.append(context.thread.raw.pointee.handleTop!)
                return 0
            }
        }
        let pop: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, result in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                let found = context.object(result)
                if let mark = context.thread.record.localFrames.popLast() {
                    context.thread.raw.pointee.handleTop = mark
                }
                return context.local(found)
            }
        }
        let ensure: @convention(c) (JNIEnvironment?, Int32) -> Int32 = { _, _ in 0 }
        functions[19] = unsafeBitCast(push, to: UnsafeRawPointer.self)
        functions[20] = unsafeBitCast(pop, to: UnsafeRawPointer.self)
        functions[26] = unsafeBitCast(ensure, to: UnsafeRawPointer.self)
    }

    private func setQueries() {
        let isSame: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> UInt64 = { environment, a, b in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                context.object(a) == context.object(b) ? 1 : 0
            }
        }
        let classOf: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, object in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                context.space.classMetadata(of: try context.required(object)).pointee.mirror
            }
        }
        let isInstance: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> UInt64 = {
            environment, object, class_ in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                let found = context.object(object)
                let space = context.space
                let target = space.ref(try context.metadata(class_))
                return found.isNull || space.isSubclass(space.classRef(of: found), of: target) ? 1 : 0
            }
        }
        // Invalid, local, global, weak global.
        let kind: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, reference in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                guard let reference else { return 0 }
                if JNIContext.isWeak(reference) { return 3 }
                return context.isOnStack(reference) ? 1 : 2
            }
        }
        let module: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, class_ in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                context.space.loadReference(
                    try context.metadata(class_).pointee.mirror, context.vm.fields.classModule)
            }
        }
        let isVirtual: @convention(c) (JNIEnvironment?, JNIReference?) -> UInt64 = { environment, object in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                let base = context.space.ref(try context.vm.bootClass("java/lang/BaseVirtualThread", context.thread))
                let found = context.object(object)
                return !found.isNull && context.space.isSubclass(context.space.classRef(of: found), of: base) ? 1 : 0
            }
        }
        functions[24] = unsafeBitCast(isSame, to: UnsafeRawPointer.self)
        functions[31] = unsafeBitCast(classOf, to: UnsafeRawPointer.self)
        functions[32] = unsafeBitCast(isInstance, to: UnsafeRawPointer.self)
        functions[232] = unsafeBitCast(kind, to: UnsafeRawPointer.self)
        functions[233] = unsafeBitCast(module, to: UnsafeRawPointer.self)
        functions[234] = unsafeBitCast(isVirtual, to: UnsafeRawPointer.self)
    }

    private func setMonitors() {
        let enter: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, object in
            JNIContext.scoped(environment, -1) { (context) throws(JavaThrow) in
                try context.vm.monitors.enter(context.thread.handle(try context.required(object)), context.thread)
                return 0
            }
        }
        let exit: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, object in
            JNIContext.scoped(environment, -1) { (context) throws(JavaThrow) in
                try context.vm.monitors.exit(context.thread.handle(try context.required(object)), context.thread)
                return 0
            }
        }
        functions[217] = unsafeBitCast(enter, to: UnsafeRawPointer.self)
        functions[218] = unsafeBitCast(exit, to: UnsafeRawPointer.self)
    }

    private func setBuffers() {
        let make: @convention(c) (JNIEnvironment?, UnsafeMutableRawPointer?, Int) -> JNIReference? = {
            environment, address, capacity in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                let holder = try context.vm.bootClass("java/nio/DirectByteBuffer", context.thread)
                return try context.thread.construct(
                    holder, context.vm.intern("(JJ)V" as StaticString),
                    [.long(Int64(Int(bitPattern: address))), .long(Int64(capacity))])
            }
        }
        let address: @convention(c) (JNIEnvironment?, JNIReference?) -> Int64 = { environment, buffer in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                try context.directBufferField(buffer, "address", "J")
            }
        }
        let capacity: @convention(c) (JNIEnvironment?, JNIReference?) -> Int64 = { environment, buffer in
            JNIContext.run(environment, -1) { (context) throws(JavaThrow) in
                try context.directBufferField(buffer, "capacity", "I")
            }
        }
        functions[229] = unsafeBitCast(make, to: UnsafeRawPointer.self)
        functions[230] = unsafeBitCast(address, to: UnsafeRawPointer.self)
        functions[231] = unsafeBitCast(capacity, to: UnsafeRawPointer.self)
    }
}

extension JNIContext {
    /// Whether a reference is a local one: in the handle area or an argument on the Java stack.
    fileprivate func isOnStack(_ reference: JNIReference) -> Bool {
        let raw = thread.raw.pointee
        let address = UInt(bitPattern: reference)
        return address >= UInt(bitPattern: raw.handleBase) && address < UInt(bitPattern: raw.handleTop)
            || address >= UInt(bitPattern: raw.stackBase) && address < UInt(bitPattern: raw.stackEnd)
    }

    /// A field of java.nio.Buffer; 0 or -1 if the object is not a direct buffer.
    fileprivate func directBufferField(
        _ buffer: JNIReference?, _ name: StaticString, _ descriptor: StaticString
    ) throws(JavaThrow) -> Int64 {
        let isAddress = descriptor.description == "J"
        let found = object(buffer)
        let direct = space.ref(try vm.bootClass("sun/nio/ch/DirectBuffer", thread))
        guard !found.isNull, space.isSubclass(space.classRef(of: found), of: direct) else { return isAddress ? 0 : -1 }
        let offset = vm.offset(try vm.bootClass("java/nio/Buffer", thread), name, descriptor)
        return isAddress
            ? space.load(found, offset, as: Int64.self) : Int64(space.load(found, offset, as: Int32.self))
    }
}
