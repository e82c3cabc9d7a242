// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// A small deterministic generator (SplitMix64), so that a failing mutant is named by its seed and number.
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word: UInt64 = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// Makes broken class files out of sound ones.
///
/// Blind damage (bits, bytes, lengths, splices) mostly dies in the structural pass, so half of the mutants get aimed
/// damage instead: an index, tag, flag or length that the structural pass of the sound file tells the place of.
public struct Mutator {
    private var random: SplitMix64

    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func below(_ bound: Int) -> Int {
        bound <= 0 ? 0 : Int(truncatingIfNeeded: random.next() % UInt64(bound))
    }

    /// A damaged copy of one of the seeds.
    public mutating func mutant(of seeds: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = seeds[below(seeds.count)]
        let rounds: Int = 1 + (below(4) == 0 ? below(6) : 0)
        for _ in 0..<rounds where !bytes.isEmpty {
            if below(2) == 0 {
                aim(&bytes)
            } else {
                damage(&bytes, seeds)
            }
        }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
        let position: Int = below(bytes.count)
        switch below(9) {
        case 0, 1:
            bytes[position] ^= 1 << UInt8(below(8))
        case 2:
            bytes[position] = UInt8(below(256))
        case 3:
            put(interestingNumber(bytes.count), &bytes, at: position, size: 2)
        case 4:
            put(interestingNumber(bytes.count), &bytes, at: position, size: 4)
        case 5:
            bytes.removeLast(bytes.count - position)
        case 6:
            bytes.removeSubrange(position..<min(bytes.count, position + 1 + below(8)))
        case 7:
            bytes.insert(contentsOf: (0...below(8)).map { _ in UInt8(below(256)) }, at: position)
        default:
            let other: [UInt8] = seeds[below(seeds.count)]
            bytes.replaceSubrange(position..., with: other[min(other.count, position + below(17) - min(8, position))...])
        }
    }

    private mutating func interestingNumber(_ size: Int) -> UInt32 {
        switch below(10) {
        case 0: 0
        case 1: 1
        case 2: 0xFFFF
        case 3: 0xFFFF_FFFF
        case 4: 0x7FFF_FFFF
        case 5: 0x8000_0000
        case 6: UInt32(size)
        case 7: UInt32(below(size + 1))
        default: UInt32(below(300))
        }
    }

    private func put(_ value: UInt32, _ bytes: inout [UInt8], at position: Int, size: Int) {
        for step: Int in 0..<size where position + step < bytes.count {
            bytes[position + step] = UInt8(truncatingIfNeeded: value >> UInt32(8 * (size - 1 - step)))
        }
    }

    /// Changes one number whose meaning is known.
    private mutating func aim(_ bytes: inout [UInt8]) {
        var places: [(offset: Int, size: Int)] = []
        bytes.withUnsafeBytes { buffer in
            guard let view = try? ClassFileView(buffer) else { return }
            switch below(4) {
            case 0:
                let entry = UInt16(truncatingIfNeeded: 1 + below(view.constantPool.count))
                let offset: Int = view.constantPool.offset(at: entry)
                if offset != 0 { places = [(offset, 1), (offset + 1, 2), (offset + 3, 2)] }
            case 1:
                let members: MemberList = below(2) == 0 ? view.fields : view.methods
                guard !members.isEmpty else { return }
                let member: MemberView = members[below(members.count)]
                places = [(member.offset, 2), (member.offset + 2, 2), (member.offset + 4, 2), (member.offset + 6, 2)]
                for attribute: AttributeView in member.attributes { places += self.places(in: attribute) }
            case 2:
                for attribute: AttributeView in view.attributes { places += self.places(in: attribute) }
            default:
                guard !view.methods.isEmpty else { return }
                guard let code = try? view.code(of: view.methods[below(view.methods.count)]) else { return }
                places = [(Int(code.codeOffset) + below(Int(code.codeLength)), 1)]
                places.append((Int(code.codeOffset) - 8, 2))
                places.append((Int(code.codeOffset) - 6, 2))
                for row: Int in 0..<code.exceptionTable.count {
                    places.append((Int(code.exceptionTable.offset) + 8 * row + 2 * (row % 4), 2))
                }
                for attribute: AttributeView in code.attributes { places += self.places(in: attribute) }
            }
        }
        guard !places.isEmpty else { return }
        let place = places[below(places.count)]
        put(interestingNumber(bytes.count), &bytes, at: place.offset, size: place.size)
    }

    /// Name, length and the first bytes of an attribute.
    private func places(in attribute: AttributeView) -> [(offset: Int, size: Int)] {
        let start: Int = Int(attribute.offset)
        var places: [(offset: Int, size: Int)] = [(start - 6, 2), (start - 4, 4)]
        for step: Int in stride(from: 0, to: min(Int(attribute.length), 24), by: 2) { places.append((start + step, 2)) }
        return places
    }
}
