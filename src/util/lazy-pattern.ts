/** A pattern that is made when it is first asked for: V8 works out what `\p{…}` holds while it reads a file, needed or not. */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
