package dev.duplex.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResponseTimesFollowerTest {

    private static final String COUNT =
            "{ responseTimes(workspace: \"acme\", metric: FIRST_RESPONSE) { total { count open } } }";

    @Test
    void it_goes_on_after_a_restart_and_begins_anew_when_the_log_is_another_one(@TempDir Path directory) {
        try (QueryService service = QueryService.start(directory)) {
            service.append(question(true).told());
            assertThat(service.query(COUNT).at("/responseTimes/total").toString())
                    .isEqualTo("{\"count\":1,\"open\":0}");

            service.restart(database -> {});
            assertThat(service.bean(ResponseTimesProjection.class).position()).isPositive();
            assertThat(service.query(COUNT).at("/responseTimes/total").toString())
                    .isEqualTo("{\"count\":1,\"open\":0}");

            service.restart(MongoDatabase::drop);
            service.append(question(false).told());
            assertThat(service.query(COUNT).at("/responseTimes/total").toString())
                    .isEqualTo("{\"count\":0,\"open\":1}");
        }
    }

    private static Story question(boolean answered) {
        Story story = new Story("acme");
        UUID ann = story.member("Ann");
        UUID ben = story.member("Ben");
        UUID direct = story.starts(ConversationKind.DIRECT, ann, ben);
        story.says(direct, ann, "Hello?");
        if (answered) {
            story.says(direct, ben, "Hello!");
        }
        return story;
    }
}
