/** A limited number of places; whoever finds none waits in line. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** A place to be taken when it is needed, at most once, and given back at the end. */
  place(): Place {
    let taken = false;
    return {
      take: async () => {
        if (taken) return;
        taken = true;
        if (this.#free > 0) this.#free--;
        else await new Promise<void>((resolve) => this.#waiting.push(resolve));
      },
      giveBack: () => {
        if (!taken) return;
        taken = false;
        const next = this.#waiting.shift();
        if (next) next();
        else this.#free++;
      },
    };
  }
}

export interface Place {
  take(): Promise<void>;
  giveBack(): void;
}
