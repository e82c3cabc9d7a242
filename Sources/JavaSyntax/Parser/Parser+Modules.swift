// SPDX-License-Identifier: Apache-2.0

// Module declarations (JLS 7.7).

extension Parser {
    /// Whether `module` or `open module` begins a module declaration here.
    var isAtModule: Bool {
        isAt(.module) || (isAt(.open) && name(at: index + 1) == .module)
    }

    mutating func moduleDeclaration(_ modifiers: NodeID) -> NodeID {
        let start: UInt32 = self.start(modifiers, or: token.start)
        var flags: NodeFlags = []
        if isAt(.open) {
            advance()
            flags.insert(.isOpen)
        }
        let position: UInt32 = token.start
        advance()
        let name: NodeID = qualifiedName()
        accept(.leftBrace)
        let mark: Int = pending.count
        while token.kind != .rightBrace && token.kind != .endOfFile {
            guard let directive: NodeID = moduleDirective() else { break }
            pending.append(directive)
        }
        let directives: NodeList = list(from: mark)
        accept(.rightBrace)
        if token.kind != .endOfFile { acceptFailed(.expected(.endOfFile)) }
        index = tokenCount - 1
        token = tokens[index]
        return node(
            .moduleDeclaration, flags: flags, from: start, at: position, modifiers.rawValue, name.rawValue,
            directives.rawValue)
    }

    private mutating func moduleDirective() -> NodeID? {
        let start: UInt32 = token.start
        switch token.kind == .identifier ? token.name : .none {
        case .requires:
            advance()
            return requiresDirective(start)
        case .exports, .opens:
            let kind: NodeKind = token.name == .exports ? .exportsDirective : .opensDirective
            advance()
            let package: NodeID = qualifiedName()
            let targets: NodeList = isAt(.to) ? nameList() : .empty
            accept(.semicolon)
            return node(kind, from: start, package.rawValue, targets.rawValue)
        case .provides:
            advance()
            let service: NodeID = qualifiedName()
            var providers: NodeList = .empty
            if isAt(.with) {
                providers = nameList()
            } else {
                logError(at: token.start, .expectedText("'with'"))
                skip([])
                return node(.providesDirective, from: start, service.rawValue)
            }
            accept(.semicolon)
            return node(.providesDirective, from: start, service.rawValue, providers.rawValue)
        case .uses:
            advance()
            let service: NodeID = qualifiedName()
            accept(.semicolon)
            return node(.usesDirective, from: start, service.rawValue)
        default:
            extendError(to: token.start)
            syntaxError(at: token.start, .invalidModuleDirective)
            return nil
        }
    }

    private mutating func requiresDirective(_ start: UInt32) -> NodeID {
        var flags: NodeFlags = []
        loop: while true {
            let flag: NodeFlags
            switch token.kind {
            case .identifier where token.name == .transitive && kind(ahead: 1) != .semicolon && kind(ahead: 1) != .dot:
                flag = .isTransitive
            case .static:
                flag = .isStatic
            default:
                break loop
            }
            if flags.contains(flag) { logError(at: token.start, .repeatedModifier) }
            flags.insert(flag)
            advance()
        }
        let name: NodeID = qualifiedName()
        accept(.semicolon)
        return node(.requiresDirective, flags: flags, from: start, name.rawValue)
    }

    /// The names behind `to` or `with`.
    private mutating func nameList() -> NodeList {
        advance()
        let mark: Int = pending.count
        pending.append(qualifiedName())
        while skipIf(.comma) { pending.append(qualifiedName()) }
        return list(from: mark)
    }
}
