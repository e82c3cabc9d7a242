// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// The classes of a file. Bodies come first, for all classes, since a nested class may ask one around it for an accessor
// or a class without name must have been seen where it is made; then each class is finished and written.

extension Generator {
    /// Emits every class of the selected file.
    ///
    /// Which classes read their field for the instance around is known when all bodies have been emitted; if one never
    /// does, the bodies are emitted once more, without its field.
    func emitFile() {
        let names: Set<NameID> = takenClassNames
        let numbers: [SymbolID: Int] = stringSwitches
        (omittedOuterFields, readOuterFields) = ([], [])
        var contexts: [ClassContext] = emitBodies()
        omittedOuterFields = Set(contexts.filter { !needsOuterField($0) }.map { $0.symbol })
        if !omittedOuterFields.isEmpty {
            for context: ClassContext in contexts { release(context) }
            (takenClassNames, stringSwitches) = (names, numbers)
            select(results)
            contexts = emitBodies()
        }
        for context: ClassContext in contexts {
            c = context
            emitAccessors()
            emitDeserialization()
        }
        var members: [SymbolID: [NameID]] = [:]
        for context: ClassContext in contexts where outermost(context.symbol) != context.symbol {
            members[outermost(context.symbol), default: []].append(context.name)
        }
        for context: ClassContext in contexts {
            c = context
            if let map: NameID = switchMaps.owners[context.symbol] {
                members[context.symbol, default: []].append(map)
            }
            finish(nestMembers: members[context.symbol] ?? [])
        }
        for context: ClassContext in contexts {
            if let map: NameID = switchMaps.owners[context.symbol] { emitSwitchMapClass(map, context) }
            release(context)
        }
    }

    private func release(_ context: ClassContext) {
        context.pool.reset()
        freePools.append(context.pool)
    }

    /// Whether a class has a field for the instance around, if it has such an instance: javac leaves it out where nobody
    /// reads it and the class is not serializable.
    private func needsOuterField(_ context: ClassContext) -> Bool {
        context.outerField.isNone || readOuterFields.contains(context.symbol)
            || universe.isSubtype(context.type, universe.known.serializable)
    }

    private func emitBodies() -> [ClassContext] {
        var contexts: [ClassContext] = []
        var emitted: Set<SymbolID> = []
        var pending: [ClassInfo] = results.classes
        // Classes without name wait until the code that makes them has been emitted; in code that cannot be reached
        // they never are.
        while true {
            var postponed: [ClassInfo] = []
            let count: Int = contexts.count
            for info: ClassInfo in pending {
                let isKnown: Bool = !info.isAnonymous || anonymousCalls[info.symbol] != nil
                let isAroundEmitted: Bool = !info.isLocal || emitted.contains(info.enclosingClass)
                guard isKnown && isAroundEmitted else {
                    postponed.append(info)
                    continue
                }
                emitted.insert(info.symbol)
                contexts.append(emitBodies(info))
            }
            if contexts.count == count || postponed.isEmpty { return contexts }
            pending = postponed
        }
    }

    private func context(_ info: ClassInfo) -> ClassContext {
        let symbol: SymbolID = info.symbol
        let node: Node = tree[info.node]
        let context: ClassContext = ClassContext(
            symbol: symbol, info: info, view: tree.classDeclaration(info.node),
            type: universe.details(symbol).erasure, name: universe.binaryName(symbol),
            isInterface: universe.isInterface(symbol), pool: freePools.popLast() ?? ConstantPool(names: names),
            start: node.start, end: node.end)
        if info.hasOuterInstance {
            context.outerClass = outerClass(of: symbol)
            context.outerField = outerFieldName(of: symbol)
        }
        for variable: SymbolID in info.captured {
            context.captured.append((variable, names.intern("val$" + names.text(of: universe[variable].name))))
        }
        return context
    }

