// SPDX-License-Identifier: Apache-2.0
// Tests: a deprecated finalize method still runs after System.gc and runFinalization-style waiting; resurrection once.
// Expects: finalized once, resurrected object usable.
public class FinalizersAndCleaners {
    static volatile FinalizersAndCleaners saved;
    static volatile int runs;
    final String name = "resurrected";
    @SuppressWarnings("removal") @Override protected void finalize() { runs++; saved = this; }
    static void make() { new FinalizersAndCleaners(); }

    public static void main(String[] args) throws Exception {
        make();
        for (int i = 0; i < 200 && runs == 0; i++) { System.gc(); Thread.sleep(5); }
        System.out.println(runs + " " + saved.name);
        saved = null;
        for (int i = 0; i < 3; i++) { System.gc(); Thread.sleep(5); }
        System.out.println(runs + " " + saved);
    }
}
