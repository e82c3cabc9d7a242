// SPDX-License-Identifier: Apache-2.0
// Tests: amounts between temporals, truncation, rounding down, comparison across types, parsing of offsets, max values.
// Expects: exact amounts.
import java.time.*;
import java.time.temporal.*;
import java.util.*;

public class ClockArithmetic {
    public static void main(String[] args) {
        LocalDateTime a = LocalDateTime.of(2000, 2, 29, 0, 0), b = LocalDateTime.of(2024, 2, 28, 23, 59, 59);
        for (ChronoUnit u : new ChronoUnit[] {ChronoUnit.YEARS, ChronoUnit.MONTHS, ChronoUnit.WEEKS, ChronoUnit.DAYS,
                ChronoUnit.HOURS, ChronoUnit.SECONDS, ChronoUnit.DECADES}) System.out.print(u + "=" + u.between(a,
                b) + " ");
        System.out.println();
        System.out.println(a.plusYears(1) + " " + a.plus(Period.of(0, 11, 30)) + " " + b.with(ChronoField.NANO_OF_DAY,
                1) + " " + b.truncatedTo(ChronoUnit.HALF_DAYS));
        List<LocalDate> l = new ArrayList<>(LocalDate.of(2024, 1, 30).datesUntil(LocalDate.of(2024, 4, 1),
                Period.ofMonths(1)).toList());
        Collections.reverse(l);
        System.out.println(l + " " + Collections.max(l) + " " + l.get(0).isBefore(l.get(1)));
        System.out.println(OffsetDateTime.parse("2024-01-01T10:00+01:00").isEqual(OffsetDateTime.parse("2024-01-01T09:00Z")) + " " + OffsetTime.of(10, 0, 0, 0, ZoneOffset.ofHours(2)).toEpochSecond(LocalDate.EPOCH) + " " + Instant.ofEpochMilli(-1).get(ChronoField.MILLI_OF_SECOND));
        System.out.println(LocalTime.of(10, 30).adjustInto(a) + " " + a.toLocalTime().until(LocalTime.NOON,
                ChronoUnit.MINUTES) + " " + Year.of(2024).length() + " "
                + YearMonth.parse("2023-12").plusMonths(2).lengthOfMonth() + " " + Duration.ofMinutes(125).toHours());
        try { LocalDate.MAX.plusDays(1); } catch (DateTimeException e) { System.out.println(e.getMessage()); }
        try { ChronoUnit.MONTHS.between(LocalTime.NOON, LocalTime.MIDNIGHT);
                } catch (UnsupportedTemporalTypeException e) { System.out.println(e.getMessage()); }
    }
}
