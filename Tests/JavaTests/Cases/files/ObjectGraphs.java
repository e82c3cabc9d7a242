// SPDX-License-Identifier: Apache-2.0
// Tests: Java serialization: inheritance, transient, readObject, writeReplace, readResolve, externalizable, enums, cycles, errors.
// Expects: state as the hooks leave it.
import java.io.*;
import java.util.*;

public class ObjectGraphs {
    static class Plain { int p = 1; Plain() { p = 2; } }
    static class Child extends Plain implements Serializable { private static final long serialVersionUID = 1;
            int c = 3; transient int t = 4; Child self = this;
            private void readObject(ObjectInputStream i) throws IOException, ClassNotFoundException {
            i.defaultReadObject(); t = i.readInt(); } private void writeObject(ObjectOutputStream o) throws IOException { o.defaultWriteObject(); o.writeInt(t * 10); } }
    static class Single implements Serializable { static final Single ONE = new Single(); private Object readResolve() {
            return ONE; } }
    static class Ext implements Externalizable { String s = "none"; public Ext() {}
            public void writeExternal(ObjectOutput o) throws IOException { o.writeUTF(s + s); }
            public void readExternal(ObjectInput i) throws IOException { s = i.readUTF(); } }
    static class Replaced implements Serializable { Object writeReplace() { return "replacement"; } }
    enum E { X, Y }

    static Object copy(Object o) throws Exception {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(b)) { out.writeObject(o); }
        return new ObjectInputStream(new ByteArrayInputStream(b.toByteArray())).readObject();
    }

    public static void main(String[] args) throws Exception {
        Child c = new Child();
        c.p = 50;
        Child d = (Child) copy(c);
        System.out.println(d.p + " " + d.c + " " + d.t + " " + (d.self == d));
        Ext e = new Ext();
        e.s = "ab";
        System.out.println((copy(Single.ONE) == Single.ONE) + " " + ((Ext) copy(e)).s + " " + copy(new Replaced()) + " "
                + (copy(E.Y) == E.Y) + " " + Arrays.deepToString((Object[]) copy(new Object[] {new int[] {1}, "s", 2L,
                null, List.of(3)})));
        System.out.println(copy(new TreeMap<>(Map.of("k", new ArrayList<>(List.of(1.5))))) + " "
                + copy(new java.math.BigInteger("12345678901234567890")) + " " + copy(java.time.LocalDate.of(2024, 1,
                2)) + " " + copy(new HashSet<>(Set.of(9))));
        try { copy(new Object[] {new Plain()}); } catch (NotSerializableException x) {
                System.out.println(x.getMessage()); }
        System.out.println(ObjectStreamClass.lookup(Child.class).getSerialVersionUID() + " "
                + ObjectStreamClass.lookup(Plain.class));
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(serial()));
        in.setObjectInputFilter(i -> i.serialClass() == ArrayList.class ? ObjectInputFilter.Status.REJECTED
                : ObjectInputFilter.Status.UNDECIDED);
        try { in.readObject(); } catch (InvalidClassException x) { System.out.println(x.getMessage()); }
    }
    static byte[] serial() throws IOException { ByteArrayOutputStream b = new ByteArrayOutputStream();
            new ObjectOutputStream(b).writeObject(new ArrayList<>(List.of(1))); return b.toByteArray(); }
}
