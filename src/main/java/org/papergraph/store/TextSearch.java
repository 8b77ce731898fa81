package org.papergraph.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.papergraph.rdf.Vocabulary;

/** The Lucene index beside the store: which properties it covers and how their words are folded. */
public final class TextSearch {

    /** Tells on newer Javas, at every start, how fast it could be. Held here, since a logger nobody holds forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private TextSearch() {}

    /** Opens the index in an existing folder, or begins one in an empty folder. */
    public static TextIndexLucene open(Path folder) throws IOException {
        return open(FSDirectory.open(folder));
    }

    /** Opens or begins an index in any Lucene directory. */
    public static TextIndexLucene open(Directory directory) {
        TextIndexConfig config = new TextIndexConfig(definition());
        config.setAnalyzer(new FoldingAnalyzer());
        config.setQueryAnalyzer(new FoldingAnalyzer());
        return new TextIndexLucene(directory, config);
    }

    /** The properties that are searched; {@code rdfs:label} where a query names none. */
    static EntityDefinition definition() {
        EntityDefinition definition = new EntityDefinition("uri", "label", Vocabulary.LABEL);
        definition.set("title", Vocabulary.TITLE);
        definition.set("abstract", Vocabulary.ABSTRACT);
        definition.set("name", Vocabulary.NAME);
        definition.set("prefLabel", Vocabulary.PREF_LABEL);
        definition.set("altLabel", Vocabulary.ALT_LABEL);
        return definition;
    }
}
