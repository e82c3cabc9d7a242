// SPDX-License-Identifier: Apache-2.0
// Tests: critical functions that work on arrays of the Java heap; others refuse them.
// Expects: changed arrays, and the refusal.
import java.lang.foreign.*;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import static java.lang.foreign.ValueLayout.*;

public class HeapArguments {
    public static void main(String[] args) throws Throwable {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor shape = FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG);
        MemorySegment memset = linker.defaultLookup().findOrThrow("memset");
        MethodHandle critical = linker.downcallHandle(memset, shape, Linker.Option.critical(true));
        byte[] bytes = new byte[8];
        MemorySegment result = (MemorySegment) critical.invokeExact(MemorySegment.ofArray(bytes).asSlice(2, 4), 7, 4L);
        System.out.println(Arrays.toString(bytes));
        long[] longs = new long[3];
        result = (MemorySegment) critical.invokeExact(MemorySegment.ofArray(longs).asSlice(8), 1, 8L);
        System.out.println(Long.toHexString(longs[1]) + " " + longs[0] + " " + longs[2]);
        MethodHandle plain = linker.downcallHandle(memset, shape);
        try {
            result = (MemorySegment) plain.invokeExact(MemorySegment.ofArray(bytes), 1, 1L);
        } catch (IllegalArgumentException e) {
            System.out.println("refused: " + e.getMessage().startsWith("Heap segment not allowed"));
        }
    }
}
