// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Code attributes: instructions, exception table and the tables behind them.
extension ClassPrinter {
    func printCode(_ attribute: AttributeView, of method: MemberView?) {
        out.printLine("Code:")
        out.indent(1)
        defer { out.indent(-1) }
        guard let method, let code = try? CodeView(attribute, className: "") else { return out.printLine("???") }
        var arguments: Int = Descriptor.shape(pool.utf8Bytes(at: method.descriptorIndex))?.parameterCount ?? 0
        if !method.accessFlags.contains(.static) { arguments &+= 1 }
        out.print("stack=")
        out.print(code.maxStack)
        out.print(", locals=")
        out.print(code.maxLocals)
        out.print(", args_size=")
        out.print(arguments)
        out.newline()
        var instructions: InstructionSequence = code.instructions
        while let instruction = instructions.next() { printInstruction(instruction) }
        if instructions.failure != nil { out.printLine("???") }
        printExceptionTable(code.exceptionTable)
        printAttributes(code.attributes, code: code)
    }

    /// Instructions and exception table, and the tables of lines and variables if they are asked for.
    func printPlainCode(_ attribute: AttributeView) {
        out.printLine("Code:")
        out.indent(1)
        defer { out.indent(-1) }
        guard let code = try? CodeView(attribute, className: "") else { return out.printLine("???") }
        var instructions: InstructionSequence = code.instructions
        while let instruction = instructions.next() { printInstruction(instruction) }
        if instructions.failure != nil { out.printLine("???") }
        printExceptionTable(code.exceptionTable)
        guard options.showsLines else { return }
        for table: AttributeView in code.attributes {
            switch view.kind(of: table) {
            case .lineNumberTable: printLineNumbers(table)
            case .localVariableTable: printVariables(table, AttributeKind.localVariableTable.name)
            default: break
            }
        }
    }

    private func printInstruction(_ instruction: InstructionView) {
        let opcode: Opcode = instruction.opcode
        out.print(instruction.pc, width: 4)
        out.print(": ")
        let mnemonic: UnsafeRawBufferPointer = opcode.mnemonicBytes
        out.printASCII(mnemonic)
        var length: Int = mnemonic.count
        if instruction.isWide {
            out.print("_w")
            length &+= 2
        }
        if opcode.format != .none {
            out.space(max(0, 13 &- length) &+ 1)
            printOperands(instruction)
        }
        out.newline()
    }

    private func printOperands(_ instruction: InstructionView) {
        switch instruction.opcode.format {
        case .byte, .short:
            out.print(instruction.immediate)
        case .narrowConstant, .constant:
            printReference(instruction.constantIndex, count: nil)
        case .invokeInterface, .multiArray:
            printReference(instruction.constantIndex, count: Int(instruction.count))
        case .invokeDynamic:
            printReference(instruction.constantIndex, count: 0)
        case .local:
            if instruction.opcode != .ret { out.print(instruction.localIndex) }
        case .increment:
            out.print(instruction.localIndex)
            out.print(", ")
            out.print(instruction.immediate)
        case .branch, .wideBranch:
            if instruction.opcode != .jsr, instruction.opcode != .jsr_w { out.print(instruction.branchTarget) }
        case .elementType:
            out.print(" ")
            out.print(elementTypeName(instruction.count))
        case .tableSwitch, .lookupSwitch:
            printSwitch(instruction)
        case .none, .wide:
            break
        }
    }

    private func printReference(_ index: UInt16, count: Int?) {
        printIndex(index)
        if let count {
            out.print(",  ")
            out.print(count)
        }
        out.tab()
        out.print("// ")
        printConstant(index)
    }

    private func printSwitch(_ instruction: InstructionView) {
        out.print("{ // ")
        if instruction.opcode == .tableswitch {
            let bounds = instruction.tableBounds
            out.print(bounds.low)
            out.print(" to ")
            out.print(bounds.high)
        } else {
            out.print(instruction.caseCount)
        }
        // As many levels as the width of "%4d: " needs.
        out.indent(3)
        for index: Int in 0..<instruction.caseCount {
            let row = instruction.switchCase(index)
            out.newline()
            out.print(row.value, width: 12)
            out.print(": ")
            out.print(row.target)
        }
        out.newline()
        out.print("     default: ")
        out.print(instruction.defaultTarget)
        out.newline()
        out.print("}")
        out.indent(-3)
    }

    private func elementTypeName(_ code: UInt8) -> StaticString {
        switch code {
        case 4: "boolean"
        case 5: "char"
        case 6: "float"
        case 7: "double"
        case 8: "byte"
        case 9: "short"
        case 10: "int"
        case 11: "long"
        default: "???"
        }
    }

    private func printExceptionTable(_ table: CodeView.ExceptionTable) {
        if table.isEmpty { return }
        out.printLine("Exception table:")
        out.indent(1)
        out.printLine(" from    to  target type")
        for handler: CodeView.ExceptionHandler in table {
            for number: UInt16 in [handler.startPC, handler.endPC, handler.handlerPC] {
                out.space()
                out.print(number, width: 5)
            }
            out.print("   ")
            if handler.catchTypeIndex == 0 {
                out.print("any")
            } else {
                out.print("Class ")
                printValue(handler.catchTypeIndex)
            }
            out.newline()
        }
        out.indent(-1)
    }
}
