// SPDX-License-Identifier: Apache-2.0
import Glibc
import Interpreter
import ObjectModel
import Testing

@Suite(.serialized) struct BenchmarkTests {
    /// The programs compute what HotSpot computes.
    @Test func results() {
        let vm = MiniVM()
        let s = vm.makeSamples()
        #expect(vm.int(s.loops, .int(2000)) == -203_259_008)
        #expect(vm.int(s.sieve, .reference(s.flags), .int(100_000)) == 9592)
        #expect(vm.int(s.fib, .int(20)) == 6765)
        #expect(vm.int(s.fields, .reference(s.object), .int(1_000_000)) == -1_320_487_088)
        #expect(vm.int(s.virtuals, .reference(s.object), .int(1_000_000)) == 1_767_864_320)
        #expect(vm.int(s.sort, .reference(s.numbers), .int(3000)) == 8_529_938)
        #expect(vm.double(s.mandel, .int(100)) == 244_052)
    }

    /// Milliseconds, the best of several rounds.
    func best(rounds: Int = 7, _ work: () -> Void) -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            var start = timespec()
            var end = timespec()
            clock_gettime(CLOCK_MONOTONIC, &start)
            work()
            clock_gettime(CLOCK_MONOTONIC, &end)
            best = min(best, Double(end.tv_sec - start.tv_sec) * 1e3 + Double(end.tv_nsec - start.tv_nsec) / 1e6)
        }
        return best
    }

    @Test(.enabled(if: getenv("SWIFTLET_BENCHMARK") != nil)) func timings() {
        print("table    ms", best(rounds: 1) { _ = HandlerTable.shared.unfused(.load) })
        let vm = MiniVM()
        let s = vm.makeSamples()
        print(
            "decode   ms, 1000 methods",
            best {
                for _ in 0..<1000 { vm.decode(Samples.sortCode, s.sort) }
            })
        print("loops    ms", best { _ = vm.call(s.loops, .int(2000)) })
        print("sieve    ms", best { for _ in 0..<20 { _ = vm.call(s.sieve, .reference(s.flags), .int(100_000)) } })
        print("fib      ms", best { _ = vm.call(s.fib, .int(30)) })
        print("fields   ms", best { _ = vm.call(s.fields, .reference(s.object), .int(1_000_000)) })
        print("virtuals ms", best { _ = vm.call(s.virtuals, .reference(s.object), .int(1_000_000)) })
        print("sort     ms", best { _ = vm.call(s.sort, .reference(s.numbers), .int(3000)) })
        print("mandel   ms", best { _ = vm.call(s.mandel, .int(100)) })
    }
}
