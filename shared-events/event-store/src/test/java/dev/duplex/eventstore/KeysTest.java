package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void ordinary_tags_are_stored_as_a_person_would_write_them() {
        assertThat(Keys.ofTag(new Tag("participant", "c1/p2"))).isEqualTo("participant=c1/p2");
        assertThat(Keys.ofTagAndType("participant=c1/p2", "message.sent")).isEqualTo("participant=c1/p2|message.sent");
    }

    @Test
    void different_tags_and_types_never_share_a_key() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, List<String>> partsByKey = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            Tag tag = new Tag(odd(random), odd(random));
            String type = "t" + odd(random);
            String key = Keys.ofTag(tag);
            assertThat(Keys.parseTag(key)).as("seed %d", seed).isEqualTo(tag);
            for (Map.Entry<String, List<String>> entry : Map.of(
                            key,
                            List.of(tag.key(), tag.value()),
                            Keys.ofTagAndType(key, type),
                            List.of(tag.key(), tag.value(), type),
                            Keys.ofType(type),
                            List.of(type))
                    .entrySet()) {
                List<String> before = partsByKey.putIfAbsent(entry.getKey(), entry.getValue());
                assertThat(before == null || before.equals(entry.getValue()))
                        .as("seed %d, key %s of %s and %s", seed, entry.getKey(), before, entry.getValue())
                        .isTrue();
            }
        }
    }

    static String odd(Random random) {
        String letters = "ab=|\\=|\\ \u00e4\uD83D\uDE00.$";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
