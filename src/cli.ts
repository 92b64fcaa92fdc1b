#!/usr/bin/env node
import { parseArgs } from 'node:util';

const HELP = `deploy-action: gates, releases, deployments and canaries from GitHub Actions

  node dist/cli.js rehearse [options]    play the whole pipeline here, against an embedded GitHub: no account, no token, no network
  node dist/cli.js validate [file]       every problem in a config file (default .github/deploy.yml)
  node dist/cli.js help                  this

rehearse
  --repo DIR          the git repository to play with; only a copy of it is used (default: the one you stand in)
  --scenario NAME     healthy, bad-canary, slow-canary, shared-incident, gate-fails, killed-runner, or default (healthy, then bad-canary)
  --report FILE       where the HTML report goes (default: rehearsal-report.html in the temporary folder)
  --open              open the report when it is over
  --prometheus URL    judge by a Prometheus of your own, or \`auto\` to start the one on PATH (default: the rehearsal's own)

Exit code 0: it ended as it should. 1: it did not. 2: the command line is wrong.
`;

const [command = 'help', ...rest] = process.argv.slice(2);

const COMMANDS: Readonly<Record<string, (rest: string[]) => Promise<number>>> = {
  async rehearse(args) {
    const options = parsed(args, {
      repo: { type: 'string' },
      scenario: { type: 'string' },
      report: { type: 'string' },
      open: { type: 'boolean' },
      prometheus: { type: 'string' },
    });
    if (options === undefined) return 2;
    const { rehearse } = await import('./rehearsal/play/index.ts');
    return rehearse(options.values);
  },
  async validate(args) {
    const options = parsed(args, {}, 1);
    if (options === undefined) return 2;
    const { validateFile } = await import('./assembly/validate.ts');
    return validateFile(options.positionals[0] ?? '.github/deploy.yml', (text) => process.stdout.write(text));
  },
  help: () => {
    process.stdout.write(HELP);
    return Promise.resolve(0);
  },
};

const known = COMMANDS[command.replace(/^--?/, '') === 'h' ? 'help' : command.replace(/^--/, '')];
if (known === undefined) {
  process.stderr.write(`there is no command '${command}'\n\n${HELP}`);
  process.exitCode = 2;
} else {
  process.exitCode =
    rest.includes('--help') || rest.includes('-h') ? await COMMANDS['help']!([]) : await known(rest);
}

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

/** The arguments, or `undefined` after saying what is wrong with them. */
function parsed<O extends NonNullable<Options>>(args: string[], options: O, positionals = 0) {
  try {
    const found = parseArgs({ args, options, allowPositionals: positionals > 0, strict: true });
    if (found.positionals.length > positionals)
      throw new Error(`unexpected argument '${found.positionals[positionals]}'`);
    return found;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return undefined;
  }
}
