import type { Client } from './client.ts';
import { answered, mapAnswer, orNull } from './failure.ts';
import type { GitHub } from './port.ts';

// What the fields hold of a rule depends on its type; those we judge by are read, the others are somebody else's.
interface Rule {
  readonly type: string;
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly unknown[];
}

export function environments(client: Client): Pick<GitHub, 'readEnvironment'> {
  return {
    async readEnvironment(name) {
      const parameters = { environment_name: name };
      const answer = await client.read(
        'GET /repos/{owner}/{repo}/environments/{environment_name}',
        parameters,
      );
      const found = orNull(answer);
      // A job that names an environment that is not there makes one, without any protection: that must be visible.
      if (found.ok && found.value === null) {
        return answered({
          name,
          exists: false,
          reviewersRequired: false,
          waitMinutes: 0,
          preventsSelfReview: false,
        });
      }
      return mapAnswer(found, (environment) => {
        const rules: readonly Rule[] = environment?.protection_rules ?? [];
        return {
          name: environment?.name ?? name,
          exists: true,
          // A rule without anybody in it asks nobody.
          reviewersRequired: rules.some(
            (rule) => rule.type === 'required_reviewers' && (rule.reviewers?.length ?? 0) > 0,
          ),
          waitMinutes: Math.max(
            0,
            ...rules.map((rule) => (rule.type === 'wait_timer' ? (rule.wait_timer ?? 0) : 0)),
          ),
          preventsSelfReview: rules.some((rule) => rule.prevent_self_review === true),
        };
      });
    },
  };
}
