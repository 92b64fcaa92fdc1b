import { describe, expect, it } from '@jest/globals';
import { requestsOf, valueOf, withEmbedded } from './embedded.ts';
import { inOrder, repository, withScript } from './scriptedServer.ts';
import type { Asked } from './scriptedServer.ts';

const OTHER = 'd'.repeat(40);

describe('a ref', () => {
  it('is read in one request, and is nothing where there is none', async () => {
    await withEmbedded(async ({ github, sha }) => {
      expect(await github.readRef('heads/main')).toEqual({ ok: true, value: { sha } });
      expect(await github.readRef('heads/mai')).toEqual({ ok: true, value: null });
      expect(github.requests).toEqual({ 'GET /repos/{owner}/{repo}/git/ref/{ref}': 2 });
    });
  });

  it('that is an annotated tag is peeled to its commit', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const object = await world.tag('v1.0.0', sha, 'Release 1.0.0');
      await world.tag('plain', sha);
      const value = valueOf(await github.readRef('tags/v1.0.0'));
      expect(value).toMatchObject({ sha, tag: { object } });
      expect(value?.tag?.message).toContain('Release 1.0.0');
      expect(await github.readRef('tags/plain')).toEqual({ ok: true, value: { sha } });
    });
  });

  it('that is a tag of a tag is peeled all the way, and a ring of tags is refused', async () => {
    const tagOf = (type: string, sha: string) => ({ body: { message: `to ${sha}`, object: { type, sha } } });
    const ref = { body: { object: { type: 'tag', sha: 't1' } } };
    await withScript(inOrder(ref, tagOf('tag', 't2'), tagOf('commit', 'c')), async ({ github }) => {
      const value = { sha: 'c', tag: { message: 'to t2', object: 't1' } };
      expect(await github.readRef('tags/v1')).toEqual({ ok: true, value });
    });
    await withScript(inOrder(ref, tagOf('tag', 't1')), async ({ github, asked }) => {
      expect(await github.readRef('tags/v1')).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
      expect(asked).toHaveLength(6);
    });
  });

  it('is listed with the tags that begin like it', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const object = await world.tag('v1.2.0', sha, 'x');
      await world.tag('v1.10.0', sha);
      await world.tag('v2.0.0', sha);
      expect(await github.listTags('v1.')).toEqual({
        ok: true,
        value: [
          { name: 'v1.10.0', object: sha },
          { name: 'v1.2.0', object },
        ],
      });
      expect(await github.listTags('v9')).toEqual({ ok: true, value: [] });
    });
  });
});

describe('a tag', () => {
  it('is made annotated in two requests, and is a conflict where its name is taken', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const tag = { name: 'v1.2.0', sha, message: 'Release 1.2.0' };
      const made = await requestsOf(github, async () => {
        expect(await github.createTag(tag)).toEqual({ ok: true, value: undefined });
      });
      expect(made).toBe(2);
      expect(valueOf(await github.readRef('tags/v1.2.0'))).toMatchObject({ sha });
      expect(world.ref('refs/tags/v1.2.0')).not.toBe(sha);
      expect(await github.createTag(tag)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    });
  });

  it('tells the permission a job lacks', async () => {
    await withEmbedded(async ({ connect, sha }) => {
      const answer = await connect({ permissions: { contents: 'read' } }).createTag({
        name: 'v1',
        sha,
        message: 'x',
      });
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: 'forbidden', permission: 'contents: write' },
      });
    });
  });
});

