// SPDX-License-Identifier: Apache-2.0
// Tests: constants resolved by several threads at once, in classes of their own, while all of them bring collections about.
// Expects: every constant is the same object whenever it is read, and has the right text.
import java.lang.invoke.MethodHandles;
import java.util.function.IntFunction;

public class ConstantsWhileCollecting {
    public static class Holder implements IntFunction<Object> {
        public Object apply(int i) {
            return switch (i) {
                case 0 -> "zero";
                case 1 -> "one";
                case 2 -> "two";
                case 3 -> "three";
                case 4 -> int[][].class;
                case 5 -> (Runnable) () -> System.out.print("");
                case 6 -> "six" + new int[i].length;
                default -> "many";
            };
        }
    }

    static int round(byte[] bytes) throws Exception {
        @SuppressWarnings("unchecked")
        IntFunction<Object> holder = (IntFunction<Object>) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass()
                .getDeclaredConstructor().newInstance();
        Object[] first = new Object[8];
        int wrong = 0;
        for (int i = 0; i < first.length; i++) {
            first[i] = holder.apply(i);
            for (int k = 0; k < 3; k++) new StringBuilder("garbage").append(k);
        }
        String[] texts = { "zero", "one", "two", "three", "class [[I", null, "six6", "many" };
        for (int i = 0; i < first.length; i++) {
            Object again = holder.apply(i);
            if (i != 6 && again != first[i]) wrong++;
            if (texts[i] != null && !again.toString().equals(texts[i])) wrong++;
        }
        return wrong;
    }

    public static void main(String[] args) throws Exception {
        byte[] bytes;
        try (var in = ConstantsWhileCollecting.class.getResourceAsStream("ConstantsWhileCollecting$Holder.class")) {
            bytes = in.readAllBytes();
        }
        int[] wrong = new int[4];
        Thread[] threads = new Thread[wrong.length];
        for (int t = 0; t < threads.length; t++) {
            int own = t;
            threads[t] = new Thread(() -> {
                try {
                    for (int i = 0; i < 8; i++) wrong[own] += round(bytes);
                } catch (Exception e) {
                    e.printStackTrace();
                    wrong[own] += 1000;
                }
            });
            threads[t].start();
        }
        for (int t = 0; t < threads.length; t++) {
            threads[t].join();
            System.out.println("thread " + t + ": " + wrong[t] + " wrong");
        }
    }
}
