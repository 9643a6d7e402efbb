/** What people typed on a card: as usual, as long as it may be, or with the worst in it. */
export interface Typed {
  readonly voucherId: string;
  readonly organisation: string;
  readonly email: string;
  readonly person: string;
  readonly line: string;
  readonly reference: string;
  readonly paragraph: string;
}

export type SampleKind = 'usual' | 'longest' | 'hostile';

/** As long as the limits of the commands allow (`LIMITS`), in words that wrap and one that does not. */
const long = (length: number) =>
  'Bayerische Landesversicherungsanstalt für Rückversicherungsangelegenheiten '
    .repeat(Math.ceil(length / 75))
    .slice(0, length - 40)
    .concat('W'.repeat(40));

/** Every trick at once; what begins a line matters too, so it comes first. */
const HOSTILE =
  '# **Bold** [free](https://evil.example) ![x](https://evil.example/x.png) <at>All</at> ' +
  '<img src=x onerror=alert(1)> ${$root.title} ${if(true,1,2)} `code` ~~no~~ | \u202Egpj.exe\u200B {{x}} ' +
  '&lt;b&gt; https://evil.example/a_b_c\n- item\n1. item';

export const TYPED: Readonly<Record<SampleKind, Typed>> = {
  usual: {
    voucherId: 'FAB-2041-77',
    organisation: 'Fabrikam AG',
    email: 'vera.lang@fabrikam.example',
    person: 'Paula Weber',
    line: 'Windows 10, Office 365 ProPlus',
    reference: 'https://contoso.example/plans/fabrikam-findings.pdf',
    paragraph:
      'Rollout in three waves: pilot with 50 devices, then the offices, then the plants. Two of 140 applications need a fix before the pilot.',
  },
  longest: {
    voucherId: 'ABCDEFGH-'.repeat(8).slice(0, 64),
    organisation: long(200),
    email: `${'vera.'.repeat(30)}@${'long-name.'.repeat(9)}example`,
    person: long(200),
    line: long(200),
    reference: long(500),
    paragraph: long(4000),
  },
  hostile: {
    voucherId: '${$root}-*ID*_[x](https://evil.example)',
    organisation: HOSTILE,
    email: '"<at>x</at>${1}*"@evil.example',
    person: HOSTILE,
    line: HOSTILE,
    reference: HOSTILE,
    paragraph: `${HOSTILE}\n\n${HOSTILE}`,
  },
};
