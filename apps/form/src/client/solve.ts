import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/** Altcha's riddle as the server gave it. */
export interface Challenge {
  readonly algorithm: string;
  readonly challenge: string;
  readonly salt: string;
  readonly signature: string;
  readonly maxNumber: number;
}

/** Hashes between two breaths of the page: some 10 ms on a phone. */
const PER_TURN = 1500;

/** Finds the number whose SHA-256 after the salt is the challenge, without holding up the page; '' when there is none. */
export function solve(task: Challenge): Promise<string> {
  const { algorithm, challenge, salt, signature } = task;
  return new Promise((resolve) => {
    let number = 0;
    const turn = (): void => {
      for (const end = number + PER_TURN; number < end && number <= task.maxNumber; number += 1) {
        if (bytesToHex(sha256(salt + String(number))) !== challenge) continue;
        resolve(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
        return;
      }
      if (number <= task.maxNumber) setTimeout(turn);
      else resolve('');
    };
    turn();
  });
}
