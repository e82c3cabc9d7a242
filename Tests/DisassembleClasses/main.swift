// SPDX-License-Identifier: Apache-2.0
// disassemble-classes VERB < list-of-class-files
//   scan       parse every file; print how many, how many bytes, how fast
import ClassFile
import Glibc

/// Parses each file and touches every instruction; returns the number of failures.
func scan(_ paths: [String]) -> Int {
    var failures: Int = 0
    var size: Int = 0
    var viewSeconds: Double = 0
    var codeSeconds: Double = 0
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
            viewSeconds += middle - start
            codeSeconds += seconds() - middle
        } catch {
            complain("\(path): \(error)")
            failures += 1
        }
    }
    print("\(paths.count) classes, \(size) bytes, \(instructionCount) instructions, \(failures) failures")
    print("structural pass \(Int(Double(size) / viewSeconds / 1e6)) MB/s, \(Int(viewSeconds * 1000)) ms")
    print("code walk \(Int(codeSeconds * 1000)) ms")
    return failures
}

let paths: [String] = standardInputLines()
switch CommandLine.arguments.dropFirst().first {
case "scan":
    exit(scan(paths) == 0 ? 0 : 1)
default:
    complain("usage: disassemble-classes scan < list-of-class-files")
    exit(2)
}
