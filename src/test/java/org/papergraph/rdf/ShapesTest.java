package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.update.UpdateAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.rdf.Shapes.Severity;
import org.papergraph.rdf.Shapes.Violation;

class ShapesTest {

    private static final String PREFIXES = """
            PREFIX bibo: <http://purl.org/ontology/bibo/>
            PREFIX concept: <https://w3id.org/papergraph/id/concept/>
            PREFIX cito: <http://purl.org/spar/cito/>
            PREFIX dc: <http://purl.org/dc/elements/1.1/>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX pg: <https://w3id.org/papergraph/ontology#>
            PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            BASE <https://w3id.org/papergraph/id/>
            """;

    private static final String PAPER = "<paper/2401.00001>";
    private static final String SECOND = "<paper/title-second>";
    private static final String AUTHORSHIP = "<authorship/2401.00001/1>";
    private static final String AUTHOR = "<author/ada-example>";
    private static final String GROUP = "<author/example-consortium>";
    private static final String VENUE = "<venue/woe-2024>";
    private static final String CONCEPT = "concept:ai-agent";
    private static final String MENTION = "<mention/2401.00001/abstract/18-26/ai-agent>";
    private static final String RECORD = "<record/a.txt/1>";
    private static final String WRITTEN = "<record/a.txt/1/title/1>";
    private static final String DECISION = "<decision/1>";

    private final Shapes shapes = Shapes.bundled();

    /**
     * A change that breaks the good graph.
     *
     * @param update the change, in SPARQL
     * @param message the rule it breaks, as the shapes word it
     */
    record Breakage(String update, String message) {
        @Override
        public String toString() {
            return message.replaceAll("[{}]", "") + " " + update.replaceAll("\\s+", " ");
        }
    }

    static Stream<Breakage> breakages() {
        return Stream.of(
                        sources(),
                        papers(),
                        authorLists(),
                        authorships(),
                        authors(),
                        venues(),
                        concepts(),
                        mentions(),
                        records(),
                        details(),
                        detailsOfOthers(),
                        decisions())
                .flatMap(Function.identity());
    }

    private static Stream<Breakage> sources() {
        String rule =
                "Every paper, author, group, authorship, editorship, venue, mention, version and notice derives from at least"
                        + " one source record.";
        return Stream.concat(
                Stream.of(PAPER, AUTHORSHIP, AUTHOR, GROUP, VENUE, MENTION)
                        .map(thing -> without(thing, "prov:wasDerivedFrom", rule)),
                Stream.of(
                        with(PAPER, "prov:wasDerivedFrom", "<paper/title-second>", rule),
                        new Breakage(
                                "INSERT DATA { _:b a pg:WrittenValue ; pg:field 'title' ; pg:asWritten 'x' ; pg:line 1 }",
                                "Every thing has an IRI; there are no blank nodes.")));
    }

