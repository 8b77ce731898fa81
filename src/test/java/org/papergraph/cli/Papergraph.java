package org.papergraph.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * A run of the command line, as a script sees it.
 *
 * @param code the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record Papergraph(int code, String out, String err) {

    public static Papergraph run(String... args) {
        return run(InputStream.nullInputStream(), args);
    }

    static Papergraph withInput(String input, String... args) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
    }

    private static Papergraph run(InputStream in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Console console = new Console(
                in, new PrintStream(out, false, StandardCharsets.UTF_8), new PrintWriter(err, true), false, false, 0);
        int code = Main.run(console, args);
        return new Papergraph(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
