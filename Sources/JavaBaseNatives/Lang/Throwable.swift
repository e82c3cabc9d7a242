// SPDX-License-Identifier: Apache-2.0
import ObjectModel
import Runtime

/// Natives of java.lang.Throwable.
enum ThrowableNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("fillInStackTrace", "(I)Ljava/lang/Throwable;", fillInStackTrace)
    }

    private static func fillInStackTrace(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let throwable = call.handle()
        try call.vm.fillInStackTrace(throwable, call.thread)
        return .reference(throwable)
    }
}

/// Natives of java.lang.StackTraceElement.
enum StackTraceElementNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind(
            "initStackTraceElements", "([Ljava/lang/StackTraceElement;Ljava/lang/Object;I)V", initialize)
        binder.bind(
            "initStackTraceElement", "(Ljava/lang/StackTraceElement;Ljava/lang/StackFrameInfo;)V", initializeFromFrame)
    }

    private static func initialize(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let elements = try call.required()
        let backtrace = try call.required()
        let depth = Int(call.int())
        try call.vm.fillStackTraceElements(elements, backtrace, depth, call.thread)
        return .void
    }

    private static func initializeFromFrame(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let element = try call.required()
        let info = try call.required()
        let method = try StackFrameInfoNatives.method(call, info)
        try call.vm.fillStackTraceElement(element, method, Int(call.intField(info, "bci")), call.thread)
        return .void
    }
}

/// Natives of java.lang.NullPointerException.
enum NullPointerExceptionNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getExtendedNPEMessage", "()Ljava/lang/String;", getExtendedMessage)
    }

    private static func getExtendedMessage(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        try call.result(call.vm.nullPointerMessage(call.handle().reference))
    }
}
