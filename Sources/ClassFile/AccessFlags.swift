// SPDX-License-Identifier: Apache-2.0

/// The `access_flags` of classes, fields, methods, inner classes, parameters and modules.
///
/// One bit has several names, by where it stands (JVMS tables 4.1-B, 4.5-A, 4.6-A, 4.7.6-A, 4.7.24, 4.7.25).
public struct AccessFlags: OptionSet, Hashable, Sendable {
    public var rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    @inlinable public static var `public`: AccessFlags { AccessFlags(rawValue: 0x0001) }
    @inlinable public static var `private`: AccessFlags { AccessFlags(rawValue: 0x0002) }
    @inlinable public static var protected: AccessFlags { AccessFlags(rawValue: 0x0004) }
    @inlinable public static var `static`: AccessFlags { AccessFlags(rawValue: 0x0008) }
    @inlinable public static var final: AccessFlags { AccessFlags(rawValue: 0x0010) }
    @inlinable public static var `super`: AccessFlags { AccessFlags(rawValue: 0x0020) }
    @inlinable public static var synchronized: AccessFlags { AccessFlags(rawValue: 0x0020) }
    @inlinable public static var open: AccessFlags { AccessFlags(rawValue: 0x0020) }
    @inlinable public static var transitive: AccessFlags { AccessFlags(rawValue: 0x0020) }
    @inlinable public static var volatile: AccessFlags { AccessFlags(rawValue: 0x0040) }
    @inlinable public static var bridge: AccessFlags { AccessFlags(rawValue: 0x0040) }
    @inlinable public static var staticPhase: AccessFlags { AccessFlags(rawValue: 0x0040) }
    @inlinable public static var transient: AccessFlags { AccessFlags(rawValue: 0x0080) }
    @inlinable public static var varargs: AccessFlags { AccessFlags(rawValue: 0x0080) }
    @inlinable public static var native: AccessFlags { AccessFlags(rawValue: 0x0100) }
    @inlinable public static var interface: AccessFlags { AccessFlags(rawValue: 0x0200) }
    @inlinable public static var abstract: AccessFlags { AccessFlags(rawValue: 0x0400) }
    @inlinable public static var strict: AccessFlags { AccessFlags(rawValue: 0x0800) }
    @inlinable public static var synthetic: AccessFlags { AccessFlags(rawValue: 0x1000) }
    @inlinable public static var annotation: AccessFlags { AccessFlags(rawValue: 0x2000) }
    @inlinable public static var `enum`: AccessFlags { AccessFlags(rawValue: 0x4000) }
    @inlinable public static var module: AccessFlags { AccessFlags(rawValue: 0x8000) }
    @inlinable public static var mandated: AccessFlags { AccessFlags(rawValue: 0x8000) }
}
