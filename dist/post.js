var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// node_modules/fastest-levenshtein/mod.js
var require_mod = __commonJS({
  "node_modules/fastest-levenshtein/mod.js"(exports) {
    "use strict";
    exports.__esModule = true;
    exports.distance = exports.closest = void 0;
    var peq = new Uint32Array(65536);
    var myers_32 = function(a, b) {
      var n = a.length;
      var m = b.length;
      var lst = 1 << n - 1;
      var pv = -1;
      var mv = 0;
      var sc = n;
      var i = n;
      while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
      }
      for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= (eq & pv) + pv ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
          sc++;
        }
        if (pv & lst) {
          sc--;
        }
        mv = mv << 1 | 1;
        pv = pv << 1 | ~(xv | mv);
        mv &= xv;
      }
      i = n;
      while (i--) {
        peq[a.charCodeAt(i)] = 0;
      }
      return sc;
    };
    var myers_x = function(b, a) {
      var n = a.length;
      var m = b.length;
      var mhc = [];
      var phc = [];
      var hsize = Math.ceil(n / 32);
      var vsize = Math.ceil(m / 32);
      for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
      }
      var j = 0;
      for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
          var eq = peq[a.charCodeAt(i)];
          var pb = phc[i / 32 | 0] >>> i & 1;
          var mb = mhc[i / 32 | 0] >>> i & 1;
          var xv = eq | mv_1;
          var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
          var ph = mv_1 | ~(xh | pv_1);
          var mh = pv_1 & xh;
          if (ph >>> 31 ^ pb) {
            phc[i / 32 | 0] ^= 1 << i;
          }
          if (mh >>> 31 ^ mb) {
            mhc[i / 32 | 0] ^= 1 << i;
          }
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv_1 = mh | ~(xv | ph);
          mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
          peq[b.charCodeAt(k)] = 0;
        }
      }
      var mv = 0;
      var pv = -1;
      var start = j * 32;
      var vlen = Math.min(32, m - start) + start;
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
      }
      var score = m;
      for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = phc[i / 32 | 0] >>> i & 1;
        var mb = mhc[i / 32 | 0] >>> i & 1;
        var xv = eq | mv;
        var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += ph >>> m - 1 & 1;
        score -= mh >>> m - 1 & 1;
        if (ph >>> 31 ^ pb) {
          phc[i / 32 | 0] ^= 1 << i;
        }
        if (mh >>> 31 ^ mb) {
          mhc[i / 32 | 0] ^= 1 << i;
        }
        ph = ph << 1 | pb;
        mh = mh << 1 | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
      }
      for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
      }
      return score;
    };
    var distance2 = function(a, b) {
      if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
      }
      if (b.length === 0) {
        return a.length;
      }
      if (a.length <= 32) {
        return myers_32(a, b);
      }
      return myers_x(a, b);
    };
    exports.distance = distance2;
    var closest = function(str, arr) {
      var min_distance = Infinity;
      var min_index = 0;
      for (var i = 0; i < arr.length; i++) {
        var dist = distance2(str, arr[i]);
        if (dist < min_distance) {
          min_distance = dist;
          min_index = i;
        }
      }
      return arr[min_index];
    };
    exports.closest = closest;
  }
});

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
function runContext(env, context3 = context) {
  const payload = context3.payload;
  const pull = record(payload["pull_request"]);
  const head = record(pull["head"]);
  const base = record(pull["base"]);
  const group = record(payload["merge_group"]);
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const headRepository = text(record(head["repo"])["full_name"])?.toLowerCase();
  const fromFork = text(head["sha"]) !== void 0 && headRepository !== repository.toLowerCase();
  const queued = Number(/\/pr-(\d+)-/.exec(text(group["head_ref"]) ?? "")?.[1]);
  const number = typeof pull["number"] === "number" ? pull["number"] : Number.isSafeInteger(queued) ? queued : void 0;
  const runId = Number.isSafeInteger(context3.runId) ? context3.runId : void 0;
  const baseRef = text(base["ref"]) ?? text(group["base_ref"])?.replace("refs/heads/", "");
  return {
    repository,
    eventName: context3.eventName ?? "",
    ref: context3.ref ?? "",
    sha: text(head["sha"]) ?? text(group["head_sha"]) ?? context3.sha ?? "",
    ...number === void 0 ? {} : { pullRequest: number },
    ...baseRef === void 0 ? {} : { baseBranch: baseRef },
    // pull_request_target runs with the base's token, whoever asks.
    fork: fromFork && context3.eventName !== "pull_request_target",
    ...runId === void 0 ? {} : { runId },
    attempt: Number.isSafeInteger(context3.runAttempt) ? context3.runAttempt : 1,
    actor: context3.actor ?? "",
    runUrl: runId === void 0 ? "" : `${context3.serverUrl}/${repository}/actions/runs/${runId}`,
    serverUrl: context3.serverUrl,
    apiUrl: context3.apiUrl,
    graphqlUrl: context3.graphqlUrl,
    workspace: env["GITHUB_WORKSPACE"] ?? ".",
    job: context3.job ?? ""
  };
}
function record(value) {
  return typeof value === "object" && value !== null ? value : {};
}
function text(value) {
  return typeof value === "string" && value !== "" ? value : void 0;
}

