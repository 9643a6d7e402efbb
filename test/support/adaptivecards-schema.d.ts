// The templating package's declarations import the renderer's source, which does not compile
// elsewhere. tsconfig.json maps the import to this file: the types the package needs.

export interface IAdaptiveCard {
  readonly type: 'AdaptiveCard';
}
