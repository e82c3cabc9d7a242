// SPDX-License-Identifier: Apache-2.0
import ClassPath
import Glibc
import GuestProtocol
import MicroVM
import Platform

// The start-up image of guests: the memory of a guest's Java machine after boot, written by a guest and mapped
// copy-on-write into others. It lies in the cache beside the images of processes. Its name says what it is for; the
// guest looks at the key inside, as the launcher does, and boots the long way if the name was wrong.

enum GuestStartupImage {
    /// Where the image for such guests is or would be; nil if there is no place for a cache.
    static func path(guest: String, home: JavaHome, processors: Int) -> String? {
        guard let folder = cacheFolder, let executable = try? FileIdentity(path: guest),
            let library = try? FileIdentity(path: home.modulesPath)
        else { return nil }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ number: UInt64) { hash = (hash ^ number) &* 0x9fb2_1c65_1e98_df25 }
        for identity in [executable, library] {
            mix(identity.device)
            mix(identity.inode)
            mix(UInt64(bitPattern: identity.sizeInBytes))
            mix(UInt64(bitPattern: identity.modificationNanoseconds))
        }
        mix(UInt64(processors))
        for byte in characterSet.utf8 { mix(UInt64(byte)) }
        let digits = String(hash ^ hash >> 32, radix: 16)
        return folder + "/guest-image-" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The image as something to grant, if it has been made.
    static func grant(guest: String, home: JavaHome, processors: Int) -> GrantedFile? {
        guard let path = path(guest: guest, home: home, processors: processors), access(path, R_OK) == 0 else {
            return nil
        }
        return GrantedFile(guestPath: GuestProtocol.startupImagePath, hostPath: path, isPrivate: true)
    }

    /// Pages that guests with an image write when they start, if they have been learned.
    static func hotPages(image: GrantedFile) -> HotPages? {
        let file = open(image.hostPath + pagesSuffix, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(file, &bytes, bytes.count)
        return count > 0 ? HotPages(text: String(decoding: bytes[..<count], as: UTF8.self)) : nil
    }

    private static let pagesSuffix = ".pages"

    /// Has a guest run a small program on an image just made, and keeps which pages it wrote beside the image. Without that,
    /// guests take their pages one by one, and nothing else is different.
    private static func learnHotPages(image path: String, folder: String, words: [String]) throws(CommandFailure) {
        let source = folder + "/Small.java"
        let classFile = folder + "/Small.class"
        let pages = folder + "/pages"
        defer { for file in [source, classFile, pages] { unlink(file) } }
        let file = open(source, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        let text = Array("class Small { public static void main(String[] a) { System.out.println(a.length); } }\n".utf8)
        let isWritten = text.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == text.count
        close(file)
        guard isWritten, try OwnProgram.run(["compile", "-d", folder, source]) == 0 else { return }
        let run = ["vm", "run"] + words + ["--write-hot-pages", pages, "-cp", folder, "Small"]
        if try OwnProgram.run(run) == 0 { rename(pages, path + pagesSuffix) }
    }

    /// `swiftlet vm image`: has a guest boot and write the image; prints the path. The machine's options are the words.
    static func create(_ words: [String]) throws(CommandFailure) -> Int32 {
        let settings = try MachineSettings(words: words)
        guard settings.program.isEmpty else { throw .usage("image takes machine options only") }
        // The machines below answer to nobody.
        let words = words + ["-o", "text"]
        let home: JavaHome
        do throws(JavaHome.NotFound) { home = try JavaHome.discover() } catch { throw .failure("\(error)") }
        let guest = try GuestImage.path(settings.guestImage)
        guard let path = path(guest: guest, home: home, processors: settings.processorCount), let cacheFolder else {
            throw .failure("neither XDG_CACHE_HOME nor HOME says where to put an image")
        }
        makeFolders(cacheFolder)
        // The guest may write into a folder that holds nothing else.
        var template = Array((cacheFolder + "/guest.XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else {
            throw .failure("\(cacheFolder): \(SystemError.message(for: errno))")
        }
        let folder = String(cString: made)
        let file = folder + "/image"
        defer {
            unlink(file)
            rmdir(folder)
        }
        // A process of its own, since the one with the machine goes to jail and cannot rename files here any more.
        let run = ["vm", "run"] + words + ["--grant-write", folder, "image", "create", "-o", file]
        guard try OwnProgram.run(run) == 0, rename(file, path) == 0 else { throw .failure("the guest wrote no image") }
        unlink(path + pagesSuffix)
        try learnHotPages(image: path, folder: folder, words: words)
        print(settings.isJSON ? JSONText.object([("path", .string(path))]).text : path)
        return 0
    }

    /// `swiftlet` in XDG_CACHE_HOME, or in `~/.cache`.
    private static var cacheFolder: String? {
        func folder(_ name: String) -> String? {
            Environment.value(of: name).flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        return (folder("XDG_CACHE_HOME") ?? folder("HOME").map { $0 + "/.cache" }).map { $0 + "/swiftlet" }
    }

    private static func makeFolders(_ path: String) {
        var position = path.startIndex
        while let slash = path[path.index(after: position)...].firstIndex(of: "/") {
            mkdir(String(path[..<slash]), 0o755)
            position = slash
        }
        mkdir(path, 0o755)
    }

    /// What says which encoding the guest's Java takes for the system's.
    private static var characterSet: String {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            if let value = Environment.value(of: name), !value.isEmpty { return value }
        }
        return ""
    }
}
