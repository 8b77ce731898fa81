package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to one request, complete but for the bytes of its body.
 *
 * @param status the HTTP status
 * @param type the media type of the body; empty when there is no body
 * @param headers further headers
 * @param body writes the body
 */
record Reply(int status, String type, Map<String, String> headers, Body body) {

    /** Writes a body, once. */
    interface Body extends AutoCloseable {

        /** Number of bytes; negative when it is not known before. */
        long length();

        void writeTo(OutputStream out) throws IOException;

        /** Gives back what holds the body, whether it was written or not. */
        @Override
        default void close() {}
    }

    /** Answers requests to one address. */
    @FunctionalInterface
    interface Handler {
        Reply reply(HttpServletRequest request);
    }

    private static final class Bytes implements Body {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    static final String HTML = "text/html;charset=utf-8";

    static Reply of(int status, String type, byte[] body) {
        return new Reply(status, type, Map.of(), new Bytes(body));
    }

    static Reply of(int status, String type, String body) {
        return of(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** 303: look there instead. The address must be one of this server. */
    static Reply seeOther(String path) {
        return of(303, "", "").with("Location", path);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, more, body);
    }

    /**
     * Sends this answer. When the body fails after its first bytes left, the connection is cut, so that the client sees an
     * error instead of a body that only looks complete.
     */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (body) {
            response.setStatus(status);
            headers.forEach(response::setHeader);
            if (!type.isEmpty()) {
                response.setContentType(type);
            }
            if (body.length() >= 0) {
                response.setContentLengthLong(body.length());
            }
            if (!request.getMethod().equals("HEAD")) {
                try {
                    body.writeTo(response.getOutputStream());
                } catch (IOException | RuntimeException e) {
                    cut(response);
                }
            }
        }
    }

    /** Ends the exchange so that nobody can take it for complete. The servlet container gives -1 this meaning. */
    private static void cut(HttpServletResponse response) throws IOException {
        response.sendError(-1);
    }
}
