// SPDX-License-Identifier: Apache-2.0

/// What `/help` says: for each command, and for subjects, one line and a page.
struct ShellHelp {
    /// Of a command with its slash, of a subject without.
    let name: String
    let arguments: String
    let summary: String
    let page: String

    private init(_ name: String, _ arguments: String, _ summary: String, _ page: String) {
        self.name = name
        self.arguments = arguments
        self.summary = summary
        self.page = page
    }

    var isCommand: Bool { name.hasPrefix("/") }

    static let all: [ShellHelp] = snippetCommands + sessionCommands + ownCommands + shortcuts + subjects

    /// Commands, and subjects, that a word begins.
    static func matching(_ word: String) -> [ShellHelp] {
        all.filter { $0.name == word || $0.name.hasPrefix(word) || $0.name.dropFirst().hasPrefix(word) }
    }

    static let chosen: String = """
          a name or an id   that snippet; several may be given, and ranges of ids such as 2-5
          -start            those that the session began with
          -all              all, also what was replaced, dropped, or wrong
        """

    private static let snippetCommands: [ShellHelp] = [
        ShellHelp(
            "/list", "[<name or id>|-all|-start]", "show snippets with their ids",
            "Without arguments, what you typed and what is still in force. Otherwise:\n\(chosen)"),
        ShellHelp(
            "/edit", "[<name or id>|-all|-start]", "change snippets in an editor",
            """
            Opens snippets in the editor of '/set editor', or the one that JSHELLEDITOR, VISUAL or EDITOR names. What has
            changed there is evaluated when you leave it.
            \(chosen)
            """),
        ShellHelp(
            "/drop", "<name or id>", "make a snippet inactive",
            "The import, variable, method or class is no longer there. Several may be given, and ranges of ids."),
        ShellHelp(
            "/save", "[-all|-history|-start|<id>] <file>", "write snippets to a file",
            """
            Without options, what you typed and what is still in force; '/open' reads it again.
              -history          everything that was typed, commands too
            \(chosen)
            """),
        ShellHelp(
            "/open", "<file>", "read snippets and commands from a file",
            "Beside files, the scripts DEFAULT, PRINTING, JAVASE and TOOLING can be opened."),
        ShellHelp(
            "/vars", "[<name or id>|-all|-start]", "show variables and their values",
            "Type, name and value of each. Without arguments, those in force.\n\(chosen)"),
        ShellHelp(
            "/methods", "[<name or id>|-all|-start]", "show methods",
            "Result, name and parameter types, and what a method waits for before it can be called.\n\(chosen)"),
        ShellHelp(
            "/types", "[<name or id>|-all|-start]", "show classes, interfaces, enums and records",
            "Each with what it waits for before it can be used.\n\(chosen)"),
        ShellHelp("/imports", "", "show imports", "Those in force, the start-up ones included."),
    ]

    private static let environment: String = """
          --class-path <path>                folders and jars with classes of yours
          --module-path <path>               where modules of yours are
          --add-modules <module>[,...]       modules to resolve beside the usual ones
          --add-exports <module>/<package>   a package that snippets may use though its module does not export it
        """

    private static let sessionCommands: [ShellHelp] = [
        ShellHelp(
            "/exit", "[<integer expression>]", "end, with an exit status",
            "The value of the expression is the exit status; 0 without one."),
        ShellHelp(
            "/env", "[--class-path <path>] [--module-path <path>] [--add-modules <modules>] ...",
            "show or change what snippets see",
            "Without options, shows those in force. With options, the session starts anew and does all again:\n"
                + environment),
        ShellHelp(
            "/reset", "[--class-path <path>] [--module-path <path>] [--add-modules <modules>] ...",
            "forget everything",
            "Snippets, threads and whatever else they left behind go; start-up snippets are evaluated. Options are\n"
                + "those of '/env':\n" + environment),
        ShellHelp(
            "/reload", "[-restore] [-quiet] [--class-path <path>] [--module-path <path>] ...",
            "forget everything and do it again",
            """
              -restore          do what was done before the last reset, or in the session before this one
              -quiet            do not show what is done
            \(environment)
            """),
        ShellHelp(
            "/history", "[-all]", "show what was typed",
            "In this session; with -all also in earlier ones."),
        ShellHelp(
            "/set", "editor|start|feedback|mode|prompt|truncation|format|indent ...", "change settings",
            """
            Without arguments, shows the settings.
              /set editor       the program that '/edit' uses
              /set start        what sessions begin with
              /set feedback     how much is said
              /set mode         make, show, keep or delete a feedback mode
              /set prompt       the prompts of a mode
              /set truncation   how much of long values a mode shows
              /set format       what a mode says
              /set indent       columns that the editor indents by
            '/help /set editor' and so on say more.
            """),
        ShellHelp("/help", "[<command>|<subject>]", "this text, or more about a command or subject", ""),
    ]

