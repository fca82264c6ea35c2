package dev.duplex.command.facts;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ann's question, of which others are to be reminded. */
class AnswerRemindersTest {

    private static final UUID QUESTION = id("question");
    private static final AnswerReminders REMINDERS = AnswerReminders.NONE.evolve(
            new AnswerReminderSet(WORKSPACE, ROOM, QUESTION, id("reminder"), ANN, in(60), List.of(), null, ANN, THEN));

    @ParameterizedTest
    @CsvSource({
        // kind, by, in reply to, private, origin, answered
        "GROUP,bob,question,false,PERSON,true",
        "GROUP,bob,,false,PERSON,true",
        "GROUP,bob,other,false,PERSON,true",
        "DIRECT,bob,,false,PERSON,true",
        "INQUIRY,bob,,false,PERSON,true",
        "CHANNEL,bob,question,false,PERSON,true",
        "CHANNEL,bob,,false,PERSON,false",
        "CHANNEL,bob,other,false,PERSON,false",
        "GROUP,ann,question,false,PERSON,false",
        "GROUP,ann,,false,PERSON,false",
        "GROUP,bob,question,true,PERSON,false",
        "GROUP,bob,question,false,BOT,false",
        "GROUP,bob,question,false,AUTOMATION,false"
    })
    void a_public_message_of_a_person_other_than_the_author_answers(
            ConversationKind kind,
            String by,
            @Nullable String inReplyTo,
            boolean privateNote,
            Origin origin,
            boolean answers) {
        MessageSent sent = new MessageSent(
                WORKSPACE,
                ROOM,
                id("answer"),
                "Hi",
                MessageMode.ASYNC,
                null,
                inReplyTo == null ? null : id(inReplyTo),
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                privateNote,
                List.of(),
                origin,
                by.equals("ann") ? ANN : BOB,
                NOW);
        assertThat(REMINDERS.answeredBy(sent, kind)).hasSize(answers ? 1 : 0);
    }
}
