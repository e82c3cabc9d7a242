// SPDX-License-Identifier: Apache-2.0

/// The text of a manifest: attributes of the jar, then sections.
struct JarManifestText {
    private var main: [(name: String, value: String)] = []
    /// Everything behind the first empty line.
    private var sections: [String] = []

    init() {}

    init(_ text: String) {
        var lines: [String] = []
        // By bytes: to Swift a carriage return and a line feed are one character.
        for bytes: Substring.UTF8View in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line: Substring = Substring(bytes.last == 0x0D ? bytes.dropLast() : bytes)
            if line.first == " ", let last: String = lines.popLast() {
                lines.append(last + line.dropFirst())
            } else {
                lines.append(String(line))
            }
        }
        let end: Int = lines.firstIndex(of: "") ?? lines.count
        for line: String in lines[..<end] {
            guard let colon: String.Index = line.firstIndex(of: ":") else { continue }
            self[String(line[..<colon])] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        sections = Array(lines[end...].drop { $0.isEmpty })
        while sections.last?.isEmpty ?? false { sections.removeLast() }
    }

    /// An attribute of the jar; names are compared without case.
    subscript(name: String) -> String? {
        get { main.first { $0.name.lowercased() == name.lowercased() }?.value }
        set {
            let index: Int? = main.firstIndex { $0.name.lowercased() == name.lowercased() }
            if let newValue: String = newValue {
                if let index: Int = index { main[index].value = newValue } else { main.append((name, newValue)) }
            } else if let index: Int = index {
                main.remove(at: index)
            }
        }
    }

    var bytes: [UInt8] {
        var out: [UInt8] = []
        func put(_ line: String) {
            var rest: ArraySlice<UInt8> = Array(line.utf8)[...]
            var room: Int = 72
            // Lines have 72 bytes at most; what follows goes on behind a space.
            while rest.count > room {
                out += rest.prefix(room) + [0x0D, 0x0A, 0x20]
                rest = rest.dropFirst(room)
                room = 71
            }
            out += rest + [0x0D, 0x0A]
        }
        put("Manifest-Version: " + (self["Manifest-Version"] ?? "1.0"))
        for (name, value): (String, String) in main where name.lowercased() != "manifest-version" {
            put("\(name): \(value)")
        }
        put("")
        if !sections.isEmpty {
            for line: String in sections { put(line) }
            put("")
        }
        return out
    }
}
