// SPDX-License-Identifier: Apache-2.0
// Tests: List.of, Set.of, Map.of, copies, unmodifiable and checked views, empty collections.
// Expects: every mutation refused, nulls refused.
import java.util.*;

public class Immutable {
    static void refuse(String what, Runnable r) {
        try { r.run(); System.out.println(what + " allowed"); } catch (RuntimeException e) {
                System.out.println(what + " " + e.getClass().getSimpleName()); }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        List<Integer> l = List.of(1, 2, 3);
        Set<Integer> s = Set.of(1, 2);
        Map<String, Integer> m = Map.of("a", 1, "b", 2);
        List<Integer> backing = new ArrayList<>(l);
        List<Integer> view = Collections.unmodifiableList(backing);
        backing.add(4);
        System.out.println(view + " " + List.copyOf(backing) + " " + (List.copyOf(l) == l) + " " + s.size()
                + m.get("b"));
        refuse("add", () -> l.add(4));
        refuse("set", () -> l.set(0, 4));
        refuse("remove", () -> s.remove(1));
        refuse("put", () -> m.put("c", 3));
        refuse("clear", () -> view.clear());
        refuse("iterator", () -> { Iterator<Integer> i = l.iterator(); i.next(); i.remove(); });
        refuse("contains null", () -> l.contains(null));
        refuse("duplicate set", () -> Set.of(1, 1));
        refuse("duplicate map", () -> Map.of("x", 1, "x", 2));
        refuse("empty add", () -> Collections.emptyList().add(null));
        refuse("checked", () -> ((List) Collections.checkedList(new ArrayList<>(), String.class)).add(1));
        System.out.println(Collections.singletonList(null) + " " + Collections.emptyMap() + " "
                + l.equals(Arrays.asList(1, 2, 3)) + " " + l.hashCode() + " " + m.hashCode() + " " + s.hashCode());
    }
}
