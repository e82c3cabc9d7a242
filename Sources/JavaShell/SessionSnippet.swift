// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

/// A snippet as a session keeps it. Changed by its session only.
final class SessionSnippet {
    enum Kind: Equatable {
        case `import`
        /// A declared variable.
        case variable
        /// `$1` and the like: holds the value of an expression.
        case scratch
        /// The name of a variable, to see its value; an assignment to one.
        case variableValue, assignment
        case statement, method
        case type(ClassFlavor)
        /// Text that is no snippet.
        case erroneous
    }

    enum Status {
        case valid
        /// Declared, but what it refers to is not: its methods cannot be called yet.
        case unresolvedBody
        /// Not even its header makes sense yet.
        case unresolvedHeader
        case overwritten, dropped, rejected

        var isActive: Bool { self == .valid || self == .unresolvedBody || self == .unresolvedHeader }
    }

    var id: String = ""
    let source: String
    let kind: Kind
    /// Of a declaration or a variable's value its name; of an import what is imported.
    let name: String
    /// Two snippets of the same key replace one another.
    let key: String
    var status: Status = .valid
    var isStartup: Bool = false
    /// Of a method, as written and without spaces around commas: `int,String`.
    var parameterTypes: String = ""
    /// Of a method its result, as written.
    var resultType: String = ""
    /// Of a variable its type as it is declared, and as it is shown.
    var typeText: String = ""
    var shownType: String = ""
    /// Of a variable: whether it was declared with a value.
    var hasInitializer: Bool = false
    /// What does not exist yet: `variable x`, `method f()`, `class C`.
    var unresolved: [String] = []
    /// Names of declarations that its meaning depends on. Of a variable those of its type; its initializer has run.
    var words: Set<String> = []
    /// All words in it that could be names.
    var mentioned: Set<String> = []
    /// The class it is compiled into, without package.
    var wrapper: String = ""
    /// What stands in that class: the declaration, and for those that wait for others one whose methods throw.
    var member: [WrapPiece] = []
    var corralled: [WrapPiece] = []
    var diagnostics: [SnippetDiagnostic] = []
    /// How often its key has been declared, and the number of that key.
    var generation: Int = 0

    init(source: String, kind: Kind, name: String, key: String) {
        self.source = source
        self.kind = kind
        self.name = name
        self.key = key
    }

    /// Whether other snippets can refer to it by name.
    var isDeclaration: Bool {
        switch kind {
        case .variable, .scratch, .method, .type: true
        default: false
        }
    }

    var isVariable: Bool { kind == .variable || kind == .scratch }

    var isType: Bool { if case .type = kind { true } else { false } }

    var typeWord: String {
        guard case .type(let flavor) = kind else { return "" }
        switch flavor {
        case .class: return "class"
        case .interface: return "interface"
        case .enum: return "enum"
        case .record: return "record"
        case .annotation: return "annotation interface"
        }
    }
}

/// Text of a class around a snippet: made up, or a stretch of the snippet itself.
struct WrapPiece {
    let text: String
    /// Where in the snippet's source it comes from, in bytes; nil if it is made up.
    let offset: Int?

    init(_ text: String, at offset: Int? = nil) {
        self.text = text
        self.offset = offset
    }
}

/// A complaint about a snippet.
struct SnippetDiagnostic: Equatable {
    let isError: Bool
    let key: String
    let text: String
    /// What is missing, if that is all that is wrong: `variable x`.
    let missing: String?
    /// Bytes of the snippet it is about; nil if it is about none in particular.
    let range: Range<Int>?
}

/// What happened to a snippet.
struct SessionEvent {
    let snippet: SessionSnippet
    /// Whether the snippet is an older one that changed because of the one that was evaluated.
    let isUpdate: Bool
    let previous: SessionSnippet.Status?
    let hasNewSignature: Bool
    let outcome: SessionOutcome
}

/// What came of running a snippet.
enum SessionOutcome {
    case none
    case value(String)
    case thrown([ShownException])
    /// The snippet called one that waits for others.
    case unresolved(SessionSnippet)
    case stopped
    case ended
}

/// An exception, its frames in terms of snippets.
struct ShownException {
    let className: String
    let message: String?
    let frames: [String]
}
