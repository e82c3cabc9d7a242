// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Code attributes (JVMS 4.7.3) without the instructions, which are the verifier's.
extension FormatChecker {
    /// Reads the attribute's parts one after the other with the file's end as the only bound, and compares the length
    /// last, because that is the order of HotSpot's complaints.
    func checkCode(_ attribute: AttributeView, statedLength: UInt32, argumentSlots: Int) throws(ClassFileError) {
        let start: Int = Int(attribute.offset)
        var reader = ByteReader(view.bytes, range: start..<view.size)
        _ = reader.u2()
        let maxLocals: UInt16 = reader.u2()
        let length: UInt32 = reader.u4()
        if reader.isOverrun { throw .truncated(at: start) }
        guard argumentSlots <= Int(maxLocals) else {
            throw failure("Arguments can't fit into locals in class file \(name)", start)
        }
        guard length > 0, length <= 0xFFFF else {
            throw failure("Invalid method Code length \(length) in class file \(name)", start)
        }
        reader.skip(Int(length))
        let handlers: Int = Int(reader.u2())
        guard !reader.isOverrun, reader.remaining >= handlers &* 8 else { throw .truncated(at: reader.position) }
        for _ in 0..<handlers { try checkHandler(&reader, codeLength: length) }
        let count: Int = Int(reader.u2())
        if reader.isOverrun { throw .truncated(at: reader.position) }
        var attributes = StatedAttributes(view, start: reader.position, count: count)
        try checkCodeAttributes(&attributes, codeLength: length, maxLocals: maxLocals)
        guard attributes.position &- start == Int(statedLength) else {
            throw failure("Code segment has wrong length in class file \(name)", start)
        }
        // Rows are compared when all of them are known to be sound.
        try checkVariablesMatch(StatedAttributes(view, start: reader.position, count: count))
    }

    private func checkHandler(_ reader: inout ByteReader, codeLength: UInt32) throws(ClassFileError) {
        let offset: Int = reader.position
        let (start, end, handler, type) = (reader.u2(), reader.u2(), reader.u2(), reader.u2())
        guard start < end, UInt32(end) <= codeLength else {
            throw failure("Illegal exception table range in class file \(name)", offset)
        }
        guard UInt32(handler) < codeLength else {
            throw failure("Illegal exception table handler in class file \(name)", offset)
        }
        guard type == 0 || isClass(type) else {
            throw failure("Catch type in exception table has bad constant type in class file \(name)", offset)
        }
    }

    private func checkCodeAttributes(
        _ attributes: inout StatedAttributes, codeLength: UInt32, maxLocals: UInt16
    ) throws(ClassFileError) {
        var hasStackMap: Bool = false
        while let attribute = try attributes.next() {
            guard isUTF8(attribute.nameIndex) else {
                throw failure(
                    "Invalid code attribute name index \(attribute.nameIndex) in class file \(name)", attribute.offset)
            }
            switch view.kind(of: attribute.view) {
            case .lineNumberTable:
                try checkLineNumbers(attribute, codeLength)
            case .localVariableTable:
                try checkVariables(attribute, codeLength, maxLocals, isTypeTable: false)
            case .localVariableTypeTable where view.majorVersion >= 49:
                try checkVariables(attribute, codeLength, maxLocals, isTypeTable: true)
            case .stackMapTable where view.majorVersion >= 50:
                if hasStackMap {
                    throw failure("Multiple StackMapTable attributes in class file \(name)", attribute.offset)
                }
                hasStackMap = true
            default:
                break
            }
        }
    }

    private func checkLineNumbers(
        _ attribute: StatedAttributes.Element, _ codeLength: UInt32
    ) throws(ClassFileError) {
        guard view.size &- attribute.offset >= 2 else { throw .truncated(at: attribute.offset) }
        guard Int(attribute.length) == 2 &+ Int(statedCount(attribute)) &* 4 else {
            throw failure("LineNumberTable attribute has wrong length in class file \(name)", attribute.offset)
        }
        let rows: RowList = try statedRows(attribute.view, columns: 2)
        for row: Int in 0..<rows.count where UInt32(rows[row, 0]) >= codeLength {
            throw failure("Invalid pc in LineNumberTable in class file \(name)", attribute.offset)
        }
    }

