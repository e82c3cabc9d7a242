// SPDX-License-Identifier: Apache-2.0
// Tests: symbols of the system's library, of a library by name, of what is not there; canonical layouts of C types.
// Expects: found, found until the arena closes, and refused.
import java.lang.foreign.*;

public class Lookups {
    public static void main(String[] args) {
        Linker linker = Linker.nativeLinker();
        System.out.println(linker.defaultLookup().find("malloc").isPresent());
        System.out.println(linker.defaultLookup().find("no_such_function").isPresent());
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = SymbolLookup.libraryLookup("libm.so.6", arena);
            System.out.println(library.find("cos").isPresent() + " " + library.find("nope").isPresent());
            MemorySegment symbol = library.findOrThrow("cos");
            System.out.println(symbol.scope().isAlive() + " " + symbol.byteSize());
        }
        MemorySegment gone;
        try (Arena arena = Arena.ofConfined()) { gone = SymbolLookup.libraryLookup("libm.so.6", arena).findOrThrow("cos"); }
        System.out.println(gone.scope().isAlive());
        try {
            SymbolLookup.libraryLookup("libnosuchthing.so", Arena.global());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        for (String type : new String[] {"bool", "char", "short", "int", "long", "size_t", "float", "double", "void*"}) {
            MemoryLayout layout = linker.canonicalLayouts().get(type);
            System.out.println(type + " " + layout.byteSize() + " " + layout.byteAlignment());
        }
    }
}
