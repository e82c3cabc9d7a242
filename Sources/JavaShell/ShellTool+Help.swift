// SPDX-License-Identifier: Apache-2.0

// What `/help` says.

extension ShellTool {
    /// Command, arguments, what it does.
    private static let summaries: [(command: String, arguments: String, text: String)] = [
        ("/list", "[<name or id>|-all|-start]", "show snippets with their ids"),
        ("/edit", "[<name or id>]", "change snippets in the editor that JSHELLEDITOR, VISUAL or EDITOR names"),
        ("/drop", "<name or id>", "make a snippet inactive"),
        ("/save", "[-all|-history|-start|<id>] <file>", "write snippets to a file"),
        ("/open", "<file>", "read snippets and commands from a file"),
        ("/vars", "[<name or id>|-all|-start]", "show variables and their values"),
        ("/methods", "[<name or id>|-all|-start]", "show methods"),
        ("/types", "[<name or id>|-all|-start]", "show classes, interfaces, enums and records"),
        ("/imports", "", "show imports"),
        ("/exit", "[<integer expression>]", "end, with an exit status"),
        ("/env", "[-class-path <path>]", "show or change the class path; everything is done again then"),
        ("/reset", "[-class-path <path>]", "forget everything"),
        (
            "/reload", "[-restore] [-quiet]",
            "forget everything and do it again; -restore: what was before the last reset"
        ),
        ("/history", "", "show what was typed"),
        ("/set", "feedback <mode>", "say less or more: silent, concise, normal, verbose"),
        ("/time", "<snippet>", "evaluate a snippet and say how long it took"),
        ("/bytecode", "[<name or id>]", "show the instructions of a snippet, the last one if none is named"),
        ("/help", "[<command>|intro]", "this text, or more about a command"),
        ("/!", "", "evaluate the last snippet again; /-<n> the n-th from the end, /<id> the one of an id"),
    ]

    func help(_ words: [String]) {
        guard let word: String = words.first else {
            show("Type a Java expression, statement or declaration, or one of these commands:")
            for (command, arguments, text): (String, String, String) in ShellTool.summaries {
                show("  \(command) \(arguments)\n\t\(text)")
            }
            show("Tab completes names; after a parenthesis it shows signatures, and pressed again documentation.")
            return
        }
        if "intro".hasPrefix(word) {
            show(
                """
                Whatever Java you type is evaluated at once: an expression (its value is kept in $1, $2 and so on), a
                statement, or a declaration of a variable, method, class or import. A declaration may mention things
                that do not exist yet, and may be replaced at any time. Semicolons may be left out at the end of a line.
                Commands begin with a slash: /help shows them. Ctrl-C stops a snippet that runs, Ctrl-D ends the session.
                """)
            return
        }
        let name: String = word.hasPrefix("/") ? word : "/" + word
        let found: [(command: String, arguments: String, text: String)] = ShellTool.summaries.filter {
            $0.command.hasPrefix(name)
        }
        if found.isEmpty { complain("No commands or subjects start with the provided argument: \(word)") }
        for (command, arguments, text): (String, String, String) in found { show("\(command) \(arguments)\n\t\(text)") }
    }
}
