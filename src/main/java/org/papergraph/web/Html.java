package org.papergraph.web;

/** Text that is HTML already, and goes into a page as it is. All other text is escaped. */
record Html(String markup) {

    /** The text with the five characters that HTML gives a meaning replaced, fit for content and quoted attributes. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < 0x20 && c != '\n' && c != '\t' && c != '\r' ? '\ufffd' : c);
            }
        }
        return out.toString();
    }
}
