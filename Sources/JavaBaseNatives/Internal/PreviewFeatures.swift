// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Natives of jdk.internal.misc.PreviewFeatures.
enum PreviewFeaturesNatives {
    static func bind(_ binder: NativeBinder) { binder.bind("isPreviewEnabled", "()Z", isPreviewEnabled) }

    private static func isPreviewEnabled(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(call.vm.options.isPreviewEnabled)
    }
}
