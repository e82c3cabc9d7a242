// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// A Code attribute (JVMS 4.7.3) in place.
///
/// A successful initializer guarantees that the code, the exception table and every nested attribute lie inside the
/// attribute and fill it. Nothing is said about the instructions, ranges and types.
public struct CodeView {
    @usableFromInline let base: UnsafeRawPointer
    public let maxStack: UInt16
    public let maxLocals: UInt16
    /// Offset of the first instruction in the class file.
    public let codeOffset: UInt32
    /// Bytes of code; between 1 and 65535.
    public let codeLength: UInt32
    public let exceptionTable: ExceptionTable
    public let attributes: AttributeList

    /// Errors: `.classFormat`. `className` is called for the message only.
    public init(_ attribute: AttributeView, className: @autoclosure () -> String) throws(ClassFileError) {
        let base: UnsafeRawPointer = attribute.base
        let start: Int = Int(attribute.offset)
        let end: Int = start &+ Int(attribute.length)
        guard end &- start >= 8 else { throw .truncated(at: start) }
        let length: Int = Int(UInt32(bigEndian: base.loadUnaligned(fromByteOffset: start &+ 4, as: UInt32.self)))
        guard length > 0, length <= 0xFFFF else {
            throw ClassFileError(
                .classFormat, "Invalid method Code length \(length) in class file \(className())", offset: start)
        }
        var position: Int = start &+ 8
        var isComplete: Bool = end &- position >= length &+ 2
        position &+= length
        let handlers: Int = isComplete ? Int(CodeView.u2(base, position)) : 0
        position &+= 2
        let table = ExceptionTable(start: base + position, offset: UInt32(position), count: handlers)
        isComplete = isComplete && end &- position >= handlers &* 8 &+ 2
        position &+= handlers &* 8
        let count: Int = isComplete ? Int(CodeView.u2(base, position)) : 0
        position &+= 2
        let list = AttributeList(base: base, limit: end, start: position, count: count)
        for _ in 0..<count where isComplete {
            isComplete = end &- position >= 6
            guard isComplete else { break }
            let size = UInt32(bigEndian: base.loadUnaligned(fromByteOffset: position &+ 2, as: UInt32.self))
            position &+= 6 &+ Int(size)
            isComplete = position <= end
        }
        guard isComplete, position == end else {
            throw ClassFileError(
                .classFormat, "Code segment has wrong length in class file \(className())", offset: start)
        }
        self.base = base
        self.maxStack = CodeView.u2(base, start)
        self.maxLocals = CodeView.u2(base, start &+ 2)
        self.codeOffset = UInt32(start &+ 8)
        self.codeLength = UInt32(length)
        self.exceptionTable = table
        self.attributes = list
    }

    @inline(__always)
    private static func u2(_ base: UnsafeRawPointer, _ offset: Int) -> UInt16 {
        UInt16(bigEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The bytecodes.
    @inlinable
    public var code: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + Int(codeOffset), count: Int(codeLength))
    }

    /// One row of the exception table, as written.
    public struct ExceptionHandler: Equatable, Sendable {
        public var startPC: UInt16
        public var endPC: UInt16
        public var handlerPC: UInt16
        /// Index of a Class entry, or 0 for all throwables.
        public var catchTypeIndex: UInt16

        @inlinable
        public init(startPC: UInt16, endPC: UInt16, handlerPC: UInt16, catchTypeIndex: UInt16) {
            self.startPC = startPC
            self.endPC = endPC
            self.handlerPC = handlerPC
            self.catchTypeIndex = catchTypeIndex
        }
    }

    /// The exception handlers, innermost first; random access.
    public struct ExceptionTable: RandomAccessCollection {
        @usableFromInline let start: UnsafeRawPointer
        /// Offset of the first row in the class file.
        public let offset: UInt32
        public let count: Int

        @inlinable
        init(start: UnsafeRawPointer, offset: UInt32, count: Int) {
            self.start = start
            self.offset = offset
            self.count = count
        }

        @inlinable public var startIndex: Int { 0 }
        @inlinable public var endIndex: Int { count }

        /// Precondition: `index` is below `count`.
        @inlinable
        public subscript(index: Int) -> ExceptionHandler {
            precondition(index >= 0 && index < count, "exception handler index out of range")
            let row: UnsafeRawPointer = start + index &* 8
            return ExceptionHandler(
                startPC: UInt16(bigEndian: row.loadUnaligned(as: UInt16.self)),
                endPC: UInt16(bigEndian: row.loadUnaligned(fromByteOffset: 2, as: UInt16.self)),
                handlerPC: UInt16(bigEndian: row.loadUnaligned(fromByteOffset: 4, as: UInt16.self)),
                catchTypeIndex: UInt16(bigEndian: row.loadUnaligned(fromByteOffset: 6, as: UInt16.self)))
        }
    }
}

extension ClassFileView {
    /// The code of a method; nil when it has no Code attribute. Errors: `.classFormat`.
    public func code(of method: MemberView) throws(ClassFileError) -> CodeView? {
        guard let attribute = first(.code, in: method.attributes) else { return nil }
        return try CodeView(attribute, className: nameForMessages)
    }

    /// The class's own name as messages show it.
    public var nameForMessages: String {
        let name: UnsafeRawBufferPointer = thisClassName
        return name.isEmpty ? "<Unknown>" : ModifiedUTF8.string(decoding: name)
    }
}