    private func emitBodies(_ info: ClassInfo) -> ClassContext {
        c = context(info)
        universe.complete(c.symbol)
        _ = classIndex(c.type)
        emitFields()
        if info.isAnonymous { emitAnonymousConstructor() }
        for member: SymbolID in universe.members(of: c.symbol) where universe[member].kind == .method {
            let found: Symbol = universe[member]
            if !found.node.isNone && tree.kind(found.node) == .methodDeclaration {
                emitSourceMethod(member)
            } else if found.traits.contains(.isImplicit) && !info.isAnonymous {
                emitImplicitMember(member, found)
            }
        }
        if c.view.flavor == .enum { emitEnumMethods() }
        emitBridges()
        emitClassInitializer()
        return c
    }

    private func emitImplicitMember(_ member: SymbolID, _ found: Symbol) {
        switch c.view.flavor {
        case .record: emitRecordMember(member)
        case .class, .enum: if found.name == .constructor { emitDefaultConstructor(member) }
        case .interface, .annotation: break
        }
    }

    // MARK: - Fields

    private func emitFields() {
        for member: SymbolID in universe.members(of: c.symbol) where universe[member].kind == .field {
            emitField(member)
        }
        for entry: (variable: SymbolID, field: NameID) in c.captured {
            addField(entry.field, erasure(universe[entry.variable].type), [.final, .synthetic])
        }
        if !c.outerField.isNone && !omittedOuterFields.contains(c.symbol) {
            addField(c.outerField, universe.details(c.outerClass).erasure, [.final, .synthetic])
        }
        if c.view.flavor == .enum {
            addField(known.enumValues, universe.types.array(of: c.type), [.private, .static, .final, .synthetic])
        }
    }

    private func addField(_ name: NameID, _ type: TypeID, _ flags: AccessFlags) {
        c.fields.u2(flags.rawValue)
        c.fields.u2(c.pool.utf8(name))
        c.fields.u2(c.pool.utf8(typeNames.descriptor(type)))
        c.fields.u2(0)
        c.fieldCount += 1
    }

    private func emitField(_ member: SymbolID) {
        let field: Symbol = universe[member]
        let out: RawVector<UInt8> = c.fields
        out.u2(field.access & 0x50DF)
        out.u2(c.pool.utf8(field.name))
        out.u2(c.pool.utf8(typeNames.descriptor(erasure(field.type))))
        let countOffset: Int = out.count
        out.u2(0)
        var count: Int = 0
        if let value: ConstantValue = universe.constantValue(of: member)?.value {
            out.u2(c.pool.utf8("ConstantValue"))
            out.u4(2)
            out.u2(index(of: value))
            count += 1
        }
        count += writeSignature(typeNames.signature(field.type), to: out)
        if !field.node.isNone { count += writeFieldAnnotations(member, to: out) }
        out.patchU2(count, at: countOffset)
        c.fieldCount += 1
    }

    func index(of value: ConstantValue) -> UInt16 {
        switch value {
        case .int(let number): c.pool.integer(number)
        case .long(let number): c.pool.long(number)
        case .float(let bits): c.pool.float(bits: bits)
        case .double(let bits): c.pool.double(bits: bits)
        case .string(let text): c.pool.string(text)
        }
    }

    // MARK: - The file

    /// Puts the class together.
    private func finish(nestMembers: [NameID]) {
        if c.usesAssertions {
            let flags: AccessFlags =
                c.isInterface ? [.public, .static, .final, .synthetic] : [.static, .final, .synthetic]
            addField(known.assertionsDisabled, .boolean, flags)
        }
        let own: TypeID = universe.ownType(c.symbol)
        let superclass: TypeID = erasure(universe.superclass(own))
        let interfaces: [TypeID] = universe.interfaces(own).map { erasure($0) }
        let body: RawVector<UInt8> = RawVector(capacity: c.methods.count + c.fields.count + 1024)
        defer { body.destroy() }
        body.u2(classFlags())
        body.u2(classIndex(c.type))
        body.u2(superclass.isNone ? 0 : classIndex(superclass))
        body.u2(interfaces.count)
        for interface: TypeID in interfaces { body.u2(classIndex(interface)) }
        body.u2(c.fieldCount)
        body.append(contentsOf: c.fields)
        body.u2(c.methodCount + c.lambdaCount)
        body.append(contentsOf: c.methods)
        body.append(contentsOf: c.lambdaMethods)
        writeClassAttributes(nestMembers: nestMembers, to: body)
        output(body)
    }

