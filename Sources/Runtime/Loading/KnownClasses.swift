// SPDX-License-Identifier: Apache-2.0
import ObjectModel

/// Classes of the library that the runtime names. Nil until loaded, set once while the machine boots.
public struct KnownClasses {
    public internal(set) var object: ClassPointer?
    public internal(set) var classClass: ClassPointer?
    public internal(set) var string: ClassPointer?
    public internal(set) var cloneable: ClassPointer?
    public internal(set) var serializable: ClassPointer?
    public internal(set) var throwable: ClassPointer?
    public internal(set) var error: ClassPointer?
    public internal(set) var thread: ClassPointer?
    public internal(set) var threadGroup: ClassPointer?
    public internal(set) var classLoader: ClassPointer?
    public internal(set) var system: ClassPointer?
    public internal(set) var module: ClassPointer?
    public internal(set) var stackTraceElement: ClassPointer?
    public internal(set) var methodType: ClassPointer?
    public internal(set) var methodHandle: ClassPointer?
    public internal(set) var methodHandleNatives: ClassPointer?
    public internal(set) var memberName: ClassPointer?
    public internal(set) var resolvedMethodName: ClassPointer?
    public internal(set) var reflectField: ClassPointer?
    public internal(set) var reflectMethod: ClassPointer?
    public internal(set) var reflectConstructor: ClassPointer?
    public internal(set) var reference: ClassPointer?
    public internal(set) var objectArray: ClassPointer?
    public internal(set) var classArray: ClassPointer?
    public internal(set) var stringArray: ClassPointer?
    /// Primitive classes and their array classes by SwiftletType…
    package var primitive: [ClassPointer?] = Array(repeating: nil, count: 16)
    package var primitiveArray: [ClassPointer?] = Array(repeating: nil, count: 16)

    public func primitive(_ type: UInt8) -> ClassPointer { primitive[Int(type)]! }
    public func primitiveArray(_ type: Int) -> ClassPointer { primitiveArray[type]! }
    public var byteArray: ClassPointer { primitiveArray(SwiftletTypeByte) }
    public var intArray: ClassPointer { primitiveArray(SwiftletTypeInt) }
    public var longArray: ClassPointer { primitiveArray(SwiftletTypeLong) }
}

extension KnownClasses {
    private static var paths: [WritableKeyPath<KnownClasses, ClassPointer?>] {
        [
            \.object,
            \.classClass,
            \.string,
            \.cloneable,
            \.serializable,
            \.throwable,
            \.error,
            \.thread,
            \.threadGroup,
            \.classLoader,
            \.system,
            \.module,
            \.stackTraceElement,
            \.methodType,
            \.methodHandle,
            \.methodHandleNatives,
            \.memberName,
            \.resolvedMethodName,
            \.reflectField,
            \.reflectMethod,
            \.reflectConstructor,
            \.reference,
            \.objectArray,
            \.classArray,
            \.stringArray,
        ]
    }

    /// The same classes, each replaced.
    private func map(_ change: (ClassPointer?) -> ClassPointer?) -> KnownClasses {
        var copy = self
        for path in KnownClasses.paths { copy[keyPath: path] = change(self[keyPath: path]) }
        copy.primitive = primitive.map(change)
        copy.primitiveArray = primitiveArray.map(change)
        return copy
    }

    /// The same classes in a copy of the metadata that lies `distance` bytes away.
    package func moved(by distance: Int) -> KnownClasses {
        map { pointer in
            pointer.map { (UnsafeMutableRawPointer($0) + distance).assumingMemoryBound(to: ClassMetadata.self) }
        }
    }

    /// Metadata offsets of all, in a fixed order; 0 for nil.
    package func offsets(in space: AddressSpace) -> [UInt32] {
        var offsets: [UInt32] = []
        _ = map { pointer in
            offsets.append(pointer.map { space.ref($0).rawValue } ?? 0)
            return pointer
        }
        return offsets
    }

    /// Turns `offsets` back. Nil if they are too few.
    package init?(offsets: [UInt32], in space: AddressSpace) {
        var rest = offsets[...]
        var isComplete = true
        self = KnownClasses().map { _ in
            guard let offset = rest.popFirst() else {
                isComplete = false
                return nil
            }
            return offset == 0 ? nil : space[ClassRef(rawValue: offset)]
        }
        if !isComplete { return nil }
    }
}
