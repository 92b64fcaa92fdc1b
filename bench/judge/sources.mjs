// The judge as it is in src/, bundled on the fly.
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function judgeSources() {
  const contents = ['judge', 'verdict', 'options', 'dispersion']
    .map((name) => `export * from './src/canary/${name}.ts';`)
    .join('\n');
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}
