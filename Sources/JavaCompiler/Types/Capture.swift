// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

extension Universe {
    /// Capture conversion (JLS 5.1.10): every wildcard argument becomes a new type variable. Other types are unchanged.
    package func capture(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .class, record.flags.contains(.hasWildcardArguments) else { return type }
        let symbol: SymbolID = SymbolID(record.a)
        let enclosing: TypeID = record.b == 0 ? .none : capture(TypeID(record.b))
        let parameters: [TypeID] = types.elements(typeParameters(symbol))
        let arguments: [TypeID] = types.elements(TypeList(WordList(record.c)))
        guard parameters.count == arguments.count else { return type }
        var captured: [TypeID] = arguments.map { argument in
            guard types.kind(argument) == .wildcard else { return argument }
            return self[makeTypeVariable(.none, owner: symbol, traits: .isCaptured)].type
        }
        let outerParameters: [TypeID] = enclosing.isNone ? [] : allParameters(self[symbol].owner)
        let outerArguments: [TypeID] = enclosing.isNone ? [] : allArguments(enclosing)
        for (index, argument): (Int, TypeID) in arguments.enumerated() where captured[index] != argument {
            let variable: SymbolID = SymbolID(types[captured[index]].a)
            var declared: [TypeID] = substitute(
                bounds(SymbolID(types[parameters[index]].a)), parameters, captured)
            if outerParameters.count == outerArguments.count {
                declared = substitute(declared, outerParameters, outerArguments)
            }
            let wildcard: TypeRecord = types[argument]
            if wildcard.variant == WildcardKind.extends.rawValue {
                declared = glbComponents([TypeID(wildcard.a)] + declared)
            }
            setBounds(declared, of: variable)
            let lower: TypeID = wildcard.variant == WildcardKind.super.rawValue ? TypeID(wildcard.a) : .null
            variables.update(self[variable].details) {
                $0.wildcard = argument
                $0.lowerBound = lower
            }
            // Between equal bounds there is but one type.
            if lower != .null, upperBound(variable) == lower { captured[index] = lower }
        }
        return types.classType(symbol, enclosing: enclosing, arguments: types.list(captured))
    }

    /// A capture to look through for subtyping only, where it does not matter that it is always the same.
    func captureForSubtyping(_ type: TypeID) -> TypeID {
        guard types[type].flags.contains(.hasWildcardArguments) else { return type }
        if let found: TypeID = caches.captures[type] { return found }
        let result: TypeID = capture(type)
        caches.captures[type] = result
        return result
    }

    /// The bound above a captured variable, through as many as there are; other types themselves.
    package func upward(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        guard record.kind == .typeVariable, self[SymbolID(record.a)].traits.contains(.isCaptured) else { return type }
        return upward(upperBound(SymbolID(record.a)))
    }
}
