package dev.duplex.command.message;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.message.ReactToMessage.AddReaction;
import dev.duplex.command.message.ReactToMessage.RemoveReaction;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Messages")
@RestController
class ReactionController {

    private final Commands commands;

    ReactionController(Commands commands) {
        this.commands = commands;
    }

    @Operation(summary = "React to a message with an emoji, or a :short-code:")
    @PutMapping("/v1/messages/{message}/reactions/{emoji}")
    ResponseEntity<Answer> add(@PathVariable UUID message, @PathVariable String emoji, Caller caller) {
        return Answer.changed(
                commands.send(new AddReaction(message, parse(emoji), caller.person(), caller.at())), message);
    }

    @Operation(summary = "Take a reaction back")
    @DeleteMapping("/v1/messages/{message}/reactions/{emoji}")
    ResponseEntity<Answer> remove(@PathVariable UUID message, @PathVariable String emoji, Caller caller) {
        return Answer.changed(
                commands.send(new RemoveReaction(message, parse(emoji), caller.person(), caller.at())), message);
    }

    private static Emoji parse(String emoji) {
        return Emoji.of(emoji)
                .orElseThrow(() -> new BadRequestException(
                        "bad-emoji", "emoji", "A reaction is one emoji, or a short code as in :thumbs-up:."));
    }

    @Bean
    static CommandSlice<AddReaction> addReaction() {
        return new CommandSlice<>(AddReaction.class, new ReactionHandler<>());
    }

    @Bean
    static CommandSlice<RemoveReaction> removeReaction() {
        return new CommandSlice<>(RemoveReaction.class, new ReactionHandler<>());
    }
}
