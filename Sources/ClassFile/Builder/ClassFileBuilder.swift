// SPDX-License-Identifier: Apache-2.0

/// Makes a class file from nothing: names and types as text, code by `CodeBuilder`, everything else as `Attribute`.
///
///     var builder = ClassFileBuilder("demo/Answer")
///     builder.method("answer", "()I", [.public, .static]) { code in
///         code.push(Int32(42))
///         code.return(.int)
///     }
///     let bytes = try builder.build()
public struct ClassFileBuilder {
    /// Everything but the bootstrap methods, which `build` adds. Attributes may be appended directly.
    public var model: ClassFileModel
    private var bootstrapMethods: [Attribute.BootstrapMethod] = []
    private var failure: ClassFileBuildError?

    /// Names are internal (`java/lang/Object`); `superclass` is nil for `java/lang/Object` and modules.
    public init(
        _ name: String, superclass: String? = "java/lang/Object", interfaces: [String] = [],
        flags: AccessFlags = [.public, .super], majorVersion: UInt16 = 69
    ) {
        var constants = ConstantPoolBuilder()
        let thisClassIndex: UInt16 = constants.class(name)
        let superClassIndex: UInt16 = superclass.map { constants.class($0) } ?? 0
        let interfaceIndices: [UInt16] = interfaces.map { constants.class($0) }
        model = ClassFileModel(
            constants: constants, accessFlags: flags, thisClassIndex: thisClassIndex, superClassIndex: superClassIndex)
        model.interfaces = interfaceIndices
        model.majorVersion = majorVersion
    }

    public var constants: ConstantPoolBuilder {
        get { model.constants }
        _modify { yield &model.constants }
    }

    public mutating func field(
        _ name: String, _ descriptor: String, _ flags: AccessFlags, attributes: [Attribute] = []
    ) {
        model.fields.append(member(name, descriptor, flags, attributes))
    }

    /// A method without code.
    public mutating func method(
        _ name: String, _ descriptor: String, _ flags: AccessFlags, attributes: [Attribute] = []
    ) {
        model.methods.append(member(name, descriptor, flags, attributes))
    }

    /// A method with code. `emit` runs a second time, with wide branches, when a branch is too far for a narrow one; it
    /// must do the same again. `initialLocals` is the frame at the start, needed when `emit` records frames.
    public mutating func method(
        _ name: String, _ descriptor: String, _ flags: AccessFlags, initialLocals: [VerificationTypeInfo] = [],
        attributes: [Attribute] = [], _ emit: (inout CodeBuilder) -> Void
    ) {
        var text: String = descriptor
        let shape: Descriptor.Shape? = text.withUTF8 { Descriptor.shape(UnsafeRawBufferPointer($0)) }
        let slots: Int = (shape?.argumentSlots ?? 0) + (flags.contains(.static) ? 0 : 1)
        var member: ClassFileModel.Member = self.member(name, descriptor, flags, attributes)
        for usesWideBranches: Bool in [false, true] {
            // The pool moves into the code builder and back, so that it is never copied.
            var pool = ConstantPoolBuilder()
            swap(&pool, &model.constants)
            var code = CodeBuilder(constants: pool, argumentSlots: slots, usesWideBranches: usesWideBranches)
            pool = ConstantPoolBuilder()
            emit(&code)
            defer { swap(&code.constants, &model.constants) }
            do throws(ClassFileBuildError) {
                member.attributes.insert(.code(try code.finish(initialLocals: initialLocals)), at: 0)
                break
            } catch .branchTooFar where !usesWideBranches {
                continue
            } catch {
                failure = failure ?? error
                break
            }
        }
        model.methods.append(member)
    }

    private mutating func member(
        _ name: String, _ descriptor: String, _ flags: AccessFlags, _ attributes: [Attribute]
    ) -> ClassFileModel.Member {
        let nameIndex: UInt16 = constants.utf8(name)
        return ClassFileModel.Member(
            accessFlags: flags, nameIndex: nameIndex, descriptorIndex: constants.utf8(descriptor),
            attributes: attributes)
    }

    /// The row of a bootstrap method, added when it is new. Arguments are indices of loadable constants.
    public mutating func bootstrapMethod(_ methodHandle: UInt16, arguments: [UInt16]) -> UInt16 {
        let method = Attribute.BootstrapMethod(methodHandleIndex: methodHandle, argumentIndices: arguments)
        if let row = bootstrapMethods.firstIndex(of: method) { return UInt16(truncatingIfNeeded: row) }
        bootstrapMethods.append(method)
        return UInt16(truncatingIfNeeded: bootstrapMethods.count - 1)
    }

    /// The bytes of the class file. Errors: the first limit of the format that was hit.
    public func build() throws(ClassFileBuildError) -> [UInt8] {
        if let failure { throw failure }
        var model: ClassFileModel = model
        if !bootstrapMethods.isEmpty { model.attributes.append(.bootstrapMethods(bootstrapMethods)) }
        return try model.write()
    }
}
