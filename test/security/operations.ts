import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Described {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-permission': string;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the interface, with a body that has the right shape. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly pathParameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** null where the operation takes no body */
  readonly sample: Readonly<Record<string, unknown>> | null;
}

/** Every operation of the committed OpenAPI document. */
export function operations(): Operation[] {
  const file = join(__dirname, '../../apps/api/openapi.json');
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const named = (place: string): string[] =>
        (described.parameters ?? []).filter((item) => item.in === place).map((item) => item.name);
      const schema = Object.values(described.requestBody?.content ?? {})[0]?.schema;
      return {
        method: method.toUpperCase(),
        path,
        isPublic: described['x-permission'] === 'public',
        pathParameters: named('path'),
        queryParameters: named('query'),
        sample: schema === undefined ? null : (sampleOf(schema, document) as Record<string, unknown>),
      };
    }),
  );
}

/** A value of the right shape; not always one that means something. */
function sampleOf(schema: Schema, document: Document): unknown {
  if (schema.$ref !== undefined) {
    const target = document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    return target === undefined ? {} : sampleOf(target, document);
  }
  if (schema.allOf?.[0] !== undefined) return sampleOf(schema.allOf[0], document);
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(schema.items, document)];
    case 'string':
      return stringOf(schema);
    default:
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [
          name,
          sampleOf(property, document),
        ]),
      );
  }
}

function stringOf(schema: Schema): string {
  switch (schema.format) {
    case 'uuid':
      return '01920000-0000-7000-8000-000000000000';
    case 'date':
      return '2026-11-18';
    case 'date-time':
      return '2026-11-18T10:00:00+08:00';
    case 'email':
      return 'someone@example.com';
    default:
      return 'x'.repeat(Math.max(2, schema.minLength ?? 0));
  }
}

/** What stands in an address where the sweep has no object of that kind. */
export function constantFor(name: string): string {
  switch (name) {
    case 'version':
      return '1';
    case 'day':
      return '2026-11-22';
    case 'name':
      return 'funnel';
    case 'column':
      return 'qualified';
    default:
      return '01920000-0000-7000-8000-000000000000';
  }
}
