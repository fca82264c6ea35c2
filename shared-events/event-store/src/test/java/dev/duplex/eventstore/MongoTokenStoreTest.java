package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.MergedTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.ReplayToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToInitializeTokenException;
import org.junit.jupiter.api.Test;

class MongoTokenStoreTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MongoDatabase database = TestServer.database();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final MongoTokenStore store = node("node-1");
    private final MongoTokenStore other = node("node-2");

    private MongoTokenStore node(String owner) {
        return new MongoTokenStore(database, owner, TIMEOUT, clock);
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private List<Segment> initialize(int segments) {
        return Log.get(store.initializeTokenSegments("p", segments, at(0), null));
    }

    @Test
    void a_processor_starts_with_as_many_segments_as_asked_for() {
        assertThat(Log.get(store.fetchSegments("p", null))).isEmpty();
        List<Segment> segments = initialize(3);
        assertThat(segments).hasSize(3).isEqualTo(Segment.splitBalanced(Segment.ROOT_SEGMENT, 2));
        assertThat(Log.get(store.fetchSegments("p", null))).isEqualTo(segments);
        assertThat(Log.get(store.fetchSegments("q", null))).isEmpty();
        assertThat(Log.get(store.fetchSegment("p", 1, null))).isEqualTo(segments.get(1));
        assertThat(Log.get(store.fetchSegment("p", 7, null))).isNull();
    }

    @Test
    void segments_are_initialized_once() {
        initialize(2);
        assertThatThrownBy(() -> Log.get(other.initializeTokenSegments("p", 2, null, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(Log.get(store.initializeTokenSegments("q", 2, null, null))).hasSize(2);
    }

    @Test
    void a_segment_of_its_own_is_initialized_once_and_not_claimed() {
        Segment segment = new Segment(5, 7);
        Log.get(store.initializeSegment(at(4), "p", segment, null));
        assertThatThrownBy(() -> Log.get(store.initializeSegment(at(4), "p", segment, null)))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThat(Log.get(other.fetchToken("p", segment, null))).isEqualTo(at(4));
        assertThat(Log.get(other.fetchSegment("p", 5, null))).isEqualTo(segment);
    }

    @Test
    void a_token_that_was_not_initialized_cannot_be_fetched_stored_extended_or_deleted() {
        assertThatThrownBy(() -> Log.get(store.fetchToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(store.storeToken(at(1), "p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(store.extendClaim("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(store.deleteToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_claimed_token_belongs_to_its_owner_until_released() {
        initialize(1);
        assertThat(Log.get(store.fetchToken("p", 0, null))).isEqualTo(at(0));
        Log.get(store.storeToken(at(7), "p", 0, null));
        assertThat(Log.get(store.fetchToken("p", 0, null))).isEqualTo(at(7));

        assertThatThrownBy(() -> Log.get(other.fetchToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(other.storeToken(at(9), "p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(other.extendClaim("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(other.deleteToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        Log.get(other.releaseClaim("p", 0, null));
        assertThatThrownBy(() -> Log.get(other.fetchToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);

        Log.get(store.releaseClaim("p", 0, null));
        assertThat(Log.get(other.fetchToken("p", 0, null))).isEqualTo(at(7));
        assertThatThrownBy(() -> Log.get(store.storeToken(at(8), "p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_claim_that_is_not_renewed_can_be_taken_over_and_is_lost_then() {
        initialize(1);
        Log.get(store.fetchToken("p", 0, null));
        pass(TIMEOUT.minusMillis(1));
        assertThatThrownBy(() -> Log.get(other.fetchToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        Log.get(store.extendClaim("p", 0, null));
        pass(TIMEOUT.minusMillis(1));
        assertThatThrownBy(() -> Log.get(other.fetchToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        Log.get(store.storeToken(at(3), "p", 0, null));
        pass(TIMEOUT.plusMillis(1));
        assertThat(Log.get(other.fetchToken("p", 0, null))).isEqualTo(at(3));
        assertThatThrownBy(() -> Log.get(store.extendClaim("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> Log.get(store.storeToken(at(4), "p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void available_are_segments_that_are_free_own_or_given_up() {
        List<Segment> segments = initialize(3);
        Log.get(store.fetchToken("p", 0, null));
        Log.get(other.fetchToken("p", 1, null));
        assertThat(Log.get(store.fetchAvailableSegments("p", null))).containsExactly(segments.get(0), segments.get(2));
        assertThat(Log.get(other.fetchAvailableSegments("p", null))).containsExactly(segments.get(1), segments.get(2));
        pass(TIMEOUT.plusMillis(1));
        assertThat(Log.get(store.fetchAvailableSegments("p", null))).isEqualTo(segments);
    }

    @Test
    void a_deleted_token_is_gone() {
        initialize(2);
        assertThatThrownBy(() -> Log.get(store.deleteToken("p", 1, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        Log.get(store.fetchToken("p", 1, null));
        Log.get(store.deleteToken("p", 1, null));
        assertThat(Log.get(store.fetchSegments("p", null))).hasSize(1);
        assertThatThrownBy(() -> Log.get(store.fetchToken("p", 1, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void after_a_split_or_merge_the_segment_that_was_cannot_be_claimed() {
        initialize(1);
        Segment[] split = Segment.ROOT_SEGMENT.split();
        Log.get(store.fetchToken("p", 0, null));
        Log.get(store.deleteToken("p", 0, null));
        for (Segment part : split) {
            Log.get(store.initializeSegment(at(0), "p", part, null));
        }
        assertThatThrownBy(() -> Log.get(store.fetchToken("p", Segment.ROOT_SEGMENT, null)))
                .isInstanceOf(UnableToClaimTokenException.class)
                .hasMessageContaining("split or merged");
        assertThat(Log.get(store.fetchToken("p", split[0], null))).isEqualTo(at(0));
    }

    @Test
    void the_initial_token_is_that_of_every_segment() {
        List<Segment> segments = Log.get(store.initializeTokenSegments("p", 7, at(10), null));
        assertThat(segments).hasSize(7);
        for (Segment segment : segments) {
            assertThat(Log.get(store.fetchToken("p", segment, null))).isEqualTo(at(10));
        }
    }

    @Test
    void segments_that_somebody_died_over_initializing_are_initialized_again() {
        Log.get(store.initializeSegment(at(3), "p", new Segment(2, 3), null));
        assertThat(Log.get(other.fetchSegments("p", null))).isEmpty();
        List<Segment> segments = Log.get(other.initializeTokenSegments("p", 4, at(5), null));
        assertThat(Log.get(store.fetchSegments("p", null))).isEqualTo(segments).hasSize(4);
        assertThat(Log.get(store.fetchToken("p", 2, null))).isEqualTo(at(5));
    }

    @Test
    void initializing_segments_leaves_alone_what_was_claimed() {
        initialize(2);
        Log.get(store.fetchToken("p", 0, null));
        Log.get(store.fetchToken("p", 1, null));
        Log.get(store.storeToken(at(7), "p", 1, null));
        Log.get(store.deleteToken("p", 0, null));
        assertThatThrownBy(() -> Log.get(other.initializeTokenSegments("p", 2, at(0), null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(Log.get(store.fetchToken("p", 1, null))).isEqualTo(at(7));
    }

    /** Of one into two, and of four into two, as another node still sees them. */
    @Test
    void segments_of_another_size_than_is_stored_cannot_be_claimed() {
        initialize(1);
        for (Segment wrong : List.of(new Segment(0, 1), new Segment(1, 1))) {
            assertThatThrownBy(() -> Log.get(store.fetchToken("p", wrong, null)))
                    .isInstanceOf(UnableToClaimTokenException.class);
        }
        Log.get(store.initializeTokenSegments("q", 4, null, null));
        for (Segment wrong : List.of(new Segment(1, 1), new Segment(0, 0))) {
            assertThatThrownBy(() -> Log.get(store.fetchToken("q", wrong, null)))
                    .isInstanceOf(UnableToClaimTokenException.class);
        }
    }

    /** The order of Axon's own task: it releases the segment before it deletes it. */
    @Test
    void a_segment_is_split() {
        initialize(1);
        Log.get(store.fetchToken("p", 0, null));
        Segment[] parts = Segment.ROOT_SEGMENT.split();
        Log.get(store.initializeSegment(at(0), "p", parts[1], null));
        Log.get(store.releaseClaim("p", 0, null));
        Log.get(store.deleteToken("p", 0, null));
        Log.get(store.initializeSegment(at(0), "p", parts[0], null));
        assertThat(Log.get(other.fetchAvailableSegments("p", null))).containsExactly(parts);
        assertThat(Log.get(other.fetchToken("p", parts[1], null))).isEqualTo(at(0));
    }

    @Test
    void a_segment_that_another_claimed_after_its_release_cannot_be_deleted() {
        initialize(1);
        Log.get(store.fetchToken("p", 0, null));
        Log.get(store.releaseClaim("p", 0, null));
        Log.get(other.fetchToken("p", 0, null));
        assertThatThrownBy(() -> Log.get(store.deleteToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
        Log.get(other.releaseClaim("p", 0, null));
        assertThatThrownBy(() -> Log.get(store.deleteToken("p", 0, null)))
                .isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void segments_are_merged() {
        List<Segment> segments = initialize(2);
        Log.get(store.fetchToken("p", 0, null));
        Log.get(store.storeToken(at(4), "p", 0, null));
        Log.get(store.fetchToken("p", 1, null));
        Segment merged = segments.get(0).mergedWith(segments.get(1));
        TrackingToken token = MergedTrackingToken.merged(at(4), at(0));
        Log.get(store.deleteToken("p", 0, null));
        Log.get(store.deleteToken("p", 1, null));
        Log.get(store.initializeSegment(token, "p", merged, null));
        Log.get(store.releaseClaim("p", 0, null));
        assertThat(Log.get(other.fetchSegments("p", null))).containsExactly(merged);
        assertThat(Log.get(other.fetchToken("p", merged, null))).isEqualTo(token);
    }

    @Test
    void every_kind_of_token_comes_back() {
        initialize(1);
        TrackingToken replay = ReplayToken.createReplayToken(at(10), at(3), "because");
        List<TrackingToken> tokens = List.of(
                at(1),
                replay,
                new MergedTrackingToken(at(1), at(2)),
                ReplayToken.createReplayToken(new MergedTrackingToken(at(11), at(12)), null),
                TrackingToken.FIRST,
                TrackingToken.LATEST);
        for (TrackingToken token : tokens) {
            Log.get(store.storeToken(token, "p", 0, null));
            assertThat(Log.get(store.fetchToken("p", 0, null))).isEqualTo(token);
        }
        assertThat(ReplayToken.replayContext(replay, String.class)).contains("because");
        Log.get(store.storeToken(null, "p", 0, null));
        assertThat(Log.get(store.fetchToken("p", 0, null))).isNull();
    }

    @Test
    void stores_on_one_database_have_one_identifier() throws Exception {
        String identifier = Log.get(store.retrieveStorageIdentifier(null));
        assertThat(identifier).isNotBlank().isEqualTo(Log.get(other.retrieveStorageIdentifier(null)));
        MongoTokenStore elsewhere = new MongoTokenStore(TestServer.database(), "node-1", TIMEOUT, clock);
        assertThat(Log.get(elsewhere.retrieveStorageIdentifier(null))).isNotEqualTo(identifier);
        MongoDatabase fresh = TestServer.database();
        var identifiers = new java.util.concurrent.ConcurrentSkipListSet<String>();
        ConcurrentNodesTest.inParallel(
                8,
                i -> identifiers.add(
                        Log.get(new MongoTokenStore(fresh, "n" + i, TIMEOUT, clock).retrieveStorageIdentifier(null))));
        assertThat(identifiers).hasSize(1);
    }

    @Test
    void of_many_owners_that_ask_at_once_one_gets_the_claim() throws Exception {
        for (int round = 0; round < 20; round++) {
            String processor = "p" + round;
            AtomicInteger initialized = new AtomicInteger();
            AtomicInteger claimed = new AtomicInteger();
            ConcurrentNodesTest.inParallel(8, i -> {
                MongoTokenStore node = node("racer-" + i);
                if (succeeds(() -> Log.get(node.initializeTokenSegments(processor, 2, null, null)))) {
                    initialized.incrementAndGet();
                }
            });
            ConcurrentNodesTest.inParallel(8, i -> {
                if (succeeds(() -> Log.get(node("racer-" + i).fetchToken(processor, 0, null)))) {
                    claimed.incrementAndGet();
                }
            });
            assertThat(initialized).hasValue(1);
            assertThat(claimed).hasValue(1);
        }
    }

    private static boolean succeeds(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
