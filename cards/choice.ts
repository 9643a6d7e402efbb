/** A person to choose from, by her object id; the name is what the roster says. */
export interface PersonChoice {
  readonly personId: string;
  readonly name: string;
}
