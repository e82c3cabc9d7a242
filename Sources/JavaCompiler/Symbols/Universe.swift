// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassPath
import JavaSyntax

// Everything a compilation knows about: packages, classes and their members, types.
//
// A class symbol comes into being the moment something mentions its name; what it contains is read when somebody asks
// (`complete`), from its class file or its declaration in source. Reading one class never reads another, except that an
// inner class needs the type variables of the classes around it. So a one-line program touches a few dozen classes of
// the library's thirty thousand.

/// The symbols and types of one compilation. Not thread-safe.
package final class Universe {
    package let names: NameTable
    package let types: TypeTable
    let finder: any ClassFinder

    let symbols: RecordTable<Symbol>
    let classes: RecordTable<ClassDetails>
    let variables: RecordTable<VariableDetails>
    /// Constants of fields; index 0 is unused.
    var constants: [ConstantValue] = [.int(0)]
    /// Source files, in the order in which they were entered.
    package internal(set) var sources: [SourceUnit] = []
    /// Kinds of warnings to report.
    var lints: LintSet = .standard
    /// Files with warnings of kinds that were not asked for, by kind.
    var mandatoryNotes: [UInt64: Set<Int>] = [:]
    /// Files in which the use of a preview feature has been complained about.
    var previewReports: Set<Int> = []
    /// Whether a message left out details that `-Xdiags:verbose` would show.
    var areMessagesCompressed: Bool = false
    /// Types with arguments as they are written, to be compared with the bounds of their class's variables.
    var writtenTypes: [(source: Int, node: NodeID, type: TypeID)] = []
    /// The module that files make up whose place does not tell theirs; empty for the unnamed one.
    var moduleName: String = ""
    var modules: ModuleSystem = ModuleSystem()
    /// Whether exports of modules matter; not when modules of the class library are being compiled.
    var checksModules: Bool = false
    /// Packages that modules of the compilation export to everyone.
    var exportedPackages: Set<NameID> = []
    /// Complaints about source, with the index of the file in `sources`.
    package internal(set) var diagnostics: [(source: Int, diagnostic: Diagnostic)] = []

    private var classesByBinaryName: [NameID: SymbolID] = [:]
    private var packagesByName: [NameID: SymbolID] = [:]
    /// Class files that are found and of which members, or everything, remain to be read.
    private var unread: [SymbolID: Resource] = [:]
    /// First member of a name, by owner in the upper and name in the lower half.
    private var membersByName: [UInt64: SymbolID] = [:]
    /// The unnamed package.
    package let unnamedPackage: SymbolID
    package private(set) lazy var known: KnownClasses = KnownClasses(self)
    private(set) lazy var wellKnown: WellKnownMembers = WellKnownMembers(names)
    /// Source headers being read; while there are any, results that depend on supertypes are not remembered.
    private(set) var headersInProgress: Int = 0
    /// A file whose public classes need not be called like it: a program that is launched from source.
    package var freelyNamedFile: SourceFile?
    /// Whether messages about calls always list the candidates (`-Xdiags:verbose`), also where one wrong argument would say
    /// it all.
    package var listsCandidates: Bool = false
    /// Complain of unknown names also where an unknown supertype might have them.
    package var namesAllUnknown: Bool = false
    /// Whether messages show types with their packages, as those at a prompt do.
    package var namesTypesInFull: Bool = false
    /// What there is to say of simple names that only lack an import.
    var importable: [NameID: String] = [:]
    /// Captured variables that the message being made mentions.
    var shownCaptures: [TypeID] = []
    /// Results of operations that are asked again and again.
    var caches: TypeCaches = TypeCaches()

    package init(names: NameTable, finder: any ClassFinder) {
        self.names = names
        self.finder = finder
        types = TypeTable()
        symbols = RecordTable(absent: Symbol(kind: .none, name: .none, owner: .none), capacity: 4096)
        classes = RecordTable(absent: ClassDetails(binaryName: .none, package: .none), capacity: 512)
        variables = RecordTable(absent: VariableDetails(), capacity: 512)
        unnamedPackage = SymbolID(symbols.append(Symbol(kind: .package, name: .empty, owner: .none)))
        packagesByName[.empty] = unnamedPackage
    }

    deinit {
        symbols.destroy()
        classes.destroy()
        variables.destroy()
    }

    @inline(__always)
    package subscript(symbol: SymbolID) -> Symbol { symbols[symbol.rawValue] }

    func update(_ symbol: SymbolID, _ change: (inout Symbol) -> Void) { symbols.update(symbol.rawValue, change) }

    // MARK: - Packages and classes

    /// The package of a name with dots; the symbol says nothing about whether it exists.
    package func package(_ name: NameID) -> SymbolID {
        if let found: SymbolID = packagesByName[name] { return found }
        let symbol: SymbolID = SymbolID(symbols.append(Symbol(kind: .package, name: name, owner: .none)))
        packagesByName[name] = symbol
        return symbol
    }

    /// Whether a package has classes, in source or in class files.
    package func packageExists(_ name: NameID) -> Bool {
        if packagesWithSource.contains(name) { return true }
        let internalName: [UInt8] = names.bytes(of: name).map { $0 == 0x2E ? 0x2F : $0 }
        return internalName.withUnsafeBytes { finder.hasPackage($0) }
    }

    /// Type variables and local classes that are in scope where a local class is declared, innermost last.
    var localScopes: [SymbolID: [(name: NameID, type: TypeID)]] = [:]

    /// Packages that source files declare.
    var packagesWithSource: Set<NameID> = []

    /// The class of a binary name in internal form. A new symbol says nothing about whether the class exists.
    package func classSymbol(_ binaryName: NameID) -> SymbolID {
        if let found: SymbolID = classesByBinaryName[binaryName] { return found }
        return makeClass(binaryName)
    }

    /// As above, nil if neither source nor class files have such a class.
    package func existingClass(_ binaryName: NameID) -> SymbolID? {
        if let found: SymbolID = classesByBinaryName[binaryName] {
            if unread[found] != nil || details(found).completion != .unread || details(found).source != 0 {
                return isMissing(found) ? nil : found
            }
            complete(found)
            return isMissing(found) ? nil : found
        }
        if let found: SymbolID = enterSource(of: binaryName) { return found }
        guard let resource: Resource = finder.find(UnsafeRawBufferPointer(names.bytes(of: binaryName))) else {
            return nil
        }
        let symbol: SymbolID = makeClass(binaryName)
        unread[symbol] = resource
        return symbol
    }

    package func existingClass(_ binaryName: String) -> SymbolID? { existingClass(names.intern(binaryName)) }

    /// Enters the source file that the finder has for a top-level class. Nil if there is none, or it declares no such class.
    private func enterSource(of binaryName: NameID) -> SymbolID? {
        let bytes: UnsafeBufferPointer<UInt8> = names.bytes(of: binaryName)
        guard let file: SourceFile = finder.findSource(UnsafeRawBufferPointer(bytes)) else { return nil }
        let result: ParseResult = Parser.parse(file, names: names)
        let simpleName: NameID = names.intern(
            UnsafeBufferPointer(rebasing: bytes[((bytes.lastIndex(of: 0x2F) ?? -1) + 1)...]))
        // A file that has been entered already was so for its other classes.
        guard declares(result.tree, simpleName) else { return nil }
        let index: Int = sources.count
        enter(result.tree)
        diagnostics += result.diagnostics.map { (source: index, diagnostic: $0) }
        return classesByBinaryName[binaryName].flatMap { details($0).source != 0 ? $0 : nil }
    }

    func isMissing(_ symbol: SymbolID) -> Bool { self[symbol].traits.contains(.isMissing) }

    /// The class a source file declares under a binary name; nil if one has been declared already.
    func declareClass(_ binaryName: NameID) -> SymbolID? {
        if let found: SymbolID = classesByBinaryName[binaryName] {
            // Mentioned before, or in a class file that source replaces.
            let isFree: Bool = details(found).source == 0 && details(found).completion == .unread
            unread[found] = nil
            return isFree ? found : nil
        }
        return makeClass(binaryName)
    }

    private func makeClass(_ binaryName: NameID) -> SymbolID {
        let bytes: UnsafeBufferPointer<UInt8> = names.bytes(of: binaryName)
        let slash: Int = bytes.lastIndex(of: 0x2F) ?? -1
        let packageName: [UInt8] = bytes[..<max(slash, 0)].map { $0 == 0x2F ? 0x2E : $0 }
        let simpleName: [UInt8] = Array(bytes[(slash + 1)...])
        let package: SymbolID = package(packageName.withUnsafeBufferPointer { names.intern($0) })
        let name: NameID = simpleName.withUnsafeBufferPointer { names.intern($0) }
        // Until it is read, a class counts as a top-level one of its whole name.
        let index: UInt32 = classes.append(ClassDetails(binaryName: binaryName, package: package))
        let symbol: SymbolID = SymbolID(
            symbols.append(Symbol(kind: .class, name: name, owner: package, details: index)))
        let erasure: TypeID = types.classType(symbol)
        classes.update(index) { $0.erasure = erasure }
        update(symbol) { $0.type = erasure }
        classesByBinaryName[binaryName] = symbol
        return symbol
    }

    // MARK: - Completion

    func details(_ symbol: SymbolID) -> ClassDetails {
        let found: Symbol = self[symbol]
        precondition(found.kind == .class, "not a class")
        return classes[found.details]
    }

    func updateDetails(_ symbol: SymbolID, _ change: (inout ClassDetails) -> Void) {
        let found: Symbol = self[symbol]
        precondition(found.kind == .class, "not a class")
        classes.update(found.details, change)
    }

    /// Makes sure that a class's header and members are known. Of a class that is being read right now, what is known
    /// so far has to do.
    package func complete(_ symbol: SymbolID) {
        completeHeader(symbol)
        guard details(symbol).completion == .header else { return }
        updateDetails(symbol) { $0.completion = .membersInProgress }
        if details(symbol).source != 0 {
            SourceMembers.read(symbol, of: self)
        } else if let file: Resource = unread.removeValue(forKey: symbol) {
            ClassReader.readMembers(file, of: symbol, self)
        }
        updateDetails(symbol) { $0.completion = .complete }
    }

    /// Makes sure that type variables, supertypes and nested classes are known.
    package func completeHeader(_ symbol: SymbolID) {
        var found: ClassDetails = details(symbol)
        guard found.completion == .unread else { return }
        if found.source == 0, unread[symbol] == nil, enterSource(of: found.binaryName) != nil {
            found = details(symbol)
        }
        updateDetails(symbol) { $0.completion = .headerInProgress }
        if found.source != 0 {
            headersInProgress += 1
            defer { headersInProgress -= 1 }
            SourceHeader.read(symbol, of: self)
            updateDetails(symbol) { $0.completion = .header }
            return
        }
        let resource: Resource? =
            unread[symbol] ?? finder.find(UnsafeRawBufferPointer(names.bytes(of: found.binaryName)))
        guard let file: Resource = resource, ClassReader.readHeader(file, of: symbol, self) else {
            unread[symbol] = nil
            update(symbol) { $0.traits.insert(.isMissing) }
            updateDetails(symbol) { $0.completion = .complete }
            return
        }
        unread[symbol] = file
        updateDetails(symbol) { $0.completion = .header }
    }

    // MARK: - Members

    /// Adds a member behind those that a class or package has already.
    func append(_ member: Symbol) -> SymbolID {
        let symbol: SymbolID = SymbolID(symbols.append(member))
        link(symbol, into: member.owner)
        return symbol
    }

    /// Makes an existing symbol a member of a class.
    func link(_ symbol: SymbolID, into owner: SymbolID) {
        let member: Symbol = self[symbol]
        let key: UInt64 = UInt64(owner.rawValue) << 32 | UInt64(member.name.rawValue)
        let previous: SymbolID = membersByName.updateValue(symbol, forKey: key) ?? .none
        update(symbol) {
            $0.owner = owner
            $0.nextSameName = previous
        }
        let last: SymbolID = details(owner).lastMember
        if last.isNone {
            updateDetails(owner) { $0.firstMember = symbol }
        } else {
            update(last) { $0.nextMember = symbol }
        }
        updateDetails(owner) { $0.lastMember = symbol }
    }

    /// The member of a class declared last under a name; the others follow through `nextSameName`. Completes the class.
    package func firstMember(_ name: NameID, of owner: SymbolID) -> SymbolID {
        complete(owner)
        return membersByName[UInt64(owner.rawValue) << 32 | UInt64(name.rawValue)] ?? .none
    }

    /// The nested class a class declares under a name.
    package func nestedClass(_ name: NameID, of owner: SymbolID) -> SymbolID? {
        // Classes from source have had their nested classes since they were entered; asking for more could go in circles.
        if details(owner).source == 0 { completeHeader(owner) }
        var next: SymbolID = membersByName[UInt64(owner.rawValue) << 32 | UInt64(name.rawValue)] ?? .none
        while !next.isNone {
            if self[next].kind == .class { return next }
            next = self[next].nextSameName
        }
        return nil
    }

    /// The members of a name and kind, in order of declaration.
    package func members(_ name: NameID, _ kind: SymbolKind, of owner: SymbolID) -> [SymbolID] {
        var found: [SymbolID] = []
        var next: SymbolID = firstMember(name, of: owner)
        while !next.isNone {
            let symbol: Symbol = self[next]
            if symbol.kind == kind { found.append(next) }
            next = symbol.nextSameName
        }
        return found.reversed()
    }

    /// All members in order of declaration. Completes the class.
    package func members(of owner: SymbolID) -> [SymbolID] {
        complete(owner)
        var found: [SymbolID] = []
        var next: SymbolID = details(owner).firstMember
        while !next.isNone {
            found.append(next)
            next = self[next].nextMember
        }
        return found
    }

    /// The constant a field is initialized with, if it is a constant variable.
    package func constant(of field: SymbolID) -> ConstantValue? {
        let found: Symbol = self[field]
        return (found.kind == .field || found.kind == .localVariable) && found.details != 0
            ? constants[Int(found.details)] : nil
    }

    // MARK: - Facts about classes

    /// Type variables as types. Completes the class.
    package func typeParameters(_ symbol: SymbolID) -> TypeList {
        completeHeader(symbol)
        return details(symbol).typeParameters
    }

    /// The class's type in terms of its own variables. `Symbol.type` is that only once the header is known.
    package func ownType(_ symbol: SymbolID) -> TypeID {
        completeHeader(symbol)
        return self[symbol].type
    }

    package func flavor(_ symbol: SymbolID) -> ClassFlavor {
        completeHeader(symbol)
        return ClassFlavor(rawValue: self[symbol].flavor) ?? .class
    }

    package func isInterface(_ symbol: SymbolID) -> Bool {
        let flavor: ClassFlavor = flavor(symbol)
        return flavor == .interface || flavor == .annotation
    }

    package func binaryName(_ symbol: SymbolID) -> NameID { details(symbol).binaryName }
    package func package(of symbol: SymbolID) -> SymbolID { details(symbol).package }

    /// Whether instances of the class have an instance of the class around them.
    package func isInner(_ symbol: SymbolID) -> Bool {
        completeHeader(symbol)
        let found: Symbol = self[symbol]
        return self[found.owner].kind == .class && !found.flags.contains(.static)
            && !found.traits.contains(.isInStaticContext)
    }

    /// Name with dots: `java.util.Map.Entry`. The class's own name if it is local.
    package func qualifiedName(_ symbol: SymbolID) -> String {
        let found: Symbol = self[symbol]
        if found.kind == .class { completeHeader(symbol) }
        let own: Symbol = self[symbol]
        let owner: Symbol = self[own.owner]
        if own.traits.contains(.isLocal) { return names.text(of: own.name) }
        switch owner.kind {
        case .class: return qualifiedName(own.owner) + "." + names.text(of: own.name)
        case .package where owner.name != .empty: return names.text(of: owner.name) + "." + names.text(of: own.name)
        default: return names.text(of: own.name)
        }
    }
}
