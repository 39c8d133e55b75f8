/** Reads QR codes where the browser cannot by itself; loaded only then. */
import jsQR from 'jsqr'

export function decode(image: ImageData): string | null {
  return jsQR(image.data, image.width, image.height, { inversionAttempts: 'dontInvert' })?.data ?? null
}
