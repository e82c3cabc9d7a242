// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// The attributes of the class itself (JVMS 4.7), each from the version on that knows it.
extension FormatChecker {
    public func checkClassAttributes() throws(ClassFileError) {
        var seen = SeenAttributes()
        var attributes = StatedAttributes(view, view.attributes)
        while let attribute = try attributes.next() {
            guard isUTF8(attribute.nameIndex) else {
                throw failure(
                    "Attribute name has bad constant pool index \(attribute.nameIndex) in class file \(name)",
                    attribute.offset)
            }
            try checkClassAttribute(attribute, view.kind(of: attribute.view), &seen)
        }
        // HotSpot looks into these when it has seen all attributes.
        if let inner = view.first(.innerClasses, in: view.attributes) { try checkInnerClasses(inner) }
        if seen.contains(.nestMembers), let members = view.first(.nestMembers, in: view.attributes) {
            try checkClassList(members, "Nest member", "NestMembers")
        }
        if seen.contains(.record), let record = view.first(.record, in: view.attributes) { try checkRecord(record) }
        if seen.contains(.permittedSubclasses), let list = view.first(.permittedSubclasses, in: view.attributes) {
            try checkClassList(list, "Permitted subclass", "PermittedSubclasses")
        }
        if !seen.contains(.bootstrapMethods), largestBootstrapIndex >= 0 {
            throw failure("Missing BootstrapMethods attribute in class file \(name)", view.size)
        }
    }

    private func checkClassAttribute(
        _ attribute: StatedAttributes.Element, _ kind: AttributeKind, _ seen: inout SeenAttributes
    ) throws(ClassFileError) {
        let offset: Int = attribute.offset
        guard view.majorVersion >= kind.firstMajorVersion else { return }
        switch kind {
        case .synthetic, .deprecated:
            return try checkIsEmpty(attribute, kind, "classfile")
        case .sourceFile:
            guard attribute.length == 2 else {
                throw failure("Wrong SourceFile attribute length in class file \(name)", offset)
            }
        case .sourceDebugExtension, .innerClasses, .signature, .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations,
            .enclosingMethod, .bootstrapMethods, .runtimeVisibleTypeAnnotations, .runtimeInvisibleTypeAnnotations,
            .nestMembers, .nestHost, .record, .permittedSubclasses:
            break
        default:
            return
        }
        guard seen.insert(kind) else {
            throw failure("Multiple \(kind.name) attributes in class file \(name)", offset)
        }
        switch kind {
        case .sourceFile:
            guard attribute.isComplete else { throw .truncated(at: offset) }
            guard isUTF8(attribute.u2) else {
                throw failure(
                    "Invalid SourceFile attribute at constant pool index \(attribute.u2) in class file \(name)", offset)
            }
        case .signature:
            guard attribute.length == 2 else {
                throw failure("Wrong Signature attribute length \(attribute.length) in class file \(name)", offset)
            }
            guard attribute.isComplete else { throw .truncated(at: offset) }
            guard isUTF8(attribute.u2) else {
                throw failure(
                    "Invalid constant pool index \(attribute.u2) in Signature attribute in class file \(name)", offset)
            }
        case .enclosingMethod:
            try checkEnclosingMethod(attribute)
        case .bootstrapMethods:
            try checkBootstrapMethods(attribute)
        case .nestMembers:
            if seen.contains(.nestHost) {
                throw failure("Conflicting NestHost and NestMembers attributes in class file \(name)", offset)
            }
        case .nestHost:
            try checkNestHost(attribute, hasMembers: seen.contains(.nestMembers))
        case .permittedSubclasses:
            if classFlags.contains(.final) {
                throw failure("PermittedSubclasses attribute in final class file \(name)", offset)
            }
        default:
            break
        }
    }

