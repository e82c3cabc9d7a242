// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Metadata as the runtime's Swift code holds it: pointers, turned into 32-bit names only when stored.
public typealias ClassPointer = UnsafeMutablePointer<ClassMetadata>
public typealias MethodPointer = UnsafeMutablePointer<MethodMetadata>
public typealias FieldPointer = UnsafeMutablePointer<FieldMetadata>

/// Access flags of class files (JVMS tables 4.1-B, 4.5-A, 4.6-A) as the metadata's `flags` hold them.
public enum AccessFlag {
    public static let `public`: UInt32 = 0x0001
    public static let `private`: UInt32 = 0x0002
    public static let protected: UInt32 = 0x0004
    public static let `static`: UInt32 = 0x0008
    public static let final: UInt32 = 0x0010
    public static let `super`: UInt32 = 0x0020
    public static let synchronized: UInt32 = 0x0020
    public static let volatile: UInt32 = 0x0040
    public static let bridge: UInt32 = 0x0040
    public static let varargs: UInt32 = 0x0080
    public static let transient: UInt32 = 0x0080
    public static let native: UInt32 = 0x0100
    public static let interface: UInt32 = 0x0200
    public static let abstract: UInt32 = 0x0400
    public static let synthetic: UInt32 = 0x1000
    public static let annotation: UInt32 = 0x2000
    public static let `enum`: UInt32 = 0x4000
    public static let module: UInt32 = 0x8000
}

extension UnsafeMutablePointer where Pointee == ClassMetadata {
    @inlinable public var isInterface: Bool { pointee.flags & AccessFlag.interface != 0 }
    @inlinable public var isAbstract: Bool { pointee.flags & AccessFlag.abstract != 0 }
    @inlinable public var isArray: Bool { pointee.elementOffset != 0 }
    @inlinable public var isPrimitive: Bool { Int(pointee.kind) == SwiftletClassPrimitive }
    @inlinable public var isHidden: Bool { pointee.flags & UInt32(SwiftletClassHidden) != 0 }

    /// Whether the class needs no further initialization, for any thread.
    @inlinable
    public var isInitialized: Bool { atomic8LoadAcquire(address(of: \.state)) == UInt8(SwiftletStateInitialized) }

    @inlinable
    public var state: Int { Int(atomic8LoadAcquire(address(of: \.state))) }

    @inlinable
    public func address<Field>(of field: KeyPath<ClassMetadata, Field>) -> UnsafeMutableRawPointer {
        UnsafeMutableRawPointer(self) + MemoryLayout<ClassMetadata>.offset(of: field).unsafelyUnwrapped
    }

    /// The vtable: `vtableLength` entries behind the structure.
    @inlinable
    public var vtable: UnsafeMutablePointer<MethodRef> {
        (UnsafeMutableRawPointer(self) + SwiftletVtableOffset).assumingMemoryBound(to: MethodRef.self)
    }

    /// The superclass display.
    @inlinable
    public var supers: UnsafeMutablePointer<ClassRef> {
        (UnsafeMutableRawPointer(self) + SwiftletSupersOffset).assumingMemoryBound(to: ClassRef.self)
    }
}

extension UnsafeMutablePointer where Pointee == MethodMetadata {
    @inlinable public var isStatic: Bool { pointee.flags & AccessFlag.static != 0 }
    @inlinable public var isNative: Bool { pointee.flags & AccessFlag.native != 0 }
    @inlinable public var isAbstract: Bool { pointee.flags & AccessFlag.abstract != 0 }
    @inlinable public var isPrivate: Bool { pointee.flags & AccessFlag.private != 0 }
    @inlinable public var isPublic: Bool { pointee.flags & AccessFlag.public != 0 }
    @inlinable public var isFinal: Bool { pointee.flags & AccessFlag.final != 0 }
    @inlinable public var isSynchronized: Bool { pointee.flags & AccessFlag.synchronized != 0 }
    @inlinable public var isConstructor: Bool { pointee.flags & UInt32(SwiftletMethodConstructor) != 0 }
    @inlinable public var isClassInitializer: Bool { pointee.flags & UInt32(SwiftletMethodClassInitializer) != 0 }
    @inlinable public var isHidden: Bool { pointee.flags & UInt32(SwiftletMethodHidden) != 0 }
    @inlinable public var isSignaturePolymorphic: Bool {
        pointee.flags & UInt32(SwiftletMethodSignaturePolymorphic) != 0
    }
}

extension UnsafeMutablePointer where Pointee == FieldMetadata {
    @inlinable public var isStatic: Bool { pointee.flags & AccessFlag.static != 0 }
    @inlinable public var isFinal: Bool { pointee.flags & AccessFlag.final != 0 }
    @inlinable public var isVolatile: Bool { pointee.flags & AccessFlag.volatile != 0 }
}

extension AddressSpace {
    /// The ClassRef list behind a `BytesRef` with a leading count (interfaces, secondary supers).
    public func classList(_ list: BytesRef) -> UnsafeBufferPointer<ClassRef> {
        if list.isNone { return UnsafeBufferPointer(start: nil, count: 0) }
        let count = self[list].load(as: UInt32.self)
        return UnsafeBufferPointer(
            start: UnsafePointer((self[list] + 4).assumingMemoryBound(to: ClassRef.self)), count: Int(count))
    }

    /// The methods a class declares, in class-file order.
    public func methods(_ holder: ClassPointer) -> UnsafeMutableBufferPointer<MethodMetadata> {
        if holder.pointee.methods.isNone { return UnsafeMutableBufferPointer(start: nil, count: 0) }
        return UnsafeMutableBufferPointer(
            start: self[holder.pointee.methods].assumingMemoryBound(to: MethodMetadata.self),
            count: Int(holder.pointee.methodCount))
    }

    /// The fields a class declares, in class-file order.
    public func fields(_ holder: ClassPointer) -> UnsafeMutableBufferPointer<FieldMetadata> {
        if holder.pointee.fields.isNone { return UnsafeMutableBufferPointer(start: nil, count: 0) }
        return UnsafeMutableBufferPointer(
            start: self[holder.pointee.fields].assumingMemoryBound(to: FieldMetadata.self),
            count: Int(holder.pointee.fieldCount))
    }

    public func superclass(_ metadata: ClassPointer) -> ClassPointer? {
        metadata.pointee.superclass.isNone ? nil : self[metadata.pointee.superclass]
    }
}
