/** The files of SQL that views and routines have their texts in. */
import type { Registry } from "./registry.js";

/** A file that is named, and by which. */
export interface NamedTextFile {
  readonly from: string;
  readonly path: string;
}

/** All that classes and declarations name. */
export function textFilesOf({ views, definitions }: Registry): readonly NamedTextFile[] {
  const sources: { readonly from: string | undefined; readonly source: unknown }[] = [
    ...views.map(({ file, view }) => ({ from: file, source: view.options.as })),
    ...definitions.map(({ file, definition }) => {
      const options = definition.declared?.options;
      return { from: file, source: options !== undefined && "body" in options ? options.body : undefined };
    }),
  ];
  return sources.flatMap(({ from, source }) => {
    const isFile = typeof source === "object" && source !== null && "file" in source;
    return isFile && typeof source.file === "string" && from !== undefined
      ? [{ from, path: source.file }]
      : [];
  });
}
