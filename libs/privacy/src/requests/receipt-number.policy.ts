/** The number of a receipt, `CH-261122-0001`: the local day and the running number within it. */
export function receiptNumber(day: string, running: number): string {
  return `CH-${shortDay(day)}-${String(running).padStart(4, '0')}`;
}

/** `2026-11-22` → `261122`, the period of the number series. */
export function shortDay(day: string): string {
  return day.replaceAll('-', '').slice(2);
}
