// SPDX-License-Identifier: Apache-2.0

/// A message about a place in a source file. Plain data: text is made when the message is reported, places become lines
/// and columns when it is shown.
package struct Diagnostic: Sendable, Equatable {
    package enum Severity: Sendable {
        case error, warning, note
    }

    package let severity: Severity
    /// javac's resource key without the `compiler.err.` prefix: stable, for tests and tools.
    package let key: String
    /// The message; further lines hold details.
    package let text: String
    /// Where the caret goes; `.none` for messages about the whole file.
    package let position: SourcePosition

    /// The kind of a warning, as in `-Xlint:KIND`; empty for others.
    package let category: String

    /// A line that is no part of javac's message: what could have been meant. Empty if there is nothing to say.
    package let suggestion: String

    package init(
        severity: Severity = .error, key: String, text: String, position: SourcePosition, category: String = "",
        suggestion: String = ""
    ) {
        self.suggestion = suggestion
        self.severity = severity
        self.category = category
        self.key = key
        self.text = text
        self.position = position
    }
}
