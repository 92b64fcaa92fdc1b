// src/github/failure.ts
var answered = (value) => ({ ok: true, value });
var failed = (failure) => ({
  ok: false,
  failure
});
function mapAnswer(answer, turn) {
  return answer.ok ? answered(turn(answer.value)) : answer;
}
function orNull(answer) {
  return !answer.ok && answer.failure.kind === "not-found" ? answered(null) : answer;
}
var KIND_OF_STATUS = {
  400: "invalid",
  401: "unauthorised",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "not-found",
  412: "conflict",
  422: "invalid",
  429: "rate-limited"
};
var KIND_OF_TYPE = {
  FORBIDDEN: "forbidden",
  INSUFFICIENT_SCOPES: "forbidden",
  NOT_FOUND: "not-found",
  RATE_LIMITED: "rate-limited",
  STALE_DATA: "conflict"
};
var WORLD_CAME_FIRST = /already.?exists|not a fast.?forward|reference does not exist|expected branch to point to/iu;
var LIMITED = /\brate limit|\bsecondary rate\b|abuse detection/iu;
var UNFINISHED = /something went wrong|timed? ?out/iu;
function failureOf(error, now) {
  if (error.response === void 0) return { kind: "lost", message: oneLine(error.message) };
  const { status } = error;
  const headers = error.response.headers;
  const message = oneLine(wordsOf(error.response.data) || error.message);
  const waitMs = askedWait(headers, now);
  if (isLimit(status, headers, message)) {
    return { kind: "rate-limited", status, message, ...waitMs === void 0 ? {} : { waitMs } };
  }
  const kind = status >= 500 ? "lost" : KIND_OF_STATUS[status] ?? "invalid";
  const permission = kind === "forbidden" ? permissionLine(headers["x-accepted-github-permissions"]) : void 0;
  return {
    kind: kind === "invalid" && WORLD_CAME_FIRST.test(message) ? "conflict" : kind,
    status,
    message,
    ...permission === void 0 ? {} : { permission }
  };
}
function graphqlFailure(errors, permission) {
  const known = (error) => error.type !== void 0 && error.type in KIND_OF_TYPE;
  const first = errors.find(known) ?? errors[0];
  const message = oneLine(first?.message ?? "GraphQL errors without a message");
  const unnamed = UNFINISHED.test(message) ? "lost" : WORLD_CAME_FIRST.test(message) ? "conflict" : "invalid";
  const kind = KIND_OF_TYPE[first?.type ?? ""] ?? unnamed;
  const field = first?.path?.filter((step) => typeof step === "string").join(".");
  return {
    kind,
    message,
    ...kind === "forbidden" ? { permission } : {},
    ...field ? { field } : {}
  };
}
function isLimit(status, headers, message) {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers["retry-after"] !== void 0 || String(headers["x-ratelimit-remaining"]) === "0" || LIMITED.test(message);
}
function askedWait(headers, now) {
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== void 0 && Number.isFinite(after)) return Math.max(0, after * 1e3);
  const reset = Number(headers["x-ratelimit-reset"]);
  if (String(headers["x-ratelimit-remaining"]) !== "0" || !Number.isFinite(reset)) return void 0;
  return Math.max(0, reset * 1e3 - now) + 1e3;
}
function permissionLine(header) {
  if (typeof header !== "string") return void 0;
  const alternatives = header.split(";").map(
    (alternative) => alternative.split(",").map((one) => one.trim().replaceAll("_", "-").replace("=", ": ")).filter((one) => one !== "" && !one.startsWith("metadata:")).join(", ")
  );
  return alternatives.filter((line) => line !== "").join(" or ") || void 0;
}
function wordsOf(data) {
  if (typeof data !== "object" || data === null) return "";
  const { message, errors } = { ...data };
  const details = Array.isArray(errors) ? errors.map((entry) => detailOf(entry)).filter(Boolean) : [];
  return [message, details.join("; ")].filter((part) => typeof part === "string" && part !== "").join(": ");
}
function detailOf(entry) {
  if (typeof entry === "string") return entry;
  if (typeof entry !== "object" || entry === null) return "";
  const { message, resource, field, code } = { ...entry };
  if (typeof message === "string") return message;
  return [resource, field, code].filter((part) => typeof part === "string").join(" ");
}
var MOST_WORDS = 300;
function oneLine(text) {
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f]+/gu, " ").trim();
  return line.length <= MOST_WORDS ? line : `${line.slice(0, MOST_WORDS)}…`;
}

// src/github/checkRuns.ts
var MOST_TEXT = 65535;
var ANNOTATIONS_PER_REQUEST = 50;
function checkRuns(client) {
  return {
    async findCheckRun(sha, name, externalId) {
      const answer = await client.read("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", {
        ref: sha,
        check_name: name,
        // The latest of a suite may be another run's of the same name.
        filter: "all",
        per_page: 100
      });
      return mapAnswer(answer, ({ check_runs: runs2 }) => {
        const same = runs2.filter((run) => run.name === name && run.external_id === externalId);
        const ours = same.filter((run) => run.app?.slug === client.app);
        const newest = (ours.length > 0 ? ours : same).toSorted((a, b) => Number(b.id) - Number(a.id))[0];
        return newest === void 0 ? null : foundOf(newest);
      });
    },
    async createCheckRun(content) {
      const refused = refusal(content);
      if (refused !== void 0) return failed(refused);
      const { first, later } = requestsOf(content);
      const answer = await client.write("POST /repos/{owner}/{repo}/check-runs", {
        ...first,
        head_sha: content.sha
      });
      return annotated(client, mapAnswer(answer, foundOf), later);
    },
    async updateCheckRun(id, content) {
      const refused = refusal(content);
      if (refused !== void 0) return failed(refused);
      const { first, later } = requestsOf(content);
      return annotated(client, await update(client, id, first), later);
    }
  };
}
function refusal({ summary, text = "", status, conclusion }) {
  for (const [name, value] of Object.entries({ summary, text })) {
    if (value.length > MOST_TEXT) {
      const message = `the check run's ${name} has ${value.length} characters, and GitHub takes ${MOST_TEXT}`;
      return { kind: "invalid", message };
    }
  }
  if (status === "completed" !== (conclusion !== void 0)) {
    return { kind: "invalid", message: "a check run has a conclusion when it is completed, and only then" };
  }
  return void 0;
}
function requestsOf(content) {
  const annotations = (content.annotations ?? []).map(({ path, line, level, title, message }) => ({
    path,
    start_line: line,
    end_line: line,
    annotation_level: level,
    title,
    message
  }));
  const output = {
    title: content.title,
    summary: content.summary,
    ...content.text === void 0 ? {} : { text: content.text }
  };
  const first = {
    name: content.name,
    external_id: content.externalId,
    status: content.status,
    ...content.conclusion === void 0 ? {} : { conclusion: content.conclusion },
    ...content.detailsUrl === void 0 ? {} : { details_url: content.detailsUrl },
    output: { ...output, annotations: annotations.slice(0, ANNOTATIONS_PER_REQUEST) }
  };
  const later = [];
  for (let at = ANNOTATIONS_PER_REQUEST; at < annotations.length; at += ANNOTATIONS_PER_REQUEST) {
    later.push({ output: { ...output, annotations: annotations.slice(at, at + ANNOTATIONS_PER_REQUEST) } });
  }
  return { first, later };
}
async function update(client, id, change) {
  const answer = await client.write("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
    check_run_id: id,
    ...change
  });
  return mapAnswer(answer, foundOf);
}
async function annotated(client, answer, later) {
  let last = answer;
  for (const change of later) {
    if (!last.ok) return last;
    last = await update(client, last.value.id, change);
  }
  return last;
}
function foundOf(run) {
  return {
    id: Number(run.id),
    url: run.html_url ?? "",
    status: run.status,
    conclusion: run.conclusion,
    text: run.output.text
  };
}

// src/github/actors.ts
function loginOf(actor) {
  if (actor === null) return null;
  return isBot(actor) && !actor.login.endsWith("[bot]") ? `${actor.login}[bot]` : actor.login;
}
function isBot(actor) {
  return actor?.kind === "Bot";
}
function timeOf(date) {
  return Date.parse(date);
}

// src/github/pages.ts
async function wholeList(what, identity, readPage2) {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const list = await listOnce(identity, readPage2);
    if (!list.ok) return list;
    if (list.value !== void 0) return answered(list.value);
  }
  return failed({ kind: "conflict", message: `${what} changed while they were read, twice` });
}
async function listOnce(identity, readPage2) {
  const byIdentity = /* @__PURE__ */ new Map();
  let total;
  let after;
  do {
    const page = await readPage2(after);
    if (!page.ok) return page;
    total ??= page.value.total;
    if (page.value.total !== total) return answered(void 0);
    for (const item of page.value.items) byIdentity.set(identity(item), item);
    after = page.value.next;
  } while (after !== void 0);
  return answered(byIdentity.size === total ? [...byIdentity.values()] : void 0);
}
function pageOf(connection) {
  const { hasNextPage, endCursor } = connection.pageInfo;
  return {
    items: connection.nodes,
    total: connection.totalCount,
    ...hasNextPage && endCursor !== null ? { next: endCursor } : {}
  };
}
var PER_PAGE = 100;
function numberedPage(items, total, page) {
  return { items, total, ...items.length > 0 && page * PER_PAGE < total ? { next: String(page + 1) } : {} };
}

