// SPDX-License-Identifier: Apache-2.0
// disassemble-classes VERB < list-of-files
//   scan       parse and check every file; print how many, how many bytes, how fast
//   print      disassemble every file to standard output
//   compare    the files are outputs of javap -c -v -p: disassemble the classes they name, and compare
//   roundtrip  read every file into a model, write it and compare the bytes
//   fuzz       send COUNT mutants of the tests' seeds through the library (arguments: COUNT SEED)
//   mutate     write COUNT damaged copies of the files into DIRECTORY (arguments: COUNT SEED DIRECTORY)
//   samples    write the classes that the tests build into DIRECTORY (argument)
//   agree      compare the verdicts of another virtual machine with ours (arguments: THEIRS OURS, as verdicts prints)
//   verdicts   per file: what the format checker says, tab, the file's name
import ClassFile
import ClassFileTestSupport
import Glibc

/// The lines of standard input, which name files.
func standardInputLines() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
}

func complain(_ text: String) {
    let line: [UInt8] = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
}

/// Parses each file and touches every instruction; returns the number of failures.
func scan(_ paths: [String]) -> Int {
    var failures: Int = 0
    var size: Int = 0
    var viewSeconds: Double = 0
    var codeSeconds: Double = 0
    var checkSeconds: Double = 0
    var instructionCount: Int = 0
    for path: String in paths {
        guard let file = FileBytes(path: path) else {
            complain("\(path): cannot be read")
            failures += 1
            continue
        }
        size += file.raw.count
        do throws(ClassFileError) {
            let start: Double = seconds()
            let view = try ClassFileView(file.raw)
            let middle: Double = seconds()
            for method: MemberView in view.methods {
                guard let code = try view.code(of: method) else { continue }
                var instructions: InstructionSequence = code.instructions
                while instructions.next() != nil { instructionCount += 1 }
                if let failure = instructions.failure {
                    complain("\(path): \(failure) at \(instructions.pc)")
                    failures += 1
                }
            }
            let end: Double = seconds()
            viewSeconds += middle - start
            codeSeconds += end - middle
            // Modules are no classes, and are refused as such.
            if !view.accessFlags.contains(.module) { try FormatChecker.check(view) }
            checkSeconds += seconds() - end
        } catch {
            complain("\(path): \(error)")
            failures += 1
        }
    }
    print("\(paths.count) classes, \(size) bytes, \(instructionCount) instructions, \(failures) failures")
    print("structural pass \(Int(Double(size) / viewSeconds / 1e6)) MB/s, \(Int(viewSeconds * 1000)) ms")
    print("code walk \(Int(codeSeconds * 1000)) ms")
    print("format check \(Int(Double(size) / checkSeconds / 1e6)) MB/s, \(Int(checkSeconds * 1000)) ms")
    return failures
}

extension String {
    /// The text on one line.
    fileprivate func replacingLineFeeds() -> String { String(map { $0 == "\n" ? " " : $0 }) }
}

/// Prints "ok", or Java's error class and message, for each file.
func verdicts(_ paths: [String]) {
    for path: String in paths {
        guard let file = FileBytes(path: path) else { continue }
        var verdict: String = "ok"
        do throws(ClassFileError) {
            _ = try FormatChecker.checkedView(file.raw)
        } catch {
            verdict = "\(error.javaClassName): \(error.message)".replacingLineFeeds()
        }
        print("\(verdict)\t\(path)")
    }
}

func mutate(_ paths: [String], count: Int, seed: UInt64, directory: String) {
    let seeds: [[UInt8]] = paths.compactMap { FileBytes(path: $0).map { Array($0.raw) } }
    var mutator = Mutator(seed: seed)
    for number: Int in 0..<count {
        let bytes: [UInt8] = mutator.mutant(of: seeds)
        guard bytes.withUnsafeBytes({ writeFile("\(directory)/\(number).class", $0) }) else { return }
    }
}

func disassemble(_ paths: [String]) {
    var output: [UInt8] = []
    for path: String in paths {
        guard let file = FileBytes(path: path), let view = try? ClassFileView(file.raw) else {
            complain("\(path): cannot be read")
            continue
        }
        output.removeAll(keepingCapacity: true)
        Disassembler.print(view, into: &output)
        var done: Int = 0
        while done < output.count {
            let count: Int = output.withUnsafeBytes { write(1, $0.baseAddress! + done, $0.count - done) }
            if count <= 0 { return }
            done += count
        }
    }
}

