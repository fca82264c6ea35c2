/**
 * When people can be reached: a calculus of hours, focus times and absences over the events of a person. It knows no clock and
 * no storage; every question names its instant.
 */
@NullMarked
package dev.duplex.availability;

import org.jspecify.annotations.NullMarked;
