// SPDX-License-Identifier: Apache-2.0
import org.apache.commons.lang3.*;
import org.apache.commons.lang3.builder.*;
import org.apache.commons.lang3.reflect.*;
import org.apache.commons.lang3.time.*;
import org.apache.commons.lang3.tuple.*;
import org.apache.commons.lang3.text.WordUtils;

/** commons-lang3: strings, builders by reflection, dates, tuples, ranges. */
public class LangProgram {
    static class Person implements Comparable<Person> {
        final String name;
        final int age;
        final double[] marks;

        Person(String name, int age, double... marks) {
            this.name = name;
            this.age = age;
            this.marks = marks;
        }

        public String describe(String greeting) { return greeting + " " + name; }
        @Override public boolean equals(Object other) { return EqualsBuilder.reflectionEquals(this, other); }
        @Override public int hashCode() { return HashCodeBuilder.reflectionHashCode(this); }
        @Override public String toString() {
            return ToStringBuilder.reflectionToString(this, ToStringStyle.SHORT_PREFIX_STYLE);
        }
        @Override public int compareTo(Person o) {
            return new CompareToBuilder().append(name, o.name).append(age, o.age).toComparison();
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(StringUtils.abbreviate("a long sentence that does not fit", 20));
        System.out.println(StringUtils.getLevenshteinDistance("kitten", "sitting"));
        System.out.println(StringUtils.reverseDelimited("a.b.c", '.') + StringUtils.leftPad("7", 5, '0'));
        System.out.println(StringUtils.difference("i am a machine", "i am a robot"));
        System.out.println(StringUtils.stripAccents("éàüñ") + " " + StringEscapeUtils.escapeHtml4("<a & \"b\">"));
        System.out.println(WordUtils.wrap("The quick brown fox jumps over the lazy dog", 15));
        Person a = new Person("Ada", 36, 1.0, 2.5), b = new Person("Ada", 36, 1.0, 2.5), c = new Person("Bob", 7);
        System.out.println(a + " " + a.equals(b) + " " + a.equals(c) + " " + (a.hashCode() == b.hashCode()));
        System.out.println(a.compareTo(c));
        System.out.println(MethodUtils.invokeMethod(a, "describe", "Hello"));
        System.out.println(FieldUtils.readField(c, "age", true));
        System.out.println(ConstructorUtils.invokeConstructor(StringBuilder.class, "abc").reverse());
        System.out.println(TypeUtils.toString(LangProgram.class.getDeclaredMethod("generic").getGenericReturnType()));
        System.out.println(FastDateFormat.getInstance("yyyy-MM-dd'T'HH:mm:ss", java.util.TimeZone.getTimeZone("UTC"))
            .format(1234567890123L));
        System.out.println(DurationFormatUtils.formatDurationHMS(3723004));
        System.out.println(Pair.of("left", 3) + " " + Triple.of(1, 2, 3) + " " + Range.between(1, 10).contains(5));
        System.out.println(ArrayUtils.toString(ArrayUtils.addAll(new int[] {1, 2}, 3, 4)));
        System.out.println(ClassUtils.getAllInterfaces(java.util.ArrayList.class));
        System.out.println(SerializationUtils.clone(new java.util.ArrayList<>(java.util.List.of("x", "y"))));
        System.out.println(LocaleUtils.toLocale("de_CH").getDisplayCountry());
        try {
            Validate.isTrue(false, "value %d is too small", 3);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }

    static java.util.Map<String, java.util.List<? extends Number>> generic() { return null; }
}
