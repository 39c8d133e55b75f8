/** The back camera, read until a code is found: the browser's own detector, else jsQR on small pictures. */
import { onScopeDispose, ref, type Ref } from 'vue'

interface Detector {
  detect: (source: HTMLVideoElement) => Promise<Array<{ rawValue: string }>>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats?: () => Promise<string[]>
}
type Read = (video: HTMLVideoElement) => Promise<string | null>

const EVERY_MS = 120
const SIDE_MAX_PX = 720

export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'missing'

/** Codes on labels of goods, as the browser's detector names them. */
export const GOODS_FORMATS = ['qr_code', 'data_matrix', 'code_128', 'ean_13', 'ean_8', 'itf', 'databar', 'databar_expanded']

async function ownDetector(formats: readonly string[]): Promise<Read | null> {
  const Class = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  if (!Class) return null
  try {
    const supported = (await Class.getSupportedFormats?.()) ?? []
    const known = formats.filter((format) => supported.includes(format))
    if (!known.includes('qr_code')) return null
    const detector = new Class({ formats: known })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  } catch {
    return null
  }
}

async function softwareDetector(): Promise<Read> {
  const { decode } = await import('./decode_with_jsqr')
  const canvas = document.createElement('canvas')
  return (video) => {
    const part = Math.min(1, SIDE_MAX_PX / Math.max(video.videoWidth, video.videoHeight))
    canvas.width = Math.round(video.videoWidth * part)
    canvas.height = Math.round(video.videoHeight * part)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context || canvas.width === 0) return Promise.resolve(null)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    return Promise.resolve(decode(context.getImageData(0, 0, canvas.width, canvas.height)))
  }
}

/** `formats` beyond QR codes are read where the browser's own detector knows them. */
export function useCamera(video: Ref<HTMLVideoElement | null>, found: (text: string) => void, formats: readonly string[] = ['qr_code']) {
  const state = ref<CameraState>('off')
  const hasLight = ref(false)
  const light = ref(false)
  let stream: MediaStream | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(timer)
    stream?.getTracks().forEach((track) => track.stop())
    stream = null
    if (state.value === 'on' || state.value === 'starting') state.value = 'off'
    light.value = false
  }

  async function look(read: Read): Promise<void> {
    const element = video.value
    if (!stream || !element) return
    const text = element.readyState >= 2 ? await read(element).catch(() => null) : null
    if (!stream) return
    if (text) found(text)
    timer = setTimeout(() => void look(read), EVERY_MS)
  }

  async function start(): Promise<void> {
    stop()
    if (!navigator.mediaDevices?.getUserMedia) {
      state.value = 'missing'
      return
    }
    state.value = 'starting'
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
    } catch (cause) {
      state.value = cause instanceof DOMException && cause.name === 'NotAllowedError' ? 'refused' : 'missing'
      return
    }
    const element = video.value
    if (!element) return stop()
    element.srcObject = stream
    await element.play().catch(() => {})
    const abilities = stream.getVideoTracks()[0]?.getCapabilities?.() as { torch?: boolean } | undefined
    hasLight.value = Boolean(abilities?.torch)
    state.value = 'on'
    void look((await ownDetector(formats)) ?? (await softwareDetector()))
  }

  /** The lamp, where the phone lets us. */
  async function switchLight(): Promise<void> {
    const track = stream?.getVideoTracks()[0]
    if (!track) return
    light.value = !light.value
    await track.applyConstraints({ advanced: [{ torch: light.value } as MediaTrackConstraintSet] }).catch(() => (hasLight.value = false))
  }

  onScopeDispose(stop)
  return { state, hasLight, light, start, stop, switchLight }
}
