/** Replaces `Date` so that "now" is the cloud's clock. Timers (`setTimeout`) keep the machine's time. */
export function followClock(shared: SharedArrayBuffer): void {
  const offset = new BigInt64Array(shared)
  const MachineDate = Date
  const now = () => MachineDate.now() + Number(Atomics.load(offset, 0))
  const CloudDate: DateConstructor = new Proxy(MachineDate, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(
        target,
        given.length > 0 ? given : [now()],
        newTarget === CloudDate ? target : newTarget,
      ) as object,
    apply: () => new MachineDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
  MachineDate.prototype.constructor = CloudDate
  globalThis.Date = CloudDate
}