// src/core/nearest.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var MOST = 100;
var MOST_KNOWN = 1e3;
function nearestOf(word, known) {
  if (word.length > MOST) return void 0;
  const meant = word.trim().toLowerCase();
  let best;
  let least = Math.max(2, Math.floor(meant.length / 3)) + 1;
  let looked = 0;
  for (const candidate of known) {
    if (++looked > MOST_KNOWN) break;
    const longer = Math.abs(candidate.length - meant.length);
    if (candidate === word || longer >= least) continue;
    const apart = (0, import_fastest_levenshtein.distance)(meant, candidate.toLowerCase());
    if (apart >= Math.max(meant.length, candidate.length)) continue;
    const score = apart + longer / MOST;
    if (score < least) [best, least] = [candidate, score];
  }
  return best;
}
function didYouMean(word, known) {
  const meant = nearestOf(word, known);
  return meant === void 0 ? "" : `; did you mean '${meant}'?`;
}

// src/action/contract.ts
var MODES = ["gate", "release", "deploy", "canary", "rollback", "release-hold"];
var INPUTS = {
  mode: {
    description: "What to do: gate, release, deploy, canary, rollback or release-hold",
    required: true,
    words: MODES
  },
  environment: {
    description: "Environment the question is about. Required by all modes but gate and release; a gate without one asks whether the pull request may merge"
  },
  config: {
    description: "Path of the config file in the repository",
    default: ".github/deploy.yml"
  },
  sha: {
    description: "Full commit id of the candidate; default: the pull request's head, the merge group's head, or the commit of the event"
  },
  version: {
    description: "Version being deployed, e.g. the release job's output; default: the first seven digits of the commit"
  },
  baseline: {
    description: "Version to compare the candidate with; default: the newest one that passed verification in the environment"
  },
  to: {
    description: "rollback: version or commit to return to; default: the newest one that passed verification in the environment"
  },
  reason: {
    description: "rollback and release-hold: why, recorded in the ledger; required by release-hold"
  },
  "artifact-name": {
    description: "Name of the artifact being deployed, e.g. ghcr.io/org/app"
  },
  "artifact-digest": {
    description: "Digest of the artifact being deployed, e.g. sha256:…; recorded with the deployment and the known good"
  },
  wait: {
    description: "gate: wait for pending checks up to their deadline (true), or say pending at once (false)",
    default: "true",
    words: ["true", "false"]
  },
  "dry-run": {
    description: "Show the plan and the effects and perform none of them",
    default: "false",
    words: ["true", "false"]
  },
  duration: {
    description: "canary: how long to watch, e.g. 30m; 0s judges once",
    default: "15m"
  },
  weight: {
    description: "canary: the candidate's share of the traffic while it is watched, e.g. 10%"
  },
  token: {
    description: "The job's token",
    default: "${{ github.token }}",
    secret: true
  },
  "release-token": {
    description: "Token for tags, releases and changelog commits that must start workflows (an App’s); default: token",
    secret: true
  },
  "self-check-run-id": {
    description: "The job's own check run, so that a gate does not wait for itself; leave it alone",
    default: "${{ job.check_run_id }}"
  },
  "sentry-dsn": {
    description: "Where to send errors of the action itself; nothing is sent without it",
    secret: true
  }
};

