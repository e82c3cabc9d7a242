// SPDX-License-Identifier: Apache-2.0
import JavaCompiler
import JavaSyntax

/// The complaints of a compilation as javac prints them, with the closing counts.
enum MessageText {
    /// - Parameters:
    ///   - maximumErrors: further ones are counted only.
    ///   - hasWarnings: whether warnings are shown and counted.
    static func all(_ messages: [CompilationMessage], maximumErrors: Int = 100, hasWarnings: Bool = true) -> String {
        var renderers: [ObjectIdentifier: DiagnosticRenderer] = [:]
        var text: String = ""
        var errors: Int = 0
        var warnings: Int = 0
        for message: CompilationMessage in messages {
            switch message.diagnostic.severity {
            case .error:
                errors += 1
                if errors > maximumErrors { continue }
            case .warning:
                warnings += 1
                if !hasWarnings { continue }
            case .note: if !hasWarnings { continue }
            }
            let key: ObjectIdentifier = ObjectIdentifier(message.file)
            let renderer: DiagnosticRenderer = renderers[key] ?? DiagnosticRenderer(message.file)
            renderers[key] = renderer
            text += renderer.render(message.diagnostic)
        }
        text += DiagnosticRenderer.summary(errorCount: errors)
        if hasWarnings && warnings > 0 { text += warnings == 1 ? "1 warning\n" : "\(warnings) warnings\n" }
        return text
    }
}
