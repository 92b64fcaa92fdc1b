import { carries, bodyOf, listenOnLoopback } from '../loopback.ts';

type Told = Readonly<Record<string, string>>;

/** What the application's commands can ask for, by name; each is given the DEPLOY_* variables and answers with a line. */
export type Answers = Readonly<Record<string, (told: Told) => Promise<string> | string>>;

/** Not now, but maybe soon: a command that hears it ends with 75, which is "try again". */
export class NotYet extends Error {}

/** Where the commands in the copy tell the stage what to do. */
export interface Desk {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens it on loopback, for those who have the token. */
export async function openDesk(token: string, answers: Answers): Promise<Desk> {
  return listenOnLoopback((request, response) => {
    const say = (code: number, text: string): void => void response.writeHead(code).end(text);
    const answered = async (): Promise<void> => {
      if (!carries(request, token)) return say(401, 'this desk is the rehearsal’s own');
      // Written by the commands that the rehearsal itself put into the copy.
      const { what, told } = JSON.parse(await bodyOf(request)) as { what: string; told: Told };
      const answer = answers[what];
      if (answer === undefined) return say(404, `the stage does not know '${what}'`);
      say(200, await answer(told));
    };
    answered().catch((error: unknown) =>
      say(error instanceof NotYet ? 409 : 500, error instanceof Error ? error.message : String(error)),
    );
  });
}
