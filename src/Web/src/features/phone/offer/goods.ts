import type { ResultOf } from '../../../graphql/graphql'
import type { OfferOf } from './offer-documents'

/** What is looked at: a tool, or a pack of several that are had together. */
export type Choice = { kind: 'tool' | 'pack'; id: string }

/** A tool or a pack as its page shows it. */
export type Goods = { name: string; description: string; drawings: readonly (string | null)[]; contents: readonly string[]; toWear: string; discount: string | null }

const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 })

export function goodsOf({ tool, pack }: ResultOf<typeof OfferOf>): Goods | null {
  if (tool) {
    const { name, description, drawing, protectiveEquipment } = tool
    return { name, description, drawings: [drawing], contents: [], toWear: protectiveEquipment, discount: null }
  }
  if (!pack) return null

  return {
    name: pack.name,
    description: pack.description,
    drawings: pack.items.map(item => item.tool.drawing),
    contents: pack.items.map(item => (item.quantity > 1 ? `${item.quantity} × ${item.tool.name}` : item.tool.name)),
    toWear: wornTogether(pack.items.map(item => item.tool.protectiveEquipment)),
    discount: discountWords(pack.discountPerMille),
  }
}

/** "−15 %"; null where there is none. */
export function discountWords(perMille: number): string | null {
  return perMille > 0 ? `−${percent.format(perMille / 1000)}` : null
}

/** Each thing that protects once, for whatever tools: "Gants, lunettes et masque." */
export function wornTogether(all: readonly string[]): string {
  const things = all.flatMap(each => each.replace(/\.$/, '').split(/, | et /)).map(each => each.trim().toLowerCase()).filter(each => each !== '')
  const list = [...new Set(things)]
  if (list.length === 0) return ''

  const said = list.length === 1 ? list[0]! : `${list.slice(0, -1).join(', ')} et ${list.at(-1)!}`
  return `${said[0]!.toUpperCase()}${said.slice(1)}.`
}

/** What is asked for, as each question of the API wants it. */
export function wantedOf({ kind, id }: Choice) {
  return kind === 'pack'
    ? { isPack: true, items: [{ pack: id }], tools: [], packs: [id] }
    : { isPack: false, items: [{ tool: id }], tools: [{ tool: id }], packs: [] }
}
