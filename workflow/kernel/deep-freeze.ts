/** Freezes a value and everything in it, so that several readers can share it. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value) as unknown[]) frozen(inner);
  return value;
}
