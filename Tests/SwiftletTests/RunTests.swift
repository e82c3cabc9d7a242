// SPDX-License-Identifier: Apache-2.0
import Platform
import Swiftlet
import Synchronization
import TestSupport
import Testing

extension MachineTests {
    @Suite struct RunTests {
        private func hello(_ who: String, _ folder: String) throws -> String {
            let file = folder + "/" + who
            let machine = try Machines.make([(key: "who", value: who)])
            let status = try machine.run(.className("Programs"), arguments: ["hello", file])
            #expect(status == 0)
            #expect(machine.destroy().isComplete)
            return try #require(SmallFile.text(path: file))
        }

        @Test func runsAProgramTwiceInOneProcess() throws {
            let folder = try TemporaryFolder()
            #expect(try hello("one", folder.path) == "Hello from one")
            #expect(try hello("two", folder.path) == "Hello from two")
        }

        @Test func twoMachinesAtOnceShareNothing() throws {
            let folder = try TemporaryFolder()
            let path = folder.path
            let outputs = Mutex<[String]>([])
            let threads = try ["left", "right"].map { who in
                try NativeThread.start(stackSizeInBytes: 8 << 20) {
                    let text = (try? hello(who, path)) ?? "failed"
                    outputs.withLock { $0.append(text) }
                }
            }
            for thread in threads { try thread.join() }
            #expect(outputs.withLock { $0.sorted() } == ["Hello from left", "Hello from right"])
        }

        @Test func statusOfTheProgram() throws {
            for status: Int32 in [0, 42] {
                let machine = try Machines.make()
                #expect(try machine.run(.className("Programs"), arguments: ["exit", "\(status)"]) == status)
                #expect(machine.exitStatus == status)
                #expect(machine.destroy().isComplete)
            }
            let machine = try Machines.make()
            #expect(try machine.run(.className("Programs"), arguments: ["throw"]) == 1)
            #expect(machine.exitStatus == nil)
            #expect(machine.destroy().isComplete)
        }
    }
}
