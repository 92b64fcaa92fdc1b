const ON_STAGE = /^https?:\/\/127\.0\.0\.1:\d+/;
const LINK = /\[(?<said>(?:\\.|[^\]\\])*)\]\(<?https?:\/\/127\.0\.0\.1:\d+[^)\s>]*>?\)/g;

/**
 * The same without links to the stage, which is gone when a report is read: a `url` that leads there is left out, and a
 * Markdown link becomes what it says. `T` must not require such a `url`.
 */
export function unlinked<T>(value: T): T {
  // The shape stays, but for optional addresses.
  return without(value) as T;
}

function without(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(LINK, '$<said>');
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, one]) => !(key === 'url' && isOnStage(one)));
  return Object.fromEntries(kept.map(([key, one]) => [key, without(one)]));
}

const isOnStage = (value: unknown): boolean => typeof value === 'string' && ON_STAGE.test(value);
