import { TrialDocuments } from '../../storage/trial-documents.ts';
import { Desk } from '../../workflow/desk/desk.ts';
import type { DeskOptions } from '../../workflow/desk/desk-options.ts';
import { loadPartner } from '../../workflow/desk/load-context.ts';
import type { Partner } from '../../workflow/partner/partner.ts';

export interface TrialDesk {
  readonly desk: Pick<Desk, 'changeVoucher' | 'changePartner' | 'announceImport'>;
  partner(tenantId: string): Promise<Partner>;
}

/** A desk on the same store whose changes are only in memory. */
export function trialDesk(options: Omit<DeskOptions, 'onOutbox' | 'onFreed'>): TrialDesk {
  const documents = new TrialDocuments(options.documents);
  const { clock, ids, programme, rolePolicy, timeZone } = options;
  return {
    desk: new Desk({ documents, clock, ids, programme, rolePolicy, timeZone }),
    partner: async (tenantId) => (await loadPartner(documents, tenantId)).partner,
  };
}
