// SPDX-License-Identifier: Apache-2.0
// Signals: handlers of programs, those that are not to be had, and TERM, which runs the shutdown hooks and gives 143.
// Javac: -XDignore.symbol.file

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

public class SignalHandlers {
    public static void main(String[] args) throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        SignalHandler before = Signal.handle(new Signal("USR1"), signal -> {
            System.out.println(signal + " on " + Thread.currentThread().getName());
            arrived.countDown();
        });
        System.out.println(before == SignalHandler.SIG_DFL);
        Signal.raise(new Signal("USR1"));
        while (arrived.getCount() == 2) Thread.onSpinWait();
        Signal.raise(new Signal("USR1"));
        arrived.await();
        for (String name : new String[] {"QUIT", "SEGV", "KILL", "NONE", "SIGINT"}) {
            try {
                Signal.handle(new Signal(name), signal -> {});
                System.out.println(name);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            Signal.raise(new Signal("WINCH"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Signal.handle(new Signal("USR1"), SignalHandler.SIG_IGN) != SignalHandler.SIG_DFL);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        Signal.raise(new Signal("TERM"));
        Thread.sleep(60_000);
        System.out.println("not reached");
    }
}
