// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Attributes in the order of the file; the larger kinds have extensions of their own.
extension ClassPrinter {
    /// `code` is the code the attributes stand in, `method` the method they stand at.
    func printAttributes(_ list: AttributeList, code: CodeView?, method: MemberView? = nil) {
        for attribute: AttributeView in list {
            let kind: AttributeKind = view.kind(of: attribute)
            switch kind {
            case .code: printCode(attribute, of: method)
            case .unknown: printUnknown(attribute)
            case .lineNumberTable: printLineNumbers(attribute)
            case .localVariableTable, .localVariableTypeTable: printVariables(attribute, kind.name)
            case .stackMapTable: printStackMapTable(attribute)
            case .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations: printAnnotations(attribute, kind.name)
            case .runtimeVisibleParameterAnnotations, .runtimeInvisibleParameterAnnotations:
                printParameterAnnotations(attribute, kind.name)
            case .runtimeVisibleTypeAnnotations, .runtimeInvisibleTypeAnnotations:
                printTypeAnnotations(attribute, kind.name)
            case .annotationDefault: printAnnotationDefault(attribute)
            case .module: printModule(attribute)
            case .modulePackages: printModulePackages(attribute)
            case .moduleHashes: printModuleHashes(attribute)
            case .moduleResolution: printModuleResolution(attribute)
            default: printSmall(attribute, kind)
            }
        }
    }

    private func printSmall(_ attribute: AttributeView, _ kind: AttributeKind) {
        switch kind {
        case .synthetic, .deprecated:
            out.print(kind.name)
            out.printLine(": true")
        case .sourceFile:
            out.print("SourceFile: \"")
            out.print(pool.utf8Bytes(at: attribute.u2))
            out.printLine("\"")
        case .signature:
            printReference("Signature: ", attribute.u2) { out.print(pool.utf8Bytes(at: attribute.u2)) }
        case .moduleMainClass:
            printReference("ModuleMainClass: ", attribute.u2) { out.printDotted(pool.className(at: attribute.u2)) }
        case .moduleTarget:
            out.printLine("ModuleTarget:")
            out.indent(1)
            printReference("target_platform: ", attribute.u2) { out.print(pool.utf8Bytes(at: attribute.u2)) }
            out.indent(-1)
        case .constantValue, .nestHost:
            out.print(kind.name)
            out.print(": ")
            printConstant(attribute.u2)
            out.newline()
        case .compilationID, .sourceID: printConstant(attribute.u2)
        case .exceptions:
            out.printLine("Exceptions:")
            out.indent(1)
            out.print("throws ")
            printClassNames(attribute.indices)
            out.newline()
            out.indent(-1)
        case .nestMembers, .permittedSubclasses: printClassList(attribute, kind.name)
        case .enclosingMethod: printEnclosingMethod(attribute)
        case .innerClasses: printInnerClasses(attribute)
        case .methodParameters: printMethodParameters(attribute)
        case .bootstrapMethods: printBootstrapMethods(attribute)
        case .record: printRecord(attribute)
        case .sourceDebugExtension: printDebugExtension(attribute)
        case .characterRangeTable: printCharacterRanges(attribute)
        default: break
        }
    }

    private func printReference(_ label: StaticString, _ index: UInt16, _ comment: () -> Void) {
        out.print(label)
        printIndex(index)
        out.tab()
        out.print("// ")
        comment()
        out.newline()
    }

    private func printClassList(_ attribute: AttributeView, _ title: StaticString) {
        out.print(title)
        out.printLine(":")
        out.indent(1)
        for index: UInt16 in attribute.indices {
            printValue(index)
            out.newline()
        }
        out.indent(-1)
    }

    private func printUnknown(_ attribute: AttributeView) {
        out.print("  ")
        out.print(pool.utf8Bytes(at: attribute.nameIndex))
        out.print(": length = 0x")
        out.printHex(attribute.length, uppercase: true)
        out.printLine(" (unknown attribute)")
        out.print("   ")
        var column: Int = 0
        for byte: UInt8 in attribute.payload {
            out.printHex(UInt32(byte), width: 2, uppercase: true)
            column &+= 1
            if column == 16 {
                out.newline()
                out.print("   ")
                column = 0
            } else {
                out.print(" ")
            }
        }
        out.newline()
    }

