// SPDX-License-Identifier: Apache-2.0
// Tests: ZonedDateTime across daylight saving changes, offsets, conversions, zone rules.
// Expects: gaps and overlaps resolved as documented.
import java.time.*;
import java.time.zone.*;

public class Zones {
    public static void main(String[] args) {
        ZoneId paris = ZoneId.of("Europe/Paris"), ny = ZoneId.of("America/New_York");
        ZonedDateTime gap = ZonedDateTime.of(2024, 3, 31, 2, 30, 0, 0, paris), overlap = ZonedDateTime.of(2024, 10, 27,
                2, 30, 0, 0, paris);
        System.out.println(gap + " " + overlap + " " + overlap.withLaterOffsetAtOverlap() + " " + gap.minusHours(1));
        System.out.println(overlap.withZoneSameInstant(ny) + " " + overlap.withZoneSameLocal(ny) + " "
                + overlap.toInstant() + " " + overlap.toOffsetDateTime());
        System.out.println(Duration.between(ZonedDateTime.of(2024, 3, 30, 12, 0, 0, 0, paris), ZonedDateTime.of(2024, 3,
                31, 12, 0, 0, 0, paris)) + " " + ZonedDateTime.of(2024, 3, 30, 12, 0, 0, 0,
                paris).plusDays(1).getOffset());
        ZoneRules r = ny.getRules();
        System.out.println(r.getOffset(Instant.EPOCH) + " " + r.isDaylightSavings(Instant.parse("2024-07-01T00:00:00Z"))
                + " " + r.nextTransition(Instant.parse("2024-01-01T00:00:00Z")));
        System.out.println(ZoneOffset.of("+05:30") + " " + ZoneOffset.ofHoursMinutes(-3,
                -30).getTotalSeconds() + " " + OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0,
                ZoneOffset.ofHours(9)).toInstant());
        System.out.println(ZonedDateTime.of(1900, 1, 1, 0, 0, 0, 0,
                ZoneId.of("Asia/Kolkata")).getOffset() + " " + ZoneId.of("UTC").normalized() + " "
                + ZoneId.of("GMT+2"));
        try { ZoneId.of("Mars/Base"); } catch (ZoneRulesException e) { System.out.println(e.getMessage()); }
        System.out.println(ZoneId.systemDefault().getRules().getOffset(Instant.EPOCH));
    }
}
