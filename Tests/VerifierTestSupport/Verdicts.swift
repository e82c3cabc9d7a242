// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ClassFileTestSupport
import Verifier

/// What a virtual machine says of a class file when it defines and links it.
public enum Verdicts {
    /// "ok", or the Java error's class and message on one line, as HotSpot would give them.
    public static func verdict(
        _ bytes: UnsafeRawBufferPointer, _ library: ClassLibrary, _ verifier: ClassVerifier
    ) -> String {
        let text: String
        do {
            let view = try FormatChecker.checkedView(bytes)
            try verifier.verify(view, FileHierarchy(library, view))
            return "ok"
        } catch let error as ClassFileError {
            text = "\(error.javaClassName.split(separator: "/").joined(separator: ".")): \(error.message)"
        } catch let error as VerifyFailure<ClassMissing> {
            switch error {
            case .verify(let message): text = "java.lang.VerifyError: " + message
            case .classFormat(let message): text = "java.lang.ClassFormatError: " + message
            case .hierarchy(let missing): text = "java.lang.NoClassDefFoundError: " + missing.name
            }
        } catch {
            text = "\(error)"
        }
        var line = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            default: line.unicodeScalars.append(character)
            }
        }
        return line
    }

    /// Eight characters that stand for a verdict in files of expectations; "ok" for itself.
    public static func digest(_ verdict: Substring) -> String {
        if verdict == "ok" { return "ok" }
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in verdict.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(UInt32(truncatingIfNeeded: state ^ (state >> 32)), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// A library that looks in folders first.
    public static func library(_ folders: [String], _ image: ImageClasses) -> ClassLibrary {
        var files: [FileBytes] = []
        return ClassLibrary { name in
            for folder in folders {
                if let file = FileBytes(path: "\(folder)/\(name).class") {
                    files.append(file)
                    return file.raw
                }
            }
            return image.bytes(name)
        }
    }
}
