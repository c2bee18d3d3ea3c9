/**
 * Joins what is read with what is told of meanwhile: an answer may come after news that is newer. What was told since the reading began
 * stays, for it is newer, or newer news of it follows.
 */
export class Latest<T> {
  readonly #keyOf: (one: T) => string
  readonly #told = new Map<string, T>()

  /** @param keyOf What two states of the same thing have in common. */
  constructor(keyOf: (one: T) => string) {
    this.#keyOf = keyOf
  }

  /** A reading begins. */
  begin(): void {
    this.#told.clear()
  }

  told(one: T): void {
    this.#told.set(this.#keyOf(one), one)
  }

  /** What holds, once the reading that was begun last has found something. */
  join(found: readonly T[]): T[] {
    return [...new Map([...found.map(one => [this.#keyOf(one), one] as const), ...this.#told]).values()]
  }
}
