// SPDX-License-Identifier: Apache-2.0

/// Numbers the class names and array descriptors that one class file mentions, so that types compare as integers.
///
/// The texts stay where they are, in the class file; only the descriptors that `anewarray` makes up are stored here.
/// Numbers begin with the well-known names, in the order of `WellKnown`.
struct NameTable {
    /// Names the verification rules mention; raw values are their numbers in every table.
    enum WellKnown: UInt32, CaseIterable {
        case object, string, `class`, throwable, methodHandle, methodType, cloneable, serializable

        var text: StaticString {
            switch self {
            case .object: "java/lang/Object"
            case .string: "java/lang/String"
            case .class: "java/lang/Class"
            case .throwable: "java/lang/Throwable"
            case .methodHandle: "java/lang/invoke/MethodHandle"
            case .methodType: "java/lang/invoke/MethodType"
            case .cloneable: "java/lang/Cloneable"
            case .serializable: "java/io/Serializable"
            }
        }
    }

    private struct Entry: BitwiseCopyable {
        var start: UnsafeRawPointer
        var count: Int32
        var hash: UInt32
        /// Raw type of an array's component; 0 until asked for.
        var component: UInt32
    }

    private var entries = ReusableBuffer<Entry>(capacity: 256)
    private var count = 0
    /// Open addressing; a number plus one, or 0.
    private var slots = ReusableBuffer<UInt32>(capacity: 1024)
    private var mask = 0
    private var made: [UnsafeMutableRawPointer] = []

    func deallocate() {
        entries.deallocate()
        slots.deallocate()
        for text in made { text.deallocate() }
    }

    /// Forgets all names but the well-known.
    mutating func reset() {
        for text in made { text.deallocate() }
        made.removeAll(keepingCapacity: true)
        count = 0
        mask = 255
        slots.reserveZeroed(256)
        for name in WellKnown.allCases {
            let text = name.text
            _ = number(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }
    }

    /// The number of a name. The bytes must stay where they are until the next `reset`.
    mutating func number(_ name: UnsafeRawBufferPointer) -> UInt32 {
        let hash = NameTable.hash(name)
        let slot = find(name, hash)
        if slots[slot] != 0 { return slots[slot] &- 1 }
        return insert(name, hash, slot)
    }

    /// The number of a name put together from three parts.
    mutating func number(_ prefix: StaticString, _ name: UnsafeRawBufferPointer, _ suffix: StaticString) -> UInt32 {
        let size = prefix.utf8CodeUnitCount + name.count + suffix.utf8CodeUnitCount
        let text = UnsafeMutableRawPointer.allocate(byteCount: max(size, 1), alignment: 1)
        text.copyMemory(from: prefix.utf8Start, byteCount: prefix.utf8CodeUnitCount)
        if let start = name.baseAddress {
            (text + prefix.utf8CodeUnitCount).copyMemory(from: start, byteCount: name.count)
        }
        (text + (size - suffix.utf8CodeUnitCount)).copyMemory(
            from: suffix.utf8Start, byteCount: suffix.utf8CodeUnitCount)
        let before = count
        let number = number(UnsafeRawBufferPointer(start: text, count: size))
        if count > before { made.append(text) } else { text.deallocate() }
        return number
    }

    func bytes(_ number: UInt32) -> UnsafeRawBufferPointer {
        let entry = entries[Int(number)]
        return UnsafeRawBufferPointer(start: entry.start, count: Int(entry.count))
    }

    /// The type with this class name or array descriptor.
    mutating func type(_ name: UnsafeRawBufferPointer) -> VerificationType {
        let number = number(name)
        return name.count >= 2 && name[0] == 0x5B ? .array(number) : .object(number)
    }

    /// The type of the elements of an array type; top if its descriptor makes no sense.
    mutating func component(_ array: VerificationType) -> VerificationType {
        let known = entries[Int(array.name)].component
        if known != 0 { return VerificationType(raw: known) }
        let name = bytes(array.name)
        let type: VerificationType
        switch name[1] {
        case 0x5B: type = self.type(UnsafeRawBufferPointer(rebasing: name[1...]))
        case 0x4C where name.count >= 3: type = self.type(UnsafeRawBufferPointer(rebasing: name[2..<(name.count - 1)]))
        default: type = VerificationType.primitive(name[1]) ?? .top
        }
        entries.start[Int(array.name)].component = type.raw
        return type
    }

    // MARK: - Table

    private mutating func insert(_ name: UnsafeRawBufferPointer, _ hash: UInt32, _ slot: Int) -> UInt32 {
        let number = UInt32(truncatingIfNeeded: count)
        entries.reserve(count + 1, keeping: count)
        let start = name.baseAddress ?? UnsafeRawPointer(slots.start)
        entries[count] = Entry(start: start, count: Int32(truncatingIfNeeded: name.count), hash: hash, component: 0)
        count += 1
        slots[slot] = number &+ 1
        if count * 2 > mask {
            mask = mask * 2 + 1
            slots.reserveZeroed(mask + 1)
            for index in 0..<count {
                var slot = Int(entries[index].hash) & mask
                while slots[slot] != 0 { slot = (slot + 1) & mask }
                slots[slot] = UInt32(truncatingIfNeeded: index + 1)
            }
        }
        return number
    }

    private func find(_ name: UnsafeRawBufferPointer, _ hash: UInt32) -> Int {
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot] &- 1)]
            if entry.hash == hash, Int(entry.count) == name.count,
                name.elementsEqual(UnsafeRawBufferPointer(start: entry.start, count: name.count))
            {
                break
            }
            slot = (slot &+ 1) & mask
        }
        return slot
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        guard let base = bytes.baseAddress else { return 1 }
        var state: UInt64 = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset &+ 8 <= bytes.count {
            state = (state ^ base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9FB2_1C65_1E98_DF25
            state ^= state &>> 32
            offset &+= 8
        }
        while offset < bytes.count {
            state = (state ^ UInt64(base.load(fromByteOffset: offset, as: UInt8.self))) &* 0x1000_0000_01B3
            offset &+= 1
        }
        state ^= state &>> 29
        return UInt32(truncatingIfNeeded: state ^ (state &>> 32))
    }
}
