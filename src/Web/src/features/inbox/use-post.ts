import { useEffect, useRef, useState } from 'react'

import { useStage } from '../../cockpit/stage'
import { type Letter, readPost } from './post'

const EVERY = 2000

/** The simulator tells of nothing by itself: it is asked every two seconds while somebody looks. */
export function usePost(): Letter[] | null {
  const { tell } = useStage()
  const [post, setPost] = useState<Letter[] | null>(null)
  const known = useRef<Set<string> | null>(null)

  useEffect(() => {
    let isOver = false

    async function read() {
      if (document.hidden) return
      const found = await readPost().catch(() => null)
      if (isOver || !found) return

      const before = known.current
      const fresh = before ? found.filter(each => !before.has(each.key)) : []
      known.current = new Set(found.map(each => each.key))
      if (!before || fresh.length > 0) setPost(found)
      for (const each of fresh.toReversed()) tell({ from: 'post', text: `${NAMES[each.way]} : ${each.title}` })
    }

    void read()
    const timer = setInterval(() => void read(), EVERY)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [tell])

  return post
}

export const NAMES: Readonly<Record<Letter['way'], string>> = { mail: 'Courriel', sms: 'SMS', push: 'Notification' }
