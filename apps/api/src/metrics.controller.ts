import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { ContactsInClear, CONFIG, notFound, type Config } from '@luodi/platform';
import { Public } from '@luodi/identity';

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of HTTP requests by method, route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registry],
});

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Measures every request under the route's pattern, never under its address. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const started = process.hrtime.bigint();
  response.on('finish', () => {
    const route: unknown = request.route;
    const pattern =
      typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
        ? route.path
        : 'none';
    durations.observe(
      { method: request.method, route: pattern, status: String(response.statusCode) },
      Number(process.hrtime.bigint() - started) / 1e9,
    );
  });
  next();
}

@ApiTags('health')
@ContactsInClear()
@Controller('metrics')
@Public()
export class MetricsController {
  public constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Prometheus text, from loopback or with METRICS_TOKEN only; for others it does not exist. */
  @Get()
  @ApiProduces('text/plain')
  public async metrics(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!LOOPBACK.has(request.ip ?? '') && !this.hasToken(request)) throw notFound();
    response.type(registry.contentType).send(await registry.metrics());
  }

  private hasToken(request: Request): boolean {
    const expected = Buffer.from(`Bearer ${this.config.metricsToken ?? ''}`);
    const given = Buffer.from(request.headers.authorization ?? '');
    return (
      this.config.metricsToken !== null &&
      expected.length === given.length &&
      timingSafeEqual(expected, given)
    );
  }
}
