// SPDX-License-Identifier: Apache-2.0

/// The attributes that the specification (JVMS table 4.7-C) and the JDK's own tools define.
public enum AttributeKind: UInt8, CaseIterable, Sendable {
    case unknown
    case constantValue
    case code
    case stackMapTable
    case exceptions
    case innerClasses
    case enclosingMethod
    case synthetic
    case signature
    case sourceFile
    case sourceDebugExtension
    case lineNumberTable
    case localVariableTable
    case localVariableTypeTable
    case deprecated
    case runtimeVisibleAnnotations
    case runtimeInvisibleAnnotations
    case runtimeVisibleParameterAnnotations
    case runtimeInvisibleParameterAnnotations
    case runtimeVisibleTypeAnnotations
    case runtimeInvisibleTypeAnnotations
    case annotationDefault
    case bootstrapMethods
    case methodParameters
    case module
    case modulePackages
    case moduleMainClass
    case nestHost
    case nestMembers
    case record
    case permittedSubclasses
    // Written by jlink, jmod and old compilers; not in the specification.
    case moduleTarget
    case moduleHashes
    case moduleResolution
    case characterRangeTable
    case compilationID
    case sourceID

    /// The attribute's name in class files; empty for `.unknown`.
    public var name: StaticString {
        switch self {
        case .unknown: ""
        case .constantValue: "ConstantValue"
        case .code: "Code"
        case .stackMapTable: "StackMapTable"
        case .exceptions: "Exceptions"
        case .innerClasses: "InnerClasses"
        case .enclosingMethod: "EnclosingMethod"
        case .synthetic: "Synthetic"
        case .signature: "Signature"
        case .sourceFile: "SourceFile"
        case .sourceDebugExtension: "SourceDebugExtension"
        case .lineNumberTable: "LineNumberTable"
        case .localVariableTable: "LocalVariableTable"
        case .localVariableTypeTable: "LocalVariableTypeTable"
        case .deprecated: "Deprecated"
        case .runtimeVisibleAnnotations: "RuntimeVisibleAnnotations"
        case .runtimeInvisibleAnnotations: "RuntimeInvisibleAnnotations"
        case .runtimeVisibleParameterAnnotations: "RuntimeVisibleParameterAnnotations"
        case .runtimeInvisibleParameterAnnotations: "RuntimeInvisibleParameterAnnotations"
        case .runtimeVisibleTypeAnnotations: "RuntimeVisibleTypeAnnotations"
        case .runtimeInvisibleTypeAnnotations: "RuntimeInvisibleTypeAnnotations"
        case .annotationDefault: "AnnotationDefault"
        case .bootstrapMethods: "BootstrapMethods"
        case .methodParameters: "MethodParameters"
        case .module: "Module"
        case .modulePackages: "ModulePackages"
        case .moduleMainClass: "ModuleMainClass"
        case .nestHost: "NestHost"
        case .nestMembers: "NestMembers"
        case .record: "Record"
        case .permittedSubclasses: "PermittedSubclasses"
        case .moduleTarget: "ModuleTarget"
        case .moduleHashes: "ModuleHashes"
        case .moduleResolution: "ModuleResolution"
        case .characterRangeTable: "CharacterRangeTable"
        case .compilationID: "CompilationID"
        case .sourceID: "SourceID"
        }
    }

    /// The first major version of class files in which virtual machines look at the attribute.
    public var firstMajorVersion: UInt16 {
        switch self {
        case .signature, .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations, .enclosingMethod,
            .runtimeVisibleTypeAnnotations, .runtimeInvisibleTypeAnnotations:
            49
        case .bootstrapMethods: 51
        case .nestHost, .nestMembers: 55
        case .record: 60
        case .permittedSubclasses: 61
        default: 45
        }
    }

    /// The kind with this name in modified UTF-8; compares bytes only with the one to four names of that length.
    public init(name: UnsafeRawBufferPointer) {
        self = AttributeKind.lookUp(name)
    }

    private static func lookUp(_ name: UnsafeRawBufferPointer) -> AttributeKind {
        switch name.count {
        case 4: pick(name, .code)
        case 6: pick(name, .record, .module)
        case 8: pick(name, .nestHost, .sourceID)
        case 9: pick(name, .signature, .synthetic)
        case 10: pick(name, .exceptions, .deprecated, .sourceFile)
        case 11: pick(name, .nestMembers)
        case 12: pick(name, .innerClasses, .moduleTarget, .moduleHashes)
        case 13: pick(name, .stackMapTable, .constantValue, .compilationID)
        case 14: pick(name, .modulePackages)
        case 15: pick(name, .lineNumberTable, .enclosingMethod, .moduleMainClass)
        case 16: pick(name, .methodParameters, .bootstrapMethods, .moduleResolution)
        case 17: pick(name, .annotationDefault)
        case 18: pick(name, .localVariableTable)
        case 19: pick(name, .permittedSubclasses, .characterRangeTable)
        case 20: pick(name, .sourceDebugExtension)
        case 22: pick(name, .localVariableTypeTable)
        case 25: pick(name, .runtimeVisibleAnnotations)
        case 27: pick(name, .runtimeInvisibleAnnotations)
        case 29: pick(name, .runtimeVisibleTypeAnnotations)
        case 31: pick(name, .runtimeInvisibleTypeAnnotations)
        case 34: pick(name, .runtimeVisibleParameterAnnotations)
        case 36: pick(name, .runtimeInvisibleParameterAnnotations)
        default: .unknown
        }
    }

    @inline(__always)
    private static func pick(
        _ name: UnsafeRawBufferPointer, _ first: AttributeKind, _ second: AttributeKind = .unknown,
        _ third: AttributeKind = .unknown
    ) -> AttributeKind {
        if name.equals(first.name) { return first }
        if second != .unknown, name.equals(second.name) { return second }
        if third != .unknown, name.equals(third.name) { return third }
        return .unknown
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are exactly those of the literal.
    @inlinable
    public func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return elementsEqual(UnsafeRawBufferPointer(start: text.utf8Start, count: count))
    }
}
