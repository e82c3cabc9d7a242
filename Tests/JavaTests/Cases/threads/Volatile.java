// SPDX-License-Identifier: Apache-2.0
// Tests: volatile publication between two threads and a ping-pong over volatile fields.
// Expects: ends, with the data seen.
public class Volatile {
    static int data;
    static volatile boolean ready;
    static volatile int turn;

    public static void main(String[] args) throws Exception {
        Thread reader = new Thread(() -> { while (!ready) Thread.onSpinWait(); System.out.println(data); });
        reader.start();
        data = 99;
        ready = true;
        reader.join();
        Thread odd = new Thread(() -> { for (int i = 1; i < 100; i += 2) { while (turn != i) Thread.yield();
                turn = i + 1; } });
        odd.start();
        for (int i = 0; i < 100; i += 2) { while (turn != i) Thread.yield(); turn = i + 1; }
        odd.join();
        System.out.println(turn);
    }
}
