// SPDX-License-Identifier: Apache-2.0
import ObjectModel

// Methods of String and the index checks of the class library, for the case that nothing is wrong; else the methods run.

extension Registers {
    /// Field of the String `string` that holds its bytes.
    @inline(__always)
    func stringValue(_ string: UInt32) -> UInt32 {
        referenceField(string, thread.pointee.wellKnown.pointee.stringValue)
    }

    /// 0: one byte a character; 1: two.
    @inline(__always)
    func coder(_ string: UInt32) -> UInt8 {
        object(string).load(fromByteOffset: Int(thread.pointee.wellKnown.pointee.stringCoder), as: UInt8.self)
    }

    @inline(__always)
    func stringCharAt() {
        let array = stringValue(word(2))
        if array == 0 { return jump(runMethod) }
        let index = word(1)
        if coder(word(2)) == 0 {
            if index >= length(object(array)) { return jump(runMethod) }
            return answer(2) { UInt64($0.bytes(array).load(fromByteOffset: Int(index), as: UInt8.self)) }
        }
        if index >= length(object(array)) &>> 1 { return jump(runMethod) }
        return answer(2) { UInt64($0.bytes(array).load(fromByteOffset: Int(index) &* 2, as: UInt16.self)) }
    }

    @inline(__always)
    func stringLength() {
        let array = stringValue(word(1))
        if array == 0 { return jump(runMethod) }
        return answer(1) { UInt64($0.length($0.object(array)) &>> UInt32($0.coder($0.word(1)))) }
    }

    @inline(__always)
    func stringIsEmpty() {
        let array = stringValue(word(1))
        if array == 0 { return jump(runMethod) }
        return answer(1) { $0.length($0.object(array)) == 0 ? 1 : 0 }
    }

    @inline(__always)
    func stringCoder(_ result: (UInt8) -> UInt64) { return answer(1) { result($0.coder($0.word(1))) } }

    /// Once it is known and not 0.
    @inline(__always)
    func stringHashCode() {
        let hash = referenceField(word(1), thread.pointee.wellKnown.pointee.stringHash)
        if hash == 0 { return jump(runMethod) }
        return answer(1) { _ in UInt64(hash) }
    }

    @inline(__always)
    func stringEquals() {
        let other = word(1)
        if other == word(2) { return answer(2) { _ in 1 } }
        if other == 0 || classWord(object(other)) != thread.pointee.wellKnown.pointee.stringClass.rawValue
            || coder(other) != coder(word(2))
        {
            return answer(2) { _ in 0 }
        }
        return equalBytes(stringValue(word(2)), stringValue(other))
    }

    /// StringLatin1.indexOfChar(byte[] value, int ch, int fromIndex, int max)
    @inline(__always)
    func latin1IndexOfChar() {
        let array = word(4)
        let start = int(2)
        let end = int(1)
        if array == 0 || start < 0 || end > Int32(bitPattern: length(object(array))) { return jump(runMethod) }
        let wanted = UInt8(truncatingIfNeeded: word(3))
        let at = bytes(array)
        var i = Int(start)
        while i < Int(end) {
            if at.load(fromByteOffset: i, as: UInt8.self) == wanted { return answer(4) { _ in UInt64(i) } }
            i &+= 1
        }
        return answer(4) { _ in 0xFFFF_FFFF }
    }

    // MARK: Checks; the first argument is the result, where there is one

    @inline(__always)
    func requireNonNull() {
        if word(1) == 0 { return jump(runMethod) }
        return answer(1) { UInt64($0.word(1)) }
    }

    /// Index and length, of `slots` arguments.
    @inline(__always)
    func checkIndex(_ slots: Int) {
        let count = int(slots &- 1)
        if count < 0 || word(slots) >= UInt32(bitPattern: count) { return jump(runMethod) }
        return answer(slots) { UInt64($0.word(slots)) }
    }

    /// Begin, end and length.
    @inline(__always)
    func checkFromToIndex(_ slots: Int) {
        let from = int(slots)
        let to = int(slots &- 1)
        if from < 0 || from > to || to > int(slots &- 2) { return jump(runMethod) }
        return answer(slots) { UInt64($0.word(slots)) }
    }

    /// Begin, size and length.
    @inline(__always)
    func checkFromIndexSize(_ slots: Int) {
        let from = int(slots)
        let size = int(slots &- 1)
        let length = int(slots &- 2)
        if (from | size | length) < 0 || size > length &- from { return jump(runMethod) }
        return answer(slots) { UInt64($0.word(slots)) }
    }
}
