import { look } from '../../lib/world'

type Sent = { key: string; to: string; at: string; content: Record<string, unknown>; deliveries: number }

export type Letter = {
  key: string
  way: 'mail' | 'sms' | 'push'
  to: string
  at: number
  title: string
  text: string
}

const WAYS = ['mail', 'sms', 'push'] as const

/** Everything that was sent, newest first. */
export async function readPost(): Promise<Letter[]> {
  const sent = await Promise.all(WAYS.map(async way => (await look<Sent[]>(way)).map(each => letter(way, each))))
  return sent.flat().toSorted((one, other) => other.at - one.at)
}

export function letter(way: Letter['way'], { key, to, at, content }: Sent): Letter {
  const text = said(content['text']) || said(content['body'])
  return { key, way, to, at: Date.parse(at), title: said(content['subject']) || said(content['title']) || text, text }
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
