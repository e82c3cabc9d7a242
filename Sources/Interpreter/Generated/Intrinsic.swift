// SPDX-License-Identifier: Apache-2.0
// Generated from spec/tables/handlers.tsv and its neighbours by scripts/generate-handlers.
// swift-format-ignore-file

/// A method that an entry handler runs; the raw value is kept in MethodMetadata.intrinsic. The first five are made
/// for each descriptor by the linker of method handles.
public enum Intrinsic: UInt8, CaseIterable, Sendable {
    case invokeBasic = 1, linkToStatic, linkToSpecial, linkToVirtual, linkToInterface
    case hashCode
    case identityHashCode
    case objectInit
    case getClass
    case isInstance
    case currentThread
    case currentCarrierThread
    case arraycopy
    case floatToRawIntBits
    case intBitsToFloat
    case doubleToRawLongBits
    case longBitsToDouble
    case sqrt
    case absInt
    case absLong
    case absFloat
    case absDouble
    case maxInt
    case maxLong
    case minInt
    case minLong
    case multiplyHigh
    case bitCountInt
    case bitCountLong
    case leadingZerosInt
    case leadingZerosLong
    case trailingZerosInt
    case trailingZerosLong
    case reverseBytesInt
    case reverseBytesLong
    case getBoolean
    case putBoolean
    case getBooleanVolatile
    case putBooleanVolatile
    case getByte
    case putByte
    case getByteVolatile
    case putByteVolatile
    case getShort
    case putShort
    case getShortVolatile
    case putShortVolatile
    case getChar
    case putChar
    case getCharVolatile
    case putCharVolatile
    case getInt
    case putInt
    case getIntVolatile
    case putIntVolatile
    case getFloat
    case putFloat
    case getFloatVolatile
    case putFloatVolatile
    case getLong
    case putLong
    case getLongVolatile
    case putLongVolatile
    case getDouble
    case putDouble
    case getDoubleVolatile
    case putDoubleVolatile
    case getIntAcquire
    case putIntRelease
    case getLongAcquire
    case putLongRelease
    case getReference
    case getReferenceVolatile
    case getReferenceAcquire
    case putReference
    case putReferenceVolatile
    case putReferenceRelease
    case compareAndSetInt
    case compareAndExchangeInt
    case weakCompareAndSetInt
    case compareAndSetLong
    case compareAndExchangeLong
    case weakCompareAndSetLong
    case compareAndSetReference
    case compareAndExchangeReference
    case weakCompareAndSetReference
    case getAndAddInt
    case getAndAddLong
    case getAndSetInt
    case getAndSetLong
    case getAndSetReference
    case fullFence
    case loadFence
    case storeFence
    case latin1CharAt
    case latin1Equals
    case countPositives
    case utf16GetChar
    case utf16PutChar
    case vectorizedHashCode
    case stringCharAt
    case stringLength
    case stringIsEmpty
    case stringIsLatin1
    case stringCoder
    case stringHashCode
    case stringEquals
    case builderIsLatin1
    case canEncode
    case coderFromChar
    case indexOfChar
    case requireNonNull
    case objectsCheckIndex
    case checkIndex
    case checkFromToIndex
    case checkFromIndexSize
    case stringCheckIndex
    case stringCheckBounds
    case stringCheckCount
    case objectEquals
}

