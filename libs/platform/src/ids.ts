import { randomFillSync } from 'node:crypto';

const POOL_SIZE = 4096;
const pool = Buffer.alloc(POOL_SIZE);
let poolOffset = POOL_SIZE;
let lastMillis = 0;
let counter = 0;

/** A new UUIDv7 (RFC 9562): sortable by time of making, 12 bits of counter within a millisecond, 62 random bits. */
export function newId(): string {
  if (poolOffset + 10 > POOL_SIZE) {
    randomFillSync(pool);
    poolOffset = 0;
  }
  const now = Date.now();
  if (now > lastMillis) {
    lastMillis = now;
    counter = pool.readUInt16BE(poolOffset) & 0x7ff; // start low: room for 2,048 more in this millisecond
  } else if (++counter > 0xfff) {
    lastMillis += 1;
    counter = 0;
  }
  const millis = lastMillis.toString(16).padStart(12, '0');
  const seq = (0x7000 | counter).toString(16);
  const variant = (0x8000 | (pool.readUInt16BE(poolOffset + 2) & 0x3fff)).toString(16);
  const tail = pool.toString('hex', poolOffset + 4, poolOffset + 10);
  poolOffset += 10;
  return `${millis.slice(0, 8)}-${millis.slice(8)}-${seq}-${variant}-${tail}`;
}
