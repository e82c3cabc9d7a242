// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// What stops a class file from being written. The limits are the format's (JVMS 4.11).
public enum ClassFileBuildError: Error, Equatable, Sendable {
    /// More than 65534 slots of constants.
    case tooManyConstants
    /// A string of more than 65535 bytes of modified UTF-8.
    case stringTooLong(Int)
    /// A list longer than its count can say.
    case tooManyRows(Int)
    /// A method's code is empty or longer than 65535 bytes.
    case codeTooLarge(Int)
    /// A branch whose distance does not fit; emit the method again with wide branches.
    case branchTooFar
    /// A branch, table or range names a label that was never bound.
    case unboundLabel
}

/// A growing constant pool in which equal constants are stored once.
///
/// The entries lie in one array of bytes, as they will in the file; interning is a hash table of indices into it, probed
/// linearly and compared by bytes. Errors stick: the first is kept in `failure`, and index 0 is handed out from then on,
/// so that emitting code needs no error handling until the file is written.
public struct ConstantPoolBuilder: Sendable {
    /// The entries as written in a class file.
    public private(set) var bytes: [UInt8] = []
    /// `constant_pool_count`.
    public private(set) var count: Int = 1
    /// The first limit that was hit.
    public private(set) var failure: ClassFileBuildError?

    /// Offset in `bytes` of each index; 0 doubles for index 0 and for the slots behind wide constants.
    private var offsets: [UInt32] = [0]
    /// Hash table: an index, or 0 for a free slot. Its size is a power of two.
    private var slots: [UInt16] = Array(repeating: 0, count: 64)

    public init() {}

    /// A pool with the entries of an existing one, at the same indices.
    public init(copying pool: ConstantPoolView) {
        guard pool.count > 1 else { return }
        let start: Int = 10
        bytes = Array(UnsafeRawBufferPointer(start: pool.base + start, count: pool.limit - start))
        count = pool.count
        offsets = (0..<pool.count).map { UInt32(max(0, pool.offset(at: UInt16(truncatingIfNeeded: $0)) - start)) }
        rebuildSlots(Array(repeating: 0, count: ConstantPoolBuilder.tableSize(for: pool.count)))
    }

    private static func tableSize(for count: Int) -> Int {
        var size: Int = 64
        while size < count * 2 { size *= 2 }
        return size
    }

    // MARK: Constants

    public mutating func utf8(_ text: String) -> UInt16 { utf8(modified: ModifiedUTF8.encode(text)) }

