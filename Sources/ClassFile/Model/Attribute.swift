// SPDX-License-Identifier: Apache-2.0

/// An attribute as a value (JVMS 4.7). Names, types and constants are indices into the pool of the class it belongs to.
public indirect enum Attribute: Equatable, Sendable {
    case constantValue(UInt16)
    case code(Code)
    case stackMapTable([StackMapFrame])
    case exceptions([UInt16])
    case innerClasses([InnerClass])
    /// The method is 0 when the class is not immediately inside one.
    case enclosingMethod(classIndex: UInt16, methodIndex: UInt16)
    case synthetic
    case signature(UInt16)
    case sourceFile(UInt16)
    case sourceDebugExtension([UInt8])
    case lineNumberTable([LineNumber])
    case localVariableTable([LocalVariable])
    case localVariableTypeTable([LocalVariable])
    case deprecated
    case annotations([Annotation], isVisible: Bool)
    case parameterAnnotations([[Annotation]], isVisible: Bool)
    case typeAnnotations([TypeAnnotation], isVisible: Bool)
    case annotationDefault(ElementValue)
    case bootstrapMethods([BootstrapMethod])
    case methodParameters([MethodParameter])
    case module(Module)
    case modulePackages([UInt16])
    case moduleMainClass(UInt16)
    case nestHost(UInt16)
    case nestMembers([UInt16])
    case record([RecordComponent])
    case permittedSubclasses([UInt16])
    /// An attribute that the specification does not define, or that stands where it has no meaning.
    case unknown(nameIndex: UInt16, payload: [UInt8])

    public struct Code: Equatable, Sendable {
        public var maxStack: UInt16
        public var maxLocals: UInt16
        public var bytes: [UInt8]
        public var exceptionTable: [CodeView.ExceptionHandler]
        public var attributes: [Attribute]

        public init(
            maxStack: UInt16, maxLocals: UInt16, bytes: [UInt8], exceptionTable: [CodeView.ExceptionHandler] = [],
            attributes: [Attribute] = []
        ) {
            self.maxStack = maxStack
            self.maxLocals = maxLocals
            self.bytes = bytes
            self.exceptionTable = exceptionTable
            self.attributes = attributes
        }
    }

    public struct InnerClass: Equatable, Sendable {
        public var innerClassIndex: UInt16
        /// 0 for classes that are no members.
        public var outerClassIndex: UInt16
        /// 0 for anonymous classes.
        public var nameIndex: UInt16
        public var accessFlags: AccessFlags

        public init(innerClassIndex: UInt16, outerClassIndex: UInt16, nameIndex: UInt16, accessFlags: AccessFlags) {
            self.innerClassIndex = innerClassIndex
            self.outerClassIndex = outerClassIndex
            self.nameIndex = nameIndex
            self.accessFlags = accessFlags
        }
    }

    public struct LineNumber: Equatable, Sendable {
        public var startPC: UInt16
        public var line: UInt16

        public init(startPC: UInt16, line: UInt16) {
            self.startPC = startPC
            self.line = line
        }
    }

    public struct LocalVariable: Equatable, Sendable {
        public var startPC: UInt16
        public var length: UInt16
        public var nameIndex: UInt16
        /// Descriptor, or signature in a LocalVariableTypeTable.
        public var typeIndex: UInt16
        public var slot: UInt16

        public init(startPC: UInt16, length: UInt16, nameIndex: UInt16, typeIndex: UInt16, slot: UInt16) {
            self.startPC = startPC
            self.length = length
            self.nameIndex = nameIndex
            self.typeIndex = typeIndex
            self.slot = slot
        }
    }

    public struct BootstrapMethod: Hashable, Sendable {
        public var methodHandleIndex: UInt16
        public var argumentIndices: [UInt16]

        public init(methodHandleIndex: UInt16, argumentIndices: [UInt16]) {
            self.methodHandleIndex = methodHandleIndex
            self.argumentIndices = argumentIndices
        }
    }

    public struct MethodParameter: Equatable, Sendable {
        /// 0 for parameters without a name.
        public var nameIndex: UInt16
        public var accessFlags: AccessFlags

        public init(nameIndex: UInt16, accessFlags: AccessFlags) {
            self.nameIndex = nameIndex
            self.accessFlags = accessFlags
        }
    }

    public struct RecordComponent: Equatable, Sendable {
        public var nameIndex: UInt16
        public var descriptorIndex: UInt16
        public var attributes: [Attribute]

        public init(nameIndex: UInt16, descriptorIndex: UInt16, attributes: [Attribute] = []) {
            self.nameIndex = nameIndex
            self.descriptorIndex = descriptorIndex
            self.attributes = attributes
        }
    }

    public struct Module: Equatable, Sendable {
        public struct Requirement: Equatable, Sendable {
            public var moduleIndex: UInt16
            public var flags: AccessFlags
            public var versionIndex: UInt16

            public init(moduleIndex: UInt16, flags: AccessFlags, versionIndex: UInt16) {
                self.moduleIndex = moduleIndex
                self.flags = flags
                self.versionIndex = versionIndex
            }
        }

        /// An exported or opened package.
        public struct Export: Equatable, Sendable {
            public var packageIndex: UInt16
            public var flags: AccessFlags
            /// Modules it is limited to; empty for all.
            public var targetIndices: [UInt16]

            public init(packageIndex: UInt16, flags: AccessFlags, targetIndices: [UInt16]) {
                self.packageIndex = packageIndex
                self.flags = flags
                self.targetIndices = targetIndices
            }
        }

        public struct Provision: Equatable, Sendable {
            public var serviceIndex: UInt16
            public var implementationIndices: [UInt16]

            public init(serviceIndex: UInt16, implementationIndices: [UInt16]) {
                self.serviceIndex = serviceIndex
                self.implementationIndices = implementationIndices
            }
        }

        public var nameIndex: UInt16
        public var flags: AccessFlags
        public var versionIndex: UInt16
        public var requires: [Requirement] = []
        public var exports: [Export] = []
        public var opens: [Export] = []
        public var uses: [UInt16] = []
        public var provides: [Provision] = []

        public init(nameIndex: UInt16, flags: AccessFlags, versionIndex: UInt16) {
            self.nameIndex = nameIndex
            self.flags = flags
            self.versionIndex = versionIndex
        }
    }
}

