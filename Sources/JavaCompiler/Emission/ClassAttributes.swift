// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Attributes of classes and methods (JVMS 4.7). Each function writes attributes and says how many.

extension Generator {
    /// Writes one attribute: its name, then what `body` writes.
    @discardableResult
    func writeAttribute(_ name: String, to out: RawVector<UInt8>, _ body: () -> Void) -> Int {
        out.u2(c.pool.utf8(name))
        let start: Int = out.count
        out.u4(0)
        body()
        out.patchU4(out.count - start - 4, at: start)
        return 1
    }

    func writeSignature(_ signature: NameID?, to out: RawVector<UInt8>) -> Int {
        guard let signature: NameID = signature else { return 0 }
        return writeAttribute("Signature", to: out) { out.u2(c.pool.utf8(signature)) }
    }

    // MARK: - Classes

    func writeClassAttributes(nestMembers: [NameID], to out: RawVector<UInt8>) {
        let countOffset: Int = out.count
        out.u2(0)
        var count: Int = 0
        let symbol: Symbol = universe[c.symbol]
        count += writeSignature(typeNames.signature(class: c.symbol), to: out)
        if options.hasSourceFile { count += writeSourceFile(to: out) }
        if symbol.traits.contains(.isDeprecated) || hasDeprecatedAnnotation(c.view.modifiers) {
            count += writeAttribute("Deprecated", to: out) {}
        }
        count += writeAnnotations(c.view.modifiers, .type, to: out)
        count += writeTypeAnnotations(headerTypeAnnotations(), to: out)
        if c.view.flavor == .record { count += writeRecord(to: out) }
        count += writePermittedSubclasses(to: out)
        if c.info.isLocal { count += writeEnclosingMethod(to: out) }
        let host: SymbolID = outermost(c.symbol)
        if host != c.symbol {
            count += writeAttribute("NestHost", to: out) { out.u2(c.pool.class(universe.binaryName(host))) }
        } else if !nestMembers.isEmpty {
            count += writeNames("NestMembers", nestMembers, to: out)
        }
        if !c.bootstrap.isEmpty {
            // Lookup is an inner class that the bootstrap methods' types mention.
            _ = c.pool.class(names.intern("java/lang/invoke/MethodHandles$Lookup"))
            count += writeAttribute("BootstrapMethods", to: out) { c.bootstrap.write(to: out) }
        }
        count += writeInnerClasses(nestMembers: nestMembers, to: out)
        out.patchU2(count, at: countOffset)
    }

    private func writeNames(_ name: String, _ classes: [NameID], to out: RawVector<UInt8>) -> Int {
        writeAttribute(name, to: out) {
            out.u2(classes.count)
            for member: NameID in classes { out.u2(c.pool.class(member)) }
        }
    }

    private func writeSourceFile(to out: RawVector<UInt8>) -> Int {
        let path: String = tree.file.name
        let file: Substring = path.split(separator: "/").last ?? Substring(path)
        return writeAttribute("SourceFile", to: out) { out.u2(c.pool.utf8(String(file))) }
    }

    private func writePermittedSubclasses(to out: RawVector<UInt8>) -> Int {
        guard universe[c.symbol].traits.contains(.isSealed) || isEnumWithBodies else { return 0 }
        var subclasses: [NameID] = universe.permittedSubclasses(c.symbol).map { universe.binaryName($0) }
        if isEnumWithBodies {
            subclasses = results.classes.compactMap {
                $0.isAnonymous && universe.superclass(universe.ownType($0.symbol)) == c.type
                    ? universe.binaryName($0.symbol) : nil
            }
        }
        return subclasses.isEmpty ? 0 : writeNames("PermittedSubclasses", subclasses, to: out)
    }

    private var isEnumWithBodies: Bool {
        c.view.flavor == .enum && !universe[c.symbol].flags.contains(.final)
    }

    private func writeEnclosingMethod(to out: RawVector<UInt8>) -> Int {
        writeAttribute("EnclosingMethod", to: out) {
            out.u2(c.pool.class(universe.binaryName(c.info.enclosingClass)))
            let method: SymbolID = c.info.enclosingMethod
            guard !method.isNone, universe[method].kind == .method else { return out.u2(0) }
            let name: NameID = universe[method].name
            let descriptor: NameID =
                name == .constructor ? constructorDescriptor(method) : typeNames.descriptor(method: method)
            out.u2(c.pool.nameAndType(name, descriptor))
        }
    }

    private func writeRecord(to out: RawVector<UInt8>) -> Int {
        let fields: [SymbolID] = recordFields(c.symbol)
        return writeAttribute("Record", to: out) {
            out.u2(fields.count)
            for field: SymbolID in fields {
                let symbol: Symbol = universe[field]
                out.u2(c.pool.utf8(symbol.name))
                out.u2(c.pool.utf8(typeNames.descriptor(erasure(symbol.type))))
                let countOffset: Int = out.count
                out.u2(0)
                var count: Int = writeSignature(typeNames.signature(symbol.type), to: out)
                let variable: VariableView = tree.variable(symbol.node)
                count += writeAnnotations(variable.modifiers, .recordComponent, to: out)
                count += writeTypeAnnotations(typeAnnotations(variable.modifiers, variable.type, [0x13]), to: out)
                out.patchU2(count, at: countOffset)
            }
        }
    }

