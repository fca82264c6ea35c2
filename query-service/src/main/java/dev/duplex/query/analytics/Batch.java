package dev.duplex.query.analytics;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import dev.duplex.query.analytics.waitspan.Fact;
import dev.duplex.query.analytics.waitspan.Speaker;
import dev.duplex.query.projection.LoggedEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch of events brings, sorted by where it goes. */
final class Batch {

    final List<WorkspaceOpened> workspaces = new ArrayList<>();
    final List<PersonJoined> people = new ArrayList<>();
    final Map<UUID, ConversationStarted> started = new LinkedHashMap<>();
    final Map<UUID, List<Fact>> facts = new LinkedHashMap<>();

    /**
     * @param zones by workspace, added to
     * @param speakers who is not a member, added to
     */
    Batch(List<LoggedEvent> events, Map<String, ZoneId> zones, Map<UUID, Speaker> speakers) {
        FactOfEvent facts = new FactOfEvent(person -> speakers.getOrDefault(person, Speaker.MEMBER));
        for (LoggedEvent logged : events) {
            switch (logged.event()) {
                case WorkspaceOpened opened -> {
                    workspaces.add(opened);
                    zones.put(opened.workspace(), opened.timeZone());
                }
                case PersonJoined joined -> {
                    people.add(joined);
                    Speaker speaker = speaker(joined.kind());
                    if (speaker != Speaker.MEMBER) {
                        speakers.put(joined.person(), speaker);
                    }
                }
                case ConversationStarted conversation -> started.put(conversation.conversation(), conversation);
                case DuplexEvent event ->
                    facts.of(logged.position(), event)
                            .ifPresent(fact -> this.facts
                                    .computeIfAbsent(fact.conversation(), id -> new ArrayList<>())
                                    .add(fact.fact()));
            }
        }
    }

    static Speaker speaker(PersonKind kind) {
        return switch (kind) {
            case MEMBER -> Speaker.MEMBER;
            case CUSTOMER -> Speaker.CUSTOMER;
            case BOT -> Speaker.MACHINE;
        };
    }
}
