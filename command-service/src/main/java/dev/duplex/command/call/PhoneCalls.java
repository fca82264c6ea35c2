package dev.duplex.command.call;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.call.CallCommand.AnswerCall;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.facts.PhoneReport.Answered;
import dev.duplex.command.facts.PhoneReport.Ended;
import dev.duplex.command.facts.PhoneReport.Missed;
import dev.duplex.command.facts.PhoneReport.Rang;
import java.time.Duration;
import java.util.OptionalInt;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What outside phone systems report, as what they carry is: a call like any other. Its seats have no device to be kept. */
@Configuration(proxyBeanMethods = false)
class PhoneCalls {

    @Bean
    static CommandSlice<Rang> phoneRang() {
        return new CommandSlice<>(Rang.class, new PhoneRangHandler());
    }

    @Bean
    static CommandSlice<Answered> phoneAnswered() {
        return new CommandSlice<>(
                Answered.class,
                new Meaning<>(
                        said -> new AnswerCall(
                                said.call(), null, call -> OptionalInt.empty(), said.person(), said.at()),
                        new AnswerCallHandler()));
    }

    /** However short it rang. */
    @Bean
    static CommandSlice<Missed> phoneMissed() {
        return new CommandSlice<>(
                Missed.class,
                new Meaning<>(
                        said -> new MissCall(said.call(), Duration.ZERO, Duration.ZERO, said.at()),
                        new MissCallHandler()));
    }

    @Bean
    static CommandSlice<Ended> phoneEnded() {
        return new CommandSlice<>(Ended.class, new PhoneEndedHandler());
    }
}