// src/action/inputs.ts
var NEEDS_ENVIRONMENT = /* @__PURE__ */ new Set(["deploy", "canary", "rollback", "release-hold"]);
function readInputs(env) {
  const problems = [];
  const warnings = unknownInputs(env);
  const read = (name) => {
    const spec = INPUTS[name];
    const value = env[variable(name)]?.trim() || void 0;
    if (value === void 0 && spec.required === true) {
      problems.push(
        `input '${name}' is required${spec.words === void 0 ? "" : `: ${spec.words.join(", ")}`}`
      );
    }
    if (value !== void 0 && spec.words !== void 0 && !spec.words.includes(value)) {
      const meant = didYouMean(value, spec.words);
      problems.push(`input '${name}' is '${value}', one of ${spec.words.join(", ")} is wanted${meant}`);
    }
    return value ?? (spec.default?.startsWith("${{") === true ? void 0 : spec.default);
  };
  const mode = read("mode");
  const environment2 = read("environment");
  if (mode !== void 0 && environment2 === void 0 && NEEDS_ENVIRONMENT.has(mode)) {
    problems.push(`input 'environment' is required by mode ${mode}`);
  }
  const sha = read("sha");
  if (sha !== void 0 && !/^[0-9a-f]{40}$/.test(sha)) {
    problems.push(`input 'sha' is '${sha}', the 40 hexadecimal digits of a commit are wanted`);
  }
  const artifactName = read("artifact-name");
  const artifactDigest = read("artifact-digest");
  if (artifactName === void 0 !== (artifactDigest === void 0)) {
    problems.push(
      "inputs 'artifact-name' and 'artifact-digest' go together: a name without a digest can be moved"
    );
  }
  const token = read("token");
  if (token === void 0) {
    problems.push("input 'token' is empty; leave it out to use the job's token");
  }
  const durationMs = duration(read("duration") ?? "0s");
  if (durationMs === void 0) problems.push("input 'duration' wants a number with s, m or h, such as 30m");
  const weightText = read("weight");
  const weight = weightText === void 0 ? void 0 : share(weightText);
  if (weightText !== void 0 && weight === void 0) {
    problems.push(`input 'weight' is '${weightText}', a share such as 10% is wanted`);
  }
  const checkRunId = Number(read("self-check-run-id"));
  const optional = {
    version: read("version"),
    baseline: read("baseline"),
    to: read("to"),
    reason: read("reason")
  };
  const releaseToken = read("release-token");
  const sentryDsn = read("sentry-dsn");
  const config = read("config") ?? INPUTS.config.default;
  const wait = read("wait") !== "false";
  const dryRun = read("dry-run") === "true";
  if (problems.length > 0 || token === void 0 || durationMs === void 0) {
    return { ok: false, warnings, problems };
  }
  return {
    ok: true,
    warnings,
    inputs: {
      // One of MODES: anything else is among the problems.
      mode,
      config,
      wait,
      dryRun,
      token,
      durationMs,
      ...given({ environment: environment2, sha, ...optional, releaseToken, sentryDsn, weight }),
      ...artifactName === void 0 || artifactDigest === void 0 ? {} : { artifact: { name: artifactName, digest: artifactDigest } },
      ...Number.isSafeInteger(checkRunId) && checkRunId > 0 ? { selfCheckRunId: checkRunId } : {}
    }
  };
}
function variable(name) {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
function unknownInputs(env) {
  const names = Object.keys(INPUTS);
  const known = new Set(names.map(variable));
  return Object.keys(env).filter((name) => name.startsWith("INPUT_") && !known.has(name)).map((name) => {
    const written = name.slice("INPUT_".length).toLowerCase();
    const meant = nearestOf(written, names);
    const said = meant === void 0 ? `the inputs are ${names.join(", ")}` : `did you mean '${meant}'?`;
    return `there is no input '${written}', so it does nothing; ${said}`;
  });
}
function duration(text2) {
  const found = /^(\d+)(s|m|h)$/.exec(text2);
  const unit = { s: 1e3, m: 6e4, h: 36e5 }[found?.[2] ?? ""];
  return found === null || unit === void 0 ? void 0 : Number(found[1]) * unit;
}
function share(text2) {
  const found = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text2);
  const value = found === null ? Number.NaN : Number(found[1]) / 100;
  return value >= 0 && value <= 1 ? value : void 0;
}
function given(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== void 0));
}

