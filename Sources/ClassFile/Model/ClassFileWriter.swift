// SPDX-License-Identifier: Apache-2.0
import DataStructures

extension ClassFileModel {
    /// The bytes of the class file. Names of attributes that the pool lacks are added to it.
    ///
    /// Errors: the first of those that making the model left behind (a full constant pool, too long a string), or a
    /// list longer than its count can say.
    public func write() throws(ClassFileBuildError) -> [UInt8] {
        // The body comes first, since writing it may add constants, which stand before it in the file.
        var writer = ClassFileWriter(constants: constants)
        writer.bytes.u2(accessFlags.rawValue)
        writer.bytes.u2(thisClassIndex)
        writer.bytes.u2(superClassIndex)
        writer.indices(interfaces)
        for members: [Member] in [fields, methods] {
            writer.count(members.count)
            for member: Member in members {
                writer.bytes.u2(member.accessFlags.rawValue)
                writer.bytes.u2(member.nameIndex)
                writer.bytes.u2(member.descriptorIndex)
                writer.attributes(member.attributes)
            }
        }
        writer.attributes(attributes)
        if let failure = writer.constants.failure ?? writer.failure { throw failure }
        var file = ByteWriter(capacity: 10 + writer.constants.bytes.count + writer.bytes.count)
        file.u4(0xCAFE_BABE)
        file.u2(minorVersion)
        file.u2(majorVersion)
        file.u2(UInt16(truncatingIfNeeded: writer.constants.count))
        file.append(contentsOf: writer.constants.bytes)
        file.append(contentsOf: writer.bytes.bytes)
        return file.bytes
    }
}

/// Writes attributes; the counterpart of `AttributeParser`.
struct ClassFileWriter {
    var constants: ConstantPoolBuilder
    var bytes: ByteWriter = ByteWriter()
    var failure: ClassFileBuildError?

    init(constants: ConstantPoolBuilder) { self.constants = constants }

    /// A 16-bit count, or a failure.
    mutating func count(_ count: Int) {
        if count > 0xFFFF { failure = failure ?? .tooManyRows(count) }
        bytes.u2(UInt16(truncatingIfNeeded: count))
    }

    mutating func indices(_ indices: [UInt16]) {
        count(indices.count)
        for index: UInt16 in indices { bytes.u2(index) }
    }

    private mutating func list<Row>(_ rows: [Row], _ write: (inout ClassFileWriter, Row) -> Void) {
        count(rows.count)
        for row: Row in rows { write(&self, row) }
    }

    mutating func attributes(_ attributes: [Attribute]) {
        list(attributes) { writer, attribute in writer.attribute(attribute) }
    }

    private mutating func attribute(_ attribute: Attribute) {
        if case .unknown(let nameIndex, _) = attribute {
            bytes.u2(nameIndex)
        } else {
            bytes.u2(constants.utf8(attribute.kind.name))
        }
        let start: Int = bytes.count
        bytes.u4(0)
        payload(attribute)
        let length: Int = bytes.count - start - 4
        bytes.patchU4(UInt32(truncatingIfNeeded: length), at: start)
    }

    private mutating func payload(_ attribute: Attribute) {
        switch attribute {
        case .synthetic, .deprecated: break
        case .constantValue(let index), .signature(let index), .sourceFile(let index), .moduleMainClass(let index),
            .nestHost(let index):
            bytes.u2(index)
        case .exceptions(let list), .modulePackages(let list), .nestMembers(let list), .permittedSubclasses(let list):
            indices(list)
        case .sourceDebugExtension(let payload), .unknown(_, let payload): bytes.append(contentsOf: payload)
        case .enclosingMethod(let classIndex, let methodIndex):
            bytes.u2(classIndex)
            bytes.u2(methodIndex)
        case .code(let code): self.code(code)
        case .stackMapTable(let frames): list(frames) { $0.frame($1) }
        case .innerClasses(let classes):
            list(classes) { writer, row in
                writer.cells(row.innerClassIndex, row.outerClassIndex, row.nameIndex, row.accessFlags.rawValue)
            }
        case .lineNumberTable(let lines): list(lines) { writer, row in writer.cells(row.startPC, row.line) }
        case .localVariableTable(let variables), .localVariableTypeTable(let variables):
            list(variables) { writer, row in
                writer.cells(row.startPC, row.length, row.nameIndex, row.typeIndex, row.slot)
            }
        case .annotations(let annotations, _): list(annotations) { $0.annotation($1) }
        case .parameterAnnotations(let parameters, _):
            shortCount(parameters.count)
            for annotations: [Annotation] in parameters { list(annotations) { $0.annotation($1) } }
        case .typeAnnotations(let annotations, _): list(annotations) { $0.typeAnnotation($1) }
        case .annotationDefault(let value): elementValue(value)
        case .bootstrapMethods(let methods):
            list(methods) { writer, row in
                writer.bytes.u2(row.methodHandleIndex)
                writer.indices(row.argumentIndices)
            }
        case .methodParameters(let parameters):
            shortCount(parameters.count)
            for row: Attribute.MethodParameter in parameters { cells(row.nameIndex, row.accessFlags.rawValue) }
        case .module(let module): self.module(module)
        case .record(let components):
            list(components) { writer, row in
                writer.cells(row.nameIndex, row.descriptorIndex)
                writer.attributes(row.attributes)
            }
        }
    }

    private mutating func cells(_ cells: UInt16...) {
        for cell: UInt16 in cells { bytes.u2(cell) }
    }

