import { ActivityTypes } from 'botbuilder';

/** The SDK types `activity.type` as string, which its own enum cannot be compared with. */
export const MESSAGE: string = ActivityTypes.Message;
export const INVOKE: string = ActivityTypes.Invoke;
