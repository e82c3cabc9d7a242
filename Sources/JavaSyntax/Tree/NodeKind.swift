// SPDX-License-Identifier: Apache-2.0

// The kinds of tree nodes and, for each, what its four payload words mean. Everything generic over trees (walking,
// comparing, dumping) is derived from this one table.

package enum NodeKind: UInt8, Sendable {
    /// Node 0: the absent node.
    case none

    // Files and modules.
    case compilationUnit, packageDeclaration, importDeclaration
    case moduleDeclaration, requiresDirective, exportsDirective, opensDirective, usesDirective, providesDirective

    // Declarations.
    case classDeclaration, classHeader, classBody
    case methodDeclaration, methodHeader, methodBody
    case variableDeclaration, enumConstant, initializerBlock
    case modifiers, annotation, typeParameter

    // Types that are not also expressions.
    case primitiveType, parameterizedType, arrayType, wildcardType, annotatedType, unionType, intersectionType

    // Expressions; `identifier` and `fieldAccess` are also type and package names.
    case identifier, fieldAccess, literal, stringLiteral, parenthesized
    case unary, binary, assignment, compoundAssignment, conditional, cast, instanceOf
    case methodCall, classCreation, constructorTypeArguments, arrayCreation, dimensionAnnotations, arrayInitializer
    case arrayAccess, lambda, methodReference, switchExpression, erroneous

    // Patterns and case labels.
    case bindingPattern, recordPattern, anyPattern
    case constantLabel, patternLabel, defaultLabel

    // Statements.
    case block, expressionStatement, emptyStatement, ifStatement, whileStatement, doStatement, forStatement
    case forEachStatement, labeledStatement, switchStatement, switchCase, synchronizedStatement, tryStatement
    case catchClause, returnStatement, throwStatement, breakStatement, continueStatement, yieldStatement
    case assertStatement
}

/// What a payload word of a node holds.
package enum SlotRole: UInt16, Sendable {
    case unused = 0
    case node = 1
    case list = 2
    case name = 3
    /// Plain bits.
    case value = 4
}

extension NodeKind {
    /// Roles of slots a, b, c, d, four bits each from the lowest.
    var shape: UInt16 {
        switch self {
        case .none, .emptyStatement, .primitiveType, .anyPattern, .defaultLabel: 0
        case .compilationUnit: NodeKind.pack(.node, .list, .list, .node)
        case .packageDeclaration: NodeKind.pack(.node, .list)
        case .importDeclaration, .usesDirective: NodeKind.pack(.node)
        case .moduleDeclaration: NodeKind.pack(.node, .node, .list)
        case .requiresDirective: NodeKind.pack(.node)
        case .exportsDirective, .opensDirective, .providesDirective: NodeKind.pack(.node, .list)
        case .classDeclaration: NodeKind.pack(.node, .name, .node, .node)
        case .classHeader: NodeKind.pack(.list, .node, .list, .list)
        case .classBody: NodeKind.pack(.list, .list)
        case .methodDeclaration: NodeKind.pack(.node, .name, .node, .node)
        case .methodHeader: NodeKind.pack(.list, .node, .list, .list)
        case .methodBody: NodeKind.pack(.node, .node, .node)
        case .variableDeclaration: NodeKind.pack(.node, .name, .node, .node)
        case .enumConstant: NodeKind.pack(.node, .name, .list, .node)
        case .initializerBlock: NodeKind.pack(.node)
        case .modifiers: NodeKind.pack(.value, .list)
        case .annotation: NodeKind.pack(.node, .list)
        case .typeParameter: NodeKind.pack(.list, .name, .list)
        case .parameterizedType: NodeKind.pack(.node, .list)
        case .arrayType, .wildcardType: NodeKind.pack(.node)
        case .annotatedType: NodeKind.pack(.list, .node)
        case .unionType, .intersectionType, .erroneous: NodeKind.pack(.list)
        case .identifier: NodeKind.pack(.name)
        case .fieldAccess: NodeKind.pack(.node, .name)
        case .literal: NodeKind.pack(.value, .value)
        case .stringLiteral: NodeKind.pack(.name)
        case .parenthesized, .unary: NodeKind.pack(.node)
        case .binary, .assignment, .compoundAssignment, .cast, .instanceOf: NodeKind.pack(.node, .node)
        case .conditional: NodeKind.pack(.node, .node, .node)
        case .methodCall: NodeKind.pack(.node, .list, .list)
        case .classCreation: NodeKind.pack(.node, .node, .list, .node)
        case .constructorTypeArguments: NodeKind.pack(.node, .list)
        case .arrayCreation: NodeKind.pack(.node, .list, .node, .list)
        case .dimensionAnnotations, .arrayInitializer: NodeKind.pack(.list)
        case .arrayAccess: NodeKind.pack(.node, .node)
        case .lambda: NodeKind.pack(.list, .node)
        case .methodReference: NodeKind.pack(.node, .list, .name)
        case .switchExpression, .switchStatement: NodeKind.pack(.node, .list)
        case .bindingPattern: NodeKind.pack(.node)
        case .recordPattern: NodeKind.pack(.node, .list)
        case .constantLabel, .patternLabel: NodeKind.pack(.node)
        case .block: NodeKind.pack(.list)
        case .expressionStatement: NodeKind.pack(.node)
        case .ifStatement: NodeKind.pack(.node, .node, .node)
        case .whileStatement, .doStatement: NodeKind.pack(.node, .node)
        case .forStatement: NodeKind.pack(.list, .node, .list, .node)
        case .forEachStatement: NodeKind.pack(.node, .node, .node)
        case .labeledStatement: NodeKind.pack(.name, .node)
        case .switchCase: NodeKind.pack(.list, .node, .list)
        case .synchronizedStatement: NodeKind.pack(.node, .node)
        case .tryStatement: NodeKind.pack(.list, .node, .list, .node)
        case .catchClause: NodeKind.pack(.node, .node)
        case .returnStatement, .throwStatement, .yieldStatement: NodeKind.pack(.node)
        case .breakStatement, .continueStatement: NodeKind.pack(.name)
        case .assertStatement: NodeKind.pack(.node, .node)
        }
    }

    @inline(__always)
    private static func pack(
        _ a: SlotRole, _ b: SlotRole = .unused, _ c: SlotRole = .unused, _ d: SlotRole = .unused
    ) -> UInt16 {
        a.rawValue | b.rawValue << 4 | c.rawValue << 8 | d.rawValue << 12
    }

    /// What slot 0, 1, 2 or 3 holds.
    package func role(ofSlot slot: Int) -> SlotRole {
        SlotRole(rawValue: shape >> UInt16(slot * 4) & 0xF) ?? .unused
    }

    /// A node that may stand where a statement is wanted.
    package var isStatement: Bool {
        (rawValue >= NodeKind.block.rawValue && self != .switchCase && self != .catchClause)
            || self == .variableDeclaration || self == .classDeclaration
    }
}
