// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import JavaBaseNatives
import Platform
import Runtime

/// Whether and from where a machine starts from an image.
public enum ImageUse: Sendable, Equatable {
    /// From the cache, if one is there that fits; the long way otherwise.
    case automatic
    /// `-Xshare:off`: the long way.
    case off
    /// From this file, if it fits; the long way otherwise.
    case file(String)
}

extension VirtualMachine {
    /// Whether the machine starts from an image instead of booting.
    public var startsFromImage: Bool { startupImage != nil }
}

extension HostedThread {
    /// The static fields of the class library, for the audit of images.
    package func staticFields() throws(JavaError) -> [StaticField] {
        try inJava { (_) throws(JavaThrow) in machine.staticFields() }
    }
}

/// Start-up images of the class library: where they are kept, and for which machines one can be used.
///
/// The cache is `swiftlet` in XDG_CACHE_HOME, or in `~/.cache`. A file's name says what it was made for, so images of several
/// builds and class libraries live side by side, and one that does not fit is not even found.
public enum StartupImages {
    /// The key of the image that a machine with these options could start from. Nil if an option shapes boot beyond what is
    /// done again at start.
    static func key(_ options: MachineOptions, _ host: any HostInterface) -> ImageKey? {
        if options.isPreviewEnabled || !options.isFinalizationEnabled || options.verifiesBootClasses { return nil }
        if !options.bootClassPathAppended.isEmpty || options.assertions.mayConcernSystemClasses { return nil }
        if options.properties.contains(where: { shapesBoot($0.key) }) { return nil }
        guard let executable = try? FileIdentity(path: options.codeFile),
            let library = try? FileIdentity(path: options.javaHome + "/lib/modules")
        else { return nil }
        return ImageKey(
            executable: executable, classLibrary: library,
            shape: "encoding \(JavaBaseNatives.encoding(of: host)), \(host.processorCount) processors")
    }

    /// The key of an image with the classes of an application: that of the class library, and what the jars are. Nil if the
    /// class path has anything but jars, or none: folders change without a sign.
    static func applicationKey(_ options: MachineOptions, _ host: any HostInterface) -> ImageKey? {
        key(options, host).flatMap { applicationKey(options, $0) }
    }

    private static func applicationKey(_ options: MachineOptions, _ key: ImageKey) -> ImageKey? {
        guard !options.classPath.isEmpty else { return nil }
        var key = key
        key.shape += ", class path"
        for element in options.classPath.split(separator: ":", omittingEmptySubsequences: false) {
            guard element.hasSuffix(".jar"), let jar = try? FileIdentity(path: String(element)) else { return nil }
            key.shape += " \(element) \(jar.inode) \(jar.sizeInBytes) \(jar.modificationNanoseconds)"
        }
        // As much as a header has room for; longer class paths go without.
        return key.shape.utf8.count <= 3000 ? key : nil
    }

    /// Properties that classes read while they boot and keep for good. What `System.initPhase1` reads is read again.
    private static func shapesBoot(_ property: String) -> Bool {
        if ["sun.java.launcher", "sun.java.command", "java.class.path"].contains(property) { return false }
        return ["java.", "jdk.", "sun.", "file.", "path."].contains { property.hasPrefix($0) }
    }

