// SPDX-License-Identifier: Apache-2.0
// Tests: StackWalker: lines and descriptors, several batches, caller classes, streams used too late.
// Expects: frames of this program only.
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class StackWalking {
    static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    static List<String> frames(int depth) {
        if (depth > 0) return frames(depth - 1);
        return WALKER.walk(s -> s.map(f -> f.getClassName() + "." + f.getMethodName() + f.getDescriptor() + ":"
            + f.getLineNumber() + " " + f.getByteCodeIndex() + " " + f.isNativeMethod()).collect(Collectors.toList()));
    }

    static class Asked {
        static Class<?> caller() {
            return WALKER.getCallerClass();
        }
    }

    public static void main(String[] args) {
        frames(2).forEach(System.out::println);
        for (int depth : new int[] {5, 30, 300}) System.out.println(frames(depth).size());
        System.out.println(Asked.caller());
        List<String> names = StackWalker.getInstance(Set.of(StackWalker.Option.DROP_METHOD_INFO))
            .walk(s -> s.map(f -> f.getClassName()).toList());
        System.out.println(names);
        try {
            StackWalker.getInstance().<Class<?>>walk(s -> s.findFirst().get().getDeclaringClass());
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        try {
            WALKER.<Object>walk(s -> {
                throw new IllegalStateException("from within");
            });
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        Stream<?>[] kept = new Stream<?>[1];
        WALKER.<Stream<?>>walk(s -> kept[0] = s);
        try {
            kept[0].count();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