    /// An 8-bit count, or a failure.
    private mutating func shortCount(_ count: Int) {
        if count > 0xFF { failure = failure ?? .tooManyRows(count) }
        bytes.u1(UInt8(truncatingIfNeeded: count))
    }

    private mutating func code(_ code: Attribute.Code) {
        if code.bytes.isEmpty || code.bytes.count > 0xFFFF { failure = failure ?? .codeTooLarge(code.bytes.count) }
        cells(code.maxStack, code.maxLocals)
        bytes.u4(UInt32(truncatingIfNeeded: code.bytes.count))
        bytes.append(contentsOf: code.bytes)
        list(code.exceptionTable) { writer, row in
            writer.cells(row.startPC, row.endPC, row.handlerPC, row.catchTypeIndex)
        }
        attributes(code.attributes)
    }

    private mutating func module(_ module: Attribute.Module) {
        cells(module.nameIndex, module.flags.rawValue, module.versionIndex)
        list(module.requires) { writer, row in
            writer.cells(row.moduleIndex, row.flags.rawValue, row.versionIndex)
        }
        for packages: [Attribute.Module.Export] in [module.exports, module.opens] {
            list(packages) { writer, row in
                writer.cells(row.packageIndex, row.flags.rawValue)
                writer.indices(row.targetIndices)
            }
        }
        indices(module.uses)
        list(module.provides) { writer, row in
            writer.bytes.u2(row.serviceIndex)
            writer.indices(row.implementationIndices)
        }
    }

    // MARK: Stack maps

    private mutating func frame(_ frame: StackMapFrame) {
        switch frame {
        case .same(let distance):
            if distance < 64 {
                bytes.u1(UInt8(distance))
            } else {
                bytes.u1(251)
                bytes.u2(distance)
            }
        case .sameLocalsOneStackItem(let distance, let type):
            if distance < 64 {
                bytes.u1(UInt8(distance) + 64)
            } else {
                bytes.u1(247)
                bytes.u2(distance)
            }
            verificationType(type)
        case .chop(let distance, let count):
            bytes.u1(251 &- min(count, 3))
            bytes.u2(distance)
        case .append(let distance, let types):
            bytes.u1(251 &+ UInt8(min(types.count, 3)))
            bytes.u2(distance)
            for type: VerificationTypeInfo in types.prefix(3) { verificationType(type) }
        case .full(let distance, let locals, let stack):
            bytes.u1(255)
            bytes.u2(distance)
            list(locals) { $0.verificationType($1) }
            list(stack) { $0.verificationType($1) }
        }
    }

    private mutating func verificationType(_ type: VerificationTypeInfo) {
        switch type {
        case .top: bytes.u1(0)
        case .integer: bytes.u1(1)
        case .float: bytes.u1(2)
        case .double: bytes.u1(3)
        case .long: bytes.u1(4)
        case .null: bytes.u1(5)
        case .uninitializedThis: bytes.u1(6)
        case .object(let index):
            bytes.u1(7)
            bytes.u2(index)
        case .uninitialized(let pc):
            bytes.u1(8)
            bytes.u2(pc)
        }
    }

    // MARK: Annotations

    private mutating func annotation(_ annotation: Annotation) {
        bytes.u2(annotation.typeIndex)
        list(annotation.elements) { writer, element in
            writer.bytes.u2(element.nameIndex)
            writer.elementValue(element.value)
        }
    }

    private mutating func elementValue(_ value: ElementValue) {
        switch value {
        case .constant(let tag, let index):
            bytes.u1(tag)
            bytes.u2(index)
        case .enumConstant(let typeIndex, let nameIndex):
            bytes.u1(0x65)
            cells(typeIndex, nameIndex)
        case .class(let index):
            bytes.u1(0x63)
            bytes.u2(index)
        case .annotation(let annotation):
            bytes.u1(0x40)
            self.annotation(annotation)
        case .array(let values):
            bytes.u1(0x5B)
            list(values) { $0.elementValue($1) }
        }
    }

    private mutating func typeAnnotation(_ annotation: TypeAnnotation) {
        switch annotation.target {
        case .typeParameter(let type, let parameter):
            bytes.u1(type)
            bytes.u1(parameter)
        case .supertype(let index):
            bytes.u1(0x10)
            bytes.u2(index)
        case .typeParameterBound(let type, let parameter, let bound):
            for byte: UInt8 in [type, parameter, bound] { bytes.u1(byte) }
        case .empty(let type): bytes.u1(type)
        case .formalParameter(let index):
            bytes.u1(0x16)
            bytes.u1(index)
        case .throwsClause(let index):
            bytes.u1(0x17)
            bytes.u2(index)
        case .localVariable(let type, let ranges):
            bytes.u1(type)
            list(ranges) { writer, row in writer.cells(row.startPC, row.length, row.slot) }
        case .catchClause(let index):
            bytes.u1(0x42)
            bytes.u2(index)
        case .offset(let type, let pc):
            bytes.u1(type)
            bytes.u2(pc)
        case .typeArgument(let type, let pc, let argument):
            bytes.u1(type)
            bytes.u2(pc)
            bytes.u1(argument)
        }
        shortCount(annotation.path.count)
        for step: TypeAnnotation.PathStep in annotation.path {
            bytes.u1(step.kind)
            bytes.u1(step.argument)
        }
        self.annotation(annotation.annotation)
    }
}
