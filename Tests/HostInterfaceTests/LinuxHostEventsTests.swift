// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import TestSupport
import Testing

/// Sockets, waiting, processes, mappings and libraries.
@Suite struct LinuxHostEventsTests {
    let host: any HostInterface = LinuxHost()

    private func socketPair() throws -> (Int32, Int32) {
        var first: Int32 = -1
        var second: Int32 = -1
        let type = Int32(SOCK_STREAM.rawValue)
        #expect(host.socketPair(family: AF_UNIX, type: type, &first, &second).error == nil)
        return (first, second)
    }

    @Test func pollsForWhatWasSent() throws {
        let (near, far) = try socketPair()
        defer { _ = (host.close(near), host.close(far)) }
        var entry = pollfd(fd: far, events: Int16(POLLIN), revents: 0)
        #expect(host.poll(&entry, count: 1, milliseconds: 0) == .success(0))
        #expect(Array("hi".utf8).withUnsafeBytes { host.send(near, $0, flags: 0) } == .success(2))
        #expect(host.poll(&entry, count: 1, milliseconds: 1000) == .success(1))
        #expect(host.bytesAvailable(far) == .success(2))
        var buffer: [UInt8] = [0, 0, 0]
        #expect(buffer.withUnsafeMutableBytes { host.receive(far, into: $0, flags: 0) } == .success(2))
        #expect(buffer == Array("hi".utf8) + [0])
    }

    @Test func wakesABlockedThread() throws {
        let (near, far) = try socketPair()
        defer { _ = (host.close(near), host.close(far)) }
        // The first signals may come before the call blocks. After the last, bytes end it, so that the test ends too.
        let waker = Waker(host: host, thread: host.enrollThread(), last: near)
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<Waker>.fromOpaque(context!).takeUnretainedValue().run()
                return nil
            }, Unmanaged.passUnretained(waker).toOpaque())
        #expect(started == 0)
        var byte: UInt8 = 0
        let result = withUnsafeMutableBytes(of: &byte) { host.receive(far, into: $0, flags: 0) }
        pthread_join(thread, nil)
        withExtendedLifetime(waker) {}
        #expect(result.error?.rawValue == EINTR)
    }

    private final class Waker: Sendable {
        let host: any HostInterface
        let thread: Int
        let last: Int32

        init(host: any HostInterface, thread: Int, last: Int32) {
            self.host = host
            self.thread = thread
            self.last = last
        }

        func run() {
            for _ in 0..<20 {
                usleep(10_000)
                _ = host.interrupt(thread: thread)
            }
            _ = withUnsafeBytes(of: UInt8(1)) { host.send(last, $0, flags: 0) }
        }
    }

    @Test func writingToAClosedPipeFails() throws {
        var reading: Int32 = -1
        var writing: Int32 = -1
        #expect(host.makePipe(blocking: true, &reading, &writing).error == nil)
        _ = host.close(reading)
        #expect(withUnsafeBytes(of: UInt8(1)) { host.write(writing, $0) }.error?.rawValue == EPIPE)
        _ = host.close(writing)
    }

    @Test func startsProgramsAndWaits() throws {
        var reading: Int32 = -1
        var writing: Int32 = -1
        #expect(host.makePipe(blocking: true, &reading, &writing).error == nil)
        var request = SpawnRequest(program: Array("sh".utf8))
        request.arguments = ["-c", "pwd; echo $A; exit 5"].map { Array($0.utf8) }
        request.environment = [Array("A=b".utf8)]
        request.directory = Array("/usr".utf8)
        request.descriptors = (0, writing, 2)
        let process = try Int32(#require(host.spawn(request).value))
        _ = host.close(writing)
        #expect(host.waitForChild(process, reaps: false) == .success(5))
        #expect(host.waitForChild(process, reaps: true) == .success(5))
        #expect(host.waitForChild(process, reaps: true).error?.rawValue == ECHILD)
        var buffer = [UInt8](repeating: 0, count: 100)
        let count = try #require(buffer.withUnsafeMutableBytes { host.read(reading, into: $0) }.value)
        #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == "/usr\nb\n")
        _ = host.close(reading)
        #expect(host.spawn(SpawnRequest(program: Array("/no/such".utf8))).error == .noSuchFile)
    }

    @Test func refusesMemoryAndLibrariesOfOthers() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/m"
        let descriptor = try Int32(
            #require(host.open(at: HostPath.workingDirectory, path, flags: O_RDWR | O_CREAT, mode: 0o600).value))
        defer { _ = host.close(descriptor) }
        #expect(host.truncate(descriptor, toSize: 8192).error == nil)
        let address = try UInt(#require(host.map(descriptor, .readWrite, offset: 0, length: 8192).value))
        UnsafeMutablePointer<UInt8>(bitPattern: address)!.pointee = 7
        #expect(host.synchronizeMapping(address, length: 8192).error == nil)
        #expect(host.synchronizeMapping(address, length: 8193).error == .invalidArgument)
        #expect(host.adviseMapping(address + 4096, length: 4096, willNeed: true).error == nil)
        #expect(host.unmap(address + 4096, length: 4096).error == .invalidArgument)
        #expect(host.unmap(address, length: 8192).error == nil)
        #expect(host.unmap(address, length: 8192).error == .invalidArgument)
        #expect(host.symbol("strlen", inLibrary: 1) == 0)
        var library: UInt = 0
        #expect(host.openLibrary("libc.so.6", &library) == nil)
        #expect(host.symbol("strlen", inLibrary: library) != 0)
        host.closeLibrary(library)
        #expect(host.symbol("strlen", inLibrary: library) == 0)
    }
}
