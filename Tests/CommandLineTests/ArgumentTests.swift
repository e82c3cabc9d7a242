// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import CommandLine

@Suite struct ArgumentTests {
    /// The path of a file with a text, removed by the test's end.
    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let path = "/tmp/swiftlet-arguments-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
        defer { unlink(path) }
        try body(path)
    }

    @Test func filesHaveQuotesEscapesAndComments() {
        let text = "-cp . -Dx='a b'  # comment -Dno\n\t-Dy=\"q\\tz\" back\\slash \"two \\\n   lines\" '' end"
        #expect(
            ArgumentFile.words(of: text)
                == ["-cp", ".", "-Dx=a b", "-Dy=q\tz", "back\\slash", "two lines", "", "end"])
        #expect(ArgumentFile.words(of: "\"open\nnext") == ["open", "next"])
        #expect(ArgumentFile.words(of: "") == [])
    }

    @Test func expansionEndsAtTheMainClass() throws {
        try withFile("-cp . Main 1 @none") { path in
            #expect(
                try ArgumentExpansion.expand(["@" + path, "@other"], variable: nil)
                    == ["-cp", ".", "Main", "1", "@none", "@other"])
        }
        try withFile("-cp .") { path in
            #expect(
                try ArgumentExpansion.expand(["@" + path, "Main", "@x"], variable: nil) == ["-cp", ".", "Main", "@x"])
            #expect(try ArgumentExpansion.expand(["-jar", "@" + path], variable: nil) == ["-jar", "-cp", "."])
            // The value of an option is not the main class.
            #expect(try ArgumentExpansion.expand(["-p", "m", "@" + path], variable: nil) == ["-p", "m", "-cp", "."])
        }
        #expect(try ArgumentExpansion.expand(["--disable-@files", "@x"], variable: nil) == ["@x"])
        #expect(try ArgumentExpansion.expand(["@@x", "@"], variable: nil) == ["@x", "@"])
        #expect(throws: Refusal.launcher("could not open `/nowhere/at/all'")) {
            try ArgumentExpansion.expand(["@/nowhere/at/all"], variable: nil)
        }
    }

    @Test func theVariableGoesBeforeTheWords() throws {
        #expect(
            try ArgumentExpansion.expand(["Main"], variable: "-Dx='1 2' \"-Dy=\"") == ["-Dx=1 2", "-Dy=", "Main"])
        for (text, complaint) in [
            ("-version", "Option -version is not allowed in environment variable JDK_JAVA_OPTIONS"),
            ("--module=m", "Option --module=m is not allowed in environment variable JDK_JAVA_OPTIONS"),
            ("Main", "Cannot specify main class in environment variable JDK_JAVA_OPTIONS"),
            ("-Dx='y", "Unmatched quote in environment variable JDK_JAVA_OPTIONS"),
        ] {
            #expect(throws: Refusal.launcher(complaint)) { try ArgumentExpansion.expand([], variable: text) }
        }
    }
}
