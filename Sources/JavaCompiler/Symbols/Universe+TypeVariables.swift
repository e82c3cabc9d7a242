// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

extension Universe {
    /// A type variable whose bounds are not known yet.
    func makeTypeVariable(_ name: NameID, owner: SymbolID, traits: SymbolTraits = []) -> SymbolID {
        let details: UInt32 = variables.append(VariableDetails())
        let symbol: SymbolID = SymbolID(
            symbols.append(
                Symbol(kind: .typeVariable, traits: traits, name: name, owner: owner, details: details)))
        update(symbol) { $0.type = types.typeVariable(symbol, isCaptured: traits.contains(.isCaptured)) }
        return symbol
    }

    /// Sets the bounds; no bound means Object.
    func setBounds(_ bounds: [TypeID], of variable: SymbolID) {
        let list: TypeList = types.list(bounds.isEmpty ? [known.object] : bounds)
        variables.update(self[variable].details) { $0.bounds = list }
    }

    func variableDetails(_ variable: SymbolID) -> VariableDetails { variables[self[variable].details] }

    /// Bounds of a type variable, Object if they are not known yet.
    package func bounds(_ variable: SymbolID) -> [TypeID] {
        let list: TypeList = variableDetails(variable).bounds
        return list.isEmpty ? [known.object] : types.elements(list)
    }

    /// The upper bound as one type: an intersection if there are several.
    package func upperBound(_ variable: SymbolID) -> TypeID {
        let bounds: [TypeID] = bounds(variable)
        return bounds.count == 1 ? bounds[0] : types.intersection(bounds)
    }

    /// The lower bound of a captured variable; the null type for all others.
    package func lowerBound(_ variable: SymbolID) -> TypeID {
        let bound: TypeID = variableDetails(variable).lowerBound
        return bound.isNone ? .null : bound
    }

    /// Interns a name from a class file: modified UTF-8, in which characters beyond the sixteen-bit range are pairs of
    /// three-byte surrogates and a zero takes two bytes (JVMS 4.4.7).
    func name(modified bytes: [UInt8]) -> NameID {
        guard bytes.contains(where: { $0 == 0xED || $0 == 0xC0 }) else {
            return bytes.withUnsafeBufferPointer { names.intern($0) }
        }
        var text: [UInt8] = []
        var index: Int = 0
        while index < bytes.count {
            if bytes[index] == 0xC0 && index + 1 < bytes.count && bytes[index + 1] == 0x80 {
                text.append(0)
                index += 2
            } else if index + 5 < bytes.count, bytes[index] == 0xED, bytes[index + 1] & 0xF0 == 0xA0,
                bytes[index + 3] == 0xED, bytes[index + 4] & 0xF0 == 0xB0
            {
                let high: UInt32 = UInt32(bytes[index + 1] & 0x0F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                let low: UInt32 = UInt32(bytes[index + 4] & 0x0F) << 6 | UInt32(bytes[index + 5] & 0x3F)
                let value: UInt32 = 0x1_0000 + (high << 10 | low)
                text.append(UInt8(0xF0 | value >> 18 & 0x07))
                text.append(UInt8(0x80 | value >> 12 & 0x3F))
                text.append(UInt8(0x80 | value >> 6 & 0x3F))
                text.append(UInt8(0x80 | value & 0x3F))
                index += 6
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return text.withUnsafeBufferPointer { names.intern($0) }
    }
}