/// Compares with javap's output in the given files, which name the class files; returns how many classes differ.
func compare(_ paths: [String]) -> Int {
    var output: [UInt8] = []
    var differing: Int = 0
    var classes: Int = 0
    var size: Int = 0
    var elapsed: Double = 0
    for path: String in paths {
        guard let text = FileBytes(path: path) else {
            complain("\(path): cannot be read")
            differing += 1
            continue
        }
        for section: JavapText.Section in JavapText(Array(text.raw)).sections {
            classes += 1
            guard let file = FileBytes(path: section.path), let view = try? ClassFileView(file.raw) else {
                complain("\(section.path): cannot be read")
                differing += 1
                continue
            }
            output.removeAll(keepingCapacity: true)
            let start: Double = seconds()
            Disassembler.print(view, into: &output)
            elapsed += seconds() - start
            size += output.count
            guard let difference = JavapText.firstDifference(section.body, output[...]) else { continue }
            differing += 1
            print("\(section.path):\(difference.line)")
            print("  javap: \(difference.wanted)")
            print("  ours:  \(difference.found)")
        }
    }
    print("\(classes) classes, \(differing) differ; \(size) bytes of text, \(Int(elapsed * 1000)) ms")
    return classes == 0 ? 1 : differing
}

/// Returns the number of files that do not come back as they were.
func roundTrip(_ paths: [String]) -> Int {
    var failures: Int = 0
    var size: Int = 0
    let start: Double = seconds()
    for path: String in paths {
        guard let file = FileBytes(path: path) else { continue }
        size += file.raw.count
        do {
            let bytes: [UInt8] = try ClassFileModel(ClassFileView(file.raw)).write()
            if file.raw.elementsEqual(bytes) { continue }
            complain("\(path): \(file.raw.count) bytes became \(bytes.count)")
        } catch {
            complain("\(path): \(error)")
        }
        failures += 1
    }
    print("\(paths.count) classes, \(size) bytes, \(failures) differ, \(Int((seconds() - start) * 1000)) ms")
    return failures
}

/// Writes the sample classes of the tests, for a look at them with other tools.
func writeSamples(_ directory: String) {
    for (number, bytes): (Int, [UInt8]) in SampleClasses.all().enumerated() {
        guard bytes.withUnsafeBytes({ writeFile("\(directory)/sample\(number).class", $0) }) else { return }
    }
}

func fuzz(count: Int, seed: UInt64) {
    let seeds: [[UInt8]] = ClassFileFuzzer.seeds()
    var mutator = Mutator(seed: seed)
    var fuzzer = ClassFileFuzzer()
    let start: Double = seconds()
    for _ in 0..<count { fuzzer.run(mutator.mutant(of: seeds)) }
    print(
        "\(count) mutants of \(seeds.count) seeds: \(fuzzer.accepted) accepted, \(fuzzer.refused) refused, of these "
            + "\(fuzzer.printedThoughRefused) printed; \(Int(seconds() - start)) s")
}

/// False when a class is accepted by one side only, or messages differ too often. Verdicts "?" are left out.
func agree(_ theirs: String, _ ours: String) -> Bool {
    func verdicts(_ path: String) -> [String: String] {
        guard let file = FileBytes(path: path) else { return [:] }
        var result: [String: String] = [:]
        for line in String(decoding: file.raw, as: UTF8.self).split(separator: "\n") {
            guard let tab = line.lastIndex(of: "\t") else { continue }
            result[String(line[line.index(after: tab)...])] = String(line[..<tab])
        }
        return result
    }
    let (left, right) = (verdicts(theirs), verdicts(ours))
    let told: Int = left.values.count { $0 != "?" }
    var same: Int = 0
    var onlyTheirs: Int = 0
    var onlyOurs: Int = 0
    for (path, verdict) in left where verdict != "?" {
        let other: String = right[path] ?? "nothing"
        if other == verdict { same += 1 }
        if verdict == "ok", other != "ok" {
            onlyTheirs += 1
            print("refused by us only: \(path): \(other)")
        }
        if verdict != "ok", other == "ok" {
            onlyOurs += 1
            print("accepted by us only: \(path): \(verdict)")
        }
    }
    print("\(told) classes, \(same) verdicts alike; refused by us only \(onlyTheirs), accepted by us only \(onlyOurs)")
    return told > 0 && onlyOurs == 0 && onlyTheirs == 0 && same * 100 >= told * 85
}

let paths: [String] = standardInputLines()
switch CommandLine.arguments.dropFirst().first {
case "scan":
    exit(scan(paths) == 0 ? 0 : 1)
case "verdicts":
    verdicts(paths)
case "mutate":
    let arguments: [String] = CommandLine.arguments
    guard arguments.count == 5, let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else { exit(2) }
    mutate(paths, count: count, seed: seed, directory: arguments[4])
case "print":
    disassemble(paths)
case "compare":
    exit(compare(paths) == 0 ? 0 : 1)
case "roundtrip":
    exit(roundTrip(paths) == 0 ? 0 : 1)
case "samples":
    guard CommandLine.arguments.count == 3 else { exit(2) }
    writeSamples(CommandLine.arguments[2])
case "fuzz":
    let arguments: [String] = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[2]), let seed = UInt64(arguments[3]) else { exit(2) }
    fuzz(count: count, seed: seed)
case "agree":
    guard CommandLine.arguments.count == 4 else { exit(2) }
    exit(agree(CommandLine.arguments[2], CommandLine.arguments[3]) ? 0 : 1)
default:
    complain("usage: disassemble-classes scan|print|compare|roundtrip|fuzz|mutate|samples|agree|verdicts < list-of-files")
    exit(2)
}
