const STYLES = {
  yml: { open: (name) => `# generated:${name} (npm run generate)`, close: '# end' },
  md: { open: (name) => `<!-- generated:${name} (npm run generate) -->`, close: '<!-- end -->' },
};

/** Names of the generated blocks in a text, in the order they stand. */
export const namesIn = (text) =>
  [...text.matchAll(/^\s*(?:#|<!--) generated:([\w:.-]+) \(/gm)].map(([, name]) => name);

/**
 * The text with the lines between a block's marks replaced; the marks stay.
 * @param block the block's text by its name; throws for a name it does not know
 */
export function withBlocks(file, text, block) {
  const { open, close } = STYLES[file.split('.').at(-1)];
  return namesIn(text).reduce((filled, name) => {
    const begin = filled.indexOf(open(name));
    const end = filled.indexOf(close, begin);
    if (begin === -1 || end === -1)
      throw new Error(`${file}: the block ${name} wants '${open(name)}' before and '${close}' after it`);
    const after = begin + open(name).length;
    return `${filled.slice(0, after)}\n${block(name)}\n${filled.slice(end)}`;
  }, text);
}
