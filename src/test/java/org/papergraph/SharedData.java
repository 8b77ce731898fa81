package org.papergraph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Data for measuring that lies beside a checkout and is never part of it; tests that need it skip where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** The file or folder of that name beside the checkout, or under the system property {@code papergraph.shared}. */
    public static Optional<Path> path(String name) {
        String root = System.getProperty("papergraph.shared");
        Path path = (root == null ? Path.of("..", "shared") : Path.of(root)).resolve(name);
        return Files.exists(path) ? Optional.of(path) : Optional.empty();
    }
}
