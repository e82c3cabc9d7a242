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
