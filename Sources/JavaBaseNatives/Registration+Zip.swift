// SPDX-License-Identifier: Apache-2.0
import Runtime

extension JavaBaseNatives {
    /// Compression and checksums.
    static func registerZip(_ table: NativeTable) {
        table.register("java/util/zip/CRC32", ChecksumNatives.bindCRC32)
        table.register("java/util/zip/Adler32", ChecksumNatives.bindAdler32)
        table.register("java/util/zip/Inflater", InflaterNatives.bind)
        table.register("java/util/zip/Deflater", DeflaterNatives.bind)
    }
}
