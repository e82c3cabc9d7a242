// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import swiftlet.vm.Channel;

/** Answers each message of a channel with the same bytes in reverse, until the other side closes or breaks it. */
public class Talk {
    public static void main(String[] words) throws Exception {
        try (var channel = Channel.open(words[0])) {
            for (byte[] message; (message = channel.receive()) != null;) {
                for (int i = 0, j = message.length - 1; i < j; i++, j--) {
                    byte first = message[i];
                    message[i] = message[j];
                    message[j] = first;
                }
                channel.send(message);
            }
            System.out.println("closed");
        } catch (IOException failure) {
            System.out.println(failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }
}
