// SPDX-License-Identifier: Apache-2.0
// Tests: Duration and Instant arithmetic, parsing, negative values, overflow, text.
// Expects: ISO texts.
import java.time.*;
import java.time.temporal.ChronoUnit;

public class Durations {
    public static void main(String[] args) {
        Duration d = Duration.ofHours(49).plusMinutes(3).plusMillis(-1);
        System.out.println(d + " " + d.toDays() + " " + d.toHoursPart() + " " + d.toMillis() + " " + d.negated() + " "
                + d.dividedBy(7) + " " + d.multipliedBy(-2).abs());
        System.out.println(Duration.parse("PT-1.5S") + " " + Duration.parse("P2DT3H4M") + " " + Duration.ZERO + " "
                + Duration.ofNanos(-1) + " " + Duration.ofSeconds(90).compareTo(Duration.ofMinutes(1)));
        Instant i = Instant.ofEpochSecond(1_000_000_000L, 123);
        System.out.println(i + " " + i.plus(1, ChronoUnit.DAYS) + " " + i.toEpochMilli() + " "
                + Instant.EPOCH.minusMillis(1) + " " + Instant.parse("1969-12-31T23:59:59.5Z").getEpochSecond() + " "
                + i.truncatedTo(ChronoUnit.HOURS));
        System.out.println(Instant.MAX.isAfter(Instant.MIN) + " " + Duration.between(i,
                Instant.EPOCH).toDays() + " " + Period.parse("P1Y2M3D").plusMonths(11).normalized() + " "
                + Period.ofWeeks(2));
        try { Duration.parse("1h"); } catch (DateTimeException e) { System.out.println(e.getMessage()); }
        try { Instant.MAX.plusNanos(1); } catch (DateTimeException e) { System.out.println("overflow"); }
        try { Duration.ofSeconds(Long.MAX_VALUE).plusSeconds(1); } catch (ArithmeticException e) {
                System.out.println(e.getMessage()); }
        Clock c = Clock.fixed(i, ZoneOffset.UTC);
        System.out.println(c.instant() + " " + LocalDate.now(c) + " " + Clock.offset(c, Duration.ofDays(1)).millis());
    }
}
