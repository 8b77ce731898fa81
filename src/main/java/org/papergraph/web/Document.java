package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;

/** A fixed piece of Turtle, such as the ontology, sent as it is or in another format. */
final class Document implements Reply.Handler {

    private final String turtle;
    private final Graph graph;
    private final Problems problems;

    /**
     * A document.
     *
     * @throws IllegalArgumentException when it is not Turtle
     */
    Document(String name, String turtle, String base, Problems problems) {
        this.turtle = turtle;
        this.problems = problems;
        try {
            this.graph = RDFParser.fromString(turtle, Lang.TURTLE)
                    .base(base)
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .toGraph();
        } catch (RiotException e) {
            throw new IllegalArgumentException(name + " is not Turtle: " + e.getMessage(), e);
        }
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        Optional<String> wish = Optional.ofNullable(request.getParameter("format"));
        Optional<Format> labelled = wish.flatMap(w -> Format.labelled(w, Format.OF_STATEMENTS));
        if (wish.isPresent() && labelled.isEmpty()) {
            return problems.reply(
                    request, 400, "The format has to be one of " + Format.labels(Format.OF_STATEMENTS) + ".");
        }
        Format format = labelled.orElseGet(() -> Format.accepted(request, Format.OF_THINGS));
        if (format == Format.HTML) {
            // Browsers would save Turtle to a file. As plain text people can read it.
            return Reply.of(200, "text/plain;charset=utf-8", turtle);
        }
        if (format == Format.TURTLE) {
            return Reply.of(200, format.contentType(), turtle);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(format.layout()).output(out);
        return Reply.of(200, format.contentType(), out.toByteArray());
    }
}
