// SPDX-License-Identifier: Apache-2.0
// Tests: invokestatic on classes and interfaces, invokespecial for super and private, invokevirtual final, array methods.
// Expects: the right target for each.
public class InvokeKinds {
    interface I { static String st() { return "I.st"; } default String df() { return "I.df"; } private String pr() {
            return "I.pr"; } default String callPr() { return pr() + this.pr(); } }
    static class P implements I { protected String v() { return "P.v"; } public String df() { return "P.df"; }
            static String st() { return "P.st"; } final String fin() { return "P.fin" + v(); } }
    static class Q extends P { protected String v() { return "Q.v"; } String sup() {
            return super.v() + super.df() + super.toString().isEmpty(); } static String st() { return "Q.st"; }
            class In { String out() { return Q.super.v() + Q.this.v(); } } }

    public static void main(String[] args) {
        Q q = new Q();
        System.out.println(I.st() + P.st() + Q.st() + " " + q.fin() + " " + q.sup() + " " + q.callPr() + " "
                + q.new In().out());
        int[] a = {3};
        System.out.println(a.clone()[0] + " " + a.getClass().getName() + " " + new Object[0].hashCode() * 0 + " "
                + "s".equals(null));
        P p = q;
        I i = p;
        System.out.println(p.v() + p.df() + i.df() + ((Object) i).getClass().getSimpleName());
        String s = null;
        System.out.println(s + "x" + String.valueOf((Object) s));
        System.out.println(((I) new I() { }).df() + new P() { @Override protected String v() {
                return "anon>" + super.v(); } }.fin());
    }
}
