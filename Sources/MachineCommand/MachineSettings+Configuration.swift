// SPDX-License-Identifier: Apache-2.0
import ClassPath
import CommandLine
import Glibc
import MicroVM
import Platform

// From settings to a machine's configuration: the class library and the class path are granted for reading, since they
// are what runs; everything else only as the settings say.

extension MachineSettings {
    /// VCPUs: as many as asked for, or as the host has.
    var processorCount: Int { processors > 0 ? processors : ProcessorInfo.availableProcessors }

    /// The configuration of a machine that runs `program` from a working directory.
    ///
    /// - Parameter guest: the guest whose start-up image is to be granted, if there is one.
    func configuration(
        home: JavaHome, guest: String?, workingDirectory: String
    ) throws(CommandFailure) -> MachineConfiguration {
        var result = MachineConfiguration()
        result.memorySize = memorySize
        result.processors = processorCount
        result.arguments = ["swiftlet"] + program
        result.timeLimit = timeLimit.map { $0 * 1_000_000_000 }
        result.workingDirectory = workingDirectory
        result.files = [GrantedFile(guestPath: home.modulesPath, hostPath: home.modulesPath)]
        if let guest, let image = GuestStartupImage.grant(guest: guest, home: home, processors: processorCount) {
            result.files.append(image)
            result.hotPages = GuestStartupImage.hotPages(image: image)
        }
        result.folders = try folders(home: home, workingDirectory: workingDirectory)
        result.texts = MachineSettings.texts
        result.network.listen = listen
        for text in connect {
            guard let place = MachineSettings.hostAndPort(text) else { continue }
            let addresses = HostNames.addresses(place.host, port: place.port)
            guard !addresses.isEmpty else { throw .failure("\(place.host) is no known host") }
            result.network.connect += addresses
            // The guest asks this file, and nobody else.
            for address in addresses { result.texts[0].text += "\(HostNames.text(address)) \(place.host)\n" }
        }
        result.environment = guestEnvironment(home)
        return result
    }

    private func folders(home: JavaHome, workingDirectory: String) throws(CommandFailure) -> [GrantedFolder] {
        var granted = [GrantedFolder(home.path, isWritable: false)]
        func add(_ path: String, isWritable: Bool) {
            let whole = path.hasPrefix("/") ? path : workingDirectory + "/" + path
            if let index = granted.firstIndex(where: { $0.guestPath == whole }) {
                if isWritable { granted[index].isWritable = true }
            } else {
                granted.append(GrantedFolder(whole, isWritable: isWritable))
            }
        }
        for (paths, isWritable) in [(readable, false), (writable, true)] {
            for path in paths {
                guard access(path, F_OK) == 0 else { throw .failure("\(path): \(SystemError.message(for: errno))") }
                add(path, isWritable: isWritable)
            }
        }
        for path in classPath where !path.isEmpty && access(path, F_OK) == 0 { add(path, isWritable: false) }
        for device in ["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom"] where access(device, F_OK) == 0 {
            add(device, isWritable: device == "/dev/null")
        }
        return granted
    }

    /// The places where the program's classes are, and the other files its command line names.
    private var classPath: [String] {
        Launcher.pathsToRead(program, classPathVariable: Environment.value(of: "CLASSPATH"))
    }

    /// Files that C libraries and Java expect anywhere, with nothing about the host in them.
    private static var texts: [(path: String, text: String)] {
        [
            (path: "/etc/hosts", text: "127.0.0.1 localhost\n::1 localhost\n"),
            (path: "/etc/nsswitch.conf", text: "passwd: files\ngroup: files\nhosts: files\n"),
            (path: "/etc/resolv.conf", text: ""),
            (path: "/etc/host.conf", text: "multi on\n"),
            (path: "/etc/passwd", text: "user:x:1000:1000::/:/bin/false\n"),
            (path: "/etc/group", text: "user:x:1000:\n"),
        ]
    }

    /// Variables about language and time, and those that were asked for; the host's others are nobody's business.
    private func guestEnvironment(_ home: JavaHome) -> [String] {
        // The Swift runtime looks in seven places for a program that reports crashes, unless it is told where: there are no
        // processes to start here, and the monitor reports crashes.
        var result = ["SWIFTLET_JAVA_HOME=\(home.path)", "SWIFT_BACKTRACE=enable=no,swift-backtrace=/"]
        for name in ["LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "TZ", "TERM", "CLASSPATH"] {
            if let value = Environment.value(of: name) { result.append("\(name)=\(value)") }
        }
        for definition in environment {
            let name = definition.prefix { $0 != "=" } + "="
            result.removeAll { $0.hasPrefix(name) }
            result.append(definition)
        }
        return result
    }
}
