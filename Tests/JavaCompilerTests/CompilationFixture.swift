// SPDX-License-Identifier: Apache-2.0
import ClassPath
import JavaSyntax
import Testing

@testable import JavaCompiler

/// Compiles programs of one file over the class library of an installed JDK 25.
enum CompilationFixture {
    static func compile(
        _ source: String, options: CompilationOptions = CompilationOptions()
    ) throws -> JavaCompilation {
        let image: ImageReader = try #require(LibraryFixture.image)
        let compilation: JavaCompilation = JavaCompilation(finder: LibraryClassFinder(image: image), options: options)
        compilation.add(try SourceFile(name: "A.java", text: source))
        compilation.run()
        return compilation
    }
}
