// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

/// Damaged source: whatever comes in, the parser neither traps nor hangs, and always gives a tree in which every node
/// lies inside the file.
@Suite struct FuzzTests {
    static let pool: [String] = [
        "(", ")", "{", "}", "[", "]", ";", ",", ".", "=", "<", ">", ">>", ">>>=", "?", ":", "::", "->", "@", "...", "&",
        "|", "+", "--", "!", "\"", "'", "\"\"\"", "\\", "\\u", "\\u0022", "/*", "//", "0x", "1e", "1_", "'a", "class",
        "enum", "record", "interface", "@interface", "switch", "case", "default", "yield", "new", "this", "super",
        "import", "package", "module", "var", "_", "void", "int", "static", "sealed", "non-sealed", "permits", "when",
        "instanceof", "try", "catch", "else", "for", "do", "while", "throws", "x", "\u{0}", "\u{1A}", "é", "😀",
        "\u{7F}",
    ]

    /// Token-sized pieces of the sample: words, blanks, single characters.
    static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word: String = ""
        for character: Character in text {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                pieces.append(String(character))
            }
        }
        if !word.isEmpty { pieces.append(word) }
        return pieces
    }

    static func check(_ bytes: [UInt8]) throws {
        let file: SourceFile = try SourceFile(name: "Fuzz.java", bytes: bytes)
        let result: ParseResult = Parser.parse(file, names: NameTable())
        let tree: Tree = result.tree
        var count: Int = 0
        var outside: Int = 0
        tree.forEachDescendant(of: tree.root) { id in
            count += 1
            let node: Node = tree[id]
            if node.start > node.end || Int(node.end) > file.count || Int(node.position) > file.count { outside += 1 }
        }
        #expect(count > 0)
        #expect(outside == 0)
        for diagnostic: Diagnostic in result.diagnostics {
            #expect(Int(diagnostic.position.rawValue) <= file.count)
            #expect(!diagnostic.text.isEmpty && !diagnostic.key.isEmpty)
        }
        if let first: Diagnostic = result.diagnostics.first {
            #expect(!DiagnosticRenderer(file).render(first).isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: 0..<10)
    func mutants(_ round: Int) throws {
        let pieces: [String] = FuzzTests.pieces(String(decoding: readCase("Everything.java"), as: UTF8.self))
        var random: SequenceGenerator = SequenceGenerator(seed: UInt64(round + 1))
        for _: Int in 0..<500 {
            // A window of the file keeps mutants small and cuts constructs at both ends.
            let length: Int = Int.random(in: 20...400, using: &random)
            let start: Int = Int.random(in: 0..<(pieces.count - length), using: &random)
            var mutant: [String] = Array(pieces[start..<(start + length)])
            for _: Int in 0..<Int.random(in: 1...6, using: &random) {
                let index: Int = Int.random(in: 0..<mutant.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: mutant[index] = ""
                case 1: mutant[index] = FuzzTests.pool.randomElement(using: &random)!
                case 2: mutant.insert(FuzzTests.pool.randomElement(using: &random)!, at: index)
                default: mutant.swapAt(index, Int.random(in: 0..<mutant.count, using: &random))
                }
            }
            var bytes: [UInt8] = Array(mutant.joined().utf8)
            if Int.random(in: 0..<8, using: &random) == 0 {
                // Bytes that are not UTF-8 at all.
                for _: Int in 0..<4 {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
            }
            try FuzzTests.check(bytes)
        }
    }

    @Test func truncations() throws {
        let source: [UInt8] = readCase("Everything.java")
        for length: Int in stride(from: 0, to: source.count, by: 23) { try FuzzTests.check(Array(source[..<length])) }
    }

    @Test(arguments: [
        "(", "{", "[", "<", "a[", "a(", "x->", "!", "-", "if(a)", "a?", "a?b:", "class A{", "new A(){", "@A(", "@",
        "{{",
        "switch(a){default:", "int[", "a<", "(A)", "for(;;)", "do ", "()->", "a.new B(){", "x=", "(int)", "@A({", "1+(",
        "case A(", "l:", "\"\"\"", "/*", "'", "\\u", "\\uD800", "else ", "try{", "a instanceof ", "int x,", "a&&", "a.",
    ])
    func deepRepetition(_ piece: String) throws {
        let repeated: String = String(repeating: piece, count: 20_000)
        for prefix: String in ["", "class A{int x=", "class A{void f(){"] {
            try FuzzTests.check(Array((prefix + repeated).utf8))
        }
    }
}
