/**
 * Schematics as data: what a type of device is made of, how it is piped, and where its values stand. A new type is an
 * entry here; `SchematicView` draws the parts in greys.
 */
export type PartKind = 'tank' | 'vessel' | 'compressor' | 'fan' | 'pump' | 'coil' | 'filter' | 'valve' | 'tower' | 'engine' | 'battery' | 'room' | 'bottles' | 'box' | 'windings' | 'burner' | 'cabin' | 'lungs'

export interface Part {
  kind: PartKind
  x: number
  y: number
  w: number
  h: number
  /** Text `telemetry.part.<label>`. */
  label?: string
}
export interface Pipe {
  /** Corners in order; an arrow stands at the end. */
  to: Array<[number, number]>
  kind?: 'gas' | 'water' | 'air' | 'power'
}
export interface Slot {
  measure: string
  x: number
  y: number
  /** Fills its part from below: levels. */
  fills?: number
}
export interface Schematic {
  width: number
  height: number
  /** What somebody wants to know first. */
  first: string[]
  parts: Part[]
  pipes: Pipe[]
  slots: Slot[]
}

const line = (...to: Array<[number, number]>): Pipe => ({ to })
const water = (...to: Array<[number, number]>): Pipe => ({ to, kind: 'water' })
const air = (...to: Array<[number, number]>): Pipe => ({ to, kind: 'air' })
const power = (...to: Array<[number, number]>): Pipe => ({ to, kind: 'power' })

