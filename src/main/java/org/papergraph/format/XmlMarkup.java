package org.papergraph.format;

/** An element written as XML again, to be shown to a person. */
final class XmlMarkup {

    /* More than is shown of a rejected record, so that it is seen that something was cut. */
    private static final int ENOUGH = 100_001;

    private XmlMarkup() {}

    /** The element with its attributes and what is in it; cut where it is longer than is ever shown. */
    static String of(XmlElement element) {
        StringBuilder out = new StringBuilder();
        write(element, out);
        return out.toString();
    }

    private static void write(XmlElement e, StringBuilder out) {
        if (out.length() > ENOUGH) {
            return;
        }
        out.append('<').append(e.writtenName());
        for (String name : e.attributeNames()) {
            out.append(' ').append(name).append("=\"");
            escape(e.attribute(name), out);
            out.append('"');
        }
        if (e.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object part : e.content()) {
            if (part instanceof XmlElement child) {
                write(child, out);
            } else {
                escape((String) part, out);
            }
        }
        out.append("</").append(e.writtenName()).append('>');
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
