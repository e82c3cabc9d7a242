// SPDX-License-Identifier: Apache-2.0
import DataStructures

/// Reads attributes into values. The content of each has to fill it exactly; nothing else is checked.
struct AttributeParser {
    let view: ClassFileView
    /// Annotations inside annotations and Code inside Code go no deeper.
    private static let deepest: Int = 64

    init(_ view: ClassFileView) { self.view = view }

    func attributes(_ list: AttributeList, depth: Int = 0) throws(ClassFileError) -> [Attribute] {
        var result: [Attribute] = []
        result.reserveCapacity(list.count)
        for attribute: AttributeView in list { result.append(try self.attribute(attribute, depth: depth)) }
        return result
    }

    private func attribute(_ attribute: AttributeView, depth: Int) throws(ClassFileError) -> Attribute {
        let kind: AttributeKind = view.kind(of: attribute)
        switch kind {
        case .code where depth == 0: return .code(try code(attribute))
        case .record where depth == 0: return .record(try record(attribute))
        default: break
        }
        var reader: ByteReader = attribute.reader
        let result: Attribute = value(kind, attribute, &reader)
        guard reader.isAtEnd, !reader.isOverrun else {
            throw ClassFileError(
                .classFormat, "\(kind.name) has wrong length in class file \(view.nameForMessages)",
                offset: Int(attribute.offset))
        }
        return result
    }

    private func value(_ kind: AttributeKind, _ attribute: AttributeView, _ reader: inout ByteReader) -> Attribute {
        switch kind {
        case .constantValue: return .constantValue(reader.u2())
        case .stackMapTable: return .stackMapTable(list(&reader, frame))
        case .exceptions: return .exceptions(indices(&reader))
        case .innerClasses: return .innerClasses(list(&reader, innerClass))
        case .enclosingMethod: return .enclosingMethod(classIndex: reader.u2(), methodIndex: reader.u2())
        case .synthetic: return .synthetic
        case .signature: return .signature(reader.u2())
        case .sourceFile: return .sourceFile(reader.u2())
        case .sourceDebugExtension: return .sourceDebugExtension(Array(reader.take(reader.remaining)))
        case .lineNumberTable:
            return .lineNumberTable(list(&reader) { .init(startPC: $0.u2(), line: $0.u2()) })
        case .localVariableTable: return .localVariableTable(list(&reader, variable))
        case .localVariableTypeTable: return .localVariableTypeTable(list(&reader, variable))
        case .deprecated: return .deprecated
        case .runtimeVisibleAnnotations, .runtimeInvisibleAnnotations:
            return .annotations(annotations(&reader), isVisible: kind == .runtimeVisibleAnnotations)
        case .runtimeVisibleParameterAnnotations, .runtimeInvisibleParameterAnnotations:
            var parameters: [[Annotation]] = []
            for _ in 0..<reader.u1() where !reader.isOverrun { parameters.append(annotations(&reader)) }
            return .parameterAnnotations(parameters, isVisible: kind == .runtimeVisibleParameterAnnotations)
        case .runtimeVisibleTypeAnnotations, .runtimeInvisibleTypeAnnotations:
            return .typeAnnotations(list(&reader, typeAnnotation), isVisible: kind == .runtimeVisibleTypeAnnotations)
        case .annotationDefault: return .annotationDefault(elementValue(&reader, depth: 0))
        case .bootstrapMethods:
            return .bootstrapMethods(
                list(&reader) { .init(methodHandleIndex: $0.u2(), argumentIndices: indices(&$0)) })
        case .methodParameters:
            var parameters: [Attribute.MethodParameter] = []
            for _ in 0..<reader.u1() where !reader.isOverrun {
                parameters.append(.init(nameIndex: reader.u2(), accessFlags: AccessFlags(rawValue: reader.u2())))
            }
            return .methodParameters(parameters)
        case .module: return .module(module(&reader))
        case .modulePackages: return .modulePackages(indices(&reader))
        case .moduleMainClass: return .moduleMainClass(reader.u2())
        case .nestHost: return .nestHost(reader.u2())
        case .nestMembers: return .nestMembers(indices(&reader))
        case .permittedSubclasses: return .permittedSubclasses(indices(&reader))
        case .unknown, .code, .record, .moduleTarget, .moduleHashes, .moduleResolution, .characterRangeTable,
            .compilationID, .sourceID:
            return .unknown(nameIndex: attribute.nameIndex, payload: Array(reader.take(reader.remaining)))
        }
    }

