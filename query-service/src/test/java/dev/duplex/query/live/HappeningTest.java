package dev.duplex.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.testing.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HappeningTest {

    private final AtomicInteger loads = new AtomicInteger();

    private static List<LoggedEvent> events() {
        Story story = new Story("w");
        UUID ann = story.member("ann");
        UUID group = story.starts(ConversationKind.GROUP, ann);
        story.says(group, ann, "one");
        story.says(group, ann, "two");
        List<LoggedEvent> logged = new ArrayList<>();
        story.told().forEach(event -> logged.add(new LoggedEvent(event, 100 + logged.size())));
        return logged;
    }

    private Integer load(List<LoggedEvent> of) {
        loads.incrementAndGet();
        return of.size();
    }

    @Test
    void who_listens_later_is_told_what_came_later() {
        List<LoggedEvent> all = events();
        long last = all.getLast().position();
        assertThat(new Happening(all).since(last).events()).containsExactly(all.getLast());
        assertThat(new Happening(all).since(100).events()).isEqualTo(all);
    }

    @Test
    void what_one_has_loaded_is_there_for_all() {
        Happening happening = new Happening(events());
        int all = happening.events().size();
        assertThat(happening.once(Integer.class, this::load)).isEqualTo(all);
        assertThat(happening.since(102).once(Integer.class, this::load)).isEqualTo(all);
        assertThat(loads).hasValue(1);
    }

    @Test
    void what_could_not_be_loaded_is_tried_again_by_the_next() {
        Happening happening = new Happening(events());
        try {
            happening.once(Integer.class, events -> {
                throw new IllegalStateException("not now");
            });
        } catch (IllegalStateException told) {
            assertThat(told).hasMessage("not now");
        }
        assertThat(happening.once(Integer.class, this::load)).isPositive();
    }
}
