// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel
import Platform

/// Loading constraints (JVMS 5.3.4): "loaders L1 and L2 mean the same class by N". They arise when code of one loader uses
/// members declared by a class of another, and when methods override across loaders: types of the descriptor must mean
/// the same on both sides, or values would change their type on the way.
///
/// Constraints on one name form an equivalence of loaders; each set remembers the class once one of its loaders has it. A
/// constraint never loads anything: it is checked when it is imposed and, for classes that come later, when a loader is
/// recorded as knowing one. Thread-safe; the mutex is above those of loaders.
package final class LoaderConstraints: @unchecked Sendable {
    package struct Group {
        package var loaders: [UInt32]
        package var metadata: ClassRef
    }

    private let mutex = NativeMutex()
    private var groups: [SymbolRef: [Group]]

    package init(_ groups: [SymbolRef: [Group]] = [:]) { self.groups = groups }

    /// A copy, for an image.
    package var all: [SymbolRef: [Group]] { mutex.withLock { groups } }

    deinit { mutex.destroy() }

    /// Imposes that both loaders mean the same class. False if they do not.
    func impose(_ name: SymbolRef, _ first: ClassLoaderData, _ second: ClassLoaderData) -> Bool {
        mutex.withLock {
            let known = groups[name] ?? []
            let firstIndex = known.firstIndex { $0.loaders.contains(first.index) }
            let secondIndex = known.firstIndex { $0.loaders.contains(second.index) }
            if let firstIndex, firstIndex == secondIndex, !known[firstIndex].metadata.isNone { return true }
            var metadata = ClassRef.none
            let candidates = [
                first.lookup(name), second.lookup(name), firstIndex.map { known[$0].metadata },
                secondIndex.map { known[$0].metadata },
            ]
            for case let candidate? in candidates where !candidate.isNone {
                if !metadata.isNone, metadata != candidate { return false }
                metadata = candidate
            }
            var merged = Group(loaders: firstIndex.map { known[$0].loaders } ?? [first.index], metadata: metadata)
            let others = secondIndex.map { known[$0].loaders } ?? [second.index]
            for loader in others where !merged.loaders.contains(loader) { merged.loaders.append(loader) }
            var rest = known
            for index in Set([firstIndex, secondIndex].compactMap { $0 }).sorted(by: >) { rest.remove(at: index) }
            groups[name] = rest + [merged]
            return true
        }
    }

    /// Records a loader as initiating loader of a class, unless a constraint forbids it.
    func record(_ name: SymbolRef, _ metadata: ClassRef, _ loader: ClassLoaderData) -> Verdict {
        mutex.withLock {
            let index = groups[name]?.firstIndex { $0.loaders.contains(loader.index) }
            if let known = loader.lookup(name) { return known == metadata ? .recorded : .taken }
            if let index, let other = groups[name]?[index].metadata, !other.isNone, other != metadata {
                return .forbidden(other)
            }
            if loader.record(name, metadata) != metadata { return .taken }
            if let index { groups[name]?[index].metadata = metadata }
            return .recorded
        }
    }

    /// Forgets loaders and classes that are gone.
    func remove(loaders isDeadLoader: (UInt32) -> Bool, classes isDead: (ClassRef) -> Bool) {
        mutex.withLock {
            groups = groups.compactMapValues { known in
                let rest = known.compactMap { group -> Group? in
                    let loaders = group.loaders.filter { !isDeadLoader($0) }
                    if loaders.count < 2 { return nil }
                    return Group(loaders: loaders, metadata: isDead(group.metadata) ? .none : group.metadata)
                }
                return rest.isEmpty ? nil : rest
            }
        }
    }

    enum Verdict {
        case recorded
        /// The loader has another class of this name.
        case taken
        /// Another loader that must mean the same class has this one.
        case forbidden(ClassRef)
    }
}

extension VirtualMachine {
    /// Records a class with a loader, which defined it or was asked for it. Errors: LinkageError.
    func record(
        _ metadata: ClassPointer, as name: SymbolRef, with loader: ClassLoaderData, _ thread: Thread
    ) throws(JavaThrow) {
        let kind = kindText(metadata)
        switch constraints.record(name, space.ref(metadata), loader) {
        case .recorded: keep(metadata, for: loader)
        case .taken:
            throw thread.exception(
                "java/lang/LinkageError",
                "loader \(loaderDescription(loader)) attempted duplicate \(kind) definition for \(externalName(name)). "
                    + "(\(inModuleWithParent(metadata)))")
        case .forbidden(let other):
            let text =
                "loader constraint violation: loader \(loaderDescription(loader)) wants to load \(kind) "
                + "\(externalName(name))."
            let existing = space[other]
            guard existing.pointee.loader != loader.index else {
                throw thread.exception("java/lang/LinkageError", "\(text) (\(inModuleWithParent(metadata)))")
            }
            throw thread.exception(
                "java/lang/LinkageError",
                "\(text) A different \(kindText(existing)) with the same name was previously loaded by "
                    + "\(loaderDescription(loaders[existing.pointee.loader])). (\(inModuleWithParent(existing)))")
        }
    }

