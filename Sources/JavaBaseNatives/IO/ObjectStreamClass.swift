// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.io.ObjectStreamClass.
enum ObjectStreamClassNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initNative")
        binder.bind("hasStaticInitializer", "(Ljava/lang/Class;)Z", hasStaticInitializer)
    }

    private static func hasStaticInitializer(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let metadata = try call.classArgument()
        let methods = call.space.methods(metadata)
        return .boolean(methods.contains { $0.flags & UInt32(SwiftletMethodClassInitializer) != 0 })
    }
}
