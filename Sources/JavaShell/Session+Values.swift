// SPDX-License-Identifier: Apache-2.0
import Swiftlet

// What snippets leave behind when they run.

extension Session {
    /// The value of a variable, or why it cannot be had.
    func value(of variable: SessionSnippet) -> String {
        guard variable.status == .valid else { return "(not-active)" }
        if case .value(let text) = machine.value("REPL.\(variable.wrapper)", variable.name) {
            return Session.withoutClassNames(text)
        }
        return "(error)"
    }

    func outcome(_ outcome: SnippetMachine.Outcome) -> SessionOutcome {
        switch outcome {
        case .value(let text): return .value(Session.withoutClassNames(text))
        case .stopped: return .stopped
        case .ended: return .ended
        case .thrown(let exceptions):
            for exception: SnippetMachine.Exception in exceptions {
                guard let message: String = exception.message, message.hasPrefix(SnippetReader.corralMark) else {
                    continue
                }
                let key: String = String(message.dropFirst(SnippetReader.corralMark.count))
                if let waiting: SessionSnippet = declared(key) { return .unresolved(waiting) }
            }
            return .thrown(
                exceptions.map {
                    ShownException(className: $0.className, message: $0.message, frames: shown($0.frames))
                })
        }
    }

    /// Frames as `f (#6:1)`; those below the last one of a snippet are not the snippet's.
    func shown(_ frames: [SnippetMachine.Frame]) -> [String] {
        let last: Int = frames.lastIndex { $0.className.hasPrefix("REPL.$JShell$") } ?? frames.count - 1
        return frames.prefix(last + 1).map { frame in
            var className: String = frame.className
            var method: String = frame.method
            var place: String = frame.line >= 0 ? "\(frame.file):\(frame.line)" : frame.file
            if frame.file.isEmpty { place = "Unknown Source" }
            if frame.isNative { place = "Native Method" }
            if className.hasPrefix("REPL.$JShell$") {
                let rest: Substring = className.dropFirst("REPL.".count)
                let wrapper: String = "$JShell$" + rest.dropFirst("$JShell$".count).prefix { $0 != "$" }
                className = String(rest.dropFirst(wrapper.count).drop { $0 == "$" })
                if method == "do_it$" { method = "" }
                if let origin = wraps[wrapper]?.origin(ofLine: frame.line) {
                    place = "#\(origin.snippet.id):\(origin.line)"
                }
            }
            if let dot: String.Index = className.lastIndex(of: ".") {
                className = String(className[className.index(after: dot)...])
            }
            return (className.isEmpty ? "" : className + ".") + (method.isEmpty ? "" : method + " ") + "(\(place))"
        }
    }
}
