// SPDX-License-Identifier: Apache-2.0
import Glibc
import TestSupport
import Testing

@testable import MicroVM

/// Small reads and writes that pass the transfer area: the same as by calls, but for the number of exits.
@Suite(.enabled(if: Guest.canRun, Guest.reason), .serialized, .timeLimit(.minutes(2)))
struct TransferTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ words: String..., processors: Int = 1, fault: PlantedFault? = nil) throws -> Guest.Run {
        let console = CapturingConsole()
        let machine = try Guest.machine(words, console: console) {
            $0.processors = processors
            $0.plantedFault = fault
            $0.folders = [GrantedFolder(guestPath: "/data/w", hostPath: folder.path, isWritable: true)]
        }
        let outcome = machine.run()
        return Guest.Run(machine, outcome, console)
    }

    @Test(arguments: [1, 2]) func linesAreManyToAnExit(_ processors: Int) throws {
        let run = try run("lines", "20000", processors: processors)
        #expect(run.outcome == .exited(0))
        #expect(run.text == (0..<20_000).map { "line \($0)\n" }.joined())
        #expect(run.statistics.exits < 5_000)
        #expect(run.statistics.traffic.writeOperations == 20_000)
        #expect(run.statistics.traffic.writtenBytes == UInt64(run.text.utf8.count))
        #expect(run.broken == [])
    }

    @Test(arguments: [1, 2]) func whatWasWrittenIsThereForEveryCall(_ processors: Int) throws {
        let run = try run("gather", "2000", "/data/w/out", processors: processors)
        #expect(run.text.hasPrefix("gathered"), "\(run.text)")
        #expect(run.outcome == .exited(0))
        #expect(run.statistics.exits < 1_500)
        #expect(run.broken == [])
    }

    @Test(arguments: 0...6) func filesReadInPiecesAreAsTheyAre(_ seed: Int) throws {
        let contents = (0..<300_000).map { (index: Int) in UInt8(truncatingIfNeeded: index &* 7 ^ index >> 9) }
        let file = open(folder.path + "/in", O_WRONLY | O_CREAT, 0o600)
        #expect(write(file, contents, contents.count) == contents.count)
        close(file)
        let run = try run("pieces", "\(seed)", "/data/w/in")
        #expect(run.text == "read in pieces\n")
        #expect(run.outcome == .exited(0))
        // 14 times the file by pieces of 1,000 bytes, five windows each, and two calls at its end.
        if seed == 0 { #expect(run.statistics.exits < 400) }
        #expect(run.broken == [])
    }

    @Test(arguments: [1, 2]) func fullPipesHoldTheWriterUp(_ processors: Int) throws {
        let run = try run("pipe", "300000", processors: processors)
        #expect(run.text == "passed 300000 true\n")
        #expect(run.broken == [])
    }

    @Test(arguments: [1, 2]) func readersKeepToTheirFile(_ processors: Int) throws {
        #expect(try run("reuse", processors: processors).text == "kept true true\n")
    }

    // MARK: Rings that lie

    @Test(arguments: 0..<8) func brokenRingsHarmNobodyElse(_ index: Int) throws {
        let run = try run("ring", "\(index)")
        #expect(run.outcome == .exited(0))
        #expect(run.text == (0..<100).map { "line \($0)\n" }.joined() + "alive\n")
        #expect(run.broken == [])
    }

    /// A monitor that believes what the ring says is found out.
    @Test(arguments: [(PlantedFault.uncheckedCounter, 0), (.uncheckedRecord, 2)])
    func credulousMonitorsAreFound(_ fault: PlantedFault, _ index: Int) throws {
        #expect(try run("ring", "\(index)", fault: fault).broken != [])
    }
}
