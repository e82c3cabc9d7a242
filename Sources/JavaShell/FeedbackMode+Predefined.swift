// SPDX-License-Identifier: Apache-2.0

extension FeedbackMode {
    /// Names of the modes that are always there, in the order in which jshell lists their settings.
    static let predefinedNames: [String] = ["normal", "silent", "concise", "verbose"]

    /// A mode that is always there.
    static func predefined(_ name: String) -> FeedbackMode? {
        guard predefinedNames.contains(name) else { return nil }
        var mode: FeedbackMode = FeedbackMode(name)
        mode.add(truncation, "80", "")
        mode.add(truncation, "1000", "varvalue,expression")
        if name == "silent" {
            mode.prompt = "-> "
            mode.add("display", "", "")
            return mode
        }
        mode.confirmsCommands = name != "concise"
        mode.prompt = name == "concise" ? "jshell> " : "\njshell> "
        mode.continuationPrompt = "   ...> "
        mode.addWords()
        mode.addDisplay(
            leavesOutUpdates: name != "verbose", leavesOutDeclarations: name == "concise",
            saysReset: name != "concise")
        return mode
    }

    private mutating func add(_ field: String, _ format: String, _ selector: String) {
        let parsed: FormatSelector? = try? FormatSelector.parse(selector)
        set(field, format, parsed ?? .always)
    }

    /// What is shown of a snippet as a whole.
    private mutating func addDisplay(leavesOutUpdates: Bool, leavesOutDeclarations: Bool, saysReset: Bool) {
        let types: String = "class,interface,enum,annotation,record"
        let reset: String = "{pre}{action} variable {name}, reset to null{post}"
        let scratch: String = "{result}{pre}created scratch variable {name} : {type}{post}"
        add("display", scratch, "expression-added,modified,replaced-primary")
        add("display", "{result}{pre}value of {name} : {type}{post}", "varvalue-added,modified,replaced-primary")
        add("display", "{result}{pre}assigned to {name} : {type}{post}", "assignment-primary")
        add("display", "{result}{pre}{action} variable {name} : {type}{resolve}{post}", "varinit,vardecl")
        add("display", "{pre}{action} variable {name}{resolve}{post}", "vardecl,varinit-notdefined")
        add("display", "{pre}{action} variable {name}{post}", "dropped-vardecl,varinit,expression")
        if !leavesOutUpdates { add("display", reset, "replaced-vardecl,varinit-ok-update") }
        add("display", "{pre}{action} {typeKind} {name}{resolve}{post}", types)
        add("display", "{pre}{action} method {name}({type}){resolve}{post}", "method")
        add("display", "{pre}attempted to use {typeKind} {name}{resolve}{post}", "used-" + types)
        add("display", "{pre}attempted to call method {name}({type}){resolve}{post}", "used-method")
        guard leavesOutUpdates else { return }
        add("display", "", "added,modified,replaced,overwrote,dropped-update")
        if saysReset { add("display", reset, "replaced-vardecl,varinit-ok-update") }
        add("display", "{pre}{action} variable {name}{resolve}{post}", "replaced-vardecl,varinit-notdefined")
        add(
            "display", "{result}",
            "added,modified,replaced-expression,varvalue,assignment,varinit,vardecl-ok-primary")
        if leavesOutDeclarations { add("display", "", types + ",method,assignment,varinit,vardecl-ok") }
    }

    /// The fields that are parts of it.
    private mutating func addWords() {
        for (word, action): (String, String) in [
            ("created", "added"), ("modified", "modified"), ("replaced", "replaced"), ("overwrote", "overwrote"),
            ("dropped", "dropped"),
        ] {
            add("action", word, action + "-primary")
        }
        for (word, action): (String, String) in [
            ("created", "added"), ("modified", "modified"), ("replaced", "replaced"), ("overwrote", "overwrote"),
            ("dropped", "dropped"),
        ] {
            add("action", "  update " + word, action + "-update")
        }
        add("errorline", "{post}{pre}    {err}", "")
        add("resolve", "{until}{unrerr}", "defined,notdefined-added,modified,replaced,used")
        add("result", "{name} ==> {value}{post}", "added,modified,replaced-ok-primary")
        for kind: String in ["class", "interface", "enum", "annotation", "record"] {
            add("typeKind", kind == "annotation" ? "annotation interface" : kind, kind)
        }
        add("unrerr", "{unresolved} is declared", "unresolved1-error0")
        add("unrerr", "{unresolved} are declared", "unresolved2-error0")
        for (errors, count): (String, String) in [
            (" this error is corrected: {errors}", "error1"), (" these errors are corrected: {errors}", "error2"),
        ] {
            add("unrerr", errors, "unresolved0-" + count)
            add("unrerr", "{unresolved} is declared and" + errors, "unresolved1-" + count)
            add("unrerr", "{unresolved} are declared and" + errors, "unresolved2-" + count)
        }
        let untilInstance: String = "cannot be instantiated or its methods invoked until"
        add("until", ", however, it \(untilInstance)", "defined-class,record-primary")
        add("until", ", however, its methods cannot be invoked until", "defined-interface-primary")
        add("until", ", however, it cannot be used until", "defined-enum,annotation-primary")
        add("until", ", however, it cannot be invoked until", "defined-method-primary")
        add("until", ", however, it cannot be referenced until", "notdefined-primary")
        add("until", " which \(untilInstance)", "defined-class,record-update")
        add("until", " whose methods cannot be invoked until", "defined-interface-update")
        add("until", " which cannot be invoked until", "defined-method-update")
        add("until", " which cannot be referenced until", "notdefined-update")
    }
}
