package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ical.CalendarEntry;
import dev.duplex.calendar.ical.CalendarEntry.Guest;
import dev.duplex.calendar.ical.CalendarEntry.Local;
import dev.duplex.calendar.ical.CalendarFile;
import dev.duplex.command.scheduledcall.Addressees.Circle;
import dev.duplex.command.scheduledcall.ImportCalendar.Drop;
import dev.duplex.command.scheduledcall.ImportCalendar.Entry;
import dev.duplex.command.scheduledcall.ImportCalendar.Invite;
import dev.duplex.command.scheduledcall.ImportCalendar.Move;
import dev.duplex.command.scheduledcall.ImportCalendar.Reply;
import dev.duplex.events.call.InvitationAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a calendar's events ask for here, and whom of those it names nobody here is. */
final class ImportedEntries {

    /** As calendars from here name calls. */
    private static final Pattern OWN = Pattern.compile("([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})@duplex");

    private final UUID conversation;
    private final Circle circle;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Skipped> skipped = new LinkedHashSet<>();

    ImportedEntries(UUID conversation, Circle circle) {
        this.conversation = conversation;
        this.circle = circle;
    }

    /** Somebody whom the calendar names in vain. */
    record Skipped(String uid, String attendee, String reason) {}

    List<Entry> entries() {
        return entries;
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** What is said of a series comes before what is said of one of its calls. */
    ImportedEntries add(CalendarFile file) {
        file.entries().stream()
                .sorted(Comparator.comparing(entry -> entry.occurrence() != null))
                .forEach(entry -> add(file.method(), entry));
        return this;
    }

    private void add(CalendarFile.Method method, CalendarEntry entry) {
        Matcher own = OWN.matcher(entry.uid());
        boolean here = own.matches();
        UUID scheduled = here
                ? UUID.fromString(own.group(1))
                : UUID.nameUUIDFromBytes((conversation + " " + entry.uid()).getBytes(StandardCharsets.UTF_8));
        switch (method) {
            case REQUEST -> request(scheduled, here, entry);
            case CANCEL -> entries.add(new Drop(scheduled, entry.uid(), entry.occurrence(), false, entry.revision()));
            case REPLY -> entry.guests().forEach(guest -> reply(scheduled, entry, guest));
        }
    }

    private void request(UUID scheduled, boolean own, CalendarEntry entry) {
        Local occurrence = entry.occurrence();
        if (entry.cancelled()) {
            entries.add(new Drop(scheduled, entry.uid(), occurrence, false, entry.revision()));
            return;
        }
        var terms = Objects.requireNonNull(entry.terms(), "the reader requires a start");
        Optional<List<UUID>> invitees = entry.guests().isEmpty() ? Optional.empty() : Optional.of(invitees(entry));
        entries.add(
                occurrence == null
                        ? new Invite(scheduled, entry.uid(), own, terms, invitees, entry.revision())
                        : new Move(scheduled, entry.uid(), occurrence, terms, invitees, entry.revision()));
        entry.without().forEach(gone -> entries.add(new Drop(scheduled, entry.uid(), gone, true, entry.revision())));
    }

    private List<UUID> invitees(CalendarEntry entry) {
        Set<UUID> found = new LinkedHashSet<>();
        entry.guests().forEach(guest -> person(entry, guest).ifPresent(found::add));
        return List.copyOf(found);
    }

    private void reply(UUID scheduled, CalendarEntry entry, Guest guest) {
        Optional<InvitationAnswer> answer = guest.answer();
        if (answer.isEmpty()) {
            skip(entry, guest, "has given no answer that is one: accepted, declined or tentative");
            return;
        }
        person(entry, guest)
                .ifPresent(person ->
                        entries.add(new Reply(scheduled, entry.uid(), entry.occurrence(), person, answer.get())));
    }

    private Optional<UUID> person(CalendarEntry entry, Guest guest) {
        Optional<UUID> person = circle.find(guest.address());
        if (person.isEmpty()) {
            skip(entry, guest, "is nobody of this conversation by that address; add them first");
        }
        return person;
    }

    private void skip(CalendarEntry entry, Guest guest, String reason) {
        skipped.add(new Skipped(entry.uid(), guest.address().uri(), reason));
    }
}
