// SPDX-License-Identifier: Apache-2.0
import ClassFile
import DataStructures

// Decoding the StackMapTable (JVMS 4.7.4) into frames. All frames are decoded before the code is looked at: a fault in
// the last of them comes before a fault in the first instruction.

extension TypeChecker {
    /// Types of all frames of a method together; a table that needs more is refused. Frames share the locals they have
    /// in common with the frame before, so that only tables made for the purpose come near.
    private static var mostFrameTypes: Int { 1 << 24 }

    mutating func readFrames() throws(Failure) {
        frameCount = 0
        // As on HotSpot, an empty attribute is none.
        guard let attribute = context.view.first(.stackMapTable, in: attributes), attribute.length > 0 else { return }
        var reader = FrameReader(attribute, self)
        defer { context.isFrameTableMalformed = reader.isMalformed }
        let count = Int(try reader.u2())
        context.memory.frames.reserve(count)
        frames = context.memory.frames.start
        try reader.readFrames(count, &self)
        frameCount = count
    }

    fileprivate struct FrameReader {
        private var reader: ByteReader
        private var typeCount = 0
        private var previous: StackMapFrame
        /// A wrong `Uninitialized`, which counts only if the rest of its list can be read.
        private var delayed: Failure?
        /// Whether the attribute's structure is broken, as opposed to its meaning.
        private(set) var isMalformed = false

        init(_ attribute: AttributeView, _ checker: borrowing TypeChecker) {
            reader = attribute.reader
            // The frame at the start of the method; its locals are copied in front of all others.
            previous = StackMapFrame(
                position: -1, isThisUninitialized: checker.isThisUninitialized, localsStart: 0,
                localsCount: Int32(truncatingIfNeeded: checker.localsCount), stackStart: 0, stackCount: 0)
        }

        // MARK: Bytes

        mutating func u2() throws(Failure) -> UInt16 {
            let value = reader.u2()
            if reader.isOverrun { throw truncated() }
            return value
        }

        private mutating func u1() throws(Failure) -> UInt8 {
            let value = reader.u1()
            if reader.isOverrun { throw truncated() }
            return value
        }

        private mutating func malformed(_ text: String) -> Failure {
            isMalformed = true
            return .classFormat("StackMapTable format error: " + text)
        }

        private mutating func truncated() -> Failure { malformed("access beyond the end of attribute") }

        // MARK: Frames

        mutating func readFrames(_ count: Int, _ checker: inout TypeChecker) throws(Failure) {
            checker.context.memory.frameTypes.reserve(checker.localsCount + 1)
            for local in 0..<checker.localsCount { checker.context.memory.frameTypes[local] = checker.locals[local] }
            typeCount = checker.localsCount
            for index in 0..<count {
                let frame = try readFrame(&checker)
                checker.frames[index] = frame
                checker.frameTypes = checker.context.memory.frameTypes.start
                let position = Int(frame.position)
                guard position < checker.code.count, checker.positions[position] != CodePosition.inside else {
                    throw checker.verifyError(
                        Fault(.badFrame, at: 0, Origin(.frame(checker.slice(index)))),
                        "StackMapTable error: bad offset")
                }
                previous = frame
            }
            if !reader.isAtEnd { throw malformed("wrong attribute size") }
        }

        private mutating func readFrame(_ checker: inout TypeChecker) throws(Failure) -> StackMapFrame {
            if reader.isAtEnd { throw malformed("wrong attribute size") }
            let type = try u1()
            var frame = previous
            frame.stackStart = 0
            frame.stackCount = 0
            switch type {
            case 0...63:
                advance(&frame, UInt16(type))
            case 64...127:
                advance(&frame, UInt16(type) - 64)
                try readStack(1, &frame, &checker)
            case 128...246:
                _ = try u2()
                throw malformed("reserved frame type")
            case 247:
                advance(&frame, try u2())
                try readStack(1, &frame, &checker)
            case 248...251:
                advance(&frame, try u2())
                if type < 251 { try chop(251 - Int(type), &frame, checker) }
            case 252...254:
                advance(&frame, try u2())
                try append(Int(type) - 251, &frame, &checker)
            default:
                advance(&frame, try u2())
                try readFull(&frame, &checker)
            }
            return frame
        }

        private func advance(_ frame: inout StackMapFrame, _ delta: UInt16) {
            // At most 65535 frames of at most 65536 bytes each: the sum fits 32 bits once it is unsigned; it is
            // compared with the code's length frame by frame, so that it stays below 2¹⁷.
            frame.position = previous.position + Int32(delta) + 1
        }

        private func chop(_ count: Int, _ frame: inout StackMapFrame, _ checker: TypeChecker) throws(Failure) {
            let types = checker.context.memory.frameTypes.start + Int(frame.localsStart)
            var left = Int(frame.localsCount)
            for _ in 0..<count {
                guard left > 0 else { throw checker.classFormatError(FrameReader.badSize) }
                left -= types[left - 1].isSecondHalf ? 2 : 1
            }
            guard left >= 0 else { throw checker.classFormatError(FrameReader.badSize) }
            frame.localsCount = Int32(truncatingIfNeeded: left)
            frame.isThisUninitialized = false
            for local in 0..<left where types[local] == .uninitializedThis { frame.isThisUninitialized = true }
        }

        private mutating func append(
            _ count: Int, _ frame: inout StackMapFrame, _ checker: inout TypeChecker
        ) throws(Failure) {
            // Locals that end where the free types begin are extended in place: frames that share them hold counts.
            let end = Int(frame.localsStart + frame.localsCount)
            if end != typeCount {
                let start = typeCount
                try reserve(Int(frame.localsCount), &checker)
                let types = checker.context.memory.frameTypes.start
                (types + start).update(from: types + Int(frame.localsStart), count: Int(frame.localsCount))
                typeCount += Int(frame.localsCount)
                frame.localsStart = Int32(truncatingIfNeeded: start)
            }
            for _ in 0..<count { try readType(&checker, &frame.isThisUninitialized) }
            frame.localsCount = Int32(truncatingIfNeeded: typeCount) - frame.localsStart
            try checkSize(frame.localsCount, checker.maxLocals, checker)
        }

        private mutating func readFull(_ frame: inout StackMapFrame, _ checker: inout TypeChecker) throws(Failure) {
            frame.isThisUninitialized = false
            frame.localsStart = Int32(truncatingIfNeeded: typeCount)
            for _ in 0..<(try u2()) { try readType(&checker, &frame.isThisUninitialized) }
            frame.localsCount = Int32(truncatingIfNeeded: typeCount) - frame.localsStart
            try checkSize(frame.localsCount, checker.maxLocals, checker)
            try readStack(Int(try u2()), &frame, &checker)
        }

        private mutating func readStack(
            _ count: Int, _ frame: inout StackMapFrame, _ checker: inout TypeChecker
        ) throws(Failure) {
            var ignored = false
            frame.stackStart = Int32(truncatingIfNeeded: typeCount)
            for _ in 0..<count { try readType(&checker, &ignored) }
            frame.stackCount = Int32(truncatingIfNeeded: typeCount) - frame.stackStart
            try checkSize(frame.stackCount, checker.maxStack, checker)
        }

        private static var badSize: String { "StackMapTable format error: bad type array size" }

        private func checkSize(_ count: Int32, _ bound: Int, _ checker: TypeChecker) throws(Failure) {
            if let delayed { throw delayed }
            if Int(count) > bound { throw checker.classFormatError(FrameReader.badSize) }
        }

        // MARK: Types

        private mutating func reserve(_ count: Int, _ checker: inout TypeChecker) throws(Failure) {
            guard typeCount + count <= TypeChecker.mostFrameTypes else {
                throw malformed("too large")
            }
            checker.context.memory.frameTypes.reserve(typeCount + count, keeping: typeCount)
        }

        /// Decodes a type, two slots for longs and doubles, behind those decoded before.
        private mutating func readType(
            _ checker: inout TypeChecker, _ hasUninitializedThis: inout Bool
        ) throws(Failure) {
            try reserve(2, &checker)
            let type: VerificationType
            switch try u1() {
            case 0: type = .top
            case 1: type = .integer
            case 2: type = .float
            case 3: type = .double
            case 4: type = .long
            case 5: type = .null
            case 6:
                type = .uninitializedThis
                hasUninitializedThis = true
            case 7:
                let index = try u2()
                type = checker.context.classType(index)
                if type == .top { throw malformed("bad class index") }
            case 8:
                let position = Int(try u2())
                guard position < checker.code.count, checker.positions[position] == CodePosition.new else {
                    let failure = checker.classFormatError("StackMapTable format error: bad offset for Uninitialized")
                    delayed = delayed ?? failure
                    type = .top
                    break
                }
                type = .uninitialized(position)
            default:
                throw malformed("bad verification type")
            }
            let types = checker.context.memory.frameTypes
            types[typeCount] = type
            typeCount += 1
            if type.isCategory2 {
                types[typeCount] = type.second
                typeCount += 1
            }
        }
    }
}
