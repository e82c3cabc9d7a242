// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// The constant pool of a class being emitted. Entries are found by what they are made of (names and indices, at most
// 64 bits beside the tag), so interning hashes one word and compares one word; text is never compared.

/// A growing constant pool in which equal constants are stored once. Not thread-safe.
final class ConstantPool {
    private struct Entry: BitwiseCopyable {
        var key: UInt64
        var tag: UInt8
        var index: UInt16
    }

    private struct State {
        var count: Int
        var slots: UnsafeMutablePointer<Entry>
        var slotCount: Int
        var isOverflown: Bool
        var hasTooLongText: Bool
    }

    let names: NameTable
    /// The entries as they stand in the file.
    let bytes: RawVector<UInt8> = RawVector(capacity: 4096)
    private let state: UnsafeMutablePointer<State>
    /// The classes mentioned, in the order of their indices.
    private(set) var classNames: [NameID] = []

    init(names: NameTable) {
        self.names = names
        let slotCount: Int = 512
        let slots: UnsafeMutablePointer<Entry> = .allocate(capacity: slotCount)
        slots.initialize(repeating: Entry(key: 0, tag: 0, index: 0), count: slotCount)
        state = .allocate(capacity: 1)
        state.initialize(
            to: State(count: 1, slots: slots, slotCount: slotCount, isOverflown: false, hasTooLongText: false))
    }

    deinit {
        state.pointee.slots.deallocate()
        state.deallocate()
        bytes.destroy()
    }

    /// Forgets everything, for the next class.
    func reset() {
        bytes.truncate(to: 0)
        classNames.removeAll(keepingCapacity: true)
        for slot: Int in 0..<state.pointee.slotCount { state.pointee.slots[slot].index = 0 }
        state.pointee.count = 1
        state.pointee.isOverflown = false
        state.pointee.hasTooLongText = false
    }

    /// `constant_pool_count`.
    var count: Int { state.pointee.count }
    /// More entries than the format can number.
    var isOverflown: Bool { state.pointee.isOverflown }
    /// Text of more than 65535 bytes.
    var hasTooLongText: Bool { state.pointee.hasTooLongText }

    // MARK: - Constants

    func utf8(_ name: NameID) -> UInt16 {
        let key: UInt64 = UInt64(name.rawValue)
        if let found: UInt16 = find(.utf8, key) { return found }
        bytes.u1(Int(ConstantTag.utf8.rawValue))
        let start: Int = bytes.count
        bytes.u2(0)
        ConstantPool.appendModified(names.bytes(of: name), to: bytes)
        let length: Int = bytes.count - start - 2
        if length > 0xFFFF {
            state.pointee.hasTooLongText = true
            bytes.truncate(to: start + 2)
        } else {
            bytes.patchU2(length, at: start)
        }
        return add(.utf8, key)
    }

    func utf8(_ text: String) -> UInt16 { utf8(names.intern(text)) }

    /// `name` in internal form, or an array descriptor.
    func `class`(_ name: NameID) -> UInt16 {
        let before: Int = count
        let index: UInt16 = single(.class, name)
        if Int(index) >= before { classNames.append(name) }
        return index
    }

    func string(_ text: NameID) -> UInt16 { single(.string, text) }
    func methodType(_ descriptor: NameID) -> UInt16 { single(.methodType, descriptor) }
    func module(_ name: NameID) -> UInt16 { single(.module, name) }
    func package(_ name: NameID) -> UInt16 { single(.package, name) }

    func integer(_ value: Int32) -> UInt16 { number(.integer, UInt32(bitPattern: value)) }
    /// There is one NaN in class files that javac writes, whatever a computation gives.
    func float(bits: UInt32) -> UInt16 { number(.float, Float(bitPattern: bits).isNaN ? 0x7FC0_0000 : bits) }
    func long(_ value: Int64) -> UInt16 { wide(.long, UInt64(bitPattern: value)) }
    func double(bits: UInt64) -> UInt16 { wide(.double, Double(bitPattern: bits).isNaN ? 0x7FF8 << 48 : bits) }

    func nameAndType(_ name: NameID, _ descriptor: NameID) -> UInt16 {
        let key: UInt64 = UInt64(name.rawValue) << 32 | UInt64(descriptor.rawValue)
        if let found: UInt16 = find(.nameAndType, key) { return found }
        let nameIndex: UInt16 = utf8(name)
        return pair(.nameAndType, nameIndex, utf8(descriptor), key)
    }

    func field(_ owner: NameID, _ name: NameID, _ descriptor: NameID) -> UInt16 {
        let ownerIndex: UInt16 = self.class(owner)
        return pair(.fieldref, ownerIndex, nameAndType(name, descriptor))
    }

    func method(_ owner: NameID, _ name: NameID, _ descriptor: NameID, isInterface: Bool) -> UInt16 {
        let ownerIndex: UInt16 = self.class(owner)
        return pair(isInterface ? .interfaceMethodref : .methodref, ownerIndex, nameAndType(name, descriptor))
    }

    func methodHandle(_ kind: ClassFile.ReferenceKind, _ reference: UInt16) -> UInt16 {
        let key: UInt64 = UInt64(kind.rawValue) << 32 | UInt64(reference)
        if let found: UInt16 = find(.methodHandle, key) { return found }
        bytes.u1(Int(ConstantTag.methodHandle.rawValue))
        bytes.u1(Int(kind.rawValue))
        bytes.u2(reference)
        return add(.methodHandle, key)
    }

