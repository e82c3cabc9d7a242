// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Platform
import Swiftlet

/// `swiftlet image create`: boots the class library and writes its start-up image, into the cache where every later start finds
/// it, or to a file for `-XX:SharedArchiveFile=FILE`.
///
/// With a main class the program is run first, to its end: the image then also holds the classes it used, loaded, linked and
/// decoded. Programs with the same class path, which consists of jars, start from it.
enum ImageCommand {
    static let usage = """
        usage: swiftlet image create [-o FILE] [-cp JARS MAIN [ARGUMENTS...] | -jar JAR [ARGUMENTS...]]
        """

    static func run(_ words: [String]) -> Int32 {
        if words == ["--help"] {
            StandardStream.print(usage)
            return 0
        }
        guard let request = Request(words) else {
            StandardStream.complain(usage)
            return 2
        }
        do {
            var options = MachineOptions(javaHome: try JavaHome.discover().path)
            options.classPath = request.classPath
            var classes: [TrainedClass]?
            if let program = request.program {
                let trained = try StartupImages.trainingRun(options, program, arguments: request.arguments)
                guard let trained else {
                    StandardStream.complain("Error: the program did not end well, so there is no image of it")
                    return 1
                }
                classes = trained
            }
            StandardStream.print(try StartupImages.create(options, to: request.file, application: classes))
            return 0
        } catch {
            StandardStream.complain("Error: \(error)")
            return 1
        }
    }

    /// The words after `image`.
    private struct Request {
        var file: String?
        var classPath = ""
        var program: MainProgram?
        var arguments: [String] = []

        init?(_ words: [String]) {
            var words = words[...]
            guard words.popFirst() == "create" else { return nil }
            while let word = words.popFirst() {
                switch word {
                case "-o":
                    guard let path = words.popFirst() else { return nil }
                    file = path
                case "-cp", "-classpath", "--class-path":
                    guard let path = words.popFirst() else { return nil }
                    classPath = path
                case "-jar":
                    guard let jar = words.popFirst() else { return nil }
                    classPath = jar
                    program = .jar(jar)
                    arguments = Array(words)
                    return
                default:
                    guard !word.hasPrefix("-"), !classPath.isEmpty else { return nil }
                    program = .className(word)
                    arguments = Array(words)
                    return
                }
            }
            guard classPath.isEmpty else { return nil }
        }
    }
}
