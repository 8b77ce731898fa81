package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The style sheets, scripts and pictures of the pages. Only what is listed here is served: no path of a request is ever
 * looked up in files or on the class path.
 */
final class Assets implements Reply.Handler {

    private static final String YASGUI = "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/";
    private static final String CSS = "text/css;charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript;charset=utf-8";

    private final Map<String, Reply> replies;
    private final Problems problems;

    Assets(Problems problems) {
        this.problems = problems;
        this.replies = Map.of(
                "/assets/papergraph.css", reply(CSS, "papergraph.css"),
                "/assets/query.css", reply(CSS, "query.css"),
                "/assets/query.js", reply(JAVASCRIPT, "query.js"),
                "/assets/icon.svg", reply("image/svg+xml", "icon.svg"),
                "/assets/yasgui.js", reply(JAVASCRIPT, YASGUI + "yasgui.min.js"),
                "/assets/yasgui.css", reply(CSS, YASGUI + "yasgui.min.css"),
                "/assets/prefixes.json",
                        reply("application/json", EditorPage.prefixes().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        Reply reply = replies.get(request.getRequestURI());
        if (reply == null) {
            return problems.reply(request, 404, "There is no such file.");
        }
        // Browsers ask each time, so a new version is seen at once, but get the bytes only when they changed.
        String tag = reply.headers().getOrDefault("ETag", "");
        return tag.equals(request.getHeader("If-None-Match"))
                ? Reply.of(304, "", "").with("ETag", tag)
                : reply;
    }

    private static Reply reply(String type, String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + resource);
            }
            return reply(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(String type, byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Reply.of(200, type, bytes).with("ETag", '"' + HexFormat.of().formatHex(hash, 0, 12) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
