import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [bound: string]: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

const document = JSON.parse(readFileSync(join(__dirname, '../../apps/api/openapi.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const BOUNDS = {
  string: ['maxLength', 'enum', 'format', 'pattern', 'const'],
  array: ['maxItems'],
  number: ['maximum', 'enum'],
  integer: ['maximum', 'enum'],
} as const;

/** The places below a schema where something may be of any size. */
function boundless(schema: Schema, path: string, seen: ReadonlySet<string>): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    const target = document.components.schemas[name];
    return seen.has(name) || target === undefined ? [] : boundless(target, path, new Set([...seen, name]));
  }
  const types = [schema.type ?? []].flat();
  const own = Object.entries(BOUNDS)
    .filter(([type, bounds]) => types.includes(type) && !bounds.some((bound) => schema[bound] !== undefined))
    .map(([type]) => `${path} (${type})`);
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...own,
    ...parts.flatMap((part) => boundless(part, path, seen)),
    ...(schema.items === undefined ? [] : boundless(schema.items, `${path}[]`, seen)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      boundless(property, `${path}.${name}`, seen),
    ),
  ];
}

describe('the OpenAPI document says how large everything may be', () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );

  it.each(operations)('%s', (_name, operation) => {
    const queries = (operation.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .flatMap(({ name, schema }) => boundless(schema, `?${name}`, new Set()));
    const bodies = Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
      boundless(schema, 'body', new Set()),
    );
    expect([...queries, ...bodies]).toEqual([]);
  });
});
