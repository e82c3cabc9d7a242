// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Testing

/// Classes of a JDK 25 on this machine: every three-hundredth or so. `scripts/compare-javap` takes all of them.
@Suite(.enabled(if: InstalledJDK.find() != nil))
struct InstalledJDKTests {
    @Test func classesAreWrittenAsTheyWereRead() throws {
        let classes: [[UInt8]] = try #require(InstalledJDK.find()).sampleClasses(300)
        #expect(classes.count >= 300)
        for bytes: [UInt8] in classes {
            try bytes.withUnsafeBytes { raw in
                let view = try ClassFileView(raw)
                if !view.accessFlags.contains(.module) { try FormatChecker.check(view) }
                #expect(try ClassFileModel(view).write() == bytes)
            }
        }
    }

    @Test func textIsThatOfJavap() throws {
        let jdk: InstalledJDK = try #require(InstalledJDK.find())
        let classes: [[UInt8]] = jdk.sampleClasses(300) + SampleClasses.all()
        let directory: TemporaryDirectory = try #require(TemporaryDirectory())
        let files: [String] = try classes.enumerated().map { number, bytes in
            try #require(directory.write("\(number).class", bytes))
        }
        let options: [String] = ["-J-Dstdout.encoding=UTF-8", "-c", "-v", "-p"]
        let text: [UInt8] = try #require(jdk.output(of: "javap", options + files))
        let sections: [JavapText.Section] = JavapText(text).sections
        #expect(sections.map(\.path) == files)
        for (section, bytes): (JavapText.Section, [UInt8]) in zip(sections, classes) {
            try bytes.withUnsafeBytes { raw in
                var output: [UInt8] = []
                Disassembler.print(try ClassFileView(raw), into: &output)
                let difference = JavapText.firstDifference(section.body, output[...])
                #expect(difference == nil, "\(section.path)")
            }
        }
    }
}
