package org.papergraph.cli;

import org.papergraph.web.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a graph is served. */
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    int port = Settings.DEFAULT.port();

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 takes any free one (default: 3030).")
    void port(int number) {
        if (number < 0 || number > 65_535) {
            throw new ParameterException(command.commandLine(), "--port: from 0 to 65535, not " + number);
        }
        port = number;
    }

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    String host = Settings.DEFAULT.host();
}
