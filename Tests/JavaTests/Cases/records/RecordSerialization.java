// SPDX-License-Identifier: Apache-2.0
// Tests: records written and read through Java serialization use the canonical constructor.
// Expects: equal copies; the constructor's check runs on reading.
import java.io.*;
import java.util.*;

public class RecordSerialization {
    static int calls;
    record P(int x, String s, List<Integer> l) implements Serializable { P { calls++; } }

    public static void main(String[] args) throws Exception {
        P p = new P(1, "s", new ArrayList<>(List.of(1, 2)));
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (ObjectOutputStream o = new ObjectOutputStream(b)) { o.writeObject(p); o.writeObject(new P[] {p, null}); }
        try (ObjectInputStream i = new ObjectInputStream(new ByteArrayInputStream(b.toByteArray()))) {
            P q = (P) i.readObject();
            P[] a = (P[]) i.readObject();
            System.out.println(q + " " + q.equals(p) + " " + (q == p) + " " + (a[0] == q) + " " + a[1] + " " + calls);
        }
    }
}
