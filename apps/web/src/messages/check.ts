/** The English file of a screen must have exactly the keys of the Chinese one. */
export type SameKeys<T> = Readonly<Record<keyof T, string>>;
