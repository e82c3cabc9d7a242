// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Runtime
import Swiftlet
import TestSupport
import Testing

extension MachineTests {
    /// Machines that start from an image of a booted one.
    @Suite struct ImageTests {
        private func options(_ classPath: String = Machines.programsPath) throws -> MachineOptions {
            var options = MachineOptions(javaHome: try #require(Machines.javaHome).path)
            options.classPath = classPath
            options.maximumHeapSize = 64 << 20
            return options
        }

        /// An image in a folder of its own.
        private func withImage(_ body: (String) throws -> Void) throws {
            let folder = try TemporaryFolder()
            let path = folder.path + "/test.image"
            #expect(try StartupImages.create(options(), to: path) == path)
            try body(path)
        }

        private func work(_ java: HostedThread) throws -> JavaValue {
            try java.callStatic("Programs", "work", "(I)Ljava/lang/String;", [.int(500)])
        }

        @Test func startsAndWorksAsABootedMachine() throws {
            let booted = try VirtualMachine.create(options(), image: .off)
            let expected = try work(try booted.boot())
            #expect(!booted.startsFromImage)
            try withImage { path in
                for _ in 0..<3 {
                    let machine = try VirtualMachine.create(options(), image: .file(path))
                    #expect(machine.startsFromImage)
                    let java = try machine.boot()
                    #expect(try work(java) == expected)
                    try java.callStatic("java.lang.System", "gc", "()V")
                    #expect(try work(java) == expected)
                    #expect(java.machine.destroy().isComplete)
                }
            }
            #expect(booted.destroy().isComplete)
        }

        /// Several machines of one image: what one writes, another does not see.
        @Test func machinesOfAnImageShareNothing() throws {
            try withImage { path in
                let machines = try (0..<3).map { _ in try VirtualMachine.create(options(), image: .file(path)) }
                let threads = try machines.map { try $0.boot() }
                for (index, java) in threads.enumerated() {
                    try java.callStatic(
                        "java.lang.System", "setProperty", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                        [.string("which"), .string("\(index)")])
                }
                for (index, java) in threads.enumerated() {
                    let value = try java.callStatic(
                        "java.lang.System", "getProperty", "(Ljava/lang/String;)Ljava/lang/String;", [.string("which")])
                    #expect(value == .string("\(index)"))
                }
                for machine in machines { #expect(machine.destroy().isComplete) }
            }
        }

        /// Every damaged byte of header and state is noticed, and so is every missing tail.
        @Test func damageIsNoticed() throws {
            try withImage { path in
                let whole = try SmallFile.read(path: path, limit: 256 << 20)
                var random = SequenceGenerator(seed: 7)
                for _ in 0..<100 {
                    var damaged = whole
                    let position = Int.random(in: 0..<(Bool.random(using: &random) ? 4096 : 50_000), using: &random)
                    damaged[position] ^= UInt8.random(in: 1...255, using: &random)
                    try expectRefusal(damaged, path + ".damaged")
                }
                for length in [0, 1, 4095, 4096, 100_000, whole.count / 2, whole.count - 4096] {
                    try expectRefusal(Array(whole[..<length]), path + ".damaged")
                }
            }
        }

        private func expectRefusal(_ bytes: [UInt8], _ path: String) throws {
            let file = try #require(fopen(path, "w"))
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
            #expect(try !VirtualMachine.create(options(), image: .file(path)).startsFromImage)
        }

        /// An image made for other circumstances, or by options that shape boot, is left alone.
        @Test func onlyWhatFitsIsUsed() throws {
            try withImage { path in
                var shaped = try options()
                shaped.properties = [("java.system.class.loader", "Programs")]
                #expect(try !VirtualMachine.create(shaped, image: .file(path)).startsFromImage)
                var harmless = try options()
                harmless.properties = [("mine", "1"), ("user.language", "fr")]
                #expect(try VirtualMachine.create(harmless, image: .file(path)).startsFromImage)
                #expect(try !VirtualMachine.create(options(), image: .off).startsFromImage)
                #expect(try !VirtualMachine.create(options(), image: .file(path + ".none")).startsFromImage)
            }
        }

        /// Static fields that differ between two boots are those that a start renews.
        @Test func everyStaticThatDiffersIsAccountedFor() throws {
            func statics(_ options: MachineOptions) throws -> [String: StaticField] {
                let machine = try VirtualMachine.create(options, image: .off)
                let java = try machine.boot()
                let fields = try java.staticFields()
                #expect(machine.destroy().isComplete)
                return Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
            }
            var other = try options("/nowhere")
            other.properties = [
                ("user.dir", "/tmp"), ("user.language", "fr"), ("user.country", "CA"), ("user.name", "somebody"),
                ("user.home", "/home/somebody"), ("line.separator", "|"), ("stdout.encoding", "ISO-8859-1"),
            ]
            other.maximumHeapSize = 128 << 20
            let (first, second) = (try statics(options()), try statics(other))
            let differing = Set(first.values.filter { second[$0.name].map { [$0] } ?? [] != [$0] }.map(\.name))
                .intersection(second.keys)
            #expect(differing.contains("jdk/internal/util/StaticProperty.USER_DIR"))
            #expect(differing.subtracting(RenewedStatics.names) == [])
        }
    }
}
