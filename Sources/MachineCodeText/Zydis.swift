// SPDX-License-Identifier: Apache-2.0
//
// An independent disassembler: the judge of the encoder's and the decoder's tests, and the text of code dumps. It is
// loaded at run time, so that neither building the package nor the launcher needs it; Debian calls it libzydis4.0. The
// offsets are those of Zydis 4.0's structures, and `init` tries them on an instruction with a known answer before anyone
// relies on them.

import Glibc

/// Zydis, loaded dynamically.
public struct Zydis: @unchecked Sendable {
    // The handle and the function never change after `init`, and the function keeps no state.
    private typealias Disassemble =
        @convention(c) (CInt, UInt64, UnsafeRawPointer?, Int, UnsafeMutableRawPointer?) -> UInt32

    private let disassemble: Disassemble

    /// What Zydis says about one instruction.
    public struct Answer: Sendable {
        public var length: Int
        public var text: String
        /// Size in bits of the first memory operand; 0 without one.
        public var memoryBits: Int
        public var category: Int
        /// An instruction of the discontinued Knights Corner coprocessor, which no x86-64 processor executes: its own
        /// MVEX encoding, or the VEX-encoded branches on mask registers.
        public var isKnightsCorner: Bool
    }

    /// Numbers of ZydisInstructionCategory in version 4.0.
    public enum Category {
        public static let call = 20
        public static let conditionalBranch = 28
        public static let interrupt = 43
        public static let pop = 65
        public static let push = 69
        public static let ret = 75
        public static let systemCall = 89
        public static let unconditionalBranch = 96
    }

    /// Nil when the library is missing or is not the version we know.
    public static let shared: Zydis? = Zydis()

    private init?() {
        guard let handle = dlopen("libZydis.so.4.0", RTLD_NOW | RTLD_LOCAL) ?? dlopen("libZydis.so", RTLD_NOW),
            let symbol = dlsym(handle, "ZydisDisassembleIntel")
        else { return nil }
        disassemble = unsafeBitCast(symbol, to: Disassemble.self)
        // add dword ptr [rax], 5
        let known: [UInt8] = [0x83, 0x00, 0x05]
        guard let answer = known.withUnsafeBytes({ self.decode($0) }), answer.length == 3,
            answer.text == "add dword ptr [rax], 0x05", answer.memoryBits == 32
        else { return nil }
    }

    /// Disassembles the first instruction as if it lay at `address`; nil when Zydis finds it invalid.
    public func decode(_ bytes: UnsafeRawBufferPointer, at address: UInt64 = 0x1000) -> Answer? {
        withUnsafeTemporaryAllocation(byteCount: 2048, alignment: 16) { (memory: UnsafeMutableRawBufferPointer) in
            memory.initializeMemory(as: UInt8.self, repeating: 0)
            guard let result = memory.baseAddress,
                disassemble(0, address, bytes.baseAddress, bytes.count, result) & 0x8000_0000 == 0
            else { return nil }
            var memoryBits: Int = 0
            for operand in 0..<Int(result.load(fromByteOffset: 8 + 24, as: UInt8.self)) where memoryBits == 0 {
                let base = result + 336 + operand * 80
                if base.load(fromByteOffset: 32, as: UInt32.self) == 2 {
                    memoryBits = Int(base.load(fromByteOffset: 16, as: UInt16.self))
                }
            }
            let text = String(cString: (result + 1136).assumingMemoryBound(to: CChar.self))
            let encoding: UInt32 = result.load(fromByteOffset: 8 + 12, as: UInt32.self)
            return Answer(
                length: Int(result.load(fromByteOffset: 8 + 8, as: UInt8.self)),
                text: text,
                memoryBits: memoryBits,
                category: Int(result.load(fromByteOffset: 8 + 92, as: UInt32.self)),
                isKnightsCorner: encoding == 5 || text.hasPrefix("jkzd") || text.hasPrefix("jknzd"))
        }
    }
}
