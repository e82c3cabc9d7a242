// SPDX-License-Identifier: Apache-2.0
import MachineState
import Testing

struct Sample: StateComponent, Equatable {
    static let stateTag = StateTag("SMPL")
    static let stateVersion: UInt16 = 2
    var number: UInt64 = 7
    var name = "näme"
    var flag = true
    var list: [Int32] = [-1, 2]
    init() {}
    func save(to encoder: inout StateEncoder) {
        encoder.put(number)
        encoder.put(name)
        encoder.put(flag)
        encoder.put(list) { $0.put($1) }
    }
    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError) {
        number = try decoder.get()
        name = try decoder.getString()
        flag = try decoder.getBool()
        if version >= 2 {
            list = try decoder.getArray { (decoder) throws(StateError) in try decoder.get(Int32.self) }
        }
    }
}
struct Other: StateComponent {
    static let stateTag = StateTag("OTHR")
    static let stateVersion: UInt16 = 1
    func save(to encoder: inout StateEncoder) {}
    init() {}
    init(restoring decoder: inout StateDecoder, version: UInt16) throws(StateError) {}
}

struct MachineStateTests {
    func encodedSample() -> [UInt8] {
        var state = MachineState()
        state.save(Sample())
        state.save(Other())
        return state.encoded()
    }

    @Test func roundTrip() throws {
        let state = try MachineState(decoding: encodedSample())
        #expect(state.tags == [StateTag("SMPL"), StateTag("OTHR")])
        #expect(try state.restore(Sample.self) == Sample())
        _ = try state.restore(Other.self)
        #expect(state.encoded() == encodedSample())
    }

    @Test func everyTruncationIsRefused() {
        let bytes = encodedSample()
        for length in 0..<bytes.count {
            #expect(throws: StateError.self) { try MachineState(decoding: Array(bytes[..<length])) }
        }
        #expect(throws: StateError.excessBytes(1)) { try MachineState(decoding: bytes + [0]) }
    }

    @Test func everyFlippedBitIsRefused() {
        let bytes = encodedSample()
        for index in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[index] ^= 1 << UInt8(bit)
                #expect(throws: StateError.self, "byte \(index) bit \(bit)") { try MachineState(decoding: damaged) }
            }
        }
    }

    @Test func missingAndRepeatedSectionsAreRefused() throws {
        var state = MachineState()
        state.save(Other())
        #expect(throws: StateError.missingSection(StateTag("SMPL"))) { try state.restore(Sample.self) }
        state.save(Other())
        #expect(throws: StateError.repeatedSection(StateTag("OTHR"))) { try MachineState(decoding: state.encoded()) }
    }

    /// The published check value of CRC-32C.
    @Test func checksumIsCastagnoli() {
        var encoder = StateEncoder()
        for byte in Array("123456789".utf8) { encoder.put(byte) }
        #expect(MachineState.checksum(of: encoder.bytes) == 0xe306_9283)
    }
}
