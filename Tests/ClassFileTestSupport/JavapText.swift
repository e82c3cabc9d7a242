// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// The output of `javap -c -v -p` for several class files, taken apart.
public struct JavapText {
    /// One class's text behind the lines on file, date and checksum, and the file it was made from.
    public struct Section {
        public let path: String
        public let body: ArraySlice<UInt8>
    }

    public let sections: [Section]

    /// Every section begins with a line "Classfile PATH".
    public init(_ text: [UInt8]) {
        let marker: [UInt8] = Array("Classfile ".utf8)
        var sections: [Section] = []
        var path: String? = nil
        var bodyStart: Int = 0
        var lineStart: Int = 0
        var headerLines: Int = 0
        while lineStart < text.count {
            let lineEnd: Int = text[lineStart...].firstIndex(of: 0x0A) ?? text.count
            if text[lineStart..<lineEnd].starts(with: marker) {
                if let path { sections.append(Section(path: path, body: text[bodyStart..<lineStart])) }
                path = String(decoding: text[(lineStart + marker.count)..<lineEnd], as: UTF8.self)
                headerLines = 3
            }
            lineStart = min(lineEnd + 1, text.count)
            if headerLines > 0 {
                headerLines -= 1
                bodyStart = lineStart
            }
        }
        if let path { sections.append(Section(path: path, body: text[bodyStart...])) }
        self.sections = sections
    }

    /// The first line in which the texts differ, or nil when they are equal.
    public static func firstDifference(
        _ wanted: ArraySlice<UInt8>, _ found: ArraySlice<UInt8>
    ) -> (line: Int, wanted: String, found: String)? {
        if wanted.elementsEqual(found) { return nil }
        let left = wanted.split(separator: 0x0A, omittingEmptySubsequences: false)
        let right = found.split(separator: 0x0A, omittingEmptySubsequences: false)
        let line: Int = zip(left, right).prefix { $0.elementsEqual($1) }.count
        return (
            line + 4, line < left.count ? String(decoding: left[line], as: UTF8.self) : "end of text",
            line < right.count ? String(decoding: right[line], as: UTF8.self) : "end of text"
        )
    }
}
