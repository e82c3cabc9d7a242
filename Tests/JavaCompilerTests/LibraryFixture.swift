// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaSyntax

@testable import JavaCompiler

/// A fresh universe over the class library of an installed JDK 25.
enum LibraryFixture {
    static let image: ImageReader? = {
        guard let home: JavaHome = try? JavaHome.discover() else { return nil }
        return try? ImageReader(path: home.modulesPath)
    }()

    static func universe() -> Universe? {
        image.map { Universe(names: NameTable(), finder: LibraryClassFinder(image: $0)) }
    }
}
