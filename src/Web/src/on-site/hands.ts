import { act } from '../lib/world'

const does = (path: string, body?: unknown): Promise<boolean> => act(path, body).then(() => true, () => false)

/** What somebody does with their hands before the lockers, and whether it moved: docs/simulator.md. */
export const hands = {
  pull: (site: string, door: string) => does(`walls/${site}/doors/${door}/open`),
  shut: (site: string, door: string) => does(`walls/${site}/doors/${door}/shut`),
  take: (site: string, door: string) => does(`walls/${site}/doors/${door}/take`),
  put: (site: string, door: string, plate: string) => does(`walls/${site}/doors/${door}/put`, { plate }),
  help: (site: string) => does(`walls/${site}/help`),
}