    // MARK: Tables of code

    func printLineNumbers(_ attribute: AttributeView) {
        out.printLine("LineNumberTable:")
        out.indent(1)
        let rows: RowList = attribute.rows(columns: 2)
        for row: Int in 0..<rows.count {
            out.print("line ")
            out.print(rows[row, 1])
            out.print(": ")
            out.print(rows[row, 0])
            out.newline()
        }
        out.indent(-1)
    }

    func printVariables(_ attribute: AttributeView, _ title: StaticString) {
        out.print(title)
        out.printLine(":")
        out.indent(1)
        out.printLine("Start  Length  Slot  Name   Signature")
        let rows: RowList = attribute.rows(columns: 5)
        for row: Int in 0..<rows.count {
            out.print(rows[row, 0], width: 5)
            out.space()
            out.print(rows[row, 1], width: 7)
            out.space()
            out.print(rows[row, 4], width: 5)
            out.space()
            out.space(5 &- ModifiedUTF8.unitCount(pool.utf8Bytes(at: rows[row, 2])))
            printValue(rows[row, 2])
            out.space(3)
            printValue(rows[row, 3])
            out.newline()
        }
        out.indent(-1)
    }

    private func printCharacterRanges(_ attribute: AttributeView) {
        out.printLine("CharacterRangeTable:")
        out.indent(1)
        let rows: RowList = attribute.rows(columns: 7)
        for row: Int in 0..<rows.count {
            let start: UInt32 = UInt32(rows[row, 2]) << 16 | UInt32(rows[row, 3])
            let end: UInt32 = UInt32(rows[row, 4]) << 16 | UInt32(rows[row, 5])
            out.space(4)
            out.print(rows[row, 0], width: 2)
            out.print(", ")
            out.print(rows[row, 1], width: 2)
            for (number, width) in [(start, 6), (end, 6), (UInt32(rows[row, 6]), 4)] {
                out.print(", ")
                out.space(width &- max(1, (35 &- number.leadingZeroBitCount) / 4))
                out.printHex(number)
            }
            out.tab()
            out.print("// ")
            out.print(rows[row, 0], width: 2)
            out.print(", ")
            out.print(rows[row, 1], width: 2)
            for position: UInt32 in [start, end] {
                out.print(", ")
                out.print(Int32(bitPattern: position) >> 10, width: 4)
                out.print(":")
                if position & 0x3FF < 10 { out.print("0") }
                out.print(position & 0x3FF)
            }
            printRangeFlags(rows[row, 6])
            out.newline()
        }
        out.indent(-1)
    }

    private func printRangeFlags(_ flags: UInt16) {
        if flags & 0x001 != 0 { out.print(", statement") }
        if flags & 0x002 != 0 { out.print(", block") }
        if flags & 0x004 != 0 { out.print(", assignment") }
        if flags & 0x008 != 0 { out.print(", flow-controller") }
        if flags & 0x010 != 0 { out.print(", flow-target") }
        if flags & 0x020 != 0 { out.print(", invoke") }
        if flags & 0x040 != 0 { out.print(", create") }
        if flags & 0x080 != 0 { out.print(", branch-true") }
        if flags & 0x100 != 0 { out.print(", branch-false") }
    }

    // MARK: Classes and methods

    private func printEnclosingMethod(_ attribute: AttributeView) {
        let method: UInt16 = attribute.u2(at: 2)
        out.print("EnclosingMethod: ")
        printIndex(attribute.u2)
        out.print(".")
        printIndex(method)
        out.tab()
        out.print("// ")
        out.printDotted(pool.className(at: attribute.u2))
        if method != 0 {
            out.print(".")
            out.print(pool.utf8Bytes(at: pool.nameAndType(at: method).nameIndex))
        }
        out.newline()
    }

