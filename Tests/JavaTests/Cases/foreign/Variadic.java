// SPDX-License-Identifier: Apache-2.0
// Tests: variadic functions, and errno captured after a call.
// Expects: the text that snprintf makes, and ENOENT.
import java.lang.foreign.*;
import java.lang.invoke.*;
import static java.lang.foreign.ValueLayout.*;

public class Variadic {
    public static void main(String[] args) throws Throwable {
        Linker linker = Linker.nativeLinker();
        SymbolLookup lookup = linker.defaultLookup();
        MethodHandle print = linker.downcallHandle(lookup.findOrThrow("snprintf"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_DOUBLE, JAVA_LONG, ADDRESS),
                Linker.Option.firstVariadicArg(3));
        MemoryLayout state = Linker.Option.captureStateLayout();
        VarHandle number = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        MethodHandle open = linker.downcallHandle(lookup.findOrThrow("open"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(2));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(100);
            int count = (int) print.invokeExact(buffer, 100L, arena.allocateFrom("%d %.3f %ld <%s>"), -5, 2.5, 1L << 40,
                    arena.allocateFrom("text"));
            System.out.println(count + " " + buffer.getString(0));
            MemorySegment captured = arena.allocate(state);
            int file = (int) open.invokeExact(captured, arena.allocateFrom("/no/such/file"), 0);
            System.out.println(file + " " + (int) number.get(captured, 0L));
        }
    }
}
