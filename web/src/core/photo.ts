/** Photos: made small on the phone before they travel (long side ≤ 1600 px, JPEG .8); that also drops their location data. */
const LONG_SIDE_PX = 1600
const THUMB_PX = 160

export interface ReducedPhoto {
  /** data: URL of the JPEG that will be sent. */
  data: string
  thumb: string
}

/** Size that fits into a square of `limit`, never larger than the picture. */
export function fitted(width: number, height: number, limit: number): { width: number; height: number } {
  const part = Math.min(1, limit / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * part)), height: Math.max(1, Math.round(height * part)) }
}

/** Goes through <img>, which turns the picture as its EXIF says; createImageBitmap does not everywhere. */
function open(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const url = URL.createObjectURL(file)
    const image = new Image()
    image.onload = () => {
      URL.revokeObjectURL(url)
      resolve(image)
    }
    image.onerror = () => {
      URL.revokeObjectURL(url)
      reject(new Error('image'))
    }
    image.src = url
  })
}

function draw(image: HTMLImageElement, limit: number): string {
  const { width, height } = fitted(image.naturalWidth, image.naturalHeight, limit)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('canvas')
  // Transparent pictures would turn black as JPEG.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height)
  return canvas.toDataURL('image/jpeg', 0.8)
}

/** Throws when the file is no picture that this phone can open. */
export async function reducePhoto(file: Blob): Promise<ReducedPhoto> {
  const image = await open(file)
  return { data: draw(image, LONG_SIDE_PX), thumb: draw(image, THUMB_PX) }
}

/** The reduced picture as bytes, for keeping and sending. */
export async function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Response(blob).arrayBuffer()
}

export function blobOf(dataUrl: string): Blob {
  const [head = '', body = ''] = dataUrl.split(',')
  const text = atob(body)
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index)
  return new Blob([bytes], { type: /data:([^;]+)/.exec(head)?.[1] ?? 'image/jpeg' })
}
