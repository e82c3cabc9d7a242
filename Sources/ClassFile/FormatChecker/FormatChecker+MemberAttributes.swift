// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// The attributes of fields and methods, their code excepted (JVMS 4.7).
extension FormatChecker {
    /// Which attributes a list has shown so far.
    struct SeenAttributes {
        private var bits: UInt64 = 0

        /// False when the kind was there before.
        mutating func insert(_ kind: AttributeKind) -> Bool {
            let bit: UInt64 = 1 << UInt64(kind.rawValue)
            defer { bits |= bit }
            return bits & bit == 0
        }

        func contains(_ kind: AttributeKind) -> Bool { bits & (1 << UInt64(kind.rawValue)) != 0 }
    }

    // MARK: Fields

    func checkFieldAttributes(
        _ field: MemberView, _ flags: AccessFlags, _ descriptor: UnsafeRawBufferPointer
    ) throws(ClassFileError) {
        var seen = SeenAttributes()
        var attributes = StatedAttributes(view, field.attributes)
        while let attribute = try attributes.next() {
            let offset: Int = attribute.offset
            guard isUTF8(attribute.nameIndex) else {
                throw failure("Invalid field attribute index \(attribute.nameIndex) in class file \(name)", offset)
            }
            let kind: AttributeKind = view.kind(of: attribute.view)
            switch kind {
            case .constantValue where flags.contains(.static):
                guard seen.insert(kind) else {
                    throw failure("Duplicate ConstantValue attribute in class file \(name)", offset)
                }
                guard attribute.length == 2 else {
                    throw failure(
                        "Invalid ConstantValue field attribute length \(attribute.length) in class file \(name)", offset
                    )
                }
                guard attribute.isComplete else { throw .truncated(at: offset) }
                try checkConstantValue(attribute.u2, descriptor, offset)
            case .synthetic, .deprecated:
                try checkIsEmpty(attribute, kind, "field")
            case .signature where view.majorVersion >= 49:
                guard seen.insert(kind) else {
                    throw failure("Multiple Signature attributes for field in class file \(name)", offset)
                }
                guard attribute.length == 2 else {
                    throw failure(
                        "Wrong size \(attribute.length) for field's Signature attribute in class file \(name)", offset)
                }
                try checkSignatureIndex(attribute.view)
            case .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations, .runtimeVisibleTypeAnnotations,
                .runtimeInvisibleTypeAnnotations:
                guard view.majorVersion < 49 || seen.insert(kind) else {
                    throw failure("Multiple \(kind.name) attributes for field in class file \(name)", offset)
                }
            default:
                break
            }
        }
    }

    private func checkConstantValue(
        _ index: UInt16, _ descriptor: UnsafeRawBufferPointer, _ offset: Int
    ) throws(ClassFileError) {
        guard index > 0, Int(index) < pool.count else {
            throw failure("Bad initial value index \(index) in ConstantValue attribute in class file \(name)", offset)
        }
        let expected: ConstantTag
        switch Descriptor.kind(descriptor) {
        case .long: expected = .long
        case .float: expected = .float
        case .double: expected = .double
        case .byte, .char, .short, .boolean, .int: expected = .integer
        case .object:
            guard descriptor.equals("Ljava/lang/String;"), pool.tag(at: index) == .string else {
                throw failure("Bad string initial value in class file \(name)", offset)
            }
            return
        default:
            throw failure("Unable to set initial value \(index) in class file \(name)", offset)
        }
        if pool.tag(at: index) != expected {
            throw failure("Inconsistent constant value type in class file \(name)", offset)
        }
    }

    /// Synthetic and Deprecated; `place` is how the message calls what they stand at.
    func checkIsEmpty(_ attribute: StatedAttributes.Element, _ kind: AttributeKind, _ place: String)
        throws(ClassFileError)
    {
        guard attribute.length == 0 else {
            throw failure(
                "Invalid \(kind.name) \(place) attribute length \(attribute.length) in class file \(name)",
                attribute.offset)
        }
    }

