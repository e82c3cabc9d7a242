// SPDX-License-Identifier: Apache-2.0
import Swiftlet

/// What the command line says about machine code: `-Xint` and its kin, and options of this machine's own.
struct CompilationWords {
    var mode = MachineOptions.Compilation.whenHot
    /// `-XX:CompileThreshold`; 0 leaves it to the machine.
    var threshold = 0
    /// `--compile-only` and `--dump=asm:`.
    var compiledMethods = ""
    var dumpedMethods = ""
    var isLogged = false
    var isInBackground = true
    var codeCacheSize = 0
    var refusesExecutableMemory = false
    var writesPerfMap = false
    var randomExitInterval = 0

    func apply(to options: inout MachineOptions) {
        options.compilation = mode
        if threshold > 0 { options.compileThreshold = min(threshold, 1 << 24) }
        options.compiledMethods = compiledMethods
        options.dumpedMethods = dumpedMethods
        options.logsCompilation = isLogged
        options.isBackgroundCompilationEnabled = isInBackground
        options.codeCacheSize = codeCacheSize
        options.refusesExecutableMemory = refusesExecutableMemory
        options.writesPerfMap = writesPerfMap
        options.randomExitInterval = randomExitInterval
    }
}
