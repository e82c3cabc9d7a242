// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import Testing

/// Values of literals, read from the tree.
@Suite struct LiteralTests {
    /// The initializer of the only field of a class.
    private func initializer(_ text: String) throws -> (Tree, Node) {
        let file: SourceFile = try SourceFile(name: "A.java", text: "class A { Object x = \(text); }")
        let result: ParseResult = Parser.parse(file, names: NameTable())
        #expect(result.diagnostics.map(\.text) == [])
        let tree: Tree = result.tree
        let unit: CompilationUnitView = tree.compilationUnit(tree.root)
        let members: NodeList = tree.classDeclaration(tree.elements(unit.declarations)[0]).members
        return (tree, tree[tree.variable(tree.elements(members)[0]).initializer])
    }

    @Test func tokenCounts() throws {
        func count(_ text: String) throws -> Int {
            Lexing.count(try SourceFile(name: "A.java", text: text), NameTable())
        }
        #expect(try count("") == 1)
        #expect(try count("a>>>=b>>c... /* x */ // y\n::->@interface ") == 11)
    }

    private func bits(_ node: Node) -> UInt64 { UInt64(node.a) | UInt64(node.b) << 32 }

    private func string(_ text: String) throws -> [UInt8] {
        let (tree, node): (Tree, Node) = try initializer(text)
        #expect(node.kind == .stringLiteral)
        return Array(tree.names.bytes(of: NameID(node.a)))
    }

    @Test(arguments: [
        ("0", 0), ("2_147_483_647", 2_147_483_647), ("0x7fff_ffff", 2_147_483_647), ("0xFFFFFFFF", -1),
        ("0x80000000", -2_147_483_648), ("017", 15), ("0_7", 7), ("037777777777", -1), ("0b1010", 10), ("00", 0),
    ])
    func integers(_ text: String, _ value: Int64) throws {
        let node: Node = try initializer(text).1
        #expect(LiteralKind(rawValue: node.variant) == .int)
        #expect(Int64(bitPattern: bits(node)) == value)
    }

    @Test(arguments: [
        ("0L", 0), ("9223372036854775807l", Int64.max), ("0xFFFF_FFFF_FFFF_FFFFL", -1), ("0b11L", 3), ("0777L", 511),
    ])
    func longs(_ text: String, _ value: Int64) throws {
        let node: Node = try initializer(text).1
        #expect(LiteralKind(rawValue: node.variant) == .long)
        #expect(Int64(bitPattern: bits(node)) == value)
    }

    @Test(arguments: [
        ("1.", 1), (".5", 0.5), ("1e10", 1e10), ("1_0.2_5e-1_0", 10.25e-10), ("0x1.8p1", 3), ("0x.8p-2", 0.125),
        ("0x1.p3d", 8), ("1d", 1), ("4.9e-324", .leastNonzeroMagnitude),
        ("1.7976931348623157e308", 1.7976931348623157e308),
        ("09.5", 9.5),
        ("0e5", 0), ("2.2250738585072012e-308", 2.2250738585072014e-308),
    ])
    func doubles(_ text: String, _ value: Double) throws {
        let node: Node = try initializer(text).1
        #expect(LiteralKind(rawValue: node.variant) == .double)
        #expect(bits(node) == value.bitPattern)
    }

    @Test(arguments: [
        ("1f", 1), ("0.1F", 0.1), ("1e-45f", .leastNonzeroMagnitude), ("0x1p-149f", .leastNonzeroMagnitude),
        ("16777217f", 16_777_216),
    ])
    func floats(_ text: String, _ value: Float) throws {
        let node: Node = try initializer(text).1
        #expect(LiteralKind(rawValue: node.variant) == .float)
        #expect(bits(node) == UInt64(value.bitPattern))
    }

    @Test(arguments: [
        ("'a'", 0x61), ("'\\n'", 10), ("'\\''", 0x27), ("'\"'", 0x22), ("'\\0'", 0), ("'\\377'", 255), ("'\\47'", 0x27),
        ("'\\u0041'", 0x41), ("'\\uuuD800'", 0xD800), ("'é'", 0xE9), ("'\\s'", 0x20), ("'\\u005c\\u005c'", 0x5C),
    ])
    func characters(_ text: String, _ unit: UInt64) throws {
        let node: Node = try initializer(text).1
        #expect(LiteralKind(rawValue: node.variant) == .char)
        #expect(bits(node) == unit)
    }

    @Test func strings() throws {
        #expect(try string("\"\"") == [])
        #expect(try string("\"plain\"") == Array("plain".utf8))
        #expect(try string("\"a\\tb\\\"\\\\\\0\\1234\"") == Array("a\tb\"\\\0S4".utf8))
        #expect(try string("\"\\u00e9\\uD83D\\uDE00\"") == Array("é😀".utf8))
        // A lone surrogate keeps its three bytes; an escaped backslash does not begin a unicode escape.
        #expect(try string("\"\\uD800x\"") == [0xED, 0xA0, 0x80, 0x78])
        #expect(try string("\"\\\\u0041\"") == Array("\\u0041".utf8))
    }

    @Test(arguments: [
        ("\"\"\"\n    a\n      b\n    \"\"\"", "a\n  b\n"),
        ("\"\"\"\n    a\n  b\"\"\"", "  a\nb"),
        ("\"\"\"   \n   a   \n\n   b\\\n   c\\s\n   \"\"\"", "a\n\nbc \n"),
        ("\"\"\"\r\n\ta\r\tb\"\"\"", "a\nb"),
        ("\"\"\"\n   \\tx \\n \\040\n   \"\\\"\"\" \\\"\"\" \"\"\"", "\tx \n  \n\"\"\"\" \"\"\""),
        ("\"\"\"\n\"\"\"", ""),
        ("\"\"\"\n    \n    \"\"\"", "\n"),
    ])
    func textBlocks(_ text: String, _ value: String) throws {
        #expect(String(decoding: try string(text), as: UTF8.self) == value)
    }
}