    private static let ownCommands: [ShellHelp] = [
        ShellHelp(
            "/time", "<snippet>", "evaluate a snippet and say how long it took",
            "The time covers compiling and running it, in milliseconds."),
        ShellHelp(
            "/bytecode", "[<name or id>]", "show the instructions of a snippet",
            "What 'javap -c -v -p' prints of the classes of a snippet, the last one if none is named."),
    ]

    private static let shortcuts: [ShellHelp] = [
        ShellHelp("/?", "[<command>|<subject>]", "the same as /help", ""),
        ShellHelp("/!", "", "evaluate the last snippet again", ""),
        ShellHelp("/<id>", "", "evaluate the snippets of ids again, such as /3, or /2-4 7", ""),
        ShellHelp("/-<n>", "", "evaluate the n-th snippet from the end again", ""),
    ]

    private static let subjects: [ShellHelp] = [
        ShellHelp(
            "intro", "", "what this is",
            """
            Whatever Java you type is evaluated at once: an expression (its value is kept in $1, $2 and so on), a
            statement, or a declaration of a variable, method, class or import. A declaration may mention things that do
            not exist yet, and may be replaced at any time. Semicolons may be left out at the end of a line. Commands
            begin with a slash: /help shows them. Ctrl-C stops a snippet that runs, Ctrl-D ends the session.
            """),
        ShellHelp(
            "keys", "", "keys of the editor",
            """
              Enter             evaluates a whole snippet, or begins another line of it; Alt-Enter always the latter
              Tab               completes; again, shows signatures or everything possible; again, documentation
              Up, Down          lines of the snippet, then what was typed before
              Ctrl-R            searches what was typed before; again, goes further back
              Ctrl-A, Ctrl-E    begin and end of the line; Alt-B, Alt-F word by word
              Ctrl-K, Ctrl-U, Ctrl-W, Alt-D   delete to the end, to the begin, a word; Ctrl-Y brings it back
              Ctrl-L            clears the screen
              Ctrl-C            forgets the snippet, or stops the one that runs
              Ctrl-D            ends the session
            """),
        ShellHelp(
            "id", "", "ids of snippets",
            """
            Snippets are numbered as they are typed, those of the start-up are s1, s2 and so on, and what could not be
            compiled is e1, e2 and so on. Commands take names, ids and ranges of ids: '/list 2-5 x s1'.
            """),
        ShellHelp(
            "shortcuts", "", "shorter words",
            "Any beginning of a command's or option's name will do, as long as only one has it: '/l', '/se fe v'."),
        ShellHelp(
            "context", "", "what snippets see: options of /env, /reset and /reload",
            environment),
        ShellHelp(
            "rerun", "", "ways to evaluate snippets again",
            """
              /<id>             the snippets of ids or ranges of ids, such as /3 or /2-4 7
              /-<n>             the n-th from the end
              /!                the last one
            """),
    ]
}

extension ShellTool {
    func help(_ text: String) {
        var words: CommandWords = CommandWords("/help", text)
        if let word: String = words.next() {
            let found: [ShellHelp] = ShellHelp.matching(word)
            if found.count == 1, found[0].name == "/set", let setting: String = words.next() {
                if let name: String = settingName(setting) { showPage("/set " + name, ShellHelp.settingPage(name)) }
                return
            }
            for help: ShellHelp in found { showPage(help.name, help.page.isEmpty ? help.summary : help.page) }
            if !found.isEmpty { return }
            let settings: [String] = ShellTool.settingNames.filter { $0.hasPrefix(word) }
            for name: String in settings { showPage("/set " + name, ShellHelp.settingPage(name)) }
            if !settings.isEmpty { return }
            complain("No commands or subjects start with the provided argument: \(text)")
        }
        show("Type a Java expression, statement or declaration, or one of these commands:")
        for help: ShellHelp in ShellHelp.all where help.isCommand { showSummary(help) }
        show("\n'/help' and the name of a command or of one of these subjects says more:")
        for help: ShellHelp in ShellHelp.all where !help.isCommand { showSummary(help) }
    }

    private func showSummary(_ help: ShellHelp) {
        show("\(help.name) \(help.arguments)\n\t\(help.summary)")
    }

    private func showPage(_ name: String, _ page: String) {
        let pad: String = String(repeating: " ", count: max(0, (72 - name.count) / 2))
        show("\n\(pad)\(name)\n\(pad)\(String(repeating: "=", count: name.count))\n\n\(page)")
    }
}
