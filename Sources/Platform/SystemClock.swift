// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The system's clocks, in nanoseconds.
public enum SystemClock {
    /// Time since an arbitrary start; never goes back; stands still while the machine sleeps.
    public static var monotonicNanoseconds: UInt64 { UInt64(bitPattern: read(CLOCK_MONOTONIC)) }

    /// Time since 1970-01-01T00:00Z; may jump.
    public static var realtimeNanoseconds: Int64 { read(CLOCK_REALTIME) }

    /// Processor time the calling thread has used.
    public static var threadProcessorNanoseconds: UInt64 { UInt64(bitPattern: read(CLOCK_THREAD_CPUTIME_ID)) }

    /// Processor time all threads of the process have used.
    public static var processProcessorNanoseconds: UInt64 { UInt64(bitPattern: read(CLOCK_PROCESS_CPUTIME_ID)) }

    /// Processor time a thread of this process has used, by the kernel's number of it; 0 if it has ended.
    public static func processorNanoseconds(ofThread number: Int32) -> UInt64 {
        // The kernel's coding of a thread's scheduler clock.
        let clock = clockid_t(bitPattern: ~UInt32(bitPattern: number) << 3 | 6)
        var time = timespec()
        guard number > 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// A time since 1970 in the process's time zone.
    public static func localTime(
        seconds: Int64
    ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        var time = time_t(seconds)
        var parts = tm()
        localtime_r(&time, &parts)
        return (
            Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
            Int(parts.tm_sec)
        )
    }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        // Wraps in the year 2262.
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}

extension timespec {
    /// Any count of nanoseconds fits.
    init(nanoseconds: UInt64) {
        self.init(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    }
}
