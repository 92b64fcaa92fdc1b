// node_modules/@actions/github/lib/context.js
import { readFileSync, existsSync } from "fs";
import { EOL } from "os";
var Context = class {
  /**
   * Hydrate the context from the environment
   */
  constructor() {
    var _a, _b, _c;
    this.payload = {};
    if (process.env.GITHUB_EVENT_PATH) {
      if (existsSync(process.env.GITHUB_EVENT_PATH)) {
        this.payload = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
      } else {
        const path = process.env.GITHUB_EVENT_PATH;
        process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${EOL}`);
      }
    }
    this.eventName = process.env.GITHUB_EVENT_NAME;
    this.sha = process.env.GITHUB_SHA;
    this.ref = process.env.GITHUB_REF;
    this.workflow = process.env.GITHUB_WORKFLOW;
    this.action = process.env.GITHUB_ACTION;
    this.actor = process.env.GITHUB_ACTOR;
    this.job = process.env.GITHUB_JOB;
    this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
    this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
    this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
    this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
    this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
    this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
  }
  get issue() {
    const payload = this.payload;
    return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
  }
  get repo() {
    if (process.env.GITHUB_REPOSITORY) {
      const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
      return { owner, repo };
    }
    if (this.payload.repository) {
      return {
        owner: this.payload.repository.owner.login,
        repo: this.payload.repository.name
      };
    }
    throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
  }
};

// node_modules/@actions/github/lib/github.js
var context = new Context();

// src/action/context.ts
function runContext(env, context2 = context) {
  const payload = context2.payload;
  const pull = record(payload["pull_request"]);
  const head = record(pull["head"]);
  const base = record(pull["base"]);
  const group = record(payload["merge_group"]);
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const headRepository = text(record(head["repo"])["full_name"])?.toLowerCase();
  const fromFork = text(head["sha"]) !== void 0 && headRepository !== repository.toLowerCase();
  const queued = Number(/\/pr-(\d+)-/.exec(text(group["head_ref"]) ?? "")?.[1]);
  const number = typeof pull["number"] === "number" ? pull["number"] : Number.isSafeInteger(queued) ? queued : void 0;
  const runId = Number.isSafeInteger(context2.runId) ? context2.runId : void 0;
  const baseRef = text(base["ref"]) ?? text(group["base_ref"])?.replace("refs/heads/", "");
  return {
    repository,
    eventName: context2.eventName ?? "",
    ref: context2.ref ?? "",
    sha: text(head["sha"]) ?? text(group["head_sha"]) ?? context2.sha ?? "",
    ...number === void 0 ? {} : { pullRequest: number },
    ...baseRef === void 0 ? {} : { baseBranch: baseRef },
    // pull_request_target runs with the base's token, whoever asks.
    fork: fromFork && context2.eventName !== "pull_request_target",
    ...runId === void 0 ? {} : { runId },
    attempt: Number.isSafeInteger(context2.runAttempt) ? context2.runAttempt : 1,
    actor: context2.actor ?? "",
    runUrl: runId === void 0 ? "" : `${context2.serverUrl}/${repository}/actions/runs/${runId}`,
    serverUrl: context2.serverUrl,
    apiUrl: context2.apiUrl,
    graphqlUrl: context2.graphqlUrl,
    workspace: env["GITHUB_WORKSPACE"] ?? ".",
    job: context2.job ?? ""
  };
}
function record(value) {
  return typeof value === "object" && value !== null ? value : {};
}
function text(value) {
  return typeof value === "string" && value !== "" ? value : void 0;
}

// src/action/telemetry.ts
async function reportMistake(error, inputs) {
  if (inputs.sentryDsn === void 0) return;
  try {
    const { capture } = await import("./sentry.js");
    await capture(error, inputs.sentryDsn, inputs.mode);
  } catch {
  }
}

// src/assembly/run.ts
import { connectGitHub } from "./github.js";

// src/assembly/question.ts
var QUESTION = {
  gate: "deploy",
  release: "release",
  deploy: "deploy",
  canary: "canary",
  rollback: "rollback",
  "release-hold": "release-hold"
};
function questionOf({
  mode,
  environment
}) {
  return mode === "gate" && environment === void 0 ? "merge" : QUESTION[mode];
}

// src/assembly/run.ts
async function runAction(inputs, secrets, runner) {
  const context2 = runContext(process.env);
  const cancelled = cancellation();
  try {
    let left = () => {
    };
    const sent = new Promise((resolve) => left = resolve);
    const github = connectGitHub({
      repository: context2.repository,
      token: inputs.token,
      apiUrl: context2.apiUrl,
      graphqlUrl: context2.graphqlUrl,
      userAgent: "deploy-action",
      timeoutMs: 6e4,
      sent: () => left()
    });
    const branch = questionOf(inputs) === "merge" ? context2.baseBranch : void 0;
    const policy = github.readPolicy(inputs.config, branch);
    await Promise.race([sent, policy]);
    const { playMode } = await import("./modes.js");
    await playMode({ inputs, context: context2, github, secrets, runner, cancelled }, await policy);
  } catch (error) {
    await reportMistake(error, inputs);
    runner.output({ decision: "stop", "reason-code": "internal_error" });
    runner.fail(
      `this is a bug in deploy-action: ${error instanceof Error ? error.stack ?? error.message : String(error)}`
    );
  }
}
function cancellation() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"]) {
    process.on(
      name,
      () => controller.abort(name === "SIGINT" ? "the run was cancelled" : "the job was ended")
    );
  }
  return controller.signal;
}
export {
  runAction
};
