// SPDX-License-Identifier: Apache-2.0

// Files: package, imports, top-level declarations, and compact source files (JLS 7.3, 8.1.8).
//
// If fields or methods stand at the top level, all declarations of the file become members of one implicit class, which
// has no name here: it is called after the file.

extension Parser {
    mutating func compilationUnit() -> NodeID {
        let start: UInt32 = token.start
        var package: NodeID = .none
        var imports: [NodeID] = []
        var declarations: [NodeID] = []
        var module: NodeID = .none
        var semicolon: UInt32?
        var mayImport: Bool = true
        var leadingModifiers: NodeID = .none

        if token.kind == .at { leadingModifiers = modifiers() }
        if token.kind == .package {
            hasPackage = true
            package = packageDeclaration(leadingModifiers)
            leadingModifiers = .none
        }
        while token.kind != .endOfFile {
            if isInError {
                skip(mayImport ? .imports : [])
                if token.kind == .endOfFile { break }
            }
            if token.kind == .import && mayImport && leadingModifiers.isNone {
                if let position: UInt32 = semicolon {
                    logError(at: position, .extraneousSemicolon)
                    semicolon = nil
                }
                imports.append(importDeclaration())
                continue
            }
            if token.kind == .semicolon && leadingModifiers.isNone {
                if declarations.isEmpty && semicolon == nil { semicolon = token.start }
                advance()
                continue
            }
            let before: Int = index
            let modifiers: NodeID = leadingModifiers.isNone ? self.modifiers() : leadingModifiers
            leadingModifiers = .none
            if declarations.isEmpty && module.isNone && isAtModule {
                module = moduleDeclaration(modifiers)
                mayImport = false
                continue
            }
            mayImport = false
            let mark: Int = pending.count
            if topLevelDeclaration(modifiers) { hasTopLevelMember = true }
            declarations.append(contentsOf: pending[mark...])
            pending.removeLast(pending.count - mark)
            if index == before && token.kind != .endOfFile { advance() }
        }
        if hasTopLevelMember {
            if !package.isNone { logError(at: tree[package].start, .implicitClassInPackage) }
            declarations = [implicitClass(declarations)]
        }
        return node(
            .compilationUnit, from: start, package.rawValue, tree.append(list: imports).rawValue,
            tree.append(list: declarations).rawValue, module.rawValue)
    }

    private mutating func implicitClass(_ members: [NodeID]) -> NodeID {
        let start: UInt32 = tree[members[0]].start
        let header: NodeID = node(.classHeader, from: start)
        let body: NodeID = node(.classBody, from: start, 0, tree.append(list: members).rawValue)
        return node(
            .classDeclaration, variant: ClassFlavor.class.rawValue, flags: .isImplicit, from: start, 0, 0,
            header.rawValue, body.rawValue)
    }

    private mutating func packageDeclaration(_ modifiers: NodeID) -> NodeID {
        let position: UInt32 = token.start
        let start: UInt32 = self.start(modifiers, or: position)
        let annotations: NodeList = tree.modifiers(modifiers).annotations
        advance()
        let name: NodeID = qualifiedName()
        accept(.semicolon)
        return node(.packageDeclaration, from: start, at: position, name.rawValue, annotations.rawValue)
    }

    mutating func importDeclaration() -> NodeID {
        let start: UInt32 = token.start
        advance()
        var flags: NodeFlags = []
        if isAt(.module) && kind(ahead: 1) == .identifier {
            advance()
            let module: NodeID = qualifiedName()
            accept(.semicolon)
            return node(.importDeclaration, flags: .isModule, from: start, module.rawValue)
        }
        if skipIf(.static) { flags.insert(.isStatic) }
        let nameStart: UInt32 = token.start
        let first: NameID = identifier()
        var name: NodeID = node(.identifier, from: nameStart, first.rawValue)
        repeat {
            let position: UInt32 = token.start
            accept(.dot)
            if token.kind == .star {
                advance()
                flags.insert(.isOnDemand)
                break
            }
            let next: NameID = identifier()
            name = node(.fieldAccess, from: nameStart, at: position, name.rawValue, next.rawValue)
        } while token.kind == .dot
        accept(.semicolon)
        return node(.importDeclaration, flags: flags, from: start, name.rawValue)
    }

    /// Pushes what a top-level declaration declares. True if it is a field or method.
    private mutating func topLevelDeclaration(_ modifiers: NodeID) -> Bool {
        if isAtClassDeclaration {
            pending.append(classDeclaration(modifiers, isLocal: false))
            return false
        }
        if isModuleInfo {
            syntaxError(at: token.start, .moduleOrOpenExpected)
            skipToNextDeclaration()
            return false
        }
        if isAtTopLevelMember() {
            let mark: Int = pending.count
            if triesTopLevelMembers {
                _ = onTrial {
                    $0.member(modifiers, of: .class, named: .none)
                    return true
                }
            }
            member(modifiers, of: .class, named: .none)
            return pending.count > mark
        }
        if isAtStatementKeyword {
            strayStatement(isTopLevel: true)
            return false
        }
        syntaxError(at: token.start, hasPackage ? .topLevelTypeExpected : .typeOrMemberExpected)
        skipToNextDeclaration()
        return false
    }

    private mutating func skipToNextDeclaration() {
        let before: Int = index
        extendError(to: token.start)
        skip([])
        if index == before && !isAtClassDeclaration && token.kind != .endOfFile && token.kind != .at { advance() }
    }

    /// Words that begin statements only.
    var isAtStatementKeyword: Bool {
        switch token.kind {
        case .if, .while, .do, .switch, .return, .try, .for, .assert, .break, .continue, .throw: true
        default: false
        }
    }

    /// A statement among declarations: complained about, parsed, forgotten.
    mutating func strayStatement(isTopLevel: Bool) {
        let position: UInt32 = token.start
        let mark: Int = pending.count
        _ = blockStatement()
        pending.removeLast(pending.count - mark)
        // Not said when the statement itself was bad: it may have been a declaration.
        complain(at: position, .statementOutsideMethod, evenAtEnd: isTopLevel)
        if trials == 0 { extendError(to: position) }
    }

    /// Whether a method, or a field with something that ends its name, begins here.
    private func isAtTopLevelMember() -> Bool {
        var ahead: Int = index
        if kind(at: ahead) == .less {
            guard let next: Int = skipTypeParameters(ahead) else { return false }
            ahead = next
        }
        if kind(at: ahead) == .identifier && kind(at: ahead + 1) == .leftParen { return true }
        if kind(at: ahead) == .void {
            ahead += 1
        } else {
            guard let next: Int = skipType(ahead) else { return false }
            ahead = next
        }
        guard kind(at: ahead) == .identifier || kind(at: ahead) == .underscore else { return false }
        switch kind(at: ahead + 1) {
        case .leftParen, .assign, .semicolon, .comma, .leftBracket: return true
        default: return false
        }
    }

    /// Index behind balanced angle brackets.
    private func skipTypeParameters(_ start: Int) -> Int? {
        var open: Int = 0
        var ahead: Int = start
        while ahead < tokenCount {
            switch tokens[ahead].kind {
            case .less: open += 1
            case .greater: open -= 1
            case .greaterGreater: open -= 2
            case .greaterGreaterGreater: open -= 3
            case .semicolon, .leftBrace, .rightBrace: return nil
            default: break
            }
            ahead += 1
            if open <= 0 { return ahead }
        }
        return nil
    }
}
