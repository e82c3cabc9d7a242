// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

extension Universe {
    /// A type as messages show it: qualified names, `&` between components, captured variables by what they capture.
    package func text(_ type: TypeID) -> String { text(type, depth: 0) }

    package func text(_ list: [TypeID]) -> String { list.map { text($0) }.joined(separator: ",") }

    private func text(_ type: TypeID, depth: Int) -> String {
        // Bounds of captured variables may lead back to them.
        if depth > 12 { return "..." }
        let record: TypeRecord = types[type]
        switch record.kind {
        case .none: return "none"
        case .primitive, .void: return (PrimitiveKind(rawValue: record.variant) ?? .void).spelling
        case .null: return "<null>"
        case .error: return "<any>"
        case .class:
            let symbol: SymbolID = SymbolID(record.a)
            let arguments: TypeList = TypeList(WordList(record.c))
            let name: String =
                record.b == 0
                ? qualifiedName(symbol)
                : text(TypeID(record.b), depth: depth + 1) + "." + names.text(of: self[symbol].name)
            if arguments.isEmpty { return name }
            return name + "<"
                + types.elements(arguments).map { text($0, depth: depth + 1) }.joined(separator: ",") + ">"
        case .array: return text(TypeID(record.a), depth: depth + 1) + "[]"
        case .typeVariable:
            let symbol: SymbolID = SymbolID(record.a)
            if self[symbol].traits.contains(.isCaptured) {
                return "capture of " + text(variableDetails(symbol).wildcard, depth: depth + 1)
            }
            return names.text(of: self[symbol].name)
        case .wildcard:
            switch WildcardKind(rawValue: record.variant) ?? .unbounded {
            case .unbounded: return "?"
            case .extends: return "? extends " + text(TypeID(record.a), depth: depth + 1)
            case .super: return "? super " + text(TypeID(record.a), depth: depth + 1)
            }
        case .intersection:
            return types.elements(TypeList(WordList(record.c))).map { text($0, depth: depth + 1) }
                .joined(separator: "&")
        case .method:
            let parameters: [TypeID] = types.elements(TypeList(WordList(record.b)))
            return "(" + parameters.map { text($0, depth: depth + 1) }.joined(separator: ",") + ")"
                + text(TypeID(record.a), depth: depth + 1)
        case .genericMethod:
            let variables: [TypeID] = types.elements(TypeList(WordList(record.c)))
            return "<" + variables.map { text($0, depth: depth + 1) }.joined(separator: ",") + ">"
                + text(TypeID(record.a), depth: depth + 1)
        }
    }
}
