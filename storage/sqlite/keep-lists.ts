import type { DatabaseSync } from 'node:sqlite';
import { ALL_LISTS, LIST_PREFIX, listNamed, valueOf, type List } from './lists.ts';

/**
 * Makes the lists that are not there yet, from the documents that are, and has triggers keep them
 * in the transaction of the documents themselves: they fire whichever release writes. Each list by
 * itself: a desk at work on the same file waits for one of them and not for all. Lists of another
 * release are kept too: it may be at work on the file.
 */
export function bringListsUpToDate(database: DatabaseSync): void {
  const present = new Set(schemaOf(database, 'table').map(([name]) => name));
  for (const list of ALL_LISTS)
    if (!present.has(list.name)) inTransaction(database, () => makeList(database, list));
  if (missingTriggers(database).length > 0) inTransaction(database, () => keepLists(database));
}

/** All lists of a new file, within the transaction that makes it. */
export function makeLists(database: DatabaseSync): void {
  for (const list of ALL_LISTS) database.exec(tableOf(list));
  keepLists(database);
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function makeList(database: DatabaseSync, list: List): void {
  // Another process may have made it while this one waited for the lock.
  if (schemaOf(database, 'table').some(([name]) => name === list.name)) return;
  database.exec(tableOf(list));
  database.exec(
    `INSERT INTO ${list.table} SELECT ${rowOf(list, 'documents')} FROM documents
       WHERE kind = '${list.kind}' AND ${isIn(list, 'documents')} ORDER BY ${orderOf(list)}`,
  );
  keepLists(database);
}

function keepLists(database: DatabaseSync): void {
  for (const [name, sql] of missingTriggers(database)) {
    database.exec(`DROP TRIGGER IF EXISTS "${name}"`);
    database.exec(sql);
  }
}

/** Those that are not there, or keep other lists of their kind than there are. */
function missingTriggers(database: DatabaseSync): readonly Trigger[] {
  const present = new Map(schemaOf(database, 'trigger'));
  const byKind = Map.groupBy(listsIn(database), ({ kind }) => kind);
  return [...byKind]
    .flatMap(([kind, lists]) => triggersOf(kind, lists))
    .filter(([name, sql]) => present.get(name) !== sql);
}

function listsIn(database: DatabaseSync): readonly List[] {
  return schemaOf(database, 'table').map(([name]) => listNamed(name));
}

type Trigger = readonly [name: string, sql: string];

function schemaOf(database: DatabaseSync, type: 'table' | 'trigger'): readonly Trigger[] {
  const rows = database
    .prepare(
      'SELECT name, sql FROM sqlite_schema WHERE type = ? AND substr(name, 1, ?) = ? ORDER BY name',
    )
    .all(type, LIST_PREFIX.length, LIST_PREFIX);
  return rows.map(({ name, sql }) => [String(name), String(sql)]);
}

function tableOf({ table, columns }: List): string {
  const types = columns.map((column) => `${column} ANY NOT NULL`);
  return `CREATE TABLE ${table} (${[...types, `PRIMARY KEY (${columns.join(', ')})`].join(', ')})
    STRICT, WITHOUT ROWID`;
}

/** A list whose values a change leaves as they were is not touched. */
function triggersOf(kind: string, lists: readonly List[]): readonly Trigger[] {
  const add = lists.map(
    (list) =>
      `INSERT INTO ${list.table} SELECT ${rowOf(list, 'NEW')}
    WHERE NEW.kind = '${kind}' AND ${isIn(list, 'NEW')}`,
  );
  const remove = lists.map(
    (list) =>
      `DELETE FROM ${list.table}
    WHERE OLD.kind = '${kind}' AND (${list.columns.join(', ')}) = (${rowOf(list, 'OLD')})`,
  );
  const moved = lists.map((list) => `(${placeOf(list, 'OLD')}) IS NOT (${placeOf(list, 'NEW')})`);
  const move = [remove, add].flatMap((works) =>
    works.map((work, at) => `${work} AND ${moved[at] ?? ''}`),
  );
  const on = (
    when: string,
    event: string,
    condition: string,
    works: readonly string[],
  ): Trigger => {
    const name = `${LIST_PREFIX}${kind}:${when}`;
    const steps = works.map((work) => `  ${work};\n`).join('');
    return [
      name,
      `CREATE TRIGGER "${name}" AFTER ${event} ON documents WHEN ${condition}\n  BEGIN\n${steps}  END`,
    ];
  };
  return [
    on('added', 'INSERT', `NEW.kind = '${kind}'`, add),
    on('removed', 'DELETE', `OLD.kind = '${kind}'`, remove),
    on(
      'changed',
      'UPDATE',
      `'${kind}' IN (OLD.kind, NEW.kind)
    AND (OLD.kind, OLD.index_values) IS NOT (NEW.kind, NEW.index_values)`,
      move,
    ),
  ];
}

const placeOf = ({ fields }: List, row: string): string =>
  [`${row}.kind`, ...fields.map((field) => valueOf(row, field))].join(', ');

function isIn({ fields }: List, row: string): string {
  return fields.map((field) => `${valueOf(row, field)} IS NOT NULL`).join(' AND ') || 'TRUE';
}

function rowOf({ columns, fields }: List, row: string): string {
  return columns
    .map((column) => (fields.includes(column) ? valueOf(row, column) : `${row}.${column}`))
    .join(', ');
}

/** The order of its key, so that a new list grows at its end. */
function orderOf({ columns }: List): string {
  return columns.map((_, at) => at + 1).join(', ');
}
