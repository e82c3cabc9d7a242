// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Platform

@Suite struct SystemTests {
    @Test func clocksRun() {
        let monotonic = SystemClock.monotonicNanoseconds
        let processor = SystemClock.threadProcessorNanoseconds
        var sum = 0
        for index in 0..<100_000 { sum &+= index }
        #expect(sum > 0)
        #expect(SystemClock.monotonicNanoseconds > monotonic)
        #expect(SystemClock.threadProcessorNanoseconds > processor)
        #expect(SystemClock.processProcessorNanoseconds >= SystemClock.threadProcessorNanoseconds)
        #expect(SystemClock.realtimeNanoseconds > 1_700_000_000_000_000_000)
    }

    @Test func countsProcessorsAndMemory() {
        #expect(ProcessorInfo.availableProcessors >= 1)
        #expect(ProcessorInfo.availableProcessors <= ProcessorInfo.affinityCount)
        #expect(ProcessorInfo.availableMemoryInBytes > 1 << 20)
    }

    @Test func readsControlGroupFiles() {
        #expect(ProcessorInfo.parseProcessorQuota("150000 100000\n") == 1.5)
        for text in ["max 100000\n", "", "1", "1 0", "-1 100000", "18446744073709551615 1", "x y"] {
            #expect(ProcessorInfo.parseProcessorQuota(text) == nil, "\(text)")
        }
        #expect(ProcessorInfo.parseMemoryLimit("1048576\n") == 1_048_576)
        #expect(ProcessorInfo.parseMemoryLimit("max\n") == nil)
        #expect(ProcessorInfo.controlGroupPath("1:name=systemd:/x\n0::/a/b\n") == "/a/b")
        #expect(ProcessorInfo.controlGroupPath("4:memory:/x\n") == nil)
    }

    @Test func readsTheEnvironment() throws {
        let path = try #require(Environment.value(of: "PATH"))
        #expect(Environment.entries.contains(Array("PATH=\(path)".utf8)))
        #expect(Environment.value(of: "SWIFTLET_SURELY_UNSET") == nil)
    }

    @Test func mapsAFileAndNamesFailures() throws {
        var template = Array("/tmp/swiftlet-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        defer { unlink(path) }
        let empty = try MappedFile(path: path)
        #expect(empty.bytes.isEmpty)
        #expect(write(descriptor, "hello", 5) == 5)
        close(descriptor)
        let file = try MappedFile(path: path)
        #expect(Array(file.bytes) == Array("hello".utf8))
        #expect(file.identity != empty.identity)
        #expect(try SmallFile.read(path: path) == Array("hello".utf8))
        #expect(throws: SystemError(operation: "read", code: EFBIG)) { try SmallFile.read(path: path, limit: 4) }

        #expect(throws: SystemError(operation: "open", code: ENOENT)) { try MappedFile(path: path + "-absent") }
        #expect(throws: SystemError(operation: "open", code: EISDIR)) { try MappedFile(path: "/tmp") }
        #expect(throws: SystemError(operation: "open", code: EINVAL)) { try MappedFile(path: "/dev/null") }
        #expect("\(SystemError(operation: "open", code: ENOENT))" == "open: No such file or directory")
    }
}
