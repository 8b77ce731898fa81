package org.papergraph.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * A reader of saved pages of Hugging Face's papers: the papers of a day and pages of one paper. The data that the page itself
 * is drawn from, JSON in {@code data-props}, says more than the page and goes first.
 */
final class HuggingFaceHtmlReader implements RecordReader {

    private static final String READERS = "what readers of the site did with the paper";
    private static final String GENERATED = "written by a program of the site, not by the authors";

    static final FieldUse FIELDS = FieldUse.kept(
                    "paper.id",
                    "paper.title",
                    "paper.summary",
                    "paper.publishedAt",
                    "paper.authors.name",
                    "paper.authors.user",
                    "paper.projectPage",
                    "paper.githubRepo")
            .lost("publishedAt", "the day the site showed the paper")
            .lost("title", "the same as paper.title")
            .lost("summary", "the same as paper.summary")
            .lost("submittedBy", "who showed the paper to the site")
            .lost("thumbnail", "a picture of the site")
            .lost("mediaUrls", "pictures and films of the site")
            .lost("numComments", READERS)
            .lost("upvoted", READERS)
            .lost("isAuthorParticipating", READERS)
            .lost("paper.upvotes", READERS)
            .lost("paper.discussionId", READERS)
            .lost("paper.githubStars", READERS)
            .lost("paper.submittedOnDailyAt", "the day the site showed the paper")
            .lost("paper.submittedOnDailyBy", "who showed the paper to the site")
            .lost("paper.ai_summary", GENERATED)
            .lost("paper.ai_keywords", GENERATED)
            .lost("paper.organization", "who showed the paper to the site")
            .lost("paper.mediaUrls", "pictures and films of the site")
            .lost("paper.authors._id", "the place in the site's list")
            .lost("paper.authors.hidden", "a name that is hidden is left out")
            .lost("paper.authors.status", "whether the site knows who \"user\" is: only then it is kept")
            .lost("paper.authors.statusLastChangedAt", "when that was found out");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_NODES = 2_000_000;
    private static final Pattern PAPER_LINK = Pattern.compile("/papers/(?<id>[0-9]{4}\\.[0-9]{4,5})");
    private static final Pattern SITE =
            Pattern.compile("(?is).*(?:huggingface\\.co\\b|<title>[^<]{0,300}\\bHugging\\s+Face\\b).*");
    private static final Pattern PAPERS = Pattern.compile(
            "(?is).*(?:href\\s*=\\s*[\"']?(?:https?://huggingface\\.co)?/papers/[0-9]{4}\\.[0-9]{4,5}|huggingface\\.co/papers\\b|data-target\\s*=\\s*[\"']?(?:DailyPapers|Paper)).*");
    private static final Pattern AUTHOR_COUNT = Pattern.compile("(?<count>[0-9]{1,6})\\s+authors?");
    private static final Set<String> KNOWN_USER = Set.of("claimed_verified", "admin_assigned", "extracted_confirmed");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.HUGGING_FACE_HTML, records, diagnostics);
        Optional<HtmlPage> page = HtmlPage.read(in, file, output);
        page.ifPresent(p -> new Reading(output).read(p.document()));
        output.end(page.isPresent());
    }

    /** How sure it is that a page has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        if (!HtmlPage.isPage(sample)) {
            return Optional.empty();
        }
        String text = String.join("\n", sample.lines());
        return SITE.matcher(text).matches() && PAPERS.matcher(text).matches()
                ? Optional.of(new Evidence(0.95, "an HTML page of Hugging Face that links to papers"))
                : Optional.empty();
    }

    /* One pass over a page. */
    private static final class Reading {

        private final Output output;
        private final Set<String> seen = new HashSet<>();

        Reading(Output output) {
            this.output = output;
        }

        void read(Document document) {
            for (Element element : document.select("[data-props*=paper]")) {
                data(element);
            }
            for (Element article : document.select("article")) {
                article(article);
            }
            if (seen.isEmpty()) {
                page(document);
            }
        }

        private void data(Element element) {
            String props = element.attr("data-props");
            long at = Math.max(1, element.sourceRange().start().lineNumber());
            JsonNode root;
            try {
                root = JSON.readTree(props);
            } catch (JsonProcessingException e) {
                output.warn(at, "data of the page is no JSON: " + e.getOriginalMessage(), "");
                return;
            }
            Deque<JsonNode> open = new ArrayDeque<>();
            open.push(root);
            int nodes = 0;
            while (!open.isEmpty() && nodes++ < MAX_NODES) {
                JsonNode node = open.pop();
                if (isPaper(node)) {
                    if (seen.add(node.path("id").asText())) {
                        paper(node, at);
                    }
                    continue;
                }
                List<JsonNode> inner = new ArrayList<>();
                for (Iterator<JsonNode> i = node.elements(); i.hasNext(); ) {
                    inner.add(0, i.next());
                }
                inner.forEach(open::push);
            }
        }

        private static boolean isPaper(JsonNode node) {
            return node.path("id").isTextual()
                    && node.path("title").isTextual()
                    && (node.path("authors").isArray() || node.path("summary").isTextual());
        }

        private void paper(JsonNode paper, long at) {
            RecordDraft draft = new RecordDraft(at);
            String id = paper.path("id").asText();
            if (!draft.identifier(Identifier.Scheme.ARXIV, id, at)) {
                output.warn(at, "no arXiv id: left out", id);
            }
            text(paper, "title").ifPresent(t -> draft.title(t, t, at));
            text(paper, "summary").ifPresent(t -> draft.abstractText(t, t, at));
            text(paper, "publishedAt").ifPresent(t -> {
                draft.write(PaperField.DATE, t, at);
                DateWords.parse(t)
                        .ifPresentOrElse(
                                d -> draft.date(PaperDate.Event.CREATED, d),
                                () -> output.warn(at, "date not understood: left out", t));
            });
            text(paper, "projectPage").ifPresent(t -> draft.address(t, at));
            text(paper, "githubRepo").ifPresent(t -> draft.address(t, at));
            authors(draft, paper.path("authors"), at);
            output.record(draft, paper.toString());
        }

        private static Optional<String> text(JsonNode node, String name) {
            return Optional.of(node.path(name).asText("")).filter(t -> !t.isBlank());
        }

        private void authors(RecordDraft draft, JsonNode list, long at) {
            List<Contributor> authors = new ArrayList<>();
            boolean hidden = false;
            for (JsonNode author : list) {
                String written = author.path("name").asText("");
                if (author.path("hidden").asBoolean()) {
                    output.warn(at, "author whom the site hides: left out", written);
                    hidden = true;
                    continue;
                }
                draft.write(PaperField.AUTHORS, written, at);
                name(written).ifPresent(c -> authors.add(withUser(c, author)));
            }
            if (!authors.isEmpty()) {
                AuthorList.Status status = hidden ? AuthorList.Status.UNKNOWN : AuthorList.Status.COMPLETE;
                draft.authors(new AuthorList(authors, status, 0, ""));
            }
        }

        /* The site's account of an author, where somebody made sure that it is theirs. */
        private static Contributor withUser(Contributor contributor, JsonNode author) {
            String user = author.path("user").path("user").asText("");
            if (user.isBlank() || !KNOWN_USER.contains(author.path("status").asText(""))) {
                return contributor;
            }
            String full = PlainText.fold(author.path("user").path("fullname").asText(""));
            boolean other = !full.isEmpty() && !full.equals(contributor.nameAsWritten());
            return contributor.withSourceId("huggingface:" + user).withOtherNames(other ? List.of(full) : List.of());
        }

        private static Optional<Contributor> name(String written) {
            String name = PersonNames.display(written);
            if (name.codePoints().noneMatch(Character::isLetter) || name.length() > 300 || AuthorLines.isNoName(name)) {
                return Optional.empty();
            }
            return Optional.of(
                    PersonNames.isGroup(name)
                            ? Contributor.group(name)
                            : Contributor.person(name, PersonNames.parse(name)));
        }

        /* An entry of a list as the page shows it: its authors are only counted. */
        private void article(Element article) {
            @Nullable Element link = article.selectFirst("h3 a[href*=/papers/], h2 a[href*=/papers/]");
            if (link == null) {
                return;
            }
            Matcher id = PAPER_LINK.matcher(link.attr("href"));
            if (!id.find() || !seen.add(id.group("id"))) {
                return;
            }
            RecordDraft draft = new RecordDraft(HtmlPage.line(link));
            draft.identifier(Identifier.Scheme.ARXIV, id.group("id"), draft.line());
            draft.title(link.text(), link.text(), draft.line());
            @Nullable Element text = article.selectFirst("p");
            if (text != null && Prose.isProse(text.text())) {
                draft.abstractText(text.text(), text.text(), HtmlPage.line(text));
            }
            Matcher count = AUTHOR_COUNT.matcher(article.text());
            if (count.find() && Integer.parseInt(count.group("count")) > 0) {
                draft.authors(
                        AuthorList.truncated(List.of(), Integer.parseInt(count.group("count")), count.group()),
                        count.group(),
                        draft.line());
            }
            output.record(draft, article.text());
        }

        /* The page of one paper as it is shown. */
        private void page(Document document) {
            @Nullable Element title = document.selectFirst("h1");
            @Nullable
            Element link = document.selectFirst("a[href*=arxiv.org/abs/], link[rel=canonical][href*=/papers/]");
            if (title == null || link == null) {
                return;
            }
            RecordDraft draft = new RecordDraft(HtmlPage.line(title));
            String address = link.attr("href");
            Matcher paper = PAPER_LINK.matcher(address);
            String id = paper.find() ? paper.group("id") : address;
            if (!draft.identifier(Identifier.Scheme.ARXIV, id, HtmlPage.line(link))) {
                return;
            }
            draft.title(title.text(), title.text(), draft.line());
            List<Element> names = document.select(".author");
            List<Contributor> authors = names.stream()
                    .flatMap(e -> name(e.text().replaceAll("(?<![,\\s])[,\\s]++$", "")).stream())
                    .toList();
            if (!authors.isEmpty()) {
                String written = names.stream().map(Element::text).collect(Collectors.joining("\n"));
                draft.authors(AuthorList.complete(authors), written, HtmlPage.line(names.get(0)));
            }
            @Nullable Element heading = document.selectFirst("h2:matchesOwn((?i)^\\s*abstract\\s*$)");
            @Nullable Element parent = heading == null ? null : heading.parent();
            @Nullable Element text = parent == null ? null : parent.selectFirst("p");
            if (text != null) {
                draft.abstractText(text.text(), text.text(), HtmlPage.line(text));
            }
            output.record(draft, document.body().text());
        }
    }
}
