// SPDX-License-Identifier: Apache-2.0
// Tests: ArrayList, LinkedList and arrays as lists: insertion, removal, iteration, sublists, sorting, equality.
// Expects: the documented results.
import java.util.*;

public class Lists {
    public static void main(String[] args) {
        for (List<Integer> l : List.of(new ArrayList<Integer>(), new LinkedList<Integer>(), new Vector<Integer>())) {
            for (int i = 0; i < 12; i++) l.add(i * 5 % 12);
            l.add(3, 100);
            l.remove(0);
            l.remove(Integer.valueOf(11));
            l.addAll(2, List.of(-1, -2));
            System.out.println(l + " " + l.indexOf(100) + " " + l.contains(7) + " " + l.lastIndexOf(9));
            l.subList(1, 4).clear();
            Collections.sort(l);
            ListIterator<Integer> it = l.listIterator();
            while (it.hasNext()) { int v = it.next(); if (v % 2 == 0) it.set(v / 2); else if (v > 8) it.remove();
                    else it.add(v + 1000); }
            System.out.println(l + " " + l.hashCode());
            l.removeIf(v -> v > 500);
            l.replaceAll(v -> -v);
            Collections.reverse(l);
            Collections.swap(l, 0, 1);
            System.out.println(l + " " + Collections.max(l) + " " + l.equals(new ArrayList<>(l)) + " " + l.reversed());
        }
        List<String> fixed = Arrays.asList("c", "a", "b");
        fixed.sort(null);
        System.out.println(fixed);
        try { fixed.add("d"); } catch (UnsupportedOperationException e) { System.out.println("fixed size"); }
        System.out.println(Collections.nCopies(3, "x") + " " + Collections.frequency(List.of(1, 2, 1),
                1) + " " + Collections.binarySearch(List.of(1, 3, 5), 4));
        List<Integer> rotated = new ArrayList<>(List.of(1, 2, 3, 4, 5));
        Collections.rotate(rotated, 2);
        System.out.println(rotated + " " + rotated.getFirst() + rotated.removeLast());
    }
}
