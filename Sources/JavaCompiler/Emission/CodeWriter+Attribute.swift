// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// The Code attribute: code, exception table, and the tables that belong to it (JVMS 4.7.3, 4.7.4, 4.7.12 to 4.7.14).

extension CodeWriter {
    /// What the tables need to know beside the code.
    struct AttributeNames {
        let code: NameID
        let lineNumberTable: NameID
        let localVariableTable: NameID
        let localVariableTypeTable: NameID
        let stackMapTable: NameID

        init(_ names: NameTable) {
            code = names.intern("Code")
            lineNumberTable = names.intern("LineNumberTable")
            localVariableTable = names.intern("LocalVariableTable")
            localVariableTypeTable = names.intern("LocalVariableTypeTable")
            stackMapTable = names.intern("StackMapTable")
        }
    }

    /// Appends the attribute. `initialState`: the saved state at the method's start. `lines`: nil for no line numbers.
    func writeAttribute(
        to out: RawVector<UInt8>, initialState: Int, names: AttributeNames, lines table: LineTable?,
        variables hasVariables: Bool, attributes: (RawVector<UInt8>) -> Int = { _ in 0 }
    ) {
        out.u2(pool.utf8(names.code))
        let lengthOffset: Int = out.count
        out.u4(0)
        out.u2(state.pointee.maxStack)
        out.u2(state.pointee.maxLocals)
        out.u4(code.count)
        out.append(contentsOf: code)
        out.u2(handlers.count)
        for handler: Handler in handlers.elements {
            out.u2(Int(handler.start))
            out.u2(Int(handler.end))
            out.u2(Int(handler.target))
            out.u2(handler.typeIndex)
        }
        let countOffset: Int = out.count
        var count: Int = 0
        out.u2(0)
        if let table: LineTable = table, !lines.isEmpty {
            count += 1
            writeLines(to: out, names, table)
        }
        if hasVariables && variables.elements.contains(where: { $0.start >= 0 && Int($0.start) < pc }) {
            count += writeVariables(to: out, names)
        }
        if !frames.isEmpty {
            count += 1
            out.u2(pool.utf8(names.stackMapTable))
            let start: Int = out.count
            out.u4(0)
            writeFrames(to: out, initialState: initialState)
            out.patchU4(out.count - start - 4, at: start)
        }
        count += attributes(out)
        out.patchU2(count, at: countOffset)
        out.patchU4(out.count - lengthOffset - 4, at: lengthOffset)
    }

    /// Where a named variable has a value.
    func ranges(of variable: SymbolID) -> [Variable] {
        variables.elements.compactMap {
            guard $0.symbol == variable, $0.start >= 0 else { return nil }
            var range: Variable = $0
            if range.end < 0 { range.end = Int32(pc) }
            return range.end > range.start ? range : nil
        }
    }

    private func writeLines(to out: RawVector<UInt8>, _ names: AttributeNames, _ table: LineTable) {
        out.u2(pool.utf8(names.lineNumberTable))
        let start: Int = out.count
        out.u4(0)
        out.u2(0)
        var count: Int = 0
        for entry: Line in lines.elements {
            let line: Int = table.line(of: SourcePosition(entry.position))
            count += 1
            out.u2(Int(entry.pc))
            out.u2(min(line, 0xFFFF))
        }
        out.patchU2(count, at: start + 4)
        out.patchU4(out.count - start - 4, at: start)
    }

