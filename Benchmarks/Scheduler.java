// SPDX-License-Identifier: Apache-2.0
// Benchmark: an operating-system simulation in the spirit of Richards: tasks, queues, virtual dispatch.
public class Scheduler {
    static abstract class Task {
        final int id, priority;
        Packet queue;
        boolean held;
        Task next;
        int runs;
        Task(int id, int priority, Task next) { this.id = id; this.priority = priority; this.next = next; }
        abstract Task step(Scheduler s, Packet p);
        boolean ready() { return !held && queue != null; }
    }

    static final class Packet {
        Packet link;
        int to, kind, value;
        Packet(int to, int kind, int value) { this.to = to; this.kind = kind; this.value = value; }
        Packet append(Packet list) {
            link = null;
            if (list == null) return this;
            Packet p = list;
            while (p.link != null) p = p.link;
            p.link = this;
            return list;
        }
    }

    static final class Worker extends Task {
        int seed = 7;
        Worker(int id, Task next) { super(id, 1, next); }
        @Override Task step(Scheduler s, Packet p) {
            seed = seed * 1103515245 + 12345;
            p.value = p.value * 31 + (seed >>> 16 & 0xff);
            return s.send(p, p.kind == 0 ? 2 : 3);
        }
    }

    static final class Handler extends Task {
        Handler(int id, Task next) { super(id, id, next); }
        @Override Task step(Scheduler s, Packet p) {
            s.handled++;
            p.value ^= id;
            return s.send(p, (p.value & 1) == 0 ? 4 : 5);
        }
    }

    static final class Device extends Task {
        Packet waiting;
        Device(int id, Task next) { super(id, 10 + id, next); }
        @Override Task step(Scheduler s, Packet p) {
            if (waiting == null) { waiting = p; return null; }
            Packet w = waiting;
            waiting = null;
            w.kind ^= 1;
            s.hash = s.hash * 33 + w.value;
            s.send(w, 1);
            return s.send(p, 1);
        }
    }

    Task list;
    final Task[] tasks = new Task[6];
    int handled, hash;

    Task send(Packet p, int to) { p.to = to; Task t = tasks[to]; t.queue = p.append(t.queue); return t; }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            Task best = null;
            for (Task t = list; t != null; t = t.next) if (t.ready() && (best == null
                    || t.priority > best.priority)) best = t;
            if (best == null) return;
            Packet p = best.queue;
            best.queue = p.link;
            p.link = null;
            best.runs++;
            best.step(this, p);
        }
    }

    public static void main(String[] args) {
        Scheduler s = new Scheduler();
        s.list = s.tasks[1] = new Worker(1, null);
        s.list = s.tasks[2] = new Handler(2, s.list);
        s.list = s.tasks[3] = new Handler(3, s.list);
        s.list = s.tasks[4] = new Device(4, s.list);
        s.list = s.tasks[5] = new Device(5, s.list);
        for (int i = 0; i < 9; i++) s.send(new Packet(1, i & 1, i), 1);
        s.run(1_300_000);
        System.out.println(s.handled + " " + s.hash + " " + s.tasks[1].runs);
    }
}
