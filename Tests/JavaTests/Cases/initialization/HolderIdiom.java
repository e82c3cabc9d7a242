// SPDX-License-Identifier: Apache-2.0
// Tests: lazy holder classes and initialization by several threads at once.
// Expects: one initialization, seen by all threads.
public class HolderIdiom {
    static int made;
    static class Service {
        static class Holder {
            static { System.out.println("holder"); }
            static final Service INSTANCE = new Service();
        }
        final int id = ++made;
        static Service get() { return Holder.INSTANCE; }
    }

    public static void main(String[] args) throws Exception {
        System.out.println("before");
        Thread[] threads = new Thread[4];
        Service[] seen = new Service[4];
        for (int i = 0; i < 4; i++) {
            int n = i;
            threads[i] = new Thread(() -> seen[n] = Service.get());
            threads[i].start();
        }
        for (Thread t : threads) t.join();
        boolean same = true;
        for (Service s : seen) same &= s == seen[0] && s != null;
        System.out.println(same + " " + made);
    }
}
