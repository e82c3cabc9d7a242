// SPDX-License-Identifier: Apache-2.0
import CJavaNativeInterface
import ObjectModel
import Runtime

/// The functions that native code finds through its environment, and those it finds through its JavaVM, of one machine
/// (JNI 4 and 5). Positions are those of JNI 24. Made when the first library is loaded, and kept as long as the machine.
final class JNIFunctionTable: @unchecked Sendable {
    // Constant after creation.
    let functions: UnsafeMutablePointer<UnsafeRawPointer?>
    let invocation: UnsafeMutablePointer<UnsafeRawPointer?>
    let machine: UnsafeMutablePointer<SwiftletJNIMachine>
    let services: InvocationServices

    init(_ vm: VirtualMachine, _ services: InvocationServices) {
        self.services = services
        functions = .allocate(capacity: SwiftletJNIFunctionCount)
        functions.initialize(repeating: nil, count: SwiftletJNIFunctionCount)
        invocation = .allocate(capacity: SwiftletJNIInvocationCount)
        invocation.initialize(repeating: nil, count: SwiftletJNIInvocationCount)
        machine = .allocate(capacity: 1)
        machine.initialize(
            to: SwiftletJNIMachine(
                functions: UnsafePointer(invocation), machine: Unmanaged.passUnretained(vm).toOpaque(),
                number: swiftlet_jni_next_number()))
        setObjects()
        setClasses()
        setMembers()
        setCalls()
        setStrings()
        setArrays()
        setNatives()
        setInvocation()
    }

    deinit {
        functions.deallocate()
        invocation.deallocate()
        machine.deallocate()
    }

    /// The environment of a thread, made at first use; its record frees it.
    func environment(_ thread: Thread) -> JNIEnvironment {
        if let made = thread.record.nativeEnvironment {
            return made.assumingMemoryBound(to: SwiftletJNIEnvironment.self)
        }
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: MemoryLayout<SwiftletJNIEnvironment>.size, alignment: 8)
        let made = memory.bindMemory(to: SwiftletJNIEnvironment.self, capacity: 1)
        made.initialize(
            to: SwiftletJNIEnvironment(
                functions: UnsafePointer(functions), thread: UnsafeMutableRawPointer(thread.raw),
                machine: UnsafeMutableRawPointer(machine), parameterTypes: JNIFunctionTable.parameterTypes))
        thread.record.nativeEnvironment = memory
        return made
    }

    private static let parameterTypes:
        @convention(c) (
            UnsafePointer<SwiftletJNIEnvironment>, UnsafeRawPointer, UnsafeMutablePointer<CChar>
        ) -> Int32 = { environment, id, buffer in
            let vm = Thread(environment.pointee.thread.assumingMemoryBound(to: JavaThread.self)).vm
            let method = JNIContext.method(UnsafeMutableRawPointer(mutating: id))
            let types = JNISignature(vm.symbols.bytes(method.pointee.descriptor)).parameters.prefix(255)
            for (i, type) in types.enumerated() { buffer[i] = CChar(bitPattern: type) }
            return Int32(types.count)
        }
}
