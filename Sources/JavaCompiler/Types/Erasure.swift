// SPDX-License-Identifier: Apache-2.0

extension Universe {
    /// The erasure of a type (JLS 4.6).
    package func erasure(_ type: TypeID) -> TypeID {
        let record: TypeRecord = types[type]
        switch record.kind {
        case .class: return details(SymbolID(record.a)).erasure
        case .array: return types.array(of: erasure(TypeID(record.a)))
        case .typeVariable: return erasure(bounds(SymbolID(record.a))[0])
        case .wildcard: return erasure(wildcardUpperBound(type))
        case .intersection: return erasure(types.element(TypeList(WordList(record.c)), 0))
        case .method:
            return types.method(
                parameters: types.elements(TypeList(WordList(record.b))).map { erasure($0) },
                result: erasure(TypeID(record.a)),
                thrown: types.elements(TypeList(WordList(record.c))).map { erasure($0) })
        case .genericMethod: return erasure(TypeID(record.a))
        default: return type
        }
    }
}
