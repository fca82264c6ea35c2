package dev.duplex.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👍",
                "👍🏽",
                "❤️",
                "🎉",
                "👩‍👩‍👧‍👦",
                "🏳️‍🌈",
                "🇩🇪",
                "1️⃣",
                "#️⃣",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "✅",
                "©️",
                ":+1:",
                ":thumbs-up:",
                ":party_parrot:"
            })
    void one_emoji_and_a_short_code_are_reactions(String emoji) {
        assertThat(Emoji.of(emoji)).contains(new Emoji(emoji));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "1",
                "#",
                "👍👍",
                "👍 ",
                "ok",
                "ä",
                "漢",
                "🇩",
                "🇩🇪🇫🇷",
                ":",
                "::",
                ":no spaces:",
                ":é:",
                "+1",
                "\u200D",
                "\uFE0F",
                "e\u0301",
                "👍\u0301",
                "<b>",
                "\uD83D"
            })
    void nothing_else_is_a_reaction(String other) {
        assertThat(Emoji.of(other)).isEmpty();
    }

    @Test
    void a_heart_is_the_same_with_and_without_its_variation_and_a_code_in_any_case() {
        assertThat(Emoji.of("❤")).isEqualTo(Emoji.of("❤️"));
        assertThat(Emoji.of(":Tada:")).isEqualTo(Emoji.of(":tada:"));
    }

    @Test
    void what_is_longer_than_any_emoji_is_none() {
        assertThat(Emoji.of("👩" + "\u200D👩".repeat(20))).isEmpty();
        assertThat(Emoji.of(":" + "x".repeat(51) + ":")).isEmpty();
    }
}
