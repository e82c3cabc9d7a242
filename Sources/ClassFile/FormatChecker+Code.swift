// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Code attributes (JVMS 4.7.3) without the instructions, which are the verifier's.
extension FormatChecker {
    func checkCode(_ attribute: AttributeView, argumentSlots: Int) throws(ClassFileError) {
        let offset: Int = Int(attribute.offset)
        // max_locals stands behind max_stack; HotSpot looks at it before the code's length.
        if attribute.length >= 8, argumentSlots > Int(attribute.u2(at: 2)) {
            throw failure("Arguments can't fit into locals in class file \(name)", offset)
        }
        let code = try CodeView(attribute, className: name)
        for handler: CodeView.ExceptionHandler in code.exceptionTable {
            let offset: Int = Int(code.exceptionTable.offset)
            guard handler.startPC < handler.endPC, UInt32(handler.endPC) <= code.codeLength else {
                throw failure("Illegal exception table range in class file \(name)", offset)
            }
            guard UInt32(handler.handlerPC) < code.codeLength else {
                throw failure("Illegal exception table handler in class file \(name)", offset)
            }
            guard handler.catchTypeIndex == 0 || isClass(handler.catchTypeIndex) else {
                throw failure("Catch type in exception table has bad constant type in class file \(name)", offset)
            }
        }
        try checkCodeAttributes(code)
    }

    private func checkCodeAttributes(_ code: CodeView) throws(ClassFileError) {
        var hasStackMap: Bool = false
        var hasVariables: Bool = false
        for attribute: AttributeView in code.attributes {
            let offset: Int = Int(attribute.offset)
            guard isUTF8(attribute.nameIndex) else {
                throw failure("Invalid code attribute name index \(attribute.nameIndex) in class file \(name)", offset)
            }
            switch view.kind(of: attribute) {
            case .lineNumberTable:
                try checkLineNumbers(attribute, code)
            case .localVariableTable:
                try checkVariables(attribute, code, isTypeTable: false)
                hasVariables = hasVariables || attribute.u2 > 0
            case .localVariableTypeTable where view.majorVersion >= 49:
                try checkVariables(attribute, code, isTypeTable: true)
            case .stackMapTable where view.majorVersion >= 50:
                if hasStackMap { throw failure("Multiple StackMapTable attributes in class file \(name)", offset) }
                hasStackMap = true
            default:
                break
            }
        }
        if hasVariables { try checkVariablesMatch(code) }
    }

    private func checkLineNumbers(_ attribute: AttributeView, _ code: CodeView) throws(ClassFileError) {
        let offset: Int = Int(attribute.offset)
        let rows: RowList = attribute.rows(columns: 2)
        guard Int(attribute.length) == 2 &+ Int(attribute.u2) &* 4 else {
            throw failure("LineNumberTable attribute has wrong length in class file \(name)", offset)
        }
        for row: Int in 0..<rows.count where UInt32(rows[row, 0]) >= code.codeLength {
            throw failure("Invalid pc in LineNumberTable in class file \(name)", offset)
        }
    }

    private func checkVariables(
        _ attribute: AttributeView, _ code: CodeView, isTypeTable: Bool
    ) throws(ClassFileError) {
        let offset: Int = Int(attribute.offset)
        let table: String = isTypeTable ? "LocalVariableTypeTable" : "LocalVariableTable"
        let rows: RowList = attribute.rows(columns: 5)
        guard Int(attribute.length) == 2 &+ Int(attribute.u2) &* 10 else {
            throw failure("\(table) has wrong length in class file \(name)", offset)
        }
        for row: Int in 0..<rows.count {
            let start: UInt32 = UInt32(rows[row, 0])
            let length: UInt32 = UInt32(rows[row, 1])
            guard start < code.codeLength else {
                throw failure("Invalid start_pc \(start) in \(table) in class file \(name)", offset)
            }
            guard start &+ length <= code.codeLength else {
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
            guard lastSlot < Int(code.maxLocals) else {
                throw failure("Invalid index \(rows[row, 4]) in \(table) in class file \(name)", offset)
            }
        }
    }

    /// All LocalVariableTable attributes of a method count as one, in which no row occurs twice; every row of a
    /// LocalVariableTypeTable repeats one of them, at most once.
    private func checkVariablesMatch(_ code: CodeView) throws(ClassFileError) {
        // Range, name and slot in 64 bits; the value tells whether a generic type was seen for it.
        var variables: [UInt64: Bool] = [:]
        for isTypeTable: Bool in [false, true] {
            let wanted: AttributeKind = isTypeTable ? .localVariableTypeTable : .localVariableTable
            for attribute: AttributeView in code.attributes where view.kind(of: attribute) == wanted {
                let rows: RowList = attribute.rows(columns: 5)
                for row: Int in 0..<rows.count {
                    let range: UInt64 = UInt64(rows[row, 0]) << 48 | UInt64(rows[row, 1]) << 32
                    let key: UInt64 = range | UInt64(rows[row, 2]) << 16 | UInt64(rows[row, 4])
                    let previous: Bool? = variables.updateValue(isTypeTable, forKey: key)
                    let variable: UnsafeRawBufferPointer = pool.utf8Bytes(at: rows[row, 2])
                    if previous == nil ? !isTypeTable : isTypeTable && previous == false { continue }
                    if previous == nil {
                        throw failure(
                            "LVTT entry for '\(string(variable))' in class file \(name) does not match any LVT entry",
                            Int(attribute.offset))
                    }
                    if isTypeTable || view.majorVersion >= 49 {
                        throw failure(
                            "Duplicated \(wanted.name) attribute entry for '\(string(variable))' in class file \(name)",
                            Int(attribute.offset))
                    }
                }
            }
            if view.majorVersion < 49 { return }
        }
    }
}
