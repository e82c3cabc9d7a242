// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Runtime
import Swiftlet
import Testing

/// Machine code comes and goes while programs run.
extension MachineTests {
    @Suite struct CompilationTests {
        private func work(_ java: HostedThread, _ rounds: Int) throws -> [String] {
            var texts: [String] = []
            for _ in 0..<rounds {
                texts.removeAll()
                for which in 0..<8 {
                    let text = try java.callStatic("Limits", "library", "(I)Ljava/lang/String;", [.int(Int32(which))])
                    texts.append(text.string ?? "")
                }
                texts.append("\(try java.callStatic("Limits", "calls", "(I)I", [.int(200)]).int ?? 0)")
            }
            return texts
        }

        private func reference() throws -> [String] {
            let machine = try Machines.make { $0.compilation = .never }
            defer { machine.destroy() }
            return try work(try machine.boot(), 1)
        }

        /// The first hot methods are in the compiler's hands when the machine goes.
        @Test func compilesInTheBackground() throws {
            let expected = try reference()
            for rounds in [1, 3, 40] {
                let machine = try Machines.make { $0.compileThreshold = 5 }
                let java = try machine.boot()
                #expect(try work(java, rounds) == expected)
                if rounds == 40 {
                    #expect(machine.machineCode.counts.compilations > 100)
                    // A loop that runs for long goes over to code that is made meanwhile.
                    let seconds = try Machines.seconds {
                        try java.callStatic("Limits", "loop", "(I)I", [.int(200_000_000)])
                    }
                    #expect(seconds < 10)
                }
                #expect(machine.destroy().isComplete)
            }
        }

        @Test func compilesInTheForeground() throws {
            let machine = try Machines.make {
                $0.compileThreshold = 5
                $0.isBackgroundCompilationEnabled = false
            }
            let java = try machine.boot()
            let expected = try reference()
            #expect(try work(java, 10) == expected)
            #expect(machine.machineCode.counts.compilations > 100)
            #expect(machine.destroy().isComplete)
        }

        /// Several threads, one of them deep in a recursion, while there is never room for all the code.
        @Test(arguments: [true, false]) func evictsCode(_ isInBackground: Bool) throws {
            let expected = try reference()
            let machine = try Machines.make {
                $0.compileThreshold = 3
                $0.codeCacheSize = 64 << 10
                $0.isBackgroundCompilationEnabled = isInBackground
            }
            let java = try machine.boot()
            let before = machine.machineCode.counts.evictions
            try java.callStatic("Limits", "startRecursions", "()V")
            var rounds = 0
            let done = try Machines.wait {
                let texts = try work(java, 3)
                #expect(texts == expected)
                #expect(machine.machineCode.usedInBytes <= 64 << 10)
                rounds += 1
                return rounds >= 10 && machine.machineCode.counts.evictions >= before + 5
            }
            #expect(done)
            #expect(try java.callStatic("Limits", "endRecursions", "()Z") == .boolean(true))
            #expect(machine.destroy().isComplete)
        }

        @Test(arguments: [MachineOptions.Compilation.whenHot, .always])
        func interpretsWithoutExecutableMemory(_ compilation: MachineOptions.Compilation) throws {
            let machine = try Machines.make {
                $0.compilation = compilation
                $0.refusesExecutableMemory = true
            }
            let java = try machine.boot()
            let expected = try reference()
            #expect(try work(java, 5) == expected)
            #expect(machine.machineCode.counts.compilations == 0)
            #expect(machine.destroy().isComplete)
        }
    }
}
