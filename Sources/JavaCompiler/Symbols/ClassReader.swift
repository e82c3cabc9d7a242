// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import JavaSyntax

// Completes a class symbol from its class file: header, type variables, members, nested classes.
//
// Only what a compiler needs is looked at: synthetic members and bodies are passed over. The file is input: an attribute
// that makes no sense is ignored, a signature that does not parse falls back to the descriptor, and a file whose
// structure is broken makes the class a missing one.

struct ClassReader {
    let universe: Universe
    let view: ClassFileView
    let symbol: SymbolID
    /// Type variables in scope, innermost last.
    var scope: [(name: NameID, type: TypeID)] = []
    var isInterface: Bool { view.accessFlags.contains(.interface) }

    /// Reads everything but fields and methods. False if the file is no class file, or that of another class.
    static func readHeader(_ resource: Resource, of symbol: SymbolID, _ universe: Universe) -> Bool {
        resource.withBytes { bytes in
            guard let view: ClassFileView = try? ClassFileView(bytes) else { return false }
            var reader: ClassReader = ClassReader(universe: universe, view: view, symbol: symbol)
            guard reader.name(view.thisClassName) == universe.details(symbol).binaryName else { return false }
            reader.readHeader()
            return true
        }
    }

    /// Reads fields and methods of a file whose header has been read.
    static func readMembers(_ resource: Resource, of symbol: SymbolID, _ universe: Universe) {
        resource.withBytes { bytes in
            guard let view: ClassFileView = try? ClassFileView(bytes) else { return }
            var reader: ClassReader = ClassReader(universe: universe, view: view, symbol: symbol)
            reader.enterOuterVariables()
            reader.enterVariables(of: symbol)
            reader.readMembers()
        }
    }

    private init(universe: Universe, view: ClassFileView, symbol: SymbolID) {
        self.universe = universe
        self.view = view
        self.symbol = symbol
    }

    func name(_ bytes: UnsafeRawBufferPointer) -> NameID { universe.name(modified: Array(bytes)) }

    func utf8(_ index: UInt16) -> UnsafeRawBufferPointer { view.constantPool.utf8Bytes(at: index) }

    // MARK: - Header

    private mutating func readHeader() {
        let flags: AccessFlags = view.accessFlags
        var flavor: ClassFlavor =
            flags.contains(.annotation)
            ? .annotation : flags.contains(.interface) ? .interface : flags.contains(.enum) ? .enum : .class
        var traits: SymbolTraits = []
        var signature: UnsafeRawBufferPointer?
        var innerClasses: AttributeView?
        var permitted: IndexList?
        for attribute: AttributeView in view.attributes {
            switch view.kind(of: attribute) {
            case .signature: signature = utf8(attribute.u2)
            case .innerClasses: innerClasses = attribute
            case .deprecated: traits.insert(.isDeprecated)
            case .runtimeVisibleAnnotations where isForRemoval(attribute): traits.insert(.isForRemoval)
            case .record: flavor = .record
            case .permittedSubclasses:
                permitted = attribute.indices
                traits.insert(.isSealed)
            default: break
            }
        }
        universe.update(symbol) {
            $0.flavor = flavor.rawValue
            // ACC_SUPER says nothing about the class.
            $0.access = flags.rawValue & ~AccessFlags.super.rawValue
            $0.traits.formUnion(traits)
        }
        if let innerClasses: AttributeView = innerClasses { readNesting(innerClasses) }
        enterOuterVariables()
        readSupertypes(signature)
        if let permitted: IndexList = permitted {
            let list: [TypeID] = permitted.map { erasedClass(view.constantPool.className(at: $0)) }
            universe.updateDetails(symbol) { $0.permitted = universe.types.list(list) }
        }
    }

    private func erasedClass(_ binaryName: UnsafeRawBufferPointer) -> TypeID {
        universe.details(universe.classSymbol(name(binaryName))).erasure
    }

