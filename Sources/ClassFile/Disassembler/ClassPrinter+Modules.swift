// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Module attributes (JVMS 4.7.25 to 4.7.27) and those that the JDK's linker adds.
extension ClassPrinter {
    /// `open module name@version`.
    func printModuleDeclaration(_ attribute: AttributeView) {
        if attribute.u2(at: 2) & 0x0020 != 0 { out.print("open ") }
        out.print("module ")
        out.print(pool.className(at: attribute.u2))
        let version: UInt16 = attribute.u2(at: 4)
        if version != 0 {
            out.print("@")
            out.print(pool.utf8Bytes(at: version))
        }
    }

    func printModule(_ attribute: AttributeView) {
        var reader: ByteReader = attribute.reader
        out.printLine("Module:")
        out.indent(1)
        let name: UInt16 = reader.u2()
        let flags = AccessFlags(rawValue: reader.u2())
        printIndexAndFlags(name, flags)
        if flags.contains(.open) { out.print(" ACC_OPEN") }
        if flags.contains(.mandated) { out.print(" ACC_MANDATED") }
        if flags.contains(.synthetic) { out.print(" ACC_SYNTHETIC") }
        out.newline()
        printOptional(reader.u2())
        printSection("requires", &reader) { reader in
            let module: UInt16 = reader.u2()
            let flags = AccessFlags(rawValue: reader.u2())
            printIndexAndFlags(module, flags)
            if flags.contains(.transitive) { out.print(" ACC_TRANSITIVE") }
            if flags.contains(.staticPhase) { out.print(" ACC_STATIC_PHASE") }
            if flags.contains(.synthetic) { out.print(" ACC_SYNTHETIC") }
            if flags.contains(.mandated) { out.print(" ACC_MANDATED") }
            out.newline()
            printOptional(reader.u2())
        }
        printSection("exports", &reader) { reader in printExport(&reader) }
        printSection("opens", &reader) { reader in printExport(&reader) }
        printSection("uses", &reader) { reader in
            printCommented(reader.u2(), "// ")
            out.newline()
        }
        printSection("provides", &reader) { reader in
            printCommented(reader.u2(), "// ")
            let count: Int = Int(reader.u2())
            out.print(" with ... ")
            out.print(count)
            out.newline()
            out.indent(1)
            for _ in 0..<count where !reader.isOverrun {
                printCommented(reader.u2(), "// ... with ")
                out.newline()
            }
            out.indent(-1)
        }
        out.indent(-1)
    }

    private func printSection(
        _ title: StaticString, _ reader: inout ByteReader, _ body: (inout ByteReader) -> Void
    ) {
        let count: Int = Int(reader.u2())
        out.print(count)
        out.tab()
        out.print("// ")
        out.printLine(title)
        out.indent(1)
        for _ in 0..<count where !reader.isOverrun { body(&reader) }
        out.indent(-1)
    }

    private func printExport(_ reader: inout ByteReader) {
        let package: UInt16 = reader.u2()
        let flags = AccessFlags(rawValue: reader.u2())
        printIndexAndFlags(package, flags)
        if flags.contains(.mandated) { out.print(" ACC_MANDATED") }
        if flags.contains(.synthetic) { out.print(" ACC_SYNTHETIC") }
        let count: Int = Int(reader.u2())
        if count > 0 {
            out.print(" to ... ")
            out.print(count)
        }
        out.newline()
        out.indent(1)
        for _ in 0..<count where !reader.isOverrun {
            printCommented(reader.u2(), "// ... to ")
            out.newline()
        }
        out.indent(-1)
    }

    private func printIndexAndFlags(_ index: UInt16, _ flags: AccessFlags) {
        printIndex(index)
        out.print(",")
        out.printHex(UInt32(flags.rawValue))
        out.tab()
        out.print("// ")
        printValue(index)
    }

    private func printCommented(_ index: UInt16, _ comment: StaticString) {
        printIndex(index)
        out.tab()
        out.print(comment)
        printValue(index)
    }

    /// An index that may be 0 and then has no comment.
    private func printOptional(_ index: UInt16) {
        printIndex(index)
        if index != 0 {
            out.tab()
            out.print("// ")
            printValue(index)
        }
        out.newline()
    }

    func printModulePackages(_ attribute: AttributeView) {
        out.printLine("ModulePackages:")
        out.indent(1)
        for index: UInt16 in attribute.indices {
            printIndex(index)
            out.tab()
            out.print("// ")
            out.printDotted(pool.className(at: index))
            out.newline()
        }
        out.indent(-1)
    }

    func printModuleHashes(_ attribute: AttributeView) {
        var reader: ByteReader = attribute.reader
        out.printLine("ModuleHashes:")
        out.indent(1)
        let algorithm: UInt16 = reader.u2()
        out.print("algorithm: ")
        printIndex(algorithm)
        out.tab()
        out.print("// ")
        out.print(pool.utf8Bytes(at: algorithm))
        out.newline()
        let count: Int = Int(reader.u2())
        out.print(count)
        out.tab()
        out.printLine("// hashes")
        for _ in 0..<count where !reader.isOverrun {
            let module: UInt16 = reader.u2()
            printIndex(module)
            out.tab()
            out.print("// ")
            out.print(pool.className(at: module))
            out.newline()
            let length: Int = Int(reader.u2())
            out.print("hash_length: ")
            out.print(length)
            out.newline()
            out.print("hash: [")
            for byte: UInt8 in reader.take(length) { out.printHex(UInt32(byte), width: 2) }
            out.printLine("]")
        }
        out.indent(-1)
    }

    func printModuleResolution(_ attribute: AttributeView) {
        let flags: UInt16 = attribute.u2
        out.printLine("ModuleResolution:")
        out.indent(1)
        out.printHex(UInt32(flags))
        out.tab()
        out.print("// ")
        if flags & 1 != 0 { out.print(" DO_NOT_RESOLVE_BY_DEFAULT") }
        if flags & 2 != 0 { out.print(" WARN_DEPRECATED") }
        if flags & 4 != 0 { out.print(" WARN_DEPRECATED_FOR_REMOVAL") }
        if flags & 8 != 0 { out.print(" WARN_INCUBATING") }
        out.newline()
        out.indent(-1)
    }
}