    private func checkNestHost(_ attribute: StatedAttributes.Element, hasMembers: Bool) throws(ClassFileError) {
        let offset: Int = attribute.offset
        if hasMembers {
            throw failure("Conflicting NestMembers and NestHost attributes in class file \(name)", offset)
        }
        guard attribute.length == 2 else {
            throw failure("Wrong NestHost attribute length in class file \(name)", offset)
        }
        guard attribute.isComplete else { throw .truncated(at: offset) }
        guard isClass(attribute.u2) else {
            throw failure(
                "Nest-host class_info_index \(attribute.u2) has bad constant type in class file \(name)", offset)
        }
    }

    private func checkEnclosingMethod(_ attribute: StatedAttributes.Element) throws(ClassFileError) {
        let offset: Int = attribute.offset
        guard attribute.length == 4 else {
            throw failure("Wrong EnclosingMethod attribute length \(attribute.length) in class file \(name)", offset)
        }
        guard attribute.isComplete else { throw .truncated(at: offset) }
        guard attribute.u2 != 0 else {
            throw failure("Invalid class index in EnclosingMethod attribute in class file \(name)", offset)
        }
        guard isClass(attribute.u2) else {
            throw failure(
                "Invalid or out-of-bounds class index in EnclosingMethod attribute in class file \(name)", offset)
        }
        let method: UInt16 = attribute.view.u2(at: 2)
        guard method == 0 || pool.tag(at: method) == .nameAndType else {
            throw failure(
                "Invalid or out-of-bounds method index in EnclosingMethod attribute in class file \(name)", offset)
        }
    }

    // MARK: Bootstrap methods

    /// The largest index into BootstrapMethods that the pool contains; −1 when there is none.
    private var largestBootstrapIndex: Int {
        var largest: Int = -1
        var index: Int = 1
        while index < pool.count {
            let entry = UInt16(truncatingIfNeeded: index)
            switch pool.tag(at: entry) {
            case .dynamic, .invokeDynamic: largest = max(largest, Int(pool.u2(at: entry)))
            default: break
            }
            index = pool.index(after: index)
        }
        return largest
    }

    private func checkBootstrapMethods(_ attribute: StatedAttributes.Element) throws(ClassFileError) {
        let offset: Int = attribute.offset
        guard attribute.length >= 2 else {
            throw failure("Invalid BootstrapMethods attribute length \(attribute.length) in class file \(name)", offset)
        }
        guard attribute.isComplete else { throw .truncated(at: offset) }
        // HotSpot reads the head of a row behind the attribute's end, too, as long as the file goes on.
        var reader = ByteReader(view.bytes, range: offset..<view.size)
        let end: Int = offset &+ Int(attribute.length)
        let count: Int = Int(reader.u2())
        guard largestBootstrapIndex < count else {
            throw failure("Short length on BootstrapMethods in class file \(name)", offset)
        }
        for _ in 0..<count {
            let method: UInt16 = reader.u2()
            let arguments: Int = Int(reader.u2())
            if reader.isOverrun { throw .truncated(at: offset) }
            guard pool.tag(at: method) == .methodHandle else {
                throw failure("bootstrap_method_index \(method) has bad constant type in class file \(name)", offset)
            }
            guard arguments &* 2 <= end &- reader.position else {
                throw failure(
                    "Invalid BootstrapMethods num_bootstrap_methods or num_bootstrap_arguments value in class file "
                        + name, offset)
            }
            for _ in 0..<arguments {
                let argument: UInt16 = reader.u2()
                guard pool.tag(at: argument).isLoadable else {
                    throw failure("argument_index \(argument) has bad constant type in class file \(name)", offset)
                }
            }
        }
        guard reader.position == end else {
            throw failure("Bad length on BootstrapMethods in class file \(name)", offset)
        }
    }

    // MARK: Lists and records

    private func checkClassList(_ attribute: AttributeView, _ what: String, _ attributeName: String)
        throws(ClassFileError)
    {
        let offset: Int = Int(attribute.offset)
        let indices: IndexList = try statedIndices(attribute)
        for index: UInt16 in indices where !isClass(index) {
            throw failure("\(what) class_info_index \(index) has bad constant type in class file \(name)", offset)
        }
        guard Int(attribute.length) == 2 &+ Int(attribute.u2) &* 2 else {
            throw failure("Wrong \(attributeName) attribute length in class file \(name)", offset)
        }
    }