    /// The file of a key in the cache; nil if there is no place for one.
    static func cachedFile(_ key: ImageKey) -> String? {
        func folder(_ name: String) -> String? {
            Environment.value(of: name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        guard let cache = folder("XDG_CACHE_HOME") ?? folder("HOME").map({ $0 + "/.cache" }) else { return nil }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ number: UInt64) { hash = (hash ^ number) &* 0x9FB2_1C65_1E98_DF25 }
        for identity in [key.executable, key.classLibrary] {
            mix(identity.device)
            mix(identity.inode)
            mix(UInt64(bitPattern: identity.sizeInBytes))
            mix(UInt64(bitPattern: identity.modificationNanoseconds))
        }
        for byte in key.shape.utf8 { mix(UInt64(byte)) }
        let digits = String(hash ^ hash >> 32, radix: 16)
        return "\(cache)/swiftlet/image-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The image to start from: the application's if there is one, else the class library's. `report` is told why one that is
    /// there is not used.
    static func find(
        _ options: MachineOptions, _ use: ImageUse, _ host: any HostInterface, report: (String) -> Void
    ) -> StartupImage? {
        // The image's methods count calls as when methods are compiled late.
        if use == .off || options.isForImage || options.compilation == .always { return nil }
        guard let key = key(options, host) else {
            report("no image: an option shapes boot")
            return nil
        }
        let keys = [applicationKey(options, key), key].compactMap { $0 }
        if case .file(let path) = use { return open(path, keys, report) }
        for key in keys {
            if let path = cachedFile(key), access(path, F_OK) == 0, let image = open(path, [key], report) {
                return image
            }
        }
        return nil
    }

    /// Opens an image that fits one of the keys.
    private static func open(_ path: String, _ keys: [ImageKey], _ report: (String) -> Void) -> StartupImage? {
        var reason = ""
        for key in keys {
            do throws(ImageFailure) {
                let image = try StartupImage(path: path, key: key)
                report("starting from \(path)")
                return image
            } catch { reason = error.description }
        }
        report("not starting from \(path): \(reason)")
        return nil
    }

    /// Boots a machine the long way and writes its image; returns the file's path.
    ///
    /// - Parameters:
    ///   - application: what an application's training run used (`trainingRun`); its class path is that of the options. Nil for
    ///     the class library alone: then a small program is run for training.
    ///   - path: where to; the cache if nil.
    public static func create(
        _ given: MachineOptions, to path: String? = nil, application: [TrainedClass]? = nil
    ) throws(MachineError) -> String {
        var options = given
        options.isForImage = true
        options.maximumHeapSize = application == nil ? 16 << 20 : 64 << 20
        let classes = if let application { application } else { try commonClasses(given) }
        let machine = try VirtualMachine.create(options)
        let found = application == nil ? key(options, machine.host) : applicationKey(options, machine.host)
        guard let key = found else {
            throw MachineError(
                application == nil
                    ? "An option shapes boot, so there can be no image"
                    : "The class path must consist of jars that exist, and no option may shape boot")
        }
        guard let target = path ?? cachedFile(key) else {
            throw MachineError("Neither XDG_CACHE_HOME nor HOME says where to put an image")
        }
        if path == nil, let end = target.lastIndex(of: "/") { makeFolders(String(target[..<end])) }
        let hosted = try machine.boot()
        try prepare(classes, machine)
        var failure: ImageFailure?
        do throws(JavaError) {
            try hosted.inJava { (thread) throws(JavaThrow) in
                try machine.train(thread)
                do throws(ImageFailure) { try machine.writeImage(to: target, key: key, thread) } catch {
                    failure = error
                }
            }
        } catch { throw MachineError("The machine stopped: \(error)") }
        if let failure { throw MachineError("Could not write the image: \(failure)") }
        if path == nil { removeOldImages(beside: target) }
        return target
    }

    /// Loads an application's classes on a Java thread that ends afterwards, and takes its native buffers along.
    private static func prepare(_ classes: [TrainedClass], _ machine: VirtualMachine) throws(MachineError) {
        let trainer = try machine.attach(name: "trainer")
        do throws(JavaError) {
            try trainer.inJava { (thread) throws(JavaThrow) in try machine.prepare(classes, thread) }
            try trainer.detach()
        } catch { throw MachineError("Could not prepare the classes: \(error)") }
    }

    /// Images of builds that are gone are never found again. Of those in the cache the most recently written remain.
    private static func removeOldImages(beside path: String) {
        guard let end = path.lastIndex(of: "/"), let folder = opendir(String(path[..<end])) else { return }
        defer { closedir(folder) }
        var images: [(path: String, time: Int64)] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix("image-") else { continue }
            let file = "\(path[..<end])/\(name)"
            guard let identity = try? FileIdentity(path: file) else { continue }
            images.append((file, identity.modificationNanoseconds))
        }
        for image in images.sorted(by: { $0.time > $1.time }).dropFirst(keptImages) where image.path != path {
            unlink(image.path)
        }
    }
    private static let keptImages = 8

    private static func makeFolders(_ path: String) {
        if let end = path.lastIndex(of: "/"), end != path.startIndex { makeFolders(String(path[..<end])) }
        mkdir(path, 0o777)
    }
}
