// SPDX-License-Identifier: Apache-2.0

extension ShellHelp {
    /// More about one of the settings of `/set`.
    static func settingPage(_ name: String) -> String {
        switch name {
        case "editor":
            """
            /set editor [-retain] [-wait] <program> [<argument>...]
            /set editor [-retain] -default
            /set editor [-retain] -delete
            /set editor
                The program that '/edit' starts with the file behind its arguments. With -wait it may return before editing
                is done; then Return says when it is. -default: none. -delete: forget what was kept, and ask JSHELLEDITOR,
                VISUAL and EDITOR again. -retain keeps the setting for later sessions.
            """
        case "start":
            """
            /set start [-retain] <file>...
            /set start [-retain] -default
            /set start [-retain] -none
            /set start
                What '/reset', '/reload' and '/env' begin with, and with -retain later sessions: files, or the scripts
                DEFAULT, PRINTING, JAVASE and TOOLING. Without arguments, shows it.
            """
        case "feedback":
            """
            /set feedback [-retain] <mode>
            /set feedback
                Says more or less: concise, normal, silent, verbose, or a mode of yours. With -retain, later sessions begin
                with it. Without arguments, shows the mode and all there are.
            """
        case "mode":
            """
            /set mode <mode> [<old mode>] -command|-quiet
            /set mode -retain <mode>
            /set mode -delete [-retain] <mode>
            /set mode [<mode>]
                Makes a mode, empty or as a copy; with -command commands confirm what they did. -retain keeps it for later
                sessions as it is now, -delete forgets it. Without options, shows what makes it up.
            """
        case "prompt":
            """
            /set prompt <mode> "<prompt>" "<continuation prompt>"
            /set prompt [<mode>]
                The prompts of a mode; %s in them is the id of the next snippet.
            """
        case "truncation":
            """
            /set truncation <mode> <length> [<selector>...]
            /set truncation [<mode>]
                How many characters of a value are shown, for the snippets that a selector holds for (see '/help /set
                format').
            """
        case "format":
            """
            /set format <mode> <field> "<format>" [<selector>...]
            /set format [<mode> [<field>]]
                What a field of a mode shows. {field} in a format stands for another field; 'display' is shown for each
                snippet. Fields that are always there: {name} {type} {value} {unresolved} {errors} {err}; in 'errorline' {err}
                is one line of a complaint.
                A selector names the snippets a format is for: kinds apart by dashes, words of a kind by commas.
                  import class interface enum annotation record method vardecl varinit expression varvalue assignment
                  statement
                  added modified replaced overwrote dropped used
                  primary update
                  ok defined notdefined
                  unresolved0 unresolved1 unresolved2
                  error0 error1 error2
                The last format that fits holds.
            """
        default:
            """
            /set indent <columns>
            /set indent
                How far the editor indents a line within brackets. It is kept for later sessions.
            """
        }
    }
}
