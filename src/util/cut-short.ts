/**
 * Whether a character of user or password that is not percent-encoded has ended the host of an address: what is behind it
 * then looks like a part of the path, and `postgres://app:p@ss/word@db/shop` like the host `ss`.
 */
export function isCutShort(url: URL): boolean {
  const rest = [url.pathname, ...url.searchParams.keys()];
  return url.hash !== "" || rest.some((text) => text.includes("@"));
}
