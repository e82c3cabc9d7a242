// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// From attributed trees to class files, in one walk: what a language feature means in terms of the machine is decided
// where its node is met (Lowering/), and emitted at once; no second tree is built.
//
// Expressions are emitted by `emit`, which says what erased type the value on the stack has; `value` also converts it to
// what the context wants. The two differ by boxing, numeric conversions and the casts that erasure makes necessary.

/// Choices a compilation makes about its class files.
package struct EmissionOptions: Sendable {
    package var hasLines: Bool = true
    package var hasVariables: Bool = false
    package var hasSourceFile: Bool = true
    package var hasParameters: Bool = false
    /// Concatenation by StringBuilder instead of `invokedynamic`.
    package var hasInlineConcatenation: Bool = false

    package init() {}
}

/// A finished class file.
package struct CompiledClass {
    /// `java/util/Map$Entry`.
    package let binaryName: String
    package let bytes: [UInt8]
    /// Index of the source file in `Universe.sources`.
    package let source: Int
}

/// Emits the classes of one compilation, file by file. Not thread-safe.
final class Generator {
    let universe: Universe
    let names: NameTable
    let options: EmissionOptions
    let typeNames: TypeNames
    let known: GeneratorNames
    let attributeNames: CodeWriter.AttributeNames
    let object: TypeID
    let string: TypeID

    /// The file at hand.
    var results: AttributionResults
    var tree: Tree
    var lines: LineTable
    /// The class and method at hand.
    var c: ClassContext
    var method: MethodContext
    var code: CodeWriter

    /// Slots of local variables by symbol, -1 for none.
    let slots: RawVector<Int32> = RawVector(capacity: 4096)
    var freeWriters: [CodeWriter] = []
    /// Labels written before the statement that comes next.
    var pendingLabels: [NameID] = []
    /// What classes without name are made from, as it is written.
    var anonymousTypes: [SymbolID: NodeID] = [:]
    /// Classes without name, and how they are created.
    var anonymousCalls: [SymbolID: (call: CallInfo, hasOuterArgument: Bool)] = [:]
    /// Tables from ordinals to case numbers, by outermost class.
    var switchMaps: SwitchMaps = SwitchMaps()
    /// Rows of the exception table for calls of record accessors, whose handler is still to come.
    var matchFailures: [Int] = []
    /// What a cast around a signature-polymorphic call, or its use as a statement, makes it return (JLS 15.12.3).
    var polymorphicResult: TypeID?
    /// All files of the compilation, for what is said of their members.
    var files: [AttributionResults] = []
    /// Methods that classes make for nested ones.
    var accessors: [SymbolID: [Accessor]] = [:]
    /// Switches on strings so far, by outermost class: variables are numbered by them.
    var stringSwitches: [SymbolID: Int] = [:]
    /// Classes whose field for the instance around is read, and those that go without one.
    var readOuterFields: Set<SymbolID> = []
    var omittedOuterFields: Set<SymbolID> = []
    /// Names given to synthetic classes.
    var takenClassNames: Set<NameID> = []
    var freePools: [ConstantPool] = []
    /// `booleanValue` and so on, in the order of the primitive types.
    let unboxingNames: [NameID]
    var output: [CompiledClass] = []

    init?(_ universe: Universe, _ results: AttributionResults, options: EmissionOptions) {
        guard let first: ClassInfo = results.classes.first else { return nil }
        self.universe = universe
        self.results = results
        self.options = options
        names = universe.names
        typeNames = TypeNames(universe)
        known = GeneratorNames(universe)
        attributeNames = CodeWriter.AttributeNames(universe.names)
        object = universe.known.object
        unboxingNames = ["boolean", "byte", "char", "short", "int", "long", "float", "double"].map {
            universe.names.intern($0 + "Value")
        }
        string = universe.known.string
        tree = results.unit.tree
        lines = LineTable(results.unit.tree.file)
        let pool: ConstantPool = ConstantPool(names: universe.names)
        c = ClassContext(
            symbol: first.symbol, info: first, view: results.unit.tree.classDeclaration(first.node), type: .none,
            name: .none, isInterface: false, pool: pool, start: 0, end: 0)
        code = CodeWriter(pool: pool, typeNames: typeNames)
        method = MethodContext(code: code, symbol: .none, isStatic: true)
    }

    deinit { slots.destroy() }

    /// Turns to another file of the same compilation.
    func select(_ results: AttributionResults) {
        self.results = results
        tree = results.unit.tree
        lines = LineTable(tree.file)
        anonymousCalls = [:]
        anonymousTypes = [:]
        switchMaps = SwitchMaps()
        accessors = [:]
    }

    // MARK: - Types

    @inline(__always)
    func erasure(_ type: TypeID) -> TypeID { universe.erasure(type) }

    /// The type of the node, erased.
    func erasedType(_ node: NodeID) -> TypeID { universe.erasure(results.type(node)) }

    func classIndex(_ type: TypeID) -> UInt16 { c.pool.class(typeNames.internalName(type)) }

    func isSubtype(_ type: TypeID, _ other: TypeID) -> Bool {
        type == other || other == object || universe.isSubtype(type, other)
    }

    // MARK: - Local variables

    func slot(of variable: SymbolID) -> Int {
        let index: Int = Int(variable.rawValue)
        return index < slots.count ? Int(slots[index]) : -1
    }

    func setSlot(_ slot: Int, of variable: SymbolID) {
        let index: Int = Int(variable.rawValue)
        if index >= slots.count { slots.resize(to: index + 256, filling: -1) }
        slots[index] = Int32(slot)
    }

