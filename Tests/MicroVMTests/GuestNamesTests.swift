// SPDX-License-Identifier: Apache-2.0
import Glibc
import GuestProtocol
import Testing

@testable import MicroVM

/// What names mean to a guest, without a guest: grants, links that lead about in them, and ways out that are none.
@Suite struct GuestNamesTests {
    /// A tree with a granted part and one beside it.
    final class Tree {
        let root: String
        let names: GuestNames

        init(isWritable: Bool = true) throws {
            var name = Array("/tmp/swiftlet-names-XXXXXX".utf8CString)
            let root = try #require(mkdtemp(&name).map { String(cString: $0) })
            self.root = root
            for folder in ["/in", "/in/sub", "/out"] { mkdir(root + folder, 0o755) }
            for file in ["/in/file", "/in/sub/file", "/out/file"] {
                let descriptor = open(root + file, O_WRONLY | O_CREAT, 0o644)
                write(descriptor, file, file.utf8.count)
                close(descriptor)
            }
            symlink("sub", root + "/in/link")
            symlink("/granted/sub/file", root + "/in/absolute")
            symlink("../out/file", root + "/in/escape")
            symlink(root + "/out/file", root + "/in/farEscape")
            symlink("round", root + "/in/round")
            names = GuestNames(
                grants: [
                    try FolderGrant(
                        GrantedFolder(guestPath: "/granted", hostPath: root + "/in", isWritable: isWritable)),
                    try FolderGrant(
                        GrantedFolder(guestPath: "/one/file", hostPath: root + "/out/file", isWritable: false)),
                ],
                texts: [(path: "/etc/hosts", text: "127.0.0.1 localhost\n")], slots: ["/lib/modules"],
                workingDirectory: "/granted/sub")
        }

        deinit {
            for path in ["/in/link", "/in/absolute", "/in/escape", "/in/farEscape", "/in/round", "/in/sub/file"]
                + ["/in/file", "/in/new", "/out/file", "/in/sub/made"]
            {
                unlink(root + path)
            }
            for folder in ["/in/sub/made", "/in/sub", "/in", "/out", ""] { rmdir(root + folder) }
        }

        /// The contents of a file as a guest reads it; nil with the error number.
        func contents(_ path: String) -> (text: String?, error: Int) {
            let (opened, error) = names.open(Array(path.utf8), base: names.workingDirectory, flags: 0, mode: 0)
            switch opened {
            case .file(let file):
                var buffer = [UInt8](repeating: 0, count: 100)
                let count = read(file.descriptor, &buffer, 100)
                return (String(decoding: buffer[..<max(0, count)], as: UTF8.self), 0)
            case .text(let bytes): return (String(decoding: bytes, as: UTF8.self), 0)
            case .slot(let index): return ("slot \(index)", 0)
            case .listing(let path): return ("folder \(path.text)", 0)
            case nil: return (nil, -error)
            }
        }
    }

    @Test(arguments: [
        ("/granted/file", "/in/file"), ("file", "/in/sub/file"), ("../file", "/in/file"),
        ("/granted/./sub//file", "/in/sub/file"), ("/granted/link/file", "/in/sub/file"),
        ("/granted/link/../file", "/in/file"), ("/granted/absolute", "/in/sub/file"),
        ("/../../granted/file", "/in/file"), ("/one/file", "/out/file"), ("/etc/hosts", "127.0.0.1 localhost\n"),
        ("/lib/modules", "slot 0"), ("/", "folder /"), ("/etc", "folder /etc"), ("/granted/..", "folder /"),
    ]) func namesLeadWhereAGuestExpects(_ path: String, _ expected: String) throws {
        #expect(try Tree().contents(path).text == expected)
    }

    @Test(arguments: [
        ("/granted/escape", 2), ("/granted/farEscape", 2), ("/granted/../out/file", 2), ("/granted/none", 2),
        ("/out/file", 2), ("/etc/passwd", 2), ("", 2), ("/granted/round", 40), ("/granted/file/x", 20),
        ("/one", 0), ("/one/other", 2), ("/granted/sub/../../../out/file", 2),
    ]) func nothingElseIsThere(_ path: String, _ error: Int) throws {
        #expect(try Tree().contents(path).error == error)
    }

    @Test func aLinkIsALinkUnlessFollowed() throws {
        let tree = try Tree()
        var target = [UInt8](repeating: 0, count: 100)
        let count = target.withUnsafeMutableBytes {
            tree.names.readLink(Array("/granted/escape".utf8), base: .root, into: $0)
        }
        #expect(String(decoding: target[..<max(0, count)], as: UTF8.self) == "../out/file")
        let refusal = target.withUnsafeMutableBytes {
            tree.names.readLink(Array("/granted/file".utf8), base: .root, into: $0)
        }
        #expect(refusal == GuestCallError.invalid.negated)
    }

    @Test func whatIsGrantedForWritingCanBeChanged() throws {
        let tree = try Tree()
        let names = tree.names
        #expect(names.makeDirectory(Array("made".utf8), base: names.workingDirectory, mode: 0o755) == 0)
        #expect(names.move(.renameAt, Array("/granted/file".utf8), .root, to: Array("/granted/new".utf8), .root) == 0)
        #expect(tree.contents("/granted/new").text == "/in/file")
        #expect(names.changeMode(Array("/granted/new".utf8), base: .root, mode: 0o600) == 0)
        #expect(names.setTimes(Array("/granted/new".utf8), base: .root, follows: true, nil) == 0)
        #expect(names.unlink(Array("/granted/new".utf8), base: .root, flags: 0) == 0)
        #expect(tree.contents("/granted/new").error == 2)
    }

