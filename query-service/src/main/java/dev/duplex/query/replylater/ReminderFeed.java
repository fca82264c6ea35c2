package dev.duplex.query.replylater;

import com.mongodb.client.model.Filters;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.live.LiveFeed;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.projection.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class ReminderFeed {

    /** @param given the reminders that the events at these positions gave, to whomever */
    private record Lookup(List<Long> positions, List<ReminderDocument> given) {}

    private final LiveShelf<ReminderDocument> reminders;
    private final ReplyLaterAccess access;
    private final Participation participation;
    private final LiveFeed feed;
    private volatile @Nullable Lookup last;

    ReminderFeed(LiveShelves shelves, ReplyLaterAccess access, Participation participation, LiveFeed feed) {
        this.reminders = shelves.of(ReminderDocument.SHELF);
        this.access = access;
        this.participation = participation;
        this.feed = feed;
    }

    @SubscriptionMapping
    Flux<Reminder> reminderUpdates(@Argument String person, @ContextValue(Viewer.KEY) Viewer viewer) {
        UUID owner = access.require(viewer, person);
        return feed.subscribe(events -> updates(owner, viewer, events));
    }

    private List<Reminder> updates(UUID owner, Viewer viewer, List<LoggedEvent> events) {
        if (events.stream().noneMatch(logged -> mayConcern(owner, logged))) {
            return List.of();
        }
        List<ReminderDocument> own = access.of(owner, given(events));
        if (own.isEmpty()) {
            return List.of();
        }
        Places places = Places.among(
                participation,
                viewer,
                own.stream().map(ReminderDocument::conversation).toList());
        return own.stream().map(document -> Reminder.of(document, places)).toList();
    }

    /** Subscribers are told one after the other of the same events, so it is looked up once for all of them. */
    private List<ReminderDocument> given(List<LoggedEvent> events) {
        List<Long> positions = events.stream()
                .filter(ReminderFeed::mayGive)
                .map(LoggedEvent::position)
                .toList();
        Lookup known = last;
        if (known != null && known.positions().equals(positions)) {
            return known.given();
        }
        List<ReminderDocument> given =
                reminders.now().find(Filters.in("_id", positions)).into(new ArrayList<>());
        last = new Lookup(positions, List.copyOf(given));
        return given;
    }

    private static boolean mayGive(LoggedEvent logged) {
        return switch (logged.event()) {
            case ReplyReminded _, AnswerReminderGiven _, ScheduledMessageFailed _ -> true;
            default -> false;
        };
    }

    private static boolean mayConcern(UUID owner, LoggedEvent logged) {
        return switch (logged.event()) {
            case ReplyReminded reminded -> reminded.person().equals(owner);
            case ScheduledMessageFailed failed -> failed.person().equals(owner);
            case AnswerReminderGiven given ->
                given.people().isEmpty() || given.people().contains(owner);
            default -> false;
        };
    }
}
