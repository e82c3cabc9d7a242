// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Annotations of the uses of types (JVMS 4.7.20). A use is found where its type is written; what the class file says of it
// is a target (which type of which declaration or instruction) and a path from the whole type to the annotated part.
//
// A step of a path is two bytes: into the elements of an array (0), into a nested class (1), to the bound of a wildcard
// (2), to a type argument (3). A class that is inside instances of others is reached by one step per class around it,
// also where those are not written.

/// An annotation of a type's use.
struct TypeUse {
    let annotation: NodeID
    /// target_type and target_info; of a local variable only the first byte.
    let target: [UInt8]
    let path: [UInt8]
    /// The local variable whose ranges belong to the target.
    var variable: SymbolID = .none
}

extension Generator {
    /// Whether the file has annotations that could belong to types.
    var hasTypeUses: Bool { results.unit.hasAnnotations }

    // MARK: - Finding

    /// Annotations of the types in a declaration: those among the modifiers that apply to types belong to the innermost
    /// element type (JLS 9.7.4), those in the type to where they stand. `target`: bytes of target_type and target_info.
    func typeAnnotations(_ modifiers: NodeID, _ type: NodeID, _ target: [UInt8]) -> [TypeUse] {
        guard hasTypeUses else { return [] }
        var found: [TypeUse] = []
        if !modifiers.isNone {
            let annotations: NodeList = tree.modifiers(modifiers).annotations
            let path: [UInt8] = annotations.isEmpty ? [] : pathOfModifiers(type)
            for annotation: NodeID in tree.elements(annotations) {
                found.append(TypeUse(annotation: annotation, target: target, path: path))
            }
        }
        collectTypeAnnotations(type, target, [], &found)
        return found.filter { applies($0.annotation, "TYPE_USE") }
    }

    func applies(_ annotation: NodeID, _ place: String) -> Bool {
        let symbol: SymbolID = annotationSymbol(annotation)
        return !symbol.isNone && universe.annotationFacts(symbol).targets?.contains(place) == true
    }

    /// The way from a written type to the part that annotations before it belong to: the first class it names.
    private func pathOfModifiers(_ type: NodeID) -> [UInt8] {
        var path: [UInt8] = []
        var inner: NodeID = type
        while true {
            let found: Node = tree[inner]
            switch found.kind {
            case .arrayType:
                path += [0, 0]
                inner = NodeID(found.a)
            case .annotatedType: inner = NodeID(found.b)
            case .parameterizedType, .fieldAccess: inner = NodeID(found.a)
            case .identifier: return path + stepsInside(results.symbol(inner))
            default: return path
            }
        }
    }

    /// One step per instance around an instance of a class.
    func stepsInside(_ symbol: SymbolID) -> [UInt8] {
        var path: [UInt8] = []
        var next: SymbolID = symbol
        while !next.isNone, universe[next].kind == .class, universe.isInner(next) {
            path += [1, 0]
            next = universe[next].owner
        }
        return path
    }

    private func collectTypeAnnotations(
        _ node: NodeID, _ target: [UInt8], _ path: [UInt8], _ found: inout [TypeUse]
    ) {
        let record: Node = tree[node]
        switch record.kind {
        case .annotatedType:
            let inner: NodeID = NodeID(record.b)
            let isName: Bool = tree.kind(inner) == .identifier || tree.kind(inner) == .fieldAccess
            let steps: [UInt8] = isName ? stepsInside(results.symbol(inner)) : []
            for annotation: NodeID in tree.elements(NodeList(record.a)) {
                found.append(TypeUse(annotation: annotation, target: target, path: path + steps))
            }
            collectTypeAnnotations(inner, target, path, &found)
        case .fieldAccess: collectTypeAnnotations(NodeID(record.a), target, path, &found)
        case .arrayType: collectTypeAnnotations(NodeID(record.a), target, path + [0, 0], &found)
        case .wildcardType: collectTypeAnnotations(NodeID(record.a), target, path + [2, 0], &found)
        case .parameterizedType:
            var base: NodeID = NodeID(record.a)
            collectTypeAnnotations(base, target, path, &found)
            if tree.kind(base) == .annotatedType { base = NodeID(tree[base].b) }
            let start: [UInt8] = path + stepsInside(results.symbol(base))
            for (index, argument): (Int, NodeID) in tree.elements(NodeList(record.b)).enumerated() {
                collectTypeAnnotations(argument, target, start + [3, UInt8(truncatingIfNeeded: index)], &found)
            }
        default: break
        }
    }

