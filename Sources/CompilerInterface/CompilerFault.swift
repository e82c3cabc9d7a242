// SPDX-License-Identifier: Apache-2.0

/// A mistake that a compiler is told to make in code of programs, to show that the tests would notice it. Only
/// `scripts/check-safety-nets` asks for it.
public enum CompilerFault: String, CaseIterable, Sendable {
    /// Two ints are compared with `<=` where the program says `<`.
    case wrongCondition = "wrong-condition"
    /// Stores of references tell the collector nothing.
    case missingCard = "missing-card"
    /// Registers of locals count as loaded after the runtime was called.
    case staleRegister = "stale-register"
    /// Stores to locals that have a register do not reach the frame, where the collector and the interpreter look.
    case unwrittenLocal = "unwritten-local"
    /// Indices that are one too large count as in bounds.
    case wideBounds = "wide-bounds"
}
