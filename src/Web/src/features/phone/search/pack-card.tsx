import { Drawing } from '../../../lib/drawing'
import { euros } from '../../../lib/money'
import { discountWords } from '../offer/goods'
import type { FoundPack } from './find-tools'

type PackCardProps = { pack: FoundPack; onOpen: () => void }

/** Several tools that are had together, for less. */
export function PackCard({ pack, onOpen }: PackCardProps) {
  const discount = discountWords(pack.discountPerMille)
  return (
    <li>
      <button type="button" className="pack-card" onClick={onOpen}>
        <span className="drawings">{pack.items.map((item, index) => <Drawing key={index} name={item.tool.drawing} />)}</span>
        <span className="tool-name">{pack.name}</span>
        <span className="pack-tags">
          {discount && <span className="off">{discount}</span>}
          <span className={pack.isFree ? 'tag free' : 'tag taken'}>{pack.isFree ? 'Libre' : 'Déjà pris'}</span>
        </span>
        <small>{pack.items.map(item => item.tool.name).join(', ')} · dépôt {euros(pack.deposit.cents)}</small>
      </button>
    </li>
  )
}
