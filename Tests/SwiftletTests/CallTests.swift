// SPDX-License-Identifier: Apache-2.0
import Platform
import Swiftlet
import Synchronization
import Testing

extension MachineTests {
    @Suite struct CallTests {
        @Test func callsOfAllKinds() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            defer { machine.destroy() }
            #expect(
                try java.callStatic("java.lang.Integer", "parseInt", "(Ljava/lang/String;)I", [.string("-17")])
                    == .int(-17))
            #expect(
                try java.callStatic("java.lang.Long", "rotateLeft", "(JI)J", [.long(1), .int(40)]) == .long(1 << 40))
            #expect(try java.callStatic("java/lang/Math", "sqrt", "(D)D", [.double(2)]) == .double(2.0.squareRoot()))
            #expect(try java.callStatic("java.lang.Float", "isNaN", "(F)Z", [.float(.nan)]) == .boolean(true))
            #expect(try java.callStatic("Programs", "narrow", "(B)B", [.int(-128)]) == .int(-128))
            let mixed = try java.callStatic(
                "Programs", "mix", "(IJFDZ)D", [.int(1), .long(2), .float(0.5), .double(0.25), .boolean(true)])
            #expect(mixed == .double(3.75))
            #expect(
                try java.callStatic("Programs", "property", "(Ljava/lang/String;)Ljava/lang/String;", [.string("nix")])
                    == .null)
            #expect(try java.callStatic("java.lang.System", "gc", "()V") == .void)

            let greeter = try java.construct("Programs", "(Ljava/lang/String;)V", [.string("Wörld 🌍")])
            #expect(
                try java.call(greeter, "greet", "(Ljava/lang/String;)Ljava/lang/String;", [.string("Hello")])
                    == .string("Hello, Wörld 🌍!"))
            let map = try java.construct("java.util.HashMap")
            let put = "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"
            #expect(try java.call(map, "put", put, [.string("k"), .object(greeter)]) == .null)
            #expect(try java.call(map, "size", "()I") == .int(1))
            #expect(try java.call(map, "isEmpty", "()Z") == .boolean(false))
        }

        @Test func exceptionsAreErrors() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            defer { machine.destroy() }
            #expect(throws: JavaError.thrown(className: "java.lang.IllegalArgumentException", message: "why not")) {
                try java.callStatic("Programs", "fail", "(Ljava/lang/String;)I", [.string("why not")])
            }
            #expect(throws: JavaError.thrown(className: "java.lang.IllegalArgumentException", message: nil)) {
                try java.callStatic("Programs", "fail", "(Ljava/lang/String;)I", [.null])
            }
            #expect(throws: JavaError.thrown(className: "java.lang.NoClassDefFoundError", message: "no/Such")) {
                try java.callStatic("no.Such", "f", "()V")
            }
            #expect(throws: JavaError.thrown(className: "java.lang.NoSuchMethodError", message: "'void Programs.f()'"))
            {
                try java.callStatic("Programs", "f", "()V")
            }
            #expect(
                throws: JavaError.thrown(className: "java.lang.InstantiationException", message: "java.lang.Number")
            ) {
                try java.construct("java.lang.Number")
            }
            // The thread is as good as before.
            #expect(try java.callStatic("Programs", "work", "(I)Ljava/lang/String;", [.int(0)]) == .string("0 0 "))
        }

        @Test func argumentsThatDoNotFitAreRefused() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            defer { machine.destroy() }
            let parse = "(Ljava/lang/String;)I"
            let object = try java.construct("java.lang.Object")
            let wrong: [[JavaValue]] = [[], [.int(1)], [.string("1"), .string("2")], [.object(object)], [.void]]
            for arguments in wrong {
                #expect(
                    performing: { try java.callStatic("java.lang.Integer", "parseInt", parse, arguments) },
                    throws: isInvalid)
            }
            #expect(performing: { try java.callStatic("Programs", "narrow", "(B)B", [.int(128)]) }, throws: isInvalid)
            let other = try Machines.make()
            defer { other.destroy() }
            let elsewhere = try other.boot()
            #expect(performing: { try elsewhere.call(object, "hashCode", "()I") }, throws: isInvalid)
            #expect(
                performing: {
                    try elsewhere.callStatic(
                        "java.util.Objects", "hashCode", "(Ljava/lang/Object;)I", [.object(object)])
                }, throws: isInvalid)
        }

        private func isInvalid(_ error: any Error) -> Bool {
            if case .invalidCall? = error as? JavaError { true } else { false }
        }

        @Test func aSecondThreadAttaches() throws {
            let machine = try Machines.make()
            let java = try machine.boot()
            let results = Mutex<[JavaValue]>([])
            let thread = try NativeThread.start(stackSizeInBytes: 8 << 20) {
                do {
                    let second = try machine.attach(name: "second")
                    let current = try second.callStatic("java.lang.Thread", "currentThread", "()Ljava/lang/Thread;")
                        .object!
                    let name = try second.call(current, "getName", "()Ljava/lang/String;")
                    let work = try second.callStatic("Programs", "work", "(I)Ljava/lang/String;", [.int(2000)])
                    try second.detach()
                    var error: JavaValue = .void
                    do { try second.callStatic("java.lang.System", "gc", "()V") } catch JavaError.ended(.destroyed) {
                        error = .null
                    }
                    results.withLock { $0 = [name, work, error] }
                } catch { results.withLock { $0 = [.string("\(error)")] } }
            }
            let here = try java.callStatic("Programs", "work", "(I)Ljava/lang/String;", [.int(2000)])
            try thread.join()
            #expect(results.withLock { $0 } == [.string("second"), here, .null])
            #expect(machine.destroy().isComplete)
            #expect(throws: JavaError.destroyed) { try java.callStatic("java.lang.System", "gc", "()V") }
        }
    }
}
