// SPDX-License-Identifier: Apache-2.0
import Runtime

/// Natives of jdk.internal.misc.CDS: there is no archive of HotSpot's kind.
enum CDSNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getCDSConfigStatus", "()I", zeroInt)
        binder.bind("getRandomSeedForDumping", "()J", zeroLong)
        binder.ignore("initializeFromArchive", "(Ljava/lang/Class;)V")
    }

    private static func zeroInt(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .int(Int32(0)) }
    private static func zeroLong(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult { .long(0) }
}
