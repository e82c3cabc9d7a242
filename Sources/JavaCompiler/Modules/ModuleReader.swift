// SPDX-License-Identifier: Apache-2.0
import ClassFile

/// Reads module-info.class (JVMS 4.7.25).
enum ModuleReader {
    private static let transitive: UInt16 = 0x0020

    /// Nil if the file has no readable Module attribute.
    static func read(_ bytes: UnsafeRawBufferPointer) -> ModuleDescription? {
        guard let view: ClassFileView = try? ClassFileView(bytes),
            let attribute: AttributeView = view.first(.module, in: view.attributes), attribute.length >= 8
        else { return nil }
        // name, flags, version; then requires (name, flags, version) and exports (package, flags, targets).
        var found: ModuleDescription = ModuleDescription(name: name(view, attribute.u2(at: 0)))
        var at: Int = 6
        for _: Int in 0..<count(attribute, &at) {
            let isTransitive: Bool = attribute.u2(at: at + 2) & transitive != 0
            found.requires.append(
                ModuleDescription.Requirement(name: name(view, attribute.u2(at: at)), isTransitive: isTransitive))
            at += 6
        }
        for _: Int in 0..<count(attribute, &at) {
            var export: ModuleDescription.Export = ModuleDescription.Export(package: name(view, attribute.u2(at: at)))
            at += 4
            for _: Int in 0..<count(attribute, &at) {
                export.targets.append(name(view, attribute.u2(at: at)))
                at += 2
            }
            found.exports.append(export)
        }
        return found
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
