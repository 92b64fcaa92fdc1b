import type { DeploymentPayload } from '../core/facts.ts';

// GitHub gives a payload as it was stored: an object, its JSON, or, by tools that encode what is encoded already, JSON of JSON.
const MOST_LAYERS = 3;

/** Our payload, or `undefined` where it is another tool's, damaged, or from a version that this one cannot read. */
export function payloadOf(raw: unknown): DeploymentPayload | undefined {
  let value = raw;
  for (let layer = 0; layer < MOST_LAYERS && typeof value === 'string'; layer += 1) {
    try {
      value = JSON.parse(value);
    } catch {
      return undefined;
    }
  }
  return isOurs(value) ? value : undefined;
}

/** Every field that is read without a question is looked at here. */
function isOurs(value: unknown): value is DeploymentPayload {
  if (typeof value !== 'object' || value === null) return false;
  const { by, schemaVersion, key, runId, approvals, approvalsSeen, decision }: Record<string, unknown> = {
    ...value,
  };
  return (
    by === 'deploy-action' &&
    schemaVersion === 1 &&
    typeof key === 'string' &&
    typeof runId === 'number' &&
    Array.isArray(approvals) &&
    typeof approvalsSeen === 'number' &&
    typeof decision === 'object' &&
    decision !== null
  );
}
