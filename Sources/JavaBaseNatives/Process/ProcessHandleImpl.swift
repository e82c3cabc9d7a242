// SPDX-License-Identifier: Apache-2.0
import Glibc
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.lang.ProcessHandleImpl and its Info.
enum ProcessHandleNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("initNative")
        binder.bind("waitForProcessExit0", "(JZ)I", waitForExit)
        binder.bind("getCurrentPid0", "()J", getCurrent)
        binder.bind("parent0", "(JJ)J", getParent)
        binder.bind("getProcessPids0", "(J[J[J[J)I", getProcesses)
        binder.bind("destroy0", "(JJZ)Z", destroy)
        binder.bind("isAlive0", "(J)J", isAlive)
    }

    static func bindInfo(_ binder: NativeBinder) {
        binder.ignore("initIDs")
        binder.bind("info0", "(J)V", getInfo)
    }

    /// Result of `waitForProcessExit0` for processes that are not our children.
    private static let notAChild: Int32 = -2

    /// A process number from Java; nil if it can be none.
    private static func process(_ call: inout NativeCall) -> Int32? {
        Int32(exactly: call.long()).flatMap { $0 > 0 ? $0 : nil }
    }

    private static func waitForExit(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let process = process(&call)
        let reaps = call.boolean()
        guard let process else { return .int(notAChild) }
        let result = call.onHost { $0.waitForChild(process, reaps: reaps) }
        if result.error?.rawValue == ECHILD { return .int(notAChild) }
        return .int(result.value ?? -1)
    }

    private static func getCurrent(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .long(Int64(call.vm.host.processID))
    }

    /// Whether two start times are of the same process; 0 is unknown.
    private static func isSame(_ expected: Int64, _ found: Int64) -> Bool {
        expected == found || expected == 0 || found == 0
    }

    private static func getParent(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let number = call.long()
        let startTime = call.long()
        guard let status = call.onHost({ ProcessFiles(host: $0).status(number) }), isSame(startTime, status.startTime)
        else { return .long(-1) }
        return .long(status.parent)
    }

    /// Children of a process, or all processes for 0: fills the arrays as far as they reach and returns how many there are.
    private static func getProcesses(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let wanted = call.long()
        let arrays = [try call.required(), call.handle(), call.handle()]
        let capacity = Int(call.space.arrayLength(arrays[0].reference))
        for array in arrays.dropFirst() where !array.isNull {
            guard Int(call.space.arrayLength(array.reference)) == capacity else {
                throw call.thread.exception("java/lang/IllegalArgumentException", "array sizes not equal")
            }
        }
        let found = call.onHost { host -> [(Int64, ProcessFiles.Status)] in
            let files = ProcessFiles(host: host)
            return files.all.compactMap { number in
                files.status(number).flatMap { wanted == 0 || $0.parent == wanted ? (number, $0) : nil }
            }
        }
        for (i, (number, status)) in found.prefix(capacity).enumerated() {
            for (array, value) in zip(arrays, [number, status.parent, status.startTime]) where !array.isNull {
                call.space.arrayData(array.reference).storeBytes(of: value, toByteOffset: i * 8, as: Int64.self)
            }
        }
        return .int(found.count)
    }

    private static func destroy(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let process = process(&call)
        let startTime = call.long()
        let signal = call.boolean() ? SIGKILL : SIGTERM
        guard let process else { return .boolean(false) }
        return .boolean(
            call.onHost { host in
                let status = ProcessFiles(host: host).status(Int64(process))
                guard isSame(startTime, status?.startTime ?? -1) else { return false }
                return host.sendSignal(process, signal).error == nil
            })
    }

    /// Start time in milliseconds since 1970; -1 if the process is gone.
    private static func isAlive(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let number = call.long()
        return .long(call.onHost { ProcessFiles(host: $0).status(number)?.startTime ?? -1 })
    }

    // MARK: - Info

    /// Fills in what is known of a process; the rest stays as it is.
    private static func getInfo(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let info = call.handle()
        let number = call.long()
        let facts = call.onHost { host in
            let files = ProcessFiles(host: host)
            return (
                status: files.status(number), user: files.user(number).flatMap { host.userName($0) },
                program: files.program(number), arguments: files.arguments(number)
            )
        }
        guard let status = facts.status else { return .void }
        call.setField(info, "startTime", "J", status.startTime)
        call.setField(info, "totalTime", "J", status.totalTime)
        if let user = facts.user { try setString(call, info, "user", String(decoding: user, as: UTF8.self)) }
        if let program = facts.program { try setString(call, info, "command", program) }
        guard let arguments = facts.arguments else { return .void }
        if facts.program == nil || arguments.isEmpty {
            // Without the program the line is all that can be told.
            try setString(call, info, "commandLine", arguments.joined(separator: " "))
        } else {
            let array = try call.stringArray(Array(arguments.dropFirst()))
            call.setReferenceField(info, "arguments", "[Ljava/lang/String;", array)
        }
        return .void
    }

    private static func setString(
        _ call: NativeCall, _ object: Handle, _ name: StaticString, _ text: String
    ) throws(JavaThrow) {
        let string = try call.vm.newString(text, call.thread)
        call.setReferenceField(object, name, "Ljava/lang/String;", string)
    }
}

extension NativeCall {
    /// A new String[].
    func stringArray(_ strings: [String]) throws(JavaThrow) -> Reference {
        let array = thread.handle(try vm.allocateArray(vm.classes.stringArray!, length: strings.count, thread))
        for (i, text) in strings.enumerated() {
            let string = try vm.newString(text, thread)
            space.storeReference(array.reference, SwiftletArrayData4 + i * 4, string)
        }
        return array.reference
    }
}
