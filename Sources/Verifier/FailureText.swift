// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures

// The messages of VerifyErrors, which HotSpot words like this:
//
//     Bad type on operand stack
//     Exception Details:
//       Location:
//         C.m(I)V @2: istore_1
//       Reason:
//         Type float (current frame, stack[0]) is not assignable to integer
//       Current Frame:
//         bci: @2
//         flags: { }
//         locals: { 'C', integer }
//         stack: { float }
//       Bytecode:
//         0000000: 0b3c b1
//       Exception Handler Table:
//         bci [0, 1] => handler: 2
//       Stackmap Table:
//         same_frame(@2)

/// Which rule was broken where, with the types that broke it.
struct Fault {
    enum Reason {
        case invalidBytecode, wrongType, flagsMismatch, stackSizeMismatch, stackOverflow, stackUnderflow
        case missingFrame, badFrame
        case badConstantIndex(Int)
        case badLocalIndex(Int)
    }

    var reason: Reason
    var position: Int
    var found: Origin?
    var expected: Origin?

    init(_ reason: Reason, at position: Int, _ found: Origin? = nil, _ expected: Origin? = nil) {
        self.reason = reason
        self.position = position
        self.found = found
        self.expected = expected
    }
}

/// A type with the place it comes from.
struct Origin {
    enum Place {
        case local(Int, FrameSlice)
        case stack(Int, FrameSlice)
        case frameLocal(Int, FrameSlice)
        case frameStack(Int, FrameSlice)
        case constant(Int)
        case signature
        /// Wanted by the instruction.
        case implicit
        /// No type: a frame as a whole.
        case frame(FrameSlice)
    }

    var place: Place
    var type: VerificationType

    init(_ place: Place, _ type: VerificationType = .top) {
        self.place = place
        self.type = type
    }

    var frame: FrameSlice? {
        switch place {
        case .local(_, let frame), .stack(_, let frame), .frameLocal(_, let frame), .frameStack(_, let frame),
            .frame(let frame):
            frame
        case .constant, .signature, .implicit: nil
        }
    }
}

extension TypeChecker {
    @inline(never)
    func classFormatError(_ text: String) -> Failure {
        let name = text8(context.pool.utf8Bytes(at: method.nameIndex))
        let descriptor = context.pool.utf8Bytes(at: method.descriptorIndex)
        var parameters: [String] = []
        for parameter in Descriptor.parameters(descriptor) {
            parameters.append(javaType(UnsafeRawBufferPointer(rebasing: descriptor[parameter.range])))
        }
        let result = Descriptor.result(descriptor).map { result in
            javaType(UnsafeRawBufferPointer(rebasing: descriptor[result.range]))
        }
        let signature = "\(result ?? "") \(className).\(name)(\(parameters.joined(separator: ", ")))"
        return .classFormat("\(text) in method '\(signature)'")
    }

    @inline(never)
    func verifyError(_ fault: Fault, _ text: String) -> Failure {
        var out = text + "\nException Details:\n"
        describeLocation(fault, &out)
        out += "  Reason:\n    \(reason(fault))\n"
        if let frame = fault.found?.frame {
            out += "  Current Frame:\n"
            describe(frame, isCurrent: true, &out)
        }
        if let frame = fault.expected?.frame {
            out += "  Stackmap Frame:\n"
            describe(frame, isCurrent: false, &out)
        }
        describeCode(&out)
        if !handlers.isEmpty {
            out += "  Exception Handler Table:\n"
            for handler in handlers {
                out += "    bci [\(handler.startPC), \(handler.endPC)] => handler: \(handler.handlerPC)\n"
            }
        }
        if let attribute = context.view.first(.stackMapTable, in: attributes), attribute.length > 0 {
            out += "  Stackmap Table:\n"
            describe(attribute, &out)
        }
        return .verify(out)
    }

    /// With dots.
    var className: String { dotted(context.name) }

    private func describeLocation(_ fault: Fault, _ out: inout String) {
        let opcode = fault.position < code.count && fault.position >= 0 ? opcodeName(code[fault.position]) : "<invalid>"
        let name = text8(context.pool.utf8Bytes(at: method.nameIndex))
        let descriptor = text8(context.pool.utf8Bytes(at: method.descriptorIndex))
        let holder = text8(context.name)
        out += "  Location:\n    \(holder).\(name)\(descriptor) @\(fault.position): \(opcode)\n"
    }