    /// The first two bytes behind the header, which belong to the attribute only if its length says so.
    private func statedCount(_ attribute: StatedAttributes.Element) -> UInt16 {
        UInt16(bigEndian: view.base.loadUnaligned(fromByteOffset: attribute.offset, as: UInt16.self))
    }

    private func checkVariables(
        _ attribute: StatedAttributes.Element, _ codeLength: UInt32, _ maxLocals: UInt16, isTypeTable: Bool
    ) throws(ClassFileError) {
        let offset: Int = attribute.offset
        let table: StaticString = isTypeTable ? "LocalVariableTypeTable" : "LocalVariableTable"
        guard view.size &- offset >= 2 else { throw .truncated(at: offset) }
        guard Int(attribute.length) == 2 &+ Int(statedCount(attribute)) &* 10 else {
            throw failure("\(table) has wrong length in class file \(name)", offset)
        }
        let rows: RowList = try statedRows(attribute.view, columns: 5)
        for row: Int in 0..<rows.count {
            let start: UInt32 = UInt32(rows[row, 0])
            let length: UInt32 = UInt32(rows[row, 1])
            guard start < codeLength else {
                throw failure("Invalid start_pc \(start) in \(table) in class file \(name)", offset)
            }
            guard start &+ length <= codeLength else {
                throw failure("Invalid length \(length) in \(table) in class file \(name)", offset)
            }
            guard isUTF8(rows[row, 2]) else {
                throw failure(
                    "Name index \(rows[row, 2]) in \(table) has bad constant type in class file \(name)", offset)
            }
            guard isUTF8(rows[row, 3]) else {
                throw failure(
                    "Signature index \(rows[row, 3]) in \(table) has bad constant type in class file \(name)", offset)
            }
            let variable: UnsafeRawBufferPointer = pool.utf8Bytes(at: rows[row, 2])
            try checkFieldName(variable, at: offset)
            var lastSlot: Int = Int(rows[row, 4])
            if !isTypeTable {
                let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: rows[row, 3])
                try checkFieldDescriptor(descriptor, named: variable, at: offset)
                if descriptor.equals("J") || descriptor.equals("D") { lastSlot &+= 1 }
            }
            guard lastSlot < Int(maxLocals) else {
                throw failure("Invalid index \(rows[row, 4]) in \(table) in class file \(name)", offset)
            }
        }
    }

    /// All LocalVariableTable attributes of a method count as one, in which no row occurs twice; every row of a
    /// LocalVariableTypeTable repeats one of them, at most once.
    private func checkVariablesMatch(_ attributes: StatedAttributes) throws(ClassFileError) {
        guard view.majorVersion >= 49 else { return }
        // Range, name and slot in 64 bits; the value tells whether a generic type was seen for it.
        var variables: [UInt64: Bool] = [:]
        for isTypeTable: Bool in [false, true] {
            let wanted: AttributeKind = isTypeTable ? .localVariableTypeTable : .localVariableTable
            // Without a single variable HotSpot does not look at the types.
            if isTypeTable, variables.isEmpty { return }
            var list: StatedAttributes = attributes
            while let attribute = try list.next() {
                guard view.kind(of: attribute.view) == wanted else { continue }
                let rows: RowList = attribute.view.rows(columns: 5)
                for row: Int in 0..<rows.count {
                    let range: UInt64 = UInt64(rows[row, 0]) << 48 | UInt64(rows[row, 1]) << 32
                    let key: UInt64 = range | UInt64(rows[row, 2]) << 16 | UInt64(rows[row, 4])
                    let previous: Bool? = variables.updateValue(isTypeTable, forKey: key)
                    if previous == (isTypeTable ? false : nil) { continue }
                    let variable: String = string(pool.utf8Bytes(at: rows[row, 2]))
                    let message: String =
                        previous == nil
                        ? "LVTT entry for '\(variable)' in class file \(name) does not match any LVT entry"
                        : "Duplicated \(wanted.name) attribute entry for '\(variable)' in class file \(name)"
                    throw failure(message, attribute.offset)
                }
            }
        }
    }
}
