// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of jdk.internal.util.SystemProps$Raw: the system properties at boot.
enum SystemPropsNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("vmProperties", "()[Ljava/lang/String;", vmProperties)
        binder.bind("platformProperties", "()[Ljava/lang/String;", platformProperties)
    }

    /// Keys and values in turn.
    private static func vmProperties(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let options = call.vm.options
        var pairs: [String?] = [
            "java.home", options.javaHome,
            "java.vm.specification.name", "Java Virtual Machine Specification",
            "java.vm.specification.vendor", "Oracle Corporation",
            "java.vm.specification.version", "25",
            "java.vm.name", "Swiftlet VM",
            "java.vm.vendor", "Swiftlet",
            "java.vm.version", VirtualMachine.version,
            "java.vm.info", options.modeDescription,
            "jdk.debug", "release",
            "sun.boot.library.path", options.javaHome + "/lib",
            "java.library.path", "/usr/java/packages/lib:/usr/lib64:/lib64:/lib:/usr/lib",
            "java.class.path", options.classPath,
            "jdk.boot.class.path.append", options.bootClassPathAppended,
        ]
        for property in options.properties {
            pairs.append(property.key)
            pairs.append(property.value)
        }
        return try call.result(strings: pairs)
    }

    /// Positions of `platformProperties`; the others stay null.
    private enum Position {
        static let displayLanguage = 1
        static let fileSeparator = 4
        static let formatLanguage = 6
        static let temporaryDirectory = 17
        static let lineSeparator = 18
        static let nativeEncoding = 19
        static let architecture = 20
        static let systemName = 21
        static let systemVersion = 22
        static let pathSeparator = 23
        static let standardError = 27
        static let standardInput = 28
        static let standardOutput = 29
        static let dataModel = 31
        static let endianness = 32
        static let unicodeEncoding = 34
        static let fileNameEncoding = 35
        static let workingDirectory = 37
        static let home = 38
        static let user = 39
        static let count = 40
    }

    private static func platformProperties(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let facts = PlatformFacts(call.vm.host)
        var values: [String?] = Array(repeating: nil, count: Position.count)
        values[Position.displayLanguage] = facts.language
        values[Position.formatLanguage] = facts.language
        values[2 - 2] = facts.country
        values[5] = facts.country
        values[Position.fileSeparator] = "/"
        values[Position.temporaryDirectory] = "/tmp"
        values[Position.lineSeparator] = "\n"
        values[Position.nativeEncoding] = facts.encoding
        values[Position.fileNameEncoding] = facts.encoding
        values[Position.architecture] = "amd64"
        values[Position.systemName] = facts.systemName
        values[Position.systemVersion] = facts.systemVersion
        values[Position.pathSeparator] = ":"
        values[Position.standardInput] = facts.terminalEncoding(0)
        values[Position.standardOutput] = facts.terminalEncoding(1)
        values[Position.standardError] = facts.terminalEncoding(2)
        values[Position.dataModel] = "64"
        values[Position.endianness] = "little"
        values[Position.unicodeEncoding] = "UnicodeLittle"
        values[Position.workingDirectory] = facts.workingDirectory
        values[Position.home] = facts.home
        values[Position.user] = facts.user
        return try call.result(strings: values)
    }
}
