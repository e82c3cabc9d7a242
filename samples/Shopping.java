// SPDX-License-Identifier: Apache-2.0
// Sample: collections, lambdas, string concatenation and String.format together.
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

public class Shopping {
    public static void main(String[] args) {
        List<String> names = new ArrayList<>(List.of("tea", "bread", "apples", "milk", "cheese"));
        Map<String, Double> prices = new TreeMap<>();
        for (String name : names) {
            prices.put(name, name.length() * 0.75);
        }
        names.removeIf(name -> name.startsWith("m"));
        names.sort((a, b) -> b.length() - a.length());
        double total = 0;
        for (String name : names) {
            double price = prices.get(name);
            total += price;
            System.out.println(String.format(Locale.ROOT, "%-8s|%6.2f", name, price));
        }
        String line = names.size() + " of " + prices.size() + " items, " + total + " in all, dearest '" + names.get(0)
                + "'";
        System.out.println(line);
        prices.forEach((name, price) -> System.out.print(name.charAt(0) + "=" + price + " "));
        System.out.println();
    }
}
