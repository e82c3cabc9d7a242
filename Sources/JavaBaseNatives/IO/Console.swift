// SPDX-License-Identifier: Apache-2.0
import HostInterface
import Runtime

/// Natives of java.io.Console.
enum ConsoleNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("ttyStatus", "()I", ttyStatus)
        binder.bind("istty", "()Z", isTerminal)
    }

    /// Bit n is set if descriptor n is a terminal.
    private static func terminals(_ call: NativeCall) -> Int32 {
        call.onHost { host in
            (0..<3).reduce(0) { $0 | (host.isTerminal($1).value == 1 ? 1 << $1 : 0) }
        }
    }

    private static func ttyStatus(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(terminals(call))
    }

    /// The form of earlier updates: input and output.
    private static func isTerminal(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .boolean(terminals(call) & 3 == 3)
    }
}

/// Natives of jdk.internal.io.JdkConsoleImpl.
enum JdkConsoleNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("echo", "(Z)Z", echo)
    }

    private static func echo(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let on = call.boolean()
        return .boolean(try call.checked(call.onHost { $0.setEcho(StandardStream.input, on) }) == 1)
    }
}
