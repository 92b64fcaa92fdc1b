#!/usr/bin/env node
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

// src/cli.ts
import { parseArgs } from "node:util";

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

// src/cli.ts
var HELP = `deploy-action: gates, releases, deployments and canaries from GitHub Actions

  node dist/cli.js rehearse [options]    play the whole pipeline here: no account, no token, no network
  node dist/cli.js validate [file]       every problem in a config file (default: .github/deploy.yml)
  node dist/cli.js help                  this

rehearse plays gate, release, staging, approval and a canary in production in about a minute, against an
embedded GitHub, with a copy of a git repository and a real service behind a real proxy. It writes nothing
into the repository and uses none of its config, hooks or secrets.

  --scenario NAME     healthy           a good version goes all the way to production
                      bad-canary        a version that fails one request in twenty is rolled back
                      slow-canary       a version that is far too slow is rolled back
                      shared-incident   both versions fail for a while: it holds, and then goes on
                      gate-fails        a commit whose tests fail is refused
                      killed-runner     the runner dies in the middle of the canary, and is run again
                      default           healthy, and then bad-canary
  --repo DIR          the git repository to copy (default: the one you stand in, or a sample one)
  --report FILE       where the HTML report goes (default: a new folder for temporary files)
  --open              open the report when it is over
  --prometheus auto   judge by a real Prometheus, the one on PATH, instead of the rehearsal's own small one
  --prometheus URL    judge by yours; it must scrape 127.0.0.1:19400 to 19407 at least every second

Exit code 0: it ended as it should. 1: it did not, or could not be played. 2: the command line is wrong.
`;
var COMMANDS = {
  async rehearse(args) {
    const options = parsed(args, {
      repo: { type: "string" },
      scenario: { type: "string" },
      report: { type: "string" },
      open: { type: "boolean" },
      prometheus: { type: "string" }
    });
    if (options === void 0) return 2;
    const { rehearse } = await import("./rehearsal.js");
    return rehearse(options.values);
  },
  async validate(args) {
    const options = parsed(args, {}, 1);
    if (options === void 0) return 2;
    const { validateFile } = await import("./validate.js");
    return validateFile(options.positionals[0] ?? ".github/deploy.yml", (text) => process.stdout.write(text));
  },
  help() {
    process.stdout.write(HELP);
    return Promise.resolve(0);
  }
};
process.exitCode = await run(process.argv.slice(2));
function run([command = "help", ...rest]) {
  const isHelp = ["--help", "-h"].some((flag) => command === flag || rest.includes(flag));
  const name = isHelp ? "help" : command;
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
  if (known !== void 0) return known(rest);
  return Promise.resolve(wrong(`there is no command '${name}'${didYouMean(name, Object.keys(COMMANDS))}`));
}
function parsed(args, options, positionals = 0) {
  try {
    const found = parseArgs({ args, options, allowPositionals: positionals > 0, strict: true });
    const beyond = found.positionals[positionals];
    if (beyond !== void 0) throw new Error(`unexpected argument '${beyond}'`);
    return found;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const unknown = /^Unknown option '--(?<name>[^']*)'/.exec(said)?.groups?.["name"];
    const names = Object.keys(options).map((name) => `--${name}`);
    wrong(
      unknown === void 0 ? said : `there is no option --${unknown}${didYouMean(`--${unknown}`, names)}`
    );
    return void 0;
  }
}
function wrong(what) {
  process.stderr.write(`${what}

\`node dist/cli.js help\` lists what there is.
`);
  return 2;
}
