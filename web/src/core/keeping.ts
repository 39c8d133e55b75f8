/** What must be on the phone before the signal is lost: runs as soon as the service worker keeps answers for this page. */

/** Calls `run` once the page is under the service worker: at once, or when it takes over after the first visit. */
export function whenKeeping(run: () => void): () => void {
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return () => {}
  const worker = navigator.serviceWorker
  if (worker.controller) {
    run()
    return () => {}
  }
  worker.addEventListener('controllerchange', run, { once: true })
  return () => worker.removeEventListener('controllerchange', run)
}
