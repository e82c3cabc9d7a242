// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Enums (JLS 8.9): constants are objects made in the static initializer with name and ordinal as first arguments; the
// array `$VALUES` keeps them, `values` copies it, `valueOf` asks java.lang.Enum.

extension Generator {
    func emitEnumConstant(_ node: NodeID) {
        let view: EnumConstantView = tree.enumConstant(node)
        let field: SymbolID = results.symbol(node)
        let call: CallInfo = results.call(node)
        let isAnonymous: Bool = !call.anonymousClass.isNone
        let type: TypeID = isAnonymous ? universe.details(call.anonymousClass).erasure : c.type
        code.mark(tree[node].position)
        newObject(type)
        pushString(view.name)
        code.push(int: Int32(truncatingIfNeeded: enumOrdinal(field)))
        emitArguments(call, view.arguments)
        code.mark(tree[node].position)
        let parameters: [TypeID] = universe.parameterTypes(universe[call.method].type).map { erasure($0) }
        if isAnonymous { anonymousCalls[call.anonymousClass] = (call, false) }
        construct(type, typeNames.descriptor([string, .int] + parameters, .void), arguments: 2 + parameters.count)
        guard code.isAlive else { return }
        code.op2(.putstatic, c.pool.field(c.name, view.name, typeNames.descriptor(c.type)), pops: 1)
    }

    private var enumConstants: [SymbolID] {
        universe.members(of: c.symbol).filter { universe[$0].traits.contains(.isEnumConstant) }
    }

    private func enumOrdinal(_ field: SymbolID) -> Int { enumConstants.firstIndex(of: field) ?? 0 }

    func storeEnumValues() {
        guard code.isAlive else { return }
        code.mark(tree[c.info.node].position)
        let array: TypeID = universe.types.array(of: c.type)
        let descriptor: NameID = typeNames.descriptor([], array)
        let method: UInt16 = c.pool.method(c.name, names.intern("$values"), descriptor, isInterface: false)
        code.op2(.invokestatic, method, pops: 0, push: .object(array))
        code.op2(.putstatic, c.pool.field(c.name, known.enumValues, typeNames.descriptor(array)), pops: 1)
    }

    /// `values`, `valueOf` and the method behind `$VALUES`.
    func emitEnumMethods() {
        let array: TypeID = universe.types.array(of: c.type)
        let arrayDescriptor: NameID = typeNames.descriptor(array)
        emitSynthetic(known.values, typeNames.descriptor([], array), [.public, .static], parameters: [], array) { _ in
            self.code.op2(
                .getstatic, self.c.pool.field(self.c.name, self.known.enumValues, arrayDescriptor), pops: 0,
                push: .object(array))
            self.invokeVirtual(
                arrayDescriptor, self.known.clone, self.known.objectResult, pops: 1, push: .object(self.object))
            _ = self.castReference(self.object, to: array)
            self.emitReturn(array)
        }
        let enumName: NameID = typeNames.internalName(enumType)
        emitSynthetic(
            known.valueOf, typeNames.descriptor([string], c.type), [.public, .static], parameters: [string], c.type,
            attributes: { self.writeMandatedParameter("name", to: $0) }
        ) { slots in
            let classType: TypeID = self.emitClassLiteral(self.c.type)
            self.code.load(slots[0], .object(self.string))
            self.invokeStatic(
                enumName, self.known.valueOf, self.typeNames.descriptor([classType, self.string], self.enumType),
                pops: 2, push: .object(self.enumType))
            _ = self.castReference(self.enumType, to: self.c.type)
            self.emitReturn(self.c.type)
        }
        emitSynthetic(
            names.intern("$values"), typeNames.descriptor([], array), [.private, .static, .synthetic], parameters: [],
            array
        ) { _ in
            let constants: [SymbolID] = self.enumConstants
            self.code.push(int: Int32(truncatingIfNeeded: constants.count))
            self.newArray(array)
            for (index, constant): (Int, SymbolID) in constants.enumerated() {
                self.dup()
                self.code.push(int: Int32(truncatingIfNeeded: index))
                let name: NameID = self.universe[constant].name
                self.code.op2(
                    .getstatic, self.c.pool.field(self.c.name, name, self.typeNames.descriptor(self.c.type)), pops: 0,
                    push: .object(self.c.type))
                self.code.op(.aastore, pops: 3)
            }
            self.emitReturn(array)
        }
    }
}
