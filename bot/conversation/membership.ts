import { ActivityTypes, type Activity, type ChannelAccount } from '../sdk/bot-framework.ts';

/** Typed as string, because the SDK types `activity.type` as string. */
const MEMBERSHIP: readonly string[] = [
  ActivityTypes.InstallationUpdate,
  ActivityTypes.ConversationUpdate,
];

/**
 * Detects that the bot was added to a conversation or removed. Teams reports each twice, as an
 * installation and as a change of members; an upgrade, which also removes the old version, is
 * marked.
 */
export function membershipOf(activity: Activity): 'came' | 'left' | 'neither' {
  if (!MEMBERSHIP.includes(activity.type)) return 'neither';
  const { action, membersAdded, membersRemoved, recipient } = activity as Incoming;
  const isBot = ({ id }: ChannelAccount): boolean => id === recipient?.id;
  if (action === 'add' || action === 'add-upgrade' || membersAdded?.some(isBot)) return 'came';
  if (action === 'remove' || membersRemoved?.some(isBot)) return 'left';
  return 'neither';
}

interface Incoming {
  readonly action?: string;
  readonly membersAdded?: readonly ChannelAccount[];
  readonly membersRemoved?: readonly ChannelAccount[];
  readonly recipient?: ChannelAccount;
}
