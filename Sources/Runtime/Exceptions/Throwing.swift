// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Making exceptions. All of these leave the new Throwable pending and return the token to throw:
//     throw thread.exception("java/lang/IllegalArgumentException", "negative size")

extension Thread {
    /// An exception of a boot class with an optional message, made by its Java constructor.
    public func exception(_ className: String, _ message: String? = nil) -> JavaThrow {
        exception(vm.intern(className), message, cause: nil)
    }

    /// As above with a cause, set by `initCause`.
    package func exception(_ className: SymbolRef, _ message: String?, cause: Handle?) -> JavaThrow {
        withHandleScope {
            do throws(JavaThrow) {
                let text = nullHandle()
                if let message { text.reference = try vm.newString(message, self) }
                let made = nullHandle()
                if message != nil {
                    made.reference = try construct(className, "(Ljava/lang/String;)V", [.handle(text)])
                } else {
                    made.reference = try construct(className, "()V", [])
                }
                if let cause, !cause.isNull {
                    let initCause = try vm.knownMethod(
                        vm.classes.throwable!, "initCause", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;", self)
                    try call(initCause, [.handle(made), .handle(cause)])
                }
                raw.pointee.pendingException = made.reference
            } catch {
                // Making the exception failed; the one that says so is pending instead.
            }
            return JavaThrow()
        }
    }

    /// An exception made by a constructor with any descriptor.
    package func exception(
        constructing className: String, _ descriptor: StaticString, _ arguments: [JavaArgument]
    ) -> JavaThrow {
        do throws(JavaThrow) {
            let made = try construct(vm.intern(className), descriptor, arguments)
            raw.pointee.pendingException = made
        } catch {
            // As above.
        }
        return JavaThrow()
    }

    /// Allocates an object of a boot class and runs a constructor on it.
    package func construct(
        _ className: SymbolRef, _ descriptor: StaticString, _ arguments: [JavaArgument]
    ) throws(JavaThrow) -> Reference {
        let machine = vm
        let holder = try machine.loadClass(className, machine.loaders.boot, self)
        return try construct(holder, machine.intern(descriptor), arguments)
    }

    /// Allocates an object and runs a constructor on it. The arguments follow the new object.
    public func construct(
        _ holder: ClassPointer, _ descriptor: SymbolRef, _ arguments: [JavaArgument]
    ) throws(JavaThrow) -> Reference {
        let machine = vm
        try machine.initialize(holder, self)
        guard let constructor = machine.declaredMethod(holder, machine.names.objectInitializer, descriptor) else {
            throw exception(
                "java/lang/NoSuchMethodError",
                "'\(machine.externalSignature(machine.externalName(holder), machine.names.objectInitializer, descriptor))'"
            )
        }
        return try withHandleScope { () throws(JavaThrow) -> Reference in
            let made = handle(try machine.allocateObject(holder, self))
            try call(constructor, [.handle(made)] + arguments)
            return made.reference
        }
    }

    /// Takes the pending exception away and returns it.
    @discardableResult
    public func clearException() -> Reference {
        let exception = raw.pointee.pendingException
        raw.pointee.pendingException = .null
        return exception
    }

    /// Makes an object the pending exception.
    public func throwing(_ exception: Reference) -> JavaThrow {
        raw.pointee.pendingException = exception
        return JavaThrow()
    }

    /// If the pending exception is of class `from`, wraps it as the cause of a new `to`; otherwise leaves it.
    package func replacing(_ from: StaticString, by to: StaticString, _ message: String) -> JavaThrow {
        let machine = vm
        guard let ref = machine.loaders.boot.lookup(machine.intern(from)),
            space.isSubclass(space.classRef(of: raw.pointee.pendingException), of: ref)
        else { return JavaThrow() }
        return withHandleScope {
            let cause = handle(clearException())
            return exception(machine.intern(to), message, cause: cause)
        }
    }

    /// A StackOverflowError. The reserve above the limit lets its constructor run; where that is used up too, the error is
    /// what the constructor would make of nothing: without message and stack trace.
    package func stackOverflow() -> JavaThrow {
        if !isInStackReserve { return withStackReserve { exception("java/lang/StackOverflowError") } }
        do throws(JavaThrow) {
            let holder = try vm.loadClass(
                vm.intern("java/lang/StackOverflowError" as StaticString), vm.loaders.boot, self)
            return throwing(try vm.allocateObject(holder, self))
        } catch { return error }
    }

    private var isInStackReserve: Bool { raw.pointee.realLimit == UInt64(UInt(bitPattern: raw.pointee.stackEnd)) }

    /// Runs `body` with the stack's reserve available.
    package func withStackReserve<Result>(_ body: () -> Result) -> Result {
        if isInStackReserve { return body() }
        let limit = raw.pointee.realLimit
        let native = record.nativeStackLimit
        raw.pointee.realLimit = UInt64(UInt(bitPattern: raw.pointee.stackEnd))
        record.nativeStackLimit = native - UInt(ThreadRecord.nativeReserve / 2)
        record.refreshLimit(self)
        defer {
            raw.pointee.realLimit = limit
            record.nativeStackLimit = native
            record.refreshLimit(self)
        }
        return body()
    }
}
