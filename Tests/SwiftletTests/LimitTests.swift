// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Runtime
import Swiftlet
import Synchronization
import Testing

/// Calls that are ended before they come back: by a deadline, for lack of fuel, by cancellation.
extension MachineTests {
    @Suite struct LimitTests {
        /// In the interpreter, in machine code, and going back and forth between the two.
        enum Tier: CaseIterable { case interpreted, compiled, both }

        private func make(_ tier: Tier, _ change: (inout MachineOptions) -> Void = { _ in }) throws -> VirtualMachine {
            try Machines.make(changing: { options in
                switch tier {
                case .interpreted: options.compilation = .never
                case .compiled: options.compilation = .always
                case .both:
                    options.compilation = .always
                    options.randomExitInterval = 50
                }
                change(&options)
            })
        }

        private static let endless: [(name: String, descriptor: String, arguments: [JavaValue])] = [
            ("spin", "()V", []), ("spinOnLocals", "()I", []), ("spinAndCatch", "()V", []), ("recurse", "()V", []),
            ("sleep", "()V", []), ("park", "()V", []), ("waitInside", "(I)V", [.int(3)]), ("hold", "(I)V", [.int(40)]),
            ("block", "()V", []), ("join", "()V", []), ("read", "()V", []), ("accept", "()V", []),
            ("initialize", "()I", []),
        ]

