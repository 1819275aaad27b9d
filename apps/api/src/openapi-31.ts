import type { OpenAPIObject } from '@nestjs/swagger';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const PROBLEM_SCHEMA: Json = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

const PROBLEM_RESPONSE: Json = {
  description: 'A refusal.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/**
 * Makes a 3.0-style document one of 3.1: `nullable` becomes a type with null, and every operation
 * names its refusals.
 */
export function toOpenApi31(document: OpenAPIObject): OpenAPIObject {
  const converted = convert(JSON.parse(JSON.stringify(document)) as Json) as unknown as OpenAPIObject;
  const schemas = (converted.components ??= {}).schemas ?? {};
  converted.components.schemas = { ...schemas, Problem: PROBLEM_SCHEMA as never };
  for (const path of Object.values(converted.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, Json> }>)) {
      if (operation.responses !== undefined) operation.responses.default = PROBLEM_RESPONSE;
    }
  }
  return converted;
}

function convert(node: Json): Json {
  if (Array.isArray(node)) return node.map(convert);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, convert(value)] as const);
  const result: { [key: string]: Json } = Object.fromEntries(entries);
  if (typeof result.nullable !== 'boolean') return result;
  const nullable = result.nullable;
  delete result.nullable;
  return nullable ? withNull(result) : result;
}

function withNull(schema: { [key: string]: Json }): Json {
  const { type, allOf, $ref, ...rest } = schema;
  if (typeof type === 'string') {
    const choices: { [key: string]: Json } = Array.isArray(rest.enum) ? { enum: [...rest.enum, null] } : {};
    return { ...rest, ...choices, type: [type, 'null'] };
  }
  const inner: Json =
    $ref !== undefined
      ? { $ref }
      : Array.isArray(allOf) && allOf.length === 1
        ? (allOf[0] ?? {})
        : { allOf: allOf ?? [] };
  return { ...rest, anyOf: [inner, { type: 'null' }] };
}
