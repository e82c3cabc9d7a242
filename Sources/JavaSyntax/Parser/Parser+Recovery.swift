// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// Tokens at which skipping may stop, besides those that always stop it.
    struct StopSet: OptionSet {
        let rawValue: UInt8
        static let imports: StopSet = StopSet(rawValue: 1)
        static let members: StopSet = StopSet(rawValue: 2)
        static let identifiers: StopSet = StopSet(rawValue: 4)
        static let statements: StopSet = StopSet(rawValue: 8)
    }

    /// Skips to a token at which parsing can go on: behind a semicolon, or at a word that begins a declaration, or at
    /// one of the given classes of tokens.
    mutating func skip(_ stops: StopSet) {
        while true {
            switch token.kind {
            case .semicolon:
                advance()
                return
            case .public, .final, .abstract, .at, .endOfFile, .class, .interface, .enum:
                return
            case .import:
                if stops.contains(.imports) { return }
            case .leftBrace, .rightBrace, .private, .protected, .static, .transient, .native, .volatile,
                .synchronized, .strictfp, .less, .byte, .short, .char, .int, .long, .float, .double, .boolean, .void:
                if stops.contains(.members) { return }
            case .identifier, .underscore:
                if stops.contains(.identifiers) { return }
            case .case, .default, .if, .for, .while, .do, .try, .switch, .return, .throw, .break, .continue, .else,
                .finally, .catch, .this, .super, .new, .assert:
                if stops.contains(.statements) { return }
            default:
                break
            }
            advance()
        }
    }
}