    /// Every nested class that the constant pool mentions, the classes around it first, and the nested classes of the
    /// class itself (JVMS 4.7.6).
    private func writeInnerClasses(nestMembers: [NameID], to out: RawVector<UInt8>) -> Int {
        var rows: [SymbolID] = []
        var seen: Set<SymbolID> = []
        func enter(_ symbol: SymbolID) {
            guard universe[symbol].kind == .class, !seen.contains(symbol) else { return }
            universe.completeHeader(symbol)
            let found: Symbol = universe[symbol]
            let isNested: Bool = universe[found.owner].kind == .class || found.traits.contains(.isLocal)
            guard isNested else { return }
            seen.insert(symbol)
            if universe[found.owner].kind == .class { enter(found.owner) }
            rows.append(symbol)
        }
        enter(c.symbol)
        for info: ClassInfo in results.classes
        where info.enclosingClass == c.symbol || universe[info.symbol].owner == c.symbol {
            if info.isAnonymous && anonymousCalls[info.symbol] == nil { continue }
            enter(info.symbol)
        }
        let synthetic: NameID = switchMaps.owners[outermost(c.symbol)] ?? .none
        var index: Int = 0
        var mentionsSynthetic: Bool = !synthetic.isNone && nestMembers.contains(synthetic)
        while index < c.pool.classNames.count {
            let name: NameID = c.pool.classNames[index]
            index += 1
            if name == synthetic {
                mentionsSynthetic = true
                continue
            }
            let bytes: UnsafeBufferPointer<UInt8> = names.bytes(of: name)
            guard bytes.first != 0x5B, bytes.contains(0x24), let symbol: SymbolID = universe.existingClass(name) else {
                continue
            }
            enter(symbol)
        }
        if rows.isEmpty && !mentionsSynthetic { return 0 }
        return writeAttribute("InnerClasses", to: out) {
            out.u2(rows.count + (mentionsSynthetic ? 1 : 0))
            for symbol: SymbolID in rows { writeInnerClass(symbol, to: out) }
            if mentionsSynthetic {
                out.u2(c.pool.class(synthetic))
                out.u2(0)
                out.u2(0)
                out.u2(AccessFlags([.static, .synthetic]).rawValue)
            }
        }
    }

    private func writeInnerClass(_ symbol: SymbolID, to out: RawVector<UInt8>) {
        let found: Symbol = universe[symbol]
        let isLocal: Bool = found.traits.contains(.isLocal)
        let isAnonymous: Bool = results.classInfo(symbol)?.isAnonymous ?? found.name.isNone
        var flags: UInt16 = found.access & 0x761F
        if isAnonymous { flags = isEnumClass(symbol) ? AccessFlags([.enum, .final]).rawValue : 0 }
        out.u2(c.pool.class(universe.binaryName(symbol)))
        out.u2(isLocal ? 0 : c.pool.class(universe.binaryName(found.owner)))
        out.u2(isAnonymous ? 0 : c.pool.utf8(found.name))
        out.u2(flags)
    }

    func writeSwitchMapAttributes(_ host: ClassContext, to out: RawVector<UInt8>) {
        out.u2(options.hasSourceFile ? 4 : 3)
        if options.hasSourceFile { _ = writeSourceFile(to: out) }
        writeAttribute("EnclosingMethod", to: out) {
            out.u2(c.pool.class(host.name))
            out.u2(0)
        }
        writeAttribute("NestHost", to: out) { out.u2(c.pool.class(host.name)) }
        writeAttribute("InnerClasses", to: out) {
            out.u2(1)
            out.u2(c.pool.class(c.name))
            out.u2(0)
            out.u2(0)
            out.u2(AccessFlags([.static, .synthetic]).rawValue)
        }
    }

    // MARK: - Methods

    func writeExceptions(_ types: [TypeID], to out: RawVector<UInt8>) -> Int {
        if types.isEmpty { return 0 }
        return writeAttribute("Exceptions", to: out) {
            out.u2(types.count)
            for type: TypeID in types { out.u2(classIndex(type)) }
        }
    }