// src/action/fs.ts
import { createRequire } from "node:module";
var fs = createRequire(import.meta.url)("node:fs");

// src/action/commands.ts
function commandLine(command, properties, text2) {
  const given2 = Object.entries(properties).flatMap(
    ([name, value]) => value === void 0 || value === "" ? [] : [`${name}=${inProperty(String(value))}`]
  );
  return `::${command}${given2.length === 0 ? "" : ` ${given2.join(",")}`}::${inText(text2)}
`;
}
var inText = (text2) => text2.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
var inProperty = (text2) => inText(text2).replaceAll(":", "%3A").replaceAll(",", "%2C");
function fileEntry(name, text2) {
  let longest = 0;
  for (const [run] of text2.matchAll(/_+/g)) longest = Math.max(longest, run.length);
  const delimiter = `end${"_".repeat(longest + 1)}`;
  return `${name}<<${delimiter}
${text2}
${delimiter}
`;
}
function addEntry(file, name, text2) {
  if (file === void 0 || file === "") return;
  fs.appendFileSync(file, fileEntry(name, text2));
}

// src/action/log.ts
var STDOUT = 1;
var PAUSE_MS = 5;
var pause = new Int32Array(new SharedArrayBuffer(4));
function print(text2) {
  let left = Buffer.from(text2);
  while (left.length > 0) {
    try {
      left = left.subarray(fs.writeSync(STDOUT, left));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : void 0;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(pause, 0, 0, PAUSE_MS);
    }
  }
}

// src/action/runner.ts
function secretsIn(env) {
  const specs = Object.entries(INPUTS);
  return specs.flatMap(([name, { secret }]) => {
    const value = env[variable(name)]?.trim() ?? "";
    return secret === true && value !== "" ? [value] : [];
  });
}
function maskSecrets(env) {
  const secrets = secretsIn(env);
  for (const value of secrets) print(commandLine("add-mask", {}, value));
  return secrets;
}
var runner = {
  print,
  annotate(level, message, at) {
    print(commandLine(level, { file: at?.file, line: at?.line, col: at?.column }, message));
  },
  output(values) {
    for (const [name, value] of Object.entries(values)) {
      if (value !== void 0) addEntry(process.env["GITHUB_OUTPUT"], name, value);
    }
  },
  async summarise(markdown) {
    if (process.env["GITHUB_STEP_SUMMARY"] === void 0) return;
    const { replaceSummary } = await import("./summary.js");
    await replaceSummary(markdown).catch((error) => notKept("the job summary", error));
  },
  saveReport(name, json) {
    const folder = process.env["DEPLOY_ACTION_REPORTS"] ?? process.env["RUNNER_TEMP"];
    if (folder === void 0) return;
    try {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(`${folder}/${name}.json`, json);
    } catch (error) {
      notKept("the report", error);
    }
  },
  remember: (name, value) => addEntry(process.env["GITHUB_STATE"], name, value),
  fail(message) {
    process.exitCode = 1;
    runner.annotate("error", message);
  }
};
function notKept(what, error) {
  const why = error instanceof Error ? error.message : String(error);
  runner.annotate("warning", `${what} could not be kept: ${why}`);
}

// src/post.ts
maskSecrets(process.env);
var environment = process.env["STATE_environment"] ?? "";
var ended = process.env["STATE_ended"] === "true";
var reading = readInputs(process.env);
var context2 = runContext(process.env);
if (environment !== "" && !ended && reading.ok && context2.runId !== void 0) {
  const { markInterrupted } = await import("./interrupted.js");
  const said = await markInterrupted(reading.inputs, context2, environment, context2.runId);
  runner.annotate("warning", said);
}
