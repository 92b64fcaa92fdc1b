import type { Effect } from '../core/effect.ts';
import { shortSha } from '../core/subject.ts';
import { quantity } from './figures.ts';

/** What an effect does, as a plain sentence in the imperative; what it carries may be other people's text. */
export function effectSentence(effect: Effect): string {
  switch (effect.kind) {
    case 'create-tag':
      return `tag ${shortSha(effect.sha)} as ${effect.tag}`;
    case 'create-release':
      return `publish the ${effect.prerelease ? 'prerelease' : 'release'} ${effect.tag}`;
    case 'move-tag':
      return `move the tag ${effect.tag} to ${effect.version} (${shortSha(effect.sha)})`;
    case 'commit-changelog':
      return `commit ${effect.path} to ${effect.branch}`;
    case 'create-deployment':
      return `record ${effect.task === 'rollback' ? 'a rollback' : 'a deployment'} of ${shortSha(effect.sha)} to ${effect.environment}`;
    case 'set-deployment-status':
      return `set the deployment to ${effect.environment} to ${effect.state}: ${effect.description}`;
    case 'supersede-deployments':
      return `mark earlier deployments to ${effect.environment} as inactive`;
    case 'confirm-lock':
      return `make sure the lock of ${effect.environment} is still ours`;
    case 'update-ledger':
      return `write to the ledger: ${effect.why}`;
    case 'run-hook':
      return `run the hook ${effect.hook}: ${effect.command}`;
    case 'shift-traffic':
      return `send ${quantity('share', effect.share)} of the traffic to the candidate`;
    case 'mark-commit':
      return `put the check run ${effect.name} on ${shortSha(effect.sha)}: ${effect.title}`;
    default:
      return unheardOf(effect);
  }
}

/** The compiler asks for a sentence for every kind; a decision saved by a newer version may still bring another. */
function unheardOf(_effect: never): string {
  return 'do something this version has no words for';
}