extension Intrinsic {
    /// Handler that enters the method.
    public var entry: Operation {
        switch self {
        case .invokeBasic: .enter_invokeBasic
        case .linkToStatic: .enter_linkToStatic
        case .linkToSpecial: .enter_linkToSpecial
        case .linkToVirtual: .enter_linkToVirtual
        case .linkToInterface: .enter_linkToInterface
        case .hashCode: .enter_hashCode
        case .identityHashCode: .enter_identityHashCode
        case .objectInit: .enter_objectInit
        case .getClass: .enter_getClass
        case .isInstance: .enter_isInstance
        case .currentThread: .enter_currentThread
        case .currentCarrierThread: .enter_currentCarrierThread
        case .arraycopy: .enter_arraycopy
        case .floatToRawIntBits: .enter_floatToRawIntBits
        case .intBitsToFloat: .enter_intBitsToFloat
        case .doubleToRawLongBits: .enter_doubleToRawLongBits
        case .longBitsToDouble: .enter_longBitsToDouble
        case .sqrt: .enter_sqrt
        case .absInt: .enter_absInt
        case .absLong: .enter_absLong
        case .absFloat: .enter_absFloat
        case .absDouble: .enter_absDouble
        case .maxInt: .enter_maxInt
        case .maxLong: .enter_maxLong
        case .minInt: .enter_minInt
        case .minLong: .enter_minLong
        case .multiplyHigh: .enter_multiplyHigh
        case .bitCountInt: .enter_bitCountInt
        case .bitCountLong: .enter_bitCountLong
        case .leadingZerosInt: .enter_leadingZerosInt
        case .leadingZerosLong: .enter_leadingZerosLong
        case .trailingZerosInt: .enter_trailingZerosInt
        case .trailingZerosLong: .enter_trailingZerosLong
        case .reverseBytesInt: .enter_reverseBytesInt
        case .reverseBytesLong: .enter_reverseBytesLong
        case .getBoolean: .enter_getBoolean
        case .putBoolean: .enter_putBoolean
        case .getBooleanVolatile: .enter_getBooleanVolatile
        case .putBooleanVolatile: .enter_putBooleanVolatile
        case .getByte: .enter_getByte
        case .putByte: .enter_putByte
        case .getByteVolatile: .enter_getByteVolatile
        case .putByteVolatile: .enter_putByteVolatile
        case .getShort: .enter_getShort
        case .putShort: .enter_putShort
        case .getShortVolatile: .enter_getShortVolatile
        case .putShortVolatile: .enter_putShortVolatile
        case .getChar: .enter_getChar
        case .putChar: .enter_putChar
        case .getCharVolatile: .enter_getCharVolatile
        case .putCharVolatile: .enter_putCharVolatile
        case .getInt: .enter_getInt
        case .putInt: .enter_putInt
        case .getIntVolatile: .enter_getIntVolatile
        case .putIntVolatile: .enter_putIntVolatile
        case .getFloat: .enter_getFloat
        case .putFloat: .enter_putFloat
        case .getFloatVolatile: .enter_getFloatVolatile
        case .putFloatVolatile: .enter_putFloatVolatile
        case .getLong: .enter_getLong
        case .putLong: .enter_putLong
        case .getLongVolatile: .enter_getLongVolatile
        case .putLongVolatile: .enter_putLongVolatile
        case .getDouble: .enter_getDouble
        case .putDouble: .enter_putDouble
        case .getDoubleVolatile: .enter_getDoubleVolatile
        case .putDoubleVolatile: .enter_putDoubleVolatile
        case .getIntAcquire: .enter_getIntAcquire
        case .putIntRelease: .enter_putIntRelease
        case .getLongAcquire: .enter_getLongAcquire
        case .putLongRelease: .enter_putLongRelease
        case .getReference: .enter_getReference
        case .getReferenceVolatile: .enter_getReferenceVolatile
        case .getReferenceAcquire: .enter_getReferenceAcquire
        case .putReference: .enter_putReference
        case .putReferenceVolatile: .enter_putReferenceVolatile
        case .putReferenceRelease: .enter_putReferenceRelease
        case .compareAndSetInt: .enter_compareAndSetInt
        case .compareAndExchangeInt: .enter_compareAndExchangeInt
        case .weakCompareAndSetInt: .enter_weakCompareAndSetInt
        case .compareAndSetLong: .enter_compareAndSetLong
        case .compareAndExchangeLong: .enter_compareAndExchangeLong
        case .weakCompareAndSetLong: .enter_weakCompareAndSetLong
        case .compareAndSetReference: .enter_compareAndSetReference
        case .compareAndExchangeReference: .enter_compareAndExchangeReference
        case .weakCompareAndSetReference: .enter_weakCompareAndSetReference
        case .getAndAddInt: .enter_getAndAddInt
        case .getAndAddLong: .enter_getAndAddLong
        case .getAndSetInt: .enter_getAndSetInt
        case .getAndSetLong: .enter_getAndSetLong
        case .getAndSetReference: .enter_getAndSetReference
        case .fullFence: .enter_fullFence
        case .loadFence: .enter_loadFence
        case .storeFence: .enter_storeFence
        case .latin1CharAt: .enter_latin1CharAt
        case .latin1Equals: .enter_latin1Equals
        case .countPositives: .enter_countPositives
        case .utf16GetChar: .enter_utf16GetChar
        case .utf16PutChar: .enter_utf16PutChar
        case .vectorizedHashCode: .enter_vectorizedHashCode
        case .stringCharAt: .enter_stringCharAt
        case .stringLength: .enter_stringLength
        case .stringIsEmpty: .enter_stringIsEmpty
        case .stringIsLatin1: .enter_stringIsLatin1
        case .stringCoder: .enter_stringCoder
        case .stringHashCode: .enter_stringHashCode
        case .stringEquals: .enter_stringEquals
        case .builderIsLatin1: .enter_builderIsLatin1
        case .canEncode: .enter_canEncode
        case .coderFromChar: .enter_coderFromChar
        case .indexOfChar: .enter_indexOfChar
        case .requireNonNull: .enter_requireNonNull
        case .objectsCheckIndex: .enter_objectsCheckIndex
        case .checkIndex: .enter_checkIndex
        case .checkFromToIndex: .enter_checkFromToIndex
        case .checkFromIndexSize: .enter_checkFromIndexSize
        case .stringCheckIndex: .enter_stringCheckIndex
        case .stringCheckBounds: .enter_stringCheckBounds
        case .stringCheckCount: .enter_stringCheckCount
        case .objectEquals: .enter_objectEquals
        }
    }

