/** Whether a value that was read from a file is a `T`. */
export type Shape<T> = (value: unknown) => value is T;

export const aString: Shape<string> = (value): value is string => typeof value === "string";
export const aNumber: Shape<number> = (value): value is number => Number.isFinite(value);
export const aBoolean: Shape<boolean> = (value): value is boolean => typeof value === "boolean";

export function oneOf<T extends string>(...values: readonly T[]): Shape<T> {
  return (value): value is T => values.some((one) => one === value);
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

export function aListOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every((one) => shape(one));
}

export function aPairOf<A, B>(first: Shape<A>, second: Shape<B>): Shape<readonly [A, B]> {
  return (value): value is readonly [A, B] =>
    Array.isArray(value) && value.length === 2 && first(value[0]) && second(value[1]);
}

/** An object whose fields all have their shapes. The compiler asks for every field of `T`. */
export function anObject<T extends object>(fields: { readonly [Name in keyof T]: Shape<T[Name]> }): Shape<T> {
  const shapes: readonly (readonly [string, Shape<unknown>])[] = Object.entries(fields);
  return (value): value is T => {
    if (typeof value !== "object" || value === null) return false;
    const found = new Map<string, unknown>(Object.entries(value));
    return shapes.every(([name, shape]) => shape(found.get(name)));
  };
}
