package dev.duplex.events.availability;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * Part of a week in which one works.
 *
 * @param day the day on which it begins
 * @param to exclusive; at or before {@code from} it is on the next day, so midnight to midnight is the whole day
 */
public record WorkingInterval(DayOfWeek day, LocalTime from, LocalTime to) {}