    /// A new slot for a named variable, without a value yet. `use`: what annotations of its type belong to.
    func declareVariable(_ variable: SymbolID, use: UInt8? = 0x40) -> Int {
        let type: VerificationType = VerificationType(erasure(universe[variable].type))
        let slot: Int = code.newLocal(slots: type.slots)
        setSlot(slot, of: variable)
        let isAnnotated: Bool = use.map { noteVariable(variable, $0) } ?? false
        if isAnnotated || (options.hasVariables && universe[variable].name != .underscore) {
            code.declare(variable, slot: slot)
        }
        return slot
    }

    /// Stores what is on top of the stack into a named variable.
    func storeVariable(_ variable: SymbolID) {
        let slot: Int = slot(of: variable)
        code.store(slot, VerificationType(erasure(universe[variable].type)))
        code.beginRange(slot: slot)
    }

    /// A variable of the compiler's own that has a name and a type in the LocalVariableTable if it is in a lambda, as
    /// with javac: messages of exceptions mention it.
    func storeTemporary(_ type: TypeID, named name: @autoclosure () -> NameID) -> Int {
        let slot: Int = storeTemporary(VerificationType(type))
        if options.hasVariables, method.isLambda {
            let name: NameID = name()
            let symbol: UInt32 = universe.symbols.append(
                Symbol(kind: .localVariable, name: name, owner: method.symbol, type: type))
            code.declare(SymbolID(symbol), slot: slot)
            code.beginRange(slot: slot)
        }
        return slot
    }

    /// A variable of the compiler's own with the value on top of the stack.
    func storeTemporary(_ type: VerificationType) -> Int {
        let slot: Int = code.newLocal(slots: type.slots)
        code.store(slot, type)
        return slot
    }

    // MARK: - Calls the compiler adds

    func invokeStatic(_ owner: NameID, _ name: NameID, _ descriptor: NameID, pops: Int, push: VerificationType?) {
        guard code.isAlive else { return }
        code.op2(
            .invokestatic, c.pool.method(owner, name, descriptor, isInterface: false), pops: pops, push: push)
    }

    func invokeVirtual(_ owner: NameID, _ name: NameID, _ descriptor: NameID, pops: Int, push: VerificationType?) {
        guard code.isAlive else { return }
        code.op2(
            .invokevirtual, c.pool.method(owner, name, descriptor, isInterface: false), pops: pops, push: push)
    }

    /// Pops an object with arguments and calls an interface method.
    func invokeInterface(
        _ owner: NameID, _ name: NameID, _ descriptor: NameID, arguments: Int = 0, argumentSlots: Int = 0,
        push: VerificationType?
    ) {
        guard code.isAlive else { return }
        code.opcode(.invokeinterface)
        code.code.u2(c.pool.method(owner, name, descriptor, isInterface: true))
        code.code.u1(argumentSlots + 1)
        code.code.u1(0)
        code.pop(arguments + 1)
        if let push: VerificationType = push { code.push(push) }
    }

    func invokeSpecial(_ owner: NameID, _ name: NameID, _ descriptor: NameID, pops: Int, push: VerificationType?) {
        guard code.isAlive else { return }
        code.op2(
            .invokespecial, c.pool.method(owner, name, descriptor, isInterface: false), pops: pops, push: push)
    }

    func invokeDynamic(_ row: UInt16, _ name: NameID, _ descriptor: NameID, pops: Int, push: VerificationType?) {
        guard code.isAlive else { return }
        invokeDynamic(constant: c.pool.invokeDynamic(row, name, descriptor), pops: pops, push: push)
    }

    func invokeDynamic(constant: UInt16, pops: Int, push: VerificationType?) {
        guard code.isAlive else { return }
        code.opcode(.invokedynamic)
        code.code.u2(constant)
        code.code.u2(0)
        code.pop(pops)
        if let push: VerificationType = push { code.push(push) }
    }

    /// `new`, then `dup`.
    func newObject(_ type: TypeID) {
        guard code.isAlive else { return }
        if code.state.pointee.pendingPosition != .max { code.flushLine() }
        let pc: Int = code.pc
        code.op2(.new, classIndex(type), pops: 0, push: .uninitialized(pc: pc))
        dup()
    }

    /// Calls a constructor whose arguments are on the stack above the new object and, below it, its copy.
    func construct(_ type: TypeID, _ descriptor: NameID, arguments: Int) {
        guard code.isAlive else { return }
        code.op2(
            .invokespecial, c.pool.method(typeNames.internalName(type), .constructor, descriptor, isInterface: false),
            pops: arguments)
        code.initialize(.object(type))
    }

    // MARK: - Stack

    func dup() {
        guard code.isAlive, let top: VerificationType = code.stack.last else { return }
        code.op(top.isWide ? .dup2 : .dup, pops: 0, push: top)
    }

    func discardTop() {
        guard code.isAlive else { return }
        code.op(code.topType.isWide ? .pop2 : .pop, pops: 1)
    }

    /// Copies the top value below the one or two values under it.
    func dupBelow(_ values: Int) {
        guard code.isAlive, values > 0 else { return dup() }
        let count: Int = code.stack.count
        let top: VerificationType = code.stack[count - 1]
        var under: [VerificationType] = []
        for index: Int in 0..<values { under.append(code.stack[count - 1 - values + index]) }
        let slots: Int = under.reduce(0) { $0 + $1.slots }
        let opcode: Opcode =
            switch (top.isWide, slots) {
            case (false, 1): .dup_x1
            case (false, _): .dup_x2
            case (true, 1): .dup2_x1
            case (true, _): .dup2_x2
            }
        code.op(opcode, pops: values + 1)
        code.push(top)
        for type: VerificationType in under { code.push(type) }
        code.push(top)
    }
}

extension Generator {
    /// The class files finished so far, which are forgotten here.
    func takeOutput() -> [CompiledClass] {
        defer { output = [] }
        return output
    }
}