    @Test func whatIsGrantedForReadingCannot() throws {
        let tree = try Tree(isWritable: false)
        let names = tree.names
        let denied = GuestCallError.accessDenied.negated
        let file = Array("/granted/file".utf8)
        #expect(names.makeDirectory(Array("/granted/made".utf8), base: .root, mode: 0o755) < 0)
        #expect(names.unlink(file, base: .root, flags: 0) == denied)
        #expect(names.changeMode(file, base: .root, mode: 0o777) == denied)
        #expect(names.setTimes(file, base: .root, follows: true, nil) == denied)
        #expect(names.checkAccess(file, base: .root, rights: 2) == denied)
        #expect(names.checkAccess(file, base: .root, rights: 4) == 0)
        for flags in [1, 2, 0o1001] as [UInt64] {
            #expect(names.open(file, base: .root, flags: flags, mode: 0).error == denied)
        }
        #expect(names.open(Array("/granted/none".utf8), base: .root, flags: 0o101, mode: 0o644).error == -2)
        #expect(access(tree.root + "/in/none", F_OK) != 0)
    }

    /// A link that appears between the monitor's look and the host's use of a path is an error: simulated by a grant
    /// whose path is a link, opened without the walk.
    @Test func theHostFollowsNoLink() throws {
        let tree = try Tree()
        let grant = try FolderGrant(GrantedFolder(tree.root + "/in", isWritable: true))
        for name in ["escape", "farEscape", "link/file", "../out/file", "absolute"] {
            let request = OpenRequest(flags: 0, mode: 0, resolve: OpenRequest.strict)
            #expect(request.open(at: grant.folder, Array(name.utf8) + [0]) < 0, "\(name)")
        }
    }

    @Test func foldersAboveGrantsListThemAlone() throws {
        let entries = try Tree().names.entries(above: .root)
        #expect(Set(entries.map { String(decoding: $0.name, as: UTF8.self) }) == ["granted", "one", "etc", "lib"])
        let areFolders = entries.allSatisfy { $0.isFolder }
        #expect(areFolders)
        let one = try Tree().names.entries(above: GuestPath("/one"))
        #expect(one.count == 1 && one.first?.isFolder == false)
    }

    /// Times, rights and attributes may be changed where writing was granted, however the file was opened.
    @Test(arguments: [true, false]) func whatMayBeChanged(_ isWritable: Bool) throws {
        let tree = try Tree(isWritable: isWritable)
        for (path, mayChange) in [("file", isWritable), ("link/file", isWritable), ("/one/file", false)] {
            let (opened, error) = tree.names.open(
                Array((path.hasPrefix("/") ? path : "/granted/" + path).utf8), base: tree.names.workingDirectory,
                flags: 0,
                mode: 0)
            guard case .file(let file) = opened else {
                Issue.record("\(path): \(error)")
                continue
            }
            #expect(file.description.mayChange == mayChange, "\(path)")
            #expect(!file.description.isWritable)
        }
    }
}

/// The arithmetic of time pages.
@Suite struct TimePageTests {
    /// The clock a guest computes from a page's words.
    private func now(_ words: [UInt64], _ counter: UInt64) -> UInt64 {
        let product = (counter &- words[1]).multipliedFullWidth(by: words[2])
        return words[3] &+ (product.high << 32 | product.low >> 32)
    }

    /// A counter of 2.5 GHz against a clock that is corrected now and then, by half a thousandth either way: the guest's
    /// never goes back, and stays near.
    @Test func clockNeverGoesBack() {
        var page = TimePage(address: 0x1_0000, counter: 1_000, time: 5_000_000_000)
        var counter: UInt64 = 1_000
        var time: UInt64 = 5_000_000_000
        var last: UInt64 = 0
        var words: [UInt64] = []
        for round in 0..<200 {
            let step: UInt64 = 10_000_000 * (1 + UInt64(round % 90))
            counter += step * 5 / 2
            // Fast and slow stretches.
            time += step / 20_000 * (round / 10 % 2 == 0 ? 20_010 : 19_990)
            if !words.isEmpty {
                let seen = now(words, counter)
                #expect(seen >= last)
                last = seen
            }
            guard page.isDue(counter) else { continue }
            words = page.update(counter: counter, time: time, realTime: time + 77)
            let seen = now(words, counter)
            #expect(seen >= last)
            last = seen
            #expect(words[0] % 2 == 0)
            #expect(words[4] == 77)
            let error = Int64(bitPattern: seen &- time)
            #expect(error >= 0 && error < 3_000_000, "round \(round): \(error) ns")
        }
        #expect(last > 0)
    }

    @Test func pageIsDueAfterItsInterval() {
        let page = TimePage(address: 0x1_0000, counter: 100, time: 0)
        #expect(!page.isDue(100))
        #expect(!page.isDue(29_000_000))
        #expect(page.isDue(31_000_000))
    }
}
