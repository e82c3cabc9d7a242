// SPDX-License-Identifier: Apache-2.0
import Glibc

/// `swiftlet vm …`: words in, exit status out.
public enum MachineCommand {
    public static func main(_ words: [String]) -> Int32 {
        guard let verb = words.first else {
            complain(help)
            return ExitStatus.usage
        }
        let rest = Array(words.dropFirst())
        do throws(CommandFailure) {
            switch verb {
            case "run": return try RunCommand.run(rest)
            case "exec": return try ExecCommand.run(rest)
            case "image": return try GuestStartupImage.create(rest)
            case "help", "--help", "-h":
                print(help)
                return 0
            case _ where LifecycleCommands.verbs.contains(verb): return try LifecycleCommands.run(verb, rest)
            default: throw .usage("there is no verb \(verb)")
            }
        } catch {
            if asksForJSON(rest) {
                complain(
                    JSONText.object([("error", .string(error.message)), ("status", .number(Int(error.status)))]).text)
            } else {
                complain("swiftlet vm \(verb): \(error.message)")
            }
            return error.status
        }
    }

    /// Whether a verb's words ask for answers as JSON: errors are answers, also of words that cannot be understood.
    private static func asksForJSON(_ words: [String]) -> Bool {
        for (index, word) in words.enumerated() where word == "-o" || word == "--output" {
            if index + 1 < words.count, words[index + 1] == "json" { return true }
        }
        return false
    }

    static func complain(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Writes a line of an answer at once.
    static func say(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }

    private static let help = """
        Usage: swiftlet vm run [machine options] [java options] <mainclass> [args...]
               swiftlet vm run [machine options] [java options] -jar <jarfile> [args...]

               swiftlet vm create <name> [machine options] [java options] <mainclass> [args...]
               swiftlet vm start|stop|kill|pause|resume|rm <name>
               swiftlet vm exec <name> <mainclass> [args...]
               swiftlet vm ls
               swiftlet vm inspect|stats|logs|events|console <name>
               swiftlet vm set <name> <key>=<value>...
               swiftlet vm image [machine options]

        Runs Java programs in virtual machines that reach nothing they were not granted. Answers and errors are JSON
        with -o json (of run, image and create a machine option; run and exec answer on standard error, when the program has
        ended); logs and events go on with -f; stats of the last minutes with --history.

        An image, once made, lets machines of as many processors start from the memory of a booted one.

        Machine options:
          --memory <size>          main memory, for example 512M (default 1G); taken from the host as it is used
          --vcpus <n>              virtual processors (default: those of the host)
          --grant-read <path>      a folder or file that the program may read
          --grant-write <path>     a folder or file that it may read and change
          --grant-connect <h:p>    a host and port that it may connect to
          --grant-listen <port>    a port at which it may be connected to
          --channel <name>         a channel to programs on the host (create only)
          --env <name>=<value>     a variable of its environment
          --time-limit <seconds>   ends the machine after that time
          --isolation <level>      process, zone (namespaces and restricted system calls) or micro-vm (default)
          --verbose                says what the host refused of the jail
          --guest <file>           the guest image, if it is not where scripts/build-guest puts it
        """
}

/// Exit statuses of `swiftlet vm` itself; others are the program's own.
enum ExitStatus {
    static let usage: Int32 = 2
    static let timeLimit: Int32 = 124
    /// The machine could not be made, or could not go on.
    static let failure: Int32 = 125
    /// There is no /dev/kvm, or it may not be used.
    static let noKVM: Int32 = 126
    /// The program's machine crashed: as a process that aborts.
    static let crash: Int32 = 134
    /// Plus the number of the signal that ended the machine.
    static let signal: Int32 = 128
}

/// Why a verb could not be carried out.
enum CommandFailure: Error {
    case usage(String)
    case failure(String)
    case noKVM(String)

    var message: String {
        switch self {
        case .usage(let text), .failure(let text), .noKVM(let text): text
        }
    }

    var status: Int32 {
        switch self {
        case .usage: ExitStatus.usage
        case .failure: ExitStatus.failure
        case .noKVM: ExitStatus.noKVM
        }
    }
}