describe('refs swapped', () => {
  it('go from what was seen to what is wanted, also back and aside', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const next = await world.commit({ branch: 'main', message: 'x', files: { a: '1' } });
      const to = (from: string | null, target: string) =>
        github.swapRefs([{ ref: 'refs/tags/v1', from, to: target }]);
      expect(await to(null, sha)).toEqual({ ok: true, value: undefined });
      expect(await to(sha, next)).toEqual({ ok: true, value: undefined });
      expect(await to(next, sha)).toEqual({ ok: true, value: undefined });
      expect(world.ref('refs/tags/v1')).toBe(sha);
      // The repository's id is asked for once.
      expect(github.requests).toEqual({ 'POST /graphql': 4 });
    });
  });

  it('need no request more when the policy was read before', async () => {
    await withEmbedded(async ({ github, sha }) => {
      valueOf(await github.readPolicy('x.yml'));
      valueOf(await github.swapRefs([{ ref: 'refs/deploy-action/ledger', from: null, to: sha }]));
      expect(github.requests).toEqual({ 'POST /graphql': 2 });
    });
  });

  it('are a conflict when one moved, and then none is swapped', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const next = await world.commit({ branch: 'main', message: 'x', files: { a: '1' } });
      await world.setRef('refs/tags/v1', next);
      const swaps = [
        { ref: 'refs/tags/v1.2', from: null, to: next },
        { ref: 'refs/tags/v1', from: sha, to: next },
      ];
      expect(await github.swapRefs(swaps)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
      expect(world.ref('refs/tags/v1.2')).toBeUndefined();
      const exists = [{ ref: 'refs/tags/v1', from: null, to: next }];
      expect(await github.swapRefs(exists)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    });
  });

  it.each([
    [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }, 'forbidden'],
    [{ type: 'NOT_FOUND', message: 'Could not resolve to a node' }, 'not-found'],
    [{ message: 'Repository rule violations found' }, 'invalid'],
    [{ message: 'refs/heads/main is a protected branch' }, 'invalid'],
    [{ type: 'UNPROCESSABLE', message: 'Reference cannot be updated' }, 'conflict'],
  ])('that GitHub refuses with %o are %s', async (error, kind) => {
    const script = inOrder(repository({ id: 'R' }), {
      body: { data: { updateRefs: null }, errors: [error] },
    });
    await withScript(script, async ({ github }) => {
      const answer = await github.swapRefs([{ ref: 'refs/x', from: null, to: OTHER }]);
      expect(answer).toMatchObject({ ok: false, failure: { kind } });
    });
  });

  it('may have been swapped although the answer was lost', async () => {
    await withEmbedded(async ({ host, world, github, sha }) => {
      valueOf(await github.readPolicy('x.yml'));
      host.faults.add({ match: { operation: /updateRefs/u }, kind: 'lost-response' });
      const answer = await github.swapRefs([{ ref: 'refs/deploy-action/ledger', from: null, to: sha }]);
      expect(answer).toMatchObject({ ok: false, failure: { kind: 'lost' } });
      expect(world.ref('refs/deploy-action/ledger')).toBe(sha);
    });
  });
});

describe('a commit of one file', () => {
  it('holds nothing else, and is read back', async () => {
    await withEmbedded(async ({ world, github }) => {
      const content = '{"schemaVersion":1,"who":"zwölf 🚀"}\n';
      const file = { path: 'ledger.json', content, message: 'lock production', parents: [] };
      const first = valueOf(await github.createFileCommit(file));
      const second = valueOf(await github.createFileCommit({ ...file, content: '{}', parents: [first] }));
      expect(await github.readFile('ledger.json', first)).toEqual({ ok: true, value: content });
      expect(await github.readFile('ledger.json', second)).toEqual({ ok: true, value: '{}' });
      expect(await github.readFile('README.md', second)).toEqual({ ok: true, value: null });
      expect(world.refs().map(({ name }) => name)).toEqual(['refs/heads/main']);
    });
  });

  it('goes onto a branch while the branch stands where it was seen', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const file = {
        branch: 'main',
        expectedHead: sha,
        path: 'docs/CHANGELOG.md',
        content: '# 1.0',
        message: 'docs: x\n\nbody',
      };
      const made = valueOf(await github.commitFile(file));
      expect(world.ref('refs/heads/main')).toBe(made);
      expect(await world.file(made, 'docs/CHANGELOG.md')).toBe('# 1.0');
      expect(await world.file(made, 'README.md')).toContain('sample');
      const late = await github.commitFile(file);
      expect(late).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    });
  });
});

