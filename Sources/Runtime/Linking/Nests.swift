// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Nests (JVMS 5.4.4): a class is in the nest of the host it names, if the host is of the same package and lists it. One
// that is not, or whose host cannot be loaded, is a nest of its own; the reason appears in later IllegalAccessErrors.

extension VirtualMachine {
    package func areNestMates(_ a: ClassPointer, _ b: ClassPointer) -> Bool {
        a == b || nestHost(a) == nestHost(b)
    }

    /// The validated nest host; the class itself when it names none, or one that does not list it back, or one that has
    /// not been loaded (`loadNestHost`).
    package func nestHost(_ metadata: ClassPointer) -> ClassPointer {
        let known = atomic32LoadAcquire(metadata.address(of: \.nestHost))
        if known != 0 { return space[ClassRef(rawValue: known)] }
        var host = metadata
        if let index = attributeIndex(classAttribute(metadata, .nestHost)) {
            let pool = ConstantPool(self, metadata)
            // Loading runs Java, which cannot be done from here.
            guard pool.tag(index) == .class, let ref = loaders[metadata.pointee.loader].lookup(pool.name(index)) else {
                return metadata
            }
            if let reason = whyNotMember(metadata, of: space[ref]) {
                let loader = loaderDescription(loaders[metadata.pointee.loader])
                let hostLoader = loaderDescription(loaders[space[ref].pointee.loader])
                nestFailures.record(
                    space.ref(metadata),
                    "Type \(externalName(metadata)) (loader: \(loader)) is not a nest member of type "
                        + "\(externalName(space[ref])) (loader: \(hostLoader)): \(reason)")
            } else {
                host = space[ref]
            }
        }
        atomic32StoreRelease(metadata.address(of: \.nestHost), space.ref(host).rawValue)
        return host
    }

    private func whyNotMember(_ member: ClassPointer, of host: ClassPointer) -> String? {
        if host.isArray || host.pointee.package != member.pointee.package { return "types are in different packages" }
        let pool = ConstantPool(self, host)
        let isListed =
            attributeIndices(host, .nestMembers)?
            .contains { pool.tag(Int($0)) == .class && pool.name(Int($0)) == member.pointee.name } ?? false
        return isListed ? nil : "current type is not listed as a nest member"
    }

    /// Loads the nest host that a class names, so that `nestHost` can validate it.
    package func loadNestHost(_ metadata: ClassPointer, _ thread: Thread) {
        guard metadata.pointee.nestHost.isNone, let index = attributeIndex(classAttribute(metadata, .nestHost)) else {
            return
        }
        let pool = ConstantPool(self, metadata)
        guard pool.tag(index) == .class else { return }
        let host = pool.name(index)
        do throws(JavaThrow) {
            _ = try loadClass(host, loaders[metadata.pointee.loader], thread)
        } catch {
            let exception = thread.clearException()
            var text = externalName(space.classMetadata(of: exception))
            if let message = messageOf(exception) { text += ": " + message }
            nestFailures.record(
                space.ref(metadata),
                "Nest host resolution of \(externalName(metadata)) with host \(externalName(host)) failed: \(text)")
            atomic32StoreRelease(metadata.address(of: \.nestHost), space.ref(metadata).rawValue)
        }
        _ = nestHost(metadata)
    }

    /// What messages about private members add: why the classes are not in the nests they name.
    package func nestFailureText(_ from: ClassPointer, _ declaring: ClassPointer) -> String {
        let reasons = [nestFailures[space.ref(from)], nestFailures[space.ref(declaring)]].compactMap { $0 }
        return reasons.isEmpty ? "" : ", (" + reasons.joined(separator: ", ") + ")"
    }
}

/// Why something failed for classes, as text: the first reason counts. Thread-safe.
package final class FailureTexts: @unchecked Sendable {
    private let mutex = NativeMutex()
    private var texts: [ClassRef: String] = [:]

    deinit { mutex.destroy() }

    package subscript(metadata: ClassRef) -> String? { mutex.withLock { texts[metadata] } }

    /// Forgets classes for which `isDead` holds.
    package func remove(where isDead: (ClassRef) -> Bool) {
        mutex.withLock { texts = texts.filter { !isDead($0.key) } }
    }

    package func record(_ metadata: ClassRef, _ text: String) {
        mutex.withLock { texts[metadata] = texts[metadata] ?? text }
    }
}
