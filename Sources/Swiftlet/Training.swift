// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime
import StandardLibrary

extension VirtualMachine {
    /// Does, in a machine that becomes an image, what most programs do first: the classes and method handles for that are
    /// then part of the image. What the training runs is stdlib/swiftlet/internal/StartupTraining.java; and the launcher's
    /// helper finds a main class.
    func train(_ thread: Thread) throws(JavaThrow) {
        try thread.withHandleScope { () throws(JavaThrow) in
            try define(StandardLibrary.Part.allCases, thread)
            let holder = try bootClass("swiftlet/internal/StartupTraining", thread)
            try initialize(holder, thread)
            try thread.call(try staticMethod("swiftlet/internal/StartupTraining", "train", "()V", thread), [])
            // The launcher's signals are its own; a machine for an image has none.
            _ = try bootClass("jdk/internal/misc/Signal$NativeHandler", thread)
            // Any class with a main method in java.base will do; it is loaded, not run.
            let name = thread.handle(try newString("sun.security.tools.keytool.Main", thread))
            let load = try staticMethod(
                "sun/launcher/LauncherHelper", "checkAndLoadMain", "(ZILjava/lang/String;)Ljava/lang/Class;", thread)
            try thread.call(load, [.boolean(true), .int(1), .handle(name)])
        }
    }
}
