import type {
  Condition,
  Find,
  IndexField,
  IndexValues,
  StoredDocument,
} from '../../workflow/kernel/ports.ts';

type Document = Omit<StoredDocument, 'body' | 'etag' | 'kind'>;

/** The query as a plain filter and sort. */
export function plainly<One extends Document>(
  all: readonly One[],
  query: Omit<Find, 'kind' | 'limit'>,
): One[] {
  const { tenantId, where = {}, orderBy } = query;
  const sign = orderBy?.descending ? -1 : 1;
  const rank = (document: Document) => [
    ...(orderBy ? [document.index[orderBy.field]!] : []),
    document.tenantId,
    document.aggregateId,
    document.id,
  ];
  const byRank = (one: Document, other: Document) => {
    const others = rank(other);
    for (const [at, value] of rank(one).entries())
      if (value !== others[at]) return value < others[at]! ? -sign : sign;
    return 0;
  };
  return all
    .filter((document) => tenantId === undefined || document.tenantId === tenantId)
    .filter(({ index }) => orderBy === undefined || index[orderBy.field] !== undefined)
    .filter(({ index }) =>
      Object.entries(where).every(([field, condition]) =>
        holds(index[field as IndexField], condition),
      ),
    )
    .sort(byRank);
}

function holds(value: IndexValues[IndexField], condition: Condition): boolean {
  if (value === undefined) return false;
  if ('eq' in condition) return value === condition.eq;
  if ('in' in condition) return condition.in.includes(value);
  if ('contains' in condition)
    return typeof value === 'string' && value.includes(condition.contains);
  const { gte = value, lte = value } = condition;
  return gte <= value && value <= lte;
}
