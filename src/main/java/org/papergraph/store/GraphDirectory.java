package org.papergraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.papergraph.rdf.StatementCounts;

/**
 * A folder that holds one graph in all its forms, built aside and swapped in whole.
 *
 * <pre>
 * DIR/current            → generations/000002
 * DIR/generations/000002/  tdb2/ text/ graph.nq.gz void.ttl report.json rejects.jsonl COMPLETE
 * DIR/tdb2, DIR/text, …  → current/…
 * </pre>
 *
 * <p>A build fills a new generation, marks it complete, and then moves one symbolic link, which the file system does as one
 * step: whoever reads, or whatever is killed, sees the old graph or the new one. The last generation but one is kept for
 * readers that still have it open.
 */
public final class GraphDirectory {

    static final String TDB = "tdb2";
    static final String TEXT = "text";
    public static final String STATEMENTS = "graph.nq.gz";
    public static final String VOID = "void.ttl";
    public static final String REPORT = "report.json";
    public static final String REJECTS = "rejects.jsonl";

    private static final String GENERATIONS = "generations";
    private static final String CURRENT = "current";
    private static final String COMPLETE = "COMPLETE";
    private static final String LOCK = ".lock";
    private static final List<String> PARTS = List.of(TDB, TEXT, STATEMENTS, VOID, REPORT, REJECTS);

    private final Path folder;

    private GraphDirectory(Path folder) {
        this.folder = Objects.requireNonNull(folder, "folder");
    }

    /** The graph directory in a folder, which need not exist yet. */
    public static GraphDirectory at(Path folder) {
        return new GraphDirectory(folder);
    }

    /** Where it is, as the user named it. */
    public Path folder() {
        return folder;
    }

    /** Whether a complete graph can be opened here. */
    public boolean holdsGraph() {
        return Files.exists(folder.resolve(CURRENT).resolve(COMPLETE));
    }

    /**
     * The current generation's folder.
     *
     * @throws GraphException when there is no graph here
     */
    public Path current() {
        if (!holdsGraph()) {
            String what = Files.exists(folder) ? "holds no graph" : "does not exist";
            throw new GraphException(folder + " " + what + "; make one with: papergraph build INPUT... -o " + folder);
        }
        try {
            return folder.resolve(CURRENT).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the current graph for reading; it stays as it is while open, even when a new one is swapped in. */
    public OpenGraph open() {
        return OpenGraph.of(current());
    }

    /**
     * Begins a new generation, which nobody sees until it is {@link Generation#complete completed}.
     *
     * @throws GraphException when the folder holds something else, or another build is at work in it
     */
    public Generation begin() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new GraphException(folder + " is a file; name a folder for the graph");
        }
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(GENERATIONS)) && !isEmpty(folder)) {
            throw new GraphException(folder + " is a folder of something else, and is left alone; name a new one");
        }
        Files.createDirectories(folder.resolve(GENERATIONS));
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel).isEmpty()) {
                throw new GraphException("another build is at work in " + folder + "; wait until it is done");
            }
            List<Path> generations = generations();
            long last = generations.isEmpty() ? 0 : number(generations.get(generations.size() - 1));
            removeAbandoned(generations);
            Path next = folder.resolve(GENERATIONS).resolve(String.format(Locale.ROOT, "%06d", last + 1));
            Files.createDirectory(next);
            return new Generation(next, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    /** What killed builds left behind: every generation without its mark. */
    private static void removeAbandoned(List<Path> generations) throws IOException {
        for (Path generation : generations) {
            if (!Files.exists(generation.resolve(COMPLETE))) {
                delete(generation);
            }
        }
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> list = Files.list(folder.resolve(GENERATIONS))) {
            return list.filter(p -> p.getFileName().toString().matches("[0-9]{6,18}"))
                    .sorted(Comparator.comparingLong(GraphDirectory::number))
                    .toList();
        }
    }

    private static long number(Path generation) {
        return Long.parseLong(generation.getFileName().toString());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** Deletes a folder and all in it, following no link. */
    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A generation under construction; closing it without completing it throws it away. */
    public final class Generation implements AutoCloseable {
        private final Path path;
        private final FileChannel lock;
        private boolean completed;

        private Generation(Path path, FileChannel lock) {
            this.path = path;
            this.lock = lock;
        }

        /** Where to put a part: one of the names on {@link GraphDirectory}, or a temporary file. */
        public Path resolve(String name) {
            return path.resolve(name);
        }

        /**
         * Fills the store and the text index from {@code graph.nq.gz}, which must be there.
         *
         * @param statements how many statements it has
         * @param progress told now and then how many have been loaded
         * @return what was loaded, counted
         */
        public StatementCounts load(long statements, LongConsumer progress) throws IOException {
            return StoreLoader.load(
                    path.resolve(STATEMENTS), statements, path.resolve(TDB), path.resolve(TEXT), progress);
        }

        /** Makes this the current generation, in one step and for good. */
        public void complete() throws IOException {
            for (String part : PARTS) {
                if (!Files.exists(path.resolve(part))) {
                    throw new GraphException("the new graph lacks its " + part + "; the old one was left in place");
                }
            }
            Files.createFile(path.resolve(COMPLETE));
            sync(path);
            Path link = folder.resolve(CURRENT);
            Path previous = Files.exists(link) ? link.toRealPath() : path;
            Path next = folder.resolve(".next");
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, Path.of(GENERATIONS).resolve(path.getFileName()));
            Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (String part : PARTS) {
                Path shortcut = folder.resolve(part);
                if (!Files.isSymbolicLink(shortcut)) {
                    Files.createSymbolicLink(shortcut, Path.of(CURRENT).resolve(part));
                }
            }
            syncFile(folder);
            completed = true;
            for (Path generation : generations()) {
                Path real = generation.toRealPath();
                if (!real.equals(path.toRealPath()) && !real.equals(previous)) {
                    delete(generation);
                }
            }
        }

        @Override
        public void close() throws IOException {
            try {
                if (!completed) {
                    delete(path);
                }
            } catch (DirectoryNotEmptyException | NoSuchFileException leftForTheNextBuild) {
                // The next build removes every generation without a mark.
            } finally {
                lock.close();
                if (!holdsGraph()) {
                    removeEmpty();
                }
            }
        }

        /** A first build that failed leaves nothing; a folder that was there, or holds anything, stays. */
        private void removeEmpty() throws IOException {
            Files.deleteIfExists(folder.resolve(LOCK));
            for (Path path : List.of(folder.resolve(GENERATIONS), folder)) {
                if (Files.isDirectory(path) && isEmpty(path)) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void sync(Path root) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.forEach(all::add);
        }
        for (Path path : all) {
            syncFile(path);
        }
    }

    private static void syncFile(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
