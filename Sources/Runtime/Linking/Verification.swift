// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Verifier

// Verification of classes as a step of linking (JVMS 5.4.1). The verifier knows class files only; `LoadedHierarchy` tells
// it about other classes, in the view of the class's loader, and loads them for that. No lock is held, because loading
// runs Java: two threads may verify a class at the same time, to the same result. A class that fails stays loaded and is
// verified again at the next attempt to link it, as in HotSpot.

extension VirtualMachine {
    /// Errors: VerifyError, ClassFormatError, and whatever loading a class throws.
    func verify(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        guard isToBeVerified(metadata) else { return }
        var options = ClassFileView.Options()
        options.isPreviewEnabled = self.options.isPreviewEnabled
        let view: ClassFileView
        do throws(ClassFileError) { view = try ClassFileView(classFileBytes(metadata), options: options) } catch {
            throw thread.exception(error.javaClassName, error.message)
        }
        let hierarchy = LoadedHierarchy(vm: self, thread: thread, verified: metadata)
        do throws(VerifyFailure<JavaThrow>) {
            try thread.record.classVerifier.verify(view, hierarchy, name: symbols.bytes(metadata.pointee.name))
        } catch {
            if case .hierarchy(let thrown) = error, !isLinkageErrorPending(thread) { throw thrown }
            let pending = thread.handle(thread.clearException())
            if let first = firstFailure(metadata, view, hierarchy) { throw exception(first, thread) }
            if case .hierarchy = error { throw thread.throwing(pending.reference) }
            throw exception(error, thread)
        }
    }

    private func isLinkageErrorPending(_ thread: Thread) -> Bool {
        let pending = thread.raw.pointee.pendingException
        guard !pending.isNull, let linkageError = loaders.boot.lookup(intern("java/lang/LinkageError" as StaticString))
        else { return false }
        return space.isSubclass(space.classRef(of: pending), of: linkageError)
    }

    /// The failure that HotSpot finds first in a class that is refused: it verifies methods in an order of its own.
    private func firstFailure(
        _ metadata: ClassPointer, _ view: ClassFileView, _ hierarchy: LoadedHierarchy
    ) -> VerifyFailure<JavaThrow>? {
        let methods = space.methods(metadata)
        guard methods.count == view.methods.count, methods.count > 1, let first = methods.baseAddress else {
            return nil
        }
        let order = MethodOrder.sorted(methods.indices.map { first + $0 }, self).map { $0 - first }
        do throws(VerifyFailure<JavaThrow>) {
            try hierarchy.thread.record.classVerifier.verify(
                view, hierarchy, name: symbols.bytes(metadata.pointee.name), order: order)
            return nil
        } catch { return error }
    }

    private func exception(_ failure: VerifyFailure<JavaThrow>, _ thread: Thread) -> JavaThrow {
        switch failure {
        case .verify(let text): thread.exception("java/lang/VerifyError", text)
        case .classFormat(let text): thread.exception("java/lang/ClassFormatError", text)
        case .hierarchy(let thrown): thrown
        }
    }

    private func isToBeVerified(_ metadata: ClassPointer) -> Bool {
        guard loaders[metadata.pointee.loader].isBoot else { return options.verifiesOtherClasses }
        guard options.verifiesBootClasses else { return false }
        // What reporting a failure takes is taken on trust.
        let name = metadata.pointee.name
        return name != names.object && name != names.classClass && !names.matches(name, "java/lang/String")
            && !names.matches(name, "java/lang/Throwable")
    }
}

/// What the verifier asks about other classes, answered from those that the verified class's loader finds.
struct LoadedHierarchy: ClassHierarchy {
    let vm: VirtualMachine
    let thread: Thread
    let verified: ClassPointer

    /// No loader finds a hidden class; only its own code can name it.
    private func load(_ name: UnsafeRawBufferPointer) throws(JavaThrow) -> ClassPointer {
        let symbol = vm.intern(name)
        if symbol == verified.pointee.name { return verified }
        return try vm.loadClass(symbol, vm.loaders[verified.pointee.loader], thread)
    }

    func isInterface(_ name: UnsafeRawBufferPointer) throws(JavaThrow) -> Bool { try load(name).isInterface }

    func isSubclass(
        _ name: UnsafeRawBufferPointer, of other: UnsafeRawBufferPointer
    ) throws(JavaThrow) -> Bool {
        let ancestor = vm.space.ref(try load(other))
        return vm.space.isSubclass(vm.space.ref(try load(name)), of: ancestor)
    }

    func commonSuperclass(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
    ) throws(JavaThrow) -> UnsafeRawBufferPointer {
        var common = try load(first)
        let other = vm.space.ref(try load(second))
        while !vm.space.isSubclass(other, of: vm.space.ref(common)), let next = vm.space.superclass(common) {
            common = next
        }
        return vm.symbols.bytes(common.pointee.name)
    }

    func hasSuperclass(_ name: UnsafeRawBufferPointer) -> Bool {
        var current = vm.space.superclass(verified)
        while let superclass = current {
            if vm.symbols.bytes(superclass.pointee.name).elementsEqualFast(name) { return true }
            current = vm.space.superclass(superclass)
        }
        return false
    }

    func isProtectedElsewhere(
        _ member: MemberQuery, in holder: UnsafeRawBufferPointer
    ) throws(JavaThrow) -> Bool {
        let start = try load(holder)
        guard vm.space.isSubclass(vm.space.ref(verified), of: vm.space.ref(start)) else { return false }
        let name = vm.intern(member.name)
        let descriptor = vm.intern(member.descriptor)
        let flags: UInt32
        let declaring: ClassRef
        if member.isMethod {
            guard let found = vm.lookupClassMethod(start, name, descriptor) else { return false }
            flags = found.pointee.flags
            declaring = found.pointee.holder
        } else {
            guard let found = vm.lookupField(start, name, descriptor) else { return false }
            flags = found.pointee.flags
            declaring = found.pointee.holder
        }
        return flags & AccessFlag.protected != 0
            && vm.space[declaring].pointee.package != verified.pointee.package
    }
}
