import type { Documents } from '../../workflow/kernel/ports.ts';
import { findIdentity } from './find-identity.ts';
import type { Identity } from './identity.ts';
import { isAbout, personalDocuments } from './personal-documents.ts';
import type { PersonalKind } from './personal-kinds.ts';

/** A document that mentions the person. */
interface KeptDocument {
  readonly aggregateId: string;
  readonly id: string;
  readonly body: unknown;
}

export interface PersonExport {
  readonly tenantId: string;
  readonly identity: Identity;
  /** By kind: `person`, `partner` (the team), `voucher`, `event` (the history), … */
  readonly kept: Readonly<Partial<Record<PersonalKind, readonly KeptDocument[]>>>;
}

/**
 * All documents that mention a person. They are complete and may mention others; an operator has to
 * check them before handing them out.
 * @param person object id or e-mail address
 * @throws StoreUnavailable
 */
export async function exportPerson(
  documents: Documents,
  tenantId: string,
  person: string,
): Promise<PersonExport> {
  const identity = await findIdentity(documents, tenantId, person);
  const kept: Partial<Record<PersonalKind, KeptDocument[]>> = {};
  for await (const document of personalDocuments(documents, tenantId)) {
    if (!isAbout(document, identity)) continue;
    const { kind, aggregateId, id, body } = document;
    (kept[kind] ??= []).push({ aggregateId, id, body });
  }
  return { tenantId, identity, kept };
}
