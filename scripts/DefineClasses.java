// SPDX-License-Identifier: Apache-2.0
// Defines every class file named on standard input in a loader of its own, and prints what the virtual machine says:
// "ok", or the error's class and message, or "?" when it did not get far enough to say; a tab; the file's name.

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class DefineClasses {
    static class Loader extends ClassLoader {
        void define(byte[] bytes) {
            defineClass(null, bytes, 0, bytes.length);
        }
    }

    /** Errors of the format come from parsing; all others arise later, from a class that passed. */
    static String verdict(byte[] bytes) {
        try {
            new Loader().define(bytes);
            return "ok";
        } catch (ClassFormatError error) {
            return error.getClass().getName().replace('.', '/') + ": " + error.getMessage();
        } catch (NoClassDefFoundError error) {
            String message = error.getMessage();
            boolean isFormat = message != null && message.contains("is not a class because");
            // A supertype was not found, which stops parsing before the end.
            return isFormat ? "java/lang/NoClassDefFoundError: " + message : "?";
        } catch (LinkageError | SecurityException error) {
            return "ok";
        }
    }

    public static void main(String[] arguments) throws IOException {
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream output = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String name; (name = names.readLine()) != null; ) {
            output.println(verdict(Files.readAllBytes(Path.of(name))).replace('\n', ' ') + "\t" + name);
        }
        output.flush();
    }
}
