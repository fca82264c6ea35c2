package dev.duplex.query.replylater;

import com.mongodb.client.model.Filters;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Keyset;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class ReplyLaterController {

    private static final Keyset DEFERRALS = new Keyset("since", "opened", Cursor::number);
    private static final Keyset SCHEDULED = new Keyset("dueAt", "opened", Cursor::number);
    private static final Keyset ANSWER_REMINDERS = new Keyset("due", "opened", Cursor::number);
    private static final Keyset REMINDERS = new Keyset("at", "position", Cursor::number);

    private final LiveShelf<DeferralDocument> deferrals;
    private final LiveShelf<ScheduledDocument> scheduled;
    private final LiveShelf<AnswerReminderDocument> answerReminders;
    private final LiveShelf<ReminderDocument> reminders;
    private final ReplyLaterAccess access;
    private final Participation participation;

    ReplyLaterController(LiveShelves shelves, ReplyLaterAccess access, Participation participation) {
        this.deferrals = shelves.of(DeferralDocument.SHELF);
        this.scheduled = shelves.of(ScheduledDocument.SHELF);
        this.answerReminders = shelves.of(AnswerReminderDocument.SHELF);
        this.reminders = shelves.of(ReminderDocument.SHELF);
        this.access = access;
        this.participation = participation;
    }

    @QueryMapping
    Connection<Deferral> deferrals(
            @Argument String person,
            @Argument @Nullable DeferralState state,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "deferrals " + person + " " + state);
        List<DeferralDocument> found =
                DEFERRALS.find(deferrals.now(), of("person", access.require(viewer, person), state), page);
        Places places = places(viewer, found, DeferralDocument::conversation);
        return Connection.of(
                page,
                found,
                document -> new Cursor(document.since(), Long.toString(document.opened())),
                document -> Deferral.of(document, places));
    }

    @QueryMapping
    Connection<ScheduledMessage> scheduledMessages(
            @Argument String person,
            @Argument @Nullable ScheduledState state,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "scheduled messages " + person + " " + state);
        List<ScheduledDocument> found =
                SCHEDULED.find(scheduled.now(), of("person", access.require(viewer, person), state), page);
        Places places = places(viewer, found, ScheduledDocument::conversation);
        return Connection.of(
                page,
                found,
                document -> new Cursor(document.dueAt(), Long.toString(document.opened())),
                document -> ScheduledMessage.of(document, places));
    }

    @QueryMapping
    Connection<AnswerReminder> answerReminders(
            @Argument String person,
            @Argument @Nullable AnswerReminderState state,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.forward(first, after, "answer reminders " + person + " " + state);
        List<AnswerReminderDocument> found =
                ANSWER_REMINDERS.find(answerReminders.now(), of("setBy", access.require(viewer, person), state), page);
        Places places = places(viewer, found, AnswerReminderDocument::conversation);
        return Connection.of(
                page,
                found,
                document -> new Cursor(document.due(), Long.toString(document.opened())),
                document -> AnswerReminder.of(document, places));
    }

    @QueryMapping
    Connection<Reminder> reminders(
            @Argument String person,
            @Argument @Nullable Integer first,
            @Argument @Nullable String after,
            @Argument @Nullable Integer last,
            @Argument @Nullable String before,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        Page page = Page.of(first, after, last, before, "reminders " + person);
        List<ReminderDocument> found =
                REMINDERS.find(reminders.now(), access.remindersOf(access.require(viewer, person)), page);
        Places places = places(viewer, found, ReminderDocument::conversation);
        return Connection.of(
                page,
                found,
                document -> new Cursor(document.at(), Long.toString(document.position())),
                document -> Reminder.of(document, places));
    }

    private static Bson of(String owner, UUID person, @Nullable Enum<?> state) {
        Bson own = Filters.eq(owner, person);
        return state == null ? own : Filters.and(own, Filters.eq("state", state.name()));
    }

    private <D> Places places(Viewer viewer, List<D> found, Function<D, UUID> conversation) {
        return Places.among(
                participation, viewer, found.stream().map(conversation).toList());
    }
}
