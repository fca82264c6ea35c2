package dev.duplex.command.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.axonframework.common.configuration.Configuration;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.test.fixture.AxonTestFixture;
import org.axonframework.test.fixture.AxonTestPhase;

/** Given what happened, when a command comes, then what follows: on the service's own Axon configuration. */
public final class DecisionFixture {

    private final List<CommandSlice<?>> slices;

    private DecisionFixture(List<CommandSlice<?>> slices) {
        this.slices = slices;
    }

    public static DecisionFixture of(CommandSlice<?>... slices) {
        return new DecisionFixture(List.of(slices));
    }

    /** @param history events, and lists of events */
    public Given given(Object... history) {
        return new Given(flat(Arrays.asList(history)));
    }

    private static List<DuplexEvent> flat(Collection<?> history) {
        List<DuplexEvent> events = new ArrayList<>();
        for (Object part : history) {
            if (part instanceof Collection<?> several) {
                events.addAll(flat(several));
            } else {
                events.add((DuplexEvent) part);
            }
        }
        return events;
    }

    public final class Given {

        private final List<DuplexEvent> history;
        private final List<Object> commands = new ArrayList<>();

        private Given(List<DuplexEvent> history) {
            this.history = history;
        }

        /** A command that was accepted before. */
        public Given after(Object command) {
            commands.add(command);
            return this;
        }

        public Then when(Object command) {
            AxonTestFixture fixture = AxonTestFixture.with(CommandApplication.of(slices), c -> c.disableAxonServer());
            try {
                AxonTestPhase.Given given = fixture.given().noPriorActivity();
                if (!history.isEmpty()) {
                    given = given.events(history);
                }
                for (Object earlier : commands) {
                    given = given.command(earlier);
                }
                Then then = new Then();
                given.execute(configuration -> then.start = latest(configuration))
                        .when()
                        .command(command)
                        .then()
                        .success()
                        .resultMessageSatisfies(result -> then.decision =
                                ((DecisionHandler.Decided) Objects.requireNonNull(result.payload())).decision())
                        .expect(configuration -> then.events = since(then.start, configuration));
                return then;
            } finally {
                fixture.stop();
            }
        }
    }

    private static TrackingToken latest(Configuration configuration) {
        return configuration
                .getComponent(EventStorageEngine.class)
                .latestToken(null)
                .join();
    }

    /** What is in the log from there on: decisions append past the event sink that the fixture listens to. */
    private static List<Object> since(TrackingToken start, Configuration configuration) {
        List<Object> events = new ArrayList<>();
        var stream = configuration.getComponent(EventStorageEngine.class).stream(
                StreamingCondition.startingFrom(start), null);
        for (var next = stream.next(); next.isPresent(); next = stream.next()) {
            events.add(next.get().message().payload());
        }
        stream.close();
        return events;
    }

    public static final class Then {

        private TrackingToken start;
        private Decision decision;
        private List<Object> events;

        /** Exactly these, in this order. */
        public Then events(Object... expected) {
            accepted();
            assertThat(events).containsExactlyElementsOf(new ArrayList<Object>(flat(Arrays.asList(expected))));
            return this;
        }

        /** Accepted, with nothing to add: it is so already. */
        public void nothing() {
            assertThat(accepted().found()).isEmpty();
            assertThat(events).isEmpty();
        }

        /** It exists under another id. */
        public void found(Object id) {
            assertThat(accepted().found()).contains(id.toString());
            assertThat(events).isEmpty();
        }

        public Rejection rejected(String code, String field) {
            assertThat(decision).isInstanceOf(Decision.Rejected.class);
            Rejection rejection = ((Decision.Rejected) decision).rejection();
            assertThat(rejection.code()).isEqualTo(code);
            assertThat(rejection.field()).isEqualTo(field);
            assertThat(rejection.detail()).isNotBlank();
            assertThat(events).isEmpty();
            return rejection;
        }

        /** @param with what stands in the way */
        public void conflicts(String code, String field, Object with) {
            Rejection rejection = rejected(code, field);
            assertThat(((Rejection.Conflict) rejection).with()).isEqualTo(with.toString());
        }

        private Decision.Accepted accepted() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            return (Decision.Accepted) decision;
        }
    }
}
