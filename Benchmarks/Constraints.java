// SPDX-License-Identifier: Apache-2.0
// Benchmark: one-way constraint propagation in the spirit of DeltaBlue: lists, interfaces, planning.
import java.util.ArrayList;
import java.util.List;

public class Constraints {
    interface Constraint { Variable output(); boolean ready(int mark); void execute(); int strength(); }

    static final class Variable {
        int value, mark;
        Constraint determinedBy;
        final List<Constraint> users = new ArrayList<>();
        Variable(int v) { value = v; }
    }

    record Scale(Variable in, int factor, int offset, Variable out) implements Constraint {
        public Variable output() { return out; }
        public boolean ready(int m) { return in.mark == m; }
        public void execute() { out.value = in.value * factor + offset; }
        public int strength() { return 2; }
    }

    record Equal(Variable in, Variable out) implements Constraint {
        public Variable output() { return out; }
        public boolean ready(int m) { return in.mark == m; }
        public void execute() { out.value = in.value; }
        public int strength() { return 1; }
    }

    static List<Constraint> plan(Variable from, int mark) {
        List<Constraint> plan = new ArrayList<>(), todo = new ArrayList<>(from.users);
        from.mark = mark;
        while (!todo.isEmpty()) {
            Constraint c = todo.remove(todo.size() - 1);
            Variable o = c.output();
            if (o.mark != mark && c.ready(mark) && (o.determinedBy == null
                    || o.determinedBy.strength() <= c.strength())) {
                o.determinedBy = c;
                o.mark = mark;
                plan.add(c);
                todo.addAll(o.users);
            }
        }
        return plan;
    }

    public static void main(String[] args) {
        int n = 400;
        Variable[] chain = new Variable[n], side = new Variable[n];
        for (int i = 0; i < n; i++) { chain[i] = new Variable(i); side[i] = new Variable(-i); }
        for (int i = 0; i + 1 < n; i++) {
            chain[i].users.add(new Equal(chain[i], chain[i + 1]));
            chain[i].users.add(new Scale(chain[i], 3, i, side[i]));
        }
        long sum = 0;
        for (int round = 1; round <= 280; round++) {
            List<Constraint> p = plan(chain[0], round);
            for (int v = 0; v < 10; v++) {
                chain[0].value = v * round;
                for (Constraint c : p) c.execute();
                sum = sum * 17 + side[n - 2].value + chain[n - 1].value + p.size();
            }
        }
        System.out.println(sum);
    }
}
