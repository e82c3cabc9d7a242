// SPDX-License-Identifier: Apache-2.0

/// Writes the bytes of one section: little-endian integers, and byte strings preceded by their length.
public struct StateEncoder: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func put<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    public mutating func put(_ value: Bool) { put(UInt8(value ? 1 : 0)) }

    public mutating func put(_ value: [UInt8]) {
        put(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    public mutating func put(_ value: String) { put(Array(value.utf8)) }

    /// A count, then each element by `body`.
    public mutating func put<Element>(_ values: [Element], _ body: (inout StateEncoder, Element) -> Void) {
        put(UInt64(values.count))
        for value in values { body(&self, value) }
    }

    /// A structure of the kernel's interface, as its bytes: their layout is fixed by the interface, and the section's
    /// version stands for it.
    public mutating func put<Value>(layoutOf value: Value) {
        withUnsafeBytes(of: value) { put(Array($0)) }
    }
}

/// Reads what `StateEncoder` wrote. Every length is judged against the bytes that are there before anything is
/// allocated.
public struct StateDecoder: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    public init(_ bytes: [UInt8]) { self.init(bytes[...]) }
    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    public var remaining: Int { bytes.endIndex - position }

    public mutating func get<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(StateError) -> Value {
        let size = Value.bitWidth / 8
        guard remaining >= size else { throw .truncated }
        var value: Value = 0
        for index in 0..<size { value |= Value(truncatingIfNeeded: bytes[position + index]) << Value(8 * index) }
        position += size
        return value
    }

    public mutating func getBool() throws(StateError) -> Bool {
        switch try get(UInt8.self) {
        case 0: false
        case 1: true
        default: throw .invalidValue("truth value")
        }
    }

    public mutating func getBytes() throws(StateError) -> [UInt8] {
        guard let count = Int(exactly: try get(UInt64.self)), count <= remaining else { throw .truncated }
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    public mutating func getString() throws(StateError) -> String {
        guard let string = String(validating: try getBytes(), as: UTF8.self) else { throw .invalidValue("text") }
        return string
    }

    /// A count and as many elements. An element takes at least a byte, so the count cannot exceed what remains.
    public mutating func getArray<Element>(
        _ body: (inout StateDecoder) throws(StateError) -> Element
    ) throws(StateError) -> [Element] {
        guard let count = Int(exactly: try get(UInt64.self)), count <= remaining else { throw .truncated }
        var result: [Element] = []
        for _ in 0..<count { result.append(try body(&self)) }
        return result
    }

    /// What `put(layoutOf:)` wrote, into a value of the same size.
    public mutating func get<Value>(layoutInto value: inout Value) throws(StateError) {
        let source = try getBytes()
        guard source.count == MemoryLayout<Value>.size else { throw .invalidValue("structure size") }
        withUnsafeMutableBytes(of: &value) { $0.copyBytes(from: source) }
    }

    /// Fails if bytes are left over.
    public func finish() throws(StateError) {
        guard remaining == 0 else { throw .excessBytes(remaining) }
    }
}
