import type { Event, ScalarEvent } from 'js-yaml';
import { EVENT_ID, SCALAR_STYLE, getScalarValue } from 'js-yaml';

/** Where a value stands in the text, and its parts. Offsets are UTF-16 units from the beginning. */
export interface TreeNode {
  readonly start: number;
  /** Where its key stands, for values of mappings. */
  readonly key?: number;
  /** Parts by key or by number; absent for scalars. */
  readonly parts?: Map<string | number, TreeNode>;
  /** How many values it amounts to with aliases written out, itself included. */
  readonly size: number;
  /** How deep it goes with aliases written out; a scalar is 1. */
  readonly depth: number;
}

export interface Tree {
  readonly root: TreeNode | undefined;
  readonly documents: number;
  readonly aliases: number;
  /** What the parser lets pass and a config may not have. */
  readonly troubles: readonly { readonly offset: number; readonly message: string }[];
}

/** A collection that is being read. */
interface Frame {
  readonly start: number;
  readonly anchor: string | undefined;
  readonly mapping: boolean;
  readonly parts: Map<string | number, TreeNode>;
  /** The key whose value comes next. */
  key: { readonly name: string; readonly offset: number } | undefined;
}

/** A finished value; `scalar` is its text, where it is one and may be a key. */
interface Anchored {
  readonly node: TreeNode;
  readonly scalar: string | undefined;
}

function complete({ start, parts }: Frame): TreeNode {
  let [size, depth] = [1, 1];
  for (const part of parts.values()) {
    size += part.size;
    depth = Math.max(depth, part.depth + 1);
  }
  return { start, parts, size, depth };
}

function scalarStart({ valueStart, style }: ScalarEvent): number {
  const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? valueStart - 1 : valueStart;
}

const OPEN = Symbol('an anchor of something that is not finished yet');

/**
 * Builds where everything stands from the parser's events. js-yaml makes the values; this keeps what they lose:
 * positions, the second of two equal keys, and how much the aliases amount to.
 */
export function treeOf(text: string, events: readonly Event[]): Tree {
  const troubles: { offset: number; message: string }[] = [];
  const anchors = new Map<string, Anchored | typeof OPEN>();
  const frames: Frame[] = [];
  let root: TreeNode | undefined;
  let [documents, aliases] = [0, 0];

  const nameOf = (event: { readonly anchorStart: number; readonly anchorEnd: number }): string | undefined =>
    event.anchorStart < 0 ? undefined : text.slice(event.anchorStart, event.anchorEnd);

  function place({ node, scalar }: Anchored): void {
    const frame = frames.at(-1);
    if (frame === undefined) {
      root ??= node;
    } else if (!frame.mapping) {
      frame.parts.set(frame.parts.size, node);
    } else if (frame.key === undefined) {
      if (scalar === undefined) troubles.push({ offset: node.start, message: 'a key must be plain text' });
      frame.key = { name: scalar ?? '', offset: node.start };
    } else {
      const { name, offset } = frame.key;
      frame.key = undefined;
      if (frame.parts.has(name)) {
        troubles.push({ offset, message: `the key '${name.slice(0, 60)}' is here for the second time` });
      }
      // A value that is left empty stands nowhere: its key will do.
      frame.parts.set(name, { ...node, start: node.start < 0 ? offset : node.start, key: offset });
    }
  }

  function finish(value: Anchored, anchor: string | undefined): void {
    if (anchor !== undefined) anchors.set(anchor, value);
    place(value);
  }

  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      documents += 1;
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const anchor = nameOf(event);
      if (anchor !== undefined) anchors.set(anchor, OPEN);
      const mapping = event.type === EVENT_ID.MAPPING;
      frames.push({ start: event.start, anchor, mapping, parts: new Map(), key: undefined });
    } else if (event.type === EVENT_ID.POP) {
      const frame = frames.pop();
      if (frame !== undefined) finish({ node: complete(frame), scalar: undefined }, frame.anchor);
    } else if (event.type === EVENT_ID.SCALAR) {
      const scalar = event.valueStart < 0 ? '' : getScalarValue(text, event);
      finish({ node: { start: scalarStart(event), size: 1, depth: 1 }, scalar }, nameOf(event));
    } else {
      aliases += 1;
      const offset = event.anchorStart - 1;
      const target = anchors.get(nameOf(event) ?? '');
      if (target === OPEN) troubles.push({ offset, message: 'the alias stands inside of what it names' });
      const known = target === undefined || target === OPEN ? undefined : target;
      place({ node: { ...(known?.node ?? { size: 1, depth: 1 }), start: offset }, scalar: known?.scalar });
    }
  }
  return { root, documents, aliases, troubles };
}
