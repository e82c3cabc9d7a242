// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// The frames of a StackMapTable (JVMS 4.7.4) in place, one after the other, without allocation.
///
/// Safe on any bytes: iteration ends after the stated number of frames, or at the first that is not all there or of a
/// reserved kind; `isMalformed` tells which. Bytes behind the last frame make the table malformed too.
public struct StackMapView: Sequence, IteratorProtocol {
    /// What a frame does to the locals of the one before; the stack is given whole in every kind.
    public enum LocalsChange: Equatable, Sendable {
        case same
        /// The last locals, one to three, are gone.
        case chop(Int)
        /// As many locals more as `locals` has.
        case append
        /// `locals` has them all.
        case replace
    }

    public struct Frame {
        /// Distance from the frame before, less one; from the method's start for the first.
        public let distance: Int
        public let change: LocalsChange
        /// Those added, or all; see `change`.
        public let locals: TypeList
        public let stack: TypeList
        /// `frame_type` as written.
        public let type: UInt8
    }

    /// A run of verification types.
    public struct TypeList: Sequence, IteratorProtocol {
        private var reader: ByteReader
        public let count: Int
        private var left: Int

        fileprivate init(_ reader: ByteReader, count: Int) {
            self.reader = reader
            self.count = count
            self.left = count
        }

        public mutating func next() -> VerificationTypeInfo? {
            guard left > 0 else { return nil }
            left -= 1
            return reader.verificationType()
        }
    }

    /// `number_of_entries` as written.
    public let count: Int
    /// Whether the bytes read so far are not what the format asks for.
    public private(set) var isMalformed: Bool = false
    private var reader: ByteReader
    private var left: Int

    /// The frames of a StackMapTable attribute.
    public init(_ attribute: AttributeView) {
        reader = attribute.reader
        count = Int(reader.u2())
        left = count
        isMalformed = reader.isOverrun || (count == 0 && !reader.isAtEnd)
    }

    public mutating func next() -> Frame? {
        guard left > 0, !isMalformed else { return nil }
        left -= 1
        let frame: Frame? = readFrame()
        isMalformed = frame == nil || reader.isOverrun || (left == 0 && !reader.isAtEnd)
        return reader.isOverrun ? nil : frame
    }

    private mutating func readFrame() -> Frame? {
        let type: UInt8 = reader.u1()
        let nothing = TypeList(reader, count: 0)
        switch type {
        case 0...63:
            return Frame(distance: Int(type), change: .same, locals: nothing, stack: nothing, type: type)
        case 64...127:
            guard let stack = types(1) else { return nil }
            return Frame(distance: Int(type) - 64, change: .same, locals: nothing, stack: stack, type: type)
        case 247:
            let distance: Int = Int(reader.u2())
            guard let stack = types(1) else { return nil }
            return Frame(distance: distance, change: .same, locals: nothing, stack: stack, type: type)
        case 248...250:
            return Frame(
                distance: Int(reader.u2()), change: .chop(251 - Int(type)), locals: nothing, stack: nothing, type: type)
        case 251:
            return Frame(distance: Int(reader.u2()), change: .same, locals: nothing, stack: nothing, type: type)
        case 252...254:
            let distance: Int = Int(reader.u2())
            guard let locals = types(Int(type) - 251) else { return nil }
            return Frame(distance: distance, change: .append, locals: locals, stack: nothing, type: type)
        case 255:
            let distance: Int = Int(reader.u2())
            guard let locals = types(Int(reader.u2())), let stack = types(Int(reader.u2())) else { return nil }
            return Frame(distance: distance, change: .replace, locals: locals, stack: stack, type: type)
        default:
            return nil
        }
    }

    /// Reads over `count` types; nil when one is unknown or missing.
    private mutating func types(_ count: Int) -> TypeList? {
        let list = TypeList(reader, count: count)
        for _ in 0..<count {
            guard reader.verificationType() != nil else { return nil }
        }
        return list
    }
}

extension ByteReader {
    /// The next `verification_type_info`; nil when its tag is unknown or it is not all there.
    mutating func verificationType() -> VerificationTypeInfo? {
        let type: VerificationTypeInfo
        switch u1() {
        case 0: type = .top
        case 1: type = .integer
        case 2: type = .float
        case 3: type = .double
        case 4: type = .long
        case 5: type = .null
        case 6: type = .uninitializedThis
        case 7: type = .object(u2())
        case 8: type = .uninitialized(pc: u2())
        default: return nil
        }
        return isOverrun ? nil : type
    }
}
