// The templating package's declarations name the renderer's source, which is not written to be
// compiled by others. tsconfig.json points them here: what they use of it, and we do not.

export interface IAdaptiveCard {
  readonly type: 'AdaptiveCard';
}
