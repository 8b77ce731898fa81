package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Issn;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate.Event;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

/**
 * Reads the XML of PubMed: articles and books, in sets or alone, with or without what PubMed adds to MEDLINE.
 *
 * @see <a href="https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/190101/">PubMed DTD</a>
 */
final class PubmedReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "Abstract",
                    "AbstractText",
                    "Affiliation",
                    "AffiliationInfo",
                    "Article",
                    "ArticleDate",
                    "ArticleId",
                    "ArticleIdList",
                    "ArticleTitle",
                    "Author",
                    "AuthorList",
                    "BeginningDate",
                    "Book",
                    "BookDocument",
                    "BookTitle",
                    "Chemical",
                    "ChemicalList",
                    "Citation",
                    "CollectionTitle",
                    "CollectiveName",
                    "CommentsCorrections",
                    "CommentsCorrectionsList",
                    "Day",
                    "DescriptorName",
                    "Editor",
                    "ELocationID",
                    "EndPage",
                    "FirstName",
                    "ForeName",
                    "History",
                    "ISOAbbreviation",
                    "ISSN",
                    "ISSNLinking",
                    "Identifier",
                    "Initials",
                    "Isbn",
                    "Issue",
                    "Journal",
                    "JournalIssue",
                    "Keyword",
                    "KeywordList",
                    "Language",
                    "LastName",
                    "MedlineCitation",
                    "MedlineDate",
                    "MedlineJournalInfo",
                    "MedlinePgn",
                    "MedlineTA",
                    "MeshHeading",
                    "MeshHeadingList",
                    "Month",
                    "NameOfSubstance",
                    "PMID",
                    "Pagination",
                    "PubDate",
                    "PubMedPubDate",
                    "PublicationType",
                    "PublicationTypeList",
                    "Publisher",
                    "PublisherName",
                    "PubmedArticle",
                    "PubmedArticleSet",
                    "PubmedBookArticle",
                    "PubmedBookArticleSet",
                    "PubmedBookData",
                    "PubmedData",
                    "QualifierName",
                    "RefSource",
                    "Reference",
                    "ReferenceList",
                    "ReportNumber",
                    "Season",
                    "StartPage",
                    "Suffix",
                    "Title",
                    "VernacularTitle",
                    "Volume",
                    "Year")
            .lost("Agency", "who paid for the work")
            .lost("AcceptedDate", "a step of the publisher's work")
            .lost("AccessionNumber", "an entry of a data bank")
            .lost("AccessionNumberList", "entries of data banks")
            .lost("Acronym", "of who paid for the work")
            .lost("CitationSubset", "how PubMed keeps its records")
            .lost("CoiStatement", "interests of the authors")
            .lost("ContributionDate", "how PubMed keeps its records")
            .lost("CopyrightInformation", "words that are no licence")
            .lost("Country", "of the publisher")
            .lost("DataBank", "a data bank")
            .lost("DataBankList", "data banks")
            .lost("DataBankName", "a data bank")
            .lost("DateCompleted", "of the record, not of the paper")
            .lost("DateCreated", "of the record, not of the paper")
            .lost("DateRevised", "of the record, not of the paper")
            .lost("DeleteCitation", "no paper: a record that PubMed took back; reported")
            .lost("Edition", "the edition of a book")
            .lost("EndingDate", "the end of a span of years")
            .lost("GeneSymbol", "a field of old records")
            .lost("GeneSymbolList", "a field of old records")
            .lost("GeneralNote", "a cataloguer's note")
            .lost("Grant", "who paid for the work")
            .lost("GrantID", "who paid for the work")
            .lost("GrantList", "who paid for the work")
            .lost("Hour", "dates are kept to the day")
            .lost("Investigator", "took part in a study and is no author")
            .lost("InvestigatorList", "took part in a study and are no authors")
            .lost("LocationLabel", "the contents of a book")
            .lost("Medium", "print or not")
            .lost("Minute", "dates are kept to the day")
            .lost("NLMUniqueID", "the journal's number in a catalogue")
            .lost("NlmUniqueID", "the journal's number in a catalogue")
            .lost("Note", "a note to a correction")
            .lost("NumberOfReferences", "a count")
            .lost("ObjectList", "PubMed's own links")
            .lost("OtherAbstract", "a further abstract; read where there is no other")
            .lost("OtherID", "a number in another catalogue")
            .lost("Param", "PubMed's own links")
            .lost("PersonalNameSubject", "a person that the paper is about")
            .lost("PersonalNameSubjectList", "persons that the paper is about")
            .lost("PublicationStatus", "a step of the publisher's work")
            .lost("PublisherLocation", "the place of the publisher")
            .lost("RegistryNumber", "the number of a substance; its name is kept")
            .lost("Second", "dates are kept to the day")
            .lost("Section", "the contents of a book")
            .lost("SectionTitle", "the contents of a book")
            .lost("Sections", "the contents of a book")
            .lost("SpaceFlightMission", "a field of old records")
            .lost("SupplMeshList", "supplementary headings")
            .lost("SupplMeshName", "a supplementary heading")
            .lost("VolumeTitle", "the title of a volume of books");

    private static final XmlRecords.Shape SHAPE = XmlRecords.Shape.of("PubmedArticle", "PubmedBookArticle")
            .alone("MedlineCitation")
            .asides("DeleteCitation");
    private static final Set<String> ROOTS = Set.of(
            "PubmedArticleSet",
            "PubmedBookArticleSet",
            "PubmedArticle",
            "PubmedBookArticle",
            "MedlineCitationSet",
            "MedlineCitation",
            "DeleteCitation");
    private static final Map<String, Notice.Kind> NOTICES = Map.of(
            "RetractionIn", Notice.Kind.RETRACTION,
            "PartialRetractionIn", Notice.Kind.RETRACTION,
            "RetractedandRepublishedIn", Notice.Kind.RETRACTION,
            "ErratumIn", Notice.Kind.CORRECTION,
            "CorrectedandRepublishedIn", Notice.Kind.CORRECTION,
            "ExpressionOfConcernIn", Notice.Kind.CONCERN);
    /* What a paper says of another one: the other one is cited. */
    private static final Set<String> CITES = Set.of(
            "Cites",
            "CommentOn",
            "ErratumFor",
            "RetractionOf",
            "PartialRetractionOf",
            "ExpressionOfConcernFor",
            "UpdateOf",
            "CorrectedandRepublishedFrom",
            "RetractedandRepublishedFrom",
            "RepublishedFrom");
    private static final Map<String, PaperType> TYPES = Map.of(
            "Preprint", PaperType.PREPRINT,
            "Dataset", PaperType.DATASET,
            "Academic Dissertation", PaperType.THESIS,
            "Technical Report", PaperType.REPORT,
            "Congress", PaperType.PROCEEDINGS,
            "Published Erratum", PaperType.OTHER,
            "Retraction of Publication", PaperType.OTHER,
            "Expression of Concern", PaperType.OTHER);
    private static final Pattern BRACKETED = Pattern.compile("\\[(.*)\\](\\.?)", Pattern.DOTALL);
    private static final Pattern NOT_AVAILABLE = Pattern.compile("(?i)not available\\.?");
    private static final Pattern SHORT_LAST_PAGE = Pattern.compile("([A-Za-z]*)([0-9]+)-([0-9]+)");
    private static final Pattern ARTICLE_NUMBER = Pattern.compile("[A-Za-z]{0,4}[0-9]{1,9}");
    private static final String UNLABELLED = "UNLABELLED";

    static Optional<Evidence> recognise(Sample sample) {
        return ROOTS.contains(sample.xmlRoot())
                ? Optional.of(new Evidence(0.99, "its root element is <" + sample.xmlRoot() + ">"))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.PUBMED_XML, records, diagnostics);
        XmlRecords.read(in, out, SHAPE, e -> record(e, out));
        out.end();
    }

    private static void record(XmlElement e, Output out) {
        if (e.name().equals("DeleteCitation")) {
            for (XmlElement pmid : e.children("PMID")) {
                out.warn(
                        pmid.line(),
                        pmid.column(),
                        "PubMed took back its record " + XmlProse.of(pmid) + ": no paper",
                        "");
            }
            return;
        }
        new Entry(e, out).read();
    }

    /** One record that is being read. */
    private static final class Entry {

        private final XmlElement whole;
        private final Output out;
        private final RecordDraft draft;
        private final Set<Identifier> cited = new HashSet<>();

        Entry(XmlElement whole, Output out) {
            this.whole = whole;
            this.out = out;
            this.draft = new RecordDraft(whole.line());
        }

        void read() {
            if (whole.name().equals("MedlineCitation")) {
                citation(whole);
            } else {
                whole.child("MedlineCitation").ifPresent(this::citation);
            }
            whole.child("BookDocument").ifPresent(this::book);
            for (String data : List.of("PubmedData", "PubmedBookData")) {
                whole.child(data).ifPresent(this::pubmedData);
            }
            out.record(draft, XmlMarkup.of(whole));
        }

        private void warn(XmlElement at, String message, String raw) {
            out.warn(at.line(), at.column(), message, raw);
        }

        private void citation(XmlElement e) {
            pmids(e);
            e.child("Article").ifPresent(a -> article(a, e));
            for (XmlElement heading : descendants(e, "MeshHeadingList", "MeshHeading")) {
                mesh(heading);
            }
            for (XmlElement substance : descendants(e, "ChemicalList", "Chemical")) {
                substance.child("NameOfSubstance").ifPresent(n -> subject(n, "mesh", n.attribute("UI")));
            }
            keywords(e);
            for (XmlElement c : descendants(e, "CommentsCorrectionsList", "CommentsCorrections")) {
                commentOrCorrection(c);
            }
        }

        /* A record has one PMID; in records that were put together by hand a second one stands for another record. */
        private void pmids(XmlElement e) {
            List<XmlElement> pmids = e.children("PMID");
            for (int i = 0; i < pmids.size(); i++) {
                XmlElement pmid = pmids.get(i);
                if (i == 0) {
                    identifier(Scheme.PMID, pmid);
                } else if (!pmid.text().strip().equals(pmids.get(0).text().strip())) {
                    warn(
                            pmid,
                            "a second PMID of one record: left out",
                            pmid.text().strip());
                }
            }
        }

        private void identifier(Scheme scheme, XmlElement e) {
            String value = XmlProse.of(e);
            if (!value.isEmpty() && !draft.identifier(scheme, value, e.line())) {
                warn(e, "no " + scheme.label() + ": left out", value);
            }
        }

        private void article(XmlElement article, XmlElement citation) {
            article.child("Journal").ifPresent(j -> journal(j, citation));
            title(article);
            article.child("Pagination").ifPresent(this::pagination);
            boolean paged = article.child("Pagination").isPresent();
            for (XmlElement id : article.children("ELocationID")) {
                electronicLocation(id, paged);
            }
            abstractOf(article, citation);
            article.child("AuthorList").ifPresent(this::authors);
            article.children("Language").stream()
                    .findFirst()
                    .ifPresent(l -> draft.language(LanguageCodes.tag(XmlProse.of(l))));
            types(descendants(article, "PublicationTypeList", "PublicationType"), PaperType.ARTICLE);
            List<PartialDate> dates = new ArrayList<>();
            article.path("Journal", "JournalIssue", "PubDate")
                    .flatMap(this::published)
                    .ifPresent(dates::add);
            for (XmlElement date : article.children("ArticleDate")) {
                published(date).ifPresent(dates::add);
            }
            SourceDates.earliest(dates).ifPresent(d -> draft.date(Event.ISSUED, d));
        }

        private void journal(XmlElement journal, XmlElement citation) {
            Optional<XmlElement> info = citation.child("MedlineJournalInfo");
            List<String> issns = new ArrayList<>();
            Stream.concat(
                            journal.children("ISSN").stream(),
                            info.stream().flatMap(i -> i.children("ISSNLinking").stream()))
                    .forEach(i -> issn(i, issns));
            String abbreviation = text(journal, "ISOAbbreviation");
            String name = Stream.of(
                            text(journal, "Title"),
                            abbreviation,
                            info.map(i -> text(i, "MedlineTA")).orElse(""),
                            issns.isEmpty() ? "" : "ISSN " + issns.get(0))
                    .filter(n -> !n.isEmpty())
                    .findFirst()
                    .orElse("");
            if (!name.isEmpty()) {
                VenueMention venue =
                        VenueMention.of(name, VenueMention.Kind.JOURNAL).withIssns(issns);
                draft.venue(
                        abbreviation.equalsIgnoreCase(name) ? venue : venue.withAcronym(abbreviation),
                        name,
                        journal.line());
            }
            journal.child("JournalIssue").ifPresent(i -> {
                draft.volume(text(i, "Volume"), i.line());
                draft.issue(text(i, "Issue"), i.line());
            });
        }

        private void issn(XmlElement e, List<String> issns) {
            String raw = XmlProse.of(e);
            if (raw.isEmpty()) {
                return;
            }
            Issn.parse(raw).ifPresentOrElse(i -> issns.add(i.value()), () -> warn(e, "no ISSN: left out", raw));
        }

        private void title(XmlElement article) {
            String title = text(article, "ArticleTitle");
            String vernacular = text(article, "VernacularTitle");
            String language = LanguageCodes.tag(text(article, "Language"));
            long line = article.child("ArticleTitle").orElse(article).line();
            long other = article.child("VernacularTitle").orElse(article).line();
            Matcher bracketed = BRACKETED.matcher(title);
            if (bracketed.matches() && (!vernacular.isEmpty() || !language.equals("en"))) {
                // Brackets are how PubMed says that it translated a title.
                title = bracketed.group(1) + bracketed.group(2);
            }
            if (NOT_AVAILABLE.matcher(title).matches()) {
                title = "";
            }
            if (title.isEmpty() && !vernacular.isEmpty()) {
                draft.titlePlain(vernacular, other);
            } else if (!title.isEmpty()) {
                draft.titlePlain(title, line);
                draft.otherTitle(vernacular, language, other);
            }
        }

        private void pagination(XmlElement e) {
            String first = text(e, "StartPage");
            String last = text(e, "EndPage");
            String pages = text(e, "MedlinePgn");
            if (!first.isEmpty() && !pages.contains(",")) {
                draft.pages(wholePages(last.isEmpty() ? first : first + "-" + last), e.line());
            } else if (!pages.isEmpty()) {
                draft.pages(wholePages(pages), e.line());
            }
        }

        /* MEDLINE writes 217-64 for 217 to 264. */
        private static String wholePages(String pages) {
            Matcher m = SHORT_LAST_PAGE.matcher(pages);
            if (!m.matches() || m.group(3).length() >= m.group(2).length()) {
                return pages;
            }
            String first = m.group(2);
            String begin = first.substring(0, first.length() - m.group(3).length());
            String prefix = m.group(1);
            return prefix + first + "-" + prefix + begin + m.group(3);
        }

        private void electronicLocation(XmlElement e, boolean paged) {
            String value = XmlProse.of(e);
            if (e.attribute("ValidYN").equals("N")) {
                warn(e, "PubMed says that this is not valid: left out", value);
            } else if (e.attribute("EIdType").equals("doi")) {
                identifier(Scheme.DOI, e);
            } else if (!paged && ARTICLE_NUMBER.matcher(value).matches()) {
                draft.articleNumber(value, e.line());
            }
        }

        private void abstractOf(XmlElement parent, XmlElement citation) {
            Optional<XmlElement> found = parent.child("Abstract")
                    .filter(a -> !a.children("AbstractText").isEmpty())
                    .or(() -> citation.child("OtherAbstract"));
            found.ifPresent(a -> {
                String text = a.children("AbstractText").stream()
                        .map(Entry::labelled)
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(" "));
                if (!text.isEmpty()) {
                    draft.abstractPlain(text, a.line());
                }
            });
        }

        private static String labelled(XmlElement part) {
            String text = XmlProse.of(part);
            String label = part.attribute("Label").strip();
            if (text.isEmpty() || label.isEmpty() || label.equals(UNLABELLED)) {
                return text;
            }
            return label.endsWith(":") || label.endsWith("?") ? label + " " + text : label + ": " + text;
        }

        private void authors(XmlElement list) {
            List<Contributor> all = contributors(list);
            String written = XmlNames.written(all);
            String complete = list.attribute("CompleteYN");
            if (list.attribute("Type").equals("editors")) {
                draft.editors(all, written, list.line());
                return;
            }
            AuthorList authors = switch (complete) {
                case "Y" -> AuthorList.complete(all);
                case "N" -> AuthorList.truncated(all, 0, "CompleteYN=\"N\"");
                default -> new AuthorList(all, AuthorList.Status.UNKNOWN, 0, "");
            };
            draft.authors(authors, written, list.line());
        }

        private List<Contributor> contributors(XmlElement list) {
            List<XmlElement> entries = Stream.concat(list.children("Author").stream(), list.children("Editor").stream())
                    .toList();
            boolean anyValid =
                    entries.stream().anyMatch(a -> !a.attribute("ValidYN").equals("N"));
            List<Contributor> all = new ArrayList<>();
            for (XmlElement author : entries) {
                Optional<Contributor> read = contributor(author);
                if (read.isEmpty()) {
                    warn(author, "an author without a name: left out", XmlProse.of(author));
                } else if (anyValid && author.attribute("ValidYN").equals("N")) {
                    warn(
                            author,
                            "a wrong form of a name that PubMed corrected: left out",
                            read.get().nameAsWritten());
                } else {
                    all.add(read.get());
                }
            }
            return all;
        }

        private Optional<Contributor> contributor(XmlElement author) {
            String collective = text(author, "CollectiveName");
            Optional<Contributor> name = collective.isEmpty()
                    ? XmlNames.western(
                            Stream.of("ForeName", "FirstName", "Initials")
                                    .map(n -> text(author, n))
                                    .filter(n -> !n.isEmpty())
                                    .findFirst()
                                    .orElse(""),
                            text(author, "LastName"),
                            text(author, "Suffix"))
                    : Optional.of(Contributor.group(collective));
            return name.map(c -> c.withOrcid(orcid(author)).withAffiliations(affiliations(author)));
        }

        private String orcid(XmlElement author) {
            for (XmlElement id : author.children("Identifier")) {
                if (id.attribute("Source").equals("ORCID")) {
                    return Identified.orcid(id, out);
                }
            }
            return "";
        }

        private List<Affiliation> affiliations(XmlElement author) {
            List<Affiliation> all = new ArrayList<>();
            for (XmlElement info : author.children("AffiliationInfo")) {
                String ror = "";
                for (XmlElement id : info.children("Identifier")) {
                    if (id.attribute("Source").equals("ROR")) {
                        ror = Identified.ror(id, out);
                    }
                }
                String name = Places.withoutAddresses(text(info, "Affiliation"));
                if (!name.isEmpty() || !ror.isEmpty()) {
                    all.add(new Affiliation(name, ror));
                }
            }
            // Until 2015 the affiliation of the first author stood by itself.
            for (XmlElement alone : author.children("Affiliation")) {
                if (!XmlProse.of(alone).isEmpty()) {
                    all.add(Affiliation.named(Places.withoutAddresses(XmlProse.of(alone))));
                }
            }
            return all;
        }

        private void types(List<XmlElement> elements, PaperType usual) {
            PaperType type = elements.isEmpty() ? PaperType.UNKNOWN : usual;
            for (XmlElement e : elements) {
                String name = XmlProse.of(e);
                type = TYPES.getOrDefault(name, type);
                if (name.equals("Retracted Publication") && !hasNotice("RetractionIn")) {
                    draft.notice(Notice.of(Notice.Kind.RETRACTION, name), e.line());
                }
            }
            draft.type(type);
        }

        private boolean hasNotice(String refType) {
            XmlElement citation = whole.child("MedlineCitation").orElse(whole);
            return descendants(citation, "CommentsCorrectionsList", "CommentsCorrections").stream()
                    .anyMatch(c -> c.attribute("RefType").equals(refType));
        }

        /* Reports a span of time, of which only the beginning is kept. */
        private Optional<PartialDate> published(XmlElement e) {
            String phrase = text(e, "MedlineDate");
            Optional<PartialDate> date = phrase.isEmpty()
                    ? SourceDates.ofParts(
                            text(e, "Year"),
                            text(e, "Month").isEmpty() ? text(e, "Season") : text(e, "Month"),
                            text(e, "Day"))
                    : SourceDates.ofPhrase(phrase);
            String written = phrase.isEmpty()
                    ? XmlNames.join(text(e, "Year"), text(e, "Month"), text(e, "Day"), text(e, "Season"))
                    : phrase;
            if (written.isEmpty()) {
                return Optional.empty();
            }
            draft.write(PaperField.DATE, written, e.line());
            if (date.isEmpty()) {
                warn(e, "no date: left out", written);
            } else if (SourceDates.isSpan(written)) {
                warn(e, "date \"" + written + "\" is a span of time: kept as " + date.get(), "");
            } else if (!text(e, "Day").isEmpty() && date.get().day() == 0) {
                warn(e, "date \"" + written + "\" is no day: kept as " + date.get(), "");
            }
            return date;
        }

        private void mesh(XmlElement heading) {
            Optional<XmlElement> descriptor = heading.child("DescriptorName");
            if (descriptor.isEmpty()) {
                return;
            }
            XmlElement d = descriptor.get();
            subject(d, "mesh", d.attribute("UI"));
            for (XmlElement q : heading.children("QualifierName")) {
                String label = XmlProse.of(d) + "/" + XmlProse.of(q);
                if (label.length() > 1) {
                    // MeSH names a pair of heading and qualifier by the two numbers together.
                    draft.subject(new Subject(label, "mesh", d.attribute("UI") + q.attribute("UI")), q.line());
                }
            }
        }

        private void subject(XmlElement e, String scheme, String code) {
            String label = XmlProse.of(e);
            if (!label.isEmpty()) {
                draft.subject(new Subject(label, scheme, code), e.line());
            }
        }

        private void keywords(XmlElement parent) {
            for (XmlElement word : descendants(parent, "KeywordList", "Keyword")) {
                subject(word, Subject.KEYWORD, "");
            }
        }

        private void commentOrCorrection(XmlElement e) {
            String type = e.attribute("RefType");
            List<Identifier> ids = e.children("PMID").stream()
                    .flatMap(p -> Identifier.parse(Scheme.PMID, p.text()).stream())
                    .toList();
            String source = text(e, "RefSource");
            Notice.Kind kind = NOTICES.get(type);
            if (kind != null) {
                draft.notice(new Notice(kind, source, List.of(), ids), e.line());
            } else if (CITES.contains(type)) {
                cite(source, ids);
            }
        }

        private void cite(String words, List<Identifier> ids) {
            boolean known = !ids.isEmpty() && cited.containsAll(ids);
            if (!known && (!words.isEmpty() || !ids.isEmpty())) {
                cited.addAll(ids);
                draft.citation(new Citation(words, ids));
            }
        }

        private void pubmedData(XmlElement data) {
            for (XmlElement id : descendants(data, "ArticleIdList", "ArticleId")) {
                articleId(id);
            }
            for (XmlElement date : descendants(data, "History", "PubMedPubDate")) {
                switch (date.attribute("PubStatus")) {
                    case "received" -> history(Event.CREATED, date);
                    case "revised" -> history(Event.MODIFIED, date);
                    default -> {}
                }
            }
            references(data);
        }

        private void history(Event event, XmlElement e) {
            SourceDates.ofParts(text(e, "Year"), text(e, "Month"), text(e, "Day"))
                    .ifPresent(d -> {
                        draft.date(event, d);
                        draft.write(PaperField.DATE, d.toString(), e.line());
                    });
        }

        private void articleId(XmlElement id) {
            String value = XmlProse.of(id);
            switch (id.attribute("IdType")) {
                case "doi" -> identifier(Scheme.DOI, id);
                case "pmc" -> identifier(Scheme.PMCID, id);
                case "pubmed" -> {
                    if (!draft.hasIdentifier()) {
                        identifier(Scheme.PMID, id);
                    }
                }
                case "url" -> draft.address(value, id.line());
                // Numbers of publishers and of the books of NCBI, by which nobody else names a paper.
                default -> {}
            }
        }

        private void references(XmlElement parent) {
            for (XmlElement list : parent.children("ReferenceList")) {
                for (XmlElement reference : list.children("Reference")) {
                    Set<Identifier> ids = new LinkedHashSet<>();
                    for (XmlElement id : descendants(reference, "ArticleIdList", "ArticleId")) {
                        Identified.cited(id.attribute("IdType"), id.text()).ifPresent(ids::add);
                    }
                    cite(text(reference, "Citation"), List.copyOf(ids));
                }
                references(list);
            }
        }

        private void book(XmlElement e) {
            pmids(e);
            for (XmlElement id : descendants(e, "ArticleIdList", "ArticleId")) {
                articleId(id);
            }
            Optional<XmlElement> book = e.child("Book");
            String chapter = text(e, "ArticleTitle");
            String bookTitle = book.map(b -> text(b, "BookTitle")).orElse("");
            long line = book.orElse(e).line();
            if (!chapter.isEmpty()) {
                draft.titlePlain(chapter, line);
                if (!bookTitle.isEmpty()) {
                    draft.venue(VenueMention.of(bookTitle, VenueMention.Kind.BOOK), bookTitle, line);
                }
            } else if (!bookTitle.isEmpty()) {
                draft.titlePlain(bookTitle, line);
            }
            PaperType usual = chapter.isEmpty() ? PaperType.BOOK : PaperType.CHAPTER;
            abstractOf(e, e);
            book.ifPresent(b -> bookData(b, !chapter.isEmpty()));
            e.children("AuthorList").forEach(this::authors);
            draft.language(LanguageCodes.tag(text(e, "Language")));
            types(e.children("PublicationType"), usual);
            draft.type(usual);
            e.child("Pagination").ifPresent(this::pagination);
            keywords(e);
            references(e);
        }

        private void bookData(XmlElement b, boolean isChapter) {
            b.path("Publisher", "PublisherName").ifPresent(p -> draft.publisher(XmlProse.of(p), p.line()));
            b.child("PubDate").flatMap(this::published).ifPresent(d -> draft.date(Event.ISSUED, d));
            // Who wrote the book wrote its chapters, unless a chapter names its own authors.
            for (XmlElement list : b.children("AuthorList")) {
                boolean ownAuthors = whole.child("BookDocument")
                        .filter(d -> d.child("AuthorList").isPresent())
                        .isPresent();
                if (!isChapter || !ownAuthors || list.attribute("Type").equals("editors")) {
                    authors(list);
                }
            }
            b.child("CollectionTitle").ifPresent(c -> {
                String name = XmlProse.of(c);
                if (!name.isEmpty()) {
                    draft.venue(VenueMention.of(name, VenueMention.Kind.SERIES), name, c.line());
                }
            });
            draft.volume(text(b, "Volume"), b.line());
            draft.reportNumber(text(b, "ReportNumber"), b.line());
            for (XmlElement isbn : b.children("Isbn")) {
                if (!draft.isbn(XmlProse.of(isbn), isbn.line())) {
                    warn(isbn, "no ISBN: left out", XmlProse.of(isbn));
                }
            }
            for (XmlElement id : b.children("ELocationID")) {
                electronicLocation(id, true);
            }
        }

        private static String text(XmlElement parent, String name) {
            return parent.child(name).map(XmlProse::of).orElse("");
        }

        private static List<XmlElement> descendants(XmlElement e, String list, String item) {
            return e.children(list).stream()
                    .flatMap(l -> l.children(item).stream())
                    .toList();
        }
    }
}
