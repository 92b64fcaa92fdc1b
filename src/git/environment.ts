/** A key and value of git's configuration. */
export type ConfigEntry = readonly [key: string, value: string];

// Where programs, home, proxies and keys are. Everything else (GIT_DIR, GIT_TRACE, an editor, tokens) stays out.
const PASSED = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
  'USERPROFILE',
  'PROGRAMDATA',
  'APPDATA',
  'XDG_CONFIG_HOME',
  'SSH_AUTH_SOCK',
  'GIT_SSH_COMMAND',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_SSL_CAINFO',
  'SSL_CERT_FILE',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
] as const;

const FIXED = {
  GIT_TERMINAL_PROMPT: '0',
  GCM_INTERACTIVE: 'never',
  GIT_OPTIONAL_LOCKS: '0',
  // A replacement ref would let a checkout tell another history than the one that was pushed.
  GIT_NO_REPLACE_OBJECTS: '1',
  LC_ALL: 'C',
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment git runs in: listed variables, and configuration after what GIT_CONFIG_COUNT already holds. */
export function gitEnvironment(
  environment: Environment,
  config: readonly ConfigEntry[],
): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of PASSED) {
    const value = environment[name];
    if (value !== undefined) passed[name] = value;
  }
  const entries = [...inherited(environment), ...config];
  if (entries.length > 0) passed['GIT_CONFIG_COUNT'] = String(entries.length);
  for (const [index, [key, value]] of entries.entries()) {
    passed[`GIT_CONFIG_KEY_${index}`] = key;
    passed[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return { ...passed, ...FIXED };
}

function inherited(environment: Environment): ConfigEntry[] {
  const count = Number(environment['GIT_CONFIG_COUNT'] ?? 0);
  if (!Number.isInteger(count) || count < 0 || count > 1000) return [];
  return Array.from({ length: count }, (_, index): ConfigEntry => [
    environment[`GIT_CONFIG_KEY_${index}`] ?? '',
    environment[`GIT_CONFIG_VALUE_${index}`] ?? '',
  ]).filter(([key]) => key !== '');
}

/**
 * Configuration that authorises fetching from `url` (https) with a token. The empty value first takes back a header that a checkout left
 * in the repository: GitHub answers 400 to two of them.
 */
export function authorisation(url: string, token: string): ConfigEntry[] {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/u.test(parsed.protocol)) return [];
  const key = `http.${parsed.origin}${parsed.pathname}.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
  return [
    [key, ''],
    [key, `AUTHORIZATION: basic ${basic}`],
  ];
}
