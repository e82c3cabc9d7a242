// SPDX-License-Identifier: Apache-2.0
// Tests: String.hashCode on colliding strings in maps and in switch.
// Expects: colliding keys kept apart.
import java.util.HashMap;
import java.util.Map;

public class HashCollisions {
    static int which(String s) {
        switch (s) {
            case "AaAa": return 1;
            case "BBBB": return 2;
            case "AaBB": return 3;
            case "BBAa": return 4;
            default: return 0;
        }
    }

    public static void main(String[] args) {
        String[] parts = {"Aa", "BB"};
        Map<String, Integer> map = new HashMap<>();
        int n = 0;
        for (String a : parts) for (String b : parts) for (String c : parts) for (String d : parts) map.put(a + b + c
                + d, n++);
        System.out.println("AaAaAaAa".hashCode() == "BBBBBBBB".hashCode());
        System.out.println(map.size() + " " + map.get("AaBBAaBB") + " " + map.get("BBBBBBBB") + " "
                + map.get("CCCCCCCC"));
        for (String s : new String[] {"AaAa", "BBBB", "AaBB", "BBAa", "CCCC", "BBBb"}) System.out.print(which(s) + " ");
        System.out.println();
        System.out.println("polygenelubricants".hashCode() + " " + "\0\0".hashCode());
    }
}