    func checkSignatureIndex(_ attribute: AttributeView) throws(ClassFileError) {
        guard attribute.length >= 2 else { throw .truncated(at: view.size) }
        guard isUTF8(attribute.u2) else {
            throw failure(
                "Invalid Signature attribute at constant pool index \(attribute.u2) in class file \(name)",
                Int(attribute.offset))
        }
    }

    // MARK: Methods

    func checkMethodAttributes(
        _ method: MemberView, _ flags: AccessFlags, argumentSlots: Int
    ) throws(ClassFileError) {
        var seen = SeenAttributes()
        var attributes = StatedAttributes(view, method.attributes)
        while let attribute = try attributes.next() {
            let offset: Int = attribute.offset
            guard isUTF8(attribute.nameIndex) else {
                throw failure(
                    "Invalid method attribute name index \(attribute.nameIndex) in class file \(name)", offset)
            }
            let kind: AttributeKind = view.kind(of: attribute.view)
            switch kind {
            case .code:
                guard flags.isDisjoint(with: [.native, .abstract]) else {
                    throw failure("Code attribute in native or abstract methods in class file \(name)", offset)
                }
                guard seen.insert(kind) else {
                    throw failure("Multiple Code attributes in class file \(name)", offset)
                }
                try checkCode(attribute.view, statedLength: attribute.length, argumentSlots: argumentSlots)
            case .exceptions:
                guard seen.insert(kind) else {
                    throw failure("Multiple Exceptions attributes in class file \(name)", offset)
                }
                try checkExceptions(attribute)
            case .methodParameters:
                guard seen.insert(kind) else {
                    throw failure("Multiple MethodParameters attributes in class file \(name)", offset)
                }
                guard let count = attribute.view.payload.first, Int(attribute.length) == Int(count) &* 4 &+ 1 else {
                    // HotSpot forgets the name here.
                    let length: UInt32 = attribute.length
                    throw failure("Invalid MethodParameters method attribute length \(length) in class file", offset)
                }
            case .synthetic, .deprecated:
                try checkIsEmpty(attribute, kind, "method")
            default:
                try checkModernMethodAttribute(attribute, kind, &seen)
            }
        }
        if !seen.contains(.code), flags.isDisjoint(with: [.native, .abstract]) {
            throw failure(
                "Absent Code attribute in method that is not native or abstract in class file \(name)", method.offset)
        }
    }

    private func checkModernMethodAttribute(
        _ attribute: StatedAttributes.Element, _ kind: AttributeKind, _ seen: inout SeenAttributes
    ) throws(ClassFileError) {
        guard view.majorVersion >= 49 else { return }
        switch kind {
        case .signature, .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations, .runtimeVisibleParameterAnnotations,
            .runtimeInvisibleParameterAnnotations, .annotationDefault, .runtimeVisibleTypeAnnotations,
            .runtimeInvisibleTypeAnnotations:
            guard seen.insert(kind) else {
                throw failure(
                    "Multiple \(kind.name) attributes for method in class file \(name)", attribute.offset)
            }
        default:
            return
        }
        guard kind == .signature else { return }
        guard attribute.length == 2 else {
            throw failure(
                "Invalid Signature attribute length \(attribute.length) in class file \(name)", attribute.offset)
        }
        try checkSignatureIndex(attribute.view)
    }

    private func checkExceptions(_ attribute: StatedAttributes.Element) throws(ClassFileError) {
        let offset: Int = attribute.offset
        let indices: IndexList = try statedIndices(attribute.view)
        for index: UInt16 in indices where !isClass(index) {
            throw failure("Exception name has bad type at constant pool \(index) in class file \(name)", offset)
        }
        guard Int(attribute.length) == 2 &+ indices.count &* 2 else {
            throw failure("Exceptions attribute has wrong length in class file \(name)", offset)
        }
    }
}
