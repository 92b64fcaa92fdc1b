// Everything the embedded GitHub remembers that git does not. Times are milliseconds since 1970.
export * from './people.ts';
export * from './checks.ts';
export * from './issues.ts';
export * from './deployments.ts';
export * from './runs.ts';
export * from './releases.ts';
