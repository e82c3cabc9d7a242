// SPDX-License-Identifier: Apache-2.0
import ClassFile
import Heap
import Interpreter
import ObjectModel

/// The roots of a machine: what the collector asks for while the world is stopped.
package struct RuntimeRoots: RootProvider {
    package let vm: VirtualMachine

    package func visitRoots(_ visitor: inout RootVisitor) {
        for unit in vm.loaders.all where isRoot(unit) {
            visitSlots(unit, &visitor)
            if !unit.isPermanent { visitMirrors(unit, &visitor) }
        }
        visitThreadsAndGlobals(&visitor)
    }

    package func visitYoungRoots(_ visitor: inout RootVisitor) {
        for unit in vm.loaders.all where unit.mayNameYoung { visitSlots(unit, &visitor) }
        visitThreadsAndGlobals(&visitor)
    }

    private func visitThreadsAndGlobals(_ visitor: inout RootVisitor) {
        for record in vm.threads.all { visitThread(record, &visitor) }
        vm.globals.forEachBlock { visitor.visit($0, count: $1) }
    }

    /// Monitors and interned strings hold their objects weakly.
    package func visitWeakRoots(_ visitor: inout WeakRootVisitor) {
        vm.strings.forEach { reference in withUnsafeMutablePointer(to: &reference) { visitor.visit($0) } }
        vm.monitors.forEachObject { reference in withUnsafeMutablePointer(to: &reference) { visitor.visit($0) } }
    }

    // MARK: Units of unloading

    package var unitCount: Int { vm.loaders.count }

    package func unitState(_ unit: UInt32) -> UnitState {
        guard let unit = vm.loaders.unit(unit) else { return .none }
        return isRoot(unit) ? .root : .unloadable
    }

    package func visitUnit(_ unit: UInt32, _ visitor: inout RootVisitor) {
        if let unit = vm.loaders.unit(unit) { visitSlots(unit, &visitor) }
    }

    package func visitMirrors(ofUnit unit: UInt32, _ visitor: inout RootVisitor) {
        if let unit = vm.loaders.unit(unit) { visitMirrors(unit, &visitor) }
    }

    package func unload(_ units: [UInt32]) { vm.unload(units) }

    private func isRoot(_ unit: ClassLoaderData) -> Bool { unit.isPermanent || unit.isBeingMade }

    private func visitSlots(_ unit: ClassLoaderData, _ visitor: inout RootVisitor) {
        unit.forEachSlots(vm.space) { visitor.visit($0, count: $1) }
    }

    /// The mirrors of a unit's classes and of their arrays.
    private func visitMirrors(_ unit: ClassLoaderData, _ visitor: inout RootVisitor) {
        for ref in unit.definedClasses {
            var metadata = vm.space[ref]
            visit(&metadata.pointee.mirror, &visitor)
            while !metadata.pointee.arrayClass.isNone {
                metadata = vm.space[metadata.pointee.arrayClass]
                visit(&metadata.pointee.mirror, &visitor)
            }
        }
    }

    // MARK: Threads

    private func visitThread(_ record: ThreadRecord, _ visitor: inout RootVisitor) {
        let raw = record.raw
        visit(&raw.pointee.pendingException, &visitor)
        visit(&raw.pointee.threadObject, &visitor)
        visit(&raw.pointee.carrierObject, &visitor)
        visit(&raw.pointee.scopedValueCache, &visitor)
        let thread = Thread(raw)
        let locks = thread.lockStack
        if let base = locks.baseAddress { visitor.visit(base, count: locks.count) }
        if let base = raw.pointee.handleBase, let top = raw.pointee.handleTop {
            let missing = vm.heap.options.plantedFault == .missingHandle && top > base ? 1 : 0
            visitor.visit(base, count: top - base - missing)
        }
        var frame = Frame.innermost(thread)
        while let current = frame {
            visitFrame(current, &visitor)
            frame = current.caller
        }
    }

    private func visit(_ slot: inout Reference, _ visitor: inout RootVisitor) {
        withUnsafeMutablePointer(to: &slot) { visitor.visit($0) }
    }

    private func visitFrame(_ frame: Frame, _ visitor: inout RootVisitor) {
        let header = frame.header
        visit(&header.pointee.lock, &visitor)
        let method = frame.method
        let holder = vm.space[method.pointee.holder]
        if holder.pointee.unit != 0 { visit(&holder.pointee.mirror, &visitor) }
        if method.isNative { return visitArguments(frame, method, &visitor) }
        guard let maps = vm.referenceMaps.maps(vm, method) else {
            preconditionFailure("a frame of a method without code")
        }
        let cell = (Int(header.pointee.position.rawValue) - Int(method.pointee.code.rawValue)) / 8
        precondition(cell >= 0 && cell < maps.depths.count && maps.depths[cell] >= 0, "position without reference map")
        let locals = frame.local(0).assumingMemoryBound(to: Reference.self)
        let operands = (UnsafeMutableRawPointer(frame.fp) + SwiftletFrameHeaderSize)
            .assumingMemoryBound(to: Reference.self)
        let fault = vm.heap.options.plantedFault
        if maps.isInSubroutine(cell: cell) {
            visitLocals(of: frame, maps, cell, locals, operands, &visitor)
        } else {
            var last = maps.maxLocals
            if fault == .missingLocal { last = (0..<last).last { maps.isReference(cell: cell, slot: $0) } ?? 0 }
            for slot in 0..<last where maps.isReference(cell: cell, slot: slot) { visitor.visit(locals + slot) }
        }
        let depth = Int(maps.depths[cell])
        let live = liveOperands(frame, from: operands)
        if live == depth + 1, maps.mayPushAppendix(cell: cell) { visitor.visit(operands + depth) }
        var slot = fault == .missingOperand ? 1 : 0
        while slot < min(depth, live) {
            if maps.isReference(cell: cell, slot: maps.maxLocals + slot) { visitor.visit(operands + slot) }
            slot += 1
        }
    }

    /// The locals of a frame in a subroutine: what they hold may depend on its callers.
    private func visitLocals(
        of frame: Frame, _ maps: ReferenceMaps, _ cell: Int, _ locals: UnsafeMutablePointer<Reference>,
        _ operands: UnsafeMutablePointer<Reference>, _ visitor: inout RootVisitor
    ) {
        let code = Int(frame.method.pointee.code.rawValue)
        for local in 0..<maps.maxLocals {
            let describing = maps.describingCell(ofLocal: local, at: cell) { slot in
                let address = slot < maps.maxLocals ? locals[slot] : operands[slot - maps.maxLocals]
                return (Int(address.rawValue) - code) / 8
            }
            if maps.isReference(cell: describing, slot: local) { visitor.visit(locals + local) }
        }
    }

    /// Operand slots below what lies on top of the frame: the callee's locals, its arguments among them, or free stack.
    /// An exception that has left a callee leaves the stack lower than before the call, and what was above is no longer
    /// what the map says.
    private func liveOperands(_ frame: Frame, from operands: UnsafeMutablePointer<Reference>) -> Int {
        var end = UnsafeMutableRawPointer(frame.thread.raw.pointee.sp)
        if let fp = frame.callee {
            let callee = vm.space[UnsafeMutableRawPointer(fp).assumingMemoryBound(to: FrameHeader.self).pointee.method]
            let slots = callee.isNative ? callee.pointee.argumentSlots : callee.pointee.maxLocals
            end = UnsafeMutableRawPointer(fp) - Int(slots) * 4
        }
        return max(0, (end - UnsafeMutableRawPointer(operands)) / 4)
    }

    /// A native method's arguments, by its descriptor.
    private func visitArguments(_ frame: Frame, _ method: MethodPointer, _ visitor: inout RootVisitor) {
        var slot = (UnsafeMutableRawPointer(frame.fp) - Int(method.pointee.argumentSlots) * 4)
            .assumingMemoryBound(to: Reference.self)
        if !method.isStatic {
            visitor.visit(slot)
            slot += 1
        }
        for parameter in Descriptor.parameters(vm.symbols.bytes(method.pointee.descriptor)) {
            if parameter.kind.isReference { visitor.visit(slot) }
            slot += parameter.kind.slots
        }
    }
}
