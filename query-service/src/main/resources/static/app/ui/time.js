/** @module Instants and durations in words. */
import { createStore, useStore } from 'app/data/store.js';

const language = navigator.language || 'en-GB';
/** The words are English; in which order a date is said is the reader's. */
export const ENGLISH = language.startsWith('en') ? language : 'en-GB';
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' });
const timeOfDay = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const weekday = new Intl.DateTimeFormat(ENGLISH, { weekday: 'short' });
const dayAndMonth = new Intl.DateTimeFormat(ENGLISH, { day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat(ENGLISH, { day: 'numeric', month: 'short', year: 'numeric' });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Ticks every half minute, for what is shown in relation to now. */
const now = createStore(Date.now());
setInterval(() => now.set(Date.now()), 30_000);
document.addEventListener('visibilitychange', () => document.hidden || now.set(Date.now()));

/** @returns {number} the present, renewed every half minute */
export const useNow = () => useStore(now);

/** @param {string} at an ISO instant */
export const exact = (at) => full.format(new Date(at));

/** `14:05` @param {string} at */
export const clock = (at) => timeOfDay.format(new Date(at));

/** Whether two instants are on the same day here. */
export const sameDay = (one, other) => new Date(one).toDateString() === new Date(other).toDateString();

/** `just now`, `5 min. ago`, `in 3 hr.`, `yesterday` @param {string} at @param {number} present */
export function ago(at, present = Date.now()) {
  const passed = Date.parse(at) - present;
  const far = Math.abs(passed);
  if (far < MINUTE) return 'just now';
  if (far < HOUR) return relative.format(Math.trunc(passed / MINUTE), 'minute');
  if (far < DAY) return relative.format(Math.trunc(passed / HOUR), 'hour');
  return relative.format(Math.trunc(passed / DAY), 'day');
}

/** For a list: the time today, the weekday within a week, else the date. @param {string} at @param {number} present */
export function brief(at, present = Date.now()) {
  const date = new Date(at);
  if (sameDay(date, present)) return timeOfDay.format(date);
  if (Math.abs(present - date) < 6 * DAY) return weekday.format(date);
  return date.getFullYear() === new Date(present).getFullYear() ? dayAndMonth.format(date) : withYear.format(date);
}

/** `Mon 14:05`, `3 Feb 14:05`: a moment to come or gone, by this clock. @param {string} at */
export const dayAndTime = (at) => (sameDay(at, Date.now()) ? `today ${clock(at)}` : `${brief(at)} ${clock(at)}`);

/** `45 s`, `12 min`, `3 h 20 min`, `2 d 4 h` @param {number} seconds */
export function duration(seconds) {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}
