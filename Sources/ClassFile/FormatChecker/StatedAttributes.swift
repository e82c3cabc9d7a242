// SPDX-License-Identifier: Apache-2.0

/// The attributes of a list as their headers state them, the last perhaps cut off by the end of the file.
///
/// HotSpot looks into an attribute before it finds that the file ends inside, so the format checker has to do the same
/// to find the same fault first. Unlike `AttributeList` this iterator knows no end but the file's, and throws
/// "Truncated class file" in place of the attribute *behind* one that is cut off.
struct StatedAttributes {
    private let view: ClassFileView
    private var left: Int
    /// Offset in the file of the next header.
    private(set) var position: Int
    private var isCutOff: Bool = false

    init(_ view: ClassFileView, start: Int, count: Int) {
        self.view = view
        self.position = start
        self.left = count
    }

    init(_ view: ClassFileView, _ list: AttributeList) {
        self.init(view, start: list.start, count: list.count)
    }

    struct Element {
        /// The attribute, as far as it is there.
        let view: AttributeView
        /// `attribute_length` as written.
        let length: UInt32

        var isComplete: Bool { view.length == length }
        var nameIndex: UInt16 { view.nameIndex }
        var offset: Int { Int(view.offset) }
        var u2: UInt16 { view.u2 }
    }

    mutating func next() throws(ClassFileError) -> Element? {
        if isCutOff { throw .truncated(at: view.size) }
        guard left > 0 else { return nil }
        guard view.size &- position >= 6 else { throw .truncated(at: position) }
        left &-= 1
        let base: UnsafeRawPointer = view.base
        let nameIndex = UInt16(bigEndian: base.loadUnaligned(fromByteOffset: position, as: UInt16.self))
        let length = UInt32(bigEndian: base.loadUnaligned(fromByteOffset: position &+ 2, as: UInt32.self))
        let start: Int = position &+ 6
        let available: Int = min(Int(length), view.size &- start)
        isCutOff = available < Int(length)
        position = start &+ available
        let attribute = AttributeView(
            base: base, nameIndex: nameIndex, offset: UInt32(start), length: UInt32(available))
        return Element(view: attribute, length: length)
    }
}

extension FormatChecker {
    /// As many rows as the attribute's count says, even behind its end, as long as the file goes on: HotSpot reads them
    /// before it compares count and length, and in old class files it never compares.
    func statedRows(_ attribute: AttributeView, columns: Int) throws(ClassFileError) -> RowList {
        let start: Int = Int(attribute.offset)
        guard view.size &- start >= 2 else { throw .truncated(at: start) }
        let count = Int(UInt16(bigEndian: view.base.loadUnaligned(fromByteOffset: start, as: UInt16.self)))
        guard count &* columns &* 2 <= view.size &- start &- 2 else { throw .truncated(at: start) }
        return RowList(start: view.base + (start &+ 2), columns: columns, count: count)
    }

    /// As `statedRows`, of one column.
    func statedIndices(_ attribute: AttributeView) throws(ClassFileError) -> IndexList {
        let rows: RowList = try statedRows(attribute, columns: 1)
        return IndexList(start: rows.start, offset: attribute.offset &+ 2, count: rows.count)
    }
}
