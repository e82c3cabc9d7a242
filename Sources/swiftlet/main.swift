// SPDX-License-Identifier: Apache-2.0
import CommandLine
import Glibc

// Ends the process at once: threads of the program that are still running, daemons, go with it.
exit(Launcher.main(Array(Swift.CommandLine.arguments.dropFirst())))
