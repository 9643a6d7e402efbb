import { CHECK_CODES } from '../../workflow/kernel/check-codes.ts';
import { WAIVERS, type Waiver } from '../../workflow/steps/waivers.ts';

const BLOCK = /(?<=<!-- waivers: [^>]*-->\n).*?(?=<!-- \/waivers -->)/su;

/** Replaces the lists of checks that a declaration can waive, in the programme's rules. */
export function withWaivers(page: string): string {
  const codes = (waiver: Waiver): string =>
    CHECK_CODES.filter((code) => WAIVERS[code] === waiver)
      .map((code) => `\`${code}\``)
      .join(', ');
  const lines = [
    `- **Checks.** ${codes('declared')}`,
    `- **Checks,** if the day they are about has passed: ${codes('once-past')}`,
  ];
  return page.replace(BLOCK, () => `\n${lines.join('\n')}\n\n`);
}
