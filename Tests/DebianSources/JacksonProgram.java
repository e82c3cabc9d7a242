// SPDX-License-Identifier: Apache-2.0
import com.fasterxml.jackson.core.*;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.*;
import java.math.*;

/** jackson-core: writing and reading of JSON, numbers, escapes, filters by pointer, errors. */
public class JacksonProgram {
    public static void main(String[] args) throws Exception {
        JsonFactory factory = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
        System.out.println(factory.version());
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
            out.writeStartObject();
            out.writeStringField("name", "q\"uo\\te\u0001\u20ac\n");
            out.writeArrayFieldStart("numbers");
            for (double d : new double[] {0, -0.0, 1e300, 1.1, Double.MIN_VALUE, 123456789.125}) out.writeNumber(d);
            out.writeNumber(new BigInteger("123456789012345678901234567890"));
            out.writeNumber(new BigDecimal("1.50E+7"));
            out.writeEndArray();
            out.writeBinaryField("bytes", new byte[] {1, 2, 3, -1});
            out.writeBooleanField("yes", true);
            out.writeNullField("none");
            out.writeEndObject();
        }
        System.out.println(text);
        for (boolean isBytes : new boolean[] {false, true}) {
            StringBuilder line = new StringBuilder();
            try (JsonParser in = isBytes ? factory.createParser(text.toString().getBytes("UTF-8"))
                    : factory.createParser(text.toString())) {
                for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                    line.append(token.asString() == null ? token + "(" + in.getText() + ")" : token.asString()).append(' ');
                    if (token.isNumeric()) line.append(in.getNumberType()).append(':').append(in.getDecimalValue()).append(' ');
                }
            }
            System.out.println(line);
        }
        for (String wrong : new String[] {"[1, 2", "{\"a\" 1}", "[01]", "tru", "\"\\q\"", "[1,]", "/* c */ [1e999]"}) {
            try (JsonParser in = factory.createParser(wrong)) {
                double sum = 0;
                while (in.nextToken() != null) if (in.currentToken().isNumeric()) sum += in.getDoubleValue();
                System.out.println(wrong + " " + sum);
            } catch (JsonProcessingException failure) {
                System.out.println(wrong + ": " + failure.getOriginalMessage() + " at " + failure.getLocation().getColumnNr());
            }
        }
        System.out.println(JsonPointer.compile("/a/0/b~1c").tail().matchElement(0));
    }
}