extension Attribute {
    /// What attribute this is; `.unknown` for those that carry their own name.
    public var kind: AttributeKind {
        switch self {
        case .constantValue: .constantValue
        case .code: .code
        case .stackMapTable: .stackMapTable
        case .exceptions: .exceptions
        case .innerClasses: .innerClasses
        case .enclosingMethod: .enclosingMethod
        case .synthetic: .synthetic
        case .signature: .signature
        case .sourceFile: .sourceFile
        case .sourceDebugExtension: .sourceDebugExtension
        case .lineNumberTable: .lineNumberTable
        case .localVariableTable: .localVariableTable
        case .localVariableTypeTable: .localVariableTypeTable
        case .deprecated: .deprecated
        case .annotations(_, let isVisible): isVisible ? .runtimeVisibleAnnotations : .runtimeInvisibleAnnotations
        case .parameterAnnotations(_, let isVisible):
            isVisible ? .runtimeVisibleParameterAnnotations : .runtimeInvisibleParameterAnnotations
        case .typeAnnotations(_, let isVisible):
            isVisible ? .runtimeVisibleTypeAnnotations : .runtimeInvisibleTypeAnnotations
        case .annotationDefault: .annotationDefault
        case .bootstrapMethods: .bootstrapMethods
        case .methodParameters: .methodParameters
        case .module: .module
        case .modulePackages: .modulePackages
        case .moduleMainClass: .moduleMainClass
        case .nestHost: .nestHost
        case .nestMembers: .nestMembers
        case .record: .record
        case .permittedSubclasses: .permittedSubclasses
        case .unknown: .unknown
        }
    }
}