    private func reason(_ fault: Fault) -> String {
        switch fault.reason {
        case .invalidBytecode: return "Error exists in the bytecode"
        case .wrongType:
            guard let found = fault.found else { return "" }
            if let expected = fault.expected {
                return "Type \(text(found)) is not assignable to \(text(expected))"
            }
            return "Invalid type: \(text(found))"
        case .flagsMismatch: return "Current frame's flags are not assignable to stack map frame's."
        case .stackSizeMismatch: return "Current frame's stack size doesn't match stackmap."
        case .stackOverflow: return "Exceeded max stack size."
        case .stackUnderflow: return "Attempt to pop empty stack."
        case .missingFrame: return "Expected stackmap frame at this location."
        case .badFrame: return "Invalid stackmap specification."
        case .badConstantIndex(let index): return "Constant pool index \(index) is invalid"
        case .badLocalIndex(let index): return "Local index \(index) is invalid"
        }
    }

    private func text(_ origin: Origin) -> String {
        let type = text(origin.type)
        switch origin.place {
        case .local(let index, _): return "\(type) (current frame, locals[\(index)])"
        case .stack(let index, _): return "\(type) (current frame, stack[\(index)])"
        case .frameLocal(let index, _): return "\(type) (stack map, locals[\(index)])"
        case .frameStack(let index, _): return "\(type) (stack map, stack[\(index)])"
        case .constant(let index): return "\(type) (constant pool \(index))"
        case .signature: return "\(type) (from method signature)"
        case .implicit, .frame: return type
        }
    }

    // MARK: - Types and frames

    private func text(_ type: VerificationType) -> String {
        switch type.kind {
        case .top: "top"
        case .integer: "integer"
        case .float: "float"
        case .double: "double"
        case .long: "long"
        case .null: "null"
        case .uninitializedThis: "uninitializedThis"
        case .object, .array: "'\(text8(context.memory.names.bytes(type.name)))'"
        case .uninitialized: "uninitialized \(type.newPosition)"
        case .secondLong: "long_2nd"
        case .secondDouble: "double_2nd"
        case .boolean: "boolean"
        case .byte: "byte"
        case .char: "char"
        case .short: "short"
        case .anyReference: "reference type"
        case .anyCategory1: "category1 type"
        case .anyCategory2: "category2 type"
        case .anySecondHalf: "category2_2nd type"
        case .returnAddress: "return address"
        }
    }

    private func describe(_ frame: FrameSlice, isCurrent: Bool, _ out: inout String) {
        // What an instruction has popped is shown as well.
        let isWhole = isCurrent && frame.stack == stack
        let stackCount = isWhole ? stackMark : frame.stackCount
        out += "    bci: @\(frame.position)\n"
        out += "    flags: {\(frame.isThisUninitialized ? " flagThisUninit" : "") }\n"
        out += "    locals: {\(list(frame.locals, frame.localsCount)) }\n"
        out += "    stack: {\(list(frame.stack, stackCount)) }\n"
    }

    private func list(_ types: UnsafeMutablePointer<VerificationType>, _ count: Int) -> String {
        (0..<count).map { " " + text(types[$0]) }.joined(separator: ",")
    }

    // MARK: - Bytes and tables

    private func describeCode(_ out: inout String) {
        out += "  Bytecode:\n"
        // A code whose last row is full is followed by an empty row.
        for row in stride(from: 0, through: code.count, by: 16) {
            var line = ""
            for index in row..<(row + 16) {
                if index < code.count { line += hexadecimal(Int(code[index]), 2) } else { line += "  " }
                if index & 1 != 0, index < row + 15 { line += " " }
            }
            out += "    \(hexadecimal(row, 7)): \(line)\n"
        }
    }

