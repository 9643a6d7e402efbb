/** A time zone in which it is about noon now, so that no day ends during a real-time test. */
export function zoneAtNoon(): string {
  const ahead = 12 - new Date(Date.now()).getUTCHours();
  // These names count westward.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
