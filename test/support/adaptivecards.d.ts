// Only the renderer's bundle loads in Node, and its declarations are not a module. tsconfig.json
// maps the bundle to this file: the types that tests use.

interface Version {
  readonly major: number;
  readonly minor: number;
}

interface ValidationEvent {
  readonly phase: number;
  readonly event: number;
  readonly message: string;
}

interface SerializationContext {
  readonly eventCount: number;
  getEventAt(index: number): ValidationEvent;
}

interface ValidationResults {
  readonly validationEvents: ValidationEvent[];
}

interface Input {
  readonly id?: string;
  readonly label?: string;
  readonly errorMessage?: string;
  readonly isRequired: boolean;
  getJsonTypeName(): string;
}

interface AdaptiveCard {
  hostConfig: object;
  version: Version;
  parse(source: unknown, context?: SerializationContext): void;
  validateProperties(): ValidationResults;
  getAllInputs(processActions?: boolean): Input[];
  getActionCount(): number;
  toJSON(context?: SerializationContext): unknown;
}

declare const bundle: {
  readonly AdaptiveCard: new () => AdaptiveCard;
  readonly HostConfig: new (config: {
    readonly actions: { readonly maxActions: number };
  }) => object;
  readonly SerializationContext: new (targetVersion?: Version) => SerializationContext;
  readonly Version: new (major?: number, minor?: number, label?: string) => Version;
};
export default bundle;
