import { type KeyboardEvent, useRef } from 'react'

import { useDesk } from './desk-context'
import { TABS, type Tab, tabsOf } from './people'
import { toDecide } from './returns/waiting'

/** What somebody works on; the arrow keys go from one to the next. */
export function DeskTabs() {
  const { persona, place, figures, go } = useDesk()
  const tabs = tabsOf(persona)
  const list = useRef<HTMLDivElement>(null)
  const counts: Partial<Record<Tab, number>> = { returns: toDecide(figures).total, incidents: figures?.openIncidents ?? 0 }

  function move(event: KeyboardEvent) {
    const at = tabs.indexOf(place.tab)
    const next = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : null
    if (next === null) return

    event.preventDefault()
    const index = (next + tabs.length) % tabs.length
    go({ tab: tabs[index]!, id: null })
    list.current?.querySelectorAll('button')[index]?.focus()
  }

  return (
    <div ref={list} className="desk-tabs" role="tablist" aria-label="Le bureau">
      {tabs.map(tab => (
        <button
          key={tab} type="button" role="tab" id={`desk-tab-${tab}`} aria-controls="desk-panel" aria-selected={tab === place.tab}
          tabIndex={tab === place.tab ? 0 : -1} onClick={() => go({ tab, id: null })} onKeyDown={move}
        >
          {TABS[tab]}{counts[tab] ? <span className="desk-count">{counts[tab]}</span> : null}
        </button>
      ))}
    </div>
  )
}
