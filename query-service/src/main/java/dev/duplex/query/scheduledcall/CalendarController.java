package dev.duplex.query.scheduledcall;

import dev.duplex.calendar.ScheduledCall;
import dev.duplex.calendar.ical.Address;
import dev.duplex.calendar.ical.CalendarWriter;
import dev.duplex.query.graphql.Ids;
import dev.duplex.query.graphql.KnownPeople;
import dev.duplex.query.graphql.KnownPeople.KnownPerson;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.Positions;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.SharedReadModels;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Scheduled calls for calendars of other programs. */
@RestController
class CalendarController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final Duration PAST = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(366);

    private final StoredScheduledCalls stored;
    private final KnownPeople people;
    private final CalendarTokens tokens;
    private final SharedReadModels readModels;
    private final Clock clock;
    private final String url;
    private final Duration patience;

    /** @param url where people reach the web client; what the request came to, where it is left out */
    CalendarController(
            StoredScheduledCalls stored,
            KnownPeople people,
            CalendarTokens tokens,
            SharedReadModels readModels,
            Clock clock,
            @Value("${duplex.url:}") String url,
            @Value("${duplex.query.position-wait:5s}") Duration patience) {
        this.stored = stored;
        this.people = people;
        this.tokens = tokens;
        this.readModels = readModels;
        this.clock = clock;
        this.url = url;
        this.patience = patience;
    }

    /** Only one's own, which is as good as a password. */
    @SchemaMapping(typeName = "Person")
    @Nullable String calendarFeed(PersonRef person, @ContextValue(Viewer.KEY) Viewer viewer) {
        boolean own = switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(UUID asking) -> asking.equals(person.id());
        };
        return own ? url + "/v1/calendars/" + tokens.of(person.id()) + ".ics" : null;
    }

    @GetMapping("/v1/scheduled-calls/{scheduled}.ics")
    ResponseEntity<byte[]> invitation(
            @PathVariable String scheduled,
            @RequestHeader(name = "Duplex-Person", required = false) @Nullable String person,
            @RequestHeader(name = "Duplex-Position", required = false) @Nullable String position,
            @RequestParam(required = false) @Nullable String atLeast) {
        UUID id = Ids.parse("scheduled", scheduled);
        Viewer viewer =
                person == null ? new Viewer.Operator() : new Viewer.Of(Ids.parse("Duplex-Person", person.strip()));
        await(position == null ? atLeast : position, position == null ? "atLeast" : "Duplex-Position");
        ScheduledCall call = stored.get(viewer, id)
                .map(ScheduledCallDocument::call)
                .orElseThrow(() -> QueryRejected.unknown("scheduled-call", "scheduled", id));
        return answer(CalendarWriter.invitation(call, addresses(List.of(call)), page()), "call.ics");
    }

    @GetMapping("/v1/calendars/{token}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String token, @RequestParam(required = false) @Nullable String atLeast) {
        UUID person = tokens.person(token)
                .orElseThrow(() -> new QueryRejected(
                        "unknown-calendar",
                        "token",
                        "There is no such calendar",
                        "Ask for the address anew, as calendarFeed of the own person"));
        await(atLeast, "atLeast");
        Instant now = clock.instant();
        List<ScheduledCall> calls = stored.of(person, now.minus(PAST), now.plus(AHEAD)).stream()
                .filter(document -> document.call()
                        .occurrences()
                        .anyMatch(one -> new StoredScheduledCalls.Dated(document, one).concerns(person)))
                .map(ScheduledCallDocument::call)
                .sorted(Comparator.comparing(ScheduledCall::id))
                .toList();
        KnownPerson owner = people.known(List.of(person)).get(person);
        String name = owner == null ? "Duplex" : "Duplex: " + owner.name();
        return answer(CalendarWriter.feed(name, calls, addresses(calls), page()), "duplex.ics");
    }

    private Function<UUID, Address> addresses(List<ScheduledCall> calls) {
        Set<UUID> named = new HashSet<>();
        calls.forEach(call -> {
            named.add(call.organiser());
            named.addAll(call.terms().invitees());
            call.occurrences().forEach(one -> named.addAll(one.terms().invitees()));
        });
        Map<UUID, KnownPerson> known = people.known(named);
        return person -> {
            KnownPerson found = known.get(person);
            return found == null ? Address.of(person, null, null) : Address.of(person, found.name(), found.email());
        };
    }

    /** The page from which one gets into the call. */
    private Function<ScheduledCall, String> page() {
        String base = url.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : url;
        return call -> base + "/#/calendar/" + call.id();
    }

    private void await(@Nullable String position, String field) {
        if (position == null || readModels.await(Positions.parse(field, position), patience)) {
            return;
        }
        throw new QueryRejected(
                "not-yet-reached", field, "Position " + position + " is not reached yet", "Ask again in a moment");
    }

    /** Who has it already is told so, and gets nothing. */
    private static ResponseEntity<byte[]> answer(String text, String file) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + file + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(digest(body))
                .body(body);
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Each Java has SHA-256", missing);
        }
    }
}
