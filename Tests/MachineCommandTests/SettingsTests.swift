// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import MachineCommand

@Suite struct SettingsTests {
    @Test func machineOptionsComeFirstAndTheRestIsTheLaunchers() throws {
        let settings = try MachineSettings(
            words: ["--memory", "100M", "--vcpus=3", "--grant-read", "/a", "-cp", "x", "Main", "--memory", "1G"])
        #expect(settings.memorySize == 100 << 20)
        #expect(settings.processors == 3)
        #expect(settings.readable == ["/a"])
        #expect(settings.program == ["-cp", "x", "Main", "--memory", "1G"])
    }

    @Test(arguments: [
        ["--memory"], ["--memory", "none"], ["--memory", "0"], ["--vcpus", "0"], ["--vcpus", "257"],
        ["--grant-listen", "0"], ["--grant-listen", "65536"], ["--grant-connect", "host"], ["--env", "=x"],
        ["--channel", "exec"],
        ["--channel", "a/b"], ["--channel", ""],
        ["--time-limit", "-1"], ["--memory", "99999999999999999999G"],
    ]) func badValuesAreUsageErrors(_ words: [String]) {
        #expect(throws: CommandFailure.self) { _ = try MachineSettings(words: words + ["Main"]) }
    }

    @Test func sizesAreWholeLargePages() {
        #expect(MachineSettings.size("3M") == 4 << 20)
        #expect(MachineSettings.size("1G") == 1 << 30)
        #expect(MachineSettings.size("2097152") == 2 << 20)
        #expect(MachineSettings.size("") == nil)
        #expect(MachineSettings.size("M") == nil)
    }

    @Test func hostsAndPortsOfBothVersions() throws {
        let short = try #require(MachineSettings.hostAndPort("example.org:80"))
        #expect(short.host == "example.org" && short.port == 80)
        let long = try #require(MachineSettings.hostAndPort("[::1]:8080"))
        #expect(long.host == "::1" && long.port == 8_080)
        #expect(MachineSettings.hostAndPort(":80") == nil)
        #expect(MachineSettings.hostAndPort("host:0") == nil)
    }

    @Test func settingsSurviveTheFile() throws {
        var settings = try MachineSettings(
            words: [
                "--memory", "512M", "--vcpus", "2", "--grant-write", "/tmp/a b", "--grant-connect", "h:1",
                "--grant-listen", "8080", "--env", "A=\"quoted\"\n", "--channel", "one", "--time-limit", "60", "-jar",
                "app.jar", "ünicode",
            ])
        settings.workingDirectory = "/here"
        let text = settings.document.text
        let again = try MachineSettings(document: TOMLDocument(parsing: text))
        #expect(again == settings)
    }

    @Test func mistakesInTheFileAreNamedWithTheirLine() {
        for (text, line) in [
            ("a = 1\nb", 2), ("x = \"open", 1), ("x = 1 2", 1), ("x = [\"a\" \"b\"]", 1), ("x = 1\nx = 2", 2),
            ("= 3", 1),
            ("x = \"\\q\"", 1), ("\n\nx = maybe", 3),
        ] {
            #expect(throws: TOMLDocument.Mistake.self, "\(text)") { _ = try TOMLDocument(parsing: text) }
            do throws(TOMLDocument.Mistake) {
                _ = try TOMLDocument(parsing: text)
            } catch {
                #expect(error.line == line, "\(text)")
            }
        }
        #expect(throws: CommandFailure.self) {
            var settings = MachineSettings()
            try settings.take(key: "mem_size_mib", .string("much"))
        }
    }

    @Test func commentsAndQuotesOfBothKindsAreRead() throws {
        let document = try TOMLDocument(parsing: "# a comment\nx = 'C:\\x' # more\n\ny = [ \"a\", 'b' ]\nz = 1_000\n")
        #expect(document["x"] == .string("C:\\x"))
        #expect(document["y"] == .strings(["a", "b"]))
        #expect(document["z"] == .integer(1_000))
    }

    @Test func jsonIsEscaped() {
        let value = JSONText.object([("a\"b", .array([.string("\u{1}\n"), .number(-3), .boolean(true), .null]))])
        #expect(value.text == "{\"a\\\"b\":[\"\\u0001\\n\",-3,true,null]}")
    }

    @Test(arguments: ["", ".x", "-x", "a/b", "a b", "..", String(repeating: "x", count: 65)])
    func namesThatAreNone(_ name: String) {
        #expect(throws: CommandFailure.self) { _ = try MachineFolder(name: name) }
    }
}