// src/github/reported.ts
function workflowFile(resourcePath) {
  const file = resourcePath?.split("/actions/workflows/")[1];
  return file === void 0 ? void 0 : `.github/workflows/${file}`;
}
function runIdOf(detailsUrl, app) {
  const id = app === "github-actions" ? /\/actions\/runs\/(\d+)/u.exec(detailsUrl ?? "")?.[1] : void 0;
  return id === void 0 ? void 0 : Number(id);
}
var UNFINISHED2 = /* @__PURE__ */ new Set(["pending", "expected"]);
function statusCheck(context, state, createdAt, creator, url) {
  const unfinished = UNFINISHED2.has(state);
  return {
    kind: "status",
    id: timeOf(createdAt),
    name: context,
    ...creator === null ? {} : { app: creator },
    status: unfinished ? state : "completed",
    conclusion: unfinished ? null : state,
    startedAt: timeOf(createdAt),
    ...unfinished ? {} : { completedAt: timeOf(createdAt) },
    ...url === null ? {} : { url }
  };
}

// src/github/checksRest.ts
async function checksThroughRest(client, sha) {
  const [runs2, statuses] = await Promise.all([checkRuns2(client, sha), commitStatuses(client, sha)]);
  if (!runs2.ok) return runs2;
  return mapAnswer(statuses, (list) => [...runs2.value, ...list]);
}
function checkRuns2(client, sha) {
  return wholeList(
    "the check runs",
    (check) => String(check.id),
    async (after) => {
      const page = Number(after ?? 1);
      const parameters = { ref: sha, per_page: PER_PAGE, page };
      const answer = await client.read("GET /repos/{owner}/{repo}/commits/{ref}/check-runs", parameters);
      if (!answer.ok) return answer;
      const { check_runs: runs2, total_count: total } = answer.value;
      return answered(numberedPage(runs2.map(checkOf), total, page));
    }
  );
}
function checkOf(run) {
  const app = run.app?.slug;
  const runId = runIdOf(run.details_url, app);
  return {
    kind: "check-run",
    id: Number(run.id),
    name: run.name,
    ...app === void 0 ? {} : { app },
    ...runId === void 0 ? {} : { runId },
    status: run.status,
    conclusion: run.conclusion,
    ...run.started_at === null ? {} : { startedAt: timeOf(run.started_at) },
    ...run.completed_at === null ? {} : { completedAt: timeOf(run.completed_at) },
    ...run.html_url === null ? {} : { url: run.html_url }
  };
}
function commitStatuses(client, sha) {
  return wholeList(
    "the commit statuses",
    (check) => check.name,
    async (after) => {
      const page = Number(after ?? 1);
      const parameters = { ref: sha, per_page: PER_PAGE, page };
      const answer = await client.read("GET /repos/{owner}/{repo}/commits/{ref}/status", parameters);
      if (!answer.ok) return answer;
      const { statuses, total_count: total } = answer.value;
      const checks2 = statuses.map((s) => statusCheck(s.context, s.state, s.created_at, null, s.target_url));
      return answered(numberedPage(checks2, total, page));
    }
  );
}

// src/github/checks.ts
var WORKFLOW = "workflowRun { databaseId event workflow { resourcePath } file { path } }";
var queryWith = (workflow) => `query Checks($owner: String!, $name: String!, $sha: GitObjectID!, $after: String) {
  repository(owner: $owner, name: $name) { object(oid: $sha) { ... on Commit { statusCheckRollup {
    contexts(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
      kind: __typename
      ... on CheckRun {
        databaseId name status conclusion startedAt completedAt permalink detailsUrl
        checkSuite { app { slug } ${workflow} }
      }
      ... on StatusContext { context state createdAt targetUrl creator { kind: __typename login } }
    } } } } } }
}`;
function waysOf(client) {
  const throughGraphQL = (workflow, permission) => (sha) => wholeList("the checks", identityOf, async (after) => {
    const variables = { sha, after: after ?? null };
    const answer = await client.query(queryWith(workflow), variables, permission);
    if (!answer.ok) return answer;
    const commit = answer.value.repository?.object;
    if (commit == null) return failed({ kind: "not-found", message: `there is no commit ${sha}` });
    const rollup = commit.statusCheckRollup;
    return answered(rollup == null ? { items: [], total: 0 } : pageOf(rollup.contexts));
  });
  const full = throughGraphQL(WORKFLOW, "actions: read, checks: read, contents: read, statuses: read");
  const plain = throughGraphQL("", "checks: read, contents: read, statuses: read");
  return [
    async (sha) => mapAnswer(await full(sha), (contexts) => ({ checks: contexts.map(checkOf2) })),
    async (sha) => mapAnswer(await plain(sha), (contexts) => ({
      checks: contexts.map(checkOf2),
      without: WITHOUT_WORKFLOWS
    })),
    async (sha) => mapAnswer(await checksThroughRest(client, sha), (reported) => ({
      checks: reported,
      without: WITHOUT_WORKFLOWS
    }))
  ];
}
var WITHOUT_WORKFLOWS = "without their workflows and events, which take 'actions: read'";
function checks(client) {
  const ways = waysOf(client);
  let best = 0;
  return {
    async readChecks(sha) {
      let answer = await ways[best](sha);
      for (let next = wayAfter(best, answer); next !== void 0; next = wayAfter(best, answer)) {
        best = next;
        answer = await ways[best](sha);
      }
      return answer;
    }
  };
}
function wayAfter(way, answer) {
  if (answer.ok || answer.failure.kind !== "forbidden" || way === 2) return void 0;
  return way === 0 && answer.failure.field?.endsWith("workflowRun") === true ? 1 : 2;
}
var identityOf = (context) => context.kind === "CheckRun" ? `run ${context.databaseId}` : `status ${context.context}`;
function checkOf2(context) {
  return context.kind === "CheckRun" ? checkOfRun(context) : checkOfStatus(context);
}
function checkOfRun(run) {
  const { app, workflowRun } = run.checkSuite;
  const file = workflowRun?.file?.path ?? workflowFile(workflowRun?.workflow.resourcePath);
  const runId = workflowRun?.databaseId ?? runIdOf(run.detailsUrl, app?.slug);
  return {
    kind: "check-run",
    id: run.databaseId,
    name: run.name,
    ...app === null ? {} : { app: app.slug },
    ...file === void 0 ? {} : { workflow: file },
    ...workflowRun == null ? {} : { event: workflowRun.event },
    ...runId === void 0 ? {} : { runId },
    status: run.status.toLowerCase(),
    conclusion: run.conclusion?.toLowerCase() ?? null,
    ...run.startedAt === null ? {} : { startedAt: timeOf(run.startedAt) },
    ...run.completedAt === null ? {} : { completedAt: timeOf(run.completedAt) },
    url: run.permalink
  };
}
function checkOfStatus(status) {
  const creator = loginOf(status.creator);
  return statusCheck(status.context, status.state.toLowerCase(), status.createdAt, creator, status.targetUrl);
}

// node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (false) {
    return (void 0).userAgent;
  }
  if (typeof process === "object" && process.version !== void 0) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
  }
  return "<environment undetectable>";
}

// node_modules/before-after-hook/lib/register.js
function register(state, name, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }
  if (!options) {
    options = {};
  }
  if (Array.isArray(name)) {
    return name.reverse().reduce((callback, name2) => {
      return register.bind(null, state, name2, callback, options);
    }, method)();
  }
  return Promise.resolve().then(() => {
    if (!state.registry[name]) {
      return method(options);
    }
    return state.registry[name].reduce((method2, registered) => {
      return registered.hook.bind(null, method2, options);
    }, method)();
  });
}

// node_modules/before-after-hook/lib/add.js
function addHook(state, kind, name, hook2) {
  const orig = hook2;
  if (!state.registry[name]) {
    state.registry[name] = [];
  }
  if (kind === "before") {
    hook2 = (method, options) => {
      return Promise.resolve().then(orig.bind(null, options)).then(method.bind(null, options));
    };
  }
  if (kind === "after") {
    hook2 = (method, options) => {
      let result;
      return Promise.resolve().then(method.bind(null, options)).then((result_) => {
        result = result_;
        return orig(result, options);
      }).then(() => {
        return result;
      });
    };
  }
  if (kind === "error") {
    hook2 = (method, options) => {
      return Promise.resolve().then(method.bind(null, options)).catch((error) => {
        return orig(error, options);
      });
    };
  }
  state.registry[name].push({
    hook: hook2,
    orig
  });
}

// node_modules/before-after-hook/lib/remove.js
function removeHook(state, name, method) {
  if (!state.registry[name]) {
    return;
  }
  const index = state.registry[name].map((registered) => {
    return registered.orig;
  }).indexOf(method);
  if (index === -1) {
    return;
  }
  state.registry[name].splice(index, 1);
}

