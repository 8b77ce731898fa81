package org.papergraph.cli;

import org.papergraph.web.Settings;
import picocli.CommandLine.Option;

/** Where a graph is served. */
final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    int port = Settings.DEFAULT.port();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = Settings.DEFAULT.host();
}
