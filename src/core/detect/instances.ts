// What the fields of an object are by the call that made it: `Spec("org/name", revision="main").revision`.
import type { Call, Expression, Region } from '../syntax/shapes';
import type { CalleePath } from './calleePath';
import { lastName } from './parts';
import type { Scopes } from './scopes';

/** The argument of `call` that becomes the field `name`; undefined when it is not given, or the class not in view. */
export function fieldGiven(
	call: Call,
	name: string,
	scopes: Scopes,
	path: (callee: Expression) => CalleePath,
): Expression | undefined {
	const { local } = path(call.callee);
	const fields = local?.kind === 'class' ? fieldsOf(local, name, scopes) : namedTuple(call, scopes);
	if (!fields) {
		return undefined;
	}
	const { names, parameter = name } = fields;
	const placed = call.arguments.filter((one) => one.name === undefined);
	const at = names.indexOf(parameter);
	const given = call.arguments.find((one) => one.name === parameter) ?? (at === -1 ? undefined : placed[at]);
	return placed.some((one) => one.spread) ? undefined : given?.value;
}

interface Fields {
	/** What the class is called with, in order. */
	readonly names: readonly string[];
	/** The one that becomes the field asked for, when it has another name. */
	readonly parameter?: string;
}

/** Of a class with a constructor its parameters; else its fields as they are declared, as in a dataclass. */
function fieldsOf(owner: Region, name: string, scopes: Scopes): Fields | undefined {
	const made = (scopes.method(owner, '__init__') ?? scopes.method(owner, 'constructor'))?.defines;
	if (!made) {
		const names = scopes.declared(owner);
		return names.includes(name) ? { names } : undefined;
	}
	const set = scopes.attributes(name, owner).find((one) => one.value?.kind === 'name')?.value;
	return set?.kind === 'name'
		? { names: scopes.parameters(made).filter((one) => one !== 'self'), parameter: set.name }
		: undefined;
}

/** `Spec = namedtuple("Spec", "id revision")`, also with a list of names. */
function namedTuple({ callee }: Call, scopes: Scopes): Fields | undefined {
	const name = lastName(callee);
	const made = name === undefined ? undefined : scopes.atTop(name).at(-1)?.value;
	if (made?.kind !== 'call' || lastName(made.callee)?.toLowerCase() !== 'namedtuple') {
		return undefined;
	}
	const fields = made.arguments[1]?.value;
	const texts = (items: readonly Expression[]) =>
		items.flatMap((one) => {
			const field = one.kind === 'list' ? one.items[0] : one;
			return field?.kind === 'string' ? [field.value] : [];
		});
	return fields?.kind === 'string'
		? { names: fields.value.split(/[\s,]+/) }
		: fields?.kind === 'list'
			? { names: texts(fields.items) }
			: undefined;
}
