// SPDX-License-Identifier: Apache-2.0
import Runtime

extension JavaBaseNatives {
    /// Addresses, sockets, and waiting for them.
    static func registerNetwork(_ table: NativeTable) {
        table.register("java/net/InetAddress", InetAddressNatives.bind)
        table.register("java/net/Inet4Address", InetAddressNatives.bindNothing)
        table.register("java/net/Inet6Address", InetAddressNatives.bindNothing)
        table.register("java/net/Inet4AddressImpl", InetAddressNatives.bindFour)
        table.register("java/net/Inet6AddressImpl", InetAddressNatives.bindSix)
        table.register("java/net/NetworkInterface", NetworkInterfaceNatives.bind)
        table.register("sun/nio/ch/Net", NetNatives.bind)
        table.register("jdk/net/LinuxSocketOptions", LinuxSocketOptionNatives.bind)
        table.register("sun/nio/ch/SocketDispatcher", SocketDispatcherNatives.bind)
        table.register("sun/nio/ch/DatagramDispatcher", DatagramNatives.bindDispatcher)
        table.register("sun/nio/ch/DatagramChannelImpl", DatagramNatives.bindChannel)
        table.register("sun/nio/ch/NativeSocketAddress", NativeSocketAddressNatives.bind)
        table.register("sun/nio/ch/EPoll", EPollNatives.bind)
        table.register("sun/nio/ch/EventFD", EventFDNatives.bind)
        table.register("sun/nio/ch/PollSelectorImpl", PollSelectorNatives.bind)
        table.register("sun/nio/ch/UnixDomainSockets", UnixDomainSocketNatives.bind)
        table.register("sun/nio/ch/UnixAsynchronousSocketChannelImpl", AsynchronousSocketNatives.bind)
        table.register("sun/nio/ch/InheritedChannel", InheritedChannelNatives.bind)
        table.register("sun/net/PortConfig", PortConfigNatives.bind)
        table.register("sun/net/spi/DefaultProxySelector", NoNetworkSettingsNatives.bindProxySelector)
        table.register("sun/net/dns/ResolverConfigurationImpl", NoNetworkSettingsNatives.bindResolver)
    }
}