    /// This class's place in another, and the classes in this one (JVMS 4.7.6).
    private func readNesting(_ attribute: AttributeView) {
        let rows: RowList = attribute.rows(columns: 4)
        let ownName: NameID = universe.binaryName(symbol)
        // A member twice would tie the list of members into a loop.
        var linked: Set<SymbolID> = []
        for row: Int in 0..<rows.count {
            let inner: NameID = name(view.constantPool.className(at: rows[row, 0]))
            let outer: UnsafeRawBufferPointer = view.constantPool.className(at: rows[row, 1])
            let simpleName: UnsafeRawBufferPointer = utf8(rows[row, 2])
            let access: UInt16 = rows[row, 3]
            if inner == ownName {
                universe.update(symbol) { $0.access = access & ~AccessFlags.super.rawValue }
                if outer.isEmpty {
                    let name: NameID = simpleName.isEmpty ? .none : self.name(simpleName)
                    universe.update(symbol) {
                        $0.name = name
                        $0.traits.insert(.isLocal)
                    }
                } else if !simpleName.isEmpty {
                    let owner: SymbolID = universe.classSymbol(name(outer))
                    universe.placeNested(symbol, in: owner, named: name(simpleName))
                }
            } else if !outer.isEmpty, !simpleName.isEmpty, name(outer) == ownName {
                let nested: SymbolID = universe.classSymbol(inner)
                universe.placeNested(nested, in: symbol, named: name(simpleName))
                guard universe[nested].owner == symbol, linked.insert(nested).inserted else { continue }
                if access & AccessFlags.synthetic.rawValue == 0 {
                    if universe.details(nested).completion == .unread {
                        universe.update(nested) { $0.access = access & ~AccessFlags.super.rawValue }
                    }
                    universe.link(nested, into: symbol)
                }
            }
        }
    }

    /// Brings the type variables of the classes around an inner class into scope.
    private mutating func enterOuterVariables() {
        guard universe[symbol].owner != .none, universe[universe[symbol].owner].kind == .class,
            !universe[symbol].flags.contains(.static), !isInterface
        else { return }
        var around: [SymbolID] = []
        var next: SymbolID = universe[symbol].owner
        while universe[next].kind == .class {
            universe.completeHeader(next)
            around.append(next)
            if universe[next].flags.contains(.static) { break }
            next = universe[next].owner
        }
        for owner: SymbolID in around.reversed() { enterVariables(of: owner) }
    }

    private mutating func enterVariables(of owner: SymbolID) {
        for variable: TypeID in universe.types.elements(universe.details(owner).typeParameters) {
            let declared: SymbolID = SymbolID(universe.types[variable].a)
            scope.append((name: universe[declared].name, type: variable))
        }
    }

    private mutating func readSupertypes(_ signature: UnsafeRawBufferPointer?) {
        var superclass: TypeID = .none
        var interfaces: [TypeID] = []
        var isRead: Bool = false
        if let signature: UnsafeRawBufferPointer = signature {
            var reader: SignatureReader = SignatureReader(universe, signature, scope: scope)
            if let parameters: TypeList = reader.typeParameters(of: symbol) {
                scope = reader.scope
                setOwnType(parameters)
                if let type: TypeID = reader.type() {
                    superclass = type
                    isRead = true
                    while isRead && !reader.isAtEnd {
                        if let type: TypeID = reader.type() { interfaces.append(type) } else { isRead = false }
                    }
                }
            }
        } else {
            setOwnType(.empty)
        }
        if !isRead {
            superclass = view.superClassIndex == 0 ? .none : erasedClass(view.superClassName)
            interfaces = view.interfaces.map { erasedClass(view.constantPool.className(at: $0)) }
        }
        universe.updateDetails(symbol) {
            // Interfaces name Object as superclass in class files; in the language they have none.
            $0.superclass = isInterface ? .none : superclass
            $0.interfaces = universe.types.list(interfaces)
        }
    }

    /// The class's type in terms of its own variables and those around it.
    private func setOwnType(_ parameters: TypeList) {
        universe.updateDetails(symbol) { $0.typeParameters = parameters }
        universe.setOwnType(of: symbol, parameters)
    }
}

extension Universe {
    /// Makes a class a nested one: its owner and simple name become known. A class file that would put a class into
    /// itself, also by way of others, is not believed: nesting always ends at a package.
    func placeNested(_ nested: SymbolID, in owner: SymbolID, named name: NameID) {
        guard self[nested].owner != owner else { return }
        var around: SymbolID = owner
        while self[around].kind == .class {
            if around == nested { return }
            around = self[around].owner
        }
        update(nested) {
            $0.owner = owner
            $0.name = name
        }
    }

    /// Gives a class symbol its own type (JLS 8.1.2): its variables as arguments, the enclosing class's own type around
    /// it if that has variables which the class can see.
    func setOwnType(of symbol: SymbolID, _ parameters: TypeList) {
        var enclosing: TypeID = .none
        let found: Symbol = self[symbol]
        // Members of interfaces are static, implicitly so in source.
        if self[found.owner].kind == .class, !found.flags.contains(.static),
            !found.traits.contains(.isInStaticContext)
        {
            let outer: TypeID = self[found.owner].type
            let record: TypeRecord = types[outer]
            if record.c != 0 || record.b != 0 { enclosing = outer }
        }
        let type: TypeID = types.classType(symbol, enclosing: enclosing, arguments: parameters)
        update(symbol) { $0.type = type }
    }
}
