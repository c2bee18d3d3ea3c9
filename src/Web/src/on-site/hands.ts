import { act, look } from '../lib/world'

const does = (path: string, body?: unknown): Promise<boolean> => act(path, body).then(() => true, () => false)

/** What somebody does with their hands before the lockers, and whether it moved: docs/simulator.md. */
export const hands = {
  shut: (site: string, door: string) => does(`walls/${site}/doors/${door}/shut`),
  take: (site: string, door: string) => does(`walls/${site}/doors/${door}/take`),
  put: (site: string, door: string, plate: string) => does(`walls/${site}/doors/${door}/put`, { plate }),
  /** Puts in what belongs there. */
  putHome: async (site: string, door: string) => {
    const wall = await look<{ doors: readonly { id: string; home: string | null }[] }>(`walls/${site}`).catch(() => null)
    const home = wall?.doors.find(each => each.id === door)?.home
    return home ? hands.put(site, door, home) : false
  },
  help: (site: string) => does(`walls/${site}/help`),
}
