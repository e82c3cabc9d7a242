// SPDX-License-Identifier: Apache-2.0
// Tests: inner, local and anonymous classes capturing locals and outer instances; this chains; shadowing.
// Expects: each reference resolves to the scope Java prescribes.
public class InnerClasses {
    String name = "outer";

    class Middle {
        String name = "middle";
        class Inner {
            String name = "inner";
            String all(String name) { return name + this.name + Middle.this.name + InnerClasses.this.name; }
        }
    }

    class Child extends Middle { Child() { name = "child of " + InnerClasses.this.name; } }

    Runnable local(int captured) {
        final String also = "also";
        class Local implements Runnable {
            int calls;
            public void run() { calls++; System.out.println("local " + captured + also + name + calls); }
        }
        Local l = new Local();
        l.run();
        return l;
    }

    public static void main(String[] args) {
        InnerClasses o = new InnerClasses();
        Middle.Inner i = o.new Middle().new Inner();
        System.out.println(i.all("parameter "));
        o.name = "renamed";
        System.out.println(i.all("") + " " + o.new Child().name + " " + o.new Child().new Inner().all("x"));
        Runnable r = o.local(7);
        r.run();
        Object a = new Object() { int x = 5; int twice() { return x * 2 + args.length; }
                @Override public String toString() { return "anonymous " + twice(); } };
        System.out.println(a + " " + a.getClass().getName() + " " + r.getClass().getName());
        var v = new Object() { int hidden = 3; };
        v.hidden++;
        System.out.println(v.hidden);
    }
}
