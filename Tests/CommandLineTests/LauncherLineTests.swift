// SPDX-License-Identifier: Apache-2.0
import Swiftlet
import Testing

@testable import CommandLine

@Suite struct LauncherLineTests {
    @Test func programsOfAllKinds() throws {
        var line = try LauncherLine(["-Xmx1g", "-cp", "a:b", "Main", "-x", "y"])
        #expect(line.plan.program == .className("Main"))
        #expect(line.plan.arguments == ["-x", "y"])
        #expect(line.classPath == "a:b")
        #expect(line.machineWords == ["-Xmx1g"])

        line = try LauncherLine(["-cp", "gone", "-jar", "x.jar", "-v"])
        #expect(line.plan.program == .jar("x.jar"))
        #expect(line.classPath == "x.jar")
        #expect(line.plan.arguments == ["-v"])

        line = try LauncherLine(["-p", "mods", "--add-opens", "a/b=c", "-m", "mod/pkg.Main", "-cp"])
        #expect(line.plan.program == .module("mod/pkg.Main"))
        #expect(line.plan.arguments == ["-cp"])
        #expect(line.machineWords == ["--module-path=mods", "--add-opens=a/b=c", "-Djdk.module.main=mod"])
        #expect(line.isModular)
        #expect(try LauncherLine(["--module=mod", "x"]).plan.arguments == ["x"])

        line = try LauncherLine(["--source", "21", "Prog", "arg"])
        #expect(line.plan.program == .source)
        #expect(line.plan.arguments == ["arg"])
        #expect(line.sourceFile == "Prog" && line.sourceRelease == "21")
    }

    @Test func questionsAboutTheRuntime() throws {
        #expect(try LauncherLine(["-version", "-bogus"]).plan.version == .init(onError: true, ends: true))
        #expect(try LauncherLine(["--show-version", "X"]).plan.version == .init(onError: false, ends: false))
        #expect(try LauncherLine(["--help"]).plan.usage == .init(kind: .full, onError: false))
        #expect(try LauncherLine(["-X"]).plan.usage == .init(kind: .extra, onError: true))
        #expect(try LauncherLine(["-d", "m"]).plan.describedModule == "m")
        #expect(try LauncherLine(["--describe-module=m"]).plan.describedModule == "m")
        #expect(try LauncherLine(["--dry-run", "X"]).plan.isDryRun)
        #expect(try LauncherLine([]).plan.program == nil)
    }

    @Test func missingValuesAreRefused() {
        for (words, complaint) in [
            (["-cp"], "-cp requires class path specification"), (["-m"], "-m requires module name"),
            (["--module="], "--module= requires module name"), (["-p"], "-p requires module path specification"),
            (["--add-modules="], "--add-modules= requires modules to be specified"),
            (["--add-opens"], "--add-opens requires modules to be specified"),
            (["-d"], "-d requires module name"), (["--source"], "--source requires source version"),
        ] {
            #expect(throws: Refusal.launcher(complaint)) { try LauncherLine(words) }
        }
        #expect(throws: Refusal(error: "Error: -jar requires jar file specification", showsUsage: true)) {
            try LauncherLine(["-jar"])
        }
    }
}
