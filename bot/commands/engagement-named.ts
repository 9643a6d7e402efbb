import type { Programme } from '../../workflow/programme/definition.ts';
import { engagementIn } from '../utterance/offers-named.ts';

/** The engagement named in a text, in any language: `eligibility exchange`. */
export function engagementNamed(text: string, { offers }: Programme): string | undefined {
  return engagementIn(text, offers)?.engagement;
}
