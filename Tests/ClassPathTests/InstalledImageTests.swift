// SPDX-License-Identifier: Apache-2.0
// The class library itself. Every home that can be found is read whole: the one the VM would use, and any named in
// SWIFTLET_TEST_HOMES (colon-separated).
import Platform
import Testing

@testable import ClassPath

/// All usable homes; the tests below are skipped aloud when there is none.
let installedHomes: [String] = {
    var paths: [String] = []
    if let home = try? JavaHome.discover() { paths.append(home.path) }
    // The cache holds the wheel's runtime even where a full JDK is preferred.
    let noDefaults = { (name: String) in ["XDG_CACHE_HOME", "HOME"].contains(name) ? Environment.value(of: name) : nil }
    if let home = try? JavaHome.discover(variable: noDefaults, jvmFolder: "/nonexistent") { paths.append(home.path) }
    for path in (Environment.value(of: "SWIFTLET_TEST_HOMES") ?? "").split(separator: ":") {
        paths.append(String(path))
    }
    var seen = Set<String>()
    return paths.filter { seen.insert($0).inserted }
}()

@Suite(.enabled(if: !installedHomes.isEmpty, "no JDK 25 found"))
struct InstalledImageTests {
    @Test(arguments: installedHomes) func findsEveryEntry(home: String) throws {
        let image = try ImageReader(path: home + "/lib/modules")
        var classes = 0
        for index in 0..<image.entryCount {
            let location = try image.location(atIndex: index)
            let name = try image.fullName(of: location)
            guard try image.find(fullName: name) == location else {
                Issue.record("\(name) is in the table but is not found")
                return
            }
            let contents = try image.contents(of: location)
            guard UInt64(contents.count) == location.sizeInBytes else {
                Issue.record("\(name) has another size")
                return
            }
            if name.hasSuffix(".class") {
                classes += 1
                let magic = contents.withBytes { $0.prefix(4).elementsEqual([0xCA, 0xFE, 0xBA, 0xBE]) }
                guard magic else {
                    Issue.record("\(name) is no class file")
                    return
                }
            }
        }
        #expect(classes > 5000)
    }

    @Test(arguments: installedHomes) func knowsTheModules(home: String) throws {
        let image = try ImageReader(path: home + "/lib/modules")
        let graph = ModuleGraph(image: image)
        let modules = try graph.modules()
        #expect(modules.contains("java.base"))
        let release = try #require(SmallFile.text(path: home + "/release"))
        let line = try #require(release.split(separator: "\n").first { $0.hasPrefix("MODULES=") })
        let listed = line.dropFirst("MODULES=".count).split { $0 == "\"" || $0 == " " }.map(String.init)
        #expect(modules == listed.sorted())

        #expect(try image.module(ofPackage: "java/lang") == "java.base")
        #expect(try image.module(ofPackage: "java/util/concurrent/atomic") == "java.base")
        #expect(try image.module(ofPackage: "java") == nil)
        #expect(try image.module(ofPackage: "com/example") == nil)
        let packages = try graph.packagesByModule()
        #expect(Set(packages.keys).isSubset(of: modules))
        let base = try #require(packages["java.base"])
        #expect(base.contains("java.lang") && !base.contains("java") && Set(base).count == base.count)
        // Every package of the table is found by look-up, too.
        for package in base {
            #expect(try image.module(ofPackage: String(package.map { $0 == "." ? "/" : $0 })) == "java.base")
        }
    }

    @Test(arguments: installedHomes) func listsFolders(home: String) throws {
        let image = try ImageReader(path: home + "/lib/modules")
        let children = try image.children(ofDirectory: "/modules/java.base/java/lang")
        #expect(children.contains(ImageReader.Child(name: "Object.class", isDirectory: false)))
        #expect(children.contains(ImageReader.Child(name: "invoke", isDirectory: true)))
        for child in children where !child.isDirectory {
            #expect(try image.find(fullName: "/java.base/java/lang/\(child.name)") != nil)
        }
        #expect(try image.children(ofDirectory: "/modules/java.base/absent").isEmpty)
        #expect(try image.children(ofDirectory: "/java.base/java/lang/Object.class").isEmpty)
    }
}

/// Homes linked from the JDK that discovery finds, with compression; made by hand (`jlink --compress`), since that takes
/// seconds.
let compressedHomes: [String] = (Environment.value(of: "SWIFTLET_TEST_COMPRESSED_HOMES") ?? "")
    .split(separator: ":").map(String.init)

@Suite(.enabled(if: !compressedHomes.isEmpty, "SWIFTLET_TEST_COMPRESSED_HOMES is not set"))
struct CompressedImageTests {
    @Test(arguments: compressedHomes) func agreesWithTheUncompressedImage(home: String) throws {
        let plainImage = try ImageReader(path: try JavaHome.discover().modulesPath)
        let image = try ImageReader(path: home + "/lib/modules")
        var compressed = 0
        for entry in 0..<image.entryCount {
            let location = try image.location(atIndex: entry)
            let name = try image.fullName(of: location)
            guard location.isCompressed, !name.contains("/SystemModules"),
                let plain = try plainImage.find(fullName: name)
            else { continue }
            compressed += 1
            let left = try image.contents(of: location)
            let right = try plainImage.contents(of: plain)
            if !left.withBytes({ left in right.withBytes { left.elementsEqual($0) } }) {
                Issue.record("\(name) differs")
                return
            }
        }
        #expect(compressed > 5000)
    }
}
