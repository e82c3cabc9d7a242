// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.ProcessEnvironment.
enum ProcessEnvironmentNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("environ", "()[[B", environ)
    }

    /// Names and values in turn. The first byte of an entry belongs to the name even if it is `=`; entries without
    /// another `=` are left out.
    static func split(_ entries: [[UInt8]]) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for entry in entries {
            guard let equals = entry.dropFirst().firstIndex(of: UInt8(ascii: "=")) else { continue }
            result.append(Array(entry[..<equals]))
            result.append(Array(entry[(equals + 1)...]))
        }
        return result
    }

    private static func environ(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let parts = split(call.vm.host.environment)
        let arrayClass = try call.vm.arrayClass(of: call.vm.classes.byteArray, call.thread)
        let array = call.thread.handle(try call.vm.allocateArray(arrayClass, length: parts.count, call.thread))
        for (i, part) in parts.enumerated() {
            let bytes = try call.byteArray(part)
            call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, bytes)
        }
        return .reference(array)
    }
}
