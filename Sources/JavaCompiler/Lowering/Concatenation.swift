// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// String concatenation (JLS 15.18.1), by StringConcatFactory or, where that may not be used, by StringBuilder.

extension Generator {
    /// A `+` whose result is a string.
    func emitConcatenation(_ node: NodeID) -> TypeID {
        var operands: [NodeID] = []
        collectOperands(node, &operands)
        if options.hasInlineConcatenation {
            beginBuilder()
            for operand: NodeID in operands { appendToBuilder(operand) }
            finishBuilder()
        } else {
            emitRecipe(operands, first: nil)
        }
        return string
    }

    /// `s += x`.
    func emitStringAppend(_ node: NodeID, _ found: Node, isValueNeeded: Bool) -> TypeID {
        let place: Place = place(NodeID(found.a))
        var operands: [NodeID] = []
        collectOperands(NodeID(found.b), &operands)
        dupOperands(place)
        load(place)
        let type: TypeID = results.type(NodeID(found.a))
        let leftType: TypeID = coerce(place.type, type, to: erasure(type))
        if options.hasInlineConcatenation {
            let limit: Int = code.nextLocal
            let kind: VerificationType = VerificationType(leftType)
            let slot: Int = storeTemporary(kind)
            beginBuilder()
            code.load(slot, kind)
            appendTop(leftType)
            for operand: NodeID in operands { appendToBuilder(operand) }
            finishBuilder()
            code.endScopes(from: limit)
        } else {
            emitRecipe(operands, first: leftType)
        }
        if isValueNeeded { dupBelow(place.operands) }
        store(place)
        return isValueNeeded ? string : .void
    }

    /// The operands of a concatenation from left to right; those of concatenations inside count as its own.
    private func collectOperands(_ node: NodeID, _ operands: inout [NodeID]) {
        var pending: [NodeID] = [node]
        while let next: NodeID = pending.popLast() {
            var inner: NodeID = next
            while tree.kind(inner) == .parenthesized && results.constant(inner) == nil { inner = NodeID(tree[inner].a) }
            let found: Node = tree[inner]
            let isConcatenation: Bool =
                found.kind == .binary && found.variant == BinaryOperator.plus.rawValue
                && results.constant(inner) == nil && results.operationType(inner) == string
            if isConcatenation {
                pending.append(NodeID(found.b))
                pending.append(NodeID(found.a))
            } else {
                operands.append(next)
            }
        }
    }

    // MARK: - StringConcatFactory

    /// What one instruction may take.
    private static let maximumArguments: Int = 200

    /// `first`: the type of a value that is on the stack already.
    private func emitRecipe(_ operands: [NodeID], first: TypeID?) {
        guard code.isAlive else { return }
        var recipe: [UInt8] = []
        var types: [TypeID] = []
        var constants: [UInt16] = []
        if let first: TypeID = first {
            recipe.append(1)
            types.append(accessible(stringified(first)))
        }
        var parts: Int = 0
        for (index, operand): (Int, NodeID) in operands.enumerated() {
            if let constant: ConstantValue = results.constant(operand) {
                let folding: ConstantFolding = ConstantFolding(names: names, string: string)
                let empty: TypedConstant = TypedConstant(string, .string(.empty))
                let folded: TypedConstant? = folding.binary(
                    .plus, empty, TypedConstant(results.type(operand), constant))
                guard case .string(let text)? = folded?.value else { continue }
                let bytes: UnsafeBufferPointer<UInt8> = names.bytes(of: text)
                if bytes.contains(where: { $0 == 1 || $0 == 2 }) {
                    recipe.append(2)
                    constants.append(c.pool.string(text))
                } else {
                    recipe.append(contentsOf: bytes)
                }
            } else {
                let type: TypeID = stringified(value(operand, as: results.type(operand)))
                recipe.append(1)
                types.append(accessible(type))
            }
            if types.count == Generator.maximumArguments && index + 1 < operands.count {
                finishRecipe(&recipe, &types, &constants)
                parts += 1
            }
        }
        if parts == 0 || !recipe.isEmpty { finishRecipe(&recipe, &types, &constants); parts += 1 }
        while parts > 1 {
            let count: Int = min(parts, Generator.maximumArguments)
            recipe = [UInt8](repeating: 1, count: count)
            types = [TypeID](repeating: string, count: count)
            finishRecipe(&recipe, &types, &constants)
            parts -= count - 1
        }
    }

    private func finishRecipe(
        _ recipe: inout [UInt8], _ types: inout [TypeID], _ constants: inout [UInt16]
    ) {
        let text: NameID = recipe.withUnsafeBufferPointer { names.intern($0) }
        let handle: UInt16 = bootstrapHandle(
            "java/lang/invoke/StringConcatFactory", "makeConcatWithConstants",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                + "Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;")
        let row: UInt16 = c.bootstrap.row(handle, [c.pool.string(text)] + constants)
        invokeDynamic(
            row, known.makeConcatWithConstants, typeNames.descriptor(types, string), pops: types.count,
            push: .object(string))
        recipe = []
        types = []
        constants = []
    }

    /// Objects are converted to strings at once, because evaluating the next operand may change them; immutable ones need
    /// not be.
    private func stringified(_ type: TypeID) -> TypeID {
        if type.isPrimitive || type == string || universe.unboxed(type) != nil { return type }
        invokeStatic(
            known.string, known.valueOf, typeNames.descriptor([object], string), pops: 1, push: .object(string))
        return string
    }

    /// The type itself, or Object where the class at hand may not name it in a method type.
    private func accessible(_ type: TypeID) -> TypeID {
        if type == .null { return object }
        if type.isPrimitive { return type }
        var element: TypeID = type
        while let inner: TypeID = universe.elementType(element) { element = inner }
        let symbol: SymbolID = universe.classSymbol(of: element)
        if symbol.isNone || universe.package(of: symbol) == universe.package(of: c.symbol) { return type }
        let isOpen: Bool = !universe[symbol].flags.isDisjoint(with: [.public, .protected])
        return isOpen ? type : object
    }

    /// The handle of a static method that links `invokedynamic` instructions.
    func bootstrapHandle(_ owner: String, _ name: String, _ descriptor: String) -> UInt16 {
        let reference: UInt16 = c.pool.method(
            names.intern(owner), names.intern(name), names.intern(descriptor), isInterface: false)
        return c.pool.methodHandle(.invokeStatic, reference)
    }

    // MARK: - StringBuilder

    private func beginBuilder() {
        newObject(known.stringBuilderType)
        construct(known.stringBuilderType, known.void, arguments: 0)
    }

    private func appendToBuilder(_ operand: NodeID) {
        appendTop(value(operand, as: results.type(operand)))
    }

    private func appendTop(_ type: TypeID) {
        var parameter: TypeID = type
        if type == .byte || type == .short { parameter = .int }
        if !type.isPrimitive && type != string { parameter = object }
        invokeVirtual(
            known.stringBuilder, known.append, typeNames.descriptor([parameter], known.stringBuilderType), pops: 2,
            push: .object(known.stringBuilderType))
    }

    private func finishBuilder() {
        invokeVirtual(known.stringBuilder, known.toString, known.toStringDescriptor, pops: 1, push: .object(string))
    }
}
