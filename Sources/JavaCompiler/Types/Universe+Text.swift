// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

extension Universe {
    /// A type with qualified names, `&` between components, captured variables by what they capture.
    package func text(_ type: TypeID) -> String { text(type, isSimple: false, depth: 0) }

    package func text(_ list: [TypeID]) -> String { list.map { text($0) }.joined(separator: ",") }

    /// A type as messages show it: with simple names.
    package func messageText(_ type: TypeID) -> String { text(type, isSimple: !namesTypesInFull, depth: 0) }

    /// A type with simple names, whatever messages show.
    package func shortText(_ type: TypeID) -> String { text(type, isSimple: true, depth: 0) }

    package func messageText(_ list: [TypeID]) -> String { list.map { messageText($0) }.joined(separator: ",") }

    /// A class as messages show it: its simple name, behind those of the classes it is an inner class of.
    package func messageName(_ symbol: SymbolID) -> String {
        namesTypesInFull ? qualifiedName(symbol) : shortName(symbol)
    }

    func shortName(_ symbol: SymbolID) -> String {
        let name: String = names.text(of: self[symbol].name)
        let found: Symbol = self[symbol]
        guard found.kind == .class, isInner(symbol), !found.traits.contains(.isLocal) else { return name }
        return shortName(found.owner) + "." + name
    }

    private func text(_ type: TypeID, isSimple: Bool, depth: Int) -> String {
        // Bounds of captured variables may lead back to them.
        if depth > 12 { return "..." }
        let record: TypeRecord = types[type]
        switch record.kind {
        case .none: return "none"
        case .primitive, .void: return (PrimitiveKind(rawValue: record.variant) ?? .void).spelling
        case .null: return "<null>"
        case .error: return "<any>"
        case .inferenceVariable: return "inference variable \(record.a)"
        case .class:
            let symbol: SymbolID = SymbolID(record.a)
            let arguments: TypeList = TypeList(WordList(record.c))
            let name: String =
                record.b == 0
                ? (isSimple ? shortName(symbol) : qualifiedName(symbol))
                : text(TypeID(record.b), isSimple: isSimple, depth: depth + 1) + "." + names.text(of: self[symbol].name)
            if arguments.isEmpty { return name }
            return name + "<"
                + types.elements(arguments).map { text($0, isSimple: isSimple, depth: depth + 1) }.joined(
                    separator: ",") + ">"
        case .array: return text(TypeID(record.a), isSimple: isSimple, depth: depth + 1) + "[]"
        case .typeVariable:
            let symbol: SymbolID = SymbolID(record.a)
            if self[symbol].traits.contains(.isCaptured) {
                if isSimple {
                    // Messages number captured variables.
                    let index: Int = shownCaptures.firstIndex(of: type) ?? shownCaptures.count
                    if index == shownCaptures.count { shownCaptures.append(type) }
                    return "CAP#\(index + 1)"
                }
                return "capture of " + text(variableDetails(symbol).wildcard, isSimple: isSimple, depth: depth + 1)
            }
            return names.text(of: self[symbol].name)
        case .wildcard:
            switch WildcardKind(rawValue: record.variant) ?? .unbounded {
            case .unbounded: return "?"
            case .extends: return "? extends " + text(TypeID(record.a), isSimple: isSimple, depth: depth + 1)
            case .super: return "? super " + text(TypeID(record.a), isSimple: isSimple, depth: depth + 1)
            }
        case .intersection:
            return types.elements(TypeList(WordList(record.c))).map { text($0, isSimple: isSimple, depth: depth + 1) }
                .joined(separator: "&")
        case .method:
            let parameters: [TypeID] = types.elements(TypeList(WordList(record.b)))
            return "(" + parameters.map { text($0, isSimple: isSimple, depth: depth + 1) }.joined(separator: ",") + ")"
                + text(TypeID(record.a), isSimple: isSimple, depth: depth + 1)
        case .genericMethod:
            let variables: [TypeID] = types.elements(TypeList(WordList(record.c)))
            return "<" + variables.map { text($0, isSimple: isSimple, depth: depth + 1) }.joined(separator: ",") + ">"
                + text(TypeID(record.a), isSimple: isSimple, depth: depth + 1)
        }
    }
}
