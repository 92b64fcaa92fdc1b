#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { didYouMean } from './core/nearest.ts';

const HELP = `deploy-action: gates, releases, deployments and canaries from GitHub Actions

  node dist/cli.js rehearse [options]    play the whole pipeline here: no account, no token, no network
  node dist/cli.js validate [file]       every problem in a config file (default: .github/deploy.yml)
  node dist/cli.js help                  this

rehearse plays gate, release, staging, approval and a canary in production in about a minute, against an
embedded GitHub, with a copy of a git repository and a real service behind a real proxy. It writes nothing
into the repository and uses none of its config, hooks or secrets.

  --scenario NAME     healthy           a good version goes all the way to production
                      bad-canary        a version that fails one request in twenty is rolled back
                      slow-canary       a version that is far too slow is rolled back
                      shared-incident   both versions fail for a while: it holds, and then goes on
                      gate-fails        a commit whose tests fail is refused
                      killed-runner     the runner dies in the middle of the canary, and is run again
                      default           healthy, and then bad-canary
  --repo DIR          the git repository to copy (default: the one you stand in, or a sample one)
  --report FILE       where the HTML report goes (default: a new folder for temporary files)
  --open              open the report when it is over
  --prometheus auto   judge by a real Prometheus, the one on PATH, instead of the rehearsal's own small one
  --prometheus URL    judge by yours; it must scrape 127.0.0.1:19400 to 19407 at least every second

Exit code 0: it ended as it should. 1: it did not, or could not be played. 2: the command line is wrong.
`;

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
  help() {
    process.stdout.write(HELP);
    return Promise.resolve(0);
  },
};

process.exitCode = await run(process.argv.slice(2));

function run([command = 'help', ...rest]: string[]): Promise<number> {
  const isHelp = ['--help', '-h'].some((flag) => command === flag || rest.includes(flag));
  const name = isHelp ? 'help' : command;
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (known !== undefined) return known(rest);
  return Promise.resolve(wrong(`there is no command '${name}'${didYouMean(name, Object.keys(COMMANDS))}`));
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** The arguments, or `undefined` after saying what is wrong with them. */
function parsed<O extends Options>(args: string[], options: O, positionals = 0) {
  try {
    const found = parseArgs({ args, options, allowPositionals: positionals > 0, strict: true });
    const beyond = found.positionals[positionals];
    if (beyond !== undefined) throw new Error(`unexpected argument '${beyond}'`);
    return found;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '--(?<name>[^']*)'/.exec(said)?.groups?.['name'];
    const names = Object.keys(options).map((name) => `--${name}`);
    wrong(
      unknown === undefined ? said : `there is no option --${unknown}${didYouMean(`--${unknown}`, names)}`,
    );
    return undefined;
  }
}

/** Says what is wrong with the command line, and where to look; the exit code for it. */
function wrong(what: string): 2 {
  process.stderr.write(`${what}\n\n\`node dist/cli.js help\` lists what there is.\n`);
  return 2;
}
