import { known, unavailable, type Fact } from '../core/facts.ts';
import { failureOf, type Git } from './git.ts';

/** Where we stand. */
export interface Checkout {
  readonly head: string;
  /** When the head was committed, seconds since the epoch. */
  readonly committedAt: number;
  /** `null`: a detached HEAD. */
  readonly branch: string | null;
  /** The work tree's root; the git directory where there is none. */
  readonly root: string;
  readonly bare: boolean;
  /** History ends somewhere; `deepen` brings what is missing. */
  readonly shallow: boolean;
  /** Without user and password; `null`: no remote of this name. */
  readonly remoteUrl: string | null;
}

const PLACE = ['--is-bare-repository', '--is-shallow-repository', '--absolute-git-dir'];
const SOURCE = 'git rev-parse';

/** Reads the clone git runs in, at its HEAD or at another commit of it. */
export async function readCheckout(git: Git, at = 'HEAD', remote = 'origin'): Promise<Fact<Checkout>> {
  const [place, commit, symbolic, url] = await Promise.all([
    git.run(['rev-parse', ...PLACE, '--show-toplevel']),
    git.run(['log', '-1', '--no-patch', '--format=%H %ct', '--end-of-options', `${at}^{commit}`]),
    git.run(['symbolic-ref', '--quiet', '--short', 'HEAD']),
    git.run(['config', '--get', `remote.${remote}.url`]),
  ]);
  // Where there is no work tree, asking for its root fails.
  const bareOrNot = place.ok ? place : await git.run(['rev-parse', ...PLACE]);
  if (!bareOrNot.ok) return unavailable(failureOf(bareOrNot), SOURCE);
  if (!commit.ok) return unavailable(failureOf(commit), SOURCE);
  const [bare, shallow, directory = '', top = directory] = text(bareOrNot.stdout).split('\n');
  const [head = '', committedAt = ''] = text(commit.stdout).split(' ');
  return known(
    {
      head,
      committedAt: Number(committedAt),
      branch: at === 'HEAD' && symbolic.ok ? text(symbolic.stdout) : null,
      root: top,
      bare: bare === 'true',
      shallow: shallow === 'true',
      remoteUrl: url.ok ? withoutCredentials(text(url.stdout)) : null,
    },
    SOURCE,
  );
}

function text(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/\n$/u, '');
}

/** People put tokens into remote URLs; they are no fact of ours. */
export function withoutCredentials(url: string): string {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.username === '' && parsed.password === '') return url;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
}
