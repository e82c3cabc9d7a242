// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// A class file as a value: what is read whole, changed, made and written.
///
/// Everything refers to constants by their index in `constants`, which keeps the indices of a file it was read from; so
/// reading and writing a file gives the same bytes, provided that it used the shortest forms of stack-map frames.
public struct ClassFileModel: Equatable, Sendable {
    public var minorVersion: UInt16 = 0
    public var majorVersion: UInt16 = 69
    public var constants: ConstantPoolBuilder
    public var accessFlags: AccessFlags
    public var thisClassIndex: UInt16
    public var superClassIndex: UInt16
    public var interfaces: [UInt16] = []
    public var fields: [Member] = []
    public var methods: [Member] = []
    public var attributes: [Attribute] = []

    /// A field or a method.
    public struct Member: Equatable, Sendable {
        public var accessFlags: AccessFlags
        public var nameIndex: UInt16
        public var descriptorIndex: UInt16
        public var attributes: [Attribute]

        public init(
            accessFlags: AccessFlags, nameIndex: UInt16, descriptorIndex: UInt16, attributes: [Attribute] = []
        ) {
            self.accessFlags = accessFlags
            self.nameIndex = nameIndex
            self.descriptorIndex = descriptorIndex
            self.attributes = attributes
        }
    }

    public init(
        constants: ConstantPoolBuilder = ConstantPoolBuilder(), accessFlags: AccessFlags, thisClassIndex: UInt16,
        superClassIndex: UInt16
    ) {
        self.constants = constants
        self.accessFlags = accessFlags
        self.thisClassIndex = thisClassIndex
        self.superClassIndex = superClassIndex
    }

    /// Reads everything the view shows. Errors: `.classFormat` when an attribute's content does not fill it exactly.
    public init(_ view: ClassFileView) throws(ClassFileError) {
        let reader = AttributeParser(view)
        minorVersion = view.minorVersion
        majorVersion = view.majorVersion
        constants = ConstantPoolBuilder(copying: view.constantPool)
        accessFlags = view.accessFlags
        thisClassIndex = view.thisClassIndex
        superClassIndex = view.superClassIndex
        interfaces = Array(view.interfaces)
        for field: MemberView in view.fields { fields.append(try ClassFileModel.member(field, reader)) }
        for method: MemberView in view.methods { methods.append(try ClassFileModel.member(method, reader)) }
        attributes = try reader.attributes(view.attributes)
    }

    private static func member(_ member: MemberView, _ reader: AttributeParser) throws(ClassFileError) -> Member {
        Member(
            accessFlags: member.accessFlags, nameIndex: member.nameIndex, descriptorIndex: member.descriptorIndex,
            attributes: try reader.attributes(member.attributes))
    }
}
