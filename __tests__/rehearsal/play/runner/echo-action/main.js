import { appendFileSync } from 'node:fs';

const { env } = process;
for (const name of Object.keys(env)
  .filter((one) => one.startsWith('INPUT_'))
  .toSorted())
  console.log(`${name}=${env[name]}`);
console.log(
  `action ${env.GITHUB_ACTION} of ${env.GITHUB_ACTION_REPOSITORY ?? 'here'}@${env.GITHUB_ACTION_REF ?? 'here'}`,
);
appendFileSync(env.GITHUB_OUTPUT, `said=${env.INPUT_WORD}\nlines<<END\none\ntwo\nEND\n`);
appendFileSync(env.GITHUB_STATE, `left=${env.INPUT_WORD}\n`);
appendFileSync(env.GITHUB_STEP_SUMMARY, `### said ${env.INPUT_WORD}\n`);
if (env.INPUT_FAIL === 'true') process.exitCode = 1;
