// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension Registers {
    /// Address of the object a non-null reference names.
    @inline(__always)
    func object(_ reference: UInt32) -> SP { base + Int(reference) &<< 3 }

    /// Class word of an object.
    @inline(__always)
    func classWord(_ object: SP) -> UInt32 { object.load(as: UInt32.self) }

    @inline(__always)
    func classMetadata(_ class_: UInt32) -> UnsafeMutablePointer<ClassMetadata> { space[ClassRef(rawValue: class_)] }

    /// Byte offset of element `index` of an array with elements of type T.
    @inline(__always)
    func elementOffset<T>(_ index: UInt32, _ type: T.Type) -> Int {
        let size = MemoryLayout<T>.size
        return Int(size == 8 ? SwiftletArrayData8 : SwiftletArrayData4) &+ Int(index) &* size
    }

    @inline(__always)
    func length(_ array: SP) -> UInt32 { array.load(fromByteOffset: SwiftletArrayLengthOffset, as: UInt32.self) }

    @inline(__always)
    func arrayLoad<T: BitwiseCopyable>(_ type: T.Type, _ push: (inout Registers, T) -> Void) {
        let array = word(2)
        if array == 0 { return jump(slowNullPointer) }
        let index = word(1)
        let at = object(array)
        if index >= length(at) { return jump(slowLoadIndex) }
        var r = self
        r.sp -= 8
        push(&r, at.load(fromByteOffset: elementOffset(index, type), as: type))
        return r.next()
    }

    /// `slots` is the size of the value on the operand stack.
    @inline(__always)
    func arrayStore<T: BitwiseCopyable>(_ type: T.Type, _ slots: Int, _ value: (Registers) -> T) {
        let array = word(slots &+ 2)
        if array == 0 { return jump(slowNullPointer) }
        let index = word(slots &+ 1)
        let at = object(array)
        if index >= length(at) { return jump(slots == 2 ? slowStoreIndex2 : slowStoreIndex) }
        at.storeBytes(of: value(self), toByteOffset: elementOffset(index, type), as: type)
        var r = self
        r.sp -= 8 &+ slots &* 4
        return r.next()
    }

    /// bastore serves byte[] and boolean[]; the latter keeps the low bit only (JVMS 6.5).
    @inline(__always)
    func byteArrayStore() {
        return arrayStore(UInt8.self, 1) { r in
            let class_ = r.classMetadata(r.classWord(r.object(r.word(3))))
            let value = UInt8(truncatingIfNeeded: r.word(1))
            return _fastPath(class_.pointee.elementType != UInt8(SwiftletTypeBoolean)) ? value : value & 1
        }
    }

    @inline(__always)
    func referenceArrayStore() {
        let array = word(3)
        if array == 0 { return jump(slowNullPointer) }
        let value = word(1)
        if value != 0 {
            let element = classMetadata(classWord(object(array))).pointee.elementClass.rawValue
            if classWord(object(value)) != element { return jump(slowCheckStore) }
        }
        if word(2) >= length(object(array)) { return jump(slowStoreIndex) }
        return completeReferenceArrayStore()
    }

    /// The store itself, after the checks.
    @inline(__always)
    func completeReferenceArrayStore() {
        let slot = object(word(3)) + elementOffset(word(2), UInt32.self)
        space.beforeStore(slot)
        slot.storeBytes(of: word(1), as: UInt32.self)
        space.afterStore(slot)
        var r = self
        r.sp -= 12
        return r.next()
    }

    @inline(__always)
    func arrayLength() {
        let array = word(1)
        if array == 0 { return jump(slowNullPointer) }
        store(1, length(object(array)))
        return next()
    }
}
