// SPDX-License-Identifier: Apache-2.0

/// The kind of a constant-pool entry (JVMS 4.4, table 4.4-A); raw values are the tags of the format.
public enum ConstantTag: UInt8, Sendable {
    /// Index 0, an index out of range, or the slot behind a long or double.
    case unusable = 0
    case utf8 = 1
    case integer = 3
    case float = 4
    case long = 5
    case double = 6
    case `class` = 7
    case string = 8
    case fieldref = 9
    case methodref = 10
    case interfaceMethodref = 11
    case nameAndType = 12
    case methodHandle = 15
    case methodType = 16
    case dynamic = 17
    case invokeDynamic = 18
    case module = 19
    case package = 20

    /// Bytes of the entry's body behind the tag; for Utf8, of its length field alone.
    @inlinable
    public var bodySize: Int {
        switch self {
        case .unusable: 0
        case .utf8, .class, .string, .methodType, .module, .package: 2
        case .methodHandle: 3
        case .integer, .float, .fieldref, .methodref, .interfaceMethodref, .nameAndType, .dynamic, .invokeDynamic: 4
        case .long, .double: 8
        }
    }

    /// First major version of class files that may contain the tag (JVMS table 4.4-B).
    public var firstMajorVersion: UInt16 {
        switch self {
        case .methodHandle, .methodType, .invokeDynamic: 51
        case .module, .package: 53
        case .dynamic: 55
        default: 45
        }
    }

    /// Whether `ldc`, `ldc_w` or `ldc2_w` may push the constant (JVMS table 4.4-C).
    public var isLoadable: Bool {
        switch self {
        case .integer, .float, .long, .double, .class, .string, .methodHandle, .methodType, .dynamic: true
        default: false
        }
    }

    @inlinable public var isWide: Bool { self == .long || self == .double }

    @inlinable
    public var isMemberReference: Bool { self == .fieldref || self == .methodref || self == .interfaceMethodref }
}

/// The `reference_kind` of a CONSTANT_MethodHandle (JVMS table 5.4.3.5-A).
public enum ReferenceKind: UInt8, Sendable {
    case getField = 1
    case getStatic = 2
    case putField = 3
    case putStatic = 4
    case invokeVirtual = 5
    case invokeStatic = 6
    case invokeSpecial = 7
    case newInvokeSpecial = 8
    case invokeInterface = 9
}
