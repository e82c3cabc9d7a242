// SPDX-License-Identifier: Apache-2.0
// Tests: SoftReference survives an ordinary collection when memory is not short.
// Expects: still there; chains through soft references too.
import java.lang.ref.SoftReference;

public class Soft {
    static SoftReference<int[]> make() { return new SoftReference<>(new int[] {1, 2, 3}); }

    public static void main(String[] args) {
        SoftReference<int[]> s = make();
        SoftReference<SoftReference<int[]>> chain = new SoftReference<>(make());
        System.gc();
        System.out.println(s.get() != null ? s.get().length : -1);
        System.out.println(chain.get().get()[2]);
        s.clear();
        System.out.println(s.get());
    }
}
