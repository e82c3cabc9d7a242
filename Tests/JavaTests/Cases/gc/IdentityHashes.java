// SPDX-License-Identifier: Apache-2.0
// Tests: identity hash codes stay the same while objects move, also for locked objects and arrays.
// Expects: no change; most hashes differ from each other.
import java.util.HashSet;
import java.util.Set;

public class IdentityHashes {
    public static void main(String[] args) {
        Object[] objects = new Object[400];
        int[] hashes = new int[400];
        Set<Integer> different = new HashSet<>();
        for (int i = 0; i < objects.length; i++) {
            objects[i] = i % 4 == 0 ? new int[i] : i % 4 == 1 ? new Object[1] : i % 4 == 2 ? new Object()
                    : new StringBuilder("s");
            byte[] gap = new byte[i % 50];
            hashes[i] = System.identityHashCode(objects[i]) + gap.length - gap.length;
            different.add(hashes[i]);
        }
        int moved = 0;
        for (int round = 0; round < 3; round++) {
            System.gc();
            for (int i = 0; i < objects.length; i++) {
                synchronized (objects[i]) {
                    if (System.identityHashCode(objects[i]) != hashes[i]) moved++;
                }
                if (objects[i].getClass() == Object.class && objects[i].hashCode() != hashes[i]) moved++;
            }
        }
        System.out.println(moved + " " + (different.size() > 350));
    }
}
