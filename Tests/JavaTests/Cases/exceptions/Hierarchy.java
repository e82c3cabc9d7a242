// SPDX-License-Identifier: Apache-2.0
// Tests: handler search by class, order of handlers, multi-catch, rethrow with precise types.
// Expects: the first matching handler.
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.NoSuchElementException;

public class Hierarchy {
    static void raise(int k) throws IOException {
        switch (k) {
            case 0 -> throw new FileNotFoundException("file");
            case 1 -> throw new IOException("io");
            case 2 -> throw new IllegalArgumentException("argument");
            case 3 -> throw new NoSuchElementException("element");
            case 4 -> throw new StackOverflowError("thrown by hand");
            default -> { }
        }
    }

    static void rethrow(int k) throws IOException {
        try {
            raise(k);
        } catch (Exception e) {
            System.out.print("seen, ");
            throw e;
        }
    }

    public static void main(String[] args) {
        for (int k = 0; k < 6; k++) {
            try {
                rethrow(k);
                System.out.println("nothing");
            } catch (FileNotFoundException e) {
                System.out.println("not found " + e.getMessage());
            } catch (IOException e) {
                System.out.println("io " + e.getMessage());
            } catch (IllegalArgumentException | NoSuchElementException e) {
                System.out.println("multi " + e);
            } catch (Throwable t) {
                System.out.println("other " + t);
            }
        }
    }
}
