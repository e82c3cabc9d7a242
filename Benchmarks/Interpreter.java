// SPDX-License-Identifier: Apache-2.0
// Benchmark: a stack machine in a switch loop, running a small program over and over.
public class Interpreter {
    static final int PUSH = 0, ADD = 1, MUL = 2, SUB = 3, LOAD = 4, STORE = 5, JNZ = 6, DUP = 7, XOR = 8, SHR = 9,
            HALT = 10;

    static int run(int[] code, int[] locals) {
        int[] stack = new int[16];
        int sp = 0, pc = 0;
        while (true) {
            switch (code[pc++]) {
                case PUSH: stack[sp++] = code[pc++]; break;
                case ADD: sp--; stack[sp - 1] += stack[sp]; break;
                case MUL: sp--; stack[sp - 1] *= stack[sp]; break;
                case SUB: sp--; stack[sp - 1] -= stack[sp]; break;
                case XOR: sp--; stack[sp - 1] ^= stack[sp]; break;
                case SHR: sp--; stack[sp - 1] >>>= stack[sp]; break;
                case LOAD: stack[sp++] = locals[code[pc++]]; break;
                case STORE: locals[code[pc++]] = stack[--sp]; break;
                case DUP: stack[sp] = stack[sp - 1]; sp++; break;
                case JNZ: { int t = code[pc++]; if (stack[--sp] != 0) pc = t; break; }
                case HALT: return locals[1];
                default: throw new IllegalStateException("code " + code[pc - 1]);
            }
        }
    }

    public static void main(String[] args) {
        int[] program = {LOAD, 1, PUSH, 31, MUL, LOAD, 0, ADD, DUP, PUSH, 7, SHR, XOR, STORE, 1, LOAD, 0, PUSH, 1, SUB,
                DUP, STORE, 0, JNZ, 0, HALT};
        int sum = 0;
        for (int i = 1; i <= 210; i++) sum = sum * 17 + run(program, new int[] {6000 + i, i});
        System.out.println(sum);
    }
}