    private static Stream<Breakage> papers() {
        String label = "A paper has exactly one label, a string that is not empty.";
        String title = "A paper has at most one title, a string that is not empty.";
        String summary = "A paper has at most one abstract, a string that is not empty.";
        String created = "A paper has at most one creation date, an xsd:date, xsd:gYearMonth or xsd:gYear.";
        String modified =
                "A paper has at most one date of its latest version, an xsd:date, xsd:gYearMonth or xsd:gYear.";
        String issued = "A paper has at most one date of issue, an xsd:date, xsd:gYearMonth or xsd:gYear.";
        String arxiv =
                "A paper has at most one arXiv identifier, without a version, such as 2401.05566 or hep-th/9901001.";
        String doi = "A DOI of a paper is bare and in lower case, such as 10.48550/arxiv.2401.05566.";
        String subject = "Every subject of a paper is named by a mention in its text: {?value} is not.";
        return Stream.of(
                without(PAPER, "rdfs:label", label),
                with(PAPER, "rdfs:label", "'Another'", label),
                changed(PAPER, "rdfs:label", "''", label),
                with(PAPER, "dcterms:title", "'Another'", title),
                changed(PAPER, "dcterms:title", "'Title'@en", title),
                with(PAPER, "dcterms:abstract", "'Another'", summary),
                changed(PAPER, "dcterms:abstract", "''", summary),
                with(PAPER, "dcterms:created", "'2023'^^xsd:gYear", created),
                changed(PAPER, "dcterms:created", "'2024-01-10'", created),
                changed(PAPER, "dcterms:created", "'2024-02-31'^^xsd:date", created),
                with(PAPER, "dcterms:modified", "'2025'^^xsd:gYear", modified),
                changed(PAPER, "dcterms:modified", "'2024-01-10T00:00:00'^^xsd:dateTime", modified),
                with(PAPER, "dcterms:issued", "'2025'^^xsd:gYear", issued),
                changed(PAPER, "dcterms:issued", "2024", issued),
                with(PAPER, "pg:arxivId", "'2401.00002'", arxiv),
                changed(PAPER, "pg:arxivId", "'2401.00001v2'", arxiv),
                changed(PAPER, "pg:arxivId", "'arXiv:2401.00001'", arxiv),
                changed(PAPER, "bibo:doi", "'10.48550/arXiv.2401.00001'", doi),
                changed(PAPER, "bibo:doi", "'https://doi.org/10.48550/arxiv.2401.00001'", doi),
                with(PAPER, "dcterms:identifier", "'2401.00001'", "An identifier of a paper is an IRI."),
                with(PAPER, "rdfs:seeAlso", "'https://example.org'", "An address in a paper's text is an IRI."),
                with(PAPER, "skos:note", "''", "A note on a paper is a string that is not empty."),
                with(PAPER, "pg:authorship", AUTHOR, "What pg:authorship leads to is a pg:Authorship."),
                with(PAPER, "pg:venue", "<venue/nowhere>", "What pg:venue leads to is a pg:Venue."),
                with(PAPER, "dcterms:subject", "<concept/nothing>", "The subject of a paper is a skos:Concept."),
                with(SECOND, "dcterms:subject", CONCEPT, subject),
                changed(MENTION, "pg:concept", "concept:red-teaming", subject),
                changed(MENTION, "pg:paper", SECOND, subject),
                changed(
                        PAPER,
                        "dcterms:modified",
                        "'2023-12-31'^^xsd:date",
                        "A paper's latest version is not older than its first: {?value} comes before the creation date."));
    }

    private static Stream<Breakage> authorLists() {
        String creators = "The creators of a paper are exactly the authors of its authorships.";
        String status = "A paper has exactly one author list status: pg:Complete, pg:Truncated or pg:Unknown.";
        String count = "A paper has at most one count of unlisted authors, an integer from 1.";
        String marker = "A paper has at most one truncation marker, a string that is not empty.";
        String uncut = "Only a truncated author list has a count of unlisted authors or a truncation marker.";
        String cut = "A truncated author list states how many authors it left out, or the words that say it was cut.";
        String ordinals = "The ordinals of a paper's authorships are 1, 2, 3 and so on, without gap or repetition.";
        return Stream.of(
                with(SECOND, "dcterms:creator", GROUP, creators),
                new Breakage("DELETE DATA { " + PAPER + " dcterms:creator " + GROUP + " }", creators),
                changed("<authorship/title-second/1>", "pg:author", GROUP, creators),
                without(SECOND, "pg:authorListStatus", status),
                with(PAPER, "pg:authorListStatus", "pg:Unknown", status),
                changed(SECOND, "pg:authorListStatus", "'complete'", status),
                with(PAPER, "pg:unlistedAuthorCount", "3", count),
                changed(PAPER, "pg:unlistedAuthorCount", "0", count),
                changed(PAPER, "pg:unlistedAuthorCount", "'14'", count),
                with(PAPER, "pg:truncationMarker", "'et al.'", marker),
                changed(PAPER, "pg:truncationMarker", "''", marker),
                with(SECOND, "pg:unlistedAuthorCount", "3", uncut),
                with(SECOND, "pg:truncationMarker", "'et al.'", uncut),
                changed(PAPER, "pg:authorListStatus", "pg:Unknown", uncut),
                changed(SECOND, "pg:authorListStatus", "pg:Truncated", cut),
                changed(AUTHORSHIP, "pg:ordinal", "4", ordinals),
                changed(AUTHORSHIP, "pg:ordinal", "2", ordinals),
                changed(AUTHORSHIP, "pg:ordinal", "0", ordinals),
                changed("<authorship/2401.00001/3>", "pg:ordinal", "5", ordinals),
                changed("<authorship/title-second/1>", "pg:ordinal", "2", ordinals));
    }