    /// Imposes that two loaders agree on the classes in a descriptor. Returns the first type on which they do not.
    private func imposeConstraints(_ descriptor: SymbolRef, _ first: UInt32, _ second: UInt32) -> String? {
        if first == second { return nil }
        let bytes = symbols.bytes(descriptor)
        var position = 0
        while position < bytes.count {
            let start = position
            while position < bytes.count, bytes[position] == UInt8(ascii: "[") { position += 1 }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "L") else {
                position += 1
                continue
            }
            let nameStart = position + 1
            while position < bytes.count, bytes[position] != UInt8(ascii: ";") { position += 1 }
            let name = intern(UnsafeRawBufferPointer(rebasing: bytes[nameStart..<position]))
            position = min(position + 1, bytes.count)
            guard constraints.impose(name, loaders[first], loaders[second]) else {
                let isArray = start + 1 < nameStart
                return externalName(isArray ? intern(UnsafeRawBufferPointer(rebasing: bytes[start..<position])) : name)
            }
        }
        return nil
    }

    /// A field resolved from code of `from` (JVMS 5.4.3.2).
    func constrain(_ field: FieldPointer, from: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        let holder = space[field.pointee.holder]
        let (ours, theirs) = (from.pointee.loader, holder.pointee.loader)
        guard let type = imposeConstraints(field.pointee.descriptor, ours, theirs) else { return }
        throw thread.exception(
            "java/lang/LinkageError",
            "loader constraint violation: when resolving field \"\(symbols.string(field.pointee.name))\" of type \(type), "
                + "the class loader \(loaderDescription(loaders[ours])) of the current class, \(externalName(from)), and "
                + "the class loader \(loaderDescription(loaders[theirs])) for the field's defining "
                + "\(kindText(holder)), \(externalName(holder)), have different Class objects for type \(type) "
                + "(\(inModuleWithParent(from)); \(inModuleWithParent(holder)))")
    }

    /// A method resolved from code of `from` (JVMS 5.4.3.3).
    func constrain(_ method: MethodPointer, from: ClassPointer, isInterface: Bool, _ thread: Thread) throws(JavaThrow) {
        let holder = space[method.pointee.holder]
        let (ours, theirs) = (from.pointee.loader, holder.pointee.loader)
        guard let type = imposeConstraints(method.pointee.descriptor, ours, theirs) else { return }
        throw thread.exception(
            "java/lang/LinkageError",
            "loader constraint violation: when resolving \(isInterface ? "interface method" : "method") "
                + "'\(externalSignature(method))' the class loader \(loaderDescription(loaders[ours])) of the current "
                + "class, \(externalName(from)), and the class loader \(loaderDescription(loaders[theirs])) for the "
                + "method's defining class, \(externalName(holder)), have different Class objects for the type \(type) "
                + "used in the signature (\(inModuleWithParent(from)); \(inModuleWithParent(holder)))")
    }

    /// What overriding and implementing ask for (JVMS 5.4.5, 5.4.6): once, when the class is linked.
    func constrainDispatch(_ metadata: ClassPointer, _ thread: Thread) throws(JavaThrow) {
        if metadata.isInterface { return }
        if let superclass = space.superclass(metadata) {
            for index in 0..<Int(superclass.pointee.vtableLength)
            where superclass.vtable[index] != metadata.vtable[index] {
                try constrainOverriding(
                    space[metadata.vtable[index]], over: space[superclass.vtable[index]], in: metadata, thread)
            }
        }
        for ref in space.classList(metadata.pointee.secondarySupers) where space[ref].isInterface {
            let interface = space[ref]
            if interface.pointee.loader == metadata.pointee.loader { continue }
            for index in space.methods(interface).indices {
                let method = space.methods(interface).baseAddress! + index
                guard method.pointee.itableIndex >= 0, let entry = vtableIndex(of: method, in: metadata) else {
                    continue
                }
                try constrainImplementing(space[metadata.vtable[Int(entry)]], of: method, in: metadata, thread)
            }
        }
    }

    private func constrainOverriding(
        _ method: MethodPointer, over inherited: MethodPointer, in metadata: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) {
        let (holder, parent) = (space[method.pointee.holder], space[inherited.pointee.holder])
        let type = imposeConstraints(method.pointee.descriptor, holder.pointee.loader, parent.pointee.loader)
        guard let type else { return }
        throw thread.exception(
            "java/lang/LinkageError",
            "loader constraint violation for class \(externalName(metadata)): when selecting overriding method "
                + "'\(externalSignature(method))' the class loader "
                + "\(loaderDescription(loaders[holder.pointee.loader])) of the selected method's type "
                + "\(externalName(holder)), and the class loader \(loaderDescription(loaders[parent.pointee.loader])) for "
                + "its super type \(externalName(parent)) have different Class objects for the type \(type) used in the "
                + "signature (\(inModuleWithParent(holder)); \(inModuleWithParent(parent)))")
    }

    private func constrainImplementing(
        _ method: MethodPointer, of declared: MethodPointer, in metadata: ClassPointer, _ thread: Thread
    ) throws(JavaThrow) {
        let (holder, interface) = (space[method.pointee.holder], space[declared.pointee.holder])
        let type = imposeConstraints(declared.pointee.descriptor, holder.pointee.loader, interface.pointee.loader)
        guard let type else { return }
        throw thread.exception(
            "java/lang/LinkageError",
            "loader constraint violation in interface itable initialization for class \(externalName(metadata)): when "
                + "selecting method '\(externalSignature(declared))' the class loader "
                + "\(loaderDescription(loaders[interface.pointee.loader])) for super interface \(externalName(interface)), "
                + "and the class loader \(loaderDescription(loaders[holder.pointee.loader])) of the selected method's "
                + "\(kindText(holder)), \(externalName(holder)) have different Class objects for the type \(type) used "
                + "in the signature (\(inModuleWithParent(interface)); \(inModuleWithParent(holder)))")
    }
}
