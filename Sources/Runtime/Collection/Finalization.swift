// SPDX-License-Identifier: Apache-2.0
import ObjectModel

extension VirtualMachine {
    /// Makes an object with a finalizer known to java.lang.ref.Finalizer (JLS 12.6.1), once its constructor is done.
    package func registerFinalizer(_ object: Handle, _ thread: Thread) throws(JavaThrow) {
        let method = try staticMethod("java/lang/ref/Finalizer", "register", "(Ljava/lang/Object;)V", thread)
        try thread.call(method, [.handle(object)])
    }
}