    public mutating func utf8(_ text: StaticString) -> UInt16 {
        utf8(modified: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Text that is modified UTF-8 already.
    public mutating func utf8(modified text: some Collection<UInt8>) -> UInt16 {
        guard text.count <= 0xFFFF else {
            failure = failure ?? .stringTooLong(text.count)
            return 0
        }
        begin(.utf8)
        append(UInt16(text.count))
        bytes.append(contentsOf: text)
        return intern()
    }

    public mutating func integer(_ value: Int32) -> UInt16 { number(.integer, UInt32(bitPattern: value)) }
    public mutating func float(_ value: Float) -> UInt16 { number(.float, value.bitPattern) }
    public mutating func long(_ value: Int64) -> UInt16 { wide(.long, UInt64(bitPattern: value)) }
    public mutating func double(_ value: Double) -> UInt16 { wide(.double, value.bitPattern) }

    /// `name` in internal form, or an array descriptor.
    public mutating func `class`(_ name: String) -> UInt16 { reference(.class, utf8(name)) }
    public mutating func string(_ text: String) -> UInt16 { reference(.string, utf8(text)) }
    /// A string given as UTF-16 code units, which may contain lone surrogates.
    public mutating func string(units: some Sequence<UInt16>) -> UInt16 {
        reference(.string, utf8(modified: ModifiedUTF8.encode(units: units)))
    }
    public mutating func methodType(_ descriptor: String) -> UInt16 { reference(.methodType, utf8(descriptor)) }
    public mutating func module(_ name: String) -> UInt16 { reference(.module, utf8(name)) }
    public mutating func package(_ name: String) -> UInt16 { reference(.package, utf8(name)) }

    public mutating func nameAndType(_ name: String, _ descriptor: String) -> UInt16 {
        let nameIndex: UInt16 = utf8(name)
        return reference(.nameAndType, nameIndex, utf8(descriptor))
    }

    public mutating func field(_ owner: String, _ name: String, _ descriptor: String) -> UInt16 {
        let classIndex: UInt16 = self.class(owner)
        return reference(.fieldref, classIndex, nameAndType(name, descriptor))
    }

    public mutating func method(
        _ owner: String, _ name: String, _ descriptor: String, isInterface: Bool = false
    ) -> UInt16 {
        let classIndex: UInt16 = self.class(owner)
        return reference(isInterface ? .interfaceMethodref : .methodref, classIndex, nameAndType(name, descriptor))
    }

    /// `reference`: index of the field or method entry.
    public mutating func methodHandle(_ kind: ReferenceKind, _ reference: UInt16) -> UInt16 {
        begin(.methodHandle)
        bytes.append(kind.rawValue)
        append(reference)
        return intern()
    }

    /// `bootstrapMethod`: row in the BootstrapMethods attribute.
    public mutating func dynamic(bootstrapMethod: UInt16, _ name: String, _ descriptor: String) -> UInt16 {
        reference(.dynamic, bootstrapMethod, nameAndType(name, descriptor))
    }

    /// `bootstrapMethod`: row in the BootstrapMethods attribute.
    public mutating func invokeDynamic(bootstrapMethod: UInt16, _ name: String, _ descriptor: String) -> UInt16 {
        reference(.invokeDynamic, bootstrapMethod, nameAndType(name, descriptor))
    }

    // MARK: Entries

    private mutating func reference(_ tag: ConstantTag, _ first: UInt16, _ second: UInt16? = nil) -> UInt16 {
        begin(tag)
        append(first)
        if let second { append(second) }
        return intern()
    }

    private mutating func number(_ tag: ConstantTag, _ value: UInt32) -> UInt16 {
        begin(tag)
        append(UInt16(truncatingIfNeeded: value >> 16))
        append(UInt16(truncatingIfNeeded: value))
        return intern()
    }

    private mutating func wide(_ tag: ConstantTag, _ value: UInt64) -> UInt16 {
        begin(tag)
        for shift: UInt64 in [48, 32, 16, 0] { append(UInt16(truncatingIfNeeded: value >> shift)) }
        return intern()
    }

    private mutating func append(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    /// Start of the entry being made; it lies behind all others until `intern` keeps or drops it.
    private var candidate: Int = 0

    private mutating func begin(_ tag: ConstantTag) {
        candidate = bytes.count
        bytes.append(tag.rawValue)
    }

    private mutating func intern() -> UInt16 {
        let isWide: Bool = bytes[candidate] == ConstantTag.long.rawValue || bytes[candidate] == ConstantTag.double.rawValue
        var slot: Int = hash(candidate..<bytes.count) & (slots.count - 1)
        while slots[slot] != 0 {
            if isEqual(slots[slot]) {
                bytes.removeLast(bytes.count - candidate)
                return slots[slot]
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        guard failure == nil, count + (isWide ? 2 : 1) <= 0xFFFF else {
            failure = failure ?? .tooManyConstants
            bytes.removeLast(bytes.count - candidate)
            return 0
        }
        let index = UInt16(count)
        slots[slot] = index
        offsets.append(UInt32(candidate))
        if isWide { offsets.append(0) }
        count = offsets.count
        if count * 2 > slots.count { rebuildSlots(Array(repeating: 0, count: slots.count * 2)) }
        return index
    }

    /// Whether the entry at `index` has the bytes of the candidate.
    private func isEqual(_ index: UInt16) -> Bool {
        let start: Int = Int(offsets[Int(index)])
        let length: Int = bytes.count - candidate
        // Entries of different lengths differ in tag or length field, so reading on into the next is harmless.
        guard start + length <= bytes.count else { return false }
        return bytes[start..<(start + length)].elementsEqual(bytes[candidate...])
    }

    private func hash(_ range: Range<Int>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte: UInt8 in bytes[range] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 32)
    }

    private mutating func rebuildSlots(_ empty: [UInt16]) {
        slots = empty
        for index: Int in 1..<count {
            let start: Int = Int(offsets[index])
            // Offset 0 is the first entry's, or stands for none.
            if start == 0, index > 1 { continue }
            var slot: Int = hash(start..<(start + length(at: start))) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt16(index)
        }
    }

    /// Bytes of the entry at an offset.
    private func length(at start: Int) -> Int {
        guard let tag = ConstantTag(rawValue: bytes[start]) else { return 1 }
        let body: Int = 1 + tag.bodySize
        return tag == .utf8 ? body + Int(bytes[start + 1]) << 8 + Int(bytes[start + 2]) : body
    }
}

extension ConstantPoolBuilder: Equatable {
    /// Pools are equal when they would be written alike.
    public static func == (left: ConstantPoolBuilder, right: ConstantPoolBuilder) -> Bool {
        left.bytes == right.bytes && left.failure == right.failure
    }
}
