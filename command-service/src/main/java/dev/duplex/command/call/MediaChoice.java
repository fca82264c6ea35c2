package dev.duplex.command.call;

import java.util.Optional;

/** Where the media of a call that starts are to flow; pure. */
@FunctionalInterface
interface MediaChoice {

    /** @param planned what the scheduled call says that it takes place for */
    MediaProvider of(Optional<String> planned);
}
