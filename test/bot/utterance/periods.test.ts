import { periodsIn } from '../../../bot/utterance/periods.ts';

/** A Monday. */
const TODAY = '2026-11-30';

async function read(text: string, tense: 'future' | 'past' = 'future'): Promise<string> {
  const found = await periodsIn(text, TODAY);
  return found
    .map((one) => {
      const { from = '', to = '' } = one.value(tense) ?? {};
      return from === to ? from : `${from}..${to}`;
    })
    .join(' ');
}

describe('the periods of a sentence', () => {
  it.each([
    ['reserve X from 7 to 11 December', '2026-12-07..2026-12-11'],
    ['X reservieren, 7.–11. Dezember', '2026-12-07..2026-12-11'],
    ['14-18 dec', '2026-12-14..2026-12-18'],
    ['14.-18.12.', '2026-12-14..2026-12-18'],
    ['vom 21.12. bis 4.1.', '2026-12-21..2027-01-04'],
    ['11 Jan till 29 Jan', '2027-01-11..2027-01-29'],
    ['between 7 and 11 December', '2026-12-07..2026-12-11'],
    ['zwischen 7. und 11. Dezember', '2026-12-07..2026-12-11'],
    ['December 7-11', '2026-12-07..2026-12-11'],
    ['11. Jänner', '2027-01-11'],
    ['bis 31. März 2027', '..2027-03-31'],
    ['January 11', '2027-01-11'],
    ['2027-02-03', '2027-02-03'],
    ['3/25/2027', '2027-03-25'],
  ])('are read with their days: %s', async (text, period) => {
    expect(await read(text)).toBe(period);
  });

  it.each([
    ['in May', '2027-05-01..2027-05-31'],
    ['im Mai', '2027-05-01..2027-05-31'],
    ['in december', '2026-12-01..2026-12-31'],
    ['November 2025', '2025-11-01..2025-11-30'],
    ['week 50', '2026-12-07..2026-12-13'],
    ['KW 50', '2026-12-07..2026-12-13'],
    ['KW 2', '2027-01-11..2027-01-17'],
    ['next week', '2026-12-07..2026-12-13'],
    ['nächste Woche', '2026-12-07..2026-12-13'],
    ['naechsten monat', '2026-12-01..2026-12-31'],
    ['this quarter', '2026-10-01..2026-12-31'],
    ['letztes Quartal', '2026-07-01..2026-09-30'],
    ['Q1', '2027-01-01..2027-03-31'],
    ['dieses Jahr', '2026-01-01..2026-12-31'],
    ['abgelaufen 2026', '2026-01-01..2026-12-31'],
    ['bis Weihnachten', '..2026-12-24'],
    ['until christmas', '..2026-12-24'],
    ['after new year', '2027-01-01..'],
    ['ab Januar', '2027-01-01..'],
    ['bis Ende Januar', '..2027-01-31'],
    ['vom letzten Quartal', '2026-07-01..2026-09-30'],
  ])('are read without days: %s', async (text, period) => {
    expect(await read(text)).toBe(period);
  });

  it.each([
    ['tomorrow', '2026-12-01'],
    ['übermorgen', '2026-12-02'],
    ['on thursday', '2026-12-03'],
    ['am Donnerstag', '2026-12-03'],
    ['next Monday', '2026-12-07'],
    ['nächsten Montag', '2026-12-07'],
    ['until friday', '..2026-12-04'],
    ['in two weeks', '2026-12-14'],
    ['in zwei Wochen', '2026-12-14'],
    ['last friday', '2026-11-27'],
    ['letzten Freitag', '2026-11-27'],
    ['yesterday', '2026-11-29'],
  ])('are read by their distance from today: %s', async (text, day) => {
    expect(await read(text)).toBe(day);
  });

  it.each([
    ['finished on friday', '2026-11-27'],
    ['redeemed in October', '2026-10-01..2026-10-31'],
    ['seit September', '2026-09-01..'],
    ['am 12. November', '2026-11-12'],
  ])('lie in the past for what has happened: %s', async (text, period) => {
    expect(await read(text, 'past')).toBe(period);
  });

  it.each([
    'who may do what',
    'march on',
    'move it by a week',
    'Guten Morgen',
    'for 10 people at 12',
    '15 day vouchers',
    '4.500,00 EUR',
    'it was 2 days not 3',
    'NW-2044',
    '05/06/2027',
    '30.02.2027',
    'KW 54',
  ])('are not read from "%s"', async (text) => {
    expect(await read(text)).toBe('');
  });

  it('do not depend on the time zone of the process', async () => {
    const zone = process.env.TZ;
    for (const other of ['Pacific/Auckland', 'Pacific/Honolulu', 'UTC']) {
      process.env.TZ = other;
      expect(await read('tomorrow')).toBe('2026-12-01');
      expect(await read('am Freitag')).toBe('2026-12-04');
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
});