    /// `row`: in the BootstrapMethods attribute.
    func invokeDynamic(_ row: UInt16, _ name: NameID, _ descriptor: NameID) -> UInt16 {
        pair(.invokeDynamic, row, nameAndType(name, descriptor))
    }

    func dynamic(_ row: UInt16, _ name: NameID, _ descriptor: NameID) -> UInt16 {
        pair(.dynamic, row, nameAndType(name, descriptor))
    }

    // MARK: - Entries

    private func single(_ tag: ConstantTag, _ name: NameID) -> UInt16 {
        let key: UInt64 = UInt64(name.rawValue)
        if let found: UInt16 = find(tag, key) { return found }
        let text: UInt16 = utf8(name)
        bytes.u1(Int(tag.rawValue))
        bytes.u2(text)
        return add(tag, key)
    }

    private func pair(_ tag: ConstantTag, _ first: UInt16, _ second: UInt16, _ given: UInt64? = nil) -> UInt16 {
        let key: UInt64 = given ?? UInt64(first) << 16 | UInt64(second)
        if let found: UInt16 = find(tag, key) { return found }
        bytes.u1(Int(tag.rawValue))
        bytes.u2(first)
        bytes.u2(second)
        return add(tag, key)
    }

    private func number(_ tag: ConstantTag, _ value: UInt32) -> UInt16 {
        if let found: UInt16 = find(tag, UInt64(value)) { return found }
        bytes.u1(Int(tag.rawValue))
        bytes.u4(Int(value))
        return add(tag, UInt64(value))
    }

    private func wide(_ tag: ConstantTag, _ value: UInt64) -> UInt16 {
        if let found: UInt16 = find(tag, value) { return found }
        bytes.u1(Int(tag.rawValue))
        bytes.u4(Int(value >> 32))
        bytes.u4(Int(value & 0xFFFF_FFFF))
        return add(tag, value, size: 2)
    }

    @inline(__always)
    private func slot(_ tag: ConstantTag, _ key: UInt64) -> Int {
        let product: UInt64 = (key ^ UInt64(tag.rawValue) << 56) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 32) & (state.pointee.slotCount - 1)
    }

    private func find(_ tag: ConstantTag, _ key: UInt64) -> UInt16? {
        var slot: Int = slot(tag, key)
        while true {
            let entry: Entry = state.pointee.slots[slot]
            if entry.index == 0 { return nil }
            if entry.key == key && entry.tag == tag.rawValue { return entry.index }
            slot = (slot + 1) & (state.pointee.slotCount - 1)
        }
    }

    private func add(_ tag: ConstantTag, _ key: UInt64, size: Int = 1) -> UInt16 {
        if state.pointee.count + size > 0xFFFF {
            state.pointee.isOverflown = true
            return 1
        }
        let index: UInt16 = UInt16(state.pointee.count)
        state.pointee.count += size
        place(Entry(key: key, tag: tag.rawValue, index: index))
        if state.pointee.count * 2 > state.pointee.slotCount { grow() }
        return index
    }

    private func place(_ entry: Entry) {
        var slot: Int = slot(ConstantTag(rawValue: entry.tag) ?? .unusable, entry.key)
        while state.pointee.slots[slot].index != 0 { slot = (slot + 1) & (state.pointee.slotCount - 1) }
        state.pointee.slots[slot] = entry
    }

    private func grow() {
        let old: UnsafeMutablePointer<Entry> = state.pointee.slots
        let oldCount: Int = state.pointee.slotCount
        let slots: UnsafeMutablePointer<Entry> = .allocate(capacity: oldCount * 2)
        slots.initialize(repeating: Entry(key: 0, tag: 0, index: 0), count: oldCount * 2)
        state.pointee.slots = slots
        state.pointee.slotCount = oldCount * 2
        for slot: Int in 0..<oldCount where old[slot].index != 0 { place(old[slot]) }
        old.deallocate()
    }

    // MARK: - Text

    /// Appends text in modified UTF-8: zero in two bytes, characters beyond the sixteen-bit range as two surrogates of
    /// three bytes each (JVMS 4.4.7).
    static func appendModified(_ text: UnsafeBufferPointer<UInt8>, to bytes: RawVector<UInt8>) {
        if !text.contains(where: { $0 == 0 || $0 >= 0xF0 }) { return bytes.append(contentsOf: text) }
        var index: Int = 0
        while index < text.count {
            let byte: UInt8 = text[index]
            if byte == 0 {
                bytes.u2(0xC080)
                index += 1
            } else if byte >= 0xF0 && index + 3 < text.count {
                let high: Int = Int(byte & 0x07) << 18 | Int(text[index + 1] & 0x3F) << 12
                let value: Int = (high | Int(text[index + 2] & 0x3F) << 6 | Int(text[index + 3] & 0x3F)) - 0x1_0000
                for unit: Int in [0xD800 | value >> 10, 0xDC00 | value & 0x3FF] {
                    bytes.u1(0xE0 | unit >> 12)
                    bytes.u1(0x80 | unit >> 6 & 0x3F)
                    bytes.u1(0x80 | unit & 0x3F)
                }
                index += 4
            } else {
                bytes.append(byte)
                index += 1
            }
        }
    }

    /// Bytes the text takes in a class file.
    static func modifiedLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        text.reduce(0) { $0 + ($1 == 0 ? 2 : 1) } + text.reduce(0) { $0 + ($1 >= 0xF0 ? 2 : 0) }
    }
}
