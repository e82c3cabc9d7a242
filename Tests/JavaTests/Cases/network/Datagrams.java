// SPDX-License-Identifier: Apache-2.0
// Tests: datagrams by socket and by channel: sizes, truncation, connected sockets, timeouts, scattered reads.
// Expects: what was sent, as far as buffers allow.
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

public class Datagrams {
    static String text(DatagramPacket packet) { return new String(packet.getData(), packet.getOffset(), packet.getLength()); }

    public static void main(String[] args) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (DatagramSocket receiver = new DatagramSocket(0, here); DatagramSocket sender = new DatagramSocket()) {
            sender.send(new DatagramPacket("hello".getBytes(), 1, 3, receiver.getLocalSocketAddress()));
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            receiver.receive(packet);
            System.out.println(text(packet) + " " + (packet.getPort() == sender.getLocalPort()));
            sender.connect(receiver.getLocalSocketAddress());
            sender.send(new DatagramPacket("longer than that".getBytes(), 16));
            receiver.receive(packet = new DatagramPacket(new byte[6], 6));
            System.out.println(text(packet) + " " + sender.isConnected());
            receiver.setSoTimeout(20);
            try { receiver.receive(packet); } catch (SocketTimeoutException e) { System.out.println(e.getMessage()); }
        }
        try (DatagramChannel a = DatagramChannel.open().bind(new InetSocketAddress(here, 0));
                DatagramChannel b = DatagramChannel.open().bind(new InetSocketAddress(here, 0))) {
            System.out.println(a.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), b.getLocalAddress()));
            ByteBuffer buffer = ByteBuffer.allocateDirect(8);
            System.out.println(b.receive(buffer).equals(a.getLocalAddress()) + " " + buffer.position());
            b.configureBlocking(false);
            System.out.println(b.receive(buffer));
            try { b.read(buffer); } catch (java.nio.channels.NotYetConnectedException e) { System.out.println("not connected"); }
            a.connect(b.getLocalAddress());
            b.connect(a.getLocalAddress());
            b.configureBlocking(true);
            a.write(new ByteBuffer[] {ByteBuffer.wrap("ab".getBytes()), ByteBuffer.wrap("cde".getBytes())});
            ByteBuffer first = ByteBuffer.allocate(3), second = ByteBuffer.allocate(9);
            System.out.println(b.read(new ByteBuffer[] {first, second}) + " " + first.position() + " " + second.position());
        }
    }
}
