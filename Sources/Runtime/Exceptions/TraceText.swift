// SPDX-License-Identifier: Apache-2.0
import ClassFile
import ObjectModel

// Stack traces as text without running Java, for when Java cannot run: thread dumps and failures to boot.

extension VirtualMachine {
    /// `class.method(module@version/File.java:line)`.
    package func frameText(_ method: MethodPointer, _ bci: Int) -> String {
        let holder = space[method.pointee.holder]
        var place = ""
        if let module = modules[modules.moduleIndex(of: holder)] {
            place = module.name + (module.version.map { "@" + $0 } ?? "") + "/"
        }
        if method.isNative {
            place += "Native Method"
        } else if let index = attributeIndex(classAttribute(holder, .sourceFile)) {
            place += symbols.string(ConstantPool(self, holder).symbol(index))
            let line = lineNumber(method, bci)
            if line > 0 { place += ":\(line)" }
        } else {
            place += "Unknown Source"
        }
        return "\(externalName(holder)).\(symbols.string(method.pointee.name))(\(place))"
    }

    /// The frames an exception has recorded, a line each.
    package func traceLines(_ exception: Reference) -> [String] {
        let backtrace = space.loadReference(exception, fields.throwableBacktrace)
        guard !backtrace.isNull else { return [] }
        let depth = min(
            Int(space.load(exception, fields.throwableDepth, as: Int32.self)), Int(space.arrayLength(backtrace)) / 2)
        let data = space.arrayData(backtrace)
        return (0..<max(depth, 0)).map { i in
            let method = space[MethodRef(rawValue: data.load(fromByteOffset: i * 8, as: UInt32.self))]
            return "\tat " + frameText(method, Int(data.load(fromByteOffset: i * 8 + 4, as: Int32.self)))
        }
    }
}
