import { coded } from '../workflow/facts.ts';
import type { Speaker } from '../locales/speaker.ts';
import type { Choice } from './field.ts';

/** ISO 3166-1 alpha-2. */
const COUNTRIES = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
  BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
  DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
  GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
  KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
  MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
  PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
  SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
  VN VU WF WS YE YT ZA ZM ZW
`
  .trim()
  .split(/\s+/u);

/** Every country by its name in the reader's language; the likely ones (`first`) come first. */
export function countryChoices(say: Speaker, first: readonly string[] = []): readonly Choice[] {
  const named = (code: string): Choice => ({
    title: say.plainFact(coded('country', code)),
    value: code,
  });
  const likely = [...new Set(first)];
  const collator = new Intl.Collator(say.locale);
  const rest = COUNTRIES.filter((code) => !likely.includes(code))
    .map(named)
    .sort((one, other) => collator.compare(one.title, other.title));
  return [...likely.map(named), ...rest];
}

/** Countries named in a text, in the reader's language or by their codes; anything else stays as typed. */
export function countriesNamed(say: Speaker, text: string): readonly string[] {
  const codes = new Map(
    countryChoices(say).map(({ title, value }) => [title.toLocaleLowerCase(say.locale), value]),
  );
  return text
    .split(/[,;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => codes.get(name.toLocaleLowerCase(say.locale)) ?? name);
}
