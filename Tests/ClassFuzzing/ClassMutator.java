// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages class files with an eye on their structure, so that many mutants get past the checks and run: indices become
 * others of the same kind, descriptors change letters, instructions change operands or places, flags flip. Some mutants
 * are damaged blindly. The same random numbers make the same mutant on every virtual machine.
 */
final class ClassMutator {
    /** Lengths of the instructions 0 to 201; 0 for those of variable length. */
    private static final String LENGTHS =
            "1111111111111111" + "2323322222111111" + "1111111111111111" + "1111112222211111" + "1111111111111111"
            + "1111111111111111" + "1111111111111111" + "1111111111111111" + "1111311111111111" + "1111111113333333"
            + "3333333332001111" + "1133333333355323" + "1133110433" + "55";
    private static final String DESCRIPTOR_LETTERS = "BCDFIJSZV[L;()";

    private final SplittableRandom random;
    private byte[] bytes;
    // Places in the file; empty when it could not be read to the end.
    private int poolCount;
    private int[] pool = {};
    private int header;
    private final List<Integer> members = new ArrayList<>();
    private final List<Code> codes = new ArrayList<>();
    private final List<Integer> attributes = new ArrayList<>();

    private static final class Code {
        /** Of max_stack. */
        int start;
        int length;
        int handlerCount;
        int stackMap;
        int stackMapLength;
        final List<Integer> instructions = new ArrayList<>();

        int code() { return start + 8; }
    }

    ClassMutator(SplittableRandom random) { this.random = random; }

    byte[] mutate(byte[] original) {
        bytes = original.clone();
        if (below(12) == 0) setVersion();
        int rounds = 1 + (below(4) == 0 ? below(4) : 0);
        for (int i = 0; i < rounds && bytes.length > 16; i++) {
            try {
                parse();
                damage();
            } catch (IndexOutOfBoundsException e) {
                // So badly damaged already that there is nothing to aim at.
            }
        }
        return bytes;
    }

    private int below(int bound) { return bound <= 1 ? 0 : random.nextInt(bound); }

    // Reading; whatever lies outside reads as zero.

    private int u1(int at) { return at >= 0 && at < bytes.length ? bytes[at] & 0xFF : 0; }
    private int u2(int at) { return u1(at) << 8 | u1(at + 1); }
    private int u4(int at) { return u2(at) << 16 | u2(at + 2); }
    private void put1(int at, int value) { if (at >= 0 && at < bytes.length) bytes[at] = (byte) value; }
    private void put2(int at, int value) {
        put1(at, value >> 8);
        put1(at + 1, value);
    }

    private void parse() {
        members.clear();
        codes.clear();
        attributes.clear();
        poolCount = u2(8);
        pool = new int[Math.max(2, poolCount + 1)];
        int at = 10;
        for (int i = 1; i < poolCount && at < bytes.length; i++) {
            pool[i] = at;
            switch (u1(at)) {
                case 1 -> at += 3 + u2(at + 1);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 5, 6 -> {
                    at += 9;
                    i++;
                }
                case 15 -> at += 4;
                default -> at += 3;
            }
        }
        header = at;
        at += 8 + 2 * u2(at + 6);
        for (int kind = 0; kind < 2; kind++) {
            int count = u2(at);
            at += 2;
            for (int i = 0; i < count && at < bytes.length; i++) {
                members.add(at);
                at = readAttributes(at + 6);
            }
        }
        readAttributes(at);
    }

    private int readAttributes(int at) {
        int count = u2(at);
        at += 2;
        for (int i = 0; i < count && at >= 0 && at < bytes.length; i++) {
            attributes.add(at);
            String name = text(u2(at));
            if (name.equals("Code")) readCode(at + 6);
            if (name.equals("StackMapTable") && !codes.isEmpty()) {
                codes.getLast().stackMap = at + 6;
                codes.getLast().stackMapLength = u4(at + 2);
            }
            at += 6 + Math.clamp(u4(at + 2), 0, bytes.length);
        }
        return at;
    }

