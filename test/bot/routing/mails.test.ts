import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { understandingOf } from '../../../bot/routing/routing-services.ts';
import { readMail } from '../../../bot/utterance/pasted-mail.ts';
import { readMessage } from '../../../bot/routing/read-message.ts';
import { typedText } from '../../../bot/utterance/typed-text.ts';
import type { Activity } from 'botbuilder';
import { defaultProgramme } from '../../../workflow/programme/load.ts';

const FOLDER = path.join(import.meta.dirname, '../../wire/mails');
const TEAM = ['paula.projekt@contoso.example', 'jonas.keller@contoso.example'];

interface Expected {
  readonly ids: readonly string[];
  readonly offer?: string;
  readonly serviceLevel?: string;
  readonly organisation?: string;
  readonly customerEmail?: string;
  readonly country?: string;
  readonly assignedOn?: string;
  readonly expiresOn?: string;
}

/** Facts stated in each mail; an absent field must stay empty in the form. */
const MAILS: Readonly<Record<string, Expected>> = {
  '01-en-outlook-forward.txt': {
    ids: ['FBRK-2719'],
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Fabrikam Logistics',
    customerEmail: 'carla.meier@fabrikam.example',
    country: 'DE',
    assignedOn: '2026-11-10',
    expiresOn: '2027-05-31',
  },
  '02-en-gmail-quote.txt': {
    ids: ['TOYS-8841'],
    offer: 'SDPS',
    serviceLevel: '10',
    organisation: 'Tailspin Toys',
    customerEmail: 'lena.novak@tailspin.example',
    assignedOn: '2026-11-10',
    expiresOn: '2027-05-09',
  },
  '03-de-wg-outlook.txt': {
    ids: ['KIEF-8812'],
    offer: 'SDPS',
    serviceLevel: '10',
    organisation: 'Kiefer Maschinenbau AG',
    customerEmail: 'sabine.krause@kiefer.example',
    country: 'DE',
    assignedOn: '2026-11-25',
    expiresOn: '2027-05-24',
  },
  '04-en-microsoft-notice.txt': {
    ids: ['ADTM-5501'],
    offer: 'DDPS',
    serviceLevel: '3',
    organisation: 'A. Datum Corporation',
    customerEmail: 'it-licenses@adatum.example',
    country: 'ES',
    assignedOn: '2026-11-12',
    expiresOn: '2027-05-11',
  },
  '05-de-gmail-zitat.txt': {
    ids: ['GRSM-1204'],
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Großmann & Söhne GmbH',
    customerEmail: 'uwe.gross@grossmann.example',
    expiresOn: '2027-05-31',
  },
  '06-en-company-name.txt': {
    ids: ['WWI-40077'],
    offer: 'DDPS',
    serviceLevel: '3',
    organisation: 'Wide World Importers Ltd.',
    customerEmail: 'priya.shah@wideworld.example',
    country: 'GB',
    assignedOn: '2026-12-03',
    expiresOn: '2027-06-02',
  },
  '07-en-prose.txt': {
    ids: ['VTWO-3391'],
    offer: 'DDPS',
    serviceLevel: '5',
    customerEmail: 'tom.ortega@vtwo.example',
    assignedOn: '2026-11-10',
    expiresOn: '2027-05-09',
  },
  '08-en-ambiguous-date.txt': {
    ids: ['LUCE-7002'],
    offer: 'SDPS',
    serviceLevel: '5',
    organisation: 'Lucerne Publishing',
    customerEmail: 'nina.holt@lucerne.example',
    expiresOn: '2026-11-30',
  },
  '09-de-klartext.txt': {
    ids: ['NRDW-6610'],
    offer: 'SDPS',
    serviceLevel: '3',
    customerEmail: 'joerg.weiss@nordwind.example',
    expiresOn: '2027-05-11',
  },
  '10-en-do-not-reply.txt': {
    ids: ['MRGT-9120'],
    offer: 'DDPS',
    serviceLevel: '1',
    organisation: "Margie's Travel",
    customerEmail: 'accounts@margies.example',
    expiresOn: '2027-09-30',
  },
  '11-de-zwei-gutscheine.txt': {
    ids: ['LANG-1001', 'LANG-1002'],
    offer: 'DDPS',
    organisation: 'Lang Metallbau KG',
    customerEmail: 'peter.lang@lang.example',
  },
  '12-en-non-breaking-hyphen.txt': {
    ids: ['PRSW-4410'],
    offer: 'SDPS',
    serviceLevel: '15',
    organisation: 'Proseware, Inc.',
    customerEmail: 'ida.berg@proseware.example',
    assignedOn: '2026-12-01',
    expiresOn: '2027-05-31',
  },
  '13-de-nebeneinander.txt': {
    ids: ['ROTH-2290'],
    offer: 'SDPS',
    serviceLevel: '5',
    organisation: 'Roth Holzbau GmbH',
    customerEmail: 'eva.roth@roth.example',
    country: 'AT',
    assignedOn: '2027-01-01',
    expiresOn: '2027-06-30',
  },
  '14-en-labels-above.txt': {
    ids: ['TREY-8080'],
    offer: 'SDPS',
    serviceLevel: '3',
    organisation: 'Trey Research',
    customerEmail: 'alan.pike@treyresearch.example',
    country: 'US',
    expiresOn: '2027-02-28',
  },
  '15-en-nothing-said.txt': { ids: ['BLYO-5567'], customerEmail: 'ben.cole@blueyonder.example' },
  '16-de-disclaimer.txt': {
    ids: ['VOSS-7311'],
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Voß Bau GmbH',
    customerEmail: 'lizenzen@vossbau.example',
    expiresOn: '2027-05-31',
  },
  '17-en-outlook-table.html': {
    ids: ['FBRK-2719'],
    offer: 'DDPS',
    serviceLevel: '10',
    organisation: 'Stadtwerke München',
    customerEmail: 'carla.meier@fabrikam.example',
    country: 'DE',
    assignedOn: '2026-11-10',
    expiresOn: '2027-05-31',
  },
  '18-de-outlook-tabelle.html': {
    ids: ['KIEF-8812'],
    offer: 'SDPS',
    serviceLevel: '5',
    organisation: 'Kiefer Maschinenbau AG',
    customerEmail: 'sabine.krause@kiefer.example',
    country: 'AT',
    assignedOn: '2026-11-25',
    expiresOn: '2027-05-24',
  },
  '19-en-no-spaces-table.html': {
    ids: ['FBRK-2719'],
    offer: 'SDPS',
    serviceLevel: '3',
    organisation: 'Fabrikam AG',
    expiresOn: '2027-05-31',
  },
  '20-en-head-row.html': {
    ids: ['HEAD-3300'],
    offer: 'DDPS',
    serviceLevel: '15',
    customerEmail: 'olga.frey@frey.example',
    country: 'CH',
    expiresOn: '2027-02-28',
  },
  '21-en-microsoft-layout.html': {
    ids: ['ADTM-5501'],
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'A. Datum Corporation',
    customerEmail: 'it-licenses@adatum.example',
    assignedOn: '2026-11-12',
    expiresOn: '2027-05-11',
  },
  '22-de-gmail.html': {
    ids: ['GRSM-1204'],
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Großmann & Söhne GmbH',
    customerEmail: 'uwe.gross@grossmann.example',
    assignedOn: '2026-11-12',
    expiresOn: '2027-05-11',
  },
  '23-en-gmail.html': {
    ids: ['TOYS-8841'],
    offer: 'SDPS',
    serviceLevel: '10',
    organisation: 'Tailspin Toys',
    customerEmail: 'lena.novak@tailspin.example',
    expiresOn: '2027-05-09',
  },
  '24-en-teams-reply.html': {
    ids: ['BELL-4455'],
    offer: 'DDPS',
    serviceLevel: '3',
    organisation: 'Bellows College',
    customerEmail: 'rosa.diaz@bellows.example',
  },
  '25-de-div-zeilen.html': {
    ids: ['ROTH-2290'],
    offer: 'SDPS',
    serviceLevel: '10',
    organisation: 'Roth Holzbau GmbH',
    customerEmail: 'lizenzen@roth.example',
    country: 'CH',
    expiresOn: '2027-06-30',
  },
  '26-en-definition-list.html': {
    ids: ['FREY-1212'],
    offer: 'DDPS',
    serviceLevel: '1',
    organisation: 'Frey & Partner',
    customerEmail: 'olga.frey@frey.example',
    country: 'CH',
    assignedOn: '2027-03-02',
  },
  '27-en-entities.html': {
    ids: ['GRPH-7788'],
    offer: 'SDPS',
    serviceLevel: '5',
    organisation: 'Graphic Design Institute – España',
    customerEmail: 'jose@graphic.example',
    country: 'ES',
  },
  '28-de-vier-spalten.html': {
    ids: ['VIER-1004'],
    offer: 'DDPS',
    serviceLevel: '3',
    organisation: 'Vier Wände eG',
    customerEmail: 'ute.marx@vierwaende.example',
    country: 'DE',
    expiresOn: '2027-03-01',
  },
  '29-en-address-cell.html': {
    ids: ['CITY-0903'],
    offer: 'DDPS',
    organisation: 'City Power & Light',
    customerEmail: 'sean.byrne@citypower.example',
    country: 'IE',
    expiresOn: '2027-04-15',
  },
  '30-de-signatur.html': {
    ids: ['SIGN-4711'],
    offer: 'SDPS',
    serviceLevel: '5',
    organisation: 'Signal & Söhne OHG',
    customerEmail: 'ralf.gross@signal.example',
    expiresOn: '2027-12-31',
  },
  '31-en-hidden-preheader.html': {
    ids: ['ALPN-6161'],
    offer: 'SDPS',
    serviceLevel: '15',
    organisation: 'Alpine Ski House',
    customerEmail: 'wendy.kahn@alpine.example',
    expiresOn: '2027-07-01',
  },
  '32-en-conflicting.html': {
    ids: ['WOOD-2020'],
    organisation: 'Woodgrove Bank',
    customerEmail: 'ken@woodgrove.example',
  },
  '33-de-nur-adresse-im-link.html': {
    ids: ['BLUM-3030'],
    offer: 'DDPS',
    serviceLevel: '3',
    organisation: 'Blumen Weiß e.K.',
    customerEmail: 'clara.blum@blumen.example',
    assignedOn: '2026-12-14',
    expiresOn: '2027-06-13',
  },
  '34-en-offer-in-german.html': {
    ids: ['SRVD-7171'],
    offer: 'DDPS',
    serviceLevel: '5',
    organisation: 'Southridge Video',
    customerEmail: 'max.bauer@southridge.example',
    country: 'DE',
  },
};

