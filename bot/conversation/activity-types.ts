import { ActivityTypes } from '../sdk/bot-framework.ts';

/** Typed as string, because the SDK types `activity.type` as string. */
export const MESSAGE: string = ActivityTypes.Message;
export const INVOKE: string = ActivityTypes.Invoke;
