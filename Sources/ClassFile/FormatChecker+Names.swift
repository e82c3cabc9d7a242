// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Legal names and descriptors. Class files before version 49 may use only Java identifiers; later ones any name
/// without the few characters that have a meaning (JVMS 4.2.2).
extension FormatChecker {
    enum NameKind {
        case `class`
        case field
        case method
    }

    func checkClassName(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ClassFileError) {
        let isLegal: Bool
        if bytes.first == 0x5B {
            isLegal = try end(ofFieldDescriptor: bytes, from: 0, allowsVoid: false, at: offset) == bytes.count
        } else if view.majorVersion < 49 {
            isLegal = identifierEnd(bytes, from: 0, allowsSlash: true) == bytes.count
        } else {
            isLegal = isUnqualified(bytes, .class)
        }
        if !isLegal {
            throw failure("Illegal class name \"\(string(bytes))\" in class file \(name)", offset)
        }
    }

    func checkFieldName(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ClassFileError) {
        let isLegal: Bool =
            view.majorVersion < 49
            ? identifierEnd(bytes, from: 0, allowsSlash: false) == bytes.count : isUnqualified(bytes, .field)
        if !isLegal { throw failure("Illegal field name \"\(string(bytes))\" in class \(name)", offset) }
    }

    func checkMethodName(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(ClassFileError) {
        let isLegal: Bool
        if bytes.first == 0x3C {
            isLegal = bytes.equals("<init>") || bytes.equals("<clinit>")
        } else if view.majorVersion < 49 {
            isLegal = identifierEnd(bytes, from: 0, allowsSlash: false) == bytes.count
        } else {
            isLegal = isUnqualified(bytes, .method)
        }
        if !isLegal { throw failure("Illegal method name \"\(string(bytes))\" in class \(name)", offset) }
    }

    func checkFieldDescriptor(
        _ bytes: UnsafeRawBufferPointer, named member: UnsafeRawBufferPointer, at offset: Int
    ) throws(ClassFileError) {
        guard try end(ofFieldDescriptor: bytes, from: 0, allowsVoid: false, at: offset) == bytes.count else {
            throw illegalSignature("Field", member, bytes, offset)
        }
    }

    /// Returns the slots of the parameters, without a receiver.
    @discardableResult
    func checkMethodDescriptor(
        _ bytes: UnsafeRawBufferPointer, named member: UnsafeRawBufferPointer, at offset: Int
    ) throws(ClassFileError) -> Int {
        if view.majorVersion >= 51, member.equals("<clinit>"), !bytes.equals("()V") {
            throw illegalSignature("Method", member, bytes, offset)
        }
        var slots: Int = 0
        if bytes.first == 0x28 {
            var index: Int = 1
            while let next = try end(ofFieldDescriptor: bytes, from: index, allowsVoid: false, at: offset) {
                slots &+= bytes[index] == 0x4A || bytes[index] == 0x44 ? 2 : 1
                index = next
            }
            if index < bytes.count, bytes[index] == 0x29 {
                index &+= 1
                if member.first == 0x3C {
                    if bytes.count &- index == 1, bytes[index] == 0x56 { return slots }
                } else if try end(ofFieldDescriptor: bytes, from: index, allowsVoid: true, at: offset) == bytes.count {
                    return slots
                }
            }
        }
        throw illegalSignature("Method", member, bytes, offset)
    }

    func illegalSignature(
        _ kind: String, _ member: UnsafeRawBufferPointer, _ descriptor: UnsafeRawBufferPointer, _ offset: Int
    ) -> ClassFileError {
        let message: String =
            "\(kind) \"\(string(member))\" in class \(name) has illegal signature \"\(string(descriptor))\""
        return failure(message, offset)
    }

    // MARK: Grammar

    /// No `.`, `;` or `[`; slashes in class names only, and single; angle brackets not in method names.
    private func isUnqualified(_ bytes: UnsafeRawBufferPointer, _ kind: NameKind) -> Bool {
        var previous: UInt8 = 0x2F
        for byte: UInt8 in bytes {
            switch byte {
            case 0x2E, 0x3B, 0x5B: return false
            case 0x2F: if kind != .class || previous == 0x2F { return false }
            case 0x3C, 0x3E: if kind == .method { return false }
            default: break
            }
            previous = byte
        }
        // An empty name leaves the slash it started with.
        return previous != 0x2F
    }

    /// The offset behind the longest Java identifier at `start`, dotted by slashes if allowed; nil when there is none.
    private func identifierEnd(_ bytes: UnsafeRawBufferPointer, from start: Int, allowsSlash: Bool) -> Int? {
        guard start <= bytes.count else { return nil }
        var units: ModifiedUTF8.UnitSequence = ModifiedUTF8.units(UnsafeRawBufferPointer(rebasing: bytes[start...]))
        var isFirst: Bool = true
        var lastIsSlash: Bool = false
        var end: Int = start
        while let unit = units.next() {
            if allowsSlash, unit == 0x2F {
                if lastIsSlash { return nil }
                lastIsSlash = true
            } else {
                // Control characters count as identifier parts in Java, but not for names in old class files.
                let isPart: Bool =
                    isFirst
                    ? JavaIdentifier.isStart(UInt32(unit))
                    : JavaIdentifier.isPart(UInt32(unit)) && !(unit < 0x20 || unit == 0x7F)
                guard isPart else { return isFirst ? nil : end }
                lastIsSlash = false
            }
            isFirst = false
            end = start &+ units.position
        }
        return isFirst ? nil : end
    }

    /// The offset behind the field descriptor at `start`; nil when there is none.
    private func end(
        ofFieldDescriptor bytes: UnsafeRawBufferPointer, from start: Int, allowsVoid: Bool, at offset: Int
    ) throws(ClassFileError) -> Int? {
        var index: Int = start
        while index < bytes.count, bytes[index] == 0x5B {
            index &+= 1
            if index &- start > 255 {
                throw failure("Array type descriptor has more than 255 dimensions in class file \(name)", offset)
            }
        }
        guard index < bytes.count, let kind = Descriptor.Kind(rawValue: bytes[index]) else { return nil }
        switch kind {
        case .void:
            return allowsVoid && index == start ? index &+ 1 : nil
        case .object:
            if view.majorVersion < 49 {
                guard let end = identifierEnd(bytes, from: index &+ 1, allowsSlash: true), end < bytes.count,
                    bytes[end] == 0x3B
                else { return nil }
                return end &+ 1
            }
            guard let component = Descriptor.component(bytes, at: index) else { return nil }
            let inside: Range<Int> = (index &+ 1)..<(component.range.upperBound &- 1)
            guard isUnqualified(UnsafeRawBufferPointer(rebasing: bytes[inside]), .class) else {
                throw failure(
                    "Class name is empty or contains illegal character in descriptor in class file \(name)", offset)
            }
            return component.range.upperBound
        default:
            return index &+ 1
        }
    }
}
