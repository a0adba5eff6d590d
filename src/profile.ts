// What a run costs: time by stage and by rule. Loaded for those alone who ask; measuring takes time, too.
import type { Claim, Confirmer } from './detect/confirm.ts'
import type { AnchorPlace } from './detect/first-look.ts'
import type { Onlooker } from './detect/onlooker.ts'
import type { Window } from './detect/window.ts'
import type { Blob, Opened, Source } from './model.ts'
import type { Observer, Stage } from './observer.ts'

export interface StageCost {
  readonly stage: Stage | 'reading' | 'searching' | 'confirming'
  readonly milliseconds: number
}

interface RuleCost {
  readonly rule: string
  /** Anchors at which a glance at the bytes beside them was taken. */
  readonly candidates: number
  /** Those of them whose text was tried. */
  readonly tried: number
  /** What the rule claimed, before several rules' claims to one place were settled. */
  readonly matches: number
  readonly milliseconds: number
}

export interface Costs {
  readonly milliseconds: number
  readonly stages: readonly StageCost[]
  /** Costliest first. */
  readonly rules: readonly RuleCost[]
}

type Counted = { -readonly [Field in keyof RuleCost]: RuleCost[Field] }

/** Measures one run, in one thread. `now` gives milliseconds since the program was started. */
export class Profile implements Observer {
  readonly onlooker: Onlooker
  readonly #now: () => number
  readonly #rules = new Map<string, Counted>()
  readonly #stages = new Map<Stage, number>()
  #stage: Stage = 'start-up'
  #since = 0
  #reading = 0
  /** Spent on candidates, in the stage whose texts they stand in. */
  #confirming = 0

  constructor(now: () => number) {
    this.#now = now
    this.onlooker = {
      confirmer: (own) => new MeasuredConfirmer(own, this.#costOf(own.rule.id), now),
      judging: (judge) => this.#judging(judge),
    }
  }

  readonly onStage = (stage: Stage): void => {
    const time = this.#now()
    this.#stages.set(this.#stage, (this.#stages.get(this.#stage) ?? 0) + time - this.#since)
    this.#stage = stage
    this.#since = time
  }

  readonly source = (source: Source<unknown>): Source<unknown> => ({
    plan: (target) => source.plan(target),
    open: (work, target) => this.#opened(source.open(work, target)),
  })

  /** What it came to; the last stage ends here. */
  costs(): Costs {
    this.onStage(this.#stage)
    const measured = [...this.#stages].flatMap(([stage, milliseconds]) => this.#partsOf(stage, milliseconds))
    const rules = [...this.#rules.values()].filter(({ candidates, tried }) => candidates + tried > 0)
    return { milliseconds: this.#since, stages: measured, rules: rules.sort((a, b) => b.milliseconds - a.milliseconds) }
  }

  /** Reading, searching and confirming take turns. */
  #partsOf(stage: Stage, milliseconds: number): StageCost[] {
    if (stage !== 'scanning' && stage !== 'walking') return [{ stage, milliseconds }]
    const rest = Math.max(0, milliseconds - this.#reading - this.#confirming)
    const reading = { stage: 'reading', milliseconds: this.#reading } as const
    return [
      ...(stage === 'scanning' ? [reading] : []),
      { stage: stage === 'scanning' ? 'searching' : stage, milliseconds: rest },
      { stage: 'confirming', milliseconds: this.#confirming },
    ]
  }

  #judging<Place extends readonly unknown[], Verdict>(judge: (...place: Place) => Verdict): (...place: Place) => Verdict {
    return (...place) => {
      const before = this.#now()
      const verdict = judge(...place)
      // Where a history's secrets stand is found out by judging them once more.
      if (this.#stage === 'scanning' || this.#stage === 'walking') this.#confirming += this.#now() - before
      return verdict
    }
  }

  async *#opened(opened: AsyncIterable<Opened> | Iterable<Opened>): AsyncIterable<Opened> {
    const iterator = Symbol.asyncIterator in opened ? opened[Symbol.asyncIterator]() : opened[Symbol.iterator]()
    try {
      for (let next = await this.#reads(() => iterator.next()); !next.done; next = await this.#reads(() => iterator.next())) {
        yield next.value.kind === 'blob' ? { kind: 'blob', blob: this.#blob(next.value.blob) } : next.value
      }
    } finally {
      await iterator.return?.()
    }
  }

  #blob(blob: Blob): Blob {
    return { ...blob, read: (into) => this.#reads(() => blob.read(into)), close: () => blob.close() }
  }

  /** Reads what is there at once, and waits only for what isn't. */
  #reads<T>(read: () => T | Promise<T>): T | Promise<T> {
    const before = this.#now()
    const ended = <Value>(value: Value) => {
      this.#reading += this.#now() - before
      return value
    }
    const pending = read()
    return pending instanceof Promise ? pending.then(ended) : ended(pending)
  }

  #costOf(rule: string): Counted {
    const known = this.#rules.get(rule)
    if (known) return known
    const cost = { rule, candidates: 0, tried: 0, matches: 0, milliseconds: 0 }
    this.#rules.set(rule, cost)
    return cost
  }
}

class MeasuredConfirmer implements Confirmer {
  readonly rule: Confirmer['rule']
  readonly looksBehind: boolean
  readonly beginsOnce: boolean
  readonly #own: Confirmer
  readonly #cost: Counted
  readonly #now: () => number

  constructor(own: Confirmer, cost: Counted, now: () => number) {
    this.rule = own.rule
    this.looksBehind = own.looksBehind
    this.beginsOnce = own.beginsOnce
    this.#own = own
    this.#cost = cost
    this.#now = now
  }

  mayClaim(place: AnchorPlace): boolean {
    this.#cost.candidates++
    return this.#timed(() => this.#own.mayClaim(place))
  }

  fits(text: string): boolean {
    this.#cost.tried++
    return this.#timed(() => this.#own.fits(text))
  }

  confirm(window: Window, anchor: string): Claim | undefined {
    // Where it looks behind, this is the first that it sees of the text.
    if (this.looksBehind) this.#cost.tried++
    const claim = this.#timed(() => this.#own.confirm(window, anchor))
    if (claim) this.#cost.matches++
    return claim
  }

  #timed<T>(work: () => T): T {
    const before = this.#now()
    const result = work()
    this.#cost.milliseconds += this.#now() - before
    return result
  }
}
