/** What the demo lets us do to the world around the product: docs/simulator.md, handed on by the silo. */

export class WorldError extends Error {}

export async function look<T>(path: string): Promise<T> {
  return read(await fetch(`/demo/world/${path}`, { cache: 'no-store' }))
}

export async function act<T>(path: string, body: unknown = {}): Promise<T> {
  return read(await fetch(`/demo/world/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Toolbox24': '1' },
    body: JSON.stringify(body),
  }))
}

/** The customer's answer to their bank, which takes forms. */
export async function answerBank(intent: string, succeed: boolean): Promise<void> {
  const answer = await fetch(`/demo/world/processor/intents/${encodeURIComponent(intent)}/authenticate`, {
    method: 'POST',
    headers: { 'X-Toolbox24': '1' },
    body: new URLSearchParams({ succeed: String(succeed) }),
  })
  if (!answer.ok) throw new WorldError(`HTTP ${answer.status}`)
}

async function read<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new WorldError(`HTTP ${answer.status}`)
  return (await answer.json()) as T
}
