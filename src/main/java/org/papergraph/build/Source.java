package org.papergraph.build;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file to read records from.
 *
 * @param name the name it has in the graph: relative, with {@code /} between its parts; never a path of this machine
 * @param path where it is; empty path for standard input
 * @param kind how it came into the list
 */
record Source(String name, Path path, Kind kind) {

    /** How a file came to be read. */
    enum Kind {
        /** The user named it. */
        NAMED,
        /** It was found in a folder, where files of other sorts lie about as well. */
        FOUND,
        STANDARD_INPUT
    }

    Source {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(kind, "kind");
    }
}