    func writeMethodAttributes(_ symbol: SymbolID, _ view: MethodView, to out: RawVector<UInt8>) -> Int {
        let method: Symbol = universe[symbol]
        var count: Int = writeExceptions(universe.thrownTypes(method.type).map { erasure($0) }, to: out)
        count += writeSignature(typeNames.signature(method: method.type), to: out)
        if method.traits.contains(.isDeprecated) || hasDeprecatedAnnotation(view.modifiers) {
            count += writeAttribute("Deprecated", to: out) {}
        }
        let isConstructor: Bool = method.name == .constructor
        count += writeAnnotations(view.modifiers, isConstructor ? .constructor : .method, to: out)
        let isCompact: Bool = view.flags.contains(.isCompactConstructor)
        let parameters: NodeList = isCompact ? c.view.recordComponents : view.parameters
        count += writeParameterAnnotations(parameters, to: out)
        count += writeTypeAnnotations(methodTypeAnnotations(view, parameters), to: out)
        if !view.defaultValue.isNone {
            count += writeAttribute("AnnotationDefault", to: out) {
                writeElementValue(view.defaultValue, universe.resultType(method.type), to: out)
            }
        }
        let isCanonical: Bool =
            c.view.flavor == .record && isConstructor
            && universe.parameterTypes(method.type) == recordFields(c.symbol).map { universe[$0].type }
        if options.hasParameters || isCanonical {
            count += writeMethodParameters(parameters, isConstructor: isConstructor, isMandated: isCompact, to: out)
        }
        return count
    }

    private func writeMethodParameters(
        _ list: NodeList, isConstructor: Bool, isMandated: Bool, to out: RawVector<UInt8>
    ) -> Int {
        let parameters: UnsafeBufferPointer<NodeID> = tree.elements(list)
        var rows: [(name: NameID, flags: UInt16)] = []
        if isConstructor {
            if c.view.flavor == .enum {
                rows.append((names.intern("$enum$name"), AccessFlags.synthetic.rawValue))
                rows.append((names.intern("$enum$ordinal"), AccessFlags.synthetic.rawValue))
            } else if !c.outerField.isNone {
                let flag: AccessFlags = c.info.isLocal ? .synthetic : .mandated
                rows.append((c.outerField, AccessFlags([.final, flag]).rawValue))
            }
        }
        for parameter: NodeID in parameters {
            let view: VariableView = tree.variable(parameter)
            var flags: UInt16 = tree.modifiers(view.modifiers).set.contains(.final) ? AccessFlags.final.rawValue : 0
            if isMandated { flags |= AccessFlags.mandated.rawValue }
            rows.append((view.name, flags))
        }
        if isConstructor {
            for entry: (variable: SymbolID, field: NameID) in c.captured {
                rows.append((entry.field, AccessFlags([.final, .synthetic]).rawValue))
            }
        }
        if rows.isEmpty || rows.count > 255 { return 0 }
        return writeAttribute("MethodParameters", to: out) {
            out.u1(rows.count)
            for row: (name: NameID, flags: UInt16) in rows {
                out.u2(row.name == .underscore ? 0 : c.pool.utf8(row.name))
                out.u2(row.flags)
            }
        }
    }

    func writeMandatedParameter(_ name: String, to out: RawVector<UInt8>) -> Int {
        writeAttribute("MethodParameters", to: out) {
            out.u1(1)
            out.u2(options.hasParameters ? c.pool.utf8(name) : 0)
            out.u2(AccessFlags.mandated.rawValue)
        }
    }

    /// Of a canonical constructor that is not written.
    func writeCanonicalAttributes(to out: RawVector<UInt8>) -> Int {
        var count: Int = 0
        let fields: [SymbolID] = recordFields(c.symbol)
        let types: [TypeID] = fields.map { universe[$0].type }
        let method: TypeID = universe.types.method(parameters: types, result: .void, thrown: [])
        count += writeSignature(typeNames.signature(method: method), to: out)
        count += writeParameterAnnotations(c.view.recordComponents, to: out)
        count += writeTypeAnnotations(parameterTypeAnnotations(c.view.recordComponents), to: out)
        count += writeMethodParameters(c.view.recordComponents, isConstructor: true, isMandated: true, to: out)
        return count
    }

    /// Of an accessor that is not written.
    func writeAccessorAttributes(_ field: SymbolID, to out: RawVector<UInt8>) -> Int {
        let symbol: Symbol = universe[field]
        let method: TypeID = universe.types.method(parameters: [], result: symbol.type, thrown: [])
        return writeSignature(typeNames.signature(method: method), to: out)
            + writeAnnotations(tree.variable(symbol.node).modifiers, .method, to: out)
            + writeTypeAnnotations(
                typeAnnotations(tree.variable(symbol.node).modifiers, tree.variable(symbol.node).type, [0x14]),
                to: out)
    }

    func writeFieldAnnotations(_ field: SymbolID, to out: RawVector<UInt8>) -> Int {
        let symbol: Symbol = universe[field]
        let isConstant: Bool = tree.kind(symbol.node) == .enumConstant
        let modifiers: NodeID =
            isConstant ? tree.enumConstant(symbol.node).modifiers : tree.variable(symbol.node).modifiers
        var count: Int = writeAnnotations(modifiers, .field, to: out)
        if !isConstant {
            let uses: [TypeUse] = typeAnnotations(modifiers, tree.variable(symbol.node).type, [0x13])
            count += writeTypeAnnotations(uses, to: out)
        }
        if symbol.traits.contains(.isDeprecated) || hasDeprecatedAnnotation(modifiers) {
            count += writeAttribute("Deprecated", to: out) {}
        }
        return count
    }
}
