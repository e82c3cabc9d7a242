// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import JavaBaseNatives

@Suite struct SocketAddressTests {
    @Test func fourBytes() {
        let address = SocketAddress([127, 0, 0, 1], port: 0x1234, mapped: false)
        #expect(address.bytes == [2, 0, 0x12, 0x34, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(address.port == 0x1234)
        #expect(address.internetAddress?.bytes == [127, 0, 0, 1])
    }

    @Test func mappedIntoSix() {
        let address = SocketAddress([10, 1, 2, 3], port: 80, mapped: true)
        #expect(address.bytes.count == SocketAddress.inet6Size)
        #expect(Array(address.bytes[18...23]) == [0xFF, 0xFF, 10, 1, 2, 3])
        #expect(address.internetAddress?.bytes == [10, 1, 2, 3])
        // The wildcard is that of IPv6, which serves both.
        let any = SocketAddress([0, 0, 0, 0], port: 80, mapped: true)
        #expect(any.internetAddress?.bytes == [UInt8](repeating: 0, count: 16))
    }

    @Test func sixteenBytesWithScope() {
        let bytes: [UInt8] = [0xFE, 0x80] + [UInt8](repeating: 0, count: 13) + [1]
        let address = SocketAddress(bytes, scope: 0x0102_0304, port: 65535, mapped: true)
        #expect(address.internetAddress?.bytes == bytes)
        #expect(address.internetAddress?.scope == 0x0102_0304)
        #expect(address.port == 65535)
    }

    @Test func paths() {
        #expect(SocketAddress(path: Array("/tmp/s".utf8))?.path == Array("/tmp/s".utf8))
        #expect(SocketAddress(path: [])?.bytes == [1, 0])
        #expect(SocketAddress(path: [UInt8](repeating: 97, count: 107)) != nil)
        #expect(SocketAddress(path: [UInt8](repeating: 97, count: 108)) == nil)
    }

    @Test func truncatedAddressesAreNone() {
        #expect(SocketAddress([UInt8]()).internetAddress == nil)
        #expect(SocketAddress([2, 0, 1]).internetAddress == nil)
        #expect(SocketAddress([10, 0, 0, 0, 0, 0, 0, 0]).internetAddress == nil)
    }
}
