package org.papergraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The named queries, each from a file {@code name.rq}. A query is parsed when it is first asked for, so that finding one of
 * many costs no more than that one.
 */
public final class QueryCatalogue {

    private static final String FOLDER = "org/papergraph/queries/";
    private static final String ENDING = ".rq";

    private final SortedMap<String, String> texts;
    private final Map<String, CatalogueQuery> parsed = new ConcurrentHashMap<>();

    private QueryCatalogue(SortedMap<String, String> texts) {
        this.texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** The queries that come with the program. */
    public static QueryCatalogue load() {
        URL folder = QueryCatalogue.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            return new QueryCatalogue(Collections.emptySortedMap());
        }
        try {
            return switch (folder.getProtocol()) {
                case "jar" -> new QueryCatalogue(inJar(folder));
                case "file" -> of(Path.of(new URI(folder.toString())));
                default -> throw new IOException("queries cannot be listed in " + folder);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /**
     * The queries of a folder: its files that end in {@code .rq}.
     *
     * @throws IOException when it cannot be read
     */
    public static QueryCatalogue of(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING) && Files.isRegularFile(file)) {
                    texts.put(bare(name), Files.readString(file));
                }
            }
        }
        return new QueryCatalogue(texts);
    }

    /**
     * All queries, by name.
     *
     * @throws QueryFileException when one of the files is wrong
     */
    public List<CatalogueQuery> queries() {
        return texts.keySet().stream().flatMap(name -> find(name).stream()).toList();
    }

    /** The names, sorted; nothing is parsed. */
    public List<String> names() {
        return List.copyOf(texts.keySet());
    }

    /**
     * The query of that name, with or without {@code .rq}.
     *
     * @throws QueryFileException when its file is wrong
     */
    public Optional<CatalogueQuery> find(String name) {
        String key = bare(name);
        return Optional.ofNullable(texts.get(key))
                .map(text -> parsed.computeIfAbsent(key, k -> CatalogueQuery.parse(k, text)));
    }

    private static String bare(String name) {
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static SortedMap<String, String> inJar(URL folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        JarURLConnection connection = (JarURLConnection) folder.openConnection();
        // A jar that is not shared can be closed without closing it for the class loader.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                String path = entry.getName();
                if (path.startsWith(FOLDER) && path.endsWith(ENDING)) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        texts.put(
                                bare(path.substring(FOLDER.length())),
                                new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return texts;
    }
}
