import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';

/** Altcha's riddle as the server put it into the form. */
interface Challenge {
  readonly algorithm: string;
  readonly challenge: string;
  readonly salt: string;
  readonly signature: string;
  readonly maxNumber: number;
}

/** Hashes between two breaths of the page: some 10 ms on a phone. */
const PER_TURN = 1500;

/** Finds the number whose SHA-256 after the salt is the challenge, without holding up the page. */
function solve(task: Challenge, done: (proof: string) => void): void {
  let number = 0;
  const turn = (): void => {
    for (const end = number + PER_TURN; number < end && number <= task.maxNumber; number += 1) {
      if (bytesToHex(sha256(task.salt + String(number))) !== task.challenge) continue;
      const { algorithm, challenge, salt, signature } = task;
      done(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
      return;
    }
    if (number <= task.maxNumber) setTimeout(turn);
  };
  turn();
}

const form = document.getElementById('form') as HTMLFormElement | null;
const task = form && form.dataset.challenge;
if (form && task) {
  let begun = false;
  let proof = '';
  let sendWhenSolved = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    solve(JSON.parse(task) as Challenge, (found) => {
      proof = found;
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = 'proof';
      field.value = proof;
      form.appendChild(field);
      if (sendWhenSolved) form.submit();
    });
  };
  form.addEventListener('input', begin);
  form.addEventListener('change', begin);
  // After the form's own script: what it stopped stays stopped; what is too early waits for the number.
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented || proof !== '') return;
    event.preventDefault();
    sendWhenSolved = true;
    begin();
  });
}
