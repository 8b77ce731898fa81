package org.papergraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.papergraph.build.Progress;

/**
 * What a command reads from and writes to.
 *
 * @param in standard input
 * @param stdout data, as bytes; nothing else goes there
 * @param err progress and diagnostics
 * @param interactive whether a person watches {@code err} on a terminal
 * @param colours whether {@code err} may carry colours
 * @param columns how wide the terminal is that shows {@code stdout}; 0 when it goes elsewhere
 */
record Console(InputStream in, PrintStream stdout, PrintWriter err, boolean interactive, boolean colours, int columns) {

    /** The terminal or the pipes of this process; which they are only the launcher can tell. */
    static Console system(StandardOutput output) {
        boolean terminal = Boolean.getBoolean("papergraph.terminal") && !"dumb".equals(System.getenv("TERM"));
        boolean colours = terminal && System.getenv("NO_COLOR") == null;
        return new Console(
                System.in,
                output.printStream(),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                terminal,
                colours,
                Integer.getInteger("papergraph.columns", 0));
    }

    /** A line of data. */
    void print(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        stdout.write(bytes, 0, bytes.length);
    }

    /** A value as JSON, indented. */
    void printJson(Object value) {
        try {
            print(new ObjectMapper().writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records, lists and maps of strings and numbers are always JSON", e);
        }
    }

    /** How far a long task is, for the person who watches; silent when nobody does. */
    Progress progress() {
        return interactive ? new TerminalProgress(System.err) : Progress.SILENT;
    }

    /** A line for the person. */
    void say(String line) {
        err.println(line);
        err.flush();
    }

    String bold(String text) {
        return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String red(String text) {
        return colours ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    String yellow(String text) {
        return colours ? "\u001b[33m" + text + "\u001b[0m" : text;
    }
}
