// SPDX-License-Identifier: Apache-2.0
// The ordered list of places where application classes are looked for.
//
// Elements are opened when a search first gets to them, as java does: a jar behind the one that has the class costs
// nothing. What a jar's manifest adds (Class-Path) comes directly behind it. An element that does not exist or cannot be
// opened is passed over; `problems` tells about the latter. No path is opened twice, which also ends cycles of
// manifests.
import Glibc
import Platform
import Synchronization

/// A list of folders and jar files to search in order. All methods may be called from any thread.
public final class ClassPath: Sendable {
    /// A place to look in.
    public enum Entry: Sendable {
        case directory(DirectoryEntry)
        case jar(JarFile)

        public var path: String {
            switch self {
            case .directory(let directory): directory.path
            case .jar(let jar): jar.path
            }
        }
    }

    /// A resource and the element it was found in.
    public struct Match: Sendable {
        public let resource: Resource
        public let entry: Entry
    }

    /// Why something on the path could not be used.
    public enum Failure: Error, Sendable, Equatable {
        case jar(path: String, JarError)
        case directory(path: String, SystemError)
    }

    private struct State {
        var opened: [Entry] = []
        /// Still to be opened; the next one last.
        var pending: [String]
        var seen = Set<String>()
        var problems: [Failure] = []
    }

    private let state: Mutex<State>

    /// The elements as given, wildcards expanded.
    public let elements: [String]
    /// Which versioned entries of jars count.
    public let release: Int

    /// - Parameter elements: paths of folders and jars; wildcards are not expanded here.
    public init(elements: [String], release: Int = JarFile.latestVersion) {
        self.elements = elements
        self.release = release
        state = Mutex(State(pending: elements.reversed()))
    }

    /// A path as `java -cp` takes it: elements separated by colons, an empty one for the current folder, `folder/*` for
    /// all jars in a folder.
    public convenience init(_ text: String, release: Int = JarFile.latestVersion) {
        self.init(elements: ClassPath.parse(text), release: release)
    }

    // MARK: Search

    /// Finds a class by its internal name (`java/util/List`, UTF-8).
    public func find(className: UnsafeRawBufferPointer) throws(Failure) -> Match? {
        try find(className, suffix: UnsafeRawBufferPointer(".class"))
    }

    /// As above, for callers off the fast path.
    public func find(className: String) throws(Failure) -> Match? {
        try withBytes(of: className) { name throws(Failure) in try find(className: name) }
    }

    /// Finds a resource by its name, for example `META-INF/services/x`.
    public func find(resource: String) throws(Failure) -> Match? {
        try withBytes(of: resource) { name throws(Failure) in try find(name, suffix: .empty) }
    }

    /// All resources of a name, in the order of the path.
    public func findAll(resource: String) throws(Failure) -> [Match] {
        try withBytes(of: resource) { name throws(Failure) in
            var result: [Match] = []
            var index = 0
            while let entry = entry(at: index) {
                if let match = try find(name, suffix: .empty, in: entry) { result.append(match) }
                index += 1
            }
            return result
        }
    }

    private func find(_ name: UnsafeRawBufferPointer, suffix: UnsafeRawBufferPointer) throws(Failure) -> Match? {
        var index = 0
        while let entry = entry(at: index) {
            if let match = try find(name, suffix: suffix, in: entry) { return match }
            index += 1
        }
        return nil
    }

    private func find(
        _ name: UnsafeRawBufferPointer, suffix: UnsafeRawBufferPointer, in entry: Entry
    ) throws(Failure) -> Match? {
        switch entry {
        case .directory(let directory):
            do throws(SystemError) {
                guard let resource = try directory.find(name, suffix: suffix) else { return nil }
                return Match(resource: resource, entry: entry)
            } catch {
                throw .directory(path: directory.path, error)
            }
        case .jar(let jar):
            do throws(JarError) {
                guard let found = try jar.versionedEntry(named: name, suffix: suffix, release: release) else {
                    return nil
                }
                return Match(resource: try jar.contents(of: found), entry: entry)
            } catch {
                throw .jar(path: jar.path, error)
            }
        }
    }

    /// Names of the files in a folder (`java/util`, empty for the root) of any element, without repetition. Folders on
    /// the path contribute their sub-folders, too.
    public func fileNames(inDirectory directory: String) -> Set<String> {
        var result = Set<String>()
        var index = 0
        while let entry = entry(at: index) {
            switch entry {
            case .directory(let folder): result.formUnion(folder.fileNames(inDirectory: directory))
            case .jar(let jar): result.formUnion(jar.fileNames(inDirectory: directory))
            }
            index += 1
        }
        return result
    }

    // MARK: Elements

    /// Every element that can be opened, those added by manifests included.
    public var entries: [Entry] {
        var result: [Entry] = []
        while let entry = entry(at: result.count) { result.append(entry) }
        return result
    }

    /// What was passed over so far.
    public var problems: [Failure] { state.withLock { $0.problems } }

    /// The element at a position, opening as many as that takes; nil behind the last one.
    private func entry(at index: Int) -> Entry? {
        state.withLock { state in
            while state.opened.count <= index, let path = state.pending.popLast() {
                ClassPath.open(path, &state)
            }
            return index < state.opened.count ? state.opened[index] : nil
        }
    }

    private static func open(_ path: String, _ state: inout State) {
        guard state.seen.insert(path).inserted, !path.utf8.contains(0) else { return }
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            state.opened.append(.directory(DirectoryEntry(path: path)))
            return
        }
        do throws(JarError) {
            let jar = try JarFile(path: path)
            state.opened.append(.jar(jar))
            if let added = try jar.manifest()?.classPath(relativeTo: path) {
                state.pending.append(contentsOf: added.reversed())
            }
        } catch {
            state.problems.append(.jar(path: path, error))
        }
    }

    // MARK: Syntax

    /// Splits a path and expands its wildcards.
    public static func parse(_ text: String) -> [String] {
        var result: [String] = []
        for element in text.split(separator: ":", omittingEmptySubsequences: false) {
            if element.isEmpty {
                result.append(".")
            } else if let jars = jars(matching: String(element)) {
                result.append(contentsOf: jars)
            } else {
                result.append(String(element))
            }
        }
        return result
    }

    /// The jars that `folder/*` or `*` stands for, sorted so that a run can be repeated (java takes the folder's
    /// order). nil when it is no wildcard, when a file of that very name exists, or when there is no jar.
    private static func jars(matching element: String) -> [String]? {
        guard element == "*" || element.hasSuffix("/*"), access(element, F_OK) != 0 else { return nil }
        let folder = String(element.dropLast())
        let names = DirectoryEntry.names(inFolder: folder.isEmpty ? "." : folder)
            .filter { $0.hasSuffix(".jar") || $0.hasSuffix(".JAR") }
        return names.isEmpty ? nil : names.sorted().map { folder + $0 }
    }
}