// node_modules/before-after-hook/index.js
var bind = Function.bind;
var bindable = bind.bind(bind);
function bindApi(hook2, state, name) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name ? [state, name] : [state]
  );
  hook2.api = { remove: removeHookRef };
  hook2.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name ? [state, kind, name] : [state, kind];
    hook2[kind] = hook2.api[kind] = bindable(addHook, null).apply(null, args);
  });
}
function Singular() {
  const singularHookName = /* @__PURE__ */ Symbol("Singular");
  const singularHookState = {
    registry: {}
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}
function Collection() {
  const state = {
    registry: {}
  };
  const hook2 = register.bind(null, state);
  bindApi(hook2, state);
  return hook2;
}
var before_after_hook_default = { Singular, Collection };

// node_modules/@octokit/endpoint/dist-bundle/index.js
var VERSION = "0.0.0-development";
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};
function lowercaseKeys(object) {
  if (!object) {
    return {};
  }
  return Object.keys(object).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object[key];
    return newObj;
  }, {});
}
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults, options) {
  const result = Object.assign({}, defaults);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}
function merge(defaults, route, options) {
  if (typeof route === "string") {
    let [method, url] = route.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults || {}, options);
  if (options.url === "/graphql") {
    if (defaults && defaults.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object[key];
    }
  }
  return result;
}
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
  var value = context[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}
function endpointWithDefaults(defaults, route, options) {
  return parse(merge(defaults, route, options));
}
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}
var endpoint = withDefaults(null, DEFAULTS);

// node_modules/content-type/dist/index.js
var SP = 32;
var HTAB = 9;
var SEMI = 59;
var EQ = 61;
var DQUOTE = 34;
var BSLASH = 92;
var COMMA = 44;
var LOWER_CASE = 1;
var OWS = 2;
var SEMI_FLAG = 4;
var COMMA_FLAG = 8;
var TOKEN_FLAG = 16;
var NON_ASCII = 65280;
var CASE_FLAGS = LOWER_CASE | NON_ASCII;
var CHAR_MAP = new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) {
  CHAR_MAP[code] |= LOWER_CASE;
}
for (const char of "!#$%&'*+-.^_`|~") {
  CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
}
for (let code = 48; code <= 57; code++) {
  CHAR_MAP[code] |= TOKEN_FLAG;
}
for (let code = 65; code <= 90; code++) {
  CHAR_MAP[code] |= LOWER_CASE | TOKEN_FLAG;
}
for (let code = 97; code <= 122; code++) {
  CHAR_MAP[code] |= TOKEN_FLAG;
}
var NullObject = /* @__PURE__ */ (() => {
  const C = function() {
  };
  C.prototype = /* @__PURE__ */ Object.create(null);
  return C;
})();
function parse2(header, options) {
  const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
  const len = header.length;
  let valueStart = options?.start ?? 0;
  while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) {
    valueStart++;
  }
  let index = valueStart;
  let typeFlags = 0;
  let whitespace = -1;
  let stop = options?.parameters === false ? COMMA_FLAG : 0;
  while (index < len) {
    const code = header.charCodeAt(index);
    const flags = CHAR_MAP[code];
    if ((flags & stopFlags) !== 0) {
      stop |= flags & COMMA_FLAG;
      break;
    }
    if ((flags & OWS) !== 0) {
      if (whitespace === -1)
        whitespace = index;
    } else {
      whitespace = -1;
    }
    typeFlags |= code & NON_ASCII | flags;
    index++;
  }
  const valueEnd = whitespace === -1 ? index : whitespace;
  const value = header.slice(valueStart, valueEnd);
  const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
  if (index === len || stop !== 0) {
    return { type, index, parameters: new NullObject() };
  }
  return parseParameters(header, type, index, len, stopFlags);
}
function parseParameters(header, type, index, len, stopFlags) {
  const parameters = new NullObject();
  parameter: while (index < len) {
    index++;
    while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
      index++;
    }
    const keyStart = index;
    let keyFlags = 0;
    let keyWhitespace = -1;
    while (index < len) {
      const code = header.charCodeAt(index);
      const flags = CHAR_MAP[code];
      if ((flags & stopFlags) !== 0) {
        if ((flags & COMMA_FLAG) !== 0)
          break parameter;
        continue parameter;
      }
      if (code === EQ) {
        const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
        const value = header.slice(keyStart, keyEnd);
        const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
        index++;
        while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
          index++;
        }
        if (index < len && header.charCodeAt(index) === DQUOTE) {
          const quotedStart = ++index;
          let escaped = false;
          while (index < len) {
            const code2 = header.charCodeAt(index);
            if (code2 === DQUOTE) {
              if (parameters[key] === void 0) {
                parameters[key] = escaped ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
              }
              index++;
              let stop2 = 0;
              while (index < len) {
                const code3 = header.charCodeAt(index);
                const flags2 = CHAR_MAP[code3];
                if ((flags2 & stopFlags) !== 0) {
                  stop2 = flags2 & COMMA_FLAG;
                  break;
                }
                index++;
              }
              if (stop2 !== 0)
                break parameter;
              continue parameter;
            }
            if (code2 === BSLASH && index + 1 < len) {
              escaped = true;
              index += 2;
              continue;
            }
            index++;
          }
          continue parameter;
        }
        const valueStart = index;
        let stop = 0;
        let valueWhitespace = -1;
        while (index < len) {
          const code2 = header.charCodeAt(index);
          const flags2 = CHAR_MAP[code2];
          if ((flags2 & stopFlags) !== 0) {
            stop = flags2 & COMMA_FLAG;
            break;
          }
          if ((flags2 & OWS) !== 0) {
            if (valueWhitespace === -1)
              valueWhitespace = index;
          } else {
            valueWhitespace = -1;
          }
          index++;
        }
        if (parameters[key] === void 0) {
          const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
          parameters[key] = header.slice(valueStart, valueEnd);
        }
        if (stop !== 0)
          break parameter;
        continue parameter;
      }
      if ((flags & OWS) !== 0) {
        if (keyWhitespace === -1)
          keyWhitespace = index;
      } else {
        keyWhitespace = -1;
      }
      keyFlags |= code & NON_ASCII | flags;
      index++;
    }
  }
  return { type, index, parameters };
}
function unescapeQuotedPairs(str, start, end) {
  let result = "";
  for (let index = start; index < end; index++) {
    if (str.charCodeAt(index) === BSLASH) {
      result += str.slice(start, index);
      start = ++index;
    }
  }
  return result + str.slice(start, end);
}

