package org.papergraph.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.servlets.ActionProcessor;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts handlers where Fuseki finds them: as the operation of an endpoint, or as a servlet. */
final class Mount {

    private static final Logger LOG = LoggerFactory.getLogger(Mount.class);

    private Mount() {}

    static ActionProcessor operation(Reply.Handler handler, Problems problems) {
        return new Operation(handler, problems);
    }

    static HttpServlet servlet(Reply.Handler handler, Problems problems) {
        return new Servlet(handler, problems);
    }

    private static void serve(
            Reply.Handler handler, Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Reply reply;
        try {
            reply = handler.reply(request);
        } catch (RuntimeException e) {
            reply = problem(e, problems, request);
        }
        reply.send(request, response);
    }

    private static Reply problem(RuntimeException e, Problems problems, HttpServletRequest request) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof HttpException http && http.getCode() < 500) {
                // Such as a form that is too long, or a percent sign without its digits.
                return problems.reply(request, http.getCode(), "The parameters of the request cannot be read.");
            }
        }
        LOG.warn("a request failed: {}", e.getClass().getName());
        LOG.debug("a request failed", e);
        return problems.reply(request, 500, "That is not your fault.");
    }

    private record Operation(Reply.Handler handler, Problems problems) implements ActionProcessor {
        @Override
        public void process(HttpAction action) {
            HttpServletResponse response = action.getResponse();
            // A running number of requests tells strangers how busy the server is.
            response.setHeader(Fuseki.FusekiRequestIdHeader, null);
            // Fuseki adds to this one what is there already.
            response.setHeader("Vary", "Accept");
            try {
                serve(handler, problems, action.getRequest(), response);
            } catch (IOException e) {
                LOG.debug("the client left", e);
            }
        }
    }

    private static final class Servlet extends HttpServlet {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Reply.Handler handler;
        private final transient Problems problems;

        Servlet(Reply.Handler handler, Problems problems) {
            this.handler = handler;
            this.problems = problems;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            serve(handler, problems, request, response);
        }
    }
}
