// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Constant expressions over trees (JLS 15.29), before attribution and without complaints: literals, operators, casts to
// primitive types and String, conditionals, parentheses, and names of constant variables. Anything else is no constant.
//
// A field of source is evaluated when it is first asked for. While that goes on it counts as not constant, so that fields
// which need each other end up as ordinary variables. Chains of operators are folded by a loop over the left spine.

extension Universe {
    /// The constant a field is initialized with, if it is a constant variable (JLS 4.12.4).
    package func constantValue(of field: SymbolID) -> TypedConstant? {
        let symbol: Symbol = self[field]
        guard symbol.kind == .field, symbol.flags.contains(.final) else { return nil }
        guard symbol.type.primitiveKind != nil || symbol.type == known.string else { return nil }
        if symbol.details == 0, !symbol.node.isNone, !symbol.traits.contains(.isConstantKnown) {
            update(field) { $0.traits.insert(.isConstantKnown) }
            if let value: ConstantValue = evaluateInitializer(symbol) {
                let index: UInt32 = UInt32(constants.count)
                constants.append(value)
                update(field) { $0.details = index }
            }
        }
        return constant(of: field).map { TypedConstant(symbol.type, $0) }
    }

    private func evaluateInitializer(_ field: Symbol) -> ConstantValue? {
        let source: UInt32 = details(field.owner).source
        guard source != 0 else { return nil }
        let unit: SourceUnit = sources[Int(source) - 1]
        guard unit.tree.kind(field.node) == .variableDeclaration else { return nil }
        let initializer: NodeID = unit.tree.variable(field.node).initializer
        guard !initializer.isNone else { return nil }
        let scope: TypeScope = TypeScope(unit: unit, owner: field.owner, isStatic: field.flags.contains(.static))
        return constantExpression(initializer, scope)
            .flatMap { ConstantFolding(names: names, string: known.string).convert($0, to: field.type) }?.value
    }

    /// The value of a constant expression, nil if the expression is none.
    func constantExpression(_ id: NodeID, _ scope: TypeScope) -> TypedConstant? {
        let tree: Tree = scope.unit.tree
        let folding: ConstantFolding = ConstantFolding(names: names, string: known.string)
        let found: Node = tree[id]
        switch found.kind {
        case .literal: return literal(found)
        case .stringLiteral: return TypedConstant(known.string, .string(NameID(found.a)))
        case .parenthesized: return constantExpression(NodeID(found.a), scope)
        case .unary:
            guard let operation: UnaryOperator = UnaryOperator(rawValue: found.variant),
                let operand: TypedConstant = constantExpression(NodeID(found.a), scope)
            else { return nil }
            return folding.unary(operation, operand)
        case .binary: return binaryChain(id, scope, folding)
        case .conditional:
            guard let condition: TypedConstant = constantExpression(NodeID(found.a), scope), condition.type == .boolean,
                let first: TypedConstant = constantExpression(NodeID(found.b), scope),
                let second: TypedConstant = constantExpression(NodeID(found.c), scope),
                let type: TypeID = folding.conditionalType(first, second)
            else { return nil }
            return folding.convert(condition.value == .int(1) ? first : second, to: type)
        case .cast:
            guard let operand: TypedConstant = constantExpression(NodeID(found.b), scope) else { return nil }
            let target: Node = tree[NodeID(found.a)]
            if target.kind == .primitiveType, let kind: PrimitiveKind = PrimitiveKind(rawValue: target.variant) {
                return folding.convert(operand, to: .primitive(kind))
            }
            return type(NodeID(found.a), scope) == known.string && operand.type == known.string ? operand : nil
        case .identifier: return constantVariable(NameID(found.a), scope)
        case .fieldAccess:
            guard let owner: TypeID = typeBefore(found, scope) else { return nil }
            return onlyConstant(fields(NameID(found.b), in: owner))
        default: return nil
        }
    }

    private func binaryChain(_ id: NodeID, _ scope: TypeScope, _ folding: ConstantFolding) -> TypedConstant? {
        let tree: Tree = scope.unit.tree
        var chain: [Node] = []
        var left: NodeID = id
        while tree.kind(left) == .binary {
            chain.append(tree[left])
            left = NodeID(tree[left].a)
        }
        guard var value: TypedConstant = constantExpression(left, scope) else { return nil }
        for node: Node in chain.reversed() {
            guard let operation: BinaryOperator = BinaryOperator(rawValue: node.variant),
                let right: TypedConstant = constantExpression(NodeID(node.b), scope),
                let result: TypedConstant = folding.binary(operation, value, right)
            else { return nil }
            value = result
        }
        return value
    }

    private func literal(_ found: Node) -> TypedConstant? {
        let bits: UInt64 = UInt64(found.a) | UInt64(found.b) << 32
        switch LiteralKind(rawValue: found.variant) ?? .null {
        case .int: return TypedConstant(.int, .int(Int32(truncatingIfNeeded: bits)))
        case .long: return TypedConstant(.long, .long(Int64(bitPattern: bits)))
        case .float: return TypedConstant(.float, .float(bits: UInt32(truncatingIfNeeded: bits)))
        case .double: return TypedConstant(.double, .double(bits: bits))
        case .char: return TypedConstant(.char, .int(Int32(truncatingIfNeeded: bits)))
        case .boolean: return TypedConstant(.boolean, .int(Int32(truncatingIfNeeded: bits)))
        case .null: return nil
        }
    }

    /// A simple name: a field of the classes around, innermost first, or imported statically.
    private func constantVariable(_ name: NameID, _ scope: TypeScope) -> TypedConstant? {
        var around: SymbolID = scope.owner
        while !around.isNone, self[around].kind == .class {
            let found: [SymbolID] = fields(name, in: ownType(around))
            if !found.isEmpty { return onlyConstant(found) }
            around = self[around].owner
        }
        resolveImports(scope.unit)
        for member: (owner: SymbolID, name: NameID) in scope.unit.staticMembers where member.name == name {
            let found: [SymbolID] = fields(name, in: details(member.owner).erasure)
            if !found.isEmpty { return onlyConstant(found) }
        }
        for owner: SymbolID in scope.unit.staticClasses {
            let found: [SymbolID] = fields(name, in: details(owner).erasure)
            if !found.isEmpty { return onlyConstant(found) }
        }
        return nil
    }

    private func onlyConstant(_ fields: [SymbolID]) -> TypedConstant? {
        fields.count == 1 ? constantValue(of: fields[0]) : nil
    }

    /// The type before the dot of `Type.NAME`, nil if an expression or nothing known stands there.
    private func typeBefore(_ found: Node, _ scope: TypeScope) -> TypeID? {
        let qualifier: NodeID = NodeID(found.a)
        let kind: NodeKind = scope.unit.tree.kind(qualifier)
        guard kind == .identifier || kind == .fieldAccess, isTypeName(qualifier, scope) else { return nil }
        let type: TypeID = type(qualifier, scope)
        return type == .error ? nil : type
    }
}
