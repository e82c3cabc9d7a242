// SPDX-License-Identifier: Apache-2.0
import CSwiftlet
import CompilerInterface
import Testing

struct StubTests {
    private static let samples: [Double] = [
        0, -0.0, 1, -1, 0.1, 3.25, -7.5, 1e300, -1e300, .leastNonzeroMagnitude, .leastNormalMagnitude, .infinity,
        -.infinity, .nan,
        123456789.125,
    ]

    /// The remainder's stub takes and returns what a C function would.
    @Test func remainder() throws {
        let run = try MachineCodeRun()
        typealias Function = @convention(c) (Double, Double) -> Double
        let stub = unsafeBitCast(run.facts.stubs[.doubleRemainder], to: Function.self)
        for left in Self.samples {
            for right in Self.samples {
                let expected = swiftlet_fmod(left, right)
                let got = stub(left, right)
                #expect(
                    got.bitPattern == expected.bitPattern || got.isNaN && expected.isNaN, "\(left) % \(right): \(got)")
            }
        }
    }

    @Test func singleRemainder() throws {
        let run = try MachineCodeRun()
        typealias Function = @convention(c) (Float, Float) -> Float
        let stub = unsafeBitCast(run.facts.stubs[.floatRemainder], to: Function.self)
        for left in Self.samples.map({ Float($0) }) {
            for right in Self.samples.map({ Float($0) }) {
                let expected = swiftlet_fmodf(left, right)
                let got = stub(left, right)
                #expect(
                    got.bitPattern == expected.bitPattern || got.isNaN && expected.isNaN, "\(left) % \(right): \(got)")
            }
        }
    }

    /// All stubs lie in the cache, each at a place of its own.
    @Test func addresses() throws {
        let run = try MachineCodeRun()
        let all = Stub.allCases.map { run.facts.stubs[$0] }
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { run.cache.addressRange.contains($0) })
        #expect(run.facts.stubs[.enterInterpreter] == run.cache.addressRange.lowerBound + 32)
    }
}