// node_modules/json-with-bigint/json-with-bigint.js
var intRegex = /^-?\d+$/;
var noiseValue = /^-?\d+n+$/;
var originalStringify = JSON.stringify;
var originalParse = JSON.parse;
var customFormat = /^-?\d+n$/;
var bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
var noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
var isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
var isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
var stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";
  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }
  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
  const prepareVal = (parent, key, val) => {
    const isObject = val !== null && typeof val === "object";
    const hasToJSON = isObject && typeof val.toJSON === "function";
    if (hasToJSON) {
      val = val.toJSON(key);
    }
    const isNoise = typeof val === "string" && noiseValue.test(val);
    if (isNoise) return val + "n";
    const isBigInt = typeof val === "bigint";
    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return JSON.rawJSON(val.toString());
      return val.toString() + "n";
    }
    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }
    const isPostReplacerObject = val !== null && typeof val === "object";
    if (isPostReplacerObject) {
      const isPrimitiveWrapper = val instanceof Number || val instanceof String || val instanceof Boolean;
      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }
    return val;
  };
  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
  if (isUnstringifiable(rootProcessed)) {
    return void 0;
  }
  const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);
  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }
  const chunks = [];
  let level = 0;
  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true
    }
  ];
  const visited = new WeakSet([rootProcessed]);
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }
    let isDone = false;
    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");
        if (space) chunks.push("\n" + space.repeat(level));
        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);
        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject = childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);
          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }
            visited.add(childVal);
            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true
            });
            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];
        const isFilteredOutByArray = propertyList && !propertyList.has(k);
        if (isFilteredOutByArray) continue;
        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);
        if (isUnstringifiable(childVal)) continue;
        if (!node.first) chunks.push(",");
        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }
        const isComplexObject = childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);
        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }
          visited.add(childVal);
          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true
          });
          node.first = false;
          break;
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }
      const isNodeFullyProcessed = node.index >= node.keys.length && stack[stack.length - 1] === node;
      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }
    if (isDone) {
      level--;
      if (!node.first && space) chunks.push("\n" + space.repeat(level));
      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }
  return chunks.join("");
};
var JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;
    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());
          const hasFunctionReplacer = typeof replacer === "function";
          if (hasFunctionReplacer) return replacer(key, val);
          const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
          if (isKeyInArrayReplacer) return val;
          return val;
        },
        space
      );
    }
    if (!value) return originalStringify(value, replacer, space);
    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);
        if (isNoise) return val.toString() + "n";
        if (typeof val === "bigint") return val.toString() + "n";
        const hasFunctionReplacer = typeof replacer === "function";
        if (hasFunctionReplacer) return replacer(key, val);
        const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
        if (isKeyInArrayReplacer) return val;
        return val;
      },
      space
    );
    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3"
    );
    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3");
    return denoisedJSON;
  } catch (error) {
    if (error instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);
      if (convertedJSON === void 0) return void 0;
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return convertedJSON;
      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");
      return processedJSON.replace(noiseStringify, "$1$2$3");
    }
    throw error;
  }
};
var featureCache = /* @__PURE__ */ new Map();
var isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();
  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }
  try {
    const result = JSON.parse(
      "1",
      (_, __, context) => !!context?.source && context.source === "1"
    );
    featureCache.set(parseFingerprint, result);
    return result;
  } catch {
    featureCache.set(parseFingerprint, false);
    return false;
  }
};
var convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
  const isCustomFormatBigInt = typeof value === "string" && customFormat.test(value);
  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));
  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);
  const hasUserReviver = typeof userReviver === "function";
  if (!hasUserReviver) return value;
  return userReviver(key, value, context);
};
var JSONParseV2 = (text, reviver) => {
  return JSON.parse(text, (key, value, context) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds = value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context && intRegex.test(context.source);
    const isBigInt = isBigNumber && isInt;
    if (isBigInt) return BigInt(context.source);
    const hasCustomReviver = typeof reviver === "function";
    if (!hasCustomReviver) return value;
    return reviver(key, value, context);
  });
};
var MAX_INT = Number.MAX_SAFE_INTEGER.toString();
var MAX_DIGITS = MAX_INT.length;
var stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
var noiseValueWithQuotes = /^"-?\d+n+"$/;
var applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (!node.visited) {
      node.visited = true;
      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";
      if (isComplexObject) {
        const keys = Object.keys(value);
        for (let i = keys.length - 1; i >= 0; i--) {
          stack.push({ parent: value, key: keys[i], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];
      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);
        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);
          if (isNoise) value = value.slice(0, -1);
        }
      }
      const hasUserReviver = typeof userReviver === "function";
      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }
      const isDeleted = value === void 0;
      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }
      stack.pop();
    }
  }
  return rootHolder[""];
};
var serializeBigInts = (text) => {
  return text.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);
      if (isNoise) return match.substring(0, match.length - 1) + 'n"';
      const hasFractionalOrExponential = fractional || exponential;
      const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
      const isStandardValue = isString || hasFractionalOrExponential || isLessThanMaxSafeInt;
      if (isStandardValue) return match;
      return '"' + match + 'n"';
    }
  );
};
var JSONParse = (text, reviver) => {
  if (!text) return originalParse(text, reviver);
  try {
    if (isContextSourceSupported()) return JSONParseV2(text, reviver);
    const serializedData = serializeBigInts(text);
    return originalParse(
      serializedData,
      (key, value, context) => convertMarkedBigIntsReviver(key, value, context, reviver)
    );
  } catch (error) {
    if (error instanceof RangeError) {
      const serializedData = serializeBigInts(text);
      const parsed = originalParse(serializedData);
      return applyReviverIteratively(parsed, reviver);
    }
    throw error;
  }
};

// node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
};

// node_modules/@octokit/request/dist-bundle/index.js
var VERSION2 = "10.0.16";
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${VERSION2} ${getUserAgent()}`
  }
};
function isPlainObject2(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = isPlainObject2(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error) {
    let message = "Unknown Error";
    if (error instanceof Error) {
      if (error.name === "AbortError") {
        error.status = 500;
        throw error;
      }
      message = error.message;
      if (error.name === "TypeError" && "cause" in error) {
        if (error.cause instanceof Error) {
          message = error.cause.message;
        } else if (typeof error.cause === "string") {
          message = error.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = parse2(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSONParse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter — see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults2(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: withDefaults2.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: withDefaults2.bind(null, endpoint2)
  });
}
var request = withDefaults2(endpoint, defaults_default);

// node_modules/@octokit/graphql/dist-bundle/index.js
var VERSION3 = "0.0.0-development";
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) {
    requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}
function withDefaults3(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: withDefaults3.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}
var graphql2 = withDefaults3(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${VERSION3} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return withDefaults3(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

// node_modules/@octokit/auth-token/dist-bundle/index.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}
async function hook(token, request2, route, parameters) {
  const endpoint2 = request2.endpoint.merge(
    route,
    parameters
  );
  endpoint2.headers.authorization = withAuthorizationPrefix(token);
  return request2(endpoint2);
}
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};

// node_modules/@octokit/core/dist-src/version.js
var VERSION4 = "7.0.8";

// node_modules/@octokit/core/dist-src/index.js
var noop2 = () => {
};
var consoleWarn = console.warn.bind(console);
var consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = noop2;
  }
  if (typeof logger.info !== "function") {
    logger.info = noop2;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
var userAgentTrail = `octokit-core.js/${VERSION4} ${getUserAgent()}`;
var Octokit = class {
  static VERSION = VERSION4;
  static defaults(defaults) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults === "function") {
          super(defaults(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults,
            options,
            options.userAgent && defaults.userAgent ? {
              userAgent: `${options.userAgent} ${defaults.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook2 = new before_after_hook_default.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook2.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook2;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth2 = createTokenAuth(options.auth);
        hook2.wrap("request", auth2.hook);
        this.auth = auth2;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth2 = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook2.wrap("request", auth2.hook);
      this.auth = auth2;
    }
    const classConstructor = this.constructor;
    for (let i = 0; i < classConstructor.plugins.length; ++i) {
      Object.assign(this, classConstructor.plugins[i](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
};

// src/github/clock.ts
function clockOf(local) {
  let ahead = 0;
  return {
    now: () => local() + ahead,
    saw(date, sent, received) {
      const second = Date.parse(date ?? "");
      if (Number.isNaN(second)) return;
      const least = second - received;
      const most = second + 1e3 - sent;
      ahead = Math.max(least, Math.min(0, most));
    }
  };
}
var monotonic = () => process.uptime() * 1e3;

// src/github/transport.ts
import { createRequire } from "node:module";
var builtin = createRequire(import.meta.url);
var MOST_BYTES = 64 * 1024 * 1024;
function direct() {
  const agents = /* @__PURE__ */ new Map();
  return (url, { method, headers, body, signal, sent }) => {
    const name = url.startsWith("https:") ? "node:https" : "node:http";
    const protocol = builtin(name);
    const agent = agents.get(name) ?? new protocol.Agent({ keepAlive: true, timeout: 4e3 });
    agents.set(name, agent);
    const length = body === void 0 ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const stop = signal === void 0 ? {} : { signal };
    const options = { method, headers: { ...headers, ...length }, agent, ...stop };
    return new Promise((resolve, reject) => {
      const fail = (error) => reject(signal?.aborted ? signal.reason : error);
      const request2 = protocol.request(url, options, (answer) => {
        collected(answer).then((bytes) => resolve(exchangeOf(url, answer, bytes)), fail);
      });
      request2.on("error", fail);
      if (sent !== void 0) request2.on("finish", sent);
      request2.end(body);
    });
  };
}
async function collected(answer) {
  const chunks = [];
  let size = 0;
  for await (const chunk of answer) {
    const bytes = chunk;
    size += bytes.length;
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
function exchangeOf(url, answer, bytes) {
  const headers = /* @__PURE__ */ new Map();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== void 0) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return {
    status: answer.statusCode ?? 0,
    url,
    headers,
    text: () => Promise.resolve(bytes.toString("utf8")),
    arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer)
  };
}
var MOST_REDIRECTS = 5;
var REDIRECTS = /* @__PURE__ */ new Set([301, 302, 307, 308]);
function following(send) {
  return async (url, outgoing) => {
    let at = url;
    let { headers } = outgoing;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await send(at, { ...outgoing, headers });
      const location = answer.headers.get("location");
      if (!REDIRECTS.has(answer.status) || location === void 0) return answer;
      const next = new URL(location, at);
      if (next.origin !== new URL(at).origin) {
        if (outgoing.method !== "GET") throw new Error(`a write was redirected to ${next.host}`);
        const { authorization: _token, ...others } = headers;
        headers = others;
      }
      at = next.href;
    }
    throw new Error(`more than ${MOST_REDIRECTS} redirects`);
  };
}

// src/github/connection.ts
function proxyFor(url, env) {
  const { protocol, hostname, port } = new URL(url);
  const named = (name) => env[name] || env[name.toLowerCase()] || void 0;
  const proxy = named(protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY");
  const excepted = (named("NO_PROXY") ?? "").split(/[\s,]+/u).some((entry) => isOf(entry, hostname, port));
  return excepted ? void 0 : proxy;
}
function isOf(entry, hostname, port) {
  if (entry === "*") return true;
  const [, name = "", wanted] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/u.exec(entry.toLowerCase()) ?? [];
  if (name === "" || wanted !== void 0 && wanted !== port) return false;
  return hostname === name || hostname.endsWith(`.${name}`);
}
function connectionOf(url, env) {
  const proxy = proxyFor(url, env);
  if (proxy === void 0) return following(direct());
  let loading;
  return async (to, outgoing) => {
    loading ??= import("./proxy.js").then(({ throughProxy }) => following(throughProxy(proxy)));
    return (await loading)(to, outgoing);
  };
}

// src/github/pacing.ts
function atMost(limit) {
  let running = 0;
  const waiting = [];
  return async (job) => {
    if (running >= limit) await new Promise((start) => waiting.push(start));
    else running += 1;
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === void 0) running -= 1;
      else next();
    }
  };
}

