// SPDX-License-Identifier: Apache-2.0
// Tests: java.util.Calendar, Date, SimpleDateFormat, TimeZone with fixed zones; conversion to java.time.
// Expects: the same instants.
import java.text.*;
import java.time.*;
import java.util.*;

public class OldDates {
    public static void main(String[] args) throws Exception {
        TimeZone utc = TimeZone.getTimeZone("UTC");
        SimpleDateFormat f = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss.SSS Z EEE", Locale.US);
        f.setTimeZone(utc);
        System.out.println(f.format(new Date(0)) + " " + f.format(new Date(1_000_000_000_000L)));
        SimpleDateFormat p = new SimpleDateFormat("dd MMM yyyy", Locale.US);
        p.setTimeZone(utc);
        System.out.println(p.parse("05 Nov 1605").getTime());
        p.setLenient(false);
        try { p.parse("31 Feb 2024"); } catch (ParseException e) { System.out.println(e.getMessage()); }
        Calendar c = new GregorianCalendar(utc, Locale.US);
        c.clear();
        c.set(2024, Calendar.JANUARY, 31, 12, 0, 0);
        c.add(Calendar.MONTH, 1);
        System.out.println(f.format(c.getTime()) + " " + c.get(Calendar.DAY_OF_WEEK) + " "
                + c.getActualMaximum(Calendar.DAY_OF_MONTH) + " " + c.get(Calendar.WEEK_OF_YEAR));
        c.roll(Calendar.DAY_OF_MONTH, 1);
        System.out.println(c.get(Calendar.DAY_OF_MONTH) + " " + c.toInstant() + " " + Date.from(Instant.EPOCH).getTime()
                + " " + new Date(5).before(new Date(6)));
        System.out.println(TimeZone.getTimeZone("America/New_York").getOffset(1_720_000_000_000L) + " "
                + TimeZone.getTimeZone("nowhere").getID() + " " + new GregorianCalendar(1582, Calendar.OCTOBER,
                15).isLeapYear(1500));
    }
}
