// Calls that give back one of their arguments, and calls that declare an option with a default. Rows, not code.
import type { Call, Expression } from '../syntax/shapes';

/** The last names of calls that may give back a default, and where it stands. */
const defaults: Readonly<Record<string, { readonly at?: number; readonly key?: string }>> = {
	// os.environ.get("NAME", "org/name"), settings.get(…)
	get: { at: 1 },
	getenv: { at: 1, key: 'default' },
	getattr: { at: 2 },
	pop: { at: 1 },
	setdefault: { at: 1 },
	// dataclasses.field(default=…), pydantic.Field("org/name"), attrs
	field: { key: 'default' },
	Field: { at: 0, key: 'default' },
	attrib: { at: 0, key: 'default' },
	// typer.Option("org/name"), typer.Argument(…), fastapi.Query(…), environs, decouple
	Option: { at: 0, key: 'default' },
	Argument: { at: 0, key: 'default' },
	Query: { at: 0, key: 'default' },
	Form: { at: 0, key: 'default' },
	Input: { key: 'default' },
	config: { key: 'default' },
	env: { at: 1, key: 'default' },
	// What leaves a text as it is, or nearly so.
	str: { at: 0 },
	String: { at: 0 },
	param: { at: 0 },
};

/** What `call` gives back when nothing else is set. */
export function defaultIn(call: Call): Expression | undefined {
	const name = call.callee.kind === 'name' || call.callee.kind === 'member' ? call.callee.name : '';
	const row = Object.hasOwn(defaults, name) ? defaults[name] : undefined;
	if (row === undefined) {
		return undefined;
	}
	const named = row.key === undefined ? undefined : call.arguments.find((one) => one.name === row.key);
	const placed = call.arguments.filter((one) => one.name === undefined && !one.spread);
	return (named ?? (row.at === undefined ? undefined : placed[row.at]))?.value;
}

/** Calls that declare an option of a program; its name is the first argument. */
const declarations: Readonly<Record<string, { readonly at?: number; readonly key: string }>> = {
	add_argument: { key: 'default' },
	option: { key: 'default' },
	argument: { key: 'default' },
	DEFINE_string: { at: 1, key: 'default' },
};

/** The name and default of the option that `call` declares: `parser.add_argument("--model-name", default="org/name")`. */
export function destinationOf(
	call: Call,
	callee: string | undefined,
): { readonly name: string; readonly value: Expression } | undefined {
	const row = callee !== undefined && Object.hasOwn(declarations, callee) ? declarations[callee] : undefined;
	if (row === undefined) {
		return undefined;
	}
	const placed = call.arguments.filter((one) => one.name === undefined && !one.spread);
	const value = (
		call.arguments.find((one) => one.name === row.key) ?? (row.at === undefined ? undefined : placed[row.at])
	)?.value;
	const destination = call.arguments.find((one) => one.name === 'dest')?.value;
	const flags = placed.flatMap((one) => (one.value.kind === 'string' ? [one.value.value] : []));
	// absl takes all of it by name, too: `DEFINE_string(name="tokenizer", default="org/name", help="")`.
	const called =
		callee === 'DEFINE_string' ? call.arguments.find((one) => one.name === 'name')?.value : undefined;
	const flag =
		called?.kind === 'string' ? called.value : (flags.find((one) => one.startsWith('--')) ?? flags[0]);
	const name =
		destination?.kind === 'string' ? destination.value : flag?.replace(/^-+/, '').replaceAll('-', '_');
	return name && value ? { name, value } : undefined;
}
