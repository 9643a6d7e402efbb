import type { CommandName } from '../../cards/kit/command-name.ts';
import { away } from './away.ts';
import { calendar } from './calendar.ts';
import { capacity } from './capacity.ts';
import type { Command } from './command.ts';
import { deadlines } from './deadlines.ts';
import { eligibility } from './eligibility.ts';
import { exportVouchers } from './export.ts';
import { guide } from './guide.ts';
import { handBack } from './hand-back.ts';
import { importTable } from './import.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { language } from './language.ts';
import { next } from './next.ts';
import { notifications } from './notifications.ts';
import { onboarding } from './onboarding.ts';
import { overview } from './overview.ts';
import { payments } from './payments.ts';
import { profile } from './profile.ts';
import { programme } from './programme.ts';
import { resolveParked } from './resolve-parked.ts';
import { answerRoleRequest, askForRole } from './role-requests.ts';
import { rights } from './rights.ts';
import { isChatCommand } from './is-chat-command.ts';
import { remind } from './remind.ts';
import { reminderDone, snooze } from './snooze.ts';
import { status } from './status.ts';
import { STEP_COMMANDS } from './step-commands.ts';
import { team } from './team.ts';
import { vouchers } from './vouchers.ts';

export const COMMANDS: readonly Command[] = [
  status,
  next,
  vouchers,
  deadlines,
  payments,
  overview,
  capacity,
  history,
  guide,
  programme,
  onboarding,
  eligibility,
  profile,
  team,
  rights,
  ...STEP_COMMANDS,
  remind,
  away,
  exportVouchers,
  calendar,
  importTable,
  notifications,
  language,
  help(() => COMMANDS),
  { kind: 'cancel', name: 'cancel', aboutVoucher: false },
  resolveParked,
  askForRole,
  answerRoleRequest,
  handBack,
  snooze,
  reminderDone,
];

/** By name, which is the verb of a command's buttons. */
export const commandsByName: ReadonlyMap<string, Command> = new Map(
  COMMANDS.map((command) => [command.name, command]),
);

export const CHAT_COMMANDS: readonly CommandName[] = COMMANDS.map(({ name }) => name).filter(
  isChatCommand,
);
