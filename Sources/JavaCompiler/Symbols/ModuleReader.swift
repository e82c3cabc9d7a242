// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// Reads from module-info.class what `import module` needs (JVMS 4.7.25, JLS 7.5.5).
enum ModuleReader {
    private static let transitive: UInt16 = 0x0020

    /// Packages exported without qualification and modules required transitively; nil if the file has no readable
    /// Module attribute.
    static func read(_ bytes: UnsafeRawBufferPointer) -> (exports: [String], requires: [String])? {
        guard let view: ClassFileView = try? ClassFileView(bytes),
            let attribute: AttributeView = view.first(.module, in: view.attributes)
        else { return nil }
        // name, flags, version; then requires (name, flags, version) and exports (package, flags, targets).
        var at: Int = 6
        var requires: [String] = []
        for _: Int in 0..<count(attribute, &at) {
            if attribute.u2(at: at + 2) & transitive != 0 { requires.append(name(view, attribute.u2(at: at))) }
            at += 6
        }
        var exports: [String] = []
        for _: Int in 0..<count(attribute, &at) {
            let package: String = name(view, attribute.u2(at: at))
            at += 4
            let targets: Int = count(attribute, &at)
            if targets == 0 { exports.append(package) }
            at += 2 * targets
        }
        return (exports, requires)
    }

    /// A count, cut down to what the attribute can hold.
    private static func count(_ attribute: AttributeView, _ at: inout Int) -> Int {
        let value: Int = Int(attribute.u2(at: at))
        at += 2
        return min(value, max(0, (Int(attribute.length) - at) / 2))
    }

    /// The dotted name in a Module or Package constant.
    private static func name(_ view: ClassFileView, _ index: UInt16) -> String {
        let bytes: UnsafeRawBufferPointer = view.constantPool.utf8Bytes(at: view.constantPool.u2(at: index))
        return String(decoding: bytes.map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self)
    }
}
