package dev.duplex.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.query.testing.Projecting;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    enum Mood {
        GLAD,
        SAD
    }

    enum MoreMoods {
        GLAD,
        SAD,
        CALM
    }

    record Part(String text, Instant at) {}

    record SamePart(Instant at, String text) {}

    record RenamedPart(String words, Instant at) {}

    record Tree(String text, List<Tree> children) {}

    record Plain(@BsonId UUID id, Mood mood, Map<String, List<Part>> parts, long position) implements ReadDocument {}

    record Reordered(@BsonId UUID id, Map<String, List<SamePart>> parts, Mood mood, long position)
            implements ReadDocument {}

    record OtherName(@BsonId UUID id, Mood feeling, Map<String, List<Part>> parts, long position)
            implements ReadDocument {}

    record OtherType(@BsonId UUID id, String mood, Map<String, List<Part>> parts, long position)
            implements ReadDocument {}

    record OtherElements(@BsonId UUID id, Mood mood, Map<String, Set<Part>> parts, long position)
            implements ReadDocument {}

    record OtherNested(@BsonId UUID id, Mood mood, Map<String, List<RenamedPart>> parts, long position)
            implements ReadDocument {}

    record OtherConstants(@BsonId UUID id, MoreMoods mood, Map<String, List<Part>> parts, long position)
            implements ReadDocument {}

    record OtherId(UUID id, Mood mood, Map<String, List<Part>> parts, long position) implements ReadDocument {}

    record More(@BsonId UUID id, Mood mood, Map<String, List<Part>> parts, boolean more, long position)
            implements ReadDocument {}

    record Recursive(@BsonId UUID id, Tree tree, long position) implements ReadDocument {}

    private static <D extends ReadDocument> String of(int version, Class<D> type) {
        return Fingerprint.of(version, List.of(new Shelf<>("shelf", type, List.of())));
    }

    @Test
    void whatever_is_stored_otherwise_has_another_fingerprint() {
        List<String> all = List.of(
                of(1, Plain.class),
                of(2, Plain.class),
                of(1, OtherName.class),
                of(1, OtherType.class),
                of(1, OtherElements.class),
                of(1, OtherNested.class),
                of(1, OtherConstants.class),
                of(1, OtherId.class),
                of(1, More.class),
                of(1, Recursive.class),
                Fingerprint.of(1, List.of(new Shelf<>("other", Plain.class, List.of()))),
                Fingerprint.of(1, List.of()));
        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    }

    @Test
    void what_is_not_stored_does_not_count() {
        assertThat(of(1, Reordered.class)).isEqualTo(of(1, Plain.class));
        Shelf<Plain> plain = new Shelf<>("plain", Plain.class, List.of());
        Shelf<More> more = new Shelf<>("more", More.class, List.of());
        assertThat(Fingerprint.of(1, List.of(plain, more))).isEqualTo(Fingerprint.of(1, List.of(more, plain)));
    }

    @Test
    void a_fingerprint_is_the_same_in_every_process() {
        assertThat(of(1, Plain.class)).isEqualTo("f75746d07329fd1d3b05fe7f780a30ce609eab58f43d92d2813d8b6642d7ea5a");
    }

    @Test
    void every_projection_has_one_of_its_own() {
        List<Projection> projections = Projecting.all();
        assertThat(projections.stream()
                        .map(each -> Shape.of(each).fingerprint())
                        .distinct())
                .hasSameSizeAs(projections);
    }
}
