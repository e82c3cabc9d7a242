// SPDX-License-Identifier: Apache-2.0
// Tests: case mapping with explicit locales (Turkish, Lithuanian, German), collation-free comparison, locale texts.
// Expects: language rules of the explicit locale only.
import java.util.Locale;

public class CaseAndLocale {
    public static void main(String[] args) {
        Locale tr = Locale.forLanguageTag("tr");
        System.out.println("TITLE".toLowerCase(tr) + " " + "title".toUpperCase(tr) + " "
                + "TITLE".toLowerCase(Locale.ROOT) + " " + "ıI".toUpperCase(Locale.ROOT));
        System.out.println("ß".toUpperCase(Locale.GERMAN) + " " + "ﬁn".toUpperCase(Locale.ROOT) + " "
                + "İ".toLowerCase(Locale.ROOT).length() + " " + "ΟΔΟΣ".toLowerCase(Locale.ROOT));
        System.out.println(tr.getLanguage() + " " + Locale.US.getDisplayCountry(Locale.ENGLISH) + " "
                + Locale.forLanguageTag("zh-Hans-CN").getScript() + " " + Locale.GERMANY.toLanguageTag() + " "
                + new Locale.Builder().setLanguage("sr").setRegion("RS").build());
        System.out.println("straße".equalsIgnoreCase("STRASSE") + " " + "K".equalsIgnoreCase("\u212a") + " "
                + "I".equalsIgnoreCase("ı"));
    }
}
