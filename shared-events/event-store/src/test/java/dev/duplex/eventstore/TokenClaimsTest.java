package dev.duplex.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.axonframework.messaging.eventhandling.processing.streaming.segmenting.Segment;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Claims by several owners, against a plain model of what a claim is and against each other. */
class TokenClaimsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OWNERS = 3;
    private static final int SEGMENTS = 2;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final MongoDatabase database = TestServer.database();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<MongoTokenStore> owners = IntStream.range(0, OWNERS)
            .mapToObj(i -> new MongoTokenStore(database, "owner-" + i, TIMEOUT, clock))
            .toList();

    /** What should be known of a segment. */
    private static final class Model {

        private @Nullable Integer owner;
        private @Nullable Integer releasedBy;
        private Instant claimed = Instant.EPOCH;
        private long token;
        private boolean present = true;

        boolean mayClaim(int who, Instant at) {
            return present && (owner == null || owner == who || claimed.isBefore(at.minus(TIMEOUT)));
        }

        boolean isOwnedBy(int who) {
            return present && owner != null && owner == who;
        }

        boolean mayDelete(int who) {
            return isOwnedBy(who) || (present && owner == null && releasedBy != null && releasedBy == who);
        }

        void claim(int who, Instant at) {
            owner = who;
            releasedBy = null;
            claimed = at;
        }
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Test
    void whatever_owners_do_in_turn_a_claim_is_one_owners() {
        List<Segment> segments = Log.get(owners.getFirst().initializeTokenSegments("p", SEGMENTS, at(0), null));
        Model[] models = IntStream.range(0, SEGMENTS).mapToObj(i -> new Model()).toArray(Model[]::new);
        List<String> history = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int who = random.nextInt(OWNERS);
            int which = random.nextInt(SEGMENTS);
            int what = random.nextInt(8);
            history.add("%d:%d on %d".formatted(what, who, which));
            step(what, owners.get(who), who, segments.get(which), models[which], i, models, segments, history);
        }
    }

    private void step(
            int what,
            MongoTokenStore store,
            int who,
            Segment segment,
            Model model,
            long next,
            Model[] models,
            List<Segment> segments,
            List<String> history) {
        int id = segment.getSegmentId();
        boolean done;
        boolean expected;
        switch (what) {
            case 0, 1 -> {
                expected = model.mayClaim(who, now.get());
                done = succeeds(() -> assertThat(Log.get(store.fetchToken("p", segment, null)))
                        .isEqualTo(at(model.token)));
                if (expected) {
                    model.claim(who, now.get());
                }
            }
            case 2 -> {
                expected = model.mayClaim(who, now.get());
                done = succeeds(() -> Log.get(store.storeToken(at(next), "p", id, null)));
                if (expected) {
                    model.claim(who, now.get());
                    model.token = next;
                }
            }
            case 3 -> {
                expected = model.isOwnedBy(who);
                done = succeeds(() -> Log.get(store.extendClaim("p", id, null)));
                if (expected) {
                    model.claim(who, now.get());
                }
            }
            case 4 -> {
                expected = true;
                done = succeeds(() -> Log.get(store.releaseClaim("p", id, null)));
                if (model.isOwnedBy(who)) {
                    model.owner = null;
                    model.releasedBy = who;
                }
            }
            case 5 -> {
                expected = model.mayDelete(who);
                done = succeeds(() -> Log.get(store.deleteToken("p", id, null)));
                if (expected) {
                    model.present = false;
                    Log.get(store.initializeSegment(at(next), "p", segment, null));
                    model.present = true;
                    model.owner = null;
                    model.releasedBy = null;
                    model.claimed = Instant.EPOCH;
                    model.token = next;
                }
            }
            case 6 -> {
                now.updateAndGet(instant -> instant.plusSeconds(random.nextInt(8)));
                expected = true;
                done = true;
            }
            default -> {
                List<Segment> available = Log.get(store.fetchAvailableSegments("p", null));
                expected = true;
                done = available.equals(segments.stream()
                        .filter(each -> models[segments.indexOf(each)].mayClaim(who, now.get()))
                        .toList());
            }
        }
        assertThat(done)
                .as("seed %d, last of %s, models %s", seed, history, Arrays.toString(models))
                .isEqualTo(expected);
    }

    @Test
    void of_owners_at_once_none_overwrites_what_another_stored() throws Exception {
        Log.get(owners.getFirst().initializeTokenSegments("race", 1, at(0), null));
        AtomicLong stored = new AtomicLong();
        ConcurrentNodesTest.inParallel(6, i -> {
            MongoTokenStore store = new MongoTokenStore(database, "racer-" + i, TIMEOUT, clock);
            for (int turn = 0; turn < 40; turn++) {
                boolean claimed = succeeds(() -> {
                    long position = Log.get(store.fetchToken("race", 0, null))
                            .position()
                            .orElseThrow();
                    Log.get(store.storeToken(at(position + 1), "race", 0, null));
                    Log.get(store.extendClaim("race", 0, null));
                });
                if (claimed) {
                    stored.incrementAndGet();
                    Log.get(store.releaseClaim("race", 0, null));
                }
            }
        });
        assertThat(stored.get()).isPositive();
        assertThat(Log.get(owners.getFirst().fetchToken("race", 0, null))).isEqualTo(at(stored.get()));
    }

    private static boolean succeeds(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }
}
