// SPDX-License-Identifier: Apache-2.0
import JavaSyntax

// What attribution has learnt about one file, for the passes that follow it.
//
// Four arrays have an entry for every node: type, symbol, target and an index into a table of details whose row type
// depends on the kind of the node. Nothing is stored in the tree. Types are those of the language, with arguments and type
// variables; later passes erase them.

/// The findings about one source file. Filled by `Attributor`, read by flow analysis, lowering and emission.
package final class AttributionResults {
    package let unit: SourceUnit
    private let nodeCount: Int
    private let typeWords: UnsafeMutablePointer<TypeID>
    private let symbolWords: UnsafeMutablePointer<SymbolID>
    private let targetWords: UnsafeMutablePointer<TypeID>
    private let detailWords: UnsafeMutablePointer<UInt32>
    private let constantWords: UnsafeMutablePointer<UInt32>

    /// Rows the details point to; row 0 of each table stands for none.
    private var constants: [ConstantValue] = [.int(0)]
    private var calls: [CallInfo] = [CallInfo()]
    private var accesses: [AccessInfo] = [AccessInfo()]
    private var lambdas: [LambdaInfo] = [LambdaInfo()]
    private var references: [ReferenceInfo] = [ReferenceInfo()]
    private var switches: [SwitchInfo] = [SwitchInfo()]
    private var patterns: [PatternInfo] = [PatternInfo()]
    private var loops: [ForEachInfo] = [ForEachInfo()]

    /// Every class of the file, local and anonymous ones included, in the order in which attribution came to them.
    package internal(set) var classes: [ClassInfo] = []
    /// Calls of `close` for resources of `try` that are expressions, by node.
    package internal(set) var resourceCalls: [NodeID: CallInfo] = [:]
    /// Switches that do not cover all values, if nothing has been said of them because of other errors in the file.
    var incompleteSwitches: [(node: NodeID, isExpression: Bool)] = []
    /// Complaints that javac makes when it generates code, so only about programs that are right otherwise.
    var lateErrors: [(position: SourcePosition, key: String, text: String)] = []
    private var classIndex: [SymbolID: Int] = [:]

    init(unit: SourceUnit) {
        self.unit = unit
        nodeCount = unit.tree.nodeCount
        typeWords = .allocate(capacity: nodeCount)
        symbolWords = .allocate(capacity: nodeCount)
        targetWords = .allocate(capacity: nodeCount)
        detailWords = .allocate(capacity: nodeCount)
        constantWords = .allocate(capacity: nodeCount)
        typeWords.initialize(repeating: .none, count: nodeCount)
        symbolWords.initialize(repeating: .none, count: nodeCount)
        targetWords.initialize(repeating: .none, count: nodeCount)
        detailWords.initialize(repeating: 0, count: nodeCount)
        constantWords.initialize(repeating: 0, count: nodeCount)
    }

    deinit {
        typeWords.deallocate()
        symbolWords.deallocate()
        targetWords.deallocate()
        detailWords.deallocate()
        constantWords.deallocate()
    }

    @inline(__always)
    private func check(_ node: NodeID) -> Int {
        let index: Int = Int(node.rawValue)
        precondition(index < nodeCount, "node of another tree")
        return index
    }

    // MARK: - One word per node

    /// Of an expression its type; of a type the type it denotes; of a declaration the type of what is declared.
    package func type(_ node: NodeID) -> TypeID { typeWords[check(node)] }

    /// Of a name, field access, method call, class creation or method reference what it refers to; of a declaration what
    /// it declares. A name of a type has its class, a name of a package its package. `length` of an array has no symbol.
    package func symbol(_ node: NodeID) -> SymbolID { symbolWords[check(node)] }

    /// The type to which the context converts the value of an expression: of an assignment or initializer the type of
    /// the variable, of an argument the type of the parameter (of its elements, if passed by variable arity), of a
    /// result the type of the method, of operands the promoted type. `none` where the value is used as it is or not at
    /// all. The way from `type` to `target` is boxing, unboxing, widening, narrowing of a constant, or a cast where
    /// erasure needs one.
    package func target(_ node: NodeID) -> TypeID { targetWords[check(node)] }

    /// The value of a constant expression; its type is `type(node)`.
    package func constant(_ node: NodeID) -> ConstantValue? {
        let index: UInt32 = constantWords[check(node)]
        return index == 0 ? nil : constants[Int(index)]
    }

    /// Of a unary, binary or compound operator the type in which it computes: int, long, float, double, boolean, String
    /// for concatenation, Object for comparisons of references.
    package func operationType(_ node: NodeID) -> TypeID { TypeID(detailWords[check(node)]) }

    /// The types of the variables that a `catch` of several types declares, and any other raw word of details.
    package func detail(_ node: NodeID) -> UInt32 { detailWords[check(node)] }

    // MARK: - Details by kind of node

    /// Of a method call (also `this(...)`, `super(...)`), class creation, enum constant; of a variable declared as
    /// resource of `try` the call of its `close` method (for other resources see `resourceCalls`); of the body (a block) of a constructor without explicit constructor call that of
    /// the superclass's constructor.
    package func call(_ node: NodeID) -> CallInfo { calls[Int(detailWords[check(node)])] }
    /// Of a name or field access that denotes a field, of `this`, `Outer.this`.
    package func access(_ node: NodeID) -> AccessInfo { accesses[Int(detailWords[check(node)])] }
    package func lambda(_ node: NodeID) -> LambdaInfo { lambdas[Int(detailWords[check(node)])] }
    package func reference(_ node: NodeID) -> ReferenceInfo { references[Int(detailWords[check(node)])] }
    /// Of a switch statement or expression.
    package func switchInfo(_ node: NodeID) -> SwitchInfo { switches[Int(detailWords[check(node)])] }
    /// Of a binding, record or any pattern.
    package func pattern(_ node: NodeID) -> PatternInfo { patterns[Int(detailWords[check(node)])] }
    package func forEach(_ node: NodeID) -> ForEachInfo { loops[Int(detailWords[check(node)])] }

    /// What is known of a class of this file; nil for others.
    package func classInfo(_ symbol: SymbolID) -> ClassInfo? { classIndex[symbol].map { classes[$0] } }

    // MARK: - Storing

    func set(type: TypeID, _ node: NodeID) { typeWords[check(node)] = type }
    func set(symbol: SymbolID, _ node: NodeID) { symbolWords[check(node)] = symbol }
    func set(target: TypeID, _ node: NodeID) { targetWords[check(node)] = target }
    func set(detail: UInt32, _ node: NodeID) { detailWords[check(node)] = detail }

    func set(constant: ConstantValue?, _ node: NodeID) {
        guard let value: ConstantValue = constant else {
            constantWords[check(node)] = 0
            return
        }
        constantWords[check(node)] = UInt32(constants.count)
        constants.append(value)
    }

    private func store<Row>(_ row: Row, _ node: NodeID, _ table: inout [Row]) {
        let index: Int = check(node)
        detailWords[index] = UInt32(table.count)
        table.append(row)
    }

    func set(_ info: CallInfo, _ node: NodeID) { store(info, node, &calls) }
    func set(_ info: AccessInfo, _ node: NodeID) { store(info, node, &accesses) }
    func set(_ info: LambdaInfo, _ node: NodeID) { store(info, node, &lambdas) }
    func set(_ info: ReferenceInfo, _ node: NodeID) { store(info, node, &references) }
    func set(_ info: SwitchInfo, _ node: NodeID) { store(info, node, &switches) }
    func set(_ info: PatternInfo, _ node: NodeID) { store(info, node, &patterns) }
    func set(_ info: ForEachInfo, _ node: NodeID) { store(info, node, &loops) }

    func update(lambda node: NodeID, _ change: (inout LambdaInfo) -> Void) {
        let index: Int = Int(detailWords[check(node)])
        if index != 0 { change(&lambdas[index]) }
    }

    func add(_ info: ClassInfo) {
        classIndex[info.symbol] = classes.count
        classes.append(info)
    }

    func updateClass(_ symbol: SymbolID, _ change: (inout ClassInfo) -> Void) {
        if let index: Int = classIndex[symbol] { change(&classes[index]) }
    }
}
