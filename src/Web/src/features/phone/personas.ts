import type { Persona } from '../../graphql/session'

/** Who can hold the phone, as src/Silo/Demo/DemoPeople.cs makes them. */
export const PERSONAS: readonly { persona: Persona; title: string; what: string; address: string }[] = [
  { persona: 'client', title: 'Client', what: 'loue pour chez soi', address: 'client@demo.toolbox24.example' },
  { persona: 'pro', title: 'Second client', what: 'veut souvent le même outil', address: 'pro@demo.toolbox24.example' },
]
