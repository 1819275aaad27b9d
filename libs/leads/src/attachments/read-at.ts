/** Reads bytes of a stored file; fewer at its end. */
export type ReadAt = (offset: number, length: number) => Promise<Buffer>;
