// SPDX-License-Identifier: Apache-2.0
import Platform

/// `@file` on a command line stands for the words in the file: separated by white space, in quotes where they contain it,
/// with backslashes as escapes inside quotes and `#` before comments.
package enum ArgumentFiles {
    package static func expand(_ words: [String]) throws(CompileOptions.Refusal) -> [String] {
        var expanded: [String] = []
        for word: String in words {
            guard word.hasPrefix("@"), word.count > 1 else {
                expanded.append(word)
                continue
            }
            let path: String = String(word.dropFirst())
            guard let bytes: [UInt8] = try? SmallFile.read(path: path, limit: 64 << 20) else {
                throw CompileOptions.Refusal(message: "error: cannot find file '\(path)'", showsUsage: false)
            }
            expanded += split(bytes)
        }
        return expanded
    }

    static func split(_ bytes: [UInt8]) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isInWord: Bool = false
        var quote: UInt8 = 0
        var index: Int = 0
        while index < bytes.count {
            let byte: UInt8 = bytes[index]
            index += 1
            if quote != 0 {
                if byte == 0x5C && index < bytes.count {
                    word.append(bytes[index])
                    index += 1
                } else if byte == quote {
                    quote = 0
                } else {
                    word.append(byte)
                }
                continue
            }
            switch byte {
            case 0x22, 0x27:
                quote = byte
                isInWord = true
            case 0x23 where !isInWord:
                while index < bytes.count && bytes[index] != 0x0A { index += 1 }
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
                if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
                isInWord = false
            default:
                word.append(byte)
                isInWord = true
            }
        }
        if isInWord { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
