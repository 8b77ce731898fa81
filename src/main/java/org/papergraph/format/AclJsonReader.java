package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/** Reads papers of the ACL Anthology as JSON Lines: the fields of its XML that a paper has in any year. */
final class AclJsonReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
            "id",
            "year",
            "venue",
            "title",
            "abstract",
            "doi",
            "authors",
            "authors.first",
            "authors.last",
            "authors.affiliation",
            "authors.orcid",
            "authors.id");

    /* What the Anthology's short names of its larger venues stand for. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("aacl", "Asia-Pacific Chapter of the Association for Computational Linguistics"),
            Map.entry("acl", "Annual Meeting of the Association for Computational Linguistics"),
            Map.entry("anlp", "Applied Natural Language Processing Conference"),
            Map.entry("cl", "Computational Linguistics"),
            Map.entry("coling", "International Conference on Computational Linguistics"),
            Map.entry("conll", "Conference on Computational Natural Language Learning"),
            Map.entry("eacl", "Conference of the European Chapter of the Association for Computational Linguistics"),
            Map.entry("eamt", "Conference of the European Association for Machine Translation"),
            Map.entry("emnlp", "Conference on Empirical Methods in Natural Language Processing"),
            Map.entry("findings", "Findings of the Association for Computational Linguistics"),
            Map.entry("hlt", "Human Language Technology Conference"),
            Map.entry("ijcnlp", "International Joint Conference on Natural Language Processing"),
            Map.entry("inlg", "International Conference on Natural Language Generation"),
            Map.entry("iwslt", "International Workshop on Spoken Language Translation"),
            Map.entry("lrec", "International Conference on Language Resources and Evaluation"),
            Map.entry("mtsummit", "Machine Translation Summit"),
            Map.entry("muc", "Message Understanding Conference"),
            Map.entry(
                    "naacl",
                    "Conference of the North American Chapter of the Association for Computational Linguistics"),
            Map.entry("paclic", "Pacific Asia Conference on Language, Information and Computation"),
            Map.entry("ranlp", "International Conference on Recent Advances in Natural Language Processing"),
            Map.entry("semeval", "International Workshop on Semantic Evaluation"),
            Map.entry("sigdial", "Annual Meeting of the Special Interest Group on Discourse and Dialogue"),
            Map.entry("starsem", "Joint Conference on Lexical and Computational Semantics"),
            Map.entry("tacl", "Transactions of the Association for Computational Linguistics"),
            Map.entry("wmt", "Conference on Machine Translation"),
            Map.entry("ws", "Other Workshops and Events"));

    /* Acronyms that are not the short name in capitals. */
    private static final Map<String, String> ACRONYMS = Map.of(
            "conll",
            "CoNLL",
            "findings",
            "",
            "mtsummit",
            "MT Summit",
            "semeval",
            "SemEval",
            "starsem",
            "*SEM",
            "ws",
            "");

    private static final Set<String> JOURNALS = Set.of("cl", "tacl", "tal", "ijclclp", "lilt", "nejlt");
    private static final Set<String> WORKSHOPS = Set.of("ws", "semeval", "iwslt", "bea", "bionlp", "wnut", "louhi");

    private static final Pattern SHORT = Pattern.compile("(?:W[0-9]{2}|C69)-[1-9][0-9]{2}");

    /** Whether a text is of papers of the ACL Anthology. */
    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.jsonNames();
        boolean named = names.contains("authors.first") && names.contains("authors.last");
        return names.containsAll(Set.of("id", "venue", "title", "year"))
                        && (named || names.contains("authors"))
                        && !names.contains("paper_id")
                        && !names.contains("paperId")
                        && !names.contains("inCitations")
                        && sample.count(
                                        ".*\"id\"\\s*:\\s*\"(?:[A-Z][0-9]{2}-[0-9]{4,5}|[0-9]{4}\\.[a-z0-9_]+-[a-z0-9_]+\\.[0-9]+)\".*")
                                > 0
                ? Optional.of(new Evidence(0.95, "JSON with ids of the ACL Anthology, \"venue\" and \"authors\""))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.ACL_JSON, records, diagnostics);
        JsonRecords.read(in, out, FIELDS.kept(), List.of(), value -> record(value, out));
    }

    private static void record(JsonValue paper, Output out) {
        RecordDraft draft = new RecordDraft(paper.line());
        String id = paper.text("id").strip();
        draft.key(id);
        identifier(id, paper.get("id").line(), draft, out);
        String title = paper.text("title");
        if (!title.isBlank()) {
            draft.title(title, title, paper.get("title").line());
        }
        String words = paper.text("abstract");
        if (!words.isBlank()) {
            draft.abstractText(words, words, paper.get("abstract").line());
        }
        String doi = paper.text("doi");
        if (!doi.isBlank()
                && !draft.identifier(Scheme.DOI, doi, paper.get("doi").line())) {
            out.warn(paper.get("doi").line(), "\"" + doi + "\" is no DOI: left out", doi);
        }
        int year = year(paper, draft, out);
        venues(paper.get("venue"), year, id, draft);
        authors(paper.get("authors"), draft, out);
        out.record(draft, paper::raw);
    }

    private static void identifier(String id, long at, RecordDraft draft, Output out) {
        if (id.isEmpty()) {
            return;
        }
        if (SHORT.matcher(id).matches()) {
            // The first volumes of a year, whose numbers the Anthology writes with two digits in W and C69.
            String whole = id.replace("-", "-0");
            out.warn(at, "\"" + id + "\" is read as " + whole, "");
            draft.identifier(Scheme.ACL, whole, at);
        } else if (!draft.identifier(Scheme.ACL, id, at)) {
            out.warn(at, "\"" + id + "\" is no id of the ACL Anthology: left out", id);
        }
    }

    private static int year(JsonValue paper, RecordDraft draft, Output out) {
        JsonValue year = paper.get("year");
        if (year.text().isBlank()) {
            return 0;
        }
        Optional<PartialDate> date = PartialDate.parse(year.text().strip());
        draft.write(PaperField.DATE, year.text(), year.line());
        if (date.isEmpty()) {
            out.warn(year.line(), "\"" + year.text() + "\" is no year: left out", year.text());
            return 0;
        }
        draft.date(PaperDate.Event.ISSUED, date.get());
        return date.get().year();
    }

    private static void venues(JsonValue value, int year, String id, RecordDraft draft) {
        boolean journal = false;
        for (JsonValue venue : value.isArray() ? value.items() : List.of(value)) {
            String code = venue.text().strip();
            if (code.isEmpty()) {
                continue;
            }
            boolean isJournal = JOURNALS.contains(code);
            journal |= isJournal;
            String acronym = ACRONYMS.getOrDefault(code, code.toUpperCase(Locale.ROOT));
            VenueMention.Kind kind = isJournal
                    ? VenueMention.Kind.JOURNAL
                    : WORKSHOPS.contains(code) ? VenueMention.Kind.WORKSHOP : VenueMention.Kind.CONFERENCE;
            String name = NAMES.get(code);
            VenueMention mention = name == null
                    ? VenueMention.of(acronym, kind)
                    : VenueMention.of(name, kind).withAcronym(acronym);
            draft.venue(isJournal ? mention : mention.withYear(year), venue.text(), venue.line());
        }
        boolean volume = id.matches("(?:[A-Z][0-9]{2}-[0-9]{2}00|W[0-9]{2}-[0-9]{2}00|.*\\.0)");
        draft.type(volume ? PaperType.PROCEEDINGS : journal ? PaperType.ARTICLE : PaperType.CONFERENCE_PAPER);
    }

    private static void authors(JsonValue list, RecordDraft draft, Output out) {
        List<Contributor> contributors = new ArrayList<>();
        for (JsonValue author : list.items()) {
            String first = PlainText.of(author.text("first"));
            String last = PlainText.of(author.text("last"));
            String name = (first + " " + last).strip();
            if (name.isEmpty()) {
                out.warn(author.line(), "author without a name: left out", author.toString());
                continue;
            }
            Contributor contributor = PersonNames.isGroup(name)
                    ? Contributor.group(name)
                    : Contributor.person(name, PersonParts.of(first, last, ""));
            String affiliation = PlainText.of(author.text("affiliation"));
            if (!affiliation.isEmpty()) {
                contributor = contributor.withAffiliations(List.of(Affiliation.named(affiliation)));
            }
            String orcid = author.text("orcid");
            if (!orcid.isBlank()) {
                Optional<Orcid> known = Orcid.parse(orcid);
                if (known.isEmpty()) {
                    out.warn(author.line(), "\"" + orcid + "\" is no ORCID iD: left out", orcid);
                }
                contributor = contributor.withOrcid(known.map(Orcid::value).orElse(""));
            }
            String person = author.text("id").strip();
            draft.write(PaperField.AUTHORS, name, author.line());
            contributors.add(person.isEmpty() ? contributor : contributor.withSourceId("acl:" + person));
        }
        if (!contributors.isEmpty()) {
            draft.authors(AuthorList.complete(contributors));
        }
    }
}