    private static Stream<Breakage> authorships() {
        String ordinal = "An authorship has exactly one ordinal, an integer from 1.";
        String written = "An authorship has exactly one name as written, a string that is not empty.";
        String author = "An authorship has exactly one author, a pg:Author or a foaf:Group.";
        String paper = "An authorship belongs to exactly one paper.";
        return Stream.of(
                without(AUTHORSHIP, "pg:ordinal", ordinal),
                with(AUTHORSHIP, "pg:ordinal", "4", ordinal),
                changed(AUTHORSHIP, "pg:ordinal", "0", ordinal),
                changed(AUTHORSHIP, "pg:ordinal", "'1'", ordinal),
                without(AUTHORSHIP, "pg:nameAsWritten", written),
                with(AUTHORSHIP, "pg:nameAsWritten", "'Another'", written),
                changed(AUTHORSHIP, "pg:nameAsWritten", "''", written),
                without(AUTHORSHIP, "pg:author", author),
                with(AUTHORSHIP, "pg:author", GROUP, author),
                changed(AUTHORSHIP, "pg:author", VENUE, author),
                with(
                        AUTHORSHIP,
                        "pg:affiliationAsWritten",
                        "''",
                        "An affiliation as written is a string that is not empty."),
                with(SECOND, "pg:authorship", AUTHORSHIP, paper),
                new Breakage("DELETE DATA { " + PAPER + " pg:authorship " + AUTHORSHIP + " }", paper));
    }

    private static Stream<Breakage> authors() {
        String name = "An author or group has exactly one name, a string that is not empty.";
        String family = "An author has at most one family name, a string that is not empty.";
        String given = "An author has at most one given name, a string that is not empty.";
        String orcid = "An author has at most one ORCID iD, bare and with hyphens, such as 0000-0002-1825-0097.";
        String others =
                "Nobody is called \"others\", \"et al.\", \"and others\" or \"14 additional authors not shown\".";
        return Stream.of(
                without(AUTHOR, "foaf:name", name),
                without(GROUP, "foaf:name", name),
                with(AUTHOR, "foaf:name", "'Another'", name),
                changed(AUTHOR, "foaf:name", "''", name),
                with(AUTHOR, "foaf:familyName", "'Another'", family),
                with(AUTHOR, "foaf:givenName", "'Another'", given),
                with(AUTHOR, "pg:orcid", "'0000-0002-1694-233X'", orcid),
                changed(AUTHOR, "pg:orcid", "'https://orcid.org/0000-0002-1825-0097'", orcid),
                with(AUTHOR, "pg:possiblySameAs", GROUP, "Whom an author could also be is a pg:Author."),
                new Breakage(
                        "INSERT DATA { <author/lone> a pg:Author ; foaf:name 'Lone' ; prov:wasDerivedFrom " + RECORD
                                + " }",
                        "An author or group has at least one authorship."),
                new Breakage(
                        "INSERT DATA { " + GROUP + " a pg:Author }",
                        "A group is not a person: nothing is both a foaf:Group and a pg:Author."),
                new Breakage("DELETE DATA { <author/wei-li> a pg:Author }", "An ambiguous author is also a pg:Author."),
                changed(AUTHOR, "foaf:name", "'others'", others),
                changed(AUTHORSHIP, "pg:nameAsWritten", "'et al.'", others),
                changed(GROUP, "foaf:name", "'14 additional authors not shown'", others),
                with(AUTHOR, "skos:altLabel", "'Example et al.'", others),
                changed(AUTHOR, "foaf:familyName", "'Others'", others));
    }

    private static Stream<Breakage> venues() {
        String label = "A venue has exactly one label, a string that is not empty.";
        String year = "A venue has at most one year, an xsd:gYear.";
        return Stream.of(
                without(VENUE, "rdfs:label", label),
                with(VENUE, "rdfs:label", "'Another'", label),
                changed(VENUE, "rdfs:label", "''", label),
                with(VENUE, "skos:altLabel", "''", "An acronym of a venue is a string that is not empty."),
                with(VENUE, "dcterms:date", "'2025'^^xsd:gYear", year),
                changed(VENUE, "dcterms:date", "'2024'", year),
                with(VENUE, "dcterms:isPartOf", PAPER, "What a venue is part of is a pg:Venue."));
    }

