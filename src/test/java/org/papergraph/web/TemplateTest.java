package org.papergraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    @Test
    void escapesTextButNotMarkup() {
        assertThat(Template.of("<p title=\"{{a}}\">{{b}}</p>").fill(Map.of("a", "\"'&", "b", new Html("<b>x</b>"))))
                .isEqualTo("<p title=\"&quot;&#39;&amp;\"><b>x</b></p>");
    }

    @Test
    void doesNotFillHolesOfTheValues() {
        assertThat(Template.of("{{a}}").fill(Map.of("a", "{{b}}", "b", "x"))).isEqualTo("{{b}}");
    }

    @Test
    void repeatsSectionsAndSeesOuterValues() {
        Template template =
                Template.of("{{#list}}{{name}}{{outer}}{{#more}}({{name}}){{/more}};{{/list}}{{^list}}none{{/list}}");
        assertThat(template.fill(Map.of(
                        "outer",
                        "!",
                        "list",
                        List.of(Map.of("name", "a", "more", "yes"), Map.of("name", "b", "more", "")))))
                .isEqualTo("a!(a);b!;");
        assertThat(template.fill(Map.of("outer", "!", "list", List.of()))).isEqualTo("none");
    }

    @Test
    void replacesControlCharacters() {
        assertThat(Html.escape("a\u0000b\u001bc\nd")).isEqualTo("a\ufffdb\ufffdc\nd");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Template.of("{{a}}").fill(Map.of())).hasMessageContaining("a value for a");
        assertThatThrownBy(() -> Template.of("{{#a}}")).hasMessageContaining("not closed");
    }

    @Test
    void linksToTheWebOnly() {
        assertThat(Terms.isLinkable("https://example.org/x")).isTrue();
        assertThat(Terms.isLinkable("javascript:alert(1)")).isFalse();
        assertThat(Terms.isLinkable("data:text/html,x")).isFalse();
        assertThat(Terms.isLinkable("https://example.org/\"x")).isFalse();
    }
}
