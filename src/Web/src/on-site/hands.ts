import { act } from '../lib/world'

/** What somebody does with their hands before the lockers: docs/simulator.md. */
export const hands = {
  /** Whether the door moved. */
  shut: (site: string, door: string): Promise<boolean> => act(`walls/${site}/doors/${door}/shut`).then(() => true, () => false),
}