    /// Adds header and constants, and hands the file over.
    func output(_ body: RawVector<UInt8>) {
        if c.pool.isOverflown || c.pool.hasTooLongText {
            let position: SourcePosition = tree.position(c.info.node)
            if c.pool.isOverflown {
                universe.report(results.unit.index, position, "limit.pool", "too many constants")
            } else {
                universe.report(results.unit.index, position, "limit.string", "constant string too long")
            }
            return
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(10 + c.pool.bytes.count + body.count)
        bytes.append(contentsOf: [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 69])
        bytes.append(UInt8(truncatingIfNeeded: c.pool.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: c.pool.count))
        bytes.append(contentsOf: c.pool.bytes.elements)
        bytes.append(contentsOf: body.elements)
        output.append(
            CompiledClass(binaryName: names.text(of: c.name), bytes: bytes, source: results.unit.index))
    }

    private func classFlags() -> UInt16 {
        let symbol: Symbol = universe[c.symbol]
        var flags: UInt16 = symbol.access
        // Nested classes are seen from outside as public or not at all.
        if flags & AccessFlags.protected.rawValue != 0 { flags |= AccessFlags.public.rawValue }
        flags &= 0x7611
        if !c.isInterface { flags |= AccessFlags.super.rawValue }
        if c.view.flavor == .enum && hasAbstractMethods { flags |= AccessFlags.abstract.rawValue }
        if c.info.isAnonymous {
            flags = isEnumClass(c.symbol) ? AccessFlags([.super, .enum, .final]).rawValue : AccessFlags.super.rawValue
        }
        return flags
    }

    private var hasAbstractMethods: Bool {
        universe.members(of: c.symbol).contains {
            universe[$0].kind == .method && universe[$0].flags.contains(.abstract)
        }
    }

    /// The synthetic class with the switch tables of an outermost class.
    private func emitSwitchMapClass(_ name: NameID, _ host: ClassContext) {
        let type: TypeID = universe.details(universe.classSymbol(name)).erasure
        let pool: ConstantPool = freePools.popLast() ?? ConstantPool(names: names)
        let context: ClassContext = ClassContext(
            symbol: host.symbol, info: host.info, view: host.view, type: type, name: name, isInterface: false,
            pool: pool, start: host.start, end: host.end)
        c = context
        let maps: [SwitchMaps.Map] = switchMaps.rows(of: host.symbol)
        for map: SwitchMaps.Map in maps {
            addField(map.field, universe.types.array(of: .int), [.static, .final, .synthetic])
        }
        emitMethod(
            to: c.methods, flags: AccessFlags.static.rawValue, .classInitializer, known.void,
            body: MethodBody(
                isStatic: true, setUp: { _ in },
                emit: {
                    self.code.mark(self.tree[host.info.node].position)
                    self.emitSwitchMaps(maps)
                    self.emitReturn(.void)
                }))
        c.methodCount += 1
        let body: RawVector<UInt8> = RawVector(capacity: 1024)
        defer { body.destroy() }
        body.u2(AccessFlags([.super, .synthetic]).rawValue)
        body.u2(classIndex(type))
        body.u2(classIndex(object))
        body.u2(0)
        body.u2(c.fieldCount)
        body.append(contentsOf: c.fields)
        body.u2(c.methodCount)
        body.append(contentsOf: c.methods)
        writeSwitchMapAttributes(host, to: body)
        output(body)
        pool.reset()
        freePools.append(pool)
    }
}
