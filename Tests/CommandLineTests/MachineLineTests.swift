// SPDX-License-Identifier: Apache-2.0
import Runtime
import Testing

@testable import CommandLine

@Suite struct MachineLineTests {
    @Test func sizesAndProperties() throws {
        let line = try MachineLine(["-Xmx1g", "-Xms16M", "-Xmn4m", "-Xss512k", "-Dx=1=2", "-Dy", "-XX:MaxHeapSize=2g"])
        #expect(line.heap.maximum == 2 << 30)
        #expect(line.heap.initial == 16 << 20)
        #expect(line.heap.nursery == 4 << 20)
        #expect(line.stackSize == 512 << 10)
        #expect(line.properties.map { $0.key + "|" + $0.value } == ["x|1=2", "y|"])
        #expect(MemorySize.parse("9223372036854775807") == Int.max)
        for text in ["", "k", "-1", "+1", "1q", "9223372036854775808", "9007199254740992k", "1 "] {
            #expect(MemorySize.parse(Substring(text)) == nil, "\(text)")
        }
    }

    @Test func moduleOptionsAreNumberedProperties() throws {
        let line = try MachineLine([
            "--add-opens=a/b=c", "--add-opens=d/e=f", "--add-exports=g/h=i", "--module-path=p", "--limit-modules=l",
            "--patch-module=m=x:y", "--enable-native-access=n",
        ])
        #expect(
            line.properties.map { $0.key + "=" + $0.value } == [
                "jdk.module.addopens.0=a/b=c", "jdk.module.addopens.1=d/e=f", "jdk.module.addexports.0=g/h=i",
                "jdk.module.path=p", "jdk.module.limitmods=l", "jdk.module.patch.0=m=x:y",
                "jdk.module.enable.native.access.0=n",
            ])
    }

    @Test func assertionsByClassAndPackage() throws {
        let settings = try MachineLine(["-ea:com.a...", "-da:com.a.b.C", "-ea:...", "-da:com.a.c...", "-esa"])
            .assertions
        #expect(settings.isEnabled("com.a.X", isSystemClass: false))
        #expect(settings.isEnabled("com.a.b.D", isSystemClass: false))
        #expect(!settings.isEnabled("com.a.b.C", isSystemClass: false))
        #expect(!settings.isEnabled("com.a.c.d.E", isSystemClass: false))
        #expect(settings.isEnabled("Unnamed", isSystemClass: false))
        #expect(!settings.isEnabled("com.Other", isSystemClass: false))
        #expect(settings.isEnabled("java.lang.String", isSystemClass: true))
    }

    @Test func flagsAreCheckedByNameFormAndLock() {
        for (word, complaint) in [
            ("-XX:+Foo", "Unrecognized VM option 'Foo'"), ("-XX:Foo=3", "Unrecognized VM option 'Foo=3'"),
            ("-XX:UseG1GC", "Missing +/- setting for VM option 'UseG1GC'"),
            ("-XX:+MaxRAMPercentage", "Unexpected +/- setting in VM option 'MaxRAMPercentage'"),
            ("-XX:NewRatio=x", "Improperly specified VM option 'NewRatio=x'"),
            (
                "-XX:+LogCompilation",
                "Error: VM option 'LogCompilation' is diagnostic and must be enabled via -XX:+UnlockDiagnosticVMOptions.\n"
                    + "Error: The unlock option must precede 'LogCompilation'.\n"
                    + "Improperly specified VM option 'LogCompilation'"
            ),
        ] {
            #expect(throws: Refusal.option(complaint)) { try MachineLine([word]) }
        }
        #expect(throws: Never.self) {
            try MachineLine(["-XX:+UnlockDiagnosticVMOptions", "-XX:+LogCompilation", "-XX:NewRatio=3", "-XX:+UseZGC"])
            try MachineLine(["-XX:+Foo", "-Xfoo", "--foo", "-XX:+IgnoreUnrecognizedVMOptions"])
        }
        #expect(throws: Refusal.initialization("Multiple garbage collectors selected")) {
            try MachineLine(["-XX:+UseSerialGC", "-XX:+UseZGC"])
        }
        #expect(HotSpotFlag.find("UseSerialG") == nil)
        #expect(HotSpotFlag.find("") == nil)
    }

    @Test func unknownOptionsAreRefused() {
        for word in ["-Xfoo", "--foo", "--foo=1", "-foo", "-eax", "-ea...", "-"] {
            #expect(throws: Refusal.option("Unrecognized option: \(word)")) { try MachineLine([word]) }
        }
        #expect(throws: Refusal.initialization("Initial heap size set to a larger value than the maximum heap size")) {
            try MachineLine(["-Xms2g", "-Xmx1g"])
        }
    }

    @Test func heapsThatHotSpotRefuses() throws {
        func refusal(_ words: String) -> String? {
            do throws(Refusal) {
                _ = try MachineLine(words.split(separator: " ").map(String.init))
                return nil
            } catch { return error.output.map { String($0.drop { $0 != "\n" }.dropFirst()) } }
        }
        let triggered = "GC triggered before VM initialization completed. Try increasing NewSize, current value "
        #expect(refusal("-Xmx2m") == triggered + "1331K.")
        #expect(refusal("-Xmx2m -Xmn1m") == triggered + "1024K.")
        #expect(refusal("-Xmx2m -XX:+UseSerialGC") == nil)
        #expect(refusal("-Xmx2049k") == nil)
        #expect(refusal("-Xmx1m -Xms2m")?.hasPrefix("Initial heap size set to a larger value") == true)
        #expect(refusal("-Xmx1m") == "Too small maximum heap")
        #expect(refusal("-Xms1023k") == "Too small initial heap")
        #expect(refusal("-XX:MinHeapSize=512k") == "Too small minimum heap")
        #expect(refusal("-Xmx32m -XX:MinHeapSize=64m") == "Incompatible minimum and maximum heap sizes specified")
        #expect(refusal("-Xms8m -XX:MinHeapSize=16m") == "Incompatible minimum and initial heap sizes specified")
        #expect(refusal("-XX:MinHeapSize=16m -Xms8m") == nil)
        #expect(refusal("-XX:-UseG1GC")?.hasPrefix("Garbage collector not selected") == true)
    }

    @Test func laterSizesWin() throws {
        #expect(try MachineLine(["-XX:MaxHeapSize=64m", "-Xmx32m"]).heap.maximum == 32 << 20)
        #expect(try MachineLine(["-Xmx32m", "-XX:MaxHeapSize=64m"]).heap.maximum == 64 << 20)
    }

    @Test func wordsOfProgramsWithoutALauncher() throws {
        let words = try InvocationWords(["-Djava.class.path=a:b", "-Dx=y", "-Xnosuch", "_nosuch"], ignoring: true)
        let options = words.options(javaHome: "/nowhere")
        #expect(options.classPath == "a:b")
        #expect(options.properties.map(\.key) == ["x"])
        do throws(Refusal) {
            _ = try InvocationWords(["-Xnosuch"], ignoring: false)
            Issue.record("not refused")
        } catch { #expect(error.machineError == "Unrecognized option: -Xnosuch") }
        #expect(Refusal.stackTooSmall.machineError == nil)
        #expect(Refusal.launcher("text").machineError == "Error: text")
    }
}
