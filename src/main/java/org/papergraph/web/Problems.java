package org.papergraph.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that say what went wrong: a page for browsers, JSON for clients that ask for it (the members of RFC 9457), and
 * plain text for all others.
 */
final class Problems {

    private static final List<String> OFFERED =
            List.of("text/plain", "text/html", "application/problem+json", "application/json");

    private final Pages pages;
    private final ObjectMapper json = new ObjectMapper();

    Problems(Pages pages) {
        this.pages = pages;
    }

    Reply reply(HttpServletRequest request, int status, String detail) {
        return reply(request.getHeader("Accept"), status, detail);
    }

    Reply reply(@Nullable String accept, int status, String detail) {
        String title = title(status);
        String type =
                accept == null ? "text/plain" : Format.bestOf(accept, OFFERED).orElse("text/plain");
        return switch (type) {
            case "text/html" ->
                Reply.of(
                        status,
                        Reply.HTML,
                        pages.page("problem.html", title, Map.of("status", status, "title", title, "detail", detail)));
            case "application/problem+json", "application/json" ->
                Reply.of(status, "application/problem+json", json(status, title, detail));
            default -> Reply.of(status, "text/plain;charset=utf-8", title + ". " + detail + "\n");
        };
    }

    private String json(int status, String title, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", status);
        members.put("title", title);
        members.put("detail", detail);
        try {
            return json.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and strings can always be written", e);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "This cannot be answered";
            case 403 -> "Not allowed";
            case 404 -> "Nothing here";
            case 405 -> "This cannot be done here";
            case 406 -> "Not available in that format";
            case 413, 414 -> "The request is too long";
            case 415 -> "The request is in a format that is not read here";
            case 422 -> "The query asks for too much";
            case 503 -> "Too busy, or it took too long";
            default -> status >= 500 ? "Something failed on this server" : "The request was refused";
        };
    }
}
