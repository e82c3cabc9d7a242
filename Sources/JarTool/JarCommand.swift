// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import Platform

/// `jar`, apart from the process: words in, exit status out.
package enum JarCommand {
    package static func run(_ words: [String]) -> Int32 {
        do throws(JarOptions.Refusal) {
            let options: JarOptions = try JarOptions(words)
            switch options.action {
            case .help:
                say(usage)
                return 0
            case .version:
                say("jar \((try? JavaHome.discover())?.version ?? JavaHome.requiredVersion)")
                return 0
            case .create: try create(options)
            case .update: try update(options)
            case .list: try list(options)
            case .extract: try extract(options)
            case .describe: say(try ModuleDescription(try open(options), options.file ?? "").text + "\n")
            case .index:
                _ = try open(options)
                complain("The JAR index (META-INF/INDEX.LIST) is ignored at run-time since JDK 18")
                complain(
                    "Warning: The --generate-index/-i option is deprecated, and may be ignored or removed in a future "
                        + "release\n")
            case .validate:
                let path: String = options.file ?? "/dev/stdin"
                guard let found: [UInt8] = try? SmallFile.read(path: path, limit: 1 << 32) else {
                    complain("can not validate \(path): \(path)")
                    return 0
                }
                if let damage: String = JarDamage.text(found) {
                    complain("can not validate \(path): \(damage)")
                    return 0
                }
                for entry: ZipEntry in try read(options) { _ = try bytes(of: entry) }
            case nil: return 1
            }
            return 0
        } catch {
            complain(error.text)
            if error.pointsToHelp { complain("Try `jar --help' for more information.") }
            return error.status
        }
    }

    private static let usage: String = """
        Usage: jar [OPTION...] [ [-C dir] files] ...
          -c, --create  -t, --list  -x, --extract  -u, --update
          -d, --describe-module    the module that the jar is, or would be
          --validate               whether all entries can be read
          -f, --file=FILE          the jar file; standard input or output without
          -m, --manifest=FILE      attributes for the manifest
          -e, --main-class=CLASS   where a program in the jar begins
          -C DIR                   the files that follow lie there; with -x, where to extract to (also --dir)
          --release N              the files that follow are for release N of Java and later
          --module-version=VERSION the version that the declaration of the jar's module says
          --date=TIME              the time of all entries, such as 2025-01-31T23:59:58Z
          -0, --no-compress  -M, --no-manifest  -v, --verbose  -k, --keep-old-files
        An @file stands for the words in it.
        """

    private static let manifestName: String = "META-INF/MANIFEST.MF"

    // MARK: - Making

    private static func create(_ options: JarOptions) throws(JarOptions.Refusal) {
        if options.inputs.isEmpty && options.manifest == nil && options.mainClass == nil {
            throw JarOptions.Refusal(text: "'c' flag requires manifest or input files to be specified!")
        }
        var entries: [ZipEntry] = []
        if !options.hasNoManifest {
            entries = try manifestEntries(options, JarManifestText())
            if options.isVerbose { say("added manifest", options) }
        }
        let count: Int = entries.count
        let said: [String] = try add(options, to: &entries)
        if let place: Int = try extendModule(options, &entries) {
            entries.insert(entries.remove(at: place), at: count)
        }
        for line: String in said { say(line, options) }
        try write(entries, options)
    }

    private static let moduleName: String = "module-info.class"

    /// Completes the declaration of the jar's module if it has one, and says where it stands.
    private static func extendModule(
        _ options: JarOptions, _ entries: inout [ZipEntry]
    ) throws(JarOptions.Refusal) -> Int? {
        guard let place: Int = entries.firstIndex(where: { $0.name == moduleName }) else {
            if options.moduleVersion == nil && options.hashedModules == nil { return nil }
            throw JarOptions.Refusal(text: "One of --module-version or --hash-modules without module-info.class")
        }
        if options.hashedModules != nil {
            throw JarOptions.Refusal(text: "--hash-modules is not supported: hashes of modules are not recorded")
        }
        let packages: Set<String> = Set(entries.compactMap { ModuleInfoExtension.package(ofEntry: $0.name) })
        if let main: String = options.mainClass, let dot: String.Index = main.lastIndex(of: "."),
            !packages.contains(String(main[..<dot]))
        {
            throw JarOptions.Refusal(
                text: "jar: Package \(main[..<dot]) missing from ModulePackages class file attribute")
        }
        let extended: ModuleInfoExtension = ModuleInfoExtension(
            packages: Array(packages), mainClass: options.mainClass, version: options.moduleVersion)
        guard let bytes: [UInt8] = extended.apply(to: try bytes(of: entries[place])) else {
            throw JarOptions.Refusal(text: "\(moduleName): no module descriptor")
        }
        let old: ZipEntry = entries[place]
        entries[place] = ZipEntry(name: moduleName, bytes: bytes, time: old.time, isCompressed: !options.isStored)
        if options.isVerbose {
            say("\(options.action == .update ? "updated" : "added") module-info: \(moduleName)", options)
        }
        return place
    }

    private static func update(_ options: JarOptions) throws(JarOptions.Refusal) {
        var entries: [ZipEntry] = try read(options)
        if options.manifest != nil || options.mainClass != nil || options.isMultiRelease {
            let old: ZipEntry? = entries.first { $0.name == manifestName }
            let text: String = old?.contents().map { String(decoding: $0, as: UTF8.self) } ?? ""
            entries.removeAll { $0.name == manifestName || $0.name == "META-INF/" }
            entries = try manifestEntries(options, JarManifestText(text)) + entries
            if options.isVerbose { say("updated manifest", options) }
        }
        for line: String in try add(options, to: &entries) { say(line, options) }
        if let place: Int = try extendModule(options, &entries) { entries.append(entries.remove(at: place)) }
        try write(entries, options)
    }

    private static func manifestEntries(
        _ options: JarOptions, _ old: JarManifestText
    ) throws(JarOptions.Refusal) -> [ZipEntry] {
        var manifest: JarManifestText = old
        if let path: String = options.manifest {
            guard let text: String = SmallFile.text(path: path, limit: 16 << 20) else {
                throw JarOptions.Refusal(text: "java.io.FileNotFoundException: \(path) (No such file or directory)")
            }
            let given: JarManifestText = JarManifestText(text)
            manifest = given
        }
        if manifest["Created-By"] == nil {
            manifest["Created-By"] = "\((try? JavaHome.discover())?.version ?? JavaHome.requiredVersion) (Swiftlet)"
        }
        if let mainClass: String = options.mainClass { manifest["Main-Class"] = mainClass }
        if options.isMultiRelease { manifest["Multi-Release"] = "true" }
        let now: UInt32 = options.time ?? ZipEntry.dosTime(time(nil))
        return [
            ZipEntry(name: "META-INF/", bytes: [], time: now, isCompressed: false),
            ZipEntry(name: manifestName, bytes: manifest.bytes, time: now, isCompressed: !options.isStored),
        ]
    }

    /// Adds the files that are named. What is to be said of them, if anything is.
    private static func add(
        _ options: JarOptions, to entries: inout [ZipEntry]
    ) throws(JarOptions.Refusal) -> [String] {
        var said: [String] = []
        var places: [String: Int] = [:]
        for (index, entry): (Int, ZipEntry) in entries.enumerated() { places[entry.name] = index }
        for input: JarOptions.Input in options.inputs {
            try add(input, input.path, options, &entries, &places, &said)
        }
        return said
    }

    private static func add(
        _ input: JarOptions.Input, _ path: String, _ options: JarOptions, _ entries: inout [ZipEntry],
        _ places: inout [String: Int], _ said: inout [String]
    ) throws(JarOptions.Refusal) {
        let full: String = input.folder.isEmpty ? path : input.folder + "/" + path
        var status: stat = stat()
        guard stat(full, &status) == 0 else {
            throw JarOptions.Refusal(text: "\(full) : no such file or directory")
        }
        let isFolder: Bool = status.st_mode & S_IFMT == S_IFDIR
        var name: String = path
        while name.hasPrefix("./") || name.hasPrefix("/") { name = String(name.drop { $0 == "." }.drop { $0 == "/" }) }
        if isFolder && !name.hasSuffix("/") { name += "/" }
        if name == "./" || name == "." || name == "/" { name = "" }
        // Folders have no versions.
        if input.release > 0 { name = isFolder ? "" : "META-INF/versions/\(input.release)/" + name }
        if !name.isEmpty, !(name == "META-INF/" || name == manifestName) || options.hasNoManifest {
            guard let bytes: [UInt8] = isFolder ? [] : try? SmallFile.read(path: full, limit: 1 << 31) else {
                throw JarOptions.Refusal(text: "\(full) : cannot be read")
            }
            let entry: ZipEntry = ZipEntry(
                name: name, bytes: bytes, time: options.time ?? ZipEntry.dosTime(status.st_mtim.tv_sec),
                isCompressed: !options.isStored)
            if let place: Int = places[name] {
                entries[place] = entry
            } else {
                places[name] = entries.count
                entries.append(entry)
            }
            if options.isVerbose && name != moduleName { said.append(text(entry)) }
        } else if !name.isEmpty && options.isVerbose {
            said.append("ignoring entry \(name)")
        }
        if isFolder {
            let inner: String = path.hasSuffix("/") ? path : path + "/"
            for child: String in children(full) { try add(input, inner + child, options, &entries, &places, &said) }
        }
    }

    private static func text(_ entry: ZipEntry) -> String {
        let count: Int = entry.stored.count
        let saved: Int = entry.size == 0 ? 0 : (entry.size - count) * 100 / entry.size
        let kind: String = entry.method == 0 ? "stored 0%" : "deflated \(saved)%"
        return "adding: \(entry.name)(in = \(entry.size)) (out= \(count))(\(kind))"
    }

    private static func children(_ path: String) -> [String] {
        guard let folder: OpaquePointer = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry: UnsafeMutablePointer<dirent> = readdir(folder) {
            let name: String = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    // MARK: - Reading

    /// The jar file, or what standard input says, mapped.
    private static func open(_ options: JarOptions) throws(JarOptions.Refusal) -> JarFile {
        let path: String = options.file ?? "/dev/stdin"
        var mapped: String = path
        if options.file == nil {
            // A pipe cannot be mapped.
            var template: [CChar] = Array("/tmp/swiftlet-jar-XXXXXX".utf8CString)
            let copy: Int32 = mkstemp(&template)
            guard copy >= 0 else { throw JarOptions.Refusal(text: String(cString: strerror(errno))) }
            if let bytes: [UInt8] = try? SmallFile.read(path: path, limit: 1 << 32) { put(bytes, copy) }
            close(copy)
            mapped = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        defer { if options.file == nil { unlink(mapped) } }
        guard let bytes: [UInt8] = try? SmallFile.read(path: mapped, limit: 1 << 32) else {
            throw JarOptions.Refusal(
                text: options.action == .update
                    ? "java.io.FileNotFoundException: \(path) (No such file or directory)"
                    : "java.nio.file.NoSuchFileException: \(path)")
        }
        if let damage: String = JarDamage.text(bytes) {
            throw JarOptions.Refusal(text: "java.util.zip.ZipException: \(damage)")
        }
        do throws(JarError) { return try JarFile(path: mapped) } catch {
            throw JarOptions.Refusal(text: "java.util.zip.ZipException: zip END header not found")
        }
    }

    private static func read(_ options: JarOptions) throws(JarOptions.Refusal) -> [ZipEntry] {
        let jar: JarFile = try open(options)
        var entries: [ZipEntry] = []
        do throws(JarError) {
            for index: Int in 0..<jar.entryCount { entries.append(try ZipEntry(jar.entry(at: index), in: jar)) }
        } catch { throw JarOptions.Refusal(text: "java.util.zip.ZipException: invalid CEN header (bad entry)") }
        return entries
    }

    private static func bytes(of entry: ZipEntry) throws(JarOptions.Refusal) -> [UInt8] {
        guard let bytes: [UInt8] = entry.contents() else {
            throw JarOptions.Refusal(text: "java.util.zip.ZipException: invalid entry \(entry.name)")
        }
        return bytes
    }

    /// Whether an entry is one of those named, or lies in a folder that is; all are if none is named.
    private static func isWanted(_ entry: ZipEntry, _ options: JarOptions) -> Bool {
        options.inputs.isEmpty
            || options.inputs.contains {
                let path: String = $0.path
                return entry.name == path || entry.name.hasPrefix(path.hasSuffix("/") ? path : path + "/")
            }
    }

    private static func list(_ options: JarOptions) throws(JarOptions.Refusal) {
        for entry: ZipEntry in try read(options) where isWanted(entry, options) {
            guard options.isVerbose else {
                say(entry.name)
                continue
            }
            let size: String = String(entry.size)
            say(String(repeating: " ", count: max(0, 6 - size.count)) + size + " \(entry.timeText) \(entry.name)")
        }
    }

    private static func extract(_ options: JarOptions) throws(JarOptions.Refusal) {
        let root: String = options.folder.map { $0 + "/" } ?? ""
        if options.isVerbose {
            var place: String = options.folder ?? "."
            if let resolved: UnsafeMutablePointer<CChar> = realpath(place, nil) {
                place = String(cString: resolved)
                free(resolved)
            }
            say("extracting to directory: \(place)")
        }
        for entry: ZipEntry in try read(options) where isWanted(entry, options) {
            let parts: [Substring] = entry.name.split(separator: "/")
            // An entry may not leave the folder.
            if entry.name.hasPrefix("/") || parts.contains("..") {
                throw JarOptions.Refusal(text: "\(entry.name) lies outside the folder")
            }
            let path: String = root + entry.name
            if let place: String = makeFolders(path, isFolder: entry.isFolder) {
                throw JarOptions.Refusal(text: "java.io.IOException: \(place) : could not create directory")
            }
            if entry.isFolder {
                if options.isVerbose { say("  created: \(entry.name)") }
                continue
            }
            if options.keepsFiles && access(path, F_OK) == 0 {
                if options.isVerbose { say("  skipped: \(entry.name) exists") }
                continue
            }
            let bytes: [UInt8] = try bytes(of: entry)
            guard save(bytes, to: path) else {
                throw JarOptions.Refusal(
                    text: "java.io.FileNotFoundException: \(path) (\(String(cString: strerror(errno))))")
            }
            var times: [timeval] = Array(repeating: timeval(tv_sec: entry.seconds, tv_usec: 0), count: 2)
            utimes(path, &times)
            if options.isVerbose { say((entry.method == 0 ? "extracted: " : " inflated: ") + entry.name) }
        }
    }

    /// Makes the folders on the way to a file; the first that cannot be made.
    private static func makeFolders(_ path: String, isFolder: Bool) -> String? {
        var prefix: String = path.hasPrefix("/") ? "/" : ""
        let parts: [Substring] = path.split(separator: "/")
        for part: Substring in isFolder ? parts[...] : parts.dropLast() {
            prefix += part
            if mkdir(prefix, 0o777) != 0 && !(errno == EEXIST && isFolderThere(prefix)) { return prefix }
            prefix += "/"
        }
        return nil
    }

    private static func isFolderThere(_ path: String) -> Bool {
        var status: stat = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    // MARK: - Files and words

    private static func write(_ entries: [ZipEntry], _ options: JarOptions) throws(JarOptions.Refusal) {
        let bytes: [UInt8] = ZipArchive.write(entries)
        guard entries.count < 0xFFFF, bytes.count < 0xFFFF_FFFF else {
            throw JarOptions.Refusal(text: "more than 65534 entries or 4 GiB need zip64, which is not supported")
        }
        guard let path: String = options.file else {
            put(bytes, STDOUT_FILENO)
            return
        }
        guard save(bytes, to: path) else {
            throw JarOptions.Refusal(text: "\(path) : \(String(cString: strerror(errno)))")
        }
    }

    private static func save(_ bytes: [UInt8], to path: String) -> Bool {
        let descriptor: Int32 = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return put(bytes, descriptor)
    }

    @discardableResult
    private static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done: Int = 0
            while done < buffer.count {
                let count: Int = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return false }
                done += count
            }
            return true
        }
    }

    /// A line on standard output, or on standard error if the jar goes to the former.
    private static func say(_ text: String, _ options: JarOptions? = nil) {
        let isJarThere: Bool = options.map { $0.file == nil && $0.action == .create } ?? false
        put(Array((text + "\n").utf8), isJarThere ? STDERR_FILENO : STDOUT_FILENO)
    }

    private static func complain(_ text: String) { put(Array((text + "\n").utf8), STDERR_FILENO) }
}
