import { graphql, type ResultOf } from '../graphql/graphql'

/** One tool of a rental, as whoever stands before the lockers needs it. */
export const ItemView = graphql(`
  fragment ItemView on RentalItem @_unmask {
    unit
    status
    isLockerOpen
    isLate
    takenAt
    returnedAt
    pickupReport
    returnReport
    tool { id name drawing notice protectiveEquipment }
    locker { id name }
    deposit { cents }
    evidenceAtPickup { photos }
    evidenceAtReturn { photos }
    overrun { total { cents } }
    overrunNow { late kept { cents } tiers { cents } total { cents } }
    decision { kind amount { cents } at noticeEnds answeredAt }
  }
`)

export type Item = ResultOf<typeof ItemView>

/** What a party before the lockers has come for, and how far it is. */
export type Party = {
  rental: string
  site: string
  items: readonly Item[]
  stuck: { unit: string; chooseUntil: string } | null
}
