// SPDX-License-Identifier: Apache-2.0
import ClassPath

extension ShellTool {
    /// The documentation comment of a member, as plain text, from the sources beside the class library; nil without them.
    func documentation(_ owner: String, _ name: String) -> String? {
        let outer: String = String(owner.prefix { $0 != "$" })
        let package: String = outer.split(separator: "/").dropLast().joined(separator: "/")
        guard let image: ImageReader = try? ImageReader(path: configuration.home.modulesPath),
            let module: String = (try? image.module(ofPackage: package)) ?? nil,
            let sources: ClassPath = Optional(ClassPath(elements: [configuration.home.path + "/lib/src.zip"])),
            let match: ClassPath.Match = (try? sources.find(resource: "\(module)/\(outer).java")) ?? nil
        else { return nil }
        let text: String = match.resource.withBytes { String(decoding: $0, as: UTF8.self) }
        return ShellTool.comment(before: name, in: text)
    }

    /// The text of the comment before the declaration of a method or field.
    static func comment(before name: String, in source: String) -> String? {
        var rest: Substring = source[...]
        while let open: Range<Substring.Index> = rest.firstRange(of: "/**") {
            guard let close: Range<Substring.Index> = rest[open.upperBound...].firstRange(of: "*/") else { return nil }
            let declaration: Substring = rest[close.upperBound...].prefix { $0 != "{" && $0 != ";" && $0 != "=" }
            let words: [Substring] = declaration.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            if let at: Int = words.firstIndex(of: Substring(name)), at > 0,
                declaration.contains("\(name)(") || !declaration.contains("(")
            {
                return plain(rest[open.upperBound..<close.lowerBound])
            }
            rest = rest[close.upperBound...]
        }
        return nil
    }

    /// Without the stars at the beginning of lines and without tags of HTML and documentation.
    private static func plain(_ comment: Substring) -> String {
        var lines: [String] = []
        for line: Substring in comment.split(separator: "\n", omittingEmptySubsequences: false) {
            var text: Substring = line.drop { $0 == " " || $0 == "\t" }
            if text.hasPrefix("*") { text = text.dropFirst() }
            lines.append(String(text.hasPrefix(" ") ? text.dropFirst() : text))
        }
        var out: String = ""
        var isInTag: Bool = false
        for character: Character in lines.joined(separator: "\n") {
            if character == "<" {
                isInTag = true
            } else if character == ">" && isInTag {
                isInTag = false
            } else if !isInTag {
                out.append(character)
            }
        }
        for tag: String in ["{@code ", "{@link ", "{@linkplain ", "{@literal "] {
            out = out.split(separator: tag, omittingEmptySubsequences: false).joined(separator: "{")
        }
        return String(out.filter { $0 != "{" && $0 != "}" }).trimmed
    }
}
