package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.facts.PhoneReport.Rang;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.Media;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** A phone that rang is a fact: when people can be reached is not asked, and so nobody is turned away. */
final class PhoneRangHandler implements Decider<Rang, StartScene> {

    private final StartCallHandler calls = new StartCallHandler();

    /** The media are the phone system's. */
    private record Outside() implements MediaProvider {
        @Override
        public String name() {
            return "phone";
        }

        @Override
        public Optional<String> link(String workspace, UUID call) {
            return Optional.empty();
        }

        @Override
        public OptionalInt capacity() {
            return OptionalInt.empty();
        }
    }

    private static StartCall start(Rang rang) {
        return new StartCall(
                rang.conversation(),
                rang.call(),
                Media.VOICE,
                Optional.of(rang.to()),
                false,
                null,
                null,
                null,
                null,
                planned -> new Outside(),
                rang.from(),
                rang.at());
    }

    @Override
    public Boundary boundary(Rang rang) {
        return calls.boundary(start(rang));
    }

    @Override
    public Boundary further(Rang rang, StartScene scene) {
        return StartCallHandler.chat(start(rang), scene);
    }

    @Override
    public StartScene initial() {
        return calls.initial();
    }

    @Override
    public StartScene evolve(StartScene scene, DuplexEvent event) {
        return calls.evolve(scene, event);
    }

    @Override
    public Decision decide(Rang rang, StartScene scene) {
        return calls.decide(start(rang), scene);
    }
}
