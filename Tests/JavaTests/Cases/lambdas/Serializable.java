// SPDX-License-Identifier: Apache-2.0
// Tests: a serializable lambda written and read back through writeReplace and SerializedLambda.
// Expects: the copy computes the same.
import java.io.*;
import java.util.function.Function;

public class Serializable {
    interface Fn extends Function<Integer, Integer>, java.io.Serializable {}

    public static void main(String[] args) throws Exception {
        int k = 7;
        Fn f = x -> x * k;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream o = new ObjectOutputStream(bytes)) { o.writeObject(f); }
        Fn g = (Fn) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        System.out.println(f.apply(6) + " " + g.apply(6) + " " + (f == g));
        try {
            new ObjectOutputStream(new ByteArrayOutputStream()).writeObject((Runnable) () -> { });
        } catch (NotSerializableException e) {
            System.out.println("not serializable");
        }
    }
}
