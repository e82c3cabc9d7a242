// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

/// Emits `module-info.class` (JVMS 4.7.25) for the declaration of a module.
struct ModuleEmission {
    private let universe: Universe
    private let unit: SourceUnit
    private let pool: ConstantPool
    private let out: RawVector<UInt8>
    private var tree: Tree { unit.tree }
    private var names: NameTable { universe.names }

    /// The class file, or nil if the file declares no module.
    static func emit(_ universe: Universe, _ unit: SourceUnit) -> CompiledClass? {
        let module: NodeID = unit.tree.compilationUnit(unit.tree.root).module
        if module.isNone { return nil }
        let out: RawVector<UInt8> = RawVector(capacity: 1024)
        defer { out.destroy() }
        let emission: ModuleEmission = ModuleEmission(
            universe: universe, unit: unit, pool: ConstantPool(names: universe.names), out: out)
        return emission.emit(unit.tree[module])
    }

    private func emit(_ module: Node) -> CompiledClass {
        out.u2(AccessFlags.module.rawValue)
        out.u2(pool.class(names.intern("module-info")))
        for _: Int in 0..<4 { out.u2(0) }
        out.u2(2)
        out.u2(pool.utf8("SourceFile"))
        out.u4(2)
        out.u2(pool.utf8("module-info.java"))
        out.u2(pool.utf8("Module"))
        let start: Int = out.count
        out.u4(0)
        let name: String = tree.dottedName(NodeID(module.b))
        out.u2(pool.module(names.intern(name)))
        out.u2(module.flags.contains(.isOpen) ? AccessFlags.open.rawValue : 0)
        out.u2(0)
        writeDirectives(Array(tree.elements(NodeList(module.c))), isBase: name == "java.base")
        out.patchU4(out.count - start - 4, at: start)
        var bytes: [UInt8] = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 69]
        bytes.append(UInt8(truncatingIfNeeded: pool.count >> 8))
        bytes.append(UInt8(truncatingIfNeeded: pool.count))
        bytes.append(contentsOf: pool.bytes.elements)
        bytes.append(contentsOf: out.elements)
        return CompiledClass(binaryName: "module-info", bytes: bytes, source: unit.index)
    }

    private func writeDirectives(_ directives: [NodeID], isBase: Bool) {
        let requires: [NodeID] = directives.filter { tree.kind($0) == .requiresDirective }
        let namesBase: Bool = requires.contains { tree.dottedName(NodeID(tree[$0].a)) == "java.base" }
        let addsBase: Bool = !isBase && !namesBase
        out.u2(requires.count + (addsBase ? 1 : 0))
        if addsBase {
            out.u2(pool.module(names.intern("java.base")))
            out.u2(AccessFlags.mandated.rawValue)
            out.u2(0)
        }
        for directive: NodeID in requires {
            let found: Node = tree[directive]
            var flags: AccessFlags = []
            if found.flags.contains(.isTransitive) { flags.insert(.transitive) }
            if found.flags.contains(.isStatic) { flags.insert(.staticPhase) }
            out.u2(pool.module(names.intern(tree.dottedName(NodeID(found.a)))))
            out.u2(flags.rawValue)
            out.u2(0)
        }
        for kind: NodeKind in [.exportsDirective, .opensDirective] {
            let packages: [NodeID] = directives.filter { tree.kind($0) == kind }
            out.u2(packages.count)
            for directive: NodeID in packages { writePackage(tree[directive]) }
        }
        let uses: [NodeID] = directives.filter { tree.kind($0) == .usesDirective }
        out.u2(uses.count)
        for directive: NodeID in uses { out.u2(classIndex(NodeID(tree[directive].a))) }
        let provides: [NodeID] = directives.filter { tree.kind($0) == .providesDirective }
        out.u2(provides.count)
        for directive: NodeID in provides {
            let found: Node = tree[directive]
            out.u2(classIndex(NodeID(found.a)))
            let implementations: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(found.b))
            out.u2(implementations.count)
            for implementation: NodeID in implementations { out.u2(classIndex(implementation)) }
        }
    }

    private func writePackage(_ directive: Node) {
        let name: String = String(tree.dottedName(NodeID(directive.a)).map { $0 == "." ? "/" : $0 })
        out.u2(pool.package(names.intern(name)))
        out.u2(0)
        let targets: UnsafeBufferPointer<NodeID> = tree.elements(NodeList(directive.b))
        out.u2(targets.count)
        for target: NodeID in targets { out.u2(pool.module(names.intern(tree.dottedName(target)))) }
    }

    private func classIndex(_ node: NodeID) -> UInt16 {
        let type: TypeID = universe.type(node, TypeScope(unit: unit, owner: .none))
        let symbol: SymbolID = universe.classSymbol(of: type)
        if !symbol.isNone { return pool.class(universe.binaryName(symbol)) }
        return pool.class(names.intern(String(tree.dottedName(node).map { $0 == "." ? "/" : $0 })))
    }
}
