// SPDX-License-Identifier: Apache-2.0
import Glibc
import Platform
import Swiftlet
import Synchronization
import Testing

extension MachineTests {
    /// Where a machine's System.in, System.out and System.err lead.
    @Suite struct StreamTests {
        private func run(_ streams: StandardStreams, _ what: String, _ argument: String = "") throws -> Int32 {
            let machine = try Machines.make(streams: streams)
            defer { machine.destroy() }
            return try machine.run(.className("Programs"), arguments: [what, argument])
        }

        @Test func outputIsKeptInMemory() throws {
            let (output, errors) = (OutputBuffer(), OutputBuffer())
            let streams = StandardStreams(output: .buffer(output), errors: .buffer(errors))
            #expect(try run(streams, "print", "Grüße") == 0)
            #expect(output.text == "out Grüße\nchannel Grüße\n")
            #expect(errors.text == "err Grüße\n")
        }

        @Test func uncaughtExceptionsGoWhereErrorsGo() throws {
            let errors = OutputBuffer()
            #expect(try run(StandardStreams(output: .discarded, errors: .buffer(errors)), "throw") == 1)
            #expect(
                errors.text.hasPrefix(
                    "Exception in thread \"main\" java.lang.IllegalStateException: as asked\n\tat Programs.main"))
        }

        @Test func inputComesFromMemory() throws {
            let output = OutputBuffer()
            let text = String(repeating: "line of text\n", count: 2000) + "last"
            #expect(try run(StandardStreams(input: .text(text), output: .buffer(output)), "count") == 0)
            #expect(output.text == "2001 lines, 24004 characters\n")
            #expect(try run(StandardStreams(input: .bytes([]), output: .buffer(output)), "count") == 0)
            #expect(output.take().suffix(22) == Array("0 lines, 0 characters\n".utf8))
            #expect(output.bytes.isEmpty)
        }

        /// Functions are called while the program runs: it can be answered.
        @Test func functionsConverse() throws {
            let conversation = Mutex(["3", "14", "stop"])
            let heard = OutputBuffer()
            let streams = StandardStreams(
                input: .function { buffer in
                    let line = conversation.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                    guard let line else { return 0 }
                    let bytes = Array((line + "\n").utf8)
                    buffer.copyBytes(from: bytes)
                    return bytes.count
                }, output: .function { heard.append($0) })
            #expect(try run(streams, "square") == 0)
            #expect(heard.text == "9\n196\n")
        }

        @Test func descriptorsOfTheProcessStandForStreams() throws {
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0)
            #expect(try run(StandardStreams(output: .descriptor(ends[1])), "print", "pipe") == 0)
            // A program that closes System.out has not closed the descriptor.
            #expect(try run(StandardStreams(output: .descriptor(ends[1])), "close") == 0)
            #expect(fcntl(ends[1], F_GETFD) >= 0)
            close(ends[1])
            var bytes = [UInt8](repeating: 0, count: 1000)
            let count = read(ends[0], &bytes, 1000)
            close(ends[0])
            #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "out pipe\nchannel pipe\nbefore\n")
        }

        @Test func machinesHaveStreamsOfTheirOwn() throws {
            let buffers = [OutputBuffer(), OutputBuffer()]
            let threads = try buffers.enumerated().map { index, buffer in
                try NativeThread.start(stackSizeInBytes: 8 << 20) {
                    _ = try? run(StandardStreams(output: .buffer(buffer), errors: .discarded), "print", "\(index)")
                }
            }
            for thread in threads { try thread.join() }
            #expect(buffers.map(\.text) == ["out 0\nchannel 0\n", "out 1\nchannel 1\n"])
        }

        /// A stream that is written to in a call, and one that the library asks about itself.
        @Test func callsWriteToo() throws {
            let output = OutputBuffer()
            let machine = try Machines.make(streams: StandardStreams(input: .text("x"), output: .buffer(output)))
            let java = try machine.boot()
            #expect(try java.callStatic("Programs", "say", "(Ljava/lang/String;)I", [.string("called")]) == .int(1))
            #expect(output.text == "called\n")
            #expect(machine.destroy().isComplete)
        }
    }
}
