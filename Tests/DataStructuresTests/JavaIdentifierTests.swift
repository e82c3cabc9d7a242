// SPDX-License-Identifier: Apache-2.0
import DataStructures
import Testing

@Suite struct JavaIdentifierTests {
    /// Number of code points that pass, and a hash of all the answers in order.
    private func fingerprint(_ test: (UInt32) -> Bool) -> (count: Int, hash: UInt64) {
        var count: Int = 0
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for codePoint: UInt32 in 0...0x10FFFF {
            let passes: Bool = test(codePoint)
            if passes { count += 1 }
            hash = (hash ^ (passes ? 1 : 0)) &* 0x100_0000_01B3
        }
        return (count, hash)
    }

    /// The numbers come from `java.lang.Character` of JDK 25 (Unicode 16), asked about every code point.
    @Test func answersAreThoseOfJava() {
        let start = fingerprint(JavaIdentifier.isStart)
        #expect(start.count == 141_337 && start.hash == 0x5826_870D_6A2B_9024)
        let part = fingerprint(JavaIdentifier.isPart)
        #expect(part.count == 144_811 && part.hash == 0x7E8F_77C5_5FE0_411A)
    }
}
