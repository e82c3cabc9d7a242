// SPDX-License-Identifier: Apache-2.0
// Tests: calls of C functions with integers of all sizes, floating point, pointers and structures.
// Expects: what C returns.
import java.lang.foreign.*;
import java.lang.invoke.MethodHandle;
import static java.lang.foreign.ValueLayout.*;

public class Downcalls {
    static final Linker LINKER = Linker.nativeLinker();

    static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name),
                result == null ? FunctionDescriptor.ofVoid(parameters) : FunctionDescriptor.of(result, parameters));
    }

    public static void main(String[] args) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            System.out.println((long) function("strlen", JAVA_LONG, ADDRESS).invokeExact(arena.allocateFrom("Größe")));
            System.out.println((int) function("toupper", JAVA_INT, JAVA_INT).invokeExact((int) 'q'));
            System.out.println((int) function("abs", JAVA_INT, JAVA_INT).invokeExact(-7));
            System.out.println((long) function("labs", JAVA_LONG, JAVA_LONG).invokeExact(Long.MIN_VALUE + 1));
            System.out.println((double) function("fmod", JAVA_DOUBLE, JAVA_DOUBLE, JAVA_DOUBLE).invokeExact(7.5, 2.0));
            System.out.println((float) function("fmaxf", JAVA_FLOAT, JAVA_FLOAT, JAVA_FLOAT).invokeExact(1.5f, 2.5f));
            System.out.println((short) function("abs", JAVA_SHORT, JAVA_INT).invokeExact(-40000));
            System.out.println((byte) function("abs", JAVA_BYTE, JAVA_INT).invokeExact(-200));
            MemoryLayout pair = MemoryLayout.structLayout(JAVA_INT.withName("quotient"), JAVA_INT.withName("rest"));
            MemorySegment made = (MemorySegment) function("div", pair, JAVA_INT, JAVA_INT)
                    .invokeExact((SegmentAllocator) arena, 17, -5);
            System.out.println(made.get(JAVA_INT, 0) + " " + made.get(JAVA_INT, 4));
            MemorySegment text = arena.allocate(32);
            MemorySegment end = (MemorySegment) function("stpcpy", ADDRESS, ADDRESS, ADDRESS)
                    .invokeExact(text, arena.allocateFrom("copied"));
            System.out.println(text.getString(0) + " " + (end.address() - text.address()));
        }
        try {
            function("strlen", JAVA_LONG, ADDRESS).invoke("no segment");
        } catch (ClassCastException e) {
            System.out.println("refused");
        }
    }
}
