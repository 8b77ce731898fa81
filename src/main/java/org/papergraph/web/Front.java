package org.papergraph.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What every request meets first: the headers that protect a browser, the rules for scripts of other sites (CORS), and the
 * methods that exist. Nothing here takes a write.
 */
final class Front implements Filter {

    /** Headers of every answer, errors included. A page may widen its own Content-Security-Policy. */
    static final Map<String, String> HEADERS = headers();

    private static final String READ = "GET, HEAD, OPTIONS";
    private static final String QUERY = "GET, HEAD, POST, OPTIONS";

    private final Problems problems;

    Front(Problems problems) {
        this.problems = problems;
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.put("Vary", "Accept");
        headers.put("Cache-Control", "no-cache");
        return headers;
    }

    @Override
    public void doFilter(ServletRequest plainRequest, ServletResponse plainResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) plainRequest;
        HttpServletResponse response = (HttpServletResponse) plainResponse;
        HEADERS.forEach(response::setHeader);
        String path = request.getRequestURI();
        boolean open = isOpenToScripts(path);
        if (open) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", "Content-Type, Retry-After");
        }
        String methods = path.equals("/sparql") ? QUERY : READ;
        String method = request.getMethod();
        if (method.equals("OPTIONS")) {
            preflight(response, open, methods);
        } else if (!Set.of(methods.split(", ")).contains(method)) {
            problems.reply(request, 405, "This server is for reading only.")
                    .with("Allow", methods)
                    .send(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void preflight(HttpServletResponse response, boolean open, String methods) {
        response.setStatus(204);
        response.setHeader("Allow", methods);
        if (open) {
            response.setHeader("Access-Control-Allow-Methods", methods);
            response.setHeader("Access-Control-Allow-Headers", "Accept, Content-Type");
            response.setHeader("Access-Control-Max-Age", "86400");
        }
    }

    private static boolean isOpenToScripts(String path) {
        return path.equals("/sparql")
                || path.equals("/data")
                || path.equals("/ontology")
                || path.equals("/.well-known/void")
                || path.startsWith("/id/");
    }
}
