import { useDesk } from './desk-context'
import { COLOURS, toDecide } from './returns/waiting'

const OUT = new Set(['PICKING_UP', 'ACTIVE', 'RETURNING'])

/** How things stand, as it is told. */
export function Counters() {
  const { figures } = useDesk()
  const decide = toDecide(figures)
  const out = (figures?.rentals ?? []).filter(each => OUT.has(each.status)).reduce((sum, each) => sum + each.count, 0)
  const silent = figures?.degradedSites ?? []

  return (
    <dl className="desk-figures" aria-busy={figures === null}>
      <Figure name="À décider" number={decide.total} isLoud={decide.by.some(each => each.colour === 'red')}>
        {decide.by.map(each => <span key={each.colour} className="desk-dot" data-colour={each.colour}>{each.count} <span className="sr-only">{COLOURS[each.colour]}</span></span>)}
      </Figure>
      <Figure name="Dehors" number={out}>{figures && figures.overdue > 0 ? `dont ${figures.overdue} en retard` : 'aucun retard'}</Figure>
      <Figure name="Incidents" number={figures?.openIncidents ?? 0} isLoud={(figures?.urgentIncidents ?? 0) > 0}>
        {figures && figures.urgentIncidents > 0 ? `dont ${figures.urgentIncidents} urgent${figures.urgentIncidents > 1 ? 's' : ''}` : 'rien d’urgent'}
      </Figure>
      <Figure name="Casiers garnis" number={figures?.filledLockers ?? 0}>sur {figures?.lockers ?? 0}</Figure>
      <Figure name="Magasins muets" number={silent.length} isLoud={silent.length > 0}>{silent.length > 0 ? silent.map(site => site.name).join(', ') : 'tous répondent'}</Figure>
    </dl>
  )
}

type FigureProps = { name: string; number: number; isLoud?: boolean; children: React.ReactNode }

function Figure({ name, number, isLoud = false, children }: FigureProps) {
  return (
    <div data-loud={isLoud || undefined}>
      <dt>{name}</dt>
      <dd><b>{number}</b> <small>{children}</small></dd>
    </div>
  )
}
