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
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
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

// node_modules/semver/internal/debug.js
var require_debug = __commonJS({
  "node_modules/semver/internal/debug.js"(exports, module) {
    "use strict";
    var debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {
    };
    module.exports = debug;
  }
});

// node_modules/semver/internal/constants.js
var require_constants = __commonJS({
  "node_modules/semver/internal/constants.js"(exports, module) {
    "use strict";
    var SEMVER_SPEC_VERSION = "2.0.0";
    var MAX_LENGTH = 256;
    var MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || /* istanbul ignore next */
    9007199254740991;
    var MAX_SAFE_COMPONENT_LENGTH = 16;
    var MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6;
    var WHITESPACE_CHARACTERS = [
      "	",
      "\n",
      "\v",
      "\f",
      "\r",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      " ",
      "\u2028",
      "\u2029",
      " ",
      " ",
      "　",
      "\uFEFF"
    ];
    var RELEASE_TYPES = [
      "major",
      "premajor",
      "minor",
      "preminor",
      "patch",
      "prepatch",
      "prerelease"
    ];
    module.exports = {
      MAX_LENGTH,
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_SAFE_INTEGER,
      WHITESPACE_CHARACTERS,
      RELEASE_TYPES,
      SEMVER_SPEC_VERSION,
      FLAG_INCLUDE_PRERELEASE: 1,
      FLAG_LOOSE: 2
    };
  }
});

// node_modules/semver/internal/re.js
var require_re = __commonJS({
  "node_modules/semver/internal/re.js"(exports, module) {
    "use strict";
    var {
      MAX_SAFE_COMPONENT_LENGTH,
      MAX_SAFE_BUILD_LENGTH,
      MAX_LENGTH
    } = require_constants();
    var debug = require_debug();
    exports = module.exports = {};
    var re = exports.re = [];
    var safeRe = exports.safeRe = [];
    var src = exports.src = [];
    var safeSrc = exports.safeSrc = [];
    var t = exports.t = {};
    var R = 0;
    var LETTERDASHNUMBER = "[a-zA-Z0-9-]";
    var safeRegexReplacements = [
      ["\\s", 1],
      ["\\d", MAX_LENGTH],
      [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
    ];
    var makeSafeRegex = (value) => {
      for (const [token, max] of safeRegexReplacements) {
        value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
      }
      return value;
    };
    var createToken = (name2, value, isGlobal) => {
      const safe = makeSafeRegex(value);
      const index = R++;
      debug(name2, index, value);
      t[name2] = index;
      src[index] = value;
      safeSrc[index] = safe;
      re[index] = new RegExp(value, isGlobal ? "g" : void 0);
      safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
    };
    createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
    createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
    createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
    createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
    createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
    createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
    createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
    createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
    createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
    createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
    createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
    createToken("FULL", `^${src[t.FULLPLAIN]}$`);
    createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
    createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
    createToken("GTLT", "((?:<|>)?=?)");
    createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
    createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
    createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
    createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
    createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COERCEPLAIN", `${"(^|[^\\d])(\\d{1,"}${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
    createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
    createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
    createToken("COERCERTL", src[t.COERCE], true);
    createToken("COERCERTLFULL", src[t.COERCEFULL], true);
    createToken("LONETILDE", "(?:~>?)");
    createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
    exports.tildeTrimReplace = "$1~";
    createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
    createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("LONECARET", "(?:\\^)");
    createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
    exports.caretTrimReplace = "$1^";
    createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
    createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
    createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
    createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
    createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
    exports.comparatorTrimReplace = "$1$2$3";
    createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
    createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
    createToken("STAR", "(<|>)?=?\\s*\\*");
    createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
    createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
  }
});

// node_modules/semver/internal/parse-options.js
var require_parse_options = __commonJS({
  "node_modules/semver/internal/parse-options.js"(exports, module) {
    "use strict";
    var looseOption = Object.freeze({ loose: true });
    var emptyOpts = Object.freeze({});
    var parseOptions = (options5) => {
      if (!options5) {
        return emptyOpts;
      }
      if (typeof options5 !== "object") {
        return looseOption;
      }
      return options5;
    };
    module.exports = parseOptions;
  }
});

// node_modules/semver/internal/identifiers.js
var require_identifiers = __commonJS({
  "node_modules/semver/internal/identifiers.js"(exports, module) {
    "use strict";
    var numeric = /^[0-9]+$/;
    var compareIdentifiers = (a, b) => {
      if (typeof a === "number" && typeof b === "number") {
        return a === b ? 0 : a < b ? -1 : 1;
      }
      const anum = numeric.test(a);
      const bnum = numeric.test(b);
      if (anum && bnum) {
        a = +a;
        b = +b;
      }
      return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
    };
    var rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
    module.exports = {
      compareIdentifiers,
      rcompareIdentifiers
    };
  }
});

// node_modules/semver/classes/semver.js
var require_semver = __commonJS({
  "node_modules/semver/classes/semver.js"(exports, module) {
    "use strict";
    var debug = require_debug();
    var { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
    var { safeRe: re, t } = require_re();
    var parseOptions = require_parse_options();
    var { compareIdentifiers } = require_identifiers();
    var isPrereleaseIdentifier = (prerelease, identifier) => {
      const identifiers = identifier.split(".");
      if (identifiers.length > prerelease.length) {
        return false;
      }
      for (let i = 0; i < identifiers.length; i++) {
        if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
          return false;
        }
      }
      return true;
    };
    var SemVer2 = class _SemVer {
      constructor(version3, options5) {
        options5 = parseOptions(options5);
        if (version3 instanceof _SemVer) {
          if (version3.loose === !!options5.loose && version3.includePrerelease === !!options5.includePrerelease) {
            return version3;
          } else {
            version3 = version3.version;
          }
        } else if (typeof version3 !== "string") {
          throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version3}".`);
        }
        if (version3.length > MAX_LENGTH) {
          throw new TypeError(
            `version is longer than ${MAX_LENGTH} characters`
          );
        }
        debug("SemVer", version3, options5);
        this.options = options5;
        this.loose = !!options5.loose;
        this.includePrerelease = !!options5.includePrerelease;
        const m = version3.trim().match(options5.loose ? re[t.LOOSE] : re[t.FULL]);
        if (!m) {
          throw new TypeError(`Invalid Version: ${version3}`);
        }
        this.raw = version3;
        this.major = +m[1];
        this.minor = +m[2];
        this.patch = +m[3];
        if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
          throw new TypeError("Invalid major version");
        }
        if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
          throw new TypeError("Invalid minor version");
        }
        if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
          throw new TypeError("Invalid patch version");
        }
        if (!m[4]) {
          this.prerelease = [];
        } else {
          this.prerelease = m[4].split(".").map((id) => {
            if (/^[0-9]+$/.test(id)) {
              const num = +id;
              if (num >= 0 && num < MAX_SAFE_INTEGER) {
                return num;
              }
            }
            return id;
          });
        }
        this.build = m[5] ? m[5].split(".") : [];
        this.format();
      }
      format() {
        this.version = `${this.major}.${this.minor}.${this.patch}`;
        if (this.prerelease.length) {
          this.version += `-${this.prerelease.join(".")}`;
        }
        return this.version;
      }
      toString() {
        return this.version;
      }
      compare(other) {
        debug("SemVer.compare", this.version, this.options, other);
        if (!(other instanceof _SemVer)) {
          if (typeof other === "string" && other === this.version) {
            return 0;
          }
          other = new _SemVer(other, this.options);
        }
        if (other.version === this.version) {
          return 0;
        }
        return this.compareMain(other) || this.comparePre(other);
      }
      compareMain(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.major < other.major) {
          return -1;
        }
        if (this.major > other.major) {
          return 1;
        }
        if (this.minor < other.minor) {
          return -1;
        }
        if (this.minor > other.minor) {
          return 1;
        }
        if (this.patch < other.patch) {
          return -1;
        }
        if (this.patch > other.patch) {
          return 1;
        }
        return 0;
      }
      comparePre(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        if (this.prerelease.length && !other.prerelease.length) {
          return -1;
        } else if (!this.prerelease.length && other.prerelease.length) {
          return 1;
        } else if (!this.prerelease.length && !other.prerelease.length) {
          return 0;
        }
        let i = 0;
        do {
          const a = this.prerelease[i];
          const b = other.prerelease[i];
          debug("prerelease compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      compareBuild(other) {
        if (!(other instanceof _SemVer)) {
          other = new _SemVer(other, this.options);
        }
        let i = 0;
        do {
          const a = this.build[i];
          const b = other.build[i];
          debug("build compare", i, a, b);
          if (a === void 0 && b === void 0) {
            return 0;
          } else if (b === void 0) {
            return 1;
          } else if (a === void 0) {
            return -1;
          } else if (a === b) {
            continue;
          } else {
            return compareIdentifiers(a, b);
          }
        } while (++i);
      }
      // preminor will bump the version up to the next minor release, and immediately
      // down to pre-release. premajor and prepatch work the same way.
      inc(release2, identifier, identifierBase) {
        if (release2.startsWith("pre")) {
          if (!identifier && identifierBase === false) {
            throw new Error("invalid increment argument: identifier is empty");
          }
          if (identifier) {
            const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
            if (!match || match[1] !== identifier) {
              throw new Error(`invalid identifier: ${identifier}`);
            }
          }
        }
        switch (release2) {
          case "premajor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor = 0;
            this.major++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "preminor":
            this.prerelease.length = 0;
            this.patch = 0;
            this.minor++;
            this.inc("pre", identifier, identifierBase);
            break;
          case "prepatch":
            this.prerelease.length = 0;
            this.inc("patch", identifier, identifierBase);
            this.inc("pre", identifier, identifierBase);
            break;
          // If the input is a non-prerelease version, this acts the same as
          // prepatch.
          case "prerelease":
            if (this.prerelease.length === 0) {
              this.inc("patch", identifier, identifierBase);
            }
            this.inc("pre", identifier, identifierBase);
            break;
          case "release":
            if (this.prerelease.length === 0) {
              throw new Error(`version ${this.raw} is not a prerelease`);
            }
            this.prerelease.length = 0;
            break;
          case "major":
            if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) {
              this.major++;
            }
            this.minor = 0;
            this.patch = 0;
            this.prerelease = [];
            break;
          case "minor":
            if (this.patch !== 0 || this.prerelease.length === 0) {
              this.minor++;
            }
            this.patch = 0;
            this.prerelease = [];
            break;
          case "patch":
            if (this.prerelease.length === 0) {
              this.patch++;
            }
            this.prerelease = [];
            break;
          // This probably shouldn't be used publicly.
          // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
          case "pre": {
            const base = Number(identifierBase) ? 1 : 0;
            if (this.prerelease.length === 0) {
              this.prerelease = [base];
            } else {
              let i = this.prerelease.length;
              while (--i >= 0) {
                if (typeof this.prerelease[i] === "number") {
                  this.prerelease[i]++;
                  i = -2;
                }
              }
              if (i === -1) {
                if (identifier === this.prerelease.join(".") && identifierBase === false) {
                  throw new Error("invalid increment argument: identifier already exists");
                }
                this.prerelease.push(base);
              }
            }
            if (identifier) {
              let prerelease = [identifier, base];
              if (identifierBase === false) {
                prerelease = [identifier];
              }
              if (isPrereleaseIdentifier(this.prerelease, identifier)) {
                const prereleaseBase = this.prerelease[identifier.split(".").length];
                if (isNaN(prereleaseBase)) {
                  this.prerelease = prerelease;
                }
              } else {
                this.prerelease = prerelease;
              }
            }
            break;
          }
          default:
            throw new Error(`invalid increment argument: ${release2}`);
        }
        this.raw = this.format();
        if (this.build.length) {
          this.raw += `+${this.build.join(".")}`;
        }
        return this;
      }
    };
    module.exports = SemVer2;
  }
});

// node_modules/picomatch/lib/constants.js
var require_constants2 = __commonJS({
  "node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants2();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (false) {
        const platform = (void 0).platform.toLowerCase();
        return platform === "win32" || platform === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options5 = {}) => {
      const prepend = options5.contains ? "" : "^";
      const append = options5.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants2();
    var isPathSeparator = (code2) => {
      return code2 === CHAR_FORWARD_SLASH || code2 === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan = (input, options5) => {
      const opts = options5 || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts2 = [];
      let str = input;
      let index = -1;
      let start2 = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code2;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance2 = () => {
        prev = code2;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code2 = advance2();
        let next2;
        if (code2 === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code2 = advance2();
          if (code2 === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code2 === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code2 = advance2())) {
            if (code2 === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance2();
              continue;
            }
            if (code2 === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code2 === CHAR_DOT && (code2 = advance2()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code2 === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code2 === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code2 === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start2 + 1) {
            start2 += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code2 === CHAR_PLUS || code2 === CHAR_AT || code2 === CHAR_ASTERISK || code2 === CHAR_QUESTION_MARK || code2 === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code2 === CHAR_EXCLAMATION_MARK && index === start2) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code2 = advance2())) {
                if (code2 === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance2();
                  continue;
                }
                if (code2 === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code2 === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code2 === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code2 === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code2 === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next2 = advance2())) {
            if (next2 === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance2();
              continue;
            }
            if (next2 === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code2 === CHAR_EXCLAMATION_MARK && index === start2) {
          negated = token.negated = true;
          start2++;
          continue;
        }
        if (opts.noparen !== true && code2 === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code2 = advance2())) {
              if (code2 === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance2();
                continue;
              }
              if (code2 === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code2 === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob2 = "";
      if (start2 > 0) {
        prefix = str.slice(0, start2);
        str = str.slice(start2);
        lastIndex -= start2;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob2 = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob2 = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob2) glob2 = utils.removeBackslashes(glob2);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start: start2,
        base,
        glob: glob2,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code2)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start2;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start2 !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start2) {
            parts2.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start2;
        const value = input.slice(n);
        parts2.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts2;
      }
      return state;
    };
    module.exports = scan;
  }
});

// node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants2 = require_constants2();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants2;
    var expandRange = (args, options5) => {
      if (typeof options5.expandRange === "function") {
        return options5.expandRange(...args, options5);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts2 = [];
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let value = "";
      let escaped = false;
      for (const ch of input) {
        if (escaped === true) {
          value += ch;
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts2.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts2.push(value);
      return parts2;
    };
    var isPlainBranch = (branch2) => {
      let escaped = false;
      for (const ch of branch2) {
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch2) => {
      let value = branch2.trim();
      let changed = true;
      while (changed === true) {
        changed = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j = i + 1; j < values.length; j++) {
          const a = values[i];
          const b = values[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote = 0;
      let escaped = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote = quote === 1 ? 0 : 1;
          continue;
        }
        if (quote === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch3) => branch3.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch2 = normalizeSimpleBranch(branches[0]);
        if (!branch2 || branch2.length !== 1) {
          return;
        }
        chars.push(branch2);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options5) => {
      if (options5.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options5.maxExtglobRecursion === "number" ? options5.maxExtglobRecursion : constants2.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch2) => branch2.trim());
      if (branches.length > 1) {
        if (branches.some((branch2) => branch2 === "") || branches.some((branch2) => /^[*?]+$/.test(branch2)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch2 of branches) {
        const chars = getStarExtglobSequenceChars(branch2);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal2 = normalizeSimpleBranch(branch2);
        if (literal2 && literal2.length === 1) {
          safeChars.push(literal2);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch2) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse3 = (input, options5) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options5 };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants2.globChars(opts.windows);
      const EXTGLOB_CHARS = constants2.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance2 = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count3 = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance2();
          state.start++;
          count3++;
        }
        if (count3 % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance2(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal2 = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open3 = tokens[token.tokensIndex];
          open3.type = "text";
          open3.value = literal2;
          open3.output = safeOutput || utils.escapeRegex(literal2);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open3.output;
          state.backtrack = true;
          push({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest2;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest2 = remaining()) && /^\.[^\\/.]+$/.test(rest2)) {
            const expression = parse3(rest2, { ...options5, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc2, chars, first, rest2, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc2) {
              return esc2 + first + (rest2 ? QMARK.repeat(rest2.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest2 ? QMARK.repeat(rest2.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc2) {
              return esc2 + first + (rest2 ? star : "");
            }
            return star;
          }
          return esc2 ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options5);
        return state;
      }
      while (!eos()) {
        value = advance2();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next2 = peek();
          if (next2 === "/" && opts.bash !== true) {
            continue;
          }
          if (next2 === "." || next2 === ";") {
            continue;
          }
          if (!next2) {
            value += "\\";
            push({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance2();
          } else {
            value += advance2();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest3 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest3];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance2();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped;
            prev.value = escaped;
            continue;
          }
          prev.value = `(${capture}${escaped}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open3 = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open3);
          push(open3);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range2 = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range2.unshift(arr[i].value);
              }
            }
            output = expandRange(range2, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next2 = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next2) || next2 === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest2 = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest2)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest2[0] && rest2[0] !== "/")) {
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
            continue;
          }
          while (rest2.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest2 = rest2.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest2 === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest2[0] === "/") {
            const end = rest2[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance2());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest2[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance2());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse3.fastpaths = (input, options5) => {
      const opts = { ...options5 };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants2.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse3;
  }
});

// node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse3 = require_parse();
    var utils = require_utils();
    var constants2 = require_constants2();
    var isObject2 = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch4 = (glob2, options5, returnState = false) => {
      if (Array.isArray(glob2)) {
        const fns = glob2.map((input) => picomatch4(input, options5, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject2(glob2) && glob2.tokens && glob2.input;
      if (glob2 === "" || typeof glob2 !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options5 || {};
      const posix = opts.windows;
      const regex = isState ? picomatch4.compileRe(glob2, options5) : picomatch4.makeRe(glob2, options5, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options5, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch4(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch4.test(input, regex, options5, { glob: glob2, posix });
        const result = { glob: glob2, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      };
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    };
    picomatch4.test = (input, regex, options5, { glob: glob2, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options5 || {};
      const format = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob2;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob2;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch4.matchBase(input, regex, options5, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch4.matchBase = (input, glob2, options5, posix = options5 && options5.windows) => {
      const regex = glob2 instanceof RegExp ? glob2 : picomatch4.makeRe(glob2, options5);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch4.isMatch = (str, patterns, options5) => picomatch4(patterns, options5)(str);
    picomatch4.parse = (pattern, options5) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch4.parse(p, options5));
      return parse3(pattern, { ...options5, fastpaths: false });
    };
    picomatch4.scan = (input, options5) => scan(input, options5);
    picomatch4.compileRe = (state, options5, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options5 || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch4.toRegex(source, options5);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch4.makeRe = (input, options5 = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options5.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse3.fastpaths(input, options5);
      }
      if (!parsed.output) {
        parsed = parse3(input, options5);
      }
      return picomatch4.compileRe(parsed, options5, returnOutput, returnState);
    };
    picomatch4.toRegex = (source, options5) => {
      try {
        const opts = options5 || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options5 && options5.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch4.constants = constants2;
    module.exports = picomatch4;
  }
});

// node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch4(glob2, options5, returnState = false) {
      if (options5 && (options5.windows === null || options5.windows === void 0)) {
        options5 = { ...options5, windows: utils.isWindows() };
      }
      return pico(glob2, options5, returnState);
    }
    Object.assign(picomatch4, pico);
    module.exports = picomatch4;
  }
});

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
      var start2 = j * 32;
      var vlen = Math.min(32, m - start2) + start2;
      for (var k = start2; k < vlen; k++) {
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
      for (var k = start2; k < vlen; k++) {
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

// node_modules/picomatch/posix.js
var require_posix = __commonJS({
  "node_modules/picomatch/posix.js"(exports, module) {
    "use strict";
    module.exports = require_picomatch();
  }
});

// src/report/report-of.ts
function titleOf(question, subject) {
  const about2 = question === "merge" ? question : subject.environment ?? question;
  const watching = question === "canary" && about2 !== question ? question : void 0;
  return ["deploy-action", about2, watching, subject.component, subject.target].filter((part) => part !== void 0 && part !== "").join(" / ");
}
function reportOf(decision, receipts, extra) {
  return {
    schemaVersion: 1,
    title: titleOf(decision.question, decision.subject),
    decision,
    receipts,
    ...extra,
    timeline: extra.timeline ?? [],
    links: extra.links ?? []
  };
}

// src/app/perform/ledger.ts
async function updateLedger(effect, { world }) {
  const update = await world.ledger.update(effect.operations, effect.why);
  if (update.state === "failed") {
    const url = update.held?.url ?? "";
    return {
      state: "failed",
      detail: `${update.reasonCode}: ${update.reason}`,
      ...url === "" ? {} : { url }
    };
  }
  const taken2 = effect.operations.find((operation) => operation.op === "take-lock");
  const fence = taken2 === void 0 ? void 0 : update.document.locks[taken2.environment]?.fence;
  return {
    state: update.state,
    detail: effect.why,
    ...fence === void 0 ? {} : { output: String(fence) }
  };
}
async function confirmLock(effect, { world }) {
  const lost = await world.ledger.confirm(effect);
  return lost === void 0 ? { state: "already-done", detail: `the lock on ${effect.environment} is ours` } : { state: "failed", detail: `lock_lost: ${lost}` };
}

// src/core/subject.ts
function environmentKey(name2) {
  return name2.trim().toLowerCase();
}
function shortSha(sha) {
  return sha.slice(0, 7);
}

// src/ledger/transition.ts
var EVERY_ENVIRONMENT = "*";
var REMEMBERED = 50;
function applyOperations(document, operations, now, ownerEnded = () => false) {
  let current = document;
  let changed = false;
  for (const operation of operations) {
    const next2 = applyOne(current, operation, now, ownerEnded);
    if (!next2.ok) return next2;
    current = next2.document;
    changed ||= next2.changed;
  }
  return { ok: true, document: current, changed };
}
function applyOne(document, operation, now, ownerEnded) {
  switch (operation.op) {
    case "take-lock":
      return takeLock(document, operation, now, ownerEnded);
    case "release-lock": {
      const lock = document.locks[operation.environment];
      const mine = lock !== void 0 && lock.owner === operation.owner && (operation.fence === void 0 || lock.fence === operation.fence);
      if (!mine) return unchanged(document);
      return changedTo({ ...document, locks: without(document.locks, operation.environment) });
    }
    case "hold": {
      if (document.holds[operation.environment]?.sha === operation.hold.sha) return unchanged(document);
      const hold2 = { ...operation.hold, at: now };
      return changedTo({ ...document, holds: { ...document.holds, [operation.environment]: hold2 } });
    }
    case "release-hold":
      if (document.holds[operation.environment] === void 0) return unchanged(document);
      return changedTo({ ...document, holds: without(document.holds, operation.environment) });
    case "quarantine": {
      const { version: version3 } = operation;
      if (isQuarantined(document, version3.environment, version3.sha)) return unchanged(document);
      return changedTo({ ...document, quarantine: [{ ...version3, at: now }, ...document.quarantine] });
    }
    case "release-quarantine":
      if (!isQuarantined(document, operation.environment, operation.sha)) return unchanged(document);
      return changedTo({
        ...document,
        quarantine: document.quarantine.filter(
          (entry) => entry.environment !== operation.environment || entry.sha !== operation.sha
        )
      });
    case "verify": {
      const versions = document.verified[operation.environment] ?? [];
      if (versions.some(({ key }) => key === operation.version.key)) return unchanged(document);
      const newest = [{ ...operation.version, at: now }, ...versions].slice(0, REMEMBERED);
      return changedTo({ ...document, verified: { ...document.verified, [operation.environment]: newest } });
    }
  }
}
function takeLock(document, operation, now, ownerEnded) {
  const { environment: environment2, lock } = operation;
  for (const key of [EVERY_ENVIRONMENT, environment2]) {
    const held = document.locks[key];
    if (held === void 0 || held.owner === lock.owner) continue;
    if (held.expiresAt <= now && ownerEnded(held)) continue;
    const scope = key === EVERY_ENVIRONMENT ? "every environment is" : `${environment2} is`;
    return {
      ok: false,
      reasonCode: "locked",
      reason: `${scope} locked by ${held.by} since ${new Date(held.takenAt).toISOString()}: ${held.reason}`,
      held
    };
  }
  const mine = document.locks[environment2];
  if (mine?.owner === lock.owner && mine.attempt > lock.attempt) {
    return {
      ok: false,
      reasonCode: "lock_lost",
      reason: `attempt ${mine.attempt} of this run has taken the lock on ${environment2} over from attempt ${lock.attempt}`,
      held: mine
    };
  }
  if (mine?.owner === lock.owner && mine.attempt === lock.attempt) return unchanged(document);
  const fence = document.fence + 1;
  const taken2 = { ...lock, fence, takenAt: now, expiresAt: now + operation.ttlMs };
  return changedTo({ ...document, fence, locks: { ...document.locks, [environment2]: taken2 } });
}
function isQuarantined(document, environment2, sha) {
  return document.quarantine.some((entry) => entry.environment === environment2 && entry.sha === sha);
}
function without(record2, key) {
  return Object.fromEntries(Object.entries(record2).filter(([name2]) => name2 !== key));
}
var unchanged = (document) => ({ ok: true, document, changed: false });
var changedTo = (document) => ({ ok: true, document, changed: true });

// src/rollout/plan.ts
function stepsOf(rollout2) {
  const { run } = rollout2;
  const hook = (name2, command3) => command3 === void 0 ? [] : [{ kind: "hook", hook: name2, command: command3 }];
  const health2 = rollout2.health.length === 0 ? [] : [{ kind: "health" }];
  const before = [...hook("backup", run.backup), ...hook("migrate", run.migrate)];
  const smoke = hook("smoke", run.smoke);
  const timeAt = (index) => rollout2.stepTimeMs[index] ?? rollout2.stepTimeMs.at(-1) ?? 0;
  switch (rollout2.strategy) {
    case "direct":
      return [...before, ...hook("deploy", run.deploy), ...health2, ...smoke];
    case "rolling":
      return [
        ...before,
        ...rollout2.batches.flatMap((batch2, index) => [
          ...run.deploy === void 0 ? [] : [
            {
              kind: "hook",
              hook: "deploy",
              command: run.deploy,
              batch: { index: index + 1, of: rollout2.batches.length, size: sizeOf(batch2) }
            }
          ],
          ...health2,
          { kind: "watch", share: shareOf(batch2), minimumMs: timeAt(index) }
        ]),
        ...smoke
      ];
    case "blue-green":
      return [
        ...before,
        ...hook("deploy", run.deploy),
        ...smoke,
        { kind: "traffic", share: 1, minimumMs: Math.max(timeAt(0), rollout2.bakeMs) }
      ];
    case "canary":
      return [
        ...before,
        ...hook("deploy", run.deploy),
        ...smoke,
        ...rollout2.steps.map((share2, index) => ({
          kind: "traffic",
          share: share2,
          minimumMs: Math.max(timeAt(index), share2 === 1 ? rollout2.bakeMs : 0)
        }))
      ];
  }
}
function sizeOf(batch2) {
  return "count" in batch2 ? String(batch2.count) : `${Math.round(batch2.share * 100)}%`;
}
function shareOf(batch2) {
  return "share" in batch2 ? batch2.share : 0;
}
function stepsBack({ rollout: rollout2, rollback: rollback2 }, env) {
  const hook = (name2, command3) => command3 === void 0 ? [] : [{ kind: "hook", hook: name2, command: command3, env }];
  const restores = rollback2.migrations === "down-script" || rollback2.migrations === "restore-backup";
  return [
    ...rollout2.traffic === void 0 || rollout2.strategy === "rolling" ? [] : [{ kind: "traffic", share: 0, minimumMs: 0 }],
    ...rollout2.run.rollback === void 0 ? hook("deploy", rollout2.run.deploy) : hook("rollback", rollout2.run.rollback),
    ...restores ? hook("migrations", rollback2.run.migrations) : [],
    ...hook("config", rollback2.run.config),
    ...hook("caches", rollback2.run.caches),
    ...rollout2.health.length === 0 ? [] : [{ kind: "health" }],
    ...hook("smoke", rollout2.run.smoke)
  ];
}
function firstDeploy(steps) {
  const index = steps.findIndex((step) => step.kind === "hook" && step.hook === "deploy");
  return index === -1 ? 0 : index;
}
function stepText(step) {
  switch (step.kind) {
    case "hook":
      return step.batch === void 0 ? `${step.hook} command` : `${step.hook} command, batch ${step.batch.index} of ${step.batch.of} (${step.batch.size})`;
    case "health":
      return "health checks";
    case "traffic":
      return `${Math.round(step.share * 1e3) / 10}% of traffic`;
    case "watch":
      return "watching the batch";
  }
}

// src/rollout/statusText.ts
var INTERRUPTED = "interrupted: ";
var ROLLING_BACK = "rolling back";
var BAD_VERSION = " a bad version";
var isInterrupted = (description) => description.startsWith(INTERRUPTED);
function withoutMark(description) {
  return isInterrupted(description) ? description.slice(INTERRUPTED.length) : description;
}
function stepTextOf(steps, at2) {
  const step = steps[at2];
  return `step ${Math.min(at2 + 1, steps.length)} of ${steps.length}: ${step === void 0 ? "the end" : stepText(step)}`;
}
function stepTold(description) {
  return Number(/^step (\d+) of \d+: /u.exec(withoutMark(description))?.[1] ?? 0);
}
function rollingBackText({ badVersion, reason }) {
  return `${ROLLING_BACK}${badVersion ? BAD_VERSION : ""}: ${reason}`;
}
function rollingBackTold(description) {
  const text4 = withoutMark(description);
  if (!text4.startsWith(ROLLING_BACK)) return void 0;
  const colon = text4.indexOf(": ");
  return {
    reason: colon === -1 ? text4 : text4.slice(colon + 2),
    badVersion: text4.startsWith(`${ROLLING_BACK}${BAD_VERSION}`)
  };
}

// src/rollout/record.ts
var OPEN = /* @__PURE__ */ new Set(["pending", "queued", "in_progress", "waiting"]);
function isOpen(deployment) {
  const last = deployment.statuses.at(-1);
  if (last === void 0) return true;
  return OPEN.has(last.state) || last.state === "error" && isInterrupted(last.description);
}
function ofRun(deployments, runId, isSame) {
  const isOurs2 = ({ payload }) => payload?.runId === runId;
  const ours = deployments.filter(isOurs2);
  const own2 = ours.find(isSame);
  const overtakenBy = deployments.slice(0, Math.max(0, deployments.findIndex(isOurs2))).find(({ payload, statuses }) => payload !== void 0 && statuses.some(isSuccess));
  return {
    ...own2 === void 0 ? {} : { own: own2 },
    others: ours.filter((deployment) => deployment !== own2),
    ...overtakenBy === void 0 ? {} : { overtakenBy }
  };
}
var isSuccess = ({ state }) => state === "success";
var succeeded = ({ statuses }) => statuses.some(isSuccess);
function isOf({ sha, artifact: artifact3 }, version3) {
  return (deployment) => deployment.task === "deploy" && deployment.sha === sha && (deployment.payload?.version ?? version3) === version3 && deployment.payload?.artifact?.digest === artifact3?.digest;
}
function deploymentKey(subject, runId, before) {
  const place3 = subject.environment.replaceAll(/[^a-z0-9]+/g, "-");
  return [place3, subject.sha.slice(0, 12), String(runId), ...before === 0 ? [] : [String(before + 1)]].join(
    "-"
  );
}
var versionOf = ({ payload, sha }) => payload?.version ?? shortSha(sha);
function baselineOf(ledger, environment2, sha) {
  const verified = (ledger.verified[environment2] ?? []).find(
    (version3) => version3.sha !== sha && !isQuarantined(ledger, environment2, version3.sha)
  );
  if (verified === void 0) return void 0;
  return { sha: verified.sha, ...verified.version === void 0 ? {} : { version: verified.version } };
}

// src/core/facts.ts
function known(value, source) {
  return { state: "known", value, source };
}
function unavailable(reason, source) {
  return { state: "unavailable", reason, source };
}
var NO_NEEDS = { facts: [], files: [], deploymentsOf: [] };
function needsOf(all) {
  const union2 = (lists) => [...new Set(lists.flat())];
  return {
    facts: union2(all.map((needs) => needs.facts)),
    files: union2(all.map((needs) => needs.files)),
    deploymentsOf: union2(all.map((needs) => needs.deploymentsOf))
  };
}

// node_modules/zod/v4/core/util.js
var util_exports = {};
__export(util_exports, {
  BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
  CONSTANT_CATCH: () => CONSTANT_CATCH,
  Class: () => Class,
  NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
  aborted: () => aborted,
  allowsEval: () => allowsEval,
  assert: () => assert,
  assertEqual: () => assertEqual,
  assertIs: () => assertIs,
  assertNever: () => assertNever,
  assertNotEqual: () => assertNotEqual,
  assignProp: () => assignProp,
  attachSchema: () => attachSchema,
  base64ToUint8Array: () => base64ToUint8Array,
  base64urlToUint8Array: () => base64urlToUint8Array,
  cached: () => cached,
  captureStackTrace: () => captureStackTrace,
  cleanEnum: () => cleanEnum,
  cleanRegex: () => cleanRegex,
  clone: () => clone,
  cloneDef: () => cloneDef,
  codePointLength: () => codePointLength,
  constantCatch: () => constantCatch,
  createTransparentProxy: () => createTransparentProxy,
  defineLazy: () => defineLazy,
  defineLazyInternal: () => defineLazyInternal,
  derived: () => derived,
  esc: () => esc,
  escapeRegex: () => escapeRegex,
  explicitlyAborted: () => explicitlyAborted,
  extend: () => extend,
  finalizeIssue: () => finalizeIssue,
  floatSafeRemainder: () => floatSafeRemainder,
  getElementAtPath: () => getElementAtPath,
  getEnumValues: () => getEnumValues,
  getLengthableOrigin: () => getLengthableOrigin,
  getParsedType: () => getParsedType,
  getSizableOrigin: () => getSizableOrigin,
  hexToUint8Array: () => hexToUint8Array,
  hide: () => hide,
  installLazyProp: () => installLazyProp,
  isObject: () => isObject,
  isPlainObject: () => isPlainObject,
  issue: () => issue,
  joinValues: () => joinValues,
  jsonStringifyReplacer: () => jsonStringifyReplacer,
  members: () => members,
  merge: () => merge,
  mergeDefs: () => mergeDefs,
  normalizeParams: () => normalizeParams,
  nullish: () => nullish,
  numKeys: () => numKeys,
  objectClone: () => objectClone,
  omit: () => omit,
  optionalKeys: () => optionalKeys,
  own: () => own,
  parsedType: () => parsedType,
  partial: () => partial,
  pick: () => pick,
  prefixIssues: () => prefixIssues,
  primitiveTypes: () => primitiveTypes,
  promiseAllObject: () => promiseAllObject,
  propertyKeyTypes: () => propertyKeyTypes,
  randomString: () => randomString,
  rawShape: () => rawShape,
  required: () => required,
  safeExtend: () => safeExtend,
  shallowClone: () => shallowClone,
  sizeCaps: () => sizeCaps,
  slugify: () => slugify,
  stringifyPrimitive: () => stringifyPrimitive,
  toZod: () => toZod,
  uint8ArrayToBase64: () => uint8ArrayToBase64,
  uint8ArrayToBase64url: () => uint8ArrayToBase64url,
  uint8ArrayToHex: () => uint8ArrayToHex,
  unwrapMessage: () => unwrapMessage
});
function assertEqual(val) {
  return val;
}
function assertNotEqual(val) {
  return val;
}
function toZod() {
  return (schema2) => schema2;
}
function assertIs(_arg) {
}
function assertNever(_x) {
  throw new Error("Unexpected value in exhaustive check");
}
function assert(_) {
}
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function joinValues(array2, separator = "|") {
  return array2.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source) {
  const start2 = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start2, end);
}
function floatSafeRemainder(val, step) {
  const ratio = val / step;
  const roundedRatio = Math.round(ratio);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
  if (Math.abs(ratio - roundedRatio) < tolerance)
    return 0;
  return ratio - roundedRatio;
}
var EVALUATING = /* @__PURE__ */ Symbol("evaluating");
function defineLazy(object2, key, getter) {
  let value = void 0;
  Object.defineProperty(object2, key, {
    get() {
      if (value === EVALUATING) {
        return void 0;
      }
      if (value === void 0) {
        value = EVALUATING;
        value = getter();
      }
      return value;
    },
    set(v) {
      Object.defineProperty(object2, key, {
        value: v
        // configurable: true,
      });
    },
    configurable: true
  });
}
function objectClone(obj) {
  return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema2) {
  return rawShape(schema2._zod.def) ?? schema2._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value) {
  if (key in target)
    assignProp(target, key, value);
  else
    target[key] = value;
}
function mirrorShape(target, source, keys, wrap2) {
  const raw = sourceShape(source);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source._zod.def.shape[key];
        return wrap2 ? wrap2(value, key) : value;
      });
    } else
      putProp(target, key, wrap2 ? wrap2(desc.value, key) : desc.value);
  }
}
function mirrorProps(target, source) {
  for (const key of Reflect.ownKeys(source)) {
    const desc = Object.getOwnPropertyDescriptor(source, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key, () => source[key]);
    else
      putProp(target, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema2) {
  return mergeDefs(schema2._zod.def);
}
function getElementAtPath(obj, path) {
  if (!path)
    return obj;
  return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
  const keys = Object.keys(promisesObj);
  const promises = keys.map((key) => promisesObj[key]);
  return Promise.all(promises).then((results) => {
    const resolvedObj = {};
    for (let i = 0; i < keys.length; i++) {
      resolvedObj[keys[i]] = results[i];
    }
    return resolvedObj;
  });
}
function randomString(length = 10) {
  const chars = "abcdefghijklmnopqrstuvwxyz";
  let str = "";
  for (let i = 0; i < length; i++) {
    str += chars[Math.floor(Math.random() * chars.length)];
  }
  return str;
}
function esc(str) {
  return JSON.stringify(str);
}
function slugify(input) {
  return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
var allowsEval = /* @__PURE__ */ cached(() => {
  if (globalConfig.jitless) {
    return false;
  }
  if (false) {
    return false;
  }
  try {
    const F = Function;
    new F("");
    return true;
  } catch (_) {
    return false;
  }
});
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function shallowClone(o) {
  if (isPlainObject(o))
    return { ...o };
  if (Array.isArray(o))
    return [...o];
  if (o instanceof Map)
    return new Map(o);
  if (o instanceof Set)
    return new Set(o);
  return o;
}
function numKeys(data) {
  let keyCount = 0;
  for (const key in data) {
    if (Object.prototype.hasOwnProperty.call(data, key)) {
      keyCount++;
    }
  }
  return keyCount;
}
var getParsedType = (data) => {
  const t = typeof data;
  switch (t) {
    case "undefined":
      return "undefined";
    case "string":
      return "string";
    case "number":
      return Number.isNaN(data) ? "nan" : "number";
    case "boolean":
      return "boolean";
    case "function":
      return "function";
    case "bigint":
      return "bigint";
    case "symbol":
      return "symbol";
    case "object":
      if (Array.isArray(data)) {
        return "array";
      }
      if (data === null) {
        return "null";
      }
      if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
        return "promise";
      }
      if (typeof Map !== "undefined" && data instanceof Map) {
        return "map";
      }
      if (typeof Set !== "undefined" && data instanceof Set) {
        return "set";
      }
      if (typeof Date !== "undefined" && data instanceof Date) {
        return "date";
      }
      if (typeof File !== "undefined" && data instanceof File) {
        return "file";
      }
      return "object";
    default:
      throw new Error(`Unknown data type: ${t}`);
  }
};
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ */ new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined"
]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function createTransparentProxy(getter) {
  let target;
  return new Proxy({}, {
    get(_, prop, receiver) {
      target ?? (target = getter());
      return Reflect.get(target, prop, receiver);
    },
    set(_, prop, value, receiver) {
      target ?? (target = getter());
      return Reflect.set(target, prop, value, receiver);
    },
    has(_, prop) {
      target ?? (target = getter());
      return Reflect.has(target, prop);
    },
    deleteProperty(_, prop) {
      target ?? (target = getter());
      return Reflect.deleteProperty(target, prop);
    },
    ownKeys(_) {
      target ?? (target = getter());
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(_, prop) {
      target ?? (target = getter());
      return Reflect.getOwnPropertyDescriptor(target, prop);
    },
    defineProperty(_, prop, descriptor) {
      target ?? (target = getter());
      return Reflect.defineProperty(target, prop, descriptor);
    }
  });
}
function stringifyPrimitive(value) {
  if (typeof value === "bigint")
    return value.toString() + "n";
  if (typeof value === "string")
    return `"${value}"`;
  return `${value}`;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
};
function pick(schema2, mask) {
  const currDef = schema2._zod.def;
  const checks2 = currDef.checks;
  const hasChecks = checks2 && checks2.length > 0;
  if (hasChecks) {
    throw new Error(".pick() cannot be used on object schemas containing refinements");
  }
  const newShape = {};
  mirrorShape(newShape, schema2, maskedKeys(schema2, mask));
  return clone(schema2, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function maskedKeys(schema2, mask) {
  const raw = sourceShape(schema2);
  const keys = [];
  for (const key of Reflect.ownKeys(mask)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask[key])
      keys.push(key);
  }
  return keys;
}
function omit(schema2, mask) {
  const currDef = schema2._zod.def;
  const checks2 = currDef.checks;
  const hasChecks = checks2 && checks2.length > 0;
  if (hasChecks) {
    throw new Error(".omit() cannot be used on object schemas containing refinements");
  }
  const omitted = new Set(maskedKeys(schema2, mask));
  const newShape = {};
  mirrorShape(newShape, schema2, Reflect.ownKeys(sourceShape(schema2)).filter((key) => !omitted.has(key)));
  return clone(schema2, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema2, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks2 = schema2._zod.def.checks;
  const hasChecks = checks2 && checks2.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema2);
    for (const key of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema2, mergeDefs(schema2._zod.def, { shape: extended(schema2, shape) }));
}
function extended(schema2, shape) {
  const newShape = {};
  mirrorShape(newShape, schema2, Reflect.ownKeys(sourceShape(schema2)));
  mirrorProps(newShape, shape);
  return newShape;
}
function safeExtend(schema2, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to safeExtend: expected a plain object");
  }
  return clone(schema2, mergeDefs(schema2._zod.def, { shape: extended(schema2, shape) }));
}
function merge(a, b) {
  if (!b?._zod?.def) {
    throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
  }
  if (a._zod.def.checks?.length) {
    throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
  }
  const newShape = {};
  mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
  mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
  const def = mergeDefs(a._zod.def, {
    shape: newShape,
    get catchall() {
      return b._zod.def.catchall;
    },
    checks: b._zod.def.checks ?? []
  });
  return clone(a, def);
}
function partial(Class2, schema2, mask, name2 = "partial") {
  const currDef = schema2._zod.def;
  const checks2 = currDef.checks;
  const hasChecks = checks2 && checks2.length > 0;
  if (hasChecks) {
    throw new Error(`.${name2}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask ? new Set(maskedKeys(schema2, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema2, Reflect.ownKeys(sourceShape(schema2)), Class2 && ((value, key) => selected && !selected.has(key) ? value : new Class2({ type: "optional", innerType: value })));
  return clone(schema2, mergeDefs(schema2._zod.def, { shape: newShape, checks: [] }));
}
function required(Class2, schema2, mask) {
  const selected = mask ? new Set(maskedKeys(schema2, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema2, Reflect.ownKeys(sourceShape(schema2)), (value, key) => (
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class2({ type: "nonoptional", innerType: value })
  ));
  return clone(schema2, mergeDefs(schema2._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a3;
    (_a3 = iss).path ?? (_a3.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start2, inst) {
  var _a3;
  for (let i = start2; i < issues.length; i++) {
    (_a3 = issues[i]).schema ?? (_a3.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a3;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a3 = iss).schema ?? (_a3.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function getSizableOrigin(input) {
  if (input instanceof Set)
    return "set";
  if (input instanceof Map)
    return "map";
  if (input instanceof File)
    return "file";
  return "unknown";
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count3 = units;
  for (let i = 0; i < units - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count3--;
      i++;
    }
  }
  return count3;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function parsedType(data) {
  const t = typeof data;
  switch (t) {
    case "number": {
      return Number.isNaN(data) ? "nan" : "number";
    }
    case "object": {
      if (data === null) {
        return "null";
      }
      if (Array.isArray(data)) {
        return "array";
      }
      const obj = data;
      if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
        return obj.constructor.name;
      }
    }
  }
  return t;
}
function issue(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function cleanEnum(obj) {
  return Object.entries(obj).filter(([k, _]) => {
    return Number.isNaN(Number.parseInt(k, 10));
  }).map((el) => el[1]);
}
function base64ToUint8Array(base642) {
  const binaryString = atob(base642);
  const bytes3 = new Uint8Array(binaryString.length);
  for (let i = 0; i < binaryString.length; i++) {
    bytes3[i] = binaryString.charCodeAt(i);
  }
  return bytes3;
}
function uint8ArrayToBase64(bytes3) {
  let binaryString = "";
  for (let i = 0; i < bytes3.length; i++) {
    binaryString += String.fromCharCode(bytes3[i]);
  }
  return btoa(binaryString);
}
function base64urlToUint8Array(base64url2) {
  const base642 = base64url2.replace(/-/g, "+").replace(/_/g, "/");
  const padding = "=".repeat((4 - base642.length % 4) % 4);
  return base64ToUint8Array(base642 + padding);
}
function uint8ArrayToBase64url(bytes3) {
  return uint8ArrayToBase64(bytes3).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
  const cleanHex = hex.replace(/^0x/, "");
  if (cleanHex.length % 2 !== 0) {
    throw new Error("Invalid hex string length");
  }
  const bytes3 = new Uint8Array(cleanHex.length / 2);
  for (let i = 0; i < cleanHex.length; i += 2) {
    bytes3[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
  }
  return bytes3;
}
function uint8ArrayToHex(bytes3) {
  return Array.from(bytes3).map((b) => b.toString(16).padStart(2, "0")).join("");
}
var Class = class {
  constructor(..._args) {
  }
};
function members(proto, table2) {
  for (const key in table2) {
    const desc = Object.getOwnPropertyDescriptor(table2, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
// @__NO_SIDE_EFFECTS__
function derived(computes, table2) {
  for (const key in computes) {
    const compute = computes[key];
    Object.defineProperty(table2, key, {
      configurable: true,
      enumerable: true,
      get() {
        return own(this, key, compute(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  return table2;
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}
var CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
  const fn = () => value;
  fn[CONSTANT_CATCH] = true;
  return fn;
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name2, initializer3, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name2)) {
      return;
    }
    inst._zod.traits.add(name2);
    initializer3(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name2 });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name2);
    }
  });
  Object.defineProperty(_, "name", { value: name2 });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name2) {
    super(`Encountered unidirectional transform during encode: ${name2}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});
function node(obj, key, make) {
  if (!Object.prototype.hasOwnProperty.call(obj, key)) {
    if (key === "__proto__") {
      Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
    } else {
      obj[key] = make();
    }
  }
  return obj[key];
}
function flattenError(error2, mapper = (issue2) => issue2.message) {
  const fieldErrors = {};
  const formErrors = [];
  for (const sub of error2.issues) {
    if (sub.path.length > 0) {
      node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
    } else {
      formErrors.push(mapper(sub));
    }
  }
  return { formErrors, fieldErrors };
}
function formatError(error2, mapper = (issue2) => issue2.message) {
  const fieldErrors = { _errors: [] };
  const processError = (error3, path = []) => {
    for (const issue2 of error3.issues) {
      if (issue2.code === "invalid_union" && issue2.errors.length) {
        issue2.errors.map((issues) => processError({ issues }, [...path, ...issue2.path]));
      } else if (issue2.code === "invalid_key") {
        processError({ issues: issue2.issues }, [...path, ...issue2.path]);
      } else if (issue2.code === "invalid_element") {
        processError({ issues: issue2.issues }, [...path, ...issue2.path]);
      } else {
        const fullpath = [...path, ...issue2.path];
        if (fullpath.length === 0) {
          fieldErrors._errors.push(mapper(issue2));
        } else {
          let curr = fieldErrors;
          let i = 0;
          while (i < fullpath.length) {
            const el = fullpath[i];
            const terminal = i === fullpath.length - 1;
            if (el === "_errors") {
              if (terminal)
                curr._errors.push(mapper(issue2));
              i++;
              continue;
            }
            if (!Object.prototype.hasOwnProperty.call(curr, el)) {
              Object.defineProperty(curr, el, {
                value: { _errors: [] },
                enumerable: true,
                writable: true,
                configurable: true
              });
            }
            const node2 = curr[el];
            if (terminal) {
              node2._errors.push(mapper(issue2));
            }
            curr = node2;
            i++;
          }
        }
      }
    }
  };
  processError(error2);
  return fieldErrors;
}

// node_modules/zod/v4/core/parse.js
function finalizeParams(callee, params) {
  return { callee: params?.callee ?? callee, Err: params?.Err };
}
var _parse = (_Err) => {
  const fn = (schema2, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema2._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var _parseAsync = (_Err) => {
  const fn = async (schema2, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema2._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var _safeParse = (_Err) => (schema2, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema2._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
function failure(Err, issues, ctx) {
  let error2;
  return {
    success: false,
    get error() {
      if (!error2) {
        error2 = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error2;
    },
    set error(e) {
      error2 = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema2, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema2._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
var COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
var validate = ((schema2, value, _ctx) => {
  const validator = schema2._zod.bag.validator;
  if (validator !== void 0) {
    if (validator(value) !== COMPILE_INVALID)
      return true;
    if (validator.definite === true && _ctx === void 0)
      return false;
  }
  return validateFallback(schema2, value, _ctx);
});
function validateFallback(schema2, value, _ctx) {
  const ctx = _ctx ? { ..._ctx, async: false, abortEarly: true } : { async: false, abortEarly: true };
  const fallbackRun = schema2._zod.bag.fallbackRun;
  let result;
  if (fallbackRun) {
    ctx[COMPILE_FALLBACK] = true;
    result = fallbackRun({ value, issues: [] }, ctx);
  } else {
    result = schema2._zod.run({ value, issues: [] }, ctx);
  }
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length === 0;
}
var validateAsync = async (schema2, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true, abortEarly: true } : { async: true, abortEarly: true };
  let result = schema2._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length === 0;
};
var _encode = (_Err) => {
  const parse3 = _parse(_Err);
  const fn = (schema2, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return parse3(schema2, value, ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _decode = (_Err) => {
  const parse3 = _parse(_Err);
  const fn = (schema2, value, _ctx, _params) => {
    return parse3(schema2, value, _ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _encodeAsync = (_Err) => {
  const parseAsync2 = _parseAsync(_Err);
  const fn = async (schema2, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return await parseAsync2(schema2, value, ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _decodeAsync = (_Err) => {
  const parseAsync2 = _parseAsync(_Err);
  const fn = async (schema2, value, _ctx, _params) => {
    return await parseAsync2(schema2, value, _ctx, finalizeParams(fn, _params));
  };
  return fn;
};
var _safeEncode = (_Err) => (schema2, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
  return _safeParse(_Err)(schema2, value, ctx);
};
var _safeDecode = (_Err) => (schema2, value, _ctx) => {
  return _safeParse(_Err)(schema2, value, _ctx);
};
var _safeEncodeAsync = (_Err) => async (schema2, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
  return _safeParseAsync(_Err)(schema2, value, ctx);
};
var _safeDecodeAsync = (_Err) => async (schema2, value, _ctx) => {
  return _safeParseAsync(_Err)(schema2, value, _ctx);
};

// node_modules/zod/v4/core/regexes.js
var cuid = /^[cC][0-9a-z]{6,}$/;
var cuid2 = /^[0-9a-z]+$/;
var ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
var xid = /^[0-9a-vA-V]{20}$/;
var ksuid = /^[A-Za-z0-9]{27}$/;
var nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
  return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
var duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
var guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
var uuid = (version3) => {
  if (!version3)
    return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
  return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version3}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
var email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
var _emoji = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
  return new RegExp(_emoji, "u");
}
var ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
var ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
var cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
var cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
var base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
var base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
var httpProtocol = /^https?$/;
var e164 = /^\+[1-9]\d{6,14}$/;
var dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
function anchor(source) {
  return new RegExp(`^${source}$`);
}
var date = /* @__PURE__ */ anchor(dateSource);
function timeSource(args) {
  const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
  const regex = typeof args.precision === "number" ? args.precision === -1 ? `${hhmm}` : args.precision === 0 ? `${hhmm}:[0-5]\\d` : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}` : args.seconds ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?` : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
  return regex;
}
function time(args) {
  return new RegExp(`^${timeSource(args)}$`);
}
function datetime(args) {
  const opts = ["Z"];
  if (args.offset)
    opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
  const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
  const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
  return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
var anyString = /^[\s\S]{0,}$/;
var integer = /^-?\d+$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;
var lowercase = /^[^A-Z]*$/;
var uppercase = /^[^a-z]*$/;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a3;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a3 = inst._zod).onattach ?? (_a3.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var numericOriginMap = {
  number: "number",
  bigint: "bigint",
  object: "date"
};
var $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_big",
      maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_small",
      minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMultipleOf = /* @__PURE__ */ $constructor("$ZodCheckMultipleOf", (inst, def) => {
  $ZodCheck.init(inst, def);
  inst._zod.check = (payload) => {
    if (typeof payload.value !== typeof def.value)
      throw new Error("Cannot mix number and bigint in multiple_of check.");
    const isMultiple = typeof payload.value === "bigint" ? (
      // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
      def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
    ) : floatSafeRemainder(payload.value, def.value) === 0;
    if (isMultiple)
      return;
    payload.issues.push({
      origin: typeof payload.value,
      code: "not_multiple_of",
      divisor: def.value,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckNumberFormat = /* @__PURE__ */ $constructor("$ZodCheckNumberFormat", (inst, def) => {
  $ZodCheck.init(inst, def);
  def.format = def.format || "float64";
  const isInt = def.format?.includes("int");
  const origin = isInt ? "int" : "number";
  const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
  inst._zod.check = (payload) => {
    const input = payload.value;
    if (isInt) {
      if (!Number.isInteger(input)) {
        payload.issues.push({
          expected: origin,
          format: def.format,
          code: "invalid_type",
          continue: false,
          input,
          inst
        });
        return;
      }
      if (!Number.isSafeInteger(input)) {
        if (input > 0) {
          payload.issues.push({
            input,
            code: "too_big",
            maximum: Number.MAX_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        } else {
          payload.issues.push({
            input,
            code: "too_small",
            minimum: Number.MIN_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        }
        return;
      }
    }
    if (input < minimum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_small",
        minimum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
    if (input > maximum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_big",
        maximum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
    if (length <= def.maximum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_big",
      maximum: def.maximum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units;
    if (length >= def.minimum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_small",
      minimum: def.minimum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckLengthEquals = /* @__PURE__ */ $constructor("$ZodCheckLengthEquals", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units >= def.length && units <= def.length * 2 ? codePointLength(input) : units;
    if (length === def.length)
      return;
    const origin = getLengthableOrigin(input);
    const tooBig = length > def.length;
    payload.issues.push({
      origin,
      ...tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length },
      inclusive: true,
      exact: true,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a3, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a3 = inst._zod).check ?? (_a3.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckLowerCase = /* @__PURE__ */ $constructor("$ZodCheckLowerCase", (inst, def) => {
  def.pattern ?? (def.pattern = lowercase);
  $ZodCheckStringFormat.init(inst, def);
});
var $ZodCheckUpperCase = /* @__PURE__ */ $constructor("$ZodCheckUpperCase", (inst, def) => {
  def.pattern ?? (def.pattern = uppercase);
  $ZodCheckStringFormat.init(inst, def);
});
var $ZodCheckIncludes = /* @__PURE__ */ $constructor("$ZodCheckIncludes", (inst, def) => {
  $ZodCheck.init(inst, def);
  const escapedRegex = escapeRegex(def.includes);
  const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
  def.pattern = pattern;
  inst._zod.check = (payload) => {
    if (payload.value.includes(def.includes, def.position))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "includes",
      includes: def.includes,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStartsWith = /* @__PURE__ */ $constructor("$ZodCheckStartsWith", (inst, def) => {
  $ZodCheck.init(inst, def);
  const pattern = new RegExp(`^${escapeRegex(def.prefix)}.*`);
  def.pattern ?? (def.pattern = pattern);
  inst._zod.check = (payload) => {
    if (payload.value.startsWith(def.prefix))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "starts_with",
      prefix: def.prefix,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckEndsWith = /* @__PURE__ */ $constructor("$ZodCheckEndsWith", (inst, def) => {
  $ZodCheck.init(inst, def);
  const pattern = new RegExp(`.*${escapeRegex(def.suffix)}$`);
  def.pattern ?? (def.pattern = pattern);
  inst._zod.check = (payload) => {
    if (payload.value.endsWith(def.suffix))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "ends_with",
      suffix: def.suffix,
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckOverwrite = /* @__PURE__ */ $constructor("$ZodCheckOverwrite", (inst, def) => {
  $ZodCheck.init(inst, def);
  inst._zod.check = (payload) => {
    payload.value = def.tx(payload.value);
  };
});

// node_modules/zod/v4/core/doc.js
var Doc = class {
  constructor(args = [], closed = {}) {
    this.content = [];
    this.indent = 0;
    this.args = args;
    this.closed = closed;
  }
  // the compiler catches a child's throw and keeps writing into this doc, so the indent has to unwind with it
  indented(fn) {
    this.indent += 1;
    try {
      fn(this);
    } finally {
      this.indent -= 1;
    }
  }
  write(arg) {
    if (typeof arg === "function") {
      arg(this, { execution: "sync" });
      arg(this, { execution: "async" });
      return;
    }
    const content = arg;
    const lines = content.split("\n").filter((x) => x);
    const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
    const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
    for (const line2 of dedented) {
      this.content.push(line2);
    }
  }
  compile() {
    const F = Function;
    const content = this?.content ?? [``];
    const factory = new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {
${content.join("\n")}
};`);
    return factory(...Object.values(this.closed));
  }
};

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a3;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks2 = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks2) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks2.length === 0) {
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks3, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks3) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks2, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks2, ctx));
      }
      return runChecks(result, checks2, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync2(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync2(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodStringFormat = /* @__PURE__ */ $constructor("$ZodStringFormat", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  $ZodString.init(inst, def);
});
var $ZodGUID = /* @__PURE__ */ $constructor("$ZodGUID", (inst, def) => {
  def.pattern ?? (def.pattern = guid);
  $ZodStringFormat.init(inst, def);
});
var $ZodUUID = /* @__PURE__ */ $constructor("$ZodUUID", (inst, def) => {
  if (def.version) {
    const versionMap = {
      v1: 1,
      v2: 2,
      v3: 3,
      v4: 4,
      v5: 5,
      v6: 6,
      v7: 7,
      v8: 8
    };
    const v = versionMap[def.version];
    if (v === void 0)
      throw new Error(`Invalid UUID version: "${def.version}"`);
    def.pattern ?? (def.pattern = uuid(v));
  } else
    def.pattern ?? (def.pattern = uuid());
  $ZodStringFormat.init(inst, def);
});
var $ZodEmail = /* @__PURE__ */ $constructor("$ZodEmail", (inst, def) => {
  def.pattern ?? (def.pattern = email);
  $ZodStringFormat.init(inst, def);
});
var URL_BAD_FORMAT = 1;
var URL_UNPARSEABLE = 2;
function canParseURL(input) {
  try {
    if (typeof URL !== "undefined" && typeof URL.canParse === "function")
      return URL.canParse(input);
    new URL(input);
    return true;
  } catch {
    return false;
  }
}
function validateURL(trimmed2, def) {
  if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
    return canParseURL(trimmed2) || URL_UNPARSEABLE;
  }
  return parseURLObject(trimmed2, def);
}
function parseURLObject(trimmed2, def) {
  if (!def.normalize && def.protocol?.source === httpProtocol.source && !/^https?:\/\//i.test(trimmed2)) {
    return URL_BAD_FORMAT;
  }
  try {
    if (typeof URL !== "undefined") {
      const URLStatic = URL;
      if (typeof URLStatic.parse === "function")
        return URLStatic.parse(trimmed2) ?? URL_UNPARSEABLE;
    }
    return new URL(trimmed2);
  } catch {
    return URL_UNPARSEABLE;
  }
}
var asciiTabOrNewline = /[\t\n\r]/g;
function stripTabAndNewline(value) {
  return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
  hostname.lastIndex = 0;
  return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
  protocol.lastIndex = 0;
  return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
var $ZodURL = /* @__PURE__ */ $constructor("$ZodURL", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    try {
      const trimmed2 = payload.value.trim();
      const url = validateURL(trimmed2, def);
      if (url === URL_BAD_FORMAT) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid URL format",
          input: payload.value,
          inst,
          continue: !def.abort
        });
        return;
      }
      if (url === URL_UNPARSEABLE) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          input: payload.value,
          inst,
          continue: !def.abort
        });
        return;
      }
      if (url === true) {
        payload.value = stripTabAndNewline(trimmed2);
        return;
      }
      if (def.hostname && !urlHostnameOk(url, def.hostname)) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid hostname",
          pattern: def.hostname.source,
          input: payload.value,
          inst,
          continue: !def.abort
        });
      }
      if (def.protocol && !urlProtocolOk(url, def.protocol)) {
        payload.issues.push({
          code: "invalid_format",
          format: "url",
          note: "Invalid protocol",
          pattern: def.protocol.source,
          input: payload.value,
          inst,
          continue: !def.abort
        });
      }
      payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed2);
      return;
    } catch (_) {
      payload.issues.push({
        code: "invalid_format",
        format: "url",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodEmoji = /* @__PURE__ */ $constructor("$ZodEmoji", (inst, def) => {
  def.pattern ?? (def.pattern = emoji());
  $ZodStringFormat.init(inst, def);
});
var $ZodNanoID = /* @__PURE__ */ $constructor("$ZodNanoID", (inst, def) => {
  if (def.length !== void 0 && (!Number.isInteger(def.length) || def.length < 1))
    throw new Error(`Invalid nanoid length: ${def.length}`);
  def.pattern ?? (def.pattern = def.length === void 0 ? nanoid : nanoidOfLength(def.length));
  $ZodStringFormat.init(inst, def);
});
var $ZodCUID = /* @__PURE__ */ $constructor("$ZodCUID", (inst, def) => {
  def.pattern ?? (def.pattern = cuid);
  $ZodStringFormat.init(inst, def);
});
var $ZodCUID2 = /* @__PURE__ */ $constructor("$ZodCUID2", (inst, def) => {
  def.pattern ?? (def.pattern = cuid2);
  $ZodStringFormat.init(inst, def);
});
var $ZodULID = /* @__PURE__ */ $constructor("$ZodULID", (inst, def) => {
  def.pattern ?? (def.pattern = ulid);
  $ZodStringFormat.init(inst, def);
});
var $ZodXID = /* @__PURE__ */ $constructor("$ZodXID", (inst, def) => {
  def.pattern ?? (def.pattern = xid);
  $ZodStringFormat.init(inst, def);
});
var $ZodKSUID = /* @__PURE__ */ $constructor("$ZodKSUID", (inst, def) => {
  def.pattern ?? (def.pattern = ksuid);
  $ZodStringFormat.init(inst, def);
});
var $ZodISODateTime = /* @__PURE__ */ $constructor("$ZodISODateTime", (inst, def) => {
  def.pattern ?? (def.pattern = datetime(def));
  $ZodStringFormat.init(inst, def);
});
var $ZodISODate = /* @__PURE__ */ $constructor("$ZodISODate", (inst, def) => {
  def.pattern ?? (def.pattern = date);
  $ZodStringFormat.init(inst, def);
});
var $ZodISOTime = /* @__PURE__ */ $constructor("$ZodISOTime", (inst, def) => {
  def.pattern ?? (def.pattern = time(def));
  $ZodStringFormat.init(inst, def);
});
var $ZodISODuration = /* @__PURE__ */ $constructor("$ZodISODuration", (inst, def) => {
  def.pattern ?? (def.pattern = duration);
  $ZodStringFormat.init(inst, def);
});
var $ZodIPv4 = /* @__PURE__ */ $constructor("$ZodIPv4", (inst, def) => {
  def.pattern ?? (def.pattern = ipv4);
  $ZodStringFormat.init(inst, def);
});
var ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
  if (!ipv6Alphabet.test(value))
    return false;
  return canParseURL(`http://[${value}]`);
}
var $ZodIPv6 = /* @__PURE__ */ $constructor("$ZodIPv6", (inst, def) => {
  def.pattern ?? (def.pattern = ipv6);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (!isValidIPv6(payload.value)) {
      payload.issues.push({
        code: "invalid_format",
        format: "ipv6",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCIDRv4 = /* @__PURE__ */ $constructor("$ZodCIDRv4", (inst, def) => {
  def.pattern ?? (def.pattern = cidrv4);
  $ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
  const parts2 = value.split("/");
  if (parts2.length !== 2)
    return false;
  const [address, prefix] = parts2;
  if (!prefix)
    return false;
  const prefixNum = Number(prefix);
  if (`${prefixNum}` !== prefix)
    return false;
  if (prefixNum < 0 || prefixNum > 128)
    return false;
  return isValidIPv6(address);
}
var $ZodCIDRv6 = /* @__PURE__ */ $constructor("$ZodCIDRv6", (inst, def) => {
  def.pattern ?? (def.pattern = cidrv6);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (!isValidCIDRv6(payload.value)) {
      payload.issues.push({
        code: "invalid_format",
        format: "cidrv6",
        input: payload.value,
        inst,
        continue: !def.abort
      });
    }
  };
});
function isValidBase64(data) {
  if (data === "")
    return true;
  if (/\s/.test(data))
    return false;
  if (data.length % 4 !== 0)
    return false;
  try {
    atob(data);
    return true;
  } catch {
    return false;
  }
}
var base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
var $ZodBase64 = /* @__PURE__ */ $constructor("$ZodBase64", (inst, def) => {
  def.pattern ?? (def.pattern = base64Charset);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidBase64(payload.value))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "base64",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
  if (!base64urlCharset.test(data))
    return false;
  const base642 = data.replace(/[-_]/g, (c) => c === "-" ? "+" : "/");
  const padded = base642.padEnd(Math.ceil(base642.length / 4) * 4, "=");
  return isValidBase64(padded);
}
var $ZodBase64URL = /* @__PURE__ */ $constructor("$ZodBase64URL", (inst, def) => {
  def.pattern ?? (def.pattern = base64urlCharset);
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidBase64URL(payload.value))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "base64url",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodE164 = /* @__PURE__ */ $constructor("$ZodE164", (inst, def) => {
  def.pattern ?? (def.pattern = e164);
  $ZodStringFormat.init(inst, def);
});
function isValidJWT(token, algorithm = null) {
  try {
    const tokensParts = token.split(".");
    if (tokensParts.length !== 3)
      return false;
    const [header] = tokensParts;
    if (!header)
      return false;
    const parsedHeader = JSON.parse(atob(header));
    if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
      return false;
    if (!parsedHeader.alg)
      return false;
    if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
      return false;
    return true;
  } catch {
    return false;
  }
}
var $ZodJWT = /* @__PURE__ */ $constructor("$ZodJWT", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    if (isValidJWT(payload.value, def.alg))
      return;
    payload.issues.push({
      code: "invalid_format",
      format: "jwt",
      input: payload.value,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodNumberFormat = /* @__PURE__ */ $constructor("$ZodNumberFormat", (inst, def) => {
  $ZodCheckNumberFormat.init(inst, def);
  $ZodNumber.init(inst, def);
});
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
var $ZodNever = /* @__PURE__ */ $constructor("$ZodNever", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _ctx) => {
    payload.issues.push({
      expected: "never",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse3 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start2 = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start2].continue = false;
          attachSchema(payload.issues, start2, inst);
          return payload;
        }
      }
    }
    return parse3(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field = shape[key]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field.values)
          propValues[key].add(v);
        if (field.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject2 = isObject;
  const catchall = def.catchall;
  let value;
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
var $ZodObjectJIT = /* @__PURE__ */ $constructor("$ZodObjectJIT", (inst, def) => {
  $ZodObject.init(inst, def);
  const superParse = inst._zod.parse;
  const _normalized = cached(() => normalizeDef(def));
  const memo2 = globalConfig.memoizer;
  const generateFastpass = (shape) => {
    const normalized2 = _normalized.value;
    const syms = normalized2.symbolKeys;
    const doc = new Doc(["payload", "ctx"], { shape, inst, memo: memo2, syms });
    const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
    const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
    doc.write(`const input = payload.value;`);
    const ids = /* @__PURE__ */ Object.create(null);
    let counter = 0;
    for (const key of normalized2.allKeys) {
      ids[key] = `key_${counter++}`;
    }
    doc.write(memo2 ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
    for (const key of normalized2.allKeys) {
      if (key === "__proto__")
        continue;
      const id = ids[key];
      const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : esc(key);
      const isPresent = `${k} in input`;
      const schema2 = shape[key];
      const optin = schema2?._zod?.optin;
      const isOptionalIn = optin !== void 0;
      const isOptionalOut = schema2?._zod?.optout === "optional";
      doc.write(`const ${id} = ${parseStr(k)};`);
      if (isOptionalIn && isOptionalOut) {
        const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
        doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
      } else if (!isOptionalIn) {
        doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
      } else {
        doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
        if (optin === "defaulted") {
          doc.write(`newResult[${k}] = ${id}.value;`);
        } else {
          doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
        }
      }
    }
    doc.write(`payload.value = newResult;`);
    doc.write(`return payload;`);
    return doc.compile();
  };
  let fastpass;
  const isObject2 = isObject;
  const jit = !globalConfig.jitless;
  const allowsEval2 = allowsEval;
  const fastEnabled = jit && allowsEval2.value;
  const catchall = def.catchall;
  let value;
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
      if (!fastpass)
        fastpass = generateFastpass(def.shape);
      payload = fastpass(payload, ctx);
      if (!catchall)
        return payload;
      return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
    }
    return superParse(payload, ctx);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
var $ZodIntersection = /* @__PURE__ */ $constructor("$ZodIntersection", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    const left = def.left._zod.run({ value: input, issues: [] }, ctx);
    const right = def.right._zod.run({ value: input, issues: [] }, ctx);
    const async = left instanceof Promise || right instanceof Promise;
    if (async) {
      return Promise.all([left, right]).then(([left2, right2]) => {
        return handleIntersectionResults(payload, left2, right2);
      });
    }
    return handleIntersectionResults(payload, left, right);
  };
});
function mergeValues(a, b) {
  if (a === b) {
    return { valid: true, data: a };
  }
  if (a instanceof Date && b instanceof Date && +a === +b) {
    return { valid: true, data: a };
  }
  if (isPlainObject(a) && isPlainObject(b)) {
    const bKeys = Object.keys(b);
    const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
    const newObj = { ...a, ...b };
    if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
      delete newObj.__proto__;
    for (const key of sharedKeys) {
      if (key === "__proto__")
        continue;
      const sharedValue = mergeValues(a[key], b[key]);
      if (!sharedValue.valid) {
        return {
          valid: false,
          mergeErrorPath: [key, ...sharedValue.mergeErrorPath]
        };
      }
      newObj[key] = sharedValue.data;
    }
    return { valid: true, data: newObj };
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) {
      return { valid: false, mergeErrorPath: [] };
    }
    const newArray = [];
    for (let index = 0; index < a.length; index++) {
      const itemA = a[index];
      const itemB = b[index];
      const sharedValue = mergeValues(itemA, itemB);
      if (!sharedValue.valid) {
        return {
          valid: false,
          mergeErrorPath: [index, ...sharedValue.mergeErrorPath]
        };
      }
      newArray.push(sharedValue.data);
    }
    return { valid: true, data: newArray };
  }
  return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
  const unrecKeys = /* @__PURE__ */ new Map();
  let unrecIssue;
  const keyIssues = /* @__PURE__ */ new Map();
  const collect = (iss, side) => {
    let keys;
    if (iss.code === "unrecognized_keys" && !iss.path?.length) {
      unrecIssue ?? (unrecIssue = iss);
      keys = iss.keys;
    } else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
      const k = String(iss.path[0]);
      if (!keyIssues.has(k))
        keyIssues.set(k, iss);
      keys = [k];
    } else {
      return false;
    }
    for (const k of keys) {
      if (!unrecKeys.has(k))
        unrecKeys.set(k, {});
      unrecKeys.get(k)[side] = true;
    }
    return true;
  };
  for (const iss of left.issues) {
    if (!collect(iss, "l"))
      result.issues.push(iss);
  }
  for (const iss of right.issues) {
    if (!collect(iss, "r"))
      result.issues.push(iss);
  }
  const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
  if (bothKeys.length) {
    const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
    if (aggregated.length)
      result.issues.push({ ...unrecIssue, keys: aggregated });
    for (const k of bothKeys) {
      if (!aggregated.includes(k) && keyIssues.has(k))
        result.issues.push(keyIssues.get(k));
    }
  }
  const merged2 = mergeValues(left.value, right.value);
  if (!merged2.valid) {
    if (aborted(result))
      return result;
    throw new Error(`Unmergable intersection. Error path: ${JSON.stringify(merged2.mergeErrorPath)}`);
  }
  result.value = merged2.data;
  return result;
}
var $ZodRecord = /* @__PURE__ */ $constructor("$ZodRecord", (inst, def) => {
  $ZodType.init(inst, def);
  const memo2 = globalConfig.memoizer;
  memo2?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isPlainObject(input)) {
      payload.issues.push({
        expected: "record",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    const proms = [];
    const values = def.keyType._zod.values;
    if (values && !def.partial) {
      payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
      const recordKeys = /* @__PURE__ */ new Set();
      for (const key of values) {
        if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
          recordKeys.add(typeof key === "number" ? key.toString() : key);
          if (key === "__proto__")
            continue;
          const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
          if (keyResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (keyResult.issues.length) {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key,
              path: [key],
              inst
            });
            continue;
          }
          const outKey = keyResult.value;
          if (outKey === "__proto__")
            continue;
          const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
          if (result instanceof Promise) {
            proms.push(result.then((result2) => {
              if (result2.issues.length) {
                payload.issues.push(...prefixIssues(key, result2.issues));
              }
              payload.value[outKey] = result2.value;
            }));
          } else {
            if (result.issues.length) {
              payload.issues.push(...prefixIssues(key, result.issues));
            }
            payload.value[outKey] = result.value;
          }
        }
      }
      let unrecognized;
      for (const key in input) {
        if (!recordKeys.has(key)) {
          if (def.mode === "loose") {
            if (key === "__proto__")
              continue;
            payload.value[key] = input[key];
          } else {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key);
          }
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    } else {
      payload.value = memo2 ? memo2.alloc(inst, payload, {}, ctx) : {};
      let unrecognized;
      for (const key of Reflect.ownKeys(input)) {
        if (key === "__proto__")
          continue;
        if (!Object.prototype.propertyIsEnumerable.call(input, key))
          continue;
        let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
        if (keyResult instanceof Promise) {
          throw new Error("Async schemas not supported in object keys currently");
        }
        const checkNumericKey = typeof key === "string" && number.test(key) && keyResult.issues.length;
        if (checkNumericKey) {
          const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
          if (retryResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (retryResult.issues.length === 0) {
            keyResult = retryResult;
          }
        }
        if (keyResult.issues.length) {
          if (def.mode === "loose") {
            payload.value[key] = input[key];
          } else if (values) {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key);
          } else {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key,
              path: [key],
              inst
            });
          }
          continue;
        }
        const outKey = keyResult.value;
        if (outKey === "__proto__")
          continue;
        const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
        if (result instanceof Promise) {
          proms.push(result.then((result2) => {
            if (result2.issues.length) {
              payload.issues.push(...prefixIssues(key, result2.issues));
            }
            payload.value[outKey] = result2.value;
          }));
        } else {
          if (result.issues.length) {
            payload.issues.push(...prefixIssues(key, result.issues));
          }
          payload.value[outKey] = result.value;
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
});
var $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
  $ZodType.init(inst, def);
  const values = getEnumValues(def.entries);
  const valuesSet = new Set(values);
  inst._zod.values = valuesSet;
  defineLazyInternal(inst, "pattern", (zod) => {
    const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
    return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (valuesSet.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodExactOptional = /* @__PURE__ */ $constructor("$ZodExactOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
  inst._zod.parse = (payload, ctx) => {
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodDefault = /* @__PURE__ */ $constructor("$ZodDefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
      return payload;
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleDefaultResult(result2, def));
    }
    return handleDefaultResult(result, def);
  };
});
function handleDefaultResult(payload, def) {
  if (payload.value === void 0) {
    payload.value = def.defaultValue;
  }
  return payload;
}
var $ZodPrefault = /* @__PURE__ */ $constructor("$ZodPrefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNonOptional = /* @__PURE__ */ $constructor("$ZodNonOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => {
    const v = zod.def.innerType._zod.values;
    return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleNonOptionalResult(result2, inst));
    }
    return handleNonOptionalResult(result, inst);
  };
});
function handleNonOptionalResult(payload, inst) {
  if (!payload.issues.length && payload.value === void 0) {
    payload.issues.push({
      code: "invalid_type",
      expected: "nonoptional",
      input: payload.value,
      inst
    });
  }
  return payload;
}
function handleCatchResult(payload, result, def, ctx) {
  if (!result.issues.length) {
    payload.value = result.value;
    if (result.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result,
    value: payload.value,
    error: {
      issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
    }
    return handleCatchResult(payload, result, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next2, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next2._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodReadonly = /* @__PURE__ */ $constructor("$ZodReadonly", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then(handleReadonlyResult);
    }
    return handleReadonlyResult(result);
  };
});
function handleReadonlyResult(payload) {
  if (!payload.memo)
    payload.value = Object.freeze(payload.value);
  return payload;
}
var $ZodLazy = /* @__PURE__ */ $constructor("$ZodLazy", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazy(inst._zod, "innerType", () => {
    const d = def;
    if (!d._cachedInner)
      d._cachedInner = def.getter();
    return d._cachedInner;
  });
  defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
  defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
  defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? void 0);
  inst._zod.parse = (payload, ctx) => {
    const inner = inst._zod.innerType;
    return inner._zod.run(payload, ctx);
  };
});
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue(_iss));
  }
}

// node_modules/zod/v4/core/memoizer.js
var $ZodCyclicError = class extends Error {
  constructor() {
    super(`Cannot parse a reference cycle that closes through a transform`);
    this.name = "ZodCyclicError";
  }
};
var STATE = "~memo";
var NO_ISSUES = [];
function isRef(value) {
  return value !== null && typeof value === "object";
}
function cloneIssues(issues) {
  return issues.map((iss) => iss.path ? { ...iss, path: iss.path.slice() } : { ...iss });
}
var recursive = /* @__PURE__ */ new WeakMap();
var NONE = 0;
var ASSUMED = 1;
var PROVEN = 2;
function isRecursive(inst, stack, resolve3) {
  const cached2 = recursive.get(inst);
  if (cached2 !== void 0)
    return cached2 ? PROVEN : NONE;
  if (stack.has(inst))
    return PROVEN;
  stack.add(inst);
  let result = NONE;
  const check = (child) => {
    if (result !== PROVEN && child?._zod) {
      const answer2 = isRecursive(child, stack, resolve3);
      if (answer2 > result)
        result = answer2;
    }
  };
  const shape = (sh, spread) => {
    let answer2 = NONE;
    for (const key of Reflect.ownKeys(sh)) {
      const desc = Object.getOwnPropertyDescriptor(sh, key);
      if (spread && !desc.enumerable)
        continue;
      const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve3) : NONE;
      if (child > answer2)
        answer2 = child;
    }
    return answer2;
  };
  const merge3 = (answer2) => {
    if (answer2 > result)
      result = answer2;
  };
  const def = inst._zod.def;
  const kind = def.type;
  switch (kind) {
    case "object": {
      const raw = rawShape(def);
      merge3(raw ? shape(raw, true) : ASSUMED);
      check(def.catchall);
      break;
    }
    case "array":
      check(def.element);
      break;
    case "tuple":
      for (const el of def.items)
        check(el);
      check(def.rest);
      break;
    case "record":
    case "map":
      check(def.keyType);
      check(def.valueType);
      break;
    case "set":
      check(def.valueType);
      break;
    case "union":
      for (const el of def.options)
        check(el);
      break;
    case "intersection":
      check(def.left);
      check(def.right);
      break;
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
    case "nonoptional":
    case "promise":
    case "success":
      check(def.innerType);
      break;
    case "pipe":
      check(def.in);
      check(def.out);
      break;
    case "function":
      check(def.input);
      check(def.output);
      break;
    // `$ZodLazy` caches its inner on the def, so a resolved edge is followed exactly
    case "lazy": {
      const inner = def._cachedInner ?? (resolve3 ? inst._zod.innerType : void 0);
      merge3(inner ? isRecursive(inner, stack, false) : ASSUMED);
      break;
    }
    // a leaf by choice: `parts` are regex fragments, not data positions
    case "template_literal":
    // leaves
    case "string":
    case "number":
    case "int":
    case "boolean":
    case "bigint":
    case "symbol":
    case "undefined":
    case "null":
    case "void":
    case "never":
    case "any":
    case "unknown":
    case "date":
    case "nan":
    case "enum":
    case "literal":
    case "file":
    case "transform":
    case "custom":
      break;
    default: {
      kind;
      for (const key in def) {
        const desc = Object.getOwnPropertyDescriptor(def, key);
        if (!desc || desc.get)
          continue;
        const value = desc.value;
        if (!value || typeof value !== "object")
          continue;
        if (value._zod)
          check(value);
        else if (Array.isArray(value))
          for (const el of value)
            check(el);
      }
    }
  }
  stack.delete(inst);
  return settle(inst, result);
}
function settle(inst, answer2) {
  if (answer2 !== ASSUMED)
    recursive.set(inst, answer2 === PROVEN);
  return answer2;
}
function bucketFor(state, inst) {
  let bucket = state.buckets.get(inst);
  if (!bucket) {
    bucket = /* @__PURE__ */ new WeakMap();
    state.buckets.set(inst, bucket);
  }
  return bucket;
}
var handoff;
var open = [];
var memo = {
  alloc(_inst, payload, empty) {
    const bucket = handoff;
    if (!bucket)
      return empty;
    handoff = void 0;
    const entry = { value: empty, issues: null };
    bucket.set(payload.value, entry);
    open.push(entry);
    return empty;
  },
  guard(inst) {
    var _a3;
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred.push(() => {
      const base = inst._zod.parse;
      const wrapped = (payload, ctx) => {
        if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value))
          throw new $ZodCyclicError();
        return base(payload, ctx);
      };
      inst._zod.parse = wrapped;
      if (inst._zod.run === base)
        inst._zod.run = wrapped;
    });
  },
  attach(inst) {
    var _a3;
    let isRecursiveInst;
    let rechecked = false;
    let lastCtx;
    let lastBucket;
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred.push(() => {
      const base = inst._zod.parse;
      const wrapped = (payload, ctx) => {
        if (isRecursiveInst === void 0) {
          const walked = isRecursive(inst, /* @__PURE__ */ new Set(), false);
          if (walked === NONE) {
            inst._zod.parse = base;
            if (inst._zod.run === wrapped)
              inst._zod.run = base;
            return base(payload, ctx);
          }
          if (walked === PROVEN || rechecked)
            isRecursiveInst = true;
          else
            rechecked = true;
        }
        const input = payload.value;
        if (!isRef(input))
          return base(payload, ctx);
        let state = ctx[STATE];
        if (!state) {
          state = { buckets: /* @__PURE__ */ new WeakMap(), backEdges: void 0 };
          ctx[STATE] = state;
        }
        let bucket;
        if (lastCtx === ctx) {
          bucket = lastBucket;
        } else {
          bucket = bucketFor(state, inst);
          lastCtx = ctx;
          lastBucket = bucket;
        }
        const hit = bucket.get(input);
        if (hit) {
          payload.value = hit.value;
          if (hit.issues) {
            if (hit.issues.length)
              payload.issues.push(...cloneIssues(hit.issues));
          } else {
            payload.memo = true;
            state.backEdges ?? (state.backEdges = /* @__PURE__ */ new WeakSet());
            state.backEdges.add(hit.value);
          }
          return payload;
        }
        handoff = bucket;
        const depth = open.length;
        const result = base(payload, ctx);
        handoff = void 0;
        const entry = open.length > depth ? open.pop() : void 0;
        if (result instanceof Promise) {
          return result.then((r) => {
            if (entry)
              entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
            return r;
          });
        }
        if (entry)
          entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
        return result;
      };
      inst._zod.parse = wrapped;
      if (inst._zod.run === base)
        inst._zod.run = wrapped;
    });
  }
};
function memoizer() {
  return memo;
}
function isBackEdge(ctx, value) {
  const backEdges = ctx[STATE]?.backEdges;
  return backEdges !== void 0 && isRef(value) && backEdges.has(value);
}

// node_modules/zod/v4/locales/en.js
var error = () => {
  const Sizable = {
    string: { unit: "characters", verb: "to have" },
    file: { unit: "bytes", verb: "to have" },
    array: { unit: "items", verb: "to have" },
    set: { unit: "items", verb: "to have" },
    map: { unit: "entries", verb: "to have" }
  };
  function getSizing(origin) {
    return Sizable[origin] ?? null;
  }
  const FormatDictionary = {
    regex: "input",
    email: "email address",
    url: "URL",
    emoji: "emoji",
    uuid: "UUID",
    uuidv4: "UUIDv4",
    uuidv6: "UUIDv6",
    nanoid: "nanoid",
    guid: "GUID",
    cuid: "cuid",
    cuid2: "cuid2",
    ulid: "ULID",
    xid: "XID",
    ksuid: "KSUID",
    datetime: "ISO datetime",
    date: "ISO date",
    time: "ISO time",
    duration: "ISO duration",
    ipv4: "IPv4 address",
    ipv6: "IPv6 address",
    mac: "MAC address",
    cidrv4: "IPv4 range",
    cidrv6: "IPv6 range",
    base64: "base64-encoded string",
    base64url: "base64url-encoded string",
    json_string: "JSON string",
    e164: "E.164 number",
    currency_code: "currency code",
    credit_card: "credit card number",
    iban: "IBAN",
    jwt: "JWT",
    template_literal: "input"
  };
  const TypeDictionary = {
    // Compatibility: "nan" -> "NaN" for display
    nan: "NaN"
    // All other type names omitted - they fall back to raw values via ?? operator
  };
  function getTypeName(type, input) {
    if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
      return String(input);
    }
    return TypeDictionary[type] ?? type;
  }
  return (issue2) => {
    switch (issue2.code) {
      case "invalid_type": {
        const expected = getTypeName(issue2.expected);
        const receivedType = parsedType(issue2.input);
        const received = getTypeName(receivedType, issue2.input);
        return `Invalid input: expected ${expected}, received ${received}`;
      }
      case "invalid_value":
        if (issue2.values.length === 1)
          return `Invalid input: expected ${stringifyPrimitive(issue2.values[0])}`;
        return `Invalid option: expected one of ${joinValues(issue2.values, "|")}`;
      case "too_big": {
        const adj = issue2.exact ? "exactly " : issue2.inclusive ? "<=" : "<";
        const sizing = getSizing(issue2.origin);
        if (sizing)
          return `Too big: expected ${issue2.origin ?? "value"} to have ${adj}${issue2.maximum.toString()} ${sizing.unit ?? "elements"}`;
        return `Too big: expected ${issue2.origin ?? "value"} to be ${adj}${issue2.maximum.toString()}`;
      }
      case "too_small": {
        const adj = issue2.exact ? "exactly " : issue2.inclusive ? ">=" : ">";
        const sizing = getSizing(issue2.origin);
        if (sizing) {
          return `Too small: expected ${issue2.origin} to have ${adj}${issue2.minimum.toString()} ${sizing.unit}`;
        }
        return `Too small: expected ${issue2.origin} to be ${adj}${issue2.minimum.toString()}`;
      }
      case "invalid_format": {
        const _issue = issue2;
        if (_issue.format === "starts_with") {
          return `Invalid string: must start with "${_issue.prefix}"`;
        }
        if (_issue.format === "ends_with")
          return `Invalid string: must end with "${_issue.suffix}"`;
        if (_issue.format === "includes")
          return `Invalid string: must include "${_issue.includes}"`;
        if (_issue.format === "regex")
          return `Invalid string: must match pattern ${_issue.pattern}`;
        return `Invalid ${FormatDictionary[_issue.format] ?? issue2.format}`;
      }
      case "not_multiple_of":
        return `Invalid number: must be a multiple of ${issue2.divisor}`;
      case "unrecognized_keys":
        return `Unrecognized key${issue2.keys.length > 1 ? "s" : ""}: ${joinValues(issue2.keys, ", ")}`;
      case "invalid_key":
        return `Invalid key in ${issue2.origin}`;
      case "invalid_union":
        if (issue2.options && Array.isArray(issue2.options) && issue2.options.length > 0) {
          const opts = issue2.options.map((o) => `'${o}'`).join(" | ");
          return `Invalid discriminator value. Expected ${opts}`;
        }
        if (issue2.inclusive === false) {
          return "Invalid input: more than one option matched";
        }
        return "Invalid input";
      case "invalid_element":
        return `Invalid value in ${issue2.origin}`;
      default:
        return `Invalid input`;
    }
  };
};
function en_default() {
  return {
    localeError: error()
  };
}

// node_modules/zod/v4/core/registries.js
var _a2;
var $ZodRegistry = class {
  constructor() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
  }
  add(schema2, ..._meta) {
    const meta2 = _meta[0];
    this._map.set(schema2, meta2);
    if (meta2 && typeof meta2 === "object" && "id" in meta2) {
      this._idmap.set(meta2.id, schema2);
    }
    return this;
  }
  clear() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
    return this;
  }
  remove(schema2) {
    const meta2 = this._map.get(schema2);
    if (meta2 && typeof meta2 === "object" && "id" in meta2) {
      this._idmap.delete(meta2.id);
    }
    this._map.delete(schema2);
    return this;
  }
  get(schema2) {
    const p = schema2._zod.parent;
    if (p) {
      const pm = { ...this.get(p) ?? {} };
      delete pm.id;
      const f = { ...pm, ...this._map.get(schema2) };
      return Object.keys(f).length ? f : void 0;
    }
    return this._map.get(schema2);
  }
  has(schema2) {
    return this._map.has(schema2);
  }
};
function registry() {
  return new $ZodRegistry();
}
(_a2 = globalThis).__zod_globalRegistry ?? (_a2.__zod_globalRegistry = registry());
var globalRegistry = globalThis.__zod_globalRegistry;

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class2, params) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class2, params) {
  return new Class2({
    type: "string",
    format: "email",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class2, params) {
  return new Class2({
    type: "string",
    format: "guid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v4",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v6",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class2, params) {
  return new Class2({
    type: "string",
    format: "uuid",
    check: "string_format",
    abort: false,
    version: "v7",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _url(Class2, params) {
  return new Class2({
    type: "string",
    format: "url",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _emoji2(Class2, params) {
  return new Class2({
    type: "string",
    format: "emoji",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class2, params) {
  return new Class2({
    type: "string",
    format: "nanoid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cuid(Class2, params) {
  return new Class2({
    type: "string",
    format: "cuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class2, params) {
  return new Class2({
    type: "string",
    format: "cuid2",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class2, params) {
  return new Class2({
    type: "string",
    format: "ulid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class2, params) {
  return new Class2({
    type: "string",
    format: "xid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class2, params) {
  return new Class2({
    type: "string",
    format: "ksuid",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class2, params) {
  return new Class2({
    type: "string",
    format: "ipv4",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class2, params) {
  return new Class2({
    type: "string",
    format: "ipv6",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class2, params) {
  return new Class2({
    type: "string",
    format: "cidrv4",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class2, params) {
  return new Class2({
    type: "string",
    format: "cidrv6",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class2, params) {
  return new Class2({
    type: "string",
    format: "base64",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class2, params) {
  return new Class2({
    type: "string",
    format: "base64url",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class2, params) {
  return new Class2({
    type: "string",
    format: "e164",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class2, params) {
  return new Class2({
    type: "string",
    format: "jwt",
    check: "string_format",
    abort: false,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class2, params) {
  return new Class2({
    type: "string",
    format: "datetime",
    check: "string_format",
    offset: false,
    local: false,
    precision: null,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class2, params) {
  return new Class2({
    type: "string",
    format: "date",
    check: "string_format",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class2, params) {
  return new Class2({
    type: "string",
    format: "time",
    check: "string_format",
    precision: null,
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class2, params) {
  return new Class2({
    type: "string",
    format: "duration",
    check: "string_format",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _number(Class2, params) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class2, params) {
  return new Class2({
    type: "number",
    check: "number_format",
    abort: false,
    format: "safeint",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class2, params) {
  return new Class2({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _never(Class2, params) {
  return new Class2({
    type: "never",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
  return new $ZodCheckMultipleOf({
    check: "multiple_of",
    ...normalizeParams(params),
    value
  });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
  const ch = new $ZodCheckMaxLength({
    check: "max_length",
    ...normalizeParams(params),
    maximum
  });
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params),
    minimum
  });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
  return new $ZodCheckLengthEquals({
    check: "length_equals",
    ...normalizeParams(params),
    length
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
  return new $ZodCheckLowerCase({
    check: "string_format",
    format: "lowercase",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
  return new $ZodCheckUpperCase({
    check: "string_format",
    format: "uppercase",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
  return new $ZodCheckIncludes({
    check: "string_format",
    format: "includes",
    ...normalizeParams(params),
    includes
  });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
  return new $ZodCheckStartsWith({
    check: "string_format",
    format: "starts_with",
    ...normalizeParams(params),
    prefix
  });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
  return new $ZodCheckEndsWith({
    check: "string_format",
    format: "ends_with",
    ...normalizeParams(params),
    suffix
  });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
  return new $ZodCheckOverwrite({
    check: "overwrite",
    tx
  });
}
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
  return /* @__PURE__ */ _overwrite((input) => input.normalize(form));
}
// @__NO_SIDE_EFFECTS__
function _trim() {
  return /* @__PURE__ */ _overwrite((input) => input.trim());
}
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
  return /* @__PURE__ */ _overwrite((input) => input.toLowerCase());
}
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
  return /* @__PURE__ */ _overwrite((input) => input.toUpperCase());
}
// @__NO_SIDE_EFFECTS__
function _slugify() {
  return /* @__PURE__ */ _overwrite((input) => slugify(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class2, element, params) {
  return new Class2({
    type: "array",
    element,
    // get element() {
    //   return element;
    // },
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _refine(Class2, fn, _params) {
  const schema2 = new Class2({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema2;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
  const ch = /* @__PURE__ */ _check((payload) => {
    payload.addIssue = (issue2) => {
      if (typeof issue2 === "string") {
        payload.issues.push(issue(issue2, payload.value, ch._zod.def));
      } else {
        const _issue = issue2;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = ch);
        _issue.continue ?? (_issue.continue = !ch._zod.def.abort);
        payload.issues.push(issue(_issue));
      }
    };
    return fn(payload.value, payload);
  }, params);
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
  const ch = new $ZodCheck({
    check: "custom",
    ...normalizeParams(params)
  });
  ch._zod.check = fn;
  return ch;
}

// node_modules/zod/v4/core/to-json-schema.js
function assignProps(target, ...sources) {
  for (const source of sources) {
    for (const key of Reflect.ownKeys(source)) {
      if (Object.prototype.propertyIsEnumerable.call(source, key)) {
        assignProp(target, key, source[key]);
      }
    }
  }
  return target;
}
function initializeContext(params) {
  let target = params?.target ?? "draft-2020-12";
  if (target === "draft-4")
    target = "draft-04";
  if (target === "draft-7")
    target = "draft-07";
  return {
    processors: params.processors ?? {},
    metadataRegistry: params?.metadata ?? globalRegistry,
    target,
    unrepresentable: params?.unrepresentable ?? "throw",
    override: params?.override ?? (() => {
    }),
    io: params?.io ?? "output",
    counter: 0,
    seen: /* @__PURE__ */ new Map(),
    sharedDefsExtractedFor: void 0,
    sharedEmitDoneFor: void 0,
    cycles: params?.cycles ?? "ref",
    reused: params?.reused ?? "inline",
    intersections: [],
    deferred: [],
    external: params?.external ?? void 0
  };
}
function handleUnrepresentable(schema2, ctx, json, params, message) {
  const result = typeof ctx.unrepresentable === "function" ? ctx.unrepresentable({ zodSchema: schema2, path: params.path, message }) : ctx.unrepresentable;
  if (result === "any")
    return false;
  if (result === void 0 || result === "throw")
    throw new Error(message);
  Object.assign(json, result);
  return true;
}
function processSchema(schema2, ctx, _params = { path: [], schemaPath: [] }) {
  var _a3;
  const def = schema2._zod.def;
  const seen = ctx.seen.get(schema2);
  if (seen) {
    seen.count++;
    const isCycle = _params.schemaPath.includes(schema2);
    if (isCycle) {
      seen.cycle = _params.path;
    }
    return seen.schema;
  }
  const result = { schema: {}, count: 1, cycle: void 0, path: _params.path };
  ctx.seen.set(schema2, result);
  ctx.sharedDefsExtractedFor = void 0;
  ctx.sharedEmitDoneFor = void 0;
  const overrideSchema = schema2._zod.toJSONSchema?.();
  if (overrideSchema) {
    result.schema = overrideSchema;
  } else {
    const params = {
      ..._params,
      schemaPath: [..._params.schemaPath, schema2],
      path: _params.path
    };
    if (schema2._zod.processJSONSchema) {
      schema2._zod.processJSONSchema(ctx, result.schema, params);
    } else {
      const _json = result.schema;
      const processor = ctx.processors[def.type];
      if (!processor) {
        throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
      }
      processor(schema2, ctx, _json, params);
    }
    const parent = schema2._zod.parent;
    if (parent) {
      if (!result.ref)
        result.ref = parent;
      processSchema(parent, ctx, params);
      ctx.seen.get(parent).isParent = true;
    }
  }
  const meta2 = ctx.metadataRegistry.get(schema2);
  if (meta2)
    assignProps(result.schema, meta2);
  if (ctx.io === "input" && isTransforming(schema2)) {
    delete result.schema.examples;
    delete result.schema.default;
  }
  if (ctx.io === "input" && "_prefault" in result.schema)
    (_a3 = result.schema).default ?? (_a3.default = result.schema._prefault);
  delete result.schema._prefault;
  const _result = ctx.seen.get(schema2);
  return _result.schema;
}
function encodeJSONPointerSegment(segment) {
  return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function extractDefs(ctx, schema2) {
  const root = ctx.seen.get(schema2);
  if (!root)
    throw new Error("Unprocessed schema. This is a bug in Zod.");
  if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external)
    return;
  const idToSchema = /* @__PURE__ */ new Map();
  for (const entry of ctx.seen.entries()) {
    const id = ctx.metadataRegistry.get(entry[0])?.id;
    if (id) {
      const existing = idToSchema.get(id);
      if (existing && existing !== entry[0]) {
        throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
      }
      idToSchema.set(id, entry[0]);
    }
  }
  const makeURI = (entry) => {
    const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
    if (ctx.external) {
      const externalId = ctx.external.registry.get(entry[0])?.id;
      const uriGenerator = ctx.external.uri ?? ((id2) => id2);
      if (externalId) {
        return { ref: uriGenerator(externalId) };
      }
      const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
      entry[1].defId = id;
      return { defId: id, ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}` };
    }
    const uriPrefix = `#`;
    const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
    if (entry[1] === root && !entry[1].schema.id) {
      return { ref: uriPrefix };
    }
    const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
    return { defId, ref: defUriPrefix + encodeJSONPointerSegment(defId) };
  };
  const extractToDef = (entry) => {
    if (entry[1].schema.$ref) {
      return;
    }
    const seen = entry[1];
    const { ref, defId } = makeURI(entry);
    seen.def = { ...seen.schema };
    if (defId)
      seen.defId = defId;
    const schema3 = seen.schema;
    for (const key in schema3) {
      delete schema3[key];
    }
    schema3.$ref = ref;
  };
  if (ctx.cycles === "throw") {
    for (const entry of ctx.seen.entries()) {
      const seen = entry[1];
      if (seen.cycle) {
        throw new Error(`Cycle detected: #/${seen.cycle?.join("/")}/<root>

Set the \`cycles\` parameter to \`"ref"\` to resolve cyclical schemas with defs.`);
      }
    }
  }
  for (const entry of ctx.seen.entries()) {
    const seen = entry[1];
    if (schema2 === entry[0]) {
      extractToDef(entry);
      continue;
    }
    if (ctx.external) {
      const ext = ctx.external.registry.get(entry[0])?.id;
      if (schema2 !== entry[0] && ext) {
        extractToDef(entry);
        continue;
      }
    }
    const id = ctx.metadataRegistry.get(entry[0])?.id;
    if (id) {
      extractToDef(entry);
      continue;
    }
    if (seen.cycle) {
      extractToDef(entry);
      continue;
    }
    if (seen.count > 1) {
      if (ctx.reused === "ref") {
        extractToDef(entry);
      }
    }
  }
  if (ctx.external)
    ctx.sharedDefsExtractedFor = ctx.external;
}
function compactTypeUnion(schema2) {
  const options5 = schema2.anyOf;
  if (!Array.isArray(options5) || options5.length === 0 || schema2.type !== void 0)
    return;
  const types = [];
  for (const option of options5) {
    if (!option || typeof option !== "object")
      return;
    compactTypeUnion(option);
    const keys = Object.keys(option);
    if (keys.length !== 1 || keys[0] !== "type")
      return;
    const type = option.type;
    for (const member of Array.isArray(type) ? type : [type]) {
      if (typeof member !== "string")
        return;
      if (!types.includes(member))
        types.push(member);
    }
  }
  delete schema2.anyOf;
  schema2.type = types.length === 1 ? types[0] : types;
}
var FOLDABLE_KEYS = /* @__PURE__ */ new Set(["type", "properties", "required", "additionalProperties"]);
var UNION_KEYS = ["oneOf", "anyOf"];
function undeclaredConstraint(member) {
  const extra = member.additionalProperties;
  if (extra === void 0 || extra === false || typeof extra !== "object" || extra === null)
    return null;
  return Object.keys(extra).length ? extra : null;
}
function foldObjects(members2) {
  const objects = [];
  for (const member of members2) {
    if (typeof member !== "object" || member.type !== "object")
      return null;
    for (const key in member) {
      if (!FOLDABLE_KEYS.has(key))
        return null;
    }
    objects.push(member);
  }
  const properties = {};
  const required2 = /* @__PURE__ */ new Set();
  for (const object2 of objects) {
    for (const key in object2.properties) {
      if (Object.prototype.hasOwnProperty.call(properties, key))
        continue;
      const parts2 = [];
      for (const other of objects) {
        const part = other.properties?.[key] ?? undeclaredConstraint(other);
        if (part === null || part === void 0)
          continue;
        if (!parts2.some((seen) => JSON.stringify(seen) === JSON.stringify(part)))
          parts2.push(part);
      }
      const merged2 = parts2.length === 1 ? parts2[0] : foldObjects(parts2) ?? { allOf: parts2 };
      assignProp(properties, key, merged2);
    }
    for (const key of object2.required ?? [])
      required2.add(key);
  }
  const folded = { type: "object", properties };
  if (required2.size)
    folded.required = [...required2];
  if (objects.every((object2) => object2.additionalProperties === false)) {
    folded.additionalProperties = false;
  } else {
    const constraints = [];
    for (const object2 of objects) {
      const constraint = undeclaredConstraint(object2);
      if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint)))
        constraints.push(constraint);
    }
    if (constraints.length === 1)
      folded.additionalProperties = constraints[0];
    else if (constraints.length > 1)
      folded.additionalProperties = { allOf: constraints };
  }
  return folded;
}
function foldIntersection(json) {
  const allOf2 = json.allOf;
  if (!Array.isArray(allOf2) || allOf2.length < 2)
    return;
  for (const key of FOLDABLE_KEYS)
    if (key in json)
      return;
  const unions = allOf2.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
  let folded = null;
  if (!unions.length) {
    folded = foldObjects(allOf2);
  } else {
    const union2 = unions[0];
    const keyword = UNION_KEYS.find((k) => Array.isArray(union2[k]));
    if (Object.keys(union2).length !== 1)
      return;
    const rest2 = allOf2.filter((m) => m !== union2);
    const branches = union2[keyword].map((branch2) => foldObjects([...rest2, branch2]));
    if (branches.some((b) => !b))
      return;
    folded = { [keyword]: branches };
  }
  if (!folded)
    return;
  delete json.allOf;
  assignProps(json, folded);
}
function finalize(ctx, schema2) {
  const root = ctx.seen.get(schema2);
  if (!root)
    throw new Error("Unprocessed schema. This is a bug in Zod.");
  const flattenRef = (zodSchema) => {
    const seen = ctx.seen.get(zodSchema);
    if (seen.ref === null)
      return;
    const schema3 = seen.def ?? seen.schema;
    const _cached = { ...schema3 };
    const ref = seen.ref;
    seen.ref = null;
    if (ref) {
      flattenRef(ref);
      const refSeen = ctx.seen.get(ref);
      const refSchema = refSeen.schema;
      if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
        schema3.allOf = schema3.allOf ?? [];
        schema3.allOf.push(refSchema);
      } else {
        assignProps(schema3, refSchema);
      }
      assignProps(schema3, _cached);
      const isParentRef = zodSchema._zod.parent === ref;
      if (isParentRef) {
        for (const key in schema3) {
          if (key === "$ref" || key === "allOf")
            continue;
          if (!(key in _cached)) {
            delete schema3[key];
          }
        }
      }
      if (refSchema.$ref && refSeen.def) {
        for (const key in schema3) {
          if (key === "$ref" || key === "allOf")
            continue;
          if (key in refSeen.def && JSON.stringify(schema3[key]) === JSON.stringify(refSeen.def[key])) {
            delete schema3[key];
          }
        }
      }
    }
    const parent = zodSchema._zod.parent;
    if (parent && parent !== ref) {
      flattenRef(parent);
      const parentSeen = ctx.seen.get(parent);
      if (parentSeen?.schema.$ref) {
        schema3.$ref = parentSeen.schema.$ref;
        if (parentSeen.def) {
          for (const key in schema3) {
            if (key === "$ref" || key === "allOf")
              continue;
            if (key in parentSeen.def && JSON.stringify(schema3[key]) === JSON.stringify(parentSeen.def[key])) {
              delete schema3[key];
            }
          }
        }
      }
    }
    ctx.override({
      zodSchema,
      jsonSchema: schema3,
      path: seen.path ?? []
    });
  };
  if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
    for (const entry of [...ctx.seen.entries()].reverse()) {
      flattenRef(entry[0]);
    }
    if (ctx.target !== "openapi-3.0") {
      for (const entry of ctx.seen.entries()) {
        compactTypeUnion(entry[1].def ?? entry[1].schema);
      }
    }
    for (const rewrite of ctx.deferred)
      rewrite();
    if (ctx.intersections.length) {
      const carriers = /* @__PURE__ */ new Map();
      for (const seen of ctx.seen.values()) {
        for (const json of [seen.schema, seen.def]) {
          const allOf2 = json?.allOf;
          if (!Array.isArray(allOf2))
            continue;
          const existing = carriers.get(allOf2);
          if (existing)
            existing.push(json);
          else
            carriers.set(allOf2, [json]);
        }
      }
      for (const allOf2 of ctx.intersections) {
        for (const json of carriers.get(allOf2) ?? [])
          foldIntersection(json);
      }
    }
  }
  const result = {};
  if (ctx.target === "draft-2020-12") {
    result.$schema = "https://json-schema.org/draft/2020-12/schema";
  } else if (ctx.target === "draft-07") {
    result.$schema = "http://json-schema.org/draft-07/schema#";
  } else if (ctx.target === "draft-04") {
    result.$schema = "http://json-schema.org/draft-04/schema#";
  } else if (ctx.target === "openapi-3.0") {
  } else {
  }
  if (ctx.external?.uri) {
    const id = ctx.external.registry.get(schema2)?.id;
    if (!id)
      throw new Error("Schema is missing an `id` property");
    result.$id = ctx.external.uri(id);
  }
  assignProps(result, root.defId ? root.schema : root.def ?? root.schema);
  const rootMetaId = ctx.metadataRegistry.get(schema2)?.id;
  if (rootMetaId !== void 0 && result.id === rootMetaId)
    delete result.id;
  const defs = ctx.external?.defs ?? {};
  if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
    for (const entry of ctx.seen.entries()) {
      const seen = entry[1];
      if (seen.def && seen.defId) {
        if (seen.def.id === seen.defId)
          delete seen.def.id;
        assignProp(defs, seen.defId, seen.def);
      }
    }
  }
  if (ctx.external)
    ctx.sharedEmitDoneFor = ctx.external;
  if (ctx.external) {
  } else {
    if (Object.keys(defs).length > 0) {
      if (ctx.target === "draft-2020-12") {
        result.$defs = defs;
      } else {
        result.definitions = defs;
      }
    }
  }
  try {
    const finalized = JSON.parse(JSON.stringify(result));
    Object.defineProperty(finalized, "~standard", {
      value: {
        ...schema2["~standard"],
        jsonSchema: {
          input: createStandardJSONSchemaMethod(schema2, "input", ctx.processors),
          output: createStandardJSONSchemaMethod(schema2, "output", ctx.processors)
        }
      },
      enumerable: false,
      writable: false
    });
    return finalized;
  } catch (_err) {
    throw new Error("Error converting schema to JSON.");
  }
}
function isTransforming(_schema, _ctx) {
  const ctx = _ctx ?? { seen: /* @__PURE__ */ new Set() };
  if (ctx.seen.has(_schema))
    return false;
  ctx.seen.add(_schema);
  const def = _schema._zod.def;
  if (def.type === "transform")
    return true;
  if (def.type === "array")
    return isTransforming(def.element, ctx);
  if (def.type === "set")
    return isTransforming(def.valueType, ctx);
  if (def.type === "lazy")
    return isTransforming(def.getter(), ctx);
  if (def.type === "promise" || def.type === "optional" || def.type === "nonoptional" || def.type === "nullable" || def.type === "readonly" || def.type === "default" || def.type === "prefault" || def.type === "catch") {
    return isTransforming(def.innerType, ctx);
  }
  if (def.type === "intersection") {
    return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
  }
  if (def.type === "record" || def.type === "map") {
    return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
  }
  if (def.type === "pipe") {
    if (_schema._zod.traits.has("$ZodCodec"))
      return true;
    return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
  }
  if (def.type === "object") {
    for (const key in def.shape) {
      if (isTransforming(def.shape[key], ctx))
        return true;
    }
    return false;
  }
  if (def.type === "union") {
    for (const option of def.options) {
      if (isTransforming(option, ctx))
        return true;
    }
    return false;
  }
  if (def.type === "tuple") {
    for (const item of def.items) {
      if (isTransforming(item, ctx))
        return true;
    }
    if (def.rest && isTransforming(def.rest, ctx))
      return true;
    return false;
  }
  return false;
}
var createToJSONSchemaMethod = (schema2, processors = {}) => (params) => {
  const ctx = initializeContext({ ...params, processors });
  processSchema(schema2, ctx);
  extractDefs(ctx, schema2);
  return finalize(ctx, schema2);
};
var createStandardJSONSchemaMethod = (schema2, io, processors = {}) => (params) => {
  const { libraryOptions, target } = params ?? {};
  const ctx = initializeContext({ ...libraryOptions ?? {}, target, io, processors });
  processSchema(schema2, ctx);
  extractDefs(ctx, schema2);
  return finalize(ctx, schema2);
};

// node_modules/zod/v4/core/json-schema-processors.js
var narrowMin = (agg, key, value) => {
  if (agg[key] === void 0 || value > agg[key])
    agg[key] = value;
};
var narrowMax = (agg, key, value) => {
  if (agg[key] === void 0 || value < agg[key])
    agg[key] = value;
};
var narrowBoth = (agg, value) => {
  narrowMin(agg, "minimum", value);
  narrowMax(agg, "maximum", value);
};
var addDivisor = (agg, value) => {
  agg.multipleOf ?? (agg.multipleOf = []);
  if (!agg.multipleOf.includes(value))
    agg.multipleOf.push(value);
};
var addPattern = (agg, pattern) => {
  agg.patterns ?? (agg.patterns = /* @__PURE__ */ new Set());
  agg.patterns.add(pattern);
};
var intersectMime = (agg, mime) => {
  agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
var setFormat = (agg, format) => {
  agg.format = format;
  if (format.includes("int"))
    agg.isInt = true;
};
var minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
var maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
var formatContributor = (ranges) => (agg, def) => {
  setFormat(agg, def.format);
  const [minimum, maximum] = ranges[def.format];
  narrowMin(agg, "minimum", minimum);
  narrowMax(agg, "maximum", maximum);
};
var contributors = {
  greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
  less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
  multiple_of: (agg, def) => addDivisor(agg, def.value),
  number_format: formatContributor(NUMBER_FORMAT_RANGES),
  bigint_format: formatContributor(BIGINT_FORMAT_RANGES),
  min_length: minContributor,
  max_length: maxContributor,
  length_equals: (agg, def) => narrowBoth(agg, def.length),
  min_size: minContributor,
  max_size: maxContributor,
  size_equals: (agg, def) => narrowBoth(agg, def.size),
  string_format: (agg, def) => {
    setFormat(agg, def.format);
    if (def.pattern)
      addPattern(agg, def.pattern);
    if (def.format === "base64" || def.format === "base64url")
      agg.contentEncoding = def.format;
    if (def.local || def.precision === -1)
      agg.laxFormat = true;
  },
  mime_type: (agg, def) => intersectMime(agg, def.mime)
};
function aggregateChecks(schema2) {
  const agg = {};
  const def = schema2._zod.def;
  const list = schema2._zod.traits.has("$ZodCheck") ? [schema2, ...def.checks ?? []] : def.checks ?? [];
  for (const ch of list)
    contributors[ch._zod.def.check]?.(agg, ch._zod.def);
  const bag = schema2._zod.bag;
  if (bag.minimum !== void 0)
    narrowMin(agg, "minimum", bag.minimum);
  if (bag.exclusiveMinimum !== void 0)
    narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
  if (bag.maximum !== void 0)
    narrowMax(agg, "maximum", bag.maximum);
  if (bag.exclusiveMaximum !== void 0)
    narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
  if (bag.multipleOf !== void 0)
    addDivisor(agg, bag.multipleOf);
  if (bag.format !== void 0) {
    agg.format ?? (agg.format = bag.format);
    if (bag.format.includes("int"))
      agg.isInt = true;
  }
  if (bag.mime)
    intersectMime(agg, bag.mime);
  for (const pattern of bag.patterns ?? [])
    addPattern(agg, pattern);
  return agg;
}
var formatMap = {
  guid: "uuid",
  url: "uri",
  datetime: "date-time",
  json_string: "json-string",
  regex: ""
  // do not set
};
var exactPatterns = /* @__PURE__ */ new Map([
  [base64Charset, base64],
  [base64urlCharset, base64url]
]);
var exactPattern = (p) => exactPatterns.get(p) ?? p;
var stringProcessor = (schema2, ctx, _json, _params) => {
  const json = _json;
  json.type = "string";
  const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema2);
  if (typeof minimum === "number")
    json.minLength = minimum;
  if (typeof maximum === "number")
    json.maxLength = maximum;
  if (format) {
    json.format = formatMap[format] ?? format;
    if (json.format === "")
      delete json.format;
    if (format === "time" || laxFormat) {
      delete json.format;
    }
  }
  if (contentEncoding)
    json.contentEncoding = contentEncoding;
  if (patterns && patterns.size > 0) {
    const patternList = [...patterns].map(exactPattern);
    if (patternList.length === 1)
      json.pattern = patternList[0].source;
    else if (patternList.length > 1) {
      json.allOf = [
        ...patternList.map((regex) => ({
          ...ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0" ? { type: "string" } : {},
          pattern: regex.source
        }))
      ];
    }
  }
};
var numberProcessor = (schema2, ctx, _json, params) => {
  const json = _json;
  const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema2);
  json.type = isInt ? "integer" : "number";
  const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
  const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
  const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
  if (exMin) {
    if (legacy) {
      json.minimum = exclusiveMinimum;
      json.exclusiveMinimum = true;
    } else {
      json.exclusiveMinimum = exclusiveMinimum;
    }
  } else if (typeof minimum === "number") {
    json.minimum = minimum;
  }
  if (exMax) {
    if (legacy) {
      json.maximum = exclusiveMaximum;
      json.exclusiveMaximum = true;
    } else {
      json.exclusiveMaximum = exclusiveMaximum;
    }
  } else if (typeof maximum === "number") {
    json.maximum = maximum;
  }
  if (multipleOf) {
    const divisors = /* @__PURE__ */ new Set();
    for (const divisor of multipleOf) {
      if (Number.isFinite(divisor) && divisor !== 0)
        divisors.add(Math.abs(divisor));
      else
        handleUnrepresentable(schema2, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
    }
    const [first, ...rest2] = divisors;
    if (first !== void 0)
      json.multipleOf = first;
    if (rest2.length)
      json.allOf = [...json.allOf ?? [], ...rest2.map((m) => ({ multipleOf: m }))];
  }
};
var booleanProcessor = (_schema, _ctx, json, _params) => {
  json.type = "boolean";
};
var neverProcessor = (_schema, _ctx, json, _params) => {
  json.not = {};
};
var unknownProcessor = (_schema, _ctx, _json, _params) => {
};
var enumProcessor = (schema2, _ctx, json, _params) => {
  const def = schema2._zod.def;
  const values = getEnumValues(def.entries);
  if (values.length === 0) {
    json.not = {};
    return;
  }
  if (values.every((v) => typeof v === "number"))
    json.type = "number";
  if (values.every((v) => typeof v === "string"))
    json.type = "string";
  json.enum = values;
};
var literalProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  if (def.values.length === 0) {
    json.not = {};
    return;
  }
  const vals = [];
  for (const val of def.values) {
    if (val === void 0) {
      if (handleUnrepresentable(schema2, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema"))
        return;
    } else if (typeof val === "bigint") {
      if (handleUnrepresentable(schema2, ctx, json, params, "BigInt literals cannot be represented in JSON Schema"))
        return;
      vals.push(Number(val));
    } else {
      vals.push(val);
    }
  }
  if (vals.length === 0) {
  } else if (vals.length === 1) {
    const val = vals[0];
    json.type = val === null ? "null" : typeof val;
    if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") {
      json.enum = [val];
    } else {
      json.const = val;
    }
  } else {
    if (vals.every((v) => typeof v === "number"))
      json.type = "number";
    if (vals.every((v) => typeof v === "string"))
      json.type = "string";
    if (vals.every((v) => typeof v === "boolean"))
      json.type = "boolean";
    if (vals.every((v) => v === null))
      json.type = "null";
    json.enum = vals;
  }
};
var customProcessor = (schema2, ctx, json, params) => {
  handleUnrepresentable(schema2, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
var transformProcessor = (schema2, ctx, json, params) => {
  handleUnrepresentable(schema2, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
var arrayProcessor = (schema2, ctx, _json, params) => {
  const json = _json;
  const def = schema2._zod.def;
  const { minimum, maximum } = aggregateChecks(schema2);
  if (typeof minimum === "number")
    json.minItems = minimum;
  if (typeof maximum === "number")
    json.maxItems = maximum;
  json.type = "array";
  json.items = processSchema(def.element, ctx, {
    ...params,
    path: [...params.path, "items"]
  });
};
function inputOptin(schema2) {
  const def = schema2._zod.def;
  if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) {
    return inputOptin(def.out);
  }
  if (def.type === "catch") {
    return inputOptin(def.innerType);
  }
  return schema2._zod.optin;
}
var objectProcessor = (schema2, ctx, _json, params) => {
  const json = _json;
  const def = schema2._zod.def;
  const shape = def.shape;
  const symbolKeys = Object.getOwnPropertySymbols(shape);
  if (symbolKeys.length && handleUnrepresentable(schema2, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) {
    return;
  }
  json.type = "object";
  json.properties = {};
  for (const key in shape) {
    assignProp(json.properties, key, processSchema(shape[key], ctx, {
      ...params,
      path: [...params.path, "properties", key]
    }));
  }
  const requiredKeys = [];
  for (const key of Object.keys(shape)) {
    const field = def.shape[key];
    if (ctx.io === "input" ? inputOptin(field) === void 0 : field._zod.optout === void 0) {
      requiredKeys.push(key);
    }
  }
  if (requiredKeys.length > 0) {
    json.required = requiredKeys;
  }
  if (def.catchall?._zod.def.type === "never") {
    json.additionalProperties = false;
  } else if (!def.catchall) {
    if (ctx.io === "output")
      json.additionalProperties = false;
  } else if (def.catchall) {
    json.additionalProperties = processSchema(def.catchall, ctx, {
      ...params,
      path: [...params.path, "additionalProperties"]
    });
  }
};
var unionProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  const isExclusive = def.inclusive === false;
  const options5 = def.options.map((x, i) => processSchema(x, ctx, {
    ...params,
    path: [...params.path, isExclusive ? "oneOf" : "anyOf", i]
  }));
  if (isExclusive) {
    json.oneOf = options5;
  } else {
    json.anyOf = options5;
  }
};
var intersectionProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  const a = processSchema(def.left, ctx, {
    ...params,
    path: [...params.path, "allOf", 0]
  });
  const b = processSchema(def.right, ctx, {
    ...params,
    path: [...params.path, "allOf", 1]
  });
  const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
  const allOf2 = [
    ...isSimpleIntersection(a) ? a.allOf : [a],
    ...isSimpleIntersection(b) ? b.allOf : [b]
  ];
  json.allOf = allOf2;
  ctx.intersections.push(allOf2);
};
function stringifyKeyNames(bySchema, json, visited) {
  if (json.$ref) {
    if (visited.has(json))
      return json;
    visited.add(json);
    const def = bySchema.get(json)?.def;
    if (!def)
      return json;
    const inlined = stringifyKeyNames(bySchema, def, visited);
    return inlined === def ? json : inlined;
  }
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = json[keyword];
    if (!Array.isArray(branches))
      continue;
    const mapped = branches.map((branch2) => stringifyKeyNames(bySchema, branch2, visited));
    if (mapped.some((branch2, i) => branch2 !== branches[i]))
      json = { ...json, [keyword]: mapped };
  }
  const types = Array.isArray(json.type) ? json.type : [json.type];
  const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
  const values = json.enum ?? (json.const !== void 0 ? [json.const] : void 0);
  if (!numericType && !values?.some((v) => typeof v === "number"))
    return json;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest2 } = json;
  if (rest2.enum)
    rest2.enum = rest2.enum.map((v) => typeof v === "number" ? String(v) : v);
  else if (typeof rest2.const === "number")
    rest2.const = String(rest2.const);
  if (!numericType)
    return rest2;
  rest2.type = "string";
  if (!values)
    rest2.pattern = (types.includes("number") ? number : integer).source;
  return rest2;
}
var pendingRecords = /* @__PURE__ */ new WeakMap();
function rewriteKeyNames(ctx) {
  const bySchema = /* @__PURE__ */ new Map();
  for (const entry of ctx.seen.values()) {
    if (entry.def && !bySchema.has(entry.schema))
      bySchema.set(entry.schema, entry);
  }
  const rewrites = /* @__PURE__ */ new Map();
  for (const record2 of pendingRecords.get(ctx) ?? []) {
    const seen = ctx.seen.get(record2);
    const names = (seen?.def ?? seen?.schema)?.propertyNames;
    if (!names || names === true || rewrites.has(names))
      continue;
    const rewritten = stringifyKeyNames(bySchema, names, /* @__PURE__ */ new Set());
    if (rewritten !== names)
      rewrites.set(names, rewritten);
  }
  if (!rewrites.size)
    return;
  for (const entry of ctx.seen.values()) {
    for (const carrier of [entry.schema, entry.def]) {
      const rewritten = carrier && rewrites.get(carrier.propertyNames);
      if (rewritten)
        carrier.propertyNames = rewritten;
    }
  }
}
var recordProcessor = (schema2, ctx, _json, params) => {
  const json = _json;
  const def = schema2._zod.def;
  json.type = "object";
  const keyType = def.keyType;
  const patterns = aggregateChecks(keyType).patterns;
  if (def.mode === "loose" && patterns && patterns.size > 0) {
    const valueSchema = processSchema(def.valueType, ctx, {
      ...params,
      path: [...params.path, "patternProperties", "*"]
    });
    json.patternProperties = {};
    for (const pattern of patterns) {
      assignProp(json.patternProperties, exactPattern(pattern).source, valueSchema);
    }
  } else {
    if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
      json.propertyNames = processSchema(def.keyType, ctx, {
        ...params,
        path: [...params.path, "propertyNames"]
      });
      let pending = pendingRecords.get(ctx);
      if (!pending) {
        pending = [];
        pendingRecords.set(ctx, pending);
        ctx.deferred.push(() => rewriteKeyNames(ctx));
      }
      pending.push(schema2);
    }
    json.additionalProperties = processSchema(def.valueType, ctx, {
      ...params,
      path: [...params.path, "additionalProperties"]
    });
  }
  const keyValues = keyType._zod.values;
  const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== void 0;
  if (keyValues && !def.partial && !omittableOnInput) {
    const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
    if (validKeyValues.length > 0) {
      json.required = validKeyValues.map(String);
    }
  }
};
var nullableProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  const inner = processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  if (ctx.target === "openapi-3.0") {
    seen.ref = def.innerType;
    json.nullable = true;
  } else {
    json.anyOf = [inner, { type: "null" }];
  }
};
var nonoptionalProcessor = (schema2, ctx, _json, params) => {
  const def = schema2._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = def.innerType;
};
var UNREPRESENTABLE_DEFAULT = /* @__PURE__ */ Symbol();
function serializeDefaultValue(value, schema2, ctx, json, params) {
  let unrepresentable = false;
  const serialized = JSON.stringify(value, (_, val) => {
    if (typeof val !== "bigint")
      return val;
    unrepresentable = true;
    return null;
  });
  if (!unrepresentable)
    return JSON.parse(serialized);
  handleUnrepresentable(schema2, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
  return UNREPRESENTABLE_DEFAULT;
}
var defaultProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = def.innerType;
  const value = serializeDefaultValue(def.defaultValue, schema2, ctx, json, params);
  if (value !== UNREPRESENTABLE_DEFAULT)
    json.default = value;
};
var prefaultProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = def.innerType;
  if (ctx.io !== "input")
    return;
  const value = serializeDefaultValue(def.defaultValue, schema2, ctx, json, params);
  if (value !== UNREPRESENTABLE_DEFAULT)
    json._prefault = value;
};
var catchProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = def.innerType;
  let catchValue;
  try {
    catchValue = def.catchValue(void 0);
  } catch {
    handleUnrepresentable(schema2, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
    return;
  }
  json.default = catchValue;
};
var pipeProcessor = (schema2, ctx, _json, params) => {
  const def = schema2._zod.def;
  const inIsTransform = def.in._zod.traits.has("$ZodTransform");
  const innerType = ctx.io === "input" ? inIsTransform ? def.out : def.in : def.out;
  processSchema(innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = innerType;
};
var readonlyProcessor = (schema2, ctx, json, params) => {
  const def = schema2._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = def.innerType;
  json.readOnly = true;
};
var optionalProcessor = (schema2, ctx, _json, params) => {
  const def = schema2._zod.def;
  processSchema(def.innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = def.innerType;
};
var lazyProcessor = (schema2, ctx, _json, params) => {
  const innerType = schema2._zod.innerType;
  processSchema(innerType, ctx, params);
  const seen = ctx.seen.get(schema2);
  seen.ref = innerType;
};

// node_modules/zod/v4/classic/errors.js
var _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
function _lazyMethod(proto, key, make) {
  Object.defineProperty(proto, key, {
    configurable: true,
    enumerable: false,
    get() {
      const value = make(this);
      Object.defineProperty(this, key, { value, configurable: true, writable: true });
      return value;
    },
    set(value) {
      Object.defineProperty(this, key, { value, configurable: true, writable: true });
    }
  });
}
var initializer2 = (inst, issues) => {
  $ZodError.init(inst, issues);
  inst.name = "ZodError";
  const proto = Object.getPrototypeOf(inst);
  if (_installedErrorProtos.has(proto))
    return;
  _installedErrorProtos.add(proto);
  _lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
  _lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
  _lazyMethod(proto, "addIssue", (self) => (issue2) => {
    self.issues.push(issue2);
    self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
  });
  _lazyMethod(proto, "addIssues", (self) => (issues2) => {
    self.issues.push(...issues2);
    self.message = JSON.stringify(self.issues, jsonStringifyReplacer, 2);
  });
  Object.defineProperty(proto, "isEmpty", {
    configurable: true,
    enumerable: false,
    get() {
      return this.issues.length === 0;
    }
  });
};
var ZodRealError = /* @__PURE__ */ $constructor("ZodError", initializer2, void 0, {
  Parent: Error
});

// node_modules/zod/v4/classic/parse.js
var parse = /* @__PURE__ */ _parse(ZodRealError);
var parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
var safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
var safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);
var encode = /* @__PURE__ */ _encode(ZodRealError);
var decode = /* @__PURE__ */ _decode(ZodRealError);
var encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
var decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
var safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
var safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
var safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
var safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

// node_modules/zod/v4/classic/schemas.js
function _ensureDefaultLocale() {
  if (!globalConfig.localeError)
    config(en_default());
}
function _ensureDefaultMemoizer() {
  if (!globalConfig.memoizer)
    config({ memoizer: memoizer() });
}
var ZodType = /* @__PURE__ */ $constructor("ZodType", (inst, def) => {
  _ensureDefaultLocale();
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
  return inst;
}, {
  check(...chks) {
    const def = this.def;
    return this.clone(util_exports.mergeDefs(def, {
      checks: [
        ...def.checks ?? [],
        ...chks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }), { parent: true });
  },
  with(...chks) {
    return this.check(...chks);
  },
  clone(def, params) {
    return clone(this, def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  refine(check, params) {
    return this.check(refine(check, params));
  },
  superRefine(refinement, params) {
    return this.check(superRefine(refinement, params));
  },
  overwrite(fn) {
    return this.check(_overwrite(fn));
  },
  optional() {
    return optional(this);
  },
  exactOptional() {
    return exactOptional(this);
  },
  nullable() {
    return nullable(this);
  },
  nullish() {
    return optional(nullable(this));
  },
  nonoptional(params) {
    return nonoptional(this, params);
  },
  array() {
    return array(this);
  },
  or(arg) {
    return union([this, arg]);
  },
  and(arg) {
    return intersection(this, arg);
  },
  transform(tx) {
    return pipe(this, transform(tx));
  },
  default(d) {
    return _default(this, d);
  },
  prefault(d) {
    return prefault(this, d);
  },
  catch(params) {
    return _catch(this, params);
  },
  pipe(target) {
    return pipe(this, target);
  },
  readonly() {
    return readonly(this);
  },
  describe(description) {
    const cl = this.clone();
    globalRegistry.add(cl, { description });
    return cl;
  },
  meta(...args) {
    if (args.length === 0)
      return globalRegistry.get(this);
    const cl = this.clone();
    globalRegistry.add(cl, args[0]);
    return cl;
  },
  isOptional() {
    return this.safeParse(void 0).success;
  },
  isNullable() {
    return this.safeParse(null).success;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  },
  // Overrides core's `~standard` to add `jsonSchema`. Must stay a prototype entry: redefining it per instance demotes instances to dictionary mode.
  get "~standard"() {
    return util_exports.hide(this, "~standard", {
      ...standardProps(this),
      jsonSchema: {
        input: createStandardJSONSchemaMethod(this, "input"),
        output: createStandardJSONSchemaMethod(this, "output")
      }
    });
  },
  set "~standard"(value) {
    util_exports.own(this, "~standard", value);
  },
  parse: function _parse2(data, params) {
    return parse(this, data, params, { callee: _parse2 });
  },
  parseAsync: async function _parseAsync2(data, params) {
    return await parseAsync(this, data, params, { callee: _parseAsync2 });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  async safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  // `spa` is an alias: same function object as `safeParseAsync`, as before.
  get spa() {
    return this?.safeParseAsync;
  },
  set spa(value) {
    util_exports.own(this, "spa", value);
  },
  validate(data, params) {
    return validate(this, data, params);
  },
  validateAsync(data, params) {
    return validateAsync(this, data, params);
  },
  encode: function _encode2(data, params) {
    return encode(this, data, params, { callee: _encode2 });
  },
  decode: function _decode2(data, params) {
    return decode(this, data, params, { callee: _decode2 });
  },
  encodeAsync: async function _encodeAsync2(data, params) {
    return await encodeAsync(this, data, params, { callee: _encodeAsync2 });
  },
  decodeAsync: async function _decodeAsync2(data, params) {
    return await decodeAsync(this, data, params, { callee: _decodeAsync2 });
  },
  safeEncode(data, params) {
    return safeEncode(this, data, params);
  },
  safeDecode(data, params) {
    return safeDecode(this, data, params);
  },
  async safeEncodeAsync(data, params) {
    return safeEncodeAsync(this, data, params);
  },
  async safeDecodeAsync(data, params) {
    return safeDecodeAsync(this, data, params);
  },
  toJSONSchema(params) {
    return createToJSONSchemaMethod(this, {})(params);
  },
  // Reads through to the registry on every access, so it must not cache.
  get description() {
    return globalRegistry.get(this)?.description;
  },
  // No setter: `schema._def = x` throws, as it did when `_def` was a non-writable own property.
  get _def() {
    return this._zod.def;
  }
});
var _ZodString = /* @__PURE__ */ $constructor(
  "_ZodString",
  (inst, def) => {
    $ZodString.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
  },
  /* @__PURE__ */ util_exports.derived({
    format: (inst) => aggregateChecks(inst).format ?? null,
    minLength: (inst) => aggregateChecks(inst).minimum ?? null,
    maxLength: (inst) => aggregateChecks(inst).maximum ?? null
  }, {
    regex(...args) {
      return this.check(_regex(...args));
    },
    includes(...args) {
      return this.check(_includes(...args));
    },
    startsWith(...args) {
      return this.check(_startsWith(...args));
    },
    endsWith(...args) {
      return this.check(_endsWith(...args));
    },
    min(...args) {
      return this.check(_minLength(...args));
    },
    max(...args) {
      return this.check(_maxLength(...args));
    },
    length(...args) {
      return this.check(_length(...args));
    },
    nonempty(...args) {
      return this.check(_minLength(1, ...args));
    },
    lowercase(params) {
      return this.check(_lowercase(params));
    },
    uppercase(params) {
      return this.check(_uppercase(params));
    },
    trim() {
      return this.check(_trim());
    },
    normalize(...args) {
      return this.check(_normalize(...args));
    },
    toLowerCase() {
      return this.check(_toLowerCase());
    },
    toUpperCase() {
      return this.check(_toUpperCase());
    },
    slugify() {
      return this.check(_slugify());
    }
  })
);
var ZodString = /* @__PURE__ */ $constructor("ZodString", (inst, def) => {
  $ZodString.init(inst, def);
  _ZodString.init(inst, def);
}, {
  email(params) {
    return this.check(_email(ZodEmail, params));
  },
  url(params) {
    return this.check(_url(ZodURL, params));
  },
  jwt(params) {
    return this.check(_jwt(ZodJWT, params));
  },
  emoji(params) {
    return this.check(_emoji2(ZodEmoji, params));
  },
  guid(params) {
    return this.check(_guid(ZodGUID, params));
  },
  uuid(params) {
    return this.check(_uuid(ZodUUID, params));
  },
  uuidv4(params) {
    return this.check(_uuidv4(ZodUUID, params));
  },
  uuidv6(params) {
    return this.check(_uuidv6(ZodUUID, params));
  },
  uuidv7(params) {
    return this.check(_uuidv7(ZodUUID, params));
  },
  nanoid(params) {
    return this.check(_nanoid(ZodNanoID, params));
  },
  cuid(params) {
    return this.check(_cuid(ZodCUID, params));
  },
  cuid2(params) {
    return this.check(_cuid2(ZodCUID2, params));
  },
  ulid(params) {
    return this.check(_ulid(ZodULID, params));
  },
  base64(params) {
    return this.check(_base64(ZodBase64, params));
  },
  base64url(params) {
    return this.check(_base64url(ZodBase64URL, params));
  },
  xid(params) {
    return this.check(_xid(ZodXID, params));
  },
  ksuid(params) {
    return this.check(_ksuid(ZodKSUID, params));
  },
  ipv4(params) {
    return this.check(_ipv4(ZodIPv4, params));
  },
  ipv6(params) {
    return this.check(_ipv6(ZodIPv6, params));
  },
  cidrv4(params) {
    return this.check(_cidrv4(ZodCIDRv4, params));
  },
  cidrv6(params) {
    return this.check(_cidrv6(ZodCIDRv6, params));
  },
  e164(params) {
    return this.check(_e164(ZodE164, params));
  },
  datetime(params) {
    return this.check(_isoDateTime(ZodISODateTime, params));
  },
  date(params) {
    return this.check(_isoDate(ZodISODate, params));
  },
  time(params) {
    return this.check(_isoTime(ZodISOTime, params));
  },
  duration(params) {
    return this.check(_isoDuration(ZodISODuration, params));
  }
});
function string2(params) {
  return _string(ZodString, params);
}
var ZodStringFormat = /* @__PURE__ */ $constructor("ZodStringFormat", (inst, def) => {
  $ZodStringFormat.init(inst, def);
  _ZodString.init(inst, def);
});
var ZodISODateTime = /* @__PURE__ */ $constructor("ZodISODateTime", (inst, def) => {
  $ZodISODateTime.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISODate = /* @__PURE__ */ $constructor("ZodISODate", (inst, def) => {
  $ZodISODate.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISOTime = /* @__PURE__ */ $constructor("ZodISOTime", (inst, def) => {
  $ZodISOTime.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodISODuration = /* @__PURE__ */ $constructor("ZodISODuration", (inst, def) => {
  $ZodISODuration.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodEmail = /* @__PURE__ */ $constructor("ZodEmail", (inst, def) => {
  $ZodEmail.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodGUID = /* @__PURE__ */ $constructor("ZodGUID", (inst, def) => {
  $ZodGUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodUUID = /* @__PURE__ */ $constructor("ZodUUID", (inst, def) => {
  $ZodUUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodURL = /* @__PURE__ */ $constructor("ZodURL", (inst, def) => {
  $ZodURL.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodEmoji = /* @__PURE__ */ $constructor("ZodEmoji", (inst, def) => {
  $ZodEmoji.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodNanoID = /* @__PURE__ */ $constructor("ZodNanoID", (inst, def) => {
  $ZodNanoID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCUID = /* @__PURE__ */ $constructor("ZodCUID", (inst, def) => {
  $ZodCUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCUID2 = /* @__PURE__ */ $constructor("ZodCUID2", (inst, def) => {
  $ZodCUID2.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodULID = /* @__PURE__ */ $constructor("ZodULID", (inst, def) => {
  $ZodULID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodXID = /* @__PURE__ */ $constructor("ZodXID", (inst, def) => {
  $ZodXID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodKSUID = /* @__PURE__ */ $constructor("ZodKSUID", (inst, def) => {
  $ZodKSUID.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodIPv4 = /* @__PURE__ */ $constructor("ZodIPv4", (inst, def) => {
  $ZodIPv4.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodIPv6 = /* @__PURE__ */ $constructor("ZodIPv6", (inst, def) => {
  $ZodIPv6.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCIDRv4 = /* @__PURE__ */ $constructor("ZodCIDRv4", (inst, def) => {
  $ZodCIDRv4.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodCIDRv6 = /* @__PURE__ */ $constructor("ZodCIDRv6", (inst, def) => {
  $ZodCIDRv6.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodBase64 = /* @__PURE__ */ $constructor("ZodBase64", (inst, def) => {
  $ZodBase64.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodBase64URL = /* @__PURE__ */ $constructor("ZodBase64URL", (inst, def) => {
  $ZodBase64URL.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodE164 = /* @__PURE__ */ $constructor("ZodE164", (inst, def) => {
  $ZodE164.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodJWT = /* @__PURE__ */ $constructor("ZodJWT", (inst, def) => {
  $ZodJWT.init(inst, def);
  ZodStringFormat.init(inst, def);
});
var ZodNumber = /* @__PURE__ */ $constructor(
  "ZodNumber",
  (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
    inst.isFinite = true;
  },
  /* @__PURE__ */ util_exports.derived({
    minValue: (inst) => {
      const { minimum, exclusiveMinimum } = aggregateChecks(inst);
      return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
    },
    maxValue: (inst) => {
      const { maximum, exclusiveMaximum } = aggregateChecks(inst);
      return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
    },
    isInt: (inst) => {
      const { isInt, multipleOf } = aggregateChecks(inst);
      return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
    },
    format: (inst) => aggregateChecks(inst).format ?? null
  }, {
    gt(value, params) {
      return this.check(_gt(value, params));
    },
    gte(value, params) {
      return this.check(_gte(value, params));
    },
    min(value, params) {
      return this.check(_gte(value, params));
    },
    lt(value, params) {
      return this.check(_lt(value, params));
    },
    lte(value, params) {
      return this.check(_lte(value, params));
    },
    max(value, params) {
      return this.check(_lte(value, params));
    },
    int(params) {
      return this.check(int(params));
    },
    safe(params) {
      return this.check(int(params));
    },
    positive(params) {
      return this.check(_gt(0, params));
    },
    nonnegative(params) {
      return this.check(_gte(0, params));
    },
    negative(params) {
      return this.check(_lt(0, params));
    },
    nonpositive(params) {
      return this.check(_lte(0, params));
    },
    multipleOf(value, params) {
      return this.check(_multipleOf(value, params));
    },
    step(value, params) {
      return this.check(_multipleOf(value, params));
    },
    finite() {
      return this;
    }
  })
);
function number2(params) {
  return _number(ZodNumber, params);
}
var ZodNumberFormat = /* @__PURE__ */ $constructor("ZodNumberFormat", (inst, def) => {
  $ZodNumberFormat.init(inst, def);
  ZodNumber.init(inst, def);
});
function int(params) {
  return _int(ZodNumberFormat, params);
}
var ZodBoolean = /* @__PURE__ */ $constructor("ZodBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function boolean2(params) {
  return _boolean(ZodBoolean, params);
}
var ZodUnknown = /* @__PURE__ */ $constructor("ZodUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
  return _unknown(ZodUnknown);
}
var ZodNever = /* @__PURE__ */ $constructor("ZodNever", (inst, def) => {
  $ZodNever.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
  return _never(ZodNever, params);
}
var ZodArray = /* @__PURE__ */ $constructor("ZodArray", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodArray.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
  inst.element = def.element;
}, {
  min(n, params) {
    return this.check(_minLength(n, params));
  },
  nonempty(params) {
    return this.check(_minLength(1, params));
  },
  max(n, params) {
    return this.check(_maxLength(n, params));
  },
  length(n, params) {
    return this.check(_length(n, params));
  },
  unwrap() {
    return this.element;
  }
});
function array(element, params) {
  return _array(ZodArray, element, params);
}
var ZodObject = /* @__PURE__ */ $constructor("ZodObject", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodObjectJIT.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
  util_exports.installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
}, {
  keyof() {
    return _enum(Object.keys(this._zod.def.shape));
  },
  catchall(catchall) {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall }));
  },
  passthrough() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: unknown() }));
  },
  loose() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: unknown() }));
  },
  strict() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: never() }));
  },
  strip() {
    return this.clone(util_exports.mergeDefs(this._zod.def, { catchall: void 0 }));
  },
  extend(incoming) {
    return util_exports.extend(this, incoming);
  },
  safeExtend(incoming) {
    return util_exports.safeExtend(this, incoming);
  },
  merge(other) {
    return util_exports.merge(this, other);
  },
  pick(mask) {
    return util_exports.pick(this, mask);
  },
  omit(mask) {
    return util_exports.omit(this, mask);
  },
  partial(...args) {
    return util_exports.partial(ZodOptional, this, args[0]);
  },
  exactPartial(...args) {
    return util_exports.partial(ZodExactOptional, this, args[0], "exactPartial");
  },
  required(...args) {
    return util_exports.required(ZodNonOptional, this, args[0]);
  }
});
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...util_exports.normalizeParams(params)
  };
  return new ZodObject(def);
}
function strictObject(shape, params) {
  return new ZodObject({
    type: "object",
    shape,
    catchall: never(),
    ...util_exports.normalizeParams(params)
  });
}
function looseObject(shape, params) {
  return new ZodObject({
    type: "object",
    shape,
    catchall: unknown(),
    ...util_exports.normalizeParams(params)
  });
}
var ZodUnion = /* @__PURE__ */ $constructor("ZodUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
  inst.options = def.options;
});
function union(options5, params) {
  return new ZodUnion({
    type: "union",
    options: options5,
    ...util_exports.normalizeParams(params)
  });
}
var ZodIntersection = /* @__PURE__ */ $constructor("ZodIntersection", (inst, def) => {
  $ZodIntersection.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
  return new ZodIntersection({
    type: "intersection",
    left,
    right
  });
}
var ZodRecord = /* @__PURE__ */ $constructor("ZodRecord", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodRecord.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
  inst.keyType = def.keyType;
  inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
  if (!valueType || !valueType._zod) {
    return new ZodRecord({
      type: "record",
      keyType: string2(),
      valueType: keyType,
      ...util_exports.normalizeParams(valueType)
    });
  }
  return new ZodRecord({
    type: "record",
    keyType,
    valueType,
    ...util_exports.normalizeParams(params)
  });
}
var ZodEnum = /* @__PURE__ */ $constructor("ZodEnum", (inst, def) => {
  $ZodEnum.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
  inst.enum = def.entries;
  inst.options = [...inst._zod.values];
  const keys = new Set(Object.keys(def.entries));
  inst.extract = (values, params) => {
    const newEntries = {};
    for (const value of values) {
      if (keys.has(value)) {
        newEntries[value] = def.entries[value];
      } else
        throw new Error(`Key ${value} not found in enum`);
    }
    return new ZodEnum({
      ...def,
      checks: [],
      ...util_exports.normalizeParams(params),
      entries: newEntries
    });
  };
  inst.exclude = (values, params) => {
    const newEntries = { ...def.entries };
    for (const value of values) {
      if (keys.has(value)) {
        delete newEntries[value];
      } else
        throw new Error(`Key ${value} not found in enum`);
    }
    return new ZodEnum({
      ...def,
      checks: [],
      ...util_exports.normalizeParams(params),
      entries: newEntries
    });
  };
});
function _enum(values, params) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodEnum({
    type: "enum",
    entries,
    ...util_exports.normalizeParams(params)
  });
}
var ZodLiteral = /* @__PURE__ */ $constructor("ZodLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
  inst.values = new Set(def.values);
  Object.defineProperty(inst, "value", {
    get() {
      if (def.values.length > 1) {
        throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
      }
      return def.values[0];
    }
  });
});
function literal(value, params) {
  return new ZodLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...util_exports.normalizeParams(params)
  });
}
var ZodTransform = /* @__PURE__ */ $constructor("ZodTransform", (inst, def) => {
  _ensureDefaultMemoizer();
  $ZodTransform.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
  inst._zod.parse = (payload, _ctx) => {
    if (_ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    payload.addIssue = (issue2) => {
      if (typeof issue2 === "string") {
        payload.issues.push(util_exports.issue(issue2, payload.value, def));
      } else {
        const _issue = issue2;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = inst);
        payload.issues.push(util_exports.issue(_issue));
      }
    };
    const output = def.transform(payload.value, payload);
    if (output instanceof Promise) {
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    payload.value = output;
    return payload;
  };
});
function transform(fn) {
  return new ZodTransform({
    type: "transform",
    transform: fn
  });
}
var ZodOptional = /* @__PURE__ */ $constructor("ZodOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
  return new ZodOptional({
    type: "optional",
    innerType
  });
}
var ZodExactOptional = /* @__PURE__ */ $constructor("ZodExactOptional", (inst, def) => {
  $ZodExactOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
  return new ZodExactOptional({
    type: "optional",
    innerType
  });
}
var ZodNullable = /* @__PURE__ */ $constructor("ZodNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
  return new ZodNullable({
    type: "nullable",
    innerType
  });
}
var ZodDefault = /* @__PURE__ */ $constructor("ZodDefault", (inst, def) => {
  $ZodDefault.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
  inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
  return new ZodDefault({
    type: "default",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : util_exports.shallowClone(defaultValue);
    }
  });
}
var ZodPrefault = /* @__PURE__ */ $constructor("ZodPrefault", (inst, def) => {
  $ZodPrefault.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
  return new ZodPrefault({
    type: "prefault",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : util_exports.shallowClone(defaultValue);
    }
  });
}
var ZodNonOptional = /* @__PURE__ */ $constructor("ZodNonOptional", (inst, def) => {
  $ZodNonOptional.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
  return new ZodNonOptional({
    type: "nonoptional",
    innerType,
    ...util_exports.normalizeParams(params)
  });
}
var ZodCatch = /* @__PURE__ */ $constructor("ZodCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
  inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
  return new ZodCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodPipe = /* @__PURE__ */ $constructor("ZodPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
  inst.in = def.in;
  inst.out = def.out;
});
function pipe(in_, out) {
  return new ZodPipe({
    type: "pipe",
    in: in_,
    out
    // ...util.normalizeParams(params),
  });
}
var ZodReadonly = /* @__PURE__ */ $constructor("ZodReadonly", (inst, def) => {
  $ZodReadonly.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
  return new ZodReadonly({
    type: "readonly",
    innerType
  });
}
var ZodLazy = /* @__PURE__ */ $constructor("ZodLazy", (inst, def) => {
  $ZodLazy.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => lazyProcessor(inst, ctx, json, params);
  inst.unwrap = () => inst._zod.def.getter();
});
function lazy(getter) {
  return new ZodLazy({
    type: "lazy",
    getter
  });
}
var ZodCustom = /* @__PURE__ */ $constructor("ZodCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodType.init(inst, def);
  inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
function refine(fn, _params = {}) {
  return _refine(ZodCustom, fn, _params);
}
function superRefine(fn, params) {
  return _superRefine(fn, params);
}

// src/ledger/document.ts
var LEDGER_REF = "refs/deploy-action/ledger";
var LEDGER_FILE = "ledger.json";
var EMPTY_LEDGER = {
  schemaVersion: 1,
  fence: 0,
  locks: {},
  holds: {},
  quarantine: [],
  verified: {}
};
var text = string2();
var time2 = number2();
var artifact = object({ name: text, digest: text });
var schema = looseObject({
  schemaVersion: literal(1),
  fence: int().nonnegative(),
  locks: record(
    text,
    looseObject({
      owner: text,
      attempt: int(),
      by: text,
      reason: text,
      sha: text,
      url: text,
      fence: int(),
      takenAt: time2,
      expiresAt: time2
    })
  ),
  holds: record(
    text,
    looseObject({ reason: text, reasonCode: text, by: text, at: time2, sha: text, url: text })
  ),
  quarantine: array(
    looseObject({
      environment: text,
      sha: text,
      version: text.optional(),
      reason: text,
      at: time2,
      url: text
    })
  ),
  verified: record(
    text,
    array(
      looseObject({
        sha: text,
        version: text.optional(),
        key: text,
        at: time2,
        artifact: artifact.optional()
      })
    )
  )
});
function parseLedger(source) {
  if (source === null) return { ok: true, document: EMPTY_LEDGER };
  let value;
  try {
    value = JSON.parse(source);
  } catch {
    return corrupt("it is not JSON");
  }
  const version3 = looseObject({ schemaVersion: number2() }).safeParse(value);
  if (version3.success && version3.data.schemaVersion > 1) {
    return {
      ok: false,
      reasonCode: "ledger_newer",
      reason: `${LEDGER_REF} was written by a newer deploy-action (schema ${version3.data.schemaVersion}, this one knows 1); use that version here too`
    };
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue2 = parsed.error.issues[0];
    return corrupt(`${issue2?.path.join(".") || "the document"}: ${issue2?.message ?? "unexpected"}`);
  }
  return { ok: true, document: parsed.data };
}
function corrupt(why) {
  return {
    ok: false,
    reasonCode: "ledger_corrupt",
    reason: `${LEDGER_REF} cannot be read (${why}); restore an earlier commit of that ref, nothing was written`
  };
}
function ledgerText(document) {
  return `${JSON.stringify(document, null, 2)}
`;
}

// src/app/ledgerStore.ts
var TRIES = 6;
var FRESH_MS = 15e3;
function ledgerStore(github, sleep) {
  let tip;
  async function load() {
    const ref = await github.readRef(LEDGER_REF.replace("refs/", ""));
    if (!ref.ok) return { ok: false, reasonCode: "ledger_unreadable", reason: failureText(ref) };
    const sha = ref.value?.sha ?? null;
    if (tip !== void 0 && tip.sha === sha) {
      tip = { ...tip, seenAt: github.now() };
      return { ok: true, tip };
    }
    let text4 = null;
    if (sha !== null) {
      const file2 = await github.readFile(LEDGER_FILE, sha);
      if (!file2.ok) return { ok: false, reasonCode: "ledger_unreadable", reason: failureText(file2) };
      text4 = file2.value ?? "";
    }
    const reading = parseLedger(text4);
    if (!reading.ok) return reading;
    tip = { sha, document: reading.document, seenAt: github.now() };
    return { ok: true, tip };
  }
  return {
    async read() {
      if (tip !== void 0 && github.now() - tip.seenAt <= FRESH_MS) return known(tip.document, LEDGER_REF);
      const loaded = await load();
      return loaded.ok ? known(loaded.tip.document, LEDGER_REF) : unavailable(loaded.reason, LEDGER_REF);
    },
    async update(operations, why) {
      let failed2 = "";
      for (let attempt = 1; attempt <= TRIES; attempt += 1) {
        const current = tip === void 0 ? await load() : { ok: true, tip };
        if (!current.ok) return { state: "failed", ...current };
        const { sha, document } = current.tip;
        const ended2 = await endedOwners(document, operations, github);
        const transition = applyOperations(
          document,
          operations,
          github.now(),
          (lock) => ended2.has(lock.owner)
        );
        if (!transition.ok) {
          if (attempt === 1 && tip !== void 0) {
            tip = void 0;
            continue;
          }
          const { reasonCode, reason, held } = transition;
          return { state: "failed", reasonCode, reason, ...held === void 0 ? {} : { held } };
        }
        if (!transition.changed) return { state: "already-done", document: transition.document };
        const commit = await github.createFileCommit({
          path: LEDGER_FILE,
          content: ledgerText(transition.document),
          message: why,
          parents: sha === null ? [] : [sha]
        });
        if (!commit.ok) {
          if (commit.failure.kind !== "lost") return { state: "failed", ...written(commit) };
          failed2 = failureText(commit);
          await sleep(250 * attempt);
          continue;
        }
        const swap = await github.swapRefs([{ ref: LEDGER_REF, from: sha, to: commit.value }]);
        if (swap.ok) {
          tip = { sha: commit.value, document: transition.document, seenAt: github.now() };
          return { state: "done", document: transition.document };
        }
        failed2 = failureText(swap);
        if (swap.failure.kind !== "lost" && swap.failure.kind !== "conflict")
          return { state: "failed", ...written(swap) };
        tip = void 0;
        await sleep(250 * attempt);
      }
      return {
        state: "failed",
        reasonCode: "ledger_busy",
        reason: `${LEDGER_REF} could not be changed in ${TRIES} tries: ${failed2}`
      };
    },
    async confirm({ environment: environment2, owner, fence }) {
      if (tip === void 0 || github.now() - tip.seenAt > FRESH_MS) {
        const loaded = await load();
        if (!loaded.ok) return `the lock on ${environment2} could not be confirmed: ${loaded.reason}`;
      }
      const lock = tip?.document.locks[environment2];
      if (lock?.owner === owner && lock.fence === fence) return void 0;
      return lock === void 0 ? `the lock on ${environment2} was released by somebody else` : `the lock on ${environment2} was taken over by ${lock.by}: ${lock.reason}`;
    }
  };
}
async function endedOwners(document, operations, github) {
  const ended2 = /* @__PURE__ */ new Set();
  for (const operation of operations) {
    if (operation.op !== "take-lock") continue;
    const inTheWay = [document.locks["*"], document.locks[operation.environment]].filter(
      (lock) => lock !== void 0 && lock.owner !== operation.lock.owner && lock.expiresAt <= github.now()
    );
    for (const { owner } of inTheWay) {
      const runId = Number(/^run-(\d+)$/.exec(owner)?.[1]);
      if (!Number.isSafeInteger(runId)) continue;
      const run = await github.readRunStatus(runId);
      if (run.ok && run.value.status === "completed") ended2.add(owner);
    }
  }
  return ended2;
}
function written(answer2) {
  const forbidden = !answer2.ok && answer2.failure.kind === "forbidden";
  return { reasonCode: forbidden ? "permission_denied" : "ledger_unwritable", reason: failureText(answer2) };
}
function failureText(answer2) {
  if (answer2.ok) return "it worked";
  const { message, permission } = answer2.failure;
  return permission === void 0 ? message : `${message}; the job needs \`permissions: { ${permission} }\``;
}

// src/app/once.ts
var ACTS = 3;
async function once(look, act2, sleep) {
  let last = "";
  for (let acts = 0; ; acts += 1) {
    const found = await look();
    if (!found.ok) return { state: "failed", reason: failureText(found) };
    if (found.value !== null) return { state: acts === 0 ? "already-done" : "done", value: found.value };
    if (acts === ACTS) return { state: "failed", reason: last };
    if (acts > 0) await sleep(1e3 * acts);
    const made = await act2();
    if (made.ok) return { state: "done", value: made.value };
    last = failureText(made);
    if (made.failure.kind !== "lost" && made.failure.kind !== "conflict")
      return { state: "failed", reason: last };
  }
}

// src/app/perform/deployments.ts
var DESCRIPTION_LIMIT = 140;
var SUPERSEDE_AMONG = 50;
async function createDeployment(effect, { world, deployments }) {
  const { kind: _, key, ...deployment } = effect;
  const made = await once(
    async () => {
      const found = await world.github.findDeployment(effect.environment, key);
      return found.ok ? { ok: true, value: found.value === null ? null : seenOf(found.value) } : found;
    },
    async () => {
      const created = await world.github.createDeployment(deployment);
      return created.ok ? { ok: true, value: { id: created.value.id, statuses: [] } } : created;
    },
    world.pause
  );
  if (made.state === "failed") return { state: "failed", detail: made.reason };
  deployments.set(key, made.value);
  return {
    state: made.state,
    detail: `deployment ${made.value.id} to ${effect.environment}`,
    output: String(made.value.id)
  };
}
async function setDeploymentStatus(effect, { world, deployments }) {
  const description = cut(effect.description);
  const mark = markOf(effect.state, description);
  let remembered2 = deployments.get(effect.key);
  const look = async () => {
    const seen = remembered2 === void 0 ? await lookUp(world, effect.environment, effect.key) : { ok: true, value: remembered2 };
    remembered2 = void 0;
    if (!seen.ok) return seen;
    if (seen.value === null) return missing(effect.environment, effect.key);
    deployments.set(effect.key, seen.value);
    return { ok: true, value: seen.value.statuses.at(-1) === mark ? seen.value : null };
  };
  const made = await once(
    look,
    async () => {
      const seen = deployments.get(effect.key);
      if (seen === void 0) return missing(effect.environment, effect.key);
      const created = await world.github.createDeploymentStatus({
        deploymentId: seen.id,
        state: effect.state,
        description,
        ...effect.environmentUrl === void 0 ? {} : { environmentUrl: effect.environmentUrl },
        ...world.runUrl === "" ? {} : { logUrl: world.runUrl }
      });
      return created.ok ? { ok: true, value: { ...seen, statuses: [...seen.statuses, mark] } } : created;
    },
    world.pause
  );
  if (made.state === "failed")
    return { state: "failed", detail: `deployment status ${effect.state}: ${made.reason}` };
  deployments.set(effect.key, made.value);
  return { state: made.state, detail: `${effect.state}: ${description}` };
}
async function supersedeDeployments(effect, { world }) {
  const all = await world.github.readDeployments(effect.environment, SUPERSEDE_AMONG);
  if (!all.ok) return { state: "failed", detail: failureText(all) };
  const own2 = all.value.findIndex(({ payload }) => payload?.key === effect.exceptKey);
  if (own2 === -1) return { state: "failed", detail: `no deployment ${effect.exceptKey} among the newest` };
  const earlier = all.value.slice(own2 + 1).filter(
    (deployment) => deployment.statuses.at(-1)?.state === "success" || deployment.payload !== void 0 && isOpen(deployment)
  );
  for (const { id } of earlier) {
    const set = await world.github.createDeploymentStatus({
      deploymentId: id,
      state: "inactive",
      description: "superseded"
    });
    if (!set.ok && set.failure.kind !== "lost") return { state: "failed", detail: failureText(set) };
  }
  return earlier.length === 0 ? { state: "already-done", detail: "no earlier deployment is live" } : {
    state: "done",
    detail: `${earlier.length} earlier deployment${earlier.length === 1 ? "" : "s"} superseded`
  };
}
async function lookUp(world, environment2, key) {
  const found = await world.github.findDeployment(environment2, key);
  return found.ok ? { ok: true, value: found.value === null ? null : seenOf(found.value) } : found;
}
function seenOf(reading) {
  return {
    id: reading.id,
    statuses: reading.statuses.map(({ state, description }) => markOf(state, description))
  };
}
function markOf(state, description) {
  return `${state}: ${description}`;
}
function missing(environment2, key) {
  return {
    ok: false,
    failure: {
      kind: "not-found",
      message: `no deployment ${key} to ${environmentKey(environment2)}`
    }
  };
}
function cut(description) {
  const points = Array.from(description);
  return points.length <= DESCRIPTION_LIMIT ? description : `${points.slice(0, DESCRIPTION_LIMIT - 1).join("")}…`;
}

// src/report/clean.ts
var ESCAPE_SEQUENCES = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[@-Z\\^_])/gu;
var INVISIBLE = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;
var LONE_SURROGATE = new RegExp("\\p{Surrogate}", "gu");
function cleanLine(text4) {
  return text4.replace(ESCAPE_SEQUENCES, "").replace(INVISIBLE, "").replace(/[\s\u0085]+/gu, " ").replace(new RegExp("\\p{Control}", "gu"), "").replace(/ {2,}/gu, " ").replace(LONE_SURROGATE, "�").trim();
}
function cleanLines(text4) {
  return text4.replace(ESCAPE_SEQUENCES, "").split(/\r\n|[\n\r\u0085\u2028\u2029]/u).map(
    (line2) => line2.replaceAll("	", "  ").replace(new RegExp("\\p{Control}", "gu"), "").replace(INVISIBLE, "").replace(LONE_SURROGATE, "�")
  );
}
function clip(text4, most) {
  const points = Array.from(text4);
  if (points.length <= most) return text4;
  return `${points.slice(0, most).join("").trimEnd()}… (${points.length - most} more characters)`;
}
function webAddress(url) {
  if (url === void 0 || url.length > 2e3) return void 0;
  const authority = /^https?:\/\/(?<authority>[^/?#]+)/iu.exec(url)?.groups?.authority;
  if (authority === void 0 || authority.includes("@")) return void 0;
  return /^[!-~]+$/u.test(url) && !/[\\"'`<>{}^|]/u.test(url) ? url : void 0;
}

// src/report/figures.ts
function grouped(value, digits = 0) {
  if (!Number.isFinite(value)) return "no number";
  const [whole = "0", fraction] = Math.abs(value).toFixed(digits).split(".");
  const signed = value < 0 && Number(value.toFixed(digits)) !== 0 ? "-" : "";
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return `${signed}${thousands}${fraction === void 0 ? "" : `.${fraction}`}`;
}
function significant(value) {
  if (!Number.isFinite(value)) return "no number";
  if (value === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const text4 = grouped(value, Math.min(6, Math.max(0, 2 - magnitude)));
  return text4.includes(".") ? text4.replace(/\.?0+$/u, "") : text4;
}
var SAID = {
  share: (value) => `${significant(value * 100)}%`,
  "per-second": (value) => `${significant(value)}/s`,
  ms: (value) => `${significant(value)} ms`,
  count: (value) => significant(value),
  evidence: (value) => value >= 1e6 ? "over 1,000,000" : significant(value)
};
function quantity(unit, value) {
  return Number.isFinite(value) ? SAID[unit](value) : "no data";
}
var pad = (value) => String(value).padStart(2, "0");
function elapsed(ms) {
  if (!Number.isFinite(ms)) return "?";
  const seconds2 = Math.round(Math.abs(ms) / 1e3);
  const hours2 = Math.floor(seconds2 / 3600);
  const minutes = Math.floor(seconds2 % 3600 / 60);
  const text4 = hours2 > 0 ? `${hours2}:${pad(minutes)}:${pad(seconds2 % 60)}` : `${minutes}:${pad(seconds2 % 60)}`;
  return ms < 0 && seconds2 > 0 ? `-${text4}` : text4;
}
function moment(ms) {
  if (!(Math.abs(ms) <= 864e13)) return "at an unknown time";
  return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
function counted(count3, one, many = `${one}s`) {
  return `${grouped(count3)} ${count3 === 1 ? one : many}`;
}

// src/report/markdown/escape.ts
var SPECIAL = /[&<>|$@\\`*_[\]~]|#(?=\d)|GH-(?=\d)|:\/\/|www\./giu;
var ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  // An entity, not `\|`: it is right inside tables and outside them.
  "|": "&#124;",
  // GitHub sets `$…$` as mathematics.
  $: "&#36;",
  "@": "@&#8203;",
  "#": "#&#8203;",
  "gh-": "GH-&#8203;",
  // Addresses in other people's text are shown, not linked: a link is ours to give.
  "://": ":&#47;/",
  "www.": "www&#46;"
};
function escapeText(text4, most = 600) {
  return clip(cleanLine(text4), most).replace(SPECIAL, (found) => ENTITIES[found.toLowerCase()] ?? `\\${found}`).replace(/^(?:[-+](?=\s|$)|-(?=-)|=|#(?=#{0,5}(?:\s|$)))/u, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/u, "$1\\$2");
}
function code(text4, most = 120) {
  const line2 = clip(cleanLine(text4), most);
  if (line2 === "") return "";
  return /[`|\\]/u.test(line2) ? `<code>${escapeText(line2, most + 40)}</code>` : `\`${line2}\``;
}
function link(label, url, most = 200) {
  const address = webAddress(url);
  const shown2 = escapeText(label, most);
  if (address === void 0 || shown2 === "") return shown2;
  const target = address.replace(
    /[()[\]*_~$]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  );
  return `[${shown2}](${target.replaceAll("&", "&amp;")})`;
}
function codeBlock(text4, most = 40) {
  const lines = cleanLines(text4.trimEnd()).map((line2) => clip(line2, 300));
  const kept = lines.slice(-most);
  const left = lines.length - kept.length;
  const longest = kept.join("\n").match(/`+/gu)?.reduce((length, run) => Math.max(length, run.length), 0) ?? 0;
  const fence = "`".repeat(Math.max(3, longest + 1));
  const body = left > 0 ? [`(${left} earlier lines left out)`, ...kept] : kept;
  return [`${fence}text`, ...body, fence].join("\n");
}

// src/report/words.ts
var word = (mark, sign, said, colour) => ({
  mark,
  sign,
  word: said,
  colour
});
var VERDICT_WORDS = {
  fail: word("❌", "✗", "fails", "red"),
  unknown: word("❓", "?", "unknown", "purple"),
  pending: word("⏳", "…", "pending", "blue"),
  warn: word("⚠️", "!", "warns", "yellow"),
  pass: word("✅", "✓", "passes", "green"),
  skipped: word("➖", "-", "skipped", "grey")
};
var OUTCOME_WORDS = {
  proceed: { ...word("✅", "✓", "Proceed", "green"), conclusion: "success" },
  wait: { ...word("⏳", "…", "Wait", "blue"), conclusion: "failure" },
  hold: { ...word("✋", "■", "Hold", "yellow"), conclusion: "failure" },
  stop: { ...word("❌", "✗", "Stop", "red"), conclusion: "failure" },
  "roll-back": { ...word("↩️", "↶", "Roll back", "red"), conclusion: "failure" }
};
var ANSWERS = {
  merge: { proceed: "May merge", stop: "Must not merge" },
  canary: { proceed: "Promote" }
};
function answer(question, outcome) {
  const { mark, sign, word: general, colour } = OUTCOME_WORDS[outcome];
  return { mark, sign, word: ANSWERS[question]?.[outcome] ?? general, colour };
}
var RECEIPT_WORDS = {
  done: word("✅", "✓", "done", "green"),
  "already-done": word("✅", "✓", "already done", "green"),
  failed: word("❌", "✗", "failed", "red"),
  skipped: word("➖", "-", "skipped", "grey")
};
var MOMENT_WORDS = {
  info: word("▫️", "·", "note", "grey"),
  step: word("▶️", "▸", "step", "blue"),
  decision: word("🔷", "◆", "decision", "purple"),
  trouble: word("⚠️", "!", "trouble", "red")
};

// src/core/verdict.ts
var VERDICTS = ["fail", "unknown", "pending", "warn", "pass", "skipped"];
var OUTCOME_OF = {
  fail: "stop",
  unknown: "hold",
  pending: "wait",
  warn: "proceed",
  pass: "proceed",
  skipped: "hold"
};
function worst(verdicts) {
  return VERDICTS.find((verdict) => verdicts.includes(verdict));
}
function outcomeOf(verdicts) {
  const verdict = worst(verdicts);
  return verdict === void 0 ? "hold" : OUTCOME_OF[verdict];
}
function allOf(verdicts) {
  return worst(verdicts) ?? "skipped";
}
function anyOf(verdicts) {
  const order = ["pass", "warn", "pending", "unknown", "fail", "skipped"];
  return order.find((verdict) => verdicts.includes(verdict)) ?? "skipped";
}
function notOf(verdict) {
  const negated = {
    pass: "fail",
    warn: "fail",
    fail: "pass",
    unknown: "unknown",
    pending: "pending",
    skipped: "skipped"
  };
  return negated[verdict];
}

// src/report/worst-first.ts
var place = ({ verdict, advisory }) => VERDICTS.indexOf(verdict) * 2 + (advisory === true ? 1 : 0);
function worstFirst(findings2) {
  return findings2.toSorted((a, b) => place(a) - place(b));
}

// src/report/markdown/findings.ts
var MOST_EVIDENCE = 12;
function row(finding) {
  const { mark, word: word2 } = VERDICT_WORDS[finding.verdict];
  const title2 = escapeText(finding.title, 100);
  const gate = `**${escapeText(finding.gate, 100)}**${title2 === "" ? "" : `<br>${title2}`}`;
  const asides = [
    finding.advisory === true ? "_advisory: shown, does not decide_" : "",
    finding.waiver === void 0 ? "" : `_waived by ${escapeText(finding.waiver.by, 80)} until ${moment(finding.waiver.expires)}: ${escapeText(finding.waiver.reason, 200)}_`,
    finding.again === void 0 ? "" : `_next chance: ${moment(finding.again)}_`
  ];
  const reason = [escapeText(finding.reason), ...asides].filter((part) => part !== "").join("<br>");
  return `| ${mark} ${word2} | ${gate} | ${reason} | ${evidence(finding)} |`;
}
function evidence({ evidence: all }) {
  const shown2 = all.slice(0, MOST_EVIDENCE).map(({ label, value, url }) => {
    const said = [label, value].filter((part) => part.trim() !== "").join(": ");
    return link(said, url, 200);
  });
  const left = all.length - shown2.length;
  return [...shown2, ...left > 0 ? [`and ${left} more`] : []].join("<br>");
}
function findingsSection(findings2) {
  return {
    heading: "### Findings",
    head: ["| | Gate | What was found | Evidence |", "|:--|:--|:--|:--|"],
    entries: worstFirst(findings2).map(row),
    called: ["finding", "findings"],
    keep: "first",
    rank: 0
  };
}
function remediesSection(findings2) {
  const entries = worstFirst(findings2).filter(({ verdict }) => verdict !== "pass" && verdict !== "skipped").flatMap(
    ({ gate, remedy, reasonCode }) => remedy === void 0 ? [] : [`- **${escapeText(gate, 100)}**: ${escapeText(remedy)} (${code(reasonCode, 80)})`]
  );
  return { heading: "### What to do", entries, called: ["remedy", "remedies"], keep: "first", rank: 1 };
}

// src/report/markdown/fit.ts
function bytes(text4) {
  return new TextEncoder().encode(text4).length;
}
function leftOut({ entries, called: [one, many] }, left) {
  const what = left === entries.length ? `All ${counted(left, one, many)}` : counted(left, `more ${one}`, `more ${many}`);
  return `_${what} left out: a text on GitHub is limited in length._`;
}
function shown(section, count3) {
  const left = section.entries.length - count3;
  if (count3 === 0) return ["", section.heading, "", leftOut(section, left)].join("\n");
  const entries = section.keep === "first" ? section.entries.slice(0, count3) : section.entries.slice(-count3);
  const note = left === 0 ? [] : section.keep === "first" ? ["", leftOut(section, left)] : [];
  const before = left > 0 && section.keep === "last" ? [leftOut(section, left), ""] : [];
  return [
    "",
    section.heading,
    "",
    ...before,
    ...section.head ?? [],
    ...entries,
    ...note,
    ...section.foot ?? []
  ].join("\n");
}
function fitting(section, room) {
  const whole = section.entries.length;
  if (bytes(shown(section, whole)) + 1 <= room) return whole;
  const entry = section.entries.map((text4) => bytes(text4) + 1);
  const order = section.keep === "first" ? entry : entry.toReversed();
  let left = room - (bytes(shown({ ...section, entries: ["", ...section.entries.slice(1).map(() => "")] }, 1)) + 1);
  let count3 = 0;
  for (const size of order) {
    if (size > left) break;
    left -= size;
    count3 += 1;
  }
  return Math.min(count3, whole - 1);
}
function fitted(first, sections, last, limit) {
  const present2 = sections.filter(({ entries }) => entries.length > 0);
  const assemble = (counts2) => `${[first, ...present2.map((section, index) => shown(section, counts2[index] ?? 0)), ...last === "" ? [] : ["", last]].join("\n")}
`;
  const whole = assemble(present2.map(({ entries }) => entries.length));
  if (bytes(whole) <= limit) return whole;
  const counts = present2.map(() => 0);
  let room = limit - bytes(assemble(counts));
  const byRank = present2.map((_, index) => index).toSorted((a, b) => (present2[a]?.rank ?? 0) - (present2[b]?.rank ?? 0));
  for (const index of byRank) {
    const section = present2[index];
    if (section === void 0 || room <= 0) break;
    const none = bytes(shown(section, 0));
    const count3 = fitting(section, room + none);
    counts[index] = count3;
    room -= bytes(shown(section, count3)) - none;
  }
  const text4 = assemble(counts);
  if (bytes(text4) <= limit) return text4;
  return shortened(first, limit);
}
function shortened(text4, limit) {
  if (bytes(text4) <= limit) return text4;
  let left = limit - 3;
  let kept = "";
  for (const character of text4) {
    left -= bytes(character);
    if (left < 0) break;
    kept += character;
  }
  return limit < 3 ? "" : `${kept}…`;
}

// src/report/effect-words.ts
function effectSentence(effect) {
  switch (effect.kind) {
    case "create-tag":
      return `tag ${shortSha(effect.sha)} as ${effect.tag}`;
    case "create-release":
      return `publish the ${effect.prerelease ? "prerelease" : "release"} ${effect.tag}`;
    case "move-tag":
      return `move the tag ${effect.tag} to ${effect.version} (${shortSha(effect.sha)})`;
    case "commit-changelog":
      return `commit ${effect.path} to ${effect.branch}`;
    case "create-deployment":
      return `record ${effect.task === "rollback" ? "a rollback" : "a deployment"} of ${shortSha(effect.sha)} to ${effect.environment}`;
    case "set-deployment-status":
      return `set the deployment to ${effect.environment} to ${effect.state}: ${effect.description}`;
    case "supersede-deployments":
      return `mark earlier deployments to ${effect.environment} as inactive`;
    case "confirm-lock":
      return `make sure the lock of ${effect.environment} is still ours`;
    case "update-ledger":
      return `write to the ledger: ${effect.why}`;
    case "run-hook":
      return `run the hook ${effect.hook}: ${effect.command}`;
    case "shift-traffic":
      return `send ${quantity("share", effect.share)} of the traffic to the candidate`;
    case "mark-commit":
      return `put the check run ${effect.name} on ${shortSha(effect.sha)}: ${effect.title}`;
    default:
      return unheardOf(effect);
  }
}
function unheardOf(_effect) {
  return "do something this version has no words for";
}

// src/report/series-groups.ts
var UNIT_TITLES = {
  share: "Shares",
  "per-second": "Per second",
  ms: "Milliseconds",
  count: "Counts",
  evidence: "Evidence"
};
var titleOf2 = ({ chart, unit }) => chart ?? UNIT_TITLES[unit];
function seriesGroups(series2) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of series2) {
    const key = `${one.unit} ${titleOf2(one)}`;
    const group2 = groups.get(key);
    if (group2 === void 0) groups.set(key, { title: titleOf2(one), unit: one.unit, series: [one] });
    else group2.series.push(one);
  }
  return [...groups.values()];
}

// src/report/sparkline.ts
var BLOCKS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
function spans(points, width, from, to) {
  const highest = Array.from({ length: width }, () => void 0);
  for (const { t, value } of points) {
    if (!Number.isFinite(t) || !Number.isFinite(value) || t < from || t > to) continue;
    const at2 = to > from ? Math.min(width - 1, Math.floor((t - from) / (to - from) * width)) : 0;
    highest[at2] = Math.max(highest[at2] ?? -Infinity, value);
  }
  return highest;
}
function carried(values) {
  let last;
  return values.map((value) => {
    last = value ?? last;
    return last;
  });
}
function extent(series2) {
  const times2 = series2.flatMap(({ points }) => points.map(({ t }) => t)).filter((t) => Number.isFinite(t));
  if (times2.length === 0) return { from: 0, to: 0 };
  return {
    from: times2.reduce((least, t) => Math.min(least, t), Infinity),
    to: times2.reduce((most, t) => Math.max(most, t), -Infinity)
  };
}
function sparkline(values, top2) {
  const highest = top2 ?? values.reduce((most, value) => Math.max(most, value ?? 0), 0);
  return values.map((value) => {
    if (value === void 0) return " ";
    const level = highest > 0 ? Math.round(Math.max(0, value) / highest * (BLOCKS.length - 1)) : 0;
    return BLOCKS[Math.min(BLOCKS.length - 1, level)] ?? " ";
  }).join("");
}

// src/report/sparkline-rows.ts
var height = (unit, value) => unit === "evidence" ? Math.log10(Math.max(1, value)) : value;
function sparklineRows(series2, widest) {
  const { from, to } = extent(series2);
  return seriesGroups(series2).flatMap(({ title: title2, unit, series: together }) => {
    const moments = together.reduce((count3, { points }) => Math.max(count3, points.length), 1);
    const width = together.some(({ steps }) => steps === true) ? widest : Math.min(widest, moments);
    const lines = together.map(({ points, steps }) => {
      const heights = points.map(({ t, value }) => ({ t, value: height(unit, value) }));
      const values = spans(heights, width, from, to);
      return steps === true ? carried(values) : values;
    });
    const proof = unit === "evidence" ? together.map(({ limit = 1 }) => height(unit, limit)) : [];
    const top2 = [...lines.flat(), ...proof].reduce((most, value) => Math.max(most, value ?? 0), 0);
    return together.map(({ name: name2, points }, index) => {
      const label = name2 === title2 ? name2 : `${title2}: ${name2}`;
      const values = points.map(({ value }) => value).filter((value) => Number.isFinite(value));
      const last = values.at(-1);
      if (last === void 0) return { label, line: "", least: "no data", most: "no data", last: "no data" };
      return {
        label,
        line: sparkline(lines[index] ?? [], top2),
        least: quantity(
          unit,
          values.reduce((a, b) => Math.min(a, b))
        ),
        most: quantity(
          unit,
          values.reduce((a, b) => Math.max(a, b))
        ),
        last: quantity(unit, last)
      };
    });
  });
}

// src/report/markdown/mermaid.ts
var WIDTH = 30;
var COLOURS = { candidate: ["#cf222e", "🟥"], baseline: ["#0969da", "🟦"] };
var OTHERS = [
  ["#8250df", "🟪"],
  ["#1a7f37", "🟩"],
  ["#9a6700", "🟫"]
];
var LIMIT = ["#bf8700", "🟨"];
var MOST_SERIES = 5;
var AXES = {
  share: "percent",
  "per-second": "per second",
  ms: "ms",
  count: "count",
  evidence: "evidence"
};
function mermaidChart({ title: title2, unit, series: all }) {
  const series2 = all.slice(0, MOST_SERIES);
  const { from, to } = extent(series2);
  const columns2 = series2.map(({ points }) => carried(spans(points, WIDTH, from, to)));
  const first = columns2.reduce((most2, column) => {
    const known2 = column.findIndex((value) => value !== void 0);
    return Math.max(most2, known2 === -1 ? WIDTH : known2);
  }, 0);
  if (to <= from || first > WIDTH - 2) return void 0;
  const limit = series2.find((one) => one.limit !== void 0)?.limit;
  const most = unit === "evidence" && limit !== void 0 ? limit * 1.5 : Infinity;
  const scaled = (value) => Number((Math.min(value, most) * (unit === "share" ? 100 : 1)).toPrecision(4));
  const lines = series2.map(({ name: name2, role }, index) => {
    const [colour, square] = role === void 0 ? OTHERS[index % OTHERS.length] ?? OTHERS[0] : COLOURS[role];
    return {
      name: name2,
      colour,
      square,
      values: (columns2[index] ?? []).slice(first).map((value) => scaled(value ?? 0))
    };
  });
  if (limit !== void 0) {
    const [colour, square] = LIMIT;
    const values = Array.from({ length: WIDTH - first }, () => scaled(limit));
    lines.push({ name: `limit ${quantity(unit, limit)}`, colour, square, values });
  }
  const top2 = lines.flatMap(({ values }) => values).reduce((a, b) => Math.max(a, b), 0);
  const start2 = from + (to - from) * first / WIDTH;
  return [
    "```mermaid",
    `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${lines.map(({ colour }) => colour).join(", ")}"}}}}%%`,
    "xychart-beta",
    `  title "${quoted(title2)}"`,
    `  x-axis "seconds" ${Math.round(start2)} --> ${Math.round(to)}`,
    `  y-axis "${AXES[unit]}" 0 --> ${Number((top2 > 0 ? top2 * 1.1 : 1).toPrecision(3))}`,
    ...lines.map(({ values }) => `  line [${values.join(", ")}]`),
    "```",
    "",
    [
      ...lines.map(({ name: name2, square }) => `${square} ${escapeText(name2, 80)}`),
      `${elapsed(start2 * 1e3)} to ${elapsed(to * 1e3)} after the start`
    ].join(" · ")
  ].join("\n");
}
var quoted = (text4) => text4.replace(/[^\p{Letter}\p{Number} .,:()/-]/gu, " ").slice(0, 80).trim();

// src/report/markdown/snapshot.ts
var CHECK_RUN_LIMIT = 65535;
var OPENS = "<!-- deploy-action:snapshot\n";
var CLOSES = "\n-->";
function withSnapshot(text4, value, limit = CHECK_RUN_LIMIT) {
  const block = snapshotBlock(value);
  if (block === void 0) return { text: text4, fitted: false };
  const joined = `${text4.trimEnd()}${text4.trim() === "" ? "" : "\n\n"}${block}
`;
  return bytes(joined) <= limit ? { text: joined, fitted: true } : { text: text4, fitted: false };
}
function snapshotBlock(value) {
  const json = JSON.stringify(value);
  if (json === void 0) return void 0;
  const hidden = json.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("@", "\\u0040").replaceAll("--", "-\\u002d");
  return `${OPENS}${hidden}${CLOSES}`;
}
function snapshotIn(text4) {
  const trimmed2 = (text4 ?? "").replaceAll("\r\n", "\n").trimEnd();
  if (!trimmed2.endsWith(CLOSES)) return void 0;
  const at2 = trimmed2.lastIndexOf(OPENS);
  if (at2 < 0) return void 0;
  try {
    return JSON.parse(trimmed2.slice(at2 + OPENS.length, -CLOSES.length));
  } catch {
    return void 0;
  }
}
function withoutMarks(markdown) {
  return markdown.replaceAll("<!-- deploy-action:", "&lt;!-- deploy-action:");
}

// src/report/markdown/sections.ts
function progressSection({ progress }) {
  const entries = [];
  if (progress !== void 0) {
    const known2 = Number.isFinite(progress.share);
    const share2 = known2 ? Math.min(1, Math.max(0, progress.share)) : 0;
    const bar = "█".repeat(Math.round(share2 * 20)).padEnd(20, "░");
    const text4 = escapeText(progress.text);
    entries.push(
      `\`${bar}\` ${known2 ? quantity("share", progress.share) : "an unknown share"} of the traffic · step ${progress.step} of ${progress.steps}${text4 === "" ? "" : ` · ${text4}`}`
    );
  }
  return { heading: "### Rollout", entries, called: ["line", "lines"], keep: "first", rank: 2 };
}
function evidenceSection({ evidence: evidence3 = [] }) {
  return {
    heading: "### Evidence",
    head: ["| Metric | Candidate | Baseline | Ratio | Evidence | Verdict |", "|:--|--:|--:|--:|--:|:--|"],
    entries: evidence3.map((row2) => {
      const numbers = [row2.candidate, row2.baseline, row2.ratio, row2.evidence].map(
        (text4) => escapeText(text4, 120)
      );
      const mark = row2.judged === void 0 ? "" : `${VERDICT_WORDS[row2.judged].mark} `;
      return `| ${escapeText(row2.metric, 120)} | ${numbers.join(" | ")} | ${mark}${escapeText(row2.verdict, 200)} |`;
    }),
    called: ["metric", "metrics"],
    keep: "first",
    rank: 3
  };
}
function sparklinesSection({ series: series2 = [] }) {
  return {
    heading: "### Over time",
    head: ["| | | Range | Last |", "|:--|:--|:--|--:|"],
    entries: sparklineRows(series2, 30).map(
      ({ label, line: line2, least, most, last }) => line2 === "" ? `| ${escapeText(label, 120)} | | no data | no data |` : `| ${escapeText(label, 120)} | ${code(line2.replaceAll(" ", "·"))} | ${least} to ${most} | ${last} |`
    ),
    called: ["series", "series"],
    keep: "first",
    rank: 6
  };
}
function chartsSection({ series: series2 = [] }) {
  const drawn = seriesGroups(series2).flatMap((group2) => mermaidChart(group2) ?? []);
  return {
    heading: "### Charts",
    entries: drawn.map((text4, index) => index === 0 ? text4 : `
${text4}`),
    called: ["chart", "charts"],
    keep: "first",
    rank: 7
  };
}
function timelineSection({ timeline: timeline2, startedAt }, folded = false) {
  const entries = timeline2.map(
    ({ at: at2, text: text4, kind }) => `| ${elapsed(at2 - startedAt)} | ${MOMENT_WORDS[kind].mark} | ${escapeText(text4)} |`
  );
  const table2 = ["| Time | | What happened |", "|--:|:--|:--|"];
  return {
    heading: "### Timeline",
    head: folded ? [`<details><summary>${entries.length} moments</summary>`, "", ...table2] : table2,
    entries,
    foot: folded ? ["", "</details>"] : [],
    called: ["moment", "moments"],
    // How it ended says more than how it began.
    keep: "last",
    rank: 5
  };
}
function receiptsSection({ receipts, decision }) {
  const called = ["action", "actions"];
  if (receipts.length === 0) {
    const entries2 = decision.effects.map((effect) => `- ${escapeText(effectSentence(effect))}`);
    return { heading: "### What is to be done", entries: entries2, called, keep: "first", rank: 4 };
  }
  const entries = receipts.map(({ effect, state, detail, url, output }) => {
    const { mark, word: word2 } = RECEIPT_WORDS[state];
    const said = escapeText(detail === "" ? effectSentence(effect) : detail);
    const line2 = `- ${mark} ${word2}: ${said}${link("view", url) === "view" ? "" : ` (${link("view", url)})`}`;
    if (state !== "failed" || output === void 0 || output.trim() === "") return line2;
    const block = codeBlock(output).split("\n");
    return [line2, "", ...block.map((text4) => `  ${text4}`), ""].join("\n");
  });
  return { heading: "### What was done", entries, called, keep: "first", rank: 4 };
}
function notesSection({ notes = "" }) {
  const entries = [];
  let fence;
  for (const line2 of notes.trim() === "" ? [] : withoutMarks(notes).replaceAll("\r\n", "\n").trim().split("\n")) {
    if (fence === void 0) entries.push(line2);
    else entries.push(`${entries.pop() ?? ""}
${line2}`);
    const opening = /^\s*(`{3,}|~{3,})/u.exec(line2)?.[1];
    if (fence === void 0) fence = opening;
    else if (opening?.startsWith(fence) === true) fence = void 0;
  }
  return { heading: "### Notes", entries, called: ["line", "lines"], keep: "first", rank: 8 };
}
function linksLine({ links }) {
  return links.map(({ label, url }) => link(label, url)).join(" · ");
}

// src/report/markdown.ts
var JOB_SUMMARY_LIMIT = 1e6;
var LEAST_TEXT = 4e3;
function headline({ decision }) {
  const { mark, word: word2 } = answer(decision.question, decision.outcome);
  return `${mark} **${word2}**: ${escapeText(decision.summary)}`;
}
function about({ title: title2, decision, startedAt }) {
  const { sha, artifact: artifact3 } = decision.subject;
  return [
    escapeText(title2, 200),
    `commit ${code(shortSha(sha))}`,
    ...artifact3 === void 0 ? [] : [`artifact ${code(`${artifact3.name}@${artifact3.digest}`, 200)}`],
    `reason ${code(decision.reasonCode, 80)}`,
    `started ${moment(startedAt)}`
  ].join(" · ");
}
function checkRunOutput(report, options5 = {}) {
  const { decision } = report;
  const { word: word2 } = answer(decision.question, decision.outcome);
  const summary = fitted(
    `${headline(report)}

${about(report)}`,
    [findingsSection(decision.findings), remediesSection(decision.findings), progressSection(report)],
    linksLine(report),
    CHECK_RUN_LIMIT
  );
  const sections = [
    evidenceSection(report),
    sparklinesSection(report),
    receiptsSection(report),
    timelineSection(report),
    notesSection(report)
  ];
  const title2 = clip(`${word2}: ${cleanLine(decision.summary)}`, 200);
  const textWithin = (limit) => fitted("", sections, "", limit).trim();
  if (options5.snapshot === void 0) {
    return { title: title2, summary, text: textWithin(CHECK_RUN_LIMIT), snapshotFitted: true };
  }
  const needed = bytes(withSnapshot("", options5.snapshot, Infinity).text) + 2;
  const { text: text4, fitted: snapshotFitted } = withSnapshot(
    textWithin(Math.max(LEAST_TEXT, CHECK_RUN_LIMIT - needed)),
    options5.snapshot
  );
  return {
    title: title2,
    summary,
    text: snapshotFitted ? text4 : textWithin(CHECK_RUN_LIMIT),
    snapshotFitted
  };
}
function jobSummary(report, limit = JOB_SUMMARY_LIMIT) {
  const { findings: findings2 } = report.decision;
  return fitted(
    `## ${headline(report)}

${about(report)}`,
    [
      findingsSection(findings2),
      remediesSection(findings2),
      progressSection(report),
      evidenceSection(report),
      chartsSection(report),
      sparklinesSection(report),
      receiptsSection(report),
      timelineSection(report),
      notesSection(report)
    ],
    linksLine(report),
    limit
  );
}

// src/report/progress-line.ts
function progressLine({ progress, series: series2 = [] }) {
  if (progress === void 0 || progress.share === 0) return void 0;
  const evidence3 = series2.find(({ unit }) => unit === "evidence");
  const value = evidence3?.points.at(-1)?.value;
  const said = value === void 0 || evidence3?.limit === void 0 ? "" : `, evidence ${significant(Math.min(value, 1e6))} of ${significant(evidence3.limit)}`;
  const share2 = Math.round(progress.share * 1e3) / 10;
  return `~ ${share2}% of traffic, step ${progress.step} of ${progress.steps}${said}: ${cleanLine(progress.text)}`;
}

// src/report/terminal/columns.ts
var WIDE = new RegExp("\\p{Emoji_Presentation}|\\uFE0F|[\\u1100-\\u115F\\u2E80-\\u303E\\u3041-\\uA4CF\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6\\u{20000}-\\u{3FFFD}]", "u");
var NARROW_ONLY = /^[ -~·’…→─✓✗▁-█░▸]*$/u;
var graphemes;
function parts(text4) {
  if (NARROW_ONLY.test(text4)) return Array.from(text4);
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(graphemes.segment(text4), ({ segment }) => segment);
}
var widthOf = (part) => WIDE.test(part) ? 2 : /^[\p{Mark}\u200C\u200D]+$/u.test(part) ? 0 : 1;
function columns(text4) {
  return NARROW_ONLY.test(text4) ? text4.length : parts(text4).reduce((sum2, part) => sum2 + widthOf(part), 0);
}
function cut2(text4, width) {
  if (columns(text4) <= width) return text4;
  let kept = "";
  let room = width - 1;
  for (const part of parts(text4)) {
    room -= widthOf(part);
    if (room < 0) break;
    kept += part;
  }
  return width < 1 ? "" : `${kept}…`;
}
function fill(text4, width, align = "left") {
  const kept = cut2(text4, width);
  const space = " ".repeat(Math.max(0, width - columns(kept)));
  return align === "left" ? kept + space : space + kept;
}
function wrap(text4, width) {
  const lines = [];
  let line2 = "";
  for (const word2 of text4.split(" ")) {
    const joined = line2 === "" ? word2 : `${line2} ${word2}`;
    if (columns(joined) <= width) {
      line2 = joined;
      continue;
    }
    if (line2 !== "") lines.push(line2);
    line2 = "";
    for (const part of parts(word2)) {
      if (columns(line2) + widthOf(part) > width && line2 !== "") {
        lines.push(line2);
        line2 = "";
      }
      line2 += part;
    }
  }
  return [...lines, line2];
}
function plain(text4) {
  return cleanLine(text4).replaceAll("##[", "## [");
}
function harmless(line2) {
  return line2.replace(/^(\s*):(?=:)/u, "$1: ");
}

// src/report/terminal/paint.ts
var CODES = {
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  purple: 35,
  grey: 90,
  bold: 1,
  faint: 2
};
function painter(colour) {
  return (ink, text4) => colour && text4 !== "" ? `\x1B[${CODES[ink]}m${text4}\x1B[0m` : text4;
}

// src/report/terminal/moment-line.ts
function momentLine({ at: at2, text: text4, kind }, startedAt, { paint, width } = { paint: painter(false), width: 412 }) {
  const { sign, colour } = MOMENT_WORDS[kind];
  return `  ${paint("grey", elapsed(at2 - startedAt).padStart(7))} ${paint(colour, sign)} ${cut2(plain(text4), width - 12)}`;
}

// src/report/terminal/table.ts
function table(head, rows, width) {
  const widths = head.map(
    (title2, at2) => rows.reduce((most, row2) => Math.max(most, columns(row2[at2] ?? "")), columns(title2))
  );
  const total = widths.reduce((sum2, one) => sum2 + one, 0) + (widths.length - 1) * 2;
  if (total > width) return void 0;
  return [head, ...rows].map(
    (row2) => widths.map((one, at2) => fill(row2[at2] ?? "", one, at2 > 0 && at2 < widths.length - 1 ? "right" : "left")).join("  ").trimEnd()
  );
}

// src/report/terminal.ts
function hanging(sign, text4, width) {
  const indent = " ".repeat(columns(sign) + 1);
  return wrap(text4, width - indent.length).map(
    (line2, index) => index === 0 ? `${sign} ${line2}` : indent + line2
  );
}
function findingLines(finding, name2, { paint, width }) {
  const { sign, colour } = VERDICT_WORDS[finding.verdict];
  const indent = " ".repeat(name2 + 6);
  const room = width - indent.length;
  const asides = [
    finding.advisory === true ? " (advisory)" : "",
    finding.waiver === void 0 ? "" : ` (waived by ${plain(finding.waiver.by)}: ${plain(finding.waiver.reason)})`
  ];
  const [first = "", ...more] = wrap(plain(finding.reason) + asides.join(""), room);
  const restsOn = finding.evidence.flatMap(({ label, value, url }) => {
    const said = [plain(label), plain(value)].filter((part) => part !== "").join(": ");
    return wrap(url === void 0 ? said : `${said} ${plain(url)}`, room).map((line2) => paint("grey", line2));
  });
  const remedy = finding.remedy === void 0 || finding.verdict === "pass" ? [] : hanging("→", plain(finding.remedy), room);
  return [
    `  ${paint(colour, sign)} ${paint("bold", fill(plain(finding.gate), name2))}  ${first}`,
    ...[more, restsOn, remedy].flat().map((line2) => indent + line2)
  ];
}
function findings({ decision }, sheet) {
  const all = worstFirst(decision.findings);
  const name2 = Math.min(
    24,
    all.reduce((most, { gate }) => Math.max(most, columns(plain(gate))), 0)
  );
  return all.flatMap((finding) => findingLines(finding, name2, sheet));
}
function evidence2({ evidence: rows = [] }, { paint, width }) {
  if (rows.length === 0) return [];
  const head = ["metric", "candidate", "baseline", "ratio", "evidence", "verdict"];
  const cells = rows.map(
    (row2) => [row2.metric, row2.candidate, row2.baseline, row2.ratio, row2.evidence, row2.verdict].map(
      (text4) => plain(text4)
    )
  );
  const drawn = table(head, cells, width - 2);
  const lines = drawn?.map((line2, index) => index === 0 ? paint("grey", line2) : line2) ?? cells.flatMap(
    (row2) => row2.flatMap((text4, at2) => hanging(at2 === 0 ? "-" : " ", `${head[at2]}: ${text4}`, width - 2))
  );
  return ["", paint("bold", "Evidence"), ...lines.map((line2) => `  ${line2}`)];
}
function series({ series: all = [] }, { paint, width }) {
  if (all.length === 0) return [];
  const rows = sparklineRows(all, 20);
  const wide = Math.min(
    30,
    rows.reduce((most, { label }) => Math.max(most, columns(plain(label))), 0)
  );
  const lines = rows.map(({ label, line: line2, most, last }) => {
    const said = line2 === "" ? "no data" : `${line2}  last ${last}, highest ${most}`;
    return `  ${cut2(`${fill(plain(label), wide)}  ${said}`, width - 2)}`;
  });
  return ["", paint("bold", "Over time"), ...lines];
}
function actions({ receipts, decision }, { paint, width }) {
  if (receipts.length === 0) {
    const planned = decision.effects.flatMap(
      (effect) => hanging("  -", plain(effectSentence(effect)), width)
    );
    return planned.length === 0 ? [] : ["", paint("bold", "What is to be done"), ...planned];
  }
  const lines = receipts.flatMap(({ effect, state, detail, url, output = "" }) => {
    const { sign, word: word2, colour } = RECEIPT_WORDS[state];
    const said = detail === "" ? effectSentence(effect) : detail;
    const [first = "", ...rest2] = hanging(
      `  ${sign}`,
      `${word2}: ${plain(said)}${url === void 0 ? "" : ` ${plain(url)}`}`,
      width
    );
    const log = state === "failed" && output.trim() !== "" ? cleanLines(output.trimEnd()).slice(-40) : [];
    return [
      first.replace(sign, () => paint(colour, sign)),
      ...rest2,
      ...log.map((line2) => `      ${paint("grey", cut2(`| ${plain(line2)}`, width - 6))}`)
    ];
  });
  return ["", paint("bold", "What was done"), ...lines];
}
function timeline({ timeline: moments, startedAt }, { paint, width }) {
  const lines = moments.flatMap((moment2) => {
    const [first = "", ...rest2] = wrap(plain(moment2.text), width - 12);
    const line2 = momentLine({ ...moment2, text: first }, startedAt, { paint, width });
    return [line2, ...rest2.map((text4) => " ".repeat(12) + text4)];
  });
  return lines.length === 0 ? [] : ["", paint("bold", "Timeline"), ...lines];
}
function progressLines(moment2, startedAt) {
  return harmless(momentLine(moment2, startedAt));
}
var LOG = { colour: false, width: 120 };
function resultLines(report, { colour, width: asked } = LOG) {
  const sheet = { paint: painter(colour), width: Math.max(40, Number.isFinite(asked) ? asked : 80) };
  const { decision, title: title2, progress } = report;
  const said = answer(decision.question, decision.outcome);
  const [first = "", ...rest2] = hanging(said.sign, `${said.word}: ${plain(decision.summary)}`, sheet.width);
  const about2 = `${plain(title2)} · ${plain(shortSha(decision.subject.sha))} · ${plain(decision.reasonCode)}`;
  const step = progress === void 0 ? [] : wrap(
    `step ${progress.step} of ${progress.steps} · ${quantity("share", progress.share)} of the traffic · ${plain(progress.text)}`,
    sheet.width - 2
  );
  return [
    sheet.paint(said.colour, first),
    ...rest2.map((line2) => sheet.paint(said.colour, line2)),
    ...[...wrap(about2, sheet.width - 2), ...step].map((line2) => `  ${sheet.paint("grey", line2)}`),
    "",
    ...findings(report, sheet),
    ...evidence2(report, sheet),
    ...series(report, sheet),
    ...actions(report, sheet),
    ...timeline(report, sheet),
    ...report.links.length === 0 ? [] : [""],
    ...report.links.map(({ label, url }) => `  ${plain(label)}: ${plain(url)}`)
  ].map((line2) => harmless(line2)).join("\n");
}

// src/app/surfaces.ts
function checkRunKey(name2) {
  return `deploy-action:${name2}`;
}
var PACE_MS = 6e4;
function surfacesOf(access) {
  const externalId = checkRunKey(access.name);
  let found;
  let told3;
  let saved;
  let printed = 0;
  let lastLine;
  let broken = access.readOnly;
  let said = false;
  async function find() {
    if (found !== void 0 || access.readOnly) return;
    const run = await access.github.findCheckRun(access.sha, access.name, externalId);
    if (!run.ok) return failed2(run);
    found = run.value;
    saved ??= snapshotIn(found?.text);
  }
  function failed2(answer2) {
    const refused = answer2.failure.kind === "forbidden" || answer2.failure.kind === "unauthorised";
    broken = refused;
    if (said) return;
    said = true;
    if (refused && access.fork)
      access.note(
        `the check run '${access.name}' is not written, because the token of a fork's pull request can only read; the verdict is here and in the job's summary`
      );
    else access.warn(`the check run '${access.name}' could not be written: ${failureText(answer2)}`);
  }
  async function write(report, final, snapshot) {
    await find();
    if (broken || found === void 0) return;
    saved = snapshot ?? saved;
    const { title: title2, summary, text: text4, snapshotFitted } = checkRunOutput(
      report,
      saved === void 0 ? {} : { snapshot: saved }
    );
    if (!snapshotFitted)
      access.warn("the state of this rollout is too large to be saved: after a crash it starts anew");
    const content = {
      name: access.name,
      sha: access.sha,
      externalId,
      title: title2,
      summary,
      text: text4,
      ...access.runUrl === "" ? {} : { detailsUrl: access.runUrl },
      ...final ? { status: "completed", conclusion: OUTCOME_WORDS[report.decision.outcome].conclusion } : { status: "in_progress" }
    };
    const send = () => found == null ? access.github.createCheckRun(content) : access.github.updateCheckRun(found.id, content);
    let written3 = await send();
    for (let tries = 1; !written3.ok && written3.failure.kind === "lost" && tries < 3; tries += 1) {
      found = void 0;
      await find();
      if (broken || found === void 0) return;
      written3 = await send();
    }
    if (!written3.ok) return failed2(written3);
    found = written3.value;
    access.shownAt(written3.value.url);
  }
  return {
    async snapshot() {
      await find();
      return saved;
    },
    async publish(report, { final, step, snapshot }) {
      for (const moment2 of report.timeline.slice(printed))
        access.print(`${progressLines(moment2, report.startedAt)}
`);
      printed = report.timeline.length;
      const line2 = final ? void 0 : progressLine(report);
      if (line2 !== void 0 && line2 !== lastLine) access.print(`${line2}
`);
      lastLine = line2;
      const now = access.github.now();
      const due = final || told3 === void 0 || told3.step !== step || now - told3.at >= PACE_MS;
      if (!due) return;
      told3 = { step, at: now, summary: report.decision.summary };
      await write(report, final, snapshot);
      await access.summarise(jobSummary(report));
      if (final) access.print(`
${resultLines(report)}
`);
    }
  };
}

// src/app/perform/marks.ts
async function markCommit(effect, { world }) {
  const externalId = checkRunKey(effect.name);
  const content = {
    name: effect.name,
    sha: effect.sha,
    externalId,
    status: "completed",
    conclusion: effect.conclusion,
    title: effect.title,
    summary: effect.summary,
    ...world.runUrl === "" ? {} : { detailsUrl: world.runUrl }
  };
  let last = "";
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const found = await world.github.findCheckRun(effect.sha, effect.name, externalId);
    if (!found.ok) return { state: "failed", detail: failureText(found) };
    const before = found.value;
    const written3 = before === null ? await world.github.createCheckRun(content) : await world.github.updateCheckRun(before.id, content);
    if (written3.ok) {
      return {
        state: "done",
        detail: `${effect.name} on ${shortSha(effect.sha)}: ${effect.conclusion}`,
        url: written3.value.url
      };
    }
    last = failureText(written3);
    if (written3.failure.kind !== "lost") break;
    await world.pause(1e3 * attempt);
  }
  return { state: "failed", detail: `${effect.name} on ${shortSha(effect.sha)}: ${last}` };
}

// src/canary/series.ts
var isSamples = (reading) => "samples" in reading;

// src/canary/counters.ts
var NO_MEMORY = { metrics: {} };
function tickOf(memory, reads, weight, counting = {}) {
  const metrics = Object.entries(reads.metrics).map(([name2, { candidate, baseline }]) => {
    const kept = memory.metrics[name2];
    const what = counting[name2] ?? "events";
    return {
      name: name2,
      candidate: armAfter(kept?.candidate ?? null, candidate, reads.at, what),
      baseline: armAfter(kept?.baseline ?? null, baseline, reads.at, what)
    };
  });
  return {
    observation: {
      at: reads.at,
      weight,
      metrics: Object.fromEntries(
        metrics.map(({ name: name2, candidate, baseline }) => [
          name2,
          { candidate: candidate.reading, baseline: baseline.reading }
        ])
      )
    },
    memory: {
      metrics: {
        ...memory.metrics,
        ...Object.fromEntries(
          metrics.map(({ name: name2, candidate, baseline }) => [
            name2,
            { candidate: candidate.memory, baseline: baseline.memory }
          ])
        )
      }
    }
  };
}
function armAfter(memory, { requests, events }, at2, counting) {
  if (isSamples(requests) && requests.samples.length === 0) return withoutSeries(memory, events, at2);
  if (!isSamples(requests)) return { reading: requests, memory };
  const counted3 = eventsOf(events, counting);
  if (!isSamples(counted3)) return { reading: counted3, memory };
  const next2 = {
    at: at2,
    requests: remembered(memory?.requests, requests),
    events: remembered(memory?.events, counted3)
  };
  if (memory === null) {
    return {
      reading: { noData: "first_reading", reason: "counters need two readings to have an increment" },
      memory: next2
    };
  }
  const reading = countsOf(growth(memory.requests, requests), growth(memory.events, counted3), counting);
  if ("noData" in reading) return { reading, memory };
  return {
    reading: {
      ...reading,
      since: memory.at,
      ...requests.partial === void 0 && counted3.partial === void 0 ? {} : { partial: true }
    },
    memory: next2
  };
}
function withoutSeries(memory, events, at2) {
  if (memory !== null && Object.keys(memory.requests).length > 0) {
    return {
      reading: { noData: "vanished", reason: "all series of requests are gone: stale, not zero" },
      memory
    };
  }
  if (isSamples(events) && events.samples.length > 0) {
    return {
      reading: {
        noData: "events_without_requests",
        reason: "the query for requests answers with no series, the one for events does"
      },
      memory
    };
  }
  return {
    reading: { noData: "empty", reason: "the query for requests answers with no series" },
    memory: isSamples(events) ? { at: at2, requests: {}, events: {} } : memory
  };
}
function eventsOf(reading, counting) {
  return isSamples(reading) && reading.samples.length === 0 && counting === "others" ? { noData: "empty", reason: "the query for answers in time answers with no series" } : reading;
}
var remembered = (before, { samples }) => ({
  ...before,
  ...Object.fromEntries(samples.map((sample) => [sample.series, sample.value]))
});
function growth(before, { samples }) {
  return samples.reduce((sum2, { series: series2, value }) => {
    const last = Object.hasOwn(before, series2) ? before[series2] : 0;
    return sum2 + (value < last ? value : value - last);
  }, 0);
}
function countsOf(requests, counted3, counting) {
  const events = counting === "events" ? counted3 : requests - counted3;
  if (requests === 0 && counted3 > 0) {
    return {
      noData: "events_without_requests",
      reason: `${counted3} ${counting === "events" ? "events" : "answers in time"} were counted without a single request`
    };
  }
  if (counted3 > requests) {
    return {
      noData: "events_exceed_requests",
      reason: `${counted3} ${counting === "events" ? "events" : "answers in time"} were counted of only ${requests} requests`
    };
  }
  return { requests, events };
}

// src/rollout/variables.ts
function deployVariables(telling) {
  const { subject, candidate, baseline } = telling;
  return {
    DEPLOY_KEY: telling.key,
    DEPLOY_FENCE: String(telling.fence),
    DEPLOY_REPOSITORY: subject.repository,
    DEPLOY_ENVIRONMENT: telling.environmentName,
    DEPLOY_STRATEGY: telling.strategy,
    DEPLOY_SHA: candidate.sha,
    DEPLOY_VERSION: candidate.version,
    DEPLOY_CANDIDATE_VERSION: candidate.version,
    DEPLOY_PREVIOUS_SHA: baseline?.sha ?? "",
    DEPLOY_PREVIOUS_VERSION: baseline?.version ?? "",
    DEPLOY_STABLE_VERSION: baseline?.version ?? "",
    DEPLOY_URL: telling.url ?? "",
    DEPLOY_ARTIFACT: subject.artifact?.name ?? "",
    DEPLOY_DIGEST: subject.artifact?.digest ?? ""
  };
}
function weightVariables(share2, previous) {
  const percent5 = (value) => String(Math.round(value * 1e4) / 100);
  return {
    DEPLOY_WEIGHT: percent5(share2),
    DEPLOY_STABLE_WEIGHT: percent5(1 - share2),
    DEPLOY_PREVIOUS_WEIGHT: percent5(previous)
  };
}
function rollbackVariables(from, to) {
  return {
    DEPLOY_ROLLBACK_FROM: from.version ?? from.sha,
    DEPLOY_ROLLBACK_FROM_SHA: from.sha,
    DEPLOY_ROLLBACK_TO: to?.version ?? to?.sha ?? "",
    DEPLOY_ROLLBACK_TO_SHA: to?.sha ?? ""
  };
}

// src/rollout/move.ts
var NOTHING = { counts: false, health: false };
var act = (state, effects) => ({
  state,
  effects,
  waitMs: 0,
  read: NOTHING
});
var rest = (state) => act(state, []);
var ended = (state, ending3) => rest({ ...state, phase: "ended", ending: ending3 });
function proceedEnding(state) {
  return {
    outcome: "proceed",
    reasonCode: "deployed",
    reason: "every step is done and nothing was found against the candidate",
    at: state.since,
    badVersion: false
  };
}
function happened(state, at2, kind, text4) {
  return { ...state, happenings: [...state.happenings, { at: at2, kind, text: text4 }].slice(-200) };
}
function stepTextAt(plan, state) {
  const step = plan.steps[state.step];
  return step === void 0 ? "the end" : stepText(step);
}
function hookEffect(plan, step) {
  const batch2 = step.batch;
  return {
    kind: "run-hook",
    hook: step.hook,
    command: step.command,
    env: {
      ...deployVariables(plan.telling),
      ...step.env,
      DEPLOY_HOOK: step.hook,
      ...batch2 === void 0 ? {} : {
        DEPLOY_BATCH: String(batch2.index),
        DEPLOY_BATCHES: String(batch2.of),
        DEPLOY_BATCH_SIZE: batch2.size
      }
    },
    timeoutMs: plan.environment.rollout.timeoutMs,
    ...undoing(plan)
  };
}
function shiftEffect(plan, state, share2) {
  return {
    kind: "shift-traffic",
    share: share2,
    env: { ...deployVariables(plan.telling), ...weightVariables(share2, state.share) },
    ...undoing(plan)
  };
}
var undoing = ({ task }) => task === "rollback" ? { undoing: true } : {};
function statusEffect(plan, state) {
  return {
    kind: "set-deployment-status",
    key: state.key,
    environment: plan.environment.name,
    state: "in_progress",
    description: stepTextOf(plan.steps, state.step)
  };
}
var confirmLock2 = (plan) => ({ kind: "confirm-lock", ...plan.lock });

// src/rollout/rollback.ts
function rollbackMoves(plan, share2, undo) {
  const { environment: environment2, telling } = plan;
  const { rollout: rollout2, rollback: rollback2 } = environment2;
  const variables = {
    ...deployVariables(telling),
    ...rollbackVariables(telling.candidate, telling.baseline)
  };
  const hook = (name2, command3) => command3 === void 0 ? [] : [
    {
      kind: "effect",
      effect: {
        kind: "run-hook",
        hook: name2,
        command: command3,
        env: { ...variables, DEPLOY_HOOK: name2 },
        timeoutMs: rollout2.timeoutMs,
        undoing: true
      },
      text: `${name2} command`
    }
  ];
  const moves = [];
  if (rollout2.traffic !== void 0 && rollout2.strategy !== "rolling") {
    moves.push({
      kind: "effect",
      effect: {
        kind: "shift-traffic",
        share: 0,
        env: { ...variables, ...weightVariables(0, share2) },
        undoing: true
      },
      text: "traffic off the candidate"
    });
  }
  if (!undo) return moves;
  moves.push(...hook("rollback", rollout2.run.rollback));
  const restores = rollback2.migrations === "down-script" || rollback2.migrations === "restore-backup";
  if (restores && rollout2.run.migrate !== void 0)
    moves.push(...hook("migrations", rollback2.run.migrations));
  moves.push(...hook("config", rollback2.run.config), ...hook("caches", rollback2.run.caches));
  if (rollout2.health.length > 0)
    moves.push({ kind: "health", text: "health checks of the version returned to" });
  return moves;
}

// src/rollout/goingBack.ts
function goBack(plan, state, ending3) {
  if (plan.task === "rollback") {
    return ended(state, { ...ending3, outcome: "stop", reasonCode: "rollback_failed", badVersion: false });
  }
  return backMove(plan, {
    ...happened(state, ending3.at, "decision", `rolls back: ${ending3.reason}`),
    phase: "rolling-back",
    rollbackStep: 0,
    undoes: state.step >= firstDeploy(plan.steps),
    ending: ending3,
    since: ending3.at
  });
}
function cancelled(plan, state, at2, why) {
  if (state.phase === "rolling-back") return backMove(plan, state);
  const reason = `cancelled (${why}) at ${stepTextAt(plan, state)}`;
  const ending3 = { outcome: "stop", reasonCode: "cancelled", reason, at: at2, badVersion: false };
  const hasTraffic = state.share > 0 || plan.steps[state.step]?.kind === "traffic";
  if (!hasTraffic || rollbackMoves(plan, state.share, false).length === 0) return ended(state, ending3);
  return backMove(plan, {
    ...happened(state, at2, "trouble", `${reason}; traffic goes back to the baseline`),
    phase: "rolling-back",
    rollbackStep: 0,
    undoes: false,
    ending: ending3,
    since: at2
  });
}
var movesOf = (plan, state) => rollbackMoves(plan, state.share, state.undoes ?? true);
function backMove(plan, state) {
  const move = movesOf(plan, state)[state.rollbackStep];
  const ending3 = state.ending ?? proceedEnding(state);
  if (move === void 0) return ended(state, ending3);
  if (move.kind === "health") {
    return { state, effects: [], waitMs: 0, read: { counts: false, health: true } };
  }
  const told3 = state.rollbackStep === 0 && ending3.outcome === "roll-back" ? [{ ...statusEffect(plan, state), description: rollingBackText(ending3) }] : [];
  return act(state, [move.effect, ...told3]);
}
function goingBack(plan, state, event) {
  const move = movesOf(plan, state)[state.rollbackStep];
  if (move === void 0 || event.kind === "cancelled") return backMove(plan, state);
  const go = (after) => backMove(plan, { ...after, rollbackStep: state.rollbackStep + 1, since: event.at });
  if (event.kind === "read") {
    const asked = event.health ?? [];
    const sick = asked.filter(({ ok }) => !ok);
    if (asked.length > 0 && sick.length === 0)
      return go(happened(state, event.at, "step", `${move.text} pass`));
    if (event.at - state.since < plan.environment.rollout.timeoutMs) {
      const pause2 = Math.min(...plan.environment.rollout.health.map(({ everyMs }) => everyMs));
      return { state, effects: [], waitMs: pause2, read: { ...NOTHING, health: true } };
    }
    return go(failedBack(state, event.at, `${move.text} do not pass`));
  }
  if (event.failed === void 0) {
    const share2 = move.kind === "effect" && move.effect.kind === "shift-traffic" ? move.effect.share : state.share;
    return go({ ...happened(state, event.at, "step", `${move.text} done`), share: share2 });
  }
  return go(failedBack(state, event.at, `${move.text} failed: ${event.failed}`));
}
function failedBack(state, at2, why) {
  const ending3 = state.ending ?? proceedEnding(state);
  return {
    ...happened(state, at2, "trouble", `rolling back: ${why}`),
    ending: {
      ...ending3,
      reasonCode: "rollback_failed",
      reason: `${ending3.reason}; and rolling back needs a person: ${why}`
    }
  };
}

// src/canary/mixture.ts
var logSpaced = (low, high, count3) => Array.from({ length: count3 }, (_, k) => low * (high / low) ** (k / (count3 - 1)));
function normalized(logWeights) {
  const total = logSumExp(logWeights);
  return logWeights.map((weight) => weight - total);
}
function logSumExp(terms) {
  let top2 = -Infinity;
  for (const term of terms) if (term > top2) top2 = term;
  if (top2 === -Infinity) return top2;
  let sum2 = 0;
  for (const term of terms) sum2 += Math.exp(term - top2);
  return top2 + Math.log(sum2);
}
function logMixture(logWeights, logRatios) {
  let top2 = -Infinity;
  for (let k = 0; k < logRatios.length; k += 1) {
    const term = logWeights[k] + logRatios[k];
    if (term > top2) top2 = term;
  }
  if (top2 === -Infinity) return top2;
  let sum2 = 0;
  for (let k = 0; k < logRatios.length; k += 1) sum2 += Math.exp(logWeights[k] + logRatios[k] - top2);
  return top2 + Math.log(sum2);
}
var evidenceOf = (logEvidence) => Math.min(Math.exp(logEvidence), 1e15);

// src/canary/absolute.ts
var ODDS = logSpaced(1.05, 100, 32);
var DIVISORS = logSpaced(1.05, 100, 24);
var ABOVE_WEIGHTS = normalized(ODDS.map((odds) => -((Math.log(odds) - Math.LN2) ** 2) / 2));
var BELOW_WEIGHTS = normalized(DIVISORS.map(() => 0));
var ALTERNATIVES = {
  above: (limit) => against(
    limit,
    ODDS.map((multiple2) => {
      const odds = multiple2 * limit / (1 - limit);
      return odds / (1 + odds);
    }),
    ABOVE_WEIGHTS
  ),
  below: (limit) => against(
    limit,
    DIVISORS.map((divisor) => limit / divisor),
    BELOW_WEIGHTS
  )
};
var against = (limit, rates, logWeights) => ({
  perEvent: rates.map((rate) => Math.log(rate / limit)),
  perOther: rates.map((rate) => Math.log1p(-rate) - Math.log1p(-limit)),
  logWeights
});
var startAbsolute = (limit, side) => ({
  limit,
  side,
  logRatios: ALTERNATIVES[side](limit).logWeights.map(() => 0)
});
function absoluteAfter(test, counts, phi) {
  if (counts.requests <= 0) return test;
  const step = increments(test, counts, phi);
  return { ...test, logRatios: test.logRatios.map((logRatio, k) => logRatio + step[k]) };
}
var absoluteEvidence = (test) => logMixture(ALTERNATIVES[test.side](test.limit).logWeights, test.logRatios);
var absoluteForecast = (test, counts, phi) => {
  const step = increments(test, counts, phi);
  const { logWeights } = ALTERNATIVES[test.side](test.limit);
  return (ticks) => logMixture(
    logWeights,
    test.logRatios.map((logRatio, k) => logRatio + ticks * step[k])
  );
};
function increments(test, counts, phi) {
  const { perEvent, perOther } = ALTERNATIVES[test.side](test.limit);
  const others = counts.requests - counts.events;
  return perEvent.map((gain, k) => (counts.events * gain + others * perOther[k]) / phi);
}

// src/canary/alarm.ts
var ODDS2 = logSpaced(1.2, 50, 8);
var CEILING = Math.log(1e4);
var RAISE = Math.log(100);
var RELEASE = Math.log(2);
var startAlarm = (limit) => ({ limit, sums: ODDS2.map(() => 0), on: false });
function alarmAfter(alarm, counts, phi) {
  if (counts.requests <= 0) return alarm;
  const { limit } = alarm;
  const others = counts.requests - counts.events;
  const sums2 = alarm.sums.map((sum2, k) => {
    const odds = ODDS2[k] * limit / (1 - limit);
    const rate = odds / (1 + odds);
    const step = counts.events * Math.log(rate / limit) + others * (Math.log1p(-rate) - Math.log1p(-limit));
    return Math.min(CEILING, Math.max(0, sum2 + step / phi));
  });
  const evidence3 = logSumExp(sums2) - Math.log(sums2.length);
  return { limit, sums: sums2, on: evidence3 >= RAISE || alarm.on && evidence3 >= RELEASE };
}

// src/canary/interval.ts
var NO_SUMS = {
  candidateEvents: 0,
  baselineEvents: 0,
  above: 0,
  below: 0,
  candidateRequests: 0,
  baselineRequests: 0
};
var Z2 = 1.959964 ** 2;
function ratioOf(sums2, phi) {
  const { candidateEvents, baselineEvents, above, below, candidateRequests, baselineRequests } = sums2;
  const events = candidateEvents + baselineEvents;
  if (events === 0 || candidateRequests <= 0 || baselineRequests <= 0) return null;
  const rho = above > 0 && below > 0 ? candidateEvents / baselineEvents * below / above : candidateRequests / baselineRequests;
  const n = events / phi;
  const share2 = candidateEvents / events;
  const centre = (share2 + Z2 / (2 * n)) / (1 + Z2 / n);
  const half = Math.sqrt(Z2) * Math.sqrt(share2 * (1 - share2) / n + Z2 / (4 * n * n)) / (1 + Z2 / n);
  const ratioAt = (part) => part / (1 - part) / rho;
  const high = centre + half;
  const estimate = baselineEvents > 0 ? ratioAt(share2) : candidateEvents / 0.5 / rho;
  return {
    estimate,
    low: ratioAt(Math.max(0, centre - half)),
    high: baselineEvents > 0 && high < 1 ? ratioAt(high) : null
  };
}

// src/canary/observation.ts
var isCounts = (reading) => !("noData" in reading);

// src/canary/tally.ts
var NO_COUNTS = { requests: 0, events: 0 };
var NO_PAIR = { candidate: NO_COUNTS, baseline: NO_COUNTS };
var plus = (sum2, counts) => counts === void 0 ? sum2 : { requests: sum2.requests + counts.requests, events: sum2.events + counts.events };
var pairPlus = (sum2, candidate, baseline) => ({
  candidate: plus(sum2.candidate, candidate),
  baseline: plus(sum2.baseline, baseline)
});
var rateOf = (counts) => counts.requests > 0 ? counts.events / counts.requests : null;
function sumsPlus(sums2 = NO_SUMS, { candidate, baseline }) {
  const all = candidate.requests + baseline.requests;
  if (candidate.requests <= 0 || baseline.requests <= 0) return sums2;
  return {
    candidateEvents: sums2.candidateEvents + candidate.events,
    baselineEvents: sums2.baselineEvents + baseline.events,
    above: sums2.above + candidate.events * baseline.requests / all,
    below: sums2.below + baseline.events * candidate.requests / all,
    candidateRequests: sums2.candidateRequests + candidate.requests,
    baselineRequests: sums2.baselineRequests + baseline.requests
  };
}
var RECENT = 60;
var recentAfter = (recent, at2, candidate, baseline) => [
  ...recent.filter((tick) => tick.at > at2 - RECENT),
  { at: at2, pair: pairPlus(NO_PAIR, candidate, baseline) }
];
var recentSum = (recent) => recent.reduce((sum2, { pair }) => pairPlus(sum2, pair.candidate, pair.baseline), NO_PAIR);
var NO_STRETCH = { score: 0, suspect: NO_COUNTS, reference: NO_COUNTS };
function stretchAfter(stretch, suspect, reference2, tolerated, phi) {
  if (suspect.requests <= 0 || reference2.requests <= 0) return stretch;
  const rho = suspect.requests / reference2.requests;
  const step = suspect.events * Math.log(1.25) - (suspect.events + reference2.events) * (Math.log1p(1.25 * tolerated * rho) - Math.log1p(tolerated * rho));
  const score = stretch.score + step / phi;
  return score <= 0 ? NO_STRETCH : { score, suspect: plus(stretch.suspect, suspect), reference: plus(stretch.reference, reference2) };
}

// src/canary/pairing.ts
var NO_PAIRING = { candidate: NO_COUNTS, baseline: NO_COUNTS, seconds: 0, whole: true };
var pairingAfter = (waiting, c, b, seconds2) => ({
  candidate: plus(waiting.candidate, c),
  baseline: plus(waiting.baseline, b),
  seconds: waiting.seconds + seconds2,
  whole: waiting.whole && c.partial !== true && b.partial !== true
});
var isComplete = ({ candidate, baseline }) => candidate.requests > 0 && baseline.requests > 0;

// src/canary/relative.ts
var MULTIPLES = logSpaced(1.05, 100, 32);
var LOG_MULTIPLES = MULTIPLES.map(Math.log);
var LOG_WEIGHTS = normalized(LOG_MULTIPLES.map((g) => -((g - Math.LN2) ** 2) / 2));
var startRelative = (r0) => ({ r0, logRatios: MULTIPLES.map(() => 0) });
function relativeAfter(test, candidate, baseline, phi) {
  const steps = relativeSteps(test.r0, candidate, baseline, phi);
  return steps === null ? test : { r0: test.r0, logRatios: test.logRatios.map((logRatio, k) => logRatio + steps[k]) };
}
function relativeSteps(r0, candidate, baseline, phi) {
  const events = candidate.events + baseline.events;
  if (candidate.requests <= 0 || baseline.requests <= 0 || events === 0) return null;
  const rho = candidate.requests / baseline.requests;
  const atR0 = Math.log1p(r0 * rho);
  return LOG_MULTIPLES.map(
    (g, k) => (candidate.events * g - events * (Math.log1p(r0 * MULTIPLES[k] * rho) - atR0)) / phi
  );
}
var relativeEvidence = (test) => logMixture(LOG_WEIGHTS, test.logRatios);
var relativeForecast = (test, candidate, baseline, phi) => {
  const steps = relativeSteps(test.r0, candidate, baseline, phi) ?? MULTIPLES.map(() => 0);
  return (ticks) => logMixture(
    LOG_WEIGHTS,
    test.logRatios.map((logRatio, k) => logRatio + ticks * steps[k])
  );
};

// src/canary/promotion.ts
var startPromotion = (rMax, limit) => ({
  rMax,
  within: startRelative(1 / rMax),
  under: limit === null ? null : startAbsolute(limit, "below")
});
var rMaxAt = (share2, rows) => (rows.find((row2) => share2 <= row2.upTo) ?? rows.at(-1))?.ratio ?? 1.5;
var underAfter = (promotion, suspect, phi) => ({
  ...promotion,
  under: promotion.under === null ? null : absoluteAfter(promotion.under, suspect, phi)
});
var withinAfter = (promotion, suspect, reference2, phi) => ({ ...promotion, within: relativeAfter(promotion.within, reference2, suspect, phi) });
var promotionEvidence = (promotion) => ({
  within: relativeEvidence(promotion.within),
  under: promotion.under === null ? -Infinity : absoluteEvidence(promotion.under)
});
var NEVER = 1e9;
function requestsNeeded(promotion, suspect, reference2, phi, threshold) {
  if (suspect.requests <= 0) return null;
  const perRequest = (counts) => ({
    requests: counts.requests / suspect.requests,
    events: counts.events / suspect.requests
  });
  const forecasts = [
    ...reference2 === void 0 || reference2.requests <= 0 ? [] : [relativeForecast(promotion.within, perRequest(reference2), perRequest(suspect), phi)],
    ...promotion.under === null ? [] : [absoluteForecast(promotion.under, perRequest(suspect), phi)]
  ];
  const needs = forecasts.flatMap((forecast) => firstAt(forecast, threshold) ?? []);
  return needs.length === 0 ? null : Math.min(...needs);
}
function firstAt(forecast, threshold) {
  if (forecast(0) >= threshold) return 0;
  if (forecast(NEVER) < threshold) return void 0;
  let low = 0;
  let high = NEVER;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (forecast(middle) >= threshold) high = middle;
    else low = middle;
  }
  return high;
}

// src/canary/suspicion.ts
var PLAIN = Math.log(0.9);
var TRACKING = Math.log(0.1);
var DEAL = [-Math.LN2, ...LOG_WEIGHTS.map((weight) => weight - Math.LN2)];
var MEMORY = 2e3;
var startSuspicion = (r0) => ({ plain: startRelative(r0), wealth: DEAL });
function suspicionAfter({ plain: plain2, wealth }, suspect, reference2, phi, seconds2) {
  const steps = relativeSteps(plain2.r0, suspect, reference2, phi);
  if (steps === null) return { plain: plain2, wealth };
  const earned = wealth.map((each, i) => i === 0 ? each : each + steps[i - 1]);
  const total = logSumExp(earned);
  const lasted = Math.max(1e-3, seconds2) / MEMORY;
  const dealt = total + Math.log(-Math.expm1(-lasted));
  return {
    plain: { r0: plain2.r0, logRatios: plain2.logRatios.map((logRatio, k) => logRatio + steps[k]) },
    wealth: earned.map((each, i) => logSum(each - lasted, dealt + DEAL[i]))
  };
}
var suspicionEvidence = ({ plain: plain2, wealth }) => logSum(PLAIN + relativeEvidence(plain2), TRACKING + logSumExp(wealth));
var logSum = (a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));

// src/canary/metric.ts
var NO_STEP = { ...NO_PAIR, seconds: 0, ticks: 0 };
var startMetric = (settings, rMax) => ({
  settings,
  regression: startSuspicion(settings.tolerated),
  over: settings.limit === null ? null : startAbsolute(settings.limit, "above"),
  catastrophe: startAbsolute(0.5, "above"),
  promotion: startPromotion(rMax, settings.limit),
  incident: settings.limit === null ? null : startAlarm(settings.limit),
  waiting: NO_PAIRING,
  total: NO_PAIR,
  sums: NO_SUMS,
  step: NO_STEP,
  stretch: NO_STRETCH,
  recent: [],
  seen: { candidate: null, baseline: null },
  missing: { candidate: null, baseline: null }
});
var atNewWeight = (metric, rMax) => ({
  ...metric,
  promotion: startPromotion(rMax, metric.settings.limit),
  step: NO_STEP
});
var isWarm = ({ at: at2, warmUntil }, since) => warmUntil === null || (since === void 0 ? at2 > warmUntil : since >= warmUntil);
var NOT_READ = { noData: "empty", reason: "this metric was not read in this tick" };
function metricAfter(metric, reading, tick) {
  const candidate = sound(reading?.candidate ?? NOT_READ);
  const baseline = sound(reading?.baseline ?? NOT_READ);
  const c = isCounts(candidate) ? candidate : void 0;
  const b = isCounts(baseline) && tick.comparable ? baseline : void 0;
  const { phi, limit } = metric.settings;
  const incident = metric.incident === null || b === void 0 || limit === null ? metric.incident : incidentAfter(metric.incident, b, phi, metric.recent, tick.at);
  const isOver2 = metric.incident?.on === true && incident?.on === false;
  const looked = {
    ...isOver2 ? atNewWeight(metric, metric.promotion.rMax) : metric,
    recent: recentAfter(metric.recent, tick.at, c, b),
    incident,
    seen: {
      candidate: c === void 0 ? metric.seen.candidate : tick.at,
      baseline: b === void 0 ? metric.seen.baseline : tick.at
    },
    missing: {
      candidate: isCounts(candidate) ? null : candidate,
      baseline: isCounts(baseline) ? null : baseline
    }
  };
  if (c === void 0) return looked;
  if (!isWarm(tick, c.since)) return { ...looked, catastrophe: absoluteAfter(metric.catastrophe, c, phi) };
  return judged(looked, c, b?.since === c.since ? b : void 0, tick);
}
function judged(metric, c, b, tick) {
  const { phi } = metric.settings;
  const whole = c.partial !== true && b?.partial !== true;
  const counted3 = {
    ...metric,
    over: metric.over === null || b !== void 0 ? metric.over : absoluteAfter(metric.over, c, phi),
    // Partial data can hide errors: it may raise an alarm, never prove that all is well.
    promotion: whole ? underAfter(metric.promotion, c, phi) : metric.promotion,
    total: pairPlus(metric.total, c, b),
    step: {
      ...pairPlus(metric.step, c, b),
      seconds: metric.step.seconds + tick.seconds,
      ticks: metric.step.ticks + (whole ? 1 : 0)
    }
  };
  if (b === void 0) return counted3;
  const pairing = pairingAfter(metric.waiting, c, b, tick.seconds);
  return isComplete(pairing) ? compared(counted3, pairing) : { ...counted3, waiting: pairing };
}
function compared(metric, { candidate, baseline, seconds: seconds2, whole }) {
  const { phi, tolerated, bad } = metric.settings;
  const [suspect, reference2] = bad === "more" ? [candidate, baseline] : [baseline, candidate];
  return {
    ...metric,
    waiting: NO_PAIRING,
    regression: suspicionAfter(metric.regression, suspect, reference2, phi, seconds2),
    promotion: whole ? withinAfter(metric.promotion, suspect, reference2, phi) : metric.promotion,
    sums: sumsPlus(metric.sums, { candidate: suspect, baseline: reference2 }),
    stretch: stretchAfter(metric.stretch, suspect, reference2, tolerated, phi)
  };
}
function incidentAfter(alarm, baseline, phi, recent, at2) {
  const next2 = alarmAfter(alarm, baseline, phi);
  const minute = recentAfter(recent, at2, void 0, baseline).reduce(
    (sum2, tick) => pairPlus(sum2, void 0, tick.pair.baseline),
    NO_PAIR
  ).baseline;
  const rate = rateOf(minute);
  return next2.on && rate !== null && rate <= alarm.limit ? startAlarm(alarm.limit) : next2;
}
function sound(reading) {
  if (!isCounts(reading)) return reading;
  const { requests, events } = reading;
  if (!Number.isFinite(requests) || !Number.isFinite(events)) {
    return { noData: "not_a_number", reason: `${events} events of ${requests} requests are no counts` };
  }
  if (requests < 0 || events < 0) {
    return {
      noData: "negative",
      reason: `${events} events of ${requests} requests: a count is never negative`
    };
  }
  return events > requests ? { noData: "events_exceed_requests", reason: `${events} events of only ${requests} requests` } : reading;
}
function totalEstimate(metric) {
  const { candidate, baseline } = metric.total;
  const fewer = metric.settings.bad === "fewer";
  return {
    suspect: fewer ? baseline : candidate,
    reference: fewer ? candidate : baseline,
    ratio: ratioOf(metric.sums, metric.settings.phi)?.estimate ?? null
  };
}
function stretchEstimate({ stretch: { suspect, reference: reference2 } }) {
  const s = rateOf(suspect);
  const r = rateOf({ ...reference2, events: Math.max(0.5, reference2.events) });
  return { suspect, reference: reference2, ratio: s === null || r === null ? null : s / r };
}

// src/canary/options.ts
var DEFAULT_JUDGE = {
  limits: { errorRate: 0.01, p95: 0.5, errorsOverBaseline: 5, latencyOverBaseline: 5 },
  critical: { latencyOverBaseline: 2 },
  warnings: { errorsOverBaseline: 0.5, p95: 0.2 },
  tolerance: { errors: 0.1, latency: 0.1 },
  falseAlarm: 0.01,
  promotionRisk: 0.05,
  rMax: [
    { upTo: 0.1, ratio: 3 },
    { upTo: 0.25, ratio: 2 },
    { upTo: 1, ratio: 1.5 }
  ],
  maxBlind: 900,
  staleAfter: 60,
  warmUp: 60,
  onRegression: "hold",
  splitTolerance: 0.1,
  metrics: { errors: { kind: "errors", decides: true } }
};
var DEFAULT_BUDGET = { errors: 4, slow: 3, other: 2 };
var judgeOptions = (given2 = {}) => ({
  ...DEFAULT_JUDGE,
  ...given2
});
function judgeProblems(options5) {
  const metrics = Object.entries(options5.metrics);
  const shares = [
    ["false-alarm", options5.falseAlarm],
    ["promotion risk", options5.promotionRisk]
  ];
  return [
    ...metrics.some(([, metric]) => metric.decides) ? [] : ["nothing can stop this canary: no metric decides, so at least one must not be warn-only"],
    ...shares.filter(([, share2]) => !(share2 > 0 && share2 < 0.5)).map(([name2, share2]) => `${name2} is ${share2}, it must be above 0% and below 50%`),
    ...metrics.flatMap(([name2, metric]) => metricProblems(name2, metric, options5))
  ];
}
function metricProblems(name2, metric, options5) {
  const { p95 } = options5.limits;
  const limit = metric.kind === "errors" ? options5.limits.errorRate : metric.limit;
  return [
    ...metric.kind === "slow" && metric.over === void 0 ? [`metric '${name2}' counts slow answers but does not say over how long`] : [],
    // A p95 under 500 ms means exactly that at most 5 % take longer than 500 ms: any other threshold cannot answer it.
    ...metric.kind === "slow" && metric.over !== void 0 && p95 !== void 0 && metric.over !== p95 ? [
      `metric '${name2}' counts answers over ${metric.over} s but the p95 limit is ${p95} s: they must be the same`
    ] : [],
    ...limit !== void 0 && !(limit > 0 && limit < 1) ? [`the limit of metric '${name2}' is ${limit}, it must be above 0% and below 100%`] : [],
    ...metric.budget !== void 0 && !(metric.budget > 0) ? [`the budget of metric '${name2}' is ${metric.budget}, it must be above 0`] : []
  ];
}

// src/canary/normal.ts
function upperTail(z) {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.5 * x);
  const poly = COEFFICIENTS.reduceRight((sum2, c) => sum2 * t + c, 0);
  const tail = 0.5 * t * Math.exp(-x * x + poly);
  return z >= 0 ? tail : 1 - tail;
}
var COEFFICIENTS = [
  -1.26551223,
  1.00002368,
  0.37409196,
  0.09678418,
  -0.18628806,
  0.27886807,
  -1.13520398,
  1.48851587,
  -0.82215223,
  0.17087277
];
function tailPoint(share2) {
  let low = -9;
  let high = 9;
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > share2) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// src/canary/latency.ts
var SIGMA = 0.6;
var P95 = tailPoint(0.05);
var shareOf2 = (counts) => (counts.events + 0.5) / (counts.requests + 1);
var p95Of = (counts, over) => over * Math.exp(SIGMA * (P95 - tailPoint(shareOf2(counts))));
var latencyRatio = (candidate, baseline) => Math.exp(SIGMA * (tailPoint(shareOf2(baseline)) - tailPoint(shareOf2(candidate))));
function toleratedSlowRatio(baselineShare, tolerance) {
  const share2 = Math.min(0.5, Math.max(1e-4, baselineShare));
  return upperTail(tailPoint(share2) - Math.log1p(tolerance) / SIGMA) / share2;
}

// src/canary/say.ts
function percent(share2) {
  const value = share2 * 100;
  if (value === 0) return "0%";
  return `${trimmed(value, value >= 9.95 ? 0 : value >= 0.095 ? 1 : 3)}%`;
}
var count = (value) => Math.round(value).toString().replace(/\B(?=(?:\d{3})+$)/g, ",");
var times = (ratio) => ratio >= 1e3 ? "over 1,000 times" : `${trimmed(ratio, ratio >= 9.95 ? 0 : ratio >= 0.995 ? 1 : 2)} times`;
function duration2(seconds2) {
  if (seconds2 < 99.5) return `${Math.round(seconds2)} s`;
  const minutes = Math.round(seconds2 / 60);
  if (minutes < 100) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
var latency = (seconds2) => seconds2 < 0.9995 ? `${Math.round(seconds2 * 1e3)} ms` : `${trimmed(seconds2, 1)} s`;
var against2 = (evidence3, threshold) => `${evidenceText(evidence3)} of the ${count(threshold)} needed`;
var evidenceText = (evidence3) => evidence3 >= 1e6 ? "over 1,000,000" : evidence3 >= 10 ? count(evidence3) : trimmed(evidence3, 1);
var trimmed = (value, digits) => value.toFixed(digits).replace(/\.0+$/, "");

// src/canary/limits.ts
var RULES = {
  errors: [
    (_, { errorRate }, { suspect }) => errorRate !== void 0 && suspect.events > errorRate * suspect.requests ? {
      limit: "error-rate",
      reason: `${percent(suspect.events / suspect.requests)} of requests fail, the limit is ${percent(errorRate)}`
    } : void 0,
    (_, { errorsOverBaseline }, { ratio }) => errorsOverBaseline !== void 0 && ratio !== null && ratio > 1 + errorsOverBaseline ? {
      limit: "errors-over-baseline",
      reason: `errors are ${times(ratio)} the baseline's, the limit is ${times(1 + errorsOverBaseline)}`
    } : void 0
  ],
  slow: [
    ({ over }, { p95 }, { suspect }) => {
      if (p95 === void 0 || over === null || suspect.requests <= 0) return void 0;
      const beyond = p95 === over ? suspect.events > 0.05 * suspect.requests : p95Of(suspect, over) > p95;
      const seen = p95 === over ? `${percent(suspect.events / suspect.requests)} of requests take over ${latency(p95)}, 5% may` : `p95 is about ${latency(p95Of(suspect, over))}, the limit is ${latency(p95)}`;
      return beyond ? { limit: "p95", reason: seen } : void 0;
    },
    (_, { latencyOverBaseline }, { suspect, reference: reference2 }) => {
      if (latencyOverBaseline === void 0 || suspect.requests <= 0 || reference2.requests <= 0)
        return void 0;
      const ratio = latencyRatio(suspect, reference2);
      return ratio > latencyOverBaseline ? {
        limit: "latency-over-baseline",
        reason: `latency is about ${times(ratio)} the baseline's, the limit is ${times(latencyOverBaseline)}`
      } : void 0;
    }
  ],
  other: []
};
var OWN = [
  ({ name: name2, limit }, _, { suspect }) => limit !== null && suspect.events > limit * suspect.requests ? {
    limit: `${name2}.limit`,
    reason: `${name2} is ${percent(suspect.events / suspect.requests)} of requests, the limit is ${percent(limit)}`
  } : void 0,
  ({ name: name2, ratioLimit, bad }, _, { ratio }) => ratioLimit !== null && ratio !== null && ratio > ratioLimit ? {
    limit: `${name2}.over-baseline`,
    reason: bad === "more" ? `${name2} is ${times(ratio)} the baseline's, the limit is ${times(ratioLimit)}` : `the baseline's ${name2} is ${times(ratio)} the candidate's, the limit is ${times(ratioLimit)}`
  } : void 0
];
function breachesOf(settings, level, limits2, estimate) {
  const rules = settings.kind === "other" && level === "limits" ? OWN : RULES[settings.kind];
  return rules.flatMap((rule) => rule(settings, limits2, estimate) ?? []);
}

// src/canary/regression.ts
var regressionEvidence = (state) => logSumExp(Object.values(state.deciding).map(weighted));
var weighted = (metric) => Math.log(metric.settings.budget) + suspicionEvidence(metric.regression);
var provenAt = (options5) => -Math.log(options5.falseAlarm);
function regressionAfter(state, evidence3, at2) {
  const threshold = provenAt(state.options);
  const own2 = Object.values(state.deciding).map((metric) => ({
    name: metric.settings.name,
    evidence: weighted(metric)
  }));
  const proven = own2.filter((metric) => metric.evidence >= threshold).map((metric) => metric.name);
  if (state.regression !== null) {
    const metrics = [.../* @__PURE__ */ new Set([...state.regression.metrics, ...proven])];
    return metrics.length === state.regression.metrics.length ? state.regression : { ...state.regression, metrics };
  }
  if (evidence3 < threshold) return null;
  const top2 = own2.reduce((worst2, metric) => metric.evidence > worst2.evidence ? metric : worst2);
  return { at: at2, evidence: evidenceOf(evidence3), metrics: proven.length > 0 ? proven : [top2.name] };
}
var provenBreaches = (state, level) => (state.regression?.metrics ?? []).flatMap((name2) => {
  const metric = state.deciding[name2];
  const found = [totalEstimate(metric), stretchEstimate(metric)].map(
    (estimate) => breachesOf(metric.settings, level, state.options[level], estimate)
  );
  return (found.find((breaches) => breaches.length > 0) ?? []).map(({ limit, reason }) => ({
    metric: name2,
    limit,
    reason
  }));
});

// src/canary/rollback.ts
var ROLLBACKS = [
  catastrophic,
  regressed,
  overWithoutBaseline,
  blind
];
var rollbackOf = (state, at2) => {
  for (const rule of ROLLBACKS) {
    const rollback2 = rule(state, at2);
    if (rollback2 !== null) return rollback2;
  }
  return null;
};
function catastrophic(state, at2) {
  const metric = Object.values(state.deciding).find(
    ({ settings, catastrophe, incident, recent }) => settings.kind === "errors" && absoluteEvidence(catastrophe) >= provenAt(state.options) && incident?.on !== true && (rateOf(recentSum(recent).baseline) ?? 0) < 0.5 * (rateOf(recentSum(recent).candidate) ?? 0)
  );
  if (metric === void 0) return null;
  const { requests, events } = recentSum(metric.recent).candidate;
  return {
    at: at2,
    reasonCode: "catastrophe",
    reason: `${count(events)} of the last minute's ${count(requests)} requests to the candidate fail, even while it warms up; half would be too many`,
    metrics: [metric.settings.name]
  };
}
function regressed(state, at2) {
  const { regression, options: options5 } = state;
  if (regression === null) return null;
  const breaches = provenBreaches(state, "limits");
  if (breaches.length === 0 && options5.onRegression === "hold") return null;
  const evidence3 = `the candidate is worse than the baseline (evidence ${against2(regression.evidence, 1 / options5.falseAlarm)})`;
  return {
    at: at2,
    reasonCode: "regression",
    reason: [evidence3, ...breaches.map((breach) => breach.reason)].join("; "),
    metrics: breaches.length > 0 ? [...new Set(breaches.map((breach) => breach.metric))] : regression.metrics
  };
}
function overWithoutBaseline(state, at2) {
  return state.baseline === "concurrent" && (state.weight ?? 0) >= 1 ? null : overLimit(state, at2);
}
function overLimit(state, at2) {
  const own2 = Object.values(state.deciding).flatMap(
    (metric) => metric.over === null ? [] : [{ metric, evidence: Math.log(metric.settings.budget) + absoluteEvidence(metric.over) }]
  );
  const evidence3 = logSumExp(own2.map((each) => each.evidence));
  if (own2.length === 0 || evidence3 < provenAt(state.options)) return null;
  const worst2 = own2.reduce((top2, each) => each.evidence > top2.evidence ? each : top2).metric;
  const breaches = breachesOf(worst2.settings, "limits", state.options.limits, totalEstimate(worst2));
  return {
    at: at2,
    reasonCode: "limit_without_baseline",
    reason: [
      `there is no baseline to compare with, and ${worst2.settings.name} is beyond its limit (evidence ${against2(evidenceOf(evidence3), 1 / state.options.falseAlarm)})`,
      ...breaches.map((breach) => breach.reason)
    ].join("; "),
    metrics: [worst2.settings.name]
  };
}
function blind(state, at2) {
  const since = blindSince(state);
  return since !== null && at2 - since >= state.options.maxBlind ? {
    at: at2,
    reasonCode: "blind",
    reason: `no metric has shown the candidate for ${duration2(at2 - since)} while it had traffic; ${duration2(state.options.maxBlind)} is the limit`,
    metrics: Object.keys(state.deciding)
  } : null;
}
var blindSince = (state) => state.loadedSince === null ? null : Math.max(state.loadedSince, state.seen ?? -Infinity);

// src/canary/dispersion.ts
var SCALES = [60, 300];
var FULL_HISTORY = 3 * 3600;
var INDEPENDENT = 1.6;
var MARGIN = 1.25;
var MOST = 30;
var FEWEST_BLOCKS = 5;
function dispersionOf(history) {
  const seconds2 = history.reduce((sum2, bin) => sum2 + bin.seconds, 0);
  const rate = pooledRate(history);
  const scales = SCALES.flatMap((scale) => {
    const blocks = blocksOf(history, scale);
    const index2 = indexOf(blocks, rate);
    return blocks.length >= FEWEST_BLOCKS && index2 !== void 0 ? [{ seconds: scale, index: index2 }] : [];
  });
  const index = Math.max(1, ...scales.map((scale) => scale.index));
  const whole = seconds2 >= FULL_HISTORY * 0.95 && scales.length > 0;
  const phi = whole && index <= INDEPENDENT ? 1 : Math.min(MOST, MARGIN * index);
  return { phi, seconds: seconds2, scales, reason: reasonOf(seconds2, whole, phi, scales.length > 0) };
}
function reasonOf(seconds2, whole, phi, measured) {
  const past = `${Math.round(seconds2 / 60)} minutes of the baseline's history`;
  if (!measured) {
    return `too little to learn from (${past}) whether events come in bursts; evidence is divided by ${phi.toFixed(2)}, and bursts longer than that could mislead`;
  }
  const bursts = phi === 1 ? "events are independent" : `evidence is divided by ${phi.toFixed(2)} because events come in bursts`;
  return whole ? `${bursts}, learned from ${past}` : `evidence is divided by ${phi.toFixed(2)}, learned from only ${past}`;
}
function indexOf(blocks, rate) {
  let squares = 0;
  let variance = 0;
  for (let i = 1; i < blocks.length; i += 1) {
    const previous = blocks[i - 1];
    const block = blocks[i];
    const jump = block.events - block.requests * rate - (previous.events - previous.requests * rate);
    squares += jump * jump;
    variance += (block.requests + previous.requests) * rate;
  }
  return variance > 0 ? squares / variance : void 0;
}
function blocksOf(history, scale) {
  const blocks = /* @__PURE__ */ new Map();
  for (const bin of history) {
    const key = Math.ceil(bin.at / scale - 1e-9);
    const block = blocks.get(key) ?? { requests: 0, events: 0, seconds: 0 };
    block.requests += bin.requests;
    block.events += bin.events;
    block.seconds += bin.seconds;
    blocks.set(key, block);
  }
  return [...blocks.values()].filter((block) => block.seconds >= scale * 0.99);
}
function pooledRate(history) {
  const requests = history.reduce((sum2, bin) => sum2 + bin.requests, 0);
  return requests > 0 ? history.reduce((sum2, bin) => sum2 + bin.events, 0) / requests : 0;
}

// src/canary/settings.ts
var USUAL_SLOW_SHARE = 0.05;
function settingsOf(name2, options5, history) {
  const metric = options5.metrics[name2];
  const dispersion = dispersionOf(history);
  return {
    name: name2,
    kind: metric.kind,
    bad: metric.bad ?? "more",
    budget: metric.decides ? budgetOf(metric) / totalBudget(options5) : 1,
    tolerated: TOLERATED[metric.kind](metric, options5, history),
    limit: metric.bad === "fewer" ? null : LIMIT2[metric.kind](metric, options5) ?? null,
    ratioLimit: metric.overBaseline === void 0 ? null : 1 + metric.overBaseline,
    over: metric.over ?? null,
    phi: dispersion.phi,
    phiReason: dispersion.reason
  };
}
var TOLERATED = {
  errors: (_, options5) => 1 + options5.tolerance.errors,
  slow: (_, options5, history) => toleratedSlowRatio(slowShareOf(history), options5.tolerance.latency),
  other: (metric, options5) => 1 + (metric.tolerance ?? options5.tolerance.errors)
};
var LIMIT2 = {
  errors: (_, options5) => options5.limits.errorRate,
  slow: (_, options5) => options5.limits.p95 === void 0 ? void 0 : 0.05,
  other: (metric) => metric.limit
};
var budgetOf = (metric) => metric.budget ?? DEFAULT_BUDGET[metric.kind];
var totalBudget = (options5) => Object.values(options5.metrics).filter((metric) => metric.decides).reduce((sum2, metric) => sum2 + budgetOf(metric), 0);
function slowShareOf(history) {
  const requests = history.reduce((sum2, bin) => sum2 + bin.requests, 0);
  const slow = history.reduce((sum2, bin) => sum2 + bin.events, 0);
  return requests < 1e3 ? USUAL_SLOW_SHARE : slow / requests;
}

// src/canary/split.ts
var MEMORY2 = 300;
var TOGETHER = 10;
var SURE = 4;
var startSplit = () => ({ candidate: 0, baseline: 0, most: { candidate: 0, baseline: 0 } });
function splitAfter(split, candidate, baseline, seconds2) {
  const kept = Math.exp(-seconds2 / MEMORY2);
  return {
    candidate: split.candidate * kept + candidate,
    baseline: split.baseline * kept + baseline,
    most: {
      candidate: Math.max(split.most.candidate * kept, candidate),
      baseline: Math.max(split.most.baseline * kept, baseline)
    }
  };
}
function splitIsOff(split, weight, tolerance) {
  if (weight <= 0 || weight >= 1) return false;
  const { candidate, baseline, most } = split;
  const least = shareOf3(Math.max(0, candidate - most.candidate), baseline + most.baseline);
  const highest = shareOf3(candidate + most.candidate, Math.max(0, baseline - most.baseline));
  const chance = SURE * Math.sqrt(TOGETHER * weight * (1 - weight) / Math.max(1, candidate + baseline));
  return least > weight * (1 + tolerance) + chance || highest < weight * (1 - tolerance) - chance;
}
var shareOf3 = (part, rest2) => part + rest2 > 0 ? part / (part + rest2) : 0.5;

// src/canary/judge.ts
var DOUBT = Math.log(5);
var CALM = Math.log(2);
var CALM_TICKS = 3;
function startJudge(options5, start2 = {}) {
  const problems = judgeProblems(options5);
  if (problems.length > 0) throw new Error(problems.join("; "));
  const metrics = (decides) => Object.fromEntries(
    Object.keys(options5.metrics).filter((name2) => options5.metrics[name2].decides === decides).map((name2) => [
      name2,
      startMetric(
        settingsOf(name2, options5, start2.history?.[name2] ?? []),
        rMaxAt(start2.weight ?? 0, options5.rMax)
      )
    ])
  );
  return {
    schemaVersion: 1,
    options: options5,
    baseline: start2.baseline ?? "concurrent",
    at: start2.at ?? null,
    weight: start2.weight ?? null,
    warmUntil: null,
    loadedSince: null,
    seen: null,
    deciding: metrics(true),
    watched: metrics(false),
    split: startSplit(),
    doubt: { on: false, calm: 0 },
    regression: null,
    rollback: null
  };
}
function observe(state, observation) {
  if (state.at !== null && observation.at <= state.at) return state;
  const moved = weighed(state, observation);
  const tick = {
    at: observation.at,
    seconds: state.at === null ? 0 : observation.at - state.at,
    warmUntil: moved.warmUntil,
    comparable: state.baseline === "concurrent" && observation.weight < 1
  };
  const fold = (metrics) => Object.fromEntries(
    Object.entries(metrics).map(([name2, metric]) => [
      name2,
      metricAfter(metric, observation.metrics[name2], tick)
    ])
  );
  const deciding2 = fold(moved.deciding);
  const next2 = {
    ...moved,
    at: observation.at,
    seen: Object.values(deciding2).some((metric) => metric.seen.candidate === observation.at) ? observation.at : state.seen,
    deciding: deciding2,
    watched: fold(moved.watched),
    split: isWarm(tick) && tick.comparable ? splitSeen(moved, observation, tick.seconds) : moved.split
  };
  return latched(next2, observation.at);
}
function weighed(state, { at: at2, weight }) {
  const loadedSince = weight > 0 ? state.loadedSince ?? state.at ?? at2 : null;
  if (weight === state.weight) return { ...state, loadedSince };
  const rMax = rMaxAt(weight, state.options.rMax);
  const anew = (metrics) => Object.fromEntries(Object.entries(metrics).map(([name2, metric]) => [name2, atNewWeight(metric, rMax)]));
  const raised = state.weight !== null && weight > state.weight;
  return {
    ...state,
    weight,
    loadedSince,
    warmUntil: raised ? (state.at ?? at2) + state.options.warmUp : state.warmUntil,
    deciding: anew(state.deciding),
    watched: anew(state.watched),
    split: startSplit()
  };
}
function splitSeen(state, { metrics }, seconds2) {
  for (const name2 of Object.keys(state.deciding)) {
    const { candidate, baseline } = metrics[name2] ?? {};
    if (candidate !== void 0 && baseline !== void 0 && isCounts(candidate) && isCounts(baseline)) {
      return splitAfter(state.split, candidate.requests, baseline.requests, seconds2);
    }
  }
  return state.split;
}
function latched(state, at2) {
  const evidence3 = regressionEvidence(state);
  const regression = regressionAfter(state, evidence3, at2);
  const calm = evidence3 < CALM ? state.doubt.calm + 1 : 0;
  const judged3 = {
    ...state,
    regression,
    doubt: { on: evidence3 >= DOUBT || state.doubt.on && calm < CALM_TICKS, calm }
  };
  return { ...judged3, rollback: judged3.rollback ?? rollbackOf(judged3, at2) };
}

// src/canary/row.ts
var arm = (counts) => ({
  requests: counts.requests,
  events: counts.events,
  rate: rateOf(counts)
});
function rowOf(metric, context) {
  const { settings, total, sums: sums2 } = metric;
  const { options: options5 } = context;
  const proofs = promotionEvidence(metric.promotion);
  const threshold = 1 / options5.promotionRisk;
  const proven = isProven(metric, options5);
  const ratio = ratioOf(sums2, settings.phi);
  const fewer = settings.bad === "fewer";
  const verdict = verdictOfRow(context, proven);
  return {
    metric: settings.name,
    kind: settings.kind,
    decides: context.decides,
    candidate: arm(total.candidate),
    baseline: arm(total.baseline),
    ratio: ratio === null || !fewer ? ratio : inverted(ratio),
    evidence: evidenceOf(suspicionEvidence(metric.regression)),
    threshold: 1 / options5.falseAlarm / settings.budget,
    phi: settings.phi,
    promotion: {
      rMax: metric.promotion.rMax,
      within: evidenceOf(proofs.within),
      under: metric.promotion.under === null ? null : evidenceOf(proofs.under),
      threshold,
      proven,
      requestsNeeded: stillNeeded(metric, options5, context.comparable)
    },
    verdict,
    reasons: reasonsOf(metric, context)
  };
}
function isProven(metric, options5) {
  const proofs = promotionEvidence(metric.promotion);
  return metric.step.ticks > 0 && Math.max(proofs.within, proofs.under) >= -Math.log(options5.promotionRisk);
}
function stillNeeded(metric, options5, comparable2) {
  const { suspect, reference: reference2 } = totalEstimate(metric);
  const needed = requestsNeeded(
    metric.promotion,
    suspect,
    comparable2 ? reference2 : void 0,
    metric.settings.phi,
    -Math.log(options5.promotionRisk)
  );
  return needed === null || metric.settings.bad === "more" ? needed : Math.ceil(needed * reference2.requests / suspect.requests);
}
function verdictOfRow({ accused, stale, decides }, proven) {
  if (accused === "rollback") return "fail";
  if (stale) return decides ? "unknown" : "warn";
  if (accused === "regression") return "warn";
  return proven ? "pass" : "pending";
}
function reasonsOf(metric, { options: options5, stale, accused }) {
  const { settings, missing: missing3, promotion } = metric;
  const levels = accused === "no" ? ["warnings"] : ["limits", "critical", "warnings"];
  const breaches = levels.flatMap(
    (level) => level === "warnings" && !worthWarning(metric, options5) ? [] : breachesOf(settings, level, options5[level], totalEstimate(metric))
  );
  const gone = [missing3.candidate, missing3.baseline].flatMap((each) => each?.reason ?? []);
  return [
    // The same limit at a lower level says nothing new.
    ...breaches.filter((breach, i) => breaches.findIndex((other) => other.limit === breach.limit) === i).map((breach) => breach.reason),
    ...stale ? [`no data for more than ${duration2(options5.staleAfter)}`] : [],
    ...gone,
    ...metric.total.candidate.requests > 0 && promotion.under !== null && neverAnyEvent(metric) ? [
      `no ${settings.name} were ever counted on either side in ${count(metric.total.candidate.requests + metric.total.baseline.requests)} requests; a misspelt query looks the same`
    ] : [],
    ...settings.phi > 1 ? [settings.phiReason] : []
  ];
}
var neverAnyEvent = ({ total }) => total.candidate.events + total.baseline.events === 0;
function worthWarning(metric, options5) {
  const ratio = ratioOf(metric.sums, metric.settings.phi);
  const evidence3 = suspicionEvidence(metric.regression);
  return ratio !== null && ratio.low > metric.settings.tolerated && evidence3 >= Math.min(Math.log(5), -Math.log(options5.falseAlarm));
}
var inverted = (ratio) => ({
  estimate: 1 / ratio.estimate,
  low: ratio.high === null ? 0 : 1 / ratio.high,
  high: ratio.low > 0 ? 1 / ratio.low : null
});

// src/canary/rules.ts
var hold = (reasonCode, reason) => ({ outcome: "hold", reasonCode, reason });
var wait = (reasonCode, reason) => ({ outcome: "wait", reasonCode, reason });
function rolledBack({ state }) {
  return state.rollback === null ? void 0 : { outcome: "roll-back", reasonCode: state.rollback.reasonCode, reason: state.rollback.reason };
}
function overWithAllTraffic({ state }) {
  const over = (state.weight ?? 0) >= 1 ? overLimit(state, state.at ?? 0) : null;
  return over === null ? void 0 : hold("limit_without_baseline", over.reason);
}
function criticallyWorse({ state }) {
  const [breach] = provenBreaches(state, "critical");
  return breach === void 0 ? void 0 : hold("critical_limit", `${provenText(state)}, and critically so: ${breach.reason}`);
}
function provenWorse({ state }) {
  return state.regression === null ? void 0 : hold(
    "regression_within_limits",
    [
      `${provenText(state)}, yet inside every limit; a person decides`,
      ...provenBreaches(state, "warnings").map((breach) => breach.reason)
    ].join("; ")
  );
}
var provenText = ({ regression, options: options5 }) => `the candidate is worse than the baseline (evidence ${against2(regression?.evidence ?? 0, 1 / options5.falseAlarm)})`;
function sharedIncident({ deciding: deciding2 }) {
  const metric = deciding2.find((each) => {
    const rate = rateOf(recentSum(each.recent).candidate);
    return each.incident?.on === true && rate !== null && rate > each.incident.limit;
  });
  if (metric === void 0) return void 0;
  const { candidate, baseline } = recentSum(metric.recent);
  return hold(
    "shared_incident",
    `${metric.settings.name} are beyond the limit of ${percent(metric.settings.limit ?? 0)} on both sides: ${percent(rateOf(candidate) ?? 0)} at the candidate, ${percent(rateOf(baseline) ?? 0)} at the baseline; rolling back would not help`
  );
}
function unseen({ state, deciding: deciding2 }) {
  if (state.at === null) return wait("no_data_yet", "no tick has been observed yet");
  const since = blindSince(state);
  if (since !== null && state.at - since >= state.options.staleAfter) {
    return hold(
      "blind",
      `no metric has shown the candidate for ${duration2(state.at - since)}; it is rolled back after ${duration2(state.options.maxBlind)}`
    );
  }
  for (const metric of deciding2) {
    const arm2 = staleArm(state, metric);
    if (arm2 !== void 0) {
      const why = metric.missing[arm2]?.reason;
      return hold(
        arm2 === "baseline" ? "baseline_unavailable" : "metric_unavailable",
        `there is no current data of ${metric.settings.name} for the ${arm2}${why === void 0 ? "" : `: ${why}`}`
      );
    }
  }
  return void 0;
}
function staleArm(state, metric) {
  const stale = (seen) => (state.at ?? 0) - (seen ?? state.loadedSince ?? state.at ?? 0) >= state.options.staleAfter;
  if (stale(metric.seen.candidate)) return "candidate";
  return comparable(state) && stale(metric.seen.baseline) ? "baseline" : void 0;
}
var comparable = (state) => state.baseline === "concurrent" && (state.weight ?? 0) < 1;
function splitOff({ state }) {
  const { candidate, baseline } = state.split;
  return splitIsOff(state.split, state.weight ?? 0, state.options.splitTolerance) ? hold(
    "split_not_as_set",
    `the candidate gets ${percent(candidate / (candidate + baseline))} of the requests, ${percent(state.weight ?? 0)} is set`
  ) : void 0;
}
function doubted({ state }) {
  const evidence3 = evidenceOf(regressionEvidence(state));
  return state.doubt.on ? hold(
    "evidence_building",
    `the candidate may be worse than the baseline (evidence ${against2(evidence3, 1 / state.options.falseAlarm)}); going on when it has been below 2 for three ticks`
  ) : void 0;
}
function withoutTraffic({ state, deciding: deciding2 }) {
  if ((state.weight ?? 0) <= 0) return wait("no_traffic_yet", "the candidate has no traffic yet");
  const minute = deciding2.reduce(
    (sum2, metric) => pairPlus(sum2, recentSum(metric.recent).candidate, recentSum(metric.recent).baseline),
    NO_PAIR
  );
  return minute.candidate.requests + minute.baseline.requests === 0 ? hold(
    "low_traffic",
    "no requests on either side in the last minute: nothing can be learned without traffic"
  ) : void 0;
}
function overLimitByEstimate({ state, deciding: deciding2 }) {
  for (const metric of deciding2) {
    const { candidate } = metric.step;
    if (metric.settings.bad === "more" && candidate.requests > 0) {
      const estimate = { suspect: candidate, reference: metric.step.baseline, ratio: null };
      const [breach] = breachesOf(metric.settings, "limits", state.options.limits, estimate);
      if (breach !== void 0) {
        return wait(
          "over_limit",
          `${breach.reason} (${count(candidate.requests)} requests at this step so far)`
        );
      }
    }
  }
  return void 0;
}
var tooEarly = ({ step }) => step.elapsed < step.minimum ? wait(
  "step_time",
  `the step lasts at least ${duration2(step.minimum)}, ${duration2(step.elapsed)} have passed; nothing speaks against the candidate`
) : void 0;
function unproven({ state, deciding: deciding2, needed, eta }) {
  const open3 = deciding2.filter((metric) => !isProven(metric, state.options));
  const provable = open3.filter((metric) => comparable(state) || metric.settings.limit !== null);
  if (provable.length === 0 && open3.length < deciding2.length) return void 0;
  const names = open3.map((metric) => metric.settings.name).join(", ");
  const more = needed === null ? "at these rates neither would ever be proven" : `about ${count(needed)} more requests to the candidate are needed${eta === null ? "" : `, ${duration2(eta)} at this traffic`}`;
  return wait(
    "too_little_evidence",
    `${names}: not yet proven to be within ${open3[0]?.promotion.rMax ?? 0} times the baseline or under the limit; ${more}`
  );
}
function promote({ state, step }) {
  return {
    outcome: "promote",
    reasonCode: "proven_good",
    reason: `after ${duration2(step.elapsed)} at ${percent(state.weight ?? 0)} every deciding metric is proven to be within its bounds, and nothing is proven against the candidate`
  };
}
var RULES2 = [
  rolledBack,
  overWithAllTraffic,
  criticallyWorse,
  provenWorse,
  sharedIncident,
  unseen,
  splitOff,
  doubted,
  withoutTraffic,
  overLimitByEstimate,
  tooEarly,
  unproven
];
var wordOf = (view) => RULES2.reduce((found, rule) => found ?? rule(view), void 0) ?? promote(view);

// src/canary/verdict.ts
function verdictOf(state, step) {
  const deciding2 = Object.values(state.deciding);
  const needed = neededByAll(state, deciding2);
  const eta = etaOf(deciding2, needed, step);
  const word2 = wordOf({ state, step, deciding: deciding2, needed, eta });
  return {
    ...word2,
    at: state.at,
    weight: state.weight,
    evidence: evidenceOf(regressionEvidence(state)),
    threshold: 1 / state.options.falseAlarm,
    metrics: [
      ...deciding2.map((metric) => rowIn(state, metric, true)),
      ...Object.values(state.watched).map((metric) => rowIn(state, metric, false))
    ],
    requestsStillNeeded: needed,
    etaSeconds: word2.outcome === "wait" || word2.outcome === "hold" ? eta : null
  };
}
function neededByAll(state, deciding2) {
  const open3 = deciding2.filter((metric) => !isProven(metric, state.options));
  const needs = open3.map((metric) => stillNeeded(metric, state.options, comparable(state)));
  return needs.reduce(
    (most, need) => most === null || need === null ? null : Math.max(most, need),
    0
  );
}
function etaOf(deciding2, needed, step) {
  const time3 = Math.max(0, step.minimum - step.elapsed);
  if (needed === null) return null;
  if (needed === 0) return time3;
  const rates = deciding2.map(
    ({ step: { candidate, seconds: seconds2 } }) => seconds2 > 0 ? candidate.requests / seconds2 : 0
  );
  const slowest = Math.min(...rates);
  return slowest > 0 ? Math.max(time3, needed / slowest) : null;
}
function rowIn(state, metric, decides) {
  const { name: name2 } = metric.settings;
  const accused = (names) => decides && names?.includes(name2) === true;
  return rowOf(metric, {
    options: state.options,
    decides,
    accused: accused(state.rollback?.metrics) ? "rollback" : accused(state.regression?.metrics) || provenAlone(state, metric) ? "regression" : "no",
    stale: staleArm(state, metric) !== void 0,
    comparable: comparable(state)
  });
}
var provenAlone = (state, metric) => weighted(metric) >= provenAt(state.options);

// src/rollout/counting.ts
function countingOf(provider) {
  return provider?.kind === "prometheus" ? { errors: "events", slow: "others" } : { errors: "events", slow: "events" };
}

// src/rollout/glimpse.ts
var MOST2 = 160;
function glimpseOf(observation, at2, share2, verdict) {
  const name2 = verdict.metrics[0]?.metric ?? "";
  const reading = observation.metrics[name2];
  return {
    at: at2,
    share: share2,
    candidate: pairOf(reading?.candidate),
    baseline: pairOf(reading?.baseline),
    evidence: Math.log(Math.max(verdict.evidence, Number.MIN_VALUE)) - Math.log(verdict.threshold)
  };
}
function thinned(glimpses) {
  if (glimpses.length <= MOST2) return glimpses;
  const merged2 = [];
  for (let index = 0; index < glimpses.length; index += 2) {
    const [first, second] = [glimpses[index], glimpses[index + 1]];
    if (first === void 0) continue;
    const joins = second !== void 0 && second.share === first.share;
    merged2.push(
      joins ? {
        ...second,
        candidate: sum(first.candidate, second.candidate),
        baseline: sum(first.baseline, second.baseline)
      } : first
    );
    if (second !== void 0 && !joins) merged2.push(second);
  }
  return merged2;
}
function pairOf(reading) {
  return reading !== void 0 && isCounts(reading) ? [reading.requests, reading.events] : [0, 0];
}
function sum(one, other) {
  return [one[0] + other[0], one[1] + other[1]];
}

// src/rollout/watching.ts
var percent2 = (share2) => `${Math.round(share2 * 100)}%`;
function watch(plan, state) {
  const { rollout: rollout2 } = plan.environment;
  const step = plan.steps[state.step];
  const counts = rollout2.judge !== void 0 && step?.kind !== "health";
  const left = step !== void 0 && "minimumMs" in step ? step.minimumMs - state.watchedMs : Number.POSITIVE_INFINITY;
  const pauses = [
    ...rollout2.judge === void 0 ? [] : [rollout2.judge.everyMs],
    ...rollout2.health.map(({ everyMs }) => everyMs),
    1e4,
    ...left > 0 ? [left] : []
  ];
  const begins = counts && isUncounted(state);
  const nothingToWaitFor = left <= 0 && !counts && rollout2.health.length === 0;
  return {
    state: { ...state, phase: "watching" },
    effects: [],
    waitMs: begins || nothingToWaitFor ? 0 : Math.max(0, Math.min(...pauses)),
    read: { counts, health: rollout2.health.length > 0 }
  };
}
function watched(plan, state, step, event) {
  const { at: at2 } = event;
  const current = withHealth(state, event.health ?? [], at2);
  const down = plan.task === "rollback" ? void 0 : unavailable2(plan, current, at2);
  if (down !== void 0) return { to: "back", state: current, ending: { ...down, at: at2 } };
  if (step.kind === "health") return healthy(plan, current, event);
  return step.kind === "hook" ? { to: "watch", state: current } : counted2(plan, current, step, event);
}
function healthy(plan, state, { at: at2, health: health2 = [] }) {
  const sick = health2.filter(({ ok }) => !ok);
  if (health2.length > 0 && sick.length === 0) return { to: "next", state };
  const { timeoutMs } = plan.environment.rollout;
  if (at2 - state.since < timeoutMs) return { to: "watch", state };
  const reason = `health checks did not pass in ${Math.round(timeoutMs / 1e3)} s: ${sick.map(({ url, detail }) => `${url} ${detail}`).join("; ") || "none answered"}`;
  return {
    to: "back",
    state,
    ending: { outcome: "roll-back", reasonCode: "unhealthy", reason, at: at2, badVersion: true }
  };
}
function counted2(plan, before, step, event) {
  const { at: at2 } = event;
  const elapsed2 = at2 - before.lastReadAt;
  const { verdict, begins, ...judgement } = judged2(plan, before, step, event, elapsed2);
  let state = { ...judgement.state, lastReadAt: at2 };
  if (begins) return { to: "watch", state: { ...state, watchedMs: state.watchedMs + elapsed2 } };
  if (verdict?.outcome === "roll-back") return condemned(plan, state, verdict, at2);
  if (verdict?.outcome === "hold") {
    if (state.holdingSince === void 0)
      state = happened({ ...state, holdingSince: at2 }, at2, "trouble", `held: ${verdict.reason}`);
  } else {
    const { holdingSince, ...released2 } = state;
    state = { ...released2, watchedMs: released2.watchedMs + elapsed2 };
    if (holdingSince !== void 0)
      state = happened(state, at2, "info", "goes on: the reason to hold is gone");
    const enough = state.watchedMs >= step.minimumMs && !criticalSick(plan, event.health ?? []);
    if (enough && verdict?.outcome !== "wait") {
      const why = verdict?.reason ?? "time has passed and nothing was found against it";
      return {
        to: "next",
        state: happened(state, at2, "decision", `promoted past ${stepText(step)}: ${why}`)
      };
    }
  }
  if (at2 - state.startedAt >= plan.environment.rollout.deadlineMs) return overdue(plan, state, at2, verdict);
  return { to: "watch", state };
}
function condemned(plan, state, verdict, at2) {
  const { reasonCode, reason } = verdict;
  if (plan.environment.rollback.auto) {
    const badVersion = reasonCode !== "blind";
    return { to: "back", state, ending: { outcome: "roll-back", reasonCode, reason, at: at2, badVersion } };
  }
  const held = `${reason}; rollback.auto is off, so it keeps ${percent2(state.share)} of the traffic`;
  return { to: "end", state, ending: { outcome: "hold", reasonCode, reason: held, at: at2, badVersion: true } };
}
function judged2(plan, state, step, event, elapsed2) {
  if (state.judge === void 0) return { state, begins: false };
  const tick = event.counts === void 0 ? void 0 : tickOf(
    state.counters,
    event.counts,
    state.share,
    countingOf(plan.environment.rollout.judge?.provider)
  );
  if (tick !== void 0 && isUncounted(state))
    return { state: { ...state, counters: tick.memory }, begins: true };
  const judge2 = tick === void 0 ? state.judge : observe(state.judge, tick.observation);
  const verdict = verdictOf(judge2, {
    elapsed: (state.watchedMs + elapsed2) / 1e3,
    minimum: step.minimumMs / 1e3
  });
  if (tick === void 0) return { state, verdict, begins: false };
  const glimpses = thinned([...state.glimpses, glimpseOf(tick.observation, event.at, state.share, verdict)]);
  return { state: { ...state, judge: judge2, counters: tick.memory, glimpses }, verdict, begins: false };
}
var isUncounted = (state) => Object.keys(state.counters.metrics).length === 0;
function overdue(plan, state, at2, verdict) {
  const minutes = Math.round((at2 - state.startedAt) / 6e4);
  const why = verdict === void 0 ? "" : `: ${verdict.reason}`;
  const reason = `not finished after ${minutes} min, the deadline is ${Math.round(plan.environment.rollout.deadlineMs / 6e4)} min${why}`;
  const ending3 = { reasonCode: "deadline", reason, at: at2, badVersion: false };
  return plan.environment.rollout.onDeadline === "roll-back" ? { to: "back", state, ending: { outcome: "roll-back", ...ending3 } } : { to: "end", state, ending: { outcome: "hold", ...ending3 } };
}
function unavailable2(plan, state, at2) {
  for (const check of plan.environment.rollout.health) {
    const since = state.healthyAt[check.url] ?? at2;
    if (check.critical && at2 - since >= check.unavailableAfterMs) {
      const seconds2 = Math.round((at2 - since) / 1e3);
      return {
        outcome: "roll-back",
        reasonCode: "critical_unavailable",
        reason: `${check.url} has not answered well for ${seconds2} s, at most ${Math.round(check.unavailableAfterMs / 1e3)} s are allowed`,
        badVersion: true
      };
    }
  }
  return void 0;
}
function criticalSick(plan, health2) {
  const critical = plan.environment.rollout.health.filter((check) => check.critical);
  return critical.some(({ url }) => health2.find((reading) => reading.url === url)?.ok !== true);
}
function withHealth(state, health2, at2) {
  const healthyAt = { ...state.healthyAt };
  for (const { url, ok } of health2) if (ok || healthyAt[url] === void 0) healthyAt[url] = at2;
  return { ...state, healthyAt };
}

// src/rollout/machine.ts
var TRY_AGAIN = 75;
var TRY_AGAIN_MS = 5e3;
function startRollout(plan, at2, judge2) {
  return {
    schemaVersion: 1,
    key: plan.telling.key,
    step: 0,
    phase: "acting",
    share: 0,
    startedAt: at2,
    since: at2,
    watchedMs: 0,
    lastReadAt: at2,
    tries: 0,
    ...judge2 === void 0 ? {} : { judge: judge2 },
    counters: NO_MEMORY,
    healthyAt: {},
    rollbackStep: 0,
    happenings: [],
    glimpses: []
  };
}
function advance(plan, state, event) {
  if (state.phase === "ended") return rest(state);
  if (event === void 0) return moveOf(plan, state);
  if (event.kind === "cancelled") return cancelled(plan, state, event.at, event.why);
  if (state.phase === "rolling-back") return goingBack(plan, state, event);
  if (event.kind === "performed") return performed(plan, state, event);
  const step = plan.steps[state.step];
  if (step === void 0 || step.kind === "hook" || state.phase === "acting") return moveOf(plan, state);
  const turn = watched(plan, state, step, event);
  switch (turn.to) {
    case "watch":
      return watch(plan, turn.state);
    case "next":
      return next(plan, turn.state, event.at);
    case "back":
      return goBack(plan, turn.state, turn.ending);
    case "end":
      return ended(turn.state, turn.ending);
  }
}
function moveOf(plan, state) {
  if (state.phase === "rolling-back") return backMove(plan, state);
  const step = plan.steps[state.step];
  if (step === void 0) return ended(state, proceedEnding(state));
  if (state.phase === "watching") return watch(plan, state);
  const begun = state.step === 0 ? [statusEffect(plan, state)] : [];
  switch (step.kind) {
    case "hook":
      return act(state, [confirmLock2(plan), ...begun, hookEffect(plan, step)]);
    case "traffic":
      return act(state, [confirmLock2(plan), shiftEffect(plan, state, step.share), statusEffect(plan, state)]);
    case "health":
      return watch(plan, state);
    case "watch":
      return act(state, [statusEffect(plan, state)]);
  }
}
function performed(plan, state, event) {
  const step = plan.steps[state.step];
  if (step === void 0) return moveOf(plan, state);
  const lost = event.failed?.startsWith("lock_lost:") === true;
  if (event.cancelled !== void 0 && !lost) {
    const reached = event.failed === void 0 ? stepDone(plan, state, step, event.at).state : state;
    return reached.phase === "ended" ? rest(reached) : cancelled(plan, reached, event.at, event.cancelled);
  }
  if (event.failed !== void 0) return failed(plan, state, step, event.at, event.failed);
  return stepDone(plan, state, step, event.at);
}
function stepDone(plan, state, step, at2) {
  if (step.kind === "hook") {
    return next(plan, happened(state, at2, "step", `${stepText(step)} done`), at2);
  }
  const share2 = step.kind === "health" ? state.share : step.share;
  if (plan.task === "rollback" && step.kind === "traffic") {
    return next(plan, { ...happened(state, at2, "step", `${stepText(step)} on what is left`), share: share2 }, at2);
  }
  const text4 = step.kind === "traffic" ? `${stepText(step)} on ${plan.telling.candidate.version}` : stepText(step);
  return watch(plan, {
    ...happened(state, at2, "step", text4),
    phase: "watching",
    share: share2,
    since: at2,
    lastReadAt: at2,
    watchedMs: 0
  });
}
function failed(plan, state, step, at2, why) {
  if (why.startsWith("lock_lost:")) {
    return ended(state, {
      outcome: "stop",
      reasonCode: "lock_lost",
      reason: why.slice("lock_lost:".length).trim(),
      at: at2,
      badVersion: false
    });
  }
  if (why.startsWith("try_again:")) return tryAgain(plan, state, step, at2);
  const nothingDeployed = step.kind === "hook" && (step.hook === "backup" || step.hook === "migrate");
  const reasonCode = step.kind === "hook" ? `${step.hook}_failed` : "traffic_not_set";
  const reason = `${stepText(step)} failed: ${why}`;
  if (nothingDeployed) return ended(state, { outcome: "stop", reasonCode, reason, at: at2, badVersion: false });
  const badVersion = step.kind === "hook" && step.hook === "smoke";
  return goBack(plan, state, { outcome: "roll-back", reasonCode, reason, at: at2, badVersion });
}
function tryAgain(plan, state, step, at2) {
  const limit = plan.environment.rollout.timeoutMs;
  if (at2 - state.since < limit) {
    return {
      state: { ...state, tries: state.tries + 1 },
      effects: [],
      waitMs: Math.min(TRY_AGAIN_MS, limit),
      read: NOTHING
    };
  }
  const asked = `${stepText(step)} asked to be tried again for ${Math.round(limit / 1e3)} s`;
  const isSmoke = step.kind === "hook" && step.hook === "smoke";
  return goBack(plan, state, {
    outcome: "roll-back",
    reasonCode: isSmoke ? "wrong_version" : `${step.kind === "hook" ? step.hook : step.kind}_failed`,
    reason: isSmoke ? `${asked}: the answering version is not ${plan.telling.candidate.version}` : asked,
    at: at2,
    badVersion: false
  });
}
function next(plan, state, at2) {
  const { holdingSince: _, ...free } = state;
  return moveOf(plan, { ...free, step: state.step + 1, phase: "acting", since: at2, watchedMs: 0, tries: 0 });
}

// src/app/perform/moves.ts
async function runHook(effect, { world }) {
  const end = await world.run(
    {
      title: `${effect.hook} hook`,
      command: effect.command,
      env: effect.env,
      timeoutMs: effect.timeoutMs,
      live: true
    },
    effect.undoing === true ? void 0 : world.cancelled
  );
  const output = end.lastLines.join("\n");
  if (end.state === "exited" && end.code === 0) {
    return { state: "done", detail: `${effect.hook} hook done in ${end.seconds.toFixed(1)} s`, output };
  }
  const how = {
    exited: end.code === TRY_AGAIN ? `try_again: the ${effect.hook} hook ended with ${TRY_AGAIN}` : `it ended with code ${end.code}`,
    "timed-out": `it took longer than ${Math.round(effect.timeoutMs / 1e3)} s and was ended`,
    cancelled: "it was cancelled",
    "not-started": "it could not be started"
  }[end.state];
  return { state: "failed", detail: how, output };
}
async function shiftTraffic(effect, { world }) {
  if (world.traffic === void 0)
    return { state: "failed", detail: "there is no traffic driver in the config" };
  const percent5 = `${Math.round(effect.share * 1e3) / 10}%`;
  const set = await world.traffic.set(
    effect.share,
    effect.env,
    effect.undoing === true ? void 0 : world.cancelled
  );
  return set.ok ? {
    state: set.already ? "already-done" : "done",
    detail: `${percent5} of traffic, read back`,
    output: String(set.share)
  } : { state: "failed", detail: set.reason };
}

// src/release/changelog.ts
var TITLE = "# Changelog";
var VERSION_HEADING = /^#{1,4}[ \t]+(?:<small>)?\[?(?:(?<name>[^\s[\]()]+?)(?:[ \t]+\[?|@))?v?(?<version>\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)\]?(?=$|[\s(\]<])/u;
var FENCE = /^ {0,3}(?:`{3,}|~{3,})/u;
function prependChangelog(existing, section, version3, component) {
  if (existing === null || existing.trim() === "") {
    return {
      text: `${existing?.startsWith(BOM) === true ? BOM : ""}${TITLE}

${section.trim()}
`,
      changed: true
    };
  }
  const headings = versionHeadings(existing);
  if (headings.some((one) => one.version === version3 && (component === void 0 || one.name === component))) {
    return { text: existing, changed: false };
  }
  const end = lineEnd(existing);
  const added = section.trim().replaceAll(/\r?\n/gu, end);
  const first = headings[0];
  if (first !== void 0) {
    const [before, after] = [existing.slice(0, first.at), existing.slice(first.at)];
    return { text: `${before}${added}${end}${end}${after}`, changed: true };
  }
  const gap = existing.endsWith(end + end) ? "" : existing.endsWith("\n") ? end : end + end;
  return { text: `${existing}${gap}${added}${end}`, changed: true };
}
var BOM = "\uFEFF";
function lineEnd(text4) {
  const all = text4.split("\n").length - 1;
  const windows = text4.split("\r\n").length - 1;
  return windows * 2 > all ? "\r\n" : "\n";
}
function versionHeadings(text4) {
  const headings = [];
  let at2 = 0;
  let fenced = false;
  for (const line2 of text4.split("\n")) {
    if (FENCE.test(line2)) fenced = !fenced;
    const { version: version3, name: name2 } = (fenced ? void 0 : VERSION_HEADING.exec(line2.replace(/\r$/u, ""))?.groups) ?? {};
    if (version3 !== void 0) headings.push({ at: at2, version: version3, name: name2 });
    at2 += line2.length + 1;
  }
  return headings;
}

// src/release/version.ts
var import_semver = __toESM(require_semver(), 1);
var STRICT = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/u;
var LONGEST = 256;
function parseVersion(text4) {
  if (text4.length > LONGEST || !STRICT.test(text4)) return null;
  try {
    const { major, minor, patch, prerelease } = new import_semver.default(text4);
    return { text: text4, major, minor, patch, prerelease };
  } catch {
    return null;
  }
}
function compareVersions(a, b) {
  const numbers = a.major - b.major || a.minor - b.minor || a.patch - b.patch;
  if (numbers !== 0 || a.prerelease.length === 0 && b.prerelease.length === 0) return numbers;
  return new import_semver.default(a.text).compare(b.text);
}
function coreOf({ major, minor, patch }) {
  return `${major}.${minor}.${patch}`;
}
function bumped(from, bump) {
  const { major, minor, patch } = from;
  if (bump === "patch") return `${major}.${minor}.${patch + 1}`;
  if (bump === "minor" || major === 0) return `${major}.${minor + 1}.0`;
  return `${major + 1}.0.0`;
}

// src/release/tagPattern.ts
var PLACE = "{version}";
function tagPattern(pattern) {
  const [before, after, more] = pattern.split(PLACE);
  if (before === void 0 || after === void 0 || more !== void 0) {
    throw new Error(`the tag pattern '${pattern}' does not hold ${PLACE} once`);
  }
  const fits2 = (tag) => tag.length > before.length + after.length && tag.startsWith(before) && tag.endsWith(after);
  return {
    tagOf: (version3) => before + version3 + after,
    versionOf: (tag) => fits2(tag) ? parseVersion(tag.slice(before.length, tag.length - after.length)) : null,
    fits: fits2
  };
}

// src/app/perform/release.ts
async function createTag(effect, { world }) {
  const made = await once(
    async () => {
      const ref = await world.releaser.readRef(`tags/${effect.tag}`);
      return ref.ok ? { ok: true, value: ref.value?.sha ?? null } : ref;
    },
    async () => {
      const created = await world.releaser.createTag({
        name: effect.tag,
        sha: effect.sha,
        message: effect.message
      });
      return created.ok ? { ok: true, value: effect.sha } : created;
    },
    world.pause
  );
  if (made.state === "failed")
    return { state: "failed", detail: explained(made.reason, `tag ${effect.tag}`) };
  if (made.value !== effect.sha) {
    return {
      state: "failed",
      detail: `tag ${effect.tag} exists at ${shortSha(made.value)} (${made.value}), the release is for ${shortSha(effect.sha)} (${effect.sha}); a tag is never moved`
    };
  }
  return { state: made.state, detail: `tag ${effect.tag} at ${shortSha(effect.sha)}` };
}
async function createRelease(effect, { world }) {
  const found = async () => world.releaser.findRelease(effect.tag);
  const made = await once(
    found,
    async () => {
      const created = await world.releaser.createRelease(effect);
      return created.ok ? { ok: true, value: { ...created.value, draft: false } } : created;
    },
    world.pause
  );
  if (made.state === "failed") return { state: "failed", detail: made.reason };
  if (made.value.draft) {
    const published = await world.releaser.publishRelease(made.value.id, effect.latest);
    if (!published.ok) return { state: "failed", detail: failureText(published) };
    return { state: "done", detail: `release ${effect.name} published`, url: published.value.url };
  }
  return { state: made.state, detail: `release ${effect.name}`, url: made.value.url };
}
async function moveTag(effect, { world }) {
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const ref = await world.releaser.readRef(`tags/${effect.tag}`);
    if (!ref.ok) return { state: "failed", detail: failureText(ref) };
    const at2 = ref.value;
    if (at2?.sha === effect.sha)
      return { state: "already-done", detail: `${effect.tag} is at ${shortSha(effect.sha)}` };
    const newer = await newerInLine(world.releaser, effect);
    if (newer !== void 0) return newer;
    const swapped = await world.releaser.swapRefs([
      { ref: `refs/tags/${effect.tag}`, from: at2?.tag?.object ?? at2?.sha ?? null, to: effect.sha }
    ]);
    if (swapped.ok) return { state: "done", detail: `${effect.tag} moved to ${shortSha(effect.sha)}` };
    if (swapped.failure.kind !== "lost" && swapped.failure.kind !== "conflict") {
      return { state: "failed", detail: explained(failureText(swapped), `tag ${effect.tag}`) };
    }
    await world.pause(500 * attempt);
  }
  return { state: "failed", detail: `${effect.tag} kept moving while it was to be set` };
}
async function commitChangelog(effect, { world }) {
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    const head = await world.releaser.readRef(`heads/${effect.branch}`);
    if (!head.ok) return { state: "failed", detail: failureText(head) };
    if (head.value === null) return { state: "failed", detail: `there is no branch ${effect.branch}` };
    const before = await world.releaser.readFile(effect.path, head.value.sha);
    if (!before.ok) return { state: "failed", detail: failureText(before) };
    const { text: text4, changed } = prependChangelog(before.value, effect.section, effect.version);
    if (!changed) return { state: "already-done", detail: `${effect.path} has the section` };
    const committed = await world.releaser.commitFile({
      branch: effect.branch,
      expectedHead: head.value.sha,
      path: effect.path,
      content: text4,
      message: effect.message
    });
    if (committed.ok)
      return { state: "done", detail: `${effect.path} committed as ${shortSha(committed.value)}` };
    if (committed.failure.kind !== "lost" && committed.failure.kind !== "conflict") {
      return { state: "failed", detail: explained(failureText(committed), `branch ${effect.branch}`) };
    }
    await world.pause(500 * attempt);
  }
  return { state: "failed", detail: `${effect.branch} kept moving while ${effect.path} was to be committed` };
}
async function newerInLine(releaser, effect) {
  const tags = await releaser.listTags(`${effect.tag}.`);
  if (!tags.ok) return { state: "failed", detail: failureText(tags) };
  const ours = parseVersion(effect.version);
  const pattern = tagPattern(effect.pattern);
  const newer = tags.value.find(({ name: name2 }) => {
    const version3 = pattern.versionOf(name2);
    return ours !== null && version3 !== null && version3.prerelease.length === 0 && compareVersions(version3, ours) > 0;
  });
  return newer === void 0 ? void 0 : { state: "already-done", detail: `${effect.tag} stays: ${newer.name} is newer than ${effect.version}` };
}
function explained(reason, ref) {
  if (!/\brules?\b|protected/iu.test(reason)) return reason;
  return `${reason}; a ruleset or protection of ${ref} refuses this token: let an App bypass it, and give its token as release-token`;
}

// src/app/perform/perform.ts
var PERFORMERS = {
  "create-tag": createTag,
  "create-release": createRelease,
  "move-tag": moveTag,
  "commit-changelog": commitChangelog,
  "create-deployment": createDeployment,
  "set-deployment-status": setDeploymentStatus,
  "supersede-deployments": supersedeDeployments,
  "update-ledger": updateLedger,
  "confirm-lock": confirmLock,
  "run-hook": runHook,
  "mark-commit": markCommit,
  "shift-traffic": shiftTraffic
};
var GOES_ON = /* @__PURE__ */ new Set([
  "set-deployment-status",
  "supersede-deployments",
  "mark-commit"
]);
async function perform(effects, performing) {
  const receipts = [];
  let failed2;
  for (const effect of effects) {
    if (failed2 !== void 0) {
      receipts.push({ effect, state: "skipped", detail: `not done, because ${failed2.effect.kind} failed` });
      continue;
    }
    const receipt = { effect, ...await performerOf(effect)(effect, performing) };
    receipts.push(receipt);
    if (receipt.state === "failed" && !GOES_ON.has(effect.kind)) failed2 = receipt;
  }
  return receipts;
}
function performerOf(effect) {
  return PERFORMERS[effect.kind];
}
function rehearsed(effects) {
  return effects.map((effect) => ({ effect, state: "skipped", detail: "dry run: not done" }));
}

// src/app/loop.ts
async function runMode(mode, world, { dryRun }) {
  const startedAt = world.now();
  const receipts = [];
  const deployments = /* @__PURE__ */ new Map();
  let toldCancelled = false;
  let round = mode.start(startedAt);
  const report = () => reportOf(round.decision, receipts, { startedAt, ...round.extra });
  const tell = (final) => world.surfaces.publish(report(), {
    final,
    step: `${round.decision.outcome} ${round.extra.progress?.share ?? round.decision.reasonCode}`,
    ...round.snapshot === void 0 ? {} : { snapshot: round.snapshot }
  });
  for (; ; ) {
    if (round.decision.effects.length > 0) {
      const now = dryRun ? rehearsed(round.decision.effects) : await perform(round.decision.effects, { world, deployments });
      receipts.push(
        ...now.filter(({ effect, state }) => effect.kind !== "confirm-lock" || state === "failed")
      );
      if (dryRun) break;
      round = mode.step(round.state, {
        kind: "performed",
        at: world.now(),
        receipts: now,
        ...world.cancelled.aborted ? { cancelled: String(world.cancelled.reason) } : {}
      });
      if (round.decision.findings.length > 0 || round.extra.progress !== void 0) await tell(false);
      continue;
    }
    if (round.done) break;
    if (world.cancelled.aborted && !toldCancelled) {
      toldCancelled = true;
      round = mode.step(round.state, {
        kind: "cancelled",
        at: world.now(),
        why: String(world.cancelled.reason)
      });
      continue;
    }
    if (round.waitMs > 0) {
      await tell(false);
      await (toldCancelled ? world.pause : world.sleep)(round.waitMs);
      if (world.cancelled.aborted && !toldCancelled) continue;
    }
    round = mode.step(round.state, await read(round.read, world));
  }
  await tell(true);
  return { decision: round.decision, receipts, outputs: round.outputs, report: report() };
}
async function read(reads, world) {
  const [facts, ledger, snapshot, history, counts, health2, traffic, release2, paths] = await Promise.all([
    world.gather(reads),
    reads.ledger ? world.ledger.read() : void 0,
    reads.snapshot ? world.surfaces.snapshot() : void 0,
    reads.history === false ? void 0 : world.observer?.history(reads.history),
    reads.counts === false ? void 0 : world.observer?.counts(reads.counts),
    reads.health ? world.probe?.() : void 0,
    reads.share === false ? void 0 : world.traffic?.read(reads.share),
    reads.release ? world.readRelease?.() : void 0,
    reads.between === false ? void 0 : world.pathsBetween(reads.between.base, reads.between.head)
  ]);
  return {
    kind: "read",
    at: world.now(),
    facts,
    ...ledger === void 0 ? {} : { ledger },
    ...snapshot === void 0 ? {} : { snapshot },
    ...history === void 0 ? {} : { history },
    ...counts === void 0 ? {} : { counts },
    ...health2 === void 0 ? {} : { health: health2 },
    ...traffic === void 0 ? {} : { share: traffic },
    ...release2 === void 0 ? {} : { release: release2 },
    ...paths === void 0 ? {} : { paths }
  };
}

// src/rollout/showing.ts
function showingOf(plan, state) {
  const step = plan.steps[state.step];
  const verdict = state.judge === void 0 ? void 0 : verdictOf(state.judge, { elapsed: state.watchedMs / 1e3, minimum: 0 });
  return {
    // The rollout's beginning, which may be an earlier attempt's: its moments and series are told by it.
    startedAt: state.startedAt,
    timeline: state.happenings,
    progress: {
      step: Math.min(state.step + 1, plan.steps.length),
      steps: plan.steps.length,
      share: state.share,
      text: progressText(plan, state, step === void 0 ? "done" : stepText(step), verdict)
    },
    ...verdict === void 0 ? {} : { evidence: evidenceRows(verdict) },
    ...state.glimpses.length === 0 ? {} : { series: seriesOf(state) }
  };
}
function progressText(plan, state, step, verdict) {
  if (state.ending !== void 0) return state.ending.reason;
  const judged3 = verdict !== void 0 && verdict.at !== null && verdict.at * 1e3 > state.since;
  if (state.phase !== "watching" || !judged3) return `${step} of ${plan.telling.candidate.version}`;
  const eta = verdict.etaSeconds === null ? "" : `; about ${durationText(verdict.etaSeconds)} more at this traffic`;
  return `${step}: ${verdict.reason}${eta}`;
}
function evidenceRows(verdict) {
  return verdict.metrics.map((row2) => ({
    metric: row2.decides ? row2.metric : `${row2.metric} (shown only)`,
    candidate: armText(row2.candidate),
    baseline: armText(row2.baseline),
    ratio: ratioText(row2.ratio),
    evidence: `${figure(row2.evidence)} of ${figure(row2.threshold)}`,
    verdict: row2.reasons[0] ?? row2.verdict,
    judged: row2.verdict
  }));
}
function seriesOf(state) {
  const t = (at2) => (at2 - state.startedAt) / 1e3;
  const rate = ([requests, events]) => requests > 0 ? events / requests : void 0;
  const points = (value) => state.glimpses.flatMap((glimpse) => {
    const found = value(glimpse);
    return found === void 0 ? [] : [{ t: t(glimpse.at), value: found }];
  });
  return [
    {
      name: "candidate",
      unit: "share",
      chart: "Error rate",
      role: "candidate",
      points: points(({ candidate }) => rate(candidate))
    },
    {
      name: "baseline",
      unit: "share",
      chart: "Error rate",
      role: "baseline",
      points: points(({ baseline }) => rate(baseline))
    },
    {
      name: "candidate's share",
      unit: "share",
      chart: "Traffic",
      role: "candidate",
      steps: true,
      points: [...points(({ share: share2 }) => share2), ...shareNow(state, t)]
    },
    {
      name: "evidence",
      unit: "evidence",
      chart: "Evidence against the candidate",
      role: "candidate",
      limit: state.judge === void 0 ? 100 : 1 / state.judge.options.falseAlarm,
      points: points(({ evidence: evidence3 }) => Math.exp(evidence3) / (state.judge?.options.falseAlarm ?? 0.01))
    }
  ];
}
function shareNow({ happenings, glimpses, share: share2 }, t) {
  const [tick, last] = [glimpses.at(-1), happenings.at(-1)];
  return tick === void 0 || last === void 0 || last.at <= tick.at ? [] : [{ t: t(last.at), value: share2 }];
}
function armText({ requests, events, rate }) {
  return rate === null ? "no requests" : `${percent3(rate)} (${events} of ${requests})`;
}
function ratioText(ratio) {
  if (ratio === null) return "not comparable";
  return `${figure(ratio.estimate)} (${figure(ratio.low)} to ${figure(ratio.high)})`;
}
function percent3(rate) {
  return `${(rate * 100).toFixed(rate < 0.1 ? 2 : 1)}%`;
}
function figure(value) {
  if (value === null || !Number.isFinite(value)) return "∞";
  if (value >= 1e6) return "over 1,000,000";
  return value >= 100 ? Math.round(value).toLocaleString("en-US") : Number(value.toPrecision(3)).toString();
}
function durationText(seconds2) {
  return seconds2 < 90 ? `${Math.ceil(seconds2)} s` : `${Math.ceil(seconds2 / 60)} min`;
}

// src/app/mode.ts
var NO_READS = {
  ...NO_NEEDS,
  ledger: false,
  snapshot: false,
  history: false,
  counts: false,
  health: false,
  share: false,
  release: false,
  between: false
};

// src/app/modes/canary.ts
var OUTCOME = {
  promote: "proceed",
  wait: "wait",
  hold: "hold",
  "roll-back": "roll-back"
};
function canaryMode(question) {
  const { subject, judge: judge2, durationMs } = question;
  const round = (state, said, more) => ({
    state,
    decision: { schemaVersion: 1, question: "canary", subject, ...said, findings: [], effects: [] },
    read: { ...NO_READS, counts: question.versions },
    waitMs: 0,
    done: false,
    extra: {
      progress: { step: 1, steps: 1, share: question.share, text: said.summary },
      ...state.verdict === void 0 ? {} : { evidence: evidenceRows(state.verdict) }
    },
    outputs: {},
    ...more
  });
  return {
    start: (at2) => round(
      { startedAt: at2, judge: void 0, counters: NO_MEMORY, ticks: 0 },
      { outcome: "wait", reasonCode: "watching", summary: "reading the baseline" },
      { read: { ...NO_READS, history: question.versions, counts: question.versions } }
    ),
    step(state, event) {
      if (event.kind === "cancelled") {
        return round(
          state,
          { outcome: "hold", reasonCode: "cancelled", summary: `cancelled (${event.why})` },
          { done: true }
        );
      }
      if (event.kind === "performed")
        return round(
          state,
          { outcome: "hold", reasonCode: "nothing_read", summary: "nothing was read" },
          { done: true }
        );
      const before = state.judge ?? startJudge(judge2.options, {
        ...event.history === void 0 ? {} : { history: event.history },
        baseline: question.versions.baseline === void 0 ? "none" : "concurrent",
        weight: question.share
      });
      const tick = event.counts === void 0 ? void 0 : tickOf(state.counters, event.counts, question.share, countingOf(judge2.provider));
      const after = tick === void 0 ? before : observe(before, tick.observation);
      const elapsed2 = event.at - state.startedAt;
      const verdict = verdictOf(after, { elapsed: elapsed2 / 1e3, minimum: durationMs / 1e3 });
      const next2 = {
        ...state,
        judge: after,
        counters: tick?.memory ?? state.counters,
        verdict,
        ticks: state.ticks + 1
      };
      const said = {
        outcome: OUTCOME[verdict.outcome],
        reasonCode: verdict.reasonCode,
        summary: verdict.reason
      };
      if (verdict.outcome === "roll-back") return round(next2, said, { done: true });
      const over = elapsed2 >= durationMs && next2.ticks >= 2;
      if (!over) return round(next2, { ...said, outcome: "wait" }, { waitMs: judge2.everyMs });
      if (verdict.outcome === "promote") return round(next2, said, { done: true });
      return round(
        next2,
        {
          outcome: "hold",
          reasonCode: verdict.reasonCode,
          summary: `not proven in ${Math.round(elapsed2 / 1e3)} s: ${verdict.reason}`
        },
        { done: true }
      );
    }
  };
}

// src/rollout/closing.ts
function closingOf(plan, rollout2, ending3, runUrl) {
  const { environment: environment2, telling, lock } = plan;
  const { key, subject, candidate, baseline } = telling;
  const place3 = lock.environment;
  const version3 = candidate.version;
  const back = baseline?.version ?? (baseline === void 0 ? "nothing" : shortSha(baseline.sha));
  const status = (state, description) => ({
    kind: "set-deployment-status",
    key,
    environment: environment2.name,
    state,
    description,
    ...environment2.url === void 0 ? {} : { environmentUrl: environment2.url }
  });
  const ledger = (why, operations) => ({
    kind: "update-ledger",
    why,
    operations: [...operations, { op: "release-lock", ...lock }]
  });
  const hold2 = {
    op: "hold",
    environment: place3,
    hold: {
      reason: ending3.reason,
      reasonCode: ending3.reasonCode,
      by: "deploy-action",
      sha: subject.sha,
      url: runUrl
    }
  };
  const { reasonCode, reason } = ending3;
  const needsPerson = reasonCode === "rollback_failed";
  switch (ending3.outcome) {
    case "proceed":
      return {
        outcome: "proceed",
        reasonCode,
        summary: `${version3} is live in ${environment2.name}: ${reason}`,
        effects: [
          ledger(`${version3} verified in ${place3}`, [
            {
              op: "verify",
              environment: place3,
              version: {
                sha: subject.sha,
                version: version3,
                key,
                ...subject.artifact === void 0 ? {} : { artifact: subject.artifact }
              }
            }
          ]),
          { kind: "supersede-deployments", environment: environment2.name, exceptKey: key },
          status("success", `${version3} is live`)
        ]
      };
    case "roll-back":
      return {
        outcome: "roll-back",
        reasonCode,
        summary: `${version3} was rolled back to ${back}: ${reason}`,
        effects: [
          ledger(`${version3} rolled back in ${place3}: ${reasonCode}`, [
            ...ending3.badVersion ? [
              {
                op: "quarantine",
                version: { environment: place3, sha: subject.sha, version: version3, reason, url: runUrl }
              }
            ] : [],
            ...environment2.rollback.hold || needsPerson ? [hold2] : []
          ]),
          status("failure", `rolled back to ${back}: ${reason}`)
        ]
      };
    case "hold":
      return {
        outcome: "hold",
        reasonCode,
        summary: `${version3} is held at ${Math.round(rollout2.share * 100)}% in ${environment2.name}: ${reason}`,
        effects: [
          ledger(`${place3} held: ${reasonCode}`, [hold2]),
          status("in_progress", `held at ${Math.round(rollout2.share * 100)}%: ${reason}`)
        ]
      };
    case "stop":
      return {
        outcome: "stop",
        reasonCode,
        summary: reason,
        effects: [
          ledger(`release ${place3}: ${reasonCode}`, needsPerson ? [hold2] : []),
          status(reasonCode === "cancelled" ? "error" : "failure", reason)
        ]
      };
  }
}

// src/rollout/admission.ts
var LEDGER = { gate: "ledger", title: "Holds and quarantine" };
var RECORDS = { gate: "deployments", title: "Deployments" };
function ledgerFindings(ledger, environment2, sha) {
  if (ledger.state !== "known") {
    return [
      {
        ...LEDGER,
        verdict: "unknown",
        reasonCode: "ledger_unreadable",
        reason: `${ledger.source} could not be read: ${ledger.reason}`,
        evidence: []
      }
    ];
  }
  const { holds, quarantine } = ledger.value;
  const findings2 = [];
  const hold2 = holds[environment2];
  if (hold2 !== void 0) {
    findings2.push({
      ...LEDGER,
      verdict: "fail",
      reasonCode: "held",
      reason: `${environment2} is on hold since ${new Date(hold2.at).toISOString()} by ${hold2.by}: ${hold2.reason}`,
      evidence: link2("hold", shortSha(hold2.sha), hold2.url),
      remedy: "Find out why, mend it, and release the hold."
    });
  }
  const bad = quarantine.find((entry) => entry.environment === environment2 && entry.sha === sha);
  if (bad !== void 0) {
    findings2.push({
      ...LEDGER,
      verdict: "fail",
      reasonCode: "quarantined",
      reason: `${bad.version ?? shortSha(sha)} is in quarantine for ${environment2} since ${new Date(bad.at).toISOString()}: ${bad.reason}`,
      evidence: link2("quarantine", shortSha(sha), bad.url),
      remedy: "Ship a version that mends it."
    });
  }
  if (findings2.length > 0) return findings2;
  return [
    {
      ...LEDGER,
      verdict: "pass",
      reasonCode: "ledger_clear",
      reason: `${environment2} is not on hold and ${shortSha(sha)} is not in quarantine`,
      evidence: []
    }
  ];
}
function link2(label, value, url) {
  return [url === void 0 || url === "" ? { label, value } : { label, value, url }];
}
function checkoutFinding(head, sha) {
  const named2 = { gate: "checkout", title: "Checkout", evidence: [] };
  if (head.state !== "known") {
    return {
      ...named2,
      verdict: "unknown",
      reasonCode: "checkout_unreadable",
      reason: `${head.source} could not be read: ${head.reason}`
    };
  }
  return head.value === sha ? {
    ...named2,
    verdict: "pass",
    reasonCode: "checkout_matches",
    reason: `the workspace has ${shortSha(sha)} checked out`
  } : {
    ...named2,
    verdict: "fail",
    reasonCode: "checkout_differs",
    reason: `the workspace has ${shortSha(head.value)} checked out, the candidate is ${shortSha(sha)}`,
    remedy: "Give actions/checkout the same `ref` as this step’s `sha`."
  };
}
function recordsFindings(records) {
  if (records.state === "known") return [];
  return [
    {
      ...RECORDS,
      verdict: "unknown",
      reasonCode: "deployments_unreadable",
      reason: `${records.source} could not be read: ${records.reason}`,
      evidence: []
    }
  ];
}
function overtakenFindings(overtakenBy, environment2) {
  if (overtakenBy === void 0) return [];
  return [
    {
      ...RECORDS,
      verdict: "fail",
      reasonCode: "overtaken",
      reason: `${versionOf(overtakenBy)} was deployed to ${environment2} by another run since this run began`,
      evidence: link2("deployment", String(overtakenBy.id), overtakenBy.statuses.at(-1)?.url),
      remedy: "Start a new run to deploy what you want now; mode rollback returns to an earlier version."
    }
  ];
}
function overFinding(over, environment2) {
  const version3 = versionOf(over);
  const evidence3 = link2("deployment", String(over.id), over.statuses.at(-1)?.url);
  if (succeeded(over)) {
    const reason2 = `this run has deployed ${version3} to ${environment2} already, and it is live`;
    return {
      outcome: "proceed",
      finding: { ...RECORDS, verdict: "pass", reasonCode: "already_deployed", reason: reason2, evidence: evidence3 }
    };
  }
  const reason = `this run's deployment of ${version3} to ${environment2} is over: ${over.statuses.at(-1)?.description ?? ""}`;
  return {
    outcome: "roll-back",
    finding: {
      ...RECORDS,
      verdict: "fail",
      reasonCode: "rolled_back",
      reason,
      evidence: evidence3,
      remedy: "Ship a version that mends it."
    }
  };
}
function trafficFindings(traffic) {
  if (traffic?.ok === true) return [];
  return [
    {
      gate: "traffic",
      title: "Traffic",
      verdict: "unknown",
      reasonCode: "traffic_unreadable",
      reason: `the candidate's share of the traffic could not be read: ${traffic?.reason ?? "it was not asked"}`,
      evidence: [],
      remedy: "Mend rollout.traffic.read and run this job again: it goes on only when it knows the share it stands at."
    }
  ];
}
function orderFinding(lineage, sha) {
  const named2 = { gate: "order", title: "Order", evidence: [] };
  if (lineage.state !== "known") {
    return {
      ...named2,
      verdict: "unknown",
      reasonCode: "order_unreadable",
      reason: `${lineage.source} could not be read: ${lineage.reason}`
    };
  }
  const { live, relation } = lineage.value;
  if (live === null)
    return { ...named2, verdict: "pass", reasonCode: "first_deployment", reason: "nothing is live here yet" };
  if (relation === "behind") {
    return {
      ...named2,
      verdict: "fail",
      reasonCode: "older_than_live",
      reason: `${shortSha(sha)} is older than ${shortSha(live)}, which is live`,
      remedy: "To return to an earlier version use mode rollback, which checks that it is safe."
    };
  }
  const how = {
    first: "",
    same: "is live already",
    ahead: "is newer than",
    diverged: "is on another branch than"
  }[relation];
  return {
    ...named2,
    verdict: "pass",
    reasonCode: relation === "same" ? "same_as_live" : "in_order",
    reason: relation === "same" ? `${shortSha(sha)} ${how}` : `${shortSha(sha)} ${how} ${shortSha(live)}, which is live`
  };
}

// src/rollout/approval.ts
var named = { gate: "approval", title: "Approval" };
function approvalFinding(environment2, config2, facts) {
  const answer2 = (verdict, reasonCode, reason, more = {}) => ({
    finding: { ...named, verdict, reasonCode, reason, evidence: [], ...more },
    approved: { by: [], seen: 0 }
  });
  const protection = facts.environment;
  if (protection.state !== "known") {
    return answer2(
      "unknown",
      "environment_unreadable",
      `${protection.source} could not be read: ${protection.reason}`
    );
  }
  if (!protection.value.exists) {
    return answer2("fail", "environment_missing", `the environment ${environment2} does not exist`, {
      remedy: `Create it in the repository's settings first: a job that names a missing environment creates it without any protection.`
    });
  }
  if (!config2.required) return answer2("pass", "approval_not_required", "the config asks for no approval");
  if (!protection.value.reviewersRequired) {
    return answer2(
      "fail",
      "protection_missing",
      `the config says approval is required, but the environment ${environment2} has no required reviewers`,
      {
        remedy: "Add required reviewers to the environment in the repository’s settings, or set approval.required to false."
      }
    );
  }
  const { run } = facts;
  if (run.state !== "known")
    return answer2("unknown", "approvals_unreadable", `${run.source} could not be read: ${run.reason}`);
  const given2 = run.value.approvals.filter(
    ({ environments }) => environments.some((name2) => environmentKey(name2) === environmentKey(environment2))
  );
  const rejected = given2.find(({ state }) => state === "rejected");
  if (rejected !== void 0) {
    return answer2(
      "fail",
      "rejected",
      `${rejected.by ?? "a deleted account"} rejected this run for ${environment2}`
    );
  }
  const every = given2.filter(({ state }) => state === "approved");
  const approved = every.slice(facts.used);
  if (approved.length === 0) {
    return facts.used > 0 ? answer2(
      "fail",
      "approval_used",
      `the approval of this run was for an earlier deployment, which has ended`,
      {
        remedy: "Start a new run, so that it is approved for itself."
      }
    ) : answer2("fail", "not_approved", `nobody approved this run for ${environment2}`, {
      remedy: `Run the approval job (with \`environment: ${environment2}\`) before the deployment, in the same workflow run.`
    });
  }
  const age = facts.now - run.value.createdAt;
  if (age > config2.maxAgeMs) {
    return answer2(
      "fail",
      "approval_stale",
      `this run began ${hours(age)} ago, an approval counts for ${hours(config2.maxAgeMs)}`,
      { remedy: "Start a new run, so that people approve what they see now." }
    );
  }
  const counted3 = approved.filter(({ by }) => by !== null).map(({ by, comment }) => ({ by: by ?? "", comment }));
  if (config2.fourEyes) {
    if (facts.authors.state !== "known") {
      return answer2(
        "unknown",
        "authors_unreadable",
        `${facts.authors.source} could not be read: ${facts.authors.reason}`
      );
    }
    const same2 = (one, other) => one.toLowerCase() === other.toLowerCase();
    const authors = facts.authors.value;
    const others = counted3.filter(({ by }) => !authors.some((author) => same2(author, by)));
    if (others.length === 0) {
      return answer2(
        "fail",
        "self_approval",
        `${counted3.map(({ by }) => by).join(", ") || "a deleted account"} approved, and wrote part of what ships: four eyes are required`,
        { remedy: "Ask somebody else among the environment’s reviewers to approve." }
      );
    }
    return approvedBy(environment2, others, every.length);
  }
  if (counted3.length === 0)
    return answer2("fail", "not_approved", "the only approval is by a deleted account");
  return approvedBy(environment2, counted3, every.length);
}
function approvedBy(environment2, approvals2, seen) {
  const finding = {
    ...named,
    verdict: "pass",
    reasonCode: "approved",
    reason: `approved for ${environment2} by ${approvals2.map(({ by }) => by).join(", ")}`,
    evidence: approvals2.map(({ by, comment }) => ({
      label: by,
      value: comment === "" ? "approved" : comment
    }))
  };
  return { finding, approved: { by: approvals2, seen } };
}
function hours(ms) {
  return ms < 36e5 ? `${Math.round(ms / 6e4)} min` : `${Math.round(ms / 36e4) / 10} h`;
}

// src/rollout/resume.ts
var SAME_SHARE = 5e-3;
function wasDecided(open3, ledger, environment2, saved) {
  if (saved?.ending?.outcome === "roll-back") return true;
  if (rollingBackTold(open3.statuses.at(-1)?.description ?? "") !== void 0) return true;
  if (ledger === void 0) return false;
  const key = open3.payload?.key ?? "";
  return isVerified(ledger, environment2, key) || undoneInLedger(ledger, environment2, open3.sha) !== void 0;
}
function resumedRollout(plan, fresh, remains) {
  const { saved, at: at2, ledger } = remains;
  const on = { ...saved ?? fresh, lastReadAt: at2 };
  if (ledger !== void 0 && isVerified(ledger, plan.lock.environment, plan.telling.key))
    return { ...on, phase: "ended", ending: proceedEnding(on) };
  if (on.phase === "ended" && on.ending?.outcome === "hold") return goesOn(released(on, at2), remains);
  if (on.phase === "rolling-back") return { ...on, rollbackStep: 0, since: at2 };
  if (on.phase === "ended") return on;
  const ending3 = decided(plan, remains, on);
  if (ending3 !== void 0)
    return { ...on, phase: "rolling-back", rollbackStep: 0, undoes: true, ending: ending3, since: at2 };
  return goesOn({ ...on, phase: "acting", step: stepReached(plan, on, remains.share) }, remains);
}
function goesOn(state, { at: at2, attempt }) {
  return happened(state, at2, "info", `attempt ${attempt} goes on at step ${state.step + 1}`);
}
function stepReached({ steps }, on, share2) {
  const next2 = steps.findIndex((step2, at2) => at2 > on.step && step2.kind === "traffic");
  const step = steps[next2];
  if (share2 === void 0 || on.share === 0 || step?.kind !== "traffic") return on.step;
  return Math.abs(step.share - share2) <= SAME_SHARE ? next2 : on.step;
}
function released(state, at2) {
  const { ending: _, holdingSince: __, ...free } = state;
  return { ...free, phase: "acting", startedAt: at2, since: at2 };
}
function decided(plan, remains, on) {
  const { at: at2, ledger } = remains;
  const { environment: environment2 } = plan.lock;
  const { sha } = plan.telling.subject;
  const back = { outcome: "roll-back", at: at2, badVersion: true };
  const told3 = rollingBackTold(remains.lastStatus ?? "");
  if (told3 !== void 0) return { ...back, reasonCode: "rolled_back", ...told3 };
  const undone = ledger === void 0 ? void 0 : undoneInLedger(ledger, environment2, sha);
  if (undone !== void 0) return { ...back, reasonCode: "rolled_back", reason: undone };
  const hadTraffic = on.share > 0 || trafficTold(plan, remains.lastStatus ?? "");
  if (remains.share === 0 && hadTraffic && plan.environment.rollout.strategy !== "rolling") {
    return {
      ...back,
      reasonCode: "traffic_taken_away",
      reason: "the candidate had lost its traffic when this attempt went on, and it is not given back"
    };
  }
  return void 0;
}
function trafficTold(plan, status) {
  const done = plan.steps.slice(firstDeploy(plan.steps), stepTold(status));
  return done.some((step) => step.kind === "traffic" && step.share > 0);
}
function isVerified(ledger, environment2, key) {
  return (ledger.verified[environment2] ?? []).some((version3) => version3.key === key);
}
function undoneInLedger(ledger, environment2, sha) {
  if (!isQuarantined(ledger, environment2, sha)) return void 0;
  return ledger.quarantine.find((entry) => entry.environment === environment2 && entry.sha === sha)?.reason;
}

// src/app/modes/deployed.ts
var notRead = (source) => unavailable("it was not read", source);
function deploymentsOf(event, environment2) {
  const all = event.facts.deployments;
  if (all === void 0) return notRead("deployments");
  if (all.state !== "known") return all;
  const here = all.value[environment2];
  if (here === void 0) return notRead(`deployments of ${environment2}`);
  return here.state === "known" ? known(here.value.deployments, here.source) : here;
}
function rolloutEvent(event) {
  if (event.kind !== "performed") return event;
  const failed2 = event.receipts.find(
    ({ state, effect }) => state === "failed" && effect.kind !== "set-deployment-status"
  );
  const last = failed2?.output?.split("\n").slice(-5).join("\n") ?? "";
  return {
    kind: "performed",
    at: event.at,
    ...failed2 === void 0 ? {} : { failed: last === "" ? failed2.detail : `${failed2.detail}: ${last}` },
    ...event.cancelled === void 0 ? {} : { cancelled: event.cancelled }
  };
}
function savedRollout(snapshot, key) {
  const saved = snapshot;
  if (typeof saved !== "object" || saved === null) return void 0;
  const ours = saved.schemaVersion === 1 && saved.key === key && typeof saved.step === "number";
  return ours ? saved : void 0;
}
function closedAs(state, receipts) {
  const failed2 = receipts.find((receipt) => receipt.state === "failed");
  if (failed2 === void 0) return state;
  const summary = `${state.summary}; but it could not be recorded: ${failed2.detail}; run this job again`;
  return state.outcome === "proceed" ? { ...state, outcome: "hold", reasonCode: "not_recorded", summary } : { ...state, summary };
}

// src/schedule/localTime.ts
var MINUTE = 6e4;
var DAY = 864e5;
var QUARTER = 15 * MINUTE;
var formatters = /* @__PURE__ */ new Map();
function formatterOf(timeZone2) {
  const made = formatters.get(timeZone2);
  if (made !== void 0) return made;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone: timeZone2,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  });
  formatters.set(timeZone2, formatter);
  return formatter;
}
function isTimeZone(name2) {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name2)) return false;
  try {
    formatterOf(name2);
    return true;
  } catch (error2) {
    if (error2 instanceof RangeError) return false;
    throw error2;
  }
}
function wallClock(instant, timeZone2) {
  const shown2 = {};
  for (const part of formatterOf(timeZone2).formatToParts(instant)) shown2[part.type] = Number(part.value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = shown2;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instant % 1e3 + 1e3) % 1e3;
}
function firstInstant(timeZone2, from, until, holds) {
  let instant = from;
  while (instant < until) {
    const quarterEnds = (Math.floor(instant / QUARTER) + 1) * QUARTER;
    const offset = wallClock(instant, timeZone2) - instant;
    for (; instant < quarterEnds && instant < until; instant = (Math.floor(instant / MINUTE) + 1) * MINUTE) {
      if (holds(instant + offset)) return instant;
    }
  }
  return void 0;
}
var WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
function weekdayAndMinute(clock) {
  const days = Math.floor(clock / DAY);
  return { weekday: ((days + 3) % 7 + 7) % 7, minute: Math.floor((clock - days * DAY) / MINUTE) };
}
function showClock(clock) {
  const iso = new Date(clock).toISOString();
  return `${WEEKDAYS[weekdayAndMinute(clock).weekday] ?? ""} ${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
function showInstant(instant, timeZone2) {
  return `${showClock(wallClock(instant, timeZone2))} ${timeZone2} (${new Date(instant).toISOString().slice(0, 16)}Z)`;
}
function parseClock(text4) {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text4);
  if (match === null) return void 0;
  const [year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
  const clock = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown2 = new Date(clock).toISOString();
  return shown2.startsWith(text4.slice(0, 16)) ? clock : void 0;
}

// src/schedule/freeze.ts
var FREEZE_EXCEPTIONS = ["rollback", "hotfix"];
var HOUR = 36e5;
function isFrozen(freeze2, now) {
  const clock = wallClock(now, freeze2.tz);
  return freeze2.from <= clock && clock < freeze2.to;
}
function freezeEnd(freeze2, now) {
  const from = Math.max(now, freeze2.to - 26 * HOUR);
  const until = from + 54 * HOUR;
  return firstInstant(freeze2.tz, from, until, (clock) => clock < freeze2.from || clock >= freeze2.to) ?? until;
}
function activeFreezes(freezes, environment2, now) {
  return freezes.filter(({ environments }) => environments.length === 0 || environments.includes(environment2)).filter((freeze2) => isFrozen(freeze2, now)).map((freeze2) => ({ freeze: freeze2, ends: freezeEnd(freeze2, now) })).toSorted((a, b) => b.ends - a.ends);
}

// src/gates/freeze.ts
var HOTFIX = "hotfix";
function isHotfix({ labels, labelledBy, author, committers }) {
  const label = labels.find((name2) => name2.toLowerCase() === HOTFIX);
  if (label === void 0 || labelledBy === void 0 || !Object.hasOwn(labelledBy, label)) return false;
  const by = labelledBy[label]?.toLowerCase();
  return by !== void 0 && ![author, ...committers].some((login) => login?.toLowerCase() === by);
}
function allHotfixes({ pullRequests, direct }) {
  return pullRequests.length > 0 && direct.length === 0 && pullRequests.every(isHotfix);
}
function isExempt(freeze2, facts, { task }) {
  if (freeze2.except.includes("rollback") && task === "rollback") return true;
  if (!freeze2.except.includes("hotfix") || facts.reviews?.state !== "known") return false;
  return allHotfixes(facts.reviews.value);
}
function wayOut({ except }) {
  return except.includes("hotfix") ? `Wait for its end, or have somebody who wrote none of it label every pull request '${HOTFIX}'.` : "Wait for its end.";
}
function conclude(freezes, environment2, facts, context) {
  if (facts.now?.state !== "known") {
    const { source, reason } = facts.now ?? { source: "the clock", reason: "it was not read" };
    return {
      verdict: "unknown",
      reasonCode: "now_unreadable",
      reason: `${source} could not be read: ${reason}`
    };
  }
  const now = facts.now.value;
  const active = activeFreezes(freezes, environment2, now);
  const evidence3 = active.map(({ freeze: freeze2, ends }) => ({
    label: freeze2.name,
    value: `until ${showInstant(ends, freeze2.tz)}${freeze2.reason === void 0 ? "" : `: ${freeze2.reason}`}`
  }));
  const frozen = active.find(({ freeze: freeze2 }) => !isExempt(freeze2, facts, context));
  if (frozen !== void 0) {
    const { freeze: freeze2, ends } = frozen;
    return {
      verdict: "pending",
      reasonCode: "frozen",
      reason: `the freeze '${freeze2.name}' lasts until ${showInstant(ends, freeze2.tz)}`,
      remedy: wayOut(freeze2),
      evidence: evidence3,
      again: ends
    };
  }
  if (active.length > 0) {
    const names = active.map(({ freeze: freeze2 }) => freeze2.name).join(", ");
    const what = context.task === "rollback" ? "a rollback" : "a hotfix";
    return {
      verdict: "pass",
      reasonCode: "freeze_exempt",
      reason: `the freeze ${names} lasts, and ${what} may pass it`,
      evidence: evidence3
    };
  }
  return { verdict: "pass", reasonCode: "not_frozen", reason: "no freeze lasts now" };
}
function freezeGate(freezes, environment2) {
  const ours = freezes.filter(
    ({ environments }) => environments.length === 0 || environments.includes(environment2)
  );
  if (ours.length === 0) return void 0;
  const asksReviews = ours.some(({ except }) => except.includes("hotfix"));
  const gate = {
    name: "freeze",
    kind: "freeze",
    title: "Freeze",
    options: ours,
    needs: { ...NO_NEEDS, facts: asksReviews ? ["now", "reviews"] : ["now"] },
    evaluate(facts, context) {
      const conclusion = conclude(ours, environment2, facts, context);
      return { gate: "freeze", title: "Freeze", ...conclusion, evidence: conclusion.evidence ?? [] };
    },
    withPathsOf: () => gate
  };
  return gate;
}

// src/config/asked.ts
function askedToMerge({ merge: merge3, gates }) {
  return merge3 === void 0 ? { warn: [], gates } : { requirement: merge3.require, warn: merge3.warn, gates };
}
function askedToDeploy({ environments, gates, freezes }, key) {
  const environment2 = Object.hasOwn(environments, key) ? environments[key] : void 0;
  if (environment2 === void 0) return void 0;
  const freeze2 = freezeGate(freezes, key);
  return {
    ...environment2.require === void 0 ? {} : { requirement: environment2.require },
    warn: environment2.warn,
    gates,
    implied: freeze2 === void 0 ? [] : [freeze2]
  };
}

// src/gates/label.ts
function conclude2(label, { pullRequests }) {
  const wanted = label.toLowerCase();
  const carriers = pullRequests.filter(({ labels }) => labels.some((name2) => name2.toLowerCase() === wanted));
  const evidence3 = carriers.map(({ number: number3, url, labelledBy, labels }) => {
    const name2 = labels.find((known2) => known2.toLowerCase() === wanted) ?? label;
    const by = labelledBy !== void 0 && Object.hasOwn(labelledBy, name2) ? labelledBy[name2] : void 0;
    return { label: `#${String(number3)}`, value: `${name2}${by === void 0 ? "" : ` by ${by}`}`, url };
  });
  if (carriers.length === 0) {
    return {
      verdict: "fail",
      reasonCode: "label_missing",
      reason: `none of ${String(pullRequests.length)} pull requests carries the label '${label}'`,
      remedy: `Add the label '${label}' if that is what is meant.`
    };
  }
  const names = carriers.map(({ number: number3 }) => `#${String(number3)}`).join(", ");
  return { verdict: "pass", reasonCode: "label_present", reason: `${names} carries '${label}'`, evidence: evidence3 };
}
function unread({ reviews }) {
  const why = reviews?.state === "unavailable" ? reviews : { source: "the labels", reason: "they were not read" };
  return {
    verdict: "unknown",
    reasonCode: "reviews_unreadable",
    reason: `${why.source} could not be read: ${why.reason}`
  };
}
function labelGate(label) {
  const name2 = `label ${label}`;
  const gate = {
    name: name2,
    kind: "label",
    title: "Label",
    options: { label },
    needs: { ...NO_NEEDS, facts: ["reviews"] },
    evaluate(facts) {
      const conclusion = facts.reviews?.state === "known" ? conclude2(label, facts.reviews.value) : unread(facts);
      return { gate: name2, title: "Label", ...conclusion, evidence: conclusion.evidence ?? [] };
    },
    withPathsOf: () => gate
  };
  return gate;
}

// src/gates/requirement.ts
function nameOf(requirement2) {
  if ("gate" in requirement2) return requirement2.gate;
  if ("label" in requirement2) return `label ${requirement2.label}`;
  if ("not" in requirement2) return `not ${nameOf(requirement2.not)}`;
  const [word2, parts2] = "all" in requirement2 ? ["all", requirement2.all] : ["any", requirement2.any];
  return `${word2} of (${parts2.map(nameOf).join(", ")})`;
}
function leavesOf(requirement2) {
  const leaves = /* @__PURE__ */ new Map();
  const walk = (part) => {
    if ("gate" in part || "label" in part) leaves.set(nameOf(part), part);
    else if ("not" in part) walk(part.not);
    else for (const inner of "all" in part ? part.all : part.any) walk(inner);
  };
  walk(requirement2);
  return [...leaves.values()];
}
var GROUP_REASONS = {
  pass: "holds",
  warn: "holds with a warning",
  fail: "does not hold",
  unknown: "could not be judged",
  pending: "is still open",
  skipped: "has nothing to judge"
};
function groupOf(requirement2, verdict, parts2) {
  const gate = nameOf(requirement2);
  const again = parts2.filter((part) => part.verdict === "pending").map((part) => part.again).reduce((a, b) => a === void 0 || b === void 0 ? void 0 : Math.min(a, b), Infinity);
  const group2 = {
    gate,
    title: "Requirement",
    verdict,
    reasonCode: `requirement_${verdict === "pass" || verdict === "warn" ? "met" : verdict}`,
    reason: `${gate} ${GROUP_REASONS[verdict]}: ${parts2.filter((part) => part.partOf === void 0).map((part) => `${part.gate} ${GROUP_REASONS[part.verdict]}`).join(", ")}`,
    evidence: [],
    ...verdict === "pending" && again !== void 0 && Number.isFinite(again) ? { again } : {}
  };
  return { verdict, findings: [group2, ...parts2.map((part) => ({ ...part, partOf: part.partOf ?? gate }))] };
}
function judgeRequirement(requirement2, findingOf2) {
  if ("gate" in requirement2 || "label" in requirement2) {
    const finding = findingOf2(requirement2);
    return { verdict: finding.verdict, findings: [finding] };
  }
  if ("not" in requirement2) {
    const part = judgeRequirement(requirement2.not, findingOf2);
    return groupOf(requirement2, notOf(part.verdict), part.findings);
  }
  if ("all" in requirement2) {
    const parts3 = requirement2.all.map((part) => judgeRequirement(part, findingOf2));
    return {
      verdict: allOf(parts3.map(({ verdict }) => verdict)),
      findings: parts3.flatMap(({ findings: findings2 }) => findings2)
    };
  }
  const parts2 = requirement2.any.map((part) => judgeRequirement(part, findingOf2));
  return groupOf(
    requirement2,
    anyOf(parts2.map(({ verdict }) => verdict)),
    parts2.flatMap(({ findings: findings2 }) => findings2)
  );
}

// src/gates/evaluate.ts
function gateOf(leaf, gates) {
  if ("label" in leaf) return labelGate(leaf.label);
  const gate = Object.hasOwn(gates, leaf.gate) ? gates[leaf.gate] : void 0;
  if (gate === void 0) throw new Error(`no gate is named '${leaf.gate}'`);
  return gate;
}
function gatesOf({ requirement: requirement2, warn: warn2, gates, implied = [] }) {
  const leaves = requirement2 === void 0 ? [] : leavesOf(requirement2);
  return [
    ...leaves.map((leaf) => gateOf(leaf, gates)),
    ...implied,
    ...warn2.map((gate) => gateOf({ gate }, gates))
  ];
}
function needsOfAsked(asked) {
  return needsOf(gatesOf(asked).map(({ needs }) => needs));
}
function waitsOfAsked(asked) {
  return Math.max(0, ...gatesOf(asked).map(({ waits }) => waits ?? 0));
}
function advisoryOf(finding) {
  const quiet = {
    fail: "warn",
    unknown: "warn",
    pending: "warn",
    warn: "warn",
    pass: "pass",
    skipped: "skipped"
  };
  const { again: _again, ...shown2 } = finding;
  return { ...shown2, verdict: quiet[finding.verdict], advisory: true };
}
function againOf(deciding2) {
  const moments = deciding2.filter(({ verdict }) => verdict === "pending").map(({ again }) => again);
  if (moments.length === 0 || moments.some((moment2) => moment2 === void 0)) return void 0;
  return Math.min(...moments.filter((moment2) => moment2 !== void 0));
}
var NOTHING2 = {
  outcome: "hold",
  reasonCode: "nothing_required",
  summary: "nothing is required here, and nothing checked is never permission"
};
var ONLY_SKIPPED = {
  outcome: "hold",
  reasonCode: "nothing_judged",
  summary: "everything required was skipped, and nothing checked is never permission"
};
function told(outcome, deciding2) {
  const held = deciding2.filter(({ verdict }) => verdict === "pass" || verdict === "warn");
  if (outcome === "proceed") {
    const count3 = String(held.length);
    return {
      reasonCode: "all_hold",
      summary: held.length === 1 ? `${held[0]?.gate ?? ""} holds` : `all ${count3} requirements hold`
    };
  }
  const worstFirst2 = deciding2.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
  const [first] = worstFirst2;
  const open3 = deciding2.length - held.length - 1;
  const more = open3 > 0 ? ` (and ${String(open3)} more)` : "";
  return {
    reasonCode: first?.reasonCode ?? NOTHING2.reasonCode,
    summary: first === void 0 ? NOTHING2.summary : `${first.gate}: ${first.reason}${more}`
  };
}
function evaluateRequirement(asked, facts, context) {
  const { requirement: requirement2, gates, implied = [], warn: warn2 } = asked;
  const judged3 = /* @__PURE__ */ new Map();
  const findingOf2 = (gate) => {
    const finding = judged3.get(gate.name) ?? gate.evaluate(facts, context);
    judged3.set(gate.name, finding);
    return finding;
  };
  const required2 = requirement2 === void 0 ? void 0 : judgeRequirement(requirement2, (leaf) => findingOf2(gateOf(leaf, gates)));
  const decided2 = [.../* @__PURE__ */ new Set([...required2?.findings ?? [], ...implied.map(findingOf2)])];
  const advisory = warn2.map((gate) => advisoryOf(findingOf2(gateOf({ gate }, gates))));
  const findings2 = [...decided2, ...advisory];
  if (required2 === void 0) return { ...NOTHING2, findings: findings2 };
  if (required2.verdict === "skipped") return { ...ONLY_SKIPPED, findings: findings2 };
  const deciding2 = decided2.filter(({ partOf }) => partOf === void 0);
  const outcome = outcomeOf(deciding2.map(({ verdict }) => verdict));
  const again = outcome === "wait" ? againOf(deciding2) : void 0;
  return { outcome, ...told(outcome, deciding2), findings: findings2, ...again === void 0 ? {} : { again } };
}

// src/app/modes/requirement.ts
function requirementOf(environment2, config2) {
  return questionOf(
    askedToDeploy(config2, environmentKey(environment2.name)) ?? { warn: [], gates: config2.gates }
  );
}
function mergeRequirement(config2) {
  return questionOf(askedToMerge(config2));
}
function questionOf(asked) {
  return {
    needs: needsOfAsked(asked),
    waits: waitsOfAsked(asked),
    evaluate: (facts, context) => evaluateRequirement(asked, facts, context)
  };
}

// src/app/modes/admission.ts
function admissionReads(deployment) {
  const { environment: environment2, config: config2, subject } = deployment;
  const { approval: approval3 } = environment2;
  return {
    ...NO_READS,
    ...needsOf([
      requirementOf(environment2, config2).needs,
      {
        ...NO_NEEDS,
        facts: [
          "now",
          "environment",
          "deployments",
          "lineage",
          ...approval3.required ? ["run"] : [],
          ...approval3.required && approval3.fourEyes ? ["reviews"] : []
        ],
        deploymentsOf: [subject.environment]
      }
    ]),
    ledger: true,
    snapshot: true
  };
}
function admissionOf(deployment, startedAt, event) {
  const { environment: environment2, subject, run, version: version3 } = deployment;
  const place3 = subject.environment;
  const here = deploymentsOf(event, place3);
  const records = here.state === "known" ? here.value : [];
  const { own: own2, others, overtakenBy } = ofRun(records, run.id, isOf(subject, version3));
  const ledger = event.ledger?.state === "known" ? event.ledger.value : void 0;
  const resumed = own2 !== void 0 && isOpen(own2) ? own2 : void 0;
  const ended2 = own2 !== void 0 && resumed === void 0 ? [own2, ...others] : others;
  const common = { ledger, approved: { by: [], seen: 0 }, before: ended2.length };
  if (own2 !== void 0 && resumed === void 0 && isOver(own2, ledger, place3)) {
    const { finding: finding2, outcome } = overFinding(own2, environment2.name);
    const { reasonCode, reason: summary } = finding2;
    return { ...common, outcome, reasonCode, summary, findings: [finding2], over: own2 };
  }
  const decided2 = resumed !== void 0 && wasDecided(resumed, ledger, place3, savedRollout(event.snapshot, resumed.payload?.key ?? ""));
  const standing = [
    ...decided2 ? [] : ledgerFindings(event.ledger ?? notRead("the ledger"), place3, subject.sha),
    ...overtakenFindings(overtakenBy, environment2.name),
    checkoutFinding(deployment.head, subject.sha),
    ...recordsFindings(here)
  ];
  if (resumed !== void 0) {
    const traffic = decided2 || environment2.rollout.traffic === void 0 ? [] : trafficFindings(event.share);
    return { ...common, resumed, ...concluded([...standing, ...traffic], void 0) };
  }
  const order = orderFinding(event.facts.lineage ?? notRead("what is live"), subject.sha);
  const { finding, approved } = approvalFinding(environment2.name, environment2.approval, {
    environment: event.facts.environment ?? notRead("the environment"),
    run: event.facts.run ?? notRead("the workflow run"),
    authors: authorsOf(event, run.actor),
    used: Math.max(0, ...ended2.map(({ payload }) => payload?.approvalsSeen ?? 0)),
    now: event.at
  });
  const gates = requirementOf(environment2, deployment.config).evaluate(event.facts, {
    subject,
    own: {
      runId: run.id,
      ...deployment.checkRunId === void 0 ? {} : { checkRunId: deployment.checkRunId }
    },
    waitingSince: startedAt,
    task: "deploy"
  });
  return { ...common, approved, ...concluded([...standing, order, finding], gates) };
}
function isOver(own2, ledger, place3) {
  if (succeeded(own2)) return ledger?.verified[place3]?.[0]?.key === own2.payload?.key;
  if (ledger === void 0 || own2.statuses.at(-1)?.state !== "failure") return false;
  const hold2 = ledger.holds[place3];
  return isQuarantined(ledger, place3, own2.sha) || hold2?.sha === own2.sha && hold2.by === "deploy-action";
}
function concluded(own2, gates) {
  const verdict = worst(own2.map((each) => each.verdict));
  const outcome = outcomeOf(own2.map((each) => each.verdict));
  const findings2 = [...own2, ...gates?.findings ?? []];
  if (outcome !== "proceed") {
    const blocking = own2.find((each) => each.verdict === verdict);
    return {
      outcome,
      reasonCode: blocking?.reasonCode ?? "nothing_judged",
      summary: blocking?.reason ?? "nothing was judged",
      findings: findings2
    };
  }
  if (gates === void 0)
    return {
      outcome,
      reasonCode: "resumed",
      summary: "the deployment goes on where it was interrupted",
      findings: findings2
    };
  return { outcome: gates.outcome, reasonCode: gates.reasonCode, summary: gates.summary, findings: findings2 };
}
function authorsOf(event, actor) {
  const { reviews, run } = event.facts;
  if (reviews === void 0) return notRead("the pull requests of the range");
  if (reviews.state !== "known") return reviews;
  const { pullRequests, direct, directAuthors } = reviews.value;
  if (direct.length > 0 && directAuthors === void 0)
    return notRead("authors of commits without a pull request");
  const authors = [
    ...pullRequests.map(({ author }) => author),
    ...pullRequests.flatMap(({ committers }) => committers),
    ...directAuthors ?? []
  ];
  const starters = run?.state === "known" ? [run.value.actor, run.value.triggeringActor] : [];
  const names = [...authors, ...starters, actor].flatMap((name2) => name2 === null ? [] : [name2]);
  return known([...new Set(names)], reviews.source);
}

// src/app/modes/locking.ts
var ownerOf = (run) => `run-${run.id}`;
var ledgerEffect = (why, operations) => ({
  kind: "update-ledger",
  why,
  operations
});
function lockEffect(place3, run, about2) {
  const { sha, reason, why, ttlMs } = about2;
  const lock = { owner: ownerOf(run), attempt: run.attempt, by: run.actor, reason, sha, url: run.url };
  return ledgerEffect(why, [{ op: "take-lock", environment: place3, lock, ttlMs }]);
}
function releaseOf(place3, run, fence) {
  return { op: "release-lock", environment: place3, owner: ownerOf(run), fence };
}
var WRITE_LEDGER = "Give the job `contents: write`; the ledger lives in refs/deploy-action/ledger.";
var REMEDIES = {
  locked: "Wait for that run to end, then run this job again. A run that was killed keeps the lock over what it left half done: run its job again.",
  lock_lost: "A newer attempt of this run is at work; follow that one.",
  ledger_busy: "Run this job again.",
  ledger_newer: "Use the version of deploy-action that wrote it here too.",
  ledger_corrupt: "Set refs/deploy-action/ledger back to an earlier commit of its history."
};
function lockTaken(event) {
  const [receipt] = event.receipts;
  const fence = Number(receipt?.output ?? Number.NaN);
  if (receipt !== void 0 && receipt.state !== "failed" && Number.isSafeInteger(fence)) return { fence };
  return ledgerRefusal(receipt, { gate: "lock", title: "Lock" });
}
function ledgerRefusal(receipt, named2) {
  const [reasonCode = "", ...rest2] = (receipt?.detail ?? "ledger_unwritable: no answer").split(": ");
  const reason = rest2.join(": ") || reasonCode;
  const finding = {
    ...named2,
    verdict: "fail",
    reasonCode,
    reason,
    evidence: receipt?.url === void 0 ? [] : [{ label: "held by", value: receipt.url, url: receipt.url }],
    remedy: REMEDIES[reasonCode] ?? WRITE_LEDGER
  };
  return { outcome: "hold", reasonCode, summary: reason, findings: [finding] };
}

// src/app/modes/deployment.ts
function tellingOf({ subject, environment: environment2, version: version3 }, known2 = {
  key: "",
  fence: 0
}) {
  const { key, fence, baseline } = known2;
  return {
    key,
    subject,
    environmentName: environment2.name,
    strategy: environment2.rollout.strategy,
    candidate: { sha: subject.sha, version: version3 },
    ...baseline === void 0 ? {} : { baseline },
    ...environment2.url === void 0 ? {} : { url: environment2.url },
    fence
  };
}
function planOf(deployment, admission, fence) {
  const { environment: environment2, subject, run, baselineVersion } = deployment;
  const place3 = subject.environment;
  const recorded = (admission.resumed ?? admission.over)?.payload;
  const found = recorded?.baseline ?? (admission.ledger === void 0 ? void 0 : baselineOf(admission.ledger, place3, subject.sha));
  const baseline = baselineVersion === void 0 ? found : { sha: found?.sha ?? "", version: baselineVersion };
  const key = recorded?.key ?? deploymentKey(subject, run.id, admission.before);
  return {
    steps: stepsOf(environment2.rollout),
    environment: environment2,
    telling: tellingOf(deployment, { key, fence, baseline }),
    lock: { environment: place3, owner: ownerOf(run), fence },
    task: "deploy"
  };
}
function recordEffect({ subject, environment: environment2, version: version3, run }, { approved, outcome, summary }, { telling }) {
  const payload = {
    by: "deploy-action",
    schemaVersion: 1,
    key: telling.key,
    runId: run.id,
    version: version3,
    ...subject.artifact === void 0 ? {} : { artifact: subject.artifact },
    ...telling.baseline === void 0 ? {} : { baseline: telling.baseline },
    approvals: approved.by,
    approvalsSeen: approved.seen,
    decision: { outcome, summary }
  };
  return {
    kind: "create-deployment",
    key: telling.key,
    sha: subject.sha,
    environment: environment2.name,
    task: "deploy",
    production: environment2.production,
    description: `${version3} to ${environment2.name}`,
    payload
  };
}
function rolloutOf(plan, { run }, event, resumed) {
  const fresh = startRollout(plan, event.at);
  if (resumed === void 0) return fresh;
  return resumedRollout(plan, fresh, {
    saved: savedRollout(event.snapshot, plan.telling.key),
    lastStatus: resumed.statuses.at(-1)?.description,
    ledger: event.ledger?.state === "known" ? event.ledger.value : void 0,
    share: event.share?.ok === true ? event.share.share : void 0,
    attempt: run.attempt,
    at: event.at
  });
}
function versionsOf({ telling }) {
  const baseline = telling.baseline?.version ?? telling.baseline?.sha;
  return { candidate: telling.candidate.version, ...baseline === void 0 ? {} : { baseline } };
}

// src/app/modes/deploy.ts
var LOCK_MS = 6 * 36e5;
function deployMode(deployment) {
  const { environment: environment2, subject, run, version: version3 } = deployment;
  const place3 = subject.environment;
  const round = (state, effects, more = {}) => ({
    state,
    decision: {
      schemaVersion: 1,
      question: "deploy",
      subject,
      outcome: state.outcome,
      reasonCode: state.reasonCode,
      summary: state.summary,
      findings: state.findings,
      effects
    },
    read: NO_READS,
    waitMs: 0,
    done: false,
    extra: state.plan === void 0 || state.rollout === void 0 ? {} : showingOf(state.plan, state.rollout),
    ...state.rollout === void 0 ? {} : { snapshot: state.rollout },
    outputs: {
      version: version3,
      ...state.deploymentId === void 0 ? {} : { "deployment-id": state.deploymentId }
    },
    ...more
  });
  const done = (state) => round(state, [], { done: true });
  const close = (state, effects) => round({ ...state, phase: "closing" }, effects);
  const leave = (state) => close(state, [
    ledgerEffect(`release ${place3}: ${state.reasonCode}`, [releaseOf(place3, run, state.fence)])
  ]);
  function locked(state, event) {
    const taken2 = lockTaken(event);
    if (!("fence" in taken2)) return done({ ...state, ...taken2 });
    return round({ ...state, phase: "admitting", fence: taken2.fence }, [], {
      read: {
        ...admissionReads(deployment),
        share: environment2.rollout.traffic === void 0 ? false : deployVariables(tellingOf(deployment))
      }
    });
  }
  function admitted(state, event) {
    const admission = admissionOf(deployment, state.startedAt, event);
    const { outcome, reasonCode, summary, findings: findings2, resumed, over } = admission;
    const judged3 = { ...state, outcome, reasonCode, summary, findings: findings2 };
    const plan = planOf(deployment, admission, state.fence);
    if (over !== void 0) {
      const rollout2 = savedRollout(event.snapshot, plan.telling.key);
      const shown2 = rollout2 === void 0 ? {} : { plan, rollout: rollout2 };
      return leave({ ...judged3, ...shown2, deploymentId: String(over.id) });
    }
    if (outcome !== "proceed") return leave(judged3);
    const next2 = {
      ...judged3,
      phase: "recording",
      outcome: "wait",
      reasonCode: "deploying",
      summary: `${version3} is being deployed to ${environment2.name}`,
      plan,
      rollout: rolloutOf(plan, deployment, event, resumed)
    };
    return round(next2, [recordEffect(deployment, admission, plan)]);
  }
  function recorded(state, plan, event) {
    const [receipt] = event.receipts;
    if (receipt === void 0 || receipt.state === "failed") {
      const why = receipt?.detail ?? "no answer";
      return leave({
        ...state,
        outcome: "stop",
        reasonCode: "deployment_not_recorded",
        summary: `the deployment could not be recorded: ${why}`
      });
    }
    const next2 = { ...state, ...receipt.output === void 0 ? {} : { deploymentId: receipt.output } };
    if (event.cancelled !== void 0)
      return rolled(next2, plan, { kind: "cancelled", at: event.at, why: event.cancelled });
    const needsPast = environment2.rollout.judge !== void 0 && state.rollout?.judge === void 0;
    if (!needsPast) return rolled(next2, plan);
    return round({ ...next2, phase: "learning" }, [], { read: { ...NO_READS, history: versionsOf(plan) } });
  }
  function learned(state, plan, event) {
    const { judge: judge2 } = environment2.rollout;
    const { rollout: rollout2 } = state;
    if (judge2 === void 0 || rollout2 === void 0) return done(state);
    const start2 = startJudge(judge2.options, {
      ...event.kind === "read" && event.history !== void 0 ? { history: event.history } : {},
      baseline: plan.telling.baseline === void 0 ? "none" : "concurrent",
      weight: 0
    });
    const next2 = { ...state, rollout: { ...rollout2, judge: start2 } };
    return rolled(next2, plan, event.kind === "cancelled" ? event : void 0);
  }
  function rolled(before, plan, event) {
    const state = { ...before, phase: "rolling" };
    return moved(state, plan, advance(plan, state.rollout ?? startRollout(plan, state.startedAt), event));
  }
  function moved(state, plan, move) {
    const { ending: ending3 } = move.state;
    if (move.state.phase === "ended" && ending3 !== void 0) {
      const { effects, ...said } = closingOf(plan, move.state, ending3, run.url);
      return close({ ...state, rollout: move.state, ...said }, effects);
    }
    const summary = showingOf(plan, move.state).progress?.text ?? state.summary;
    const told3 = ending3 === void 0 ? { outcome: "wait", reasonCode: "deploying", summary } : { outcome: ending3.outcome, reasonCode: ending3.reasonCode, summary: ending3.reason };
    return round({ ...state, rollout: move.state, ...told3 }, move.effects, {
      waitMs: move.waitMs,
      read: {
        ...NO_READS,
        health: move.read.health,
        counts: move.read.counts ? versionsOf(plan) : false
      }
    });
  }
  return {
    start(at2) {
      const state = {
        phase: "locking",
        startedAt: at2,
        fence: 0,
        outcome: "wait",
        reasonCode: "locking",
        summary: `taking the lock on ${environment2.name}`,
        findings: []
      };
      const reason = `deploys ${version3}`;
      const why = `lock ${place3} for ${version3}`;
      return round(state, [lockEffect(place3, run, { sha: subject.sha, reason, why, ttlMs: LOCK_MS })]);
    },
    step(state, event) {
      const { plan } = state;
      switch (state.phase) {
        case "locking":
          return event.kind === "performed" ? locked(state, event) : round(state, []);
        case "admitting":
          if (event.kind === "read") return admitted(state, event);
          return leave({
            ...state,
            outcome: "stop",
            reasonCode: "cancelled",
            summary: "cancelled before anything was done"
          });
        case "recording":
          return event.kind === "performed" && plan !== void 0 ? recorded(state, plan, event) : done(state);
        case "learning":
          return plan === void 0 ? done(state) : learned(state, plan, event);
        case "rolling":
          return plan === void 0 ? done(state) : rolled(state, plan, rolloutEvent(event));
        case "closing":
          return done(event.kind === "performed" ? closedAs(state, event.receipts) : state);
      }
    }
  };
}

// src/schedule/duration.ts
var UNITS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var DURATION = /^(\d{1,9})(ms|s|m|h|d)$/;
function parseDuration(text4) {
  const [, digits = "", unit = ""] = DURATION.exec(text4) ?? [];
  const length = UNITS[unit];
  return length === void 0 ? void 0 : Number(digits) * length;
}
function showDuration(ms) {
  const seconds2 = Math.floor(Math.abs(ms) / 1e3);
  const parts2 = [
    [Math.floor(seconds2 / 86400), "d"],
    [Math.floor(seconds2 / 3600) % 24, "h"],
    [Math.floor(seconds2 / 60) % 60, "min"],
    [seconds2 % 60, "s"]
  ];
  const first = parts2.findIndex(([amount]) => amount > 0);
  if (first === -1) return "0 s";
  return parts2.slice(first, first + 2).filter(([amount]) => amount > 0).map(([amount, unit]) => `${String(amount)} ${unit}`).join(" ");
}

// src/app/modes/gate.ts
var FIRST_PAUSE_MS = 5e3;
var LONGEST_PAUSE_MS = 6e4;
var WORTH_WAITING_MS = 15 * 6e4;
var LONGEST_WAIT_MS = 60 * 6e4;
function gateMode(question) {
  const { config: config2, subject, environment: environment2, longestWaitMs = LONGEST_WAIT_MS } = question;
  const requirement2 = environment2 === void 0 ? mergeRequirement(config2) : requirementOf(environment2, config2);
  const reads = { ...NO_READS, ...requirement2.needs };
  const longest = Math.max(longestWaitMs, requirement2.waits);
  const round = (state, judged3, more) => ({
    state,
    decision: {
      schemaVersion: 1,
      question: environment2 === void 0 ? "merge" : "deploy",
      subject,
      outcome: judged3.outcome,
      reasonCode: judged3.reasonCode,
      summary: judged3.summary,
      findings: judged3.findings,
      effects: []
    },
    read: reads,
    waitMs: 0,
    done: false,
    extra: { timeline: state.timeline },
    outputs: {},
    ...more
  });
  const asking = { outcome: "wait", reasonCode: "asking", summary: "asking", findings: [] };
  const toDeadline = (waited) => requirement2.waits > waited ? Math.max(500, requirement2.waits - waited) : Infinity;
  return {
    start: (at2) => round({ startedAt: at2, polls: 0, timeline: [] }, asking, {}),
    step(state, event) {
      if (event.kind === "cancelled") {
        const { findings: findings2 } = state.last ?? asking;
        const summary = `cancelled (${event.why})`;
        return round(state, { outcome: "hold", reasonCode: "cancelled", summary, findings: findings2 }, { done: true });
      }
      if (event.kind === "performed") return round(state, asking, { done: true });
      const judged3 = requirement2.evaluate(event.facts, {
        subject,
        own: question.own,
        waitingSince: state.startedAt
      });
      if (judged3.outcome !== "wait" || !question.wait) return round(state, judged3, { done: true });
      const far = judged3.findings.find((finding) => isFarOff(finding, event.at));
      if (far !== void 0) return round(state, told2(judged3, far), { done: true });
      const waited = event.at - state.startedAt;
      if (waited >= longest) return round(state, givenUp(judged3, waited), { done: true });
      const next2 = {
        ...state,
        polls: state.polls + 1,
        last: judged3,
        timeline: timelineOf(state, judged3, event.at)
      };
      const waitMs = Math.min(
        pause(state.polls, judged3.again, event.at),
        longest - waited,
        toDeadline(waited)
      );
      return round(next2, judged3, { waitMs });
    }
  };
}
function isFarOff({ verdict, advisory, partOf, again }, at2) {
  const decides = advisory !== true && partOf === void 0;
  return decides && verdict === "pending" && again !== void 0 && again - at2 > WORTH_WAITING_MS;
}
function told2(judged3, { gate, reasonCode, reason }) {
  return { ...judged3, reasonCode, summary: `${gate}: ${reason}` };
}
function givenUp(judged3, waited) {
  const summary = `still open after ${showDuration(waited)} of waiting, and no gate waits longer: ${judged3.summary}`;
  return { ...judged3, reasonCode: "gate_deadline", summary };
}
function timelineOf({ timeline: timeline2, last }, judged3, at2) {
  const openIn = (one) => one?.findings.map(({ gate, verdict, reasonCode }) => `${gate} ${verdict} ${reasonCode}`).join();
  return openIn(last) === openIn(judged3) ? timeline2 : [...timeline2, { at: at2, text: judged3.summary, kind: "info" }];
}
function pause(polls, again, at2) {
  const backOff = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 1.5 ** polls);
  return again === void 0 ? backOff : Math.max(1e3, Math.min(backOff, again - at2));
}

// src/app/modes/releaseHold.ts
function releaseHoldMode({ environment: environment2, subject, by, reason }) {
  const round = (outcome, reasonCode, summary, more = {}) => {
    const { effects = [], ...rest2 } = more;
    return {
      state: null,
      decision: {
        schemaVersion: 1,
        question: "release-hold",
        subject,
        outcome,
        reasonCode,
        summary,
        findings: [],
        effects
      },
      read: NO_READS,
      waitMs: 0,
      done: true,
      extra: {},
      outputs: {},
      ...rest2
    };
  };
  return {
    start() {
      if (reason.trim() === "") {
        return round(
          "stop",
          "reason_missing",
          "input 'reason' is required by mode release-hold: it is what the next person reads"
        );
      }
      const why = `${by} releases the hold on ${environment2.name}: ${reason}`;
      return round("wait", "releasing", why, {
        done: false,
        effects: [
          {
            kind: "update-ledger",
            why,
            operations: [{ op: "release-hold", environment: subject.environment, by, reason }]
          }
        ]
      });
    },
    step(_state, event) {
      const receipt = event.kind === "performed" ? event.receipts[0] : void 0;
      if (receipt === void 0 || receipt.state === "failed") {
        const { outcome, reasonCode, summary } = ledgerRefusal(receipt, { gate: "ledger", title: "Ledger" });
        return round(outcome, reasonCode, summary);
      }
      return receipt.state === "already-done" ? round("proceed", "not_held", `${environment2.name} is not on hold`) : round("proceed", "hold_released", `${environment2.name} may be deployed to again: ${reason}`);
    }
  };
}

// src/app/modes/releaseFindings.ts
var MOST_ROWS = 20;
function releaseFindings(plan, { nearMiss }) {
  const fails = nearMiss === "fail" && !plan.alreadyTagged;
  return [planFinding(plan), ...nearMissFinding(plan, true, fails), ...nearMissFinding(plan, false, fails)];
}
function planFinding(plan) {
  const { problem: problem3, baseline, decidedBy, warnings } = plan;
  const verdict = problem3 !== null ? "fail" : warnings.length > 0 ? "warn" : plan.version === null ? "skipped" : "pass";
  return {
    gate: "release",
    title: "Release",
    verdict,
    reasonCode: plan.reasonCode,
    reason: [plan.reason, ...warnings].join("; "),
    ...problem3 === null ? {} : { remedy: problem3.remedy },
    evidence: [
      { label: "since", value: `${baseline.tag ?? "the beginning"}: ${baseline.reason}` },
      ...baseline.passedOver.slice(0, MOST_ROWS).map(({ tag, reason }) => ({ label: "not since", value: `${tag}: ${reason}` })),
      ...decidedBy === null ? [] : [
        {
          label: "decided by",
          value: `${shortSha(decidedBy.sha)} line ${String(decidedBy.line)}: ${decidedBy.text}`
        }
      ],
      ...warnings.map((value) => ({ label: "warning", value }))
    ]
  };
}
function nearMissFinding({ commits }, breaking, fails) {
  const misses = commits.flatMap(
    ({ sha, nearMisses }) => nearMisses.filter((miss) => miss.breaking === breaking).map((miss) => ({ sha, line: miss.line, text: miss.text, reason: miss.reason }))
  );
  const [first] = misses;
  if (first === void 0) return [];
  const said = breaking ? "that a change breaks" : "what moves the version";
  const lines = misses.length === 1 ? "a line nearly says" : `${String(misses.length)} lines nearly say`;
  const again = `Say it again in a commit of the right form, such as ${breaking ? "feat!: …" : "feat: …"}`;
  const passing = "what is on the branch cannot be reworded, so let it pass once with release.near-miss: warn";
  return [
    {
      gate: breaking ? "breaking-near-miss" : "near-miss",
      title: breaking ? "Breaking near misses" : "Near misses",
      verdict: fails ? "fail" : "warn",
      reasonCode: breaking ? "breaking_near_miss" : "near_miss",
      reason: `${lines} ${said}${misses.length === 1 ? "" : ", the newest"}: ${placeOf(first)}, '${clipped(first.text)}': ${first.reason}`,
      remedy: fails ? `${again}; ${passing}.` : `${again}.`,
      evidence: rowsOf(misses),
      ...fails ? {} : { advisory: true }
    }
  ];
}
function rowsOf(misses) {
  const rows = misses.slice(0, MOST_ROWS).map((miss) => ({
    label: placeOf(miss),
    value: `${clipped(miss.text)}: ${miss.reason}`
  }));
  const more = misses.length - rows.length;
  return more > 0 ? [...rows, { label: "and", value: `${String(more)} more` }] : rows;
}
function placeOf({ sha, line: line2 }) {
  return `${shortSha(sha)} line ${String(line2)}`;
}
function clipped(text4) {
  return text4.length > 120 ? `${text4.slice(0, 119)}…` : text4;
}

// src/app/modes/release.ts
function releaseMode({ subject, options: options5, branch: branch2 }) {
  const round = (state, said, more = {}) => ({
    state,
    decision: {
      schemaVersion: 1,
      question: "release",
      subject,
      findings: state.findings ?? [],
      effects: [],
      ...said
    },
    read: { ...NO_READS, release: true },
    waitMs: 0,
    done: false,
    extra: state.plan === void 0 || state.plan.notes === "" ? {} : { notes: state.plan.notes },
    outputs: state.plan === void 0 ? {} : outputsOf(state.plan),
    ...more
  });
  const performed2 = (state, receipts) => {
    const { plan } = state;
    const failed2 = receipts.find((receipt) => receipt.state === "failed");
    const there = receipts.some(
      ({ effect, state: end }) => effect.kind === "create-release" && HAPPENED.has(end)
    );
    const outputs = plan === void 0 ? {} : { ...outputsOf(plan), released: there ? "true" : "" };
    if (failed2 !== void 0 || plan === void 0) {
      const reasonCode = `${failed2?.effect.kind.replaceAll("-", "_") ?? "release"}_failed`;
      const summary = failed2?.detail ?? "no plan";
      return round(state, { outcome: "stop", reasonCode, summary }, { done: true, outputs });
    }
    const again = receipts.every((receipt) => receipt.state === "already-done");
    return round(
      state,
      again ? {
        outcome: "proceed",
        reasonCode: "already_released",
        summary: `${plan.version ?? ""} is released already, and nothing of it is missing`
      } : {
        outcome: "proceed",
        reasonCode: "released",
        summary: `released ${plan.version ?? ""}: ${plan.reason}`
      },
      { done: true, outputs }
    );
  };
  return {
    start: () => round({}, { outcome: "wait", reasonCode: "reading", summary: "reading the history" }),
    step(state, event) {
      if (event.kind === "cancelled") {
        return round(
          state,
          {
            outcome: "hold",
            reasonCode: "cancelled",
            summary: `cancelled (${event.why}); run it again to finish`
          },
          { done: true }
        );
      }
      if (event.kind === "performed") return performed2(state, event.receipts);
      const facts = event.release;
      if (facts?.state !== "known") {
        const why = facts === void 0 ? "the history was not read" : `${facts.source}: ${facts.reason}`;
        return round(
          state,
          { outcome: "hold", reasonCode: "history_unreadable", summary: why },
          { done: true }
        );
      }
      const plan = facts.value;
      const findings2 = releaseFindings(plan, options5);
      const next2 = { plan, findings: findings2 };
      const wrong = findings2.find(({ verdict }) => verdict === "fail");
      if (wrong !== void 0) {
        const { reasonCode, reason } = wrong;
        return round(next2, { outcome: "stop", reasonCode, summary: reason }, { done: true });
      }
      if (plan.version === null || plan.tag === null) {
        const nearly = findings2.filter(({ advisory }) => advisory === true).map(({ reason }) => reason);
        const summary = [plan.reason, ...nearly].join("; ");
        return round(next2, { outcome: "proceed", reasonCode: plan.reasonCode, summary }, { done: true });
      }
      const release2 = { ...plan, version: plan.version, tag: plan.tag };
      return round(next2, {
        outcome: "proceed",
        reasonCode: plan.reasonCode,
        summary: `${plan.version} is to be released: ${plan.reason}`,
        effects: effectsOf(release2, options5, branch2, subject.sha)
      });
    }
  };
}
var HAPPENED = /* @__PURE__ */ new Set(["done", "already-done"]);
function effectsOf(plan, options5, branch2, sha) {
  return [
    { kind: "create-tag", tag: plan.tag, sha, message: `${plan.tag}

${plan.reason}
` },
    {
      kind: "create-release",
      tag: plan.tag,
      name: plan.tag,
      body: plan.body,
      prerelease: plan.prerelease,
      latest: plan.latest
    },
    ...plan.floating.map((tag) => ({
      kind: "move-tag",
      tag,
      sha,
      version: plan.version,
      pattern: options5.tag
    })),
    ...options5.changelog === null ? [] : [
      {
        kind: "commit-changelog",
        branch: branch2,
        path: options5.changelog,
        version: plan.version,
        section: plan.notes,
        message: `docs: changelog of ${plan.tag} [skip ci]`
      }
    ]
  ];
}
var MOST_OUTPUT = 2e5;
function outputsOf(plan) {
  const whole = JSON.stringify(plan);
  const { commits, notes, ...rest2 } = plan;
  return {
    // Empty and not `false`: in a workflow's condition every non-empty text is true. It is said when there is a release.
    released: "",
    version: plan.version ?? "",
    tag: plan.tag ?? "",
    "previous-tag": plan.previousTag ?? "",
    notes: notes.length > MOST_OUTPUT ? plan.body : notes,
    plan: whole.length > MOST_OUTPUT ? JSON.stringify({ ...rest2, commitsLeftOut: commits.length }) : whole
  };
}

// src/app/modes/rollback.ts
var import_picomatch = __toESM(require_picomatch2(), 1);

// src/rollout/returning.ts
function nameOf2(version3) {
  return version3.version ?? shortSha(version3.sha);
}
function leavingOf(deployments, ledger, place3, going) {
  const ours = deployments.filter((deployment) => deployment !== going && deployment.payload !== void 0);
  const named2 = going?.payload?.rollbackOf;
  const left = named2 === void 0 ? ours.find((deployment) => isOpen(deployment) || deployment.statuses.at(-1)?.state === "success") : ours.find(({ payload, sha }) => payload?.key === named2 || sha === named2);
  if (left !== void 0)
    return {
      sha: left.sha,
      version: versionOf(left),
      ...left.payload === void 0 ? {} : { key: left.payload.key }
    };
  if (going !== void 0) return void 0;
  const newest = ledger.verified[place3]?.[0];
  return newest === void 0 ? void 0 : { sha: newest.sha, version: nameOf2(newest), key: newest.key };
}
function targetOf({ sha, payload, createdAt }) {
  return {
    sha,
    key: payload?.key ?? "",
    at: createdAt,
    ...payload?.version === void 0 ? {} : { version: payload.version },
    ...payload?.artifact === void 0 ? {} : { artifact: payload.artifact }
  };
}
function isBack(going, ledger, place3) {
  return succeeded(going) && ledger.verified[place3]?.[0]?.key === going.payload?.key;
}
function migrationsFinding(paths, isMigration, target, leaving) {
  const named2 = { gate: "migrations", title: "Migrations in between", evidence: [] };
  if (paths.state !== "known") {
    const reason = `${paths.source} could not be read: ${paths.reason}`;
    return { ...named2, verdict: "unknown", reasonCode: "migrations_unreadable", reason };
  }
  const migrations = paths.value.filter(isMigration);
  if (migrations.length === 0) {
    const reason = `no migration lies between ${target} and ${leaving}`;
    return { ...named2, verdict: "pass", reasonCode: "no_migrations", reason };
  }
  const are = migrations.length === 1 ? " lies" : "s lie";
  return {
    ...named2,
    verdict: "fail",
    reasonCode: "migration_guard",
    reason: `${migrations.length} migration file${are} between ${target} and ${leaving}, the version to leave: ${migrations.slice(0, 3).join(", ")}`,
    evidence: migrations.slice(0, 20).map((path) => ({ label: "migration", value: path })),
    remedy: "Ship a version that mends it, or say in rollback.migrations how the data returns."
  };
}

// src/rollout/knownGood.ts
function knownGoodOf(ledger, environment2, { leaving, to, now, maxAgeMs }) {
  const passedOver = [];
  for (const version3 of ledger.verified[environment2] ?? []) {
    const name2 = version3.version ?? shortSha(version3.sha);
    const against3 = to !== void 0 && to !== version3.sha && to !== version3.version ? `is not ${to}` : version3.sha === leaving ? "is the version to leave" : isQuarantined(ledger, environment2, version3.sha) ? "is in quarantine" : now - version3.at > maxAgeMs ? `was verified ${Math.floor((now - version3.at) / 864e5)} days ago, at most ${Math.floor(maxAgeMs / 864e5)} are allowed` : void 0;
    if (against3 === void 0) return { found: true, version: version3, passedOver };
    passedOver.push(`${name2} ${against3}`);
  }
  return {
    found: false,
    reasonCode: "no_known_good",
    reason: passedOver.length === 0 ? `no version has passed verification in ${environment2} yet` : `no version to return to: ${passedOver.join("; ")}`,
    passedOver
  };
}

// src/app/modes/choosing.ts
function choiceOf(question, event) {
  const { environment: environment2, subject, run, to } = question;
  const place3 = subject.environment;
  const ledger = event.ledger ?? notRead("the ledger");
  const deployments = deploymentsOf(event, place3);
  if (ledger.state !== "known") return { to: "refuse", findings: ledgerFindings(ledger, place3, subject.sha) };
  if (deployments.state !== "known") return { to: "refuse", findings: recordsFindings(deployments) };
  const isSame = ({ task, sha, payload }) => task === "rollback" && (to === void 0 || to === sha || to === payload?.version);
  const { own: own2, others, overtakenBy } = ofRun(deployments.value, run.id, isSame);
  if (own2 !== void 0 && isBack(own2, ledger.value, place3))
    return { to: "stay", target: targetOf(own2), record: own2 };
  const overtaken2 = overtakenFindings(overtakenBy, environment2.name);
  if (overtaken2.length > 0) return { to: "refuse", findings: overtaken2 };
  const going = own2 !== void 0 && isOpen(own2) ? own2 : void 0;
  const leaving = leavingOf(deployments.value, ledger.value, place3, going);
  const before = others.length + (own2 !== void 0 && going === void 0 ? 1 : 0);
  if (going !== void 0) {
    const begun = { key: going.payload?.key ?? "", ledger: ledger.value };
    return { to: "return", target: targetOf(going), leaving, findings: [], before, begun };
  }
  const good = knownGoodOf(ledger.value, place3, {
    ...leaving === void 0 ? {} : { leaving: leaving.sha },
    ...to === void 0 ? {} : { to },
    now: event.at,
    maxAgeMs: environment2.rollback.maxAgeMs
  });
  const finding = knownGoodFinding(good, environment2.name);
  return good.found ? { to: "return", target: good.version, leaving, findings: [finding], before } : { to: "refuse", findings: [finding] };
}
function knownGoodFinding(good, environment2) {
  const named2 = {
    gate: "known-good",
    title: "Known good",
    evidence: good.passedOver.map((text4) => ({ label: "passed over", value: text4 }))
  };
  if (good.found) {
    const since = new Date(good.version.at).toISOString();
    const reason2 = `${nameOf2(good.version)} passed verification in ${environment2} on ${since}`;
    return { ...named2, verdict: "pass", reasonCode: "known_good", reason: reason2 };
  }
  const { reasonCode, reason } = good;
  const remedy = "Deploy a version that mends it instead, or name one with `to`.";
  return { ...named2, verdict: "fail", reasonCode, reason, remedy };
}

// src/app/modes/returned.ts
function returnedAs(question, { target, leaving }, { telling, lock }, ending3) {
  const { environment: environment2, subject, run, reason } = question;
  const { key } = telling;
  const place3 = subject.environment;
  const to = nameOf2(target);
  const told3 = (state, description) => ({
    kind: "set-deployment-status",
    key,
    environment: environment2.name,
    state,
    description,
    ...environment2.url === void 0 ? {} : { environmentUrl: environment2.url }
  });
  const hold2 = (why, reasonCode) => ({
    op: "hold",
    environment: place3,
    hold: { reason: why, reasonCode, by: run.actor, sha: leaving?.sha ?? target.sha, url: run.url }
  });
  const release2 = releaseOf(place3, run, lock.fence);
  if (ending3.outcome !== "proceed") {
    const summary2 = `rolling back to ${to} failed and needs a person: ${ending3.reason}`;
    return {
      outcome: "stop",
      reasonCode: "rollback_failed",
      summary: summary2,
      effects: [
        ledgerEffect(`${place3} could not be rolled back`, [hold2(summary2, "rollback_failed"), release2]),
        told3("failure", ending3.reason)
      ]
    };
  }
  const summary = `${environment2.name} is back on ${to}${leaving === void 0 ? "" : `, ${leaving.version} is in quarantine`}: ${reason}`;
  const mark = (sha, conclusion, title2) => ({
    kind: "mark-commit",
    sha,
    name: titleOf("rollback", subject),
    conclusion,
    title: title2,
    summary: escapeText(summary)
  });
  const operations = [
    {
      op: "verify",
      environment: place3,
      version: {
        sha: target.sha,
        version: to,
        key,
        ...target.artifact === void 0 ? {} : { artifact: target.artifact }
      }
    },
    ...leaving === void 0 ? [] : [quarantineOf(place3, leaving, reason, run.url)],
    ...environment2.rollback.hold ? [hold2(reason, "rolled_back")] : [],
    release2
  ];
  return {
    outcome: "proceed",
    reasonCode: "rolled_back",
    summary,
    effects: [
      ledgerEffect(`${place3} rolled back to ${to}`, operations),
      ...leaving?.key === void 0 ? [] : [leftEffect(environment2.name, leaving.key, to, reason)],
      ...leaving === void 0 ? [] : [mark(leaving.sha, "failure", `Rolled back to ${to}`)],
      mark(target.sha, "success", `${to} is live again`),
      { kind: "supersede-deployments", environment: environment2.name, exceptKey: key },
      told3("success", `${to} is live again`)
    ]
  };
}
function quarantineOf(environment2, leaving, reason, url) {
  const { sha, version: version3 } = leaving;
  return { op: "quarantine", version: { environment: environment2, sha, version: version3, reason, url } };
}
function leftEffect(environment2, key, to, reason) {
  const description = `rolled back to ${to}: ${reason}`;
  return { kind: "set-deployment-status", key, environment: environment2, state: "failure", description };
}

// src/app/modes/returning.ts
function planBack({ environment: environment2, subject, run }, { target, leaving, before, begun }, fence) {
  const place3 = subject.environment;
  const key = begun?.key ?? deploymentKey({ environment: place3, sha: target.sha }, run.id, before);
  const { judge: _, ...rollout2 } = environment2.rollout;
  const candidate = { sha: target.sha, version: nameOf2(target) };
  return {
    steps: stepsBack(environment2, rollbackVariables(leaving ?? { sha: "", version: "" }, candidate)),
    environment: { ...environment2, rollout: rollout2 },
    telling: {
      key,
      subject: {
        ...subject,
        sha: target.sha,
        ...target.artifact === void 0 ? {} : { artifact: target.artifact }
      },
      environmentName: environment2.name,
      strategy: rollout2.strategy,
      candidate,
      ...leaving === void 0 ? {} : { baseline: { sha: leaving.sha, version: leaving.version } },
      ...environment2.url === void 0 ? {} : { url: environment2.url },
      fence
    },
    lock: { environment: place3, owner: ownerOf(run), fence },
    task: "rollback"
  };
}
function rolloutBack(plan, { begun }, run, at2) {
  const fresh = startRollout(plan, at2);
  if (begun === void 0) return fresh;
  const unknown3 = { saved: void 0, lastStatus: void 0, share: void 0 };
  return resumedRollout(plan, fresh, { ...unknown3, ledger: begun.ledger, attempt: run.attempt, at: at2 });
}
function recordBack({ environment: environment2, run, reason }, { telling }, { target, leaving }) {
  const summary = `${environment2.name} returns to ${nameOf2(target)}: ${reason}`;
  const payload = {
    by: "deploy-action",
    schemaVersion: 1,
    key: telling.key,
    runId: run.id,
    version: nameOf2(target),
    ...target.artifact === void 0 ? {} : { artifact: target.artifact },
    approvals: [],
    approvalsSeen: 0,
    decision: { outcome: "proceed", summary },
    ...leaving === void 0 ? {} : { rollbackOf: leaving.key ?? leaving.sha }
  };
  return {
    kind: "create-deployment",
    key: telling.key,
    sha: target.sha,
    environment: environment2.name,
    task: "rollback",
    production: environment2.production,
    description: `back to ${nameOf2(target)}: ${reason}`,
    payload
  };
}

// src/app/modes/rollback.ts
var LOCK_MS2 = 36e5;
function rollbackMode(question) {
  const { environment: environment2, subject, run, reason } = question;
  const place3 = subject.environment;
  const round = (state, effects, more = {}) => ({
    state,
    decision: {
      schemaVersion: 1,
      question: "rollback",
      subject: state.target === void 0 ? subject : { ...subject, sha: state.target.sha },
      outcome: state.outcome,
      reasonCode: state.reasonCode,
      summary: state.summary,
      findings: state.findings,
      effects
    },
    read: NO_READS,
    waitMs: 0,
    done: false,
    extra: state.plan === void 0 || state.rollout === void 0 ? {} : showingOf(state.plan, state.rollout),
    outputs: {
      version: state.target === void 0 ? "" : nameOf2(state.target),
      ...state.deploymentId === void 0 ? {} : { "deployment-id": state.deploymentId }
    },
    ...more
  });
  const done = (state) => round(state, [], { done: true });
  const leave = (state) => round({ ...state, phase: "closing" }, [
    ledgerEffect(`release ${place3}: ${state.reasonCode}`, [releaseOf(place3, run, state.fence)])
  ]);
  const refuse2 = (state, findings2) => {
    const last = findings2.at(-1);
    return leave({
      ...state,
      outcome: outcomeOf(last === void 0 ? [] : [last.verdict]),
      reasonCode: last?.reasonCode ?? "nothing_judged",
      summary: last?.reason ?? "nothing was judged",
      findings: findings2
    });
  };
  function chosen(state, event) {
    const choice = choiceOf(question, event);
    if (choice.to === "refuse") return refuse2(state, choice.findings);
    const { target } = choice;
    if (choice.to === "stay") {
      const summary = `this run has returned ${environment2.name} to ${nameOf2(target)} already, and it is live`;
      const over = { outcome: "proceed", reasonCode: "already_rolled_back", summary };
      return leave({ ...state, ...over, target, deploymentId: String(choice.record.id) });
    }
    const next2 = { ...state, choice, target, findings: choice.findings };
    const { migrations, migrationPaths } = environment2.rollback;
    const guards = migrations === "block" && migrationPaths.length > 0 && choice.begun === void 0;
    if (!guards || choice.leaving === void 0) return record2(next2, choice, event.at);
    return round({ ...next2, phase: "guarding" }, [], {
      read: { ...NO_READS, between: { base: target.sha, head: choice.leaving.sha } }
    });
  }
  function guarded(state, choice, event) {
    const isMigration = (0, import_picomatch.default)([...environment2.rollback.migrationPaths], { dot: true });
    const paths = event.paths ?? notRead("the paths between the two versions");
    const [target, leaving] = [nameOf2(choice.target), choice.leaving?.version ?? ""];
    const finding = migrationsFinding(paths, (path) => isMigration(path), target, leaving);
    const findings2 = [...state.findings, finding];
    return finding.verdict === "pass" ? record2({ ...state, findings: findings2 }, choice, event.at) : refuse2(state, findings2);
  }
  function record2(state, choice, at2) {
    const plan = planBack(question, choice, state.fence);
    const summary = `${environment2.name} returns to ${nameOf2(choice.target)}: ${reason}`;
    const going = { outcome: "wait", reasonCode: "rolling_back", summary };
    const rollout2 = rolloutBack(plan, choice, run, at2);
    return round({ ...state, ...going, phase: "recording", plan, rollout: rollout2 }, [
      recordBack(question, plan, choice)
    ]);
  }
  function moved(state, choice, plan, move) {
    const { ending: ending3 } = move.state;
    const next2 = { ...state, phase: "rolling", rollout: move.state };
    if (move.state.phase !== "ended" || ending3 === void 0) {
      const read2 = { ...NO_READS, health: move.read.health };
      return round(next2, move.effects, { waitMs: move.waitMs, read: read2 });
    }
    const { effects, ...said } = returnedAs(question, choice, plan, ending3);
    return round({ ...next2, ...said, phase: "closing" }, effects);
  }
  function locked(state, event) {
    const taken2 = lockTaken(event);
    if (!("fence" in taken2)) return done({ ...state, ...taken2 });
    return round({ ...state, phase: "choosing", fence: taken2.fence }, [], {
      read: { ...NO_READS, facts: ["now", "deployments"], deploymentsOf: [place3], ledger: true }
    });
  }
  return {
    start() {
      const summary = `taking the lock on ${environment2.name}`;
      const begun = { phase: "locking", outcome: "wait", reasonCode: "locking", summary };
      const about2 = { sha: subject.sha, reason: `rolls back: ${reason}`, why: `lock ${place3} to roll back` };
      return round({ ...begun, fence: 0, findings: [] }, [
        lockEffect(place3, run, { ...about2, ttlMs: LOCK_MS2 })
      ]);
    },
    step(state, event) {
      const { plan, rollout: rollout2, phase, choice } = state;
      if (phase === "locking") return event.kind === "performed" ? locked(state, event) : round(state, []);
      if (phase === "closing")
        return done(event.kind === "performed" ? closedAs(state, event.receipts) : state);
      if (event.kind === "cancelled" && (phase === "choosing" || phase === "guarding")) {
        const summary = "cancelled before anything was done";
        return leave({ ...state, outcome: "stop", reasonCode: "cancelled", summary });
      }
      if (phase === "choosing" && event.kind === "read") return chosen(state, event);
      if (choice === void 0) return done(state);
      if (phase === "guarding" && event.kind === "read") return guarded(state, choice, event);
      if (plan === void 0 || rollout2 === void 0) return done(state);
      if (phase === "rolling") return moved(state, choice, plan, advance(plan, rollout2, ongoing(event)));
      const id = event.kind === "performed" ? event.receipts[0]?.output : void 0;
      const recorded = id === void 0 ? state : { ...state, deploymentId: id };
      return moved(recorded, choice, plan, advance(plan, rollout2));
    }
  };
}
function ongoing(event) {
  const { cancelled: _, ...performed2 } = { cancelled: void 0, ...rolloutEvent(event) };
  return event.kind === "cancelled" ? void 0 : performed2;
}

// src/config/render.ts
function sentenceOf({ path, message, nearest }) {
  const where = path === "" ? "" : `${path}: `;
  return `${where}${message}${nearest === void 0 ? "" : `; did you mean '${nearest}'?`}`;
}
function lineOf(problem3) {
  const { document, line: line2, column } = problem3;
  return `${document}:${String(line2)}:${String(column)}  ${sentenceOf(problem3)}`;
}

// src/assembly/settle.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/config/commands.ts
var both = (policy, candidate) => ({ ...policy, ...candidate });
function providerWith(policy, candidate) {
  return policy.kind === "command" && candidate?.kind === "command" ? candidate : policy;
}
function rolloutWith(policy, candidate) {
  const { traffic, judge: judge2 } = policy;
  return {
    ...policy,
    run: both(policy.run, candidate.run),
    ...traffic === void 0 || candidate.traffic === void 0 ? {} : { traffic: { driver: traffic.driver, set: candidate.traffic.set, read: candidate.traffic.read } },
    ...judge2 === void 0 ? {} : { judge: { ...judge2, provider: providerWith(judge2.provider, candidate.judge?.provider) } }
  };
}
function environmentWith(policy, candidate) {
  if (candidate === void 0) return policy;
  return {
    ...policy,
    rollout: rolloutWith(policy.rollout, candidate.rollout),
    rollback: { ...policy.rollback, run: both(policy.rollback.run, candidate.rollback.run) }
  };
}
function withCommandsOf(policy, candidate) {
  return {
    ...policy,
    gates: Object.fromEntries(
      Object.entries(policy.gates).map(([name2, gate]) => {
        const own2 = Object.hasOwn(candidate.gates, name2) ? candidate.gates[name2] : void 0;
        return [name2, own2 === void 0 ? gate : gate.withPathsOf(own2)];
      })
    ),
    environments: Object.fromEntries(
      Object.entries(policy.environments).map(([key, environment2]) => [
        key,
        environmentWith(
          environment2,
          Object.hasOwn(candidate.environments, key) ? candidate.environments[key] : void 0
        )
      ])
    )
  };
}

// src/release/options.ts
var DEFAULT_TYPES = {
  feat: { bump: "minor", section: "Features" },
  fix: { bump: "patch", section: "Bug Fixes" },
  perf: { bump: "patch", section: "Performance Improvements" },
  revert: { bump: "patch", section: "Reverts" },
  docs: { bump: "none", section: null },
  style: { bump: "none", section: null },
  chore: { bump: "none", section: null },
  refactor: { bump: "none", section: null },
  test: { bump: "none", section: null },
  build: { bump: "none", section: null },
  ci: { bump: "none", section: null }
};
var DEFAULT_RELEASE_OPTIONS = {
  branches: [{ name: "main" }, { name: "master" }],
  tag: "v{version}",
  initial: "0.1.0",
  floating: ["major", "minor"],
  changelog: null,
  mode: "direct",
  types: DEFAULT_TYPES,
  squash: "auto",
  graduate: false,
  nearMiss: "warn"
};
var ALIASES = { feature: "feat" };
function canonicalType(type) {
  const name2 = type.toLowerCase();
  return Object.hasOwn(ALIASES, name2) ? ALIASES[name2] ?? name2 : name2;
}
function ruleOf(type, types) {
  return Object.hasOwn(types, type) ? types[type] : void 0;
}

// src/core/nearest.ts
var import_fastest_levenshtein = __toESM(require_mod(), 1);
var MOST3 = 100;
var MOST_KNOWN = 1e3;
function nearestOf(word2, known2) {
  if (word2.length > MOST3) return void 0;
  const meant2 = word2.trim().toLowerCase();
  let best;
  let least = Math.max(2, Math.floor(meant2.length / 3)) + 1;
  let looked = 0;
  for (const candidate of known2) {
    if (++looked > MOST_KNOWN) break;
    const longer = Math.abs(candidate.length - meant2.length);
    if (candidate === word2 || longer >= least) continue;
    const apart = (0, import_fastest_levenshtein.distance)(meant2, candidate.toLowerCase());
    if (apart >= Math.max(meant2.length, candidate.length)) continue;
    const score = apart + longer / MOST3;
    if (score < least) [best, least] = [candidate, score];
  }
  return best;
}
function didYouMean(word2, known2) {
  const meant2 = nearestOf(word2, known2);
  return meant2 === void 0 ? "" : `; did you mean '${meant2}'?`;
}

// node_modules/js-yaml/dist/js-yaml.mjs
var NOT_RESOLVED = /* @__PURE__ */ Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options5) {
  return {
    tagName,
    nodeKind: "scalar",
    implicit: options5.implicit ?? false,
    matchByTagPrefix: options5.matchByTagPrefix ?? false,
    implicitFirstChars: options5.implicitFirstChars ?? null,
    resolve: options5.resolve,
    identify: options5.identify,
    represent: options5.represent ?? ((data) => String(data)),
    representTagName: options5.representTagName ?? (() => tagName)
  };
}
function defineSequenceTag(tagName, options5) {
  const carrierIsResult = options5.finalize === void 0;
  return {
    tagName,
    nodeKind: "sequence",
    implicit: false,
    matchByTagPrefix: options5.matchByTagPrefix ?? false,
    create: options5.create,
    addItem: options5.addItem,
    finalize: options5.finalize ?? ((carrier) => carrier),
    carrierIsResult,
    identify: options5.identify,
    represent: options5.represent ?? ((data) => data),
    representTagName: options5.representTagName ?? (() => tagName)
  };
}
function defineMappingTag(tagName, options5) {
  const carrierIsResult = options5.finalize === void 0;
  return {
    tagName,
    nodeKind: "mapping",
    implicit: false,
    matchByTagPrefix: options5.matchByTagPrefix ?? false,
    create: options5.create,
    addPair: options5.addPair,
    has: options5.has,
    keys: options5.keys,
    get: options5.get,
    finalize: options5.finalize ?? ((carrier) => carrier),
    carrierIsResult,
    identify: options5.identify,
    represent: options5.represent ?? ((data) => data),
    representTagName: options5.representTagName ?? (() => tagName)
  };
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
  resolve: (source) => source,
  identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
  "",
  "~",
  "null",
  "Null",
  "NULL"
];
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: [
    "",
    "~",
    "n",
    "N"
  ],
  resolve: (source) => {
    if (NULL_VALUES$1.indexOf(source) !== -1) return null;
    return NOT_RESOLVED;
  },
  identify: (object2) => object2 === null,
  represent: () => "null"
});
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: ["n"],
  resolve: (source, isExplicit) => {
    if (source === "null" || isExplicit && source === "") return null;
    return NOT_RESOLVED;
  },
  identify: (object2) => object2 === null,
  represent: () => "null"
});
var NULL_VALUES = [
  "",
  "~",
  "null",
  "Null",
  "NULL"
];
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: [
    "",
    "~",
    "n",
    "N"
  ],
  resolve: (source) => {
    if (NULL_VALUES.indexOf(source) !== -1) return null;
    return NOT_RESOLVED;
  },
  identify: (object2) => object2 === null,
  represent: () => "null"
});
var TRUE_VALUES$2 = [
  "true",
  "True",
  "TRUE"
];
var FALSE_VALUES$2 = [
  "false",
  "False",
  "FALSE"
];
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: [
    "t",
    "T",
    "f",
    "F"
  ],
  resolve: (source) => {
    if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
    if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Boolean]",
  represent: (object2) => object2 ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: ["t", "f"],
  resolve: (source) => {
    if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
    if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Boolean]",
  represent: (object2) => object2 ? "true" : "false"
});
var TRUE_VALUES = [
  "true",
  "True",
  "TRUE",
  "y",
  "Y",
  "yes",
  "Yes",
  "YES",
  "on",
  "On",
  "ON"
];
var FALSE_VALUES = [
  "false",
  "False",
  "FALSE",
  "n",
  "N",
  "no",
  "No",
  "NO",
  "off",
  "Off",
  "OFF"
];
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: [
    "y",
    "Y",
    "n",
    "N",
    "t",
    "T",
    "f",
    "F",
    "o",
    "O"
  ],
  resolve: (source) => {
    if (TRUE_VALUES.indexOf(source) !== -1) return true;
    if (FALSE_VALUES.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Boolean]",
  represent: (object2) => object2 ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
  let value = source;
  let sign = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
  if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
  if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
  return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
  } else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger$2(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ..."0123456789"
  ],
  resolve: resolveYamlInteger$2,
  identify: (object2) => Number.isInteger(object2) && !Object.is(object2, -0) && object2.toString(10).indexOf("e") < 0,
  represent: (object2) => object2.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
  let value = source;
  let sign = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
  if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
  if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
  return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  } else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger$1(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: ["-", ..."0123456789"],
  resolve: resolveYamlInteger$1,
  identify: (object2) => Number.isInteger(object2) && !Object.is(object2, -0) && object2.toString(10).indexOf("e") < 0,
  represent: (object2) => object2.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
  let value = source.replace(/_/g, "");
  let sign = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
  if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
  if (value.includes(":")) {
    let result = 0;
    for (const part of value.split(":")) result = result * 60 + Number(part);
    return sign * result;
  }
  if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
  return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
  if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ..."0123456789"
  ],
  resolve: resolveYamlInteger,
  identify: (object2) => Number.isInteger(object2) && !Object.is(object2, -0) && object2.toString(10).indexOf("e") < 0,
  represent: (object2) => object2.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
  if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
  let value = source.toLowerCase();
  const sign = value[0] === "-" ? -1 : 1;
  if ("+-".includes(value[0])) value = value.slice(1);
  if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === ".nan") return NaN;
  const result = sign * parseFloat(value);
  if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat$2(object2) {
  if (isNaN(object2)) return ".nan";
  if (object2 === Number.POSITIVE_INFINITY) return ".inf";
  if (object2 === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object2, -0)) return "-0.0";
  const result = object2.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ".",
    ..."0123456789"
  ],
  resolve: resolveYamlFloat$2,
  identify: (object2) => typeof object2 === "number" && (!Number.isInteger(object2) || Object.is(object2, -0) || object2.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
    let value = source.toLowerCase();
    const sign = value[0] === "-" ? -1 : 1;
    if ("+-".includes(value[0])) value = value.slice(1);
    if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    if (value === ".nan") return NaN;
    const result2 = sign * parseFloat(value);
    return Number.isFinite(result2) ? result2 : NOT_RESOLVED;
  }
  if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  const result = Number(source);
  if (Number.isFinite(result)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat$1(object2) {
  if (isNaN(object2)) return ".nan";
  if (object2 === Number.POSITIVE_INFINITY) return ".inf";
  if (object2 === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object2, -0)) return "-0.0";
  const result = object2.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: ["-", ..."0123456789"],
  resolve: resolveYamlFloat$1,
  identify: (object2) => typeof object2 === "number" && (!Number.isInteger(object2) || Object.is(object2, -0) || object2.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
  if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
  let value = source.toLowerCase().replace(/_/g, "");
  const sign = value[0] === "-" ? -1 : 1;
  if ("+-".includes(value[0])) value = value.slice(1);
  if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === ".nan") return NaN;
  let result = 0;
  if (value.includes(":")) {
    for (const part of value.split(":")) result = result * 60 + Number(part);
    result *= sign;
  } else result = sign * parseFloat(value);
  if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat(object2) {
  if (isNaN(object2)) return ".nan";
  if (object2 === Number.POSITIVE_INFINITY) return ".inf";
  if (object2 === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object2, -0)) return "-0.0";
  const result = object2.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ".",
    ..."0123456789"
  ],
  resolve: resolveYamlFloat,
  identify: (object2) => typeof object2 === "number" && (!Number.isInteger(object2) || Object.is(object2, -0) || object2.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat
});
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
  implicit: true,
  implicitFirstChars: ["<"],
  resolve: (source, isExplicit) => {
    if (source === "<<" || isExplicit && source === "") return "<<";
    return NOT_RESOLVED;
  },
  identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
  const input = source.replace(/\s/g, "");
  if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
  const binary = atob(input);
  const result = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
  return result;
}
function representYamlBinary(object2) {
  let binary = "";
  for (let index = 0; index < object2.length; index++) binary += String.fromCharCode(object2[index]);
  return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
  resolve: resolveYamlBinary,
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Uint8Array]",
  represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
  const date2 = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
  date2.setUTCFullYear(year, month, day);
  return date2;
}
function resolveYamlTimestamp(source) {
  let match = YAML_DATE_REGEXP.exec(source);
  if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
  if (match === null) return NOT_RESOLVED;
  const year = +match[1];
  const month = +match[2] - 1;
  const day = +match[3];
  if (!match[4]) {
    const date3 = makeUtcDate(year, month, day);
    if (date3.getUTCFullYear() !== year || date3.getUTCMonth() !== month || date3.getUTCDate() !== day) return NOT_RESOLVED;
    return date3;
  }
  const hour = +match[4];
  const minute = +match[5];
  const second = +match[6];
  let fraction = 0;
  if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
  if (match[7]) {
    let value = match[7].slice(0, 3);
    while (value.length < 3) value += "0";
    fraction = +value;
  }
  const date2 = makeUtcDate(year, month, day, hour, minute, second, fraction);
  if (date2.getUTCFullYear() !== year || date2.getUTCMonth() !== month || date2.getUTCDate() !== day) return NOT_RESOLVED;
  if (match[9]) {
    const offsetHour = +match[10];
    const offsetMinute = +(match[11] || 0);
    if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
    const offset = (offsetHour * 60 + offsetMinute) * 6e4;
    date2.setTime(date2.getTime() - (match[9] === "-" ? -offset : offset));
  }
  return date2;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
  implicit: true,
  implicitFirstChars: [..."0123456789"],
  resolve: resolveYamlTimestamp,
  identify: (object2) => object2 instanceof Date,
  represent: (object2) => object2.toISOString()
});
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
  create: () => [],
  addItem: (container, item) => {
    container.push(item);
  },
  identify: Array.isArray
});
function isPlainObject2(data) {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
  const prototype = Object.getPrototypeOf(data);
  return prototype === null || prototype === Object.prototype;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
  create: () => ({
    list: [],
    seen: /* @__PURE__ */ new Set()
  }),
  addItem: (carrier, item) => {
    let key;
    if (item instanceof Map) {
      if (item.size !== 1) return "cannot resolve an ordered map item";
      key = item.keys().next().value;
    } else if (isPlainObject2(item)) {
      const itemKeys = Object.keys(item);
      if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
      key = itemKeys[0];
    } else return "cannot resolve an ordered map item";
    if (carrier.seen.has(key)) return "duplicate key in ordered map";
    carrier.seen.add(key);
    carrier.list.push(item);
    return "";
  },
  finalize: (carrier) => carrier.list,
  identify: () => false
});
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
  create: () => [],
  addItem: (container, item) => {
    if (item instanceof Map) {
      if (item.size !== 1) return "cannot resolve a pairs item";
      container.push(item.entries().next().value);
      return "";
    }
    if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
    const object2 = item;
    const keys = Object.keys(object2);
    if (keys.length !== 1) return "cannot resolve a pairs item";
    container.push([keys[0], object2[keys[0]]]);
    return "";
  },
  identify: () => false
});
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => ({}),
  identify: isPlainObject2,
  represent: (o) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of Object.keys(o)) map.set(key, o[key]);
    return map;
  },
  addPair: (container, key, value) => {
    if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
    const normalizedKey = String(key);
    if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
    else container[normalizedKey] = value;
    return "";
  },
  has: (container, key) => {
    if (key !== null && typeof key === "object") return false;
    return Object.prototype.hasOwnProperty.call(container, String(key));
  },
  keys: (container) => Object.keys(container),
  get: (container, key) => {
    const normalizedKey = String(key);
    if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
    return container[normalizedKey];
  }
});
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
  create: () => /* @__PURE__ */ new Set(),
  identify: (data) => data instanceof Set,
  represent: (data) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of data) map.set(key, null);
    return map;
  },
  addPair: (container, key, value) => {
    if (value !== null) return "cannot resolve a set item";
    container.add(key);
    return "";
  },
  has: (container, key) => container.has(key),
  keys: (container) => container.keys(),
  get: () => null
});
function createTagDefinitionMap() {
  return {
    scalar: /* @__PURE__ */ Object.create(null),
    sequence: /* @__PURE__ */ Object.create(null),
    mapping: /* @__PURE__ */ Object.create(null)
  };
}
function createTagDefinitionListMap() {
  return {
    scalar: [],
    sequence: [],
    mapping: []
  };
}
function compileTags(tags) {
  const result = [];
  for (const tag of tags) {
    let index = result.length;
    for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
      const previous = result[previousIndex];
      if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
        index = previousIndex;
        break;
      }
    }
    result[index] = tag;
  }
  return result;
}
var Schema = class Schema2 {
  tags;
  /** @internal */
  implicitScalarTags;
  /**
  * Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
  * the resolvers that may match that key, in schema order; a key absent from
  * the map uses
  * {@link Schema.implicitScalarAnyFirstChar}
  * (resolvers that declared no first-char constraint, so they apply to any
  * first character).
  */
  implicitScalarByFirstChar;
  implicitScalarAnyFirstChar;
  /**
  * The default scalar tag (`!!str`), resolved once so the composer's fallback
  * for unresolved plain scalars avoids a keyed lookup per scalar.
  *
  * @internal
  */
  defaultScalarTag;
  /**
  * The default container tags (`!!seq` / `!!map`), used by the dumper: when a
  * value is identified by its default tag, the tag is implicit and not
  * printed. Undefined if the schema does not define them (then such values
  * can't be dumped).
  *
  * @internal
  */
  defaultSequenceTag;
  /** @internal */
  defaultMappingTag;
  exact;
  prefix;
  constructor(tags) {
    const compiledTags = compileTags(tags);
    const implicitScalarTags = [];
    const exact = createTagDefinitionMap();
    const prefix = createTagDefinitionListMap();
    for (const tag of compiledTags) {
      if (tag.nodeKind === "scalar" && tag.implicit) {
        if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
        implicitScalarTags.push(tag);
      }
      switch (tag.nodeKind) {
        case "scalar":
          if (tag.matchByTagPrefix) prefix.scalar.push(tag);
          else exact.scalar[tag.tagName] = tag;
          break;
        case "sequence":
          if (tag.matchByTagPrefix) prefix.sequence.push(tag);
          else exact.sequence[tag.tagName] = tag;
          break;
        case "mapping":
          if (tag.matchByTagPrefix) prefix.mapping.push(tag);
          else exact.mapping[tag.tagName] = tag;
      }
    }
    const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
    const keys = /* @__PURE__ */ new Set();
    for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
    const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
    for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
    const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
    if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
    this.tags = compiledTags;
    this.implicitScalarTags = implicitScalarTags;
    this.implicitScalarByFirstChar = implicitScalarByFirstChar;
    this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
    this.defaultScalarTag = defaultScalarTag;
    this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
    this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
    this.exact = exact;
    this.prefix = prefix;
  }
  /** @internal */
  lookupScalarTag(tagName) {
    const exactTag = this.exact.scalar[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  lookupSequenceTag(tagName) {
    const exactTag = this.exact.sequence[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  lookupMappingTag(tagName) {
    const exactTag = this.exact.mapping[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  resolveImplicitScalarTag(source) {
    const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
    for (const tag2 of candidates) {
      const value = tag2.resolve(source, false, tag2.tagName);
      if (value !== NOT_RESOLVED) return {
        value,
        tag: tag2
      };
    }
    const tag = this.defaultScalarTag;
    return {
      value: tag.resolve(source, false, tag.tagName),
      tag
    };
  }
  /**
  * Creates a new schema with the specified tags added. If a tag already
  * exists, it is replaced by the specified tag.
  *
  * @example
  *
  * ```javascript
  * import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
  *
  * const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
  * ```
  */
  withTags(...tags) {
    let flatTags = [];
    for (const tag of tags) flatTags = flatTags.concat(tag);
    return new Schema2([...this.tags, ...flatTags]);
  }
};
var FAILSAFE_SCHEMA = new Schema([
  strTag,
  seqTag,
  mapTag
]);
var JSON_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullJsonTag,
  boolJsonTag,
  intJsonTag,
  floatJsonTag
]);
var CORE_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullCoreTag,
  boolCoreTag,
  intCoreTag,
  floatCoreTag
]);
var YAML11_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullYaml11Tag,
  boolYaml11Tag,
  intYaml11Tag,
  floatYaml11Tag,
  timestampTag,
  mergeTag,
  binaryTag,
  omapTag,
  pairsTag,
  setTag
]);
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
  ...intYaml11Tag,
  resolve: (source, isExplicit, tagName) => {
    const result = intYaml11Tag.resolve(source, isExplicit, tagName);
    return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
  }
}, {
  ...floatYaml11Tag,
  resolve: (source, isExplicit, tagName) => {
    const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
    return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
  }
});
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => /* @__PURE__ */ new Map(),
  addPair: (container, key, value) => {
    container.set(key, value);
    return "";
  },
  has: (container, key) => container.has(key),
  keys: (container) => container.keys(),
  get: (container, key) => container.get(key),
  identify: (data) => data instanceof Map || isPlainObject2(data),
  represent: (data) => {
    if (data instanceof Map) return data;
    const map = /* @__PURE__ */ new Map();
    const obj = data;
    for (const key of Object.keys(obj)) map.set(key, obj[key]);
    return map;
  }
});
function normalizeKey(key) {
  if (Array.isArray(key)) {
    const array2 = Array.prototype.slice.call(key);
    for (let index = 0; index < array2.length; index++) {
      if (Array.isArray(array2[index])) return null;
      if (typeof array2[index] === "object" && Object.prototype.toString.call(array2[index]) === "[object Object]") array2[index] = "[object Object]";
    }
    return String(array2);
  }
  if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
  return String(key);
}
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => ({}),
  identify: isPlainObject2,
  represent: (o) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of Object.keys(o)) map.set(key, o[key]);
    return map;
  },
  addPair: (container, key, value) => {
    const normalizedKey = normalizeKey(key);
    if (normalizedKey === null) return "nested arrays are not supported inside keys";
    if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
    else container[normalizedKey] = value;
    return "";
  },
  has: (container, key) => {
    const normalizedKey = normalizeKey(key);
    return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
  },
  keys: (container) => Object.keys(container),
  get: (container, key) => {
    const normalizedKey = String(key);
    if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
    return container[normalizedKey];
  }
});
var DEFAULT_SNIPPET_OPTIONS = {
  maxLength: 79,
  indent: 1,
  linesBefore: 3,
  linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd2, position, maxLineLength) {
  let head = "";
  let tail = "";
  const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
  if (position - lineStart > maxHalfLength) {
    head = " ... ";
    lineStart = position - maxHalfLength + head.length;
  }
  if (lineEnd2 - position > maxHalfLength) {
    tail = " ...";
    lineEnd2 = position + maxHalfLength - tail.length;
  }
  return {
    str: head + buffer.slice(lineStart, lineEnd2).replace(/\t/g, "→") + tail,
    pos: position - lineStart + head.length
  };
}
function padStart(string3, max) {
  return " ".repeat(Math.max(max - string3.length, 0)) + string3;
}
function makeSnippet(mark, options5) {
  if (!mark.buffer) return null;
  const opts = {
    ...DEFAULT_SNIPPET_OPTIONS,
    ...options5
  };
  const re = /\r?\n|\r|\0/g;
  const lineStarts = [0];
  const lineEnds = [];
  let match;
  let foundLineNo = -1;
  while (match = re.exec(mark.buffer)) {
    lineEnds.push(match.index);
    lineStarts.push(match.index + match[0].length);
    if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
  }
  if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
  let result = "";
  const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
  const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
  for (let i = 1; i <= opts.linesBefore; i++) {
    if (foundLineNo - i < 0) break;
    const line3 = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
    result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line3.str}
${result}`;
  }
  const line2 = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
  result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line2.str}
`;
  result += `${"-".repeat(opts.indent + lineNoLength + 3 + line2.pos)}^
`;
  for (let i = 1; i <= opts.linesAfter; i++) {
    if (foundLineNo + i >= lineEnds.length) break;
    const line3 = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
    result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line3.str}
`;
  }
  return result.replace(/\n$/, "");
}
function formatError2(exception, compact) {
  let where = "";
  if (!exception.mark) return exception.reason;
  if (exception.mark.name) where += `in "${exception.mark.name}" `;
  where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
  if (!compact && exception.mark.snippet) where += `

${exception.mark.snippet}`;
  return `${exception.reason} ${where}`;
}
var YAMLException = class YAMLException2 extends Error {
  reason;
  mark;
  /**
  * Optional `mark` contains source snippet data. Usually, use
  * {@link YAMLException.throwAt} instead of passing it directly.
  */
  constructor(reason, mark) {
    super();
    this.name = "YAMLException";
    this.reason = reason;
    this.mark = mark;
    this.message = formatError2(this, false);
    if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
  }
  /**
  * Returns the formatted error, omitting the source snippet in compact mode.
  */
  toString(compact) {
    return `${this.name}: ${formatError2(this, compact)}`;
  }
  /**
  * Builds a YAMLException with a source snippet and throws it. `source` is
  * the raw input text; `position` is an offset into it.
  */
  static throwAt(source, position, message, filename = "") {
    let line2 = 0;
    let lineStart = 0;
    for (let index = 0; index < position; index++) {
      const ch = source.charCodeAt(index);
      if (ch === 10) {
        line2++;
        lineStart = index + 1;
      } else if (ch === 13) {
        line2++;
        if (source.charCodeAt(index + 1) === 10) index++;
        lineStart = index + 1;
      }
    }
    const mark = {
      name: filename,
      buffer: source,
      position,
      line: line2,
      column: position - lineStart
    };
    mark.snippet = makeSnippet(mark);
    throw new YAMLException2(message, mark);
  }
};
var EVENT_ID = {
  DOCUMENT: 1,
  SEQUENCE: 2,
  MAPPING: 3,
  SCALAR: 4,
  ALIAS: 5,
  POP: 6
};
var SCALAR_STYLE = {
  PLAIN: 1,
  SINGLE_QUOTED: 2,
  DOUBLE_QUOTED: 3,
  LITERAL_BLOCK: 4,
  FOLDED_BLOCK: 5
};
var COLLECTION_STYLE = {
  BLOCK: 1,
  FLOW: 2
};
var CHOMPING_MODE = {
  CLIP: 1,
  STRIP: 2,
  KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
  switch (c) {
    case 48:
      return "\0";
    case 97:
      return "\x07";
    case 98:
      return "\b";
    case 116:
      return "	";
    case 9:
      return "	";
    case 110:
      return "\n";
    case 118:
      return "\v";
    case 102:
      return "\f";
    case 114:
      return "\r";
    case 101:
      return "\x1B";
    case 32:
      return " ";
    case 34:
      return '"';
    case 47:
      return "/";
    case 92:
      return "\\";
    case 78:
      return "";
    case 95:
      return " ";
    case 76:
      return "\u2028";
    case 80:
      return "\u2029";
    default:
      return "";
  }
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
  simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
  simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
  if (c <= 65535) return String.fromCharCode(c);
  return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
  if (c >= 48 && c <= 57) return c - 48;
  return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
  if (c === 120) return 2;
  if (c === 117) return 4;
  return 8;
}
function skipFoldedBreaks(input, position, end) {
  let breaks = 0;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 10) {
      breaks++;
      position++;
    } else if (ch === 13) {
      breaks++;
      position++;
      if (input.charCodeAt(position) === 10) position++;
    } else if (ch === 32 || ch === 9) position++;
    else break;
  }
  return {
    position,
    breaks
  };
}
function foldedBreaks(count3) {
  if (count3 === 1) return " ";
  return "\n".repeat(count3 - 1);
}
function getPlainValue(input, start2, end) {
  let result = "";
  let position = start2;
  let captureStart = start2;
  let captureEnd = start2;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start2, end) {
  let result = "";
  let position = start2;
  let captureStart = start2;
  let captureEnd = start2;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 39) {
      result += input.slice(captureStart, position) + "'";
      position += 2;
      captureStart = captureEnd = position;
    } else if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start2, end) {
  let result = "";
  let position = start2;
  let captureStart = start2;
  let captureEnd = start2;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 92) {
      result += input.slice(captureStart, position);
      position++;
      const escaped = input.charCodeAt(position);
      if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
      else if (escaped < 256 && simpleEscapeCheck[escaped]) {
        result += simpleEscapeMap[escaped];
        position++;
      } else {
        let hexLength = escapedHexLen$1(escaped);
        let hexResult = 0;
        for (; hexLength > 0; hexLength--) {
          position++;
          const digit = fromHexCode$1(input.charCodeAt(position));
          hexResult = (hexResult << 4) + digit;
        }
        result += charFromCodepoint(hexResult);
        position++;
      }
      captureStart = captureEnd = position;
    } else if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, end);
}
function getBlockValue(input, start2, end, indent, chomping, folded) {
  const textIndent = indent < 0 ? 0 : indent;
  const region = input.slice(start2, end).replace(/\r\n?/g, "\n");
  const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
  let result = "";
  let didReadContent = false;
  let emptyLines = 0;
  let atMoreIndented = false;
  for (const line2 of lines) {
    let column = 0;
    while (column < textIndent && line2.charCodeAt(column) === 32) column++;
    if (indent < 0 || column >= line2.length) {
      emptyLines++;
      continue;
    }
    const content = line2.slice(textIndent);
    const first = content.charCodeAt(0);
    if (folded) {
      if (first === 32 || first === 9) {
        atMoreIndented = true;
        result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
      } else if (atMoreIndented) {
        atMoreIndented = false;
        result += "\n".repeat(emptyLines + 1);
      } else if (emptyLines === 0) {
        if (didReadContent) result += " ";
      } else result += "\n".repeat(emptyLines);
    } else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
    result += content;
    didReadContent = true;
    emptyLines = 0;
  }
  if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
  else if (chomping !== CHOMPING_MODE.STRIP) {
    if (didReadContent) result += "\n";
  }
  return result;
}
function getScalarValue(input, scalar) {
  if (scalar.valueStart === NO_RANGE$3) return "";
  const { valueStart, valueEnd } = scalar;
  if (scalar.fast) return input.slice(valueStart, valueEnd);
  switch (scalar.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
      return getSingleQuotedValue(input, valueStart, valueEnd);
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return getDoubleQuotedValue(input, valueStart, valueEnd);
    case SCALAR_STYLE.LITERAL_BLOCK:
      return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
    case SCALAR_STYLE.FOLDED_BLOCK:
      return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
    default:
      return getPlainValue(input, valueStart, valueEnd);
  }
}
var DEFAULT_TAG_HANDLERS = Object.assign(/* @__PURE__ */ Object.create(null), {
  "!": "!",
  "!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
function tagPercentDecode(source) {
  let result = "";
  let index = 0;
  while (index < source.length) {
    if (source.charCodeAt(index) !== 37) {
      result += source[index++];
      continue;
    }
    let ch = parseInt(source.slice(index + 1, index + 3), 16);
    index += 3;
    if (ch >= 192) {
      let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
      ch &= (1 << 6 - remaining) - 1;
      while (remaining-- > 0) {
        ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
        index += 3;
      }
    }
    if (ch < 65536) result += String.fromCharCode(ch);
    else {
      ch -= 65536;
      result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
    }
  }
  return result;
}
function tagNameFull(rawTag, tagHandlers) {
  if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
  const handleEnd = rawTag.indexOf("!", 1);
  const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
  return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
  filename: "",
  schema: CORE_SCHEMA,
  json: false,
  maxTotalMergeKeys: 1e4,
  maxAliases: -1
};
function eventPosition$1(event) {
  if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
  if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
  if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
  if ("start" in event) return event.start;
  return 0;
}
function throwError$1(state, message) {
  YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
  try {
    return tag.finalize(carrier);
  } catch (error2) {
    if (error2 instanceof YAMLException) throw error2;
    YAMLException.throwAt(state.source, position, error2 instanceof Error ? error2.message : String(error2), state.filename);
  }
}
function constructScalar(state, event) {
  const source = getScalarValue(state.source, event);
  const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
  const strTag2 = state.schema.defaultScalarTag;
  if (rawTag !== "") {
    if (rawTag === "!") return {
      value: source,
      tag: strTag2
    };
    const tagName = tagNameFull(rawTag, state.tagHandlers);
    const scalarTag = state.schema.lookupScalarTag(tagName);
    if (scalarTag) {
      const result = scalarTag.resolve(source, true, tagName);
      if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
      return {
        value: result,
        tag: scalarTag
      };
    }
    const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
    if (collectionTagDef) {
      if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
      const carrier = collectionTagDef.create(tagName);
      return {
        value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
        tag: collectionTagDef
      };
    }
    throwError$1(state, `unknown scalar tag !<${tagName}>`);
  }
  if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
  return {
    value: strTag2.resolve(source, false, strTag2.tagName),
    tag: strTag2
  };
}
function collectionTagName(state, event, defaultTagName) {
  const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
  return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
  return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
  state.totalMergeKeys++;
  if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame3, source, sourceTag) {
  chargeMergeWork(state);
  for (const sourceKey of sourceTag.keys(source)) {
    chargeMergeWork(state);
    if (frame3.tag.has(frame3.value, sourceKey)) continue;
    const err = frame3.tag.addPair(frame3.value, sourceKey, sourceTag.get(source, sourceKey));
    if (err) throwError$1(state, err);
    frame3.overridable ??= /* @__PURE__ */ new Set();
    frame3.overridable.add(sourceKey);
  }
}
function mergeSource(state, frame3, source, sourceTag) {
  state.position = frame3.keyPosition;
  if (isMappingTag(sourceTag)) mergeKeys(state, frame3, source, sourceTag);
  else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
    if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
    for (const element of source) {
      const elementTag = state.nodeTags.get(element);
      if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
      mergeKeys(state, frame3, element, elementTag);
    }
  } else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame3, key, value, tag) {
  state.position = frame3.keyPosition;
  if (frame3.keyIsMerge) {
    mergeSource(state, frame3, value, tag);
    return;
  }
  if (!state.json && frame3.tag.has(frame3.value, key) && !frame3.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
  const err = frame3.tag.addPair(frame3.value, key, value);
  if (err) throwError$1(state, err);
  frame3.overridable?.delete(key);
}
function addValue(state, value, tag) {
  const frame3 = state.frames[state.frames.length - 1];
  if (frame3.kind === "document") {
    frame3.value = value;
    frame3.hasValue = true;
  } else if (frame3.kind === "sequence") {
    if (isMappingTag(tag)) state.nodeTags.set(value, tag);
    const err = frame3.tag.addItem(frame3.value, value, frame3.index++);
    if (err) throwError$1(state, err);
  } else if (frame3.hasKey) {
    const key = frame3.key;
    frame3.key = void 0;
    frame3.hasKey = false;
    addMappingValue(state, frame3, key, value, tag);
  } else {
    frame3.key = value;
    frame3.keyPosition = state.position;
    frame3.hasKey = true;
    frame3.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
  }
}
function storeAnchor(state, event, value, tag, isValueFinal) {
  if (event.anchorStart !== NO_RANGE$2) {
    const anchor2 = {
      value,
      tag,
      isValueFinal
    };
    state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor2);
    return anchor2;
  }
  return null;
}
function constructFromEvents(events, options5) {
  const state = {
    ...DEFAULT_CONSTRUCTOR_OPTIONS,
    ...options5,
    events,
    documents: [],
    eventIndex: 0,
    position: 0,
    frames: [],
    anchors: /* @__PURE__ */ new Map(),
    nodeTags: /* @__PURE__ */ new Map(),
    tagHandlers: /* @__PURE__ */ Object.create(null),
    totalMergeKeys: 0,
    aliasCount: 0
  };
  while (state.eventIndex < state.events.length) {
    const event = state.events[state.eventIndex++];
    state.position = eventPosition$1(event);
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        state.anchors = /* @__PURE__ */ new Map();
        state.nodeTags = /* @__PURE__ */ new Map();
        state.aliasCount = 0;
        state.tagHandlers = /* @__PURE__ */ Object.create(null);
        for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
        state.frames.push({
          kind: "document",
          position: state.position,
          value: void 0,
          hasValue: false
        });
        break;
      case EVENT_ID.SCALAR: {
        const { value, tag } = constructScalar(state, event);
        storeAnchor(state, event, value, tag, true);
        addValue(state, value, tag);
        break;
      }
      case EVENT_ID.SEQUENCE: {
        const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
        const tag = state.schema.lookupSequenceTag(tagName);
        if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
        const value = tag.create(tagName);
        const anchor2 = storeAnchor(state, event, value, tag, tag.carrierIsResult);
        state.frames.push({
          kind: "sequence",
          position: state.position,
          value,
          tag,
          anchor: anchor2,
          index: 0
        });
        break;
      }
      case EVENT_ID.MAPPING: {
        const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
        const tag = state.schema.lookupMappingTag(tagName);
        if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
        const value = tag.create(tagName);
        const anchor2 = storeAnchor(state, event, value, tag, tag.carrierIsResult);
        state.frames.push({
          kind: "mapping",
          position: state.position,
          value,
          tag,
          anchor: anchor2,
          key: void 0,
          keyPosition: state.position,
          hasKey: false,
          keyIsMerge: false,
          overridable: null
        });
        break;
      }
      case EVENT_ID.ALIAS: {
        if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
        const name2 = state.source.slice(event.anchorStart, event.anchorEnd);
        const anchor2 = state.anchors.get(name2);
        if (!anchor2) throwError$1(state, `unidentified alias "${name2}"`);
        if (!anchor2.isValueFinal) throwError$1(state, `recursive alias "${name2}" is not supported for tag ${anchor2.tag.tagName} because it uses finalize()`);
        addValue(state, anchor2.value, anchor2.tag);
        break;
      }
      case EVENT_ID.POP: {
        const frame3 = state.frames.pop();
        if (frame3.kind === "mapping" && frame3.hasKey) {
          state.position = frame3.keyPosition;
          throwError$1(state, "incomplete mapping pair in event stream");
        }
        if (frame3.kind === "document") state.documents.push(frame3.value);
        else {
          const value = frame3.tag.carrierIsResult ? frame3.value : finalizeCollection(state, frame3.position, frame3.tag, frame3.value);
          if (frame3.anchor) {
            frame3.anchor.value = value;
            frame3.anchor.isValueFinal = true;
          }
          addValue(state, value, frame3.tag);
        }
        break;
      }
    }
  }
  return state.documents;
}
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
  filename: "",
  maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
  state.events.push({
    type: EVENT_ID.DOCUMENT,
    explicitStart,
    explicitEnd,
    directives: state.directives
  });
}
function addSequenceEvent(state, start2, anchorStart, anchorEnd, tagStart, tagEnd, style) {
  state.events.push({
    type: EVENT_ID.SEQUENCE,
    start: start2,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style
  });
}
function addMappingEvent(state, start2, anchorStart, anchorEnd, tagStart, tagEnd, style) {
  state.events.push({
    type: EVENT_ID.MAPPING,
    start: start2,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style
  });
}
function insertFlowPairMappingEvent(state, snapshot) {
  state.events.splice(snapshot.eventsLength, 0, {
    type: EVENT_ID.MAPPING,
    start: snapshot.position,
    anchorStart: NO_RANGE$1,
    anchorEnd: NO_RANGE$1,
    tagStart: NO_RANGE$1,
    tagEnd: NO_RANGE$1,
    style: COLLECTION_STYLE.FLOW
  });
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
  state.events.push({
    type: EVENT_ID.SCALAR,
    valueStart,
    valueEnd,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style,
    chomping,
    indent,
    fast
  });
}
function addAliasEvent(state, anchorStart, anchorEnd) {
  state.events.push({
    type: EVENT_ID.ALIAS,
    anchorStart,
    anchorEnd
  });
}
function addPopEvent(state) {
  state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
  addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
  return {
    anchorStart: NO_RANGE$1,
    anchorEnd: NO_RANGE$1,
    tagStart: NO_RANGE$1,
    tagEnd: NO_RANGE$1
  };
}
function snapshotState(state) {
  return {
    position: state.position,
    line: state.line,
    lineStart: state.lineStart,
    lineIndent: state.lineIndent,
    firstTabInLine: state.firstTabInLine,
    eventsLength: state.events.length
  };
}
function restoreState(state, snapshot) {
  state.position = snapshot.position;
  state.line = snapshot.line;
  state.lineStart = snapshot.lineStart;
  state.lineIndent = snapshot.lineIndent;
  state.firstTabInLine = snapshot.firstTabInLine;
  state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
  YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
  return c === 10 || c === 13;
}
function isWhiteSpace(c) {
  return c === 9 || c === 32;
}
function isWsOrEol(c) {
  return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
  return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
  return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
  return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
  if (c >= 48 && c <= 57) return c - 48;
  const lc = c | 32;
  if (lc >= 97 && lc <= 102) return lc - 97 + 10;
  return -1;
}
function escapedHexLen(c) {
  if (c === 120) return 2;
  if (c === 117) return 4;
  if (c === 85) return 8;
  return 0;
}
function isSimpleEscape(c) {
  return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
  if (state.input.charCodeAt(state.position) === 10) state.position++;
  else {
    state.position++;
    if (state.input.charCodeAt(state.position) === 10) state.position++;
  }
  state.line++;
  state.lineStart = state.position;
  state.lineIndent = 0;
  state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
  let lineBreaks = 0;
  let ch = state.input.charCodeAt(state.position);
  let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
  while (ch !== 0) {
    while (isWhiteSpace(ch)) {
      hasSeparation = true;
      if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
      ch = state.input.charCodeAt(++state.position);
    }
    if (allowComments && hasSeparation && ch === 35) do
      ch = state.input.charCodeAt(++state.position);
    while (!isEol(ch) && ch !== 0);
    if (!isEol(ch)) break;
    consumeLineBreak(state);
    lineBreaks++;
    hasSeparation = true;
    ch = state.input.charCodeAt(state.position);
    while (ch === 32) {
      state.lineIndent++;
      ch = state.input.charCodeAt(++state.position);
    }
  }
  return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
  const ch = state.input.charCodeAt(position);
  if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
    const following2 = state.input.charCodeAt(position + 3);
    return following2 === 0 || isWsOrEol(following2);
  }
  return false;
}
function skipByteOrderMark(state) {
  if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
    state.position++;
    state.lineStart = state.position;
  }
}
function testDocumentBoundary(state) {
  if (state.position !== state.lineStart) return false;
  if (testDocumentSeparator(state)) return true;
  if (state.input.charCodeAt(state.position) !== 65279) return false;
  const snapshot = snapshotState(state);
  skipByteOrderMark(state);
  skipSeparationSpace(state, true);
  const ch = state.input.charCodeAt(state.position);
  const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
  restoreState(state, snapshot);
  return result;
}
function skipUntilLineEnd(state) {
  let ch = state.input.charCodeAt(state.position);
  while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start2, end) {
  const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start2, end));
  if (match !== null) {
    state.position = start2 + match.index + match[0].length - 1;
    throwError(state, "the stream contains non-printable characters");
  }
}
function readTagProperty(state, props, inFlow) {
  if (state.input.charCodeAt(state.position) !== 33) return false;
  if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
  const start2 = state.position;
  let isVerbatim = false;
  let isNamed2 = false;
  let tagHandle = "!";
  let ch = state.input.charCodeAt(++state.position);
  if (ch === 60) {
    isVerbatim = true;
    ch = state.input.charCodeAt(++state.position);
  } else if (ch === 33) {
    isNamed2 = true;
    tagHandle = "!!";
    ch = state.input.charCodeAt(++state.position);
  }
  let suffixStart = state.position;
  let tagName;
  if (isVerbatim) {
    while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
    if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
    tagName = state.input.slice(suffixStart, state.position);
    state.position++;
  } else {
    while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
      if (ch === 33) {
        if (!isNamed2) {
          tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
          if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
          isNamed2 = true;
          suffixStart = state.position + 1;
        } else throwError(state, "tag suffix cannot contain exclamation marks");
      }
      ch = state.input.charCodeAt(++state.position);
    }
    tagName = state.input.slice(suffixStart, state.position);
    if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
  }
  if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
  if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
  props.tagStart = start2;
  props.tagEnd = state.position;
  return true;
}
function readAnchorProperty(state, props) {
  if (state.input.charCodeAt(state.position) !== 38) return false;
  if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
  state.position++;
  const start2 = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
  if (state.position === start2) throwError(state, "name of an anchor node must contain at least one character");
  props.anchorStart = start2;
  props.anchorEnd = state.position;
  return true;
}
function readAlias(state, props) {
  if (state.input.charCodeAt(state.position) !== 42) return false;
  if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
  state.position++;
  const start2 = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
  if (state.position === start2) throwError(state, "name of an alias node must contain at least one character");
  addAliasEvent(state, start2, state.position);
  return true;
}
function readFlowScalarBreak(state, nodeIndent) {
  skipSeparationSpace(state, false);
  if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
  if (state.input.charCodeAt(state.position) !== 39) return false;
  state.position++;
  const start2 = state.position;
  let simple = true;
  while (state.input.charCodeAt(state.position) !== 0) {
    const ch = state.input.charCodeAt(state.position);
    if (ch === 39) {
      if (state.input.charCodeAt(state.position + 1) === 39) {
        simple = false;
        state.position += 2;
        continue;
      }
      const end = state.position;
      state.position++;
      addScalarEvent(state, start2, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
      return true;
    }
    if (isEol(ch)) {
      simple = false;
      readFlowScalarBreak(state, nodeIndent);
    } else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
    else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
    else state.position++;
  }
  throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
  if (state.input.charCodeAt(state.position) !== 34) return false;
  state.position++;
  const start2 = state.position;
  let simple = true;
  while (state.input.charCodeAt(state.position) !== 0) {
    const ch = state.input.charCodeAt(state.position);
    if (ch === 34) {
      const end = state.position;
      state.position++;
      addScalarEvent(state, start2, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
      return true;
    }
    if (ch === 92) {
      simple = false;
      const escaped = state.input.charCodeAt(++state.position);
      if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
      else if (isSimpleEscape(escaped)) state.position++;
      else {
        let hexLength = escapedHexLen(escaped);
        if (hexLength === 0) throwError(state, "unknown escape sequence");
        while (hexLength-- > 0) {
          state.position++;
          if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
        }
        state.position++;
      }
    } else if (isEol(ch)) {
      simple = false;
      readFlowScalarBreak(state, nodeIndent);
    } else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
    else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
    else state.position++;
  }
  throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
  const ch = state.input.charCodeAt(state.position);
  let chomping = CHOMPING_MODE.CLIP;
  let indent = -1;
  let detectedIndent = false;
  if (ch !== 124 && ch !== 62) return false;
  const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
  state.position++;
  while (state.input.charCodeAt(state.position) !== 0) {
    const current = state.input.charCodeAt(state.position);
    const digit = fromDecimalCode(current);
    if (current === 43 || current === 45) {
      if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
      chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
      state.position++;
    } else if (digit >= 0) {
      if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
      if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
      indent = parentIndent + digit - 1;
      detectedIndent = true;
      state.position++;
    } else break;
  }
  let hadWhitespace = false;
  while (isWhiteSpace(state.input.charCodeAt(state.position))) {
    hadWhitespace = true;
    state.position++;
  }
  if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
  if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
  else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
  let contentIndent = detectedIndent ? indent : -1;
  let maxLeadingIndent = 0;
  const valueStart = state.position;
  let valueEnd = state.position;
  while (state.input.charCodeAt(state.position) !== 0) {
    const linePosition = state.position;
    let column = 0;
    while (state.input.charCodeAt(linePosition + column) === 32) column++;
    const first = state.input.charCodeAt(linePosition + column);
    if (first === 0) {
      if (contentIndent >= 0) {
        if (column > contentIndent) valueEnd = linePosition + column;
      } else if (column > 0) valueEnd = linePosition + column;
      break;
    }
    if (testDocumentBoundary(state)) break;
    if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
    if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
      if (first === 9 && column < parentIndent) {
        state.position = linePosition + column;
        throwError(state, "tab characters must not be used in indentation");
      }
      if (column >= parentIndent && column < maxLeadingIndent) {
        state.position = linePosition + column;
        throwError(state, "bad indentation of a mapping entry");
      }
    }
    if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
      state.lineIndent = column;
      state.position = linePosition + column;
      break;
    }
    if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
    const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
    if (first !== 0 && !isEol(first) && column < requiredIndent) {
      state.lineIndent = column;
      state.position = linePosition + column;
      break;
    }
    skipUntilLineEnd(state);
    valueEnd = state.position;
    if (isEol(state.input.charCodeAt(state.position))) {
      consumeLineBreak(state);
      valueEnd = state.position;
    }
  }
  checkPrintable(state, valueStart, valueEnd);
  addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
  return true;
}
function canStartPlainScalar(state, nodeContext) {
  const ch = state.input.charCodeAt(state.position);
  const inFlow = nodeContext === CONTEXT_FLOW_IN;
  if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
  if (ch === 63 || ch === 45) {
    const following2 = state.input.charCodeAt(state.position + 1);
    if (isWsOrEolOrEnd(following2) || inFlow && isFlowIndicator(following2)) return false;
  }
  return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
  if (!canStartPlainScalar(state, nodeContext)) return false;
  const start2 = state.position;
  let end = state.position;
  let ch = state.input.charCodeAt(state.position);
  const inFlow = nodeContext === CONTEXT_FLOW_IN;
  let multiline = false;
  while (ch !== 0) {
    if (testDocumentBoundary(state)) break;
    if (ch === 58) {
      const following2 = state.input.charCodeAt(state.position + 1);
      if (isWsOrEolOrEnd(following2) || inFlow && isFlowIndicator(following2)) break;
    } else if (ch === 35) {
      if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
    } else if (inFlow && isFlowIndicator(ch)) break;
    else if (isEol(ch)) {
      const savedPosition = state.position;
      const savedLine = state.line;
      const savedLineStart = state.lineStart;
      const savedLineIndent = state.lineIndent;
      skipSeparationSpace(state, false);
      if (state.lineIndent >= nodeIndent) {
        multiline = true;
        ch = state.input.charCodeAt(state.position);
        continue;
      }
      state.position = savedPosition;
      state.line = savedLine;
      state.lineStart = savedLineStart;
      state.lineIndent = savedLineIndent;
      break;
    }
    if (!isWhiteSpace(ch)) end = state.position + 1;
    ch = state.input.charCodeAt(++state.position);
  }
  if (end === start2) return false;
  checkPrintable(state, start2, end);
  addScalarEvent(state, start2, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
  return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
  const startLine = state.line;
  skipSeparationSpace(state, true);
  if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
  const ch = state.input.charCodeAt(state.position);
  const isMapping2 = ch === 123;
  const start2 = state.position;
  let readNext = true;
  if (ch !== 91 && ch !== 123) return false;
  const terminator = isMapping2 ? 125 : 93;
  if (isMapping2) addMappingEvent(state, start2, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
  else addSequenceEvent(state, start2, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
  state.position++;
  while (state.input.charCodeAt(state.position) !== 0) {
    skipFlowSeparationSpace(state, nodeIndent);
    let ch2 = state.input.charCodeAt(state.position);
    if (ch2 === terminator) {
      state.position++;
      addPopEvent(state);
      return true;
    } else if (!readNext) throwError(state, "missed comma between flow collection entries");
    else if (ch2 === 44) throwError(state, "expected the node content, but found ','");
    let isPair2 = false;
    let isExplicitPair = false;
    if (ch2 === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
      isPair2 = isExplicitPair = true;
      state.position += 1;
      skipFlowSeparationSpace(state, nodeIndent);
    }
    const entryLine = state.line;
    const entryStart = snapshotState(state);
    const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
    skipFlowSeparationSpace(state, nodeIndent);
    ch2 = state.input.charCodeAt(state.position);
    if ((isMapping2 || isExplicitPair || state.line === entryLine) && ch2 === 58) {
      isPair2 = true;
      state.position++;
      skipFlowSeparationSpace(state, nodeIndent);
      if (!isMapping2) {
        insertFlowPairMappingEvent(state, entryStart);
        if (!keyWasRead) addEmptyScalarEvent(state);
      } else if (!keyWasRead) addEmptyScalarEvent(state);
      if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
      skipFlowSeparationSpace(state, nodeIndent);
      if (!isMapping2) addPopEvent(state);
    } else if (isMapping2 && isPair2) {
      if (!keyWasRead) addEmptyScalarEvent(state);
      addEmptyScalarEvent(state);
    } else if (isMapping2) addEmptyScalarEvent(state);
    else if (isPair2) {
      insertFlowPairMappingEvent(state, entryStart);
      if (!keyWasRead) addEmptyScalarEvent(state);
      addEmptyScalarEvent(state);
      addPopEvent(state);
    }
    ch2 = state.input.charCodeAt(state.position);
    if (ch2 === 44) {
      readNext = true;
      state.position++;
    } else readNext = false;
  }
  throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
  if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
  addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
  while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
    if (state.firstTabInLine !== -1) {
      state.position = state.firstTabInLine;
      throwError(state, "tab characters must not be used in indentation");
    }
    const entryLine = state.line;
    state.position++;
    const hadBreak = skipSeparationSpace(state, true) > 0;
    if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
    if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
    else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
    skipSeparationSpace(state, true);
    if (state.lineIndent < nodeIndent || state.position >= state.length) break;
    if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
    if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
  }
  addPopEvent(state);
  return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
  let atExplicitKey = false;
  let detected = false;
  let mappingOpened = false;
  let pendingExplicitKey = false;
  if (state.firstTabInLine !== -1) return false;
  let ch = state.input.charCodeAt(state.position);
  while (ch !== 0) {
    if (!atExplicitKey && state.firstTabInLine !== -1) {
      state.position = state.firstTabInLine;
      throwError(state, "tab characters must not be used in indentation");
    }
    const following2 = state.input.charCodeAt(state.position + 1);
    const entryLine = state.line;
    if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following2)) {
      if (!mappingOpened) {
        addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
        mappingOpened = true;
      }
      if (ch === 63) {
        if (atExplicitKey) addEmptyScalarEvent(state);
        detected = true;
        atExplicitKey = true;
      } else if (atExplicitKey) atExplicitKey = false;
      else {
        addEmptyScalarEvent(state);
        detected = true;
        atExplicitKey = false;
      }
      state.position += 1;
      pendingExplicitKey = true;
    } else {
      if (atExplicitKey) {
        addEmptyScalarEvent(state);
        atExplicitKey = false;
      }
      const beforeKey = snapshotState(state);
      if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
      if (state.line === entryLine) {
        ch = state.input.charCodeAt(state.position);
        while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
        if (ch === 58) {
          ch = state.input.charCodeAt(++state.position);
          if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
          if (!mappingOpened) {
            state.events.splice(beforeKey.eventsLength, 0, {
              type: EVENT_ID.MAPPING,
              start: beforeKey.position,
              anchorStart: props.anchorStart,
              anchorEnd: props.anchorEnd,
              tagStart: props.tagStart,
              tagEnd: props.tagEnd,
              style: COLLECTION_STYLE.BLOCK
            });
            mappingOpened = true;
          }
          detected = true;
          atExplicitKey = false;
          pendingExplicitKey = false;
        } else if (detected) throwError(state, "expected ':' after a mapping key");
        else {
          if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
            restoreState(state, beforeKey);
            return false;
          }
          return true;
        }
      } else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
      else {
        if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
          restoreState(state, beforeKey);
          return false;
        }
        return true;
      }
    }
    if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
    if (!atExplicitKey) {
      if (pendingExplicitKey) {
        addEmptyScalarEvent(state);
        pendingExplicitKey = false;
      }
    }
    skipSeparationSpace(state, true);
    ch = state.input.charCodeAt(state.position);
    if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
    else if (state.lineIndent < nodeIndent) break;
  }
  if (!detected) return false;
  if (atExplicitKey) addEmptyScalarEvent(state);
  if (mappingOpened) addPopEvent(state);
  return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
  if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
  state.depth++;
  let indentStatus = 1;
  let atNewLine = false;
  let hasContent = false;
  let propertyStart = null;
  const props = emptyProperties();
  let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
  let allowBlockCollections = allowBlockScalars;
  const allowBlockStyles = allowBlockScalars;
  if (allowToSeek && skipSeparationSpace(state, true)) {
    atNewLine = true;
    if (state.lineIndent > parentIndent) indentStatus = 1;
    else if (state.lineIndent === parentIndent) indentStatus = 0;
    else indentStatus = -1;
  }
  if (indentStatus === 1) while (true) {
    const ch = state.input.charCodeAt(state.position);
    const propertyState = snapshotState(state);
    if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
    if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
      const fallbackState = snapshotState(state);
      const flowIndent = parentIndent + 1;
      if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
        state.depth--;
        return true;
      }
      restoreState(state, fallbackState);
    }
    if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
    if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
    if (propertyStart === null) propertyStart = propertyState;
    if (skipSeparationSpace(state, true)) {
      atNewLine = true;
      allowBlockCollections = allowBlockStyles;
      if (state.lineIndent > parentIndent) indentStatus = 1;
      else if (state.lineIndent === parentIndent) indentStatus = 0;
      else indentStatus = -1;
    } else allowBlockCollections = false;
  }
  if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
  if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
    const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
    const blockIndent = state.position - state.lineStart;
    if (indentStatus === 1) {
      if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
      else {
        const ch = state.input.charCodeAt(state.position);
        if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
          const fallbackState = snapshotState(state);
          const propertyIndent = propertyStart.position - propertyStart.lineStart;
          restoreState(state, propertyStart);
          if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
          else restoreState(state, fallbackState);
        }
        if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
      }
    } else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
  }
  allowBlockScalars = allowBlockScalars && !hasContent;
  if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
    addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
    hasContent = true;
  }
  state.depth--;
  return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
  if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
  state.position++;
  const nameStart = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
  const name2 = state.input.slice(nameStart, state.position);
  const args = [];
  if (name2.length === 0) throwError(state, "directive name must not be less than one character in length");
  while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
    while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
    if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
    const start2 = state.position;
    while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
    args.push(state.input.slice(start2, state.position));
  }
  if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
  if (name2 === "YAML") {
    if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
    if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
    const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
    if (match === null) throwError(state, "ill-formed argument of the YAML directive");
    if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
    state.directives.push({
      kind: "yaml",
      version: args[0]
    });
  } else if (name2 === "TAG") {
    if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
    const [handle, prefix] = args;
    if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
    if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
    if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
    state.tagHandlers[handle] = prefix;
    state.directives.push({
      kind: "tag",
      handle,
      prefix
    });
  }
  return true;
}
function readDocument(state) {
  state.directives = [];
  state.tagHandlers = /* @__PURE__ */ Object.create(null);
  let hasDirectives = false;
  skipSeparationSpace(state, true);
  while (readDirective(state)) {
    hasDirectives = true;
    skipSeparationSpace(state, true);
  }
  let explicitStart = false;
  let explicitEnd = false;
  let allowCompact = true;
  if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
    explicitStart = true;
    const markerLine = state.line;
    state.position += 3;
    skipSeparationSpace(state, true);
    allowCompact = state.line > markerLine;
  } else if (hasDirectives) throwError(state, "directives end mark is expected");
  const documentEventIndex = state.events.length;
  if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
    state.position += 3;
    skipSeparationSpace(state, true);
    return;
  }
  addDocumentEvent(state, explicitStart, false);
  if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
  skipSeparationSpace(state, true);
  if (state.position === state.lineStart && testDocumentSeparator(state)) {
    explicitEnd = state.input.charCodeAt(state.position) === 46;
    if (explicitEnd) {
      const markerLine = state.line;
      state.position += 3;
      skipSeparationSpace(state, true);
      if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
    }
  }
  const documentEvent = state.events[documentEventIndex];
  if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
  addPopEvent(state);
  if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options5) {
  const length = input.length;
  const state = {
    ...DEFAULT_PARSER_OPTIONS,
    ...options5,
    input: `${input}\0`,
    length,
    position: 0,
    line: 0,
    lineStart: 0,
    lineIndent: 0,
    firstTabInLine: -1,
    depth: 0,
    directives: [],
    tagHandlers: /* @__PURE__ */ Object.create(null),
    events: []
  };
  const nullpos = input.indexOf("\0");
  if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
  while (state.position < state.length) {
    skipByteOrderMark(state);
    skipSeparationSpace(state, true);
    if (state.position >= state.length) break;
    const documentStart = state.position;
    readDocument(state);
    if (state.position === documentStart)
      throwError(state, "can not read a document");
  }
  return state.events;
}
var DEFAULT_LOAD_OPTIONS = {
  ...DEFAULT_PARSER_OPTIONS,
  ...DEFAULT_CONSTRUCTOR_OPTIONS
};
function hasBit(mask, bit) {
  return (mask & 1 << bit) !== 0;
}
var DEFAULT_SCALAR_STYLE_RULES = {
  applyQuoteFlowKeysOption,
  doubleQuoteForInvisibles,
  doubleQuoteWhitespaceOnly,
  applyForceQuotesOption,
  tryLongOrMultilineAsBlock,
  quoteInvalidPlain,
  fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
  if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
  return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
  if (!layout.presenterOptions.quoteFlowKeys) return;
  if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
  layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
  if (!layout.presenterOptions.forceQuotes) return;
  if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
  if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
  layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
  if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
  const value = layout.node.value;
  const multiline = value.indexOf("\n") !== -1;
  if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
    if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
    return;
  }
  const w = layout.presenterOptions.lineWidth;
  if (w === -1) {
    if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
    return;
  }
  const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
  let position = 0;
  let shouldFold = false;
  while (position <= value.length) {
    let lineEnd2 = value.length;
    const nextLineBreak = value.indexOf("\n", position);
    if (nextLineBreak !== -1) lineEnd2 = nextLineBreak;
    const line2 = value.slice(position, lineEnd2);
    if (line2.length > availableWidth && line2[0] !== " " && / [^ \t]/.test(line2)) shouldFold = true;
    if (nextLineBreak === -1) break;
    position = nextLineBreak + 1;
  }
  if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
  else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
  if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var DEFAULT_PRESENTER_OPTIONS = {
  indent: 2,
  seqNoIndent: false,
  seqInlineFirst: true,
  lineWidth: 80,
  flowBracketPadding: false,
  flowSkipCommaSpace: false,
  flowSkipColonSpace: false,
  quoteFlowKeys: false,
  quoteStyle: "single",
  forceQuotes: false,
  scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name2) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name2)),
  tagBeforeAnchor: false
};
var DEFAULT_DUMP_OPTIONS = {
  ...DEFAULT_PRESENTER_OPTIONS,
  schema: DUMP_SCHEMA,
  skipInvalid: false,
  noRefs: false,
  flowLevel: -1,
  sortKeys: false,
  transform: () => {
  }
};
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
var EVENT_MAPPING = EVENT_ID.MAPPING;
var EVENT_SCALAR = EVENT_ID.SCALAR;
var EVENT_ALIAS = EVENT_ID.ALIAS;
var EVENT_POP = EVENT_ID.POP;
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;

// src/config/problem.ts
function showPath(path) {
  return path.map((written3, at2) => {
    if (typeof written3 === "number") return `[${String(written3)}]`;
    const step = written3.slice(0, 100);
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `['${step}']`;
    return at2 === 0 ? step : `.${step}`;
  }).join("");
}
function showFound(value) {
  if (value === null || value === void 0) return "nothing";
  if (typeof value === "string") {
    const text4 = value.replaceAll(/\s+/g, " ");
    return `'${text4.length > 60 ? `${text4.slice(0, 57)}...` : text4}'`;
  }
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "keys with values";
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeof value;
}

// src/config/tree.ts
function complete({ start: start2, parts: parts2 }) {
  let [size, depth] = [1, 1];
  for (const part of parts2.values()) {
    size += part.size;
    depth = Math.max(depth, part.depth + 1);
  }
  return { start: start2, parts: parts2, size, depth };
}
function scalarStart({ valueStart, style }) {
  const quoted2 = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted2 ? valueStart - 1 : valueStart;
}
var OPEN2 = /* @__PURE__ */ Symbol("an anchor of something that is not finished yet");
function treeOf(text4, events) {
  const troubles = [];
  const anchors = /* @__PURE__ */ new Map();
  const frames = [];
  let root;
  let [documents, aliases] = [0, 0];
  const nameOf3 = (event) => event.anchorStart < 0 ? void 0 : text4.slice(event.anchorStart, event.anchorEnd);
  function place3({ node: node2, scalar }) {
    const frame3 = frames.at(-1);
    if (frame3 === void 0) {
      root ??= node2;
    } else if (!frame3.mapping) {
      frame3.parts.set(frame3.parts.size, node2);
    } else if (frame3.key === void 0) {
      if (scalar === void 0) troubles.push({ offset: node2.start, message: "a key must be plain text" });
      frame3.key = { name: scalar ?? "", offset: node2.start };
    } else {
      const { name: name2, offset } = frame3.key;
      frame3.key = void 0;
      if (frame3.parts.has(name2)) {
        troubles.push({ offset, message: `the key '${name2.slice(0, 60)}' is here for the second time` });
      }
      frame3.parts.set(name2, { ...node2, start: node2.start < 0 ? offset : node2.start, key: offset });
    }
  }
  function finish2(value, anchor2) {
    if (anchor2 !== void 0) anchors.set(anchor2, value);
    place3(value);
  }
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      documents += 1;
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      const anchor2 = nameOf3(event);
      if (anchor2 !== void 0) anchors.set(anchor2, OPEN2);
      const mapping = event.type === EVENT_ID.MAPPING;
      frames.push({ start: event.start, anchor: anchor2, mapping, parts: /* @__PURE__ */ new Map(), key: void 0 });
    } else if (event.type === EVENT_ID.POP) {
      const frame3 = frames.pop();
      if (frame3 !== void 0) finish2({ node: complete(frame3), scalar: void 0 }, frame3.anchor);
    } else if (event.type === EVENT_ID.SCALAR) {
      const scalar = event.valueStart < 0 ? "" : getScalarValue(text4, event);
      finish2({ node: { start: scalarStart(event), size: 1, depth: 1 }, scalar }, nameOf3(event));
    } else {
      aliases += 1;
      const offset = event.anchorStart - 1;
      const target = anchors.get(nameOf3(event) ?? "");
      if (target === OPEN2) troubles.push({ offset, message: "the alias stands inside of what it names" });
      const known2 = target === void 0 || target === OPEN2 ? void 0 : target;
      place3({ node: { ...known2?.node ?? { size: 1, depth: 1 }, start: offset }, scalar: known2?.scalar });
    }
  }
  return { root, documents, aliases, troubles };
}

// src/config/document.ts
var MOST_CHARACTERS = 256 * 1024;
var DEEPEST = 32;
var MOST_ALIASES = 200;
var MOST_VALUES = 1e4;
function lineFinder(text4) {
  const starts = [0];
  for (let at2 = text4.indexOf("\n"); at2 >= 0; at2 = text4.indexOf("\n", at2 + 1)) starts.push(at2 + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
function nodeAt(root, path) {
  let node2 = root;
  for (const step of path) node2 = node2?.parts?.get(step);
  return node2;
}
function offsetOf(root, path, spot2) {
  const node2 = nodeAt(root, path);
  if (node2 !== void 0) return (spot2 === "key" ? node2.key : void 0) ?? node2.start;
  return path.length === 0 ? 0 : offsetOf(root, path.slice(0, -1), "key");
}
function readDocument2(name2, text4) {
  if (text4.length > MOST_CHARACTERS) {
    const message = `the file has ${String(text4.length)} characters, at most ${String(MOST_CHARACTERS)} are read`;
    return { ok: false, problems: [{ document: name2, line: 1, column: 1, path: "", message }] };
  }
  const find = lineFinder(text4);
  const at2 = (offset, message) => ({
    document: name2,
    ...find(Math.max(0, offset)),
    path: "",
    message
  });
  const refused = (...problems) => ({ ok: false, problems });
  try {
    const events = parseEvents(text4, { maxDepth: DEEPEST });
    const { root, documents, aliases, troubles } = treeOf(text4, events);
    if (troubles.length > 0) return refused(...troubles.map(({ offset, message }) => at2(offset, message)));
    if (documents > 1) return refused(at2(0, `the file holds ${String(documents)} documents, expected one`));
    const { size = 0, depth = 0 } = root ?? {};
    if (aliases > MOST_ALIASES) {
      return refused(
        at2(0, `the file has ${String(aliases)} aliases, at most ${String(MOST_ALIASES)} are read`)
      );
    }
    if (size > MOST_VALUES || depth > DEEPEST) {
      const amount = `${size > 1e9 ? "more than a billion" : String(size)} values, ${String(depth)} deep`;
      const limit = `at most ${String(MOST_VALUES)} values, ${String(DEEPEST)} deep, are read`;
      return refused(at2(0, `with its aliases written out the file has ${amount}; ${limit}`));
    }
    const [value] = constructFromEvents(events, { source: text4, json: true });
    return {
      ok: true,
      document: {
        name: name2,
        value,
        has: (path) => nodeAt(root, path) !== void 0,
        problem: (path, spot2, told3) => ({
          document: name2,
          ...find(Math.max(0, offsetOf(root, path, spot2))),
          path: showPath(path),
          ...told3
        })
      }
    };
  } catch (error2) {
    if (!(error2 instanceof YAMLException)) throw error2;
    const reason = error2.reason.startsWith("nesting exceeded") ? `it is nested more than ${String(DEEPEST)} deep` : `it is no YAML: ${error2.reason}`;
    return refused(at2(error2.mark?.position ?? 0, reason));
  }
}

// src/config/issues.ts
var TYPES = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values"
};
var oneOf = (values) => values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(", ")}`;
function knownKeys(issue2) {
  const def = issue2.inst?._zod.def;
  const shape = typeof def === "object" && def !== null && "shape" in def ? def.shape : void 0;
  return typeof shape === "object" && shape !== null ? Object.keys(shape).join(",") : "";
}
var expectedPhrase = (issue2) => {
  const unit = issue2.origin === "array" ? " entries" : "";
  if (issue2.code === "unrecognized_keys") return knownKeys(issue2);
  if (issue2.code === "invalid_type") return TYPES[issue2.expected] ?? issue2.expected;
  if (issue2.code === "invalid_value") return oneOf(issue2.values);
  if (issue2.code === "too_small") return `at least ${String(issue2.minimum)}${unit}`;
  if (issue2.code === "too_big") return `at most ${String(issue2.maximum)}${unit}`;
  return "something else";
};
function valueAt(value, path) {
  let part = value;
  for (const step of path) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, step)) return void 0;
    part = Reflect.get(part, step);
  }
  return part;
}
function meantBranch(branches) {
  return branches.filter(
    (issues) => issues.every(
      ({ path, code: code2 }) => path.length > 0 || code2 !== "invalid_type" && code2 !== "invalid_value"
    )
  ).toSorted((a, b) => a.length - b.length)[0];
}
function unknownKeys(keys, path, known2) {
  return keys.map((key) => ({
    path: [...path, key],
    spot: "key",
    told: {
      message: `the key '${key.slice(0, 60)}' is not known here`,
      ...known2.length === 0 ? {} : { remedy: `Known here: ${known2.join(", ")}.` }
    },
    slip: { word: key, known: known2 }
  }));
}
function problemsOf(issues, value, base) {
  return issues.flatMap((issue2) => {
    const inner = issue2.path.filter((step) => typeof step !== "symbol");
    const path = [...base, ...inner];
    const found = valueAt(value, inner);
    const expected = (phrase, slip) => ({
      path,
      spot: "value",
      told: { message: `expected ${phrase}, found ${showFound(found)}` },
      ...slip === void 0 ? {} : { slip }
    });
    switch (issue2.code) {
      case "unrecognized_keys":
        return unknownKeys(issue2.keys, path, issue2.message === "" ? [] : issue2.message.split(","));
      case "invalid_key": {
        const key = inner.at(-1);
        const phrase = issue2.issues[0]?.message ?? "another key";
        return [
          { path, spot: "key", told: { message: `expected ${phrase}, found ${showFound(String(key))}` } }
        ];
      }
      case "invalid_union": {
        const branch2 = found === void 0 ? void 0 : meantBranch(issue2.errors);
        return branch2 === void 0 ? [expected(issue2.message)] : problemsOf(branch2, found, path);
      }
      case "invalid_value": {
        const words = issue2.values.filter((word2) => typeof word2 === "string");
        return [
          typeof found === "string" ? expected(issue2.message, { word: found, known: words }) : expected(issue2.message)
        ];
      }
      case "custom":
        if (issue2.params?.["phrase"] !== true)
          return [{ path, spot: "value", told: { message: issue2.message } }];
        if (issue2.params["secret"] !== true) return [expected(issue2.message)];
        return [
          { path, spot: "value", told: { message: `expected ${issue2.message}, found something else` } }
        ];
      case "invalid_type":
      case "invalid_format":
      case "invalid_element":
      case "too_small":
      case "too_big":
      case "not_multiple_of":
        return [expected(issue2.message)];
    }
  });
}

// src/config/part.ts
function firstOfEach(problems) {
  const seen = /* @__PURE__ */ new Set();
  return problems.filter(({ path, spot: spot2 }) => {
    const place3 = JSON.stringify([spot2, path]);
    const isNew = !seen.has(place3);
    seen.add(place3);
    return isNew;
  });
}
function parsePart(schema2, written3, path) {
  const parsed = schema2.safeParse(written3, { error: expectedPhrase });
  if (parsed.success) return { value: parsed.data, problems: [] };
  return { value: void 0, problems: firstOfEach(problemsOf(parsed.error.issues, written3, path)) };
}
function problem(spot2, path, message, { remedy, slip }) {
  return {
    path,
    spot: spot2,
    told: { message, ...remedy === void 0 ? {} : { remedy } },
    ...slip === void 0 ? {} : { slip }
  };
}
var at = (path, message, more = {}) => problem("value", path, message, more);
var atKey = (path, message, more = {}) => problem("key", path, message, more);
var placed = (base, { path, message, remedy }) => at([...base, ...path], message, remedy === void 0 ? {} : { remedy });
function isMapping(written3) {
  return typeof written3 === "object" && written3 !== null && !Array.isArray(written3);
}
function entriesOf(written3) {
  return isMapping(written3) ? Object.entries(written3) : [];
}
function keyOf(written3, key) {
  return isMapping(written3) && Object.hasOwn(written3, key) ? written3[key] : void 0;
}
function itemsOf(written3) {
  return Array.isArray(written3) ? written3 : [];
}

// src/config/documents.ts
var SHARED = /* @__PURE__ */ new Set(["gates", "environments"]);
function clash(document, path, before) {
  const message = `'${path.at(-1) ?? ""}' is in ${before.name} already`;
  return document.problem(path, "key", { message });
}
function readDocuments(texts) {
  const documents = [];
  const problems = [];
  for (const { name: name2, text: text4 } of texts) {
    const read2 = readDocument2(name2, text4);
    if (!read2.ok) {
      problems.push(...read2.problems);
    } else if (isMapping(read2.document.value)) {
      documents.push(read2.document);
    } else {
      const message = `expected keys with values, such as version: 1, found ${showFound(read2.document.value)}`;
      problems.push(read2.document.problem([], "value", { message }));
    }
  }
  const value = /* @__PURE__ */ new Map();
  const owners = /* @__PURE__ */ new Map();
  for (const document of documents) {
    for (const [key, part] of entriesOf(document.value)) {
      const before = owners.get(key);
      if (before === void 0) {
        value.set(key, part);
        owners.set(key, document);
      } else if (SHARED.has(key)) {
        const joined = new Map(entriesOf(value.get(key)));
        for (const [name2, entry] of entriesOf(part)) {
          const other = documents.find((earlier) => earlier !== document && earlier.has([key, name2]));
          if (joined.has(name2)) problems.push(clash(document, [key, name2], other ?? before));
          else joined.set(name2, entry);
        }
        value.set(key, Object.fromEntries(joined));
      } else if (key !== "version") {
        problems.push(clash(document, [key], before));
      }
    }
  }
  const [first] = documents;
  return {
    value: Object.fromEntries(value),
    problems,
    locate({ path, spot: spot2, told: sentence, slip }) {
      const nearest = slip === void 0 ? void 0 : nearestOf(slip.word, slip.known);
      const told3 = nearest === void 0 ? sentence : { ...sentence, nearest };
      const own2 = documents.find((document) => document.has(path.slice(0, 2))) ?? documents.find((document) => document.has(path.slice(0, 1))) ?? first;
      return own2 === void 0 ? { document: texts[0]?.name ?? "", line: 1, column: 1, path: "", ...told3 } : own2.problem(path, spot2, told3);
    }
  };
}

// src/config/faults/rollback.ts
function rollbackFaults({ migrations, run }, rollout2) {
  const returns = migrations === "down-script" || migrations === "restore-backup";
  const faults = [];
  if (returns && run.migrations === void 0) {
    const message = `expected run.migrations, found nothing: migrations: ${migrations} calls it`;
    faults.push({ path: ["run", "migrations"], message });
  }
  if (migrations === "restore-backup" && rollout2?.run.backup === void 0) {
    const message = "migrations: restore-backup needs a backup, and rollout.run.backup makes none";
    faults.push({ path: ["migrations"], message });
  }
  return faults;
}

// src/gates/gate.ts
function unreadable(needs, facts) {
  for (const need of needs) {
    const fact = facts[need];
    if (fact?.state === "known") continue;
    const { source, reason } = fact ?? { source: need, reason: "it was not read" };
    return {
      verdict: "unknown",
      reasonCode: `${need}_unreadable`,
      reason: `${source} could not be read: ${reason}`
    };
  }
  return void 0;
}
function defineGate(definition) {
  const { kind, title: title2, needs } = definition;
  function close(name2, options5) {
    const gate = {
      name: name2,
      kind,
      title: title2,
      options: options5,
      needs: { ...NO_NEEDS, ...definition.asks?.(options5), facts: needs },
      ...definition.waits === void 0 ? {} : { waits: definition.waits(options5) },
      evaluate(facts, context) {
        const known2 = Object.fromEntries(
          needs.flatMap((need) => {
            const fact = facts[need];
            return fact?.state === "known" ? [[need, fact.value]] : [];
          })
        );
        const conclusion = unreadable(needs, facts) ?? // Nothing is unreadable, so every name in `needs` is there; the compiler cannot count.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        definition.evaluate(options5, known2, context);
        return { gate: name2, title: title2, ...conclusion, evidence: conclusion.evidence ?? [] };
      },
      withPathsOf(candidate) {
        if (candidate.kind !== kind || definition.withPathsOf === void 0) return gate;
        return close(name2, definition.withPathsOf(options5, optionsOf(candidate.options)));
      }
    };
    return gate;
  }
  const optionsOf = (parsed) => parsed;
  return {
    kind,
    title: title2,
    options: definition.options,
    configure: (name2, options5) => close(name2, optionsOf(options5))
  };
}

// src/gates/options/scalars.ts
var PHRASE = { phrase: true };
var A_DURATION = "a duration such as 30s, 15m, 2h or 7d";
var duration3 = string2({ error: A_DURATION }).regex(DURATION, { error: A_DURATION }).transform((text4) => parseDuration(text4) ?? NaN).meta({ description: A_DURATION });
var A_SHARE = "a share such as 5% or 99.5%, at most 100%";
var SHARE = /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)%$/;
var share = string2({ error: A_SHARE }).regex(SHARE, { error: A_SHARE }).transform((text4) => Number(text4.slice(0, -1)) / 100).meta({ description: A_SHARE });
var A_MINIMUM = "a share above 0% and at most 100%, such as 85% or 99.5%";
var minimumShare = string2({ error: A_MINIMUM }).regex(SHARE, { error: A_MINIMUM }).refine((text4) => /[1-9]/.test(text4), { error: A_MINIMUM, params: PHRASE }).transform((text4) => ({ text: text4, millionths: Math.round(Number(text4.slice(0, -1)) * 1e4) })).meta({ description: A_MINIMUM });
var A_TIME_ZONE = "the name of a time zone such as Europe/Berlin or UTC";
var timeZone = string2({ error: A_TIME_ZONE }).refine(isTimeZone, { error: A_TIME_ZONE, params: PHRASE }).meta({ description: A_TIME_ZONE });
var line = (what, longest = 255) => string2({ error: what }).refine((text4) => text4.length <= longest && text4.trim() !== "" && !/[\r\n\0]/.test(text4), {
  error: `${what}, on one line of at most ${String(longest)} characters`,
  params: PHRASE
}).meta({ description: what, minLength: 1, maxLength: longest });

// src/gates/deployed.ts
var options = strictObject({
  deployed: strictObject({
    environment: line("the name of an environment").transform(environmentKey).describe("Where the commit must have been brought before"),
    same: _enum(["sha"]).default("sha").describe("What must be the same there: the commit"),
    soak: duration3.default(0).describe("How long it must have been good there"),
    "max-age": duration3.optional().describe("How old its success there may be")
  })
});
var ENDED = { success: true, failure: false, error: false };
var UNDER_WAY = /* @__PURE__ */ new Set(["queued", "in_progress", "pending", "waiting"]);
function resultsOf(deployments) {
  return deployments.flatMap(
    (deployment) => deployment.statuses.flatMap(({ state, createdAt, url }) => {
      const good = Object.hasOwn(ENDED, state) ? ENDED[state] : void 0;
      if (good === void 0) return [];
      return [{ good, at: createdAt, deployment, ...url === void 0 ? {} : { url } }];
    })
  ).toSorted((a, b) => a.at - b.at);
}
function isUnderWay({ statuses }) {
  const last = statuses.at(-1);
  return last === void 0 || UNDER_WAY.has(last.state);
}
function elsewhere({ deployments }) {
  const [newest] = resultsOf(deployments).filter(({ good }) => good).toReversed();
  return newest === void 0 ? "nothing was ever good there" : `it has ${shortSha(newest.deployment.sha)}`;
}
function conclude3(reading, sha, now, { environment: environment2, soak, "max-age": maxAge }) {
  const ours = reading.deployments.filter((deployment) => deployment.sha === sha);
  const results = resultsOf(ours);
  const last = results.at(-1);
  const brings = `Bring ${shortSha(sha)} to ${environment2} first.`;
  if (last === void 0) {
    if (ours.some(isUnderWay)) {
      return {
        verdict: "pending",
        reasonCode: "deployment_running",
        reason: `${shortSha(sha)} is on its way to ${environment2}`
      };
    }
    return {
      verdict: "fail",
      reasonCode: "not_deployed",
      reason: `${shortSha(sha)} was never good in ${environment2}: ${elsewhere(reading)}`,
      remedy: brings
    };
  }
  if (![now, ...results.map(({ at: at2 }) => at2)].every(Number.isFinite)) {
    return {
      verdict: "unknown",
      reasonCode: "deployments_unreadable",
      reason: `the deployments of ${environment2} carry times that are none`
    };
  }
  const evidence3 = [
    {
      label: `${shortSha(sha)} in ${environment2}`,
      value: `${last.good ? "good" : "failed"} at ${new Date(last.at).toISOString()}`,
      ...last.url === void 0 ? {} : { url: last.url }
    }
  ];
  if (!last.good) {
    return {
      verdict: "fail",
      reasonCode: "deployment_failed",
      reason: `the newest result of ${shortSha(sha)} in ${environment2} is a failure (${new Date(last.at).toISOString()})`,
      remedy: `Mend it, and bring it to ${environment2} again.`,
      evidence: evidence3
    };
  }
  if (maxAge !== void 0 && now - last.at > maxAge) {
    return {
      verdict: "fail",
      reasonCode: "deployment_too_old",
      reason: `${shortSha(sha)} was good in ${environment2} ${showDuration(now - last.at)} ago, at most ${showDuration(maxAge)} is allowed`,
      remedy: `Bring it to ${environment2} again.`,
      evidence: evidence3
    };
  }
  const since = results.slice(results.findLastIndex(({ good }) => !good) + 1)[0]?.at ?? last.at;
  const soaked = now - since;
  if (soaked < soak) {
    return {
      verdict: "pending",
      reasonCode: "soak_pending",
      reason: `${shortSha(sha)} has been good in ${environment2} for ${showDuration(soaked)} of ${showDuration(soak)}, ${showDuration(soak - soaked)} left`,
      evidence: evidence3,
      again: since + soak
    };
  }
  return {
    verdict: "pass",
    reasonCode: "deployed",
    reason: `${shortSha(sha)} has been good in ${environment2} for ${showDuration(soaked)}`,
    evidence: evidence3
  };
}
var deployed = defineGate({
  kind: "deployed",
  title: "Deployed before",
  needs: ["deployments", "now"],
  options,
  asks: ({ deployed: { environment: environment2 } }) => ({ deploymentsOf: [environment2] }),
  evaluate({ deployed: asked }, { deployments, now }, { subject }) {
    const { environment: environment2 } = asked;
    const fact = Object.hasOwn(deployments, environment2) ? deployments[environment2] : void 0;
    if (fact?.state !== "known") {
      const { source, reason } = fact ?? {
        source: `the deployments of ${environment2}`,
        reason: "they were not read"
      };
      return {
        verdict: "unknown",
        reasonCode: "deployments_unreadable",
        reason: `${source} could not be read: ${reason}`
      };
    }
    return conclude3(fact.value, subject.sha, now, asked);
  }
});

// src/gates/approvals/opinion.ts
var SILENT = /* @__PURE__ */ new Set(["commented", "pending"]);
var sameLogin = (a, b) => a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
var EXCLUSIONS = {
  author: ({ author }, { author: opener }) => sameLogin(author, opener) ? "opened the pull request" : void 0,
  committers: ({ author }, { committers }) => committers.some((committer) => sameLogin(author, committer)) ? "wrote a commit of it" : void 0,
  bots: ({ authorIsBot, author }) => authorIsBot || author?.endsWith("[bot]") === true ? "is a bot" : void 0
};
var staleness = {
  accept: () => void 0,
  reject: (review, pullRequest) => review.sha === pullRequest.headSha ? void 0 : `approved ${review.sha === null ? "a commit that is gone" : shortSha(review.sha)}, the head is ${shortSha(pullRequest.headSha)}`,
  "reject-if-diff-changed": (review, pullRequest) => review.diffUnchanged === true ? void 0 : staleness.reject(review, pullRequest)
};
function approval(review, pullRequest, { exclude, stale }) {
  if (review.author === null) return { kind: "not-counted", by: "a deleted account", why: "is gone" };
  const by = review.author;
  const reasons = [
    ...exclude.map((name2) => EXCLUSIONS[name2](review, pullRequest)),
    // On a public repository anybody may approve; it counts from those who may push.
    review.canPush === true ? void 0 : review.canPush === false ? "may not push to the repository" : "is not known to be allowed to push",
    staleness[stale](review, pullRequest)
  ].filter((reason) => reason !== void 0);
  return reasons.length === 0 ? { kind: "approves", by } : { kind: "not-counted", by, why: reasons.join(" and ") };
}
var newestFirst = (a, b) => b.submittedAt - a.submittedAt || b.id - a.id;
function opinionsOf(pullRequest, counting) {
  const opinions = [];
  const heard = /* @__PURE__ */ new Set();
  for (const review of [...pullRequest.reviews].toSorted(newestFirst)) {
    if (SILENT.has(review.state)) continue;
    const key = review.author?.toLowerCase();
    if (key !== void 0 && heard.has(key)) continue;
    if (key !== void 0) heard.add(key);
    const by = review.author ?? "a deleted account";
    if (review.state === "approved") opinions.push(approval(review, pullRequest, counting));
    else if (review.state === "changes_requested") opinions.push({ kind: "blocks", by });
    else if (review.state !== "dismissed") {
      opinions.push({ kind: "unknown", by, why: `gave a review of the unknown kind '${review.state}'` });
    }
  }
  return opinions;
}

// src/gates/approvals.ts
var A_COUNT = "a whole number from 1 on";
var options2 = strictObject({
  approvals: strictObject({
    min: int({ error: A_COUNT }).min(1, { error: A_COUNT }).default(1).describe("How many approvals each pull request needs"),
    scope: _enum(["every-pull-request-in-range"]).default("every-pull-request-in-range").describe("Each pull request since the last deployment is judged, not only the newest"),
    exclude: array(_enum(["author", "committers", "bots"])).default(["author", "committers", "bots"]).describe("Whose approvals do not count"),
    stale: _enum(["reject", "reject-if-diff-changed", "accept"]).default("reject-if-diff-changed").describe("What an approval of an earlier commit is worth"),
    "changes-requested": _enum(["block", "ignore"]).default("block").describe("Whether a reviewer who wants changes blocks")
  })
});
var plural = (count3, word2) => `${String(count3)} ${word2}${count3 === 1 ? "" : "s"}`;
function showOpinion(opinion) {
  if (opinion.kind === "approves") return `${opinion.by} approved`;
  if (opinion.kind === "blocks") return `${opinion.by} requested changes`;
  return `${opinion.by} does not count: ${opinion.by} ${opinion.why}`;
}
function judgePullRequest(pullRequest, asked) {
  const { number: number3, url, title: title2, reviewDecision } = pullRequest;
  const name2 = `#${String(number3)}`;
  const opinions = opinionsOf(pullRequest, asked);
  const approvers = opinions.filter(({ kind }) => kind === "approves");
  const blockers = opinions.filter(({ kind }) => kind === "blocks").map(({ by }) => by);
  const strange = opinions.filter((opinion) => opinion.kind === "unknown");
  const told3 = opinions.map(showOpinion);
  const evidence3 = {
    label: `${name2} ${title2}`,
    value: [
      ...told3.length === 0 ? ["no reviews"] : told3,
      ...reviewDecision === null ? [] : [`GitHub says ${reviewDecision.replaceAll("_", " ")}`]
    ].join("; "),
    url
  };
  const blocks = asked["changes-requested"] === "block";
  if (blocks && blockers.length > 0) {
    return {
      verdict: "fail",
      reasonCode: "changes_requested",
      reason: `${name2}: ${blockers.join(", ")} requested changes`,
      remedy: `Make the changes ${name2} was asked for, and ask for another review.`,
      evidence: evidence3
    };
  }
  if (approvers.length < asked.min) {
    const ignored = opinions.flatMap(
      (opinion) => opinion.kind === "not-counted" ? [`${opinion.by} ${opinion.why}`] : []
    );
    return {
      verdict: "fail",
      reasonCode: "not_approved",
      reason: `${name2} has ${String(approvers.length)} of ${plural(asked.min, "approval")} needed${ignored.length === 0 ? "" : ` (${ignored.join("; ")})`}`,
      remedy: `Ask somebody who did not write ${name2} to review it.`,
      evidence: evidence3
    };
  }
  if (strange.length > 0) {
    return {
      verdict: "unknown",
      reasonCode: "review_unknown",
      reason: `${name2}: ${strange.map((opinion) => `${opinion.by} ${opinion.why}`).join("; ")}`,
      evidence: evidence3
    };
  }
  if (blocks && reviewDecision === "changes_requested") {
    return {
      verdict: "fail",
      reasonCode: "changes_requested",
      reason: `${name2} has ${plural(approvers.length, "approval")}, but GitHub says that changes are requested`,
      remedy: `Make the changes ${name2} was asked for, and ask for another review.`,
      evidence: evidence3
    };
  }
  return {
    verdict: "pass",
    reasonCode: "approved",
    reason: `${name2} was approved by ${approvers.map(({ by }) => by).join(", ")}`,
    evidence: evidence3
  };
}
var MOST_SENTENCES = 5;
function listed(sentences) {
  const more = sentences.length - MOST_SENTENCES;
  return sentences.slice(0, MOST_SENTENCES).join("; ") + (more > 0 ? `; and ${String(more)} more` : "");
}
function judgeDirect(direct) {
  if (direct.length === 0) return [];
  const commits = listed(direct.map(shortSha)).replaceAll(";", ",");
  return [
    {
      verdict: "fail",
      reasonCode: "commits_without_review",
      reason: `${plural(direct.length, "commit")} came without a pull request: ${commits}`,
      remedy: "Bring changes through pull requests, so that somebody reviews them."
    }
  ];
}
var approvals = defineGate({
  kind: "approvals",
  title: "Approvals",
  needs: ["reviews"],
  options: options2,
  evaluate({ approvals: asked }, { reviews: { pullRequests, direct } }) {
    const judged3 = pullRequests.map((pullRequest) => judgePullRequest(pullRequest, asked));
    const conclusions = [...judged3, ...judgeDirect(direct)];
    const evidence3 = judged3.map((conclusion) => conclusion.evidence);
    const verdict = worst(conclusions.map((conclusion) => conclusion.verdict));
    if (verdict === void 0) {
      return {
        verdict: "unknown",
        reasonCode: "nothing_to_review",
        reason: "no pull request and no commit was found to judge",
        remedy: "See that the commit differs from the one deployed, and that its pull requests can be read."
      };
    }
    if (verdict === "pass") {
      const reason = conclusions.length === 1 ? conclusions[0]?.reason ?? "" : `all ${String(conclusions.length)} pull requests were approved`;
      return { verdict, reasonCode: "approved", reason, evidence: evidence3 };
    }
    const decisive = conclusions.filter((conclusion) => conclusion.verdict === verdict);
    const [first] = decisive;
    return {
      verdict,
      reasonCode: first?.reasonCode ?? "not_approved",
      reason: listed(decisive.map(({ reason }) => reason)),
      ...first?.remedy === void 0 ? {} : { remedy: first.remedy },
      evidence: evidence3
    };
  }
});

// src/gates/options/wildcard.ts
function fitsWildcard(pattern, text4) {
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let starText = 0;
  while (inText < text4.length) {
    if (pattern[inPattern] === "*") {
      star = inPattern++;
      starText = inText;
    } else if (pattern[inPattern] === text4[inText]) {
      inPattern++;
      inText++;
    } else if (star >= 0) {
      inPattern = star + 1;
      inText = ++starText;
    } else {
      return false;
    }
  }
  while (pattern[inPattern] === "*") inPattern++;
  return inPattern === pattern.length;
}
function hasWildcard(pattern) {
  return pattern.includes("*");
}

// src/gates/checks/identity.ts
function identityOf({ kind, app, workflow, event, name: name2 }) {
  return JSON.stringify([kind, app ?? null, workflow ?? null, event ?? null, name2]);
}
function newestOf(checks2) {
  const newest = /* @__PURE__ */ new Map();
  const ambiguous = /* @__PURE__ */ new Map();
  for (const check of checks2) {
    const identity = identityOf(check);
    const seen = newest.get(identity);
    if (seen === void 0 || check.id > seen.id) {
      newest.set(identity, check);
      ambiguous.delete(identity);
    } else if (check.id === seen.id && (check.status !== seen.status || check.conclusion !== seen.conclusion)) {
      ambiguous.set(identity, check);
    }
  }
  return { newest: [...newest.values()], ambiguous: [...ambiguous.values()] };
}
function withoutOwn(checks2, { runId, checkRunId }) {
  return checks2.filter(
    (check) => !(checkRunId !== void 0 && check.kind === "check-run" && check.id === checkRunId) && !(runId !== void 0 && check.runId === runId)
  );
}
var PUBLISHED = "deploy-action / ";
function isNamed(check, { name: name2, event }) {
  if (event !== void 0 && check.event !== event) return false;
  if (check.name === name2) return true;
  return hasWildcard(name2) && !check.name.startsWith(PUBLISHED) && fitsWildcard(name2, check.name);
}
function wrongSource(check, { app, workflow }) {
  if (app !== void 0 && check.app?.toLowerCase() !== app.toLowerCase()) {
    return `${check.name} was reported by ${check.app ?? "an unknown app"}, expected ${app}`;
  }
  if (workflow !== void 0 && check.workflow !== workflow) {
    return `${check.name} was not produced by ${workflow}${check.workflow === void 0 ? "" : ` but by ${check.workflow}`}`;
  }
  return void 0;
}
function labelOf(check, among) {
  const namesakes = among.filter(({ name: name2 }) => name2 === check.name);
  if (namesakes.length < 2) return check.name;
  const apart = [check.kind === "status" ? "status" : void 0, check.app, check.workflow, check.event];
  return `${check.name} (${apart.filter((part) => part !== void 0).join(", ")})`;
}

// src/gates/checks/options.ts
var name = line("the name of a check, in which * stands for any characters");
var selector = strictObject({
  name,
  workflow: line("the path of a workflow file, such as .github/workflows/ci.yml").transform((path) => path.includes("/") ? path : `.github/workflows/${path}`).optional().describe("Only checks that this workflow file produced"),
  event: line("the event that started the workflow, such as push").optional().describe("Only checks of workflow runs started by this event"),
  app: line("the slug of the app that reports the check, such as github-actions").optional().describe("Only checks that this app reported"),
  min: int({ error: "a whole number from 1 on" }).min(1, { error: "a whole number from 1 on" }).optional().describe("How many checks of different names must be there (default 1)"),
  when: _enum(["required", "if-present"]).default("required").describe("if-present: nothing is asked where the check was never triggered or was skipped")
}).refine(({ min, when }) => min === void 0 || when === "required", {
  error: "min asks for checks to be there and when: if-present does not; only one of them can hold",
  path: ["min"]
});
var ALL = { name: "*", when: "required" };
var A_LIST = "all, or a list of checks such as [{ name: 'test*' }]";
var selectors = union(
  [
    literal("all").transform(() => [ALL]),
    array(
      union([name.transform((text4) => ({ name: text4, when: "required" })), selector]),
      {
        error: A_LIST
      }
    ).min(1, { error: A_LIST })
  ],
  { error: A_LIST }
);
var MINUTE2 = 6e4;
var checksOptions = strictObject({
  checks: selectors.describe("Which checks must hold; a name is shorthand for { name: … }"),
  accept: array(_enum(["success", "neutral", "skipped"])).min(1, { error: "at least one conclusion, such as [success]" }).default(["success"]).describe("Conclusions that count as passed"),
  wait: duration3.default(20 * MINUTE2).describe("How long to wait for checks to finish (default 20m)"),
  grace: duration3.default(MINUTE2).describe("How long a check may take to appear once nothing else runs (default 60s)")
});

// src/gates/checks/result.ts
var UNFINISHED = {
  queued: "is queued",
  in_progress: "is running",
  waiting: "waits for the approval of an environment",
  requested: "was requested and has not begun",
  pending: "is pending",
  expected: "is expected"
};
function isUnfinished({ status }) {
  return Object.hasOwn(UNFINISHED, status);
}
var FAILURES = {
  failure: { reasonCode: "check_failed", says: "failed", remedy: "Mend what it found, or re-run it." },
  error: {
    reasonCode: "check_failed",
    says: "ended with an error",
    remedy: "Look at its log, or re-run it."
  },
  timed_out: { reasonCode: "check_timed_out", says: "timed out", remedy: "Re-run it, or give it more time." },
  cancelled: { reasonCode: "check_cancelled", says: "was cancelled", remedy: "Re-run it." },
  action_required: {
    reasonCode: "check_action_required",
    says: "asks for somebody to act",
    remedy: "Do what its page asks for."
  },
  stale: {
    reasonCode: "check_stale",
    says: "was incomplete for 14 days and given up by GitHub",
    remedy: "Re-run it."
  },
  startup_failure: {
    reasonCode: "check_not_started",
    says: "could not start: its workflow file is invalid",
    remedy: "Mend the workflow file."
  },
  skipped: {
    reasonCode: "check_skipped",
    says: "was skipped, and skipped is no proof",
    remedy: "If a skipped check is enough, say so: accept: [success, skipped]."
  },
  neutral: {
    reasonCode: "check_neutral",
    says: "ended neutral, and neutral is no proof",
    remedy: "If neutral is enough, say so: accept: [success, neutral]."
  }
};
var SKIPS_OTHERS = /* @__PURE__ */ new Set([
  "failure",
  "cancelled",
  "timed_out",
  "startup_failure",
  "action_required",
  "stale"
]);
function skippedAfter(check, all) {
  if (check.runId === void 0) return void 0;
  return all.find(({ runId, conclusion }) => runId === check.runId && SKIPS_OTHERS.has(conclusion));
}
function afterHowLong({ conclusion, startedAt, completedAt }) {
  if (conclusion !== "cancelled" || startedAt === void 0 || completedAt === void 0) return "";
  return ` after ${showDuration(completedAt - startedAt)} (a job that exceeds timeout-minutes is reported like this)`;
}
function resultOf(check, { when }, accept, all, waited) {
  const { status, conclusion } = check;
  const unfinished = Object.hasOwn(UNFINISHED, status) ? UNFINISHED[status] : void 0;
  if (unfinished !== void 0) return unfinishedResult(unfinished, waited);
  if (conclusion === null || check.kind === "check-run" && status !== "completed") {
    return {
      verdict: "unknown",
      reasonCode: "check_unknown",
      says: `has the status '${status}' and the conclusion '${String(conclusion)}', which together say nothing known`
    };
  }
  if (conclusion === "skipped") {
    const cause = skippedAfter(check, all);
    if (cause !== void 0) {
      return {
        verdict: "fail",
        reasonCode: "check_skipped_after_failure",
        says: `was skipped after ${cause.name} went wrong in the same run`,
        remedy: `Mend ${cause.name}.`
      };
    }
    const accepted = accept.some((word2) => word2 === conclusion);
    if (when === "if-present" && !accepted) {
      return { verdict: "skipped", reasonCode: "check_skipped", says: "was skipped" };
    }
  }
  if (accept.some((word2) => word2 === conclusion)) {
    return { verdict: "pass", reasonCode: "check_passed", says: `ended with ${conclusion}` };
  }
  const failure2 = Object.hasOwn(FAILURES, conclusion) ? FAILURES[conclusion] : void 0;
  if (failure2 !== void 0) {
    return { ...failure2, verdict: "fail", says: `${failure2.says}${afterHowLong(check)}` };
  }
  return {
    verdict: "unknown",
    reasonCode: "check_unknown",
    says: `ended with '${conclusion}', which is not accepted and not known to be a failure`
  };
}
function unfinishedResult(says, waited) {
  if (waited === void 0) return { verdict: "pending", reasonCode: "checks_pending", says };
  return {
    verdict: "fail",
    reasonCode: "checks_late",
    says: `${says}, after ${showDuration(waited)} of waiting`,
    remedy: "Find out why it does not finish, or give it more time: wait."
  };
}

// src/gates/checks/selection.ts
function evidenceOf2(check, label) {
  const where = [check.app, check.workflow, check.event].filter((part) => part !== void 0);
  const value = `${check.conclusion ?? check.status}${where.length === 0 ? "" : ` (${where.join(", ")})`}`;
  return { label, value, ...check.url === void 0 ? {} : { url: check.url } };
}
function knownNames(newest) {
  const names = [...new Set(newest.map(({ name: name2 }) => name2))].toSorted();
  const more = names.length > 8 ? ` and ${String(names.length - 8)} more` : "";
  return `Reported there: ${names.slice(0, 8).join(", ")}${more}.`;
}
function meant(name2, newest) {
  const names = newest.map((check) => check.name);
  const same2 = names.find((known2) => known2.trim().toLowerCase() === name2.trim().toLowerCase());
  if (same2 !== void 0) return `; names are case-sensitive: did you mean '${same2}'?`;
  return hasWildcard(name2) ? "" : didYouMean(name2, names);
}
function missing2(selector2, found, wrong, scene) {
  const { name: name2, min = 1, when } = selector2;
  const on = shortSha(scene.sha);
  const some = `${name2}: ${String(found)} of at least ${String(min)} checks reported on ${on}`;
  if (scene.appearsWithin !== void 0) {
    const left = `${showDuration(scene.appearsWithin)} left to appear`;
    return {
      verdict: "pending",
      reasonCode: "checks_missing",
      sentence: found > 0 ? `${some} so far, ${left}` : `${name2} is not reported yet on ${on}, ${left}`
    };
  }
  if (when === "if-present") {
    return { verdict: "skipped", reasonCode: "checks_not_triggered", sentence: `${name2} was not triggered` };
  }
  if (wrong.length > 0) {
    return {
      verdict: "fail",
      reasonCode: "checks_wrong_source",
      sentence: wrong.join("; "),
      remedy: "Let the pinned app or workflow report it, or correct the pin in the gate."
    };
  }
  if (found > 0) {
    const remedy = `Find out why the others did not run, or correct min. ${knownNames(scene.newest)}`;
    return { verdict: "fail", reasonCode: "checks_too_few", sentence: some, remedy };
  }
  return {
    verdict: "fail",
    reasonCode: "checks_missing",
    sentence: scene.newest.length === 0 ? `${name2} was never reported on ${on}, nor was any other check` : `${name2} was never reported on ${on}${meant(name2, scene.newest)}`,
    remedy: scene.newest.length === 0 ? "If the commit may have no checks, say so: when: if-present." : knownNames(scene.newest)
  };
}
function selectionOf(selector2, accept, scene) {
  const named2 = scene.newest.filter((check) => isNamed(check, selector2));
  const judged3 = named2.filter((check) => wrongSource(check, selector2) === void 0);
  const others = named2.flatMap((check) => {
    const why = wrongSource(check, selector2);
    return why === void 0 ? [] : [{ check, why }];
  });
  const results = judged3.map((check) => {
    const result = resultOf(check, selector2, accept, scene.newest, scene.waited);
    const label = labelOf(check, judged3);
    return { check, result, label };
  });
  const remarks = results.map(({ result, label }) => ({
    verdict: result.verdict,
    reasonCode: result.reasonCode,
    sentence: `${label} ${result.says}`,
    ...result.remedy === void 0 ? {} : { remedy: result.remedy }
  }));
  const found = new Set(judged3.map(({ name: name2 }) => name2)).size;
  if (found < (selector2.min ?? 1)) {
    remarks.push(
      missing2(
        selector2,
        found,
        others.map(({ why }) => why),
        scene
      )
    );
  }
  return {
    verdict: worst(remarks.map(({ verdict }) => verdict)) ?? "fail",
    remarks,
    evidence: [
      ...results.map(({ check, result, label }) => ({
        verdict: result.verdict,
        shown: evidenceOf2(check, label)
      })),
      ...others.map(({ check, why }) => ({
        verdict: "skipped",
        shown: { ...evidenceOf2(check, check.name), value: `not counted: ${why}` }
      }))
    ]
  };
}

// src/gates/checks.ts
function lastFinished(checks2, now) {
  return Math.min(now, Math.max(0, ...checks2.map(({ completedAt }) => completedAt ?? 0)));
}
function sceneOf(sha, newest, now, { wait: wait2, grace }, { waitingSince }) {
  const deadline = waitingSince + wait2;
  const appears = newest.some(isUnfinished) ? deadline : Math.min(deadline, Math.max(waitingSince, lastFinished(newest, now)) + grace);
  return {
    sha,
    newest,
    ...now < appears ? { appearsWithin: appears - now } : {},
    ...now < deadline ? {} : { waited: now - waitingSince }
  };
}
var MOST_SENTENCES2 = 5;
function sentencesOf(remarks) {
  const sentences = [...new Set(remarks.map(({ sentence }) => sentence))];
  const more = sentences.length - MOST_SENTENCES2;
  return sentences.slice(0, MOST_SENTENCES2).join("; ") + (more > 0 ? `; and ${String(more)} more` : "");
}
function conclusionOf(remarks, verdict) {
  const decisive = remarks.filter((remark) => remark.verdict === verdict);
  const [first] = decisive;
  if (verdict === "pass") {
    const rest2 = remarks.filter((remark) => remark.verdict !== "pass");
    const count3 = `${String(decisive.length)} ${decisive.length === 1 ? "check" : "checks"} passed`;
    return {
      verdict,
      reasonCode: "checks_passed",
      reason: rest2.length === 0 ? count3 : `${count3}; ${sentencesOf(rest2)}`
    };
  }
  const remedies = [...new Set(decisive.flatMap(({ remedy }) => remedy === void 0 ? [] : [remedy]))];
  return {
    verdict,
    reasonCode: first?.reasonCode ?? "checks_missing",
    reason: sentencesOf(decisive),
    ...remedies.length === 0 ? {} : { remedy: remedies.slice(0, 2).join(" ") }
  };
}
function evaluate(options5, { checks: checks2, now }, context) {
  const { sha } = context.subject;
  if (checks2.sha !== sha) {
    return {
      verdict: "unknown",
      reasonCode: "checks_of_another_commit",
      reason: `the checks read are those of ${shortSha(checks2.sha)}, not of ${shortSha(sha)}`
    };
  }
  const { newest, ambiguous } = newestOf(withoutOwn(checks2.checks, context.own));
  const scene = sceneOf(sha, newest, now, options5, context);
  const selections = options5.checks.map((selector2) => selectionOf(selector2, options5.accept, scene));
  const remarks = selections.flatMap((selection) => selection.remarks);
  for (const check of ambiguous) {
    if (!options5.checks.some((selector2) => isNamed(check, selector2))) continue;
    remarks.push({
      verdict: "unknown",
      reasonCode: "checks_ambiguous",
      sentence: `two results of ${check.name} claim to be the newest and differ`,
      remedy: "Re-run it."
    });
  }
  const verdict = worst(remarks.map((remark) => remark.verdict)) ?? "fail";
  const shown2 = selections.flatMap((selection) => selection.evidence);
  return {
    ...conclusionOf(remarks, verdict),
    evidence: shown2.toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict)).map((piece) => piece.shown)
  };
}
var checks = defineGate({
  kind: "checks",
  title: "Checks",
  needs: ["checks", "now"],
  options: checksOptions,
  waits: ({ wait: wait2 }) => wait2,
  evaluate
});

// src/gates/coverage/report.ts
var METRICS = ["lines", "statements", "branches", "functions"];
var problem2 = (text4) => ({ ok: false, problem: text4 });
function normalPath(path) {
  return path.trim().replaceAll("\\", "/").replace(/^(\.\/)+/, "");
}
function tallyOf(counted3) {
  if ("tally" in counted3) return counted3.tally;
  let covered = 0;
  for (const hits of counted3.hits.values()) if (hits > 0) covered += 1;
  return { covered, total: counted3.hits.size };
}
function sumOf(tallies) {
  let [covered, total] = [0, 0];
  for (const tally of tallies) {
    covered += tally.covered;
    total += tally.total;
  }
  return { covered, total };
}
function mergeCounted(a, b) {
  if (a === void 0 || b === void 0) return a ?? b;
  if ("tally" in a || "tally" in b) return void 0;
  const hits = new Map(a.hits);
  for (const [key, count3] of b.hits) hits.set(key, (hits.get(key) ?? 0) + count3);
  return { hits };
}
function merged(reports) {
  const files = /* @__PURE__ */ new Map();
  for (const report of reports) {
    for (const [path, file2] of report) {
      const before = files.get(path) ?? {};
      const both2 = {};
      for (const metric of METRICS) {
        const counted3 = mergeCounted(before[metric], file2[metric]);
        if (counted3 !== void 0) both2[metric] = counted3;
        else if (before[metric] !== void 0) return { twice: path };
      }
      files.set(path, both2);
    }
  }
  return { coverage: files };
}
function reaches({ covered, total }, millionths) {
  return BigInt(covered) * 1000000n >= BigInt(millionths) * BigInt(total);
}
function showShare({ covered, total }) {
  const hundredths = Number(BigInt(covered) * 10000n / BigInt(total));
  return `${String(hundredths / 100)}%`;
}

// src/gates/coverage/istanbul.ts
var count2 = int().min(0);
var place2 = object({ line: int(), column: number2().nullish() });
var range = object({ start: place2, end: place2 });
var finalFile = object({
  path: string2(),
  statementMap: record(string2(), range),
  fnMap: record(string2(), object({ name: string2().optional(), loc: range })),
  branchMap: record(string2(), object({ loc: range.optional(), locations: array(unknown()) })),
  s: record(string2(), count2),
  f: record(string2(), count2),
  b: record(string2(), array(count2))
});
var sums = object({ total: count2, covered: count2 });
var summaryFile = object({
  lines: sums,
  statements: sums,
  functions: sums,
  branches: sums
});
var spot = ({ start: start2, end }) => `${String(start2.line)}:${String(start2.column ?? 0)}-${String(end.line)}:${String(end.column ?? 0)}`;
function raise(hits, key, times2 = 0) {
  hits.set(key, Math.max(hits.get(key) ?? 0, times2));
}
function finalCoverage({
  statementMap,
  fnMap,
  branchMap,
  s,
  f,
  b
}) {
  const lines = /* @__PURE__ */ new Map();
  const statements = /* @__PURE__ */ new Map();
  const functions = /* @__PURE__ */ new Map();
  const branches = /* @__PURE__ */ new Map();
  for (const [id, where] of Object.entries(statementMap)) {
    raise(lines, String(where.start.line), s[id]);
    raise(statements, spot(where), s[id]);
  }
  for (const [id, { loc }] of Object.entries(fnMap)) raise(functions, spot(loc), f[id]);
  for (const [id, { loc, locations }] of Object.entries(branchMap)) {
    const where = loc === void 0 ? id : spot(loc);
    for (const at2 of locations.keys()) raise(branches, `${where}/${String(at2)}`, b[id]?.[at2]);
  }
  return {
    lines: { hits: lines },
    statements: { hits: statements },
    functions: { hits: functions },
    branches: { hits: branches }
  };
}
function parseFinal(entries) {
  const coverage2 = /* @__PURE__ */ new Map();
  for (const [name2, entry] of entries) {
    const file2 = finalFile.safeParse(entry);
    if (!file2.success) return problem2(`its entry '${name2}' is no entry of coverage-final.json`);
    coverage2.set(normalPath(file2.data.path), finalCoverage(file2.data));
  }
  return { ok: true, coverage: coverage2, notes: [] };
}
var ALL_FILES = "(all files)";
function parseSummary(entries) {
  const coverage2 = /* @__PURE__ */ new Map();
  let total;
  for (const [name2, entry] of entries) {
    const file2 = summaryFile.safeParse(entry);
    if (!file2.success) return problem2(`its entry '${name2}' is no entry of coverage-summary.json`);
    const tallies = METRICS.map((metric) => [
      metric,
      { tally: file2.data[metric] }
    ]);
    if (METRICS.some((metric) => file2.data[metric].covered > file2.data[metric].total)) {
      return problem2(`its entry '${name2}' covers more than there is`);
    }
    const counted3 = Object.fromEntries(tallies);
    if (name2 === "total") total = counted3;
    else coverage2.set(normalPath(name2), counted3);
  }
  if (total === void 0) return problem2("it has no 'total'");
  if (coverage2.size === 0) return { ok: true, coverage: /* @__PURE__ */ new Map([[ALL_FILES, total]]), notes: [] };
  const contradiction = contradicting(total, coverage2);
  return contradiction === void 0 ? { ok: true, coverage: coverage2, notes: [] } : problem2(contradiction);
}
function contradicting(total, files) {
  for (const metric of METRICS) {
    const said = total[metric];
    if (said === void 0) continue;
    const { covered, total: all } = tallyOf(said);
    const sum2 = sumOf(
      [...files.values()].flatMap((file2) => file2[metric] === void 0 ? [] : [tallyOf(file2[metric])])
    );
    if (sum2.covered !== covered || sum2.total !== all) {
      return `its total says ${String(covered)} of ${String(all)} ${metric}, its files add up to ${String(sum2.covered)} of ${String(sum2.total)}`;
    }
  }
  return void 0;
}
function parseIstanbul(text4) {
  let json;
  try {
    json = JSON.parse(text4);
  } catch {
    return problem2("it is not JSON");
  }
  const object2 = record(string2(), unknown()).safeParse(json);
  if (!object2.success) return problem2("it is not an object of files");
  const entries = Object.entries(object2.data);
  if (entries.length === 0) return problem2("it names no file");
  return entries.some(([name2]) => name2 === "total") ? parseSummary(entries) : parseFinal(entries);
}

// src/gates/coverage/lcov.ts
function add(hits, key, count3) {
  const number3 = count3 === "-" ? 0 : Number(count3 === "" ? NaN : count3);
  if (!Number.isFinite(number3)) return false;
  hits.set(key, (hits.get(key) ?? 0) + Math.max(0, number3));
  return true;
}
var READERS = {
  // DA:line,hits[,checksum]
  DA: ({ lines }, [line2 = "", hits = ""]) => /^\d+$/.test(line2) && add(lines, line2, hits),
  // BRDA:line,[e]block,branch,taken: the branch may be an expression with commas in it, `-` is never reached.
  BRDA: ({ branches }, fields, text4) => fields.length >= 4 && add(branches, text4.slice(0, text4.lastIndexOf(",")), fields.at(-1) ?? ""),
  // FN:line,[end,]name
  FN: ({ functions }, fields) => fields.length >= 2 && add(functions, fields.at(-1) ?? "", "0"),
  // FNDA:hits,name
  FNDA: ({ functions }, [hits = "", ...name2]) => name2.length > 0 && add(functions, name2.join(","), hits),
  // FNL:number,line[,end] and FNA:number,hits,name: one function under several names
  FNL: ({ functions, starts }, [number3 = "", line2 = ""]) => {
    starts.set(number3, `line ${line2}`);
    return line2 !== "" && add(functions, `line ${line2}`, "0");
  },
  FNA: ({ functions, starts }, [number3 = "", hits = ""]) => {
    const start2 = starts.get(number3);
    return start2 !== void 0 && add(functions, start2, hits);
  }
};
var fileOf = ({ lines, branches, functions }) => ({
  lines: { hits: lines },
  branches: { hits: branches },
  functions: { hits: functions }
});
function parseLcov(text4) {
  const records = /* @__PURE__ */ new Map();
  const notes = [];
  let record2;
  let path = "";
  let sums2 = {};
  for (const [at2, raw] of text4.split("\n").entries()) {
    const line2 = raw.trim();
    if (line2 === "" || line2.startsWith("#")) continue;
    if (line2 === "end_of_record") {
      if (record2 !== void 0) notes.push(...differences(path, record2, sums2));
      record2 = void 0;
      continue;
    }
    const colon = line2.indexOf(":");
    const [kind, rest2] = [line2.slice(0, colon), line2.slice(colon + 1)];
    if (colon > 0 && kind === "SF") {
      path = normalPath(rest2);
      record2 = records.get(path) ?? {
        lines: /* @__PURE__ */ new Map(),
        branches: /* @__PURE__ */ new Map(),
        functions: /* @__PURE__ */ new Map(),
        starts: /* @__PURE__ */ new Map()
      };
      records.set(path, record2);
      record2.starts.clear();
      sums2 = {};
      continue;
    }
    if (kind === "LF") sums2.found = Number(rest2);
    if (kind === "LH") sums2.hit = Number(rest2);
    const reader = colon > 0 && Object.hasOwn(READERS, kind) ? READERS[kind] : void 0;
    if (reader === void 0) {
      if (colon > 0 && /^[A-Z]{2,5}$/.test(kind)) continue;
      return problem2(`line ${String(at2 + 1)} is no line of lcov`);
    }
    if (record2 === void 0) return problem2(`line ${String(at2 + 1)} belongs to no file: SF is missing`);
    if (!reader(record2, rest2.split(","), rest2)) return problem2(`line ${String(at2 + 1)} is damaged`);
  }
  if (records.size === 0) return problem2("it names no file (SF)");
  const coverage2 = new Map([...records].map(([name2, counted3]) => [name2, fileOf(counted3)]));
  return { ok: true, coverage: coverage2, notes };
}
function differences(path, { lines }, { found, hit }) {
  let covered = 0;
  for (const hits of lines.values()) if (hits > 0) covered += 1;
  const same2 = (found ?? lines.size) === lines.size && (hit ?? covered) === covered;
  if (same2) return [];
  return [
    `${path}: LH ${String(hit ?? covered)} of LF ${String(found ?? lines.size)}, its lines say ${String(covered)} of ${String(lines.size)}`
  ];
}

// src/gates/coverage/reading.ts
var unknown2 = (reasonCode, reason, remedy) => ({
  verdict: "unknown",
  reasonCode,
  reason,
  ...remedy === void 0 ? {} : { remedy }
});
var no = (...why) => ({ ok: false, conclusion: unknown2(...why) });
var parse2 = (text4) => text4.trimStart().startsWith("{") ? parseIstanbul(text4) : parseLcov(text4);
function readCoverage({ byGlob }, globs, metric) {
  const texts = /* @__PURE__ */ new Map();
  for (const pattern of globs) {
    const found = Object.hasOwn(byGlob, pattern) ? byGlob[pattern] ?? [] : [];
    if (found.length === 0) {
      return no(
        "coverage_missing",
        `no file in the checkout fits ${pattern}`,
        "Let the job that runs the tests hand its report over, or correct files."
      );
    }
    for (const { path, text: text4 } of found) texts.set(path, text4);
  }
  const shards = [];
  const notes = [];
  for (const [path, text4] of texts) {
    const report = parse2(text4);
    if (!report.ok) return no("coverage_unreadable", `${path} cannot be read: ${report.problem}`);
    if ([...report.coverage.values()].some((file2) => file2[metric] === void 0)) {
      return no("coverage_metric_missing", `${path} does not count ${metric}`, "Choose another metric.");
    }
    shards.push(report.coverage);
    notes.push(...report.notes);
  }
  const whole = merged(shards);
  if ("twice" in whole) {
    return no(
      "coverage_unmergeable",
      `${whole.twice} is in two summaries, and sums do not say what both cover`,
      "Use lcov or coverage-final.json for reports of several shards."
    );
  }
  return { ok: true, coverage: whole.coverage, reports: [...texts.keys()], notes };
}

// src/gates/coverage/share.ts
var import_posix = __toESM(require_posix(), 1);
function fitsPath(pattern) {
  const settings = { dot: true, nonegate: true, noextglob: true };
  const fromRoot = (0, import_posix.default)(pattern, settings);
  const anywhere = (0, import_posix.default)(`**/${pattern}`, settings);
  return (path) => {
    const whole = /^(?:[A-Za-z]:)?\/(.*)$/.exec(path)?.[1];
    return whole === void 0 ? fromRoot(path) : anywhere(whole);
  };
}
function leastCovered(files, metric) {
  const worstFirst2 = files.map(({ path, tally }) => ({ path, missing: tally.total - tally.covered })).filter(({ missing: missing3 }) => missing3 > 0).toSorted((a, b) => b.missing - a.missing).slice(0, 3);
  return `Most is missing in ${worstFirst2.map(({ path, missing: missing3 }) => `${path} (${String(missing3)} ${metric})`).join(", ")}.`;
}
function judgeShare(files, where, metric, min) {
  const tally = sumOf(files.map((file2) => file2.tally));
  const { covered, total } = tally;
  if (total === 0) {
    const remedy = "See that the report is of this code and counts this metric.";
    return { ...unknown2("coverage_empty", `the reports count no ${metric}${where}`, remedy), evidence: [] };
  }
  const reason = `${showShare(tally)} of ${metric}${where} are covered, ${min.text} are required`;
  const evidence3 = [
    {
      label: `${metric}${where}`,
      value: `${showShare(tally)} (${String(covered)} of ${String(total)}), ${min.text} required`
    }
  ];
  if (reaches(tally, min.millionths)) {
    return { verdict: "pass", reasonCode: "coverage_reached", reason, evidence: evidence3 };
  }
  return {
    verdict: "fail",
    reasonCode: "coverage_low",
    reason,
    remedy: leastCovered(files, metric),
    evidence: evidence3
  };
}

// src/gates/options/glob.ts
var A_GLOB = "a path or glob inside the repository, such as src/billing/** or **/lcov.info";
var LONGEST2 = 200;
var MOST_STARS = 3;
function isTame(glob2) {
  const segments = glob2.split("/");
  return segments.filter((segment) => segment === "**").length <= MOST_STARS && segments.every((segment) => segment === "**" || segment.split(/\*+/).length - 1 <= MOST_STARS);
}
var glob = string2({ error: A_GLOB }).min(1, { error: A_GLOB }).max(LONGEST2, { error: `${A_GLOB}, of at most ${String(LONGEST2)} characters` }).regex(/^[^\p{Cc}()|!\\]+$/u, { error: `${A_GLOB}, without ( ) | ! and \\` }).refine((text4) => !text4.startsWith("/") && !text4.split("/").includes(".."), {
  error: A_GLOB,
  params: PHRASE
}).refine(isTame, {
  error: `${A_GLOB}, with at most ${String(MOST_STARS)} * in a segment and ${String(MOST_STARS)} ** in all`,
  params: PHRASE
}).meta({ description: A_GLOB });

// src/gates/coverage.ts
var options3 = strictObject({
  coverage: strictObject({
    files: array(glob).min(1, { error: "at least one glob, such as ['**/lcov.info']" }).describe(
      "Reports in the checkout: lcov, coverage-final.json or coverage-summary.json; each glob must find some"
    ),
    metric: _enum(METRICS).default("lines").describe("What is counted"),
    min: minimumShare.describe("How much must be covered over all"),
    paths: record(glob, minimumShare).default({}).describe("How much must be covered of the files that a glob finds")
  })
});
function judgePaths(paths, metric, files) {
  const onlyTotal = files.some(({ path }) => path === ALL_FILES);
  return Object.entries(paths).map(([pattern, min]) => {
    if (onlyTotal) {
      const reason = `the report has only a total, so ${pattern} cannot be judged`;
      return Object.assign(unknown2("coverage_without_files", reason), { evidence: [] });
    }
    const isThere2 = fitsPath(pattern);
    const there = files.filter(({ path }) => isThere2(path));
    return judgeShare(there, ` in ${pattern}`, metric, min);
  });
}
function evaluate2({ files, metric, min, paths }, reading) {
  const found = readCoverage(reading, files, metric);
  if (!found.ok) return found.conclusion;
  const tallies = [...found.coverage].flatMap(([path, file2]) => {
    const counted3 = file2[metric];
    return counted3 === void 0 ? [] : [{ path, tally: tallyOf(counted3) }];
  });
  const parts2 = [judgeShare(tallies, "", metric, min), ...judgePaths(paths, metric, tallies)];
  const verdict = worst(parts2.map((part) => part.verdict)) ?? "unknown";
  const decisive = parts2.filter((part) => part.verdict === verdict);
  const [first] = decisive;
  return {
    verdict,
    reasonCode: first?.reasonCode ?? "coverage_empty",
    reason: decisive.map(({ reason }) => reason).join("; "),
    ...first?.remedy === void 0 ? {} : { remedy: first.remedy },
    evidence: [
      ...parts2.flatMap((part) => part.evidence),
      { label: "reports", value: found.reports.join(", ") },
      ...found.notes.slice(0, 5).map((value) => ({ label: "note", value }))
    ]
  };
}
var coverage = defineGate({
  kind: "coverage",
  title: "Coverage",
  needs: ["files"],
  options: options3,
  asks: ({ coverage: asked }) => ({ files: asked.files }),
  withPathsOf: ({ coverage: policy }, { coverage: candidate }) => ({
    coverage: { ...policy, files: candidate.files }
  }),
  evaluate: ({ coverage: asked }, { files }) => evaluate2(asked, files)
});

// src/schedule/window.ts
var DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
var LONGEST3 = 500;
var MINUTES_A_DAY = 1440;
var MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
function weekdaysOf(word2) {
  const [first, last = first, ...more] = word2.split("-").map((day) => DAYS.findIndex((known2) => known2 === day));
  if (first === void 0 || last === void 0 || first < 0 || last < 0 || more.length > 0) return void 0;
  const count3 = (last - first + 7) % 7 + 1;
  return Array.from({ length: count3 }, (_, at2) => (first + at2) % 7);
}
function minutesOf(word2) {
  const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(word2);
  if (match === null) return void 0;
  const [h1 = 99, m1 = 99, h2 = 99, m2 = 99] = match.slice(1).map(Number);
  if (m1 > 59 || m2 > 59 || h1 > 23 || h2 * 60 + m2 > MINUTES_A_DAY) return `'${word2}' is no time of a day`;
  const from = h1 * 60 + m1;
  const to = h2 * 60 + m2;
  if (from === to) return `'${word2}' is empty; for a whole day write 00:00-24:00`;
  return { from, to: to > from ? to : to + MINUTES_A_DAY };
}
function parseWindow(text4) {
  if (text4.length > LONGEST3) {
    return {
      ok: false,
      problem: `it has ${String(text4.length)} characters, at most ${String(LONGEST3)} are read`
    };
  }
  const stretches = [];
  let days = [];
  let timed = false;
  for (const word2 of text4.toLowerCase().split(/[\s,]+/)) {
    if (word2 === "") continue;
    const weekdays = weekdaysOf(word2);
    if (weekdays !== void 0) {
      days = timed ? [...weekdays] : [...days, ...weekdays];
      timed = false;
      continue;
    }
    const minutes = minutesOf(word2);
    if (typeof minutes === "string") return { ok: false, problem: minutes };
    if (minutes === void 0) {
      return { ok: false, problem: `'${word2}' is neither days (mon, mon-thu) nor times (09:00-17:00)` };
    }
    if (days.length === 0) return { ok: false, problem: `'${word2}' has no days before it` };
    for (const weekday of days) stretches.push({ weekday, ...minutes });
    timed = true;
  }
  if (stretches.length === 0) return { ok: false, problem: "it names no days and times" };
  if (!timed) return { ok: false, problem: "its last days have no times after them" };
  return { ok: true, stretches };
}
function contains(stretches, clock) {
  const { weekday, minute } = weekdayAndMinute(clock);
  const now = weekday * MINUTES_A_DAY + minute;
  return stretches.some(({ weekday: day, from, to }) => {
    const into = (now - day * MINUTES_A_DAY + MINUTES_A_WEEK) % MINUTES_A_WEEK;
    return from <= into && into < to;
  });
}
var DAY2 = 864e5;
function isOpen2(window2, now) {
  return contains(window2.stretches, wallClock(now, window2.tz));
}
function nextOpening(window2, now) {
  return firstInstant(window2.tz, now, now + 21 * DAY2, (clock) => contains(window2.stretches, clock));
}
function nextClosing(window2, now) {
  return firstInstant(window2.tz, now, now + 21 * DAY2, (clock) => !contains(window2.stretches, clock));
}

// src/gates/window.ts
var WEEKLY_TIMES = "times of a week such as 'mon-thu 09:00-17:00, fri 09:00-12:00'";
var options4 = strictObject({
  window: strictObject({
    tz: timeZone,
    allow: string2({ error: WEEKLY_TIMES }).superRefine((text4, check) => {
      const parsed = parseWindow(text4);
      if (!parsed.ok) {
        check.addIssue({ code: "custom", message: `expected ${WEEKLY_TIMES}, but ${parsed.problem}` });
      }
    }).describe("When things may ship; overnight hours belong to the day they start on")
  }).transform(({ tz, allow }) => {
    const parsed = parseWindow(allow);
    return { tz, text: allow, stretches: parsed.ok ? parsed.stretches : [] };
  })
});
var window = defineGate({
  kind: "window",
  title: "Deployment window",
  needs: ["now"],
  options: options4,
  evaluate({ window: asked }, { now }) {
    const { tz, text: text4 } = asked;
    const evidence3 = [
      { label: "now", value: showInstant(now, tz) },
      { label: "allowed", value: `${text4} (${tz})` }
    ];
    if (isOpen2(asked, now)) {
      const closes = nextClosing(asked, now);
      const until = closes === void 0 ? "" : ` until ${showInstant(closes, tz)}`;
      return { verdict: "pass", reasonCode: "window_open", reason: `the window is open${until}`, evidence: evidence3 };
    }
    const opens = nextOpening(asked, now);
    return {
      verdict: "pending",
      reasonCode: "outside_window",
      reason: `it is ${showInstant(now, tz)}, outside the window ${text4}; ${opens === void 0 ? "it does not open within three weeks" : `it opens ${showInstant(opens, tz)}`}`,
      evidence: evidence3,
      ...opens === void 0 ? {} : { again: opens }
    };
  }
});

// src/gates/index.ts
var GATE_KINDS = [approvals, checks, coverage, deployed, window];

// src/config/schema/scalars.ts
var text2 = (what) => string2({ error: what }).regex(/\S/, { error: what }).max(1e4, { error: `${what}, of at most 10000 characters` }).refine((written3) => !written3.includes("\0"), { error: what, params: PHRASE }).meta({ description: what });
var command = text2("a command, such as ./ops/deploy.sh");
var A_URL = "an address that begins with https:// or http://";
var httpUrl = string2({ error: A_URL }).max(2e3, { error: `${A_URL}, of at most 2000 characters` }).refine((url) => /^https?:\/\/\S+$/.test(url) && URL.canParse(url), { error: A_URL, params: PHRASE }).meta({ description: A_URL });
var A_VARIABLE = "the name of an environment variable such as PROMETHEUS_TOKEN, never the secret itself";
var VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;
var variableName = string2({ error: A_VARIABLE }).refine((name2) => VARIABLE.test(name2), { error: A_VARIABLE, params: { ...PHRASE, secret: true } }).meta({ description: A_VARIABLE, pattern: VARIABLE.source });
var A_GATE_NAME = "a name of letters, digits, - and _ that begins with a letter";
var gateName = string2({ error: A_GATE_NAME }).regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, { error: A_GATE_NAME }).meta({ description: A_GATE_NAME });
var environmentName = line("the name of an environment").regex(/^[A-Za-z0-9]/, {
  error: "the name of an environment that begins with a letter or a digit"
});
var AN_INCREASE = "an increase such as 50% or 500%";
var increase = string2({ error: AN_INCREASE }).regex(/^\d{1,6}(\.\d{1,4})?%$/, { error: AN_INCREASE }).transform((written3) => Number(written3.slice(0, -1)) / 100).meta({ description: AN_INCREASE });
var A_MULTIPLE = "a multiple such as 2x or 1.5x";
var multiple = string2({ error: A_MULTIPLE }).regex(/^\d{1,6}(\.\d{1,4})?x$/, { error: A_MULTIPLE }).transform((written3) => Number(written3.slice(0, -1))).meta({ description: A_MULTIPLE });
var flag = boolean2({ error: "true or false" });

// src/config/gates.ts
var RESERVED = /* @__PURE__ */ new Set(["freeze"]);
var KINDS = GATE_KINDS.map(({ kind }) => kind);
function kindProblems(name2, entry) {
  const path = ["gates", name2];
  const keys = entriesOf(entry).map(([key]) => key);
  const kinds = keys.filter((key) => KINDS.includes(key));
  if (kinds.length > 1)
    return [at(path, `expected one question, found ${kinds.join(" and ")}; make them two gates`)];
  const remedy = `A gate asks one of ${KINDS.join(", ")}.`;
  const near = keys.find((key) => nearestOf(key, KINDS) !== void 0);
  if (near !== void 0) {
    const slip = { word: near, known: KINDS };
    return [atKey([...path, near], `the question '${near}' is not known`, { slip, remedy })];
  }
  if (keys.length === 0) return [at(path, "expected a question, found none", { remedy })];
  return [at(path, `expected a question, found ${keys.slice(0, 5).join(", ")}`, { remedy })];
}
function parseGate(name2, entry) {
  const path = ["gates", name2];
  const nameCheck = gateName.safeParse(name2);
  const problems = [];
  if (!nameCheck.success) {
    problems.push(
      atKey(path, `expected ${nameCheck.error.issues[0]?.message ?? ""}, found '${name2.slice(0, 60)}'`)
    );
  }
  if (RESERVED.has(name2)) problems.push(atKey(path, `the name '${name2}' is taken by a finding of its own`));
  const asked = entriesOf(entry).flatMap(([key]) => GATE_KINDS.filter(({ kind: kind2 }) => kind2 === key));
  const [kind] = asked;
  if (kind === void 0 || asked.length > 1) {
    return { value: void 0, problems: [...problems, ...kindProblems(name2, entry)] };
  }
  const options5 = parsePart(kind.options, entry, path);
  problems.push(...options5.problems);
  return {
    value: problems.length > 0 ? void 0 : kind.configure(name2, options5.value),
    problems
  };
}
function parseGates(written3) {
  const parts2 = entriesOf(written3).map(([name2, entry]) => ({ name: name2, part: parseGate(name2, entry) }));
  const right = parts2.flatMap(
    ({ name: name2, part }) => part.value === void 0 ? [] : [[name2, part.value]]
  );
  const wrong = written3 === void 0 || isMapping(written3) ? [] : [at(["gates"], "expected gates by name, such as ci: { checks: [test] }")];
  return {
    gates: Object.fromEntries(right),
    names: parts2.map(({ name: name2 }) => name2),
    problems: [...wrong, ...parts2.flatMap(({ part }) => part.problems)]
  };
}
function environmentAskedBy(gate) {
  return gate.kind === deployed.kind ? gate.needs.deploymentsOf[0] : void 0;
}

// src/config/requirements.ts
function namesIn(written3, path) {
  if (typeof written3 === "string") return [{ path, name: written3 }];
  if (Array.isArray(written3))
    return written3.flatMap((part, index) => namesIn(part, [...path, index]));
  return entriesOf(written3).flatMap(
    ([key, part]) => key === "all" || key === "any" || key === "not" ? namesIn(part, [...path, key]) : []
  );
}
function unknownGate(path, name2, known2) {
  const remedy = known2.length === 0 ? "The file has no gates." : `Gates of the file: ${known2.slice(0, 20).join(", ")}.`;
  return at(path, `the gate '${name2.slice(0, 60)}' is not known`, { remedy, slip: { word: name2, known: known2 } });
}
function unknownGates(written3, path, known2) {
  const names = new Set(known2);
  return namesIn(written3, path).filter(({ name: name2 }) => !names.has(name2)).map((named2) => unknownGate(named2.path, named2.name, known2));
}
function gatesNamed(requirement2) {
  return requirement2 === void 0 ? [] : leavesOf(requirement2).flatMap((leaf) => "gate" in leaf ? [leaf.gate] : []);
}
function idleWarnings(requirement2, warn2, path) {
  const required2 = new Set(gatesNamed(requirement2));
  return warn2.flatMap(
    (name2, index) => required2.has(name2) ? [at([...path, index], `the gate '${name2}' is required, so listing it under warn does nothing`)] : []
  );
}

// src/config/schema/judge.ts
var SECOND = 1e3;
var limits = strictObject({
  "error-rate": share.optional().describe("Share of requests that may fail"),
  p95: duration3.optional().describe("95% of answers must come within this time"),
  "errors-over-baseline": increase.optional().describe("How many more errors than the baseline: 500% is six times"),
  "latency-over-baseline": multiple.optional().describe("How many times the baseline's latency")
}).refine((given2) => Object.values(given2).some((limit) => limit !== void 0), {
  error: "expected at least one limit, found none"
});
var query = (what) => text2(what).describe(`${what}; {version} stands for the candidate's or the baseline's version`);
var judge = strictObject({
  provider: _enum(["prometheus", "command"]),
  url: httpUrl.optional().describe("For prometheus"),
  token: variableName.optional().describe("For prometheus: the variable that holds a bearer token"),
  requests: query("PromQL for the cumulative count of requests").optional(),
  errors: query("PromQL for the cumulative count of failed requests").optional(),
  command: command.optional().describe("For command: prints the counts"),
  slow: strictObject({
    query: query("PromQL for the cumulative count of answers within the time").optional(),
    over: duration3.describe("Answers that take longer are slow")
  }).optional(),
  every: duration3.default(10 * SECOND).describe("How often it is judged (default 10s)"),
  limits: limits.optional().describe("Proven worse and beyond one of these: rolled back"),
  critical: limits.optional().describe("Proven worse and beyond one of these: held, and people are told"),
  warnings: limits.optional().describe("Beyond these it is said"),
  tolerance: strictObject({ errors: share.optional(), latency: share.optional() }).optional().describe("A candidate this little worse is no regression"),
  "false-alarm": share.optional().describe("The chance, over the whole canary, to roll back a candidate within tolerance"),
  "max-blind": duration3.optional().describe("No data this long with traffic on the candidate: roll back"),
  "stale-after": duration3.optional().describe("No data this long: hold"),
  "warm-up": duration3.optional().describe("What is left out after each increase of traffic"),
  "on-regression": _enum(["hold", "roll-back"]).optional().describe("What a regression that is proven but inside every limit does"),
  "warn-only": array(_enum(["errors", "slow"])).default([]).describe("Metrics that are shown and never decide")
});
function limitsOf(written3) {
  const {
    "error-rate": errorRate,
    p95,
    "errors-over-baseline": errors,
    "latency-over-baseline": latency2
  } = written3;
  return {
    ...errorRate === void 0 ? {} : { errorRate },
    ...p95 === void 0 ? {} : { p95: p95 / SECOND },
    ...errors === void 0 ? {} : { errorsOverBaseline: errors },
    ...latency2 === void 0 ? {} : { latencyOverBaseline: latency2 }
  };
}
function limitsFor({ limits: written3, slow }) {
  if (written3 !== void 0) return limitsOf(written3);
  return slow === void 0 ? DEFAULT_JUDGE.limits : { ...DEFAULT_JUDGE.limits, p95: slow.over / SECOND };
}
function metricsOf({ slow, "warn-only": warnOnly }) {
  const errors = { kind: "errors", decides: !warnOnly.includes("errors") };
  if (slow === void 0) return { errors };
  return { errors, slow: { kind: "slow", decides: !warnOnly.includes("slow"), over: slow.over / SECOND } };
}
function judgeOptionsOf(written3) {
  const { critical, warnings, tolerance } = written3;
  const seconds2 = (ms) => ms === void 0 ? void 0 : ms / SECOND;
  const [maxBlind, staleAfter, warmUp] = [
    written3["max-blind"],
    written3["stale-after"],
    written3["warm-up"]
  ].map(seconds2);
  const { "false-alarm": falseAlarm, "on-regression": onRegression } = written3;
  return judgeOptions({
    limits: limitsFor(written3),
    metrics: metricsOf(written3),
    ...critical === void 0 ? {} : { critical: limitsOf(critical) },
    ...warnings === void 0 ? {} : { warnings: limitsOf(warnings) },
    tolerance: {
      errors: tolerance?.errors ?? DEFAULT_JUDGE.tolerance.errors,
      latency: tolerance?.latency ?? DEFAULT_JUDGE.tolerance.latency
    },
    ...falseAlarm === void 0 ? {} : { falseAlarm },
    ...maxBlind === void 0 ? {} : { maxBlind },
    ...staleAfter === void 0 ? {} : { staleAfter },
    ...warmUp === void 0 ? {} : { warmUp },
    ...onRegression === void 0 ? {} : { onRegression }
  });
}
function providerOf({
  provider,
  url,
  token,
  requests,
  errors,
  slow,
  command: counts
}) {
  if (provider === "command") return { kind: "command", command: counts ?? "" };
  return {
    kind: "prometheus",
    url: url ?? "",
    ...token === void 0 ? {} : { tokenEnv: token },
    requests: requests ?? "",
    errors: errors ?? "",
    ...slow?.query === void 0 ? {} : { slow: { query: slow.query, overMs: slow.over } }
  };
}
function judgeOf(written3) {
  return { provider: providerOf(written3), everyMs: written3.every, options: judgeOptionsOf(written3) };
}

// src/config/faults/judge.ts
var query2 = (path, written3) => written3 === void 0 || written3.includes("{version}") ? [] : [{ path, message: "expected {version} in the query: without it candidate and baseline count as one" }];
function slowFaults({ slow, limits: limits2, critical }) {
  if (slow !== void 0) return [];
  return ["limits", "critical"].flatMap((name2) => {
    const given2 = name2 === "limits" ? limits2 : critical;
    return ["p95", "latency-over-baseline"].filter((limit) => given2?.[limit] !== void 0).map((limit) => ({
      path: [name2, limit],
      message: `${limit} needs judge.slow, which counts slow answers`
    }));
  });
}
function judgeFaults(judge2) {
  const { provider, url, token, requests, errors, command: command3, slow } = judge2;
  const slowQuery = slow === void 0 ? {} : { "slow.query": slow.query };
  const forPrometheus = { url, requests, errors, ...slowQuery };
  const [wanted, idle] = provider === "prometheus" ? [forPrometheus, { command: command3 }] : [{ command: command3 }, { ...forPrometheus, token }];
  return [
    ...Object.entries(wanted).filter(([, given2]) => given2 === void 0).map(([key]) => ({
      path: key.split("."),
      message: `expected ${key}, found nothing: the provider ${provider} needs it`
    })),
    ...Object.entries(idle).filter(([, given2]) => given2 !== void 0).map(([key]) => ({ path: key.split("."), message: `the provider ${provider} has no use for ${key}` })),
    ...query2(["requests"], requests),
    ...query2(["errors"], errors),
    ...query2(["slow", "query"], slow?.query),
    ...slowFaults(judge2),
    ...judgeProblems(judgeOptionsOf(judge2)).map((message) => ({ path: [], message }))
  ];
}

// src/config/schema/rollout.ts
var SECOND2 = 1e3;
var MINUTE3 = 60 * SECOND2;
var A_BATCH = "a count of instances such as 1, or a share such as 50%";
var A_STEP_TIME = "a duration such as 5m, or a list of them";
var batch = union(
  [
    int({ error: A_BATCH }).min(1, { error: A_BATCH }).transform((count3) => ({ count: count3 })),
    share.transform((part) => ({ share: part }))
  ],
  { error: A_BATCH }
);
var health = strictObject({
  url: httpUrl,
  every: duration3.default(10 * SECOND2),
  critical: flag.default(true).describe("Unavailable: rolled back without statistics"),
  "unavailable-after": duration3.default(2 * MINUTE3).describe("No success for this long"),
  timeout: duration3.default(5 * SECOND2).describe("How long one answer may take"),
  status: int({ error: "an HTTP status such as 200" }).min(100, { error: "an HTTP status such as 200" }).max(599, { error: "an HTTP status such as 200" }).default(200).describe("The HTTP status expected")
}).transform(({ every, "unavailable-after": unavailableAfterMs, timeout, status, ...rest2 }) => ({
  ...rest2,
  everyMs: every,
  unavailableAfterMs,
  timeoutMs: timeout,
  expectStatus: status
}));
var rollout = strictObject({
  strategy: _enum(["direct", "rolling", "blue-green", "canary"]).default("direct"),
  steps: array(share).min(1, { error: "at least one step" }).max(50, { error: "at most 50 steps" }).optional().describe("For canary: the candidate's shares of traffic (default 5%, 25%, 50%, 100%)"),
  batches: array(batch).min(1, { error: "at least one batch" }).max(50, { error: "at most 50 batches" }).optional().describe("For rolling: how much of the fleet each batch brings it to (default 1, 50%, 100%)"),
  "step-time": union([duration3, array(duration3).min(1, { error: "at least one duration" })], { error: A_STEP_TIME }).optional().describe(
    "At least this long at each step but the last; one value serves all (default 5m for canary, 1m for rolling)"
  ),
  deadline: duration3.default(60 * MINUTE3).describe("Not finished by then: on-deadline (default 60m)"),
  "on-deadline": _enum(["hold", "roll-back"]).default("hold"),
  bake: duration3.default(0).describe("Watched this long once all traffic is on the candidate"),
  run: strictObject({
    backup: command.optional(),
    migrate: command.optional(),
    deploy: command.optional(),
    smoke: command.optional(),
    rollback: command.optional()
  }).default({}).describe("Commands, from the candidate's own checkout"),
  timeout: duration3.default(15 * MINUTE3).describe("How long one command may take (default 15m)"),
  traffic: strictObject({
    driver: _enum(["command"]),
    set: command.describe("Sets the share in DEPLOY_WEIGHT"),
    read: command.describe("Prints the share that is set")
  }).optional(),
  health: array(health).max(50, { error: "at most 50 health checks" }).default([]),
  judge: judge.optional(),
  "pass-env": array(variableName).default([]).describe("Environment variables that commands may see besides PATH, HOME and DEPLOY_*")
});
var DEFAULT_STEPS = [0.05, 0.25, 0.5, 1];
var DEFAULT_BATCHES = [{ count: 1 }, { share: 0.5 }, { share: 1 }];
var DEFAULT_STEP_TIME = {
  direct: 0,
  rolling: MINUTE3,
  "blue-green": 0,
  canary: 5 * MINUTE3
};
function shapeOf({
  strategy,
  steps,
  batches
}) {
  return {
    steps: strategy === "canary" ? steps ?? DEFAULT_STEPS : [],
    batches: strategy === "rolling" ? batches ?? DEFAULT_BATCHES : []
  };
}
function stepTimesOf(written3) {
  const { steps, batches } = shapeOf(written3);
  const count3 = Math.max(steps.length, batches.length, 1);
  const time3 = written3["step-time"] ?? DEFAULT_STEP_TIME[written3.strategy];
  const times2 = Array.from({ length: count3 }, (_, at2) => typeof time3 === "number" ? time3 : time3[at2] ?? 0);
  return written3.strategy === "canary" && typeof time3 === "number" ? [...times2.slice(0, -1), 0] : times2;
}
function present(written3) {
  return Object.fromEntries(Object.entries(written3).filter(([, value]) => value !== void 0));
}
function rolloutOf2(written3) {
  return {
    strategy: written3.strategy,
    ...shapeOf(written3),
    stepTimeMs: stepTimesOf(written3),
    deadlineMs: written3.deadline,
    onDeadline: written3["on-deadline"],
    bakeMs: written3.bake,
    run: present(written3.run),
    timeoutMs: written3.timeout,
    ...written3.traffic === void 0 ? {} : { traffic: written3.traffic },
    health: written3.health,
    ...written3.judge === void 0 ? {} : { judge: judgeOf(written3.judge) },
    passEnv: written3["pass-env"]
  };
}

// src/config/faults/rollout.ts
var percent4 = (share2) => `${String(Math.round(share2 * 1e6) / 1e4)}%`;
function stepFaults({ strategy, steps }) {
  if (strategy !== "canary" || steps === void 0) return [];
  const faults = steps.flatMap((share2, at2) => {
    const before = at2 === 0 ? 0 : steps[at2 - 1] ?? 0;
    if (share2 > before) return [];
    const than = at2 === 0 ? "0%" : `the step before, ${percent4(before)}`;
    return [{ path: ["steps", at2], message: `expected more than ${than}, found ${percent4(share2)}` }];
  });
  const last = steps.at(-1) ?? 0;
  if (last === 1) return faults;
  const message = `expected 100% as the last step, found ${percent4(last)}`;
  return [...faults, { path: ["steps", steps.length - 1], message }];
}
var sizeOf2 = (batch2) => "count" in batch2 ? batch2.count : batch2.share;
function batchFaults({ strategy, batches }) {
  if (strategy !== "rolling" || batches === void 0) return [];
  const faults = batches.flatMap((batch2, at2) => {
    const before = at2 === 0 ? void 0 : batches[at2 - 1];
    if (before === void 0)
      return sizeOf2(batch2) > 0 ? [] : [{ path: ["batches", at2], message: "a batch of 0% brings nothing" }];
    if ("share" in before && "count" in batch2) {
      return [
        {
          path: ["batches", at2],
          message: "a count after a share cannot be compared with it; put counts first"
        }
      ];
    }
    const comparable2 = "share" in before === "share" in batch2;
    return comparable2 && sizeOf2(batch2) <= sizeOf2(before) ? [{ path: ["batches", at2], message: "expected more than the batch before" }] : [];
  });
  const last = batches.at(-1);
  if (last !== void 0 && "share" in last && last.share === 1) return faults;
  return [...faults, { path: ["batches", batches.length - 1], message: "expected 100% as the last batch" }];
}
function timeFaults(rollout2) {
  const time3 = rollout2["step-time"];
  const { steps, batches } = shapeOf(rollout2);
  const count3 = Math.max(steps.length, batches.length);
  if (count3 === 0) {
    if (time3 === void 0) return [];
    return [
      { path: ["step-time"], message: `the strategy ${rollout2.strategy} has no steps to give time to` }
    ];
  }
  if (typeof time3 === "object" && time3.length !== count3 && time3.length !== count3 - 1) {
    const wanted = `${String(count3 - 1)} or ${String(count3)}`;
    const message2 = `expected one duration for all, or ${wanted} for ${String(count3)} steps, found ${String(time3.length)}`;
    return [{ path: ["step-time"], message: message2 }];
  }
  const least = stepTimesOf(rollout2).reduce((sum2, part) => sum2 + part, rollout2.bake);
  if (least < rollout2.deadline) return [];
  const message = `the steps take at least ${showDuration(least)}, and the deadline is ${showDuration(rollout2.deadline)}`;
  return [{ path: ["deadline"], message, remedy: "Make the deadline longer, or the steps shorter." }];
}
function missingFaults({ strategy, run, traffic, judge: judge2 }) {
  const needs = (present2, path, why) => present2 ? [] : [{ path, message: `expected ${path.join(".")}, found nothing: ${why}` }];
  return [
    ...strategy === "direct" ? [] : needs(
      run.deploy !== void 0,
      ["run", "deploy"],
      `the strategy ${strategy} calls it to bring the candidate`
    ),
    ...strategy === "canary" || strategy === "blue-green" ? needs(traffic !== void 0, ["traffic"], `the strategy ${strategy} moves traffic`) : [],
    ...strategy === "canary" ? needs(judge2 !== void 0, ["judge"], "a canary that nobody judges is promoted blindly") : []
  ];
}
function idleFaults({ strategy, steps, batches }) {
  const idle = (given2, path, owner) => given2 === void 0 || strategy === owner ? [] : [{ path, message: `${path.join(".")} is for the strategy ${owner}, and this one is ${strategy}` }];
  return [...idle(steps, ["steps"], "canary"), ...idle(batches, ["batches"], "rolling")];
}
function rolloutFaults(rollout2) {
  return [
    ...missingFaults(rollout2),
    ...idleFaults(rollout2),
    ...stepFaults(rollout2),
    ...batchFaults(rollout2),
    ...timeFaults(rollout2)
  ];
}

// src/config/rollout.ts
var frame = rollout.extend({ judge: unknown().optional() });
function parseRollout(written3, path) {
  const judgePath = [...path, "judge"];
  const outer = parsePart(frame, written3, path);
  const judging = parsePart(judge.optional(), keyOf(written3, "judge"), judgePath);
  const problems = [
    ...outer.problems,
    ...judging.problems,
    ...(outer.value === void 0 ? [] : rolloutFaults(outer.value)).map((fault) => placed(path, fault)),
    ...(judging.value === void 0 ? [] : judgeFaults(judging.value)).map(
      (fault) => placed(judgePath, fault)
    )
  ];
  return {
    value: outer.value === void 0 ? void 0 : { ...outer.value, judge: judging.value },
    problems
  };
}

// src/config/schema/requirement.ts
var A_REQUIREMENT = "the name of a gate, a list of requirements, or one of { all: … }, { any: … }, { not: … }, { label: … }";
var ENTRIES = "at least one requirement";
var given = (group2) => Object.values(group2).filter((part) => part !== void 0);
function requirementOf2({ all, any, not, label }) {
  if (all !== void 0) return { all };
  if (any !== void 0) return { any };
  if (not !== void 0) return { not };
  return { label: label ?? "" };
}
var group = lazy(
  () => strictObject({
    all: array(requirement).min(1, { error: ENTRIES }).optional().describe("Every one must hold"),
    any: array(requirement).min(1, { error: ENTRIES }).optional().describe("One of them must hold"),
    not: requirement.optional().describe("It must not hold"),
    label: line("the name of a label").optional().describe("A pull request of the range must carry this label")
  }).superRefine((words, check) => {
    const count3 = given(words).length;
    const told3 = count3 === 0 && check.issues.length > 0;
    if (count3 !== 1 && !told3) {
      check.addIssue({
        code: "custom",
        message: `expected exactly one of all, any, not, label, found ${String(count3)}`
      });
    }
  }).transform(requirementOf2)
);
var requirement = union(
  [
    gateName.transform((gate) => ({ gate })),
    array(lazy(() => requirement)).min(1, { error: ENTRIES }).transform((all) => ({ all })),
    group
  ],
  { error: A_REQUIREMENT }
).meta({ id: "requirement", description: A_REQUIREMENT });

// src/config/schema/environment.ts
var DAY3 = 864e5;
var approval2 = strictObject({
  required: flag.default(true).describe("Somebody answers the environment's review request"),
  "four-eyes": flag.default(false).describe("Neither author, committers nor whoever started it may approve"),
  "max-age": duration3.default(DAY3).describe("How old an approval may be (default 24h)")
}).transform(({ required: required2, "four-eyes": fourEyes, "max-age": maxAgeMs }) => ({
  required: required2,
  fourEyes,
  maxAgeMs
}));
var NO_APPROVAL = { required: false, fourEyes: false, maxAgeMs: DAY3 };
var rollback = strictObject({
  auto: flag.default(true).describe("Roll back by itself when the judge has proof"),
  "max-age": duration3.default(30 * DAY3).describe("How old a version to return to may be (default 30d)"),
  hold: flag.default(true).describe("The environment waits for a person afterwards"),
  migrations: _enum(["down-script", "restore-backup", "forward-only", "block"]).default("block").describe("How data returns across migrations (default block: a person decides)"),
  "migration-paths": array(glob).default(["**/migrations/**", "**/migrate/**"]).describe("Which files are migrations"),
  run: strictObject({
    migrations: command.optional(),
    config: command.optional(),
    caches: command.optional()
  }).default({})
});
function rollbackOf2(written3) {
  const { auto, hold: hold2, migrations } = written3;
  return {
    auto,
    maxAgeMs: written3["max-age"],
    hold: hold2,
    migrations,
    migrationPaths: written3["migration-paths"],
    run: present(written3.run)
  };
}
var warn = array(gateName).default([]).describe("Gates that are shown and never decide");
var environment = strictObject({
  url: httpUrl.optional(),
  require: requirement.optional().describe("What must hold before anything goes there"),
  warn,
  approval: approval2.optional(),
  production: flag.optional().describe("Serves production (default: its name says so)"),
  rollout: rollout.optional(),
  rollback: rollback.optional()
});

// src/config/environments.ts
var frame2 = environment.extend({
  require: unknown().optional(),
  rollout: unknown().optional(),
  rollback: unknown().optional()
});
var PRODUCTION = /* @__PURE__ */ new Set(["production", "prod", "live"]);
function parseEnvironment(name2, written3, gateNames, gates) {
  const path = ["environments", name2];
  const outer = parsePart(frame2, written3 ?? {}, path);
  const wanted = parsePart(requirement.optional(), keyOf(written3, "require"), [...path, "require"]);
  const rolling = parseRollout(keyOf(written3, "rollout") ?? {}, [...path, "rollout"]);
  const returning = parsePart(rollback, keyOf(written3, "rollback") ?? {}, [...path, "rollback"]);
  const named2 = environmentName.safeParse(name2);
  const problems = [
    ...named2.success ? [] : [atKey(path, `expected ${named2.error.issues[0]?.message ?? ""}, found '${name2.slice(0, 60)}'`)],
    ...outer.problems,
    ...wanted.problems,
    ...rolling.problems,
    ...returning.problems,
    ...(returning.value === void 0 ? [] : rollbackFaults(returning.value, rolling.value)).map(
      (fault) => placed([...path, "rollback"], fault)
    ),
    ...unknownGates(keyOf(written3, "require"), [...path, "require"], gateNames),
    ...unknownGates(itemsOf(keyOf(written3, "warn")), [...path, "warn"], gateNames),
    ...gatesNamed(wanted.value).filter((gate) => Object.hasOwn(gates, gate) && asksAbout(gates[gate], name2)).map(
      (gate) => at(
        [...path, "require"],
        `the gate '${gate}' asks that ${name2} was deployed before anything is deployed to ${name2}`
      )
    )
  ];
  if (outer.value === void 0 || rolling.value === void 0 || returning.value === void 0 || problems.length > 0) {
    return { value: void 0, problems, warnings: [] };
  }
  const { url, warn: warn2, approval: approval3 = NO_APPROVAL, production } = outer.value;
  return {
    value: {
      name: name2,
      ...url === void 0 ? {} : { url },
      ...wanted.value === void 0 ? {} : { require: wanted.value },
      warn: warn2,
      approval: approval3,
      production: production ?? PRODUCTION.has(environmentKey(name2)),
      rollout: rolloutOf2(rolling.value),
      rollback: rollbackOf2(returning.value)
    },
    problems: [],
    warnings: [
      ...wanted.value === void 0 ? [
        atKey(path, `nothing is required for ${name2}, and nothing checked is never permission`, {
          remedy: "Add require with the gates that must hold."
        })
      ] : [],
      ...idleWarnings(wanted.value, warn2, [...path, "warn"])
    ]
  };
}
function asksAbout(gate, name2) {
  return gate !== void 0 && environmentAskedBy(gate) === environmentKey(name2);
}
function nameClashes(names) {
  const first = /* @__PURE__ */ new Map();
  return names.flatMap((name2) => {
    const key = environmentKey(name2);
    const before = first.get(key);
    if (before === void 0) first.set(key, name2);
    return before === void 0 ? [] : [atKey(["environments", name2], `${name2} and ${before} are the same environment to GitHub`)];
  });
}
function parseEnvironments(written3, gateNames, gates) {
  const entries = entriesOf(written3);
  const names = entries.map(([name2]) => name2);
  const parts2 = entries.map(([name2, entry]) => parseEnvironment(name2, entry, gateNames, gates));
  const wrong = written3 === void 0 || isMapping(written3) ? [] : [at(["environments"], "expected environments by name, such as staging: { require: [ci] }")];
  return {
    environments: Object.fromEntries(
      parts2.flatMap(({ value }) => value === void 0 ? [] : [[environmentKey(value.name), value]])
    ),
    names,
    problems: [...wrong, ...nameClashes(names), ...parts2.flatMap(({ problems }) => problems)],
    warnings: parts2.flatMap(({ warnings }) => warnings)
  };
}

// src/config/schema/freeze.ts
var A_LOCAL_TIME = "a local date and time without offset, such as 2026-12-23T18:00";
var localTime = string2({ error: A_LOCAL_TIME }).refine((written3) => parseClock(written3) !== void 0, { error: A_LOCAL_TIME, params: PHRASE }).transform((written3) => parseClock(written3) ?? NaN).meta({ description: A_LOCAL_TIME });
var freeze = strictObject({
  name: line("the name of the freeze"),
  from: localTime,
  to: localTime,
  tz: timeZone,
  environments: array(environmentName).default([]).describe("Which environments; without it, all of them"),
  except: array(_enum(FREEZE_EXCEPTIONS)).default(["rollback"]).describe("What may still ship"),
  reason: line("why nothing ships").optional()
}).refine(({ from, to }) => !(from >= to), {
  error: "the freeze ends before it begins: from must be earlier than to",
  path: ["to"]
}).transform(({ reason, environments, ...rest2 }) => ({
  ...rest2,
  environments: environments.map(environmentKey),
  ...reason === void 0 ? {} : { reason }
}));

// src/config/schema/release.ts
var A_BRANCH = "the name of a branch, or { name: … } with channel or maintenance";
var A_TAG = "the form of a tag with {version} in it once, such as v{version}";
var A_CHANNEL = "a prerelease identifier such as rc";
var A_VERSION = "a version such as 0.1.0";
var A_TYPE = "a type of commits, such as deps";
var branch = union(
  [
    line("the name of a branch").transform((name2) => ({ name: name2 })),
    strictObject({
      name: line("the name of a branch"),
      channel: string2({ error: A_CHANNEL }).regex(/^(?=.{0,49}[A-Za-z-])[0-9A-Za-z-]{1,50}$/, { error: A_CHANNEL }).optional().describe("Prerelease identifier: rc releases 1.3.0-rc.1"),
      maintenance: flag.optional().describe("Releases only within the range its name says, such as 1.x")
    }).refine(({ channel, maintenance }) => channel === void 0 || maintenance !== true, {
      error: "a branch has a channel or is for maintenance, not both"
    }).transform(({ name: name2, channel, maintenance }) => ({
      name: name2,
      ...channel === void 0 ? {} : { channel },
      ...maintenance === void 0 ? {} : { maintenance }
    }))
  ],
  { error: A_BRANCH }
);
var typeRule = strictObject({
  bump: _enum(["major", "minor", "patch", "none"]).optional().describe("How far it moves the version"),
  section: line("the heading in the notes, or null").nullable().optional().describe("Heading in the notes; null: not listed")
}).superRefine(({ bump, section }, check) => {
  if (bump === void 0 && section === void 0 && check.issues.length === 0) {
    check.addIssue({ code: "custom", message: "expected bump or section, found neither" });
  }
});
var RELEASES_NOTHING = { bump: "none", section: null };
function typesOf(written3) {
  const known2 = DEFAULT_RELEASE_OPTIONS.types;
  const said = Object.entries(written3).map(([type, { bump, section }]) => {
    const name2 = canonicalType(type);
    const before = (Object.hasOwn(known2, name2) ? known2[name2] : void 0) ?? RELEASES_NOTHING;
    return [name2, { bump: bump ?? before.bump, section: section === void 0 ? before.section : section }];
  });
  return { ...known2, ...Object.fromEntries(said) };
}
var defaults = DEFAULT_RELEASE_OPTIONS;
var release = strictObject({
  branches: array(branch).min(1, { error: "at least one branch" }).optional().describe("Branches that release (default main, master)"),
  tag: string2({ error: A_TAG }).regex(/^[^\s~^:?*[\\{}]*\{version\}[^\s~^:?*[\\{}]*$/, { error: A_TAG }).max(200, { error: A_TAG }).default(defaults.tag),
  initial: string2({ error: A_VERSION }).regex(/^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/, { error: A_VERSION }).default(defaults.initial).describe("First version, when no tag is a version yet"),
  floating: array(_enum(["major", "minor"])).optional().describe("Tags that follow the newest release: v1 (major), v1.2 (minor)"),
  changelog: line("the path of a file").nullable().default(defaults.changelog).describe("Path of the changelog file"),
  mode: _enum(["direct"]).default("direct").describe("direct: tags the gated commit itself"),
  types: record(string2().regex(/^[A-Za-z][\w-]{0,49}$/, { error: A_TYPE }), typeRule).default({}),
  squash: _enum(["auto", "bullets", "title"]).default(defaults.squash),
  graduate: flag.default(defaults.graduate).describe("Leave 0.x: the next release is 1.0.0"),
  "near-miss": _enum(["warn", "fail"]).default(defaults.nearMiss)
}).transform(({ types, branches, floating, "near-miss": nearMiss, ...rest2 }) => ({
  ...rest2,
  branches: branches ?? defaults.branches,
  floating: floating ?? defaults.floating,
  types: typesOf(types),
  nearMiss
}));

// src/config/schema/file.ts
var merge2 = strictObject({
  require: requirement.describe("What must hold before merging"),
  warn
});
var artifact2 = strictObject({
  name: line("the name of the artifact, such as ghcr.io/org/app").describe(
    "What is promoted from environment to environment"
  ),
  "digest-from": line("where its digest comes from").optional()
});
var file = strictObject({
  version: literal(1, { error: "1, the version of this format" }).describe("The version of this format"),
  release: release.optional().describe("Commits to versions"),
  gates: record(gateName, union(GATE_KINDS.map(({ options: options5 }) => options5))).optional().describe("Named questions about a change"),
  merge: merge2.optional().describe('The check run "deploy-action / merge"'),
  artifact: artifact2.optional(),
  environments: record(environmentName, environment).optional(),
  freezes: array(freeze).optional().describe("Times in which nothing ships")
});

// src/config/parse.ts
var MOST_PROBLEMS = 100;
var top = strictObject({
  ...Object.fromEntries(Object.keys(file.shape).map((key) => [key, unknown().optional()])),
  version: file.shape.version
});
function unknownEnvironment(path, name2, known2) {
  if (typeof name2 !== "string") return [];
  if (known2.some((key) => environmentKey(key) === environmentKey(name2))) return [];
  const remedy = known2.length === 0 ? "The file has no environments." : `Environments of the file: ${known2.slice(0, 20).join(", ")}.`;
  return [
    at(path, `the environment '${name2.slice(0, 60)}' is not known`, { remedy, slip: { word: name2, known: known2 } })
  ];
}
function parseMerge(written3, gateNames) {
  if (written3 === void 0) return { value: void 0, problems: [] };
  const part = parsePart(merge2, written3, ["merge"]);
  return {
    value: part.value,
    problems: [
      ...part.problems,
      ...unknownGates(keyOf(written3, "require"), ["merge", "require"], gateNames),
      ...unknownGates(itemsOf(keyOf(written3, "warn")), ["merge", "warn"], gateNames)
    ]
  };
}
function parseFreezes(written3, environments) {
  const part = parsePart(array(freeze, { error: "a list of freezes" }).default([]), written3, ["freezes"]);
  const named2 = itemsOf(written3).flatMap(
    (entry, index) => itemsOf(keyOf(entry, "environments")).flatMap(
      (name2, place3) => unknownEnvironment(["freezes", index, "environments", place3], name2, environments)
    )
  );
  return { value: part.value, problems: [...part.problems, ...named2] };
}
function parseArtifact(written3) {
  if (written3 === void 0) return { value: void 0, problems: [] };
  const part = parsePart(artifact2, written3, ["artifact"]);
  if (part.value === void 0) return { value: void 0, problems: part.problems };
  const { name: name2, "digest-from": digestFrom } = part.value;
  return { value: { name: name2, ...digestFrom === void 0 ? {} : { digestFrom } }, problems: [] };
}
function strangeEnvironments(gates, environments) {
  return entriesOf(gates).flatMap(
    ([name2, entry]) => unknownEnvironment(
      ["gates", name2, "deployed", "environment"],
      keyOf(keyOf(entry, "deployed"), "environment"),
      environments
    )
  );
}
function unusedGates(names, config2) {
  const { merge: merging, environments } = config2;
  const asking = [merging, ...Object.values(environments)].filter((one) => one !== void 0);
  const used = /* @__PURE__ */ new Set([
    ...asking.flatMap(({ require: require2 }) => gatesNamed(require2)),
    ...asking.flatMap(({ warn: warn2 }) => warn2)
  ]);
  return names.filter((name2) => !used.has(name2)).map(
    (name2) => atKey(["gates", name2], `the gate '${name2}' is asked by nobody`, {
      remedy: "Name it under require (or warn) of merge or of an environment."
    })
  );
}
function parseConfig(documents) {
  const read2 = readDocuments(documents);
  if (read2.problems.length > 0) return { ok: false, problems: read2.problems.slice(0, MOST_PROBLEMS) };
  const { value, locate } = read2;
  const head = parsePart(top, value, []);
  const release2 = parsePart(file.shape.release, value["release"], ["release"]);
  const gates = parseGates(value["gates"]);
  const places = parseEnvironments(value["environments"], gates.names, gates.gates);
  const merging = parseMerge(value["merge"], gates.names);
  const promoted = parseArtifact(value["artifact"]);
  const freezes = parseFreezes(value["freezes"], places.names);
  const problems = [
    ...head.problems,
    ...release2.problems,
    ...gates.problems,
    ...strangeEnvironments(value["gates"], places.names),
    ...merging.problems,
    ...promoted.problems,
    ...places.problems,
    ...freezes.problems
  ];
  if (problems.length > 0) {
    const located = problems.slice(0, MOST_PROBLEMS).map(locate);
    return { ok: false, problems: located.toSorted((a, b) => a.line - b.line || a.column - b.column) };
  }
  const config2 = {
    version: 1,
    release: release2.value ?? DEFAULT_RELEASE_OPTIONS,
    gates: gates.gates,
    ...merging.value === void 0 ? {} : { merge: merging.value },
    ...promoted.value === void 0 ? {} : { artifact: promoted.value },
    environments: places.environments,
    freezes: freezes.value ?? []
  };
  const warnings = [
    ...unusedGates(gates.names, config2),
    ...idleWarnings(merging.value?.require, merging.value?.warn ?? [], ["merge", "warn"]),
    ...places.warnings
  ];
  return { ok: true, config: config2, warnings: warnings.map(locate) };
}

// src/git/git.ts
import { spawn } from "node:child_process";

// src/git/environment.ts
var PASSED = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "TMPDIR",
  "TEMP",
  "TMP",
  "SYSTEMROOT",
  "USERPROFILE",
  "PROGRAMDATA",
  "APPDATA",
  "XDG_CONFIG_HOME",
  "SSH_AUTH_SOCK",
  "GIT_SSH_COMMAND",
  "GIT_CONFIG_GLOBAL",
  "GIT_CONFIG_SYSTEM",
  "GIT_CONFIG_NOSYSTEM",
  "GIT_SSL_CAINFO",
  "SSL_CERT_FILE",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy"
];
var FIXED = {
  GIT_TERMINAL_PROMPT: "0",
  GCM_INTERACTIVE: "never",
  GIT_OPTIONAL_LOCKS: "0",
  // A replacement ref would let a checkout tell another history than the one that was pushed.
  GIT_NO_REPLACE_OBJECTS: "1",
  LC_ALL: "C"
};
function gitEnvironment(environment2, config2) {
  const passed = {};
  for (const name2 of PASSED) {
    const value = environment2[name2];
    if (value !== void 0) passed[name2] = value;
  }
  const entries = [...inherited(environment2), ...config2];
  if (entries.length > 0) passed["GIT_CONFIG_COUNT"] = String(entries.length);
  for (const [index, [key, value]] of entries.entries()) {
    passed[`GIT_CONFIG_KEY_${index}`] = key;
    passed[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return { ...passed, ...FIXED };
}
function inherited(environment2) {
  const count3 = Number(environment2["GIT_CONFIG_COUNT"] ?? 0);
  if (!Number.isInteger(count3) || count3 < 0 || count3 > 1e3) return [];
  return Array.from({ length: count3 }, (_, index) => [
    environment2[`GIT_CONFIG_KEY_${index}`] ?? "",
    environment2[`GIT_CONFIG_VALUE_${index}`] ?? ""
  ]).filter(([key]) => key !== "");
}
function authorisation(url, token) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return [];
  const key = `http.${parsed.origin}${parsed.pathname}.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`, "utf8").toString("base64");
  return [
    [key, ""],
    [key, `AUTHORIZATION: basic ${basic}`]
  ];
}

// src/git/git.ts
var TIMEOUT_MS = 12e4;
var MAX_BYTES = 64 * 1024 * 1024;
var KEPT_STDERR = 64 * 1024;
var KILL_AFTER_MS = 2e3;
var GROUPS = process.platform !== "win32";
var FIXED2 = [
  "--no-pager",
  "-c",
  "log.showSignature=false",
  "-c",
  "core.quotePath=false",
  "-c",
  "color.ui=false",
  "-c",
  "core.fsmonitor=false"
];
function gitIn(access) {
  const stream = (args, take, request = {}) => start(access, args, take, request);
  return {
    stream,
    run: async (args, request = {}) => {
      const chunks = [];
      const answer2 = await stream(args, (chunk) => chunks.push(chunk), { maxBytes: MAX_BYTES, ...request });
      return answer2.ok ? { ...answer2, stdout: Buffer.concat(chunks) } : answer2;
    }
  };
}
function start(access, args, take, request) {
  return new Promise((resolve3, reject) => {
    const child = spawn("git", [...FIXED2, ...args], {
      cwd: access.directory,
      env: gitEnvironment(access.environment, request.config ?? []),
      stdio: [request.input === void 0 ? "ignore" : "pipe", "pipe", "pipe"],
      windowsHide: true,
      detached: GROUPS
    });
    let stopped = null;
    let thrown = null;
    let bytes3 = 0;
    let stderr = "";
    const stop = (cause) => {
      stopped ??= cause;
      endGroup(child, "SIGTERM");
      setTimeout(() => endGroup(child, "SIGKILL"), KILL_AFTER_MS).unref();
    };
    const aborted2 = () => stop("aborted");
    const signals = [access.signal, request.signal].filter((signal) => signal !== void 0);
    for (const signal of signals) signal.addEventListener("abort", aborted2, { once: true });
    if (signals.some((signal) => signal.aborted)) aborted2();
    const timer = setTimeout(() => stop("timeout"), request.timeoutMs ?? access.timeoutMs ?? TIMEOUT_MS);
    const end = (code2) => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener("abort", aborted2);
      if (thrown !== null) reject(thrown.error);
      else if (stopped === null && code2 === 0) resolve3({ ok: true, stdout: Buffer.alloc(0), stderr });
      else resolve3({ ok: false, cause: stopped ?? "exit", code: code2, stderr, command: `git ${args.join(" ")}` });
    };
    child.stdout?.on("data", (chunk) => {
      if (stopped !== null) return;
      bytes3 += chunk.length;
      if (bytes3 > (request.maxBytes ?? Number.POSITIVE_INFINITY)) {
        stop("too-large");
        return;
      }
      try {
        take(chunk);
      } catch (error2) {
        thrown = { error: error2 };
        stop("aborted");
      }
    });
    child.stderr?.setEncoding("utf8").on("data", (text4) => {
      stderr = (stderr + text4).slice(-KEPT_STDERR);
    });
    child.on("error", (error2) => {
      stopped = "not-started";
      stderr = error2.message;
      end(null);
    });
    child.on("close", end);
    child.stdin?.on("error", () => {
    }).end(request.input);
  });
}
function endGroup(child, signal) {
  try {
    if (GROUPS && child.pid !== void 0) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
  }
}
function failureOf(answer2) {
  const lines = answer2.stderr.trim().split("\n");
  const said = lines.find((line2) => /^(?:fatal|error):/u.test(line2)) ?? lines.at(-1) ?? "";
  const how = {
    exit: `ended with ${answer2.code ?? "a signal"}`,
    timeout: "took too long",
    aborted: "was stopped",
    "not-started": "could not be started",
    "too-large": "printed more than is read"
  };
  return `'${answer2.command}' ${how[answer2.cause]}${said === "" ? "" : `: ${said}`}`;
}

// src/git/checkout.ts
var PLACE2 = ["--is-bare-repository", "--is-shallow-repository", "--absolute-git-dir"];
var SOURCE = "git rev-parse";
async function readCheckout(git, at2 = "HEAD", remote = "origin") {
  const [place3, commit, symbolic, url] = await Promise.all([
    git.run(["rev-parse", ...PLACE2, "--show-toplevel"]),
    git.run(["log", "-1", "--no-patch", "--format=%H %ct", "--end-of-options", `${at2}^{commit}`]),
    git.run(["symbolic-ref", "--quiet", "--short", "HEAD"]),
    git.run(["config", "--get", `remote.${remote}.url`])
  ]);
  const bareOrNot = place3.ok ? place3 : await git.run(["rev-parse", ...PLACE2]);
  if (!bareOrNot.ok) return unavailable(failureOf(bareOrNot), SOURCE);
  if (!commit.ok) return unavailable(failureOf(commit), SOURCE);
  const [bare, shallow, directory = "", top2 = directory] = text3(bareOrNot.stdout).split("\n");
  const [head = "", committedAt = ""] = text3(commit.stdout).split(" ");
  return known(
    {
      head,
      committedAt: Number(committedAt),
      branch: at2 === "HEAD" && symbolic.ok ? text3(symbolic.stdout) : null,
      root: top2,
      bare: bare === "true",
      shallow: shallow === "true",
      remoteUrl: url.ok ? withoutCredentials(text3(url.stdout)) : null
    },
    SOURCE
  );
}
function text3(bytes3) {
  return bytes3.toString("utf8").replace(/\n$/u, "");
}
function withoutCredentials(url) {
  if (!URL.canParse(url)) return url;
  const parsed = new URL(url);
  if (parsed.username === "" && parsed.password === "") return url;
  parsed.username = "";
  parsed.password = "";
  return parsed.href;
}

// src/assembly/question.ts
var QUESTION = {
  gate: "deploy",
  release: "release",
  deploy: "deploy",
  canary: "canary",
  rollback: "rollback",
  "release-hold": "release-hold"
};
function questionOf2({
  mode,
  environment: environment2
}) {
  return mode === "gate" && environment2 === void 0 ? "merge" : QUESTION[mode];
}

// src/assembly/settle.ts
async function settle2(inputs, context, policy) {
  const question = questionOf2(inputs);
  const place3 = inputs.environment === void 0 ? void 0 : environmentKey(inputs.environment);
  const sha = inputs.sha ?? context.sha;
  const subject = {
    repository: context.repository,
    sha,
    ...place3 === void 0 ? {} : { environment: place3 },
    ...inputs.artifact === void 0 ? {} : { artifact: inputs.artifact }
  };
  const title2 = titleOf(question, subject);
  const refused = (reasonCode, summary, problems, findings2 = []) => ({
    ok: false,
    title: title2,
    subject,
    problems,
    decision: {
      schemaVersion: 1,
      question,
      subject,
      outcome: "stop",
      reasonCode,
      summary,
      findings: findings2,
      effects: []
    }
  });
  const checkout = readCheckout(gitIn({ directory: resolve(context.workspace), environment: process.env }));
  const own2 = await readFile(resolve(context.workspace, inputs.config), "utf8").catch(() => null);
  if (!policy.ok) {
    const message = `${inputs.config} could not be read: ${failureText(policy)}`;
    return refused("config_unreadable", message, [{ message, line: message }]);
  }
  if (policy.value.text === null) {
    const message = `there is no ${inputs.config} on ${policy.value.branch}, where the policy comes from`;
    const remedy = own2 === null ? "Add one; `validate` says what is wrong with it." : "Merge the one of this checkout first: a change cannot bring its own gates.";
    return refused(
      "config_missing",
      message,
      [{ message, line: message }],
      [
        {
          gate: "config",
          title: "Config",
          verdict: "fail",
          reasonCode: "config_missing",
          reason: message,
          evidence: [],
          remedy
        }
      ]
    );
  }
  const there = parseConfig([{ name: inputs.config, text: policy.value.text }]);
  const here = own2 === null ? there : parseConfig([{ name: inputs.config, text: own2 }]);
  if (!there.ok)
    return refused(
      "config_invalid",
      countText(there.problems, `on ${policy.value.branch}`),
      there.problems.map(problemOf),
      there.problems.map(findingOf)
    );
  if (!here.ok)
    return refused(
      "config_invalid",
      countText(here.problems, "in the checkout"),
      here.problems.map(problemOf),
      here.problems.map(findingOf)
    );
  const config2 = withCommandsOf(there.config, here.config);
  const environment2 = place3 === void 0 ? void 0 : config2.environments[place3];
  if (place3 !== void 0 && environment2 === void 0) {
    const names = Object.values(config2.environments).map(({ name: name2 }) => name2);
    const nearest = nearestOf(place3, names);
    const message = `there is no environment '${inputs.environment ?? place3}' in ${inputs.config}; ${nearest === void 0 ? `it has ${names.join(", ") || "none"}` : `did you mean '${nearest}'?`}`;
    return refused("environment_unknown", message, [{ message, line: message }]);
  }
  if (inputs.mode === "canary" && environment2?.rollout.judge === void 0) {
    const message = `the environment ${environment2?.name ?? ""} has no rollout.judge in ${inputs.config}, so there is nothing to judge by`;
    return refused("judge_missing", message, [{ message, line: message }]);
  }
  const head = await checkout;
  return {
    ok: true,
    title: title2,
    config: config2,
    warnings: there.warnings,
    subject,
    branch: context.ref.startsWith("refs/heads/") ? context.ref.slice("refs/heads/".length) : policy.value.branch,
    version: inputs.version ?? shortSha(sha),
    head: head.state === "known" ? known(head.value.head, head.source) : head,
    ...environment2 === void 0 ? {} : { environment: environment2 },
    ...place3 === void 0 ? {} : { place: place3 }
  };
}
function countText(problems, where) {
  const first = problems[0];
  const more = problems.length - 1;
  return `the config ${where} has ${problems.length} problem${more === 0 ? "" : "s"}: ${first === void 0 ? "" : sentenceOf(first)}${more === 0 ? "" : ` (and ${more} more)`}`;
}
function problemOf(problem3) {
  return {
    message: sentenceOf(problem3),
    line: lineOf(problem3),
    at: { file: problem3.document, line: problem3.line, column: problem3.column }
  };
}
function findingOf(problem3) {
  return {
    gate: `${problem3.document}:${problem3.line}:${problem3.column}`,
    title: "Config",
    verdict: "fail",
    reasonCode: "config_invalid",
    reason: sentenceOf(problem3),
    evidence: [],
    ...problem3.remedy === void 0 ? {} : { remedy: problem3.remedy }
  };
}

// src/assembly/world.ts
import { resolve as resolve2 } from "node:path";
import { setTimeout as setTimeout2 } from "node:timers/promises";

// src/gather/answer.ts
function factOf(answer2, source, turn) {
  return answer2.ok ? known(turn(answer2.value), source) : unread2(answer2.failure, source);
}
function unread2(failure2, source) {
  return unavailable([failure2.message, remedyOf(failure2)].filter(Boolean).join("; "), source);
}
function remedyOf({ kind, permission, waitMs }) {
  if (permission !== void 0) return `the job's permissions need ${permission}`;
  if (kind === "rate-limited" && waitMs !== void 0) {
    return `GitHub asks to wait ${Math.ceil(waitMs / 1e3)} s, which is longer than we may`;
  }
  return kind === "lost" ? "no answer after every attempt" : "";
}

// src/gather/checks.ts
async function gatherChecks({ github, subject }) {
  const answer2 = await github.readChecks(subject.sha);
  const without2 = answer2.ok && answer2.value.without !== void 0 ? ` (${answer2.value.without})` : "";
  const source = `checks of ${shortSha(subject.sha)}${without2}`;
  return factOf(answer2, source, ({ checks: checks2 }) => ({ sha: subject.sha, checks: checks2 }));
}

// src/gather/world.ts
function writtenName(world, key) {
  return world.environmentName?.(key) ?? key;
}

// src/gather/deployments.ts
var NEWEST = 50;
async function gatherDeployments(world, environment2) {
  const name2 = writtenName(world, environment2);
  const answer2 = await world.github.readDeployments(name2, NEWEST);
  return factOf(answer2, `deployments to ${name2}`, (deployments) => ({ environment: environment2, deployments }));
}
function lastSuccess({ deployments }) {
  const endedWell = deployments.flatMap((deployment) => {
    const at2 = deployment.statuses.findLast(({ state }) => state === "success")?.createdAt;
    return at2 === void 0 ? [] : [{ deployment, at: at2 }];
  });
  return endedWell.toSorted((a, b) => b.at - a.at)[0]?.deployment;
}

// src/gather/environment.ts
async function gatherEnvironment(world) {
  const key = world.subject.environment;
  if (key === void 0) return unavailable("the question names no environment", "the environment");
  const name2 = writtenName(world, key);
  return factOf(await world.github.readEnvironment(name2), `environment ${name2}`, (reading) => reading);
}

// src/gather/files/list.ts
var import_picomatch2 = __toESM(require_picomatch2(), 1);
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
var LIMITS = {
  fileBytes: 32 * 1024 * 1024,
  totalBytes: 128 * 1024 * 1024,
  files: 1e3,
  entries: 2e5
};
var PASSED_BY = /* @__PURE__ */ new Set([".git", "node_modules"]);
async function listFiles(root, glob2, limits2) {
  const { base, isGlob, negated } = import_picomatch2.default.scan(glob2);
  if (negated) return unavailable(`${glob2} says which files not to read`, glob2);
  if (leadsOut(glob2)) return unavailable(`${glob2} does not stay within the checkout`, glob2);
  const start2 = base.replace(/^(?:\.\/)+/u, "").replace(/\/+$/u, "");
  if (!isGlob) return known(await isThere(join(root, start2)) ? [start2] : [], glob2);
  const fits2 = (0, import_picomatch2.default)(glob2, { dot: true });
  const found = [];
  const directories = [start2 === "." ? "" : start2];
  let looked = 0;
  for (let directory = directories.pop(); directory !== void 0; directory = directories.pop()) {
    const entries = await entriesOf2(join(root, directory));
    if (entries.state === "unavailable") return entries;
    looked += entries.value.length;
    if (looked > limits2.entries)
      return unavailable(`${glob2} leads through more than ${limits2.entries} files`, glob2);
    for (const entry of entries.value) {
      const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!PASSED_BY.has(entry.name)) directories.push(path);
      } else if (fits2(path)) {
        found.push(path);
      }
    }
    if (found.length > limits2.files) return unavailable(`more than ${limits2.files} files fit ${glob2}`, glob2);
  }
  return known(found.toSorted(byCodePoint), glob2);
}
var byCodePoint = (a, b) => a < b ? -1 : 1;
function leadsOut(glob2) {
  return glob2.startsWith("/") || glob2.includes("\\") || /^[a-z]:/iu.test(glob2) || glob2.split("/").includes("..");
}
async function isThere(path) {
  return stat(path).then(
    () => true,
    () => false
  );
}
async function entriesOf2(directory) {
  try {
    return known(await readdir(directory, { withFileTypes: true }), directory);
  } catch (error2) {
    const code2 = codeOf(error2);
    if (code2 === "ENOENT" || code2 === "ENOTDIR") return known([], directory);
    return unavailable(`${directory} cannot be read: ${code2}`, directory);
  }
}
function codeOf(error2) {
  return typeof error2 === "object" && error2 !== null && "code" in error2 ? String(error2.code) : String(error2);
}

// src/gather/files/text.ts
import { constants } from "node:fs";
import { open as open2, realpath } from "node:fs/promises";
import { join as join2, relative, sep } from "node:path";
async function readText(root, path, mostBytes) {
  try {
    const real = await realpath(join2(root, path));
    if (relative(await realpath(root), real).split(sep)[0] === "..") {
      return unavailable(`${path} is a link out of the checkout`, path);
    }
    const file2 = await open2(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat2 = await file2.stat();
      if (!stat2.isFile()) return unavailable(`${path} is not a file`, path);
      if (stat2.size > mostBytes) {
        return unavailable(`${path} has ${stat2.size} bytes, and more than ${mostBytes} are not read`, path);
      }
      const content = await file2.readFile();
      if (content.includes(0)) return unavailable(`${path} is binary`, path);
      const text4 = content.toString("utf8");
      return known({ text: text4.startsWith("\uFEFF") ? text4.slice(1) : text4, bytes: content.length }, path);
    } finally {
      await file2.close();
    }
  } catch (error2) {
    return unavailable(`${path} cannot be read: ${codeOf(error2)}`, path);
  }
}

// src/gather/files.ts
async function gatherFiles(workspace, globs, limits2 = LIMITS) {
  const source = `files ${globs.join(", ")}`;
  const texts = /* @__PURE__ */ new Map();
  const byGlob = {};
  let left = limits2.totalBytes;
  for (const glob2 of globs) {
    const paths = await listFiles(workspace, glob2, limits2);
    if (paths.state === "unavailable") return unavailable(paths.reason, source);
    const found = [];
    for (const path of paths.value) {
      const file2 = texts.has(path) ? void 0 : await readText(workspace, path, limits2.fileBytes);
      if (file2?.state === "unavailable") return unavailable(file2.reason, source);
      left -= file2?.value.bytes ?? 0;
      if (left < 0) return unavailable(`the files hold more than ${limits2.totalBytes} bytes`, source);
      const text4 = file2?.value.text ?? texts.get(path) ?? "";
      texts.set(path, text4);
      found.push({ path, text: text4 });
    }
    byGlob[glob2] = found;
  }
  return known({ byGlob }, source);
}

// src/gather/lineage.ts
async function gatherLineage({ github, subject }, deploymentsOf2) {
  const deployments = await deploymentsOf2(subject.environment ?? "");
  if (deployments.state === "unavailable") return unavailable(deployments.reason, deployments.source);
  const live = lastSuccess(deployments.value)?.sha;
  if (live === void 0) return known({ live: null, relation: "first" }, deployments.source);
  if (live === subject.sha) return known({ live, relation: "same" }, deployments.source);
  const compared2 = await github.compare(live, subject.sha);
  return factOf(compared2, `compare ${shortSha(live)}...${shortSha(subject.sha)}`, ({ status }) => ({
    live,
    relation: status === "identical" ? "same" : status
  }));
}

// src/gather/reviews.ts
async function gatherReviews(world, deploymentsOf2) {
  const { github, pullRequest, subject } = world;
  if (pullRequest !== void 0) {
    const answer2 = await github.readPullRequest(pullRequest);
    return factOf(answer2, `pull request ${pullRequest}`, (reading) => ({
      pullRequests: [reading],
      direct: []
    }));
  }
  if (subject.environment === void 0) return reviewsOf(world, void 0);
  const deployments = await deploymentsOf2(subject.environment);
  if (deployments.state === "unavailable") {
    return unavailable(`${deployments.source} could not be read: ${deployments.reason}`, "the reviews");
  }
  return reviewsOf(world, lastSuccess(deployments.value)?.sha);
}
async function reviewsOf(world, base) {
  const head = world.subject.sha;
  if (base !== void 0 && base !== head) {
    const answer3 = await world.github.readPullRequestsOf({ base, head });
    const found = answer3.ok ? answer3.value : void 0;
    if (found === void 0 || found.pullRequests.length > 0 || found.direct.length > 0) {
      return factOf(answer3, `pull requests of ${shortSha(base)}..${shortSha(head)}`, (reading) => reading);
    }
  }
  const answer2 = await world.github.readPullRequestsOf({ head });
  return factOf(answer2, `pull requests of ${shortSha(head)}`, (reading) => reading);
}

// src/gather/run.ts
async function gatherRun({ github, runId }) {
  if (runId === void 0) return unavailable("this is no workflow run", "the workflow run");
  const answer2 = await github.readRun(runId);
  return factOf(
    answer2,
    `workflow run ${runId}`,
    ({ attempt, createdAt, actor, triggeringActor, approvals: approvals2 }) => ({
      id: runId,
      attempt,
      createdAt,
      actor,
      triggeringActor,
      approvals: approvals2
    })
  );
}

// src/gather/index.ts
var READERS2 = {
  checks: async ({ world }) => ({ checks: await gatherChecks(world) }),
  reviews: async ({ world, deploymentsOf: deploymentsOf2 }) => ({ reviews: await gatherReviews(world, deploymentsOf2) }),
  files: async ({ world, needs }) => ({ files: await gatherFiles(world.workspace, needs.files) }),
  deployments: async ({ needs, deploymentsOf: deploymentsOf2 }) => {
    const read2 = needs.deploymentsOf.map(async (name2) => [name2, await deploymentsOf2(name2)]);
    return { deployments: known(Object.fromEntries(await Promise.all(read2)), "deployments") };
  },
  environment: async ({ world }) => ({ environment: await gatherEnvironment(world) }),
  lineage: async ({ world, deploymentsOf: deploymentsOf2 }) => ({ lineage: await gatherLineage(world, deploymentsOf2) }),
  run: async ({ world }) => ({ run: await gatherRun(world) })
};
async function gather(needs, world) {
  const reading = /* @__PURE__ */ new Map();
  const deploymentsOf2 = (environment2) => {
    const read3 = reading.get(environment2) ?? gatherDeployments(world, environment2);
    reading.set(environment2, read3);
    return read3;
  };
  const round = { world, needs, deploymentsOf: deploymentsOf2 };
  const names = new Set(needs.facts);
  const read2 = [...names].flatMap((name2) => name2 === "now" ? [] : [READERS2[name2](round)]);
  const facts = Object.assign({}, ...await Promise.all(read2));
  return names.has("now") ? { ...facts, now: known(world.github.now(), "GitHub's clock") } : facts;
}

// src/gather/health.ts
function probeHealth(checks2, signal) {
  return Promise.all(checks2.map((check) => probe(check, signal)));
}
async function probe({ url, timeoutMs, expectStatus }, signal) {
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: signal === void 0 ? limit : AbortSignal.any([limit, signal])
    });
    await response.body?.cancel();
    const ok = response.status === expectStatus;
    return {
      url,
      ok,
      detail: ok ? `answered ${response.status}` : `answered ${response.status}, ${expectStatus} is wanted`
    };
  } catch (error2) {
    if (limit.aborted) return { url, ok: false, detail: `did not answer in ${timeoutMs} ms` };
    const cause = error2 instanceof Error && error2.cause instanceof Error ? error2.cause : error2;
    return {
      url,
      ok: false,
      detail: `could not be reached: ${cause instanceof Error ? cause.message : String(cause)}`
    };
  }
}

// src/assembly/world.ts
import { connectGitHub } from "./github.js";

// src/shell/run.ts
import { spawn as spawn2 } from "node:child_process";
import { randomUUID } from "node:crypto";

// src/shell/environment.ts
var OURS = [
  /^INPUT_/,
  /^STATE_/,
  /^ACTIONS_(RUNTIME|ID_TOKEN|RESULTS|CACHE)/,
  /^GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|TOKEN)$/,
  /^DEPLOY_/
];
var UNMISTAKABLE = 8;
function commandEnvironment(job, variables, { withheld, passed }) {
  const holds = (value) => withheld.some(
    (secret) => secret !== "" && (value === secret || secret.length >= UNMISTAKABLE && value.includes(secret))
  );
  const environment2 = {};
  for (const [name2, value] of Object.entries(job)) {
    if (value === void 0) continue;
    const kept = !OURS.some((ours) => ours.test(name2)) && !holds(value);
    if (kept || passed.includes(name2)) environment2[name2] = value;
  }
  return { ...environment2, ...variables };
}

// src/shell/lines.ts
function lastLinesOf(count3) {
  let kept = [];
  let open3 = "";
  return {
    push(text4) {
      const lines = (open3 + text4).split("\n");
      open3 = (lines.pop() ?? "").slice(-2e3);
      kept = [...kept, ...lines].slice(-count3);
    },
    all: () => [...kept, ...open3 === "" ? [] : [open3]].slice(-count3)
  };
}
var MOST_HELD = 64 * 1024;
function wholeLines(take) {
  let held = "";
  const hand = (upTo) => {
    if (upTo > 0) take(held.slice(0, upTo));
    held = held.slice(upTo);
  };
  return {
    push(text4) {
      held += text4;
      hand(held.length > MOST_HELD ? held.length : held.lastIndexOf("\n") + 1);
    },
    end: () => hand(held.length)
  };
}

// src/shell/run.ts
var KEPT_OUTPUT = 1e6;
var KEPT_LINES = 20;
var GRACE_MS = 4e3;
var LINGER_MS = 1e3;
function shellIn(access) {
  const masks = access.withheld.filter((value) => value.length >= 4);
  const masked = (text4) => masks.reduce((kept, mask) => kept.replaceAll(mask, "***"), text4);
  return (command3, signal) => new Promise((resolve3) => {
    const started = performance.now();
    const lines = lastLinesOf(KEPT_LINES);
    let stdout = "";
    let state = "exited";
    const fence = randomUUID();
    if (command3.live) access.print(`${masked(title(command3))}
::stop-commands::${fence}
`);
    const child = spawn2("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", command3.command], {
      cwd: access.directory,
      env: commandEnvironment(access.environment, command3.env, access),
      stdio: ["ignore", "pipe", "pipe"],
      detached: true
    });
    const stop = (why) => {
      state = why;
      endGroup2(child.pid, "SIGTERM");
      setTimeout(() => endGroup2(child.pid, "SIGKILL"), GRACE_MS).unref();
    };
    const timer = setTimeout(() => stop("timed-out"), command3.timeoutMs);
    const cancelled2 = () => stop("cancelled");
    if (signal?.aborted) cancelled2();
    signal?.addEventListener("abort", cancelled2, { once: true });
    const show = wholeLines((text4) => access.print(masked(text4)));
    const showError = wholeLines((text4) => access.print(masked(text4)));
    const take = (text4, to) => {
      lines.push(text4);
      if (command3.live) to.push(text4);
    };
    child.stdout.setEncoding("utf8").on("data", (text4) => {
      if (stdout.length < KEPT_OUTPUT) stdout += text4.slice(0, KEPT_OUTPUT - stdout.length);
      take(text4, show);
    });
    child.stderr.setEncoding("utf8").on("data", (text4) => take(text4, showError));
    const end = (code2) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancelled2);
      show.end();
      showError.end();
      if (command3.live) access.print(`
::${fence}::
`);
      resolve3({
        state,
        code: state === "exited" ? code2 : null,
        stdout: masked(stdout),
        lastLines: lines.all().map(masked),
        seconds: (performance.now() - started) / 1e3
      });
    };
    child.on("error", (error2) => {
      state = "not-started";
      lines.push(`${error2.message}
`);
      end(null);
    });
    let linger;
    child.on("exit", () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancelled2);
      linger = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, LINGER_MS);
    });
    child.on("close", (code2) => {
      clearTimeout(linger);
      if (state !== "not-started") end(code2);
    });
  });
}
function title(command3) {
  return `
${command3.title}: ${command3.command.split("\n")[0] ?? ""}`;
}
function endGroup2(pid, name2) {
  if (pid === void 0) return;
  try {
    process.kill(-pid, name2);
  } catch {
  }
}

// src/traffic/command.ts
var TRY_LATER = 75;
var TRIES2 = 3;
var TIMEOUT_MS2 = 6e4;
function commandTraffic(commands, run, sleep) {
  const read2 = async (env, signal) => {
    const end = await run(
      { title: "traffic read", command: commands.read, env, timeoutMs: TIMEOUT_MS2, live: false },
      signal
    );
    if (end.state !== "exited" || end.code !== 0) {
      return { ok: false, reason: `reading the weight ${ending(end)}` };
    }
    const printed = end.stdout.trim();
    const percent5 = /^\d{1,3}(\.\d+)?$/.test(printed) ? Number(printed) : Number.NaN;
    if (!(percent5 >= 0 && percent5 <= 100)) {
      return {
        ok: false,
        reason: `reading the weight printed '${printed.slice(0, 80)}', a number from 0 to 100 is wanted`
      };
    }
    return { ok: true, share: percent5 / 100, already: false };
  };
  return {
    read: read2,
    async set(share2, env, signal) {
      const before = await read2(env, signal);
      if (before.ok && same(before.share, share2)) return { ...before, already: true };
      let failed2 = "";
      let last = before;
      for (let attempt = 1; attempt <= TRIES2; attempt += 1) {
        const end = await run(
          {
            title: `traffic to ${percentOf(share2)}`,
            command: commands.set,
            env,
            timeoutMs: TIMEOUT_MS2,
            live: true
          },
          signal
        );
        if (end.state !== "exited" || end.code !== 0 && end.code !== TRY_LATER) {
          return { ok: false, reason: `setting the weight ${ending(end)}` };
        }
        last = await read2(env, signal);
        if (end.code === 0 && last.ok && same(last.share, share2)) return { ...last, already: false };
        failed2 = last.ok ? `it reads back as ${percentOf(last.share)} where ${percentOf(share2)} was set` : last.reason;
        if (attempt < TRIES2) await sleep(attempt * 1e3);
      }
      return {
        ok: false,
        reason: `the weight is not what was set after ${TRIES2} tries: ${failed2}`,
        ...last.ok ? { share: last.share } : {}
      };
    }
  };
}
function same(one, other) {
  if (one === 0 || other === 0 || one === 1 || other === 1) return one === other;
  return Math.abs(one - other) <= 5e-3;
}
function percentOf(share2) {
  return `${Math.round(share2 * 1e3) / 10}%`;
}
function ending(end) {
  const last = end.lastLines.at(-1);
  const how = {
    exited: `ended with code ${end.code}`,
    "timed-out": "took too long and was ended",
    cancelled: "was cancelled",
    "not-started": "could not be started"
  };
  return last === void 0 ? how[end.state] : `${how[end.state]}: ${last}`;
}

// src/git/patches.ts
var SOURCE2 = "git patch-id";
async function patchIds(git, shas) {
  if (shas.length === 0) return known(/* @__PURE__ */ new Map(), SOURCE2);
  const format = ["--no-color", "--no-ext-diff", "--no-textconv", "--full-index", "--no-renames"];
  const patches = await git.run(["diff-tree", "--stdin", "--patch", "--root", ...format], {
    input: `${shas.join("\n")}
`
  });
  if (!patches.ok) return unavailable(failureOf(patches), SOURCE2);
  const ids = await git.run(["patch-id", "--stable"], { input: patches.stdout });
  if (!ids.ok) return unavailable(failureOf(ids), SOURCE2);
  const lines = ids.stdout.toString("latin1").split("\n").filter((line2) => line2 !== "");
  return known(
    new Map(
      lines.map((line2) => {
        const [id = "", sha = ""] = line2.split(" ");
        return [sha, id];
      })
    ),
    SOURCE2
  );
}

// src/git/deepen.ts
import { readFile as readFile2 } from "node:fs/promises";

// src/git/reach.ts
var SOURCE3 = "git merge-base --is-ancestor";
async function contains2(git, commit, ancestor) {
  const answer2 = await git.run(["merge-base", "--is-ancestor", "--end-of-options", ancestor, commit]);
  if (answer2.ok) return known(true, SOURCE3);
  const [shallow, here] = await Promise.all([
    git.run(["rev-parse", "--is-shallow-repository"]),
    git.run(["cat-file", "-e", `${ancestor}^{commit}`])
  ]);
  if (!shallow.ok || shallow.stdout.toString("latin1").trim() !== "false") {
    return unavailable("the clone is shallow: what it does not show may still be contained", SOURCE3);
  }
  if (answer2.cause === "exit" && (answer2.code === 1 || !here.ok && here.cause === "exit")) {
    return known(false, SOURCE3);
  }
  return unavailable(failureOf(answer2), SOURCE3);
}
var ONE_BY_ONE = 4;
async function firstContained(git, commit, tags) {
  for (const tag of tags.slice(0, ONE_BY_ONE)) {
    const contained = await contains2(git, commit, tag.sha);
    if (contained.state === "unavailable") return contained;
    if (contained.value) return known(tag, SOURCE3);
  }
  if (tags.length <= ONE_BY_ONE) return known(null, SOURCE3);
  const wanted = new Set(tags.map((tag) => tag.sha));
  const found = /* @__PURE__ */ new Set();
  let rest2 = "";
  const answer2 = await git.stream(["rev-list", "--end-of-options", commit, "--"], (chunk) => {
    const lines = (rest2 + chunk.toString("latin1")).split("\n");
    rest2 = lines.pop() ?? "";
    for (const sha of lines) if (wanted.has(sha)) found.add(sha);
  });
  if (!answer2.ok) return unavailable(failureOf(answer2), "git rev-list");
  return known(tags.find((tag) => found.has(tag.sha)) ?? null, "git rev-list");
}

// src/git/deepen.ts
var SOURCE4 = "git fetch";
var STEPS = [100, 1e3, 1e4];
var TRIED = 5;
var TIMEOUT_MS3 = 6e5;
async function deepen(git, head, tags, origin) {
  const here = await rangeHere(git, head, tags[0]);
  if (here !== null) return known(here, "git rev-list");
  if (origin === null) {
    return unavailable("the clone is shallow and may not fetch; check out with fetch-depth: 0", SOURCE4);
  }
  const excluded = await byExclusion(git, head, tags.slice(0, TRIED), origin);
  if (excluded !== null) return known(excluded, SOURCE4);
  for (const step of tags.length === 0 ? [] : STEPS) {
    const fetched = await fetch2(git, head, [`--deepen=${step}`], origin);
    if (!fetched.ok) break;
    if (!await isShallow(git)) break;
    const reached = await rangeHere(git, head, tags[0]);
    if (reached !== null) return known({ ...reached, how: "deepened step by step" }, SOURCE4);
  }
  if (await isShallow(git)) {
    const whole = await fetch2(git, head, ["--unshallow"], origin);
    if (!whole.ok)
      return unavailable(`the history that is missing could not be fetched: ${failureOf(whole)}`, SOURCE4);
    if (await isShallow(git))
      return unavailable("the history is still incomplete after fetching all of it", SOURCE4);
  }
  return firstOf(git, head, tags);
}
async function rangeHere(git, head, tag) {
  if (tag === void 0) return null;
  const contained = await contains2(git, head, tag.sha);
  if (contained.state === "unavailable" || !contained.value) return null;
  const [range2, ends] = [
    await git.run(["rev-list", "--parents", head, `^${tag.sha}`, "--"]),
    await shallowCommits(git)
  ];
  if (!range2.ok) return null;
  const commits = range2.stdout.toString("latin1").split("\n").filter((line2) => line2 !== "").map((line2) => line2.split(" "));
  const inside = new Set(commits.map(([sha]) => sha));
  const exact = commits.every(
    ([sha = "", ...parents]) => !ends.has(sha) && parents.every((parent) => inside.has(parent) || parent === tag.sha)
  );
  return exact ? { tag: tag.tag, without: [tag.sha], how: "the clone already held it" } : null;
}
async function byExclusion(git, head, tags, origin) {
  for (const { tag, sha } of tags) {
    const fetched = await fetch2(git, head, [`--shallow-exclude=refs/tags/${tag}`], origin);
    if (!fetched.ok) {
      if (/no commits selected for shallow requests/u.test(fetched.stderr)) continue;
      return null;
    }
    if ((await cutParents(git, head)).has(sha))
      return { tag, without: [], how: `fetched what came after ${tag}` };
  }
  return null;
}
async function cutParents(git, head) {
  const ends = await shallowCommits(git);
  const reachable = await git.run(["rev-list", head, "--"]);
  if (!reachable.ok) return /* @__PURE__ */ new Set();
  const shown2 = reachable.stdout.toString("latin1").split("\n").filter((sha) => ends.has(sha));
  const raw = await git.run(["cat-file", "--batch"], { input: `${shown2.join("\n")}
` });
  if (!raw.ok) return /* @__PURE__ */ new Set();
  return new Set(objectsOf(raw.stdout).flatMap(parentsOf));
}
function objectsOf(bytes3) {
  const objects = [];
  let at2 = 0;
  for (let end = bytes3.indexOf(10, at2); end >= 0; end = bytes3.indexOf(10, at2)) {
    const size = Number(bytes3.toString("latin1", at2, end).split(" ")[2] ?? 0);
    objects.push(bytes3.subarray(end + 1, end + 1 + size));
    at2 = end + 1 + size + 1;
  }
  return objects;
}
function parentsOf(commit) {
  const header = commit.toString("latin1").split("\n\n", 1)[0] ?? "";
  return header.split("\n").flatMap((line2) => /^parent (?<sha>[0-9a-f]{40,64})$/u.exec(line2)?.groups?.["sha"] ?? []);
}
async function firstOf(git, head, tags) {
  for (const { tag, sha } of tags) {
    const contained = await contains2(git, head, sha);
    if (contained.state === "unavailable") return contained;
    if (contained.value) return known({ tag, without: [sha], how: "fetched the whole history" }, SOURCE4);
  }
  return known({ tag: null, without: [], how: "fetched the whole history" }, SOURCE4);
}
async function fetch2(git, head, how, origin) {
  const quiet = [
    "--quiet",
    "--no-tags",
    "--no-write-fetch-head",
    "--no-auto-maintenance",
    "--no-recurse-submodules"
  ];
  const ask = (what) => git.run(["fetch", ...quiet, ...how, "--end-of-options", origin.remote, what], {
    ...origin.config === void 0 ? {} : { config: origin.config },
    timeoutMs: origin.timeoutMs ?? TIMEOUT_MS3
  });
  const byCommit = await ask(head);
  const refused = !byCommit.ok && /unadvertised object|not our ref/u.test(byCommit.stderr);
  return refused ? ask("refs/heads/*") : byCommit;
}
async function isShallow(git) {
  const answer2 = await git.run(["rev-parse", "--is-shallow-repository"]);
  return !answer2.ok || answer2.stdout.toString("latin1").trim() !== "false";
}
async function shallowCommits(git) {
  const path = await git.run(["rev-parse", "--path-format=absolute", "--git-path", "shallow"]);
  if (!path.ok) return /* @__PURE__ */ new Set();
  const text4 = await readFile2(path.stdout.toString("utf8").replace(/\n$/u, ""), "latin1").catch(() => "");
  return new Set(text4.split("\n").filter((sha) => sha !== ""));
}

// src/git/records.ts
var FIELDS = ["%H", "%P", "%an", "%ae", "%at", "%ct", "%B"];
var START = 0;
var END = FIELDS.length + 1;
function recordReader(files) {
  let left = [];
  let tokens = [];
  const complete2 = (last) => {
    const commits = [];
    let at2 = 0;
    while (at2 + END < tokens.length) {
      const next2 = files ? tokens.indexOf("", at2 + END + 1) : at2 + END + 1;
      if (next2 < 0 && !last) break;
      const until = next2 < 0 ? tokens.length : next2;
      commits.push(recordOf(tokens, at2, until, files));
      at2 = until;
    }
    tokens = tokens.slice(at2);
    return commits;
  };
  return {
    format: `%x00${FIELDS.join("%x00")}%x00`,
    take: (chunk) => {
      const cut3 = chunk.lastIndexOf(0);
      if (cut3 < 0) {
        left.push(chunk);
        return [];
      }
      const bytes3 = left.length === 0 ? chunk.subarray(0, cut3) : Buffer.concat([...left, chunk.subarray(0, cut3)]);
      left = cut3 + 1 < chunk.length ? [chunk.subarray(cut3 + 1)] : [];
      for (const token of bytes3.toString("utf8").split("\0")) tokens.push(token);
      return complete2(false);
    },
    end: () => {
      if (left.length > 0) return { ok: false, reason: "it ends within a record" };
      const commits = complete2(true);
      return tokens.length === 0 ? { ok: true, commits } : { ok: false, reason: "it ends within a record" };
    }
  };
}
function recordOf(tokens, at2, until, files) {
  const sha = tokens[at2 + 1] ?? "";
  if (tokens[at2 + START] !== "" || tokens[at2 + END] !== "" || !/^[0-9a-f]{40,64}$/u.test(sha)) {
    throw new Error(`git log printed something else than a commit: ${JSON.stringify(sha.slice(0, 80))}`);
  }
  const parents = tokens[at2 + 2] ?? "";
  const record2 = {
    sha,
    parents: parents === "" ? [] : parents.split(" "),
    authorName: tokens[at2 + 3] ?? "",
    authorEmail: tokens[at2 + 4] ?? "",
    authoredAt: Number(tokens[at2 + 5]),
    committedAt: Number(tokens[at2 + 6]),
    message: tokens[at2 + 7] ?? ""
  };
  if (!files) return record2;
  const paths = tokens.slice(at2 + END + 1, until).map((path, index) => index === 0 ? path.replace(/^\n/u, "") : path);
  return { ...record2, files: paths };
}

// src/git/history.ts
var SOURCE5 = "git log";
var SHA = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
var FILES = [
  "--no-renames",
  "--name-only",
  "--diff-merges=first-parent",
  "--no-relative",
  "--ignore-submodules=none"
];
async function streamHistory(git, request, take) {
  const wrong = [request.head, ...request.without].find((sha) => !SHA.test(sha));
  if (wrong !== void 0) return unavailable(`'${wrong}' is not a full commit SHA`, SOURCE5);
  const range2 = [request.head, ...request.without.map((sha) => `^${sha}`), "--"];
  const reader = recordReader(request.files);
  let read2 = 0;
  const hand = (commits) => {
    read2 += commits.length;
    if (commits.length > 0) take(commits);
  };
  const log = ["log", "-z", "--encoding=UTF-8", `--format=${reader.format}`, ...request.files ? FILES : []];
  const [logged, counted3] = await Promise.all([
    git.stream([...log, ...range2], (chunk) => hand(reader.take(chunk))),
    git.run(["rev-list", "--count", ...range2])
  ]);
  if (!logged.ok) return unavailable(failureOf(logged), SOURCE5);
  if (!counted3.ok) return unavailable(failureOf(counted3), SOURCE5);
  const rest2 = reader.end();
  if (!rest2.ok) return unavailable(`the output of git log could not be read: ${rest2.reason}`, SOURCE5);
  hand(rest2.commits);
  const expected = Number(counted3.stdout.toString("latin1").trim());
  if (read2 !== expected) return unavailable(`${read2} commits were read, git counts ${expected}`, SOURCE5);
  return known(read2, SOURCE5);
}
async function readHistory(git, request) {
  const commits = [];
  const count3 = await streamHistory(git, request, (more) => {
    for (const commit of more) commits.push(commit);
  });
  return count3.state === "known" ? known(commits, SOURCE5) : count3;
}

// src/git/since.ts
async function commitsSince(git, request) {
  const { head, candidates, files, origin } = request;
  const shallow = request.shallow ?? await isShallow2(git);
  if (typeof shallow !== "boolean") return shallow;
  const complete2 = !shallow;
  const reached = complete2 ? await reachedHere(git, request) : await deepen(git, head, candidates, origin);
  if (reached.state === "unavailable") return reached;
  const { tag, without: without2, how } = reached.value;
  const commits = await readHistory(git, { head, without: without2, files });
  if (commits.state === "unavailable") return commits;
  return known({ baseline: tag, commits: commits.value, completed: complete2 ? null : how }, commits.source);
}
async function reachedHere(git, { head, candidates }) {
  const first = await firstContained(git, head, candidates);
  if (first.state === "unavailable") return first;
  const { value } = first;
  return known(
    { tag: value?.tag ?? null, without: value === null ? [] : [value.sha], how: "" },
    first.source
  );
}
async function isShallow2(git) {
  const answer2 = await git.run(["rev-parse", "--is-shallow-repository"]);
  if (!answer2.ok) return unavailable(failureOf(answer2), "git rev-parse");
  return answer2.stdout.toString("latin1").trim() !== "false";
}

// src/git/tags.ts
var PREFIX = "refs/tags/";
async function readRemoteTags(git, remote, request = {}) {
  const source = `git ls-remote ${remote}`;
  const answer2 = await git.run(["ls-remote", "--tags", "--end-of-options", remote], request);
  if (!answer2.ok) return unavailable(failureOf(answer2), source);
  const tags = /* @__PURE__ */ new Map();
  for (const line2 of linesOf(answer2.stdout)) {
    const [sha = "", ref = ""] = line2.split("	");
    if (ref.startsWith(PREFIX)) tags.set(ref.slice(PREFIX.length).replace(/\^\{\}$/u, ""), sha);
  }
  return known(
    [...tags].map(([name2, sha]) => ({ name: name2, sha })),
    source
  );
}
function linesOf(bytes3) {
  return bytes3.toString("utf8").split("\n").filter((line2) => line2 !== "");
}

// src/release/baseline.ts
function versionTags(tags, rules) {
  const pattern = tagPattern(rules.tag);
  return tags.flatMap(({ name: name2, sha }) => {
    const version3 = pattern.versionOf(name2);
    return version3 === null ? [] : [{ tag: name2, sha, version: version3 }];
  }).toSorted((a, b) => compareVersions(b.version, a.version) || (a.tag < b.tag ? -1 : 1));
}
function candidatesOf(tags, head, rules) {
  return versionTags(tags, rules).filter((one) => one.version.prerelease.length === 0 && one.sha !== head);
}
function explainBaseline(tags, head, chosen, contained, rules) {
  const pattern = tagPattern(rules.tag);
  const versions = versionTags(tags, rules);
  const higher = versions.filter(
    (one) => chosen === null || compareVersions(one.version, chosen.version) > 0
  );
  const passedOver = [
    ...higher.map((one) => ({ tag: one.tag, reason: whyNot(one, head, contained) })),
    ...tags.filter(({ name: name2 }) => pattern.fits(name2) && pattern.versionOf(name2) === null && /\d/u.test(name2)).map(({ name: name2 }) => ({ tag: name2, reason: "it is no version of the form 1.2.3" }))
  ];
  if (chosen === null) {
    const reason = versions.length === 0 ? `no tag is a version of the form ${rules.tag}, so nothing was released yet` : "the commit contains no tag of a stable version, so nothing was released yet";
    return { tag: null, sha: null, version: null, reason, passedOver };
  }
  return {
    tag: chosen.tag,
    sha: chosen.sha,
    version: chosen.version.text,
    reason: `${chosen.tag} is the highest stable version that the commit contains`,
    passedOver
  };
}
function whyNot({ sha, version: version3 }, head, contained) {
  if (sha === head) return "it is at the commit itself";
  if (!contained(sha)) return "the commit does not contain it";
  if (version3.prerelease.length > 0) return "it is a prerelease";
  return "it is not where the range starts";
}

// src/release/header.ts
var HEADER = new RegExp("^(?<type>\\p{L}[\\p{L}\\p{N}_+.-]*)(?:\\((?<scope>[^()]+)\\))?(?<breaking>!)?:[ \\t]+(?<description>[^ \\t].*)$", "su");
function readHeader(line2) {
  const groups = HEADER.exec(line2.trim())?.groups;
  if (groups?.["type"] === void 0 || groups["description"] === void 0) return null;
  const scope = groups["scope"];
  if (scope !== void 0 && scope.trim() === "") return null;
  return {
    type: groups["type"],
    scopes: scope === void 0 ? [] : scope.split(",").map((part) => part.trim()).filter((part) => part !== ""),
    breaking: groups["breaking"] !== void 0,
    description: groups["description"]
  };
}
var PULL_REQUEST = /\s*\(#(?<number>\d{1,9})\)$/u;
function pullRequestOf(title2) {
  const number3 = PULL_REQUEST.exec(title2)?.groups?.["number"];
  return number3 === void 0 ? null : Number(number3);
}
function withoutPullRequest(title2) {
  return title2.replace(PULL_REQUEST, "");
}

// src/release/revertClaim.ts
var QUOTED = /^(?<verb>revert|reapply)\s+"(?<title>.+)"$/iu;
var SENTENCE = /\breverts? (?:commits?:? )?(?<list>[0-9a-f]{7,64}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+&\s+)[0-9a-f]{7,64})*)\b/giu;
var SHA2 = /[0-9a-f]{7,64}/giu;
var PULL_REQUEST2 = /\breverts:?\s+(?:https:\/\/[^\s/]+\/)?(?:(?<owner>[\w.-]{1,100})\/(?<repository>[\w.-]{1,100}))?(?:#|\/pull\/)(?<number>\d{1,9})\b/giu;
function revertClaim(title2, header, body, refs) {
  const quoted2 = QUOTED.exec(withoutPullRequest(title2))?.groups;
  const typed = header?.type.toLowerCase() === "revert";
  if (quoted2 === void 0 && !typed) return null;
  const shas = [...body.matchAll(SENTENCE)].flatMap((match) => match.groups?.["list"]?.match(SHA2) ?? []);
  if (typed) shas.push(...refs.flatMap((value) => value.match(SHA2) ?? []));
  const inner = quoted2 === void 0 ? typedTitle(header) : { title: quoted2["title"] ?? "", depth: 1 + nesting(quoted2["title"] ?? "") };
  const reapplied = quoted2?.["verb"]?.toLowerCase() === "reapply";
  return {
    shas: [...new Set(shas.map((sha) => sha.toLowerCase()))],
    pullRequests: [...body.matchAll(PULL_REQUEST2)].map(({ groups }) => reference(groups)),
    // What `Reapply "x"` undoes is git's `Revert "x"`.
    title: reapplied ? `Revert "${inner.title}"` : inner.title,
    restores: reapplied || inner.depth % 2 === 0 ? innermost(inner.title) : null
  };
}
function reference(groups) {
  const { owner, repository, number: number3 } = groups ?? {};
  if (owner === void 0 || repository === void 0) return { number: Number(number3) };
  return { owner, repository, number: Number(number3) };
}
function typedTitle(header) {
  const description = header?.description ?? "";
  const quotedWhole = /^"(?<title>.+)"$/u.exec(withoutPullRequest(description))?.groups?.["title"];
  const title2 = quotedWhole ?? description;
  return { title: title2, depth: 1 + nesting(title2) };
}
function namesRevert(title2) {
  return /^(?:revert|reapply)/iu.test(title2);
}
function nesting(title2) {
  let depth = 0;
  let rest2 = withoutPullRequest(title2);
  for (; ; ) {
    const quoted2 = QUOTED.exec(rest2)?.groups;
    if (quoted2?.["title"] === void 0) return depth;
    depth += quoted2["verb"]?.toLowerCase() === "reapply" ? 2 : 1;
    rest2 = withoutPullRequest(quoted2["title"]);
  }
}
function innermost(title2) {
  let rest2 = title2;
  for (; ; ) {
    const quoted2 = QUOTED.exec(withoutPullRequest(rest2))?.groups?.["title"];
    if (quoted2 === void 0) return rest2;
    rest2 = quoted2;
  }
}
function sameTitle(a, b) {
  if (a === b) return true;
  const numbers = [pullRequestOf(a), pullRequestOf(b)];
  if (numbers[0] !== null && numbers[1] !== null && numbers[0] !== numbers[1]) return false;
  return withoutPullRequest(a) === withoutPullRequest(b);
}

// src/release/copies.ts
function copySuspects(commits) {
  const groups = /* @__PURE__ */ new Map();
  for (const { sha, authorEmail, authoredAt, message, parents } of commits) {
    if (parents.length > 1) continue;
    const key = JSON.stringify([authorEmail, authoredAt, message.split("\n", 1)[0]?.trim()]);
    const group2 = groups.get(key);
    if (group2 === void 0) groups.set(key, [sha]);
    else group2.push(sha);
  }
  return [...groups.values()].filter((group2) => group2.length > 1).flat();
}
function copiesAmong(newest, { undone }) {
  const originalOf = /* @__PURE__ */ new Map();
  const copiesOf = /* @__PURE__ */ new Map();
  const alive = newest.toReversed().filter((commit) => !undone.has(commit.fact.sha));
  const bySha = new Map(alive.map((commit) => [commit.fact.sha, commit]));
  const byPatch = /* @__PURE__ */ new Map();
  for (const commit of alive) {
    const { patchId, sha } = commit.fact;
    const told3 = commit.message.copyOf.map((source) => bySha.get(source)).find((source) => source !== void 0);
    const patched = patchId === void 0 ? void 0 : byPatch.get(patchId);
    const original = [told3, patched].find(
      (one) => one !== void 0 && sameTitle(one.message.title, commit.message.title)
    );
    if (original === void 0 || original.fact.sha === sha) {
      if (patchId !== void 0 && patched === void 0) byPatch.set(patchId, commit);
      continue;
    }
    const first = originalOf.get(original.fact.sha) ?? original.fact.sha;
    originalOf.set(sha, first);
    copiesOf.set(first, [...copiesOf.get(first) ?? [], sha]);
  }
  return { originalOf, copiesOf };
}

// src/release/bump.ts
var RANK = { major: 3, minor: 2, patch: 1, none: 0 };
function outranks(a, b) {
  return RANK[a] > RANK[b];
}
function highestBump(bumps) {
  let highest = "none";
  for (const bump of bumps) if (outranks(bump, highest)) highest = bump;
  return highest;
}

// src/release/cut.ts
var LONGEST_BODY = 12e4;
function cutNotes(notes, more, longest = LONGEST_BODY) {
  if (bytes2(notes) <= longest) return notes;
  const entries = splitEntries(notes);
  const total = entries.filter(isEntry).length;
  const kept = [];
  let size = bytes2(ending2(total, more));
  for (const entry of entries) {
    size += bytes2(entry);
    if (size > longest) break;
    kept.push(entry);
  }
  while (kept.length > 0 && !isEntry(kept.at(-1) ?? "")) kept.pop();
  const missing3 = total - kept.filter(isEntry).length;
  return `${kept.join("").trimEnd()}${ending2(missing3, more)}`;
}
function ending2(missing3, more) {
  const text4 = `… and ${missing3} more`;
  return `

${more === null ? text4 : `[${text4}](${more})`}
`;
}
function splitEntries(notes) {
  return notes.split(/(?=^(?:[*-] |#{1,6} ))/mu);
}
function isEntry(piece) {
  return /^[*-] /u.test(piece);
}
function bytes2(text4) {
  return new TextEncoder().encode(text4).length;
}

// src/release/floating.ts
var SHARED2 = {
  major: (a, b) => a.major === b.major,
  minor: (a, b) => a.major === b.major && a.minor === b.minor
};
var NAMES = {
  major: ({ major }) => `${major}`,
  minor: ({ major, minor }) => `${major}.${minor}`
};
function floatingTags(version3, versions, which, pattern) {
  return which.filter((part) => isHighest(version3, versions, SHARED2[part])).map((part) => pattern.tagOf(NAMES[part](version3)));
}
function isHighest(version3, versions, compete = () => true) {
  if (version3.prerelease.length > 0) return false;
  return !versions.some(
    (one) => one.version.prerelease.length === 0 && compete(one.version, version3) && compareVersions(one.version, version3) > 0
  );
}

// src/release/links.ts
function repositoryUrl({ host, owner, name: name2 }) {
  return `${host}/${owner}/${name2}`;
}
function compareUrl(links, from, to) {
  return `${repositoryUrl(links)}/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`;
}

// src/release/notes.ts
var OTHER = "Other Changes";
var LONGEST_LINE = 1e3;
var LONGEST_NOTE = 4e3;
function notesOf(head, readings, options5) {
  const all = readings.flatMap(
    (reading) => reading.entries.map((entry) => ({ entry, line: lineOf2(entry, reading) }))
  );
  const linesWhere = (wanted) => all.filter(({ entry }) => wanted(entry)).map(({ line: line2 }) => line2);
  const titles = [...new Set(Object.values(options5.types).flatMap((rule) => rule.section ?? []))];
  const sections = titles.map((title2) => ({ title: title2, lines: linesWhere((entry) => entry.section === title2) })).filter((section) => section.lines.length > 0);
  const breaking = linesWhere((entry) => entry.breaking.length > 0);
  const told3 = sections.length > 0 || breaking.length > 0;
  const rest2 = told3 ? [] : linesWhere((entry) => entry.bump !== "none");
  return {
    ...head,
    sections: [...sections, ...rest2.length > 0 ? [{ title: OTHER, lines: rest2 }] : []].map(
      ({ title: title2, lines }) => ({
        title: title2,
        lines: lines.toSorted(byScope)
      })
    ),
    breaking: breaking.toSorted(byScope)
  };
}
function lineOf2(entry, reading) {
  return {
    type: entry.type,
    scopes: entry.scopes,
    text: shortened2(entry.description, LONGEST_LINE),
    shas: [reading.fact.sha, ...reading.copies],
    closes: entry.closes,
    breaking: entry.breaking.map((note) => shortened2(note.text, LONGEST_NOTE))
  };
}
function shortened2(text4, longest) {
  return text4.length <= longest ? text4 : `${text4.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, "")} …`;
}
function byScope(a, b) {
  const [left, right] = [a.scopes.join(", "), b.scopes.join(", ")];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

// src/release/branch.ts
function branchRule(name2, branches) {
  return branches.find((branch2) => fits(name2, branch2.name)) ?? null;
}
function fits(name2, pattern) {
  const source = pattern.split("*").map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/gu, String.raw`\$&`)).join("[^/]*");
  return new RegExp(`^${source}$`, "u").test(name2);
}

// src/release/prerelease.ts
function prereleaseAfter(core, channel, tagged) {
  const last = tagged.filter((version3) => coreOf(version3) === coreOf(core) && isOfChannel(channel, version3)).toSorted(compareVersions).at(-1);
  const identifiers = last === void 0 ? [channel, 1] : following(channel, last);
  const text4 = `${coreOf(core)}-${identifiers.join(".")}`;
  const next2 = parseVersion(text4);
  if (next2 === null) throw new Error(`'${text4}' is not a version; is '${channel}' a prerelease identifier?`);
  if (last === void 0 || compareVersions(next2, last) > 0) return { version: next2 };
  return {
    problem: {
      reasonCode: "prerelease_sorts_below",
      reason: `after ${last.text} comes ${text4}, but SemVer sorts ${text4} below it: the number is a part of the word`,
      remedy: `write the number on its own (${channel}.${Number(/\d+$/u.exec(String(last.prerelease[0]))?.[0] ?? 0) + 1}) from the next version on, and name that with a footer 'Release-As:'`
    }
  };
}
function isOfChannel(channel, { prerelease: [first] }) {
  return first === channel || gluedNumber(channel, first) !== null;
}
function gluedNumber(channel, identifier) {
  if (typeof identifier !== "string" || !identifier.startsWith(channel)) return null;
  const rest2 = identifier.slice(channel.length);
  return /^\d{1,15}$/u.test(rest2) ? rest2 : null;
}
function following(channel, { prerelease: [first, number3] }) {
  const glued = gluedNumber(channel, first);
  if (glued !== null) return [channel + String(Number(glued) + 1).padStart(glued.length, "0")];
  return [channel, typeof number3 === "number" ? number3 + 1 : 1];
}

// src/release/channel.ts
function commitsAfter(commits, sha) {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const contained = /* @__PURE__ */ new Set();
  const open3 = [sha];
  for (let next2 = open3.pop(); next2 !== void 0; next2 = open3.pop()) {
    if (contained.has(next2)) continue;
    contained.add(next2);
    open3.push(...bySha.get(next2)?.parents ?? []);
  }
  return commits.filter((commit) => !contained.has(commit.sha));
}
function lastPrerelease(versions, channel, head, inRange) {
  if (channel === null) return null;
  return versions.find((one) => one.sha !== head && inRange(one.sha) && isOfChannel(channel, one.version)) ?? null;
}
function versionAt(versions, head, channel) {
  return versions.find(
    ({ sha, version: version3 }) => sha === head && (version3.prerelease.length === 0 || channel !== null && isOfChannel(channel, version3))
  ) ?? null;
}

// src/release/nearMiss.ts
var MALFORMED = [
  [/^\(\s*\)/u, "the scope is empty"],
  [/^\s+\(/u, "there is a space before the scope"],
  [/^\([^()]*\(/u, "the scope holds parentheses of its own"],
  [/^\([^()]*\)\s*\(/u, "there are two scopes"],
  [/^\([^()]*$/u, "the scope is not closed"],
  [/^!+\s*\(/u, "the ! stands before the scope and not directly before the colon"],
  [/^(?:\([^()]*\))?!{2,}/u, "there is more than one !"],
  [/^(?:\([^()]*\))?\s+!/u, "there is a space before the !"],
  [/^[^:]*\s:/u, "there is a space before the colon"],
  [/^[^:]*:\s*$/u, "nothing stands after the colon"],
  [/^[^:]*:\S/u, "there is no space after the colon"]
];
var LOOSE = new RegExp("^(?<type>\\p{L}[\\p{L}\\p{N}_-]*)(?<rest>[\\s!]*(?:\\([^:]*)?:.*)$", "su");
var AUTOSQUASH = /^(?:(?:fixup|squash|amend)! ?)+/u;
var BREAKING_HEADER = /^breaking(?:[ _-]changes?)?\s*(?:\([^():]*\))?\s*!*\s*:/iu;
var DECORATED = new RegExp("^(?:\\[[^\\]]{1,80}\\]|:[\\w+-]{1,40}:|#\\d{1,9}|[A-Z][A-Z0-9]{0,20}-\\d{1,9}|[^\\p{L}\\p{N}\\s([:#]{1,12})[\\s:|-]*(?=\\p{L})", "u");
function headerNearMiss(line2, types) {
  return autosquash(line2, types) ?? breakingHeader(line2, types) ?? malformed(line2, types) ?? decorated(line2, types);
}
function movingHeader(line2, types) {
  const header = readHeader(line2);
  if (header === null) return null;
  const rule = ruleOf(canonicalType(header.type), types);
  if (rule === void 0) return null;
  const bump = header.breaking ? "major" : rule.bump;
  return bump === "none" ? null : { bump, breaking: header.breaking };
}
function autosquash(line2, types) {
  const prefix = AUTOSQUASH.exec(line2)?.[0];
  if (prefix === void 0) return null;
  const moving2 = movingHeader(line2.slice(prefix.length), types);
  return moving2 && { ...moving2, reason: `'${prefix.trim()}' was not squashed into the commit it is meant for` };
}
function breakingHeader(line2, types) {
  if (!BREAKING_HEADER.test(line2)) return null;
  if (ruleOf(canonicalType(readHeader(line2)?.type ?? ""), types) !== void 0) return null;
  return {
    reason: "a breaking change belongs in a footer below a header such as feat: or fix:, or is marked there by !",
    bump: "major",
    breaking: true
  };
}
function malformed(line2, types) {
  const groups = LOOSE.exec(line2)?.groups;
  const type = groups?.["type"];
  const rest2 = groups?.["rest"];
  if (type === void 0 || rest2 === void 0 || readHeader(line2) !== null) return null;
  const rule = ruleOf(canonicalType(type), types);
  if (rule === void 0) return null;
  const breaking = rest2.slice(0, rest2.indexOf(":")).includes("!");
  const bump = breaking ? "major" : rule.bump;
  if (bump === "none") return null;
  const reason = MALFORMED.find(([pattern]) => pattern.test(rest2))?.[1] ?? "it is not of the form type(scope): description";
  return { reason, bump, breaking };
}
function decorated(line2, types) {
  const prefix = DECORATED.exec(line2)?.[0];
  if (prefix === void 0) return null;
  const moving2 = movingHeader(line2.slice(prefix.length), types);
  return moving2 && { ...moving2, reason: `'${prefix.trim()}' stands before the type` };
}

// src/release/bodyNearMiss.ts
var LOOKS_BREAKING = new RegExp("^(?<indent>[ \\t]*)(?<mark>#{1,6}[ \\t]*|[-*+][ \\t]+|\\d{1,3}[.)][ \\t]+)?(?<strong>\\*{1,3}|_{1,3}|`)?(?:\\p{Extended_Pictographic}\\uFE0F?[ \\t]*)?(?<words>breaking(?:[ -]changes?)?)(?<after>.*)$", "isu");
var BULLET = /^[*-][ \t]+(?<header>\S.*)$/su;
var PROSE = /^(?:this|that|these|those|it|we|i|you|they|there|see|as)\b/iu;
var REFERENCE = /^(?:[\w.-]+\/[\w.-]+)?#\d+/u;
function bodyNearMisses(body, bump, types) {
  const found = [];
  let paragraph = true;
  for (const line2 of body.lines) {
    const blank = line2.text.trim() === "";
    if (!line2.quoted && !blank) {
      const miss = breakingLine(line2, body) ?? headerLine(line2, body, paragraph, types);
      if (miss !== null && outranks(miss.bump, bump)) found.push(miss);
    }
    paragraph = blank;
  }
  return found;
}
function breakingLine(line2, body) {
  if (body.breaking.some((change) => change.line === line2.line)) return null;
  const groups = LOOKS_BREAKING.exec(line2.text)?.groups;
  if (groups === void 0) return null;
  const words = groups["words"] ?? "";
  const after = groups["after"] ?? "";
  const loud = /^BREAKING[ -]CHANGES?$/u.test(words);
  const colon = /^(?:\*{1,3}|_{1,3}|`)?[ \t]*(?:\([^():]*\))?[ \t]*:/u.test(after);
  const decorated2 = groups["mark"]?.startsWith("#") === true || groups["strong"] !== void 0;
  if (!loud && !colon && !decorated2) return null;
  if (!/changes?$/iu.test(words) && !colon) return null;
  return {
    line: line2.line,
    text: line2.text,
    reason: breakingReason(groups, colon),
    bump: "major",
    breaking: true
  };
}
function breakingReason(groups, colon) {
  const words = groups["words"] ?? "";
  const form = "a breaking change is told by a line that starts with BREAKING CHANGE:";
  if (groups["mark"]?.startsWith("#") === true) return `it is written as a heading; ${form}`;
  if (groups["mark"] !== void 0) return `it is written as a list item; ${form}`;
  if (groups["strong"] !== void 0) return `it is wrapped in Markdown; ${form}`;
  if (groups["indent"] !== "") return `it is indented; ${form}`;
  if (words !== words.toUpperCase()) return `it is not in upper case; ${form}`;
  if (/changes$/iu.test(words)) return `it says CHANGES; ${form}`;
  if (!colon) return `there is no colon after it; ${form}`;
  return `it is not in the right form; ${form}`;
}
function headerLine(line2, body, paragraph, types) {
  const bullet = BULLET.exec(line2.text)?.groups?.["header"];
  if (bullet === void 0 && (!paragraph || body.footerLines.has(line2.line - 1))) return null;
  const text4 = bullet ?? line2.text;
  const moving2 = movingHeader(text4, types);
  if (moving2 === null) return null;
  const description = readHeader(text4)?.description ?? "";
  if (!moving2.breaking && (PROSE.test(description) || REFERENCE.test(description))) return null;
  const reason = `the body holds ${bullet === void 0 ? "a header" : "a list item"} that outranks the commit's own header`;
  return { line: line2.line, text: line2.text, reason, ...moving2 };
}

// src/release/references.ts
var CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?<list>[^\n]+)/giu;
var ITEM = /^(?:[ \t]*(?:,|and|&)?[ \t]*)(?:(?<owner>[\w.-]{1,100})\/(?<repository>[\w.-]{1,100}))?#(?<number>\d{1,9})\b/iu;
function closedIssues(lines) {
  const found = /* @__PURE__ */ new Map();
  for (const line2 of lines) {
    if (!line2.includes("#")) continue;
    for (const match of line2.matchAll(CLOSING)) {
      let list = match.groups?.["list"] ?? "";
      for (let item = ITEM.exec(list); item !== null; item = ITEM.exec(list)) {
        const { owner, repository, number: number3 } = item.groups ?? {};
        const reference2 = {
          ...owner !== void 0 && repository !== void 0 ? { owner, repository } : {},
          number: Number(number3)
        };
        found.set(`${owner ?? ""}/${repository ?? ""}#${number3}`.toLowerCase(), reference2);
        list = list.slice(item[0].length);
      }
    }
  }
  return [...found.values()];
}

// src/release/entry.ts
function entryOf(title2, header, body, line2, types) {
  const type = header === null ? null : canonicalType(header.type);
  const rule = type === null ? void 0 : ruleOf(type, types);
  const description = header?.description ?? title2;
  return {
    type,
    scopes: header?.scopes ?? [],
    description,
    section: rule?.section ?? null,
    closes: closesOf(body, description),
    ...weigh(rule?.bump ?? "none", header?.breaking === true, description, title2, line2, body)
  };
}
function revertEntry(title2, revert, body, line2, types) {
  const undo = ruleOf("revert", types);
  const restored = revert.restores === null ? null : readHeader(revert.restores);
  const type = restored === null ? "revert" : canonicalType(restored.type);
  const rule = ruleOf(type, types);
  const again = rule !== void 0 && restored !== null && (restored.breaking || rule.bump !== "none");
  const description = again ? restored.description : revert.restores ?? revert.title ?? title2;
  const marked = readHeader(title2)?.breaking === true || again && restored.breaking;
  return {
    type: again ? type : "revert",
    scopes: again ? restored.scopes : [],
    description,
    section: (again ? rule : undo)?.section ?? null,
    closes: closesOf(body, description),
    ...weigh((again ? rule : undo)?.bump ?? "none", marked, description, title2, line2, body)
  };
}
function weigh(bump, marked, description, title2, line2, body) {
  const subject = withoutPullRequest(description);
  const notes = body.breaking.map((footer2) => ({
    text: footer2.value === "" ? subject : footer2.value,
    line: footer2.line
  }));
  if (notes.length === 0 && marked) notes.push({ text: subject, line: line2 });
  const footer = marked ? void 0 : body.breaking[0];
  const said = footer && body.lines.find((candidate) => candidate.line === footer.line);
  return {
    bump: notes.length > 0 ? "major" : bump,
    breaking: notes,
    line: said?.line ?? line2,
    text: said?.text ?? title2
  };
}
function closesOf(body, description) {
  const issues = closedIssues(body.lines.filter((line2) => !line2.quoted).map((line2) => line2.text));
  const own2 = pullRequestOf(description);
  return issues.filter((issue2) => issue2.owner !== void 0 || issue2.number !== own2);
}

// src/release/footers.ts
var BREAKING = /^BREAKING[ -]CHANGE:(?<value>.*)$/su;
var FOOTER = /^(?<token>[A-Za-z][A-Za-z0-9-]*)(?:: (?<text>.*)| (?<issues>#\d+(?:[\s,]+#\d+)*)\s*)$/su;
var FENCE2 = /^ {0,3}(?<mark>`{3,}|~{3,})/u;
var EMPTY = { lines: [], footers: [], breaking: [], footerLines: /* @__PURE__ */ new Set() };
function readBody(lines, firstLine, startsAnother = () => false) {
  if (lines.length === 0) return EMPTY;
  const quoted2 = quotedLines(lines);
  const found = [];
  const footerLines = /* @__PURE__ */ new Set();
  let open3;
  let mayStart = true;
  for (const [index, text4] of lines.entries()) {
    const blank = text4.trim() === "";
    const started = quoted2.has(index) ? void 0 : startedBy(text4, firstLine + index, mayStart);
    if (started !== void 0) {
      found.push(started);
      open3 = started;
    } else if (blank && open3?.breaking === false || startsAnother(text4)) {
      open3 = void 0;
    } else {
      open3?.value.push(text4);
    }
    if (open3 !== void 0) footerLines.add(firstLine + index);
    mayStart = blank || open3 !== void 0;
  }
  const footers = found.map(({ token, value, line: line2, breaking }) => ({
    footer: { token, value: trimmedValue(value), line: line2 },
    breaking
  }));
  return {
    lines: lines.map((text4, index) => ({ text: text4, line: firstLine + index, quoted: quoted2.has(index) })),
    footers: footers.filter((one) => !one.breaking).map((one) => one.footer),
    breaking: footers.filter((one) => one.breaking).map((one) => one.footer),
    footerLines
  };
}
function startedBy(text4, line2, mayStart) {
  const change = BREAKING.exec(text4)?.groups?.["value"];
  if (change !== void 0) return { token: "BREAKING CHANGE", value: [change], line: line2, breaking: true };
  const groups = (mayStart ? FOOTER.exec(text4)?.groups : void 0) ?? {};
  const { token } = groups;
  if (token === void 0) return void 0;
  return { token, value: [groups["text"] ?? groups["issues"] ?? ""], line: line2, breaking: false };
}
function trimmedValue(lines) {
  return lines.join("\n").replace(/\n-{3,}\s*$/u, "").trim();
}
function quotedLines(lines) {
  const quoted2 = /* @__PURE__ */ new Set();
  let start2 = -1;
  let mark = "";
  for (const [index, text4] of lines.entries()) {
    const found = FENCE2.exec(text4)?.groups?.["mark"];
    if (found === void 0) continue;
    if (start2 < 0) {
      start2 = index;
      mark = found;
    } else if (found[0] === mark[0] && found.length >= mark.length && text4.trim() === found) {
      for (let inside = start2; inside <= index; inside += 1) quoted2.add(inside);
      start2 = -1;
    }
  }
  return quoted2;
}

// src/release/releaseAs.ts
var VALUE = /^(?:(?<component>.+)@)?v?(?<version>[^@\s]+)$/su;
function readReleaseAs(footers) {
  const versions = [];
  const nearMisses = [];
  for (const { token, value, line: line2 } of footers) {
    if (token.toLowerCase() !== "release-as") continue;
    const groups = VALUE.exec(value)?.groups;
    const version3 = parseVersion(groups?.["version"] ?? "");
    const component = groups?.["component"];
    if (version3 !== null)
      versions.push({ version: version3.text, ...component === void 0 ? {} : { component }, line: line2 });
    else {
      const reason = "it names no version of the form 1.2.3";
      nearMisses.push({ line: line2, text: `${token}: ${value}`, reason, bump: "none", breaking: false });
    }
  }
  return { versions, nearMisses };
}
function footerVersion(messages, component) {
  const asked = messages.flatMap((message) => message.releaseAs.toReversed()).find((one) => one.component === component);
  return asked === void 0 ? null : parseVersion(asked.version);
}

// src/release/squash.ts
var BULLET2 = /^\* (?<header>\S.*)$/su;
function startsSquashedMessage(line2, types) {
  const header = BULLET2.exec(line2)?.groups?.["header"];
  return header !== void 0 && isKnownHeader(header, types);
}
function squashedMessages(lines, types, paragraphs) {
  const messages = [];
  let afterBlank = true;
  for (const { text: text4, line: line2, quoted: quoted2 } of lines) {
    const bullet = quoted2 ? void 0 : BULLET2.exec(text4)?.groups?.["header"];
    const header = bullet ?? (paragraphs && afterBlank && !quoted2 ? text4 : void 0);
    if (header !== void 0 && isKnownHeader(header, types))
      messages.push({ lines: [header], firstLine: line2 });
    else messages.at(-1)?.lines.push(text4);
    afterBlank = text4.trim() === "";
  }
  return messages;
}
function isKnownHeader(line2, types) {
  const header = readHeader(line2);
  return header !== null && ruleOf(canonicalType(header.type), types) !== void 0;
}

// src/release/commit.ts
var COPY = /^\(cherry picked from commit (?<sha>[0-9a-f]{7,64})\)$/u;
function readMessage(message, rules) {
  const { types } = rules;
  const lines = linesOf2(message);
  const first = Math.max(
    0,
    lines.findIndex((line2) => line2.trim() !== "")
  );
  const title2 = (lines[first] ?? "").trim();
  const header = readHeader(title2);
  const body = readBody(lines.slice(first + 1), first + 2, (line2) => startsSquashedMessage(line2, types));
  const revert = revertOf(title2, header, body);
  const squashed = revert === null ? squashedBy(header, body, rules) : [];
  const part = squashed[0] === void 0 ? body : readBody(lines.slice(first + 1, squashed[0].firstLine - 1), first + 2);
  const own2 = revert === null ? entryOf(title2, header, part, first + 1, types) : revertEntry(title2, revert, part, first + 1, types);
  const says = own2.bump !== "none" || own2.section !== null || squashed.length === 0;
  const entries = [...says ? [own2] : [], ...squashed.map((commit) => squashedEntry(commit, types))];
  const bump = highestBump(entries.map((entry) => entry.bump));
  const releaseAs = readReleaseAs(body.footers);
  return {
    title: title2,
    kind: kindOf(own2, revert, squashed, types),
    entries,
    bump,
    pullRequest: pullRequestOf(title2),
    revert,
    releaseAs: releaseAs.versions,
    copyOf: body.lines.flatMap(({ text: text4 }) => COPY.exec(text4.trim())?.groups?.["sha"] ?? []),
    footers: body.footers,
    nearMisses: [
      ...titleNearMisses(title2, header, first + 1, bump, types),
      ...emptyNotes(body),
      ...bodyNearMisses(body, bump, types),
      ...releaseAs.nearMisses
    ]
  };
}
function linesOf2(message) {
  const text4 = message.includes("\r\n") ? message.replaceAll("\r\n", "\n") : message;
  return (text4.endsWith("\n") ? text4.slice(0, -1) : text4).split("\n");
}
function revertOf(title2, header, body) {
  if (!namesRevert(title2)) return null;
  const refs = body.footers.filter((footer) => footer.token.toLowerCase() === "refs");
  const text4 = body.lines.filter((line2) => !line2.quoted).map((line2) => line2.text);
  return revertClaim(
    title2,
    header,
    text4.join("\n"),
    refs.map((footer) => footer.value)
  );
}
function squashedBy(header, body, { types, squash }) {
  const plain2 = header === null || !header.breaking && ruleOf(canonicalType(header.type), types) === void 0;
  if (squash === "title" || squash === "auto" && !plain2) return [];
  return squashedMessages(body.lines, types, squash === "bullets");
}
function squashedEntry({ lines, firstLine }, types) {
  const title2 = lines[0] ?? "";
  return entryOf(title2, readHeader(title2), readBody(lines.slice(1), firstLine + 1), firstLine, types);
}
function kindOf(own2, revert, squashed, types) {
  if (revert !== null) return "revert";
  if (squashed.length > 0) return "squash";
  return own2.type !== null && (own2.bump !== "none" || ruleOf(own2.type, types) !== void 0) ? "conventional" : "plain";
}
function titleNearMisses(title2, header, line2, bump, types) {
  if (header !== null && ruleOf(canonicalType(header.type), types) !== void 0) return [];
  const miss = headerNearMiss(title2, types);
  return miss !== null && outranks(miss.bump, bump) ? [{ line: line2, text: title2, ...miss }] : [];
}
function emptyNotes(body) {
  return body.breaking.filter((footer) => footer.value === "").map(({ line: line2 }) => ({
    line: line2,
    text: "BREAKING CHANGE:",
    reason: "the breaking change is not described; the header stands for it",
    bump: "none",
    breaking: true
  }));
}

// src/release/order.ts
function newestFirst2(commits, head) {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const oldestFirst = [];
  const start2 = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new Set();
  const stack = [];
  const enter = (sha) => {
    const commit = seen.has(sha) ? void 0 : bySha.get(sha);
    if (commit === void 0) return;
    seen.add(sha);
    stack.push({ commit, next: 0 });
  };
  enter(head);
  for (let top2 = stack.at(-1); top2 !== void 0; top2 = stack.at(-1)) {
    const { commit, next: next2 } = top2;
    if (commit.parents.length > 1 && next2 === 1) start2.set(commit.sha, oldestFirst.length);
    const parent = commit.parents[next2];
    if (parent !== void 0) {
      top2.next += 1;
      enter(parent);
    } else {
      stack.pop();
      oldestFirst.push(commit);
    }
  }
  if (oldestFirst.length !== bySha.size) {
    throw new Error(
      `${bySha.size} commits were read, ${oldestFirst.length} of them are reachable from ${head}`
    );
  }
  const position = new Map(oldestFirst.map((commit, index) => [commit.sha, index]));
  return {
    commits: oldestFirst.toReversed(),
    broughtBy: (sha) => {
      const from = start2.get(sha);
      return from === void 0 ? [] : oldestFirst.slice(from, position.get(sha));
    }
  };
}

// src/release/reverts.ts
var MERGED_PULL_REQUEST = /^Merge pull request #(?<number>\d{1,9})\b/u;
function cancellations(range2) {
  if (range2.commits.every(({ message }) => message.revert === null))
    return { undone: /* @__PURE__ */ new Map(), settled: /* @__PURE__ */ new Map() };
  const undone = /* @__PURE__ */ new Map();
  const settled = /* @__PURE__ */ new Map();
  const index = indexed(range2.commits);
  for (const [position, { fact, message }] of range2.commits.entries()) {
    if (message.revert === null || undone.has(fact.sha)) continue;
    const free = (at2, commit) => at2 > position && !undone.has(commit.fact.sha);
    const { targets, complete: complete2 } = targetsOf(message.revert, index, free, range2.repository);
    for (const target of targets.flatMap((one) => [one, ...range2.broughtBy(one.fact.sha)])) {
      if (target.fact.sha !== fact.sha) undone.set(target.fact.sha, fact.sha);
    }
    if (complete2) {
      settled.set(
        fact.sha,
        targets.map((target) => target.fact.sha)
      );
    }
  }
  return { undone, settled };
}
function targetsOf(claim2, index, free, repository) {
  const found = claim2.shas.map((sha) => index.bySha(sha)).filter((commit) => commit !== void 0);
  if (found.length > 0) return { targets: found, complete: found.length === claim2.shas.length };
  const numbers = [
    ...new Set(claim2.pullRequests.filter((one) => isOurs(one, repository)).map((one) => one.number))
  ];
  const merged2 = numbers.map((number3) => index.byRequest(number3).filter(([at2, commit]) => free(at2, commit)));
  if (merged2.some((commits) => commits.length > 0)) {
    const targets = merged2.flat().map(([, commit]) => commit);
    return { targets, complete: merged2.every((commits) => commits.length > 0) };
  }
  const { title: title2 } = claim2;
  if (claim2.shas.length > 0 || title2 === null) return { targets: [], complete: false };
  const named2 = index.byTitle(title2).find(
    ([at2, { message, fact }]) => free(at2, { message, fact }) && sameTitle(message.title, title2) && (numbers.length === 0 || message.pullRequest === null)
  );
  return named2 === void 0 ? { targets: [], complete: false } : { targets: [named2[1]], complete: true };
}
function isOurs({ owner, repository }, ours) {
  return owner === void 0 || ours === void 0 || `${owner}/${repository}`.toLowerCase() === ours.toLowerCase();
}
function requestOf(message) {
  const merged2 = MERGED_PULL_REQUEST.exec(message.title)?.groups?.["number"];
  return message.pullRequest ?? (merged2 === void 0 ? null : Number(merged2));
}
function indexed(commits) {
  const placed2 = commits.map((commit, position) => [position, commit]);
  const byPrefix = grouped2(placed2, ({ fact }) => fact.sha.slice(0, 7));
  const byRequest = grouped2(placed2, ({ message }) => requestOf(message));
  const byTitle = grouped2(placed2, ({ message }) => withoutPullRequest(message.title));
  return {
    bySha: (sha) => {
      const matching = (byPrefix.get(sha.slice(0, 7)) ?? []).filter(
        ([, { fact }]) => fact.sha.startsWith(sha)
      );
      return matching.length === 1 ? matching[0]?.[1] : void 0;
    },
    byRequest: (number3) => byRequest.get(number3) ?? [],
    byTitle: (title2) => byTitle.get(withoutPullRequest(title2)) ?? []
  };
}
function grouped2(placed2, keyOf2) {
  const groups = /* @__PURE__ */ new Map();
  for (const one of placed2) {
    const key = keyOf2(one[1]);
    const group2 = groups.get(key);
    if (group2 === void 0) groups.set(key, [one]);
    else group2.push(one);
  }
  return groups;
}

// src/release/range.ts
function readRange(commits, head, rules, repository) {
  const ordered = newestFirst2(commits, head);
  const messages = ordered.commits.map((fact) => ({ fact, message: readMessage(fact.message, rules) }));
  const bySha = new Map(messages.map((commit) => [commit.fact.sha, commit]));
  const broughtBy = (sha) => ordered.broughtBy(sha).flatMap((fact) => bySha.get(fact.sha) ?? []);
  const cancelled2 = cancellations({
    commits: messages,
    broughtBy,
    ...repository === void 0 ? {} : { repository }
  });
  const copies = copiesAmong(messages, cancelled2);
  return messages.map((commit) => settle3(commit, cancelled2, copies, broughtBy));
}
function settle3(commit, cancelled2, copies, broughtBy) {
  const { fact, message } = commit;
  const nothing = { fact, message, bump: "none", entries: [], copies: [], nearMisses: [] };
  const undoneBy = cancelled2.undone.get(fact.sha);
  if (undoneBy !== void 0)
    return { ...nothing, reading: "cancelled", reason: `it was undone by ${short(undoneBy)}` };
  const targets = cancelled2.settled.get(fact.sha);
  if (targets !== void 0) {
    const what = targets.map(short).join(", ");
    return { ...nothing, reading: "cancelled", reason: `it undoes ${what}, which was not released either` };
  }
  const original = copies.originalOf.get(fact.sha);
  if (original !== void 0)
    return { ...nothing, reading: "hidden", reason: `it is a copy of ${short(original)}` };
  const brought = fact.parents.length > 1 ? broughtBy(fact.sha) : [];
  const same2 = brought.find((other) => sameTitle(other.message.title, message.title));
  if (same2 !== void 0) {
    return {
      ...nothing,
      reading: "hidden",
      reason: `it merges ${short(same2.fact.sha)}, which is read itself`
    };
  }
  return {
    fact,
    message,
    bump: message.bump,
    entries: message.entries,
    copies: copies.copiesOf.get(fact.sha) ?? [],
    ...wordOf2(message, brought)
  };
}
function wordOf2(message, brought) {
  const nearMisses = brought.length > 0 && message.kind === "plain" ? [] : message.nearMisses;
  if (message.bump !== "none") return { reading: "counted", reason: countedBecause(message), nearMisses };
  const miss = nearMisses.find((one) => one.bump !== "none");
  if (miss !== void 0) {
    return {
      reading: "near-miss",
      reason: `line ${miss.line} would move the ${miss.bump} number, but ${miss.reason}`,
      nearMisses
    };
  }
  return { reading: "hidden", reason: hiddenBecause(message, brought.length > 0), nearMisses };
}
function countedBecause(message) {
  const deciding2 = message.entries.find((entry) => entry.bump === message.bump);
  if (deciding2 === void 0) return "";
  if (message.kind === "revert") {
    return message.revert?.restores == null ? "it undoes something already released" : "it brings back what a released commit undid";
  }
  if (deciding2.breaking.length > 0) return `line ${deciding2.line} says that it breaks`;
  return `type ${deciding2.type} moves the ${deciding2.bump} number`;
}
function hiddenBecause(message, isMerge) {
  if (isMerge) return "it is a merge; the commits it brought are read themselves";
  const type = message.entries[0]?.type ?? null;
  if (type === null) return "its first line is not of the form type: description";
  return `type ${type} moves no version`;
}
function short(sha) {
  return sha.slice(0, 7);
}

// src/release/scope.ts
function scopeOf({
  head,
  branch: branch2,
  tags,
  baseline,
  commits,
  links,
  options: options5
}) {
  const versions = versionTags(tags, options5);
  const candidates = candidatesOf(tags, head.sha, options5);
  const chosen = candidates.findIndex((one) => one.tag === baseline);
  if (baseline !== null && chosen < 0)
    throw new Error(`the baseline ${baseline} is no version tag before the head`);
  const shas = new Set(commits.map((commit) => commit.sha));
  const better = candidates.slice(0, chosen < 0 ? void 0 : chosen).find((one) => shas.has(one.sha));
  if (better !== void 0)
    throw new Error(`the commits contain ${better.tag}, which is above the baseline ${baseline ?? "none"}`);
  const base = candidates[chosen] ?? null;
  const rule = branch2 === null ? { name: "HEAD" } : branchRule(branch2, options5.branches) ?? void 0;
  const channel = rule?.channel ?? null;
  const contains3 = (sha) => sha === head.sha || sha === base?.sha || shas.has(sha);
  const last = lastPrerelease(versions, channel, head.sha, (sha) => shas.has(sha));
  const repository = links === null ? void 0 : `${links.owner}/${links.name}`;
  const whole = readRange(commits, head.sha, options5, repository);
  const readings = last === null ? whole : readRange(commitsAfter(commits, last.sha), head.sha, options5, repository);
  return { versions, base, last, rule, channel, contains: contains3, whole, readings };
}

// src/release/next.ts
function nextVersion(question) {
  const { channel, tagged, releaseAs, maintenance } = question;
  const tooLow = releaseAs === null ? null : notGreater(releaseAs, question);
  if (tooLow !== null) return { problem: tooLow };
  const named2 = releaseAs !== null && (channel === null || releaseAs.prerelease.length > 0);
  const next2 = named2 ? { version: releaseAs } : computed(question);
  if ("problem" in next2) return next2;
  const problem3 = (maintenance === null ? null : outOfRange(next2.version, maintenance, question)) ?? taken(next2.version, tagged);
  return problem3 === null ? next2 : { problem: problem3 };
}
function computed(question) {
  const { channel, tagged, bump, releaseAs } = question;
  let core = releaseAs === null ? stableAfter(question) : version2(coreOf(releaseAs));
  if (channel === null) return { version: core };
  while (tagged.some((one) => one.version.prerelease.length === 0 && compareVersions(one.version, core) === 0)) {
    core = version2(bumped(core, bump));
  }
  return prereleaseAfter(
    core,
    channel,
    tagged.map((one) => one.version)
  );
}
function stableAfter({ from, bump, tagged, options: options5 }) {
  const graduates = options5.graduate && (from ?? version2(options5.initial)).major === 0;
  const step = from === null ? options5.initial : bumped(from, bump);
  const next2 = version2(graduates ? "1.0.0" : step);
  const channels = options5.branches.map((branch2) => branch2.channel).filter((channel) => channel !== void 0);
  return tagged.filter((one) => one.contained && one.version.prerelease.length > 0).filter((one) => from === null || compareVersions(one.version, from) > 0).filter((one) => from === null || channels.some((channel) => isOfChannel(channel, one.version))).map((one) => version2(coreOf(one.version))).reduce((highest, core) => compareVersions(core, highest) > 0 ? core : highest, next2);
}
function notGreater(asked, { from }) {
  if (from === null || compareVersions(asked, from) > 0) return null;
  return {
    reasonCode: "release_as_lower",
    reason: `Release-As asks for ${asked.text}, which is not greater than ${from.text}`,
    remedy: `commit with a footer 'Release-As:' and a version greater than ${from.text}`
  };
}
function taken(next2, tagged) {
  const tag = tagged.find((one) => compareVersions(one.version, next2) === 0);
  if (tag === void 0) return null;
  return {
    reasonCode: "version_taken",
    reason: `the next version is ${next2.text}, which is tagged already: ${tag.tag} at ${tag.sha}`,
    remedy: tag.contained ? `release from a commit after ${tag.tag}` : `merge ${tag.tag} into this branch, or name another version with a footer 'Release-As:'`
  };
}
function outOfRange(next2, branch2, { from, tagged }) {
  const low = from ?? version2("0.0.0");
  const above = tagged.filter(
    (one) => !one.contained && one.version.prerelease.length === 0 && compareVersions(one.version, low) > 0
  ).map((one) => ({ version: one.version, because: `${one.tag} is released elsewhere` }));
  const named2 = namedLimit(branch2);
  if (named2 !== null) above.push({ version: named2, because: `the branch is named ${branch2}` });
  const limit = above.toSorted((a, b) => compareVersions(a.version, b.version))[0];
  if (limit === void 0 || compareVersions(next2, limit.version) < 0) return null;
  const steps = ["major", "minor", "patch"].filter(
    (step) => compareVersions(version2(bumped(low, step)), limit.version) < 0
  );
  return {
    reasonCode: "out_of_range",
    reason: `the next version is ${next2.text}, but ${branch2} may release from ${low.text} to below ${limit.version.text}: ${limit.because}`,
    remedy: steps.length === 0 ? "nothing can be released from this branch" : `this branch accepts only what moves the ${steps.join(" or ")} number`
  };
}
function namedLimit(branch2) {
  const { major, minor } = /(?:^|[^\d.])v?(?<major>\d{1,9})\.(?:(?<minor>\d{1,9})\.)?x(?:\.x)?$/u.exec(branch2)?.groups ?? {};
  if (major === void 0) return null;
  return version2(minor === void 0 ? `${Number(major) + 1}.0.0` : `${major}.${Number(minor) + 1}.0`);
}
function version2(text4) {
  const parsed = parseVersion(text4);
  if (parsed === null) throw new Error(`'${text4}' is not a version`);
  return parsed;
}

// src/release/verdict.ts
function verdictOf2(facts, scope) {
  const nothing = { version: null, at: null, problem: null, warnings: [] };
  const { head, branch: branch2, options: options5 } = facts;
  if (scope.rule === void 0) {
    const names = options5.branches.map((one) => one.name).join(", ");
    const reason = `branch ${branch2} releases nothing; these do: ${names === "" ? "none" : names}`;
    return { ...nothing, reasonCode: "branch_not_released", reason };
  }
  const at2 = versionAt(scope.versions, head.sha, scope.channel);
  if (at2 !== null) {
    return {
      ...nothing,
      reasonCode: "already_tagged",
      reason: `this commit is ${at2.tag} already`,
      version: at2.version,
      at: at2
    };
  }
  const bump = highestBump(scope.readings.map((one) => one.bump));
  const tagged = taggedVersions(scope);
  const { asked, warnings } = askedVersion(facts, scope, tagged);
  if (bump === "none" && asked === null) {
    return { ...nothing, reasonCode: "nothing_to_release", reason: nothingBecause(scope), warnings };
  }
  const next2 = nextVersion({
    from: scope.base?.version ?? null,
    bump: moving(highestBump(scope.whole.map((one) => one.bump))),
    channel: scope.channel,
    tagged,
    releaseAs: asked,
    maintenance: scope.rule.maintenance === true ? branch2 : null,
    options: options5
  });
  if ("problem" in next2) {
    const { problem: problem3 } = next2;
    return { ...nothing, reasonCode: problem3.reasonCode, reason: problem3.reason, problem: problem3, warnings };
  }
  return {
    ...nothing,
    reasonCode: "release_due",
    reason: dueBecause(scope, bump, asked),
    version: next2.version,
    warnings
  };
}
function moving(bump) {
  return bump === "none" ? "patch" : bump;
}
function taggedVersions({ versions, contains: contains3, base }) {
  return versions.map((one) => ({
    ...one,
    contained: contains3(one.sha) || base !== null && compareVersions(one.version, base.version) <= 0
  }));
}
function askedVersion({ options: options5 }, { readings, base }, tagged) {
  const alive = readings.filter((one) => one.reading !== "cancelled").map((one) => one.message);
  const asked = footerVersion(alive, options5.component);
  if (asked === null) return { asked, warnings: [] };
  const tag = tagged.find((one) => compareVersions(one.version, asked) === 0);
  const answered = tag !== void 0 && (base === null || compareVersions(asked, base.version) > 0);
  if (!answered) return { asked, warnings: [] };
  return {
    asked: null,
    warnings: [`Release-As asks for ${asked.text}, which was released as ${tag.tag}; it is not asked again`]
  };
}
function nothingBecause({ readings, last, base }) {
  const since = (last ?? base)?.tag;
  const where = since === void 0 ? "in the history" : `since ${since}`;
  if (readings.length === 0) return `there is no commit ${where}`;
  const commits = readings.length === 1 ? "the only commit" : `none of the ${readings.length} commits`;
  return readings.length === 1 ? `${commits} ${where} moves no version` : `${commits} ${where} moves the version`;
}
function dueBecause({ readings, last, base }, bump, asked) {
  if (asked !== null) return `a Release-As footer asks for ${asked.text}`;
  const counted3 = readings.filter((one) => one.reading === "counted").length;
  const since = (last ?? base)?.tag;
  const where = since === void 0 ? "in the history" : `since ${since}`;
  return `${counted3} of ${readings.length} commits ${where} count, and the furthest moves the ${bump} number`;
}

// src/release/plan.ts
var renderWhenNeeded = async (notes) => (await import("./notes.js")).renderNotes(notes);
async function planRelease(facts, render = renderWhenNeeded) {
  const { head, branch: branch2, options: options5, links } = facts;
  const scope = scopeOf(facts);
  const { version: version3, at: at2, problem: problem3, reasonCode, reason, warnings } = verdictOf2(facts, scope);
  const pattern = tagPattern(options5.tag);
  const tag = at2?.tag ?? (version3 === null ? null : pattern.tagOf(version3.text));
  const previous = scope.last ?? scope.base;
  const compare = links !== null && tag !== null && previous !== null ? compareUrl(links, previous.tag, tag) : null;
  const component = options5.component === void 0 ? {} : { component: options5.component };
  const notes = version3 === null || tag === null ? "" : await render(
    notesOf(
      {
        ...component,
        version: version3.text,
        tag,
        previousTag: previous?.tag ?? null,
        date: dateOf(head.committedAt),
        links
      },
      scope.readings,
      options5
    )
  );
  const bump = highestBump(scope.readings.map((one) => one.bump));
  return {
    schemaVersion: 1,
    ...component,
    released: version3 !== null && at2 === null,
    alreadyTagged: at2 !== null,
    reasonCode,
    reason,
    problem: problem3,
    head: head.sha,
    branch: branch2,
    channel: scope.channel,
    version: version3?.text ?? null,
    tag,
    prerelease: version3 !== null && version3.prerelease.length > 0,
    latest: version3 !== null && isHighest(version3, scope.versions),
    previousVersion: previous?.version.text ?? null,
    previousTag: previous?.tag ?? null,
    bump,
    decidedBy: deciding(scope.readings, bump),
    baseline: explainBaseline(facts.tags, head.sha, scope.base, scope.contains, options5),
    commits: scope.readings.map(plannedOf),
    notes,
    body: cutNotes(notes, compare),
    floating: version3 === null ? [] : floatingTags(version3, scope.versions, options5.floating, pattern),
    compareUrl: compare,
    warnings
  };
}
function plannedOf({
  fact,
  message,
  reading,
  bump,
  reason,
  entries,
  nearMisses
}) {
  const entry = entries.find((one) => one.bump === bump && bump !== "none");
  const line2 = entry?.line ?? nearMisses[0]?.line ?? null;
  return { sha: fact.sha, header: message.title, reading, bump, line: line2, reason, nearMisses };
}
function deciding(readings, bump) {
  if (bump === "none") return null;
  for (const { fact, entries } of readings) {
    const entry = entries.find((one) => one.bump === bump);
    if (entry !== void 0) return { sha: fact.sha, line: entry.line, text: entry.text };
  }
  return null;
}
function dateOf(seconds2) {
  return new Date(seconds2 * 1e3).toISOString().slice(0, 10);
}

// src/assembly/overtaken.ts
var ASKED = 3;
async function overtaken(plan, tags, { sha, branch: branch2, options: options5, contains: contains3 }) {
  const due = plan.released || plan.problem?.reasonCode === "version_taken";
  if (!due || branchRule(branch2, options5.branches)?.maintenance === true) return plan;
  const candidates = candidatesOf(tags, sha, options5);
  const known2 = candidates.findIndex(({ tag }) => tag === plan.baseline.tag);
  for (const newer of candidates.slice(0, known2 < 0 ? ASKED : Math.min(known2, ASKED))) {
    if (!await contains3(newer.sha, sha)) continue;
    const reason = `this commit was released with ${newer.tag}, which contains it`;
    const nothing = {
      problem: null,
      released: false,
      version: null,
      tag: null,
      notes: "",
      body: "",
      floating: []
    };
    return { ...plan, ...nothing, reasonCode: "released_later", reason };
  }
  return plan;
}

// src/assembly/history.ts
async function plannedRelease(directory, context, token, request) {
  const git = gitIn({ directory, environment: process.env });
  const remote = `${context.serverUrl}/${context.repository}.git`;
  const config2 = authorisation(remote, token);
  const [checkout, tags] = await Promise.all([
    readCheckout(git, request.sha),
    readRemoteTags(git, remote, { config: config2 })
  ]);
  if (checkout.state !== "known") return checkout;
  if (tags.state !== "known") return tags;
  const { options: options5, sha, branch: branch2 } = request;
  const since = await commitsSince(git, {
    head: sha,
    candidates: candidatesOf(tags.value, sha, options5),
    files: false,
    shallow: checkout.value.shallow,
    origin: { remote, config: config2 }
  });
  if (since.state !== "known") return since;
  const commits = await withPatchIds(git, since.value.commits);
  const [owner = "", name2 = ""] = context.repository.split("/");
  try {
    const plan = await planRelease({
      head: { sha, committedAt: checkout.value.committedAt },
      branch: branch2,
      tags: tags.value,
      baseline: since.value.baseline,
      commits,
      links: { host: context.serverUrl, owner, name: name2 },
      options: options5
    });
    return known(await overtaken(plan, tags.value, request), since.source);
  } catch (error2) {
    return unavailable(error2 instanceof Error ? error2.message : String(error2), since.source);
  }
}
async function withPatchIds(git, commits) {
  const suspects = copySuspects(commits);
  if (suspects.length === 0) return commits;
  const ids = await patchIds(git, suspects);
  if (ids.state !== "known") return commits;
  return commits.map((commit) => {
    const patchId = ids.value.get(commit.sha);
    return patchId === void 0 ? commit : { ...commit, patchId };
  });
}

// src/canary/history.ts
function historyOf(instants, counting = "events") {
  const bins = [];
  let memory = null;
  let previous = null;
  for (const instant of instants) {
    const next2 = armAfter(memory, instant, instant.at, counting);
    const usable = next2.memory !== memory;
    if (usable && previous !== null && isCounts(next2.reading)) {
      const { requests, events } = next2.reading;
      bins.push({ at: instant.at, seconds: instant.at - previous, requests, events });
    }
    memory = next2.memory;
    previous = usable ? instant.at : null;
  }
  return bins;
}

// src/metrics/port.ts
var isUnavailable = (reading) => "noData" in reading;
function counterOf(value) {
  if (typeof value === "string" && /^[+-]?inf(inity)?$/i.test(value)) {
    return {
      noData: "infinite",
      reason: `the query answers ${value}: it divides by zero; ask for counts instead of ratios`
    };
  }
  if (value === "NaN" || typeof value === "number" && Number.isNaN(value)) {
    return { noData: "not_a_number", reason: "the query answers NaN: ask for counts instead of ratios" };
  }
  const text4 = typeof value === "number" ? String(value) : value;
  if (typeof text4 !== "string" || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text4)) {
    return {
      noData: "malformed",
      reason: `the query answers ${JSON.stringify(value) ?? "nothing"} where a number was expected`
    };
  }
  const number3 = Number(text4);
  if (!Number.isFinite(number3))
    return { noData: "infinite", reason: `the query answers ${text4}, beyond any count` };
  if (number3 < 0) {
    return {
      noData: "negative",
      reason: `the query answers ${text4}: a cumulative counter is never negative`
    };
  }
  return number3 === 0 ? 0 : number3;
}

// src/metrics/command.ts
function command2(options5) {
  let last;
  async function run(at2, signal) {
    const env = {
      DEPLOY_CANDIDATE_VERSION: options5.candidate,
      ...options5.baseline === null ? {} : { DEPLOY_BASELINE_VERSION: options5.baseline },
      DEPLOY_AT: String(at2)
    };
    const end = await options5.run(options5.command, env, signal);
    signal.throwIfAborted();
    if (end.state === "timed-out") {
      return { noData: "timeout", reason: "the command that prints counts did not end in time" };
    }
    if (end.state !== "exited" || end.code !== 0) {
      const said = end.lastLines.at(-1);
      const how = end.state === "exited" ? `exited with ${end.code}` : "was not run to its end";
      return {
        noData: "unreachable",
        reason: `the command that prints counts ${how}${said === void 0 ? "" : `: ${said.slice(0, 200)}`}`
      };
    }
    return linesOf3(end.stdout);
  }
  return {
    name: "command",
    async counts(question, at2, signal) {
      if (last?.at !== at2) last = { at: at2, lines: run(at2, signal) };
      const lines = await last.lines;
      return "noData" in lines ? lines : readingOf(lines, question);
    },
    range: () => Promise.resolve({
      noData: "rejected",
      reason: "a command prints the counts of now and has no history"
    }),
    now: () => Promise.resolve(options5.clock())
  };
}
function linesOf3(stdout) {
  const lines = [];
  for (const [index, text4] of stdout.split("\n").entries()) {
    if (text4.trim() === "") continue;
    const line2 = lineOf3(text4);
    if (line2 === void 0) {
      return {
        noData: "malformed",
        reason: `line ${index + 1} of the command's output is not {"version":…,"requests":…}: ${text4.slice(0, 120)}`
      };
    }
    lines.push(line2);
  }
  return lines;
}
function lineOf3(text4) {
  try {
    const value = JSON.parse(text4);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return void 0;
    const { version: version3, series: series2 = "", ...fields } = { ...value };
    return typeof version3 === "string" && typeof series2 === "string" ? { version: version3, series: series2, fields } : void 0;
  } catch {
    return void 0;
  }
}
function readingOf(lines, { query: query3, version: version3 }) {
  const mine = lines.filter((line2) => line2.version === version3);
  const samples = [];
  for (const { series: series2, fields } of mine) {
    if (!Object.hasOwn(fields, query3)) {
      return { noData: "malformed", reason: `the command prints no '${query3}' for version ${version3}` };
    }
    const value = counterOf(fields[query3]);
    if (typeof value !== "number") return value;
    samples.push({ series: series2, value });
  }
  return new Set(samples.map((sample) => sample.series)).size < samples.length ? {
    noData: "wrong_shape",
    reason: `the command prints two lines of version ${version3} for the same series`
  } : { samples };
}

// src/metrics/http.ts
async function answerOf(url, options5) {
  const timeout = AbortSignal.timeout(options5.timeoutMs);
  try {
    const response = await options5.fetch(url, {
      headers: { accept: "application/json", ...options5.headers },
      signal: AbortSignal.any([options5.signal, timeout])
    });
    const text4 = await response.text();
    const date2 = Date.parse(response.headers.get("date") ?? "") / 1e3;
    return {
      host: url.host,
      status: response.status,
      body: jsonOf(text4),
      words: text4.trim().split("\n")[0].slice(0, 120),
      date: Number.isNaN(date2) ? null : date2,
      retryAfter: secondsOf(response.headers.get("retry-after"), date2)
    };
  } catch (error2) {
    options5.signal.throwIfAborted();
    return timeout.aborted ? { noData: "timeout", reason: `${url.host} did not answer within ${options5.timeoutMs / 1e3} s` } : { noData: "unreachable", reason: `${url.host} cannot be reached: ${causeOf(error2)}` };
  }
}
var BY_STATUS = {
  401: "unauthorized",
  403: "unauthorized",
  408: "timeout",
  429: "rate_limited",
  504: "timeout"
};
function failureOf2({ host, status, retryAfter }, words) {
  return {
    noData: BY_STATUS[status] ?? (status >= 500 ? "unreachable" : "rejected"),
    reason: `${host} answers ${status}${words === "" ? "" : `: ${words}`}`,
    ...retryAfter === null ? {} : { retryAfter }
  };
}
function secondsOf(header, now) {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const seconds2 = Date.parse(header) / 1e3 - now;
  return Number.isNaN(seconds2) ? null : Math.max(0, seconds2);
}
function jsonOf(text4) {
  try {
    return JSON.parse(text4);
  } catch {
    return void 0;
  }
}
function causeOf(error2) {
  if (!(error2 instanceof Error)) return String(error2);
  const { cause } = error2;
  return cause instanceof Error && cause.message !== "" ? cause.message : error2.message;
}

// src/metrics/version.ts
var PLACEHOLDER = "{version}";
function withVersion(query3, version3) {
  let out = "";
  let quote = "";
  let opened = 0;
  for (let i = 0; i < query3.length; ) {
    if (query3.startsWith(PLACEHOLDER, i)) {
      const text4 = written2(version3, quote, /[=!]~\s*$/.test(query3.slice(0, opened)));
      if (text4 === void 0) {
        return {
          problem: `version ${JSON.stringify(version3)} cannot be put into the query ${quote === "`" ? "inside backticks" : "outside quotes"}: write "{version}" in double quotes`
        };
      }
      out += text4;
      i += PLACEHOLDER.length;
      continue;
    }
    const char = query3[i];
    if (quote !== "" && quote !== "`" && char === "\\") {
      out += query3.slice(i, i + 2);
      i += 2;
      continue;
    }
    if (quote === "" && (char === '"' || char === "'" || char === "`")) {
      quote = char;
      opened = i;
    } else if (char === quote) {
      quote = "";
    }
    out += char;
    i += 1;
  }
  return out;
}
function written2(version3, quote, asRegex) {
  const text4 = asRegex && quote !== "" ? version3.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") : version3;
  if (quote === '"' || quote === "'") {
    return text4.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll(quote, `\\${quote}`);
  }
  if (quote === "`") return text4.includes("`") ? void 0 : text4;
  return /^[\w:]+$/.test(text4) ? text4 : void 0;
}

// src/metrics/prometheus.ts
var MOST_POINTS = 11e3;
function prometheus(options5) {
  async function ask(path, parameters, signal) {
    const base = options5.url.replace(/\/+$/, "");
    if (!URL.canParse(base)) return { noData: "rejected", reason: `'${options5.url}' is no address` };
    const url = new URL(`${base}/api/v1/${path}`);
    if (url.username !== "" || url.password !== "") {
      return {
        noData: "rejected",
        reason: "the address holds a password: name a variable with a token instead"
      };
    }
    for (const [name2, value] of Object.entries(parameters)) url.searchParams.set(name2, value);
    const token = options5.token?.();
    if (options5.token !== void 0 && !token) {
      return { noData: "unauthorized", reason: `the variable with the token for ${url.host} is empty` };
    }
    return answerOf(url, {
      headers: { ...options5.headers, ...token ? { authorization: `Bearer ${token}` } : {} },
      timeoutMs: options5.timeoutMs ?? 1e4,
      signal,
      fetch: options5.fetch ?? globalThis.fetch
    });
  }
  async function query3(path, { query: text4, version: version3 }, parameters, signal) {
    const expression = withVersion(text4, version3);
    if (typeof expression !== "string") return { noData: "rejected", reason: expression.problem };
    const answer2 = await ask(path, { query: expression, ...parameters }, signal);
    return isUnavailable(answer2) ? answer2 : successOf(answer2);
  }
  async function chunk(question, { from, to, step }, signal) {
    const parameters = { start: seconds(from), end: seconds(to), step: String(step) };
    const success = await query3("query_range", question, parameters, signal);
    return isUnavailable(success) ? success : instantsOf(success, from, to, step);
  }
  return {
    name: "prometheus",
    async counts(question, at2, signal) {
      const success = await query3("query", question, { time: seconds(at2) }, signal);
      return isUnavailable(success) ? success : samplesOf(success);
    },
    async range(question, { from, to, step }, signal) {
      const instants = [];
      const span = (MOST_POINTS - 1) * step;
      for (let start2 = from; start2 <= to; start2 += span + step) {
        const part = await chunk(question, { from: start2, to: Math.min(to, start2 + span), step }, signal);
        if (isUnavailable(part)) return part;
        instants.push(...part);
      }
      return instants;
    },
    async now(signal) {
      const answer2 = await ask("query", { query: "time()" }, signal);
      if (isUnavailable(answer2)) return answer2;
      const success = successOf(answer2);
      if (!isUnavailable(success) && success.type === "scalar") {
        const value = counterOf(isPair(success.result) ? success.result[1] : void 0);
        if (typeof value === "number") return value;
      }
      return answer2.date ?? { noData: "malformed", reason: `${answer2.host} does not tell its time` };
    }
  };
}
var seconds = (at2) => at2.toFixed(3);
function successOf(answer2) {
  const { body, status } = answer2;
  const record2 = isRecord(body) ? body : {};
  if (status !== 200 || record2["status"] === "error") {
    const words = [record2["errorType"], record2["error"]].filter((word2) => typeof word2 === "string").join(": ");
    return failureOf2(answer2, words || answer2.words);
  }
  const { data } = record2;
  if (record2["status"] !== "success" || !isRecord(data) || typeof data["resultType"] !== "string") {
    return {
      noData: "malformed",
      reason: `${answer2.host} does not answer as Prometheus does: ${answer2.words}`
    };
  }
  const { warnings } = record2;
  return {
    type: data["resultType"],
    result: data["result"],
    // Thanos and Mimir warn when a store did not answer: then counts are too low.
    ...Array.isArray(warnings) && warnings.length > 0 ? { partial: warnings.join("; ") } : {}
  };
}
function samplesOf({ type, result, partial: partial2 }) {
  if (type !== "vector" || !Array.isArray(result)) return wrongShape(type, "an instant vector");
  const samples = [];
  for (const series2 of result) {
    const name2 = seriesOf2(series2);
    const value = isRecord(series2) && isPair(series2["value"]) ? counterOf(series2["value"][1]) : histogramOr(series2);
    if (typeof value !== "number") return value;
    samples.push({ series: name2, value });
  }
  return readingOf2(samples, partial2);
}
function readingOf2(samples, partial2) {
  return new Set(samples.map((sample) => sample.series)).size < samples.length ? { noData: "wrong_shape", reason: "two series of the answer have the same labels" } : { samples, ...partial2 === void 0 ? {} : { partial: partial2 } };
}
function instantsOf({ type, result, partial: partial2 }, from, to, step) {
  if (type !== "matrix" || !Array.isArray(result)) return wrongShape(type, "a matrix");
  const count3 = Math.floor((to - from) / step + 1e-6) + 1;
  const samples = Array.from({ length: count3 }, () => []);
  const spoilt = /* @__PURE__ */ new Map();
  for (const series2 of result) {
    const name2 = seriesOf2(series2);
    const values = isRecord(series2) ? series2["values"] : void 0;
    if (!Array.isArray(values)) return histogramOr(series2);
    for (const point of values) {
      if (!isPair(point)) return histogramOr(series2);
      const index = Math.round((Number(point[0]) - from) / step);
      const value = counterOf(point[1]);
      if (typeof value === "number") samples[index]?.push({ series: name2, value });
      else spoilt.set(index, value);
    }
  }
  return samples.map((each, i) => ({
    at: from + i * step,
    reading: spoilt.get(i) ?? readingOf2(each, partial2)
  }));
}
var wrongShape = (type, wanted) => ({
  noData: "wrong_shape",
  reason: `the query answers a ${type} where ${wanted} was expected`
});
var histogramOr = (series2) => isRecord(series2) && ("histogram" in series2 || "histograms" in series2) ? { noData: "wrong_shape", reason: "the query answers native histograms: ask for their count" } : {
  noData: "malformed",
  reason: `a series of the answer has no value: ${JSON.stringify(series2)?.slice(0, 120)}`
};
function seriesOf2(series2) {
  const metric = isRecord(series2) && isRecord(series2["metric"]) ? series2["metric"] : {};
  return JSON.stringify(Object.entries(metric).toSorted(([a], [b]) => a < b ? -1 : 1));
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isPair = (value) => Array.isArray(value) && value.length === 2;

// src/metrics/reads.ts
var NO_BASELINE = { noData: "no_baseline", reason: "there is no baseline to compare with" };
async function readsAt(provider, queries, versions, at2, signal) {
  const asked = /* @__PURE__ */ new Map();
  const ask = (question) => {
    const key = JSON.stringify([question.query, question.version]);
    const reading = asked.get(key) ?? provider.counts(question, at2, signal);
    asked.set(key, reading);
    return reading;
  };
  const arm2 = async ({ requests, events }, version3) => {
    if (version3 === null) return { requests: NO_BASELINE, events: NO_BASELINE };
    const [known2, counted3] = await Promise.all([
      ask({ query: requests, version: version3 }),
      ask({ query: events, version: version3 })
    ]);
    return { requests: known2, events: counted3 };
  };
  const metrics = await Promise.all(
    Object.entries(queries).map(async ([name2, query3]) => {
      const [candidate, baseline] = await Promise.all([
        arm2(query3, versions.candidate),
        arm2(query3, versions.baseline)
      ]);
      return [name2, { candidate, baseline }];
    })
  );
  return { at: at2, metrics: Object.fromEntries(metrics) };
}
async function readsBetween(provider, queries, version3, range2, signal) {
  const past = await Promise.all(
    Object.entries(queries).map(async ([name2, { requests, events }]) => {
      const [known2, counted3] = await Promise.all([
        provider.range({ query: requests, version: version3 }, range2, signal),
        provider.range({ query: events, version: version3 }, range2, signal)
      ]);
      if (isUnavailable(known2)) return [name2, known2];
      if (isUnavailable(counted3)) return [name2, counted3];
      return [
        name2,
        known2.flatMap((instant, i) => {
          const other = counted3[i];
          return other === void 0 ? [] : [{ at: instant.at, requests: instant.reading, events: other.reading }];
        })
      ];
    })
  );
  return Object.fromEntries(past);
}

// src/assembly/observer.ts
var HISTORY_SECONDS = 3 * 3600;
var COMMAND_TIMEOUT_MS = 3e4;
function observerOf({ judge: judge2, env, run, clock, note }) {
  const { provider } = judge2;
  const queries = queriesOf(provider);
  const tick = Math.max(5, Math.min(30, judge2.everyMs / 1e3));
  const { signal } = new AbortController();
  const timeoutMs = Math.min(3e4, Math.max(3e3, judge2.everyMs));
  const providerOf2 = (versions) => provider.kind === "prometheus" ? prometheus({
    url: provider.url,
    timeoutMs,
    ...provider.tokenEnv === void 0 ? {} : { token: () => env[provider.tokenEnv ?? ""] }
  }) : command2({
    command: provider.command,
    candidate: versions.candidate,
    baseline: versions.baseline ?? null,
    clock,
    run: (text4, variables, over) => run(
      { title: "counts", command: text4, env: variables, timeoutMs: COMMAND_TIMEOUT_MS, live: false },
      over
    ).then(
      (end) => end.state === "exited" ? { ...end, state: "exited" } : { ...end, state: end.state }
    )
  });
  const providers = /* @__PURE__ */ new Map();
  const shared = (versions) => {
    const key = JSON.stringify(versions);
    const found = providers.get(key) ?? providerOf2(versions);
    providers.set(key, found);
    return found;
  };
  return {
    async counts(versions) {
      const source = shared(versions);
      const at2 = await source.now(signal);
      const now = typeof at2 === "number" ? at2 : clock();
      return readsAt(
        source,
        queries,
        { candidate: versions.candidate, baseline: versions.baseline ?? null },
        now,
        signal
      );
    },
    async history(versions) {
      if (versions.baseline === void 0) return {};
      const source = shared(versions);
      const at2 = await source.now(signal);
      const to = typeof at2 === "number" ? at2 : clock();
      const past = await readsBetween(
        source,
        queries,
        versions.baseline,
        { from: to - HISTORY_SECONDS, to, step: tick },
        signal
      );
      const counting = countingOf(provider);
      const bins = {};
      for (const [name2, instants] of Object.entries(past)) {
        if ("noData" in instants && isUnavailable(instants)) {
          note(
            `the baseline's past of '${name2}' cannot be read, so it is judged as if errors came alone: ${instants.reason}`
          );
          continue;
        }
        bins[name2] = historyOf(instants, counting[name2] ?? "events");
      }
      return bins;
    }
  };
}
function queriesOf(provider) {
  if (provider.kind === "command") {
    return {
      errors: { requests: "requests", events: "errors" },
      slow: { requests: "requests", events: "slow" }
    };
  }
  return {
    errors: { requests: provider.requests, events: provider.errors },
    ...provider.slow === void 0 ? {} : { slow: { requests: provider.requests, events: provider.slow.query } }
  };
}

// src/assembly/world.ts
function worldOf(settled, access) {
  const { inputs, context, github, runner, cancelled: cancelled2 } = access;
  const workspace = resolve2(context.workspace);
  const pause2 = (ms) => setTimeout2(ms);
  const sleep = (ms) => (
    // A cancellation ends the wait; the loop then sees it.
    setTimeout2(ms, void 0, { signal: cancelled2 }).catch(() => void 0)
  );
  const environment2 = settled.ok ? settled.environment : void 0;
  const rollout2 = environment2?.rollout;
  const judge2 = rollout2?.judge;
  const tokenEnv = judge2?.provider.kind === "prometheus" ? judge2.provider.tokenEnv : void 0;
  const run = shellIn({
    directory: workspace,
    environment: process.env,
    withheld: [...access.secrets, ...tokenEnv === void 0 ? [] : [process.env[tokenEnv] ?? ""]],
    passed: rollout2?.passEnv ?? [],
    print: (text4) => runner.print(text4)
  });
  const releaser = inputs.releaseToken === void 0 ? github : connectGitHub({
    repository: context.repository,
    token: inputs.releaseToken,
    apiUrl: context.apiUrl,
    graphqlUrl: context.graphqlUrl,
    userAgent: "deploy-action",
    timeoutMs: 6e4
  });
  return {
    now: () => github.now(),
    sleep,
    pause: pause2,
    cancelled: cancelled2,
    github,
    releaser,
    ledger: ledgerStore(github, pause2),
    run,
    runUrl: context.runUrl,
    gather: (needs) => gather(needs, {
      github,
      workspace,
      subject: settled.subject,
      environmentName: (key) => (settled.ok ? settled.config.environments[key]?.name : void 0) ?? key,
      ...context.pullRequest === void 0 ? {} : { pullRequest: context.pullRequest },
      ...context.runId === void 0 ? {} : { runId: context.runId }
    }),
    ...rollout2?.traffic === void 0 ? {} : { traffic: commandTraffic(rollout2.traffic, run, pause2) },
    ...judge2 === void 0 ? {} : {
      observer: observerOf({
        judge: judge2,
        env: process.env,
        run,
        clock: () => github.now() / 1e3,
        note: (message) => runner.annotate("notice", message)
      })
    },
    ...rollout2 === void 0 || rollout2.health.length === 0 ? {} : { probe: () => probeHealth(rollout2.health) },
    ...settled.ok && inputs.mode === "release" ? {
      readRelease: () => plannedRelease(workspace, context, inputs.token, {
        sha: settled.subject.sha,
        branch: settled.branch,
        options: settled.config.release,
        contains: async (commit, other) => {
          const compared2 = await github.compare(other, commit);
          return compared2.ok && compared2.value.status === "ahead";
        }
      })
    } : {},
    async pathsBetween(base, head) {
      const source = `compare ${base.slice(0, 7)}...${head.slice(0, 7)}`;
      const compared2 = await github.compare(base, head);
      if (!compared2.ok) return unavailable(failureText(compared2), source);
      if (!compared2.value.complete) return unavailable("GitHub lists only the first 300 files", source);
      return known(compared2.value.paths, source);
    },
    surfaces: surfacesOf({
      github,
      sha: settled.subject.sha,
      name: settled.title,
      runUrl: context.runUrl,
      // A rollback tells on the commits it leaves and returns to, not on the one its workflow runs at.
      readOnly: inputs.dryRun || inputs.mode === "rollback" || inputs.mode === "release-hold",
      fork: context.fork,
      print: (text4) => runner.print(text4),
      warn: (message) => runner.annotate("warning", message),
      note: (message) => runner.annotate("notice", message),
      summarise: (markdown) => runner.summarise(markdown),
      shownAt: (url) => runner.output({ "check-run-url": url })
    })
  };
}

// src/assembly/modes.ts
async function playMode(access, policy) {
  const { inputs, context, runner } = access;
  const settled = await settle2(inputs, context, policy);
  const world = worldOf(settled, access);
  if (!settled.ok) {
    await refuse(settled, world, runner);
    return;
  }
  for (const warning of settled.warnings) {
    const { document, line: line2, column } = warning;
    runner.annotate("warning", sentenceOf(warning), { file: document, line: line2, column });
  }
  const moves = inputs.mode === "deploy" || inputs.mode === "rollback";
  if (moves) runner.remember("environment", settled.environment?.name ?? "");
  const end = await runMode(modeOf(inputs, settled, context), world, {
    dryRun: inputs.dryRun
  });
  runner.remember("ended", "true");
  finish(end, runner, context.attempt);
}
function modeOf(inputs, settled, context) {
  const { config: config2, subject, environment: environment2, place: place3 } = settled;
  const run = { id: context.runId ?? 0, attempt: context.attempt, actor: context.actor, url: context.runUrl };
  const own2 = {
    ...context.runId === void 0 ? {} : { runId: context.runId },
    ...inputs.selfCheckRunId === void 0 ? {} : { checkRunId: inputs.selfCheckRunId }
  };
  switch (inputs.mode) {
    case "gate":
      return gateMode({
        config: config2,
        subject,
        own: own2,
        wait: inputs.wait,
        ...environment2 === void 0 ? {} : { environment: environment2 }
      });
    case "release":
      return releaseMode({ subject, options: config2.release, branch: settled.branch });
    case "deploy":
    case "canary":
    case "rollback":
    case "release-hold":
  }
  if (environment2 === void 0 || place3 === void 0)
    throw new Error(`mode ${inputs.mode} without an environment`);
  const there = { ...subject, environment: place3 };
  if (inputs.mode === "deploy") {
    return deployMode({
      config: config2,
      environment: environment2,
      subject: there,
      version: settled.version,
      ...inputs.baseline === void 0 ? {} : { baselineVersion: inputs.baseline },
      run,
      ...inputs.selfCheckRunId === void 0 ? {} : { checkRunId: inputs.selfCheckRunId },
      head: settled.head
    });
  }
  if (inputs.mode === "rollback") {
    return rollbackMode({
      environment: environment2,
      subject: there,
      reason: inputs.reason ?? `asked for by ${context.actor}`,
      run,
      ...inputs.to === void 0 ? {} : { to: inputs.to }
    });
  }
  if (inputs.mode === "release-hold") {
    return releaseHoldMode({
      environment: environment2,
      subject: there,
      by: context.actor,
      reason: inputs.reason ?? ""
    });
  }
  const { judge: judge2 } = environment2.rollout;
  if (judge2 === void 0) throw new Error("mode canary without a judge");
  return canaryMode({
    subject: there,
    judge: judge2,
    versions: {
      candidate: settled.version,
      ...inputs.baseline === void 0 ? {} : { baseline: inputs.baseline }
    },
    share: inputs.weight ?? 0.5,
    durationMs: inputs.durationMs
  });
}
async function refuse(settled, world, runner) {
  for (const { message, at: at2 } of settled.problems) runner.annotate("error", message, at2);
  const decision = settled.decision;
  await world.surfaces.publish(
    {
      schemaVersion: 1,
      title: settled.title,
      startedAt: world.now(),
      decision,
      receipts: [],
      timeline: [],
      links: []
    },
    { final: true, step: "refused" }
  );
  runner.output({
    decision: decision.outcome,
    "reason-code": decision.reasonCode,
    result: JSON.stringify({ ...decision, receipts: [] })
  });
  runner.fail(`${decision.summary}
${settled.problems.map(({ line: line2 }) => line2).join("\n")}`);
}
function finish({ decision, receipts, outputs, report }, runner, attempt) {
  const { environment: environment2, sha } = decision.subject;
  const place3 = (environment2 ?? decision.question).replaceAll(/[^\w-]+/g, "-");
  runner.saveReport(
    `decision-${decision.question}-${place3}-${sha.slice(0, 12)}-${attempt}`,
    `${JSON.stringify(report, null, 2)}
`
  );
  runner.output({
    decision: decision.outcome,
    "reason-code": decision.reasonCode,
    result: JSON.stringify({ ...decision, receipts }),
    ...outputs
  });
  for (const { gate, verdict, reason } of decision.findings) {
    if (verdict === "warn") runner.annotate("warning", `${gate}: ${reason}`);
  }
  if (decision.outcome !== "proceed") runner.fail(`${decision.reasonCode}: ${decision.summary}`);
}
export {
  playMode
};
