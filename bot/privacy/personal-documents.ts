import type { Documents, StoredDocument } from '../../workflow/kernel/ports.ts';
import { mentions, pseudonymOf, type Identity } from './identity.ts';
import { KINDS, type PersonalKind } from './personal-kinds.ts';
import { rewritten } from './rewrite.ts';

const PAGE = 200;
const ANYBODY = pseudonymOf('');

/** All documents of a tenant, or of one aggregate, that can mention a person. */
export async function* personalDocuments(
  documents: Documents,
  tenantId: string,
  aggregateId?: string,
): AsyncGenerator<StoredDocument & { readonly kind: PersonalKind }> {
  for (const kind of KINDS) {
    let cursor: string | undefined;
    do {
      const page = await documents.find({ kind, tenantId, aggregateId, limit: PAGE, cursor });
      for (const document of page.documents) yield { ...document, kind };
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

/** True if the document's key or content mentions the person. */
export function isAbout(document: StoredDocument, identity: Identity): boolean {
  return (
    mentions(document.aggregateId, identity) ||
    mentions(document.id, identity) ||
    rewritten(document.body, identity, ANYBODY) !== document.body
  );
}
