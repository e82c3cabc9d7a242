// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Natives of sun.net.PortConfig: the range that the system chooses ports from.
enum PortConfigNatives {
    static func bind(_ binder: NativeBinder) {
        binder.bind("getLower0", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(range(call)?.lower ?? -1)
        }
        binder.bind("getUpper0", "()I") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            .int(range(call)?.upper ?? -1)
        }
    }

    private static func range(_ call: NativeCall) -> (lower: Int32, upper: Int32)? {
        let file = call.onHost { HostFile.read("/proc/sys/net/ipv4/ip_local_port_range", $0, limit: 64) }
        let numbers = file.map { String(decoding: $0, as: UTF8.self) }?
            .split { !$0.isNumber }.compactMap { Int32($0) }
        guard let numbers, numbers.count >= 2 else { return nil }
        return (numbers[0], numbers[1])
    }
}

/// Natives that ask a desktop for proxies or a resolver for its domain: there is neither.
enum NoNetworkSettingsNatives {
    static func bindProxySelector(_ binder: NativeBinder) {
        binder.bind("init", "()Z") { (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .boolean(false) }
        binder.bind("getSystemProxies", "(Ljava/lang/String;Ljava/lang/String;)[Ljava/net/Proxy;") {
            (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .null
        }
    }

    static func bindResolver(_ binder: NativeBinder) {
        binder.bind("fallbackDomain0", "()Ljava/lang/String;") {
            (_: inout NativeCall) throws(JavaThrow) -> NativeResult in .null
        }
    }
}
