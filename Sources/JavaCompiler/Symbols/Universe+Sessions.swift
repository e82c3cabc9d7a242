// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What a session at a prompt asks of the compiler beside compiling: types it can write down, and what could come next.

/// A member or class that completion offers.
package struct CompletionCandidate: Hashable {
    package let name: String
    package let isMethod: Bool
    package let hasParameters: Bool
    /// As documentation shows it: `int indexOf(String, int)`.
    package let signature: String
    /// The class it is declared in, in internal form; the class itself if it is one.
    package let owner: String

    /// What follows the name of a class to denote it as an object.
    package static let classLiteral: CompletionCandidate = CompletionCandidate(
        name: "class", isMethod: false, hasParameters: false, signature: "class", owner: "")
}

extension Universe {
    /// A type that a declaration can be written with and that values of `type` fit: no captured variables, no classes
    /// without name, no intersections.
    package func declarable(_ type: TypeID) -> TypeID {
        let projected: TypeID = projectedUpward(type)
        let record: TypeRecord = types[projected]
        switch record.kind {
        case .null: return known.object
        case .intersection:
            return types.elements(TypeList(WordList(record.c))).first.map { declarable($0) } ?? known.object
        case .class where self[SymbolID(record.a)].traits.contains(.isAnonymous):
            return declarable(interfaces(projected).first ?? superclass(projected))
        default: return projected
        }
    }

    /// The type of the variable of a name that one of the files' methods declares.
    package func localVariableType(_ name: String, in results: AttributionResults) -> TypeID? {
        let wanted: NameID = names.intern(name)
        let tree: Tree = results.unit.tree
        var found: TypeID?
        tree.forEachDescendant(of: tree.root) { node in
            if tree.kind(node) == .variableDeclaration, tree.variable(node).name == wanted {
                let type: TypeID = results.type(node)
                if !type.isNone { found = type }
            }
        }
        return found
    }

    // MARK: - Completion

    /// Fields, methods and nested classes of a type that code in package `REPL` may use.
    package func completions(of type: TypeID, isStatic: Bool) -> [CompletionCandidate] {
        if types.kind(type) == .array {
            let length: CompletionCandidate = CompletionCandidate(
                name: "length", isMethod: false, hasParameters: false, signature: "int length", owner: "")
            return [length] + completions(of: known.object, isStatic: false)
        }
        var found: Set<CompletionCandidate> = []
        for supertype: TypeID in closureRoots(type).flatMap({ closure($0) }) {
            let owner: SymbolID = classSymbol(of: supertype)
            for member: SymbolID in members(of: owner) {
                let symbol: Symbol = self[member]
                let isInherited: Bool = supertype != type
                guard isUsable(symbol, owner), isStatic ? isStaticMember(symbol) : symbol.kind != .class,
                    !(isInherited && symbol.flags.contains(.static) && isInterface(owner))
                else { continue }
                if let candidate: CompletionCandidate = candidate(member, in: owner) { found.insert(candidate) }
            }
        }
        return Array(found)
    }

    private func isStaticMember(_ symbol: Symbol) -> Bool { symbol.kind == .class || symbol.flags.contains(.static) }

    private func isUsable(_ symbol: Symbol, _ owner: SymbolID) -> Bool {
        if symbol.flags.contains(.synthetic) || symbol.name == .constructor { return false }
        if details(owner).source != 0 { return !symbol.flags.contains(.private) }
        return symbol.flags.contains(.public) || isInterface(owner)
    }

    private func candidate(_ member: SymbolID, in owner: SymbolID) -> CompletionCandidate? {
        let symbol: Symbol = self[member]
        let name: String = names.text(of: symbol.name)
        if name.contains("$") || name.hasPrefix("<") { return nil }
        let place: String = names.text(of: binaryName(owner))
        switch symbol.kind {
        case .method:
            let parameters: [TypeID] = parameterTypes(symbol.type)
            return CompletionCandidate(
                name: name, isMethod: true, hasParameters: !parameters.isEmpty, signature: signature(member),
                owner: place)
        case .field:
            return CompletionCandidate(
                name: name, isMethod: false, hasParameters: false, signature: "\(shortText(symbol.type)) \(name)",
                owner: place)
        case .class:
            return CompletionCandidate(
                name: name, isMethod: false, hasParameters: false, signature: "class \(name)",
                owner: names.text(of: binaryName(member)))
        default: return nil
        }
    }

    /// A method as documentation shows it.
    package func signature(_ method: SymbolID) -> String {
        let symbol: Symbol = self[method]
        let plain: TypeRecord = types[plainType(symbol.type)]
        let variables: [TypeID] = typeVariables(symbol.type)
        var parameters: [String] = parameterTypes(symbol.type).map { shortText($0) }
        if symbol.traits.contains(.isVarargs), let last: String = parameters.popLast() {
            parameters.append(last.hasSuffix("[]") ? last.dropLast(2) + "..." : last)
        }
        let isConstructor: Bool = symbol.name == .constructor
        let name: String = names.text(of: isConstructor ? self[symbol.owner].name : symbol.name)
        return (variables.isEmpty ? "" : "<" + variables.map { shortText($0) }.joined(separator: ", ") + "> ")
            + (isConstructor ? "" : shortText(TypeID(plain.a)) + " ") + shortName(symbol.owner)
            + (isConstructor ? "" : "." + name) + "(" + parameters.joined(separator: ", ") + ")"
    }

    /// The methods (constructors under `<init>`) of a name in a type.
    package func signatures(_ name: String, in type: TypeID) -> [String] {
        let wanted: NameID = name == "<init>" ? .constructor : names.intern(name)
        if wanted == .constructor {
            return members(wanted, .method, of: classSymbol(of: type)).map { signature($0) }
        }
        return cachedMethods(wanted, in: type).map { signature($0) }
    }

    /// The class that a simple name means in the file of earlier results.
    package func classNamed(_ name: String, in results: AttributionResults) -> TypeID? {
        topLevelClass(names.intern(name), results.unit).map { ownType($0) }
    }

    /// A class by its full name, with dots between packages and classes; nil if there is none that everyone may use.
    package func publicClass(_ name: String) -> TypeID? {
        var internalName: String = String(name.map { $0 == "." ? "/" : $0 })
        while true {
            if let found: SymbolID = existingClass(names.intern(internalName)) {
                complete(found)
                return self[found].flags.contains(.public) ? ownType(found) : nil
            }
            // What follows the last package may be a class inside another.
            guard let slash: String.Index = internalName.lastIndex(of: "/") else { return nil }
            internalName.replaceSubrange(slash...slash, with: "$")
        }
    }
}
