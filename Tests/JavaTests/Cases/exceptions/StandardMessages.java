// SPDX-License-Identifier: Apache-2.0
// Tests: messages of exceptions the library raises in common mistakes.
// Expects: JDK 25's texts.
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

public class StandardMessages {
    interface Risky { Object run() throws Exception; }

    static void attempt(Risky r) {
        try {
            System.out.println(r.run());
        } catch (Throwable t) {
            System.out.println(t);
        }
    }

    public static void main(String[] args) {
        attempt(() -> "abc".charAt(3));
        attempt(() -> "abc".substring(2, 1));
        attempt(() -> "abc".substring(-1));
        attempt(() -> new ArrayList<>(List.of(1)).get(1));
        attempt(() -> List.of(1, 2).get(2));
        attempt(() -> List.of(1).add(2));
        attempt(() -> List.of(1, null));
        attempt(() -> Integer.parseInt("12x"));
        attempt(() -> Integer.parseInt(""));
        attempt(() -> Long.parseLong(null));
        attempt(() -> Double.parseDouble("1.2.3"));
        attempt(() -> Optional.empty().get());
        attempt(() -> new ArrayList<>().iterator().next());
        attempt(() -> Thread.State.valueOf("GONE"));
        attempt(() -> Class.forName("no.such.Type"));
        attempt(() -> String.class.getMethod("missing", int.class));
        attempt(() -> String.class.getDeclaredField("missing"));
        attempt(() -> Math.addExact(Integer.MAX_VALUE, 1));
        attempt(() -> Math.toIntExact(1L << 40));
        attempt(() -> new int[2].getClass().cast("x"));
        attempt(() -> { List<Integer> l = new ArrayList<>(List.of(1, 2, 3)); for (Integer i : l) l.remove(i); return l;
                });
        attempt(() -> new String("x").repeat(-1));
        attempt(() -> { Iterator<Integer> i = new ArrayList<>(List.of(1)).iterator(); i.remove(); return i; });
        attempt(() -> System.class.getDeclaredConstructor().newInstance());
        attempt(() -> { new Object().wait(); return 0; });
        attempt(() -> { System.arraycopy(new int[3], 1, new int[3], 2, 2); return 0; });
        attempt(() -> { System.arraycopy(new int[3], 0, new long[3], 0, 1); return 0; });
    }
}
