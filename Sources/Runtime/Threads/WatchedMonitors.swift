// SPDX-License-Identifier: Apache-2.0
// Monitors of methods that may leave them unbalanced (MonitorBalance.swift says which). HotSpot's interpreter behaves so:
//
//   - monitorexit of an object that this frame has not entered is an IllegalMonitorStateException;
//   - so is a return while monitors are held. The monitor of a synchronized method is left first; that it was left before is
//     a mistake too. The exception is the return instruction's: a handler around it may catch it, and return again;
//   - an exception that leaves the frame has all its monitors left, and gives way to an IllegalMonitorStateException.
//
// The first monitor instruction of a frame puts a mark in the place of its lock, an object that nobody locks: so every
// return comes here, as those of synchronized methods do whose lock is contended. What is held is listed in the thread.

import Interpreter
import ObjectModel

/// A monitor of a frame.
struct WatchedMonitor {
    let fp: UnsafeMutablePointer<UInt8>
    /// Nil once the monitor of a synchronized method has been left.
    var object: GlobalHandle?
    /// The method is synchronized, and this is the place of its monitor.
    let isMethods: Bool
}

extension MethodPointer {
    /// Whether the monitors of the method's frames are watched.
    var isWatched: Bool { pointee.flags & UInt32(SwiftletMethodWatched) != 0 }
}

extension Thread {
    func isFrameWatched(_ header: UnsafeMutablePointer<FrameHeader>) -> Bool {
        guard let mark = vm.watchedFrameMark else { return false }
        return header.pointee.lock == mark.reference
    }

    /// Whether the frame on top is watched.
    var isFrameWatched: Bool { isFrameWatched(currentHeader) }

    /// Objects whose monitors a watched frame holds, the latest first.
    func watchedMonitors(of fp: UnsafeMutablePointer<UInt8>) -> [Reference] {
        record.watchedMonitors.reversed().compactMap { $0.fp == fp ? $0.object?.reference : nil }
    }

    private func notStructured() -> JavaThrow { exception("java/lang/IllegalMonitorStateException") }

    /// Begins to watch the frame on top.
    private func watchFrame() throws(JavaThrow) {
        if isFrameWatched { return }
        if vm.watchedFrameMark == nil {
            try vm.loadingLock.withLock(self) { () throws(JavaThrow) in
                if vm.watchedFrameMark != nil { return }
                vm.watchedFrameMark = vm.globals.make(try vm.allocateObject(vm.classes.object!, self))
            }
        }
        let lock = currentHeader.pointee.lock
        if !lock.isNull {
            record.watchedMonitors.append(
                WatchedMonitor(fp: raw.pointee.fp!, object: vm.globals.make(lock), isMethods: true))
        }
        currentHeader.pointee.lock = vm.watchedFrameMark?.reference ?? .null
    }

    /// monitorenter.
    func enterWatched(_ object: Handle) throws(JavaThrow) {
        try watchFrame()
        try vm.monitors.enter(object, self)
        let fp = raw.pointee.fp!
        let entered = vm.globals.make(object.reference)
        // The place of the method's own monitor is used again once that has been left, unless the object has one.
        let isAgain = record.watchedMonitors.contains { $0.fp == fp && $0.object?.reference == object.reference }
        let own = record.watchedMonitors.firstIndex { $0.fp == fp && $0.isMethods && $0.object == nil }
        if let own, !isAgain {
            record.watchedMonitors[own].object = entered
        } else {
            record.watchedMonitors.append(WatchedMonitor(fp: fp, object: entered, isMethods: false))
        }
    }

    /// monitorexit.
    func exitWatched(_ object: Handle) throws(JavaThrow) {
        try watchFrame()
        let fp = raw.pointee.fp!
        let found = record.watchedMonitors.lastIndex { $0.fp == fp && $0.object?.reference == object.reference }
        guard let found else { throw notStructured() }
        forget(found)
        try vm.monitors.exit(object, self)
    }

    /// The monitor at an index has been left.
    private func forget(_ index: Int) {
        if let object = record.watchedMonitors[index].object { vm.globals.release(object) }
        if record.watchedMonitors[index].isMethods {
            record.watchedMonitors[index].object = nil
        } else {
            record.watchedMonitors.remove(at: index)
        }
    }

    /// A return from the frame on top.
    func leaveWatched() throws(JavaThrow) {
        let fp = raw.pointee.fp!
        if let own = record.watchedMonitors.firstIndex(where: { $0.fp == fp && $0.isMethods }) {
            guard let object = record.watchedMonitors[own].object else { throw notStructured() }
            let lock = handle(object.reference)
            forget(own)
            try vm.monitors.exit(lock, self)
        }
        if record.watchedMonitors.contains(where: { $0.fp == fp && !$0.isMethods }) { throw notStructured() }
        record.watchedMonitors.removeAll { $0.fp == fp }
        currentHeader.pointee.lock = .null
    }

    /// An exception leaves a watched frame.
    func abandonWatched(_ header: UnsafeMutablePointer<FrameHeader>) {
        header.pointee.lock = .null
        let fp = UnsafeMutableRawPointer(header).assumingMemoryBound(to: UInt8.self)
        withHandleScope {
            let pending = handle(clearException())
            var isBroken = false
            for monitor in record.watchedMonitors.reversed() where monitor.fp == fp {
                isBroken = isBroken || !monitor.isMethods || monitor.object == nil
                guard let object = monitor.object else { continue }
                do throws(JavaThrow) { try vm.monitors.exit(handle(object.reference), self) } catch { clearException() }
                vm.globals.release(object)
            }
            record.watchedMonitors.removeAll { $0.fp == fp }
            raw.pointee.pendingException = pending.reference
            guard isBroken, !record.isCancelled else { return }
            clearException()
            _ = notStructured()
        }
    }
}
