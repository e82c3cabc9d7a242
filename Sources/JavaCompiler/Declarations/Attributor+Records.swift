// SPDX-License-Identifier: Apache-2.0
import ClassFile
import JavaSyntax

// What records must keep to (JLS 8.10): names of components, accessors, canonical and other constructors.

extension Attributor {
    private static let illegalComponents: Set<String> = [
        "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait",
    ]

    func checkRecord(_ symbol: SymbolID, _ view: ClassView) {
        var seen: [NameID: NodeID] = [:]
        var repeated: [NodeID] = []
        for component: NodeID in tree.elements(view.recordComponents) {
            let name: NameID = tree.variable(component).name
            let text: String = names.text(of: name)
            if Attributor.illegalComponents.contains(text) {
                report(component, "illegal.record.component.name", "illegal record component name \(text)")
            } else if let first: NodeID = seen[name] {
                let place: String = "record \(universe.messageName(symbol))"
                report(component, "already.defined", "record component \(text) is already defined in \(place)")
                repeated.append(first)
            } else {
                seen[name] = component
            }
        }
        // Both would have the same accessor.
        for first: NodeID in repeated {
            report(
                at: SourcePosition(tree[first].start), "already.defined",
                "method \(names.text(of: tree.variable(first).name))() is already defined in record \(universe.messageName(symbol))"
            )
        }
    }

    /// Accessors and constructors that are written.
    func checkRecordMethod(_ method: SymbolID, _ view: MethodView) {
        let found: Symbol = universe[method]
        let record: String = names.text(of: universe[found.owner].name)
        let position: SourcePosition = tree.position(found.node)
        let components: [SymbolID] = types.words(universe.details(found.owner).recordFields).map { SymbolID($0) }
        let parameters: [TypeID] = universe.parameterTypes(found.type)
        if found.name != .constructor {
            guard parameters.isEmpty, let field: SymbolID = components.first(where: { universe[$0].name == found.name })
            else { return }
            func refuse(_ reason: String) {
                report(
                    at: position, "invalid.accessor.method.in.record",
                    "invalid accessor method in record \(universe.messageName(found.owner))\n(\(reason))")
            }
            if !found.flags.contains(.public) { refuse("accessor method must be public") }
            if universe.resultType(found.type) != universe[field].type {
                refuse(
                    "return type of accessor method \(names.text(of: found.name))() must match the type of record component \(names.text(of: found.name))"
                )
            }
            if !universe.thrownTypes(found.type).isEmpty { refuse("throws clause not allowed for accessor method") }
            if tree.count(view.typeParameters) > 0 { refuse("accessor method must not be generic") }
            if found.flags.contains(.static) { refuse("accessor method must not be static") }
            return
        }
        let isCompact: Bool = view.flags.contains(.isCompactConstructor)
        let isCanonical: Bool =
            isCompact
            || parameters.map { universe.erasure($0) } == components.map { universe.erasure(universe[$0].type) }
        let explicit: NodeID = view.body.isNone ? .none : tree.explicitConstructorCall(view.body)
        guard isCanonical else {
            if !isThisCall(explicit) {
                report(
                    at: position, "non.canonical.constructor.invoke.another.constructor",
                    "constructor is not canonical, so it must invoke another constructor of class \(record)")
            }
            return
        }
        func refuse(_ reason: String) {
            report(
                at: position, "invalid.canonical.constructor.in.record",
                "invalid \(isCompact ? "compact" : "canonical") constructor in record \(record)\n(\(reason))")
        }
        let name: (AccessFlags) -> String = {
            $0.contains(.public) ? "public" : $0.contains(.protected) ? "protected" : "package"
        }
        let around: AccessFlags = universe[found.owner].flags
        if !isCompact
            && !zip(tree.elements(view.parameters), components).allSatisfy({
                tree.variable($0).name == universe[$1].name
            })
        {
            refuse("invalid parameter names in canonical constructor")
        } else if strictness(found.flags) > strictness(around) {
            report(
                at: position, "invalid.canonical.constructor.in.record",
                "invalid canonical constructor in record \(record)\n(attempting to assign stronger access privileges; was \(name(around)))"
            )
        } else if tree.count(view.thrown) > 0 {
            refuse("throws clause not allowed for \(isCompact ? "compact" : "canonical") constructor")
        } else if tree.count(view.typeParameters) > 0 {
            refuse("canonical constructor must not declare type variables")
        } else if !explicit.isNone {
            report(
                at: position, "invalid.canonical.constructor.in.record",
                "invalid canonical constructor in record \(record)\n(canonical constructor must not contain explicit constructor invocation)"
            )
        }
    }

    private func strictness(_ flags: AccessFlags) -> Int {
        flags.contains(.public) ? 0 : flags.contains(.protected) ? 1 : flags.contains(.private) ? 3 : 2
    }

    func isThisCall(_ statement: NodeID) -> Bool {
        if statement.isNone { return false }
        let call: NodeID = NodeID(tree[statement].a)
        let callee: Node = tree[NodeID(tree[call].a)]
        return callee.kind == .identifier && NameID(callee.a) == .this
    }
}
