/**
 * Flags of Node for the worker. V8 lets a heap grow by a factor that follows its limit: with the default of a large
 * machine an import of a million rows held 261 MB above idle, mostly garbage, with 1 GB a third of that for a tenth
 * more processor time. Nothing in the worker needs a gigabyte: files are read and written as streams.
 */
export const WORKER_FLAGS: readonly string[] = ['--max-old-space-size=1024'];
