package dev.parley.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.List;

final class SearchTokensTest {

    private static List<String> tokens(String text) {
        return SearchTokens.of(text).stream().map(SearchTokens.Token::text).toList();
    }

    @Test
    void words_are_lower_case_and_have_no_accents() {
        assertThat(tokens("Čapek & MÜLLER: naïve café, İstanbul"))
                .containsExactly("capek", "muller", "naive", "cafe", "istanbul");
        assertThat(tokens("cafe\u0301")).isEqualTo(tokens("café"));
    }

    @Test
    void everything_but_letters_and_digits_separates() {
        assertThat(tokens("a-b_c.d 3.14 O'Brien 👩‍👩‍👧‍👦x😀y"))
                .containsExactly("a", "b", "c", "d", "3", "14", "o", "brien", "x", "y");
        assertThat(tokens("")).isEmpty();
        assertThat(tokens(" \n -- 😀 ")).isEmpty();
    }

    @Test
    void chinese_becomes_pairs_of_neighbours() {
        assertThat(tokens("今天天气")).containsExactly("今天", "天天", "天气");
        assertThat(tokens("好")).containsExactly("好");
        assertThat(tokens("我love你们吗")).containsExactly("我", "love", "你们", "们吗");
    }

    @Test
    void characters_beyond_the_basic_plane_stay_whole() {
        assertThat(tokens("𠮷野家")).containsExactly("𠮷野", "野家");
        assertThat(tokens("𝒜𝒷")).containsExactly("ab");
    }

    @Test
    void long_vowels_belong_to_japanese_words() {
        assertThat(tokens("ラーメン")).containsExactly("ラー", "ーメ", "メン");
    }

    @Test
    void vowel_signs_belong_to_indian_words() {
        assertThat(tokens("मौसम कैसा")).hasSize(2);
    }

    @Test
    void forms_that_stand_for_many_letters_stay_one_word() {
        assertThat(tokens("ﬁne ＡＢＣ")).containsExactly("fine", "abc");
        assertThat(tokens("ﷺ")).hasSize(1);
        assertThat(tokens("\ufe70")).isEmpty();
    }

    @Test
    void long_runs_are_cut() {
        assertThat(tokens("x".repeat(130))).containsExactly("x".repeat(64), "x".repeat(64), "xx");
    }

    @Test
    void a_token_knows_where_it_came_from() {
        assertThat(SearchTokens.of("Hi 天气 Čapek"))
                .containsExactly(
                        new SearchTokens.Token("hi", 0, 2),
                        new SearchTokens.Token("天气", 3, 5),
                        new SearchTokens.Token("capek", 6, 11));
    }

    @Property(seed = "2026")
    void tokens_hold_letters_and_digits_only(@ForAll String text) {
        for (var token : SearchTokens.of(text)) {
            assertThat(token.text()).isNotEmpty();
            assertThat(token.text().codePoints()).allMatch(SearchTokensTest::isLetterOrNumber);
            assertThat(token.start()).isLessThan(token.end());
            assertThat(token.end()).isLessThanOrEqualTo(text.length());
        }
    }

    private static boolean isLetterOrNumber(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.LETTER_NUMBER;
    }

    @Property(seed = "2026")
    void what_a_token_says_is_found_by_that_token(@ForAll String text) {
        for (var token : SearchTokens.of(text)) {
            assertThat(tokens(text.substring(token.start(), token.end())))
                    .containsExactly(token.text());
        }
    }
}
