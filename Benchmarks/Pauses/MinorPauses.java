// SPDX-License-Identifier: Apache-2.0
// Not a timed program: allocates objects of 48 bytes, a tenth of which survive a minor collection, with random links
// among the survivors. For comparing the pauses that -verbose:gc reports (docs/heap.md).
public class MinorPauses {
    static final class Node { Node a, b; long x, y, z; int w; }

    public static void main(String[] args) {
        int kept = 140_000;
        Node[] live = new Node[kept];
        long seed = 12345;
        for (int i = 0; i < 40_000_000; i++) {
            Node n = new Node();
            n.w = i;
            if (i % 10 != 0) continue;
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            n.a = live[(int) ((seed >>> 33) % kept)];
            n.b = live[(int) ((seed >>> 17 & 0x7FFF_FFFF) % kept)];
            int at = i / 10 % kept;
            Node old = live[at];
            if (old != null) old.a = old.b = null;
            live[at] = n;
        }
        long sum = 0;
        for (Node n : live) sum += n.w;
        System.out.println(sum);
    }
}
