// SPDX-License-Identifier: Apache-2.0
import DataStructures
import Testing

@Suite struct ByteReaderTests {
    @Test func readsBigEndian() {
        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
        bytes.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer)
            #expect(reader.u1() == 1)
            #expect(reader.u2() == 0x0203)
            #expect(reader.u4() == 0x0405_0607)
            #expect(reader.u8() == 0x0809_0A0B_0C0D_0E0F)
            #expect(reader.isAtEnd && !reader.isOverrun)
        }
    }

    @Test func readingPastTheEndStaysPutAndIsRemembered() {
        let bytes: [UInt8] = [1, 2, 3]
        bytes.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer)
            #expect(reader.u4() == 0)
            #expect(reader.isOverrun && reader.position == 0)
            #expect(reader.u2() == 0x0102)
            #expect(reader.isOverrun)
            reader.skip(-1)
            reader.skip(Int.max)
            #expect(reader.position == 2)
            #expect(reader.take(2).isEmpty)
            #expect(reader.take(1).first == 3)
        }
    }

    @Test func rangeIsClampedToTheBuffer() {
        let bytes: [UInt8] = [1, 2, 3]
        bytes.withUnsafeBytes { buffer in
            var reader = ByteReader(buffer, range: 2..<900)
            #expect(reader.u1() == 3)
            #expect(reader.u1() == 0)
            #expect(reader.isOverrun)
        }
    }
}