    private static Stream<Breakage> concepts() {
        String label = "A concept has exactly one preferred label, a string that is not empty.";
        String alternative =
                "An alternative label of a concept is a string that is not empty and not its preferred label.";
        String definition = "A concept has at most one definition, a string that is not empty.";
        String linked = "A concept is broader than or related to a concept of the graph.";
        String status = "A concept has at most one status, pg:Candidate.";
        return Stream.of(
                without(CONCEPT, "skos:prefLabel", label),
                with(CONCEPT, "skos:prefLabel", "'another'", label),
                changed(CONCEPT, "skos:prefLabel", "'agent'@en", label),
                with(CONCEPT, "skos:altLabel", "'AI agent'", alternative),
                with(CONCEPT, "skos:altLabel", "''", alternative),
                with(CONCEPT, "skos:definition", "'Another.'", definition),
                with(CONCEPT, "skos:broader", "<concept/nothing>", linked),
                with(CONCEPT, "skos:related", "<concept/nothing>", linked),
                with(CONCEPT, "skos:broaderTransitive", "<concept/nothing>", linked),
                changed("concept:red-teaming", "pg:status", "'candidate'", status),
                new Breakage(
                        "INSERT DATA { <concept/silent> a skos:Concept ; skos:prefLabel 'silent' }",
                        "A concept is named by at least one mention, or stated by a source of at least one paper."));
    }

    private static Stream<Breakage> details() {
        String imprint =
                "Volume, issue, pages, article number, report number and publisher are strings that are not empty.";
        String sort = "A paper is of at most one sort, a class.";
        String language = "A paper has at most one language, a BCP 47 tag in lower case.";
        return Stream.of(
                with(SECOND, "dcterms:type", "<http://purl.org/spar/fabio/Book>", sort),
                changed(SECOND, "dcterms:type", "'article'", sort),
                with(SECOND, "dcterms:language", "'en'", language),
                changed(SECOND, "dcterms:language", "'German'", language),
                with(SECOND, "dcterms:alternative", "''", "Another title is a text that is not empty."),
                with(SECOND, "dcterms:alternative", VENUE, "Another title is a text that is not empty."),
                changed(SECOND, "bibo:volume", "7", imprint),
                changed(SECOND, "dc:publisher", "''", imprint),
                with(SECOND, "bibo:volume", "'8'", "A paper has at most one volume."),
                with(SECOND, "bibo:issue", "'8'", "A paper has at most one issue."),
                with(SECOND, "bibo:pages", "'8'", "A paper has at most one range of pages."),
                with(SECOND, "bibo:isbn13", "'0262035618'", "An ISBN is 13 digits."),
                changed(SECOND, "dcterms:license", "'CC BY'", "A licence with an address is that address."),
                with(SECOND, "cito:cites", "'x'", "What a paper cites is a paper of the graph or an address."),
                with(SECOND, "pg:editorship", AUTHOR, "What pg:editorship leads to is a pg:Editorship."),
                with(SECOND, "pg:reference", AUTHOR, "What pg:reference leads to is a pg:Reference."),
                with(SECOND, "pg:notice", AUTHOR, "What pg:notice leads to is a pg:Notice."),
                with(SECOND, "pg:statedSubject", AUTHOR, "A stated subject is a pg:StatedSubject and a skos:Concept."),
                with(SECOND, "dcterms:hasVersion", AUTHOR, "A version of a paper is a pg:Version."),
                without(SECOND, "pg:notice", "A retracted paper has a notice that says so."),
                with(
                        VENUE,
                        "bibo:issn",
                        "'03785955'",
                        "An ISSN is four digits, a hyphen and four more, of which the last may be X."),
                with(CONCEPT, "skos:notation", "''", "A concept has at most one code."));
    }

