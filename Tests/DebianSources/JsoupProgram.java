// SPDX-License-Identifier: Apache-2.0
import org.jsoup.Jsoup;
import org.jsoup.nodes.*;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;
import org.jsoup.select.*;

/** jsoup: tag soup, selectors, changes to the tree, cleaning, XML. */
public class JsoupProgram {
    public static void main(String[] args) {
        Document page = Jsoup.parse("""
            <title>A &amp; B</title><div id=main class="wide dark"><p>One <b>two<p>three &lt;3 <a href='/x?a=1&b=2'>link</a>
            <table><tr><td>1<td>2<tr><td>3</table><ul><li>a<li>b<li>c</ul><!-- note --><script>if (a < b) c();</script>
            """, "http://localhost/dir/");
        System.out.println(page.title() + " " + page.select("p").size() + " " + page.select("td").eachText());
        System.out.println(page.select("a[href]").first().absUrl("href"));
        for (String query : new String[] {"div.wide > p", "li:nth-child(2)", "tr:has(td:contains(3))", "#main :not(li)", "b ~ *"}) {
            Elements found = page.select(query);
            System.out.println(query + " " + found.size() + " " + (found.isEmpty() ? "" : found.first().cssSelector()));
        }
        page.select("li").append("<i>!</i>").attr("data-n", "v").last().wrap("<div class=box></div>");
        page.select("script").remove();
        page.body().traverse((node, depth) -> {
            if (node instanceof Comment comment) System.out.println(depth + comment.getData());
        });
        System.out.println(page.outerHtml());
        System.out.println(Jsoup.clean("<p onclick=x()>hi <script>bad()</script><a href='http://localhost/'>there</a>", Safelist.basic()));
        Document xml = Jsoup.parse("<a><B c='1'/>text<![CDATA[<raw>]]></a>", Parser.xmlParser());
        System.out.println(xml.outerHtml() + " " + xml.select("B").attr("c"));
        try {
            page.select("div[");
        } catch (Selector.SelectorParseException failure) {
            System.out.println(failure.getMessage());
        }
    }
}
