// SPDX-License-Identifier: Apache-2.0
// Tests: LocalDate and LocalTime arithmetic, leap years, periods, adjusters, weeks.
// Expects: calendar facts.
import java.time.*;
import java.time.temporal.*;

public class LocalDates {
    public static void main(String[] args) {
        LocalDate d = LocalDate.of(2024, 2, 28);
        System.out.println(d.plusDays(2) + " " + d.plusMonths(12).plusYears(4) + " " + d.isLeapYear() + " "
                + d.getDayOfWeek() + " " + d.getDayOfYear() + " " + d.lengthOfMonth());
        System.out.println(LocalDate.of(2024, 1, 31).plusMonths(1) + " " + LocalDate.of(2023, 3,
                31).minusMonths(1) + " " + LocalDate.ofEpochDay(-1) + " " + LocalDate.ofYearDay(2000,
                366) + " " + d.toEpochDay());
        System.out.println(Period.between(LocalDate.of(1999, 12, 31),
                d) + " " + ChronoUnit.DAYS.between(LocalDate.EPOCH, d) + " " + d.until(LocalDate.of(2025, 1, 1),
                ChronoUnit.WEEKS));
        System.out.println(d.with(TemporalAdjusters.firstDayOfNextMonth()) + " "
                + d.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) + " "
                + d.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY)) + " "
                + d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + " " + d.get(ChronoField.ALIGNED_WEEK_OF_MONTH));
        LocalTime t = LocalTime.of(23, 59, 58, 5_000_000);
        System.out.println(t + " " + t.plusSeconds(3) + " " + t.truncatedTo(ChronoUnit.MINUTES) + " "
                + t.toSecondOfDay() + " " + LocalTime.MIDNIGHT.minusNanos(1) + " " + t.isAfter(LocalTime.NOON));
        LocalDateTime dt = d.atTime(t);
        System.out.println(dt + " " + dt.plusHours(25) + " " + dt.toLocalDate().equals(d) + " "
                + dt.compareTo(dt.minusNanos(1)) + " " + Duration.between(d.atStartOfDay(), dt));
        try { LocalDate.of(2023, 2, 29); } catch (DateTimeException e) { System.out.println(e.getMessage()); }
        try { LocalTime.of(24, 0); } catch (DateTimeException e) { System.out.println(e.getMessage()); }
        System.out.println(YearMonth.of(2024, 2).atEndOfMonth() + " " + Year.isLeap(1900) + " " + MonthDay.of(2,
                29).isValidYear(2023) + " " + Month.JANUARY.minus(1) + " " + DayOfWeek.SUNDAY.plus(1));
    }
}
