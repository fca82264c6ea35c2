package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.Invariants;
import dev.duplex.command.Race;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.conversation.ChangeParticipant.AddParticipant;
import dev.duplex.command.conversation.ChangeParticipant.RemoveParticipant;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationRacesTest {

    private static final int ROUNDS = 12;
    private static final int RACERS = 8;

    @AutoClose
    private final RealLog log = RealLog.open(
            2,
            ConversationController.startConversation(),
            ParticipantController.addParticipant(),
            ParticipantController.removeParticipant(),
            ConversationController.markRead());

    @BeforeEach
    void people_are_there() {
        log.happened(people());
    }

    @Test
    void of_many_who_start_a_conversation_about_one_outside_item_one_does_and_the_others_are_told_which() {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            String external = "github:acme/app#" + seed;
            List<Outcome> outcomes = race(seed, ConversationKind.REVIEW, external, List.of(ANN));
            List<String> refused = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Refused(Rejection.ExternalTaken taken)) {
                    refused.add(taken.with());
                }
            }
            assertThat(refused).as("seed %d", seed).hasSize(RACERS - 1).containsOnly(refused.getFirst());
            assertThat(outcomes)
                    .as("seed %d", seed)
                    .filteredOn(Outcome.Done.class::isInstance)
                    .hasSize(1);
        }
        Invariants.hold(log.events());
    }

    @Test
    void of_many_who_start_the_direct_conversation_of_one_pair_all_get_the_same_one() {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            UUID first = id("first " + seed);
            UUID second = id("second " + seed);
            log.happened(List.of(joined(first), joined(second)));
            List<Outcome> outcomes = race(seed, ConversationKind.DIRECT, null, List.of(first, second));
            List<String> found = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                ((Outcome.Done) outcome).found().ifPresent(found::add);
            }
            assertThat(found).as("seed %d", seed).hasSize(RACERS - 1).containsOnly(found.getFirst());
        }
        Invariants.hold(log.events());
    }

    @Test
    void what_one_node_has_acknowledged_another_one_knows_at_once() {
        for (int round = 1; round <= ROUNDS; round++) {
            UUID room = id("room " + round);
            int node = round % 2;
            AddParticipant add = new AddParticipant(room, CYD, ParticipantRole.MEMBER, ANN, NOW);
            assertThat(log.send(1 - node, add)).isInstanceOf(Outcome.Refused.class);
            log.happened(started(room, ConversationKind.GROUP, ANN, BOB));
            Outcome.Done done = (Outcome.Done) log.send(node, add);
            Outcome.Done again = (Outcome.Done) log.send(1 - node, add);
            assertThat(again.events()).isEmpty();
            assertThat(again.position()).isGreaterThanOrEqualTo(done.position());
        }
    }

    @Test
    void adding_and_removing_one_person_at_once_never_adds_or_removes_twice() {
        UUID room = id("room");
        log.happened(started(room, ConversationKind.GROUP, ANN, BOB));
        for (int seed = 1; seed <= ROUNDS; seed++) {
            List<Callable<Outcome>> changes = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                Object change = racer % 3 == 0
                        ? new RemoveParticipant(room, CYD, ANN, NOW)
                        : new AddParticipant(room, CYD, ParticipantRole.MEMBER, racer % 2 == 0 ? ANN : BOB, NOW);
                changes.add(() -> log.send(node, change));
            }
            Race.of(seed, changes);
        }
        Invariants.hold(log.events());
    }

    @Test
    void however_its_owners_leave_at_once_somebody_who_stays_owns_it() {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            UUID room = id("room " + seed);
            log.happened(started(room, ConversationKind.GROUP, ANN, BOB, CYD));
            log.happened(List.of(new ParticipantRoleChanged(WORKSPACE, room, BOB, ParticipantRole.OWNER, ANN, NOW)));
            Race.of(
                    seed,
                    List.of(
                            () -> log.send(0, new RemoveParticipant(room, ANN, ANN, NOW)),
                            () -> log.send(1, new RemoveParticipant(room, BOB, BOB, NOW))));
            Membership membership = Membership.UNKNOWN;
            for (DuplexEvent event : log.events()) {
                if (event.tags().contains(EventTag.conversation(room))) {
                    membership = membership.evolve(event);
                }
            }
            assertThat(membership.present()).as("seed %d", seed).containsExactly(Map.entry(CYD, ParticipantRole.OWNER));
        }
    }

    @Test
    void however_a_person_reads_on_several_devices_at_once_the_read_position_only_goes_on() {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            UUID room = id("read " + seed);
            log.happened(started(room, ConversationKind.GROUP, ANN, BOB));
            List<UUID> said = new ArrayList<>();
            for (int message = 0; message < RACERS; message++) {
                said.add(id(room + " " + message));
                log.happened(List.of(sent(room, said.getLast(), ANN)));
            }
            Random random = new Random(seed);
            List<Callable<Outcome>> reads = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                UUID upTo = said.get(random.nextInt(RACERS));
                reads.add(() -> log.send(node, new MarkRead(room, upTo, BOB, NOW)));
            }
            Race.of(seed, reads);
            List<Integer> positions = log.events().stream()
                    .filter(ConversationRead.class::isInstance)
                    .map(ConversationRead.class::cast)
                    .filter(read -> read.conversation().equals(room))
                    .map(read -> said.indexOf(read.upTo()))
                    .toList();
            assertThat(positions).as("seed %d", seed).isNotEmpty().isSorted().doesNotHaveDuplicates();
        }
    }

    private List<Outcome> race(int seed, ConversationKind kind, String external, List<UUID> people) {
        List<Callable<Outcome>> starts = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            int node = racer;
            List<UUID> participants = racer % 2 == 0 ? people : people.reversed();
            starts.add(() -> log.send(
                    node,
                    new StartConversation(
                            WORKSPACE,
                            UUID.randomUUID(),
                            kind,
                            null,
                            external,
                            participants,
                            participants.getFirst(),
                            NOW)));
        }
        return Race.of(seed, starts);
    }
}
