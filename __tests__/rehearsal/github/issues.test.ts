import { describe, expect, it } from '@jest/globals';
import { jobClient, REPO, refusalOf, withGitHub } from './started.ts';

describe('issues', () => {
  it('are opened, changed, closed and listed by state and label, pull requests among them', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const { issues } = octokit.rest;
      const { data: issue } = await issues.create({
        ...REPO,
        title: 'Broken',
        body: 'it is',
        labels: ['bug', 'deploy'],
      });
      expect(issue).toMatchObject({
        number: 1,
        state: 'open',
        labels: [{ name: 'bug' }, { name: 'deploy' }],
      });
      await world.commit({ branch: 'topic', message: 'topic', files: { a: '1' } });
      await world.createPullRequest({ title: 't', head: 'topic', by: world.user('acme'), labels: ['bug'] });
      const numbers = async (query: {
        state?: 'open' | 'closed' | 'all';
        labels?: string;
      }): Promise<number[]> =>
        (await issues.listForRepo({ ...REPO, ...query })).data.map(({ number }) => number);
      expect(await numbers({})).toEqual([2, 1]);
      expect(await numbers({ labels: 'bug,deploy' })).toEqual([1]);
      await issues.update({
        ...REPO,
        issue_number: 1,
        state: 'closed',
        state_reason: 'not_planned',
        labels: ['done'],
      });
      expect(await numbers({})).toEqual([2]);
      expect((await issues.get({ ...REPO, issue_number: 1 })).data).toMatchObject({
        state: 'closed',
        state_reason: 'not_planned',
        labels: [{ name: 'done' }],
      });
      expect((await issues.get({ ...REPO, issue_number: 2 })).data.pull_request?.url).toContain('/pulls/2');
      expect(await refusalOf(issues.get({ ...REPO, issue_number: 3 }))).toMatchObject({ status: 404 });
    });
  });

  it('carry comments that are edited and deleted', async () => {
    await withGitHub(async (github, octokit) => {
      const { issues } = octokit.rest;
      const { number } = github.world.createIssue({ title: 't', by: github.world.user('acme') });
      const { data: comment } = await issues.createComment({ ...REPO, issue_number: number, body: 'one' });
      await issues.updateComment({ ...REPO, comment_id: comment.id, body: 'two' });
      expect((await issues.getComment({ ...REPO, comment_id: comment.id })).data).toMatchObject({
        body: 'two',
        user: { login: 'github-actions[bot]', type: 'Bot' },
      });
      const reader = jobClient(github, { permissions: { issues: 'read' } });
      expect((await reader.rest.issues.listComments({ ...REPO, issue_number: number })).data).toHaveLength(1);
      expect(
        await refusalOf(reader.rest.issues.createComment({ ...REPO, issue_number: number, body: 'x' })),
      ).toMatchObject({ status: 403 });
      await issues.deleteComment({ ...REPO, comment_id: comment.id });
      expect(github.world.comments(number)).toEqual([]);
    });
  });

  it('have the same reaction of the same person once', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const { reactions } = octokit.rest;
      const { number } = world.createIssue({ title: 't', by: world.user('acme') });
      const { id } = world.addComment(number, world.user('acme'), '.deploy');
      const at = { ...REPO, comment_id: id };
      expect((await reactions.createForIssueComment({ ...at, content: 'eyes' })).status).toBe(201);
      const again = await reactions.createForIssueComment({ ...at, content: 'eyes' });
      expect(again.status).toBe(200);
      await reactions.createForIssueComment({ ...at, content: 'rocket' });
      expect((await reactions.listForIssueComment({ ...at, content: 'rocket' })).data).toHaveLength(1);
      await reactions.deleteForIssueComment({ ...at, reaction_id: again.data.id });
      expect((await reactions.listForIssueComment(at)).data.map(({ content }) => content)).toEqual([
        'rocket',
      ]);
    });
  });
});

describe('labels', () => {
  it('are put on, replaced and taken off, whatever their case', async () => {
    await withGitHub(async ({ world }, octokit) => {
      const { issues } = octokit.rest;
      world.createIssue({ title: 't', by: world.user('acme') });
      const at = { ...REPO, issue_number: 1 };
      const names = async (): Promise<string[]> =>
        (await issues.listLabelsOnIssue(at)).data.map(({ name }) => name);
      await issues.createLabel({ ...REPO, name: 'Approved', color: '00ff00', description: 'go' });
      expect(await refusalOf(issues.createLabel({ ...REPO, name: 'approved' }))).toMatchObject({
        status: 422,
      });
      await issues.addLabels({ ...at, labels: ['approved', 'new'] });
      expect(await names()).toEqual(['Approved', 'new']);
      await issues.removeLabel({ ...at, name: 'APPROVED' });
      expect(await names()).toEqual(['new']);
      expect(await refusalOf(issues.removeLabel({ ...at, name: 'approved' }))).toMatchObject({ status: 404 });
      await issues.setLabels({ ...at, labels: ['other'] });
      expect(await names()).toEqual(['other']);
      expect((await issues.listLabelsForRepo(REPO)).data.map(({ name }) => name)).toEqual([
        'Approved',
        'new',
        'other',
      ]);
      expect((await issues.getLabel({ ...REPO, name: 'approved' })).data).toMatchObject({
        color: '00ff00',
        description: 'go',
      });
    });
  });
});
