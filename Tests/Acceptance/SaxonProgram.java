// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.*;

/** Saxon-HE: XSLT 2/3, XPath and XQuery. */
public class SaxonProgram {
    public static void main(String[] args) throws Exception {
        Processor processor = new Processor(false);
        StringBuilder xml = new StringBuilder("<books>");
        for (int i = 0; i < 40; i++)
            xml.append("<book year='").append(1990 + i % 7).append("'><title>T").append(i).append("</title><price>")
                .append(i * 3 % 17 + 0.5).append("</price></book>");
        xml.append("</books>");
        XdmNode document = processor.newDocumentBuilder().build(new StreamSource(new StringReader(xml.toString())));
        XsltExecutable sheet = processor.newXsltCompiler().compile(new StreamSource(new StringReader(SHEET)));
        XsltTransformer transformer = sheet.load();
        transformer.setInitialContextNode(document);
        StringWriter text = new StringWriter();
        Serializer serializer = processor.newSerializer(text);
        serializer.setOutputProperty(Serializer.Property.INDENT, "yes");
        transformer.setDestination(serializer);
        transformer.transform();
        System.out.println(text);
        XQueryEvaluator query = processor.newXQueryCompiler().compile("""
            for $y in distinct-values(//book/@year) order by $y
            let $b := //book[@year = $y] return concat($y, ': ', count($b), ' ', sum($b/price))
            """).load();
        query.setContextItem(document);
        for (XdmItem item : query.evaluate()) System.out.println(item.getStringValue());
        System.out.println(processor.newXPathCompiler().evaluate(
            "string-join(for $i in 1 to 10 return format-number($i * 1234.5, '#,##0.00'), ' ')", document));
        System.out.println(processor.newXPathCompiler().evaluate(
            "format-date(xs:date('2024-02-29') + xs:dayTimeDuration('P1D'), '[D1] [MNn] [Y]')", document));
    }

    private static final String SHEET = """
        <xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
          <xsl:template match="/books">
            <years><xsl:for-each-group select="book" group-by="@year">
              <xsl:sort select="current-grouping-key()"/>
              <year n="{current-grouping-key()}" max="{max(current-group()/number(price))}">
                <xsl:apply-templates select="current-group()[position() le 2]"/>
              </year></xsl:for-each-group></years>
          </xsl:template>
          <xsl:template match="book"><b><xsl:value-of select="replace(title, 'T(\\d)', 'Title $1')"/></b></xsl:template>
        </xsl:stylesheet>
        """;
}
