const SAMPLES = 1_000;

/**
 * The shortest round trip of late: what a request needs at least. It is the minimum of the last one
 * to two thousand, so that it follows when the network becomes slower, but not for a mere while.
 */
export class FloorLatency {
  #current = Infinity;
  #before = Infinity;
  #count = 0;

  add(milliseconds: number): void {
    this.#current = Math.min(this.#current, milliseconds);
    if (++this.#count < SAMPLES) return;
    this.#before = this.#current;
    this.#current = Infinity;
    this.#count = 0;
  }

  /** 0 until something is known. */
  get value(): number {
    const floor = Math.min(this.#current, this.#before);
    return Number.isFinite(floor) ? floor : 0;
  }
}
