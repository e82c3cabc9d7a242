// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// Waiting on a 32-bit word of memory. The word belongs to this process only; its other accesses are atomic.
public enum Futex {
    /// Why a wait ended.
    public enum WaitResult: Sendable {
        /// Woken, or interrupted without cause; re-test the word.
        case woken
        /// The word did not hold the expected value when the wait began.
        case valueChanged
        case timedOut
    }

    /// Sleeps while the word holds `expected`, for at most the given time (nil: without limit).
    public static func wait(
        on word: UnsafeRawPointer, while expected: UInt32, timeoutInNanoseconds: UInt64? = nil
    ) -> WaitResult {
        let error: Int32
        if let timeoutInNanoseconds {
            var time = timespec(nanoseconds: timeoutInNanoseconds)
            error = swiftlet_futex_wait(word, expected, &time)
        } else {
            error = swiftlet_futex_wait(word, expected, nil)
        }
        switch error {
        case EAGAIN: return .valueChanged
        case ETIMEDOUT: return .timedOut
        default: return .woken
        }
    }

    /// Wakes up to `count` sleepers and returns how many there were.
    @discardableResult
    public static func wake(_ word: UnsafeRawPointer, count: Int32 = 1) -> Int {
        Int(max(0, swiftlet_futex_wake(word, count)))
    }

    /// Wakes all sleepers.
    @discardableResult
    public static func wakeAll(_ word: UnsafeRawPointer) -> Int { wake(word, count: .max) }
}
