// SPDX-License-Identifier: Apache-2.0
import Glibc

// What could continue a command: its name, options, ids and names of snippets, modes, files.

extension ShellTool {
    func commandCompletion(of text: String) -> Completion {
        let parts: [Substring] = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count > 1 else {
            var found: Completion = Completion(
                prefix: text, names: (ShellTool.commands + ShellTool.ownCommands).filter { $0.hasPrefix(text) }.sorted()
            )
            if found.names.count == 1 {
                if found.names[0] != text {
                    found.ending = " "
                } else if let help: ShellHelp = ShellHelp.all.first(where: { $0.name == text }) {
                    found.help = [
                        "\(help.name) \(help.arguments)\n\(help.summary)", help.page.isEmpty ? help.summary : help.page,
                    ]
                }
            }
            return found
        }
        let word: String = String(parts[parts.count - 1])
        let before: [String] = parts.dropLast().filter { !$0.isEmpty }.map { String($0) }
        let matching: [String] = ShellTool.commandsMatching(before[0])
        guard matching.count == 1, let command: String = matching.first else { return Completion(prefix: word) }
        if command == "/time" || command == "/exit" {
            return completion(of: String(text.dropFirst(before[0].count + 1)))
        }
        var found: Completion = Completion(prefix: word)
        found.names = Array(Set(words(for: command, before, word))).filter { $0.hasPrefix(word) && $0 != word }.sorted()
        if found.names.count == 1, !found.names[0].hasSuffix("/") { found.ending = " " }
        return found
    }

    /// Words that could stand behind others of a command.
    private func words(for command: String, _ before: [String], _ word: String) -> [String] {
        func ids(_ isWanted: (SessionSnippet) -> Bool) -> [String] {
            session.snippets.filter(isWanted).flatMap { $0.isDeclaration ? [$0.id, $0.name] : [$0.id] }
        }
        let isFirst: Bool = before.count == 1
        switch command {
        case "/list": return (isFirst ? ["-all", "-start", "-history"] : []) + ids { _ in true }
        case "/edit": return (isFirst ? ["-all", "-start"] : []) + ids { _ in true }
        case "/bytecode": return ids { !$0.wrapper.isEmpty }
        case "/drop": return ids { $0.status.isActive }
        case "/vars": return (isFirst ? ["-all", "-start"] : []) + ids { $0.isVariable }
        case "/methods": return (isFirst ? ["-all", "-start"] : []) + ids { $0.kind == .method }
        case "/types": return (isFirst ? ["-all", "-start"] : []) + ids { $0.isType }
        case "/save": return (isFirst ? ["-all", "-start", "-history"] : []) + files(word)
        case "/open": return files(word) + ["DEFAULT", "PRINTING", "JAVASE", "TOOLING"]
        case "/history": return ["-all"]
        case "/env", "/reset", "/reload":
            if ["-class-path", "--class-path", "-module-path", "--module-path"].contains(before[before.count - 1]) {
                return files(word)
            }
            let own: [String] = command == "/reload" ? ["-restore", "-quiet"] : []
            let names: [String] = ["class-path", "module-path", "add-modules", "add-exports"]
            return own + names.map { (word.hasPrefix("--") ? "--" : "-") + $0 }
        case "/help", "/?":
            if before.count == 2, ShellHelp.matching(before[1]).first?.name == "/set" { return ShellTool.settingNames }
            return ShellHelp.all.map { word.hasPrefix("/") || !$0.isCommand ? $0.name : String($0.name.dropFirst()) }
        case "/set": return settingWords(before, word)
        default: return []
        }
    }

    private func settingWords(_ before: [String], _ word: String) -> [String] {
        guard before.count > 1 else { return ShellTool.settingNames }
        let setting: String = ShellTool.settingNames.first { $0.hasPrefix(before[1]) } ?? ""
        switch setting {
        case "feedback": return modes.names + ["-retain"]
        case "mode": return modes.names + ["-command", "-quiet", "-delete", "-retain"]
        case "prompt", "truncation": return before.count == 2 ? modes.names : []
        case "format":
            if before.count == 2 { return modes.names }
            return before.count == 3 ? Array((modes.matching(before[2]).first ?? modes.current).fields.keys) : []
        case "editor": return before.count == 2 ? ["-default", "-wait", "-retain", "-delete"] : []
        case "start": return files(word) + ["-default", "-none", "-retain", "DEFAULT", "PRINTING", "JAVASE", "TOOLING"]
        default: return []
        }
    }

    /// Files whose path begins with a text; folders end in a slash.
    private func files(_ text: String) -> [String] {
        let slash: String.Index? = text.lastIndex(of: "/")
        let folder: String = slash.map { String(text[...$0]) } ?? ""
        let name: Substring = slash.map { text[text.index(after: $0)...] } ?? text[...]
        let path: String = folder.isEmpty ? "." : ShellTool.expanded(folder)
        guard let stream: OpaquePointer = opendir(path) else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry: UnsafeMutablePointer<dirent> = readdir(stream) {
            let child: String = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard child.hasPrefix(name), child.hasPrefix(".") == name.hasPrefix(".") else { continue }
            var status: stat = stat()
            let isFolder: Bool = stat("\(path)/\(child)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
            found.append(folder + child + (isFolder ? "/" : ""))
        }
        return found
    }
}