    /// The intrinsic for a method of the boot loader's class `class_` (internal form), if there is one.
    public static func lookup(class class_: String, method: String, descriptor: String) -> Intrinsic? {
        switch class_ {
        case "java/lang/Object":
            switch (method, descriptor) {
            case ("hashCode", "()I"): .hashCode
            case ("<init>", "()V"): .objectInit
            case ("getClass", "()Ljava/lang/Class;"): .getClass
            case ("equals", "(Ljava/lang/Object;)Z"): .objectEquals
            default: nil
            }
        case "java/lang/System":
            switch (method, descriptor) {
            case ("identityHashCode", "(Ljava/lang/Object;)I"): .identityHashCode
            case ("arraycopy", "(Ljava/lang/Object;ILjava/lang/Object;II)V"): .arraycopy
            default: nil
            }
        case "java/lang/Class":
            switch (method, descriptor) {
            case ("isInstance", "(Ljava/lang/Object;)Z"): .isInstance
            default: nil
            }
        case "java/lang/Thread":
            switch (method, descriptor) {
            case ("currentThread", "()Ljava/lang/Thread;"): .currentThread
            case ("currentCarrierThread", "()Ljava/lang/Thread;"): .currentCarrierThread
            default: nil
            }
        case "java/lang/Float":
            switch (method, descriptor) {
            case ("floatToRawIntBits", "(F)I"): .floatToRawIntBits
            case ("intBitsToFloat", "(I)F"): .intBitsToFloat
            default: nil
            }
        case "java/lang/Double":
            switch (method, descriptor) {
            case ("doubleToRawLongBits", "(D)J"): .doubleToRawLongBits
            case ("longBitsToDouble", "(J)D"): .longBitsToDouble
            default: nil
            }
        case "java/lang/Math":
            switch (method, descriptor) {
            case ("sqrt", "(D)D"): .sqrt
            case ("abs", "(I)I"): .absInt
            case ("abs", "(J)J"): .absLong
            case ("abs", "(F)F"): .absFloat
            case ("abs", "(D)D"): .absDouble
            case ("max", "(II)I"): .maxInt
            case ("max", "(JJ)J"): .maxLong
            case ("min", "(II)I"): .minInt
            case ("min", "(JJ)J"): .minLong
            case ("multiplyHigh", "(JJ)J"): .multiplyHigh
            default: nil
            }
        case "java/lang/Integer":
            switch (method, descriptor) {
            case ("bitCount", "(I)I"): .bitCountInt
            case ("numberOfLeadingZeros", "(I)I"): .leadingZerosInt
            case ("numberOfTrailingZeros", "(I)I"): .trailingZerosInt
            case ("reverseBytes", "(I)I"): .reverseBytesInt
            default: nil
            }
        case "java/lang/Long":
            switch (method, descriptor) {
            case ("bitCount", "(J)I"): .bitCountLong
            case ("numberOfLeadingZeros", "(J)I"): .leadingZerosLong
            case ("numberOfTrailingZeros", "(J)I"): .trailingZerosLong
            case ("reverseBytes", "(J)J"): .reverseBytesLong
            default: nil
            }
        case "jdk/internal/misc/Unsafe":
            switch (method, descriptor) {
            case ("getBoolean", "(Ljava/lang/Object;J)Z"): .getBoolean
            case ("putBoolean", "(Ljava/lang/Object;JZ)V"): .putBoolean
            case ("getBooleanVolatile", "(Ljava/lang/Object;J)Z"): .getBooleanVolatile
            case ("putBooleanVolatile", "(Ljava/lang/Object;JZ)V"): .putBooleanVolatile
            case ("getByte", "(Ljava/lang/Object;J)B"): .getByte
            case ("putByte", "(Ljava/lang/Object;JB)V"): .putByte
            case ("getByteVolatile", "(Ljava/lang/Object;J)B"): .getByteVolatile
            case ("putByteVolatile", "(Ljava/lang/Object;JB)V"): .putByteVolatile
            case ("getShort", "(Ljava/lang/Object;J)S"): .getShort
            case ("putShort", "(Ljava/lang/Object;JS)V"): .putShort
            case ("getShortVolatile", "(Ljava/lang/Object;J)S"): .getShortVolatile
            case ("putShortVolatile", "(Ljava/lang/Object;JS)V"): .putShortVolatile
            case ("getChar", "(Ljava/lang/Object;J)C"): .getChar
            case ("putChar", "(Ljava/lang/Object;JC)V"): .putChar
            case ("getCharVolatile", "(Ljava/lang/Object;J)C"): .getCharVolatile
            case ("putCharVolatile", "(Ljava/lang/Object;JC)V"): .putCharVolatile
            case ("getInt", "(Ljava/lang/Object;J)I"): .getInt
            case ("putInt", "(Ljava/lang/Object;JI)V"): .putInt
            case ("getIntVolatile", "(Ljava/lang/Object;J)I"): .getIntVolatile
            case ("putIntVolatile", "(Ljava/lang/Object;JI)V"): .putIntVolatile
            case ("getFloat", "(Ljava/lang/Object;J)F"): .getFloat
            case ("putFloat", "(Ljava/lang/Object;JF)V"): .putFloat
            case ("getFloatVolatile", "(Ljava/lang/Object;J)F"): .getFloatVolatile
            case ("putFloatVolatile", "(Ljava/lang/Object;JF)V"): .putFloatVolatile
            case ("getLong", "(Ljava/lang/Object;J)J"): .getLong
            case ("putLong", "(Ljava/lang/Object;JJ)V"): .putLong
            case ("getLongVolatile", "(Ljava/lang/Object;J)J"): .getLongVolatile
            case ("putLongVolatile", "(Ljava/lang/Object;JJ)V"): .putLongVolatile
            case ("getDouble", "(Ljava/lang/Object;J)D"): .getDouble
            case ("putDouble", "(Ljava/lang/Object;JD)V"): .putDouble
            case ("getDoubleVolatile", "(Ljava/lang/Object;J)D"): .getDoubleVolatile
            case ("putDoubleVolatile", "(Ljava/lang/Object;JD)V"): .putDoubleVolatile
            case ("getIntAcquire", "(Ljava/lang/Object;J)I"): .getIntAcquire
            case ("putIntRelease", "(Ljava/lang/Object;JI)V"): .putIntRelease
            case ("getLongAcquire", "(Ljava/lang/Object;J)J"): .getLongAcquire
            case ("putLongRelease", "(Ljava/lang/Object;JJ)V"): .putLongRelease
            case ("getReference", "(Ljava/lang/Object;J)Ljava/lang/Object;"): .getReference
            case ("getReferenceVolatile", "(Ljava/lang/Object;J)Ljava/lang/Object;"): .getReferenceVolatile
            case ("getReferenceAcquire", "(Ljava/lang/Object;J)Ljava/lang/Object;"): .getReferenceAcquire
            case ("putReference", "(Ljava/lang/Object;JLjava/lang/Object;)V"): .putReference
            case ("putReferenceVolatile", "(Ljava/lang/Object;JLjava/lang/Object;)V"): .putReferenceVolatile
            case ("putReferenceRelease", "(Ljava/lang/Object;JLjava/lang/Object;)V"): .putReferenceRelease
            case ("compareAndSetInt", "(Ljava/lang/Object;JII)Z"): .compareAndSetInt
            case ("compareAndExchangeInt", "(Ljava/lang/Object;JII)I"): .compareAndExchangeInt
            case ("weakCompareAndSetInt", "(Ljava/lang/Object;JII)Z"): .weakCompareAndSetInt
            case ("compareAndSetLong", "(Ljava/lang/Object;JJJ)Z"): .compareAndSetLong
            case ("compareAndExchangeLong", "(Ljava/lang/Object;JJJ)J"): .compareAndExchangeLong
            case ("weakCompareAndSetLong", "(Ljava/lang/Object;JJJ)Z"): .weakCompareAndSetLong
            case ("compareAndSetReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z"): .compareAndSetReference
            case ("compareAndExchangeReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"): .compareAndExchangeReference
            case ("weakCompareAndSetReference", "(Ljava/lang/Object;JLjava/lang/Object;Ljava/lang/Object;)Z"): .weakCompareAndSetReference
            case ("getAndAddInt", "(Ljava/lang/Object;JI)I"): .getAndAddInt
            case ("getAndAddLong", "(Ljava/lang/Object;JJ)J"): .getAndAddLong
            case ("getAndSetInt", "(Ljava/lang/Object;JI)I"): .getAndSetInt
            case ("getAndSetLong", "(Ljava/lang/Object;JJ)J"): .getAndSetLong
            case ("getAndSetReference", "(Ljava/lang/Object;JLjava/lang/Object;)Ljava/lang/Object;"): .getAndSetReference
            case ("fullFence", "()V"): .fullFence
            case ("loadFence", "()V"): .loadFence
            case ("storeFence", "()V"): .storeFence
            default: nil
            }
        case "java/lang/StringLatin1":
            switch (method, descriptor) {
            case ("charAt", "([BI)C"): .latin1CharAt
            case ("equals", "([B[B)Z"): .latin1Equals
            case ("canEncode", "(I)Z"): .canEncode
            case ("coderFromChar", "(C)B"): .coderFromChar
            case ("indexOfChar", "([BIII)I"): .indexOfChar
            default: nil
            }
        case "java/lang/StringCoding":
            switch (method, descriptor) {
            case ("countPositives", "([BII)I"): .countPositives
            default: nil
            }
        case "java/lang/StringUTF16":
            switch (method, descriptor) {
            case ("getChar", "([BI)C"): .utf16GetChar
            case ("putChar", "([BII)V"): .utf16PutChar
            default: nil
            }
        case "jdk/internal/util/ArraysSupport":
            switch (method, descriptor) {
            case ("vectorizedHashCode", "(Ljava/lang/Object;IIII)I"): .vectorizedHashCode
            default: nil
            }
        case "java/lang/String":
            switch (method, descriptor) {
            case ("charAt", "(I)C"): .stringCharAt
            case ("length", "()I"): .stringLength
            case ("isEmpty", "()Z"): .stringIsEmpty
            case ("isLatin1", "()Z"): .stringIsLatin1
            case ("coder", "()B"): .stringCoder
            case ("hashCode", "()I"): .stringHashCode
            case ("equals", "(Ljava/lang/Object;)Z"): .stringEquals
            case ("checkIndex", "(II)V"): .stringCheckIndex
            case ("checkBoundsBeginEnd", "(III)V"): .stringCheckBounds
            case ("checkBoundsOffCount", "(III)I"): .stringCheckCount
            default: nil
            }
        case "java/lang/AbstractStringBuilder":
            switch (method, descriptor) {
            case ("isLatin1", "(B)Z"): .builderIsLatin1
            default: nil
            }
        case "java/util/Objects":
            switch (method, descriptor) {
            case ("requireNonNull", "(Ljava/lang/Object;)Ljava/lang/Object;"): .requireNonNull
            case ("checkIndex", "(II)I"): .objectsCheckIndex
            default: nil
            }
        case "jdk/internal/util/Preconditions":
            switch (method, descriptor) {
            case ("checkIndex", "(IILjava/util/function/BiFunction;)I"): .checkIndex
            case ("checkFromToIndex", "(IIILjava/util/function/BiFunction;)I"): .checkFromToIndex
            case ("checkFromIndexSize", "(IIILjava/util/function/BiFunction;)I"): .checkFromIndexSize
            default: nil
            }
        default: nil
        }
    }

    /// Whether a class has methods that `lookup` knows.
    public static func mayHave(class class_: String) -> Bool {
        switch class_ {
        case "java/lang/Object",
            "java/lang/System",
            "java/lang/Class",
            "java/lang/Thread",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Math",
            "java/lang/Integer",
            "java/lang/Long",
            "jdk/internal/misc/Unsafe",
            "java/lang/StringLatin1",
            "java/lang/StringCoding",
            "java/lang/StringUTF16",
            "jdk/internal/util/ArraysSupport",
            "java/lang/String",
            "java/lang/AbstractStringBuilder",
            "java/util/Objects",
            "jdk/internal/util/Preconditions": true
        default: false
        }
    }
}
