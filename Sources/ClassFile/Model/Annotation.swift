// SPDX-License-Identifier: Apache-2.0

/// An annotation (JVMS 4.7.16); names and types are constant-pool indices.
public struct Annotation: Equatable, Sendable {
    public struct Element: Equatable, Sendable {
        public var nameIndex: UInt16
        public var value: ElementValue

        public init(nameIndex: UInt16, value: ElementValue) {
            self.nameIndex = nameIndex
            self.value = value
        }
    }

    /// A field descriptor.
    public var typeIndex: UInt16
    public var elements: [Element]

    public init(typeIndex: UInt16, elements: [Element] = []) {
        self.typeIndex = typeIndex
        self.elements = elements
    }
}

/// The value of an annotation's element (JVMS 4.7.16.1).
public indirect enum ElementValue: Equatable, Sendable {
    /// A number, character, boolean or string; `tag` is one of `BCDFIJSZs`.
    case constant(tag: UInt8, index: UInt16)
    case enumConstant(typeIndex: UInt16, nameIndex: UInt16)
    /// The descriptor of the class.
    case `class`(UInt16)
    case annotation(Annotation)
    case array([ElementValue])
}

/// An annotation of a type's use (JVMS 4.7.20).
public struct TypeAnnotation: Equatable, Sendable {
    /// What is annotated; `target_info` with its type byte's value where several share a form.
    public enum Target: Equatable, Sendable {
        /// Types 0x00 and 0x01.
        case typeParameter(type: UInt8, parameter: UInt8)
        /// Type 0x10; 65535 is the superclass.
        case supertype(UInt16)
        /// Types 0x11 and 0x12.
        case typeParameterBound(type: UInt8, parameter: UInt8, bound: UInt8)
        /// Types 0x13 to 0x15.
        case empty(type: UInt8)
        /// Type 0x16.
        case formalParameter(UInt8)
        /// Type 0x17.
        case throwsClause(UInt16)
        /// Types 0x40 and 0x41.
        case localVariable(type: UInt8, [VariableRange])
        /// Type 0x42.
        case catchClause(UInt16)
        /// Types 0x43 to 0x46.
        case offset(type: UInt8, pc: UInt16)
        /// Types 0x47 to 0x4B.
        case typeArgument(type: UInt8, pc: UInt16, argument: UInt8)
    }

    public struct VariableRange: Equatable, Sendable {
        public var startPC: UInt16
        public var length: UInt16
        public var slot: UInt16

        public init(startPC: UInt16, length: UInt16, slot: UInt16) {
            self.startPC = startPC
            self.length = length
            self.slot = slot
        }
    }

    /// One step into a compound type (JVMS 4.7.20.2).
    public struct PathStep: Equatable, Sendable {
        /// 0 array element, 1 nested type, 2 wildcard bound, 3 type argument.
        public var kind: UInt8
        public var argument: UInt8

        public init(kind: UInt8, argument: UInt8) {
            self.kind = kind
            self.argument = argument
        }
    }

    public var target: Target
    public var path: [PathStep]
    public var annotation: Annotation

    public init(target: Target, path: [PathStep] = [], annotation: Annotation) {
        self.target = target
        self.path = path
        self.annotation = annotation
    }
}
