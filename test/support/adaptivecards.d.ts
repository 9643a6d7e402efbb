// The renderer's main entry does not load in Node, its bundle does; the bundle's own
// declarations are not a module. tsconfig.json points the bundle here: what the tests use of it.

export class Version {
  constructor(major?: number, minor?: number, label?: string);
  readonly major: number;
  readonly minor: number;
}

export interface ValidationEvent {
  readonly phase: number;
  readonly event: number;
  readonly message: string;
}

export class SerializationContext {
  constructor(targetVersion?: Version);
  readonly eventCount: number;
  getEventAt(index: number): ValidationEvent;
}

export class ValidationResults {
  readonly validationEvents: ValidationEvent[];
}

export class Input {
  readonly id?: string;
  readonly label?: string;
  readonly errorMessage?: string;
  readonly isRequired: boolean;
  getJsonTypeName(): string;
}

export const HostConfig: new (config: {
  readonly actions: { readonly maxActions: number };
}) => object;

export class AdaptiveCard {
  hostConfig: object;
  version: Version;
  parse(source: unknown, context?: SerializationContext): void;
  validateProperties(): ValidationResults;
  getAllInputs(processActions?: boolean): Input[];
  getActionCount(): number;
  toJSON(context?: SerializationContext): unknown;
}
