/** The value, never to be changed by anybody: it may be given to several readers. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value) as unknown[]) frozen(inner);
  return value;
}
