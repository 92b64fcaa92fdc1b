/**
 * What `dist/` consists of. A part is a file of its own wherever another part imports it, so a mode loads what it needs
 * and no more; a source that is missing stops the build.
 */
export const PARTS = {
  main: 'src/main.ts',
  post: 'src/post.ts',
  cli: 'src/cli.ts',
  run: 'src/assembly/run.ts',
  modes: 'src/assembly/modes.ts',
  interrupted: 'src/assembly/interrupted.ts',
  validate: 'src/assembly/validate.ts',
  summary: 'src/action/summary.ts',
  github: 'src/github/index.ts',
  patient: 'src/github/patient.ts',
  notes: 'src/release/render.ts',
  rehearsal: 'src/rehearsal/play/index.ts',
  sentry: 'src/action/sentry.ts',
  proxy: 'src/github/proxy.ts',
};

/** Packages a part must not carry, because it would then load them in every run. */
export const WITHOUT = {
  main: [
    'undici',
    'zod',
    'js-yaml',
    'semver',
    '@octokit/*',
    '@sentry/*',
    'graphql',
    'ajv',
    'conventional-changelog*',
  ],
  run: [
    'undici',
    'zod',
    'js-yaml',
    'semver',
    '@octokit/*',
    '@sentry/*',
    'graphql',
    'ajv',
    'conventional-changelog*',
  ],
  post: ['undici', 'zod', '@octokit/*', '@sentry/*', 'graphql', 'ajv', 'conventional-changelog*'],
  cli: ['undici', '@octokit/*', '@sentry/*', 'graphql', 'ajv', 'conventional-changelog*'],
  modes: ['undici', '@octokit/*', '@sentry/*', 'graphql', 'ajv', 'conventional-changelog*'],
  github: ['undici', '@sentry/*', 'graphql', 'ajv', 'conventional-changelog*'],
  patient: ['undici', '@sentry/*'],
  interrupted: ['undici', '@octokit/*', '@sentry/*', 'js-yaml'],
};

/** Data the embedded GitHub reads as text; it looks in `rehearsal-data/` beside the bundle. */
export const DATA = {
  from: 'src/rehearsal/github/contract',
  to: 'rehearsal-data',
  files: ['openapi.json', 'permissions.json', 'schema.graphql', 'LICENSE.openapi'],
};
