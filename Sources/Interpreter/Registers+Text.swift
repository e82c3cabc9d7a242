// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// The inner loops of String. The bodies are those of the class library's own methods where every index is good; else these
// methods run, and throw what they throw.

extension Registers {
    /// Element 0 of a byte array.
    @inline(__always)
    func bytes(_ array: UInt32) -> SP { object(array) + SwiftletArrayData4 }

    /// StringLatin1.charAt(byte[] value, int index)
    @inline(__always)
    func latin1CharAt() {
        let array = word(2)
        if array == 0 || word(1) >= length(object(array)) { return jump(runMethod) }
        return answer(2) { UInt64($0.bytes(array).load(fromByteOffset: Int($0.word(1)), as: UInt8.self)) }
    }

    /// StringLatin1.equals(byte[] value, byte[] other)
    @inline(__always)
    func latin1Equals() { return equalBytes(word(2), word(1)) }

    /// Whether two byte arrays are equal, as the result of a method with two argument slots.
    @inline(__always)
    func equalBytes(_ left: UInt32, _ right: UInt32) {
        if left == 0 || right == 0 { return jump(runMethod) }
        let count = Int(length(object(left)))
        if count != Int(length(object(right))) { return answer(2) { _ in 0 } }
        let a = bytes(left)
        let b = bytes(right)
        var i = 0
        while i &+ 8 <= count {
            if a.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                != b.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            {
                return answer(2) { _ in 0 }
            }
            i &+= 8
        }
        while i < count {
            if a.load(fromByteOffset: i, as: UInt8.self) != b.load(fromByteOffset: i, as: UInt8.self) {
                return answer(2) { _ in 0 }
            }
            i &+= 1
        }
        return answer(2) { _ in 1 }
    }

    /// Whether `count` elements from `start` lie in an array of `length`.
    @inline(__always)
    func isRange(_ start: Int32, _ count: Int32, in length: UInt32) -> Bool {
        start >= 0 && count >= 0 && Int(start) &+ Int(count) <= Int(length)
    }

    /// StringCoding.countPositives(byte[] ba, int off, int len): how many bytes are not negative before the first that is.
    @inline(__always)
    func countPositives() {
        let array = word(3)
        if array == 0 || !isRange(int(2), int(1), in: length(object(array))) { return jump(runMethod) }
        let at = bytes(array) + Int(int(2))
        let count = Int(int(1))
        var i = 0
        while i &+ 8 <= count && at.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
            i &+= 8
        }
        while i < count && at.load(fromByteOffset: i, as: Int8.self) >= 0 { i &+= 1 }
        return answer(3) { _ in UInt64(i) }
    }

    /// StringUTF16.getChar(byte[] val, int index)
    @inline(__always)
    func utf16GetChar() {
        let array = word(2)
        if array == 0 || Int(word(1)) &* 2 &+ 1 >= Int(length(object(array))) { return jump(runMethod) }
        return answer(2) { UInt64($0.bytes(array).load(fromByteOffset: Int($0.word(1)) &* 2, as: UInt16.self)) }
    }

    /// StringUTF16.putChar(byte[] val, int index, int c)
    @inline(__always)
    func utf16PutChar() {
        let array = word(3)
        if array == 0 || Int(word(2)) &* 2 &+ 1 >= Int(length(object(array))) { return jump(runMethod) }
        return answer(3) { r in
            r.bytes(array).storeBytes(
                of: UInt16(truncatingIfNeeded: r.word(1)), toByteOffset: Int(r.word(2)) &* 2, as: UInt16.self)
            return 0
        }
    }

    /// ArraysSupport.vectorizedHashCode(Object array, int from, int length, int initial, int basicType). The type boolean
    /// stands for unsigned bytes, and char reads a byte array as UTF-16.
    @inline(__always)
    func vectorizedHashCode() {
        let array = word(5)
        if array == 0 { return jump(runMethod) }
        let at = object(array)
        let from = int(4)
        let count = int(3)
        let element = Int(classMetadata(classWord(at)).pointee.elementType)
        switch (Int(int(1)), element) {
        case (SwiftletTypeBoolean, SwiftletTypeByte) where isRange(from, count, in: length(at)):
            return hash(at, UInt8.self) { Int32($0) }
        case (SwiftletTypeByte, SwiftletTypeByte) where isRange(from, count, in: length(at)):
            return hash(at, Int8.self) { Int32($0) }
        case (SwiftletTypeChar, SwiftletTypeByte) where isRange(from, count, in: length(at) &>> 1),
            (SwiftletTypeChar, SwiftletTypeChar) where isRange(from, count, in: length(at)):
            return hash(at, UInt16.self) { Int32($0) }
        case (SwiftletTypeInt, SwiftletTypeInt) where isRange(from, count, in: length(at)):
            return hash(at, Int32.self) { $0 }
        default:
            return jump(runMethod)
        }
    }

    @inline(__always)
    func hash<T: BitwiseCopyable>(_ array: SP, _ type: T.Type, _ value: (T) -> Int32) {
        let size = MemoryLayout<T>.size
        var at = array + (SwiftletArrayData4 &+ Int(int(4)) &* size)
        let end = at + Int(int(3)) &* size
        var result = int(2)
        while at < end {
            result = 31 &* result &+ value(at.load(as: type))
            at += size
        }
        return answer(5) { _ in UInt64(UInt32(bitPattern: result)) }
    }
}
