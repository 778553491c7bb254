/**
 * The variables of each function. What a function sets itself stays its own and is there at its next call in the same
 * worker, as in a warm instance; the identity of a call goes with the call.
 */
export class WorkerEnvironment {
  readonly #base = { ...process.env }
  readonly #own = new Map<string, NodeJS.ProcessEnv>()

  enter(name: string, call: Readonly<Record<string, string>>): void {
    replace({ ...(this.#own.get(name) ?? this.#base), ...call })
  }

  leave(name: string, call: Readonly<Record<string, string>>): void {
    const own = { ...process.env }
    for (const key of Object.keys(call)) {
      delete own[key]
      if (this.#base[key] !== undefined) own[key] = this.#base[key]
    }
    this.#own.set(name, own)
    replace(this.#base)
  }
}

function replace(wanted: NodeJS.ProcessEnv): void {
  for (const key of Object.keys(process.env)) if (wanted[key] === undefined) delete process.env[key]
  Object.assign(process.env, wanted)
}
