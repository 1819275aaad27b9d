import { driverError } from '@luodi/platform';

/** Two transactions in each other's way, or the same random code twice: the next try succeeds. */
const TRANSIENT = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 6;

/** Runs a transaction again while it only met another one. */
export async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const details = driverError(error);
      const again =
        TRANSIENT.has(details?.code ?? '') || details?.constraint === 'inquiries_tracking_code_key';
      if (!again || attempt >= ATTEMPTS) throw error;
    }
  }
}
