/** Fields that may be undefined as ones that may be absent. */
type Stated<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The facts that are there: absent ones have no key. */
export function stated<T extends object>(facts: T): Stated<T> {
	return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Stated<T>;
}
