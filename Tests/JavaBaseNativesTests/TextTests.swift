// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import JavaBaseNatives

/// What natives read out of the texts and blocks of bytes that the system or Java hand them.
@Suite struct TextTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func timeZonesFromVariableAndPath() {
        #expect(TimeZoneNatives.identifier(fromVariable: nil) == nil)
        #expect(TimeZoneNatives.identifier(fromVariable: "") == nil)
        #expect(TimeZoneNatives.identifier(fromVariable: ":Europe/Berlin") == "Europe/Berlin")
        #expect(TimeZoneNatives.identifier(fromVariable: "posix/Asia/Tokyo") == "Asia/Tokyo")
        #expect(TimeZoneNatives.identifier(fromPath: "../usr/share/zoneinfo/Etc/UTC") == "Etc/UTC")
        #expect(TimeZoneNatives.identifier(fromPath: "/etc/elsewhere") == nil)
    }

    @Test func offsets() {
        #expect(TimeZoneNatives.offsetIdentifier(0) == "GMT")
        #expect(TimeZoneNatives.offsetIdentifier(3600) == "GMT+01:00")
        #expect(TimeZoneNatives.offsetIdentifier(-12600) == "GMT-03:30")
    }

    @Test func environmentEntries() {
        let entries = ["A=1", "=C:=x", "junk", "B=", "C==2"].map(bytes)
        let expected = ["A", "1", "=C:", "x", "B", "", "C", "=2"].map(bytes)
        #expect(ProcessEnvironmentNatives.split(entries) == expected)
    }

    @Test func stringBlocks() {
        #expect(ProcessImplNatives.strings(bytes("a\0bc\0\0"), count: 3) == [bytes("a"), bytes("bc"), []])
        // Neither more than there are nor what has no end.
        #expect(ProcessImplNatives.strings(bytes("a\0b"), count: 5) == [bytes("a")])
        #expect(ProcessImplNatives.strings([], count: -1) == [])
    }

    @Test func mountEntries() {
        let line = bytes("/dev/sda1 /mnt/my\\040disk ext4 rw,noatime 0 0")
        #expect(MountTable.entry(line[...])?.fields == ["/dev/sda1", "/mnt/my disk", "ext4", "rw,noatime"].map(bytes))
        #expect(MountTable.entry(bytes("# comment")[...]) == nil)
        #expect(MountTable.entry(bytes("  ")[...]) == nil)
        #expect(MountTable.entry(bytes("x\\04 y")[...])?.fields == ["x\\04", "y", "", ""].map(bytes))
    }

    @Test func processStatus() {
        let fields = "S 7 1 1 0 -1 0 0 0 0 0 150 50 0 0 20 0 1 0 4200 0 0"
        let status = ProcessFiles.status("42 (a) b (c)) \(fields)", bootTime: 1_000_000, ticksPerSecond: 100)
        #expect(status == ProcessFiles.Status(parent: 7, totalTime: 2_000_000_000, startTime: 1_042_000))
        #expect(ProcessFiles.status("42 (x) S 7", bootTime: 0, ticksPerSecond: 100) == nil)
        #expect(ProcessFiles.status("", bootTime: 0, ticksPerSecond: 100) == nil)
    }
}