    private func printInnerClasses(_ attribute: AttributeView) {
        let rows: RowList = attribute.rows(columns: 4)
        if rows.count == 0 { return }
        out.printLine("InnerClasses:")
        out.indent(1)
        for row: Int in 0..<rows.count {
            let (inner, outer, name) = (rows[row, 0], rows[row, 1], rows[row, 2])
            printModifiers(AccessFlags(rawValue: rows[row, 3]), .innerClass, hidesAbstractInterface: true)
            if name != 0 {
                printIndex(name)
                out.print("= ")
            }
            printIndex(inner)
            if outer != 0 {
                out.print(" of ")
                printIndex(outer)
            }
            out.print(";")
            out.tab()
            out.print("// ")
            if name != 0 {
                out.print(pool.utf8Bytes(at: name))
                out.print("=")
            }
            printConstant(inner)
            if outer != 0 {
                out.print(" of ")
                printConstant(outer)
            }
            out.newline()
        }
        out.indent(-1)
    }

    private func printMethodParameters(_ attribute: AttributeView) {
        out.printLine("MethodParameters:")
        out.indent(1)
        out.print("Name")
        out.space(27)
        out.printLine("Flags")
        var reader: ByteReader = attribute.reader
        let count: Int = Int(reader.u1())
        for _ in 0..<count where !reader.isOverrun {
            let name: UInt16 = reader.u2()
            let flags = AccessFlags(rawValue: reader.u2())
            if name == 0 {
                out.print("<no name>")
                out.space(22)
            } else {
                printValue(name)
                out.space(31 &- ModifiedUTF8.unitCount(pool.utf8Bytes(at: name)))
            }
            if flags.contains(.final) { out.print("final ") }
            if flags.contains(.mandated) { out.print("mandated ") }
            if flags.contains(.synthetic) { out.print("synthetic") }
            out.newline()
        }
        out.indent(-1)
    }

    private func printBootstrapMethods(_ attribute: AttributeView) {
        out.printLine("BootstrapMethods:")
        var reader: ByteReader = attribute.reader
        let count: Int = Int(reader.u2())
        for index: Int in 0..<count where !reader.isOverrun {
            let method: UInt16 = reader.u2()
            out.indent(1)
            out.print(index)
            out.print(": ")
            printIndex(method)
            out.print(" ")
            printValue(method)
            out.newline()
            out.indent(1)
            out.printLine("Method arguments:")
            out.indent(1)
            let arguments: Int = Int(reader.u2())
            for _ in 0..<arguments where !reader.isOverrun {
                let argument: UInt16 = reader.u2()
                printIndex(argument)
                out.print(" ")
                printValue(argument)
                out.newline()
            }
            out.indent(-3)
        }
    }

    private func printRecord(_ attribute: AttributeView) {
        out.printLine("Record:")
        guard let components = RecordComponents(attribute) else { return }
        out.indent(1)
        for component: RecordComponents.Component in components {
            let descriptor: UnsafeRawBufferPointer = pool.utf8Bytes(at: component.descriptorIndex)
            let signature: AttributeView? = view.first(.signature, in: component.attributes)
            printFieldSignature(signature.map { pool.utf8Bytes(at: $0.u2) } ?? descriptor)
            out.print(" ")
            out.print(pool.utf8Bytes(at: component.nameIndex))
            out.printLine(";")
            out.indent(1)
            out.print("descriptor: ")
            out.print(descriptor)
            out.newline()
            printAttributes(component.attributes, code: nil)
            out.newline()
            out.indent(-1)
        }
        out.indent(-1)
    }

    /// The text of the attribute, which is true UTF-8, line by line without empty lines.
    private func printDebugExtension(_ attribute: AttributeView) {
        out.printLine("SourceDebugExtension:")
        out.indent(1)
        let text = String(decoding: attribute.payload, as: UTF8.self)
        let scalars: String.UnicodeScalarView = text.unicodeScalars
        var lines: [Substring.UnicodeScalarView] = scalars.split(omittingEmptySubsequences: true) {
            $0 == "\n" || $0 == "\r"
        }
        // A separator at the very start leaves an empty first line.
        if let first = scalars.first, first == "\n" || first == "\r" {
            lines.insert(Substring("").unicodeScalars, at: 0)
        }
        if lines.isEmpty { out.newline() }
        for line: Substring.UnicodeScalarView in lines {
            for scalar: Unicode.Scalar in line { out.put(scalar: scalar.value) }
            out.newline()
        }
        out.indent(-1)
    }
}
