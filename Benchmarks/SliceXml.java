// SPDX-License-Identifier: Apache-2.0
// Benchmark, slice of a real program: the class library's XML parser, its XPath and its writer on a generated document.
import java.io.*;
import javax.xml.parsers.*;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.*;
import org.w3c.dom.*;
import org.xml.sax.InputSource;

public class SliceXml {
    static String document() {
        StringBuilder b = new StringBuilder("<?xml version=\"1.0\"?>\n<library>\n");
        for (int i = 0; i < 260; i++) b.append(" <book id=\"b").append(i).append("\" year=\"").append(1900 + i % 120)
                .append("\"><title>On &amp; about ").append(i * 31 % 97).append("</title><author>A. N. ").append(i % 13)
                .append("</author><price currency=\"EUR\">").append(i % 50).append(".50</price></book>\n");
        return b.append("</library>\n").toString();
    }

    public static void main(String[] args) throws Exception {
        String text = document();
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        Document tree = builder.parse(new InputSource(new StringReader(text)));
        XPath path = XPathFactory.newInstance().newXPath();
        NodeList found = (NodeList) path.evaluate("/library/book[@year > 1980][author='A. N. 7']/title", tree,
                XPathConstants.NODESET);
        int hash = 0;
        for (int i = 0; i < found.getLength(); i++) hash = hash * 31 + found.item(i).getTextContent().hashCode();
        NodeList books = tree.getElementsByTagName("book");
        for (int i = 0; i < books.getLength(); i += 3) ((Element) books.item(i)).setAttribute("lent", "yes");
        StringWriter out = new StringWriter();
        Transformer writer = TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.INDENT, "no");
        writer.transform(new DOMSource(tree), new StreamResult(out));
        System.out.println(found.getLength() + " " + hash + " " + out.toString().hashCode());
    }
}
