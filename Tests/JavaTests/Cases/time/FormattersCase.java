// SPDX-License-Identifier: Apache-2.0
// Tests: DateTimeFormatter: ISO forms, patterns in the root and English locales, parsing, errors, builders.
// Expects: texts and parsed values.
import java.time.*;
import java.time.format.*;
import java.time.temporal.ChronoField;
import java.util.Locale;

public class FormattersCase {
    public static void main(String[] args) {
        LocalDateTime t = LocalDateTime.of(2024, 7, 4, 9, 5, 7, 120_000_000);
        System.out.println(t.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + " "
                + t.format(DateTimeFormatter.BASIC_ISO_DATE) + " " + t.format(DateTimeFormatter.ISO_WEEK_DATE) + " "
                + t.format(DateTimeFormatter.ISO_ORDINAL_DATE));
        System.out.println(t.format(DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu h:mm:ss.SSS a",
                Locale.ENGLISH)) + " | " + t.format(DateTimeFormatter.ofPattern("EEE dd MMM yy HH'h'",
                Locale.GERMANY)) + " | " + t.format(DateTimeFormatter.ofPattern("QQQ w D", Locale.ENGLISH)));
        System.out.println(LocalDate.parse("04/07/2024", DateTimeFormatter.ofPattern("dd/MM/uuuu")) + " "
                + LocalTime.parse("10:15") + " "
                + ZonedDateTime.parse("2024-07-04T09:05:07+02:00[Europe/Paris]").getZone() + " "
                + OffsetDateTime.parse("2024-07-04T09:05Z"));
        for (String s : new String[] {"2024-13-01", "2024-02-30", "nonsense", "2024-2-3"}) try {
                System.out.println(LocalDate.parse(s)); } catch (DateTimeParseException e) {
                System.out.println(e.getMessage()); }
        DateTimeFormatter f = new DateTimeFormatterBuilder().appendValue(ChronoField.HOUR_OF_DAY,
                2).optionalStart().appendLiteral(':').appendValue(ChronoField.MINUTE_OF_HOUR,
                2).optionalEnd().parseDefaulting(ChronoField.MINUTE_OF_HOUR, 30).toFormatter(Locale.ROOT);
        System.out.println(LocalTime.parse("07", f) + " " + LocalTime.parse("07:45", f));
        System.out.println(DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT).parse("2024-02-29").get(ChronoField.DAY_OF_MONTH) + " " + DateTimeFormatter.RFC_1123_DATE_TIME.format(t.atOffset(ZoneOffset.UTC)));
        try { t.format(DateTimeFormatter.ofPattern("VV")); } catch (DateTimeException e) {
                System.out.println(e.getMessage()); }
        System.out.println(DayOfWeek.FRIDAY.getDisplayName(TextStyle.SHORT,
                Locale.FRANCE) + " " + Month.MAY.getDisplayName(TextStyle.FULL, Locale.US));
    }
}
