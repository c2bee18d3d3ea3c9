import type { Client } from 'urql'

import type { Refusal } from '../refusals/refusal-facts'
import { CreateEvidenceUpload } from './acts'

type Of = { rental: string; unit: string; kind: 'PHOTO' | 'VIDEO' }

export type Sent = { refusal: Refusal } | { evidence: string }

/** Asks for an address and sends the file there, as docs/evidence.md says. */
export async function send(client: Client, of: Of, file: Blob): Promise<Sent> {
  const { data, error } = await client.mutation(CreateEvidenceUpload, { input: of }).toPromise()
  if (!data) throw error ?? new Error('No answer came.')

  const { upload, refusal } = data.createEvidenceUpload
  if (refusal) return { refusal }
  if (!upload) throw new Error('There is nowhere to send it.')

  const answer = await fetch(new URL(upload.url, location.href).pathname, { method: 'POST', headers: { 'X-Toolbox24': '1', 'Content-Type': file.type }, body: file })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  return { evidence: upload.evidence }
}