// src/github/patience.ts
import { setTimeout as sleep } from "node:timers/promises";
function sendingOf(options) {
  return options.request?.["sending"];
}
var MOST_TRIES = 4;
var BACK_OFF_MS = 500;
var UNNAMED_LIMIT_MS = 6e4;
function waitBefore(failure, call, now, jitter) {
  if (call.tries >= MOST_TRIES) return void 0;
  const asked = askedWait(failure.headers, now);
  if (isLimit(failure.status, failure.headers, failure.message)) return asked ?? UNNAMED_LIMIT_MS;
  if (failure.status < 500 || !call.repeatable) return void 0;
  return Math.max(asked ?? 0, BACK_OFF_MS * 2 ** (call.tries - 1) * (1 + jitter / 2));
}
function attempts(world) {
  return (octokit) => {
    octokit.hook.wrap("request", async (request2, options) => {
      const sending = sendingOf(options);
      sending.tries += 1;
      world.count(options.method, options.url);
      const left = Math.min(sending.attemptMs, sending.deadline - monotonic());
      const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(left)));
      options.request.signal = AbortSignal.any([sending.signal, timeout]);
      const sent = Date.now();
      try {
        const answer = await request2(options);
        world.clock.saw(answer.headers.date, sent, Date.now());
        const refusal2 = graphqlRefusal(answer.data);
        if (refusal2 !== void 0) {
          throw new RequestError(refusal2.message, refusal2.status, {
            request: options,
            response: answer
          });
        }
        return answer;
      } catch (thrown) {
        const error = asRequestError(thrown, options, sending, timeout);
        world.clock.saw(error.response?.headers.date, sent, Date.now());
        const headers = error.response?.headers ?? {};
        const failure = { status: error.status, headers, message: error.message };
        const wait = waitBefore(failure, sending, world.clock.now(), world.random());
        sending.again = wait !== void 0 && monotonic() + wait < sending.deadline && await waited(wait, sending.signal);
        options.request["retries"] = sending.again && error.status >= 500 ? MOST_TRIES : 0;
        if (sending.again && error.status < 500) error.message += " (secondary rate limit)";
        throw error;
      }
    });
  };
}
function asRequestError(thrown, request2, sending, timeout) {
  if (thrown instanceof RequestError && thrown.response !== void 0) return thrown;
  const timedOut = `no answer within ${Math.round(sending.attemptMs / 100) / 10} s`;
  const unsaid = thrown instanceof Error ? thrown.message : String(thrown);
  const why = sending.signal.aborted ? "the run was cancelled" : timeout.aborted ? timedOut : unsaid;
  return new RequestError(why, 500, { request: request2, cause: thrown });
}
function graphqlRefusal(data) {
  if (typeof data !== "object" || data === null || !("errors" in data) || !Array.isArray(data.errors))
    return void 0;
  const errors = data.errors;
  for (const error of errors) {
    if (error.type === "RATE_LIMITED") return { status: 429, message: error.message ?? "rate limited" };
    if (/^something went wrong/iu.test(error.message ?? ""))
      return { status: 502, message: error.message ?? "" };
  }
  return void 0;
}
async function waited(ms, signal) {
  return sleep(ms, true, { signal }).catch(() => false);
}

// src/github/client.ts
var AT_ONCE = 8;
var API_VERSION = "2022-11-28";
var SILENT = { debug() {
}, info() {
}, warn() {
}, error() {
} };
function clientOf(access, signal = new AbortController().signal) {
  const [owner = "", repo = "", ...more] = access.repository.split("/");
  if (owner === "" || repo === "" || more.length > 0) {
    throw new Error(`the repository is '${access.repository}', not owner/name`);
  }
  const clock = clockOf(() => Date.now());
  const requests = {};
  const count = (method, url) => {
    const key = `${method} ${url === access.graphqlUrl ? "/graphql" : url}`;
    requests[key] = (requests[key] ?? 0) + 1;
  };
  const attempt = attempts({ clock, count, random: Math.random });
  const options = {
    auth: access.token,
    baseUrl: access.apiUrl.replace(/\/+$/u, ""),
    userAgent: access.userAgent,
    log: SILENT,
    request: {
      fetch: telling(connectionOf(access.apiUrl, access.env ?? process.env), access.sent),
      log: SILENT
    }
  };
  const octokit = new (Octokit.plugin(attempt))(options);
  const atOnce = atMost(AT_ONCE);
  const send = async (repeatable, route, parameters) => {
    if (signal.aborted) return failed({ kind: "lost", message: "the run was cancelled" });
    const sending = {
      repeatable,
      deadline: monotonic() + access.timeoutMs,
      attemptMs: repeatable ? access.timeoutMs / 3 : access.timeoutMs,
      signal,
      tries: 0,
      again: false
    };
    const headers = { "x-github-api-version": API_VERSION };
    const asked = { ...parameters, headers, request: { sending } };
    try {
      return await atOnce(async () => {
        try {
          return answered((await octokit.request(route, asked)).data);
        } catch (error) {
          if (!sending.again) throw error;
        }
        const { patient } = await import("./patient.js");
        return answered((await patient(options, attempt, repeatable).request(route, asked)).data);
      });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return failed(withoutToken(failureOf(error, clock.now()), access.token));
    }
  };
  const rest = (repeatable) => async (route, parameters) => {
    const answer = await send(repeatable, route, { ...parameters, owner, repo });
    const garbled = answer.ok && typeof answer.value === "string" && answer.value !== "";
    return garbled ? failed({ kind: "lost", message: "the answer is not JSON" }) : answer;
  };
  const graphql3 = (repeatable) => async (query2, variables, permission) => {
    const answer = await send(repeatable, `POST ${access.graphqlUrl}`, { query: query2, variables });
    if (!answer.ok) return answer;
    const { data, errors } = Object(answer.value);
    if (errors !== void 0 && errors.length > 0) {
      return failed(withoutToken(graphqlFailure(errors, permission), access.token));
    }
    return data == null ? failed({ kind: "lost", message: "the answer holds no data" }) : answered(data);
  };
  const query = graphql3(true);
  return {
    owner,
    repo,
    app: access.app ?? "github-actions",
    learnt: {},
    now: clock.now,
    requests,
    // Typed by GitHub's own description of each route.
    read: rest(true),
    write: rest(false),
    query: (document, variables, permission) => query(document, { owner, name: repo, ...variables }, permission),
    mutate: graphql3(false)
  };
}
var telling = (transport, sent) => (url, outgoing) => transport(url, { ...outgoing, sent });
function withoutToken(failure, token) {
  if (token.length < 8) return failure;
  return { ...failure, message: failure.message.replaceAll(token, "***") };
}

