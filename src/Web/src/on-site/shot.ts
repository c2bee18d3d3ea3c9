/** What a camera before the lockers would see: the tool as it is drawn, a little aslant, another way each time. */

const SIZE = { width: 640, height: 480 }

export async function drawShot(canvas: HTMLCanvasElement, drawing: string | null, nth: number): Promise<void> {
  Object.assign(canvas, SIZE)
  const pen = canvas.getContext('2d')
  if (!pen) return

  const light = pen.createRadialGradient(SIZE.width * (0.3 + 0.2 * (nth % 3)), 140, 40, SIZE.width / 2, SIZE.height / 2, 460)
  light.addColorStop(0, '#fffaf0')
  light.addColorStop(1, '#b9ab8d')
  pen.fillStyle = light
  pen.fillRect(0, 0, SIZE.width, SIZE.height)
  pen.fillStyle = 'rgb(10 55 66 / .18)'
  pen.fillRect(0, SIZE.height * 0.78, SIZE.width, SIZE.height * 0.22)

  const picture = drawing ? await loaded(`/demo/drawings/${encodeURIComponent(drawing)}.svg`) : null
  if (!picture) return

  pen.save()
  pen.translate(SIZE.width / 2, SIZE.height / 2)
  pen.rotate((nth % 2 === 0 ? -1 : 1) * (0.05 + 0.03 * nth))
  const scale = 0.92 - 0.06 * (nth % 3)
  pen.drawImage(picture, -320 * scale, -240 * scale, 640 * scale, 480 * scale)
  pen.restore()
}

/** The photo as a file. */
export async function photograph(drawing: string | null, nth: number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  await drawShot(canvas, drawing, nth)
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('No picture.'))), 'image/jpeg', 0.8))
}

/** A silent film of all that happens meanwhile; null where this browser cannot make one. */
export async function film(drawing: string | null, meanwhile: () => Promise<void>): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  await drawShot(canvas, drawing, 0)
  if (!('captureStream' in canvas) || typeof MediaRecorder === 'undefined' || !MediaRecorder.isTypeSupported('video/webm')) {
    await meanwhile()
    return null
  }

  const recorder = new MediaRecorder(canvas.captureStream(12), { mimeType: 'video/webm', videoBitsPerSecond: 250_000 })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', event => void (event.data.size > 0 && parts.push(event.data)))
  const over = new Promise<void>(resolve => recorder.addEventListener('stop', () => resolve(), { once: true }))
  let frame = 0
  recorder.start()
  // A canvas is filmed only as it changes.
  const reel = setInterval(() => void drawShot(canvas, drawing, frame++ % 2), 120)
  try {
    await meanwhile()
  } finally {
    clearInterval(reel)
    recorder.stop()
  }
  await over
  return parts.length > 0 ? new Blob(parts, { type: 'video/webm' }) : null
}

function loaded(address: string): Promise<HTMLImageElement | null> {
  return new Promise(resolve => {
    const picture = new Image(SIZE.width, SIZE.height)
    picture.addEventListener('load', () => resolve(picture), { once: true })
    picture.addEventListener('error', () => resolve(null), { once: true })
    picture.src = address
  })
}
