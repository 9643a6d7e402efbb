/** So many tell what a request needs at least; the very first ones open connections besides. */
const WARM = 100;
const SAMPLES = 1_000;

/**
 * The shortest round trip of late: what a request needs at least. It is the minimum of the last one
 * to two thousand, so that it follows when the network becomes slower, but not for a mere while.
 */
export class FloorLatency {
  #current = Infinity;
  #before = Infinity;
  #count = 0;
  #isWarm = false;

  /** How long one request has taken. */
  add(milliseconds: number): void {
    this.#current = Math.min(this.#current, milliseconds);
    if (++this.#count === WARM) this.#isWarm = true;
    if (this.#count < SAMPLES) return;
    this.#before = this.#current;
    this.#current = Infinity;
    this.#count = 0;
  }

  /** 0 until enough is known: too short is merely careful, too long is one request too many. */
  get value(): number {
    return this.#isWarm ? Math.min(this.#current, this.#before) : 0;
  }
}
