import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { StorageSettings } from '../../storage/open-documents.ts';
import { STATE_ID, voucherPartition } from '../../workflow/records/records.ts';
import { Reader } from '../../workflow/records/reader.ts';
import { anAssignedVoucher, voucherKey } from '../support/a-voucher.ts';
import { today } from '../support/partner.ts';
import type { RaceResult } from '../support/replica-process-racer.ts';
import { SHARED_STORES } from '../support/replica-process-store.ts';

const SCRIPT = path.join(import.meta.dirname, '../support/replica-process-racer.ts');
const CHANGES = 50;

function racer(storage: StorageSettings) {
  const child = spawn(process.execPath, [SCRIPT, JSON.stringify(storage), String(CHANGES)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line');
  const results: RaceResult[] = [];
  return {
    ready,
    async race(): Promise<readonly RaceResult[]> {
      lines.on('line', (line) => results.push(JSON.parse(line) as RaceResult));
      child.stdin.write('go\n');
      await once(lines, 'close');
      return results;
    },
  };
}

it.each(['sqlite', 'cosmos'] as const)(
  'applies or refuses each of 50 changes that two processes request at once, once (%s)',
  async (kind) => {
    const store = await SHARED_STORES[kind]();
    const documents = await store.open({ now: () => Date.parse(`${today}T10:00:00Z`) });
    const { tenantId, voucherId } = voucherKey;
    const voucher = anAssignedVoucher();
    await documents.commit(voucherPartition(tenantId, voucherId), [
      { op: 'create', id: STATE_ID, kind: 'voucher', body: voucher },
    ]);
    const racers = [racer(store.settings), racer(store.settings)];
    await Promise.all(racers.map(({ ready }) => ready));
    const raced = (await Promise.all(racers.map((one) => one.race()))).flat();

    const reader = new Reader(documents);
    const { items } = await reader.voucherHistory(tenantId, voucherId, 2 * CHANGES);
    const after = await reader.voucher(tenantId, voucherId);
    await documents.close();
    await store.remove();

    expect(raced).toHaveLength(2 * CHANGES);
    const of = (...kinds: readonly string[]) => raced.filter((one) => kinds.includes(one.kind));
    expect(of('done', 'stale')).toHaveLength(2 * CHANGES);
    const applied = new Set(of('done').map(({ commandId }) => commandId));
    expect(applied.size).toBeGreaterThan(0);
    expect(items.map(({ commandId }) => commandId).toSorted()).toEqual([...applied].toSorted());
    expect(after?.revision).toBe(voucher.revision + applied.size);
    // At most one of the changes with the initial revision can succeed.
    const ofFirst = [...applied].filter((id) => Number(id.replace('change-', '')) % 2 === 0);
    expect(ofFirst.length).toBeLessThanOrEqual(1);
    console.log(`${kind}: ${applied.size} of ${CHANGES} applied once, the others refused`);
  },
  60_000,
);
