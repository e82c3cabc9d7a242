// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import MicroVM

@Suite struct HotPagesTests {
    @Test func textSurvives() throws {
        let pages = HotPages(runs: [.init(slot: 0, first: 3, count: 5), .init(slot: 3, first: 1 << 20, count: 1)])
        #expect(pages.text == "0 3 5\n3 1048576 1\n")
        #expect(HotPages(text: pages.text) == pages)
        #expect(HotPages(text: "") == HotPages(runs: []))
    }

    @Test(arguments: [
        "0 1", "0 1 2 3", "a 1 1", "0 -1 1", "-1 0 1", "0 0 0", "0 0 9999999", "0 0 5000\n1 0 5000",
        "0 99999999999999 1",
        "0 0 -1", "9223372036854775808 0 1",
    ]) func otherTextsAreRefused(_ text: String) { #expect(HotPages(text: text) == nil) }
}

/// What a watched machine wrote is what the next one begins with.
@Suite(.enabled(if: Guest.canRun, Guest.reason), .timeLimit(.minutes(2)))
struct HotPagesOfGuestsTests {
    private func pages(_ words: [String], hot: HotPages? = nil) throws -> (pages: HotPages, text: String) {
        let map = open("/proc/self/pagemap", O_RDONLY)
        try #require(map >= 0)
        defer { close(map) }
        let console = CapturingConsole()
        let machine = try Guest.machine(words, console: console) { $0.hotPages = hot }
        if hot != nil {
            // They are there before the guest has run.
            let ready = machine.hotPages(map: map)
            #expect(ready.count >= (hot?.count ?? 0))
        }
        #expect(machine.run() == .exited(0))
        #expect(machine.brokenInvariants() == [])
        return (machine.hotPages(map: map), console.text)
    }

    @Test func watchedAndUsed() throws {
        let first = try pages(["hello"])
        #expect(first.pages.count > 10)
        #expect(first.pages.runs.contains { $0.slot == 0 } && first.pages.runs.contains { $0.slot == 1 })
        let second = try pages(["hello"], hot: first.pages)
        #expect(second.text == first.text)
        // Another program, with pages that are not its own.
        #expect(try pages(["threads", "2"], hot: first.pages).text == (try pages(["threads", "2"]).text))
    }

    @Test func whatDoesNotFitIsLeftOut() throws {
        let wrong = HotPages(runs: [
            .init(slot: 9, first: 0, count: 1), .init(slot: 0, first: 1 << 30, count: 4),
            .init(slot: 1, first: 0, count: 8_192), .init(slot: 0, first: 0, count: 2),
        ])
        let console = CapturingConsole()
        let machine = try Guest.machine(["hello"], console: console) { $0.hotPages = wrong }
        #expect(machine.run() == .exited(0))
        #expect(console.text == "hello from a guest\n")
    }

    @Test func bytesOfTheConsoleAreCounted() throws {
        let run = try Guest.run("hello")
        #expect(run.statistics.traffic.writtenBytes == 19)
        #expect(run.statistics.traffic.writeOperations >= 1)
        let console = CapturingConsole()
        let machine = try Guest.machine(["echo"], console: console)
        machine.sendInput(Array("line\n".utf8))
        machine.closeInput()
        #expect(machine.run() == .exited(0))
        #expect(machine.statistics.traffic.readBytes == 5)
        #expect(machine.statistics.traffic.readOperations == 1)
    }
}

extension HotPages {
    /// Pages in all.
    var count: Int { runs.reduce(0) { $0 + $1.count } }
}
