import { graphql, type ResultOf } from '../../graphql/graphql'
import { RefusalFacts } from '../../refusals/refusal-facts'

export const DoorView = graphql(`
  fragment DoorView on Door @_unmask {
    id
    position
    openSince
    isLeftOpen
    command { id status purpose fault }
    compartment { isOccupied grams }
  }
`)

export const LockerView = graphql(`
  fragment LockerView on Locker @_unmask {
    id
    name
    size
    tool { name drawing }
    promised(from: $from, until: $until) { start end }
  }
`)

export const Wall = graphql(
  `
  query Wall($site: ID!, $from: DateTime!, $until: DateTime!) {
    site(id: $site) { lockers { ...LockerView } }
    doors(site: $site) { ...DoorView }
  }
`,
  [LockerView, DoorView],
)

export const WatchDoors = graphql(`subscription WatchDoors($site: ID!) { doorChanged(siteId: $site) { ...DoorView } }`, [DoorView])

export const WatchLockers = graphql(
  `subscription WatchLockers($site: ID!, $from: DateTime!, $until: DateTime!) { lockerChanged(siteId: $site) { ...LockerView } }`,
  [LockerView],
)

export const LockersOfRental = graphql(`query LockersOfRental($id: ID!) { rental(id: $id) { units { locker { id } } } }`)

export const ToCheck = graphql(`query ToCheck($site: ID!) { agentRound(site: $site) { unit { locker { id } } } }`)

export const OpenDoor = graphql(
  `mutation OpenDoor($input: OpenDoorInput!) { openDoor(input: $input) { refusal { ...RefusalFacts } } }`,
  [RefusalFacts],
)

export type Door = ResultOf<typeof DoorView>
export type Locker = ResultOf<typeof LockerView>
