package dev.duplex.command.call;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.CancelRing;
import dev.duplex.command.call.CallCommand.ContinueLater;
import dev.duplex.command.call.CallCommand.DeclineCall;
import dev.duplex.command.call.CallCommand.EndCall;
import dev.duplex.command.call.CallCommand.EndQuietChat;
import dev.duplex.command.call.CallCommand.HandOver;
import dev.duplex.command.call.CallCommand.KeepSeat;
import dev.duplex.command.call.CallCommand.LeaveCall;
import dev.duplex.command.call.CallCommand.LoseSeat;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.call.CallCommand.RingMore;
import dev.duplex.command.call.CallCommand.TakeNotes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that can be done to a call. */
@Configuration(proxyBeanMethods = false)
class CallSlices {

    static CommandSlice<?>[] all() {
        return new CommandSlice<?>[] {
            startCall(),
            answerCall(),
            declineCall(),
            leaveCall(),
            endCall(),
            ringMore(),
            cancelRing(),
            handOver(),
            keepSeat(),
            takeNotes(),
            continueLater(),
            missCall(),
            loseSeat(),
            endQuietChat()
        };
    }

    @Bean
    static CommandSlice<StartCall> startCall() {
        return new CommandSlice<>(StartCall.class, new StartCallHandler());
    }

    @Bean
    static CommandSlice<AnswerCall> answerCall() {
        return new CommandSlice<>(AnswerCall.class, new AnswerCallHandler());
    }

    @Bean
    static CommandSlice<DeclineCall> declineCall() {
        return new CommandSlice<>(DeclineCall.class, new DeclineCallHandler());
    }

    @Bean
    static CommandSlice<LeaveCall> leaveCall() {
        return new CommandSlice<>(LeaveCall.class, new LeaveCallHandler());
    }

    @Bean
    static CommandSlice<EndCall> endCall() {
        return new CommandSlice<>(EndCall.class, new EndCallHandler());
    }

    @Bean
    static CommandSlice<RingMore> ringMore() {
        return new CommandSlice<>(RingMore.class, new RingMoreHandler());
    }

    @Bean
    static CommandSlice<CancelRing> cancelRing() {
        return new CommandSlice<>(CancelRing.class, new CancelRingHandler());
    }

    @Bean
    static CommandSlice<HandOver> handOver() {
        return new CommandSlice<>(HandOver.class, new HandOverHandler());
    }

    @Bean
    static CommandSlice<KeepSeat> keepSeat() {
        return new CommandSlice<>(KeepSeat.class, new KeepSeatHandler());
    }

    @Bean
    static CommandSlice<TakeNotes> takeNotes() {
        return new CommandSlice<>(TakeNotes.class, new TakeNotesHandler());
    }

    @Bean
    static CommandSlice<ContinueLater> continueLater() {
        return new CommandSlice<>(ContinueLater.class, new ContinueLaterHandler());
    }

    @Bean
    static CommandSlice<MissCall> missCall() {
        return new CommandSlice<>(MissCall.class, new MissCallHandler());
    }

    @Bean
    static CommandSlice<LoseSeat> loseSeat() {
        return new CommandSlice<>(LoseSeat.class, new LoseSeatHandler());
    }

    @Bean
    static CommandSlice<EndQuietChat> endQuietChat() {
        return new CommandSlice<>(EndQuietChat.class, new EndQuietChatHandler());
    }
}
