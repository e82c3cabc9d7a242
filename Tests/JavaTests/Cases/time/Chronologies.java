// SPDX-License-Identifier: Apache-2.0
// Tests: other calendars: Japanese, Thai Buddhist, Hijrah, Minguo; JulianFields; week fields.
// Expects: conversions of one day.
import java.time.*;
import java.time.chrono.*;
import java.time.temporal.*;

public class Chronologies {
    public static void main(String[] args) {
        LocalDate d = LocalDate.of(2019, 5, 1);
        System.out.println(JapaneseDate.from(d) + " " + ThaiBuddhistDate.from(d) + " " + MinguoDate.from(d) + " "
                + HijrahDate.from(d));
        System.out.println(d.getLong(JulianFields.MODIFIED_JULIAN_DAY) + " " + d.get(WeekFields.ISO.weekOfYear()) + " "
                + d.get(WeekFields.SUNDAY_START.dayOfWeek()) + " " + d.query(TemporalQueries.chronology()));
        System.out.println(IsoChronology.INSTANCE.isLeapYear(2100) + " " + d.getEra() + " "
                + d.range(ChronoField.DAY_OF_MONTH) + " " + ChronoField.HOUR_OF_DAY.range() + " " + LocalDate.of(0, 1,
                1).getEra());
        System.out.println(JapaneseDate.of(JapaneseEra.SHOWA, 64, 1, 7).plus(1,
                ChronoUnit.DAYS) + " " + LocalDate.MAX + " " + LocalDate.of(-5, 1, 1));
        try { d.get(ChronoField.HOUR_OF_DAY); } catch (UnsupportedTemporalTypeException e) {
                System.out.println(e.getMessage()); }
    }
}