    // MARK: Lists

    /// A 16-bit count and that many rows; stops where the bytes do.
    private func list<Row>(_ reader: inout ByteReader, _ row: (inout ByteReader) -> Row) -> [Row] {
        var rows: [Row] = []
        for _ in 0..<reader.u2() where !reader.isOverrun { rows.append(row(&reader)) }
        return rows
    }

    private func indices(_ reader: inout ByteReader) -> [UInt16] { list(&reader) { $0.u2() } }

    private func innerClass(_ reader: inout ByteReader) -> Attribute.InnerClass {
        Attribute.InnerClass(
            innerClassIndex: reader.u2(), outerClassIndex: reader.u2(), nameIndex: reader.u2(),
            accessFlags: AccessFlags(rawValue: reader.u2()))
    }

    private func variable(_ reader: inout ByteReader) -> Attribute.LocalVariable {
        Attribute.LocalVariable(
            startPC: reader.u2(), length: reader.u2(), nameIndex: reader.u2(), typeIndex: reader.u2(),
            slot: reader.u2())
    }

    private func module(_ reader: inout ByteReader) -> Attribute.Module {
        var module = Attribute.Module(
            nameIndex: reader.u2(), flags: AccessFlags(rawValue: reader.u2()), versionIndex: reader.u2())
        module.requires = list(&reader) {
            .init(moduleIndex: $0.u2(), flags: AccessFlags(rawValue: $0.u2()), versionIndex: $0.u2())
        }
        module.exports = list(&reader, export)
        module.opens = list(&reader, export)
        module.uses = indices(&reader)
        module.provides = list(&reader) { .init(serviceIndex: $0.u2(), implementationIndices: indices(&$0)) }
        return module
    }

    private func export(_ reader: inout ByteReader) -> Attribute.Module.Export {
        Attribute.Module.Export(
            packageIndex: reader.u2(), flags: AccessFlags(rawValue: reader.u2()), targetIndices: indices(&reader))
    }

    // MARK: Code and records

    private func code(_ attribute: AttributeView) throws(ClassFileError) -> Attribute.Code {
        let code = try CodeView(attribute, className: view.nameForMessages)
        return Attribute.Code(
            maxStack: code.maxStack, maxLocals: code.maxLocals, bytes: Array(code.code),
            exceptionTable: Array(code.exceptionTable), attributes: try attributes(code.attributes, depth: 1))
    }

    private func record(_ attribute: AttributeView) throws(ClassFileError) -> [Attribute.RecordComponent] {
        guard let components = RecordComponents(attribute) else {
            throw ClassFileError(
                .classFormat, "Record attribute has wrong length in class file \(view.nameForMessages)",
                offset: Int(attribute.offset))
        }
        var result: [Attribute.RecordComponent] = []
        for component: RecordComponents.Component in components {
            result.append(
                Attribute.RecordComponent(
                    nameIndex: component.nameIndex, descriptorIndex: component.descriptorIndex,
                    attributes: try attributes(component.attributes, depth: 1)))
        }
        return result
    }

    // MARK: Stack maps

