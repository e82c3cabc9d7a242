// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Platform

/// Resolution that failed with a LinkageError: later attempts fail with the same error (JVMS 5.4.3). Thread-safe.
package final class ResolutionErrors: @unchecked Sendable {
    package struct Failure {
        var className: SymbolRef
        var message: String?
        var cause: GlobalHandle?
    }
    private struct Key: Hashable {
        var pool: PoolRef
        var index: Int
    }
    private let mutex = NativeMutex()
    private var failures: [Key: Failure] = [:]

    deinit { mutex.destroy() }

    package func lookup(_ pool: PoolRef, _ index: Int) -> Failure? {
        mutex.withLock { failures.isEmpty ? nil : failures[Key(pool: pool, index: index)] }
    }

    /// Forgets the failures of pools for which `isDead` holds.
    package func remove(where isDead: (PoolRef) -> Bool) {
        mutex.withLock { failures = failures.filter { !isDead($0.key.pool) } }
    }

    /// Records the first failure; later ones change nothing.
    package func record(_ pool: PoolRef, _ index: Int, _ failure: Failure) {
        mutex.withLock {
            let key = Key(pool: pool, index: index)
            if failures[key] == nil { failures[key] = failure }
        }
    }
}

extension VirtualMachine {
    /// Resolves the Class entry `index` of a class's pool (JVMS 5.4.3.1), with access check.
    package func resolveClass(_ holder: ClassPointer, _ index: Int, _ thread: Thread) throws(JavaThrow) -> ClassPointer
    {
        let pool = ConstantPool(self, holder)
        let known = pool.high(index)
        if known != 0 { return space[ClassRef(rawValue: known)] }
        return try remembering(holder, index, thread) { () throws(JavaThrow) -> ClassPointer in
            let found = try loadClass(pool.name(index), loaders[holder.pointee.loader], thread)
            try checkAccess(to: found, from: holder, thread)
            pool.setHigh(index, space.ref(found).rawValue)
            return found
        }
    }

    /// Runs a resolution; a LinkageError is remembered for the entry and thrown again next time.
    package func remembering<Result>(
        _ holder: ClassPointer, _ index: Int, _ thread: Thread, _ resolve: () throws(JavaThrow) -> Result
    ) throws(JavaThrow) -> Result {
        if let failure = resolutionErrors.lookup(holder.pointee.pool, index) {
            throw thread.exception(failure.className, failure.message, cause: failure.cause?.handle)
        }
        do throws(JavaThrow) {
            return try resolve()
        } catch {
            recordFailure(holder, index, thread)
            throw error
        }
    }

    private func recordFailure(_ holder: ClassPointer, _ index: Int, _ thread: Thread) {
        let exception = thread.raw.pointee.pendingException
        guard let linkageError = loaders.boot.lookup(intern("java/lang/LinkageError" as StaticString)),
            space.isSubclass(space.classRef(of: exception), of: linkageError)
        else { return }
        let cause = space.loadReference(exception, fields.throwableCause)
        let hasCause = !cause.isNull && cause != exception
        resolutionErrors.record(
            holder.pointee.pool, index,
            .init(
                className: space.classMetadata(of: exception).pointee.name,
                message: messageOf(exception), cause: hasCause ? owner(holder).makeHandle(cause) : nil))
    }

    /// Text of `Throwable.detailMessage`.
    package func messageOf(_ exception: Reference) -> String? {
        let text = space.loadReference(exception, fields.throwableMessage)
        return text.isNull ? nil : string(text)
    }

    // MARK: - Access (JVMS 5.4.4)

    /// Whether code of `from` may name `target`.
    package func canAccess(_ target: ClassPointer, from: ClassPointer) -> Bool {
        var element = target
        while element.isArray { element = space[element.pointee.elementClass] }
        if element.isPrimitive || element == from || element.pointee.package == from.pointee.package { return true }
        guard element.pointee.flags & AccessFlag.public != 0 else { return false }
        return modules.canReach(element, from: from)
    }

    private func checkAccess(to found: ClassPointer, from: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        guard !canAccess(found, from: from) else { return }
        var element = found
        while element.isArray { element = space[element.pointee.elementClass] }
        throw thread.exception(
            "java/lang/IllegalAccessError",
            moduleAccessText(element, from: from, thread)
                ?? "failed to access class \(externalName(element)) from class \(externalName(from)) "
                + "(\(jointInModuleOfLoader(element, from)))")
    }

    /// Whether code of `from` may use a member of `holder` with these flags, found through `resolved`.
    package func canAccessMember(
        flags: UInt32, holder: ClassPointer, resolved: ClassPointer, from: ClassPointer
    ) -> Bool {
        if flags & AccessFlag.public != 0 || holder == from { return true }
        if flags & AccessFlag.protected != 0 {
            if holder.pointee.package == from.pointee.package { return true }
            if isProtectedAccessible(flags, holder, resolved, from) { return true }
        }
        if flags & (AccessFlag.private | AccessFlag.protected) == 0 {
            return holder.pointee.package == from.pointee.package
        }
        return flags & AccessFlag.private != 0 && areNestMates(holder, from)
    }

    private func isProtectedAccessible(
        _ flags: UInt32, _ holder: ClassPointer, _ resolved: ClassPointer, _ from: ClassPointer
    ) -> Bool {
        guard !from.isInterface, space.isSubclass(space.ref(from), of: space.ref(holder)) else { return false }
        if flags & AccessFlag.static != 0 { return true }
        return resolved == from || space.isSubclass(space.ref(resolved), of: space.ref(from))
            || space.isSubclass(space.ref(from), of: space.ref(resolved))
    }
}
