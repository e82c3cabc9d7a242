// SPDX-License-Identifier: Apache-2.0
// Tests: StringBuilder append, insert, delete, reverse, setLength, setCharAt, replace and growth; StringBuffer.
// Expects: contents after each step; reverse keeps surrogate pairs.
public class Builder {
    public static void main(String[] args) {
        StringBuilder b = new StringBuilder();
        b.append(1).append('c').append(2L).append(3.5f).append(-4.5).append(true).append((String) null).append(new char[] {'x'}).append("abc", 1, 2);
        System.out.println(b + " " + b.length());
        b.insert(0, "start").insert(3, 9).deleteCharAt(1).delete(b.length() - 3, b.length()).replace(0, 2,
                "__").setCharAt(2, 'Z');
        System.out.println(b + " " + b.indexOf("c") + " " + b.lastIndexOf("l"));
        System.out.println(new StringBuilder("a😀b").reverse() + " "
                + new StringBuilder("abc").compareTo(new StringBuilder("abd")));
        b.setLength(3);
        b.setLength(5);
        System.out.println((int) b.charAt(4) + " " + b.length());
        StringBuilder wide = new StringBuilder("latin");
        wide.append('\u20AC').append(1).insert(0, 'ÿ').deleteCharAt(6);
        System.out.println(wide + " " + wide.length());
        for (int i = 0; i < 1000; i++) wide.append(i % 10);
        System.out.println(wide.length() + " " + wide.substring(1000) + " " + wide.toString().hashCode());
        StringBuffer buffer = new StringBuffer("sync");
        buffer.append(1).reverse().appendCodePoint(0x1F600);
        System.out.println(buffer);
        try { b.insert(9, "x"); } catch (StringIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
        try { b.deleteCharAt(5); } catch (StringIndexOutOfBoundsException e) { System.out.println(e.getMessage()); }
    }
}
