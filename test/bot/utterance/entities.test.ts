import { entitiesIn, knownNames } from '../../../bot/utterance/entities.ts';
import { understandingOf } from '../../../bot/routing/routing-services.ts';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const { isWord } = understandingOf({ programme: defaultProgramme });
const person = (name: string, personId = name) => ({ personId, name, roles: [] });
const names = knownNames(
  [
    'Adventure Works AG',
    'Alpen Bank AG',
    'Alpen Werke GmbH',
    'Contoso Maschinenbau GmbH',
    'Status Quo GmbH',
    'Target GmbH',
    'Wide World Importers SE',
    'Württembergische Werke AG',
  ],
  [person('Tom Becker'), person('Will Smith'), person('Mark Lang'), person('Anna Berger')],
);

async function read(text: string) {
  const { entities, rest } = await entitiesIn(text, {
    programme: defaultProgramme,
    isWord,
    today: '2026-11-30',
    names: async () => names,
  });
  return { ...entities, rest: rest.replace(/\s+/gu, ' ').trim() };
}

describe('the values of a sentence', () => {
  it.each([
    ['vouchers of Contoso', 'Contoso Maschinenbau GmbH'],
    ['which vouchers of Adventure Works AG?', 'Adventure Works AG'],
    ['anything from adventure wroks?', 'Adventure Works AG'],
    ['Contosos Gutscheine', 'Contoso Maschinenbau GmbH'],
    ['wide world', 'Wide World Importers SE'],
    ['wuerttembergische werke', 'Württembergische Werke AG'],
    ['Gutscheine der Württembergischen', 'Württembergische Werke AG'],
    ['vouchers of Status Quo', 'Status Quo GmbH'],
    ['vouchers of Target', 'Target GmbH'],
  ])('contain the customer: %s', async (text, customer) => {
    const { customers } = await read(text);
    expect(customers.map(({ items }) => items)).toEqual([[customer]]);
  });

  it('name all customers that share the typed word', async () => {
    const { customers } = await read('vouchers of Alpen');
    expect(customers).toMatchObject([
      { items: ['Alpen Bank AG', 'Alpen Werke GmbH'], words: ['alpen'] },
    ]);
  });

  it.each(['what is the status', 'will you mark it', 'which works are open'])(
    'contain no name if a name is a word of the language: %s',
    async (text) => {
      const { customers, people } = await read(text);
      expect([...customers, ...people]).toEqual([]);
    },
  );

  it.each([
    ['give it to Tom', 'Tom Becker'],
    ['annas vouchers', 'Anna Berger'],
    ['Frau Berger', 'Anna Berger'],
    ['will smith is away', 'Will Smith'],
  ])('contain the colleague: %s', async (text, name) => {
    const { people } = await read(text);
    expect(people.flatMap(({ items }) => items.map((one) => one.name))).toEqual([name]);
  });

  it.each([
    ['DDPS', [{ offer: 'DDPS' }]],
    ['ddps and s-edps', [{ offer: 'DDPS' }, { offer: 'S-EDPS' }]],
    ['SharePoint Deployment Planning Services', [{ offer: 'SDPS' }]],
    ['Planungsdienste für die SharePoint-Bereitstellung', [{ offer: 'SDPS' }]],
    ['windows server', [{ engagement: 'windows-server' }]],
    ['project manager', []],
  ])('contain the offer or the engagement: %s', async (text, offers) => {
    expect((await read(text)).offers).toMatchObject(offers);
  });

  it.each([
    ['in Austria', ['AT']],
    ['in Österreich und Deutschland', ['AT', 'DE']],
    ['oesterreich', ['AT']],
    ['United Kingdom', ['GB']],
  ])('contain the country: %s', async (text, codes) => {
    expect((await read(text)).countries.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['4.500,00 EUR', 4500, 'EUR'],
    ['7.000 €', 7000, 'EUR'],
    ['€7,000.00', 7000, 'EUR'],
    ['7000,50 Euro', 7000.5, 'EUR'],
    ["CHF 1'250", 1250, 'CHF'],
    ['1,250.5 dollars', 1250.5, 'USD'],
  ])('contain the amount: %s', async (text, amount, currency) => {
    expect((await read(text)).amounts).toMatchObject([{ amount, currency }]);
  });

  it('are removed before the command is read', async () => {
    const { rest } = await read('show DDPS vouchers of Contoso in Austria next week');
    expect(rest).toBe('show vouchers of in');
  });
});
