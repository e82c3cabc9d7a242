// SPDX-License-Identifier: Apache-2.0
// Tests: EnumMap and EnumSet operations, iteration order, bulk operations, null handling, sizes over 64 constants.
// Expects: declaration order.
import java.util.*;

public class EnumCollections {
    enum Small { A, B, C, D }
    enum Big { C0, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15, C16, C17, C18, C19, C20, C21, C22,
            C23, C24, C25, C26, C27, C28, C29, C30, C31, C32, C33, C34, C35, C36, C37, C38, C39, C40, C41, C42, C43,
            C44, C45, C46, C47, C48, C49, C50, C51, C52, C53, C54, C55, C56, C57, C58, C59, C60, C61, C62, C63, C64,
            C65, C66, C67, C68, C69 }

    public static void main(String[] args) {
        EnumSet<Small> s = EnumSet.of(Small.D, Small.A);
        s.addAll(EnumSet.of(Small.B));
        System.out.println(s + " " + s.contains(Small.C) + " " + EnumSet.complementOf(s) + " " + s.remove(Small.A) + s
                + " " + EnumSet.copyOf(List.of(Small.C, Small.C)));
        EnumSet<Big> b = EnumSet.range(Big.C60, Big.C68);
        b.removeIf(x -> x.ordinal() % 2 == 0);
        System.out.println(b + " " + EnumSet.allOf(Big.class).size() + " " + EnumSet.complementOf(b).size() + " "
                + b.equals(EnumSet.copyOf(b)));
        EnumMap<Small, Integer> m = new EnumMap<>(Small.class);
        m.put(Small.C, 3);
        m.put(Small.A, null);
        m.merge(Small.C, 4, Integer::sum);
        System.out.println(m + " " + m.containsKey(Small.A) + m.get(Small.B) + " " + m.remove(Small.C) + " "
                + m.equals(new HashMap<>(m)) + " " + m.keySet());
        try { m.put(null, 1); } catch (NullPointerException e) { System.out.println("null key"); }
        try { EnumSet.copyOf(List.<Small>of()); } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage()); }
    }
}
