/** @module The days of a week, and working hours in a few lines. */

export const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** `Monday` @param {string} day */
export const dayName = (day) => day[0] + day.slice(1).toLowerCase();

const short = (day) => dayName(day).slice(0, 3);

/** Days with the same hours share a line: `Mon – Fri 09:00–17:00`. @param {{day: string, from: string, to: string}[]} week */
export function weekInWords(week) {
  const runs = [];
  for (const day of DAYS) {
    const hours = week
      .filter((each) => each.day === day)
      .map(({ from, to }) => `${from}–${to}`)
      .join(', ');
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  return runs
    .filter(({ hours }) => hours)
    .map(({ from, to, hours }) => `${from === to ? short(from) : `${short(from)} – ${short(to)}`} ${hours}`);
}
