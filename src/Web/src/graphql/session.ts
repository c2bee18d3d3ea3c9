import { demoNow } from '../lib/demo-time'

/** Somebody of the demo, by what comes before the @ of their address. */
export type Persona = 'client' | 'pro' | 'operateur' | 'collegue' | 'admin' | 'agent'

type Tokens = { access: string; accessEndsAt: string }

/** One persona's access to the API, renewed by itself: the clock of the demo jumps over the end of many sessions. */
export class Session {
  private tokens: Promise<Tokens> | null = null
  private endsAt = 0

  constructor(readonly persona: Persona) {}

  isOver(): boolean {
    return this.tokens === null || this.endsAt <= demoNow()
  }

  /** Signs in where that was not done yet, or is over. */
  async authorization(): Promise<string> {
    if (this.isOver()) this.renew()
    return `Bearer ${(await this.tokens!).access}`
  }

  /** Has whatever is asked next sign in again, which proves who asks. */
  forget(): void {
    this.endsAt = 0
  }

  renew(): void {
    this.endsAt = Number.POSITIVE_INFINITY
    this.tokens = this.signIn()
    this.tokens.catch(() => (this.tokens = null))
  }

  private async signIn(): Promise<Tokens> {
    const answer = await fetch(`/demo/sessions/${this.persona}`, { method: 'POST', headers: { 'X-Toolbox24': '1' } })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)

    const tokens = (await answer.json()) as Tokens
    this.endsAt = Date.parse(tokens.accessEndsAt)
    return tokens
  }
}
