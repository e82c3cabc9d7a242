// SPDX-License-Identifier: Apache-2.0
// Benchmark: all solutions of the queens puzzle, by bits and by object lists; recursion and backtracking.
import java.util.ArrayList;
import java.util.List;

public class Queens {
    static int bits(int n, int cols, int left, int right) {
        if (cols == (1 << n) - 1) return 1;
        int count = 0;
        for (int free = ~(cols | left | right) & (1 << n) - 1; free != 0; free &= free - 1) { int q = free & -free;
                count += bits(n, cols | q, (left | q) << 1, (right | q) >> 1); }
        return count;
    }

    record Queen(int row, int col) { boolean hits(Queen o) { return col == o.col
            || Math.abs(row - o.row) == Math.abs(col - o.col); } }

    static int lists(int n, List<Queen> placed) {
        if (placed.size() == n) return 1;
        int count = 0;
        next:
        for (int c = 0; c < n; c++) {
            Queen q = new Queen(placed.size(), c);
            for (Queen p : placed) if (p.hits(q)) continue next;
            placed.add(q);
            count += lists(n, placed);
            placed.remove(placed.size() - 1);
        }
        return count;
    }

    public static void main(String[] args) {
        System.out.println(bits(13, 0, 0, 0) + " " + lists(9, new ArrayList<>()));
    }
}
