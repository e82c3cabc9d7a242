// SPDX-License-Identifier: Apache-2.0

/// All tokens of a file, the last one `endOfFile`, with what does not fit in a token.
///
/// The parser looks ahead as far as it likes and splits `>>` in place, so the buffer is mutable and owned by one parser.
package struct TokenBuffer: ~Copyable {
    package private(set) var tokens: UnsafeMutablePointer<Token>
    package private(set) var count: Int = 0
    private var capacity: Int

    /// Bits of numeric literals: two's complement for integers, the IEEE 754 pattern for the others.
    package var numbers: [UInt64] = []
    /// Problems found while lexing, each with the index of the token that reveals it to the parser.
    package var diagnostics: [(token: Int, position: UInt32, message: SyntaxMessage)] = []
    /// The last documentation comment before a token flagged `hasDocComment`, by ascending token index.
    package var docComments: [(token: Int, start: UInt32, end: UInt32)] = []

    /// `sizeInBytes` of the text gives the first capacity: Java source averages more than five bytes a token.
    init(sizeInBytes: Int) {
        capacity = sizeInBytes / 5 + 16
        tokens = .allocate(capacity: capacity)
    }

    deinit { tokens.deallocate() }

    @inline(__always)
    mutating func append(_ token: Token) {
        if count == capacity { grow() }
        (tokens + count).initialize(to: token)
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let larger: UnsafeMutablePointer<Token> = .allocate(capacity: capacity * 2)
        larger.moveInitialize(from: tokens, count: count)
        tokens.deallocate()
        tokens = larger
        capacity *= 2
    }

    package subscript(index: Int) -> Token {
        precondition(index >= 0 && index < count)
        return tokens[index]
    }
}

/// Lexing alone, for measurements and for tools that want tokens.
package enum Lexing {
    /// Number of tokens of a file, the end included.
    package static func count(_ file: SourceFile, _ names: NameTable) -> Int {
        Lexer.tokens(of: file, names: names).count
    }
}