    private func frame(_ reader: inout ByteReader) -> StackMapFrame {
        let type: UInt8 = reader.u1()
        switch type {
        case 0...63: return .same(distance: UInt16(type))
        case 64...127: return .sameLocalsOneStackItem(distance: UInt16(type) - 64, verificationType(&reader))
        case 247: return .sameLocalsOneStackItem(distance: reader.u2(), verificationType(&reader))
        case 248...250: return .chop(distance: reader.u2(), count: 251 - type)
        case 251: return .same(distance: reader.u2())
        case 252...254:
            let distance: UInt16 = reader.u2()
            return .append(distance: distance, (251..<type).map { _ in verificationType(&reader) })
        case 255:
            return .full(
                distance: reader.u2(), locals: list(&reader, verificationType), stack: list(&reader, verificationType))
        default:
            reader.skip(Int.max)
            return .same(distance: 0)
        }
    }

    private func verificationType(_ reader: inout ByteReader) -> VerificationTypeInfo {
        switch reader.u1() {
        case 0: return .top
        case 1: return .integer
        case 2: return .float
        case 3: return .double
        case 4: return .long
        case 5: return .null
        case 6: return .uninitializedThis
        case 7: return .object(reader.u2())
        case 8: return .uninitialized(pc: reader.u2())
        default:
            reader.skip(Int.max)
            return .top
        }
    }

    // MARK: Annotations

    private func annotations(_ reader: inout ByteReader) -> [Annotation] {
        list(&reader) { annotation(&$0, depth: 0) }
    }

    private func annotation(_ reader: inout ByteReader, depth: Int) -> Annotation {
        let type: UInt16 = reader.u2()
        return Annotation(
            typeIndex: type,
            elements: list(&reader) { .init(nameIndex: $0.u2(), value: elementValue(&$0, depth: depth + 1)) })
    }

    private func elementValue(_ reader: inout ByteReader, depth: Int) -> ElementValue {
        let tag: UInt8 = reader.u1()
        guard depth < AttributeParser.deepest else {
            reader.skip(Int.max)
            return .array([])
        }
        switch tag {
        case 0x42, 0x43, 0x44, 0x46, 0x49, 0x4A, 0x53, 0x5A, 0x73: return .constant(tag: tag, index: reader.u2())
        case 0x65: return .enumConstant(typeIndex: reader.u2(), nameIndex: reader.u2())
        case 0x63: return .class(reader.u2())
        case 0x40: return .annotation(annotation(&reader, depth: depth))
        case 0x5B: return .array(list(&reader) { elementValue(&$0, depth: depth + 1) })
        default:
            reader.skip(Int.max)
            return .array([])
        }
    }

    private func typeAnnotation(_ reader: inout ByteReader) -> TypeAnnotation {
        let target: TypeAnnotation.Target = self.target(&reader)
        var path: [TypeAnnotation.PathStep] = []
        for _ in 0..<reader.u1() where !reader.isOverrun { path.append(.init(kind: reader.u1(), argument: reader.u1())) }
        return TypeAnnotation(target: target, path: path, annotation: annotation(&reader, depth: 0))
    }

    private func target(_ reader: inout ByteReader) -> TypeAnnotation.Target {
        let type: UInt8 = reader.u1()
        switch type {
        case 0x00, 0x01: return .typeParameter(type: type, parameter: reader.u1())
        case 0x10: return .supertype(reader.u2())
        case 0x11, 0x12: return .typeParameterBound(type: type, parameter: reader.u1(), bound: reader.u1())
        case 0x13...0x15: return .empty(type: type)
        case 0x16: return .formalParameter(reader.u1())
        case 0x17: return .throwsClause(reader.u2())
        case 0x40, 0x41:
            return .localVariable(
                type: type, list(&reader) { .init(startPC: $0.u2(), length: $0.u2(), slot: $0.u2()) })
        case 0x42: return .catchClause(reader.u2())
        case 0x43...0x46: return .offset(type: type, pc: reader.u2())
        case 0x47...0x4B: return .typeArgument(type: type, pc: reader.u2(), argument: reader.u1())
        default:
            reader.skip(Int.max)
            return .empty(type: type)
        }
    }
}
