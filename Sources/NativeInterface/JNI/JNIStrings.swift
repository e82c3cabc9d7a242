// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import DataStructures
import Glibc
import ObjectModel
import Runtime

// Strings (JNI 4.11): UTF-16, and modified UTF-8 that ends in NUL. Characters are handed out as copies.

extension JNIContext {
    fileprivate func units(_ string: JNIReference?) throws(JavaThrow) -> [UInt16] { vm.utf16(try required(string)) }

    fileprivate func utf8(_ string: JNIReference?) throws(JavaThrow) -> [UInt8] {
        ModifiedUTF8.encode(units: try units(string))
    }

    /// Memory of the C heap with these elements and a zero.
    fileprivate func copy<Element: FixedWidthInteger>(
        _ elements: [Element], _ isCopy: UnsafeMutablePointer<UInt8>?
    ) -> UnsafeMutableRawPointer? {
        let size = elements.count * MemoryLayout<Element>.stride
        guard let memory = malloc(size + MemoryLayout<Element>.stride) else { return nil }
        elements.withUnsafeBytes { if let start = $0.baseAddress { memory.copyMemory(from: start, byteCount: size) } }
        memory.storeBytes(of: 0, toByteOffset: size, as: Element.self)
        isCopy?.pointee = 1
        return memory
    }

    fileprivate func checkRegion(_ start: Int32, _ count: Int32, _ length: Int) throws(JavaThrow) {
        guard start >= 0, count >= 0, Int(start) + Int(count) <= length else {
            throw thread.exception(
                "java/lang/StringIndexOutOfBoundsException",
                "Region: start \(start), length \(count), string length \(length)")
        }
    }
}

extension JNIFunctionTable {
    private typealias Copy =
        @convention(c) (
            JNIEnvironment?, JNIReference?, UnsafeMutablePointer<UInt8>?
        ) -> JNIReference?
    private typealias Release = @convention(c) (JNIEnvironment?, JNIReference?, JNIReference?) -> Void

    func setStrings() {
        let make: @convention(c) (JNIEnvironment?, UnsafePointer<UInt16>?, Int32) -> JNIReference? = {
            environment, units, count in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                let elements = Array(UnsafeBufferPointer(start: units, count: units == nil ? 0 : max(0, Int(count))))
                return try context.vm.newString(utf16: elements, context.thread)
            }
        }
        let makeUTF: @convention(c) (JNIEnvironment?, UnsafePointer<CChar>?) -> JNIReference? = { environment, bytes in
            JNIContext.reference(environment) { (context) throws(JavaThrow) in
                guard let bytes else { return .null }
                let text = UnsafeRawBufferPointer(start: bytes, count: strlen(bytes))
                // Bytes that are not modified UTF-8 are taken for what was meant.
                if ModifiedUTF8.isValid(text) { return try context.vm.newString(modifiedUTF8: text, context.thread) }
                return try context.vm.newString(String(decoding: text, as: UTF8.self), context.thread)
            }
        }
        functions[163] = unsafeBitCast(make, to: UnsafeRawPointer.self)
        functions[167] = unsafeBitCast(makeUTF, to: UnsafeRawPointer.self)
        setLengths()
        setCharacters()
        setRegions()
    }

    private func setLengths() {
        let length: @convention(c) (JNIEnvironment?, JNIReference?) -> Int32 = { environment, string in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in
                Int32(truncatingIfNeeded: try context.units(string).count)
            }
        }
        let lengthUTF: @convention(c) (JNIEnvironment?, JNIReference?) -> Int = { environment, string in
            JNIContext.run(environment, 0) { (context) throws(JavaThrow) in try context.utf8(string).count }
        }
        functions[164] = unsafeBitCast(length, to: UnsafeRawPointer.self)
        // The older one returns an int: the low half of the same register.
        functions[168] = unsafeBitCast(lengthUTF, to: UnsafeRawPointer.self)
        functions[235] = unsafeBitCast(lengthUTF, to: UnsafeRawPointer.self)
    }

    private func setCharacters() {
        let copy: Copy = { environment, string, isCopy in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                context.copy(try context.units(string), isCopy)
            }
        }
        let copyUTF: Copy = { environment, string, isCopy in
            JNIContext.run(environment, nil) { (context) throws(JavaThrow) in
                context.copy(try context.utf8(string), isCopy)
            }
        }
        let release: Release = { _, _, characters in free(characters) }
        for position in [165, 224] { functions[position] = unsafeBitCast(copy, to: UnsafeRawPointer.self) }
        functions[169] = unsafeBitCast(copyUTF, to: UnsafeRawPointer.self)
        for position in [166, 170, 225] { functions[position] = unsafeBitCast(release, to: UnsafeRawPointer.self) }
    }

    private func setRegions() {
        let region: @convention(c) (JNIEnvironment?, JNIReference?, Int32, Int32, JNIReference?) -> Void = {
            environment, string, start, count, buffer in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                let units = try context.units(string)
                try context.checkRegion(start, count, units.count)
                for i in 0..<Int(count) {
                    buffer?.storeBytes(of: units[Int(start) + i], toByteOffset: i * 2, as: UInt16.self)
                }
            }
        }
        let regionUTF: @convention(c) (JNIEnvironment?, JNIReference?, Int32, Int32, JNIReference?) -> Void = {
            environment, string, start, count, buffer in
            JNIContext.run(environment, ()) { (context) throws(JavaThrow) in
                let units = try context.units(string)
                try context.checkRegion(start, count, units.count)
                let bytes = ModifiedUTF8.encode(units: units[Int(start)..<Int(start) + Int(count)])
                for (i, byte) in (bytes + [0]).enumerated() {
                    buffer?.storeBytes(of: byte, toByteOffset: i, as: UInt8.self)
                }
            }
        }
        functions[220] = unsafeBitCast(region, to: UnsafeRawPointer.self)
        functions[221] = unsafeBitCast(regionUTF, to: UnsafeRawPointer.self)
    }
}
