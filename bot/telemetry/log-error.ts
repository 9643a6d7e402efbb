/** Loggable parts of an error; not its message, which may contain user input. */
export interface DescribedError {
  readonly name: string;
  readonly code?: string;
  /** `file:line` of each frame, innermost first. */
  readonly at: readonly string[];
  readonly cause?: DescribedError;
}

const FRAMES = 8;
const FRAME = /^\s+at (?:(?<who>[^\n]+?) \()?(?<where>[^()\n]+:\d+:\d+)\)?$/u;
/** A short word: `ECONNREFUSED`, `store-unavailable`, `401`. */
const CODE = /^[\w.-]{1,64}$/u;

/** @param depth number of causes included, plus one */
export function describeError(error: unknown, depth = 3): DescribedError {
  if (!isError(error)) return { name: typeof error, at: [] };
  const described = { name: error.name, code: codeOf(error), at: framesOf(error) };
  return depth > 1 && error.cause !== undefined
    ? { ...described, cause: describeError(error.cause, depth - 1) }
    : described;
}

/** `instanceof Error` is false for an error of another realm. */
function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'stack' in value && 'message' in value;
}

function codeOf(error: Error): string | undefined {
  if (!('code' in error)) return undefined;
  const code = String(error.code);
  return CODE.test(code) ? code : undefined;
}

function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  // A message can span lines and look like a stack frame.
  const frames = stack.slice(stack.indexOf(error.message) + error.message.length).split('\n');
  const places = frames.flatMap((line) => {
    const where = FRAME.exec(line)?.groups?.['where'];
    return where === undefined ? [] : [where.replace(/^.*\/(?=[^/]+\/[^/]+$)/u, '')];
  });
  return places.slice(0, FRAMES);
}