    /// Those of type parameters and their bounds; `first` is the target of a class's or a method's parameters.
    func typeParameterAnnotations(_ list: NodeList, _ first: UInt8) -> [TypeUse] {
        guard hasTypeUses else { return [] }
        var uses: [TypeUse] = []
        for (index, node): (Int, NodeID) in tree.elements(list).enumerated() {
            let view: (annotations: NodeList, name: NameID, bounds: NodeList) = tree.typeParameter(node)
            let number: UInt8 = UInt8(truncatingIfNeeded: index)
            for annotation: NodeID in tree.elements(view.annotations) {
                let symbol: SymbolID = annotationSymbol(annotation)
                if symbol.isNone { continue }
                uses.append(TypeUse(annotation: annotation, target: [first, number], path: []))
            }
            let bounds: UnsafeBufferPointer<NodeID> = tree.elements(view.bounds)
            // Number 0 is for a class.
            let isInterface: Bool = bounds.first.map { universe.isInterfaceType(results.type($0)) } ?? false
            for (position, bound): (Int, NodeID) in bounds.enumerated() {
                let place: UInt8 = UInt8(truncatingIfNeeded: position + (isInterface ? 1 : 0))
                uses += typeAnnotations(.none, bound, [first + 0x11, number, place])
            }
        }
        return uses
    }

    /// Those in the header of a class.
    func headerTypeAnnotations() -> [TypeUse] {
        guard hasTypeUses else { return [] }
        var uses: [TypeUse] = typeAnnotations(.none, c.view.superclass, [0x10, 0xFF, 0xFF])
        for (index, interface): (Int, NodeID) in tree.elements(c.view.interfaces).enumerated() {
            uses += typeAnnotations(.none, interface, [0x10] + TypeUse.bytes(index))
        }
        if let created: NodeID = anonymousTypes[c.symbol] {
            let isInterface: Bool = !universe.interfaces(universe.ownType(c.symbol)).isEmpty
            uses += typeAnnotations(.none, created, [0x10] + (isInterface ? [0, 0] : [0xFF, 0xFF]))
        }
        return uses + typeParameterAnnotations(c.view.typeParameters, 0x00)
    }

    /// Those in the declaration of a method, or of its bridges, without those in its body.
    func methodTypeAnnotations(_ view: MethodView, _ parameters: NodeList) -> [TypeUse] {
        guard hasTypeUses else { return [] }
        var uses: [TypeUse] = typeAnnotations(view.modifiers, view.returnType, [0x14])
        if view.name == .constructor {
            // What a constructor makes is its class.
            let steps: [UInt8] = stepsInside(c.symbol)
            uses = uses.map { TypeUse(annotation: $0.annotation, target: $0.target, path: steps) }
        }
        uses += typeParameterAnnotations(view.typeParameters, 0x01)
        if !view.receiver.isNone {
            let receiver: VariableView = tree.variable(view.receiver)
            uses += typeAnnotations(receiver.modifiers, receiver.type, [0x15])
        }
        uses += parameterTypeAnnotations(parameters)
        for (index, type): (Int, NodeID) in tree.elements(view.thrown).enumerated() {
            uses += typeAnnotations(.none, type, [0x17] + TypeUse.bytes(index))
        }
        return uses
    }

    /// Those of parameters with written types; a lambda's may have none.
    func parameterTypeAnnotations(_ parameters: NodeList) -> [TypeUse] {
        guard hasTypeUses else { return [] }
        var uses: [TypeUse] = []
        for (index, parameter): (Int, NodeID) in tree.elements(parameters).enumerated() {
            let variable: VariableView = tree.variable(parameter)
            if variable.type.isNone { continue }
            uses += typeAnnotations(variable.modifiers, variable.type, [0x16, UInt8(truncatingIfNeeded: index)])
        }
        return uses
    }

    // MARK: - In code

    /// Notes the annotations of a type that the instruction at this place is about.
    func noteTypeUse(_ type: NodeID, _ kind: UInt8, at pc: Int? = nil, index: Int? = nil) {
        guard hasTypeUses, code.isAlive else { return }
        let target: [UInt8] =
            [kind] + TypeUse.bytes(pc ?? code.pc) + (index.map { [UInt8(truncatingIfNeeded: $0)] } ?? [])
        if index != nil, tree.kind(type) == .intersectionType {
            for (index, part): (Int, NodeID) in tree.elements(NodeList(tree[type].a)).enumerated() {
                noteTypeUse(part, kind, at: pc, index: index)
            }
            return
        }
        method.typeUses += typeAnnotations(.none, type, target)
    }

    func noteTypeArguments(_ list: NodeList, _ kind: UInt8) {
        guard hasTypeUses else { return }
        for (index, argument): (Int, NodeID) in tree.elements(list).enumerated() {
            noteTypeUse(argument, kind, index: index)
        }
    }

    /// Annotations of the dimensions and of the elements of an array that is created here.
    func noteArrayCreation(_ found: Node) {
        guard hasTypeUses, code.isAlive else { return }
        let target: [UInt8] = [0x44] + TypeUse.bytes(code.pc)
        var uses: [TypeUse] = []
        var path: [UInt8] = []
        for (index, group): (Int, NodeID) in tree.elements(NodeList(found.d)).enumerated() {
            if index > 0 { path += [0, 0] }
            for annotation: NodeID in tree.elements(NodeList(tree[group].a)) {
                uses.append(TypeUse(annotation: annotation, target: target, path: path))
            }
        }
        let lengths: Int = max(1, tree.elements(NodeList(found.b)).count)
        collectTypeAnnotations(
            NodeID(found.a), target, Array(repeating: 0, count: 2 * lengths), &uses)
        method.typeUses += uses.filter { applies($0.annotation, "TYPE_USE") }
    }

