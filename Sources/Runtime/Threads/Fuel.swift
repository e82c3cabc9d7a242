// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Platform

// Fuel: what a thread may still execute, counted in method entries and backward branches. Handlers and machine code take one
// unit from `JavaThread.fuel` for each, at the same places, so that the count does not depend on tiers. Native methods,
// intrinsics and methods that only return a field are free. A thread is granted fuel in portions, from what its calls may
// still burn and what the machine has; `JavaThread.fuel` is what is left of the last one.

/// What one thread has been granted; its own.
package struct FuelGauge {
    /// Units granted so far; less what is left, it is what has been burnt.
    package var granted: UInt64 = 0
    /// Calls in progress that may burn a limited amount, the outermost first.
    var limited: [LimitedCall] = []
    /// Units granted beyond the limits, for what the class library must not leave halfway.
    var overdraft: UInt64 = 0

    static let portion: UInt64 = 1 << 16
    /// More than any of that needs.
    static let maximumOverdraft: UInt64 = 1 << 26
}

/// The fuel of a machine. Thread-safe.
package final class FuelStore: @unchecked Sendable {
    private let mutex = NativeMutex()
    /// Guarded by `mutex`; nil: without end.
    private var remaining: UInt64?

    deinit { mutex.destroy() }

    /// From now on there are only so many units.
    package func limit(to units: UInt64) { mutex.withLock { remaining = units } }

    /// Up to `units`; 0: there is nothing left.
    func take(_ units: UInt64) -> UInt64 {
        mutex.withLock {
            guard let available = remaining else { return units }
            let taken = min(units, available)
            remaining = available - taken
            return taken
        }
    }

    func giveBack(_ units: UInt64) {
        mutex.withLock { if let available = remaining { remaining = available &+ units } }
    }
}

extension Thread {
    /// Units burnt on this thread. By the thread itself.
    package var fuelUsed: UInt64 {
        record.fuel.granted &- UInt64(clamping: raw.pointee.fuel)
    }

    /// Gives back what is left, so that the next unit is granted anew.
    package func returnFuel() {
        guard vm.options.isFuelCounted else { return }
        let left = UInt64(clamping: raw.pointee.fuel)
        raw.pointee.fuel = 0
        record.fuel.granted &-= left
        vm.fuel.giveBack(left)
    }

    /// A unit was burnt that was not there: grants more, or has the call, or the machine, end.
    package func refuel() {
        raw.pointee.fuel = 0
        guard let units = grantable() else { return }
        let granted = vm.fuel.take(units)
        if granted == 0 { return vm.end(.fuelExhausted) }
        record.fuel.granted &+= granted
        raw.pointee.fuel = Int64(granted) - 1
    }

    /// How much the limits of the calls in progress allow; nil if one of them is at its end.
    private func grantable() -> UInt64? {
        let record = record
        var units = FuelGauge.portion
        for call in record.fuel.limited {
            let left = call.lastFuel! > record.fuel.granted ? call.lastFuel! - record.fuel.granted : 0
            if left == 0 {
                call.watch.end(call, .fuelExhausted)
                guard raw.pointee.shelter > 0 else { return nil }
                record.fuel.overdraft += FuelGauge.portion
                if record.fuel.overdraft <= FuelGauge.maximumOverdraft { return FuelGauge.portion }
                call.watch.endAtOnce(call)
                return nil
            }
            units = min(units, left)
        }
        return units
    }
}
