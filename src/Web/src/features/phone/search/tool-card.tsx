import { euros } from '../../../lib/money'
import { Drawing } from '../../../lib/drawing'
import type { FoundTool } from './find-tools'

type ToolCardProps = { tool: FoundTool; onOpen: () => void }

export function ToolCard({ tool, onOpen }: ToolCardProps) {
  return (
    <li>
      <button type="button" className="tool-card" onClick={onOpen}>
        <Drawing name={tool.drawing} />
        <span className="tool-name">{tool.name}</span>
        <span className="tool-price">
          {tool.price ? <b>{euros(tool.price.withVat.cents)}</b> : 'Sans prix'}
          <small>dépôt {euros(tool.deposit.cents)}</small>
        </span>
        <span className={tool.isFree ? 'tag free' : 'tag taken'}>{tool.isFree ? 'Libre' : 'Déjà pris'}</span>
      </button>
    </li>
  )
}

/** As tall as what will take its place. */
export function ToolCardPlaceholder() {
  return <li className="tool-card placeholder" aria-hidden="true" />
}
