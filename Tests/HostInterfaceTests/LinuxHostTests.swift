// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import TestSupport
import Testing

@Suite struct LinuxHostTests {
    let folder: TemporaryFolder
    // Through the protocol, as natives see it.
    let host: any HostInterface = LinuxHost()
    let here = HostPath.workingDirectory

    init() throws { folder = try TemporaryFolder() }

    func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    func text(_ capacity: Int, _ fill: (UnsafeMutableRawBufferPointer) -> HostResult) -> String? {
        var bytes = [UInt8](repeating: 0xFF, count: capacity)
        let result = bytes.withUnsafeMutableBytes { fill($0) }
        return result.value.map { String(decoding: bytes[..<$0], as: UTF8.self) }
    }

    @Test func writesAndReadsFiles() throws {
        let descriptor = try Int32(
            #require(host.open(at: here, path("f"), flags: O_RDWR | O_CREAT | O_EXCL, mode: 0o640).value))
        #expect(Array("hello world".utf8).withUnsafeBytes { host.write(descriptor, $0) } == .success(11))
        #expect(Array("W".utf8).withUnsafeBytes { host.write(descriptor, $0, atOffset: 6) } == .success(1))
        #expect(host.seek(descriptor, to: -5, from: .end) == .success(6))
        #expect(host.bytesAvailable(descriptor) == .success(5))
        #expect(text(100) { host.read(descriptor, into: $0) } == "World")
        #expect(text(100) { host.read(descriptor, into: $0) } == "")
        #expect(text(4) { host.read(descriptor, into: $0, atOffset: 1) } == "ello")
        #expect(host.truncate(descriptor, toSize: 5) == .success())
        #expect(host.synchronize(descriptor, dataOnly: true) == .success())
        #expect(host.isTerminal(descriptor) == .success(0))
        var status = FileStatus()
        #expect(host.status(of: descriptor, &status) == .success())
        #expect(status.isRegularFile && status.sizeInBytes == 5 && status.mode & 0o777 == 0o640)
        let copy = try Int32(#require(host.duplicate(descriptor).value))
        #expect(host.close(descriptor) == .success())
        #expect(text(100) { host.read(copy, into: $0, atOffset: 0) } == "hello")
        #expect(host.close(copy) == .success())
        #expect(host.open(at: here, path("f"), flags: O_CREAT | O_EXCL, mode: 0).error == .fileExists)
    }

    @Test func reportsErrorsByNumber() {
        var status = FileStatus()
        #expect(host.close(-1).error == .badDescriptor)
        #expect(host.read(-1, into: UnsafeMutableRawBufferPointer(start: nil, count: 0)).error == .badDescriptor)
        #expect(host.isTerminal(-1).error == .badDescriptor)
        #expect(host.open(at: here, path("absent"), flags: O_RDONLY, mode: 0).error == .noSuchFile)
        #expect(host.open(at: here, folder.path, flags: O_WRONLY, mode: 0).error == .isADirectory)
        #expect(host.status(at: here, path("absent"), followsLinks: true, &status).error == .noSuchFile)
        #expect(host.openDirectory(path("absent")).error == .noSuchFile)
        #expect(text(100) { host.nextName(inDirectory: 12345, into: $0) } == nil)
        #expect(host.closeDirectory(12345).error == .badDescriptor)
        #expect(text(2) { host.workingDirectory(into: $0) } == nil)
    }

    @Test func managesNames() throws {
        try folder.write("a", "contents")
        #expect(host.makeDirectory(path("d"), mode: 0o700) == .success())
        #expect(host.rename(at: here, path("a"), to: here, path("d/b")) == .success())
        #expect(host.makeSymbolicLink(to: "d/b", as: path("s")) == .success())
        #expect(text(100) { host.readSymbolicLink(path("s"), into: $0) } == "d/b")
        var small = [UInt8](repeating: 0, count: 3)
        let cut = small.withUnsafeMutableBytes { host.readSymbolicLink(path("s"), into: $0) }
        #expect(cut.error == .resultTooLarge)
        #expect(text(1000) { host.realPath(path("s"), into: $0) } == path("d/b"))
        #expect(host.link(path("d/b"), as: path("h")) == .success())
        #expect(host.changeMode(path("h"), mode: 0o400) == .success())
        let times = host.setTimes(
            at: here, path("h"), followsLinks: true, access: .unchanged, modification: .nanoseconds(-1_500_000_000))
        #expect(times == .success())
        var status = FileStatus()
        #expect(host.status(at: here, path("d/b"), followsLinks: true, &status) == .success())
        #expect(status.linkCount == 2 && status.mode & 0o777 == 0o400 && status.modificationTime == -1_500_000_000)
        #expect(status.accessTime > 0)
        #expect(host.status(at: here, path("s"), followsLinks: false, &status) == .success())
        #expect(status.isSymbolicLink)

        let directory = try Int32(
            #require(host.open(at: here, path("d"), flags: O_RDONLY | O_DIRECTORY, mode: 0).value))
        #expect(host.status(at: directory, "b", followsLinks: true, &status) == .success())
        #expect(host.removeDirectory(at: here, path("d")).error == .directoryNotEmpty)
        #expect(host.unlink(at: directory, "b") == .success())
        #expect(host.close(directory) == .success())
        #expect(host.removeDirectory(at: here, path("d")) == .success())
        #expect(host.checkAccess(path("d"), rights: 0).error == .noSuchFile)
        #expect(host.checkAccess(path("h"), rights: 4) == .success())
    }

    @Test func listsFolders() throws {
        for name in ["x", "y", "z"] { try folder.write(name, "") }
        let handle = try #require(host.openDirectory(folder.path).value)
        var names: [String] = []
        while let name = text(255, { host.nextName(inDirectory: handle, into: $0) }), !name.isEmpty {
            names.append(name)
        }
        #expect(names.sorted() == [".", "..", "x", "y", "z"])
        #expect(host.closeDirectory(handle) == .success())
        #expect(host.closeDirectory(handle).error == .badDescriptor)
    }

    @Test func knowsItsSurroundings() throws {
        var first = [UInt8](repeating: 0, count: 1000)
        var second = first
        #expect(first.withUnsafeMutableBytes { host.fillWithEntropy($0) } == .success())
        #expect(second.withUnsafeMutableBytes { host.fillWithEntropy($0) } == .success())
        #expect(first != second && first[900...].contains { $0 != 0 })
        #expect(host.monotonicNanoseconds <= host.monotonicNanoseconds)
        #expect(host.realtimeNanoseconds > 1_700_000_000_000_000_000)
        #expect(host.processorCount >= 1)
        #expect(host.memorySizeInBytes > 1 << 20)
        #expect(host.processID == getpid())
        #expect(host.environment.contains { $0.starts(with: Array("PATH=".utf8)) })
        let information = host.systemInformation
        #expect(information.systemName == "Linux")
        #expect(!information.release.isEmpty && !information.hostName.isEmpty)
        var room = FileSystemStatus()
        #expect(host.fileSystemStatus("/", &room) == .success())
        #expect(room.totalBlocks >= room.freeBlocks && room.freeBlocks >= room.availableBlocks)
        #expect(room.blockSizeInBytes > 0)
        let directory = try #require(text(4096) { host.workingDirectory(into: $0) })
        #expect(directory.hasPrefix("/"))
    }

    @Test func resultsKeepErrorsApart() {
        #expect(HostResult.failure(HostErrorNumber(rawValue: 0)).error == .inputOutput)
        #expect(HostResult(rawValue: Int.min).error == HostErrorNumber(rawValue: Int32.max))
        #expect(HostResult.success(7).value == 7)
        #expect(HostResult.success(7).error == nil)
    }
}
