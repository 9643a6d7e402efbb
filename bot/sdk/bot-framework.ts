/**
 * Everything that `bot` needs of the Bot Framework SDK at run time, `auth` aside: the adapter, the
 * context of a turn, the roster and constants. With `dialogs/sdk-dialogs.ts` it is the boundary to
 * the SDK: `test/successor` has the same two modules on the Agents SDK.
 */
export {
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  INVOKE_RESPONSE_KEY,
  TeamsInfo,
  TurnContext,
  type Activity,
  type Attachment,
  type ChannelAccount,
  type ResourceResponse,
  type TeamsChannelAccount,
} from 'botbuilder';
