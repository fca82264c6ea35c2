package dev.duplex.command.call;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.call.CallCommand.EndQuietChat;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Hears no messages, which are many: the decision looks when somebody wrote last, and says when to look again. */
@Component
final class WhenChatIsQuietThenEndIt implements Automation {

    private final Duration quiet;

    WhenChatIsQuietThenEndIt(@Value("${duplex.chat.quiet:10m}") Duration quiet) {
        this.quiet = quiet;
    }

    @Override
    public String name() {
        return "end-quiet-chats";
    }

    @Override
    public String version() {
        return "1 " + quiet;
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(CallJoined.class, CallEnded.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return switch (event) {
            case CallJoined joined
            when joined.media() == Media.TEXT ->
                List.of(new AgendaChange.Put(
                        joined.call().toString(), joined.at().plus(quiet), Map.of("call", joined.call())));
            case CallEnded ended -> List.of(new AgendaChange.Remove(ended.call().toString()));
            default -> List.of();
        };
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new EndQuietChat(entry.id("call"), quiet, now);
    }
}
