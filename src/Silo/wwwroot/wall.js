// The wall of lockers of each site, read again every few seconds from GET /demo/wall.json:
//
// {
//   "simulator": "http://localhost:8081/" | null,    address of the simulator's own page
//   "sites": [{
//     "name": "Lyon Part-Dieu",
//     "address": "Place Charles-Béraudier, 69003 Lyon",
//     "timeZone": "Europe/Paris",
//     "lockers": [{                                   in the order of their names
//       "name": "A01",
//       "size": "S" | "M" | "L" | "XL",
//       "tool": { "name": "Scie sauteuse pendulaire", "drawing": "scie-sauteuse" } | null,
//       "state": "free" | "held" | "booked" | "empty", now: rentable, promised during a checkout, claimed by a
//                                                     rental (turnaround included), no tool inside
//       "nextFree": "2026-03-02T14:30:00Z" | null     when a held or booked one is next free
//     }]
//   }]
// }
//
// A drawing's picture is /demo/drawings/<drawing>.svg.

const words = { free: 'Libre', held: 'Tenu', booked: 'Réservé', empty: 'Vide' }
const everyMilliseconds = 5_000

const news = document.getElementById('news')
const walls = document.getElementById('walls')
let shown = ''

async function refresh() {
  try {
    const answer = await fetch('/demo/wall.json', { cache: 'no-store' })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)

    const text = await answer.text()
    if (text !== shown) show(JSON.parse(text))
    shown = text
    say('')
  } catch {
    say('Les casiers ne répondent pas pour le moment. Nouvel essai dans quelques secondes.')
  }
}

function show({ sites, simulator }) {
  walls.replaceChildren(...sites.map(site))

  const link = document.getElementById('simulator')
  link.hidden = !simulator
  if (simulator) link.href = simulator
}

function site({ name, address, timeZone, lockers }) {
  const card = copy('site')
  card.querySelector('h3').textContent = name
  card.querySelector('.address').textContent = address
  card.querySelector('.count').textContent = count(lockers)
  card.querySelector('.wall').append(...lockers.map(locker => door(locker, timeZone)))
  return card
}

function door({ name, size, tool, state, nextFree }, timeZone) {
  const card = copy('door')
  card.querySelector('.plate b').textContent = name
  card.querySelector('.plate span').textContent = `taille ${size}`
  card.querySelector('.tool').textContent = tool?.name ?? 'Sans outil'
  card.classList.add(state)

  const picture = card.querySelector('img')
  picture.hidden = !tool
  if (tool) picture.src = `/demo/drawings/${encodeURIComponent(tool.drawing)}.svg`

  const line = card.querySelector('.state')
  line.classList.add(state)
  line.textContent = words[state]
  card.querySelector('.next').textContent = nextFree ? `libre ${moment(new Date(nextFree), timeZone)}` : ''
  return card
}

function count(lockers) {
  const free = lockers.filter(locker => locker.state === 'free').length
  return `${free} ${free > 1 ? 'outils libres' : 'outil libre'} sur ${lockers.length} casiers`
}

/** "à 14:30" today at the site, "mar. 3 à 14:30" on another day. */
function moment(instant, timeZone) {
  const day = new Intl.DateTimeFormat('fr-FR', { timeZone, weekday: 'short', day: 'numeric' })
  const hour = new Intl.DateTimeFormat('fr-FR', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant)
  const today = day.format(instant) === day.format(new Date())
  return today ? `à ${hour}` : `${day.format(instant)} à ${hour}`
}

function copy(template) {
  return document.getElementById(template).content.firstElementChild.cloneNode(true)
}

function say(text) {
  if (news.textContent !== text) news.textContent = text
  news.hidden = text === ''
}

refresh()
setInterval(() => document.hidden || refresh(), everyMilliseconds)
document.addEventListener('visibilitychange', () => document.hidden || refresh())