    /// A class without name: annotations of its supertype also belong to the `new` that makes it.
    func noteAnonymousCreation(_ type: NodeID, _ symbol: SymbolID) {
        guard hasTypeUses, code.isAlive else { return }
        let target: [UInt8] = [0x44] + TypeUse.bytes(code.pc)
        var base: NodeID = type
        while tree.kind(base) == .annotatedType || tree.kind(base) == .parameterizedType {
            base = tree.kind(base) == .annotatedType ? NodeID(tree[base].b) : NodeID(tree[base].a)
        }
        let whole: [UInt8] = stepsInside(results.symbol(base))
        let path: [UInt8] = stepsInside(c.symbol) + [1, 0]
        for use: TypeUse in typeAnnotations(.none, type, target) where use.path == whole {
            method.typeUses.append(TypeUse(annotation: use.annotation, target: target, path: path))
        }
    }

    /// Annotations of the type of a local variable (0x40) or resource (0x41). True if there are any: the variable's ranges must be known then.
    func noteVariable(_ variable: SymbolID, _ kind: UInt8) -> Bool {
        let node: NodeID = universe[variable].node
        guard hasTypeUses, !node.isNone, tree.kind(node) == .variableDeclaration else { return false }
        let view: VariableView = tree.variable(node)
        // Behind `var` there is no type to be annotated.
        if view.type.isNone { return false }
        var uses: [TypeUse] = typeAnnotations(view.modifiers, view.type, [kind])
        if uses.isEmpty { return false }
        for index: Int in uses.indices { uses[index].variable = variable }
        let isNoted: Bool = method.typeUses.contains { $0.variable == variable }
        if !isNoted { method.typeUses += uses }
        return true
    }

    /// Annotations of the type of a catch clause's parameter, whose row of the exception table is `index`.
    func noteCaught(_ modifiers: NodeID, _ type: NodeID, row index: Int) {
        guard hasTypeUses else { return }
        method.typeUses += typeAnnotations(modifiers, type, [0x42] + TypeUse.bytes(index))
    }

    // MARK: - Writing

    /// Writes one attribute or two; the result is their number.
    func writeTypeAnnotations(_ uses: [TypeUse], to out: RawVector<UInt8>) -> Int {
        if uses.isEmpty { return 0 }
        var count: Int = 0
        for retention: AnnotationFacts.Retention in [.runtime, .class] {
            let rows: [[TypeUse]] = grouped(
                uses.filter { universe.annotationFacts(annotationSymbol($0.annotation)).retention == retention })
            if rows.isEmpty { continue }
            let name: String =
                retention == .runtime ? "RuntimeVisibleTypeAnnotations" : "RuntimeInvisibleTypeAnnotations"
            count += writeAttribute(name, to: out) {
                out.u2(rows.count)
                for row: [TypeUse] in rows {
                    for byte: UInt8 in row[0].target { out.append(byte) }
                    if !row[0].variable.isNone { writeRanges(of: row[0].variable, to: out) }
                    out.u1(row[0].path.count / 2)
                    for byte: UInt8 in row[0].path { out.append(byte) }
                    write(repeated: row.map(\.annotation), to: out)
                }
            }
        }
        return count
    }

    /// Annotations of one interface at one place stand together.
    private func grouped(_ uses: [TypeUse]) -> [[TypeUse]] {
        var groups: [[TypeUse]] = []
        for use: TypeUse in uses {
            let index: Int? = groups.firstIndex {
                $0[0].target == use.target && $0[0].path == use.path && $0[0].variable == use.variable
                    && annotationSymbol($0[0].annotation) == annotationSymbol(use.annotation)
            }
            if let index: Int = index { groups[index].append(use) } else { groups.append([use]) }
        }
        return groups
    }

    private func writeRanges(of variable: SymbolID, to out: RawVector<UInt8>) {
        let ranges: [CodeWriter.Variable] = code.ranges(of: variable)
        out.u2(ranges.count)
        for range: CodeWriter.Variable in ranges {
            out.u2(Int(range.start))
            out.u2(Int(range.end - range.start))
            out.u2(Int(range.slot))
        }
    }

    /// The attributes of a Code attribute; variables that never had a value have no place.
    func writeCodeTypeAnnotations(to out: RawVector<UInt8>) -> Int {
        let uses: [TypeUse] = method.typeUses.filter { $0.variable.isNone || !code.ranges(of: $0.variable).isEmpty }
        return writeTypeAnnotations(uses, to: out)
    }
}

extension TypeUse {
    static func bytes(_ number: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
    }
}
