package dev.duplex.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.inbox.EntryDocument.Own;
import dev.duplex.query.inbox.EntryDocument.Waiting;
import dev.duplex.query.inbox.Unread.Here;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID SOMEBODY = new UUID(1, 2);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122})
    void what_is_kept_of_an_entry_counts_as_the_entry_does(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Instant due = instant(random);
            EntryDocument entry = entry(ConversationKind.GROUP, unread(random), attention(random), random.nextInt(3));
            Tally whole = Tally.of(entry, entry.unread().mentions().size(), due);
            List<Tally> kept = Tally.kept(entry, due).map(Tally::read).stream().toList();
            for (Instant now : List.of(NOON.minusSeconds(5), NOON, NOON.plusSeconds(5), Instant.MAX.minusSeconds(1))) {
                assertThat(InboxCounts.of(kept, now))
                        .as("seed %d, %s due %s at %s", seed, entry, due, now)
                        .isEqualTo(InboxCounts.of(List.of(whole), now));
            }
        }
    }

    @Test
    void without_anything_that_counts_nothing_is_kept() {
        assertThat(Tally.kept(entry(ConversationKind.DIRECT, Unread.from(7), Attention.NONE, 0), null))
                .isEmpty();
    }

    @Test
    void who_has_left_counts_nothing() {
        EntryDocument entry = entry(ConversationKind.DIRECT, Unread.from(0).counted(3), Attention.NONE, 2);
        assertThat(Tally.kept(entry, NOON)).isPresent();
        assertThat(Tally.kept(entry.left(9), NOON)).isEmpty();
    }

    @Test
    void a_message_to_those_available_is_counted_when_somebody_asks() {
        Unread unread = Unread.from(0).counted(1).mentionedHere(1, NOON, true);
        assertThat(unread.here()).containsExactly(new Here(1, NOON));
        assertThat(Tally.kept(entry(ConversationKind.GROUP, unread, Attention.NONE, 0), null))
                .contains(Tally.WHOLE);
    }

    @ParameterizedTest
    @EnumSource(ConversationKind.class)
    void only_in_channels_nothing_is_kept(ConversationKind kind) {
        EntryDocument entry = entry(kind, Unread.from(0).counted(3), Attention.NONE, 1);
        assertThat(Tally.kept(entry, NOON).isEmpty()).isEqualTo(kind == ConversationKind.CHANNEL);
    }

    private static EntryDocument entry(ConversationKind kind, Unread unread, Attention attention, int owed) {
        Own own = new Own(
                IntStream.range(0, owed)
                        .mapToObj(i -> new Owed(new UUID(0, i), null, NOON, null, NOON, null, null))
                        .toList(),
                List.of(),
                attention);
        return new EntryDocument(
                "entry",
                new UUID(3, 4),
                SOMEBODY,
                PersonKind.MEMBER,
                kind,
                true,
                NOON,
                NOON,
                null,
                unread,
                Waiting.NONE,
                own,
                new Place(false, List.of(), Instant.EPOCH, null, null),
                1);
    }

    private static Unread unread(Random random) {
        int count = random.nextInt(4);
        return new Unread(
                count,
                0,
                List.of(),
                LongStream.rangeClosed(1, random.nextInt(count + 1)).boxed().toList(),
                List.of());
    }

    private static Attention attention(Random random) {
        boolean muted = random.nextBoolean();
        return new Attention(muted, muted ? instant(random) : null, random.nextBoolean(), instant(random), List.of());
    }

    private static @Nullable Instant instant(Random random) {
        return random.nextInt(3) == 0 ? null : NOON.plusSeconds(random.nextInt(11) - 5L);
    }
}
