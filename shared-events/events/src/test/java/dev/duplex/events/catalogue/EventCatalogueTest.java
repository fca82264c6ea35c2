package dev.duplex.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.ScheduledMessageEvent;
import dev.duplex.events.people.PeopleEvent;
import dev.duplex.events.replylater.AnswerReminderEvent;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.transition.TransitionEvent;
import dev.duplex.events.workspace.WorkspaceEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {

    private static final EventCatalogue CATALOGUE = EventCatalogue.current();

    @Test
    void every_event_of_every_subject_is_catalogued() {
        List<Class<?>> records = Stream.of(
                        WorkspaceEvent.class,
                        PeopleEvent.class,
                        ConversationEvent.class,
                        MessageEvent.class,
                        ReplyLaterEvent.class,
                        CallEvent.class,
                        ScheduledCallEvent.class,
                        TransitionEvent.class,
                        AttentionEvent.class,
                        ScheduledMessageEvent.class,
                        AnswerReminderEvent.class,
                        AvailabilityEvent.class,
                        DecisionEvent.class,
                        ActionItemEvent.class)
                .flatMap(EventCatalogueTest::records)
                .toList();

        assertThat(CATALOGUE.types()).extracting(StoredType::record).containsExactlyInAnyOrderElementsOf(cast(records));
    }

    @Test
    void stored_names_are_words_of_the_language_and_never_class_names() {
        assertThat(CATALOGUE.types()).allSatisfy(type -> assertThat(type.name()).matches("[a-z]+\\.[a-z]+(-[a-z]+)*"));
    }

    @Test
    void an_old_version_is_brought_to_todays_step_by_step() {
        EventCatalogue catalogue = new EventCatalogue(
                List.of(new StoredType("workspace.opened", 3, WorkspaceEvent.WorkspaceOpened.class)),
                List.of(
                        new Upcaster("workspace.opened", 1, form -> with(form, "timeZone", "UTC")),
                        new Upcaster("workspace.opened", 2, form -> with(form, "name", form.get("title")))));

        assertThat(catalogue.upcast("workspace.opened", 1, Map.of("title", "Acme")))
                .containsEntry("timeZone", "UTC")
                .containsEntry("name", "Acme");
        assertThat(catalogue.upcast("workspace.opened", 3, Map.of("name", "Acme")))
                .isEqualTo(Map.of("name", "Acme"));
    }

    @Test
    void a_version_without_a_way_to_todays_is_refused_when_the_catalogue_is_made() {
        assertThatThrownBy(() -> new EventCatalogue(
                        List.of(new StoredType("workspace.opened", 2, WorkspaceEvent.WorkspaceOpened.class)),
                        List.of()))
                .hasMessageContaining("workspace.opened version 1");
    }

    @Test
    void a_version_from_the_future_and_an_unknown_name_are_refused() {
        assertThatThrownBy(() -> CATALOGUE.upcast("message.sent", 4, Map.of())).hasMessageContaining("version 4");
        assertThatThrownBy(() -> CATALOGUE.upcast("message.sung", 1, Map.of())).hasMessageContaining("message.sung");
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(form);
        changed.put(key, value);
        return changed;
    }

    private static Stream<Class<?>> records(Class<?> subject) {
        return Stream.of(subject.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? records(type) : Stream.of(type));
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends DuplexEvent>> cast(List<Class<?>> records) {
        return (List<Class<? extends DuplexEvent>>) (List<?>) records;
    }
}
