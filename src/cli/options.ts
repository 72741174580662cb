/** What a command takes, as plain data in oclif's shape: its manifest and its help are made from these. */

interface CommonFlag {
  readonly summary: string;
  /** The short form: `m` for `-m`. */
  readonly char?: string;
  readonly helpGroup?: string;
  /** Options that do not go together with this one. */
  readonly exclusive?: readonly string[];
}

/** An option without a value. */
export interface BooleanFlag extends CommonFlag {
  readonly type: "boolean";
}

/** An option with a value, any or one of `options`. */
export interface ValueFlag extends CommonFlag {
  readonly type: "option";
  readonly helpValue?: string;
  readonly options?: readonly string[];
  /** It may be given several times. */
  readonly multiple?: true;
}

export type Flags = Readonly<Record<string, BooleanFlag | ValueFlag>>;

export interface Argument {
  readonly description: string;
  readonly required?: boolean;
}

export type Arguments = Readonly<Record<string, Argument>>;

/** What parsing makes of {@link Flags}. */
export type FlagValues<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends BooleanFlag
    ? boolean
    : F[K] extends { readonly options: readonly (infer Option)[] }
      ? Option | undefined
      : F[K] extends { readonly multiple: true }
        ? readonly string[] | undefined
        : string | undefined;
};

/** What parsing makes of {@link Arguments}. */
export type ArgumentValues<A extends Arguments> = {
  readonly [K in keyof A]: A[K] extends { readonly required: true } ? string : string | undefined;
};
