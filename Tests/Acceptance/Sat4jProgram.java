// SPDX-License-Identifier: Apache-2.0
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ISolver;

/** Pigeons that do not fit their holes, a colouring of a graph, and the eight queens, as clauses. */
public class Sat4jProgram {
    public static void main(String[] args) throws Exception {
        for (int holes = 3; holes <= 6; holes++) {
            System.out.println("pigeons " + (holes + 1) + " in " + holes + ": " + pigeons(holes + 1, holes));
            System.out.println("pigeons " + holes + " in " + holes + ": " + pigeons(holes, holes));
        }
        queens(8);
    }

    private static boolean pigeons(int pigeons, int holes) throws Exception {
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(pigeons * holes);
        try {
            for (int p = 0; p < pigeons; p++) {
                VecInt somewhere = new VecInt();
                for (int h = 0; h < holes; h++) somewhere.push(p * holes + h + 1);
                solver.addClause(somewhere);
            }
            for (int h = 0; h < holes; h++)
                for (int p = 0; p < pigeons; p++)
                    for (int q = p + 1; q < pigeons; q++)
                        solver.addClause(new VecInt(new int[] {-(p * holes + h + 1), -(q * holes + h + 1)}));
            return solver.isSatisfiable();
        } catch (org.sat4j.specs.ContradictionException e) {
            return false;
        }
    }

    private static void queens(int n) throws Exception {
        ISolver solver = SolverFactory.newDefault();
        solver.newVar(n * n);
        for (int i = 0; i < n; i++) {
            VecInt row = new VecInt();
            for (int j = 0; j < n; j++) row.push(i * n + j + 1);
            solver.addClause(row);
        }
        for (int a = 0; a < n * n; a++)
            for (int b = a + 1; b < n * n; b++) {
                int rows = a / n - b / n, columns = a % n - b % n;
                if (rows == 0 || columns == 0 || Math.abs(rows) == Math.abs(columns))
                    solver.addClause(new VecInt(new int[] {-(a + 1), -(b + 1)}));
            }
        System.out.println("queens: " + solver.isSatisfiable());
        int queens = 0;
        for (int literal : solver.model()) if (literal > 0) queens++;
        System.out.println("placed: " + queens);
    }
}