    private static Stream<Breakage> detailsOfOthers() {
        String editorship = "<editorship/title-second/1>";
        String version = "<version/title-second/v1>";
        String reference = "<reference/title-second/1>";
        String notice = "<notice/title-second/1>";
        String editor = "An editorship has exactly one name as written, a string that is not empty.";
        String date = "A version has at most one date, an xsd:date, xsd:gYearMonth or xsd:gYear.";
        return Stream.of(
                changed(editorship, "pg:ordinal", "0", "An editorship has exactly one ordinal, an integer from 1."),
                without(editorship, "pg:nameAsWritten", editor),
                changed(editorship, "pg:nameAsWritten", "''", editor),
                with(PAPER, "pg:editorship", editorship, "An editorship belongs to exactly one paper."),
                changed(editorship, "pg:institution", "<https://ror.org/x>", "An institution is a ROR address."),
                changed(
                        editorship,
                        "pg:sourceAuthorId",
                        "'E. Roe'",
                        "The source's own name of a person is its scheme, a colon and a value."),
                without(version, "pg:versionLabel", "A version has exactly one label, a string that is not empty."),
                changed(version, "dcterms:issued", "'2024'", date),
                with(PAPER, "dcterms:hasVersion", version, "A version belongs to exactly one paper."),
                changed(reference, "pg:ordinal", "'1'", "A reference has exactly one ordinal, an integer from 1."),
                without(reference, "pg:asWritten", "A reference has exactly one text, a string that is not empty."),
                changed(reference, "pg:citedPaper", AUTHOR, "A reference means at most one paper of the graph."),
                changed(
                        notice,
                        "pg:noticeKind",
                        "'praise'",
                        "A notice is a retraction, a withdrawal, a correction or a concern."),
                changed(
                        notice,
                        "dcterms:date",
                        "'2025'",
                        "A notice has at most one date, an xsd:date, xsd:gYearMonth or xsd:gYear."),
                new Breakage(
                        "INSERT DATA { " + AUTHOR + " a pg:RetractedPaper ; pg:notice " + notice + " }",
                        "A retracted paper is a paper."),
                with(RECORD, "pg:sourceKey", "'other'", "A source record has at most one key of its source."));
    }

    private static Stream<Breakage> mentions() {
        String paper = "A mention stands in exactly one paper.";
        String concept = "A mention names exactly one concept.";
        String exact = "A mention has exactly one text, a string that is not empty.";
        String field = "A mention stands in exactly one field, \"title\" or \"abstract\".";
        String start = "A mention has exactly one start, an integer from 0 that is less than its end.";
        String end = "A mention has exactly one end, an integer.";
        String score = "A mention has exactly one score, a decimal from 0 to 1.";
        String words = "The words of a mention are those that stand at its offsets: \"{?words}\" of {?value} do not.";
        return Stream.of(
                without(MENTION, "pg:paper", paper),
                with(MENTION, "pg:paper", SECOND, paper),
                changed(MENTION, "pg:paper", AUTHOR, paper),
                without(MENTION, "pg:concept", concept),
                with(MENTION, "pg:concept", "concept:red-teaming", concept),
                changed(MENTION, "pg:concept", PAPER, concept),
                without(MENTION, "oa:exact", exact),
                with(MENTION, "oa:exact", "'another'", exact),
                without(MENTION, "pg:field", field),
                changed(MENTION, "pg:field", "'comment'", field),
                without(MENTION, "pg:start", start),
                changed(MENTION, "pg:start", "-1", start),
                changed(MENTION, "pg:start", "26", start),
                without(MENTION, "pg:end", end),
                with(MENTION, "pg:end", "30", end),
                without(MENTION, "pg:score", score),
                with(MENTION, "pg:score", "0.5", score),
                changed(MENTION, "pg:score", "1.5", score),
                changed(MENTION, "pg:score", "-0.5", score),
                changed(MENTION, "pg:score", "0.5e0", score),
                changed(MENTION, "oa:exact", "'AI Agent'", words),
                changed(MENTION, "pg:end", "27", words),
                changed(MENTION, "pg:field", "'title'", words),
                without(PAPER, "dcterms:abstract", words),
                // As UTF-16 counts: two of the characters before the words take two units each.
                new Breakage(
                        "DELETE { ?m pg:start 18 ; pg:end 26 } INSERT { ?m pg:start 20 ; pg:end 28 } WHERE { ?m pg:start 18 }",
                        words));
    }

