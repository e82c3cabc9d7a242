// SPDX-License-Identifier: Apache-2.0
// Tests: exceptions thrown in loops with finally, catch parameters, rethrow, handlers that cover themselves in javac's tables.
// Expects: counts.
public class FinallyAndLoops {
    static int closes;
    static class Res implements AutoCloseable { final int n; Res(int n) { this.n = n;
            if (n == 3) throw new IllegalArgumentException("open"); } public void close() { closes++;
            if (n == 5) throw new IllegalStateException("close"); } }

    public static void main(String[] args) {
        int caught = 0, done = 0, fin = 0;
        for (int i = 0; i < 10; i++) {
            try (Res a = new Res(i); Res b = new Res(i + 1)) {
                if (i % 4 == 0) throw new RuntimeException("body " + i);
                if (i % 4 == 1) continue;
                done++;
            } catch (IllegalArgumentException | IllegalStateException e) {
                caught += 100;
                System.out.println(i + " " + e.getMessage() + " " + e.getSuppressed().length);
            } catch (RuntimeException e) {
                caught++;
                System.out.println(i + " " + e.getMessage() + " " + e.getSuppressed().length);
            } finally {
                fin++;
            }
        }
        System.out.println(caught + " " + done + " " + fin + " " + closes);
        long total = 0;
        for (int i = 0; i < 3000; i++) { try { if (i % 3 == 0) throw new Exception("" + i); total += i;
                } catch (Exception e) { total -= e.getMessage().length(); } }
        System.out.println(total);
    }
}
