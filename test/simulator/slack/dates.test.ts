import { describe, expect, test } from 'vitest';
import { readDate } from './dates.ts';

/** Tuesday, February 18th, 2014, 14:39:42 UTC */
const SECONDS = 1_392_734_382;
const now = (offset: { days?: number; hours?: number; minutes?: number }) =>
  SECONDS * 1000 + (((offset.days ?? 0) * 24 + (offset.hours ?? 0)) * 60 + (offset.minutes ?? 0)) * 60_000;
const read = (format: string, reader: Parameters<typeof readDate>[1] = { now: now({ days: 400 }) }) =>
  readDate(`date^${SECONDS}^${format}`, reader)?.text;

test.each([
  ['{date_num}', '2014-02-18'],
  ['{date}', 'February 18th, 2014'],
  ['{date_short}', 'Feb 18, 2014'],
  ['{date_long}', 'Tuesday, February 18th, 2014'],
  ['{date_pretty}', 'February 18th, 2014'],
  ['{date_short_pretty} at {time}', 'Feb 18, 2014 at 2:39 PM'],
  ['{date_long_pretty}', 'Tuesday, February 18th, 2014'],
  ['{time_secs}', '2:39:42 PM'],
  ['Joined {ago}', 'Joined 1 year ago'],
  ['{unknown}', '{unknown}'],
])('%s reads as %s', (format, text) => {
  expect(read(format)).toBe(text);
});

describe('near dates', () => {
  test.each([
    [{ days: 1 }, 'yesterday'],
    [{}, 'today'],
    [{ hours: 9 }, 'today'],
    [{ hours: 10 }, 'yesterday'],
    [{ days: -1 }, 'tomorrow'],
    [{ days: 2 }, 'February 18th'],
    [{ days: -2 }, 'February 18th'],
  ])('%o later it reads as %s', (offset, text) => {
    expect(read('on {date_pretty}', { now: now(offset) })).toBe(`on ${text}`);
  });

  test.each([
    [{ minutes: 3 }, '3 minutes ago'],
    [{ hours: 4, minutes: 59 }, '4 hours ago'],
    [{ days: 61 }, '2 months ago'],
    [{ hours: -2 }, 'in 2 hours'],
  ])('%o later it reads as %s', (offset, text) => {
    expect(read('on {ago}', { now: now(offset) })).toBe(`on ${text}`);
  });

  test('have a capital letter at the start of a text', () => {
    expect(read('{date_short_pretty} at {time}', { now: now({}) })).toBe('Today at 2:39 PM');
  });
});

test('the day and the hour are in the time zone of the reader', () => {
  const reader = { timeZone: 'Pacific/Auckland', now: now({}) };
  expect(read('{date_num} {time}', reader)).toBe('2014-02-19 3:39 AM');
  // In Auckland both are on the 19th.
  expect(read('{date_pretty}', reader)).toBe('Today');
});

test('a date may be a link; invalid markup is not a date', () => {
  expect(readDate(`date^${SECONDS}^{date_num}^https://a.example/x`)).toMatchObject({
    text: '2014-02-18',
    link: 'https://a.example/x',
  });
  for (const markup of ['date^soon^{date}', 'date^1', 'channel', `date^${'9'.repeat(20)}^{date}`]) {
    expect(readDate(markup)).toBeUndefined();
  }
});
