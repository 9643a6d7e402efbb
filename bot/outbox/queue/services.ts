import type { RolePolicy } from '../../../workflow/partner/actor.ts';
import type { Desk } from '../../../workflow/desk/desk.ts';
import type { WorkingHours } from '../../../workflow/notices/quiet-hours.ts';
import type { People } from '../../../workflow/people/people.ts';
import type { Documents, Ids, Partition } from '../../../workflow/kernel/ports.ts';
import type { Programme } from '../../../workflow/programme/definition.ts';
import type { Reader } from '../../../workflow/records/reader.ts';
import type { Log } from '../../telemetry/log.ts';
import type { DeferredNotices } from './deferred-notices.ts';
import type { OutboxRows } from './outbox-rows.ts';
import type { OnNotice } from './record-outcome.ts';
import type { Time } from '../../runtime/time.ts';

/** Dependencies of the outbox; one instance per process. */
export interface OutboxServices {
  readonly documents: Documents;
  readonly rows: OutboxRows;
  readonly desk: Pick<Desk, 'changeVoucher' | 'changePartner'>;
  readonly reader: Reader;
  readonly people: People;
  readonly programme: Programme;
  readonly rolePolicy: RolePolicy;
  readonly time: Time;
  readonly ids: Ids;
  readonly log: Log;
  readonly onNotice?: OnNotice;
  /** Called when a job of the poller has ended. */
  readonly onRun?: (job: 'daily-jobs' | 'due-scan' | 'waiting-scan') => void;
  /** IANA name of the partner's time zone. */
  readonly timeZone: string;
  /** App id of the bot in Teams; undefined in local mode. */
  readonly botId?: string;
  readonly workingHours: WorkingHours;
  /** True if a chat may be opened with a person who has never contacted the bot. */
  readonly opensChats: boolean;
  readonly deferred: DeferredNotices;
  /** Reports that rows were committed or released in the partition. */
  readonly notify: (partition: Partition) => void;
}
