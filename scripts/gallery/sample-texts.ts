/** User input on a card: usual, of maximum length, or hostile. */
export interface Typed {
  readonly voucherId: string;
  readonly organisation: string;
  /** Customers in lists; the first one equals `organisation`. */
  readonly customers: readonly [string, ...string[]];
  /** Name of the partner. */
  readonly companyName: string;
  /** Address of the customer's voucher administrator. */
  readonly email: string;
  /** Name of the reader. */
  readonly person: string;
  /** Names of the reader's colleagues. */
  readonly colleagues: readonly [string, ...string[]];
  /** Name of a location. */
  readonly place: string;
  /** Number of an invoice, a confirmation or an exam. */
  readonly number: string;
  readonly note: string;
  readonly line: string;
  readonly reference: string;
  readonly evidence: string;
  readonly paragraph: string;
}

/** Returns the entry at this index, modulo the length. */
export function nth(texts: readonly [string, ...string[]], at: number): string {
  return texts[at % texts.length] ?? texts[0];
}

export const SAMPLE_KINDS = ['usual', 'longest', 'hostile'] as const;
export type SampleKind = (typeof SAMPLE_KINDS)[number];

/** Text of maximum length (`LIMITS`): words that wrap, and one long word. */
const long = (length: number) =>
  'Bayerische Landesversicherungsanstalt für Rückversicherungsangelegenheiten '
    .repeat(Math.ceil(length / 75))
    .slice(0, length - 40)
    .concat('W'.repeat(40));

/**
 * Markup, links, template expressions and control characters. Starts with a heading, which only
 * works at the start of a line.
 */
const HOSTILE =
  '# **Bold** [free](https://evil.example) ![x](https://evil.example/x.png) <at>All</at> ' +
  '<img src=x onerror=alert(1)> ${$root.title} ${if(true,1,2)} `code` ~~no~~ | \u202Egpj.exe\u200B {{x}} ' +
  '&lt;b&gt; https://evil.example/a_b_c\n- item\n1. item';

export const TYPED: Readonly<Record<SampleKind, Typed>> = {
  usual: {
    voucherId: 'FAB-2041-77',
    organisation: 'Fabrikam AG',
    customers: [
      'Fabrikam AG',
      'Adventure Works GmbH',
      'Litware SE',
      'Wingtip Toys GmbH',
      'Tailspin Toys AG',
      'Proseware AG',
      'Wide World Importers',
      'Graphic Design Institute',
    ],
    companyName: 'Contoso Consulting GmbH',
    email: 'vera.lang@fabrikam.example',
    person: 'Paula Weber',
    colleagues: [
      'Carlo Bauer',
      'Gloria Maier',
      'Adam Kurz',
      'Selin Aydin',
      'Jens Holm',
      'Marie Dubois',
      'Tom Becker',
      'Ines Roth',
      'Piotr Nowak',
      'Lena Graf',
      'Omar Haddad',
    ],
    place: 'Hamburg',
    number: 'PS-2020-0417',
    note: 'For the subsidiary Fabrikam Logistics',
    line: 'Windows 10, Office 365 ProPlus',
    reference: 'https://contoso.example/plans/fabrikam-findings.pdf',
    evidence: 'Certificate 20-1187',
    paragraph:
      'Rollout in three waves: pilot with 50 devices, then the offices, then the plants. Two of 140 applications need a fix before the pilot.',
  },
  longest: {
    voucherId: 'ABCDEFGH-'.repeat(8).slice(0, 64),
    organisation: long(200),
    customers: [long(200)],
    companyName: long(200),
    email: `${'vera.'.repeat(30)}@${'long-name.'.repeat(9)}example`,
    person: long(200),
    colleagues: [long(200)],
    place: long(200),
    number: long(200),
    note: long(500),
    line: long(200),
    reference: long(500),
    evidence: long(500),
    paragraph: long(4000),
  },
  hostile: {
    voucherId: '${$root}-*ID*_[x](https://evil.example)',
    organisation: HOSTILE,
    customers: [HOSTILE],
    companyName: HOSTILE,
    email: '"<at>x</at>${1}*"@evil.example',
    person: HOSTILE,
    colleagues: [HOSTILE],
    place: HOSTILE,
    number: HOSTILE,
    note: HOSTILE,
    line: HOSTILE,
    reference: HOSTILE,
    evidence: HOSTILE,
    paragraph: `${HOSTILE}\n\n${HOSTILE}`,
  },
};
