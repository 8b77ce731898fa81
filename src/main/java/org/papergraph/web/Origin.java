package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;

/** What a client calls this server. */
final class Origin {

    private Origin() {}

    /**
     * Such as {@code http://127.0.0.1:3030}. The Host header comes from outside, so it is used only when it is plainly a host
     * and a port.
     */
    static String of(HttpServletRequest request) {
        String host = request.getHeader("Host");
        boolean plain = host != null && host.matches("[A-Za-z0-9.-]+(:[0-9]+)?|\\[[0-9a-fA-F:.]+](:[0-9]+)?");
        return request.getScheme() + "://" + (plain ? host : "localhost:" + request.getLocalPort());
    }
}
