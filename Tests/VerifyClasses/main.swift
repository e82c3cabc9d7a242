// SPDX-License-Identifier: Apache-2.0
// verify-classes VERB ARGUMENTS
//   verdicts   per class file named on standard input: its name, tab, what the verifier says. Classes they refer to are
//              looked for in the folders, then in the class library (arguments: JAVA-HOME FOLDER...)
//   digests    per line that `verdicts` printed: a short form of the verdict, for the tests' expectations
//   library    verify the whole class library; print how many classes, how many bytes, how fast (argument: JAVA-HOME)
//   random     write COUNT classes of versions 45 to 50 with random code (arguments: COUNT SEED FOLDER)
//   cases      write the classes of the unit tests' rules (argument: FOLDER)
//   mutate     write COUNT damaged copies of the class files named on standard input (arguments: COUNT SEED FOLDER)
import ClassFile
import ClassFileTestSupport
import Verifier
import VerifierTestSupport

func standardInputLines() -> [String] {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    return lines
}

func verifyLibrary(_ image: ImageClasses) {
    let library = Verdicts.library([], image)
    let verifier = ClassVerifier()
    var failures = 0
    // The second round finds all classes loaded.
    for round in 0..<2 {
        var size = 0
        var time = 0.0
        failures = 0
        for name in image.names {
            guard let bytes = image.bytes(name), let view = try? ClassFileView(bytes) else { continue }
            size += bytes.count
            let start = seconds()
            do {
                try verifier.verify(view, FileHierarchy(library, view))
            } catch {
                failures += 1
                print("\(name): \(error)")
            }
            time += seconds() - start
        }
        let speed = Int(Double(size) / time / 1e6)
        print("round \(round): \(image.names.count) classes, \(size) bytes, \(failures) failures, \(speed) MB/s")
    }
}

let arguments = CommandLine.arguments
switch arguments.count > 1 ? arguments[1] : "" {
case "verdicts" where arguments.count > 2:
    let image = try ImageClasses(path: arguments[2] + "/lib/modules")
    let library = Verdicts.library(Array(arguments.dropFirst(3)), image)
    let verifier = ClassVerifier()
    for path in standardInputLines() {
        guard let file = FileBytes(path: path) else { continue }
        print("\(path)\t\(Verdicts.verdict(file.raw, library, verifier))")
    }
case "digests":
    for line in standardInputLines() {
        print(Verdicts.digest(line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)[1]))
    }
case "library" where arguments.count > 2:
    verifyLibrary(try ImageClasses(path: arguments[2] + "/lib/modules"))
case "mutate" where arguments.count > 4:
    let seeds = standardInputLines().compactMap { FileBytes(path: $0) }
    var mutator = CodeMutator(seed: UInt64(arguments[3]) ?? 0)
    for number in 0..<(Int(arguments[2]) ?? 0) where !seeds.isEmpty {
        let mutant = mutator.mutant(of: seeds.map(\.raw))
        _ = mutant.withUnsafeBytes { writeFile("\(arguments[4])/\(number).class", $0) }
    }
case "cases" where arguments.count > 2:
    for (number, rule) in RuleCase.all().enumerated() {
        _ = rule.bytes.withUnsafeBytes { writeFile("\(arguments[arguments.count - 1])/Case\(number).class", $0) }
    }
case "random" where arguments.count > 4:
    var random = RandomMethods(seed: UInt64(arguments[3]) ?? 0)
    for number in 0..<(Int(arguments[2]) ?? 0) {
        let bytes = random.make("Random\(number)", version: 45 + number % 6)
        _ = bytes.withUnsafeBytes { writeFile("\(arguments[4])/Random\(number).class", $0) }
    }
default:
    print("usage: verify-classes verdicts|digests|library|mutate|random|cases ...")
}
