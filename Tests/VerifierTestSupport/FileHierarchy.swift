// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures
import Verifier

/// A class that was asked for and not found.
public struct ClassMissing: Error, Equatable {
    public var name: String
    public init(name: String) { self.name = name }
}

/// Classes by name from whatever holds class files; all of one loader. Parsed once, kept for good.
public final class ClassLibrary {
    final class Entry {
        let view: ClassFileView
        let superclass: String?
        let isInterface: Bool

        init(_ view: ClassFileView) {
            self.view = view
            superclass = view.superClassIndex == 0 ? nil : ModifiedUTF8.string(decoding: view.superClassName)
            isInterface = view.accessFlags.contains(.interface)
        }
    }

    private let find: (String) -> UnsafeRawBufferPointer?
    private var entries: [String: Entry] = [:]

    /// `find` gives the bytes of the class with an internal name; they must stay where they are.
    public init(find: @escaping (String) -> UnsafeRawBufferPointer?) { self.find = find }

    func entry(_ name: String) throws(ClassMissing) -> Entry {
        if let known = entries[name] { return known }
        guard let bytes = find(name), let view = try? ClassFileView(bytes) else { throw ClassMissing(name: name) }
        let made = Entry(view)
        entries[name] = made
        return made
    }
}

/// The hierarchy as a class of a library sees it.
public struct FileHierarchy: ClassHierarchy {
    let library: ClassLibrary
    let view: ClassFileView

    public init(_ library: ClassLibrary, _ view: ClassFileView) {
        self.library = library
        self.view = view
    }

    private func text(_ name: UnsafeRawBufferPointer) -> String { ModifiedUTF8.string(decoding: name) }

    private func entry(_ name: UnsafeRawBufferPointer) throws(ClassMissing) -> ClassLibrary.Entry {
        if name.elementsEqual(view.thisClassName) { return ClassLibrary.Entry(view) }
        return try library.entry(text(name))
    }

    public func isInterface(_ name: UnsafeRawBufferPointer) throws(ClassMissing) -> Bool {
        try entry(name).isInterface
    }

    public func isSubclass(
        _ name: UnsafeRawBufferPointer, of other: UnsafeRawBufferPointer
    ) throws(ClassMissing) -> Bool {
        let wanted = text(other)
        var current: String? = text(name)
        var entry = try self.entry(name)
        // A chain longer than this goes in circles.
        for _ in 0..<1000 {
            if current == wanted { return true }
            guard let next = entry.superclass else { return false }
            current = next
            entry = try library.entry(next)
        }
        return false
    }

    public func commonSuperclass(
        _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
    ) throws(ClassMissing) -> UnsafeRawBufferPointer {
        var current = try entry(first)
        for _ in 0..<1000 {
            if try isSubclass(second, of: current.view.thisClassName) { return current.view.thisClassName }
            guard let next = current.superclass else { break }
            current = try library.entry(next)
        }
        return try library.entry("java/lang/Object").view.thisClassName
    }

    public func hasSuperclass(_ name: UnsafeRawBufferPointer) -> Bool {
        let wanted = text(name)
        var current = view.superClassIndex == 0 ? nil : text(view.superClassName)
        for _ in 0..<1000 {
            guard let name = current else { return false }
            if name == wanted { return true }
            current = (try? library.entry(name))?.superclass
        }
        return false
    }

    public func isProtectedElsewhere(
        _ member: MemberQuery, in holder: UnsafeRawBufferPointer
    ) throws(ClassMissing) -> Bool {
        var current: String? = text(holder)
        for _ in 0..<1000 {
            guard let name = current else { return false }
            let entry = try library.entry(name)
            if let flags = find(member, entry.view) {
                return flags.contains(.protected) && package(name) != package(text(view.thisClassName))
            }
            current = entry.superclass
        }
        return false
    }

    private func find(_ member: MemberQuery, _ view: ClassFileView) -> AccessFlags? {
        for candidate in member.isMethod ? view.methods : view.fields {
            if view.constantPool.utf8Bytes(at: candidate.nameIndex).elementsEqual(member.name),
                view.constantPool.utf8Bytes(at: candidate.descriptorIndex).elementsEqual(member.descriptor)
            {
                return candidate.accessFlags
            }
        }
        return nil
    }

    private func package(_ name: String) -> Substring {
        guard let slash = name.utf8.lastIndex(of: 0x2F) else { return "" }
        return name[..<slash]
    }
}
