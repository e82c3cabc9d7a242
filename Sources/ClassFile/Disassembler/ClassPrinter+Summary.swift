// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// What `javap` shows without `-v`: declarations, and with them what else is asked for.
extension ClassPrinter {
    func printSummary() {
        printSource()
        printDeclaration()
        out.printLine(" {")
        out.indent(1)
        if view.accessFlags.contains(.module), let module = view.first(.module, in: view.attributes) {
            printDirectives(module)
        }
        for field: MemberView in view.fields where options.shows(field.accessFlags) {
            printFieldHead(field)
            out.indent(1)
            if options.showsDescriptors { printDescriptor(field) }
            out.indent(-1)
            if options.showsCode || options.showsLines { out.newline() }
        }
        for method: MemberView in view.methods where options.shows(method.accessFlags) {
            printMethodHead(method)
            out.indent(1)
            if options.showsDescriptors { printDescriptor(method) }
            if options.showsCode, let code = view.first(.code, in: method.attributes) { printPlainCode(code) }
            out.indent(-1)
            out.hasPendingNewline = options.showsCode || options.showsDescriptors || options.showsLines
        }
        out.hasPendingNewline = false
        out.indent(-1)
        out.printLine("}")
    }

    /// The value of a constant field as it would be written.
    func printFieldConstant(_ index: UInt16, _ descriptor: UnsafeRawBufferPointer) {
        switch descriptor.first {
        case UInt8(ascii: "Z"): out.print(pool.u4(at: index) == 1 ? "true" : "false")
        case UInt8(ascii: "C"): printCharacter(UInt16(truncatingIfNeeded: pool.u4(at: index)))
        case UInt8(ascii: "L"):
            out.print("\"")
            for unit: UInt16 in ModifiedUTF8.units(pool.utf8Bytes(at: pool.u2(at: index))) {
                if unit == 0x22 { out.print("\\\"") } else { printUnit(unit) }
            }
            out.print("\"")
        default: printValue(index)
        }
    }

    private func printCharacter(_ unit: UInt16) {
        out.print("'")
        if unit == 0x27 { out.print("\\'") } else { printUnit(unit) }
        out.print("'")
    }

    private func printUnit(_ unit: UInt16) {
        switch unit {
        case 0x0A: out.print("\\n")
        case 0x09: out.print("\\t")
        case 0x08: out.print("\\b")
        case 0x0D: out.print("\\r")
        case 0x0C: out.print("\\f")
        case 0x5C: out.print("\\\\")
        case 0x20..<0x7F: out.put(UInt8(unit))
        default:
            out.print("\\u")
            out.printHex(UInt32(unit), width: 4)
        }
    }

    /// What a module requires, exports and so on, as it is written in source.
    private func printDirectives(_ module: AttributeView) {
        // name, flags, version; then the tables.
        var at: Int = 6
        func count() -> Int {
            defer { at += 2 }
            return min(Int(module.u2(at: at)), max(0, (Int(module.length) - at) / 2))
        }
        for _: Int in 0..<count() {
            let flags: UInt16 = module.u2(at: at + 2)
            out.print("requires")
            if flags & 0x0040 != 0 { out.print(" static") }
            if flags & 0x0020 != 0 { out.print(" transitive") }
            out.print(" ")
            out.printDotted(name(module.u2(at: at)))
            out.printLine(";")
            at += 6
        }
        for word: StaticString in ["exports", "opens"] {
            for _: Int in 0..<count() {
                out.print(word)
                out.print(" ")
                out.printDotted(name(module.u2(at: at)))
                at += 4
                printNames(" to", count(), module, &at)
            }
        }
        for _: Int in 0..<count() {
            out.print("uses ")
            out.printDotted(name(module.u2(at: at)))
            out.printLine(";")
            at += 2
        }
        for _: Int in 0..<count() {
            out.print("provides ")
            out.printDotted(name(module.u2(at: at)))
            at += 2
            printNames(" with", count(), module, &at)
        }
    }

    private func printNames(_ word: StaticString, _ count: Int, _ module: AttributeView, _ at: inout Int) {
        if count > 0 { out.print(word) }
        for index: Int in 0..<count {
            if index > 0 { out.print(",") }
            out.newline()
            out.indent(1)
            out.printDotted(name(module.u2(at: at)))
            out.indent(-1)
            at += 2
        }
        out.printLine(";")
    }

    /// The name in a Module, Package or Class constant.
    private func name(_ index: UInt16) -> UnsafeRawBufferPointer { pool.utf8Bytes(at: pool.u2(at: index)) }
}
