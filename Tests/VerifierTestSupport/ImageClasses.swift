// SPDX-License-Identifier: Apache-2.0
import ClassPath

/// All classes of a `lib/modules`, by internal name.
public final class ImageClasses {
    private let image: ImageReader
    private var indices: [String: Int] = [:]
    // Compressed entries are copies, which must outlive the views of them.
    private var kept: [Resource] = []
    public private(set) var names: [String] = []

    public init(path: String) throws {
        image = try ImageReader(path: path)
        for index in 0..<image.entryCount {
            let full = try image.fullName(of: image.location(atIndex: index))
            guard full.hasSuffix(".class"), !full.hasSuffix("module-info.class") else { continue }
            // "/module/package/Name.class"
            let name = full.dropFirst().drop { $0 != "/" }.dropFirst().dropLast(".class".count)
            indices[String(name)] = index
            names.append(String(name))
        }
        names.sort()
    }

    /// The bytes of a class; they stay as long as this object.
    public func bytes(_ name: String) -> UnsafeRawBufferPointer? {
        guard let index = indices[name], let location = try? image.location(atIndex: index),
            let resource = try? image.contents(of: location)
        else { return nil }
        kept.append(resource)
        return resource.unsafeBytes
    }
}
