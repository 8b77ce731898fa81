package org.papergraph.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Asks a server of the tests. */
record Client(URI server, HttpClient http) {

    static Client of(GraphServer server) {
        return new Client(server.uri(), HttpClient.newHttpClient());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.toString().replaceAll("/$", "") + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path, String accept) {
        return send(to(path).header("Accept", accept));
    }

    HttpResponse<String> get(String path) {
        return send(to(path));
    }

    HttpResponse<String> query(String sparql) {
        return get("/sparql?query=" + encoded(sparql));
    }

    HttpResponse<String> query(String sparql, String more) {
        return get("/sparql?query=" + encoded(sparql) + more);
    }

    CompletableFuture<HttpResponse<String>> queryLater(String sparql) {
        return http.sendAsync(to("/sparql?query=" + encoded(sparql)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> method(String method, String path) {
        return send(to(path).method(method, BodyPublishers.noBody()));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
