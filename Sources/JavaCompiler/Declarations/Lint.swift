// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// Warnings by kind (javac's -Xlint) and where they are suppressed.
//
// A warning is kept if its kind is asked for and no declaration around its place has `@SuppressWarnings` for it. Places
// are offsets in the source, so attribution and flow analysis need not carry anything along. Kinds that javac reports
// in any case (deprecation, removal, unchecked) leave one note per file where they are not asked for.

/// Kinds of warnings.
package struct LintSet: OptionSet, Sendable {
    package let rawValue: UInt64
    package init(rawValue: UInt64) { self.rawValue = rawValue }

    package static let names: [String] = [
        "cast", "dep-ann", "deprecation", "divzero", "empty", "fallthrough", "finally", "lossy-conversions",
        "missing-explicit-ctor", "overrides", "rawtypes", "removal", "serial", "static", "strictfp",
        "synchronization", "text-blocks", "try", "unchecked", "varargs", "preview",
        "module", "opens", "requires-automatic", "requires-transitive-automatic",
    ]

    private static func bit(_ name: String) -> LintSet {
        LintSet(rawValue: 1 << UInt64(names.firstIndex(of: name) ?? 63))
    }

    package static let cast: LintSet = bit("cast")
    package static let depAnn: LintSet = bit("dep-ann")
    package static let deprecation: LintSet = bit("deprecation")
    package static let divzero: LintSet = bit("divzero")
    package static let empty: LintSet = bit("empty")
    package static let `fallthrough`: LintSet = bit("fallthrough")
    package static let finally: LintSet = bit("finally")
    package static let lossyConversions: LintSet = bit("lossy-conversions")
    package static let missingConstructor: LintSet = bit("missing-explicit-ctor")
    package static let overrides: LintSet = bit("overrides")
    package static let rawtypes: LintSet = bit("rawtypes")
    package static let removal: LintSet = bit("removal")
    package static let serial: LintSet = bit("serial")
    package static let `static`: LintSet = bit("static")
    package static let strictfp: LintSet = bit("strictfp")
    package static let synchronization: LintSet = bit("synchronization")
    package static let textBlocks: LintSet = bit("text-blocks")
    package static let `try`: LintSet = bit("try")
    package static let unchecked: LintSet = bit("unchecked")
    package static let varargs: LintSet = bit("varargs")
    package static let module: LintSet = bit("module")
    package static let opens: LintSet = bit("opens")
    package static let requiresAutomatic: LintSet = bit("requires-automatic")
    package static let requiresTransitiveAutomatic: LintSet = bit("requires-transitive-automatic")

    package static let all: LintSet = LintSet(rawValue: 1 << UInt64(names.count) - 1)
    /// What is reported when nothing is asked for.
    package static let standard: LintSet = [
        .depAnn, .removal, .strictfp, .synchronization, .module, .opens, .requiresTransitiveAutomatic,
    ]

    /// The kind of a word, nil if there is none of that name (javac has more, for what is not looked for here).
    package static func named(_ word: String) -> LintSet? {
        names.contains(word) ? bit(word) : nil
    }

    /// The word behind `-Xlint:` of a set of one.
    var name: String {
        LintSet.names[min(rawValue.trailingZeroBitCount, LintSet.names.count - 1)]
    }

    /// Follows the words of `-Xlint:`, in order.
    package static func parse(_ words: [String]) -> LintSet {
        if words.isEmpty { return .standard }
        var set: LintSet = words.contains("all") ? .all : words.contains("none") ? [] : .standard
        // A word of its own, without others to take away, starts from what is standard.
        for word: String in words {
            if word.hasPrefix("-") {
                set.subtract(named(String(word.dropFirst())) ?? [])
            } else {
                set.formUnion(named(word) ?? [])
            }
        }
        return set
    }
}

/// Where a file suppresses warnings of which kinds.
struct Suppressions {
    private var ranges: [(start: UInt32, end: UInt32, kinds: LintSet)] = []

    init(_ tree: Tree) {
        tree.forEachDescendant(of: tree.root) { node in
            let found: Node = tree[node]
            switch found.kind {
            case .classDeclaration, .methodDeclaration, .variableDeclaration, .enumConstant: break
            default: return
            }
            let kinds: LintSet = Suppressions.kinds(NodeID(found.a), tree)
            if !kinds.isEmpty { ranges.append((start: found.start, end: found.end, kinds: kinds)) }
        }
    }

