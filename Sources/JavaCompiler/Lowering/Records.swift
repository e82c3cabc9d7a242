// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Records (JLS 8.10): what is not written is made. Accessors read the field, the canonical constructor stores its
// parameters, and `equals`, `hashCode` and `toString` are linked by java.lang.runtime.ObjectMethods.

extension Generator {
    func recordFields(_ symbol: SymbolID) -> [SymbolID] {
        universe.types.words(universe.details(symbol).recordFields).map { SymbolID($0) }
    }

    /// Stores the parameters of a canonical constructor into the fields.
    func storeRecordFields(_ slots: [Int]) {
        for (field, slot): (SymbolID, Int) in zip(recordFields(c.symbol), slots) where slot >= 0 {
            guard code.isAlive else { return }
            let type: TypeID = erasure(universe[field].type)
            code.load(0, .object(c.type))
            code.load(slot, VerificationType(type))
            code.op2(
                .putfield, c.pool.field(c.name, universe[field].name, typeNames.descriptor(type)), pops: 2)
        }
    }

    /// A member of a record that is not written.
    func emitRecordMember(_ symbol: SymbolID) {
        let member: Symbol = universe[symbol]
        let parameters: [TypeID] = universe.parameterTypes(member.type).map { erasure($0) }
        if member.name == .constructor { return emitCanonicalConstructor(symbol, parameters) }
        if parameters.isEmpty,
            let field: SymbolID = recordFields(c.symbol).first(where: { universe[$0].name == member.name })
        {
            return emitRecordAccessor(symbol, field)
        }
        emitObjectMethod(symbol)
    }

    private func emitRecordAccessor(_ symbol: SymbolID, _ field: SymbolID) {
        let type: TypeID = erasure(universe[field].type)
        emitSynthetic(
            universe[symbol].name, typeNames.descriptor([], type), .public, parameters: [], type,
            attributes: { self.writeAccessorAttributes(field, to: $0) }
        ) { _ in
            self.code.mark(self.tree[self.universe[field].node].position)
            self.code.load(0, .object(self.c.type))
            self.code.op2(
                .getfield, self.c.pool.field(self.c.name, self.universe[field].name, self.typeNames.descriptor(type)),
                pops: 1, push: VerificationType(type))
            self.emitReturn(type)
        }
    }

    private func emitCanonicalConstructor(_ symbol: SymbolID, _ parameters: [TypeID]) {
        var slots: [Int] = []
        emitMethod(
            to: c.methods, flags: universe[symbol].access & 0x0087, .constructor,
            typeNames.descriptor(parameters, .void),
            body: MethodBody(
                symbol: symbol, isStatic: false, isConstructor: true, prefix: "new",
                setUp: { _ in
                    slots = []
                    for type: TypeID in parameters {
                        slots.append(self.code.nextLocal)
                        self.addParameter(.none, type)
                    }
                },
                emit: {
                    self.code.mark(self.tree[self.c.info.node].position)
                    self.emitImplicitSuper()
                    self.storeRecordFields(slots)
                    self.emitReturn(.void)
                }), attributes: { self.writeCanonicalAttributes(to: $0) })
        c.methodCount += 1
    }

    /// `toString`, `hashCode` or `equals` by ObjectMethods.
    private func emitObjectMethod(_ symbol: SymbolID) {
        let member: Symbol = universe[symbol]
        let parameters: [TypeID] = universe.parameterTypes(member.type).map { erasure($0) }
        let result: TypeID = erasure(universe.resultType(member.type))
        emitSynthetic(
            member.name, typeNames.descriptor(parameters, result), [.public, .final], parameters: parameters, result
        ) { slots in
            let handle: UInt16 = self.bootstrapHandle(
                "java/lang/runtime/ObjectMethods", "bootstrap",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/TypeDescriptor;"
                    + "Ljava/lang/Class;Ljava/lang/String;[Ljava/lang/invoke/MethodHandle;)Ljava/lang/Object;")
            let fields: [SymbolID] = self.recordFields(self.c.symbol)
            let texts: [String] = fields.map { self.names.text(of: self.universe[$0].name) }
            var arguments: [UInt16] = [
                self.classIndex(self.c.type),
                self.c.pool.string(self.names.intern(texts.joined(separator: ";"))),
            ]
            for field: SymbolID in fields {
                let descriptor: NameID = self.typeNames.descriptor(self.erasure(self.universe[field].type))
                let reference: UInt16 = self.c.pool.field(self.c.name, self.universe[field].name, descriptor)
                arguments.append(self.c.pool.methodHandle(.getField, reference))
            }
            let row: UInt16 = self.c.bootstrap.row(handle, arguments)
            self.code.load(0, .object(self.c.type))
            for (slot, type): (Int, TypeID) in zip(slots, parameters) { self.code.load(slot, VerificationType(type)) }
            self.invokeDynamic(
                row, member.name, self.typeNames.descriptor([self.c.type] + parameters, result),
                pops: 1 + parameters.count, push: VerificationType(result))
            self.emitReturn(result)
        }
    }
}
