package dev.duplex.query.availability;

import dev.duplex.availability.PersonAvailability;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What a person said about when to be reached, each list in the order of saying. What is over for long, or has become too
 * much, is dropped when something is said.
 *
 * @param timeZone that the person came with
 */
public record AvailabilityDocument(
        @BsonId UUID id,
        String workspace,
        PersonKind kind,
        String timeZone,
        List<HoursVersion> hours,
        List<FocusEntry> focus,
        List<AbsenceEntry> absences,
        List<AwayEntry> away,
        long position)
        implements ReadDocument {

    static final Shelf<AvailabilityDocument> SHELF = new Shelf<>("availability", AvailabilityDocument.class, List.of());

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int MOST = 300;

    static AvailabilityDocument of(PersonJoined joined, long position) {
        return new AvailabilityDocument(
                joined.person(),
                joined.workspace(),
                joined.kind(),
                joined.timeZone().getId(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                position);
    }

    AvailabilityDocument apply(AvailabilityEvent event, long at) {
        Instant forgotten = event.at().minus(KEPT);
        AvailabilityDocument kept = new AvailabilityDocument(
                id,
                workspace,
                kind,
                timeZone,
                hours,
                kept(focus, entry -> entry.isOver(forgotten), entry -> entry.isOver(event.at())),
                kept(absences, entry -> entry.isOver(forgotten), entry -> entry.isOver(event.at())),
                kept(away, entry -> entry.isOver(forgotten), entry -> entry.isOver(event.at())),
                at);
        return kept.with(event);
    }

    private AvailabilityDocument with(AvailabilityEvent event) {
        return switch (event) {
            case WorkingHoursSet set -> with(HoursVersion.with(hours, set), focus, absences, away);
            case FocusTimeStarted started -> with(hours, plus(focus, FocusEntry.of(started)), absences, away);
            case FocusTimePlanned planned -> with(hours, plus(focus, FocusEntry.of(planned)), absences, away);
            case FocusTimeEnded ended ->
                with(
                        hours,
                        each(focus, entry -> entry.id().equals(ended.focus()) ? entry.ended(ended.at()) : entry),
                        absences,
                        away);
            case AbsenceStarted started -> with(hours, focus, plus(absences, AbsenceEntry.of(started)), away);
            case AbsenceEnded ended ->
                with(
                        hours,
                        focus,
                        each(absences, entry -> entry.id().equals(ended.absence()) ? entry.ended(ended.at()) : entry),
                        away);
            case AwayStarted started ->
                with(
                        hours,
                        focus,
                        absences,
                        plus(
                                each(away, entry -> entry.ended(started.at())),
                                new AwayEntry(started.at(), started.until(), null)));
            case AwayEnded ended -> with(hours, focus, absences, each(away, entry -> entry.ended(ended.at())));
        };
    }

    private AvailabilityDocument with(
            List<HoursVersion> changedHours,
            List<FocusEntry> changedFocus,
            List<AbsenceEntry> changedAbsences,
            List<AwayEntry> changedAway) {
        return new AvailabilityDocument(
                id, workspace, kind, timeZone, changedHours, changedFocus, changedAbsences, changedAway, position);
    }

    private static <T> List<T> plus(List<T> list, T added) {
        return Stream.concat(list.stream(), Stream.of(added)).toList();
    }

    private static <T> List<T> each(List<T> list, UnaryOperator<T> change) {
        return list.stream().map(change).toList();
    }

    /** What is ahead is limited where it is decided; of what is over the newest stay. */
    private static <T> List<T> kept(List<T> list, Predicate<T> forgotten, Predicate<T> over) {
        List<T> kept = new ArrayList<>();
        int surplus = list.size() - MOST;
        for (T entry : list) {
            if (forgotten.test(entry) || (over.test(entry) && surplus > 0)) {
                surplus--;
            } else {
                kept.add(entry);
            }
        }
        return kept;
    }

    /** @param workspaceHours of those without own ones */
    PersonAvailability fold(List<HoursVersion> workspaceHours) {
        return Stream.of(
                        workspaceHours.stream().map(version -> version.event(workspace, null)),
                        hours.stream().map(version -> version.event(workspace, id)),
                        focus.stream().flatMap(entry -> entry.events(workspace, id)),
                        absences.stream().flatMap(entry -> entry.events(workspace, id)),
                        away.stream().flatMap(entry -> entry.events(workspace, id)))
                .flatMap(events -> events)
                .reduce(
                        PersonAvailability.of(id, ZoneId.of(timeZone)),
                        PersonAvailability::evolve,
                        (one, other) -> other);
    }
}
