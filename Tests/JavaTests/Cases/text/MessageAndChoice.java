// SPDX-License-Identifier: Apache-2.0
// Tests: MessageFormat, ChoiceFormat, DecimalFormat, NumberFormat in fixed locales.
// Expects: the formatted texts and parses.
import java.text.*;
import java.util.*;

public class MessageAndChoice {
    public static void main(String[] args) throws Exception {
        System.out.println(new MessageFormat("{0} has {1,number,integer} items, {2,number,#.##} each; '{'{0}'}' it''s",
                Locale.ROOT).format(new Object[] {"Ann", 1234, 5.678}));
        System.out.println(new MessageFormat("{0,choice,0#none|1#one|1<many: {0}}",
                Locale.ROOT).format(new Object[] {7}) + " " + MessageFormat.format("{1}{0}{1}", "a", "b"));
        System.out.println(new ChoiceFormat("0#zero|1#one|2#two or more").format(5));
        DecimalFormatSymbols s = DecimalFormatSymbols.getInstance(Locale.US);
        for (String p : new String[] {"0", "#.##", "#,##0.00", "000.0", "0.###E0", "0%", "$#,##0.00;($#)"}) {
            DecimalFormat f = new DecimalFormat(p, s);
            System.out.println(p + ": " + f.format(1234.5678) + " " + f.format(-0.256) + " " + f.format(0) + " "
                    + f.format(1e9));
        }
        System.out.println(NumberFormat.getInstance(Locale.GERMANY).format(1234567.891) + " "
                + NumberFormat.getInstance(Locale.US).parse("1,234.5xyz") + " "
                + NumberFormat.getPercentInstance(Locale.US).format(0.256) + " "
                + NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT).format(12345));
        try { NumberFormat.getInstance(Locale.US).parse("abc"); } catch (ParseException e) {
                System.out.println(e.getMessage() + " " + e.getErrorOffset()); }
        Object[] parsed = new MessageFormat("{0}-{1}").parse("left-right");
        System.out.println(Arrays.toString(parsed));
    }
}
