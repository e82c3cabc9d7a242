// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Prints decoded code, for people: one line for each cell, with its bytecode index, its own handler, the superinstruction
/// that stands in it (in brackets) and its operand.
///
///     0 @0  push_int 0 [push_int_store]
///     1 @1  store local 1
///     2 @2  load local 0 [load_ifle]
public struct CodePrinter {
    private let space: AddressSpace
    private let method: UnsafeMutablePointer<MethodMetadata>

    public init(_ method: MethodRef, in space: AddressSpace) {
        self.space = space
        self.method = space[method]
    }

    /// All cells; empty for methods without code.
    public var text: String {
        guard method.pointee.code != .none else { return "" }
        var text = ""
        for index in 0..<Int(method.pointee.cellCount) { text += line(index) + "\n" }
        return text
    }

    /// The cell `index` of the method.
    public func line(_ index: Int) -> String {
        let cell = atomic64LoadRelaxed(space[method.pointee.code] + index * 8)
        let position = space[method.pointee.positions].load(fromByteOffset: index * 2, as: UInt16.self)
        return "\(index) @\(position)  \(text(cell, index))"
    }

    private func text(_ cell: UInt64, _ index: Int) -> String {
        let offset = Int32(truncatingIfNeeded: cell)
        guard let operation = HandlerTable.shared.operation(at: offset) else { return "? \(offset)" }
        let own = HandlerTable.shared.unfused(operation)
        let operand = operandText(own.operandKind, UInt32(truncatingIfNeeded: cell >> 32), index)
        let text = operand.isEmpty ? "\(own)" : "\(own) \(operand)"
        return own == operation ? text : "\(text) [\(operation)]"
    }

    private func operandText(_ kind: OperandKind, _ operand: UInt32, _ index: Int) -> String {
        let signed = Int(Int32(bitPattern: operand))
        let locals = Int(method.pointee.maxLocals)
        switch kind {
        case .none: return ""
        case .int: return "\(signed)"
        case .local: return "local \(locals + signed / 4)"
        case .iinc: return "local \(locals - Int(operand & 0xFFFF)) by \(Int16(truncatingIfNeeded: operand >> 16))"
        case .branch: return "to \(index + signed / 8)"
        case .pool: return "#\(operand & 0xFFFF)"
        case .offset, .static: return "+\(operand)"
        case .record: return recordText(operand)
        case .table: return "table \(operand)"
        case .slot: return "slot \(operand)"
        case .word: return "word \(operand)"
        case .class: return "class \(operand)"
        case .site: return "site \(operand) method \(space[CallSiteRef(rawValue: operand)].pointee.method.rawValue)"
        }
    }

    /// The cell that waits in an InitCheckMetadata; a MultiArrayMetadata has no handler at its place.
    private func recordText(_ offset: UInt32) -> String {
        let cell = space[BytesRef(rawValue: offset)].load(as: UInt64.self)
        guard let operation = HandlerTable.shared.operation(at: Int32(truncatingIfNeeded: cell)) else {
            return "record \(offset)"
        }
        return "for \(operation) \(cell >> 32)"
    }
}
