package org.papergraph.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP byte by byte, for requests that a proper client would not send. */
final class RawHttp {

    record Answer(int status, Map<String, List<String>> headers, String body) {}

    private RawHttp() {}

    static Answer get(URI server, String path) throws IOException {
        return send(
                server,
                "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n\r\n");
    }

    static Answer send(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = text.split("\r\n\r\n", 2);
            String[] lines = parts[0].split("\r\n", -1);
            Map<String, List<String>> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(": ?", 2);
                headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(header[1]);
            }
            return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, parts.length > 1 ? parts[1] : "");
        }
    }
}
