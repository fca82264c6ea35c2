package dev.duplex.query.availability;

import dev.duplex.availability.PersonAvailability;

/** A person's availability, and what it was made of. */
record Known(AvailabilityDocument document, PersonAvailability availability) {}