    /// What the annotations among a declaration's modifiers suppress.
    private static func kinds(_ modifiers: NodeID, _ tree: Tree) -> LintSet {
        var kinds: LintSet = []
        if modifiers.isNone { return kinds }
        for annotation: NodeID in tree.elements(tree.modifiers(modifiers).annotations) {
            switch tree.dottedName(NodeID(tree[annotation].a)) {
            case "Deprecated", "java.lang.Deprecated": kinds.insert(.deprecation)
            case "SuppressWarnings", "java.lang.SuppressWarnings":
                tree.forEachDescendant(of: annotation) { value in
                    guard tree.kind(value) == .stringLiteral else { return }
                    kinds.formUnion(LintSet.named(tree.names.text(of: NameID(tree[value].a))) ?? [])
                }
            default: break
            }
        }
        return kinds
    }

    func contains(_ position: SourcePosition, _ kind: LintSet) -> Bool {
        let offset: UInt32 = position.rawValue
        return ranges.contains { $0.kinds.isSuperset(of: kind) && $0.start <= offset && offset < $0.end }
    }
}

extension Universe {
    /// Reports a warning if its kind is asked for and not suppressed where it is.
    func warn(_ kind: LintSet, _ source: Int, _ position: SourcePosition, _ key: String, _ text: String) {
        let isMandatory: Bool = kind == .deprecation || kind == .unchecked || kind == .removal
        if !lints.isSuperset(of: kind) && !isMandatory { return }
        if sources[source].suppressions.contains(position, kind) { return }
        if !lints.isSuperset(of: kind) {
            mandatoryNotes[kind.rawValue, default: []].insert(source)
            return
        }
        warnAlways(source, position, key, text, category: kind.name)
    }

    /// Reports a warning of no kind, which nothing suppresses; once.
    func warnAlways(
        _ source: Int, _ position: SourcePosition, _ key: String, _ text: String, category: String = ""
    ) {
        let isKnown: Bool = diagnostics.contains {
            $0.source == source && $0.diagnostic.position == position && $0.diagnostic.key == key
                && $0.diagnostic.text == text
        }
        if isKnown { return }
        let diagnostic: Diagnostic = Diagnostic(
            severity: .warning, key: key, text: text, position: position, category: category)
        diagnostics.append((source: source, diagnostic: diagnostic))
    }

    /// The notes about files with warnings that were not asked for, in javac's order.
    var notes: [(source: Int, diagnostic: Diagnostic)] {
        var found: [(source: Int, diagnostic: Diagnostic)] = []
        let kinds: [(LintSet, String, String)] = [
            (.deprecation, "deprecated", "uses or overrides a deprecated API."),
            (.removal, "removal", "uses or overrides a deprecated API that is marked for removal."),
            (.unchecked, "unchecked", "uses unchecked or unsafe operations."),
        ]
        for (kind, word, text): (LintSet, String, String) in kinds {
            guard let files: Set<Int> = mandatoryNotes[kind.rawValue], let first: Int = files.min() else { continue }
            let isOne: Bool = files.count == 1
            let plural: String = text.replacingPrefix("uses or overrides", "use or override").replacingPrefix(
                "uses", "use")
            let name: String = sources[first].tree.file.name
            let notes: [(String, String)] = [
                ("\(word).\(isOne ? "filename" : "plural")", isOne ? "\(name) \(text)" : "Some input files \(plural)"),
                ("\(word).recompile", "Recompile with -Xlint:\(kind.name) for details."),
            ]
            for (key, text): (String, String) in notes {
                found.append(
                    (source: first, diagnostic: Diagnostic(severity: .note, key: key, text: text, position: .none)))
            }
        }
        return found
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, _ other: String) -> String {
        hasPrefix(prefix + " ") ? other + dropFirst(prefix.count) : self
    }
}

extension Attributor {
    func warn(
        _ kind: LintSet, at position: SourcePosition, _ key: String, _ text: @autoclosure () -> String
    ) {
        if speculation > 0 { return }
        universe.warn(kind, unit.index, position, key, text())
    }

    func warn(_ kind: LintSet, _ node: NodeID, _ key: String, _ text: @autoclosure () -> String) {
        warn(kind, at: tree.position(node), key, text())
    }
}
