// SPDX-License-Identifier: Apache-2.0
// Tests: program arguments with spaces, empty ones, quotes, non-ASCII, and things that look like options.
// Arguments: one "two words" "" -cp "quote\"d" é -- *
// Expects: arguments as given.
public class ArgumentsCase {
    public static void main(String[] args) {
        System.out.println(args.length);
        for (String a : args) System.out.println("[" + a + "]");
        System.out.println(System.getProperty("no.such.property") + " "
                + System.getProperty("java.specification.version") + " " + System.lineSeparator().length() + " "
                + System.getProperty("path.separator") + System.getProperty("file.separator"));
    }
}
