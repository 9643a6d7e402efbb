import { ActivityTypes, type Activity, type ChannelAccount } from 'botbuilder';

/** As strings, since the SDK types `activity.type` as string. */
const MEMBERSHIP: readonly string[] = [
  ActivityTypes.InstallationUpdate,
  ActivityTypes.ConversationUpdate,
];

/**
 * Whether the bot came into a conversation or left it. Teams tells it twice, as an installation and
 * as a change of members; of an upgrade, which also takes the old version away, it says so.
 */
export function membershipOf(activity: Activity): 'came' | 'left' | 'neither' {
  if (!MEMBERSHIP.includes(activity.type)) return 'neither';
  const { action, membersAdded, membersRemoved, recipient } = activity as Loose;
  const isBot = ({ id }: ChannelAccount): boolean => id === recipient?.id;
  if (action === 'add' || action === 'add-upgrade' || membersAdded?.some(isBot)) return 'came';
  if (action === 'remove' || membersRemoved?.some(isBot)) return 'left';
  return 'neither';
}

interface Loose {
  readonly action?: string;
  readonly membersAdded?: readonly ChannelAccount[];
  readonly membersRemoved?: readonly ChannelAccount[];
  readonly recipient?: ChannelAccount;
}