export const SCHEMATICS: Record<string, Schematic> = {
  oxygen_plant: {
    width: 640, height: 220, first: ['o2_purity', 'outlet_pressure', 'dew_point', 'flow'],
    parts: [
      { kind: 'compressor', x: 20, y: 100, w: 80, h: 70, label: 'compressor' }, { kind: 'filter', x: 150, y: 105, w: 60, h: 60, label: 'dryer' },
      { kind: 'vessel', x: 260, y: 60, w: 46, h: 130, label: 'sieve_a' }, { kind: 'vessel', x: 326, y: 60, w: 46, h: 130, label: 'sieve_b' },
      { kind: 'tank', x: 430, y: 80, w: 80, h: 110, label: 'buffer' },
    ],
    pipes: [line([100, 135], [150, 135]), line([210, 135], [260, 135]), line([306, 90], [326, 90]), line([372, 135], [430, 135]), line([510, 135], [630, 135])],
    slots: [{ measure: 'compressor_temp', x: 60, y: 200 }, { measure: 'compressor_hours', x: 60, y: 84 }, { measure: 'dew_point', x: 180, y: 200 }, { measure: 'o2_purity', x: 316, y: 40 }, { measure: 'co', x: 470, y: 60 }, { measure: 'outlet_pressure', x: 570, y: 118 }, { measure: 'flow', x: 570, y: 160 }],
  },
  oxygen_tank: {
    width: 420, height: 220, first: ['level', 'pressure'],
    parts: [{ kind: 'tank', x: 60, y: 20, w: 110, h: 180, label: 'liquid' }, { kind: 'coil', x: 240, y: 100, w: 80, h: 60, label: 'vaporiser' }],
    pipes: [line([170, 150], [240, 150]), line([320, 130], [410, 130])],
    slots: [{ measure: 'level', x: 115, y: 120, fills: 0 }, { measure: 'pressure', x: 365, y: 112 }],
  },
  reserve_bank: {
    width: 420, height: 180, first: ['pressure'],
    parts: [{ kind: 'bottles', x: 30, y: 30, w: 180, h: 120, label: 'bottles' }, { kind: 'valve', x: 270, y: 74, w: 36, h: 32, label: 'changeover' }],
    pipes: [line([210, 90], [270, 90]), line([306, 90], [410, 90])],
    slots: [{ measure: 'pressure', x: 358, y: 72 }],
  },
  gas_area: {
    width: 480, height: 220, first: ['o2_pressure', 'air_pressure', 'vacuum'],
    parts: [{ kind: 'box', x: 150, y: 20, w: 180, h: 180, label: 'area_panel' }],
    pipes: [line([20, 60], [150, 60]), line([20, 110], [150, 110]), line([150, 165], [20, 165])],
    slots: [{ measure: 'o2_pressure', x: 240, y: 62 }, { measure: 'air_pressure', x: 240, y: 112 }, { measure: 'vacuum', x: 240, y: 167 }],
  },
  vacuum_plant: {
    width: 460, height: 180, first: ['vacuum'],
    parts: [{ kind: 'tank', x: 150, y: 40, w: 90, h: 110, label: 'vacuum_vessel' }, { kind: 'pump', x: 310, y: 60, w: 70, h: 70, label: 'pumps' }],
    pipes: [line([20, 95], [150, 95]), line([240, 95], [310, 95]), line([380, 95], [450, 95])],
    slots: [{ measure: 'vacuum', x: 195, y: 92 }],
  },
  chiller: {
    width: 640, height: 260, first: ['supply_temp', 'return_temp', 'load', 'vibration'],
    parts: [
      { kind: 'tower', x: 40, y: 20, w: 90, h: 70, label: 'cooling_tower' }, { kind: 'coil', x: 230, y: 30, w: 190, h: 50, label: 'condenser' },
      { kind: 'compressor', x: 290, y: 105, w: 70, h: 60, label: 'compressor' }, { kind: 'coil', x: 230, y: 190, w: 190, h: 50, label: 'evaporator' },
    ],
    pipes: [water([130, 42], [230, 42]), water([230, 68], [130, 68]), line([354, 190], [354, 165]), line([354, 105], [354, 80]), water([420, 202], [600, 202]), water([600, 230], [420, 230])],
    slots: [{ measure: 'condenser_in', x: 180, y: 26 }, { measure: 'condenser_out', x: 180, y: 92 }, { measure: 'power', x: 420, y: 124 }, { measure: 'load', x: 420, y: 152 }, { measure: 'vibration', x: 235, y: 124 }, { measure: 'run_hours', x: 235, y: 152 }, { measure: 'supply_temp', x: 510, y: 188 }, { measure: 'return_temp', x: 510, y: 250 }, { measure: 'flow', x: 590, y: 172 }],
  },
  air_handler: {
    width: 620, height: 180, first: ['filter_dp', 'supply_temp'],
    parts: [{ kind: 'filter', x: 120, y: 50, w: 60, h: 90, label: 'filter' }, { kind: 'coil', x: 230, y: 50, w: 80, h: 90, label: 'coil' }, { kind: 'fan', x: 370, y: 55, w: 80, h: 80, label: 'fan' }],
    pipes: [air([20, 95], [120, 95]), air([180, 95], [230, 95]), air([310, 95], [370, 95]), air([450, 95], [600, 95])],
    slots: [{ measure: 'filter_dp', x: 150, y: 32 }, { measure: 'valve_position', x: 270, y: 32 }, { measure: 'fan_power', x: 410, y: 32 }, { measure: 'supply_temp', x: 530, y: 78 }],
  },
  theatre_air: {
    width: 460, height: 240, first: ['dp', 'temperature', 'humidity'],
    parts: [{ kind: 'filter', x: 150, y: 20, w: 160, h: 30, label: 'hepa' }, { kind: 'room', x: 90, y: 60, w: 280, h: 160, label: 'theatre' }],
    pipes: [air([230, 2], [230, 20]), air([370, 190], [450, 190])],
    slots: [{ measure: 'temperature', x: 230, y: 105 }, { measure: 'humidity', x: 230, y: 145 }, { measure: 'dp', x: 410, y: 172 }],
  },
  cold_room: {
    width: 460, height: 220, first: ['temperature', 'compressor_power'],
    parts: [{ kind: 'room', x: 60, y: 40, w: 210, h: 160, label: 'cold_room' }, { kind: 'coil', x: 90, y: 56, w: 110, h: 34 }, { kind: 'compressor', x: 340, y: 110, w: 80, h: 70, label: 'compressor' }],
    pipes: [line([340, 130], [300, 130], [300, 73], [200, 73])],
    slots: [{ measure: 'temperature', x: 165, y: 140 }, { measure: 'compressor_power', x: 380, y: 205 }],
  },
  generator: {
    width: 520, height: 200, first: ['fuel_level', 'battery_voltage', 'running'],
    parts: [{ kind: 'tank', x: 30, y: 50, w: 80, h: 110, label: 'fuel' }, { kind: 'engine', x: 180, y: 60, w: 130, h: 90, label: 'engine' }, { kind: 'battery', x: 380, y: 80, w: 80, h: 60, label: 'battery' }],
    pipes: [line([110, 120], [180, 120]), power([380, 110], [310, 110])],
    slots: [{ measure: 'fuel_level', x: 70, y: 110, fills: 0 }, { measure: 'running', x: 245, y: 40 }, { measure: 'battery_voltage', x: 420, y: 62 }],
  },
  ups: {
    width: 520, height: 190, first: ['battery', 'load', 'battery_temp', 'on_battery'],
    parts: [{ kind: 'box', x: 180, y: 40, w: 130, h: 80, label: 'inverter' }, { kind: 'battery', x: 205, y: 140, w: 80, h: 44, label: 'battery' }],
    pipes: [power([40, 80], [180, 80]), power([310, 80], [480, 80]), power([245, 140], [245, 120])],
    slots: [{ measure: 'on_battery', x: 110, y: 62 }, { measure: 'load', x: 400, y: 62 }, { measure: 'battery', x: 340, y: 166 }, { measure: 'battery_temp', x: 150, y: 166 }],
  },
  transformer: {
    width: 460, height: 190, first: ['winding_temp', 'load'],
    parts: [{ kind: 'windings', x: 160, y: 50, w: 130, h: 90, label: 'windings' }],
    pipes: [power([30, 95], [160, 95]), power([290, 95], [440, 95])],
    slots: [{ measure: 'winding_temp', x: 225, y: 32 }, { measure: 'load', x: 365, y: 78 }, { measure: 'energy', x: 365, y: 122 }],
  },
  boiler: {
    width: 460, height: 220, first: ['steam_pressure', 'water_level', 'exhaust_temp'],
    parts: [{ kind: 'tank', x: 130, y: 50, w: 150, h: 130, label: 'drum' }, { kind: 'burner', x: 30, y: 130, w: 60, h: 50, label: 'burner' }],
    pipes: [line([90, 155], [130, 155]), line([205, 50], [205, 22], [440, 22]), air([280, 120], [360, 120], [360, 60])],
    slots: [{ measure: 'water_level', x: 205, y: 120, fills: 0 }, { measure: 'steam_pressure', x: 320, y: 44 }, { measure: 'exhaust_temp', x: 400, y: 92 }],
  },
  lift: {
    width: 360, height: 240, first: ['trapped', 'levelling_error', 'motor_temp'],
    parts: [{ kind: 'engine', x: 110, y: 16, w: 100, h: 44, label: 'motor' }, { kind: 'cabin', x: 110, y: 110, w: 100, h: 110, label: 'cabin' }],
    pipes: [power([160, 60], [160, 110])],
    slots: [{ measure: 'motor_temp', x: 275, y: 40 }, { measure: 'door_seconds', x: 275, y: 140 }, { measure: 'levelling_error', x: 275, y: 180 }, { measure: 'trapped', x: 160, y: 168 }],
  },
  anaesthesia: {
    width: 660, height: 300, first: ['fio2', 'etco2', 'paw_peak', 'agent'],
    parts: [{ kind: 'box', x: 30, y: 110, w: 100, h: 80, label: 'gas_supply' }, { kind: 'box', x: 190, y: 110, w: 100, h: 80, label: 'vaporiser' }, { kind: 'vessel', x: 350, y: 90, w: 60, h: 120, label: 'absorber' }, { kind: 'lungs', x: 500, y: 100, w: 110, h: 100, label: 'patient' }, { kind: 'battery', x: 60, y: 234, w: 60, h: 40, label: 'battery' }],
    pipes: [line([130, 150], [190, 150]), line([290, 150], [350, 150]), air([410, 125], [500, 125]), air([500, 175], [410, 175])],
    slots: [{ measure: 'o2_supply', x: 80, y: 92 }, { measure: 'fgf', x: 160, y: 210 }, { measure: 'agent', x: 240, y: 92 }, { measure: 'o2_cell', x: 380, y: 46 }, { measure: 'fio2', x: 455, y: 72 }, { measure: 'paw_peak', x: 455, y: 108 }, { measure: 'peep', x: 455, y: 198 }, { measure: 'fico2', x: 455, y: 234 }, { measure: 'etco2', x: 555, y: 230 }, { measure: 'vte', x: 555, y: 72 }, { measure: 'mv', x: 555, y: 40 }, { measure: 'leak', x: 380, y: 240 }, { measure: 'battery', x: 150, y: 258 }],
  },
}
