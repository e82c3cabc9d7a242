// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

/// The rows of a class's BootstrapMethods attribute; equal rows are stored once.
struct BootstrapTable {
    private var rows: [Attribute.BootstrapMethod] = []
    private var numbers: [Attribute.BootstrapMethod: UInt16] = [:]

    var isEmpty: Bool { rows.isEmpty }

    /// The number of a row. Arguments are indices of loadable constants.
    mutating func row(_ methodHandle: UInt16, _ arguments: [UInt16]) -> UInt16 {
        let row: Attribute.BootstrapMethod = Attribute.BootstrapMethod(
            methodHandleIndex: methodHandle, argumentIndices: arguments)
        if let number: UInt16 = numbers[row] { return number }
        let number: UInt16 = UInt16(truncatingIfNeeded: rows.count)
        rows.append(row)
        numbers[row] = number
        return number
    }

    func write(to out: RawVector<UInt8>) {
        out.u2(rows.count)
        for row: Attribute.BootstrapMethod in rows {
            out.u2(row.methodHandleIndex)
            out.u2(row.argumentIndices.count)
            for index: UInt16 in row.argumentIndices { out.u2(index) }
        }
    }
}
