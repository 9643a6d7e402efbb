import type { Condition, Find, IndexField } from '../../workflow/kernel/ports.ts';
import { isFoundById, listsOf, type List } from './lists.ts';

type Question = Omit<Find, 'limit' | 'cursor'>;

/**
 * The list that a question is answered from: the one of most fields, which narrows it most, and of
 * those alike the tenant's own, which come first. None where no list holds all that is asked for.
 * Of one aggregate it is the list of all of the kind, whose key begins with it, unless the documents
 * themselves stand together there.
 */
export function chooseList(question: Question): List | undefined {
  const lists = listsOf(question.kind);
  if (question.aggregateId !== undefined)
    return isFoundById(question.kind) ? undefined : lists.find(({ fields }) => fields.length === 0);
  const [best] = lists
    .filter((list) => answers(list, question))
    .toSorted((one, other) => other.fields.length - one.fields.length);
  return best;
}

/** In the order that is asked for, and without leaving out a document that lacks a field. */
function answers({ fields, across }: List, { tenantId, where, orderBy }: Question): boolean {
  const last = fields.at(-1);
  const isWhole = last === undefined;
  if (tenantId === undefined && !across && !isWhole) return false;
  if (orderBy !== undefined) {
    if (last !== orderBy.field) return false;
  } else if (last !== undefined && conditionOf(where, last) === undefined) return false;
  return fields.slice(0, -1).every((field) => isOne(conditionOf(where, field)));
}

const conditionOf = (where: Question['where'], field: string): Condition | undefined =>
  where?.[field as IndexField];

const isOne = (condition: Condition | undefined): boolean =>
  condition !== undefined && 'eq' in condition;

/** Whether a list holds the field, which else stands in the document alone. */
export const holds = (list: List | undefined, field: IndexField): boolean =>
  list !== undefined && list.fields.includes(field);
