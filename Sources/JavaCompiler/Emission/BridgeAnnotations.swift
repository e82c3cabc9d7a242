// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import JavaSyntax

// A bridge has the annotations of the method it leads to. That one may be in this file, in another of the compilation, or
// in a class file, whose attributes are written again with constants of this class.

extension Generator {
    func writeBridgeAttributes(_ target: SymbolID, to out: RawVector<UInt8>) -> Int {
        let found: Symbol = universe[target]
        let source: Int = Int(universe.details(universe.outermost(found.owner)).source)
        if source == 0 { return copyAnnotations(of: target, to: out) }
        let saved: (AttributionResults, Tree) = (results, tree)
        defer { (results, tree) = saved }
        if source - 1 != results.unit.index {
            guard let other: AttributionResults = files.first(where: { $0.unit.index == source - 1 }) else { return 0 }
            (results, tree) = (other, other.unit.tree)
        }
        guard !found.node.isNone, tree.kind(found.node) == .methodDeclaration else { return 0 }
        let view: MethodView = tree.method(found.node)
        return writeAnnotations(view.modifiers, .method, to: out) + writeParameterAnnotations(view.parameters, to: out)
            + writeTypeAnnotations(methodTypeAnnotations(view, view.parameters), to: out)
    }

    private func copyAnnotations(of target: SymbolID, to out: RawVector<UInt8>) -> Int {
        let name: UnsafeBufferPointer<UInt8> = names.bytes(of: universe.binaryName(universe[target].owner))
        guard let resource: Resource = universe.finder.find(UnsafeRawBufferPointer(name)) else { return 0 }
        return resource.withBytes { bytes in
            // What cannot be read has been complained about where the class was.
            guard let view: ClassFileView = try? ClassFileView(bytes),
                let model: ClassFileModel = try? ClassFileModel(view)
            else { return 0 }
            let pool: ConstantPoolView = view.constantPool
            let wanted: (NameID, NameID) = (universe[target].name, typeNames.descriptor(method: target))
            let member: ClassFileModel.Member? = model.methods.first {
                text(pool, $0.nameIndex) == wanted.0 && text(pool, $0.descriptorIndex) == wanted.1
            }
            return (member?.attributes ?? []).reduce(0) { $0 + copy($1, pool, to: out) }
        }
    }

    private func text(_ pool: ConstantPoolView, _ index: UInt16) -> NameID {
        universe.name(modified: Array(pool.utf8Bytes(at: index)))
    }

    private func copy(_ attribute: Attribute, _ pool: ConstantPoolView, to out: RawVector<UInt8>) -> Int {
        switch attribute {
        case .annotations(let annotations, let isVisible):
            let name: String = isVisible ? "RuntimeVisibleAnnotations" : "RuntimeInvisibleAnnotations"
            return writeAttribute(name, to: out) { copy(annotations, pool, to: out) }
        case .parameterAnnotations(let parameters, let isVisible):
            let name: String =
                isVisible ? "RuntimeVisibleParameterAnnotations" : "RuntimeInvisibleParameterAnnotations"
            return writeAttribute(name, to: out) {
                out.u1(parameters.count)
                for annotations: [Annotation] in parameters { copy(annotations, pool, to: out) }
            }
        default: return 0
        }
    }

    private func copy(_ annotations: [Annotation], _ pool: ConstantPoolView, to out: RawVector<UInt8>) {
        out.u2(annotations.count)
        for annotation: Annotation in annotations { copy(annotation, pool, to: out) }
    }

    private func copy(_ annotation: Annotation, _ pool: ConstantPoolView, to out: RawVector<UInt8>) {
        out.u2(c.pool.utf8(text(pool, annotation.typeIndex)))
        out.u2(annotation.elements.count)
        for element: Annotation.Element in annotation.elements {
            out.u2(c.pool.utf8(text(pool, element.nameIndex)))
            copy(element.value, pool, to: out)
        }
    }

    private func copy(_ value: ElementValue, _ pool: ConstantPoolView, to out: RawVector<UInt8>) {
        switch value {
        case .constant(let tag, let index):
            out.u1(Int(tag))
            switch pool.tag(at: index) {
            case .integer: out.u2(c.pool.integer(Int32(bitPattern: pool.u4(at: index))))
            case .float: out.u2(c.pool.float(bits: pool.u4(at: index)))
            case .long: out.u2(c.pool.long(Int64(bitPattern: pool.u8(at: index))))
            case .double: out.u2(c.pool.double(bits: pool.u8(at: index)))
            default: out.u2(c.pool.utf8(text(pool, index)))
            }
        case .enumConstant(let type, let name):
            out.u1(0x65)
            out.u2(c.pool.utf8(text(pool, type)))
            out.u2(c.pool.utf8(text(pool, name)))
        case .class(let index):
            out.u1(0x63)
            out.u2(c.pool.utf8(text(pool, index)))
        case .annotation(let annotation):
            out.u1(0x40)
            copy(annotation, pool, to: out)
        case .array(let values):
            out.u1(0x5B)
            out.u2(values.count)
            for value: ElementValue in values { copy(value, pool, to: out) }
        }
    }
}
