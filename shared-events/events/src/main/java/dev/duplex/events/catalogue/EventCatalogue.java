package dev.duplex.events.catalogue;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every event with its stored name and version, and the way from older versions to today's. Immutable. */
public final class EventCatalogue {

    private static final EventCatalogue CURRENT = new EventCatalogue(
            List.of(
                    v1("workspace.opened", WorkspaceEvent.WorkspaceOpened.class),
                    v1("person.joined", PeopleEvent.PersonJoined.class),
                    v1("conversation.started", ConversationEvent.ConversationStarted.class),
                    v1("conversation.participant-added", ConversationEvent.ParticipantAdded.class),
                    v1("conversation.participant-left", ConversationEvent.ParticipantLeft.class),
                    v1("conversation.renamed", ConversationEvent.ConversationRenamed.class),
                    v1("conversation.role-changed", ConversationEvent.ParticipantRoleChanged.class),
                    v1("conversation.closed", ConversationEvent.ConversationClosed.class),
                    v1("conversation.reopened", ConversationEvent.ConversationReopened.class),
                    v1("conversation.read", ConversationEvent.ConversationRead.class),
                    v1("conversation.muted", AttentionEvent.ConversationMuted.class),
                    v1("conversation.unmuted", AttentionEvent.ConversationUnmuted.class),
                    v1("conversation.favourited", AttentionEvent.ConversationFavourited.class),
                    v1("conversation.unfavourited", AttentionEvent.ConversationUnfavourited.class),
                    v1("conversation.thread-followed", AttentionEvent.ThreadFollowed.class),
                    v1("conversation.thread-unfollowed", AttentionEvent.ThreadUnfollowed.class),
                    v1("conversation.snoozed", AttentionEvent.ConversationSnoozed.class),
                    v1("conversation.woken", AttentionEvent.ConversationWoken.class),
                    new StoredType("conversation.escalated", 2, TransitionEvent.ConversationEscalated.class),
                    new StoredType("conversation.continued-later", 2, TransitionEvent.ConversationContinuedLater.class),
                    new StoredType("message.sent", 3, MessageEvent.MessageSent.class),
                    new StoredType("message.edited", 2, MessageEvent.MessageEdited.class),
                    v1("message.retracted", MessageEvent.MessageRetracted.class),
                    v1("message.reaction-added", MessageEvent.ReactionAdded.class),
                    v1("message.reaction-removed", MessageEvent.ReactionRemoved.class),
                    v1("message.scheduled", ScheduledMessageEvent.MessageScheduled.class),
                    v1("message.schedule-cancelled", ScheduledMessageEvent.ScheduledMessageCancelled.class),
                    v1("message.schedule-failed", ScheduledMessageEvent.ScheduledMessageFailed.class),
                    v1("reply.deferred", ReplyLaterEvent.ReplyDeferred.class),
                    v1("reply.reminded", ReplyLaterEvent.ReplyReminded.class),
                    v1("reply.reminder-postponed", ReplyLaterEvent.ReplyReminderPostponed.class),
                    new StoredType("reply.deferral-dropped", 2, ReplyLaterEvent.ReplyDeferralDropped.class),
                    v1("answer.reminder-set", AnswerReminderEvent.AnswerReminderSet.class),
                    v1("answer.reminder-given", AnswerReminderEvent.AnswerReminderGiven.class),
                    v1("answer.reminder-dropped", AnswerReminderEvent.AnswerReminderDropped.class),
                    new StoredType("call.started", 2, CallEvent.CallStarted.class),
                    v1("call.rung", CallEvent.CallRung.class),
                    v1("call.answered", CallEvent.CallAnswered.class),
                    new StoredType("call.declined", 2, CallEvent.CallDeclined.class),
                    v1("call.missed", CallEvent.CallMissed.class),
                    v1("call.ring-cancelled", CallEvent.CallRingCancelled.class),
                    new StoredType("call.joined", 2, CallEvent.CallJoined.class),
                    new StoredType("call.left", 2, CallEvent.CallLeft.class),
                    v1("call.host-changed", CallEvent.CallHostChanged.class),
                    v1("call.summarized", CallEvent.CallSummarized.class),
                    v1("call.ended", CallEvent.CallEnded.class),
                    new StoredType("call.scheduled", 2, ScheduledCallEvent.CallScheduled.class),
                    new StoredType("call.rescheduled", 2, ScheduledCallEvent.CallRescheduled.class),
                    v1("call.schedule-cancelled", ScheduledCallEvent.CallCancelled.class),
                    v1("call.invitation-answered", ScheduledCallEvent.InvitationAnswered.class),
                    v1("call.schedule-reminded", ScheduledCallEvent.ScheduledCallReminded.class),
                    v1("availability.working-hours-set", AvailabilityEvent.WorkingHoursSet.class),
                    v1("availability.focus-started", AvailabilityEvent.FocusTimeStarted.class),
                    v1("availability.focus-planned", AvailabilityEvent.FocusTimePlanned.class),
                    v1("availability.focus-ended", AvailabilityEvent.FocusTimeEnded.class),
                    v1("availability.absence-started", AvailabilityEvent.AbsenceStarted.class),
                    v1("availability.absence-ended", AvailabilityEvent.AbsenceEnded.class),
                    v1("availability.away-started", AvailabilityEvent.AwayStarted.class),
                    v1("availability.away-ended", AvailabilityEvent.AwayEnded.class),
                    v1("documentation.decision-recorded", DecisionEvent.DecisionRecorded.class),
                    v1("documentation.decision-superseded", DecisionEvent.DecisionSuperseded.class),
                    v1("documentation.action-assigned", ActionItemEvent.ActionItemAssigned.class),
                    v1("documentation.action-done", ActionItemEvent.ActionItemDone.class),
                    v1("documentation.action-dropped", ActionItemEvent.ActionItemDropped.class)),
            List.of(
                    // there were no private notes, and what else is new was nobody's to say
                    new Upcaster("message.sent", 1, form -> with(form, "privateNote", false)),
                    new Upcaster("message.sent", 2, form -> form),
                    new Upcaster("message.edited", 1, form -> form),
                    new Upcaster("reply.deferral-dropped", 1, form -> form),
                    // rings knew no urgency, and nobody left but by leaving or at the end
                    new Upcaster("call.started", 1, form -> with(form, "urgent", false)),
                    new Upcaster("call.declined", 1, form -> form),
                    new Upcaster("call.joined", 1, form -> form),
                    new Upcaster("call.left", 1, form -> with(form, "reason", "LEFT")),
                    // nobody chose how the media of what was scheduled flow
                    new Upcaster("call.scheduled", 1, form -> form),
                    new Upcaster("call.rescheduled", 1, form -> form),
                    new Upcaster("conversation.escalated", 1, form -> with(form, "wanted", List.of())),
                    new Upcaster("conversation.continued-later", 1, form -> with(form, "points", List.of()))));