const understanding = understandingOf({ programme: defaultProgramme });

/** The mail as Teams sends it when pasted: HTML with a truncated text, or a text alone. */
function messageOf(file: string): Activity {
  const content = readFileSync(path.join(FOLDER, file), 'utf8');
  const message = file.endsWith('.html')
    ? { text: 'x', attachments: [{ contentType: 'text/html', content }] }
    : { text: content };
  return { type: 'message', ...message } as Activity;
}

describe('a forwarded mail', () => {
  it('has an expectation for each file of the folder', () => {
    expect(Object.keys(MAILS).sort()).toEqual(readdirSync(FOLDER).sort());
  });

  it.each(Object.entries(MAILS))('yields the stated facts and no others: %s', (file, expected) => {
    const { ids: _ids, ...facts } = expected;
    const { text } = typedText(messageOf(file));
    expect(readMail(text, defaultProgramme, TEAM)).toEqual(facts);
  });

  it.each(Object.entries(MAILS))('yields its vouchers and no others: %s', async (file, { ids }) => {
    const { text } = typedText(messageOf(file));
    const wanted = await readMessage(text, understanding, {
      isKnown: async () => false,
      today: '2026-11-30',
    });
    expect(wanted).toEqual({ kind: 'mail', voucherIds: ids });
  });
});
