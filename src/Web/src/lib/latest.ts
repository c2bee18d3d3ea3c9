/**
 * Joins what is read with what is told of meanwhile. An answer may come after news that is newer: of the readings under way the last one
 * counts, and what was told since it began stays, for it is newer, or newer news of it follows.
 */
export class Latest<T> {
  readonly #keyOf: (one: T) => string
  readonly #told = new Map<string, T>()
  #readings = 0

  /** @param keyOf What two states of the same thing have in common. */
  constructor(keyOf: (one: T) => string) {
    this.#keyOf = keyOf
  }

  /** A reading begins. What it finds, in any order, becomes what holds now; null where another reading has begun since. */
  begin(): (found: readonly T[]) => T[] | null {
    const mine = ++this.#readings
    this.#told.clear()
    return found => mine === this.#readings
      ? [...new Map([...found.map(one => [this.#keyOf(one), one] as const), ...this.#told]).values()]
      : null
  }

  told(one: T): void {
    this.#told.set(this.#keyOf(one), one)
  }
}
