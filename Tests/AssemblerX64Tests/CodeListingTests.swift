// SPDX-License-Identifier: Apache-2.0

import AssemblerX64
import MachineCodeText
import Testing

@Suite("Code listing", .enabled(if: Zydis.shared != nil))
struct CodeListingTests {
    @Test("Addresses, bytes, text, notes; bytes that are no instruction")
    func listing() throws {
        var assembler = Assembler()
        let top: Label = assembler.here()
        assembler.mov(.w64, .rax, .rdi)
        assembler.jmp(top)
        assembler.data(0x06 as UInt8)
        try assembler.finish()
        let text: String = CodeListing.text(assembler.code, at: 0x4000) { address, target in
            target == 0x4000 ? "again" : nil
        }
        let expected: String = """
            4000  48 89 f8                mov rax, rdi
            4003  eb fb                   jmp 0x0000000000004000  ; again
            4005  06                      (no instruction)
            """
        #expect(text == expected)
    }
}
