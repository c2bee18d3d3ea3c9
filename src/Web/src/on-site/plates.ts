import { clientOf } from '../graphql/client'
import { graphql } from '../graphql/graphql'

const UnitsAt = graphql(`query UnitsAt($site: ID!) { unitsAt(site: $site) { id code tool { name } } }`)

export type Plate = { unit: string; code: string; tool: string }

/** What is written on the tools of a site. Whoever holds one reads it; here nobody does, so that the staff's list is read; null where there is no answer. */
export async function platesOf(site: string): Promise<Plate[] | null> {
  const { data } = await clientOf('operateur').client.query(UnitsAt, { site }).toPromise()
  return data?.unitsAt.map(({ id, code, tool }) => ({ unit: id, code, tool: tool.name })) ?? null
}

/** The plates of the tools in somebody's hands, and one of another tool that they could have by mistake. */
export function inHand(plates: readonly Plate[], units: readonly string[]): Plate[] {
  const held = units.flatMap(unit => plates.filter(each => each.unit === unit))
  const names = new Set(held.map(each => each.tool))
  const stray = plates.find(each => !units.includes(each.unit) && !names.has(each.tool))
  return stray ? [...held, stray] : held
}
