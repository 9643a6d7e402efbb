import type { WaterfallStep } from 'botbuilder-dialogs';
import { WaterfallDialog } from './sdk-dialogs.ts';
import type { StepOptions } from './turn.ts';

/**
 * A waterfall whose version names its steps. The SDK's version only counts them, so that two steps
 * swapped by a deploy would take each other's answers.
 */
export class StepWaterfall extends WaterfallDialog<StepOptions> {
  readonly #version: string;

  constructor(dialogId: string, steps: readonly WaterfallStep<StepOptions>[]) {
    super(dialogId, [...steps]);
    this.#version = [dialogId, ...steps.map((step) => step.name)].join(':');
  }

  override getVersion(): string {
    return this.#version;
  }
}
