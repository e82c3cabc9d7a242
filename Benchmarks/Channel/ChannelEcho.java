// SPDX-License-Identifier: Apache-2.0
// The guest's side of the channel benchmark: answers messages, or takes a stream of bytes in, or gives one out.
import swiftlet.vm.Channel;

public class ChannelEcho {
    public static void main(String[] args) throws Exception {
        try (var channel = Channel.open("bench")) {
            for (byte[] message; (message = channel.receive()) != null;) {
                if (message.length != 9) {
                    channel.send(message);
                    continue;
                }
                // A direction and a count of bytes.
                long count = java.nio.ByteBuffer.wrap(message).getLong(1);
                var buffer = new byte[1 << 16];
                if (message[0] == 0) {
                    var in = channel.inputStream();
                    while (count > 0) count -= in.read(buffer, 0, (int) Math.min(count, buffer.length));
                    channel.send(new byte[1]);
                } else {
                    var out = channel.outputStream();
                    for (; count > 0; count -= buffer.length) out.write(buffer, 0, (int) Math.min(count, buffer.length));
                }
            }
        }
    }
}
