import { graphql, type ResultOf } from '../../graphql/graphql'

export const FiguresView = graphql(`
  fragment FiguresView on Dashboard @_unmask {
    rentals { status count }
    overdue
    lockers
    filledLockers
    toDecide { colour count }
    openIncidents
    urgentIncidents
    degradedSites { id name }
  }
`)

export const LookAtFigures = graphql(`query LookAtFigures { me { id } dashboard { ...FiguresView } }`, [FiguresView])

export const WatchFigures = graphql(`subscription WatchFigures { dashboardChanged { ...FiguresView } }`, [FiguresView])

export type Figures = ResultOf<typeof FiguresView>
