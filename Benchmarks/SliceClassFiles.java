// SPDX-License-Identifier: Apache-2.0
// Benchmark, slice of a real program: the class library's class-file API reads classes and writes them anew.
import java.io.InputStream;
import java.lang.classfile.*;
import java.util.Arrays;

public class SliceClassFiles {
    public static void main(String[] args) throws Exception {
        ClassFile files = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG);
        long sum = 0;
        for (int round = 0; round < 4; round++) for (String name : new String[] {"HashMap", "ArrayList", "TreeMap", "Collections", "Arrays", "Formatter"}) {
            byte[] bytes;
            try (InputStream in = Object.class.getResourceAsStream("/java/util/" + name + ".class")) {
                bytes = in.readAllBytes();
            }
            ClassModel model = files.parse(bytes);
            byte[] made = files.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));
            ClassModel again = files.parse(made);
            int instructions = 0;
            for (MethodModel m : again.methods()) if (m.code().isPresent())
                for (CodeElement e : m.code().get()) if (e instanceof Instruction i) instructions += i.opcode().bytecode();
            sum = sum * 31 + Arrays.hashCode(made) + instructions;
        }
        System.out.println(sum);
    }
}
