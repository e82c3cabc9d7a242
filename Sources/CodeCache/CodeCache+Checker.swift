// SPDX-License-Identifier: Apache-2.0

extension CodeCache {
    /// Compares the cache's three accounts of itself: headers in executable memory, records, and the pc map. Returns
    /// what does not agree, one line each; nothing when all is well. Not while others install or reclaim.
    public func inconsistencies() -> [String] {
        var found: [String] = []
        var used: Int = 0
        for blob in blobs() {
            let start: UInt = blob.codeStart - UInt(BlobHeader.sizeInBytes)
            guard let header = UnsafeRawPointer(bitPattern: start)?.load(as: BlobHeader.self) else { continue }
            if header.magic != BlobHeader.magic { found.append("blob \(blob.id.index): bad magic") }
            if header.index != blob.id.index { found.append("blob \(blob.id.index): header says \(header.index)") }
            if Int(header.codeSizeInBytes) != blob.codeSizeInBytes { found.append("blob \(blob.id.index): code size") }
            if header.kind != blob.kind.rawValue { found.append("blob \(blob.id.index): kind") }
            let size: Int = min(Int(header.blobSizeInBytes), memory.sizeInBytes)
            used += size
            for offset in stride(from: 0, to: size, by: BlobIndex.granule) {
                if self.blob(containing: start + UInt(offset))?.id != blob.id {
                    found.append("blob \(blob.id.index): offset \(offset) maps elsewhere")
                }
            }
            do throws(FrameDescriptorError) {
                try blob.descriptors.validate(codeSizeInBytes: blob.codeSizeInBytes)
            } catch {
                found.append("blob \(blob.id.index): \(error)")
            }
        }
        let statistics: Statistics = currentStatistics
        if used != statistics.usedInBytes {
            found.append("blobs fill \(used) bytes, \(statistics.usedInBytes) are taken")
        }
        if !freeRangesAreConsistent { found.append("free ranges are inconsistent") }
        return found
    }
}

extension CodeCache: CustomStringConvertible {
    /// One line per blob, by address, for dumps.
    public var description: String {
        let lines: [String] = blobs().sorted { $0.codeStart < $1.codeStart }.map { blob in
            let state: String = blob.isLive ? "" : " (retired)"
            let range: String = "0x" + String(blob.codeStart, radix: 16) + "–0x" + String(blob.codeEnd, radix: 16)
            return "\(range)  \(blob.kind) \(blob.owner)\(state), \(blob.descriptors.count) descriptors"
        }
        return lines.joined(separator: "\n")
    }
}
