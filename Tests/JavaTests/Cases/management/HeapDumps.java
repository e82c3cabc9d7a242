// SPDX-License-Identifier: Apache-2.0
// Tests: HotSpotDiagnosticMXBean.dumpHeap; the dump is read again: classes, static and instance fields, arrays, roots.
// Expects: what the program has made is in it.
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.*;
import java.util.*;

public class HeapDumps {
    static class Base { int number; byte small; }
    static class Item extends Base {
        double half;
        long wide;
        String text;
        Item next;
    }
    static int staticInt = 0x12345;
    static Item first;
    static long[] longs = { 1, 2, 3L << 40 };
    static Object[][] nested = { { "a", null }, new Object[70_000] };

    // What is known of a class: its superclass, and names and types of its fields.
    record Layout(long above, List<String> names, List<Integer> types, Map<String, Long> statics) {}

    static ByteBuffer in;
    static final Map<Long, String> strings = new HashMap<>();
    static final Map<Long, String> classNames = new HashMap<>();
    static final Map<Long, Layout> layouts = new HashMap<>();
    static final Map<Long, Integer> longArrays = new HashMap<>();
    static final Map<Long, Integer> objectArrays = new HashMap<>();
    static final Set<Long> roots = new HashSet<>();
    // Positions of the field values of items.
    static final List<Integer> items = new ArrayList<>();
    static int instances, others;

    static int size(int type) {
        return switch (type) {
            case 2, 7, 11 -> 8;
            case 5, 9 -> 2;
            case 6, 10 -> 4;
            default -> 1;
        };
    }

    static long value(int type) {
        return switch (size(type)) {
            case 8 -> in.getLong();
            case 4 -> in.getInt();
            case 2 -> in.getShort();
            default -> in.get();
        };
    }

    static void skip(int count) { in.position(in.position() + count); }

    static void readClass() {
        long id = in.getLong();
        skip(4);
        long above = in.getLong();
        skip(44);
        if (in.getShort() != 0) throw new IllegalStateException("constant pool");
        Layout layout = new Layout(above, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (int n = in.getShort(); n > 0; n--) {
            String name = strings.get(in.getLong());
            layout.statics.put(name, value(in.get()));
        }
        for (int n = in.getShort(); n > 0; n--) {
            layout.names.add(strings.get(in.getLong()));
            layout.types.add((int) in.get());
        }
        layouts.put(id, layout);
    }

    static void readSegment(int end) {
        while (in.position() < end) {
            int tag = in.get() & 0xFF;
            switch (tag) {
                case 0xFF, 0x05, 0x07 -> roots.add(in.getLong());
                case 0x01 -> { roots.add(in.getLong()); skip(8); }
                case 0x02, 0x03, 0x08 -> { roots.add(in.getLong()); skip(8); }
                case 0x04, 0x06 -> { roots.add(in.getLong()); skip(4); }
                case 0x20 -> readClass();
                case 0x21 -> {
                    skip(12);
                    long type = in.getLong();
                    int length = in.getInt();
                    instances++;
                    if ("HeapDumps$Item".equals(classNames.get(type))) items.add(in.position());
                    skip(length);
                }
                case 0x22 -> {
                    long id = in.getLong();
                    skip(4);
                    int length = in.getInt();
                    in.getLong();
                    objectArrays.put(id, in.position() - 12);
                    skip(8 * length);
                }
                case 0x23 -> {
                    long id = in.getLong();
                    skip(4);
                    int length = in.getInt();
                    int type = in.get();
                    if (type == 11) longArrays.put(id, in.position() - 5);
                    skip(length * size(type));
                }
                default -> throw new IllegalStateException("part " + tag + " at " + in.position());
            }
        }
        if (in.position() != end) throw new IllegalStateException("end of segment");
    }

    static void read(Path file) throws IOException {
        in = ByteBuffer.wrap(Files.readAllBytes(file));
        StringBuilder title = new StringBuilder();
        for (byte b; (b = in.get()) != 0;) title.append((char) b);
        System.out.println(title + ", numbers of " + in.getInt() + " bytes");
        skip(8);
        boolean hasEnd = false;
        while (in.hasRemaining()) {
            int tag = in.get();
            skip(4);
            int length = in.getInt(), end = in.position() + length;
            switch (tag) {
                case 0x01 -> {
                    long id = in.getLong();
                    strings.put(id, new String(in.array(), in.position(), length - 8));
                }
                case 0x02 -> {
                    skip(4);
                    long id = in.getLong();
                    skip(4);
                    classNames.put(id, strings.get(in.getLong()));
                }
                case 0x1C -> readSegment(end);
                case 0x2C -> hasEnd = true;
                default -> others++;
            }
            in.position(end);
        }
        System.out.println("complete " + hasEnd);
    }

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 40; i++) {
            Item item = new Item();
            item.number = i;
            item.small = (byte) -i;
            item.half = i / 2.0;
            item.wide = (long) i << 33;
            item.text = "item " + i;
            item.next = first;
            first = item;
        }
        Path folder = Files.createTempDirectory("dumps"), file = folder.resolve("made.hprof");
        var bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        bean.dumpHeap(file.toString(), true);
        try { bean.dumpHeap(file.toString(), false); } catch (IOException e) { System.out.println(e.getMessage()); }
        try { bean.dumpHeap(folder.resolve("x").toString(), false); } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage()); }
        read(file);
        Files.delete(file);
        Files.delete(folder);

        long own = 0, itemClass = 0;
        for (var e : classNames.entrySet()) {
            if (e.getValue().equals("HeapDumps")) own = e.getKey();
            if (e.getValue().equals("HeapDumps$Item")) itemClass = e.getKey();
        }
        Layout layout = layouts.get(itemClass);
        Map<String, Integer> types = new TreeMap<>();
        for (int i = 0; i < layout.names.size(); i++) types.put(layout.names.get(i), layout.types.get(i));
        System.out.println(types + " above " + classNames.get(layout.above));
        Map<String, Long> statics = layouts.get(own).statics;
        System.out.println("static " + Long.toHexString(statics.get("staticInt")));
        long numbers = 0, wide = 0, small = 0, linked = 0;
        double half = 0;
        for (int position : items) {
            in.position(position);
            for (Layout l = layout; l != null; l = layouts.get(l.above)) {
                for (int i = 0; i < l.names.size(); i++) {
                    long v = value(l.types.get(i));
                    switch (l.names.get(i)) {
                        case "number" -> numbers += v;
                        case "small" -> small += v;
                        case "wide" -> wide += v >> 33;
                        case "half" -> half += Double.longBitsToDouble(v);
                        case "next" -> linked += v != 0 ? 1 : 0;
                        default -> { }
                    }
                }
            }
        }
        System.out.println(items.size() + " items: " + numbers + " " + small + " " + wide + " " + half + " " + linked);
        in.position(longArrays.get(statics.get("longs")));
        System.out.println("longs " + in.getInt() + " " + in.get() + " " + in.getLong() + " " + in.getLong() + " " + in.getLong());
        in.position(objectArrays.get(statics.get("nested")));
        int length = in.getInt();
        System.out.println(classNames.get(in.getLong()) + " of " + length);
        in.getLong();
        in.position(objectArrays.get(in.getLong()));
        System.out.println("inner " + in.getInt() + " " + classNames.get(in.getLong()));
        System.out.println((instances > 500) + " " + (roots.size() > 20) + " " + (layouts.size() > 300) + " "
                + layouts.keySet().equals(classNames.keySet()));
    }
}