    private final Map<String, StoredType> byName = new LinkedHashMap<>();
    private final Map<Class<?>, StoredType> byRecord = new HashMap<>();
    private final Map<String, Map<Integer, Upcaster>> upcasters = new HashMap<>();

    /** @throws IllegalArgumentException when a name is used twice, or a version between 1 and today's has no upcaster */
    EventCatalogue(List<StoredType> types, List<Upcaster> upcasters) {
        for (Upcaster upcaster : upcasters) {
            this.upcasters
                    .computeIfAbsent(upcaster.name(), name -> new HashMap<>())
                    .put(upcaster.from(), upcaster);
        }
        for (StoredType type : types) {
            if (byName.put(type.name(), type) != null || byRecord.put(type.record(), type) != null) {
                throw new IllegalArgumentException("catalogued twice: " + type);
            }
            for (int version = 1; version < type.version(); version++) {
                if (!this.upcasters.getOrDefault(type.name(), Map.of()).containsKey(version)) {
                    throw new IllegalArgumentException("no upcaster from " + type.name() + " version " + version);
                }
            }
        }
    }

    public static EventCatalogue current() {
        return CURRENT;
    }

    public Collection<StoredType> types() {
        return List.copyOf(byName.values());
    }

    public Optional<StoredType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException when the record is not in the catalogue */
    public StoredType typeOf(Class<? extends DuplexEvent> record) {
        StoredType type = byRecord.get(record);
        if (type == null) {
            throw new IllegalArgumentException("not in the catalogue of events: " + record.getName());
        }
        return type;
    }

    /**
     * Brings a stored form to today's version.
     *
     * @throws IllegalArgumentException when the name is unknown or the version is from the future
     */
    public Map<String, Object> upcast(String name, int version, Map<String, Object> payload) {
        StoredType type =
                find(name).orElseThrow(() -> new IllegalArgumentException("not in the catalogue of events: " + name));
        if (version > type.version() || version < 1) {
            throw new IllegalArgumentException(
                    name + " version " + version + " is unknown here, the newest known is " + type.version());
        }
        Map<String, Object> form = payload;
        for (int from = version; from < type.version(); from++) {
            Upcaster upcaster = upcasters.getOrDefault(name, Map.of()).get(from);
            if (upcaster == null) {
                throw new IllegalStateException("no upcaster from " + name + " version " + from);
            }
            form = upcaster.change().apply(form);
        }
        return form;
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> more = new HashMap<>(form);
        more.put(key, value);
        return more;
    }

    private static StoredType v1(String name, Class<? extends DuplexEvent> record) {
        return new StoredType(name, 1, record);
    }
}
