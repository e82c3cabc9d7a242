// SPDX-License-Identifier: Apache-2.0
import Heap
import ObjectModel

// Metadata and heap name everything by 32-bit distances, so a machine can be carried on in a copy of its memory at
// another base. What lies outside (tables, global handles, the threads' raw parts) is keyed by such distances too and
// serves the copy from then on; only what holds addresses is told the new base.

extension VirtualMachine {
    /// Carries the machine on in a fresh reservation, where it goes on with the threads that are attached. They have no Java
    /// frames, hold no allocation buffer and are in native state; all others have ended. The old machine's memory is left
    /// as it is, and goes with its last reference.
    package func relocated(to copy: Reservation) throws(ReservationError) -> VirtualMachine {
        let moved = try VirtualMachine(relocating: self, to: copy)
        moved.leaveMachineCode(of: self)
        metadataPool.relocate(to: copy)
        symbols.relocate(to: copy.space)
        strings.relocate(to: copy.space)
        monitors.relocate(to: copy.space)
        modules.attach(moved)
        for record in threads.all { record.relocate(to: moved) }
        return moved
    }
}

extension ThreadRecord {
    /// Makes the thread one of the copy of its machine.
    fileprivate func relocate(to machine: VirtualMachine) {
        raw.pointee.base = machine.space.base.assumingMemoryBound(to: UInt8.self)
        raw.pointee.entryPoints = UnsafePointer(machine.entryPoints)
        raw.pointee.wellKnown = UnsafePointer(machine.wellKnown)
        raw.pointee.leaveCell = UnsafePointer(machine.leaveCell)
        raw.pointee.resumeCell = UnsafePointer(machine.leaveCell + 1)
        raw.pointee.machine = Unmanaged.passUnretained(machine).toOpaque()
    }
}
