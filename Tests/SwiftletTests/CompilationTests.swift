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
                return rounds >= 5 && machine.machineCode.counts.evictions >= before + 5
            }
            #expect(done)
            #expect(try java.callStatic("Limits", "endRecursions", "()Z") == .boolean(true))
            #expect(machine.destroy().isComplete)
        }

        private func profile(_ machine: VirtualMachine, _ name: String) -> [InstructionProfile] {
            let methods = machine.machineCode.all.map { machine.space[$0] }
            guard let method = methods.first(where: { machine.compiledName($0) == name }) else { return [] }
            return machine.profile(of: method).map(\.profile)
        }

        /// Branches, receivers and casts of a loop whose turns are known.
        @Test func notesWhatHappens() throws {
            let machine = try Machines.make {
                $0.compilation = .always
                $0.collectsProfiles = true
            }
            let java = try machine.boot()
            // Until everything is resolved the method is compiled anew again and again.
            for _ in 0..<20 { try java.callStatic("Limits", "profiled", "(I)I", [.int(40)]) }
            let before = profile(machine, "Limits::profiled")
            try java.callStatic("Limits", "profiled", "(I)I", [.int(1000)])
            let after = profile(machine, "Limits::profiled")
            var differences: [String] = []
            for (now, then) in zip(after, before) {
                switch (now, then) {
                case (.branch(let taken, let notTaken), .branch(let oldTaken, let oldNotTaken)):
                    differences.append("branch \(taken - oldTaken) \(notTaken - oldNotTaken)")
                case (.types(let types, let others), .types(let oldTypes, let oldOthers)):
                    let counts = zip(types, oldTypes).map { $0.1 - $1.1 } + [others - oldOthers]
                    differences.append("types \(counts.sorted())")
                default: differences.append("different")
                }
            }
            #expect(
                differences == [
                    "branch 1 1000", "branch 750 250", "types [250, 250, 500]", "branch 750 250",
                    "types [250, 250, 500]",
                ])
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
