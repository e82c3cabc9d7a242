// SPDX-License-Identifier: Apache-2.0
// Tests: litmus tests of the Java memory model (JLS 17.4) in bulk: threads race through thousands of cells each.
// Expects: no outcome that the model forbids; which of the others come up is nobody's business.
import java.lang.invoke.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

public class Litmus {
    static final int CELLS = 1500;

    static class Cell {
        volatile int x, y;
        volatile long wide;
        int plain, other;
        int a = -1, b = -1, c = -1, d = -1;
        long seen;
        volatile Box shared;
        Box racy;
        final AtomicInteger atomic = new AtomicInteger();
        static final VarHandle PLAIN, OTHER;
        static {
            try {
                PLAIN = MethodHandles.lookup().findVarHandle(Cell.class, "plain", int.class);
                OTHER = MethodHandles.lookup().findVarHandle(Cell.class, "other", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }

    static class Box {
        final int value;
        int loose;
        Box(int value) { this.value = value; loose = value; }
    }

    @SafeVarargs
    static void race(String name, Predicate<Cell> forbidden, Consumer<Cell>... sides) throws Exception {
        var cells = new Cell[CELLS];
        for (int i = 0; i < CELLS; i++) cells[i] = new Cell();
        // All sides meet before each cell, so that they enter it at the same time.
        var arrived = new AtomicInteger();
        var threads = new Thread[sides.length];
        for (int t = 0; t < sides.length; t++) {
            var side = sides[t];
            threads[t] = new Thread(() -> {
                for (int i = 0; i < CELLS; i++) {
                    var cell = cells[i];
                    arrived.getAndIncrement();
                    for (int turns = 1; arrived.get() < (i + 1) * sides.length; turns++) {
                        if (turns % 200 == 0) Thread.yield();
                    }
                    side.accept(cell);
                }
            });
            threads[t].start();
        }
        for (var thread : threads) thread.join();
        int bad = 0;
        for (var cell : cells) if (forbidden.test(cell)) bad++;
        System.out.println(name + ": " + bad + " of " + CELLS + " forbidden");
    }

    public static void main(String[] args) throws Exception {
        race("store buffering, volatile", c -> c.a == 0 && c.b == 0,
            c -> { c.x = 1; c.a = c.y; }, c -> { c.y = 1; c.b = c.x; });
        race("store buffering, full fences", c -> c.a == 0 && c.b == 0,
            c -> { c.plain = 1; VarHandle.fullFence(); c.a = (int) Cell.OTHER.getOpaque(c); },
            c -> { c.other = 1; VarHandle.fullFence(); c.b = (int) Cell.PLAIN.getOpaque(c); });
        race("message passing, volatile", c -> c.a == 1 && c.b == 0,
            c -> { c.plain = 1; c.y = 1; }, c -> { c.a = c.y; c.b = c.plain; });
        race("message passing, release and acquire", c -> c.a == 1 && c.b == 0,
            c -> { c.plain = 1; Cell.OTHER.setRelease(c, 1); },
            c -> { c.a = (int) Cell.OTHER.getAcquire(c); c.b = c.plain; });
        race("load buffering, volatile", c -> c.a == 1 && c.b == 1,
            c -> { c.a = c.x; c.y = 1; }, c -> { c.b = c.y; c.x = 1; });
        race("coherence of one variable", c -> c.a == 1 && c.b == 0,
            c -> Cell.PLAIN.setOpaque(c, 1),
            c -> { c.a = (int) Cell.PLAIN.getOpaque(c); c.b = (int) Cell.PLAIN.getOpaque(c); });
        race("independent reads of independent writes", c -> c.a == 1 && c.b == 0 && c.c == 1 && c.d == 0,
            c -> c.x = 1, c -> c.y = 1, c -> { c.a = c.x; c.b = c.y; }, c -> { c.c = c.y; c.d = c.x; });
        race("write to read causality", c -> c.b == 1 && c.c == 0,
            c -> c.x = 1, c -> { if (c.x == 1) c.y = 1; }, c -> { c.b = c.y; c.c = c.x; });
        race("two writes, volatile", c -> c.x == 1 && c.y == 1,
            c -> { c.x = 1; c.y = 2; }, c -> { c.y = 1; c.x = 2; });
        race("halves of a volatile long", c -> c.seen != 0 && c.seen != -1L && c.seen != 0x1_0000_0002L,
            c -> { c.wide = -1L; c.wide = 0x1_0000_0002L; }, c -> c.seen = c.wide);
        race("final fields without synchronization", c -> c.a == 0,
            c -> c.racy = new Box(7), c -> { var box = c.racy; c.a = box == null ? 7 : box.value; });
        race("publication by a volatile reference", c -> c.a == 0,
            c -> c.shared = new Box(7), c -> { var box = c.shared; c.a = box == null ? 7 : box.loose; });
        race("atomic increments", c -> c.atomic.get() != 6,
            c -> c.atomic.addAndGet(2), c -> c.atomic.addAndGet(2), c -> c.atomic.getAndAdd(2));
        race("compare and set has one winner", c -> c.a + c.b != 1,
            c -> c.a = c.atomic.compareAndSet(0, 1) ? 1 : 0, c -> c.b = c.atomic.compareAndSet(0, 2) ? 1 : 0);
        race("monitors", c -> c.plain != 2 || c.a == 1 && c.b == 1,
            c -> { synchronized (c) { c.plain++; c.a = c.plain; } },
            c -> { synchronized (c) { c.plain++; c.b = c.plain; } });
    }
}
