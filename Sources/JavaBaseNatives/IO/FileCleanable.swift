// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Natives of java.io.FileCleanable.
enum FileCleanableNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("cleanupClose0", "(IJ)V", close)
    }

    private static func close(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let descriptor = call.int()
        if descriptor >= 0 { try call.checked(call.onHost { $0.close(descriptor) }) }
        return .void
    }
}
