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

    /// Without the type of the error, which `#expect` cannot infer.
    private func expand(_ words: [String], variable: String?) throws -> [String] {
        try ArgumentExpansion.expand(words, variable: variable)
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
            let words = try expand(["@" + path, "@other"], variable: nil)
            #expect(words == ["-cp", ".", "Main", "1", "@none", "@other"])
        }
        try withFile("-cp .") { path in
            let words = try expand(["@" + path, "Main", "@x"], variable: nil)
            #expect(words == ["-cp", ".", "Main", "@x"])
            let jar = try expand(["-jar", "@" + path], variable: nil)
            #expect(jar == ["-jar", "-cp", "."])
            // The value of an option is not the main class.
            let modules = try expand(["-p", "m", "@" + path], variable: nil)
            #expect(modules == ["-p", "m", "-cp", "."])
        }
        let plain = try expand(["--disable-@files", "@x"], variable: nil)
        #expect(plain == ["@x"])
        let escaped = try expand(["@@x", "@"], variable: nil)
        #expect(escaped == ["@x", "@"])
        #expect(throws: Refusal.launcher("could not open `/nowhere/at/all'")) {
            try expand(["@/nowhere/at/all"], variable: nil)
        }
    }

    @Test func theVariableGoesBeforeTheWords() throws {
        let words = try expand(["Main"], variable: "-Dx='1 2' \"-Dy=\"")
        #expect(words == ["-Dx=1 2", "-Dy=", "Main"])
        for (text, complaint) in [
            ("-version", "Option -version is not allowed in environment variable JDK_JAVA_OPTIONS"),
            ("--module=m", "Option --module=m is not allowed in environment variable JDK_JAVA_OPTIONS"),
            ("Main", "Cannot specify main class in environment variable JDK_JAVA_OPTIONS"),
            ("-Dx='y", "Unmatched quote in environment variable JDK_JAVA_OPTIONS"),
        ] {
            #expect(throws: Refusal.launcher(complaint)) { try expand([], variable: text) }
        }
    }
}
