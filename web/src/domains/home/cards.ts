/** Who gets today's page, and which of the registered cards. */
import { defineAsyncComponent, type Component } from 'vue'
import { homeCards, type HomeCard } from '@/core/routes'

const OVERLOOKING = ['head', 'administrator']

export const overlooks = (roles: readonly string[]): boolean => roles.some((role) => OVERLOOKING.includes(role))

export interface ShownCard extends HomeCard {
  view: Component
}
const views = new Map<string, Component>()

export function cardsFor(may: (permission: string | string[] | undefined) => boolean): ShownCard[] {
  return homeCards.filter((card) => may(card.permission)).map((card) => {
    if (!views.has(card.name)) views.set(card.name, defineAsyncComponent(card.component as () => Promise<Component>))
    return { ...card, view: views.get(card.name)! }
  })
}
