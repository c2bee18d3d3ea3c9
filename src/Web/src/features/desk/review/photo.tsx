import { useEffect, useState } from 'react'

import { useDesk } from '../desk-context'

type PhotoProps = { address: string; alt: string }

/** A piece of evidence: it is shown to those it concerns alone, and so is asked for in somebody's name. */
export function Photo({ address, alt }: PhotoProps) {
  const { session } = useDesk()
  const [shown, setShown] = useState<{ address: string; url: string | null } | null>(null)

  useEffect(() => {
    let [isOver, url] = [false, null as string | null]
    void session.authorization()
      .then(authorization => fetch(address, { headers: { Authorization: authorization } }))
      .then(async answer => {
        if (isOver) return
        url = answer.ok ? URL.createObjectURL(await answer.blob()) : null
        setShown({ address, url })
      })
      .catch(() => isOver || setShown({ address, url: null }))
    return () => {
      isOver = true
      if (url) URL.revokeObjectURL(url)
    }
  }, [address, session])

  if (shown?.address !== address) return <span className="desk-photo" aria-busy="true" />
  return shown.url
    ? <a className="desk-photo" href={shown.url} target="_blank" rel="noreferrer"><img src={shown.url} alt={alt} /></a>
    : <span className="desk-photo">photo illisible</span>
}
