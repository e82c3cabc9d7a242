// SPDX-License-Identifier: Apache-2.0

/// The components of a Record attribute (JVMS 4.7.30), in place and in order.
public struct RecordComponents: Sequence {
    let attribute: AttributeView
    public let count: Int

    /// Nil when the components do not fill the attribute exactly.
    public init?(_ attribute: AttributeView) {
        guard attribute.length >= 2 else { return nil }
        self.attribute = attribute
        self.count = Int(attribute.u2)
        var iterator: Iterator = makeIterator()
        var found: Int = 0
        while iterator.next() != nil { found &+= 1 }
        guard found == count, iterator.position == attribute.range.upperBound else { return nil }
    }

    public struct Component {
        public let nameIndex: UInt16
        public let descriptorIndex: UInt16
        public let attributes: AttributeList
    }

    public func makeIterator() -> Iterator { Iterator(self) }

    public struct Iterator: IteratorProtocol {
        private let base: UnsafeRawPointer
        private let end: Int
        private var left: Int
        /// Offset in the class file of the next component.
        fileprivate private(set) var position: Int

        init(_ list: RecordComponents) {
            base = list.attribute.base
            end = list.attribute.range.upperBound
            position = list.attribute.range.lowerBound &+ 2
            left = list.count
        }

        public mutating func next() -> Component? {
            guard left > 0, end &- position >= 6 else { return nil }
            let start: Int = position
            let count: Int = Int(u2(4))
            position &+= 6
            for _ in 0..<count {
                guard end &- position >= 6 else { return stop() }
                let length: Int = Int(u2(2)) << 16 | Int(u2(4))
                guard end &- position &- 6 >= length else { return stop() }
                position &+= 6 &+ length
            }
            left &-= 1
            let list = AttributeList(base: base, limit: position, start: start &+ 6, count: count)
            let nameIndex = UInt16(bigEndian: base.loadUnaligned(fromByteOffset: start, as: UInt16.self))
            let descriptorIndex = UInt16(bigEndian: base.loadUnaligned(fromByteOffset: start &+ 2, as: UInt16.self))
            return Component(nameIndex: nameIndex, descriptorIndex: descriptorIndex, attributes: list)
        }

        private func u2(_ distance: Int) -> UInt16 {
            UInt16(bigEndian: base.loadUnaligned(fromByteOffset: position &+ distance, as: UInt16.self))
        }

        /// An attribute sticks out: no further component can be found.
        private mutating func stop() -> Component? {
            left = 0
            position = -1
            return nil
        }
    }
}
