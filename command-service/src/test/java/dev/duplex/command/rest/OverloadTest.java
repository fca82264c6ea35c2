package dev.duplex.command.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.duplex.command.log.RealLog;
import dev.duplex.eventstore.AppendQueueFullException;
import dev.duplex.eventstore.MongoEventStorageEngine;
import dev.duplex.eventstore.RecordPayloads;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class OverloadTest {

    /** A log that is going down takes nothing more, as one whose queue is full. */
    private static AppendQueueFullException refusal() {
        try (MongoClient client = MongoClients.create(RealLog.newUri())) {
            MongoEventStorageEngine engine = MongoEventStorageEngine.open(
                    client.getDatabase("overload-" + UUID.randomUUID()),
                    RecordPayloads.builder().build());
            engine.close();
            CompletableFuture<?> appended = engine.appendEvents(
                            AppendCondition.none(),
                            null,
                            List.of(new GenericTaggedEventMessage<>(
                                    new GenericEventMessage(new MessageType("said", "1"), "something"), Set.of())))
                    .thenCompose(transaction -> transaction.commit(null));
            CompletionException thrown = catchThrowableOfType(CompletionException.class, appended::join);
            return (AppendQueueFullException) thrown.getCause();
        }
    }

    @Test
    void when_the_log_takes_no_more_a_client_is_told_to_come_back_later() {
        ResponseEntity<Object> answer = new Problems().overloaded(refusal());

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        ProblemDetail problem = (ProblemDetail) answer.getBody();
        assertThat(problem).isNotNull();
        assertThat(problem.getProperties()).containsEntry("code", "overloaded");
        assertThat(problem.getDetail()).contains("again");
    }
}
