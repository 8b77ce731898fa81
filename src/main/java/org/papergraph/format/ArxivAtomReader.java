package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;

/**
 * A reader of the answers of arXiv's API, which are Atom feeds.
 *
 * @see <a href="https://info.arxiv.org/help/api/user-manual.html">arXiv API user's manual</a>
 */
final class ArxivAtomReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "id",
                    "title",
                    "summary",
                    "author",
                    "author.name",
                    "author.affiliation",
                    "published",
                    "updated",
                    "comment",
                    "journal_ref",
                    "doi",
                    "category",
                    "category.term",
                    "primary_category",
                    "primary_category.term",
                    "link",
                    "link.href",
                    "link.rel",
                    "link.title")
            .lost("category.scheme", "always arXiv's own; the sort of a class is told by its form")
            .lost("primary_category.scheme", "always arXiv's own")
            .lost("link.type", "the media type of a page of arXiv")
            .lost("title.type", "how the title is written, which is always plain")
            .lost("summary.type", "how the abstract is written, which is always plain")
            .lost("rights", "the rights in the feed, not in the paper");

    private static final Pattern VERSION = Pattern.compile("v([0-9]{1,3})/?$");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.ARXIV_ATOM, records, diagnostics);
        XmlRecords.read(in, out, Set.of("entry"), entry -> accept(entry, out));
        out.end();
    }

    static Optional<Evidence> recognise(Sample sample) {
        String root = sample.xmlRoot();
        if (!root.equals("feed") && !root.equals("entry")) {
            return Optional.empty();
        }
        boolean arxiv = sample.lines().stream().anyMatch(l -> l.contains("arxiv.org/"));
        return arxiv ? Optional.of(new Evidence(0.95, "an Atom feed of arXiv")) : Optional.empty();
    }

    private static void accept(XmlElement entry, Output out) {
        String id = entry.text("id").strip();
        if (id.contains("/api/errors") || (entry.text("title").strip().equals("Error") && !id.contains("/abs/"))) {
            out.reject(
                    entry.line(),
                    entry.column(),
                    "arXiv answered with an error: " + entry.text("summary").strip(),
                    entry.markup());
            return;
        }
        RecordDraft draft = new RecordDraft(entry.line());
        draft.type(PaperType.PREPRINT);
        draft.key(id);
        List<Contributor> authors = new ArrayList<>();
        Matcher version = VERSION.matcher(id);
        Optional<PartialDate> updated = day(entry, "updated");
        Optional<PartialDate> published = day(entry, "published");
        if (version.find()) {
            draft.version(
                    "v" + version.group(1), updated.or(() -> published).stream().toArray(PartialDate[]::new));
        }
        for (XmlElement field : entry.children()) {
            field(draft, field, authors, out);
        }
        published.ifPresent(d -> draft.date(PaperDate.Event.CREATED, d));
        updated.filter(d -> published.filter(d::equals).isEmpty())
                .ifPresent(d -> draft.date(PaperDate.Event.MODIFIED, d));
        if (!authors.isEmpty()) {
            draft.authors(AuthorList.complete(authors));
        }
        out.record(draft, draft.isUsable() ? "" : entry.markup());
    }

    private static void field(RecordDraft draft, XmlElement field, List<Contributor> authors, Output out) {
        String text = field.text();
        long line = field.line();
        switch (field.name()) {
            case "id" -> {
                if (!draft.identifier(Scheme.ARXIV, text, line)) {
                    out.warn(line, field.column(), "\"" + text.strip() + "\" has no arXiv id: left out", text.strip());
                }
            }
            case "title" -> draft.title(text, text, line);
            case "summary" -> draft.abstractText(text, text, line);
            case "author" -> author(draft, field, authors, out);
            case "published", "updated" -> {
                if (DateWords.parse(text).isEmpty()) {
                    out.warn(line, field.column(), "\"" + text.strip() + "\" is no date: left out", text.strip());
                } else {
                    draft.write(PaperField.DATE, text, line);
                }
            }
            case "comment" -> draft.comment(text, text, line);
            case "journal_ref" -> draft.journalReference(text, text, line);
            case "doi" -> ArxivFields.dois(draft, field, out);
            case "category", "primary_category" -> ArxivFields.subjects(draft, field.attribute("term"), line);
            case "link" -> {
                // The others lead to arXiv's own pages of the paper.
                if (field.attribute("title").equals("doi")) {
                    draft.identifier(Scheme.DOI, field.attribute("href"), line);
                }
            }
            default -> {
                // Said in FIELDS.
            }
        }
    }

    private static void author(RecordDraft draft, XmlElement field, List<Contributor> authors, Output out) {
        String name = field.text("name");
        List<Contributor> found = ArxivFields.contributors("", name, "", field.children("affiliation"), out);
        if (found.isEmpty()) {
            out.warn(field.line(), field.column(), "\"" + name.strip() + "\" is no name: left out", name.strip());
            return;
        }
        ArxivFields.add(authors, found);
        draft.write(PaperField.AUTHORS, name, field.line());
    }

    private static Optional<PartialDate> day(XmlElement entry, String name) {
        return DateWords.parse(entry.text(name));
    }
}
