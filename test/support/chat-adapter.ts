import {
  BotAdapter,
  INVOKE_RESPONSE_KEY,
  TurnContext,
  type Activity,
  type ResourceResponse,
} from 'botbuilder';

/** The effects of one activity. */
export interface Traffic {
  readonly sent: Partial<Activity>[];
  readonly updated: Partial<Activity>[];
  /** The body of the HTTP response to an invoke. */
  response?: { readonly statusCode: number; readonly type: string; readonly value: unknown };
}

interface RosterEntry {
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly tenantId?: string;
  readonly userRole?: string;
}

/** The adapter of a chat without a network; revokes the turn context as the real one does. */
export class ChatAdapter extends BotAdapter {
  override readonly ConnectorClientKey = Symbol('connector');
  traffic: Traffic = { sent: [], updated: [] };
  rosterReads = 0;
  rosterFails = false;
  readonly #roster: (userId: string) => RosterEntry;
  #count = 0;

  constructor(roster: (userId: string) => RosterEntry) {
    super();
    this.#roster = roster;
  }

  async run(
    activity: Partial<Activity>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Traffic> {
    const traffic: Traffic = (this.traffic = { sent: [], updated: [] });
    const context = new TurnContext(this, activity);
    const getConversationMember = async (_conversation: string, userId: string) => {
      this.rosterReads += 1;
      if (this.rosterFails) throw new RangeError('403');
      return this.#roster(userId);
    };
    context.turnState.set(this.ConnectorClientKey, { conversations: { getConversationMember } });
    await this.runMiddleware(context, logic);
    const answer = context.turnState.get<{ value: { body: Traffic['response'] } } | undefined>(
      INVOKE_RESPONSE_KEY,
    );
    traffic.response = answer?.value.body;
    return traffic;
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    return activities.map((activity) => {
      this.traffic.sent.push(activity);
      this.#count += 1;
      return { id: `message-${this.#count}` };
    });
  }

  override async updateActivity(
    _context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    this.traffic.updated.push(activity);
    return { id: activity.id ?? '' };
  }

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(): Promise<void> {}
}
