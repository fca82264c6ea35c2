package dev.duplex.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @TempDir
    private Path directory;

    private final Story story = new Story("acme");
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID group = story.starts(ConversationKind.GROUP, ann, bob);
    private Searching searching;

    @BeforeEach
    void open() {
        searching = new Searching(directory);
    }

    @AfterEach
    void close() {
        searching.close();
    }

    private boolean finds(String said, String words) {
        UUID message = story.says(group, ann, said);
        searching.happened(story.told()).upToDate();
        return searching.messages("acme", words).contains(message);
    }

    @ParameterizedTest(name = "{0}: {2} finds {1}")
    @CsvSource({
        "English, The servers were restarted twice,       restarting server",
        "English, We have been running late,              run",
        "English, Ann's proposals look good,              proposal ann",
        "German,  Die Häuser wurden gestern verkauft,     Haus",
        "German,  Bitte prüfen Sie die Rechnungen,        prüfe Rechnung",
        "German,  Die Straße ist gesperrt,                strasse",
        "French,  Nous avons vérifié les factures,        facture",
        "French,  L'école est fermée,                     ecole",
        "French,  Les chevaux mangent,                    mange",
        "Spanish, Las reuniones empezaron tarde,          reunión",
        "Spanish, Estamos trabajando mucho,               trabajar",
        "Italian, Abbiamo mandato i documenti,            documento",
        "Portuguese, As reuniões foram canceladas,        cancelada",
        "Dutch,   De vergaderingen zijn verplaatst,       vergadering",
        "any,     Résumé naïve,                           resume naive",
        "any,     Siehe ticket ABC-123 dazu,              abc-123",
        "any,     東京で会いましょう,                        東京",
        "any,     see https://example.org/a_b/c.html now, example",
        "any,     version 3.14 is out,                    3.14"
    })
    void a_word_is_found_in_any_of_its_forms(String language, String said, String words) {
        assertThat(finds(said, words)).isTrue();
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource({
        "the quick brown fox, quick fox,          true",
        "the quick brown fox, quick cat,          false",
        "the quick brown fox, 'quick \"brown fox\"', true",
        "the quick brown fox, '\"quick fox\"',     false",
        "to be or not to be,  '\"to be or not\"',  true",
        "to be or not to be,  the,                false",
        "to be or not to be,  or not,             true",
        "the quick brown fox, fox -cat,           true",
        "the quick brown fox, fox -brown,         false",
        "the quick brown fox, 'fox -\"quick brown\"', false",
        "the quick brown fox, 'fox -\"brown quick\"', true",
        "the quick brown fox, -cat,               true",
        "the quick brown fox, quick bro,          true",
        "the quick brown fox, bro quick,          false",
        "the quick brown fox, 'quick \"bro\"',     false",
        "the houses,          '\"house\"',         false",
        "the houses,          '\"houses\"',        true",
        "two-factor login,    two-factor,         true",
        "two-factor login,    factor-two,         true",
        "don't panic,         don't,              true"
    })
    void words_phrases_prefixes_and_what_must_not_be_there(String said, String words, boolean found) {
        assertThat(finds(said, words)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "?", "qu*ck", "AND", "OR NOT", "text:fox", "(", ")", "[a TO b]", "{", "fox~2", "fox^9", "\"",
                        "\"fox",
                "fox\"", "\"\"", "-", "--", "- fox", "-\"", "\\", "\\u0000", "+fox", "&&", "||", "!", "/.*/", "~fox",
                "<b>", "\u0000", "\uD800", "\uFFFF", "🦊", "%s %d", "fox\n\r\tfox", "“fox”", "a.b.c.d", "....", "____"
            })
    void anything_can_be_typed(String words) {
        story.says(group, ann, "the quick brown fox");
        searching.happened(story.told()).upToDate();
        assertThat(searching.messages("acme", words)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void what_is_no_word_finds_nothing_and_nothing_typed_finds_all() {
        UUID message = story.says(group, ann, "the quick brown fox");
        searching.happened(story.told()).upToDate();
        assertThat(searching.messages("acme", "???")).isEmpty();
        assertThat(searching.messages("acme", "\"\"")).isEmpty();
        assertThat(searching.messages("acme", "  ")).containsExactly(message);
        assertThat(searching.messages("acme", "\"quick brown")).containsExactly(message);
    }

    @Test
    void a_query_has_an_end() {
        searching.happened(story.told()).upToDate();
        assertThat(searching.messages("acme", "x".repeat(1_000))).isEmpty();
        assertThat(searching.messages("acme", "w ".repeat(50))).isEmpty();
        for (String words : List.of("x".repeat(1_001), "w ".repeat(51), "-w ".repeat(51), "京".repeat(51))) {
            assertThatThrownBy(() -> searching.messages("acme", words))
                    .isInstanceOfSatisfying(QueryRejected.class, rejected -> {
                        assertThat(rejected.code()).isEqualTo("too-long");
                        assertThat(rejected.field()).isEqualTo("query");
                    });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32})
    void no_text_that_is_typed_fails(long seed) {
        Random random = new Random(seed);
        List<DuplexEvent> none = new ArrayList<>(story.told());
        searching.happened(none).upToDate();
        String signs = "abcé京\"-*?:.()[]~^\\/ \t'’ 12_";
        for (int i = 0; i < 300; i++) {
            StringBuilder words = new StringBuilder();
            int length = random.nextInt(30);
            for (int c = 0; c < length; c++) {
                words.append(
                        random.nextInt(10) == 0
                                ? (char) random.nextInt(0x10000)
                                : signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(searching.messages("acme", words.toString()))
                    .as("seed %d: %s", seed, words)
                    .isEmpty();
        }
    }

    @Test
    void the_word_itself_goes_before_its_other_forms_and_what_is_new_before_what_is_old() {
        UUID form = story.says(group, ann, "we plan planning");
        UUID old = story.says(group, ann, "the plans");
        UUID recent = story.says(group, ann, "the plans");
        searching.happened(story.told()).upToDate();
        assertThat(searching.messages("acme", "plans")).containsExactly(recent, old, form);
    }

    @Test
    void what_was_found_is_marked_and_all_else_is_text() {
        story.says(group, ann, "<script>alert('Häuser & \"Haus\"')</script> and the house");
        searching.happened(story.told()).upToDate();
        MessageSearch.Found found = searching.find(Searching.words("acme", "haus script"));
        assertThat(found.hits().getFirst().highlights())
                .containsExactly("&lt;<mark>script</mark>&gt;alert(&#39;<mark>Häuser</mark> &amp; "
                        + "&quot;<mark>Haus</mark>&quot;&#39;)&lt;/<mark>script</mark>&gt; and the house");
    }

    @Test
    void fragments_of_a_long_text_are_short() {
        story.says(group, ann, "padding ".repeat(2_000) + "needle " + "padding ".repeat(2_000));
        searching.happened(story.told()).upToDate();
        List<String> marked = searching
                .find(Searching.words("acme", "needles"))
                .hits()
                .getFirst()
                .highlights();
        assertThat(marked).hasSize(1);
        assertThat(marked.getFirst()).contains("<mark>needle</mark>").hasSizeLessThan(400);
    }
}
