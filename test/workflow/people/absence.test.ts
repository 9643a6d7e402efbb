import { absenceAhead, absenceNow, peopleCoveredBy } from '../../../workflow/people/absence.ts';
import { People } from '../../../workflow/people/people.ts';
import { stateKey, personPartition, type Absence } from '../../../workflow/records/records.ts';
import { aStore } from '../../support/stores.ts';
import { people as team } from '../../support/partner.ts';

const { adam, carlo, paula } = team;
const absence: Absence = { id: 'a-1', from: '2020-12-01', until: '2020-12-14', coverId: adam };
const at = (moment: string, timeZone = 'Europe/Berlin') => ({
  clock: { now: () => Date.parse(moment) },
  timeZone,
});

describe('the days of an absence', () => {
  it.each([
    // Berlin is an hour ahead of UTC in winter.
    ['before its first day', 'Europe/Berlin', '2020-11-30T22:59:59.999Z', false, true],
    ['from the first moment of its first day', 'Europe/Berlin', '2020-11-30T23:00:00Z', true, true],
    [
      'until the last moment of its last day',
      'Europe/Berlin',
      '2020-12-14T22:59:59.999Z',
      true,
      true,
    ],
    ['not on the day after', 'Europe/Berlin', '2020-12-14T23:00:00Z', false, false],
    // Auckland is 13 hours ahead, Honolulu 10 behind.
    ['in the east, earlier', 'Pacific/Auckland', '2020-11-30T11:00:00Z', true, true],
    ['in the east, not yet', 'Pacific/Auckland', '2020-11-30T10:59:59.999Z', false, true],
    ['in the east, over earlier', 'Pacific/Auckland', '2020-12-14T11:00:00Z', false, false],
    ['in the west, not yet', 'Pacific/Honolulu', '2020-12-01T09:59:59.999Z', false, true],
    ['in the west, later', 'Pacific/Honolulu', '2020-12-01T10:00:00Z', true, true],
    ['in the west, over later', 'Pacific/Honolulu', '2020-12-15T09:59:59.999Z', true, true],
  ])('are those of the absent person: %s in %s', (_when, timeZone, moment, now, ahead) => {
    const person = { personId: paula, timeZone, absence };
    expect(absenceNow(person, at(moment)) !== undefined).toBe(now);
    expect(absenceAhead(person, at(moment)) !== undefined).toBe(ahead);
  });

  it.each([
    // Clocks go forward on 29 March and back on 25 October 2020.
    ['2020-03-29', '2020-03-28T23:00:00Z', '2020-03-29T21:59:59.999Z', '2020-03-29T22:00:00Z'],
    ['2020-10-25', '2020-10-24T22:00:00Z', '2020-10-25T22:59:59.999Z', '2020-10-25T23:00:00Z'],
  ])('are whole days when the clocks change: %s', (day, first, last, after) => {
    const person = { personId: paula, absence: { ...absence, from: day, until: day } };
    const is = (moment: string) => absenceNow(person, at(moment)) !== undefined;
    expect([is(first), is(last), is(after)]).toEqual([true, true, false]);
  });

  it('are those of the partner’s time zone if the person’s is not known', () => {
    const person = { personId: paula, absence };
    expect(absenceNow(person, at('2020-12-01T05:00:00Z', 'America/New_York'))).toBe(absence);
    expect(absenceNow(person, at('2020-12-01T04:59:00Z', 'America/New_York'))).toBeUndefined();
  });

  it('end at once if the person ends them', () => {
    const ended = { ...absence, endedAt: '2020-12-03T08:00:00.000Z' };
    expect(absenceAhead({ personId: paula, absence: ended }, at('2020-12-03T09:00:00Z'))).toBe(
      undefined,
    );
  });
});

describe('the people whom a person covers', () => {
  const inDecember = at('2020-12-05T12:00:00Z');
  const aTeam = () => {
    const documents = aStore();
    return { documents, people: new People({ documents, clock: inDecember.clock }) };
  };
  const coveredBy = async ({ people }: ReturnType<typeof aTeam>, personId: string) =>
    peopleCoveredBy({ people, ...inDecember }, 'contoso', await people.find('contoso', personId));

  it('are those whose own record says so', async () => {
    const all = aTeam();
    await all.people.setAbsence('contoso', paula, absence, []);
    expect(await coveredBy(all, adam)).toEqual([paula]);
    expect(await coveredBy(all, carlo)).toBeUndefined();
  });

  it('do not include anybody for whom only the pointer was written before a crash', async () => {
    const all = aTeam();
    const { documents } = all;
    let commits = 0;
    const crashing = new People({
      clock: inDecember.clock,
      documents: {
        ...documents,
        read: documents.read.bind(documents),
        find: documents.find.bind(documents),
        commit: (...given: Parameters<typeof documents.commit>) => {
          commits += 1;
          if (commits > 1) throw new Error('crashed');
          return documents.commit(...given);
        },
      },
    });
    await expect(crashing.setAbsence('contoso', paula, absence, [])).rejects.toThrow('crashed');
    expect((await all.people.find('contoso', adam))?.covers).toEqual([paula]);
    expect(await coveredBy(all, adam)).toBeUndefined();
    await all.people.setAbsence('contoso', paula, absence, []);
    expect(await coveredBy(all, adam)).toEqual([paula]);
  });

  it('change with the absence: another colleague, an end, and no chain', async () => {
    const all = aTeam();
    const { documents, people } = all;
    await people.setAbsence('contoso', paula, absence, []);
    await people.setAbsence('contoso', adam, { ...absence, id: 'b-1', coverId: carlo }, []);
    // Adam is away, too: Carlo covers Adam, not Paula.
    expect(await coveredBy(all, adam)).toEqual([paula]);
    expect(await coveredBy(all, carlo)).toEqual([adam]);
    await people.setAbsence('contoso', paula, { ...absence, id: 'a-2', coverId: carlo }, []);
    expect(await coveredBy(all, adam)).toBeUndefined();
    expect(await coveredBy(all, carlo)).toEqual([adam, paula]);
    const stored = await documents.read<{ covers: string[] }>(
      stateKey(personPartition('contoso', adam)),
    );
    expect(stored?.body.covers).toEqual([]);
    const endedAt = '2020-12-05T12:00:00.000Z';
    await people.endAbsence(
      'contoso',
      paula,
      { ...absence, id: 'a-2', coverId: carlo, endedAt },
      [],
    );
    expect(await coveredBy(all, carlo)).toEqual([adam]);
  });

  it('keep their other settings', async () => {
    const { people } = aTeam();
    await people.choose('contoso', paula, { language: 'de' });
    await people.choose('contoso', adam, { language: 'en' });
    await people.setAbsence('contoso', paula, absence, []);
    expect(await people.find('contoso', paula)).toMatchObject({ language: 'de', absence });
    expect(await people.find('contoso', adam)).toMatchObject({ language: 'en', covers: [paula] });
  });
});
