// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Places fields (spec/object-layout.md): large ones first, each naturally aligned, references of the class together,
/// smaller fields into the gap that alignment leaves at the start.
package struct FieldLayout {
    /// What a field needs: its basic type decides the size.
    package struct Item {
        var type: UInt8
        /// Result: byte offset.
        var offset: UInt32 = 0
    }

    /// First byte behind the last field; a subclass continues here.
    package private(set) var end: UInt32
    /// Run of reference fields placed by this layout.
    package private(set) var referenceOffset: UInt32 = 0
    package private(set) var referenceCount: UInt32 = 0

    package init(start: UInt32) { end = start }

    /// Size in bytes of a field of a basic type.
    package static func size(_ type: UInt8) -> UInt32 {
        switch Int(type) {
        case SwiftletTypeLong, SwiftletTypeDouble: 8
        case SwiftletTypeInt, SwiftletTypeFloat, SwiftletTypeReference: 4
        case SwiftletTypeShort, SwiftletTypeChar: 2
        default: 1
        }
    }

    /// Gives every item its offset.
    package mutating func place(_ items: inout [Item]) {
        var pending: [[Int]] = [[], [], [], []]  // indices by log2 size
        var references: [Int] = []
        for i in items.indices {
            if Int(items[i].type) == SwiftletTypeReference {
                references.append(i)
            } else {
                pending[FieldLayout.size(items[i].type).trailingZeroBitCount].append(i)
            }
        }
        // Fill the gap before the first 8-byte field with the largest smaller fields that fit.
        if !pending[3].isEmpty {
            while end & 7 != 0 {
                let alignment = min(Int(end.trailingZeroBitCount), 2)
                guard let size = (0...alignment).reversed().first(where: { !pending[$0].isEmpty }) else { break }
                put(&items, pending[size].removeFirst())
            }
            if end & 7 != 0, references.count == 1, end & 3 == 0 {
                startReferences(1)
                put(&items, references.removeFirst())
            }
            end = (end + 7) & ~7
            for i in pending[3] { put(&items, i) }
        }
        for i in pending[2] { put(&items, i) }
        if !references.isEmpty {
            // Small fields first when the superclass ended on an odd byte, so that references stay aligned.
            while end & 3 != 0 {
                let alignment = min(Int(end.trailingZeroBitCount), 1)
                guard let size = (0...alignment).reversed().first(where: { !pending[$0].isEmpty }) else { break }
                put(&items, pending[size].removeFirst())
            }
            end = (end + 3) & ~3
            startReferences(UInt32(references.count))
            for i in references { put(&items, i) }
        }
        for i in pending[1] { put(&items, i) }
        for i in pending[0] { put(&items, i) }
    }

    private mutating func startReferences(_ count: UInt32) {
        referenceOffset = end
        referenceCount = count
    }

    private mutating func put(_ items: inout [Item], _ index: Int) {
        let size = FieldLayout.size(items[index].type)
        end = (end + size - 1) & ~(size - 1)
        items[index].offset = end
        end += size
    }
}