describe('a file', () => {
  it('is read at a commit, below directories too', async () => {
    await withEmbedded(async ({ world, github }) => {
      const at = await world.commit({
        branch: 'main',
        message: 'x',
        files: { 'a b/ü.txt': 'text', 'a b/c/d': '' },
      });
      expect(await github.readFile('a b/ü.txt', at)).toEqual({ ok: true, value: 'text' });
      expect(await github.readFile('a b/c/d', at)).toEqual({ ok: true, value: '' });
      expect(await github.readFile('a b', at)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    });
  });

  it('that is too large to come with its content is a failure, not an empty file', async () => {
    const large = { type: 'file', encoding: 'none', content: '', size: 2_000_000 };
    await withScript(
      () => ({ body: large }),
      async ({ github }) => {
        const message = 'x.json is too large to be read: 2000000 bytes';
        expect(await github.readFile('x.json', OTHER)).toEqual({
          ok: false,
          failure: { kind: 'invalid', message },
        });
      },
    );
  });
});

describe('a comparison', () => {
  it('tells how the head stands and which paths differ', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      const next = await world.commit({
        branch: 'main',
        message: 'x',
        files: { 'db/1.sql': 'a', 'src/a.ts': 'b' },
      });
      const aside = await world.commit({ branch: 'side', message: 'y', parents: [sha], files: { z: '1' } });
      const paths = ['db/1.sql', 'src/a.ts'];
      expect(await github.compare(sha, next)).toEqual({
        ok: true,
        value: { status: 'ahead', paths, complete: true },
      });
      expect(await github.compare(next, sha)).toMatchObject({
        ok: true,
        value: { status: 'behind', paths: [] },
      });
      expect(await github.compare(sha, sha)).toMatchObject({ ok: true, value: { status: 'identical' } });
      expect(await github.compare(next, aside)).toMatchObject({
        ok: true,
        value: { status: 'diverged', paths: ['z'] },
      });
      expect(await github.compare(OTHER, sha)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    });
  });

  it('counts a renamed file with both names, and says when GitHub may have left files out', async () => {
    const files = Array.from({ length: 300 }, (_, n) => ({ filename: `f${n}` }));
    const renamed = { filename: 'new', previous_filename: 'db/old.sql' };
    const script = inOrder(
      { body: { status: 'ahead', files: [renamed] } },
      { body: { status: 'ahead', files } },
    );
    await withScript(script, async ({ github }) => {
      const value = { status: 'ahead', paths: ['db/old.sql', 'new'], complete: true };
      expect(await github.compare('a', 'b')).toEqual({ ok: true, value });
      expect(await github.compare('a', 'b')).toMatchObject({ ok: true, value: { complete: false } });
    });
  });

  it('whose word we do not know is a failure', async () => {
    await withScript(
      () => ({ body: { status: 'sideways', files: [] } }),
      async ({ github }) => {
        expect(await github.compare('a', 'b')).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
      },
    );
  });
});

describe('a release', () => {
  const release = { tag: 'v1.2.0', name: '1.2.0', body: 'notes', prerelease: false, latest: true };

  it('is a draft first, then published, and found by its tag', async () => {
    await withEmbedded(async ({ world, github, sha }) => {
      valueOf(await github.createTag({ name: 'v1.2.0', sha, message: 'x' }));
      expect(await github.findRelease('v1.2.0')).toEqual({ ok: true, value: null });
      const made = await requestsOf(github, async () => {
        const { id } = valueOf(await github.createRelease(release));
        expect(world.releases()).toMatchObject([{ id, tagName: 'v1.2.0', draft: false }]);
      });
      expect(made).toBe(2);
      const found = valueOf(await github.findRelease('v1.2.0'));
      expect(found).toMatchObject({ draft: false, body: 'notes' });
    });
  });

  it('left as a draft is found and published', async () => {
    await withEmbedded(async ({ host, world, github, sha }) => {
      valueOf(await github.createTag({ name: 'v1.2.0', sha, message: 'x' }));
      host.faults.add({ match: { method: 'PATCH' }, kind: '5xx' });
      expect(await github.createRelease(release)).toMatchObject({ ok: false, failure: { kind: 'lost' } });
      const found = valueOf(await github.findRelease('v1.2.0'));
      expect(found).toMatchObject({ draft: true });
      const { url } = valueOf(await github.publishRelease(found?.id ?? 0, true));
      expect(url).toContain('/releases/tag/v1.2.0');
      expect(world.releases()).toMatchObject([{ draft: false }]);
    });
  });

  it('before its time is never the latest', async () => {
    await withScript(
      () => ({ status: 201, body: { id: 4, html_url: 'u' } }),
      async ({ github, asked }) => {
        expect(await github.createRelease({ ...release, prerelease: true })).toEqual({
          ok: true,
          value: { id: 4, url: 'u' },
        });
        expect(asked[1]?.body).toEqual({ draft: false, make_latest: 'false' });
      },
    );
  });

  it('is looked for among all drafts', async () => {
    const drafts = (from: number) =>
      Array.from({ length: 100 }, (_, n) => ({
        id: from + n,
        tag_name: `d${from + n}`,
        draft: true,
        html_url: 'u',
      }));
    const script = (asked: Asked) => {
      if (asked.path.includes('/tags/')) return { status: 404, body: { message: 'Not Found' } };
      return {
        body: asked.path.includes('page=3')
          ? [{ id: 1, tag_name: 'v1', draft: true, html_url: 'u', body: null }]
          : drafts(100),
      };
    };
    await withScript(script, async ({ github, asked }) => {
      const value = { id: 1, url: 'u', draft: true, body: '' };
      expect(await github.findRelease('v1')).toEqual({ ok: true, value });
      expect(asked).toHaveLength(4);
      expect(await github.findRelease('v7')).toEqual({ ok: true, value: null });
    });
  });
});
