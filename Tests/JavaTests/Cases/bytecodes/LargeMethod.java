// SPDX-License-Identifier: Apache-2.0
// Tests: a method with far branches and a big constant pool: the loop body is long.
// Expects: a checksum.
public class LargeMethod {
    static int run(int n) {
        int h = 1;
        for (int i = 0; i < n; i++) {
            if ((i & 1) == 0) {
                h += 100001; h ^= 100002; h += 100003; h ^= 100004; h += 100005; h ^= 100006; h += 100007; h ^= 100008;
                        h += 100009; h ^= 100010;
                h += 200001; h ^= 200002; h += 200003; h ^= 200004; h += 200005; h ^= 200006; h += 200007; h ^= 200008;
                        h += 200009; h ^= 200010;
                h *= 300001; h -= 300002; h *= 300003; h -= 300004; h *= 300005; h -= 300006; h *= 300007; h -= 300008;
                        h *= 300009; h -= 300010;
                h += 400001; h ^= 400002; h += 400003; h ^= 400004; h += 400005; h ^= 400006; h += 400007; h ^= 400008;
                        h += 400009; h ^= 400010;
            } else if (i % 3 == 0) {
                h = h >>> 3 | h << 29; h += "one".length() + "two".hashCode() + "three".charAt(1); h ^= 500001;
                        h += 500002; h ^= 500003; h += 500004; h ^= 500005;
                h += 600001; h ^= 600002; h += 600003; h ^= 600004; h += 600005; h ^= 600006; h += 600007; h ^= 600008;
                        h += 600009; h ^= 600010;
                if (h < 0) continue;
                h += 700001; h ^= 700002; h += 700003; h ^= 700004; h += 700005; h ^= 700006; h += 700007; h ^= 700008;
                        h += 700009; h ^= 700010;
            } else {
                long l = h * 800001L + 800002L * i; double d = l / 800003.5 + 800004.25; float f = (float) d * 1.5f;
                h ^= (int) l ^ (int) (l >>> 32) ^ (int) f ^ (int) (d * 1000 % 900001);
                if (h == 0) break;
            }
        }
        return h;
    }

    public static void main(String[] args) {
        System.out.println(run(1) + " " + run(10) + " " + run(1000));
    }
}
