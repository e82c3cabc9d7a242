// SPDX-License-Identifier: Apache-2.0
// Tests: structures by value into and out of an upcall stub that is called back through a downcall.
// Expects: all members arrive, in registers and in memory.
import java.lang.foreign.*;
import java.lang.invoke.*;
import static java.lang.foreign.ValueLayout.*;

public class Structures {
    static final GroupLayout POINT = MemoryLayout.structLayout(JAVA_DOUBLE.withName("x"), JAVA_DOUBLE.withName("y"));
    static final GroupLayout MIXED = MemoryLayout.structLayout(JAVA_LONG.withName("a"), JAVA_FLOAT.withName("b"),
            JAVA_SHORT.withName("c"), MemoryLayout.paddingLayout(2), JAVA_LONG.withName("d"));

    static MemorySegment mirror(MemorySegment point, MemorySegment mixed, byte flag) {
        double sum = mixed.get(JAVA_LONG, 0) + mixed.get(JAVA_FLOAT, 8) + mixed.get(JAVA_SHORT, 12) + mixed.get(JAVA_LONG, 16);
        MemorySegment made = Arena.ofAuto().allocate(POINT);
        made.set(JAVA_DOUBLE, 0, point.get(JAVA_DOUBLE, 8) + flag);
        made.set(JAVA_DOUBLE, 8, sum);
        return made;
    }

    public static void main(String[] args) throws Throwable {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape = FunctionDescriptor.of(POINT, POINT, MIXED, JAVA_BYTE);
        MethodHandle target = MethodHandles.lookup().findStatic(Structures.class, "mirror",
                MethodType.methodType(MemorySegment.class, MemorySegment.class, MemorySegment.class, byte.class));
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle call = linker.downcallHandle(linker.upcallStub(target, shape, arena), shape);
            MemorySegment point = arena.allocate(POINT), mixed = arena.allocate(MIXED);
            point.set(JAVA_DOUBLE, 8, 4.5);
            mixed.set(JAVA_LONG, 0, 1L << 33);
            mixed.set(JAVA_FLOAT, 8, 0.25f);
            mixed.set(JAVA_SHORT, 12, (short) -3);
            mixed.set(JAVA_LONG, 16, 1000);
            MemorySegment result = (MemorySegment) call.invokeExact((SegmentAllocator) arena, point, mixed, (byte) -1);
            System.out.println(result.get(JAVA_DOUBLE, 0) + " " + result.get(JAVA_DOUBLE, 8));
        }
    }
}
