// SPDX-License-Identifier: Apache-2.0

/// The main section of META-INF/MANIFEST.MF.
///
/// Lines end with CR LF, LF or CR; a line that begins with a space continues the previous one, bytewise, since long
/// values are cut without regard to characters. An empty line ends the section.
public struct JarManifest: Sendable {
    /// In the order of the file.
    public let mainAttributes: [(name: String, value: String)]

    public init(_ bytes: UnsafeRawBufferPointer) throws(JarError) {
        var attributes: [(name: String, value: String)] = []
        var line: [UInt8] = []

        func finishLine() throws(JarError) {
            if line.isEmpty { return }
            // "Name: value"; a missing space after the colon is an error for the JDK, too.
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < line.count,
                line[colon + 1] == UInt8(ascii: " "), line[..<colon].allSatisfy(JarManifest.isNameByte)
            else { throw .malformedManifest }
            attributes.append(
                (String(decoding: line[..<colon], as: UTF8.self), String(decoding: line[(colon + 2)...], as: UTF8.self)))
            line.removeAll(keepingCapacity: true)
        }

        var position = 0
        while position < bytes.count {
            var end = position
            while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
            let text = bytes[position..<end]
            if text.first == UInt8(ascii: " ") {
                guard !line.isEmpty else { throw .malformedManifest }
                line.append(contentsOf: text.dropFirst())
            } else {
                try finishLine()
                if text.isEmpty { break }
                line.append(contentsOf: text)
            }
            position = end + 1
            if end + 1 < bytes.count, bytes[end] == 13, bytes[end + 1] == 10 { position += 1 }
        }
        try finishLine()
        mainAttributes = attributes
    }

    /// The value of an attribute, whose name is compared without regard to case. Of several the last one counts.
    public subscript(name: String) -> String? {
        mainAttributes.last { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The class to start.
    public var mainClass: String? {
        self["Main-Class"].map { value in
            String(value.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// Files this jar asks to have on the class path behind it, resolved against the folder the jar is in. Entries
    /// are relative or `file:` URLs; those of other kinds are left out. A trailing slash marks a folder.
    public func classPath(relativeTo jarPath: String) -> [String] {
        guard let value = self["Class-Path"] else { return [] }
        let slash = jarPath.lastIndex(of: "/")
        let folder = slash.map { String(jarPath[...$0]) } ?? ""
        var result: [String] = []
        for url in value.split(separator: " ") {
            guard let (path, isAbsolute) = JarManifest.filePath(ofURL: String(url)) else { continue }
            result.append(isAbsolute ? path : folder + path)
        }
        return result
    }

    /// The path a URL names; nil unless it is relative or begins with `file:`.
    static func filePath(ofURL url: String) -> (path: String, isAbsolute: Bool)? {
        var rest = Substring(url)
        if rest.lowercased().hasPrefix("file:") {
            rest = rest.dropFirst(5)
            // file:///path and file:/path; a host is not a file of ours.
            if rest.hasPrefix("//") {
                rest = rest.dropFirst(2)
                guard rest.hasPrefix("/") else { return nil }
            }
        } else if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
            return nil
        }
        guard let path = percentDecoded(rest), !path.isEmpty else { return nil }
        return (path, path.hasPrefix("/"))
    }

    /// nil for a broken escape or a NUL, which no path has.
    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes.contains(0) ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