    private void readCode(int start) {
        Code code = new Code();
        code.start = start;
        code.length = Math.clamp(u4(start + 4), 0, Math.max(0, bytes.length - start - 8));
        int pc = 0;
        while (pc < code.length) {
            code.instructions.add(pc);
            pc += length(code.code(), pc);
        }
        int table = code.code() + code.length;
        code.handlerCount = u2(table);
        codes.add(code);
        readAttributes(table + 2 + 8 * code.handlerCount);
    }

    private int length(int code, int pc) {
        int opcode = u1(code + pc);
        if (opcode >= LENGTHS.length()) return 1;
        int operands = (pc + 4) & ~3;
        return switch (opcode) {
            case 0xAA -> operands - pc + 12 + 4 * Math.clamp(u4(code + operands + 8) - u4(code + operands + 4) + 1L, 0, 999);
            case 0xAB -> operands - pc + 8 + 8 * Math.clamp(u4(code + operands + 4), 0, 999);
            case 0xC4 -> u1(code + pc + 1) == 0x84 ? 6 : 4;
            default -> Math.max(1, LENGTHS.charAt(opcode) - '0');
        };
    }

    private String text(int index) {
        if (index <= 0 || index >= pool.length || u1(pool[index]) != 1) return "";
        int length = Math.clamp(u2(pool[index] + 1), 0, Math.max(0, bytes.length - pool[index] - 3));
        return new String(bytes, pool[index] + 3, length, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    // Damage

    private void damage() {
        switch (below(20)) {
            case 0 -> put1(below(bytes.length), below(256));
            case 1 -> put1(below(bytes.length), u1(below(bytes.length)) ^ 1 << below(8));
            case 2 -> put2(below(bytes.length - 1), interesting());
            case 3, 4 -> damageConstant();
            case 5 -> damageDescriptor();
            case 6 -> swapConstants();
            case 7 -> damageFlags();
            case 8 -> damageSupers();
            case 9 -> damageMember();
            case 10 -> damageAttribute();
            case 11 -> resize();
            default -> damageCode();
        }
    }

    private int interesting() {
        return switch (below(8)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 0xFFFF;
            case 3 -> 0x7FFF;
            case 4 -> 0x8000;
            case 5 -> below(poolCount);
            default -> below(300);
        };
    }

    private void setVersion() {
        int[] versions = {45, 46, 47, 48, 49, 49, 50, 50, 50, 51, 52, 53, 55, 61, 69};
        put2(6, versions[below(versions.length)]);
    }

    /** Some constant of the same tag, or any. */
    private int otherConstant(int index) {
        for (int i = 0; i < 40; i++) {
            int other = 1 + below(poolCount - 1);
            if (index < pool.length && u1(pool[other]) == u1(pool[Math.max(0, index)])) return other;
        }
        return below(poolCount);
    }

    private void damageConstant() {
        int at = pool[1 + below(poolCount - 1)];
        switch (u1(at)) {
            case 1 -> {
                if (u2(at + 1) > 0) put1(at + 3 + below(u2(at + 1)), below(4) == 0 ? below(256) : 'A' + below(58));
            }
            case 3, 4, 5, 6 -> put1(at + 1 + below(4), below(256));
            case 15 -> {
                if (below(2) == 0) put1(at + 1, below(11));
                else put2(at + 2, otherConstant(u2(at + 2)));
            }
            default -> {
                int place = at + 1 + (u1(at) >= 9 && u1(at) <= 12 || u1(at) >= 17 && u1(at) <= 18 ? 2 * below(2) : 0);
                put2(place, otherConstant(u2(place)));
            }
        }
        if (below(10) == 0) put1(at, 1 + below(20));
    }

    private void damageDescriptor() {
        for (int i = 0; i < 50; i++) {
            int at = pool[1 + below(poolCount - 1)];
            if (u1(at) != 1 || u2(at + 1) == 0) continue;
            int first = u1(at + 3);
            if (first != '(' && first != '[' && u2(at + 1) != 1 && first != 'L') continue;
            put1(at + 3 + below(u2(at + 1)), DESCRIPTOR_LETTERS.charAt(below(DESCRIPTOR_LETTERS.length())));
            return;
        }
    }

    /** Two constants of one size and kind change places. */
    private void swapConstants() {
        int first = 1 + below(poolCount - 1);
        int second = otherConstant(first);
        int a = pool[first], b = pool[second];
        if (u1(a) == 1 && u2(a + 1) != u2(b + 1)) return;
        int size = u1(a) == 1 ? 3 + u2(a + 1) : u1(a) >= 9 && u1(a) <= 12 || u1(a) == 18 || u1(a) == 17 ? 5 : 3;
        if (u1(a) == 5 || u1(a) == 6) size = 9;
        for (int i = 0; i < size; i++) {
            int kept = u1(a + i);
            put1(a + i, u1(b + i));
            put1(b + i, kept);
        }
    }

    private void damageFlags() {
        int at = below(4) == 0 || members.isEmpty() ? header : members.get(below(members.size()));
        put2(at, u2(at) ^ 1 << below(16));
    }

    private void damageSupers() {
        int place = header + 2 * (1 + below(2 + u2(header + 6)));
        if (place == header + 6) place = header + 4;
        put2(place, otherConstant(u2(place)));
    }

    private void damageMember() {
        if (members.isEmpty()) return;
        int at = members.get(below(members.size())) + 2 + 2 * below(2);
        int other = members.get(below(members.size())) + 2 + 2 * below(2);
        put2(at, below(2) == 0 ? u2(other) : otherConstant(u2(at)));
    }

    private void damageAttribute() {
        if (attributes.isEmpty()) return;
        int at = attributes.get(below(attributes.size()));
        switch (below(4)) {
            case 0 -> put2(at, otherConstant(u2(at)));
            case 1 -> put2(at + 4, interesting());
            default -> put2(at + 6 + 2 * below(Math.clamp(u4(at + 2) / 2, 1, 40)), interesting());
        }
    }

    private void resize() {
        int at = below(bytes.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        if (below(2) == 0) for (int i = below(6); i >= 0; i--) out.write(below(256));
        else at = Math.min(bytes.length, at + 1 + below(6));
        out.write(bytes, at, bytes.length - at);
        bytes = out.toByteArray();
    }

    private void damageCode() {
        if (codes.isEmpty()) return;
        Code code = codes.get(below(codes.size()));
        if (code.instructions.isEmpty()) return;
        int pc = code.instructions.get(below(code.instructions.size()));
        int at = code.code() + pc;
        int length = length(code.code(), pc);
        switch (below(16)) {
            case 0 -> put1(at, below(256));
            case 1, 2 -> put1(at, below(202));
            case 3, 4, 5 -> {
                // An instruction of the same length.
                for (int i = 0; i < 60; i++) {
                    int opcode = below(202);
                    if (LENGTHS.charAt(opcode) - '0' == length) {
                        put1(at, opcode);
                        break;
                    }
                }
            }
            case 6, 7 -> {
                if (length == 2) put1(at + 1, below(8));
                if (length == 3) put2(at + 1, otherConstant(u2(at + 1)));
            }
            case 8 -> {
                if (length >= 3) put2(at + 1, u2(at + 1) + below(17) - 8);
            }
            case 9, 10 -> {
                // Two instructions of one length change places.
                int other = code.instructions.get(below(code.instructions.size()));
                if (length(code.code(), other) != length) return;
                for (int i = 0; i < length; i++) {
                    int kept = u1(at + i);
                    put1(at + i, u1(code.code() + other + i));
                    put1(code.code() + other + i, kept);
                }
            }
            case 11 -> put2(code.start + 2 * below(2), Math.max(0, u2(code.start + 2 * below(2)) + below(5) - 2));
            case 12 -> {
                int table = code.code() + code.length + 2;
                if (code.handlerCount > 0) put2(table + 8 * below(code.handlerCount) + 2 * below(4), below(code.length + 1));
            }
            case 13, 14 -> {
                if (code.stackMapLength > 2) put1(code.stackMap + 2 + below(code.stackMapLength - 2), below(2) == 0 ? below(10) : below(256));
            }
            default -> {
                for (int i = 0; i < length; i++) put1(at + i, 0);
            }
        }
    }
}
