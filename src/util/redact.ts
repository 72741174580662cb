/** Takes passwords out of text that people, logs or `--json` will see. */

const mask = "***";

/**
 * A database address for display: the password, and secrets among the parameters, as `***`. Works on addresses that
 * no parser accepts, such as one whose password holds `@` or `/`.
 *
 * @example
 * redactUrl("postgres://app:s3cret@db/shop?sslpassword=x"); // "postgres://app:***@db/shop?sslpassword=***"
 */
export function redactUrl(url: string): string {
  // Up to the last @: hiding a part of the host is better than showing a part of the password.
  const hidden = url.replace(
    /^([a-z][a-z0-9+.-]*:\/\/+[^:@/\s]*):.*@/is,
    (_, user: string) => `${user}:${mask}@`,
  );
  return redactPairs(hidden);
}

/**
 * Any text for display: every secret given, every `user:password@` of an address in it, and the values of
 * `password=…`, `"token": "…"` and the like as `***`.
 *
 * @param secrets values that must not be seen, however they are written (as they are or percent-encoded)
 */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  let result = text;
  const spellings = secrets.flatMap((secret) => (secret ? [secret, encodeURIComponent(secret)] : []));
  for (const secret of [...new Set(spellings)].sort((a, b) => b.length - a.length)) {
    result = replaceSecret(result, secret);
  }
  result = result.replace(
    /\b([a-z][a-z0-9+.-]*:\/\/[^:@/\s"'`]*):[^\s"'`]*@/gi,
    (_, user: string) => `${user}:${mask}@`,
  );
  return redactPairs(result);
}

// A short secret is a part of many words; it is hidden only where it stands alone.
function replaceSecret(text: string, secret: string): string {
  if (secret.length >= 4) return text.replaceAll(secret, mask);
  const escaped = secret.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, "gu"), mask);
}

// Unquoted values count after `=` only: "password: " in prose is followed by words.
const pair = new RegExp(
  String.raw`\b((?:[a-z]+[_-]?)?(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key)["']?\s*)` +
    String.raw`([:=]\s*(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\x60(?:\\.|[^\x60\\])*\x60)|=\s*[^\s&;,"'\x60)\]}]+)`,
  "gi",
);

function redactPairs(text: string): string {
  return text.replace(pair, (_, name: string, rest: string) => {
    const [, sign = "", quote = ""] = /^([:=]\s*)(["'`]?)/.exec(rest) ?? [];
    return `${name}${sign}${quote}${mask}${quote}`;
  });
}

/**
 * The error itself when no secret shows in it, else a copy of name, message and stack without them: an invalid URL,
 * for one, travels with the error that `new URL` throws.
 */
export function withoutSecrets(thrown: unknown): unknown {
  if (typeof thrown === "string") return redact(thrown);
  if (!(thrown instanceof Error)) return thrown;
  const texts = ["name", "message", "stack", ...Object.keys(thrown)].flatMap((key) => {
    const value: unknown = Reflect.get(thrown, key);
    return typeof value === "string" ? [[key, value, redact(redactUrl(value))] as const] : [];
  });
  const cause = withoutSecrets(thrown.cause);
  if (cause === thrown.cause && texts.every(([, value, hidden]) => value === hidden)) return thrown;
  const copy = new Error(thrown.message, cause === undefined ? undefined : { cause });
  for (const [key, , hidden] of texts) {
    Object.defineProperty(copy, key, {
      value: hidden,
      configurable: true,
      writable: true,
      enumerable: false,
    });
  }
  return copy;
}
