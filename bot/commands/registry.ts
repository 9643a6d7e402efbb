import type { CommandName } from '../../cards/kit/command-name.ts';
import { cancel } from './cancel.ts';
import type { Command } from './command.ts';
import { deadlines } from './deadlines.ts';
import { eligibility } from './eligibility.ts';
import { enrol } from './enrol.ts';
import { exportVouchers } from './export.ts';
import { guide } from './guide.ts';
import { handover } from './handover.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { language } from './language.ts';
import { next } from './next.ts';
import { notifications } from './notifications.ts';
import { overview } from './overview.ts';
import { payment } from './payment.ts';
import { paymentStatus } from './payment-status.ts';
import { profile } from './profile.ts';
import { redeem } from './redeem.ts';
import { register } from './register.ts';
import { release } from './release.ts';
import { report } from './report.ts';
import { reschedule } from './reschedule.ts';
import { reserve } from './reserve.ts';
import { resolveParked } from './resolve-parked.ts';
import { isChatCommand } from './is-chat-command.ts';
import { status } from './status.ts';
import { team } from './team.ts';
import { validate } from './validate.ts';
import { vouchers } from './vouchers.ts';

export const COMMANDS: readonly Command[] = [
  status,
  next,
  vouchers,
  deadlines,
  overview,
  history,
  guide,
  eligibility,
  enrol,
  profile,
  team,
  register,
  validate,
  reserve,
  reschedule,
  release,
  report,
  redeem,
  payment,
  paymentStatus,
  handover,
  exportVouchers,
  notifications,
  language,
  help(() => COMMANDS),
  cancel,
  resolveParked,
];

const byName = new Map<string, Command>(COMMANDS.map((command) => [command.name, command]));

/** The command under the verb of its buttons; undefined for a verb there is none of. */
export function commandNamed(name: string): Command | undefined {
  return byName.get(name);
}

export const CHAT_COMMANDS: readonly CommandName[] = COMMANDS.map(({ name }) => name).filter(
  isChatCommand,
);
