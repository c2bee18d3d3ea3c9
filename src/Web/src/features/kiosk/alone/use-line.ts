import { useEffect, useState } from 'react'

import { look } from '../../../lib/world'
import { cutLine } from '../kiosk-client'

const EVERY = 1000

/** Whether the kiosk of a site reaches us: the network of the demo's shops is the simulator's. */
export function useLine(site: string): boolean {
  const [isCut, setIsCut] = useState(false)

  useEffect(() => {
    let isOver = false
    const read = () => void look<{ isOnline: boolean }>(`walls/${site}`).then(({ isOnline }) => {
      if (isOver) return
      cutLine(site, !isOnline)
      setIsCut(!isOnline)
    }).catch(() => {})

    read()
    const timer = setInterval(read, EVERY)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [site])

  return isCut
}