    private func hexadecimal(_ value: Int, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private func describe(_ attribute: AttributeView, _ out: inout String) {
        var reader = attribute.reader
        let count = Int(reader.u2())
        var position = -1
        for _ in 0..<count {
            guard let (name, contents) = frameText(&reader, &position) else { return }
            if reader.isOverrun {
                // A frame without operands that is cut off has no byte at all; HotSpot reads the one behind, a zero.
                let suffix = name == "same_frame" ? "" : ", output truncated, Stackmap exceeds table size."
                out += "    \(name)(@\(position))\(suffix)"
                return
            }
            out += "    \(name)(@\(position)\(contents))\n"
        }
    }

    /// Name and contents of a frame; nil for a frame of a reserved type, whose end is unknown.
    private func frameText(_ reader: inout ByteReader, _ position: inout Int) -> (name: String, contents: String)? {
        let type = Int(reader.u1())
        let delta = type < 64 ? type : type < 128 ? type - 64 : Int(reader.u2())
        position += delta + 1
        switch type {
        case 0..<64: return ("same_frame", "")
        case 64..<128: return ("same_locals_1_stack_item_frame", "," + typeTexts(&reader, 1))
        case 247: return ("same_locals_1_stack_item_extended", "," + typeTexts(&reader, 1))
        case 248...250: return ("chop_frame", ",\(251 - type)")
        case 251: return ("same_frame_extended", "")
        case 252...254: return ("append_frame", "," + typeTexts(&reader, type - 251))
        case 255:
            let locals = typeTexts(&reader, Int(reader.u2()))
            let stack = typeTexts(&reader, Int(reader.u2()))
            return ("full_frame", ",{\(locals)},{\(stack)}")
        default:
            return nil
        }
    }

    private func typeTexts(_ reader: inout ByteReader, _ count: Int) -> String {
        var texts: [String] = []
        for _ in 0..<count where !reader.isOverrun {
            let tag = reader.u1()
            switch tag {
            case 0: texts.append("Top")
            case 1: texts.append("Integer")
            case 2: texts.append("Float")
            case 3: texts.append("Double")
            case 4: texts.append("Long")
            case 5: texts.append("Null")
            case 6: texts.append("UninitializedThis")
            case 7: texts.append("Object[#\(reader.u2())]")
            case 8: texts.append("Uninitialized[#\(reader.u2())]")
            default: texts.append("BAD:\(tag)")
            }
        }
        return texts.joined(separator: ",")
    }

    // MARK: - Names

    private func text8(_ bytes: UnsafeRawBufferPointer) -> String { ModifiedUTF8.string(decoding: bytes) }

    private func dotted(_ name: UnsafeRawBufferPointer) -> String {
        String(decoding: text8(name).utf8.map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self)
    }

    /// A field descriptor as Java writes the type.
    private func javaType(_ descriptor: UnsafeRawBufferPointer) -> String {
        let dimensions = Descriptor.dimensions(descriptor)
        let element = UnsafeRawBufferPointer(rebasing: descriptor.dropFirst(dimensions))
        let text: String
        switch element.first {
        case 0x42: text = "byte"
        case 0x43: text = "char"
        case 0x44: text = "double"
        case 0x46: text = "float"
        case 0x49: text = "int"
        case 0x4A: text = "long"
        case 0x53: text = "short"
        case 0x56: text = "void"
        case 0x5A: text = "boolean"
        default: text = dotted(UnsafeRawBufferPointer(rebasing: element.dropFirst().dropLast()))
        }
        return text + String(repeating: "[]", count: dimensions)
    }

    /// The mnemonic, HotSpot's own for its internal instructions.
    func opcodeName(_ byte: UInt8) -> String {
        if let opcode = Opcode(rawValue: byte) { return opcode.mnemonic }
        switch byte {
        case 202: return "breakpoint"
        case 203...219: return fieldName(byte)
        case 220: return "fast_aload_0"
        case 221: return "fast_iaccess_0"
        case 222: return "fast_aaccess_0"
        case 223: return "fast_faccess_0"
        case 224: return "fast_iload"
        case 225: return "fast_iload2"
        case 226: return "fast_icaload"
        case 227: return "fast_invokevfinal"
        case 228: return "fast_linearswitch"
        case 229: return "fast_binaryswitch"
        case 230: return "fast_aldc"
        case 231: return "fast_aldc_w"
        case 232: return "return_register_finalizer"
        case 233: return "invokehandle"
        case 234: return "nofast_getfield"
        case 235: return "nofast_putfield"
        case 236: return "nofast_aload_0"
        case 237: return "nofast_iload"
        case 238: return "_shouldnotreachhere"
        default: return "<illegal>"
        }
    }

    private func fieldName(_ byte: UInt8) -> String {
        let types: StaticString = "abcdfilsabzcdfils"
        let type = Character(UnicodeScalar(types.utf8Start[Int(byte) - 203]))
        return "fast_\(type)\(byte < 211 ? "getfield" : "putfield")"
    }
}
