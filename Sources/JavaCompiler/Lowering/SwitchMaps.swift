// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// Tables from the ordinals of an enum to case numbers. Ordinals are not known until the enum is loaded: constants may be
// added to it without recompiling the switch. So a synthetic class beside the outermost one fills, when it is first used,
// an array `$SwitchMap$…` for each enum that is switched over, ignoring constants that are gone.

struct SwitchMaps {
    struct Map {
        let enumSymbol: SymbolID
        let field: NameID
        /// Constants in the order of their case numbers, which count from one.
        var constants: [SymbolID] = []
    }

    /// The synthetic class of each outermost class, and the maps it holds.
    private(set) var owners: [SymbolID: NameID] = [:]
    private var maps: [SymbolID: [Map]] = [:]
    private var current: SymbolID = .none

    /// The array for an enum in the class at hand.
    mutating func map(for enumSymbol: SymbolID, _ generator: Generator) -> (field: NameID, owner: NameID) {
        current = generator.outermost(generator.c.symbol)
        let owner: NameID
        if let found: NameID = owners[current] {
            owner = found
        } else {
            owner = generator.freeClassName(beside: current)
            owners[current] = owner
        }
        if let found: Map = maps[current]?.first(where: { $0.enumSymbol == enumSymbol }) { return (found.field, owner) }
        let text: String = generator.names.text(of: generator.universe.binaryName(enumSymbol))
        let field: NameID = generator.names.intern("$SwitchMap$" + String(text.map { $0 == "/" ? "$" : $0 }))
        maps[current, default: []].append(Map(enumSymbol: enumSymbol, field: field))
        return (field, owner)
    }

    /// The case number of a constant. Precondition: `map` was asked for its enum.
    mutating func number(of constant: SymbolID, in enumSymbol: SymbolID) -> Int {
        guard let row: Int = maps[current]?.firstIndex(where: { $0.enumSymbol == enumSymbol }) else { return 0 }
        if let found: Int = maps[current]?[row].constants.firstIndex(of: constant) { return found + 1 }
        maps[current]?[row].constants.append(constant)
        return maps[current]?[row].constants.count ?? 0
    }

    func rows(of outermost: SymbolID) -> [Map] { maps[outermost] ?? [] }
}

extension Generator {
    /// `Outer$n` with the first number that no class has.
    func freeClassName(beside outermost: SymbolID) -> NameID {
        let prefix: String = names.text(of: universe.binaryName(outermost)) + "$"
        var number: Int = 1
        while true {
            let name: NameID = names.intern(prefix + String(number))
            let isTaken: Bool =
                results.classes.contains { universe.binaryName($0.symbol) == name } || takenClassNames.contains(name)
            if !isTaken {
                takenClassNames.insert(name)
                return name
            }
            number += 1
        }
    }

    /// The static initializer that fills the arrays of an outermost class.
    func emitSwitchMaps(_ maps: [SwitchMaps.Map]) {
        let array: TypeID = universe.types.array(of: .int)
        let noSuchField: TypeID = universe.details(universe.classSymbol(names.intern("java/lang/NoSuchFieldError")))
            .erasure
        for map: SwitchMaps.Map in maps {
            let enumType: TypeID = universe.details(map.enumSymbol).erasure
            let enumName: NameID = universe.binaryName(map.enumSymbol)
            let arrayOfEnum: TypeID = universe.types.array(of: enumType)
            invokeStatic(
                enumName, known.values, typeNames.descriptor([], arrayOfEnum), pops: 0, push: .object(arrayOfEnum))
            code.op(.arraylength, pops: 1, push: .int)
            newArray(array)
            let field: UInt16 = c.pool.field(c.name, map.field, names.intern("[I"))
            code.op2(.putstatic, field, pops: 1)
            for (index, constant): (Int, SymbolID) in map.constants.enumerated() {
                let scope: JumpScope = JumpScope(.cleanup, breakLabel: code.newLabel())
                let body: () -> Void = {
                    self.code.op2(.getstatic, field, pops: 0, push: .object(array))
                    let reference: UInt16 = self.c.pool.field(
                        enumName, self.universe[constant].name, self.typeNames.descriptor(enumType))
                    self.code.op2(.getstatic, reference, pops: 0, push: .object(enumType))
                    self.invokeVirtual(enumName, self.known.ordinal, self.known.intResult, pops: 1, push: .int)
                    self.code.push(int: Int32(truncatingIfNeeded: index + 1))
                    self.code.op(.iastore, pops: 3)
                }
                let ignore: Catch = Catch(types: [noSuchField], type: noSuchField) {
                    _ = self.storeTemporary(.object(noSuchField))
                }
                emitProtected(scope, end: .max, body: body, catches: [ignore])
            }
        }
    }
}
