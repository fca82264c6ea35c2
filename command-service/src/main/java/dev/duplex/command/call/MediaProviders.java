package dev.duplex.command.call;

import dev.duplex.command.facts.CallProviders;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.Media;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The ways that there are for media to flow. */
@Component
final class MediaProviders implements Capacity, CallProviders {

    private final List<MediaProvider> providers;
    private final MediaProvider usual;

    MediaProviders(List<MediaProvider> providers, @Value("${duplex.call.provider:" + Mesh.NAME + "}") String usual) {
        this.providers = List.copyOf(providers);
        this.usual = find(usual)
                .orElseThrow(() -> new IllegalArgumentException(
                        "duplex.call.provider is " + usual + ", but there are only " + names()));
    }

    /**
     * @param name null for the one that was planned, or else the usual one; a planned one that is not there any more is no reason
     *     for the call not to start
     */
    MediaChoice named(@Nullable String name) {
        if (name == null) {
            return planned -> planned.flatMap(this::find).orElse(usual);
        }
        MediaProvider provider = known(name);
        return planned -> provider;
    }

    @Override
    public @Nullable String require(@Nullable String provider) {
        return provider == null ? null : known(provider).name();
    }

    private MediaProvider known(String name) {
        return find(name)
                .orElseThrow(() -> new BadRequestException(
                        "unknown-provider", "provider", "There is no such provider here; name " + names() + "."));
    }

    private Optional<MediaProvider> find(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    private String names() {
        return providers.stream().map(MediaProvider::name).sorted().collect(Collectors.joining(" or "));
    }

    /** A call at an address that no provider gives any more has no limit, and neither has a live chat. */
    @Override
    public OptionalInt of(CallStarted call) {
        return call.media() == Media.TEXT
                ? OptionalInt.empty()
                : providers.stream()
                        .filter(provider ->
                                provider.link(call.workspace(), call.call()).equals(Optional.ofNullable(call.link())))
                        .findFirst()
                        .map(MediaProvider::capacity)
                        .orElse(OptionalInt.empty());
    }
}
