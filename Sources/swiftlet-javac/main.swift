// SPDX-License-Identifier: Apache-2.0
import CompilerCommand
import Glibc

exit(CompileCommand.main(Array(CommandLine.arguments.dropFirst())))
