package dev.duplex.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.availability.AvailabilityState.Kind;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.graphql.Availabilities;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AvailabilityTest {

    /** A Monday in years when all absences of these tests are still to come. */
    private static final String MONDAY = "2099-01-05";

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Instant at(String time) {
        return Instant.parse(MONDAY + "T" + time + ":00Z");
    }

    /** Of one person, as seen by another. */
    private JsonNode person(UUID viewer, UUID person, String fields) {
        service.append(story.told());
        JsonNode people = service.query(
                        viewer,
                        "{ workspace(id: \"%s\") { people { nodes { id %s } } } }".formatted(story.workspace, fields))
                .at("/workspace/people/nodes");
        return people.valueStream()
                .filter(node -> node.get("id").asString().equals(person.toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_state_at_an_instant_is_told_with_its_end_and_the_local_time() {
        story.absent(ann, at("12:00"), at("14:00"), bob, "Doctor");
        story.focuses(ann, at("09:00"), at("10:00"), new FocusBreak(Who.CHOSEN, List.of(bob)));

        JsonNode states = person(bob, ann, """
                focus: availability(at: "$dayT09:30:00Z") { $all } absent: availability(at: "$dayT12:30:00Z") { $all }
                here: availability(at: "$dayT10:30:00Z") { $all } off: availability(at: "$dayT17:00:00Z") { $all }
                now: availability { state }
                """.replace("$day", MONDAY).replace(
                "$all",
                "state until timeZone localTime standIn { id name } nextGoodMoment mayBreak { who"
                        + " people { id } } mayInterrupt urgently: mayInterrupt(urgent: true)"));

        JsonNode focus = states.get("focus");
        assertThat(focus.get("state").asString()).isEqualTo("FOCUS");
        assertThat(focus.get("until").asString()).isEqualTo(MONDAY + "T10:00:00Z");
        assertThat(focus.get("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(focus.get("localTime").asString()).isEqualTo(MONDAY + "T10:30:00+01:00");
        assertThat(focus.at("/mayBreak/who").asString()).isEqualTo("CHOSEN");
        assertThat(focus.at("/mayBreak/people/0/id").asString()).isEqualTo(bob.toString());
        assertThat(focus.get("mayInterrupt").asBoolean()).isTrue();
        assertThat(focus.get("nextGoodMoment").asString()).isEqualTo(MONDAY + "T10:00:00Z");
        JsonNode absent = states.get("absent");
        assertThat(absent.get("state").asString()).isEqualTo("ABSENT");
        assertThat(absent.at("/standIn/name").asString()).isEqualTo("bob");
        assertThat(absent.get("urgently").asBoolean()).isFalse();
        assertThat(states.at("/here/state").asString()).isEqualTo("AVAILABLE");
        assertThat(states.at("/here/until").asString()).isEqualTo(MONDAY + "T12:00:00Z");
        assertThat(states.at("/off/state").asString()).isEqualTo("OFF_HOURS");
        assertThat(states.at("/off/mayInterrupt").asBoolean()).isFalse();
        assertThat(states.at("/off/urgently").asBoolean()).isTrue();
    }

    @Test
    void hours_are_the_persons_own_or_the_workspaces_or_the_usual_ones() {
        String fields = "workingHours { source timeZone version since week { day from to }"
                + " exceptions { date name hours { from to } } }";
        JsonNode usual = person(bob, ann, fields).get("workingHours");
        assertThat(usual.get("source").asString()).isEqualTo("USUAL");
        assertThat(usual.get("week").size()).isEqualTo(5);
        assertThat(usual.at("/week/0/from").asString()).isEqualTo("09:00");
        assertThat(usual.get("version").asInt()).isZero();

        story.setsHours(null, "UTC", DayOfWeek.MONDAY, LocalTime.of(22, 0), LocalTime.of(6, 0));
        JsonNode workspace = person(bob, ann, fields).get("workingHours");
        assertThat(workspace.get("source").asString()).isEqualTo("WORKSPACE");
        assertThat(workspace.at("/week/0/to").asString()).isEqualTo("06:00");

        story.setsHours(ann, "Asia/Tokyo", DayOfWeek.SUNDAY, LocalTime.of(10, 0), LocalTime.of(18, 30));
        JsonNode own = person(bob, ann, fields).get("workingHours");
        assertThat(own.get("source").asString()).isEqualTo("PERSON");
        assertThat(own.get("timeZone").asString()).isEqualTo("Asia/Tokyo");
        assertThat(own.at("/week/0/day").asString()).isEqualTo("SUNDAY");
        assertThat(own.at("/exceptions/0/date").asString()).isEqualTo("2099-12-24");
        assertThat(own.at("/exceptions/0/hours").size()).isZero();
        assertThat(service.query(
                                bob,
                                "{ workspace(id: \"%s\") { workingHours { timeZone version } } }"
                                        .formatted(story.workspace))
                        .at("/workspace/workingHours/timeZone")
                        .asString())
                .isEqualTo("UTC");
    }

    @Test
    void focus_times_and_absences_are_listed_until_they_are_over_and_a_note_is_for_the_person_alone() {
        UUID leave = story.absent(ann, at("12:00"), at("14:00"), null, "Doctor");
        UUID cancelled = story.absent(ann, at("16:00"), at("17:00"), null, "Never");
        story.endsAbsence(ann, cancelled);
        story.absent(ann, story.now(), story.now().plusSeconds(60), null, "Long ago");
        UUID focus = story.plansFocus(ann, DayOfWeek.FRIDAY, LocalTime.of(9, 0), LocalTime.of(11, 0));

        String fields = "absences { id from until note } focusTimes { id until recurring { timeZone days from to } }";
        JsonNode seen = person(bob, ann, fields);
        assertThat(seen.get("absences").size()).isEqualTo(1);
        assertThat(seen.at("/absences/0/id").asString()).isEqualTo(leave.toString());
        assertThat(seen.at("/absences/0/note").isNull()).isTrue();
        assertThat(seen.at("/focusTimes/0/id").asString()).isEqualTo(focus.toString());
        assertThat(seen.at("/focusTimes/0/recurring/days/0").asString()).isEqualTo("FRIDAY");
        assertThat(seen.at("/focusTimes/0/recurring/to").asString()).isEqualTo("11:00");
        assertThat(person(ann, ann, fields).at("/absences/0/note").asString()).isEqualTo("Doctor");
    }

    @Test
    void a_customer_knows_of_those_to_talk_to_and_people_of_other_workspaces_know_nothing() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        UUID room = story.starts(ConversationKind.INQUIRY, customer, ann, bob);
        story.says(room, bob, "Hello");
        story.leaves(room, bob);
        Story elsewhere = new Story("e" + UUID.randomUUID());
        UUID eve = elsewhere.member("eve");
        service.append(elsewhere.told());

        assertThat(person(customer, ann, "availability { state }")
                        .at("/availability/state")
                        .asString())
                .isNotEmpty();
        JsonNode said = service.query(
                customer,
                "{ conversation(id: \"%s\") { timeline { nodes { ... on Message { by { name availability { state } absences { id } } } } } } }"
                        .formatted(room));
        assertThat(said.toString()).contains("\"name\":\"bob\",\"availability\":null,\"absences\":null");
        String slots = "{ nextGoodMoment(people: [\"%s\"], minutes: 30) { from } }";
        assertThat(service.code(customer, slots.formatted(bob))).isEqualTo("unknown-person");
        assertThat(service.code(eve, slots.formatted(ann))).isEqualTo("unknown-person");
        assertThat(service.query(customer, slots.formatted(ann))
                        .get("nextGoodMoment")
                        .size())
                .isEqualTo(5);
    }

    @Test
    void the_next_good_moments_are_found_over_all_zones_and_tell_whom_they_suit() {
        story.setsHours(bob, "America/New_York", DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0));
        service.append(story.told());
        JsonNode slots =
                service.query(ann, """
                        { nextGoodMoment(people: ["%s", "%s"], minutes: 45, from: "%sT00:00:00Z", until: "%sT23:00:00Z", first: 2) {
                            from until suitsEverybody people { person { name } localTime state inside minutesOutside } } }
                        """.formatted(ann, bob, MONDAY, MONDAY)).get("nextGoodMoment");

        assertThat(slots.size()).isEqualTo(2);
        assertThat(slots.at("/0/from").asString()).isEqualTo(MONDAY + "T14:00:00Z");
        assertThat(slots.at("/1/from").asString()).isEqualTo(MONDAY + "T14:45:00Z");
        assertThat(slots.at("/0/suitsEverybody").asBoolean()).isTrue();
        JsonNode seat = slots.at("/0/people")
                .valueStream()
                .filter(one -> one.at("/person/name").asString().equals("bob"))
                .findFirst()
                .orElseThrow();
        assertThat(seat.get("localTime").asString()).isEqualTo(MONDAY + "T09:00:00-05:00");
        assertThat(seat.get("minutesOutside").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "people: [], minutes: 30                                                | out-of-range   | people",
                "people: [\"$a\"], minutes: 4                                           | out-of-range   | minutes",
                "people: [\"$a\"], minutes: 721                                         | out-of-range   | minutes",
                "people: [\"$a\"], minutes: 30, first: 0                                | out-of-range   | first",
                "people: [\"$a\"], minutes: 30, first: 21                               | out-of-range   | first",
                "people: [\"nobody\"], minutes: 30                                      | bad-id         | people",
                "people: [\"00000000-0000-4000-8000-000000000000\"], minutes: 30        | unknown-person | people",
                "people: [\"$a\"], minutes: 30, from: \"2026-01-02T00:00:00Z\", until: \"2026-01-01T00:00:00Z\" | out-of-range | until",
                "people: [\"$a\"], minutes: 30, from: \"2026-01-02T00:00:00Z\", until: \"2027-01-01T00:00:00Z\" | out-of-range | until",
            })
    void bad_input_is_refused_and_named(String arguments, String code, String field) {
        service.append(story.told());
        JsonNode error = service.error(
                ann, "{ nextGoodMoment(%s) { from } }".formatted(arguments.replace("$a", ann.toString())));

        assertThat(error.at("/extensions/code").asString()).isEqualTo(code);
        assertThat(error.at("/extensions/field").asString()).isEqualTo(field);
    }

    @Test
    void people_who_cannot_all_be_asked_about_at_once_are_too_many() {
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            many.add(UUID.randomUUID());
        }
        String ids = many.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));

        assertThat(service.code(ann, "{ nextGoodMoment(people: [%s], minutes: 30) { from } }".formatted(ids)))
                .isEqualTo("out-of-range");
    }

    @Test
    void a_page_of_many_people_tells_of_each() {
        for (int i = 0; i < 150; i++) {
            story.member("p" + i);
        }
        service.append(story.told());

        JsonNode people = service.query(
                        ann,
                        "{ workspace(id: \"%s\") { people(first: 200) { nodes { availability { state until } } } } }"
                                .formatted(story.workspace))
                .at("/workspace/people/nodes");

        assertThat(people.size()).isEqualTo(152);
        assertThat(people.valueStream()
                        .map(node -> node.at("/availability/state").asString()))
                .allMatch(state -> state.equals("AVAILABLE") || state.equals("OFF_HOURS"));
    }

    @Test
    void what_people_say_is_told_to_those_who_may_know() {
        UUID customer = story.joins("cus", PersonKind.CUSTOMER);
        story.starts(ConversationKind.INQUIRY, customer, ann);
        service.append(story.told());
        String document = "subscription { availabilityChanges(workspace: \"%s\") { position type person { name } } }"
                .formatted(story.workspace);
        Subscription member = Subscription.webSocket(service, bob, document);
        Subscription limited = Subscription.sse(service, customer, document);
        await().atMost(QueryService.PATIENCE).until(() -> {
            story.goesAway(ann);
            service.append(story.told());
            return member.updates().findAny().isPresent()
                    && limited.updates().findAny().isPresent();
        });
        story.goesAway(bob);
        story.goesAway(ann);
        long position = service.append(story.told());

        for (Subscription subscription : List.of(member, limited)) {
            await().atMost(QueryService.PATIENCE)
                    .until(() -> subscription
                            .updates()
                            .anyMatch(change -> change.get("position").asLong() == position));
        }
        assertThat(member.updates().map(change -> change.at("/person/name").asString()))
                .contains("ann", "bob");
        assertThat(limited.updates().map(change -> change.at("/person/name").asString()))
                .containsOnly("ann");
        assertThat(limited.updates().toList().getLast().get("type").asString()).isEqualTo("availability.away-started");
    }

    @Test
    void others_here_ask_for_several_at_once_and_for_instants_before_a_change() {
        Instant before = story.now();
        story.setsHours(ann, "UTC", DayOfWeek.MONDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        story.goesAway(bob);
        service.append(story.told());
        service.caughtUp();

        var known = service.bean(Availabilities.class).of(List.of(ann, bob, UUID.randomUUID()));
        assertThat(known).containsOnlyKeys(ann, bob);
        PersonAvailability availability = known.get(ann);
        assertThat(availability.at(before).kind()).isEqualTo(Kind.AVAILABLE);
        assertThat(availability.workingHours(before)).isEmpty();
        assertThat(availability.workingHours(story.now())).isPresent();
        assertThat(known.get(bob).at(before).kind()).isEqualTo(Kind.AVAILABLE);
        assertThat(known.get(bob).at(story.now()).kind()).isEqualTo(Kind.AWAY);
    }
}