        /// After each one the machine is as good as new.
        @Test(arguments: Tier.allCases) func deadlinesEndCalls(_ tier: Tier) throws {
            let machine = try make(tier)
            let java = try machine.boot()
            try java.callStatic("Limits", "prepare", "()V")
            for (name, descriptor, arguments) in LimitTests.endless {
                let seconds = Machines.seconds {
                    _ = #expect(throws: JavaError.ended(.deadlineExceeded), "\(name)") {
                        try java.callStatic(
                            "Limits", name, descriptor, arguments, limits: CallLimits(timeout: .milliseconds(150)))
                    }
                }
                #expect(seconds < 3, "\(name)")
                #expect(try java.callStatic("Limits", "state", "()Ljava/lang/String;") == .string("true 0"), "\(name)")
            }
            // Like any class whose initializer failed.
            #expect(
                performing: { try java.callStatic("Limits", "initialize", "()I") },
                throws: { error in
                    if case .thrown("java.lang.NoClassDefFoundError", _)? = error as? JavaError { true } else { false }
                })
            // An overflow of the stack is the program's own affair.
            #expect(
                performing: {
                    try java.callStatic(
                        "Limits", "deep", "(I)I", [.int(0)], limits: CallLimits(timeout: .seconds(60)))
                },
                throws: { error in
                    if case .thrown("java.lang.StackOverflowError", _)? = error as? JavaError { true } else { false }
                })
            #expect(machine.destroy().isComplete)
        }

        @Test func otherThreadsCancelCalls() throws {
            let machine = try make(.compiled)
            let java = try machine.boot()
            try java.callStatic("Limits", "prepare", "()V")
            for (name, descriptor, arguments) in LimitTests.endless {
                let cancellation = Cancellation()
                let other = try NativeThread.start {
                    usleep(30_000)
                    cancellation.cancel()
                }
                #expect(throws: JavaError.ended(.cancelled), "\(name)") {
                    try java.callStatic(
                        "Limits", name, descriptor, arguments, limits: CallLimits(cancellation: cancellation))
                }
                try other.join()
                // The next call with it does not even begin.
                #expect(throws: JavaError.ended(.cancelled)) {
                    try java.callStatic(
                        "Limits", "loop", "(I)I", [.int(1)], limits: CallLimits(cancellation: cancellation))
                }
                #expect(try java.callStatic("Limits", "state", "()Ljava/lang/String;") == .string("true 0"), "\(name)")
            }
            #expect(machine.destroy().isComplete)
        }

        /// A call that comes back in time is not disturbed by its limits, nor is the next one.
        @Test func limitsThatAreNotReachedDoNothing() throws {
            let machine = try make(.both) { $0.countsFuel = true }
            let java = try machine.boot()
            for i in 0..<300 {
                let limits = CallLimits(timeout: .seconds(100), fuel: 10_000_000, cancellation: Cancellation())
                #expect(try java.callStatic("Limits", "loop", "(I)I", [.int(9)], limits: limits) == .int(36), "\(i)")
            }
            #expect(machine.destroy().isComplete)
        }

        /// Calls that end at any moment of their first use of a library leave the library intact.
        @Test func initializersOfTheLibraryAreNotCutShort() throws {
            let machine = try make(.interpreted)
            let java = try machine.boot()
            // The initializer of a class of the program would be cut short.
            try java.callStatic("Limits", "loop", "(I)I", [.int(1)])
            var ended = 0
            // Not the pool's call (5): a pool that is cut short while it starts a worker may wait for it for ever (docs/limits.md).
            for which in 0..<8 where which != 5 {
                for step in 0..<40 {
                    do {
                        try java.callStatic(
                            "Limits", "library", "(I)Ljava/lang/String;", [.int(Int32(which))],
                            limits: CallLimits(timeout: .microseconds(50 + step * 150)))
                    } catch JavaError.ended(.deadlineExceeded) { ended += 1 }
                }
            }
            #expect(ended > 0)
            let expected = [
                "true", "2026-03-15", " 3.14|", "[0, 1, 2, 3, 4, 5, 6, 7, 8]", "38.443359375", "async", "1,234,567.5",
                "b",
            ]
            for which in 0..<8 {
                let text = try java.callStatic("Limits", "library", "(I)Ljava/lang/String;", [.int(Int32(which))])
                #expect(text == .string(expected[which]))
            }
            #expect(machine.destroy().isComplete)
        }

        // MARK: Fuel

        /// Units that the same calls burn.
        private func consumption(_ tier: Tier) throws -> [UInt64] {
            let machine = try make(tier) { $0.countsFuel = true }
            defer { machine.destroy() }
            let java = try machine.boot()
            return try [("loop", 0), ("loop", 1), ("loop", 1000), ("calls", 30), ("calls", 3000), ("loop", 100_000)].map
            {
                let before = java.fuelUsed
                try java.callStatic("Limits", $0.0, "(I)I", [.int(Int32($0.1))])
                return java.fuelUsed - before
            }
        }

        @Test func fuelIsTheSameInAllTiers() throws {
            let interpreted = try consumption(.interpreted)
            #expect(interpreted[2] > 1000)
            #expect(interpreted[5] > 100_000 && interpreted[5] < 101_000)
            #expect(try consumption(.compiled) == interpreted)
            #expect(try consumption(.both) == interpreted)
        }

        /// To the unit.
        @Test(arguments: Tier.allCases) func fuelRunsOut(_ tier: Tier) throws {
            let machine = try make(tier) { $0.countsFuel = true }
            let java = try machine.boot()
            try java.callStatic("Limits", "calls", "(I)I", [.int(1000)])
            let before = java.fuelUsed
            let result = try java.callStatic("Limits", "calls", "(I)I", [.int(1000)])
            let needed = java.fuelUsed - before
            for _ in 0..<3 {
                let again = try java.callStatic(
                    "Limits", "calls", "(I)I", [.int(1000)], limits: CallLimits(fuel: needed))
                #expect(again == result)
                let used = java.fuelUsed
                #expect(throws: JavaError.ended(.fuelExhausted)) {
                    try java.callStatic(
                        "Limits", "calls", "(I)I", [.int(1000)], limits: CallLimits(fuel: needed - 1))
                }
                #expect(java.fuelUsed - used == needed - 1)
            }
            #expect(throws: JavaError.ended(.fuelExhausted)) {
                try java.callStatic("Limits", "spinAndCatch", "()V", limits: CallLimits(fuel: 5_000_000))
            }
            #expect(throws: JavaError.ended(.fuelExhausted)) {
                // Some overflows of the stack, which take long.
                try java.callStatic("Limits", "recurse", "()V", limits: CallLimits(fuel: 36_000))
            }
            #expect(try java.callStatic("Limits", "state", "()Ljava/lang/String;") == .string("true 0"))
            #expect(machine.destroy().isComplete)
        }

        @Test func fuelMustBeCounted() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            #expect(throws: JavaError.invalidCall("the machine does not count fuel")) {
                try java.callStatic("Limits", "loop", "(I)I", [.int(9)], limits: CallLimits(fuel: 100))
            }
            #expect(machine.destroy().isComplete)
        }

        // MARK: Whole machines

        @Test(arguments: Tier.allCases) func machinesRunOutOfFuel(_ tier: Tier) throws {
            let machine = try make(tier) { $0.fuel = 3_000_000 }
            let java = try machine.boot()
            try java.callStatic("Limits", "loop", "(I)I", [.int(100_000)])
            #expect(throws: JavaError.ended(.fuelExhausted)) { try java.callStatic("Limits", "spinAndCatch", "()V") }
            #expect(performing: { try java.callStatic("Limits", "loop", "(I)I", [.int(1)]) }, throws: { _ in true })
            #expect(machine.destroy().isComplete)
        }

        @Test func machinesRunOutOfTime() throws {
            let machine = try make(.compiled) { $0.timeLimit = .seconds(3) }
            let java = try machine.boot()
            try java.callStatic(
                "Programs", "start", "(Ljava/lang/String;Ljava/lang/String;)V", [.string("loop"), .string("")])
            #expect(throws: JavaError.ended(.deadlineExceeded)) { try java.callStatic("Limits", "spinAndCatch", "()V") }
            #expect(machine.destroy().isComplete)
        }

        // MARK: Nested calls

        /// A native method of the embedder calls back: only what the inner call did is undone, and what called it goes on; unless
        /// it is the outer call that ends.
        @Test(arguments: [true, false]) func innerCallsEndAlone(_ isInner: Bool) throws {
            let machine = try make(.compiled)
            let errors = Mutex<[JavaError]>([])
            let hosted = Holder()
            machine.natives.register("java/util/TimeZone") { binder in
                binder.bind("getSystemTimeZoneID", "(Ljava/lang/String;)Ljava/lang/String;") { _ in
                    do throws(JavaError) {
                        try hosted.thread!.callStatic(
                            "Limits", "spinInMonitors", "()V",
                            limits: isInner ? CallLimits(timeout: .milliseconds(50)) : CallLimits())
                    } catch { errors.withLock { $0.append(error) } }
                    return .null
                }
            }
            let java = try machine.boot()
            hosted.thread = java
            try java.callStatic("Limits", "loop", "(I)I", [.int(1)])
            let limits = CallLimits(timeout: isInner ? .seconds(100) : .seconds(3))
            func ask() throws -> JavaValue {
                try java.callStatic("Limits", "askHost", "()Ljava/lang/String;", limits: limits)
            }
            if isInner {
                #expect(try ask() == .string("true false"))
            } else {
                #expect(throws: JavaError.ended(.deadlineExceeded)) { try ask() }
            }
            #expect(errors.withLock { $0.first } == .ended(.deadlineExceeded))
            #expect(try java.callStatic("Limits", "state", "()Ljava/lang/String;") == .string("true 0"))
            hosted.thread = nil
            #expect(machine.destroy().isComplete)
        }
    }
}

/// What a native method of a test needs to call back.
private final class Holder: @unchecked Sendable {
    var thread: HostedThread?
}
