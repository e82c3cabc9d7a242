// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestRuntime

// The static executable that runs in machines; scripts/build-guest builds and prepares it.
exit(GuestProgram.main(Array(CommandLine.arguments.dropFirst())))
