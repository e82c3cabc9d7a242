// SPDX-License-Identifier: Apache-2.0
import Platform

/// Which modules an image has, and which of them each package is in: what the boot loader needs before the class
/// library's own module system has come up and tells it through `defineModule0`.
///
/// The image answers a question about one package by a single look-up; the full table is made only on demand.
public struct ModuleGraph: Sendable {
    public let image: ImageReader

    public init(image: ImageReader) { self.image = image }

    /// The module of a package given in internal form; a view into the image, nil when no module has the package.
    public func module(ofPackage package: UnsafeRawBufferPointer) throws(ImageError) -> UnsafeRawBufferPointer? {
        try image.module(ofPackage: package)
    }

    /// The module of a class given by its internal name (`java/lang/Object`); nil when no module has its package, and
    /// for a class in the unnamed package.
    public func module(ofClass name: UnsafeRawBufferPointer) throws(ImageError) -> UnsafeRawBufferPointer? {
        guard let slash = name.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        return try image.module(ofPackage: UnsafeRawBufferPointer(rebasing: name[..<slash]))
    }

    /// Finds a class in whatever module has its package.
    public func find(className: UnsafeRawBufferPointer) throws(ImageError) -> ImageLocation? {
        guard let module = try module(ofClass: className) else { return nil }
        return try image.find(module: module, className: className)
    }

    /// All modules, sorted.
    public func modules() throws(ImageError) -> [String] { try image.moduleNames() }

    /// The packages (dotted) of each module, those without resources of their own left out.
    public func packagesByModule() throws(ImageError) -> [String: [String]] {
        var result: [String: [String]] = [:]
        for (package, module) in try image.packages() { result[module, default: []].append(package) }
        return result
    }
}
