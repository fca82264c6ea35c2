package dev.duplex.command.conversation;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.conversation.ChangeAttention.FavourConversation;
import dev.duplex.command.conversation.ChangeAttention.MuteConversation;
import dev.duplex.command.conversation.ChangeAttention.SnoozeConversation;
import dev.duplex.command.conversation.ChangeAttention.UnfavourConversation;
import dev.duplex.command.conversation.ChangeAttention.UnmuteConversation;
import dev.duplex.command.conversation.ChangeAttention.UnsnoozeConversation;
import dev.duplex.command.conversation.ChangeAttention.WakeConversation;
import dev.duplex.command.conversation.ChangeFollowing.FollowThread;
import dev.duplex.command.conversation.ChangeFollowing.UnfollowThread;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the acting person wants to hear of. Nobody else sees it. */
@Tag(name = "Attention")
@RestController
class AttentionController {

    private static final String MUTE = "/v1/conversations/{conversation}/mute";
    private static final String FAVOURITE = "/v1/conversations/{conversation}/favourite";
    private static final String SNOOZE = "/v1/conversations/{conversation}/snooze";
    private static final String FOLLOW = "/v1/messages/{message}/follow";

    private final Commands commands;

    AttentionController(Commands commands) {
        this.commands = commands;
    }

    /** @param until until it is taken back where it is left out */
    record MuteRequest(@Nullable Instant until) {}

    @Operation(summary = "Hear nothing of a conversation but mentions")
    @PutMapping(MUTE)
    ResponseEntity<Answer> mute(
            @PathVariable UUID conversation,
            @RequestBody(required = false) @Nullable MuteRequest request,
            Caller caller) {
        Instant until = request == null ? null : request.until();
        return changed(new MuteConversation(conversation, until, caller.person(), caller.at()), conversation);
    }

    @Operation(summary = "Hear of a conversation again")
    @DeleteMapping(MUTE)
    ResponseEntity<Answer> unmute(@PathVariable UUID conversation, Caller caller) {
        return changed(new UnmuteConversation(conversation, caller.person(), caller.at()), conversation);
    }

    @Operation(summary = "Make a conversation a favourite")
    @PutMapping(FAVOURITE)
    ResponseEntity<Answer> favour(@PathVariable UUID conversation, Caller caller) {
        return changed(new FavourConversation(conversation, caller.person(), caller.at()), conversation);
    }

    @Operation(summary = "Make a conversation one like others again")
    @DeleteMapping(FAVOURITE)
    ResponseEntity<Answer> unfavour(@PathVariable UUID conversation, Caller caller) {
        return changed(new UnfavourConversation(conversation, caller.person(), caller.at()), conversation);
    }

    record SnoozeRequest(@NotNull Instant until) {}

    @Operation(summary = "Put a conversation out of sight until an instant")
    @PutMapping(SNOOZE)
    ResponseEntity<Answer> snooze(
            @PathVariable UUID conversation, @Valid @RequestBody SnoozeRequest request, Caller caller) {
        return changed(
                new SnoozeConversation(conversation, request.until(), caller.person(), caller.at()), conversation);
    }

    @Operation(summary = "Bring a snoozed conversation back now")
    @DeleteMapping(SNOOZE)
    ResponseEntity<Answer> unsnooze(@PathVariable UUID conversation, Caller caller) {
        return changed(new UnsnoozeConversation(conversation, caller.person(), caller.at()), conversation);
    }

    @Operation(summary = "Follow the thread that a message belongs to or opened")
    @PutMapping(FOLLOW)
    ResponseEntity<Answer> follow(@PathVariable UUID message, Caller caller) {
        return changed(new FollowThread(message, caller.person(), caller.at()), message);
    }

    @Operation(summary = "Follow the thread no longer")
    @DeleteMapping(FOLLOW)
    ResponseEntity<Answer> unfollow(@PathVariable UUID message, Caller caller) {
        return changed(new UnfollowThread(message, caller.person(), caller.at()), message);
    }

    private ResponseEntity<Answer> changed(Object command, UUID id) {
        return Answer.changed(commands.send(command), id);
    }

    @Bean
    static CommandSlice<MuteConversation> muteConversation() {
        return attention(MuteConversation.class);
    }

    @Bean
    static CommandSlice<UnmuteConversation> unmuteConversation() {
        return attention(UnmuteConversation.class);
    }

    @Bean
    static CommandSlice<FavourConversation> favourConversation() {
        return attention(FavourConversation.class);
    }

    @Bean
    static CommandSlice<UnfavourConversation> unfavourConversation() {
        return attention(UnfavourConversation.class);
    }

    @Bean
    static CommandSlice<SnoozeConversation> snoozeConversation() {
        return attention(SnoozeConversation.class);
    }

    @Bean
    static CommandSlice<UnsnoozeConversation> unsnoozeConversation() {
        return attention(UnsnoozeConversation.class);
    }

    @Bean
    static CommandSlice<WakeConversation> wakeConversation() {
        return attention(WakeConversation.class);
    }

    private static <C extends ChangeAttention> CommandSlice<C> attention(Class<C> command) {
        return new CommandSlice<>(command, new ChangeAttentionHandler<>());
    }

    @Bean
    static CommandSlice<FollowThread> followThread() {
        return new CommandSlice<>(FollowThread.class, new ChangeFollowingHandler<>());
    }

    @Bean
    static CommandSlice<UnfollowThread> unfollowThread() {
        return new CommandSlice<>(UnfollowThread.class, new ChangeFollowingHandler<>());
    }
}
