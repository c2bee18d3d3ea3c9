import type { Locker } from './wall-documents'

/** A wall is built in rows: A01, A02… stand side by side. */
export function rowsOf(lockers: readonly Locker[]): [string, Locker[]][] {
  const rows = new Map<string, Locker[]>()
  for (const locker of lockers) {
    const row = locker.name.replace(/\d+$/, '')
    rows.set(row, [...(rows.get(row) ?? []), locker])
  }
  return [...rows]
}