    private static Stream<Breakage> records() {
        String file = "A source record has exactly one file.";
        String line = "A source record has exactly one line, an integer from 0.";
        String format = "A source record has exactly one format.";
        String number = "A source record has exactly one number in its file, an integer from 1.";
        String field =
                "A written value belongs to exactly one of the fields that records have, such as title or authors.";
        String text = "A written value has exactly one text.";
        String writtenLine = "A written value has exactly one line, an integer from 0.";
        String owner = "A written value belongs to exactly one source record.";
        return Stream.of(
                without(RECORD, "pg:file", file),
                with(RECORD, "pg:file", "'b.txt'", file),
                without(RECORD, "pg:line", line),
                with(RECORD, "pg:line", "4", line),
                changed(RECORD, "pg:line", "-1", line),
                without(RECORD, "pg:format", format),
                with(RECORD, "pg:format", "'another'", format),
                without(RECORD, "pg:record", number),
                with(RECORD, "pg:record", "2", number),
                changed(RECORD, "pg:record", "0", number),
                with(RECORD, "pg:writtenValue", PAPER, "What pg:writtenValue leads to is a pg:WrittenValue."),
                without(WRITTEN, "pg:field", field),
                changed(WRITTEN, "pg:field", "'colour'", field),
                without(WRITTEN, "pg:asWritten", text),
                with(WRITTEN, "pg:asWritten", "'another'", text),
                without(WRITTEN, "pg:line", writtenLine),
                changed(WRITTEN, "pg:line", "'3'", writtenLine),
                without(RECORD, "pg:writtenValue", owner),
                with("<record/b.txt/7>", "pg:writtenValue", WRITTEN, owner));
    }

    private static Stream<Breakage> decisions() {
        String merged = "A decision merges exactly two distinct source records or authorships.";
        String rule = "A decision names exactly one rule.";
        String score = "A decision has exactly one score, a decimal from 0 to 1.";
        String evidence = "A decision gives exactly one evidence, a string that is not empty.";
        String result = "A decision results in exactly one paper, author or group.";
        String belongs = "What a decision merged belongs to its result: {?value} does not.";
        return Stream.of(
                without(DECISION, "pg:merged", merged),
                new Breakage("DELETE DATA { " + DECISION + " pg:merged " + RECORD + " }", merged),
                with(DECISION, "pg:merged", "<record/b.txt/8>", merged),
                changed(DECISION, "pg:merged", PAPER, merged),
                without(DECISION, "pg:rule", rule),
                with(DECISION, "pg:rule", "'another'", rule),
                without(DECISION, "pg:score", score),
                changed(DECISION, "pg:score", "1.01", score),
                changed(DECISION, "pg:score", "1", score),
                without(DECISION, "pg:evidence", evidence),
                with(DECISION, "pg:evidence", "'another'", evidence),
                changed(DECISION, "pg:evidence", "''", evidence),
                without(DECISION, "pg:resultsIn", result),
                with(DECISION, "pg:resultsIn", AUTHOR, result),
                changed(DECISION, "pg:resultsIn", VENUE, result),
                changed(DECISION, "pg:resultsIn", SECOND, belongs),
                changed("<decision/2>", "pg:resultsIn", "<author/wei-li>", belongs));
    }

