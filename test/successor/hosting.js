import { Activity } from '@microsoft/agents-activity';
import {
  BaseAdapter,
  INVOKE_RESPONSE_KEY,
  TurnContext as Context,
} from '@microsoft/agents-hosting';

export { ActivityTypes } from '@microsoft/agents-activity';
export { CardFactory, INVOKE_RESPONSE_KEY } from '@microsoft/agents-hosting';

/** The Agents SDK's activity class has methods that its context calls on the incoming activity. */
export class TurnContext extends Context {
  constructor(adapterOrContext, activity) {
    super(adapterOrContext, activity && Object.assign(new Activity(activity.type), activity));
  }
}

/** botbuilder's base adapter: errors of a turn are thrown, and activities are sent as plain data. */
export class BotAdapter extends BaseAdapter {
  constructor() {
    super();
    // The default sends the user an error message and swallows the error.
    this.onTurnError = async (_context, error) => {
      throw error;
    };
    // The context calls these methods with activities of the class.
    const { sendActivities, updateActivity } = this;
    this.sendActivities = (context, activities) =>
      sendActivities.call(this, context, activities.map(plain));
    this.updateActivity = (context, activity) =>
      updateActivity.call(this, context, plain(activity));
  }
}

/** botbuilder's cloud adapter, without its senders: they are ours. */
export class CloudAdapter extends BotAdapter {
  async processActivity({ connectorFactory, audience }, activity, logic) {
    const context = new TurnContext(this, activity);
    const connector = await connectorFactory.create(activity.serviceUrl, audience);
    context.turnState.set(this.ConnectorClientKey, connector);
    await this.runMiddleware(context, logic);
    const response = context.turnState.get(INVOKE_RESPONSE_KEY);
    return activity.type === 'invoke' ? (response?.value ?? { status: 501 }) : undefined;
  }
}

/** The roster, which the Agents SDK leaves to its extension for Teams. */
export const TeamsInfo = {
  async getMember(context, userId) {
    const { activity, adapter, turnState } = context;
    const { conversations } = turnState.get(adapter.ConnectorClientKey);
    const teamId = activity.channelData?.team?.id;
    return conversations.getConversationMember(teamId ?? activity.conversation.id, userId);
  },
};

/** The class keeps the channel in a field of its own, which Teams must not get. */
function plain({ _channelId, ...activity }) {
  return { ...activity, channelId: _channelId };
}
