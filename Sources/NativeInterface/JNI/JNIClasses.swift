// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import ObjectModel
import Runtime

// Classes, reflection and exceptions (JNI 4.2, 4.3, 4.13).

extension JNIContext {
    /// The loader of the class whose native method is running; of the class that loads the library in JNI_OnLoad.
    private func callingLoader() throws(JavaThrow) -> ClassLoaderData {
        guard let frame = Frame.innermost(thread) else { return try systemLoader() }
        let holder = space[frame.method.pointee.holder]
        if vm.symbols.string(holder.pointee.name) == "jdk/internal/loader/NativeLibraries" {
            let method = try vm.staticMethod(
                "jdk/internal/loader/NativeLibraries", "getFromClass", "()Ljava/lang/Class;", thread)
            let mirror = try thread.call(method, []).reference
            if !mirror.isNull { return vm.loaders[vm.classOfMirror(mirror).pointee.loader] }
        }
        return vm.loaders[holder.pointee.loader]
    }

    private func systemLoader() throws(JavaThrow) -> ClassLoaderData {
        let method = try vm.staticMethod(
            "java/lang/ClassLoader", "getSystemClassLoader", "()Ljava/lang/ClassLoader;", thread)
        return vm.loaderData(thread.handle(try thread.call(method, []).reference))
    }

    fileprivate func findClass(_ name: UnsafePointer<CChar>?) throws(JavaThrow) -> Reference {
        let found = try vm.loadClass(symbol(name), try callingLoader(), thread)
        if !found.isArray && !found.isPrimitive { try vm.initialize(found, thread) }
        return found.pointee.mirror
    }

    fileprivate func throwNew(_ class_: JNIReference?, _ message: UnsafePointer<CChar>?) throws(JavaThrow) {
        let holder = try metadata(class_)
        let text = thread.nullHandle()
        if let message { text.reference = try vm.newString(String(cString: message), thread) }
        let made = try thread.construct(
            holder, vm.intern("(Ljava/lang/String;)V" as StaticString), [.handle(text)])
        _ = thread.throwing(made)
    }

    /// Prints the pending exception and clears it.
    fileprivate func describe() throws(JavaThrow) {
        let exception = thread.handle(thread.clearException())
        if exception.isNull { return }
        vm.writeError("Exception in thread \"\(thread.record.name(thread))\" ")
        let print = try vm.virtualMethod(
            exception, vm.intern("printStackTrace" as StaticString), vm.names.emptyDescriptor, thread)
        try thread.call(print, [.handle(exception)])
    }

    fileprivate func define(
        _ name: UnsafePointer<CChar>?, _ loader: JNIReference?, _ bytes: UnsafePointer<UInt8>?, _ count: Int32
    ) throws(JavaThrow) -> Reference {
        let data = Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : max(0, Int(count))))
        let made = try vm.defineClass(
            data, loader: vm.loaderData(handle(loader)), name: name == nil ? nil : symbol(name),
            protectionDomain: thread.nullHandle(), thread)
        return made.pointee.mirror
    }
}

