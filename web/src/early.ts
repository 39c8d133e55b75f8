/**
 * The first script, small, so that the rest is fetched side by side: the app (index.html already names its files), the
 * texts of the chosen language, the page at this address. Pages that are not named here follow once the app runs.
 */
const FIRST_PAGES: Record<string, () => Promise<unknown>> = {
  '/desk': () => import('./domains/repair/DeskPage.vue'),
  '/my-work': () => import('./domains/repair/technician/TechnicianPage.vue'),
  '/my-department': () => import('./domains/repair/DepartmentPage.vue'),
  '/login': () => import('./domains/access/LoginPage.vue'),
}

/** As core/locale.ts reads it. */
function chosenLanguage(): string | null {
  try {
    return localStorage.getItem('zs.locale')
  } catch {
    return null
  }
}

void import('./main')
void (chosenLanguage() === 'en' ? import('./core/catalogue.en') : import('./core/catalogue.zh'))
void FIRST_PAGES[location.pathname]?.()
