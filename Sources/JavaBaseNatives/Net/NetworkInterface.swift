// SPDX-License-Identifier: Apache-2.0
import HostInterface
import ObjectModel
import Runtime

/// Natives of java.net.NetworkInterface.
enum NetworkInterfaceNatives {
    static func bind(_ binder: NativeBinder) {
        binder.ignore("init")
        binder.bind("getAll", "()[Ljava/net/NetworkInterface;", getAll)
        binder.bind("getByName0", "(Ljava/lang/String;)Ljava/net/NetworkInterface;", getByName)
        binder.bind("getByIndex0", "(I)Ljava/net/NetworkInterface;", getByIndex)
        binder.bind("boundInetAddress0", "(Ljava/net/InetAddress;)Z", isBound)
        binder.bind("getByInetAddress0", "(Ljava/net/InetAddress;)Ljava/net/NetworkInterface;", getByAddress)
        binder.bind("isUp0", "(Ljava/lang/String;I)Z") { (call: inout NativeCall) throws(JavaThrow) -> NativeResult in
            // Up and running.
            try hasFlags(&call, 0x41)
        }
        binder.bind("isLoopback0", "(Ljava/lang/String;I)Z") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try hasFlags(&call, 0x8)
        }
        binder.bind("isP2P0", "(Ljava/lang/String;I)Z") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try hasFlags(&call, 0x10)
        }
        binder.bind("supportsMulticast0", "(Ljava/lang/String;I)Z") {
            (call: inout NativeCall) throws(JavaThrow) -> NativeResult in try hasFlags(&call, 0x1000)
        }
        binder.bind("getMacAddr0", "([BLjava/lang/String;I)[B", getHardwareAddress)
        binder.bind("getMTU0", "(Ljava/lang/String;I)I", getTransmissionUnit)
    }

    /// Interfaces that have an address: the others do not exist for Java.
    private static func all(_ call: NativeCall) -> [HostNetworkInterface] {
        call.onHost { $0.networkInterfaces }.filter { !$0.bindings.isEmpty }
    }

    // MARK: - Objects

    private static func getAll(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let found = all(call)
        if found.isEmpty { return .null }
        return .reference(
            try array(call, "java/net/NetworkInterface", found) { (interface) throws(JavaThrow) in
                try object(call, interface)
            })
    }

    /// A new array of a class with an object for each element.
    private static func array<Element>(
        _ call: NativeCall, _ className: StaticString, _ elements: [Element],
        _ make: (Element) throws(JavaThrow) -> Reference
    ) throws(JavaThrow) -> Reference {
        let vm = call.vm
        let elementClass = try vm.bootClass(className, call.thread)
        let arrayClass = try vm.arrayClass(of: elementClass, call.thread)
        let array = call.thread.handle(try vm.allocateArray(arrayClass, length: elements.count, call.thread))
        for (i, element) in elements.enumerated() {
            try call.thread.withHandleScope { () throws(JavaThrow) in
                let made = try make(element)
                call.space.storeReference(array.reference, SwiftletArrayData4 + i * 4, made)
            }
        }
        return array.reference
    }

    private static func object(
        _ call: NativeCall, _ interface: HostNetworkInterface
    ) throws(JavaThrow) -> Reference {
        let thread = call.thread
        let object = thread.handle(
            try thread.construct(call.vm.intern("java/net/NetworkInterface" as StaticString), "()V", []))
        let name = thread.handle(try call.vm.newString(interface.name, thread))
        call.setReferenceField(object, "name", "Ljava/lang/String;", name.reference)
        call.setReferenceField(object, "displayName", "Ljava/lang/String;", name.reference)
        call.setField(object, "index", "I", interface.index)
        let addresses = thread.handle(
            try array(call, "java/net/InetAddress", interface.bindings) { (binding) throws(JavaThrow) in
                try address(call, binding.address, object)
            })
        call.setReferenceField(object, "addrs", "[Ljava/net/InetAddress;", addresses.reference)
        let bindings = thread.handle(
            try array(call, "java/net/InterfaceAddress", Array(interface.bindings.enumerated())) {
                (element) throws(JavaThrow) in
                let address = call.space.loadReference(
                    addresses.reference, SwiftletArrayData4 + element.offset * 4)
                return try self.binding(call, element.element, thread.handle(address))
            })
        call.setReferenceField(object, "bindings", "[Ljava/net/InterfaceAddress;", bindings.reference)
        let none: [HostNetworkInterface] = []
        let children = try array(call, "java/net/NetworkInterface", none) { (_) throws(JavaThrow) in .null }
        call.setReferenceField(object, "childs", "[Ljava/net/NetworkInterface;", children)
        return object.reference
    }

    /// An address; one of IPv6 knows its interface.
    private static func address(
        _ call: NativeCall, _ address: HostAddress, _ interface: Handle
    ) throws(JavaThrow) -> Reference {
        let isSix = address.bytes.count == 16
        let scope = isSix ? UInt32(bitPattern: call.intField(interface, "index")) : 0
        let made = call.thread.handle(try call.newInternetAddress(address.bytes, scope: scope))
        if isSix {
            let holder = call.thread.handle(
                call.referenceField(made, "holder6", "Ljava/net/Inet6Address$Inet6AddressHolder;"))
            call.setReferenceField(holder, "scope_ifname", "Ljava/net/NetworkInterface;", interface.reference)
        }
        return made.reference
    }

    private static func binding(
        _ call: NativeCall, _ binding: HostNetworkInterface.Binding, _ address: Handle
    ) throws(JavaThrow) -> Reference {
        let thread = call.thread
        let object = thread.handle(
            try thread.construct(call.vm.intern("java/net/InterfaceAddress" as StaticString), "()V", []))
        call.setReferenceField(object, "address", "Ljava/net/InetAddress;", address.reference)
        call.setField(object, "maskLength", "S", Int16(truncatingIfNeeded: binding.prefixLength))
        if !binding.broadcast.isEmpty {
            let broadcast = try call.newInternetAddress(binding.broadcast)
            call.setReferenceField(object, "broadcast", "Ljava/net/Inet4Address;", broadcast)
        }
        return object.reference
    }

    // MARK: - Search

    private static func result(
        _ call: NativeCall, _ isWanted: (HostNetworkInterface) -> Bool
    ) throws(JavaThrow) -> NativeResult {
        guard let found = all(call).first(where: isWanted) else { return .null }
        return .reference(try object(call, found))
    }

    private static func getByName(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let name = try call.string()
        return try result(call) { $0.name == name }
    }

    private static func getByIndex(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let index = call.int()
        return index <= 0 ? .null : try result(call) { $0.index == index }
    }

    private static func hasAddress(_ interface: HostNetworkInterface, _ bytes: [UInt8]) -> Bool {
        interface.bindings.contains { $0.address.bytes == bytes }
    }

    private static func isBound(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let bytes = call.internetAddress(try call.required()).bytes
        return .boolean(all(call).contains { hasAddress($0, bytes) })
    }

    private static func getByAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        let bytes = call.internetAddress(try call.required()).bytes
        return try result(call) { hasAddress($0, bytes) }
    }

    // MARK: - Properties

    private static func named(_ call: NativeCall, _ name: String) throws(JavaThrow) -> HostNetworkInterface {
        if let found = all(call).first(where: { $0.name == name }) { return found }
        throw call.thread.exception("java/net/SocketException", "No such device")
    }

    private static func hasFlags(_ call: inout NativeCall, _ flags: UInt32) throws(JavaThrow) -> NativeResult {
        let interface = try named(call, try call.string())
        return .boolean(interface.flags & flags == flags)
    }

    private static func getHardwareAddress(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        _ = call.handle()
        let interface = try named(call, try call.string())
        return try call.result(bytes: interface.hardwareAddress.isEmpty ? nil : interface.hardwareAddress)
    }

    private static func getTransmissionUnit(_ call: inout NativeCall) throws(JavaThrow) -> NativeResult {
        .int(try named(call, try call.string()).maximumTransmissionUnit)
    }
}
