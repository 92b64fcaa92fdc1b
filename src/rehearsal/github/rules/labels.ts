import type { Core } from '../core.ts';
import type { Issue, Label } from '../state/records.ts';

/** Label names are one whatever their case. */
export const labelNamed = (core: Core, name: string): Label | undefined =>
  core.state.labels.find((label) => label.name.toLowerCase() === name.toLowerCase());

export function createLabel(
  core: Core,
  name: string,
  color = 'ededed',
  description: string | null = null,
): Label {
  const label = { id: core.nextId(), name, color, description };
  core.state.labels.push(label);
  return label;
}

/** Puts labels on an issue, making those the repository does not know. */
export function addLabels(core: Core, issue: Issue, names: readonly string[]): void {
  for (const name of names) {
    const label = labelNamed(core, name) ?? createLabel(core, name);
    if (!issue.labels.includes(label)) issue.labels.push(label);
  }
  issue.updatedAt = core.now();
}

/** Whether it was on the issue. */
export function removeLabel(core: Core, issue: Issue, name: string): boolean {
  const at = issue.labels.findIndex((label) => label.name.toLowerCase() === name.toLowerCase());
  if (at < 0) return false;
  issue.labels.splice(at, 1);
  issue.updatedAt = core.now();
  return true;
}
