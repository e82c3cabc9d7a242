// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Descriptors and generic signatures (JVMS 4.7.9.1) as Java source, printed while they are read.
///
/// A descriptor is a signature too, so one reader serves both. Every function takes the offset where its part starts
/// and returns the offset behind it, or nil when the text is malformed; what was printed by then stays.
extension ClassPrinter {
    /// Type parameters, superclass and interfaces of a class; false when malformed.
    func printClassSignature(_ bytes: UnsafeRawBufferPointer, isInterface: Bool) -> Bool {
        guard var index = printTypeParameters(bytes, 0) else { return false }
        if isInterface {
            // The superclass of an interface is not shown, but has to be read over.
            guard let next = skipType(bytes, index) else { return false }
            index = next
        } else {
            if options.isVerbose || !isObject(bytes, index) {
                out.print(" extends ")
                guard let next = printType(bytes, index) else { return false }
                index = next
            } else {
                guard let next = skipType(bytes, index) else { return false }
                index = next
            }
        }
        var separator: StaticString = isInterface ? " extends " : " implements "
        while index < bytes.count {
            out.print(separator)
            guard let next = printType(bytes, index) else { return false }
            index = next
            separator = ", "
        }
        return true
    }

    private func isObject(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        let name: StaticString = "Ljava/lang/Object;"
        let end: Int = start &+ name.utf8CodeUnitCount
        return end <= bytes.count && UnsafeRawBufferPointer(rebasing: bytes[start..<end]).equals(name)
    }

    func printFieldSignature(_ bytes: UnsafeRawBufferPointer) {
        if printType(bytes, 0) != bytes.count { out.print("???") }
    }

    /// What stands between a method's modifiers and the semicolon.
    func printMethodDeclaration(
        _ name: UnsafeRawBufferPointer, _ signature: UnsafeRawBufferPointer, _ flags: AccessFlags,
        exceptions: AttributeView?
    ) {
        var parametersStart: Int = 0
        if signature.first == 0x3C {
            guard let next = printTypeParameters(signature, 0) else { return out.print("???") }
            out.print(" ")
            parametersStart = next
        }
        guard parametersStart < signature.count, signature[parametersStart] == 0x28 else { return out.print("???") }
        parametersStart &+= 1
        guard let resultStart = endOfParameters(signature, parametersStart) else { return out.print("???") }
        if name.equals("<clinit>") {
            out.print("{}")
        } else if name.equals("<init>") {
            out.printDotted(view.thisClassName)
            printParameters(signature, parametersStart, flags)
        } else {
            _ = printType(signature, resultStart)
            out.print(" ")
            out.print(name)
            printParameters(signature, parametersStart, flags)
        }
        guard let exceptions, let throwsStart = skipType(signature, resultStart) else { return }
        out.print(" throws ")
        if throwsStart < signature.count {
            printThrows(signature, throwsStart)
        } else {
            printClassNames(exceptions.indices)
        }
    }

    func printClassNames(_ indices: IndexList) {
        var isFirst: Bool = true
        for index: UInt16 in indices {
            if !isFirst { out.print(", ") }
            out.printDotted(pool.className(at: index))
            isFirst = false
        }
    }

    private func printThrows(_ bytes: UnsafeRawBufferPointer, _ start: Int) {
        var index: Int = start
        while index < bytes.count, bytes[index] == 0x5E {
            if index != start { out.print(", ") }
            guard let next = printType(bytes, index &+ 1) else { return }
            index = next
        }
    }

    private func endOfParameters(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        var index: Int = start
        while index < bytes.count, bytes[index] != 0x29 {
            guard let next = skipType(bytes, index) else { return nil }
            index = next
        }
        return index < bytes.count ? index &+ 1 : nil
    }

    /// The parameters in parentheses; the last array dimension of a varargs method becomes an ellipsis.
    private func printParameters(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ flags: AccessFlags) {
        var lastArray: Int = -1
        if flags.contains(.varargs) {
            var index: Int = start
            while index < bytes.count, bytes[index] != 0x29 {
                guard let next = skipType(bytes, index) else { break }
                // Brackets of type arguments count as well: what is looked for is the last pair in the text.
                if bytes[index..<next].contains(0x5B) { lastArray = index }
                index = next
            }
        }
        out.print("(")
        var index: Int = start
        while index < bytes.count, bytes[index] != 0x29 {
            if index != start { out.print(", ") }
            guard let next = printType(bytes, index, isVariable: index == lastArray) else { break }
            index = next
        }
        out.print(")")
    }

    // MARK: Grammar

