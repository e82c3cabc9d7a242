// SPDX-License-Identifier: Apache-2.0
// Tests: C functions that call Java: qsort, bsearch, and a comparator that collects garbage meanwhile.
// Expects: sorted and found elements.
import java.lang.foreign.*;
import java.lang.invoke.*;
import java.util.Arrays;
import static java.lang.foreign.ValueLayout.*;

public class Upcalls {
    static int calls;

    static int compare(MemorySegment a, MemorySegment b) {
        if (++calls % 8 == 0) System.gc();
        return Integer.compare(a.get(JAVA_INT, 0), b.get(JAVA_INT, 0));
    }

    public static void main(String[] args) throws Throwable {
        Linker linker = Linker.nativeLinker();
        SymbolLookup lookup = linker.defaultLookup();
        AddressLayout element = ADDRESS.withTargetLayout(JAVA_INT);
        MethodHandle qsort = linker.downcallHandle(lookup.findOrThrow("qsort"),
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
        MethodHandle bsearch = linker.downcallHandle(lookup.findOrThrow("bsearch"),
                FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
        MethodHandle compare = MethodHandles.lookup().findStatic(Upcalls.class, "compare",
                MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stub = linker.upcallStub(compare, FunctionDescriptor.of(JAVA_INT, element, element), arena);
            MemorySegment numbers = arena.allocateFrom(JAVA_INT, 9, 3, -4, 12, 0, 7, 7, -100);
            qsort.invokeExact(numbers, 8L, 4L, stub);
            System.out.println(Arrays.toString(numbers.toArray(JAVA_INT)) + " " + (calls > 8));
            MemorySegment key = arena.allocateFrom(JAVA_INT, 12);
            MemorySegment found = (MemorySegment) bsearch.invokeExact(key, numbers, 8L, 4L, stub);
            System.out.println((found.address() - numbers.address()) / 4);
        }
    }
}
