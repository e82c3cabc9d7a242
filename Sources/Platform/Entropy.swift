// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import Glibc

/// The kernel's random numbers.
public enum Entropy {
    /// Fills the buffer with bytes fit for keys. Blocks only before the kernel's generator was first seeded.
    public static func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) {
        guard let base = buffer.baseAddress else { return }
        var filled = 0
        while filled < buffer.count {
            let count = swiftlet_getrandom(base + filled, buffer.count - filled)
            if count >= 0 {
                filled += count
            } else if errno != EINTR {
                throw SystemError(failed: "getrandom")
            }
        }
    }

    /// A random word, for seeds.
    public static func word() throws(SystemError) -> UInt64 {
        var bytes = InlineArray<8, UInt8>(repeating: 0)
        let outcome = withUnsafeMutableBytes(of: &bytes) { buffer in
            Result<UInt64, SystemError> { () throws(SystemError) -> UInt64 in
                try fill(buffer)
                return buffer.loadUnaligned(as: UInt64.self)
            }
        }
        return try outcome.get()
    }
}