    private func checkInnerClasses(_ attribute: AttributeView) throws(ClassFileError) {
        let offset: Int = Int(attribute.offset)
        let rows: RowList = try statedRows(attribute, columns: 4)
        for row: Int in 0..<rows.count {
            let (inner, outer, innerName) = (rows[row, 0], rows[row, 1], rows[row, 2])
            guard isClass(inner) else {
                throw failure("inner_class_info_index \(inner) has bad constant type in class file \(name)", offset)
            }
            guard outer == 0 || isClass(outer) else {
                throw failure("outer_class_info_index \(outer) has bad constant type in class file \(name)", offset)
            }
            if outer != 0, pool.className(at: outer).first == 0x5B {
                throw failure("Outer class is an array class in class file \(name)", offset)
            }
            guard innerName == 0 || isUTF8(innerName) else {
                throw failure("inner_name_index \(innerName) has bad constant type in class file \(name)", offset)
            }
            if inner == outer { throw failure("Class is both outer and inner class in class file \(name)", offset) }
            try checkClassModifiers(
                normalizedClassFlags(AccessFlags(rawValue: rows[row, 3]), isInner: true), at: offset)
        }
        guard view.majorVersion >= 49 else { return }
        // Rows that agree in all four cells are refused.
        var seen: Set<UInt64> = []
        for row: Int in 0..<rows.count {
            let names: UInt64 = UInt64(rows[row, 0]) << 48 | UInt64(rows[row, 1]) << 32
            guard seen.insert(names | UInt64(rows[row, 2]) << 16 | UInt64(rows[row, 3])).inserted else {
                throw failure("Duplicate entry in InnerClasses attribute in class file \(name)", offset)
            }
        }
        guard Int(attribute.length) == 2 &+ Int(attribute.u2) &* 8 else {
            throw failure("Wrong InnerClasses attribute length in class file \(name)", offset)
        }
    }

    private func checkRecord(_ attribute: AttributeView) throws(ClassFileError) {
        let offset: Int = Int(attribute.offset)
        guard let components = RecordComponents(attribute) else {
            throw failure("Record attribute has wrong length in class file \(name)", offset)
        }
        for component: RecordComponents.Component in components {
            guard isUTF8(component.nameIndex) else {
                throw failure(
                    "Invalid constant pool index \(component.nameIndex) for name in Record attribute in class file "
                        + name, offset)
            }
            let field: UnsafeRawBufferPointer = pool.utf8Bytes(at: component.nameIndex)
            try checkFieldName(field, at: offset)
            guard isUTF8(component.descriptorIndex) else {
                throw failure(
                    "Invalid constant pool index \(component.descriptorIndex) for descriptor in Record attribute in "
                        + "class file \(name)", offset)
            }
            try checkFieldDescriptor(pool.utf8Bytes(at: component.descriptorIndex), named: field, at: offset)
            try checkComponentAttributes(component.attributes)
        }
    }

    private func checkComponentAttributes(_ attributes: AttributeList) throws(ClassFileError) {
        var seen = SeenAttributes()
        for attribute: AttributeView in attributes {
            let offset: Int = Int(attribute.offset)
            guard isUTF8(attribute.nameIndex) else {
                throw failure(
                    "Invalid Record attribute name index \(attribute.nameIndex) in class file \(name)", offset)
            }
            let kind: AttributeKind = view.kind(of: attribute)
            switch kind {
            case .signature, .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations, .runtimeVisibleTypeAnnotations,
                .runtimeInvisibleTypeAnnotations:
                guard seen.insert(kind) else {
                    throw failure("Multiple \(kind.name) attributes for Record component in class file \(name)", offset)
                }
            default:
                continue
            }
            guard kind == .signature else { continue }
            guard attribute.length == 2 else {
                throw failure(
                    "Invalid Signature attribute length \(attribute.length) in Record component in class file \(name)",
                    offset)
            }
            try checkSignatureIndex(attribute)
        }
    }
}
