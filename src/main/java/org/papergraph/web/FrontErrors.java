package org.papergraph.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.jena.fuseki.Fuseki;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The errors that come from below the servlets, such as a request that is not HTTP, in the form of all others. */
final class FrontErrors extends ErrorHandler {

    private final Problems problems;

    FrontErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        Reply reply = problems.reply(request.getHeaders().get("Accept"), code, detail(code));
        Front.HEADERS.forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().remove(Fuseki.FusekiRequestIdHeader);
        response.getHeaders().put("Content-Type", reply.type());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        reply.body().writeTo(body);
        response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
    }

    /** Never the container's message: it may repeat parts of the request, or tell about the inside. */
    private static String detail(int code) {
        return switch (code) {
            case 404 -> "There is no page at this address.";
            case 405 -> "This server is for reading only.";
            case 413, 414, 431 -> "It is longer than this server takes.";
            default -> code >= 500 ? "That is not your fault." : "It is not well-formed, or not for this server.";
        };
    }
}
