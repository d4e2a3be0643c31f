package dev.parley.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SnippetTest {

    private static List<String> highlighted(String text, String query) {
        var snippet = Snippet.of(text, SearchQuery.of(query));
        return snippet.highlights().stream()
                .map(range -> snippet.text().substring(range.start(), range.end()))
                .toList();
    }

    @Test
    void a_short_text_is_shown_whole_with_everything_that_matched() {
        assertThat(Snippet.of("The weather, the WEATHER!", SearchQuery.of("weather")))
                .isEqualTo(
                        new Snippet(
                                "The weather, the WEATHER!",
                                List.of(new Snippet.Range(4, 11), new Snippet.Range(17, 24))));
    }

    @Test
    void the_last_word_matches_beginnings() {
        assertThat(highlighted("weather report", "rep")).containsExactly("report");
        assertThat(highlighted("weather report", "wea report")).containsExactly("report");
        assertThat(highlighted("Čapek", "cap")).containsExactly("Čapek");
    }

    @Test
    void neighbouring_pairs_are_one_match() {
        assertThat(highlighted("今天天气很好吗", "天气很好")).containsExactly("天气很好");
        assertThat(highlighted("天气和天气", "天气")).containsExactly("天气", "天气");
    }

    @Test
    void a_long_text_is_cut_around_its_first_match() {
        var text = "x ".repeat(500) + "weather" + " y".repeat(500);

        var snippet = Snippet.of(text, SearchQuery.of("weather"));

        assertThat(snippet.text()).hasSize(Snippet.LENGTH).contains("weather");
        assertThat(snippet.highlights()).hasSize(1);
        assertThat(snippet.highlights().getFirst().start()).isEqualTo(40);
    }

    @Test
    void a_text_without_a_match_is_shown_from_its_beginning() {
        var snippet = Snippet.of("x ".repeat(500), SearchQuery.of("weather"));

        assertThat(snippet.text()).startsWith("x x").hasSize(Snippet.LENGTH);
        assertThat(snippet.highlights()).isEmpty();
    }

    @Test
    void a_match_that_is_longer_than_the_snippet_is_cut_with_it() {
        var snippet = Snippet.of("天".repeat(500), SearchQuery.of("天天"));

        assertThat(snippet.highlights()).containsExactly(new Snippet.Range(0, Snippet.LENGTH));
    }

    @Test
    void characters_are_not_cut_in_two() {
        var text = "😀".repeat(101) + " weather " + "😀".repeat(300);

        var snippet = Snippet.of(text, SearchQuery.of("weather"));

        assertThat(snippet.text()).startsWith("😀").endsWith("😀");
        assertThat(highlighted(text, "weather")).containsExactly("weather");
    }

    @Property(seed = "2026")
    void highlights_lie_within_the_snippet_in_order(@ForAll("texts") String text) {
        var snippet = Snippet.of(text, SearchQuery.of("天气 wea"));

        var end = 0;
        for (var range : snippet.highlights()) {
            assertThat(range.start()).isGreaterThanOrEqualTo(end);
            assertThat(range.end()).isGreaterThan(range.start());
            end = range.end();
        }
        assertThat(end).isLessThanOrEqualTo(snippet.text().length());
        assertThat(text).contains(snippet.text());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("天", "气", "weather ", "x ", "😀", "café ", "𠮷", "\n")
                .list()
                .ofMaxSize(150)
                .map(words -> String.join("", words));
    }
}
