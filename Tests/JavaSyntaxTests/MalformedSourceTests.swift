// SPDX-License-Identifier: Apache-2.0
import JavaSyntax
import TestSupport
import Testing

/// Verdicts and messages compared with what javac 25 said about the same text.
@Suite struct MalformedSourceTests {
    @Test(arguments: Snippet.load("Malformed.txt"))
    func saysWhatJavacSays(_ snippet: Snippet) throws {
        let found: [String] = try messages(about: snippet.source)
        if snippet.isComplete {
            #expect(found == snippet.messages)
        } else {
            #expect(found.first == snippet.messages.first)
        }
    }

    /// Deletes every single token of a file that uses the whole grammar. Whether the rest is accepted must always agree
    /// with javac; the first message does so in all but a few cases of recovery.
    @Test func deletionOfAnyToken() throws {
        let source: [UInt8] = readCase("Everything.java")
        var total: Int = 0
        var sameMessage: Int = 0
        for line: Substring in String(decoding: readCase("Deletions.txt"), as: UTF8.self).split(separator: "\n") {
            let words: [Substring] = line.split(separator: " ", maxSplits: 1)
            let range: [Int] = words[0].split(separator: "-").compactMap { Int($0) }
            var mutant: [UInt8] = source
            mutant.replaceSubrange(range[0]..<range[1], with: [0x20])
            while mutant.last == 0x0A { mutant.removeLast() }
            let first: String = try messages(about: mutant).first ?? "ok"
            #expect((first == "ok") == (words[1] == "ok"), "deleting bytes \(words[0])")
            total += 1
            var plain: String = first
            if let tag: Range<String.Index> = plain.firstRange(of: " error:") { plain.removeSubrange(tag) }
            if plain == words[1] { sameMessage += 1 }
        }
        #expect(total > 1_600)
        #expect(sameMessage * 100 >= total * 97, "\(sameMessage) of \(total)")
    }
}
