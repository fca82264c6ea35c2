package dev.duplex.command.people;

import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.Invariants;
import dev.duplex.command.Race;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PeopleRacesTest {

    private static final int ROUNDS = 12;
    private static final int RACERS = 8;

    @AutoClose
    private final RealLog log = RealLog.open(2, PeopleController.joinPerson());

    @Test
    void a_handle_goes_to_one_of_many_who_want_it_at_once() {
        log.happened(List.of(opened()));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            List<Callable<Outcome>> joins = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                JoinPerson join = join(id("person " + seed + " " + racer), "handle" + seed);
                joins.add(() -> log.send(node, join));
            }
            assertThat(Race.of(seed, joins))
                    .as("seed %d", seed)
                    .filteredOn(outcome -> outcome instanceof Outcome.Refused(HandleTaken taken))
                    .hasSize(RACERS - 1);
        }
        Invariants.hold(log.events());
    }

    @Test
    void the_same_request_sent_many_times_at_once_is_done_once() {
        log.happened(List.of(opened()));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            List<Callable<Outcome>> joins = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                JoinPerson join = join(id("person " + seed), "handle" + seed);
                joins.add(() -> log.send(node, join));
            }
            assertThat(Race.of(seed, joins)).as("seed %d", seed).allMatch(Outcome.Done.class::isInstance);
        }
        assertThat(log.events()).hasSize(1 + ROUNDS);
        Invariants.hold(log.events());
    }

    private static JoinPerson join(UUID person, String handle) {
        return new JoinPerson(WORKSPACE, person, "Somebody", null, PersonKind.MEMBER, BERLIN, handle, null, NOW);
    }
}
