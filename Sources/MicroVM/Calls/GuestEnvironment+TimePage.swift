// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import GuestMemory
import GuestProtocol
import Platform

// A page from which a guest reads the time without a call: a point in time, and how fast the processor's time-stamp
// counter runs from there.
//
//     0   sequence: changed before and after each update; odd while the page must not be used
//     8   counter at the point      16  nanoseconds a tick, 32 bits after the point
//     24  monotonic clock then, ns  32  what the real-time clock is ahead of it, ns
//
// The page is kept true by the monitor, on a guest's calls: seldom, since clocks drift by some millionths, and so that
// the monotonic clock never goes back. A guest that makes no calls needs no correction. The page is the guest's memory
// like any other: the monitor finds it by its address each time, writes it, and never reads it.
//
// It works where the host trusts the counter itself and guests see the host's: the guest says what it reads, and a
// difference means that they do not.

/// What the monitor knows about a time page.
struct TimePage {
    /// In the guest.
    let address: UInt64
    /// Where the measure of the counter's speed began.
    private let origin: (counter: UInt64, time: UInt64)
    private var sequence: UInt64 = 0
    private var base: (counter: UInt64, time: UInt64)
    /// Nanoseconds a tick, times 2^32.
    private var rate: UInt64 = 0
    private var next: UInt64
    private var interval: UInt64

    /// Ticks until the first update; later ones are sixteen times as rare each, up to a limit of about a second.
    private static let firstInterval: UInt64 = 30_000_000
    private static let longestInterval: UInt64 = 2_500_000_000

    init(address: UInt64, counter: UInt64, time: UInt64) {
        self.address = address
        origin = (counter, time)
        base = origin
        interval = TimePage.firstInterval
        next = counter &+ interval
    }

    func isDue(_ counter: UInt64) -> Bool { counter &- next < 1 << 62 }

    /// Takes a new point; the page's words.
    mutating func update(counter: UInt64, time: UInt64, realTime: UInt64) -> [UInt64] {
        let ticks = max(counter &- origin.counter, 1)
        let fair = TimePage.rate(time &- origin.time, ticks)
        let promised = rate == 0 ? time : now(counter)
        // Ahead of the clock: the guest's goes on from where it is, slower, and meets it a second later.
        let ahead = promised > time ? promised - time : 0
        base = (counter, time + ahead)
        rate = fair - min(fair / 2, TimePage.rate(min(ahead, 1_000_000_000), TimePage.longestInterval))
        interval = min(interval * 16, TimePage.longestInterval)
        next = counter &+ interval
        sequence &+= 2
        return [sequence, counter, rate, base.time, realTime &- time]
    }

    private func now(_ counter: UInt64) -> UInt64 {
        let product = (counter &- base.counter).multipliedFullWidth(by: rate)
        return base.time &+ (product.high << 32 | product.low >> 32)
    }

    /// Nanoseconds over ticks, times 2^32; the quotient is far below 2^32.
    private static func rate(_ nanoseconds: UInt64, _ ticks: UInt64) -> UInt64 {
        let high = nanoseconds >> 32
        guard high < ticks else { return 1 << 32 }
        return ticks.dividingFullWidth((high, nanoseconds << 32)).quotient
    }
}

extension GuestEnvironment {
    /// Whether the host itself tells the time by the processor's counter.
    static var hostTrustsCounter: Bool {
        SmallFile.text(path: "/sys/devices/system/clocksource/clocksource0/current_clocksource")?
            .hasPrefix("tsc") == true
    }

    /// Ticks between a guest's look at the counter and the monitor's, at most, if they see the same one.
    private static let tolerance: UInt64 = 1 << 28

    /// Gives the guest a time page; the result is its address. RDI is what the guest's counter reads.
    func makeTimePage(_ arguments: CallArguments) throws(GuestCallError) -> CallOutcome {
        if let timePage { return .result(timePage.address) }
        guard swiftlet_time_stamp() &- arguments.a < GuestEnvironment.tolerance, clockIsCounter else {
            throw .notImplemented
        }
        let address = try addressSpace.map(0, AddressSpace.pageSize, .readWrite)
        try addressSpace.store(UInt64(1), at: address)
        try addressSpace.protect(address, AddressSpace.pageSize, .read)
        startTimePage(at: address)
        return .result(address)
    }

    /// Begins to keep the page at an address of the guest.
    func startTimePage(at address: UInt64) {
        let (counter, time, _) = moment()
        timePage = TimePage(address: address, counter: counter, time: time)
    }

    /// Makes the page say nothing, until the next correction: for a copy of the machine, whose clock is another.
    func suspendTimePage() {
        guard let page = timePage, let (_, physical) = addressSpace.table.translate(page.address),
            let place = try? memory.writable(physical, count: 8)
        else { return }
        swiftlet_store_entry(place, 1)
        startTimePage(at: page.address)
    }

    /// Counter and monotonic clock at one point in time; `doubt` is how many ticks lie between. A thread that is put aside
    /// between the two readings would take the clock for slow.
    private func moment() -> (counter: UInt64, time: UInt64, doubt: UInt64) {
        var best: (counter: UInt64, time: UInt64, doubt: UInt64) = (0, 0, .max)
        for _ in 0..<16 where best.doubt > GuestEnvironment.fairDoubt {
            let before = swiftlet_time_stamp()
            let time = monotonicNow
            let doubt = swiftlet_time_stamp() &- before
            if doubt < best.doubt { best = (before &+ doubt / 2, time, doubt) }
        }
        return best
    }

    /// Ticks between two readings, about 2 microseconds: the first ones take longer, code and clock page being cold.
    private static let fairDoubt: UInt64 = 5000

    /// Called with each call: corrects the page now and then.
    @inline(__always)
    func refreshTimePage() {
        let counter = swiftlet_time_stamp()
        if let page = timePage, page.isDue(counter) { correctTimePage() }
    }

    private func correctTimePage() {
        guard var page = timePage else { return }
        timePage = nil
        guard let (entry, physical) = addressSpace.table.translate(page.address), !entry.isLarge,
            let place = try? memory.writable(physical, count: 40)
        else { return }
        let (counter, time, doubt) = moment()
        // Too busy a moment: the next call tries again.
        if doubt > 10 * GuestEnvironment.fairDoubt { return timePage = page }
        let words = page.update(
            counter: counter, time: time, realTime: UInt64(bitPattern: SystemClock.realtimeNanoseconds))
        // Odd, then the contents, then even: processors of this kind see stores in order.
        swiftlet_store_entry(place, words[0] &- 1)
        for index in 1..<words.count { swiftlet_store_entry(place + 8 * index, words[index]) }
        swiftlet_store_entry(place, words[0])
        timePage = page
    }
}
