// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Testing

@Suite struct DisassemblerTests {
    @Test func piecesMakeTheWholeText() throws {
        for bytes: [UInt8] in SampleClasses.all() {
            try bytes.withUnsafeBytes { raw in
                let view = try ClassFileView(raw)
                var whole: [UInt8] = []
                var pieces: [UInt8] = []
                Disassembler.print(view, into: &whole)
                Disassembler.print(view) { pieces.append(contentsOf: $0) }
                #expect(whole == pieces)
                #expect(Disassembler.text(of: view) == String(decoding: whole, as: UTF8.self))
            }
        }
    }

    /// 300 mentions of a string of 60,000 bytes; a hostile file of the same size could have 65,535.
    @Test func muchTextComesInSmallPieces() throws {
        var builder = ClassFileBuilder("demo/Bomb")
        let string: UInt16 = builder.constants.string(String(repeating: "x", count: 60_000))
        let method: UInt16 = builder.constants.methodHandle(
            .invokeStatic, builder.constants.method("demo/Bomb", "run", "()V"))
        _ = builder.bootstrapMethod(method, arguments: Array(repeating: string, count: 300))
        try builder.build().withUnsafeBytes { raw in
            let view = try ClassFileView(raw)
            var largest: Int = 0
            var total: Int = 0
            Disassembler.print(view) { piece in
                largest = max(largest, piece.count)
                total += piece.count
            }
            #expect(total > 18_000_000 && largest < 200_000)
        }
    }

    /// A whole class, checked by eye once against `javap`.
    @Test func textOfASmallClass() throws {
        let bytes: [UInt8] = try SampleClasses.answer().build()
        let text: String = try bytes.withUnsafeBytes { Disassembler.text(of: try ClassFileView($0)) }
        let expected: [String] = [
            "  Compiled from \"Answer.java\"", "public class demo.Answer", "  minor version: 0", "  major version: 69",
            "  flags: (0x0021) ACC_PUBLIC, ACC_SUPER", "  this_class: #2                          // demo/Answer",
            "  super_class: #4                         // java/lang/Object",
            "  interfaces: 0, fields: 0, methods: 2, attributes: 1", "Constant pool:",
            "   #1 = Utf8               demo/Answer", "   #2 = Class              #1             // demo/Answer",
        ]
        #expect(text.split(separator: "\n").prefix(expected.count).map(String.init) == expected)
        #expect(text.contains("         0: bipush        42\n         2: ireturn\n"))
        #expect(text.hasSuffix("        line 3: 0\n}\nSourceFile: \"Answer.java\"\n"))
    }
}