    @Test
    void acceptsAGraphThatMeetsEveryRule() {
        assertThat(shapes.violations(good().getGraph())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void catchesWhatBreaksARule(Breakage breakage) {
        Model model = good();
        long before = model.size();
        UpdateAction.parseExecute(PREFIXES + breakage.update(), model);
        assertThat(model.isIsomorphicWith(good()))
                .as("the update changes something, of %d statements", before)
                .isFalse();

        List<Violation> violations = shapes.violations(model.getGraph());

        assertThat(violations).anyMatch(violation -> words(violation.message(), breakage.message()));
    }

    @Test
    void everyRuleIsBrokenByATest() {
        Model model = turtle("/org/papergraph/ontology/shapes.ttl");
        Set<String> rules = model.listObjectsOfProperty(SHACLM.message)
                .mapWith(RDFNode::asLiteral)
                .mapWith(literal -> literal.getLexicalForm())
                .toSet();
        Set<String> broken = breakages().map(Breakage::message).collect(Collectors.toCollection(TreeSet::new));
        assertThat(broken).containsExactlyInAnyOrderElementsOf(rules);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "others",
                "Others",
                "and others",
                "& others",
                "14 others",
                "et al",
                "et al.",
                "et. al.",
                "et alii",
                "al.",
                "Smith et al.",
                "Smith and others",
                "Smith, and 14 others",
                "additional authors",
                "14 additional authors not shown",
                "(14 additional authors not shown)",
                "14 more",
                "7 more authors",
                "and the others"
            })
    void nobodyStandsForThePeopleLeftOut(String name) {
        assertThat(messagesForAuthorCalled(name)).anyMatch(message -> message.startsWith("Nobody is called"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thomas More",
                "More",
                "Al Gore",
                "Al",
                "Mohammed Al-Othersi",
                "Etal Alon",
                "Etienne Al",
                "J. Anothers",
                "Max Further",
                "Society of Authors",
                "Ødegård Others-Smith",
                "李 伟",
                "Étalain"
            })
    void unusualNamesArePeople(String name) {
        assertThat(messagesForAuthorCalled(name)).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWhere() {
        Model model = good();
        UpdateAction.parseExecute(
                PREFIXES + changed(MENTION, "pg:end", "25", "").update(), model);

        assertThat(shapes.violations(model.getGraph()))
                .containsExactly(new Violation(
                        Severity.VIOLATION,
                        "https://w3id.org/papergraph/id/paper/2401.00001",
                        "",
                        "The words of a mention are those that stand at its offsets: \"AI agent\" of"
                                + " <https://w3id.org/papergraph/id/mention/2401.00001/abstract/18-26/ai-agent> do not.",
                        "https://w3id.org/papergraph/id/mention/2401.00001/abstract/18-26/ai-agent"));
    }

    @Test
    void namesThePathThatIsConcerned() {
        Model model = good();
        UpdateAction.parseExecute(PREFIXES + without(AUTHOR, "foaf:name", "").update(), model);

        assertThat(shapes.violations(model.getGraph()))
                .containsExactly(new Violation(
                        Severity.VIOLATION,
                        "https://w3id.org/papergraph/id/author/ada-example",
                        "foaf:name",
                        "An author or group has exactly one name, a string that is not empty.",
                        ""));
    }

    @Test
    void datesOutOfOrderAreTheSourcesFault() {
        Model model = good();
        UpdateAction.parseExecute(
                PREFIXES
                        + changed(PAPER, "dcterms:modified", "'2023'^^xsd:gYear", "")
                                .update(),
                model);

        assertThat(shapes.violations(model.getGraph()))
                .extracting(Violation::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void aPaperNeedsNoAuthors() {
        Model model = good();
        UpdateAction.parseExecute(PREFIXES + """
                        INSERT DATA {
                            <paper/abstract-1> a pg:Paper ; rdfs:label "Only an abstract…" ;
                                dcterms:abstract "Only an abstract, and a long one." ;
                                pg:authorListStatus pg:Unknown ; prov:wasDerivedFrom <record/a.txt/1>
                        }""", model);

        assertThat(shapes.violations(model.getGraph())).isEmpty();
    }

    private List<String> messagesForAuthorCalled(String name) {
        Model model = good();
        UpdateAction.parseExecute(
                PREFIXES + changed(AUTHOR, "foaf:name", "'" + name + "'", "").update(), model);
        return shapes.violations(model.getGraph()).stream()
                .map(Violation::message)
                .toList();
    }

    /** Whether a message is that of the rule, with values in the places that the rule leaves for them. */
    private static boolean words(String message, String rule) {
        String pattern =
                Stream.of(rule.split("\\{\\?[a-z]+}", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return message.matches(pattern);
    }

    private static Breakage without(String subject, String property, String message) {
        return new Breakage(String.format(Locale.ROOT, "DELETE WHERE { %s %s ?value }", subject, property), message);
    }

    private static Breakage with(String subject, String property, String value, String message) {
        return new Breakage(String.format(Locale.ROOT, "INSERT DATA { %s %s %s }", subject, property, value), message);
    }

    private static Breakage changed(String subject, String property, String value, String message) {
        return new Breakage(
                String.format(
                        Locale.ROOT,
                        "DELETE WHERE { %1$s %2$s ?value } ; INSERT DATA { %1$s %2$s %3$s }",
                        subject,
                        property,
                        value),
                message);
    }

    private static Model good() {
        return turtle("good.ttl");
    }

    private static Model turtle(String resource) {
        Model model = ModelFactory.createDefaultModel();
        try (InputStream in = ShapesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            RDFDataMgr.read(model, in, Lang.TURTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return model;
    }
}
