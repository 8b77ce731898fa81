package org.papergraph.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.papergraph.store.GraphException;
import org.papergraph.store.QueryFileException;
import org.papergraph.store.QueryParameterException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code papergraph} command and its subcommands. */
@Command(
        name = "papergraph",
        description = "Turns any pile of paper records into a knowledge graph that can be trusted.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BuildCommand.class,
            ServeCommand.class,
            LoadCommand.class,
            QueryCommand.class,
            QueriesCommand.class,
            FormatsCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            ExportCommand.class,
            WarmUpCommand.class,
            GenerateCompletion.class
        },
        footerHeading = "%nExample:%n",
        footer = "  papergraph build examples -o graph --serve")
public final class Main implements Runnable {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show where in the program an error arose.")
    private boolean debug;

    private Main(Console console) {
        this.console = console;
    }

    public static void main(String[] args) {
        // Its warnings about odd quotes would stand among the data's.
        System.setProperty("picocli.trace", "OFF");
        StandardOutput output = StandardOutput.system();
        Console console = Console.system(output);
        int code = run(console, args);
        if (output.failure().isPresent()) {
            console.say(console.red("error: ") + "cannot write to standard output: "
                    + output.failure().get().getMessage());
            code = Math.max(code, FAILED);
        }
        System.exit(code);
    }

    /**
     * Runs a command line.
     *
     * @return 0 done, 1 failed, 2 wrong usage
     */
    static int run(Console console, String... args) {
        Main main = new Main(console);
        CommandLine line = new CommandLine(main, new Commands(console));
        PrintWriter out = new PrintWriter(console.stdout(), true, StandardCharsets.UTF_8);
        line.setOut(out);
        line.setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                console.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(main::misused);
        line.setExecutionExceptionHandler((error, command, parsed) -> main.failed(error));
        int code = line.execute(args);
        out.flush();
        console.stdout().flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private int misused(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        console.say(console.red("error: ") + error.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(error, console.err())) {
            console.say(command.getHelp().synopsis(0).strip());
            console.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        console.err().flush();
        return USAGE;
    }

    private int failed(Exception error) {
        console.say(console.red("error: ") + message(error));
        if (debug) {
            error.printStackTrace(console.err());
        }
        return error instanceof QueryParameterException || error instanceof QueryFileException ? USAGE : FAILED;
    }

    /** Expected failures explain themselves; anything else is a fault of the program, and says so. */
    private static String message(Exception error) {
        String text = reason(error).replaceAll("\\p{Cntrl}+", " ");
        boolean expected = error instanceof GraphException
                || error instanceof IOException
                || error instanceof UncheckedIOException
                || error instanceof IllegalArgumentException
                || error instanceof QueryParameterException
                || error instanceof QueryFileException;
        return expected ? text : text + " (" + error.getClass().getSimpleName() + "; --debug shows more)";
    }

    /** The file system's exceptions have only a name for a message. */
    private static String reason(Exception error) {
        if (error instanceof NoSuchFileException) {
            return "no such file or folder: " + error.getMessage();
        }
        if (error instanceof AccessDeniedException) {
            return "permission denied: " + error.getMessage();
        }
        if (error instanceof FileSystemException file && file.getReason() == null) {
            return "the file system refused: " + file.getMessage();
        }
        return Optional.ofNullable(error.getMessage()).orElse(error.getClass().getSimpleName());
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                    .orElse("(unpacked)");
            return new String[] {"papergraph " + version};
        }
    }
}
