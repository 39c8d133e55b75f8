/** Pictures of fault types by the names that the catalogue uses (`icon`); shared by the public page and the phone intake. */
import {
  AirVent, Armchair, BedDouble, Biohazard, Bolt, Bug, Building2, CookingPot, DoorOpen, Droplets, Ellipsis, Fan, FireExtinguisher, Flame, Hammer, Lightbulb,
  Lock, Monitor, Phone, Plug, Refrigerator, Router, ShieldAlert, ShowerHead, Siren, Snowflake, Stethoscope, Thermometer, Toilet, Trash2, Tv, Umbrella, WashingMachine, Waves, Wind, Wrench,
  ArrowUpDown, BellRing, PaintRoller, TreePine,
} from 'lucide-vue-next'
import type { Component } from 'vue'

const ICONS: Record<string, Component> = {
  light: Lightbulb, lighting: Lightbulb, lamp: Lightbulb,
  water: Droplets, tap: Droplets, leak: Droplets, pipe: Droplets, shower: ShowerHead, hot_water: ShowerHead,
  power: Plug, socket: Plug, electricity: Bolt, electric: Bolt,
  aircon: AirVent, air_conditioner: AirVent, hvac: AirVent, air: Wind, fan: Fan, cooling: Snowflake, heating: Thermometer, temperature: Thermometer,
  door: DoorOpen, lock: Lock, door_lock: Lock, window: Building2, bed: BedDouble, furniture: Armchair, chair: Armchair,
  call: BellRing, nurse_call: BellRing, bell: BellRing, network: Router, it: Router, phone: Phone, telephone: Phone, tv: Tv, monitor: Monitor, screen: Monitor,
  drain: Waves, sewage: Waves, toilet: Toilet, lift: ArrowUpDown, elevator: ArrowUpDown, gas: Flame, oxygen: Wind, medical_gas: Wind, vacuum: Wind, boiler: Flame,
  fire: FireExtinguisher, alarm: Siren, safety: ShieldAlert, roof: Umbrella, wall: PaintRoller, building: Building2, civil: Hammer, paint: PaintRoller,
  kitchen: CookingPot, laundry: WashingMachine, fridge: Refrigerator, refrigerator: Refrigerator, medical: Stethoscope, device: Stethoscope, equipment: Wrench,
  waste: Trash2, cleaning: Trash2, biohazard: Biohazard, pest: Bug, garden: TreePine, tool: Wrench, hardware: Hammer, other: Ellipsis, more: Ellipsis,
}

export function faultIcon(name: string | null | undefined): Component {
  return ICONS[name ?? ''] ?? Wrench
}
