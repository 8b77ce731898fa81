package org.papergraph.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.SourcePosition;

/** Finds the files that a user's arguments mean: files, folders, globs, {@code -} for standard input. */
final class Sources {

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private final Path excluded;
    private final DiagnosticHandler diagnostics;
    /** By real path, so that a file reached twice is read once. */
    private final Map<Path, Found> found = new LinkedHashMap<>();

    private boolean standardInput;

    private record Found(Path root, Path path, Source.Kind kind) {}

    private Sources(Path excluded, DiagnosticHandler diagnostics) {
        this.excluded = excluded;
        this.diagnostics = diagnostics;
    }

    /**
     * The files in the order of their names.
     *
     * <p>A file's name in the graph is its path below the folder that was given, or its bare name; it does not depend on
     * where the folder lies. Files whose names would be equal get as much of the path before them as tells them apart.
     *
     * @param excluded a folder that is passed over: the graph being built
     * @param diagnostics told of what cannot be found or entered
     */
    static List<Source> find(List<String> arguments, Path excluded, DiagnosticHandler diagnostics) {
        Sources sources = new Sources(real(excluded), diagnostics);
        arguments.forEach(sources::add);
        return sources.named();
    }

    private void add(String argument) {
        if (argument.equals("-")) {
            standardInput = true;
            return;
        }
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            error(argument.replace('\0', '?'), "not a path");
            return;
        }
        if (Files.isDirectory(path)) {
            walk(path);
        } else if (Files.exists(path)) {
            put(path.toAbsolutePath().normalize().resolveSibling(""), path, Source.Kind.NAMED);
        } else if (GLOB.matcher(argument).find()) {
            glob(argument);
        } else {
            error(argument, "no such file or folder");
        }
    }

    private void walk(Path root) {
        int before = found.size();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skip = !folder.equals(root) && (isHidden(folder) || isGraph(folder));
                    return skip || real(folder).equals(excluded)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isHidden(file) && Files.isRegularFile(file)) {
                        put(root, file, Source.Kind.FOUND);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    if (!(e instanceof FileSystemLoopException)) {
                        error(file.toString(), "cannot be read: " + reason(e));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            error(root.toString(), "cannot be read: " + reason(e));
        }
        if (found.size() == before) {
            error(root.toString(), "no file to read in this folder");
        }
    }

    /** For shells that leave patterns alone, or quoted ones. */
    private void glob(String pattern) {
        String fixed = pattern.substring(0, firstGlob(pattern));
        Path start = fixed.contains("/") ? Path.of(fixed.substring(0, fixed.lastIndexOf('/') + 1)) : Path.of("");
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            error(pattern, "not a pattern: " + e.getDescription());
            return;
        }
        List<Path> matches = List.of();
        if (Files.isDirectory(start.toAbsolutePath())) {
            try (var walk = Files.walk(start)) {
                matches = walk.filter(matcher::matches)
                        .filter(match -> StreamSupport.stream(
                                        relative(start, match).spliterator(), false)
                                .noneMatch(Sources::isHidden))
                        .sorted()
                        .toList();
            } catch (IOException | UncheckedIOException e) {
                error(pattern, "cannot be searched: " + e.getMessage());
                return;
            }
        }
        if (matches.isEmpty()) {
            error(pattern, "no file matches");
        }
        for (Path match : matches) {
            if (Files.isDirectory(match)) {
                walk(match);
            } else {
                put(start, match, Source.Kind.FOUND);
            }
        }
    }

    private static Path relative(Path start, Path path) {
        return start.toString().isEmpty() ? path : start.relativize(path);
    }

    private static int firstGlob(String pattern) {
        var matcher = GLOB.matcher(pattern);
        return matcher.find() ? matcher.start() : pattern.length();
    }

    private void put(Path root, Path path, Source.Kind kind) {
        found.merge(
                real(path),
                new Found(root, path, kind),
                (first, second) -> first.kind() == Source.Kind.NAMED ? first : second);
    }

    private List<Source> named() {
        Map<Found, String> names = new LinkedHashMap<>();
        for (Found file : found.values()) {
            names.put(file, name(file, 0));
        }
        for (int more = 1; ; more++) {
            Map<String, List<Found>> byName = names.entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            boolean changed = false;
            for (List<Found> same : byName.values()) {
                if (same.size() > 1) {
                    for (Found file : same) {
                        String longer = name(file, more);
                        changed |= !longer.equals(names.put(file, longer));
                    }
                }
            }
            if (!changed) {
                break;
            }
        }
        List<Source> sources = new ArrayList<>();
        names.forEach((file, name) -> sources.add(new Source(name, file.path(), file.kind())));
        if (standardInput) {
            sources.add(new Source("stdin", Path.of(""), Source.Kind.STANDARD_INPUT));
        }
        sources.sort(Comparator.comparing(Source::name));
        return sources;
    }

    /** The path below its root, with so many of the folders above put before it. */
    private static String name(Found file, int foldersAbove) {
        Path root = file.root().toAbsolutePath().normalize();
        Path path = file.path().toAbsolutePath().normalize();
        int from = Math.max(0, root.getNameCount() - foldersAbove);
        List<String> parts = new ArrayList<>();
        for (int i = from; i < path.getNameCount(); i++) {
            parts.add(path.getName(i).toString());
        }
        return String.join("/", parts);
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null
                && name.toString().startsWith(".")
                && !name.toString().matches("\\.{1,2}");
    }

    private static boolean isGraph(Path folder) {
        return Files.isDirectory(folder.resolve("generations")) && Files.isSymbolicLink(folder.resolve("current"));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path.toAbsolutePath().normalize();
        }
    }

    private void error(String name, String message) {
        diagnostics.handle(
                new Diagnostic(Diagnostic.Severity.ERROR, SourcePosition.wholeFile(name), message + "; left out", ""));
    }

    /** What an exception of the file system means, in words. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