    private func printTypeParameters(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        guard start < bytes.count, bytes[start] == 0x3C else { return start }
        var index: Int = start &+ 1
        out.print("<")
        while index < bytes.count, bytes[index] != 0x3E {
            if index != start &+ 1 { out.print(", ") }
            let nameStart: Int = index
            while index < bytes.count, bytes[index] != 0x3A { index &+= 1 }
            out.print(UnsafeRawBufferPointer(rebasing: bytes[nameStart..<index]))
            var separator: StaticString = " extends "
            while index < bytes.count, bytes[index] == 0x3A {
                index &+= 1
                // The class bound may be left out, which leaves two colons.
                if index < bytes.count, bytes[index] == 0x3A { continue }
                // The bound that every variable has is worth mentioning only to those who want to see everything.
                if !options.isVerbose, isObject(bytes, index), let next = skipType(bytes, index) {
                    index = next
                    continue
                }
                out.print(separator)
                guard let next = printType(bytes, index) else { return nil }
                index = next
                separator = " & "
            }
            guard index > nameStart else { return nil }
        }
        guard index < bytes.count else { return nil }
        out.print(">")
        return index &+ 1
    }

    /// One type; `isVariable` turns the last bracket pair of the type, in its text, into an ellipsis.
    private func printType(_ bytes: UnsafeRawBufferPointer, _ start: Int, isVariable: Bool = false, depth: Int = 0)
        -> Int?
    {
        var element: Int = start
        while element < bytes.count, bytes[element] == 0x5B { element &+= 1 }
        // Nesting is bounded, or hostile text could exhaust the stack.
        guard element < bytes.count, depth < 64 else { return nil }
        let dimensions: Int = element &- start
        var next: Int = element &+ 1
        switch bytes[element] {
        case 0x42: out.print("byte")
        case 0x43: out.print("char")
        case 0x44: out.print("double")
        case 0x46: out.print("float")
        case 0x49: out.print("int")
        case 0x4A: out.print("long")
        case 0x53: out.print("short")
        case 0x5A: out.print("boolean")
        case 0x56: out.print("void")
        case 0x54:
            while next < bytes.count, bytes[next] != 0x3B { next &+= 1 }
            guard next < bytes.count else { return nil }
            out.print(UnsafeRawBufferPointer(rebasing: bytes[(element &+ 1)..<next]))
            next &+= 1
        case 0x4C:
            guard let end = printClassType(bytes, next, isVariable: isVariable && dimensions == 0, depth: depth) else {
                return nil
            }
            next = end
        default: return nil
        }
        for dimension: Int in 0..<dimensions {
            out.print(isVariable && dimension == dimensions &- 1 ? "..." : "[]")
        }
        return next
    }

    private func printClassType(_ bytes: UnsafeRawBufferPointer, _ start: Int, isVariable: Bool, depth: Int) -> Int? {
        var index: Int = start
        while index < bytes.count {
            let nameStart: Int = index
            while index < bytes.count, bytes[index] != 0x3B, bytes[index] != 0x3C, bytes[index] != 0x2E { index &+= 1 }
            out.printDotted(UnsafeRawBufferPointer(rebasing: bytes[nameStart..<index]))
            guard index < bytes.count else { return nil }
            if bytes[index] == 0x3C {
                guard let next = printArguments(bytes, index, isVariable: isVariable, depth: depth) else { return nil }
                index = next
                guard index < bytes.count else { return nil }
            }
            if bytes[index] == 0x3B { return index &+ 1 }
            guard bytes[index] == 0x2E else { return nil }
            out.print(".")
            index &+= 1
        }
        return nil
    }

    private func printArguments(_ bytes: UnsafeRawBufferPointer, _ start: Int, isVariable: Bool, depth: Int) -> Int? {
        var index: Int = start &+ 1
        out.print("<")
        while index < bytes.count, bytes[index] != 0x3E {
            if index != start &+ 1 { out.print(", ") }
            switch bytes[index] {
            case 0x2A:
                out.print("?")
                index &+= 1
                continue
            case 0x2B:
                out.print("? extends ")
                index &+= 1
            case 0x2D:
                out.print("? super ")
                index &+= 1
            default: break
            }
            guard let next = printType(bytes, index, isVariable: isVariable, depth: depth &+ 1) else { return nil }
            index = next
        }
        guard index < bytes.count else { return nil }
        out.print(">")
        return index &+ 1
    }

    /// The offset behind the type at `start`, without printing it.
    private func skipType(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int? {
        var index: Int = start
        while index < bytes.count, bytes[index] == 0x5B { index &+= 1 }
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 0x4C, 0x54:
            var nesting: Int = 0
            while index < bytes.count {
                switch bytes[index] {
                case 0x3C: nesting &+= 1
                case 0x3E: nesting &-= 1
                case 0x3B where nesting <= 0: return index &+ 1
                default: break
                }
                index &+= 1
            }
            return nil
        case 0x42, 0x43, 0x44, 0x46, 0x49, 0x4A, 0x53, 0x5A, 0x56: return index &+ 1
        default: return nil
        }
    }
}