// src/github/commits.ts
var MOST_FILES = 300;
var COMMIT_FILE = `mutation CommitFile($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;
var STANDINGS = /* @__PURE__ */ new Set(["ahead", "behind", "identical", "diverged"]);
var isStanding = (word) => STANDINGS.has(word);
function commits(client) {
  return {
    async compare(base, head) {
      const parameters = { basehead: `${base}...${head}`, per_page: 1 };
      const answer = await client.read("GET /repos/{owner}/{repo}/compare/{basehead}", parameters);
      if (!answer.ok) return answer;
      const { files = [] } = answer.value;
      const status = answer.value.status;
      if (!isStanding(status))
        return failed({ kind: "invalid", message: `GitHub says '${status}' of ${base}...${head}` });
      const paths = files.flatMap(
        ({ filename, previous_filename: previous }) => previous === void 0 ? [filename] : [previous, filename]
      );
      return answered({ status, paths: [...new Set(paths)], complete: files.length < MOST_FILES });
    },
    async readFile(path, sha) {
      const found = orNull(
        await client.read("GET /repos/{owner}/{repo}/contents/{path}", { path, ref: sha })
      );
      if (!found.ok) return found;
      const file = found.value;
      if (file === null) return answered(null);
      if (Array.isArray(file) || file.type !== "file") {
        return failed({ kind: "invalid", message: `${path} is not a file` });
      }
      if (!("encoding" in file) || file.encoding !== "base64") {
        return failed({ kind: "invalid", message: `${path} is too large to be read: ${file.size} bytes` });
      }
      return answered(Buffer.from(file.content, "base64").toString("utf8"));
    },
    async createFileCommit({ path, content, message, parents }) {
      const tree = await client.write("POST /repos/{owner}/{repo}/git/trees", {
        tree: [{ path, mode: "100644", type: "blob", content }]
      });
      if (!tree.ok) return tree;
      const commit = { message, tree: tree.value.sha, parents: [...parents] };
      return mapAnswer(
        await client.write("POST /repos/{owner}/{repo}/git/commits", commit),
        ({ sha }) => sha
      );
    },
    async commitFile({ branch, expectedHead, path, content, message }) {
      const [headline = "", ...body] = message.split("\n");
      const input = {
        branch: { repositoryNameWithOwner: `${client.owner}/${client.repo}`, branchName: branch },
        expectedHeadOid: expectedHead,
        message: { headline, body: body.join("\n").trim() },
        fileChanges: { additions: [{ path, contents: Buffer.from(content, "utf8").toString("base64") }] }
      };
      const answer = await client.mutate(COMMIT_FILE, { input }, "contents: write");
      if (!answer.ok) return answer;
      const oid = answer.value.createCommitOnBranch?.commit?.oid;
      return oid === void 0 ? failed({ kind: "lost", message: "the answer names no commit" }) : answered(oid);
    }
  };
}

// src/github/deploying.ts
var MOST_DESCRIPTION = 140;
function deploying(client) {
  const group = {
    async createDeployment({ sha, environment, task, production, description, payload }) {
      const answer = await client.write("POST /repos/{owner}/{repo}/deployments", {
        ref: sha,
        task,
        environment,
        description: cut(description),
        production_environment: production,
        transient_environment: false,
        // Merging the default branch in would deploy a commit nobody judged; contexts were judged by our own gates.
        auto_merge: false,
        required_contexts: [],
        payload: { ...payload }
      });
      if (!answer.ok) return answer;
      if (!("id" in answer.value))
        return failed({ kind: "conflict", message: "GitHub merged instead of deploying" });
      const { id, sha: recorded } = answer.value;
      if (recorded === sha) return answered({ id: Number(id) });
      await group.createDeploymentStatus({
        deploymentId: Number(id),
        state: "error",
        description: "recorded for another commit than the one that was judged"
      });
      return failed({
        kind: "conflict",
        message: `GitHub recorded a deployment of ${recorded}, not of ${sha}`
      });
    },
    async createDeploymentStatus({ deploymentId, state, description, environmentUrl, logUrl }) {
      const answer = await client.write("POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses", {
        deployment_id: deploymentId,
        state,
        description: cut(description),
        ...environmentUrl === void 0 ? {} : { environment_url: environmentUrl },
        ...logUrl === void 0 ? {} : { log_url: logUrl }
      });
      return mapAnswer(answer, () => void 0);
    }
  };
  return group;
}
function cut(text) {
  const points = Array.from(text);
  return points.length <= MOST_DESCRIPTION ? text : `${points.slice(0, MOST_DESCRIPTION - 1).join("")}…`;
}

// src/github/payload.ts
var MOST_LAYERS = 3;
function payloadOf(raw) {
  let value = raw;
  for (let layer = 0; layer < MOST_LAYERS && typeof value === "string"; layer += 1) {
    try {
      value = JSON.parse(value);
    } catch {
      return void 0;
    }
  }
  return isOurs(value) ? value : void 0;
}
function isOurs(value) {
  if (typeof value !== "object" || value === null) return false;
  const { by, schemaVersion, key, runId, approvals, approvalsSeen, decision } = {
    ...value
  };
  return by === "deploy-action" && schemaVersion === 1 && typeof key === "string" && typeof runId === "number" && Array.isArray(approvals) && typeof approvalsSeen === "number" && typeof decision === "object" && decision !== null;
}

// src/github/deployments.ts
var QUERY = `query Deployments($owner: String!, $name: String!, $environment: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(environments: [$environment], first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        databaseId commitOid environment task createdAt payload
        creator { kind: __typename login } ref { name } latestStatus { id }
        statuses(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { id state description createdAt logUrl } }
      }
    }
  }
}`;
var PER_QUERY = 50;
var LOOKED_THROUGH = 100;
function deployments(client) {
  return {
    readDeployments: (environment, limit) => newestFirst(client, environment, limit),
    async findDeployment(environment, key) {
      const isWanted = (reading) => reading.payload?.key === key;
      const found = await newestFirst(client, environment, LOOKED_THROUGH, isWanted);
      return mapAnswer(found, (list) => list.find(isWanted) ?? null);
    }
  };
}
async function newestFirst(client, environment, limit, wanted = () => false) {
  const readings = [];
  let after = null;
  while (readings.length < limit) {
    const first = Math.min(PER_QUERY, limit - readings.length);
    const answer = await client.query(
      QUERY,
      { environment, first, after },
      "deployments: read"
    );
    if (!answer.ok) return answer;
    const page = answer.value.repository?.deployments;
    if (page === void 0)
      return failed({ kind: "not-found", message: `there is no ${client.owner}/${client.repo}` });
    for (const node of page.nodes) {
      const reading = await readingOf(client, node, environment);
      if (!reading.ok) return reading;
      readings.push(reading.value);
    }
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || readings.some(wanted)) break;
  }
  return answered(readings.toSorted((a, b) => b.createdAt - a.createdAt || b.id - a.id));
}
async function readingOf(client, node, environment) {
  const statuses = node.statuses?.pageInfo.hasNextPage === true ? await allStatuses(client, node.databaseId) : answered(oldestFirst(node.statuses?.nodes ?? [], node.latestStatus?.id));
  if (!statuses.ok) return statuses;
  const payload = payloadOf(node.payload);
  return answered({
    id: node.databaseId,
    sha: node.commitOid,
    environment: node.environment ?? environment,
    task: node.task ?? "deploy",
    createdAt: timeOf(node.createdAt),
    creator: loginOf(node.creator),
    ref: node.ref?.name ?? null,
    ...payload === void 0 ? {} : { payload },
    statuses: statuses.value
  });
}
function statusOf(state, description, createdAt, url) {
  const status = { state: state.toLowerCase(), description: description ?? "", createdAt: timeOf(createdAt) };
  return url ? { ...status, url } : status;
}
function oldestFirst(nodes, latest) {
  const ordered = nodes[0]?.id === latest ? nodes.toReversed() : nodes;
  return ordered.map((node) => statusOf(node.state, node.description, node.createdAt, node.logUrl)).toSorted((a, b) => a.createdAt - b.createdAt);
}
async function allStatuses(client, deploymentId) {
  const newestFirstList = [];
  for (let page = 1; ; page += 1) {
    const parameters = { deployment_id: deploymentId, per_page: 100, page };
    const answer = await client.read(
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
      parameters
    );
    if (!answer.ok) return answer;
    for (const one of answer.value) {
      newestFirstList.push(statusOf(one.state, one.description, one.created_at, one.log_url));
    }
    if (answer.value.length < 100) return answered(newestFirstList.toReversed());
  }
}

// src/github/environments.ts
function environments(client) {
  return {
    async readEnvironment(name) {
      const parameters = { environment_name: name };
      const answer = await client.read(
        "GET /repos/{owner}/{repo}/environments/{environment_name}",
        parameters
      );
      const found = orNull(answer);
      if (found.ok && found.value === null) {
        return answered({
          name,
          exists: false,
          reviewersRequired: false,
          waitMinutes: 0,
          preventsSelfReview: false
        });
      }
      return mapAnswer(found, (environment) => {
        const rules = environment?.protection_rules ?? [];
        return {
          name: environment?.name ?? name,
          exists: true,
          // A rule without anybody in it asks nobody.
          reviewersRequired: rules.some(
            (rule) => rule.type === "required_reviewers" && (rule.reviewers?.length ?? 0) > 0
          ),
          waitMinutes: Math.max(
            0,
            ...rules.map((rule) => rule.type === "wait_timer" ? rule.wait_timer ?? 0 : 0)
          ),
          preventsSelfReview: rules.some((rule) => rule.prevent_self_review === true)
        };
      });
    }
  };
}

// src/github/policy.ts
var TIP = `name target { oid ... on Commit { file(path: $path) { object { ... on Blob { text isTruncated byteSize } } } } }`;
var ON_DEFAULT = `query Policy($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) { id tip: defaultBranchRef { ${TIP} } }
}`;
var ON_BRANCH = `query PolicyOfBranch($owner: String!, $name: String!, $path: String!, $ref: String!) {
  repository(owner: $owner, name: $name) { id tip: ref(qualifiedName: $ref) { ${TIP} } }
}`;
function policy(client) {
  return {
    async readPolicy(path, branch) {
      const document = branch === void 0 ? ON_DEFAULT : ON_BRANCH;
      const variables = branch === void 0 ? { path } : { path, ref: `refs/heads/${branch}` };
      const answer = await client.query(document, variables, "contents: read");
      if (!answer.ok) return answer;
      const { repository } = answer.value;
      if (repository !== null) client.learnt.repositoryId = repository.id;
      const tip = repository?.tip;
      if (tip?.target == null) return noBranch(client, branch);
      return mapAnswer(textOf(path, tip), (text) => ({ branch: tip.name, sha: tip.target?.oid ?? "", text }));
    }
  };
}
function noBranch(client, branch) {
  const what = branch === void 0 ? "default branch" : `branch ${branch}`;
  return failed({ kind: "not-found", message: `${client.owner}/${client.repo} has no ${what}` });
}
function textOf(path, tip) {
  const file = tip.target?.file;
  if (file == null) return answered(null);
  const blob = file.object;
  if (typeof blob?.text !== "string")
    return failed({ kind: "invalid", message: `${path} is not a text file` });
  if (blob.isTruncated === true) {
    return failed({
      kind: "invalid",
      message: `${path} is too large to be read: ${blob.byteSize ?? "?"} bytes`
    });
  }
  return answered(blob.text);
}

// src/github/standing.ts
var MOST_COMMITS = 5;
var MOST_FILES2 = 300;
function standingReviews(client) {
  const diffs = /* @__PURE__ */ new Map();
  const diffOf = (base, sha) => {
    const key = `${base}...${sha}`;
    const diff = diffs.get(key) ?? readDiff(client, key);
    diffs.set(key, diff);
    return diff;
  };
  return async (reading, base) => {
    const earlier = reading.reviews.filter(
      (review) => review.state === "approved" && review.sha !== reading.headSha
    );
    const shas = [...new Set(earlier.map(({ sha }) => sha))].filter((sha) => sha !== null).slice(-MOST_COMMITS);
    if (shas.length === 0) return reading;
    const now = await diffOf(base, reading.headSha);
    const unchanged = /* @__PURE__ */ new Map();
    for (const sha of shas) {
      const then = await diffOf(base, sha);
      if (now !== void 0 && then !== void 0) unchanged.set(sha, then === now);
    }
    return { ...reading, reviews: reading.reviews.map((review) => told(review, unchanged)) };
  };
}
function told(review, unchanged) {
  const stands = review.sha === null ? void 0 : unchanged.get(review.sha);
  return stands === void 0 ? review : { ...review, diffUnchanged: stands };
}
async function readDiff(client, basehead) {
  const answer = await client.read("GET /repos/{owner}/{repo}/compare/{basehead}", { basehead, per_page: 1 });
  const files = answer.ok ? answer.value.files ?? [] : [];
  if (files.length === 0 || files.length >= MOST_FILES2) return void 0;
  return JSON.stringify(
    files.map(({ filename, previous_filename: previous, status, patch, sha }) => [
      filename,
      previous,
      status,
      // Of a file without a patch, binary or large, only the whole content can be compared.
      patch === void 0 ? sha : withoutPlaces(patch)
    ])
  );
}
function withoutPlaces(patch) {
  return patch.replaceAll(/^@@ .*$/gmu, "@@");
}

// src/github/pulls.ts
var PULL_REQUEST = `fragment PullRequest on PullRequest {
  number url title headRefOid baseRefName baseRefOid merged reviewDecision
  author { kind: __typename login }
  mergeCommit { oid }
  labels(first: 100) { nodes { name } }
  reviews(first: 100, after: $reviews) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { fullDatabaseId state submittedAt authorCanPushToRepository author { kind: __typename login } commit { oid } }
  }
  commits(first: 100, after: $commits) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { commit { oid authors(first: 20) { nodes { user { login } } } committer { user { login } } } }
  }
}`;
var QUERY2 = `query PullRequest($owner: String!, $name: String!, $number: Int!, $reviews: String, $commits: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...PullRequest } }
}
${PULL_REQUEST}`;
var PULL_REQUEST_PERMISSION = "contents: read, pull-requests: read";
function pulls(client) {
  const standing = standingReviews(client);
  return {
    async readPullRequest(number) {
      const first = await readPage(client, number, {});
      return first.ok ? completed(client, first.value, standing) : first;
    }
  };
}
async function readPage(client, number, after) {
  const answer = await client.query(QUERY2, { number, ...after }, PULL_REQUEST_PERMISSION);
  if (!answer.ok) return answer;
  const node = answer.value.repository?.pullRequest;
  return node == null ? failed({ kind: "not-found", message: `there is no pull request ${number}` }) : answered(node);
}
async function completed(client, first, standing) {
  const reviews = [...first.reviews.nodes];
  const commits2 = [...first.commits.nodes];
  let last = first;
  let after = {};
  while (last.reviews.pageInfo.hasNextPage || last.commits.pageInfo.hasNextPage) {
    after = {
      reviews: last.reviews.pageInfo.endCursor ?? after.reviews ?? null,
      commits: last.commits.pageInfo.endCursor ?? after.commits ?? null
    };
    const page = await readPage(client, first.number, after);
    if (!page.ok) return page;
    reviews.push(...page.value.reviews.nodes);
    commits2.push(...page.value.commits.nodes);
    last = page.value;
  }
  if (reviews.length !== last.reviews.totalCount)
    return incomplete(first, "reviews", reviews.length, last.reviews.totalCount);
  if (commits2.length !== last.commits.totalCount)
    return incomplete(first, "commits", commits2.length, last.commits.totalCount);
  return answered(await standing(readingOf2(first, reviews, commits2), first.baseRefOid));
}
function incomplete(node, what, came, total) {
  const message = `of the ${total} ${what} of pull request ${node.number} ${came} could be read`;
  return failed({ kind: "conflict", message });
}
var GITHUB_ITSELF = "web-flow";
function readingOf2(node, reviews, commits2) {
  const people = commits2.flatMap(({ commit }) => [
    ...commit.authors.nodes,
    ...commit.committer ? [commit.committer] : []
  ]);
  const logins = people.flatMap(
    ({ user }) => user === null || user.login === GITHUB_ITSELF ? [] : [user.login]
  );
  return {
    number: node.number,
    url: node.url,
    title: node.title,
    author: loginOf(node.author),
    headSha: node.headRefOid,
    baseRef: node.baseRefName,
    committers: [...new Set(logins)],
    labels: node.labels?.nodes.map((label) => label.name) ?? [],
    merged: node.merged,
    mergeCommit: node.mergeCommit?.oid ?? null,
    reviews: reviews.map(reviewOf),
    reviewDecision: node.reviewDecision?.toLowerCase() ?? null
  };
}
function reviewOf(node) {
  return {
    id: Number(node.fullDatabaseId),
    author: loginOf(node.author),
    authorIsBot: isBot(node.author),
    state: node.state.toLowerCase(),
    sha: node.commit?.oid ?? null,
    // A review that was not handed in yet has no time; it is pending and counts for nothing.
    submittedAt: node.submittedAt === null ? 0 : timeOf(node.submittedAt),
    canPush: node.authorCanPushToRepository
  };
}

// src/github/pullsOfRange.ts
var MOST_COMMITS2 = 500;
var COMMITS_PER_PAGE = 250;
var COMMITS_PER_QUERY = 50;
var PULLS_PER_QUERY = 10;
function pullsOfRange(client) {
  const standing = standingReviews(client);
  return {
    async readPullRequestsOf({ base, head }) {
      const commits2 = base === void 0 ? answered([head]) : await commitsBetween(client, base, head);
      if (!commits2.ok) return commits2;
      const numbers = /* @__PURE__ */ new Set();
      const direct2 = [];
      const directAuthors = /* @__PURE__ */ new Set();
      for (const part of partsOf(commits2.value, COMMITS_PER_QUERY)) {
        const found = await pullRequestsByCommit(client, part);
        if (!found.ok) return found;
        for (const { sha, brought, people } of found.value) {
          for (const number of brought) numbers.add(number);
          if (brought.length > 0) continue;
          direct2.push(sha);
          for (const login of people) directAuthors.add(login);
        }
      }
      const pullRequests = [];
      for (const part of partsOf([...numbers], PULLS_PER_QUERY)) {
        const read = await readAll(client, part, standing);
        if (!read.ok) return read;
        pullRequests.push(...read.value);
      }
      return answered({ pullRequests, direct: direct2, directAuthors: [...directAuthors] });
    }
  };
}
function partsOf(all, size) {
  return Array.from(
    { length: Math.ceil(all.length / size) },
    (_, at) => all.slice(at * size, (at + 1) * size)
  );
}
async function commitsBetween(client, base, head) {
  const shas = [];
  for (let page = 1; ; page += 1) {
    const parameters = { basehead: `${base}...${head}`, per_page: COMMITS_PER_PAGE, page };
    const answer = await client.read("GET /repos/{owner}/{repo}/compare/{basehead}", parameters);
    if (!answer.ok) return answer;
    const { commits: commits2, total_commits: total } = answer.value;
    if (total > MOST_COMMITS2) {
      const message = `${base}..${head} holds ${total} commits, and more than ${MOST_COMMITS2} are not read`;
      return failed({ kind: "invalid", message });
    }
    shas.push(...commits2.map((commit) => commit.sha));
    if (shas.length >= total) return answered(shas);
    if (commits2.length === 0) {
      const message = `of the ${total} commits of ${base}..${head} ${shas.length} could be read`;
      return failed({ kind: "conflict", message });
    }
  }
}
async function pullRequestsByCommit(client, shas) {
  const asked = shas.map((_, at) => `c${at}: object(oid: $c${at}) { ...Brought }`).join("\n");
  const variables = Object.fromEntries(shas.map((sha, at) => [`c${at}`, sha]));
  const declared = shas.map((_, at) => `$c${at}: GitObjectID!`).join(", ");
  const document = `query PullRequestsOf($owner: String!, $name: String!, ${declared}) {
  repository(owner: $owner, name: $name) { defaultBranchRef { name } ${asked} }
}
fragment Brought on Commit {
  authors(first: 20) { nodes { user { login } } } committer { user { login } }
  associatedPullRequests(first: 20) { totalCount nodes { number merged mergeCommit { oid } baseRefName } }
}`;
  const answer = await client.query(document, variables, PULL_REQUEST_PERMISSION);
  if (!answer.ok) return answer;
  const { repository } = answer.value;
  const found = [];
  for (const [at, sha] of shas.entries()) {
    const commit = repository?.[`c${at}`];
    const pulls2 = commit?.associatedPullRequests;
    if (pulls2 === void 0) return failed({ kind: "not-found", message: `there is no commit ${sha}` });
    if (pulls2.nodes.length < pulls2.totalCount) {
      return failed({
        kind: "invalid",
        message: `${sha} is part of ${pulls2.totalCount} pull requests, and only 20 are read`
      });
    }
    const brought = broughtBy(sha, pulls2.nodes, repository?.defaultBranchRef?.name);
    const people = [...commit?.authors?.nodes ?? [], commit?.committer].flatMap(
      (one) => one?.user?.login ?? []
    );
    found.push({ sha, brought, people });
  }
  return answered(found);
}
function broughtBy(sha, pulls2, defaultBranch) {
  const merged = pulls2.filter((pull) => pull.merged);
  const made = merged.filter((pull) => pull.mergeCommit?.oid === sha);
  const landed = merged.filter((pull) => pull.baseRefName === defaultBranch);
  const chosen = [made, landed, merged].find((some) => some.length > 0) ?? [];
  return chosen.map((pull) => pull.number);
}
async function readAll(client, numbers, standing) {
  const asked = numbers.map((number) => `p${number}: pullRequest(number: ${number}) { ...PullRequest }`).join("\n");
  const document = `query PullRequests($owner: String!, $name: String!, $reviews: String, $commits: String) {
  repository(owner: $owner, name: $name) { ${asked} }
}
${PULL_REQUEST}`;
  const answer = await client.query(document, {}, PULL_REQUEST_PERMISSION);
  if (!answer.ok) return answer;
  const readings = [];
  for (const number of numbers) {
    const node = answer.value.repository?.[`p${number}`];
    if (node == null) return failed({ kind: "not-found", message: `there is no pull request ${number}` });
    const reading = await completed(client, node, standing);
    if (!reading.ok) return reading;
    readings.push(reading.value);
  }
  return answered(readings);
}

// src/github/refs.ts
var NO_OBJECT = "0".repeat(40);
var MOST_TAGS = 5;
var SWAP = `mutation SwapRefs($repositoryId: ID!, $refUpdates: [RefUpdate!]!) {
  updateRefs(input: { repositoryId: $repositoryId, refUpdates: $refUpdates }) { clientMutationId }
}`;
var IDENTITY = `query Identity($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { id } }`;
function refs(client) {
  return {
    async readRef(ref) {
      const found = orNull(await client.read("GET /repos/{owner}/{repo}/git/ref/{ref}", { ref }));
      if (!found.ok) return found;
      if (found.value === null) return answered(null);
      const { object } = found.value;
      return object.type === "tag" ? peeled(client, object.sha) : answered({ sha: object.sha });
    },
    async listTags(prefix) {
      const route = "GET /repos/{owner}/{repo}/git/matching-refs/{ref}";
      const answer = await client.read(route, { ref: `tags/${prefix}` });
      return mapAnswer(
        answer,
        (found) => found.map(({ ref, object }) => ({ name: ref.replace("refs/tags/", ""), object: object.sha }))
      );
    },
    async createTag({ name, sha, message }) {
      const tag = { tag: name, message, object: sha, type: "commit" };
      const object = await client.write("POST /repos/{owner}/{repo}/git/tags", tag);
      if (!object.ok) return object;
      const ref = { ref: `refs/tags/${name}`, sha: object.value.sha };
      return mapAnswer(await client.write("POST /repos/{owner}/{repo}/git/refs", ref), () => void 0);
    },
    async swapRefs(swaps) {
      const id = await repositoryId(client);
      if (!id.ok) return id;
      const refUpdates = swaps.map(({ ref, from, to }) => ({
        name: ref,
        beforeOid: from ?? NO_OBJECT,
        afterOid: to,
        // What it moves from is compared exactly, so it may also move back or aside.
        force: true
      }));
      const answer = await client.mutate(
        SWAP,
        { repositoryId: id.value, refUpdates },
        "contents: write"
      );
      if (answer.ok) return answered(void 0);
      const { failure } = answer;
      return failed(
        failure.kind === "invalid" && !isRule(failure.message) ? { ...failure, kind: "conflict" } : answer.failure
      );
    }
  };
}
function isRule(message) {
  return /\brules?\b|rule violations|protected/iu.test(message);
}
async function peeled(client, object) {
  let sha = object;
  let tag;
  for (let depth = 0; depth < MOST_TAGS; depth += 1) {
    const answer = await client.read("GET /repos/{owner}/{repo}/git/tags/{tag_sha}", { tag_sha: sha });
    if (!answer.ok) return answer;
    tag ??= { message: answer.value.message, object };
    sha = answer.value.object.sha;
    if (answer.value.object.type !== "tag") return answered({ sha, tag });
  }
  return failed({ kind: "invalid", message: `the tag ${object} leads to more than ${MOST_TAGS} other tags` });
}
async function repositoryId(client) {
  const { repositoryId: learnt } = client.learnt;
  if (learnt !== void 0) return answered(learnt);
  const answer = await client.query(IDENTITY, {}, "metadata: read");
  if (!answer.ok) return answer;
  const id = answer.value.repository?.id;
  if (id === void 0)
    return failed({ kind: "not-found", message: `there is no ${client.owner}/${client.repo}` });
  client.learnt.repositoryId = id;
  return answered(id);
}

// src/github/releases.ts
var PER_PAGE2 = 100;
var MOST_PAGES = 10;
function releases(client) {
  return {
    async findRelease(tag) {
      const byTag = orNull(await client.read("GET /repos/{owner}/{repo}/releases/tags/{tag}", { tag }));
      if (!byTag.ok) return byTag;
      return byTag.value === null ? findDraft(client, tag) : answered(foundOf2(byTag.value));
    },
    async createRelease({ tag, name, body, prerelease, latest }) {
      const release = { tag_name: tag, name, body, prerelease, draft: true };
      const draft = await client.write("POST /repos/{owner}/{repo}/releases", release);
      if (!draft.ok) return draft;
      const id = draft.value.id;
      return mapAnswer(await publish(client, id, latest && !prerelease), ({ url }) => ({ id, url }));
    },
    publishRelease: (id, latest) => publish(client, id, latest)
  };
}
async function publish(client, id, latest) {
  const change = {
    release_id: id,
    draft: false,
    make_latest: latest ? "true" : "false"
  };
  const answer = await client.write("PATCH /repos/{owner}/{repo}/releases/{release_id}", change);
  return mapAnswer(answer, (release) => ({ url: release.html_url }));
}
async function findDraft(client, tag) {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await client.read("GET /repos/{owner}/{repo}/releases", { per_page: PER_PAGE2, page });
    if (!answer.ok) return answer;
    const found = answer.value.find((release) => release.tag_name === tag);
    if (found !== void 0) return answered(foundOf2(found));
    if (answer.value.length < PER_PAGE2) break;
  }
  return answered(null);
}
function foundOf2(release) {
  return { id: Number(release.id), url: release.html_url, draft: release.draft, body: release.body ?? "" };
}

// src/github/runs.ts
var RUN = "GET /repos/{owner}/{repo}/actions/runs/{run_id}";
var APPROVALS = "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals";
function runs(client) {
  return {
    async readRun(runId) {
      const [run, approvals] = await Promise.all([
        client.read(RUN, { run_id: runId }),
        client.read(APPROVALS, { run_id: runId })
      ]);
      if (!run.ok) return run;
      return mapAnswer(approvals, (reviews) => ({
        createdAt: timeOf(run.value.created_at),
        actor: run.value.actor?.login ?? null,
        triggeringActor: run.value.triggering_actor?.login ?? null,
        status: run.value.status ?? "unknown",
        attempt: run.value.run_attempt ?? 1,
        approvals: reviews.map((review) => ({
          state: review.state,
          // The account may be gone, whatever the description says.
          by: review.user?.login ?? null,
          comment: review.comment,
          environments: review.environments.flatMap(({ name }) => name === void 0 ? [] : [name])
        }))
      }));
    },
    async readRunStatus(runId) {
      const run = await client.read(RUN, { run_id: runId });
      return mapAnswer(run, ({ status, run_attempt: attempt }) => ({
        status: status ?? "unknown",
        attempt: attempt ?? 1
      }));
    }
  };
}

// src/github/index.ts
function connectGitHub(access, signal) {
  const client = clientOf(access, signal);
  return {
    now: client.now,
    requests: client.requests,
    ...policy(client),
    ...checks(client),
    ...pulls(client),
    ...pullsOfRange(client),
    ...deployments(client),
    ...deploying(client),
    ...environments(client),
    ...runs(client),
    ...commits(client),
    ...refs(client),
    ...releases(client),
    ...checkRuns(client)
  };
}
export {
  connectGitHub
};
