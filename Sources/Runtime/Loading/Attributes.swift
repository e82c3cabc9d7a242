// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Attributes of loaded classes, methods and fields, read from the class file in metadata when somebody asks. The file
// passed the structural pass when it was loaded, so headers are sound; the walk still stays inside the file.

extension VirtualMachine {
    /// All of a class's bytes; empty for arrays and primitive classes.
    package func classFileBytes(_ metadata: ClassPointer) -> UnsafeRawBufferPointer {
        if metadata.pointee.classFile.isNone { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(
            start: space[metadata.pointee.classFile], count: Int(metadata.pointee.classFileSize))
    }

    /// Payload of the first attribute of a kind in the attribute table at `offset` (its count) of the class file; nil
    /// also in files of versions that did not have it.
    package func attribute(_ holder: ClassPointer, at offset: UInt32, _ kind: AttributeKind) -> UnsafeRawBufferPointer?
    {
        let bytes = classFileBytes(holder)
        let pool = ConstantPool(self, holder)
        var position = Int(offset)
        guard offset != 0, position + 2 <= bytes.count, majorVersion(of: holder) >= kind.firstMajorVersion else {
            return nil
        }
        let count = Int(bytes[position]) << 8 | Int(bytes[position + 1])
        position += 2
        for _ in 0..<count {
            guard position + 6 <= bytes.count else { return nil }
            let nameIndex = Int(bytes[position]) << 8 | Int(bytes[position + 1])
            let length = Int(
                UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: position + 2, as: UInt32.self)))
            position += 6
            guard position + length <= bytes.count else { return nil }
            if AttributeKind(name: pool.utf8Bytes(nameIndex)) == kind {
                return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + length)])
            }
            position += length
        }
        return nil
    }

    package func classAttribute(_ metadata: ClassPointer, _ kind: AttributeKind) -> UnsafeRawBufferPointer? {
        attribute(metadata, at: metadata.pointee.attributes, kind)
    }

    package func methodAttribute(_ method: MethodPointer, _ kind: AttributeKind) -> UnsafeRawBufferPointer? {
        attribute(space[method.pointee.holder], at: method.pointee.attributes, kind)
    }

    package func fieldAttribute(_ field: FieldPointer, _ kind: AttributeKind) -> UnsafeRawBufferPointer? {
        attribute(space[field.pointee.holder], at: field.pointee.attributes, kind)
    }

    /// Index in the payload of an attribute that consists of one (SourceFile, Signature, NestHost).
    package func attributeIndex(_ payload: UnsafeRawBufferPointer?) -> Int? {
        guard let payload, payload.count >= 2 else { return nil }
        return Int(payload[0]) << 8 | Int(payload[1])
    }

    /// The parts of a method's Code attribute.
    package struct CodeBytes {
        var code: UnsafeRawBufferPointer
        /// Rows of 8 bytes.
        var handlers: UnsafeRawBufferPointer
        /// Offset of the nested attributes' count in the class file.
        var attributesOffset: UInt32
    }

    /// Bytecode and exception table of a method; nil without Code attribute. Bounds were checked at loading.
    package func code(_ method: MethodPointer) -> CodeBytes? {
        guard method.pointee.codeAttribute != 0 else { return nil }
        let bytes = classFileBytes(space[method.pointee.holder])
        let start = Int(method.pointee.codeAttribute)
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self)))
        let table = start + 8 + length
        let rows = Int(bytes[table]) << 8 | Int(bytes[table + 1])
        let end = table + 2 + rows * 8
        return CodeBytes(
            code: UnsafeRawBufferPointer(rebasing: bytes[(start + 8)..<table]),
            handlers: UnsafeRawBufferPointer(rebasing: bytes[(table + 2)..<end]), attributesOffset: UInt32(end))
    }
}
