package dev.duplex.query.client;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the web client asks before all else. */
@RestController
class ClientSettingsController {

    private final ClientSettings settings;

    /** @param commandsUrl where the command service is, where it does not answer at the address of this node */
    ClientSettingsController(@Value("${duplex.client.commands-url:}") String commandsUrl) {
        this.settings = new ClientSettings(commandsUrl);
    }

    /** @param commandsUrl empty for the address that the client came from */
    record ClientSettings(String commandsUrl) {}

    @GetMapping("/client.json")
    ResponseEntity<ClientSettings> settings() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(settings);
    }
}
