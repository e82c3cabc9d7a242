// SPDX-License-Identifier: Apache-2.0

/// A JSON value, for `-o json` and for what client and machine process say to each other.
indirect enum JSONText: Equatable, Sendable {
    case null
    case boolean(Bool)
    case number(Int)
    case string(String)
    case array([JSONText])
    case object([(String, JSONText)])

    static func == (left: JSONText, right: JSONText) -> Bool { left.text == right.text }

    var text: String {
        switch self {
        case .null: "null"
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .number(let number): "\(number)"
        case .string(let text): JSONText.quoted(text)
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let fields):
            "{" + fields.map { JSONText.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
        }
    }

    /// The escapes that TOML shares with JSON are the ones used.
    private static func quoted(_ text: String) -> String { TOMLDocument.quoted(text) }

    /// A field of an object, as people read it; nil if there is none.
    func plain(_ name: String) -> String? {
        guard case .object(let fields) = self, let value = fields.first(where: { $0.0 == name })?.1 else { return nil }
        if case .string(let text) = value { return text }
        return value.text
    }
}