extension JNIFunctionTable {
    func setClasses() {
        let define:
            @convention(c) (
                JNIEnvironment?, UnsafePointer<CChar>?, JNIReference?, UnsafePointer<UInt8>?, Int32
            ) -> JNIReference? = { environment, name, loader, bytes, count in
                JNIContext.reference(environment) { (context) throws(JavaThrow) in
                    try context.define(name, loader, bytes, count)
                }
            }
        let find: @convention(c) (JNIEnvironment?, UnsafePointer<CChar>?) -> JNIReference? = { environment, name in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in try context.findClass(name) }
        }
        let superclass: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, class_ in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                let metadata = try context.metadata(class_)
                if metadata.isInterface || metadata.isPrimitive { return .null }
                let parent = metadata.pointee.superclass
                return parent == .none ? .null : context.space[parent].pointee.mirror
            }
        }
        let isAssignable: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> UInt64 = {
            environment, sub, target in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                let space = context.space
                return space.isSubclass(
                    space.ref(try context.metadata(sub)), of: space.ref(try context.metadata(target))) ? 1 : 0
            }
        }
        functions[5] = unsafeBitCast(define, to: UnsafeRawPointer.self)
        functions[6] = unsafeBitCast(find, to: UnsafeRawPointer.self)
        functions[10] = unsafeBitCast(superclass, to: UnsafeRawPointer.self)
        functions[11] = unsafeBitCast(isAssignable, to: UnsafeRawPointer.self)
        setReflection()
        setExceptions()
    }

    private func setReflection() {
        let fromMethod: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, executable in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                let found = try context.required(executable)
                let isConstructor =
                    context.space.classMetadata(of: found) == context.vm.classes.reflectConstructor!
                return context.vm.methodOf(found, isConstructor: isConstructor).map { JNIReference($0) }
            }
        }
        let fromField: @convention(c) (JNIEnvironment?, JNIReference?) -> JNIReference? = { environment, field in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                context.vm.fieldOf(try context.required(field)).map { JNIReference($0) }
            }
        }
        let toMethod: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, UInt8) -> JNIReference? = {
            environment, _, id, _ in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                guard let id else { return .null }
                let method = JNIContext.method(id)
                return try method.isConstructor
                    ? context.vm.reflectedConstructor(method, context.thread)
                    : context.vm.reflectedMethod(method, context.thread)
            }
        }
        let toField: @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?, UInt8) -> JNIReference? = {
            environment, _, id, _ in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                guard let id else { return .null }
                return try context.vm.reflectedField(JNIContext.field(id), context.thread)
            }
        }
        functions[7] = unsafeBitCast(fromMethod, to: UnsafeRawPointer.self)
        functions[8] = unsafeBitCast(fromField, to: UnsafeRawPointer.self)
        functions[9] = unsafeBitCast(toMethod, to: UnsafeRawPointer.self)
        functions[12] = unsafeBitCast(toField, to: UnsafeRawPointer.self)
    }

    private func setExceptions() {
        let raise: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, exception in
            JNIContext.run(environment, -1) { (context) throws(JavaThrow) in
                _ = context.thread.throwing(try context.required(exception))
                return 0
            }
        }
        let raiseNew: @convention(c) (JNIEnvironment?, JNIReference?, UnsafePointer<CChar>?) -> Int32 = {
            environment, class_, message in
            JNIContext.scoped(environment, -1) { (context) throws(JavaThrow) in
                try context.throwNew(class_, message)
                return 0
            }
        }
        let occurred: @convention(c) (JNIEnvironment?) -> JNIReference? = { environment in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                context.thread.raw.pointee.pendingException
            }
        }
        let describe: @convention(c) (JNIEnvironment?) -> Void = { environment in
            JNIContext.scoped(environment, ()) { (context) throws(JavaThrow) in try context.describe() }
        }
        let clear: @convention(c) (JNIEnvironment?) -> Void = { environment in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                // What ends the machine is not native code's to stop.
                if !context.thread.record.isCancelled { context.thread.clearException() }
            }
        }
        let check: @convention(c) (JNIEnvironment?) -> UInt64 = { environment in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                context.thread.hasPendingException ? 1 : 0
            }
        }
        functions[13] = unsafeBitCast(raise, to: UnsafeRawPointer.self)
        functions[14] = unsafeBitCast(raiseNew, to: UnsafeRawPointer.self)
        functions[15] = unsafeBitCast(occurred, to: UnsafeRawPointer.self)
        functions[16] = unsafeBitCast(describe, to: UnsafeRawPointer.self)
        functions[17] = unsafeBitCast(clear, to: UnsafeRawPointer.self)
        functions[228] = unsafeBitCast(check, to: UnsafeRawPointer.self)
    }
}