    /// Writes one table or two; the result is their number.
    private func writeVariables(to out: RawVector<UInt8>, _ names: AttributeNames) -> Int {
        let universe: Universe = typeNames.universe
        var tables: Int = 0
        for isTypeTable: Bool in [false, true] {
            let mark: Int = out.count
            out.u2(pool.utf8(isTypeTable ? names.localVariableTypeTable : names.localVariableTable))
            out.u4(0)
            out.u2(0)
            var count: Int = 0
            for variable: Variable in variables.elements where variable.start >= 0 {
                let end: Int = variable.end < 0 ? pc : Int(variable.end)
                let symbol: Symbol = universe[variable.symbol]
                guard end > Int(variable.start) else { continue }
                var text: NameID = typeNames.descriptor(universe.erasure(symbol.type))
                if isTypeTable {
                    guard let signature: NameID = typeNames.signature(symbol.type) else { continue }
                    text = signature
                }
                count += 1
                out.u2(Int(variable.start))
                out.u2(end - Int(variable.start))
                out.u2(pool.utf8(symbol.kind == .class ? .this : symbol.name))
                out.u2(pool.utf8(text))
                out.u2(Int(variable.slot))
            }
            if count == 0 {
                out.truncate(to: mark)
                continue
            }
            tables += 1
            out.patchU2(count, at: mark + 6)
            out.patchU4(out.count - mark - 6, at: mark + 2)
        }
        return tables
    }

    // MARK: - Frames

    private func writeFrames(to out: RawVector<UInt8>, initialState: Int) {
        let countOffset: Int = out.count
        out.u2(0)
        var count: Int = 0
        var previous: [VerificationType] = localTypes(of: initialState)
        var previousPC: Int = -1
        for frame: Frame in frames.elements where Int(frame.pc) < pc {
            let saved: Int = Int(frame.state)
            let stackCount: Int = Int(states[saved])
            let locals: [VerificationType] = localTypes(of: saved)
            let delta: Int = Int(frame.pc) - previousPC - 1
            writeFrame(to: out, delta, saved, stackCount, locals, previous)
            previous = locals
            previousPC = Int(frame.pc)
            count += 1
        }
        out.patchU2(count, at: countOffset)
    }

    /// Locals of a saved state as stack maps list them: wide ones once, unusable ones at the end left out.
    private func localTypes(of saved: Int) -> [VerificationType] {
        let first: Int = saved + 2 + Int(states[saved])
        var count: Int = Int(states[saved + 1])
        while count > 0 && states[first + count - 1] == VerificationType.top.rawValue { count -= 1 }
        var types: [VerificationType] = []
        types.reserveCapacity(count)
        for slot: Int in 0..<count {
            let type: VerificationType = VerificationType(rawValue: states[first + slot])
            if type != .second { types.append(type) }
        }
        return types
    }

    private func writeFrame(
        to out: RawVector<UInt8>, _ delta: Int, _ saved: Int, _ stackCount: Int, _ locals: [VerificationType],
        _ previous: [VerificationType]
    ) {
        let isSame: Bool = locals == previous
        if stackCount == 0 && isSame {
            if delta < 64 {
                out.u1(delta)
            } else {
                out.u1(251)
                out.u2(delta)
            }
            return
        }
        if stackCount == 1 && isSame {
            if delta < 64 {
                out.u1(64 + delta)
            } else {
                out.u1(247)
                out.u2(delta)
            }
            return write(VerificationType(rawValue: states[saved + 2]), to: out)
        }
        let difference: Int = locals.count - previous.count
        if stackCount == 0 && difference < 0 && difference >= -3 && previous.starts(with: locals) {
            out.u1(251 + difference)
            out.u2(delta)
            return
        }
        if stackCount == 0 && difference > 0 && difference <= 3 && locals.starts(with: previous) {
            out.u1(251 + difference)
            out.u2(delta)
            for type: VerificationType in locals[previous.count...] { write(type, to: out) }
            return
        }
        out.u1(255)
        out.u2(delta)
        out.u2(locals.count)
        for type: VerificationType in locals { write(type, to: out) }
        out.u2(stackCount)
        for index: Int in 0..<stackCount { write(VerificationType(rawValue: states[saved + 2 + index]), to: out) }
    }

    private func write(_ type: VerificationType, to out: RawVector<UInt8>) {
        switch type.kind {
        case VerificationType.objectKind:
            out.u1(7)
            out.u2(pool.class(typeNames.internalName(type.type)))
        case VerificationType.uninitializedKind:
            out.u1(8)
            out.u2(Int(type.payload))
        default: out.u1(Int(type.rawValue))
        }
    }
}
