import type { Partner, SavbRegistration } from './partner.ts';

/** The registration that counts for the offer. */
export const savbOf = (
  { savbByOffer, savbRegistration }: Pick<Partner, 'savbByOffer' | 'savbRegistration'>,
  offer: string,
): SavbRegistration | undefined => savbByOffer?.[offer] ?? savbRegistration;
