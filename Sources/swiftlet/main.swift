// SPDX-License-Identifier: Apache-2.0
import CommandLine
import Glibc
import MachineCommand

// A verb, unless a class of that name is meant by giving options first.
let words = Array(Swift.CommandLine.arguments.dropFirst())
let status = words.first == "vm" ? MachineCommand.main(Array(words.dropFirst())) : Launcher.main(words)
// Ends the process at once: threads of the program that are still running, daemons, go with it.
exit(status)
