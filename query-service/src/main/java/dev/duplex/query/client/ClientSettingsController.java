package dev.duplex.query.client;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the web client asks before all else. */
@RestController
class ClientSettingsController {

    private final ClientSettings settings;

    /**
     * @param commandsUrl where the command service is, where it does not answer at the address of this node
     * @param provider how media flow unless a person chooses, as the command service has it
     * @param linkTemplate empty where there are no rooms elsewhere to meet in
     */
    ClientSettingsController(
            @Value("${duplex.client.commands-url:}") String commandsUrl,
            @Value("${duplex.call.provider:mesh}") String provider,
            @Value("${duplex.call.link-template:}") String linkTemplate) {
        List<String> providers = linkTemplate.isEmpty() ? List.of("mesh") : List.of("mesh", "link");
        this.settings = new ClientSettings(commandsUrl, new Calls(provider, providers));
    }

    /** @param commandsUrl empty for the address that the client came from */
    record ClientSettings(String commandsUrl, Calls calls) {}

    /**
     * How media may flow.
     *
     * @param provider the usual way
     * @param providers all ways that the command service offers
     */
    record Calls(String provider, List<String> providers) {}

    @GetMapping("/client.json")
    ResponseEntity<ClientSettings> settings() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(settings);
    }
}
