package org.papergraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Identifiers and dates are read letter by letter; here they are held against the expressions that define their forms. */
class FormsTest {

    private static final Pattern DOI = Pattern.compile(
            "(?i)(?:https?://(?:dx\\.|www\\.)?doi\\.org/|doi\\s*:\\s*)?(10\\.[0-9]{4,9}(?:\\.[0-9]+)*/[^\\s\"{}|\\\\^`]+)");
    private static final Pattern ARXIV = Pattern.compile(
            "(?i)(?:https?://(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/|arxiv\\s*:\\s*)?"
                    + "([0-9]{2}(?:0[1-9]|1[0-2])\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]{1,3})?(?:\\.pdf)?");
    private static final Pattern ORCID =
            Pattern.compile("(?i)(?:https?://orcid\\.org/)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])");
    private static final Pattern DATE =
            Pattern.compile("(?!0000)[0-9]{4}(?:-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12][0-9]|3[01]))?)?");

    private static final String[] PIECES = {
        "10.",
        "1234",
        "12345678",
        "9",
        ".",
        "5",
        "/",
        "/",
        "abc",
        "X",
        "x",
        "<",
        "\\",
        "`",
        " ",
        "\t",
        "\u00A0",
        "\u3000",
        "doi:",
        "DOI : ",
        "https://doi.org/",
        "http://dx.doi.org/",
        "2401",
        "2413",
        ".00001",
        ".0001",
        "v2",
        ".pdf",
        "arXiv:",
        "https://arxiv.org/abs/",
        "hep-th",
        "math.AG",
        "9901001",
        "0000-0002-1825-0097",
        "0000-0001-5109-3700",
        "000000021694233X",
        "0000",
        "-0002",
        "-",
        "-169",
        "https://orcid.org/",
        "HTTP://ORCID.ORG/",
        "http\u017F://orcid.org/",
        "2024",
        "-01",
        "-1",
        "-02",
        "-29",
        "-31",
        "-00",
        "-",
        "0",
        "٤"
    };

    @Test
    void readsWhatTheFormsDefine() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int run = 0; run < 400_000; run++) {
            StringBuilder text = new StringBuilder();
            int pieces = 1 + random.nextInt(5);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            holds(text.toString(), "seed " + seed + ", run " + run + ": " + text);
        }
        for (String piece : PIECES) {
            holds(piece, piece);
        }
    }

    private static void holds(String text, String why) {
        String bare = text.strip();
        assertThat(Doi.parse(text).map(Doi::value))
                .as(why)
                .isEqualTo(first(DOI, bare)
                        .map(d -> d.toLowerCase(Locale.ROOT).replace("%3c", "<").replace("%3e", ">"))
                        .filter(d -> !d.matches(".*[<>].*") || d.matches("[^<>]*[0-9]<[^<>]+>[0-9][^<>]*")));
        assertThat(ArxivId.parse(text).map(ArxivId::value))
                .as(why)
                .isEqualTo(first(ARXIV, bare)
                        .map(a -> a.indexOf('/') < 0
                                ? a
                                : a.toLowerCase(Locale.ROOT).replaceFirst("\\.[a-z]{2}/", "/")));
        assertThat(Orcid.parse(text).map(Orcid::value)).as(why).isEqualTo(orcid(bare));
        assertThat(PartialDate.parse(text).isPresent())
                .as(why)
                .isEqualTo((DATE.matcher(bare).matches() && !bare.matches(".*-0?2-(?:3[01]|29)"))
                        || bare.matches("2024-0?2-29"));
    }

    private static Optional<String> first(Pattern form, String text) {
        Matcher m = form.matcher(text);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    private static Optional<String> orcid(String text) {
        Matcher m = ORCID.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        String digits = (m.group(1) + m.group(2) + m.group(3) + m.group(4)).toUpperCase(Locale.ROOT);
        int total = 0;
        for (int i = 0; i < 15; i++) {
            total = (total + digits.charAt(i) - '0') * 2;
        }
        int check = (12 - total % 11) % 11;
        return digits.endsWith(check == 10 ? "X" : String.valueOf(check))
                ? Optional.of(digits.replaceAll("(.{4})(?!$)", "$1-"))
                : Optional.empty();
    }

    @Test
    void writesDatesWithAllTheirDigits() {
        assertThat(PartialDate.of(7)).hasToString("0007");
        assertThat(PartialDate.of(987, 3)).hasToString("0987-03");
        assertThat(PartialDate.of(2024, 12, 1)).hasToString("2024-12-01");
        for (int year = 1; year < 10_000; year += 37) {
            assertThat(PartialDate.of(year, 1 + year % 12, 1 + year % 28))
                    .hasToString(String.format(Locale.ROOT, "%04d-%02d-%02d", year, 1 + year % 12, 1 + year % 28));
        }
    }
}
