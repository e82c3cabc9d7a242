// SPDX-License-Identifier: Apache-2.0
import DataStructures
import ObjectModel

/// Descriptors as messages show them: Java types with dots.
package enum DescriptorText {
    /// `[Ljava/lang/String;` → `java.lang.String[]`.
    package static func type(_ descriptor: UnsafeRawBufferPointer) -> String {
        var position = 0
        return type(descriptor, &position)
    }

    private static func type(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> String {
        var dimensions = 0
        while position < bytes.count, bytes[position] == UInt8(ascii: "[") {
            dimensions += 1
            position += 1
        }
        guard position < bytes.count else { return "" }
        var text: String
        if bytes[position] == UInt8(ascii: "L") {
            let start = position + 1
            while position < bytes.count, bytes[position] != UInt8(ascii: ";") { position += 1 }
            let name = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
            text = String(
                decoding: ModifiedUTF8.string(decoding: name).utf8.map { $0 == 0x2F ? 0x2E : $0 }, as: UTF8.self)
        } else {
            text = BasicType.keyword(BasicType.code(bytes[position]))
        }
        position += 1
        for _ in 0..<dimensions { text += "[]" }
        return text
    }

    /// Parameter types of a method descriptor, separated by ", ", and the result.
    package static func method(_ descriptor: UnsafeRawBufferPointer) -> (parameters: String, result: String) {
        var position = 1
        var parameters: [String] = []
        while position < descriptor.count, descriptor[position] != UInt8(ascii: ")") {
            parameters.append(type(descriptor, &position))
        }
        position += 1
        return (parameters.joined(separator: ", "), type(descriptor, &position))
    }
}

extension VirtualMachine {
    /// `void a.B.f(int)`, HotSpot's external form.
    package func externalSignature(_ className: String, _ name: SymbolRef, _ descriptor: SymbolRef) -> String {
        let text = DescriptorText.method(symbols.bytes(descriptor))
        return "\(text.result) \(className).\(symbols.string(name))(\(text.parameters))"
    }

    package func externalSignature(_ method: MethodPointer) -> String {
        externalSignature(
            externalName(space[method.pointee.holder]), method.pointee.name, method.pointee.descriptor)
    }

    /// `f(I)V`.
    package func signatureText(_ method: MethodPointer) -> String {
        symbols.string(method.pointee.name) + symbols.string(method.pointee.descriptor)
    }

    package func fieldText(_ field: FieldPointer) -> String {
        externalName(space[field.pointee.holder]) + "." + symbols.string(field.pointee.name)
    }

    /// The access modifier with a blank behind it.
    package func memberModifiers(_ flags: UInt32) -> String {
        if flags & AccessFlag.private != 0 { return "private " }
        if flags & AccessFlag.protected != 0 { return "protected " }
        return ""
    }

    // MARK: - Modules and loaders in messages

    /// `'app'`, `'bootstrap'`, or the loader's class and identity hash.
    package func loaderDescription(_ loader: ClassLoaderData) -> String {
        guard let object = loader.object else { return "'bootstrap'" }
        let text = space.loadReference(object.reference, fields.classLoaderNameAndId)
        if !text.isNull { return string(text) }
        return externalName(space.classMetadata(of: object.reference))
    }

    /// `A is in module m of loader 'x'`.
    package func inModuleOfLoader(_ metadata: ClassPointer) -> String {
        "\(externalName(metadata)) is in \(moduleOfLoader(metadata))"
    }

    private func moduleOfLoader(_ metadata: ClassPointer) -> String {
        var element = metadata
        while element.isArray { element = space[element.pointee.elementClass] }
        let loader = "of loader \(loaderDescription(loaders[element.pointee.loader]))"
        if let name = modules.name(of: element) { return "module \(name) \(loader)" }
        return "unnamed module \(loader)"
    }

    /// Both classes with their modules, said once when they share one.
    package func jointInModuleOfLoader(_ a: ClassPointer, _ b: ClassPointer) -> String {
        let first = moduleOfLoader(a)
        let second = moduleOfLoader(b)
        if first == second { return "\(externalName(a)) and \(externalName(b)) are in \(first)" }
        return "\(externalName(a)) is in \(first); \(externalName(b)) is in \(second)"
    }

    /// Why the modules of two classes keep `from` from naming the public class `target`; nil if they do not.
    package func moduleAccessText(_ target: ClassPointer, from: ClassPointer, _ thread: Thread) -> String? {
        guard target.pointee.flags & AccessFlag.public != 0, !modules.canReach(target, from: from) else { return nil }
        let source = moduleText(from, thread)
        let destination = moduleText(target, thread)
        let start =
            "class \(externalName(from)) (in \(source)) cannot access class \(externalName(target)) "
            + "(in \(destination)) because "
        if !modules.reads(target, from: from) { return start + "\(source) does not read \(destination)" }
        return start
            + "\(destination) does not export \(externalName(packages[target.pointee.package].name)) to \(source)"
    }

    /// `module m`, or `unnamed module @` and its identity hash.
    private func moduleText(_ metadata: ClassPointer, _ thread: Thread) -> String {
        if let name = modules.name(of: metadata) { return "module \(name)" }
        guard let module = modules.module(of: metadata), !module.isNull else { return "unnamed module" }
        return "unnamed module @0x" + String(thread.identityHash(module), radix: 16)
    }

    /// As `inModuleOfLoader`, with the parent of a custom loader.
    package func inModuleWithParent(_ metadata: ClassPointer) -> String {
        inModuleOfLoader(metadata) + parentLoaderText(loaders[metadata.pointee.loader])
    }

    private func parentLoaderText(_ loader: ClassLoaderData) -> String {
        guard let object = loader.object, !isPlatformLoader(object.reference),
            !names.matches(
                space.classMetadata(of: object.reference).pointee.name,
                "jdk/internal/loader/ClassLoaders$AppClassLoader")
        else { return "" }
        let parent = space.loadReference(object.reference, fields.classLoaderParent)
        if parent.isNull { return ", parent loader 'bootstrap'" }
        let text = space.loadReference(parent, fields.classLoaderNameAndId)
        return ", parent loader " + (text.isNull ? externalName(space.classMetadata(of: parent)) : string(text))
    }

    /// `interface`, `abstract class` or `class`.
    package func kindText(_ metadata: ClassPointer) -> String {
        metadata.isInterface ? "interface" : metadata.isAbstract ? "abstract class" : "class"
    }

    package func accessExplanation(_ from: ClassPointer, _ target: ClassPointer) -> String {
        " (\(jointInModuleOfLoader(from, target)))"
    }
}
