// SPDX-License-Identifier: Apache-2.0

// Names every table holds under the same id: first the reserved words of JLS 3.9 in the order of `TokenKind`'s
// keyword cases, then words that are keywords only in some contexts, then names the language itself gives a meaning.

extension NameTable {
    /// Id of the first reserved word; `TokenKind.keyword(_:)` counts from here.
    static let firstKeyword: UInt32 = 2
    static let keywordCount: UInt32 = 54

    private static let keywords: StaticString = """
        abstract assert boolean break byte case catch char class const continue default do double else enum extends \
        final finally float for goto if implements import instanceof int interface long native new package private \
        protected public return short static strictfp super switch synchronized this throw throws transient try void \
        volatile while _ true false null
        """

    private static let contextual: StaticString = """
        var yield record sealed permits non when module open opens exports requires transitive to with uses provides \
        length <init> <clinit> main
        """

    func internWellKnownNames() {
        internWords(NameTable.keywords)
        assert(count == Int(NameTable.firstKeyword + NameTable.keywordCount))
        internWords(NameTable.contextual)
    }

    private func internWords(_ words: StaticString) {
        let text: UnsafePointer<UInt8> = words.utf8Start
        var start: Int = 0
        // Literals end with a zero byte but not with seven: words near the end are copied first.
        for offset: Int in 0...words.utf8CodeUnitCount where offset == words.utf8CodeUnitCount || text[offset] == 0x20 {
            _ = intern(UnsafeBufferPointer(start: text + start, count: offset - start))
            start = offset + 1
        }
    }
}

extension NameID {
    @inlinable static func contextual(_ index: UInt32) -> NameID { NameID(2 + 54 + index) }

    package static var `super`: NameID { TokenKind.super.keywordName }
    package static var this: NameID { TokenKind.this.keywordName }
    package static var `class`: NameID { TokenKind.class.keywordName }
    package static var new: NameID { TokenKind.new.keywordName }
    package static var underscore: NameID { TokenKind.underscore.keywordName }

    package static var `var`: NameID { contextual(0) }
    package static var yield: NameID { contextual(1) }
    package static var record: NameID { contextual(2) }
    package static var sealed: NameID { contextual(3) }
    package static var permits: NameID { contextual(4) }
    package static var non: NameID { contextual(5) }
    package static var when: NameID { contextual(6) }
    package static var module: NameID { contextual(7) }
    package static var open: NameID { contextual(8) }
    package static var opens: NameID { contextual(9) }
    package static var exports: NameID { contextual(10) }
    package static var requires: NameID { contextual(11) }
    package static var transitive: NameID { contextual(12) }
    package static var to: NameID { contextual(13) }
    package static var with: NameID { contextual(14) }
    package static var uses: NameID { contextual(15) }
    package static var provides: NameID { contextual(16) }
    package static var length: NameID { contextual(17) }
    package static var constructor: NameID { contextual(18) }
    package static var classInitializer: NameID { contextual(19) }
    package static var main: NameID { contextual(20) }
}
