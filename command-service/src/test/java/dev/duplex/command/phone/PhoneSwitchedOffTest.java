package dev.duplex.command.phone;

import dev.duplex.command.rest.RunningService;
import org.junit.jupiter.api.Test;

class PhoneSwitchedOffTest extends RunningService {

    @Test
    void without_a_secret_the_webhook_is_switched_off() {
        post("/v1/phone/events").json("{}").refused(404).code("switched-off").says("duplex.phone.secret");
    }
}
